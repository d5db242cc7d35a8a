//! A contested claim, or where an actor stands, in a wording that a briefing can use.

use super::Page;
use super::filter::{self, Listed};
use crate::dossier::terms::TopicKind;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Known, PositionSet, QuoteIx, TopicIx};
use crate::export::{Column, Node, Table, Value};
use crate::insight::cell::has_row;
use crate::insight::neutral::{
    Ground, Line, Phrase, cell_line, cell_lines, claim_line, claim_lines, in_brief, silence_line,
};
use crate::scope::Scope;
use crate::verify::{Proofs, stamped, standing};

const COLUMNS: [(&str, &str); 6] = [
    ("topic", "Topic"),
    ("actor", "Actor"),
    ("line", "Line"),
    ("positions", "Positions"),
    ("documents", "Documents"),
    ("proof", "Proof"),
];

/// For programs the longer form, and each of its phrases with what it rests on; too much for a table.
const MORE: [Column; 2] = [Column::new("long", "In full"), Column::new("phrases", "Phrases")];

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
    /// As it is printed: in two lines or so, or in full.
    shown: Line,
    line: Line,
}

/// The lines that are asked for.
pub struct LinePage<'a> {
    d: &'a Dossier,
    proofs: &'a Proofs,
    told: Vec<Told>,
    /// That there is none, in words.
    nothing: String,
}

impl<'a> LinePage<'a> {
    /// Of an actor on a topic and those below it, of an actor, of a topic, or of every claim; in full, or
    /// in two lines or so.
    pub fn new(
        d: &'a Dossier,
        scope: &Scope,
        proofs: &'a Proofs,
        (actor, topic): (Option<ActorIx>, Option<TopicIx>),
        in_full: bool,
    ) -> LinePage<'a> {
        let known = scope.known(d, proofs.fallen());
        let mut told = told(known, actor, topic, &scope.there);
        if !in_full {
            for told in &mut told {
                told.shown = in_brief(known, &told.line);
            }
        }
        let nothing = if told.is_empty() {
            "Nothing is on record there.".to_string()
        } else {
            format!("Nothing on record there {}.", filter::in_words(scope))
        };
        // Since a day: lines in which, or behind which, something is new, changed or superseded.
        let listed = Listed::new(d, scope);
        told.retain(|told| {
            let positions = told.line.positions();
            let has_row = match told.actor {
                Some(actor) => listed.has_cell(actor, told.topic),
                None => listed.has_topic(told.topic),
            };
            // That somebody is silent is no less so since a day.
            has_row || positions.is_empty() || positions.iter().any(|ix| scope.asks_for(*ix))
        });
        LinePage { d, proofs, told, nothing }
    }

    fn rows(&self, with_phrases: bool) -> Table {
        let (d, proofs) = (self.d, self.proofs);
        let mut table = Table::new(&COLUMNS);
        if with_phrases {
            table.columns.extend(MORE);
        }
        let row = |told: &Told| {
            let positions = told.shown.positions().into_iter().map(Entity::Position);
            let actor = told.actor.map(|actor| d.name_of(Entity::Actor(actor)).to_string());
            let quotes = told.shown.quotes();
            let mut row = vec![
                Value::Text(d.name_of(Entity::Topic(told.topic)).to_string()),
                Value::optional(actor),
                Value::Text(text(d, proofs, &told.shown)),
                Value::List(positions.map(|entity| d.id_of(entity).to_string()).collect()),
                Value::List(documents(d, &quotes)),
                Value::List(proof(d, proofs, &quotes)),
            ];
            if with_phrases {
                row.push(Value::Text(text(d, proofs, &told.line)));
                row.push(Value::Rows(phrases(d, proofs, &told.line)));
            }
            row
        };
        table.with(self.told.iter().map(row))
    }
}

impl Page for LinePage<'_> {
    /// Each line under what it is about, with how its quotes stand.
    fn nodes(&self) -> Vec<Node> {
        let (d, proofs) = (self.d, self.proofs);
        let mut nodes = vec![Node::Heading(1, "In neutral words".to_string())];
        if self.told.is_empty() {
            nodes.push(Node::Note(self.nothing.clone()));
        }
        for told in &self.told {
            let topic = d.name_of(Entity::Topic(told.topic));
            let actor = told.actor.map(|actor| d.name_of(Entity::Actor(actor)));
            let title = actor.map_or(topic.to_string(), |actor| format!("{actor}: {topic}"));
            nodes.push(Node::Heading(2, title));
            nodes.push(Node::Paragraph(text(d, proofs, &told.shown)));
            let quotes = told.shown.quotes();
            if !quotes.is_empty() {
                nodes.push(Node::Note(counted(d, proofs, &quotes)));
            }
        }
        nodes
    }

    fn table(&self) -> Table {
        self.rows(false)
    }

    fn nested(&self) -> Table {
        self.rows(true)
    }
}

