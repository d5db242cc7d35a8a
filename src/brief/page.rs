//! A brief as the page that leaves the building. Every quote keeps its attribution, its citation and how it
//! stands, and what is not proved is stamped: none of that can be switched off.

use super::changed::{Became, BecameOf, in_words as became_in_words};
use super::proof::{Count, proof};
use super::{Brief, Excerpt, Item, ItemKind, Part, Quoted, Snapshot, Source};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Entity, Known};
use crate::export::{Column, Node, Quote, Sheet, Table, Value};
use crate::insight::grounds::of_position;
use crate::insight::holdings::Holdings;
use crate::insight::naming::{count, names};
use crate::insight::record::{after, before};
use crate::insight::timeline::how;
use crate::pages::of_dossier;
use crate::text::words::{capital, closed};
use crate::verify::{Flaw, Proofs, stamped, with_stamp};

/// What a page is composed with beside the brief.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub dossier: &'a Dossier,
    pub proofs: &'a Proofs,
    /// What became of it in the dossier, by the id of the item.
    pub changed: &'a BecameOf,
    /// The day on which the page is made, as `2026-01-31`.
    pub today: &'a str,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: &'a str,
    pub held: &'a Holdings,
    /// How its quotes stand.
    pub count: Count,
}

/// The whole page.
pub fn sheet(brief: &Brief, on: Ground<'_>) -> Sheet {
    let mut nodes = head(brief, on);
    nodes.extend(brief.items.iter().flat_map(|item| item_nodes(item, on)));
    nodes.extend(closing(brief, on));
    Sheet {
        title: title(brief, on.dossier),
        marking: brief.head.handling.clone(),
        language: "en".to_string(),
        nodes,
        ..Sheet::default()
    }
}

/// The title; that of the dossier where it has none.
pub fn title(brief: &Brief, d: &Dossier) -> String {
    let own = brief.head.title.trim();
    if own.is_empty() { d.title.clone() } else { own.to_string() }
}

/// The title and for whom it is.
pub fn head(brief: &Brief, on: Ground<'_>) -> Vec<Node> {
    let head = &brief.head;
    let today = if on.today.is_empty() { String::new() } else { in_words(on.today) };
    let fields = [
        ("Prepared for", &head.prepared_for),
        ("Prepared by", &head.prepared_by),
        ("Handling", &head.handling),
        ("Date", &today),
    ];
    let fields = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let fields: Vec<(String, String)> =
        fields.map(|(label, text)| (label.to_string(), text.clone())).collect();
    let mut nodes = vec![Node::Heading(1, title(brief, on.dossier))];
    if !fields.is_empty() {
        nodes.push(Node::Fields(fields));
    }
    nodes
}

/// One item, its note first.
pub fn item_nodes(item: &Item, on: Ground<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    match &item.what {
        ItemKind::Heading(text) => nodes.push(Node::Heading(2, text.clone())),
        ItemKind::Text => {}
        ItemKind::Excerpt(kept) => {
            nodes.push(Node::Heading(3, kept.snapshot.title.clone()));
            nodes.extend(note_nodes(&item.note));
            nodes.extend(kept_nodes(kept, on));
            if let Some(became) = on.changed.get(&item.id) {
                nodes.extend(became_nodes(became, on));
            }
            return nodes;
        }
    }
    nodes.extend(note_nodes(&item.note));
    nodes
}

/// What changed of an item, and what is new on its actor and topic.
fn became_nodes(became: &Became, on: Ground<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    if !became.changed.is_empty() {
        nodes.push(Node::Note(format!("Since it was collected: {}", became.changed.join(" "))));
    }
    nodes.extend(new_in_words(became, on).into_iter().map(Node::Note));
    nodes
}

/// Each record that is new: `New since this brief: United Kingdom, Ground troops (ready): It is ready to …`, stamped
/// where its quotes do not stand.
pub fn new_in_words(became: &Became, on: Ground<'_>) -> Vec<String> {
    let d = Known::from(on.dossier).fallen(on.proofs.fallen());
    let told = |id: &String| {
        let Entity::Position(ix) = d.find(id)? else { return None };
        let p = d.position(ix)?;
        let (who, topic) = (names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())));
        let told = format!("{who}, {topic} ({}): {}", how(p), p.summary());
        let told = stamped(&d, on.proofs, of_position(d, p), &told);
        Some(format!("New since this brief: {told}"))
    };
    became.new.iter().filter_map(told).collect()
}

/// A note: each line a paragraph, and lines that begin with `- ` together a list. Every paragraph says that it is
/// a note: whose words these are must be plain beside those of the record.
pub fn note_nodes(note: &str) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for line in note.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix("- "), nodes.last_mut()) {
            (Some(item), Some(Node::List(items))) => items.push(item.trim().to_string()),
            (Some(item), before) => {
                if before.is_none() {
                    nodes.push(Node::Paragraph("Note:".to_string()));
                }
                nodes.push(Node::List(vec![item.trim().to_string()]));
            }
            (None, _) => nodes.push(Node::Paragraph(format!("Note: {line}"))),
        }
    }
    nodes
}

