//! `onrecord line`: a contested claim, or where an actor stands, in a wording that a briefing can use.

use std::path::PathBuf;

use super::list::{actor_named, topic_named};
use super::output::{Done, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::terms::TopicKind;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Known, PositionSet, QuoteIx, TopicIx};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::insight::cell::has_row;
use crate::insight::neutral::{
    Ground, Line, Phrase, cell_line, cell_lines, claim_line, claim_lines, silence_line,
};
use crate::verify::{Proofs, standing};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this topic: a name or an id; without it and without an actor, every claim
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Where this actor stands, topic by topic: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 6] = [
    ("topic", "Topic"),
    ("actor", "Actor"),
    ("line", "Line"),
    ("positions", "Positions"),
    ("documents", "Documents"),
    ("proof", "Proof"),
];

/// For programs each phrase with what it rests on; too much for a table.
const PHRASES: Column = Column { key: "phrases", title: "Phrases" };

const PHRASE_COLUMNS: [(&str, &str); 6] = [
    ("text", "Text"),
    ("part", "Part"),
    ("records", "Records"),
    ("documents", "Documents"),
    ("quotes", "Quotes"),
    ("proof", "Proof"),
];

/// A line with what it is about; no actor where it tells a whole claim.
struct Told {
    topic: TopicIx,
    actor: Option<ActorIx>,
    line: Line,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let actor = args.actor.as_deref().map(|name| actor_named(d, name)).transpose()?;
    let topic = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let scoped = scope::scoped(d, &args.scope)?;
    let known = scoped.known(d);
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.as_deref())?;
    let mut told = told(known, actor, topic, &scoped.there);
    // Since a day: lines in which something is new, changed or superseded.
    told.retain(|told| {
        scoped.time.since.is_none()
            || told.line.positions().into_iter().any(|ix| scoped.asks_for(ix))
    });
    match args.format {
        Format::Table => write(&plain::page(&pages(d, &proofs, &told), terminal_width())),
        Format::Md => write(&markdown::page(&pages(d, &proofs, &told))),
        Format::Json => write(&json::page(&[Node::Table(table(d, &proofs, &told, true))])),
        Format::Csv => write(&csv::page(&[Node::Table(table(d, &proofs, &told, false))])),
    }
}

/// The lines that are asked for: a cell, an actor's cells, the cells of a topic, a claim, all claims.
fn told(
    d: Known<'_>,
    actor: Option<ActorIx>,
    topic: Option<TopicIx>,
    within: &PositionSet,
) -> Vec<Told> {
    let cell =
        |actor, topic| Told { topic, actor: Some(actor), line: cell_line(d, actor, topic, within) };
    let is_claim = |ix| d.topic(ix).is_some_and(|topic| topic.kind == TopicKind::Claim);
    let mut told: Vec<Told> = match (actor, topic) {
        (Some(actor), Some(topic)) => {
            let mut told = cell(actor, topic);
            if told.line.is_empty() {
                told.line = silence_line(d, actor, topic);
            }
            vec![told]
        }
        (Some(actor), None) => cell_lines(d, actor, within)
            .into_iter()
            .map(|(topic, line)| Told { topic, actor: Some(actor), line })
            .collect(),
        (None, Some(topic)) if is_claim(topic) => {
            vec![Told { topic, actor: None, line: claim_line(d, topic, within) }]
        }
        (None, Some(topic)) => {
            let rows = d.actor_indices().filter(|actor| has_row(&d, *actor));
            rows.map(|actor| cell(actor, topic)).collect()
        }
        (None, None) => claim_lines(d, within)
            .into_iter()
            .map(|(topic, line)| Told { topic, actor: None, line })
            .collect(),
    };
    told.retain(|told| !told.line.is_empty());
    told
}

