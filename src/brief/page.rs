//! A brief as the page that leaves the building. Every quote keeps its attribution, its source and how it stands, and
//! what is not proved is stamped: none of that can be switched off.

use super::ground::Ground;
use super::item::Composer;
use super::key::key;
use super::standing::{at_end, at_head, common_time};
use super::words;
use super::{Brief, Source};
use crate::dossier::Dossier;
use crate::export::{Column, Node, Sheet, Table, Value};

/// Above what the terms mean.
const KEY: &str = "Words used on this page";

/// A page in its parts, so that it can be read from any item on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands before the items, and can stand alone: the title, for whom it is, as of when and of what, how its
    /// quotes stand, and what is on it.
    pub head: Vec<Node>,
    /// What each item comes to.
    pub items: Vec<Vec<Node>>,
    /// What stands behind the items: what the terms mean, the sources, and what all of it is worth.
    pub closing: Vec<Node>,
}

impl Page {
    /// Composes the page of a brief.
    pub fn of(brief: &Brief, on: Ground<'_>) -> Page {
        let title = Node::Heading(1, title(brief, on.dossier));
        let head = vec![title, Node::Fields(at_head(brief, on))];
        let mut composer = Composer::new(on, common_time(brief), true);
        let items: Vec<Vec<Node>> = brief.items.iter().map(|item| composer.item(item)).collect();
        let end = end(brief, on, composer.rest_of_notes());
        let terms = key(head.iter().chain(items.iter().flatten()).chain(&end));
        let mut closing = Vec::new();
        if !terms.is_empty() {
            closing.push(Node::Heading(2, KEY.to_string()));
            closing.push(Node::Fields(terms));
        }
        closing.extend(end);
        Page { head, items, closing }
    }
}

/// The whole page.
pub fn sheet(brief: &Brief, on: Ground<'_>) -> Sheet {
    let Page { head, items, closing } = Page::of(brief, on);
    Sheet {
        title: title(brief, on.dossier),
        marking: brief.head.handling.clone(),
        language: "en".to_string(),
        nodes: [head, items.concat(), closing].concat(),
        ..Sheet::default()
    }
}

/// The title; that of the dossier where it has none.
pub fn title(brief: &Brief, d: &Dossier) -> String {
    let own = brief.head.title.trim();
    if own.is_empty() { d.title.clone() } else { own.to_string() }
}

/// What stands behind the items but for the key.
fn end(brief: &Brief, on: Ground<'_>, rest: Vec<(String, String)>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let sources = brief.sources();
    if !sources.is_empty() {
        nodes.push(Node::Heading(2, "Sources".to_string()));
        nodes.push(Node::Table(source_table(&sources, on.short)));
    }
    if !rest.is_empty() {
        nodes.push(Node::Heading(2, "Dossier’s notes, continued".to_string()));
        let note = |(under, rest): (String, String)| format!("On “{under}”: … {rest}");
        nodes.extend(rest.into_iter().map(note).map(Node::Note));
    }
    nodes.push(Node::Heading(2, "About this page".to_string()));
    nodes.push(Node::Fields(at_end(brief, on)));
    nodes
}

const SOURCE_COLUMNS: [Column; 4] = [
    Column::new("source", "Source"),
    Column::new("published_on", "Published"),
    Column::new("kind", "Kind, reliability"),
    Column::new("url", "Address"),
];

const SHORT_COLUMNS: [Column; 2] = [Column::new("source", "Source"), Column::new("url", "Address")];

fn source_table(sources: &[&Source], short: bool) -> Table {
    let row = |source: &&Source| {
        let author =
            if source.author.is_empty() { String::new() } else { format!("{}, ", source.author) };
        let title = if source.title.is_empty() {
            String::new()
        } else {
            format!(", “{}”", source.title)
        };
        let name = format!("{author}{}{title}", source.publisher);
        let url = match source.url.as_str() {
            "" => Value::Absent,
            url => Value::Address(url.to_string()),
        };
        let published = words::published(&source.published_on);
        let kind = words::kind(&source.kind, &source.reliability);
        if short {
            return vec![Value::Text(format!("{name}, {published} · {kind}")), url];
        }
        vec![Value::Text(name), Value::Text(published), Value::Text(kind), url]
    };
    let columns = if short { SHORT_COLUMNS.to_vec() } else { SOURCE_COLUMNS.to_vec() };
    Table { columns, rows: sources.iter().map(row).collect() }
}
