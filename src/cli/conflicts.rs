//! `onrecord conflicts`: where sources do not say the same, and why that is, or is not, a contradiction.

use std::path::PathBuf;

use super::output::{Done, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::{Dossier, Entity, Known};
use crate::export::{Column, Node, Quote, Table, Value, csv, json, markdown, plain};
use crate::insight::conflicts::words::{quotes, reason, sentence};
use crate::insight::conflicts::{Conflict, Kind, Side, conflicts};
use crate::insight::record::voice;
use crate::text::words::capital;
use crate::verify::{Proofs, standing};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 8] = [
    ("kind", "Kind"),
    ("contradiction", "Contradiction"),
    ("one", "One"),
    ("other", "Other"),
    ("reason", "Reason"),
    ("sentence", "Sentence"),
    ("by_hand", "By a person"),
    ("proof", "Proof"),
];

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let scoped = scope::scoped(d, &args.scope)?;
    let known = scoped.known(d);
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.as_deref())?;
    let mut found = conflicts(known, &scoped.within);
    // Since a day: cases in which one side is new, changed or superseded.
    found.retain(|case| {
        scoped.time.since.is_none() || case.positions().any(|ix| scoped.asks_for(ix))
    });
    match args.format {
        Format::Table => write(&plain::page(&pages(known, &proofs, &found), terminal_width())),
        Format::Md => write(&markdown::page(&pages(known, &proofs, &found))),
        Format::Json => write(&json::page(&[Node::Table(table(known, &proofs, &found))])),
        Format::Csv => write(&csv::page(&[Node::Table(table(known, &proofs, &found))])),
    }
}

/// Each kind with what it means, and under it each case with both quotes.
fn pages(d: Known<'_>, proofs: &Proofs, found: &[Conflict]) -> Vec<Node> {
    let mut nodes = vec![Node::Heading(1, "Where sources differ".to_string())];
    if found.is_empty() {
        nodes.push(Node::Note("Nothing was found that differs.".to_string()));
    }
    for kind in Kind::ALL {
        let cases: Vec<&Conflict> = found.iter().filter(|c| c.kind == kind).collect();
        if cases.is_empty() {
            continue;
        }
        nodes.push(Node::Heading(2, format!("{} ({})", capital(kind.label()), cases.len())));
        nodes.push(Node::Paragraph(format!("{}.", capital(kind.meaning()))));
        for case in cases {
            nodes.push(Node::Paragraph(capital(&reason(d, case))));
            for quote in quotes(d, case).into_iter().flatten() {
                let voice = voice(&d, quote);
                let mut source = voice.chain.clone();
                source.push(standing(&d, proofs, quote.ix).clause());
                nodes.push(Node::Quote(Quote {
                    prefix: voice.prefix,
                    exact: voice.exact,
                    suffix: voice.suffix,
                    source,
                    ..Quote::default()
                }));
            }
        }
    }
    nodes
}

fn table(d: Known<'_>, proofs: &Proofs, found: &[Conflict]) -> Table {
    let row = |c: &Conflict| {
        let [one, other] = c.sides;
        let proof = quotes(d, c).into_iter().flatten();
        let proof = proof.map(|quote| standing(&d, proofs, quote.ix).label().to_string()).collect();
        vec![
            Value::Text(c.kind.label().to_string()),
            Value::Flag(c.kind.is_contradiction()),
            Value::Text(id_of(&d, one)),
            Value::Text(id_of(&d, other)),
            Value::Text(reason(d, c)),
            Value::Text(sentence(d, c)),
            Value::Flag(c.by_hand.is_some()),
            Value::List(proof),
        ]
    };
    Table {
        columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(),
        rows: found.iter().map(row).collect(),
    }
}

/// Where a side is written.
fn id_of(d: &Dossier, side: Side) -> String {
    match side {
        Side::Position(ix) => d.id_of(Entity::Position(ix)).to_string(),
        Side::Participation(ix, n) => {
            format!("{} participation[{n}]", d.id_of(Entity::Instrument(ix)))
        }
        Side::Text(ix) => d.id_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, topic) => {
            format!("{} silent on {}", d.id_of(Entity::Actor(actor)), d.id_of(Entity::Topic(topic)))
        }
    }
}
