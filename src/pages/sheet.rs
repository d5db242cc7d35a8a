//! A page as it is printed, and as a file: with its title, and a closing block that says of what and of when it is.

use super::filter::asked_in_words;
use super::page::Page;
use crate::dossier::Dossier;
use crate::dossier::date::Date;
use crate::export::{Form, Format, Node, Print, Sheet};
use crate::insight::as_of::Time;
use crate::insight::holdings::Holdings;
use crate::insight::when;
use crate::scope::Scope;
use crate::text::words::capital;

/// What a file says of itself.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    pub title: &'a str,
    pub dossier: &'a Dossier,
    pub held: &'a Holdings,
    /// As of when, and what of that is listed.
    pub scope: &'a Scope,
    /// The day on which it is made, as `2026-01-31`.
    pub today: &'a str,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: &'a str,
}

/// A page as it is printed, no wider than so many columns where a terminal shows it; for people with the time that
/// it is of, where that is not all of time.
pub fn printed(page: &dyn Page, format: Format, time: Time, columns: Option<usize>) -> Vec<u8> {
    let nodes = match format {
        Format::Json => vec![Node::Table(page.nested())],
        Format::Csv => vec![Node::Table(page.spreadsheet())],
        _ => of_time(page.nodes(), time),
    };
    format.printed(&nodes, columns)
}

/// The same, ready to be written: a page of many rows is never held whole.
pub fn print(page: &dyn Page, format: Format, time: Time, columns: Option<usize>) -> Print<'_> {
    match format {
        Format::Json if let Some(rows) = page.flow() => Print::Json(rows),
        Format::Csv if let Some(rows) = page.flow() => Print::Csv(rows),
        Format::Table | Format::Text if let Some(rows) = page.flow_for_people() => {
            let mut above = format.printed(&of_time(Vec::new(), time), columns);
            if !above.is_empty() {
                above.push(b'\n');
            }
            Print::Table { above, rows, width: columns }
        }
        _ => Print::Whole(printed(page, format, time, columns)),
    }
}

/// A page that says below its title of which time it is, and by which clock.
pub fn of_time(mut nodes: Vec<Node>, time: Time) -> Vec<Node> {
    if let Some(words) = when::sentence(time) {
        let is_title = matches!(nodes.first(), Some(Node::Heading(1, _)));
        nodes.insert(usize::from(is_title), Node::Note(words));
    }
    nodes
}

/// The bytes of a file: the page with its closing block, or the table alone.
pub fn bytes(paper: Paper<'_>, page: &dyn Page, format: Format) -> Vec<u8> {
    match format.form() {
        Form::Data => printed(page, format, paper.scope.time, None),
        Form::Printed | Form::Sheet | Form::Sources => format.document(&sheet(paper, page)),
    }
}

fn sheet(paper: Paper<'_>, page: &dyn Page) -> Sheet {
    let mut nodes = page.on_paper();
    let title = format!("{}: {}", paper.title, paper.dossier.title);
    // A page has a title of its own, or is a table without one.
    if !matches!(nodes.first(), Some(Node::Heading(1, _))) {
        nodes.insert(0, Node::Heading(1, title.clone()));
    }
    nodes.push(Node::Heading(2, "About this page".to_string()));
    nodes.push(Node::Fields(standing(paper, page)));
    let is_wide = page.is_wide();
    Sheet { title, marking: String::new(), language: "en".to_string(), is_wide, nodes }
}

fn standing(paper: Paper<'_>, page: &dyn Page) -> Vec<(String, String)> {
    let time = paper.scope.time;
    let made = Date::parse(paper.today).map_or(String::new(), |date| date.in_words());
    let as_of = match time.as_of {
        Some(day) => when::day(day, time.clock),
        None => "all that the dossier holds".to_string(),
    };
    let since = time.since.map(|day| {
        let day = Date::of_day(day).in_words();
        // The clock is said once.
        let clock = match time.as_of {
            Some(_) => String::new(),
            None => format!(", {}", when::by_when(time.clock)),
        };
        ("Since", format!("{day}{clock}"))
    });
    let listed = listed(paper.scope, page).map(|words| ("Listed here", words));
    let held = capital(&paper.held.documents_in_words());
    let fields = [("Made on", made), ("As of", as_of)].into_iter().chain(since).chain(listed);
    let fields = fields.chain([("Sources held", held)]);
    let fields = fields.chain(of_dossier(paper.dossier, paper.fingerprint));
    fields.map(|(label, text)| (label.to_string(), text)).collect()
}

/// That not everything is listed, and what is; `None` where everything is.
fn listed(scope: &Scope, page: &dyn Page) -> Option<String> {
    let only: Vec<String> = page.only().into_iter().chain(asked_in_words(scope)).collect();
    if only.is_empty() {
        return None;
    }
    let counted = page.counted().map_or(String::new(), |count| format!(": {count}"));
    Some(format!("only {}{counted}", only.join("; ")))
}

/// From which dossier a page is, and its hash; empty for one that is not known.
pub fn of_dossier(d: &Dossier, fingerprint: &str) -> [(&'static str, String); 2] {
    let hash = match fingerprint {
        "" => "not known".to_string(),
        hash => format!("sha256 {hash}"),
    };
    [("Dossier", format!("{} ({})", d.title, d.id)), ("Dossier’s hash", hash)]
}