fn kept_nodes(kept: &Excerpt, on: Ground<'_>) -> Vec<Node> {
    let snapshot = &kept.snapshot;
    // What is said of the whole rests on all of its parts.
    let flaw = worst(snapshot.rests_on(), on);
    let grounds = snapshot.grounds();
    let mut nodes: Vec<Node> = snapshot.says.iter().map(|text| sentence(text, flaw)).collect();
    if let Some(taken) = &snapshot.taken {
        let mut words = Vec::new();
        if let Some(day) = &taken.as_of {
            words.push(format!(
                "as of {}, by what had been {} by then",
                in_words(day),
                taken.clock
            ));
        }
        if let Some(day) = &taken.since {
            let clock = match taken.as_of {
                Some(_) => String::new(),
                None => format!(", by when it was {}", taken.clock),
            };
            words.push(format!("since {}{clock}", in_words(day)));
        }
        if !words.is_empty() {
            let later = match taken.clock.as_str() {
                "said" => " What was said by then may have been published later.",
                _ => "",
            };
            nodes.push(Node::Note(format!("Looked at {}.{later}", words.join(", "))));
        }
    }
    let behind = |of: Option<usize>| {
        let grounds = grounds.iter().filter(move |(part, _)| *part == of);
        grounds.map(|(_, quote)| hidden_node(quote, snapshot, on))
    };
    let mut number = 0;
    for (n, part) in snapshot.parts.iter().enumerate() {
        nodes.extend(part_nodes(part, on, kept.words_alone));
        for quote in &part.quotes {
            nodes.push(if kept.prints(number) {
                quote_node(quote, snapshot, kept.words_alone, on)
            } else {
                hidden_node(quote, snapshot, on)
            });
            number += 1;
        }
        nodes.extend(behind(Some(n)));
    }
    nodes.extend(behind(None));
    nodes
}

/// The worst flaw of some quotes.
fn worst<'q>(quotes: impl Iterator<Item = &'q Quoted>, on: Ground<'_>) -> Option<Flaw> {
    quotes.filter_map(|quote| proof(on.dossier, on.proofs, quote).flaw).min()
}

/// A sentence of the program's own, stamped where it rests on a quote that does not stand.
fn sentence(text: &str, flaw: Option<Flaw>) -> Node {
    Node::Paragraph(with_stamp(flaw, text))
}

/// What a part says: its sentence, stamped where it rests on a quote that does not stand; then what it is and
/// what limits it, in one line, each stamped by its own quotes.
fn part_nodes(part: &Part, on: Ground<'_>, is_short: bool) -> Vec<Node> {
    let mut nodes = Vec::new();
    let said = match (part.label.is_empty(), part.summary.is_empty()) {
        (true, _) => part.summary.clone(),
        (false, true) => format!("{}:", part.label),
        (false, false) => format!("{}: {}", part.label, part.summary),
    };
    if !said.is_empty() {
        nodes.push(sentence(&said, worst(part.rests_on(), on)));
    }
    let mut words: Vec<String> = Vec::new();
    if !part.headline.is_empty() {
        words.push(closed(stance_in_words(&part.headline)));
    }
    // What the dossier's author notes is long: it goes with the sentences around the words.
    let facts = part.facts.iter().filter(|fact| !(is_short && fact.label == NOTE));
    words.extend(facts.map(|fact| {
        let label = if fact.label == NOTE { "The dossier notes" } else { &fact.label };
        let flaw = worst(fact.quotes.iter(), on);
        closed(&with_stamp(flaw, &format!("{}: {}", capital(label), fact.text)))
    }));
    if !words.is_empty() {
        nodes.push(Node::Note(words.join(" ")));
    }
    nodes
}

/// The stance of a claim, in words for people who have never seen the program.
fn stance_in_words(headline: &str) -> &str {
    match headline {
        "Assert" => "Says that it is so",
        "Deny" => "Says that it is not so",
        "Noncommittal" => "Neither confirms nor denies it",
        headline => headline,
    }
}

/// Through whom the words came, from the speaker outwards, and how they stand.
fn chain(quote: &Quoted, snapshot: &Snapshot, clause: &str) -> String {
    let mut line = quote.chain.clone();
    if line.is_empty() {
        let source = snapshot.sources.iter().find(|source| source.id == quote.document);
        let publisher = source.map_or("the document", |source| source.publisher.as_str());
        line.push(format!("{publisher}, in its own voice"));
    }
    line.push(clause.to_string());
    line.join(" · ")
}

/// A quote whose words are not printed: that the item rests on it, and how it stands.
fn hidden_node(quote: &Quoted, snapshot: &Snapshot, on: Ground<'_>) -> Node {
    let proof = proof(on.dossier, on.proofs, quote);
    let stamp = proof.stamp.as_ref().map(|stamp| format!("{stamp}: ")).unwrap_or_default();
    let chain = chain(quote, snapshot, &proof.clause);
    Node::Note(format!("{stamp}Rests also on words not printed here: {chain}. {}", quote.citation))
}