/// Each line under what it is about, with how its quotes stand.
fn pages(d: &Dossier, proofs: &Proofs, told: &[Told]) -> Vec<Node> {
    let mut nodes = vec![Node::Heading(1, "In one line".to_string())];
    if told.is_empty() {
        nodes.push(Node::Note("Nothing is on record there.".to_string()));
    }
    for told in told {
        let topic = d.name_of(Entity::Topic(told.topic));
        let actor = told.actor.map(|actor| d.name_of(Entity::Actor(actor)));
        let title = actor.map_or(topic.to_string(), |actor| format!("{actor}: {topic}"));
        nodes.push(Node::Heading(2, title));
        nodes.push(Node::Paragraph(told.line.text()));
        let quotes = told.line.quotes();
        if !quotes.is_empty() {
            nodes.push(Node::Note(counted(d, proofs, &quotes)));
        }
    }
    nodes
}

/// How many quotes stand how: `3 quotes: 2 exact, 1 not proved`.
fn counted(d: &Dossier, proofs: &Proofs, quotes: &[QuoteIx]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for quote in quotes {
        let label = standing(d, proofs, *quote).label();
        match counts.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    let noun = if quotes.len() == 1 { "quote" } else { "quotes" };
    let counts: Vec<String> =
        counts.iter().map(|(label, count)| format!("{count} {label}")).collect();
    format!("{} {noun}: {}", quotes.len(), counts.join(", "))
}

fn table(d: &Dossier, proofs: &Proofs, told: &[Told], with_phrases: bool) -> Table {
    let mut columns: Vec<Column> =
        COLUMNS.iter().map(|(key, title)| Column { key, title }).collect();
    if with_phrases {
        columns.push(PHRASES);
    }
    let row = |told: &Told| {
        let positions = told.line.positions().into_iter().map(Entity::Position);
        let actor = told.actor.map(|actor| d.name_of(Entity::Actor(actor)).to_string());
        let quotes = told.line.quotes();
        let mut row = vec![
            Value::Text(d.name_of(Entity::Topic(told.topic)).to_string()),
            Value::optional(actor),
            Value::Text(told.line.text()),
            Value::List(positions.map(|entity| d.id_of(entity).to_string()).collect()),
            Value::List(documents(d, &quotes)),
            Value::List(proof(d, proofs, &quotes)),
        ];
        if with_phrases {
            row.push(Value::Rows(phrases(d, proofs, &told.line)));
        }
        row
    };
    Table { columns, rows: told.iter().map(row).collect() }
}

/// Each phrase with the ids of the entries and documents and the words that it rests on.
fn phrases(d: &Dossier, proofs: &Proofs, line: &Line) -> Table {
    let row = |phrase: &Phrase| {
        let records = phrase.rests_on.iter().filter_map(|ground| match ground {
            Ground::Entry(entity) => Some(d.id_of(*entity).to_string()),
            Ground::Quote(_) => None,
        });
        let quotes: Vec<QuoteIx> = phrase.quotes().collect();
        let exact = quotes.iter().filter_map(|ix| d.quote(*ix));
        vec![
            Value::Text(phrase.text.clone()),
            Value::Text(phrase.part.name().to_string()),
            Value::List(records.collect()),
            Value::List(documents(d, &quotes)),
            Value::List(exact.map(|quote| quote.exact().to_string()).collect()),
            Value::List(proof(d, proofs, &quotes)),
        ]
    };
    Table {
        columns: PHRASE_COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(),
        rows: line.phrases.iter().map(row).collect(),
    }
}

/// The documents of some quotes, each once.
fn documents(d: &Dossier, quotes: &[QuoteIx]) -> Vec<String> {
    let mut found: Vec<DocumentIx> = Vec::new();
    for document in quotes.iter().filter_map(|ix| d.quote(*ix)).map(|quote| quote.document()) {
        if !found.contains(&document) {
            found.push(document);
        }
    }
    found.iter().map(|ix| d.id_of(Entity::Document(*ix)).to_string()).collect()
}

/// How each of some quotes stands, in their order.
fn proof(d: &Dossier, proofs: &Proofs, quotes: &[QuoteIx]) -> Vec<String> {
    quotes.iter().map(|quote| standing(d, proofs, *quote).label().to_string()).collect()
}
