//! Where sources differ, as a page and as a table.

use super::quote::quote_node;
use crate::dossier::{Dossier, Entity, Known};
use crate::export::{Column, Node, Table, Value};
use crate::insight::conflicts::words::{quotes, reason, sentence};
use crate::insight::conflicts::{Conflict, Kind, Side, conflicts};
use crate::insight::record::voice;
use crate::scope::Scope;
use crate::text::words::capital;
use crate::verify::{Proofs, standing};

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

/// The cases that are asked for: since a day those in which one side is new, changed or superseded.
pub fn cases(d: &Dossier, scope: &Scope) -> Vec<Conflict> {
    let mut found = conflicts(scope.known(d), &scope.shown);
    found
        .retain(|case| scope.time.since.is_none() || case.positions().any(|ix| scope.asks_for(ix)));
    found
}

/// Each kind with what it means, and under it each case with both quotes.
pub fn nodes(d: Known<'_>, proofs: &Proofs, found: &[Conflict]) -> Vec<Node> {
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
                nodes.push(quote_node(&d, proofs, &voice(&d, quote)));
            }
        }
    }
    nodes
}

/// A row for each case.
pub fn table(d: Known<'_>, proofs: &Proofs, found: &[Conflict]) -> Table {
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