fn quote_node(quote: &Quoted, snapshot: &Snapshot, words_alone: bool, on: Ground<'_>) -> Node {
    let proof = proof(on.dossier, on.proofs, quote);
    let mut source = Vec::new();
    if !quote.translation.is_empty() {
        source.push(format!("In translation: {}", quote.translation));
    }
    source.push(chain(quote, snapshot, &proof.clause));
    let around = |text: String| if words_alone { String::new() } else { text };
    Node::Quote(Quote {
        prefix: around(before(&quote.prefix)),
        exact: quote.exact.clone(),
        suffix: around(after(&quote.suffix)),
        source,
        citation: Some(quote.citation.clone()),
        stamp: proof.stamp,
    })
}

/// The sources, and what all of it is worth.
pub fn closing(brief: &Brief, on: Ground<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let sources = brief.sources();
    if !sources.is_empty() {
        nodes.push(Node::Heading(2, "Sources".to_string()));
        nodes.push(Node::Table(source_table(&sources)));
    }
    nodes.push(Node::Heading(2, "How this stands".to_string()));
    nodes.push(Node::Fields(standing(brief, on)));
    nodes
}

/// The closing block, as labelled values.
pub fn standing(brief: &Brief, on: Ground<'_>) -> Vec<(String, String)> {
    let mut fields = vec![
        ("As of", as_of(brief, on)),
        ("Quotes", quotes_in_words(on.count)),
        ("What that means", MEANING.to_string()),
        ("Sources", sources_in_words(brief, on)),
    ];
    fields.extend(of_dossier(on.dossier, on.fingerprint));
    if let Some(words) = became_in_words(on.changed) {
        fields.push(("Since it was collected", format!("{words}, said above")));
    }
    fields.into_iter().map(|(label, text)| (label.to_string(), text)).collect()
}

/// The label of what the dossier's author notes on a record.
const NOTE: &str = "note";

/// What proof is, and what it is not.
const MEANING: &str = "Proved: the words stand in the copy of the document that is here. Attested: they were found in a \
                       copy before, and not read again today. Whether what they say is so was not checked.";

/// `2 of the 5 documents of the dossier; no primary text`.
fn sources_in_words(brief: &Brief, on: Ground<'_>) -> String {
    let quoted = brief.sources().len();
    let all = count(on.held.documents, "document", "documents");
    format!("{quoted} of the {all} of the dossier; {}", on.held.primary_in_words())
}

/// The day of the latest document that is dated for certain.
fn latest(d: &Dossier) -> Option<Date> {
    let dated = d.document_indices().filter_map(|ix| d.document(ix)?.published_on);
    dated.filter(|date| date.is_certain()).filter_map(Date::last_day).max().map(Date::of_day)
}

fn as_of(brief: &Brief, on: Ground<'_>) -> String {
    let restricted = brief.items.iter().filter_map(|item| item.excerpt());
    let restricted =
        restricted.filter(|kept| kept.snapshot.taken.as_ref().is_some_and(|t| t.as_of.is_some()));
    let all = match latest(on.dossier) {
        None => "all that the dossier holds".to_string(),
        Some(date) => {
            format!(
                "all that the dossier holds; its latest dated document is of {}",
                date.in_words()
            )
        }
    };
    match restricted.count() {
        0 => all,
        n => format!("{all}; {} as of an earlier day, said there", count(n, "item", "items")),
    }
}

fn quotes_in_words(count: Count) -> String {
    let mut text = capital(&count.in_words());
    if count.unproved > 0 {
        text.push_str("; each of these is stamped");
    }
    text
}

const SOURCE_COLUMNS: [Column; 4] = [
    Column::new("source", "Source"),
    Column::new("published_on", "Published"),
    Column::new("kind", "Kind, grade"),
    Column::new("url", "Address"),
];

fn source_table(sources: &[&Source]) -> Table {
    let row = |source: &&Source| {
        let author =
            if source.author.is_empty() { String::new() } else { format!("{}, ", source.author) };
        let title = if source.title.is_empty() {
            String::new()
        } else {
            format!(", “{}”", source.title)
        };
        let grade = if source.reliability.is_empty() {
            source.kind.clone()
        } else {
            format!("{}, {}", source.kind, source.reliability)
        };
        let url = match source.url.as_str() {
            "" => Value::Absent,
            url => Value::Address(url.to_string()),
        };
        vec![
            Value::Text(format!("{author}{}{title}", source.publisher)),
            Value::Text(in_words(&source.published_on)),
            Value::Text(grade),
            url,
        ]
    };
    Table { columns: SOURCE_COLUMNS.to_vec(), rows: sources.iter().map(row).collect() }
}

/// A date in words; as it is where it is none, `undated` where there is none.
fn in_words(date: &str) -> String {
    match date {
        "" => "undated".to_string(),
        date => Date::parse(date).map_or(date.to_string(), |date| date.in_words()),
    }
}
