//! What differs between two days, two actors or two dossiers, and what became of drafts: groups of differences,
//! each in a sentence with the quotes of both sides.

use std::collections::BTreeSet;

use super::Page;
use super::quote::quote_node;
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, Entity, Known, PositionSet, QuoteIx, TopicIx};
use crate::export::{Node, Table, Value};
use crate::insight::compare::{Comparison, Told, actors, changes, drafts};
use crate::insight::diff::Side;
use crate::insight::diff::quotes::quote_key;
use crate::insight::record::voice;
use crate::insight::when;
use crate::scope::{Filter, Scope};
use crate::text::words::capital;
use crate::verify::{Flaw, Proofs, flaw_of, standing, with_stamp};

/// A comparison with the dossiers of its sides.
pub struct ComparisonPage<'d> {
    compared: Comparison,
    sides: [Cited<'d>; 2],
}

/// The dossier from which a side is cited, and what is known of its quotes.
#[derive(Clone, Copy)]
struct Cited<'d> {
    known: Known<'d>,
    proofs: &'d Proofs,
}

/// Which differences are asked for: in whose words, of which actor, on which topic.
#[derive(Clone, Debug, Default)]
pub struct AskedDifferences {
    pub filter: Filter,
    /// With those who speak for it.
    pub actor: Option<Named>,
    /// With the topics below it.
    pub topic: Option<Named>,
}

/// What was named, and everything that is meant by it, by the names under which differences are told.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub name: String,
    pub names: BTreeSet<String>,
}

impl Named {
    /// An actor and those who speak for it.
    pub fn actor(d: &Dossier, actor: ActorIx) -> Named {
        let speaks = |ix: &ActorIx| {
            *ix == actor || d.actor(*ix).is_some_and(|a| a.represents.contains(&actor))
        };
        let all = d.actor_indices().filter(speaks).map(Entity::Actor);
        Named::of(d, Entity::Actor(actor), all)
    }

    /// A topic and those below it.
    pub fn topic(d: &Dossier, topic: TopicIx) -> Named {
        let topics = (0..d.topics.len() as u32).map(TopicIx);
        let all = topics.filter(|ix| d.is_within(*ix, topic)).map(Entity::Topic);
        Named::of(d, Entity::Topic(topic), all)
    }

    fn of(d: &Dossier, first: Entity, all: impl Iterator<Item = Entity>) -> Named {
        let name = |entity| d.name_of(entity).to_string();
        Named { name: name(first), names: all.map(name).collect() }
    }

    /// What is meant in either of two dossiers.
    #[must_use]
    pub fn and(mut self, other: Named) -> Named {
        self.names.extend(other.names);
        self
    }
}

impl AskedDifferences {
    /// Of which actor and on which topic, as a note; `None` where that is not asked.
    fn in_words(&self) -> Option<String> {
        let on = |of: &Option<Named>| of.as_ref().map(|named| named.name.clone());
        match (on(&self.actor), on(&self.topic)) {
            (None, None) => None,
            (Some(actor), None) => Some(format!("Only {actor}, and who speaks for it.")),
            (None, Some(topic)) => Some(format!("Only on this topic: {topic}.")),
            (Some(actor), Some(topic)) => {
                Some(format!("Only {actor}, and who speaks for it, on this topic: {topic}."))
            }
        }
    }
}

/// Where something differs, and is not asked for.
const NOTHING_ASKED: &str = "Nothing that differs is asked for.";

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

