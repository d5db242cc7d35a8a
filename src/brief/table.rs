//! A brief for other programs: one row for each quote, and all of it as JSON.

use serde::Serialize;

use super::became::new_in_words;
use super::ground::Ground;
use super::page::title;
use super::proof::proof;
use super::standing::in_data;
use super::{Brief, Item, ItemKind, Part, Quoted};
use crate::export::{Column, Table, Value, json};

const fn column(key: &'static str, title: &'static str) -> Column {
    Column::new(key, title)
}

const COLUMNS: [Column; 23] = [
    column("item", "Item"),
    column("kind", "Kind"),
    column("heading", "Heading"),
    column("title", "Title"),
    column("note", "Note"),
    column("says", "Says"),
    column("part", "Part"),
    column("position", "Position"),
    column("headline", "Stance"),
    column("summary", "Summary"),
    column("facts", "Facts"),
    column("prefix", "Before"),
    column("exact", "Quote"),
    column("suffix", "After"),
    column("translation", "Translation"),
    column("attribution", "Attribution"),
    column("citation", "Citation"),
    column("document", "Document"),
    column("verdict", "Verdict"),
    column("standing", "How it stands"),
    column("printed", "Printed"),
    column("date", "Said"),
    column("changed", "Changed since"),
];

/// The rows: one for each quote, printed or not, those behind its facts last; an item without quotes has one row of its own.
pub fn table(brief: &Brief, on: Ground<'_>) -> Table {
    let mut heading = String::new();
    let mut rows = Vec::new();
    for (n, item) in brief.items.iter().enumerate() {
        if let ItemKind::Heading(text) = &item.what {
            heading.clone_from(text);
        }
        let before = rows.len();
        if let Some(kept) = item.excerpt() {
            let own = kept.snapshot.quotes().count();
            for (number, (part, quote)) in kept.snapshot.all_quotes().into_iter().enumerate() {
                let prints = number < own && kept.prints(number);
                rows.push(row(n, item, &heading, Some((part, quote, prints)), on));
            }
        }
        if rows.len() == before {
            rows.push(row(n, item, &heading, None, on));
        }
    }
    Table { columns: COLUMNS.to_vec(), rows }
}

fn row(
    number: usize,
    item: &Item,
    heading: &str,
    quoted: Option<(Option<&Part>, &Quoted, bool)>,
    on: Ground<'_>,
) -> Vec<Value> {
    let text = |text: &str| match text {
        "" => Value::Absent,
        text => Value::Text(text.to_string()),
    };
    let (kind, says, date) = match &item.what {
        ItemKind::Heading(_) => ("heading", String::new(), ""),
        ItemKind::Text => ("note", String::new(), ""),
        ItemKind::Excerpt(kept) => {
            let snapshot = &kept.snapshot;
            (snapshot.of.kind(), snapshot.says.join(" "), snapshot.date.as_str())
        }
    };
    let title = if matches!(item.what, ItemKind::Text) { "" } else { item.title() };
    let part = quoted.and_then(|(part, ..)| part);
    let quote = quoted.map(|(_, quote, _)| quote);
    let proof = quote.map(|quote| proof(on.dossier, on.proofs, quote));
    let of_part = |get: fn(&Part) -> &String| part.map_or(Value::Absent, |part| text(get(part)));
    let of_quote = |get: fn(&Quoted) -> &String| quote.map_or(Value::Absent, |q| text(get(q)));
    let facts = part.map_or(Vec::new(), |part| {
        part.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.text)).collect()
    });
    let changed = on.became.get(&item.id).map_or(Vec::new(), |became| {
        became.changed.iter().cloned().chain(new_in_words(became, on)).collect()
    });
    vec![
        Value::Number(number as u64 + 1),
        text(kind),
        text(heading),
        text(title),
        text(&item.note),
        text(&says),
        of_part(|part| &part.label),
        of_part(|part| &part.position),
        of_part(|part| &part.headline),
        of_part(|part| &part.summary),
        Value::List(facts),
        of_quote(|quote| &quote.prefix),
        of_quote(|quote| &quote.exact),
        of_quote(|quote| &quote.suffix),
        of_quote(|quote| &quote.translation),
        Value::List(quote.map_or(Vec::new(), |quote| quote.chain.clone())),
        of_quote(|quote| &quote.citation),
        of_quote(|quote| &quote.document),
        proof.as_ref().map_or(Value::Absent, |proof| text(proof.label)),
        proof.as_ref().map_or(Value::Absent, |proof| text(&proof.clause)),
        quoted.map_or(Value::Absent, |(.., prints)| Value::Flag(prints)),
        text(date),
        Value::List(changed),
    ]
}

/// All of a brief, exactly, with how each quote stands.
#[derive(Serialize)]
struct Exported<'b> {
    title: String,
    made_on: &'b str,
    standing: Vec<Labelled>,
    dossier_sha256: &'b str,
    brief: &'b Brief,
    quotes: Vec<Stands<'b>>,
    changed: Vec<Changed<'b>>,
}

#[derive(Serialize)]
struct Labelled {
    label: String,
    text: String,
}

/// How one quote stands: of which item, by its number there, counted from 0.
#[derive(Serialize)]
struct Stands<'b> {
    item: u32,
    quote: usize,
    printed: bool,
    document: &'b str,
    exact: &'b str,
    worth: &'static str,
    verdict: &'static str,
    standing: String,
}

#[derive(Serialize)]
struct Changed<'b> {
    item: u32,
    changes: &'b [String],
    /// The ids of the records that are new on its actor and topic.
    new: &'b [String],
}

/// JSON: exact, with the verdicts beside the quotes.
pub fn to_json(brief: &Brief, on: Ground<'_>) -> Vec<u8> {
    let mut quotes = Vec::new();
    for item in &brief.items {
        let Some(kept) = item.excerpt() else { continue };
        let own = kept.snapshot.quotes().count();
        for (n, (_, quote)) in kept.snapshot.all_quotes().into_iter().enumerate() {
            let proof = proof(on.dossier, on.proofs, quote);
            quotes.push(Stands {
                item: item.id,
                quote: n,
                printed: n < own && kept.prints(n),
                document: &quote.document,
                exact: &quote.exact,
                worth: proof.worth.name(),
                verdict: proof.label,
                standing: proof.clause,
            });
        }
    }
    let labelled = |(label, text)| Labelled { label, text };
    json::to_bytes(&Exported {
        title: title(brief, on.dossier),
        made_on: on.today,
        standing: in_data(brief, on).into_iter().map(labelled).collect(),
        dossier_sha256: on.fingerprint,
        brief,
        quotes,
        changed: on
            .became
            .iter()
            .map(|(item, became)| Changed {
                item: *item,
                changes: &became.changed,
                new: &became.new,
            })
            .collect(),
    })
}
