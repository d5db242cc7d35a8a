//! A page as a file: with its title, and a closing block that says of what and of when it is.

use super::Page;
use crate::dossier::Dossier;
use crate::dossier::date::Date;
use crate::export::{Node, Sheet, csv, docx, html, json, markdown, plain};
use crate::insight::as_of::Time;
use crate::insight::holdings::Holdings;
use crate::text::words::capital;

/// The formats of such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Docx,
    Html,
    Md,
    Txt,
    Json,
    Csv,
}

/// What a file says of itself.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    pub title: &'a str,
    pub dossier: &'a Dossier,
    pub held: &'a Holdings,
    pub time: Time,
    /// The day on which it is made, as `2026-01-31`.
    pub today: &'a str,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: &'a str,
}

/// The bytes of a file: the page with its closing block, or the table alone.
pub fn bytes(paper: Paper<'_>, page: &dyn Page, format: Format) -> Vec<u8> {
    let sheet = || sheet(paper, page.nodes());
    match format {
        Format::Docx => docx::document(&sheet()),
        Format::Html => html::document(&sheet()),
        Format::Md => markdown::document(&sheet()),
        Format::Txt => plain::document(&sheet()),
        Format::Json => json::page(&[Node::Table(page.nested())]),
        Format::Csv => csv::page(&[Node::Table(page.table())]),
    }
}

fn sheet(paper: Paper<'_>, mut nodes: Vec<Node>) -> Sheet {
    let title = format!("{}: {}", paper.title, paper.dossier.title);
    // A page has a title of its own, or is a table without one.
    if !matches!(nodes.first(), Some(Node::Heading(1, _))) {
        nodes.insert(0, Node::Heading(1, title.clone()));
    }
    nodes.push(Node::Heading(2, "How this stands".to_string()));
    nodes.push(Node::Fields(standing(paper)));
    Sheet { title, marking: String::new(), language: "en".to_string(), nodes }
}

fn standing(paper: Paper<'_>) -> Vec<(String, String)> {
    let made = Date::parse(paper.today).map_or(String::new(), |date| date.in_words());
    let as_of = match paper.time.as_of {
        Some(day) => {
            format!("{}, as {}", Date::of_day(day).in_words(), paper.time.clock.name())
        }
        None => "all that the dossier holds".to_string(),
    };
    let since = paper.time.since.map(|day| ("Since", Date::of_day(day).in_words()));
    let held = capital(&paper.held.documents_in_words());
    let fields = [("Made on", made), ("As of", as_of)].into_iter().chain(since);
    let fields = fields.chain([("Sources held", held)]);
    let fields = fields.chain(of_dossier(paper.dossier, paper.fingerprint));
    fields.map(|(label, text)| (label.to_string(), text)).collect()
}

/// From which dossier a page is, and its hash; empty for one that is not known.
pub fn of_dossier(d: &Dossier, fingerprint: &str) -> [(&'static str, String); 2] {
    let hash = match fingerprint {
        "" => "not known".to_string(),
        hash => format!("sha256 {hash}"),
    };
    [("Dossier", format!("{} ({})", d.title, d.id)), ("Dossier’s hash", hash)]
}