/// The lines that are asked for: an actor's cells on a topic and those below it, an actor's cells, the claims
/// and the cells of a topic and those below it, all claims.
fn told(
    d: Known<'_>,
    actor: Option<ActorIx>,
    topic: Option<TopicIx>,
    there: &PositionSet,
) -> Vec<Told> {
    let of = |topic, actor, line: Line| Told { topic, actor, shown: line.clone(), line };
    let below = |above: TopicIx| {
        let all = (0..d.topics.len() as u32).map(TopicIx);
        all.filter(move |topic| d.is_within(*topic, above))
    };
    let mut told: Vec<Told> = match (actor, topic) {
        (Some(actor), Some(topic)) => {
            let cell = |topic| of(topic, Some(actor), cell_line(d, actor, topic, there));
            let mut told: Vec<Told> = below(topic).map(cell).collect();
            if told.iter().all(|told| told.line.is_empty()) {
                told.push(of(topic, Some(actor), silence_line(d, actor, topic)));
            }
            told
        }
        (Some(actor), None) => cell_lines(d, actor, there)
            .into_iter()
            .map(|(topic, line)| of(topic, Some(actor), line))
            .collect(),
        (None, Some(above)) => {
            let mut told = Vec::new();
            for topic in below(above) {
                if d.topic(topic).is_some_and(|topic| topic.kind == TopicKind::Claim) {
                    told.push(of(topic, None, claim_line(d, topic, there)));
                } else {
                    let rows = d.actor_indices().filter(|actor| has_row(&d, *actor));
                    told.extend(
                        rows.map(|actor| of(topic, Some(actor), cell_line(d, actor, topic, there))),
                    );
                }
            }
            told
        }
        (None, None) => {
            claim_lines(d, there).into_iter().map(|(topic, line)| of(topic, None, line)).collect()
        }
    };
    told.retain(|told| !told.line.is_empty());
    told
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

/// A line as one text, with a stamp before each statement a quote of which does not stand.
pub fn text(d: &Dossier, proofs: &Proofs, line: &Line) -> String {
    line.text_stamped(|quotes, words| stamped(d, proofs, quotes, &words))
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
    Table::new(&PHRASE_COLUMNS).with(line.phrases.iter().map(row))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::{lines, looked_for, small};

    /// What stands below the title.
    fn told(find: &str, id: Option<&str>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, None);
        let actor = id.map(|id| match d.find(id) {
            Some(Entity::Actor(ix)) => ix,
            other => panic!("{other:?}"),
        });
        let proofs = Proofs::default();
        lines(LinePage::new(&d, &scope, &proofs, (actor, None), false).nodes())
            .into_iter()
            .skip(1)
            .collect()
    }

    #[test]
    fn a_line_stays_as_it_is_when_a_part_of_it_is_looked_for() {
        let claim = told("", None);
        assert_eq!(claim.first().map(String::as_str), Some("The visit"));
        // Who reports, who denies.
        assert_eq!(told("envoy", None), claim);
        assert_eq!(told("nobody", None), claim);
        let troops = told("", Some("ard"));
        assert_eq!(told("might", Some("ard")), troops);
        // What was replaced is not in the line, which tells what replaced it.
        assert_eq!(told("replaced", Some("ard")), troops);
        assert_eq!(told("zebra", None), ["Nothing on record there matches “zebra”."]);
    }

    #[test]
    fn a_topic_is_told_with_those_below_it() {
        let d = crate::dossier::open(&crate::dossier::bundled()).dossier;
        let Some(Entity::Topic(visits)) = d.find("visits") else { panic!("no visits") };
        let (scope, proofs) = (looked_for(&d, "", None), Proofs::default());
        let page = LinePage::new(&d, &scope, &proofs, (None, Some(visits)), false);
        let topics: Vec<&str> =
            page.told.iter().map(|told| d.id_of(Entity::Topic(told.topic))).collect();
        assert_eq!(
            topics,
            [
                "dmitriev-paris",
                "dmitriev-street",
                "dmitriev-us-embassy",
                "dmitriev-elysee",
                "bonne-moscow",
                "bonne-ushakov",
                "bonne-agenda"
            ]
        );
    }
}
