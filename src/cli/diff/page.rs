//! What every comparison becomes: groups of differences, each in a sentence with the quotes of both sides.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Known, QuoteIx};
use crate::export::{Column, Node, Table, Value};
use crate::insight::compare::{Comparison, Told};
use crate::insight::diff::quotes::quote_key;
use crate::insight::diff::words::meaning_sentence;
use crate::insight::record::voice;
use crate::pages::quote::quote_node;
use crate::text::words::capital;
use crate::verify::{Proofs, standing};

/// A comparison with the dossiers of its sides.
pub(super) struct Page<'d> {
    pub(super) compared: Comparison,
    pub(super) sides: [PageSide<'d>; 2],
}

/// The dossier of a side, and what is known of its quotes.
pub(super) struct PageSide<'d> {
    pub(super) known: Known<'d>,
    pub(super) proofs: &'d Proofs,
}

const COLUMNS: [&str; 18] = [
    "change",
    "actors",
    "topic",
    "a",
    "b",
    "sentence",
    "a_positions",
    "b_positions",
    "a_quotes",
    "b_quotes",
    "a_sources",
    "b_sources",
    "a_proof",
    "b_proof",
    "evidence",
    "evidence_sources",
    "evidence_proof",
    "why",
];

impl Page<'_> {
    /// For people: a heading for each sort, and each difference over its quotes.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![Node::Heading(1, self.compared.title.clone())];
        nodes.extend(self.compared.notes.iter().map(|note| Node::Note(note.clone())));
        if self.compared.groups.iter().all(|group| group.told.is_empty()) {
            nodes.push(Node::Note(self.compared.nothing.to_string()));
        }
        // A quote that stands above is not repeated under another sort of change.
        let mut seen = [BTreeSet::new(), BTreeSet::new()];
        for group in self.compared.groups.iter().filter(|group| !group.told.is_empty()) {
            let title = format!("{} ({})", capital(&group.label), group.told.len());
            nodes.push(Node::Heading(2, title));
            nodes.push(Node::Paragraph(meaning_sentence(&group.meaning)));
            let before = seen.clone();
            for told in &group.told {
                nodes.push(Node::Paragraph(told.sentence.clone()));
                if !told.summaries.is_empty() {
                    nodes.push(Node::List(told.summaries.clone()));
                }
                let cited = told
                    .quotes
                    .iter()
                    .zip(&before)
                    .all(|(quotes, seen)| quotes.iter().all(|quote| seen.contains(quote)));
                if cited && told.quotes.iter().any(|quotes| !quotes.is_empty()) {
                    nodes.push(Node::Note("Its words stand above.".to_string()));
                } else {
                    self.cite(told, &mut nodes);
                }
                for (seen, quotes) in seen.iter_mut().zip(&told.quotes) {
                    seen.extend(quotes.iter().copied());
                }
                self.cite_evidence(told, &mut nodes);
            }
        }
        nodes
    }

    /// The quotes of both sides; what both have with the same proof is cited once.
    fn cite(&self, told: &Told, nodes: &mut Vec<Node>) {
        let [one, other] = &self.sides;
        let [one_title, other_title] = &self.compared.sides;
        let [first, second] = &told.quotes;
        let keyed = |side: &PageSide<'_>, ixs: &[QuoteIx]| -> Vec<(String, QuoteIx)> {
            let d = side.known.whole();
            let key = |ix: &QuoteIx| {
                let quote = d.quote(*ix)?;
                let proof = standing(d, side.proofs, *ix).clause();
                Some((format!("{:?} {proof}", quote_key(d, quote)), *ix))
            };
            ixs.iter().filter_map(key).collect()
        };
        let (first, second) = (keyed(one, first), keyed(other, second));
        let in_first: BTreeSet<&String> = first.iter().map(|(key, _)| key).collect();
        let in_second: BTreeSet<&String> = second.iter().map(|(key, _)| key).collect();
        let only_first = first.iter().filter(|(key, _)| !in_second.contains(key));
        let both = first.iter().filter(|(key, _)| in_second.contains(key));
        let only_second = second.iter().filter(|(key, _)| !in_first.contains(key));
        let is_two = !first.is_empty() && !second.is_empty();
        let runs: [(&str, &PageSide<'_>, Vec<QuoteIx>); 3] = [
            ("Both", one, both.map(|(_, ix)| *ix).collect()),
            (one_title, one, only_first.map(|(_, ix)| *ix).collect()),
            (other_title, other, only_second.map(|(_, ix)| *ix).collect()),
        ];
        for (title, side, ixs) in runs {
            if is_two && !ixs.is_empty() {
                nodes.push(Node::Paragraph(format!("{title}:")));
            }
            nodes.extend(ixs.into_iter().filter_map(|ix| side.node(ix)));
        }
    }

    fn cite_evidence(&self, told: &Told, nodes: &mut Vec<Node>) {
        let [one, _] = &self.sides;
        if told.why.is_some() || !told.evidence.is_empty() {
            let why = told.why.as_deref().unwrap_or("What says so");
            nodes.push(Node::Paragraph(why.to_string()));
        }
        nodes.extend(told.evidence.iter().filter_map(|ix| one.node(*ix)));
    }

    /// For programs: one row a difference, one object with every field.
    pub(super) fn table(&self) -> Table {
        let [one, other] = &self.sides;
        let rows = self.compared.groups.iter().flat_map(|group| {
            group.told.iter().map(move |told| {
                let [a, b] = &told.words;
                let [a_positions, b_positions] = &told.positions;
                let [a_quotes, b_quotes] = &told.quotes;
                let list = |items: &[String]| Value::List(items.to_vec());
                vec![
                    Value::Text(group.label.clone()),
                    list(&told.actors),
                    Value::Text(told.topic.clone()),
                    Value::optional(Some(a.clone()).filter(|text| !text.is_empty())),
                    Value::optional(Some(b.clone()).filter(|text| !text.is_empty())),
                    Value::Text(told.sentence.clone()),
                    list(a_positions),
                    list(b_positions),
                    one.exact(a_quotes),
                    other.exact(b_quotes),
                    one.chains(a_quotes),
                    other.chains(b_quotes),
                    one.proof(a_quotes),
                    other.proof(b_quotes),
                    one.exact(&told.evidence),
                    one.chains(&told.evidence),
                    one.proof(&told.evidence),
                    Value::optional(told.why.clone()),
                ]
            })
        });
        Table {
            rows: rows.collect(),
            columns: COLUMNS.iter().map(|key| Column { key, title: key }).collect(),
        }
    }
}

impl PageSide<'_> {
    fn node(&self, ix: QuoteIx) -> Option<Node> {
        let d: &Dossier = self.known.whole();
        Some(quote_node(d, self.proofs, &voice(d, d.quote(ix)?)))
    }

    fn list(&self, ixs: &[QuoteIx], of: impl Fn(&Dossier, QuoteIx) -> Option<String>) -> Value {
        Value::List(ixs.iter().filter_map(|ix| of(self.known.whole(), *ix)).collect())
    }

    fn exact(&self, ixs: &[QuoteIx]) -> Value {
        self.list(ixs, |d, ix| Some(d.quote(ix)?.exact().to_string()))
    }

    /// Through whom each quote is known, the innermost speaker first, the document last.
    fn chains(&self, ixs: &[QuoteIx]) -> Value {
        self.list(ixs, |d, ix| Some(voice(d, d.quote(ix)?).chain.join(" / ")))
    }

    fn proof(&self, ixs: &[QuoteIx]) -> Value {
        self.list(ixs, |d, ix| Some(standing(d, self.proofs, ix).label().to_string()))
    }
}