impl<'d> ComparisonPage<'d> {
    /// Each draft against its final text.
    pub fn of_drafts(d: &'d Dossier, proofs: &'d Proofs) -> ComparisonPage<'d> {
        let known = whole(d, proofs);
        let compared = drafts(known, &PositionSet::all(d.len()));
        ComparisonPage { compared, sides: [Cited { known, proofs }; 2] }
    }

    /// Two days, by one clock.
    pub fn of_days(d: &'d Dossier, proofs: &'d Proofs, days: [&Scope; 2]) -> ComparisonPage<'d> {
        let sides = days.map(|scope| Side {
            known: scope.known(d, proofs.fallen()),
            within: &scope.there,
            possibly: &scope.possibly_there,
        });
        let titles = days.map(|scope| match scope.time.as_of {
            Some(day) => Date::of_day(day).in_words(),
            None => "all that is held".to_string(),
        });
        let [scope, _] = days;
        let clock = capital(&format!("by {}.", when::what(scope.time.clock)));
        let compared = changes(sides, titles, vec![clock]);
        let sides = days.map(|scope| Cited { known: scope.known(d, proofs.fallen()), proofs });
        ComparisonPage { compared, sides }
    }

    /// Two actors, by all that is held.
    pub fn of_actors(
        d: &'d Dossier,
        proofs: &'d Proofs,
        [one, other]: [ActorIx; 2],
    ) -> ComparisonPage<'d> {
        let (all, none) = (PositionSet::all(d.len()), PositionSet::none());
        let known = whole(d, proofs);
        let side = Side { known, within: &all, possibly: &none };
        let compared = actors(side, one, other);
        ComparisonPage { compared, sides: [Cited { known, proofs }; 2] }
    }

    /// Two dossiers, by all that each holds, under the names that they are given.
    pub fn of_dossiers(
        dossiers: [(&'d Dossier, &'d Proofs); 2],
        titles: [String; 2],
    ) -> ComparisonPage<'d> {
        let none = PositionSet::none();
        let all = dossiers.map(|(d, _)| PositionSet::all(d.len()));
        let sides = dossiers.map(|(d, proofs)| Cited { known: whole(d, proofs), proofs });
        let ([a, b], [in_a, in_b]) = (sides, &all);
        let side = |of: Cited<'d>, within| Side { known: of.known, within, possibly: &none };
        let compared = changes([side(a, in_a), side(b, in_b)], titles, Vec::new());
        ComparisonPage { compared, sides }
    }

    /// The same with those differences alone that are asked for.
    #[must_use]
    pub fn narrowed(mut self, asked: &AskedDifferences) -> ComparisonPage<'d> {
        let AskedDifferences { filter, actor, topic } = asked;
        let has = |of: &Option<Named>, name: &String| {
            of.as_ref().is_none_or(|of| of.names.contains(name))
        };
        for group in &mut self.compared.groups {
            group.told.retain(|told| {
                has(topic, &told.topic) && told.actors.iter().any(|name| has(actor, name))
            });
        }
        if let Some(words) = asked.in_words() {
            self.compared.nothing = NOTHING_ASKED;
            self.compared.notes.push(words);
        }
        self.filtered(*filter)
    }

    /// The same with those differences alone behind which a position stands that a filter asks for.
    fn filtered(mut self, filter: Filter) -> ComparisonPage<'d> {
        let sides = self.sides;
        let asks = |(side, ids): (Cited<'d>, &Vec<String>)| {
            let proved = |quote| side.proofs.is_proved(quote);
            ids.iter().any(|id| match side.known.find(id) {
                Some(Entity::Position(ix)) => {
                    side.known.position(ix).is_some_and(|p| filter.asks_for(side.known, p, &proved))
                }
                _ => false,
            })
        };
        if filter.is_set() {
            for group in &mut self.compared.groups {
                group.told.retain(|told| sides.into_iter().zip(&told.positions).any(asks));
            }
            self.compared.nothing = NOTHING_ASKED;
            self.compared.notes.push(format!("Only what is {}.", filter.in_words()));
        }
        self
    }

    /// A difference in a sentence, stamped where a quote does not stand on which it rests.
    fn stamped(&self, told: &Told) -> String {
        let [one, other] = &self.sides;
        let [first, second] = &told.quotes;
        let flaws = [one.flaw(first), other.flaw(second), one.flaw(&told.evidence)];
        with_stamp(flaws.into_iter().flatten().min(), &told.sentence)
    }

    /// The quotes of both sides; what both have with the same proof is cited once.
    fn cite(&self, told: &Told, nodes: &mut Vec<Node>) {
        let [one, other] = &self.sides;
        let [one_title, other_title] = &self.compared.sides;
        let [first, second] = &told.quotes;
        let keyed = |side: &Cited<'_>, ixs: &[QuoteIx]| -> Vec<(String, QuoteIx)> {
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
        let runs: [(&str, &Cited<'_>, Vec<QuoteIx>); 3] = [
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
}

impl Page for ComparisonPage<'_> {
    /// For people: a heading for each sort, and each difference over its quotes.
    fn nodes(&self) -> Vec<Node> {
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
            nodes.push(Node::Paragraph(group.meaning.clone()));
            let before = seen.clone();
            for told in &group.told {
                nodes.push(Node::Paragraph(self.stamped(told)));
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

    /// For programs: one row a difference, one object with every field.
    fn table(&self) -> Table {
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
                    Value::Text(self.stamped(told)),
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
        Table::new(&COLUMNS.map(|key| (key, key))).with(rows)
    }
}

/// All of a dossier, where what does not stand in its sources counts for nothing.
fn whole<'d>(d: &'d Dossier, proofs: &'d Proofs) -> Known<'d> {
    Known::from(d).fallen(proofs.fallen())
}

impl Cited<'_> {
    fn flaw(&self, ixs: &[QuoteIx]) -> Option<Flaw> {
        flaw_of(self.known.whole(), self.proofs, ixs.iter().copied())
    }

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
