//! Which records a dossier had on the actors and topics of a brief when these were collected, and what is new on them
//! since.

use std::collections::{BTreeMap, BTreeSet};

use super::{Brief, Knew, Snapshot, Subject};
use crate::dossier::{Dossier, Entity, Position};

/// The actors and topics of a snapshot, each with the records that there are on them.
pub(super) fn records(d: &Dossier, of: &Snapshot) -> Vec<Knew> {
    let known = |(actor, topic): (String, String)| {
        let records = records_on(d, &actor, &topic);
        Knew { actor, topic, records }
    };
    pairs(d, of).into_iter().map(known).collect()
}

/// What the dossier has now and none of the snapshots knew, by ids: each under the first item that has its actor and
/// topic. What is in the brief itself is not new, and of what an earlier version collected nothing is known.
pub fn news(d: &Dossier, brief: &Brief) -> BTreeMap<u32, Vec<String>> {
    let snapshots = || {
        let kept = brief.items.iter().filter_map(|item| Some((item.id, item.excerpt()?)));
        kept.map(|(id, kept)| (id, &kept.snapshot))
    };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (_, snapshot) in snapshots() {
        known.extend(snapshot.knew.iter().flat_map(|knew| &knew.records).map(String::as_str));
        if let Subject::Position(id) = &snapshot.of {
            known.insert(id);
        }
    }
    let (mut found, mut told) = (BTreeMap::new(), BTreeSet::new());
    for (item, snapshot) in snapshots() {
        for Knew { actor, topic, .. } in &snapshot.knew {
            for record in records_on(d, actor, topic) {
                if !known.contains(record.as_str()) && told.insert(record.clone()) {
                    found.entry(item).or_insert_with(Vec::new).push(record);
                }
            }
        }
    }
    found
}

/// On whom a snapshot is, and on what, by ids; no actor where whoever speaks is meant.
fn pairs(d: &Dossier, of: &Snapshot) -> BTreeSet<(String, String)> {
    match &of.of {
        Subject::Cell { actor, topic } | Subject::Line { actor, topic } => {
            return BTreeSet::from([(actor.clone(), topic.clone())]);
        }
        _ => {}
    }
    // A side may stand for several positions.
    let ids = of.parts.iter().flat_map(|part| part.position.split(", "));
    let positions = ids.filter_map(|id| match d.find(id)? {
        Entity::Position(ix) => d.position(ix),
        _ => None,
    });
    let of_position = |p: Position<'_>| -> Vec<(String, String)> {
        let topic = d.id_of(Entity::Topic(p.topic()));
        let actors = p.actors().iter().map(|actor| d.id_of(Entity::Actor(*actor)));
        actors.map(|actor| (actor.to_string(), topic.to_string())).collect()
    };
    positions.flat_map(of_position).collect()
}

/// The ids of the records on a topic of an actor, or of anybody, in the order of the dossier.
fn records_on(d: &Dossier, actor: &str, topic: &str) -> Vec<String> {
    let Some(Entity::Topic(topic)) = d.find(topic) else { return Vec::new() };
    let id = |p: Position<'_>| p.id().to_string();
    match d.find(actor) {
        Some(Entity::Actor(actor)) => {
            let all = d.positions_on(actor, topic).iter().filter_map(|ix| d.position(*ix));
            all.map(id).collect()
        }
        _ if actor.is_empty() => d.positions().filter(|p| p.topic() == topic).map(id).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::collect::{self, At};
    use crate::brief::edit;
    use crate::dossier::{Known, PositionSet, SourceFile, open};

    /// Two states that each said something on troops, and what else there is.
    fn dossier(more: &str) -> Dossier {
        let text = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "Ardanor", kind: State), (id: "b", name: "Belmark", kind: State)],
            topics: [(id: "t", name: "Troops", short: "T", kind: Undertaking, question: "?"),
                (id: "u", name: "Ships", short: "U", kind: Undertaking, question: "?")],
            documents: [(id: "n", publisher: "P", kind: News)],
            positions: [P(id: "first", actors: ["a"], topic: "t", S), MORE])"#;
        let text = text.replace("MORE", more).replace("P(", "(").replace(
            "S)",
            "stance: Refuse, summary: \"S\", evidence: [(document: \"n\", exact: \"w\")])",
        );
        open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
    }

    fn collected(d: &Dossier, take: impl Fn(At<'_>) -> Option<Snapshot>) -> Brief {
        let within = PositionSet::all(d.len());
        let at = At { d: Known::from(d), within: &within, taken: None };
        edit::keep(&Brief::default(), take(at).unwrap()).0
    }

    fn first(d: &Dossier) -> Brief {
        collected(d, |at| match at.d.find("first")? {
            Entity::Position(ix) => collect::position(at, ix),
            _ => None,
        })
    }

    #[test]
    fn what_is_new_on_the_actors_and_topics_of_a_brief_is_told_once() {
        let brief = first(&dossier(""));
        let check = |more: &str, expected: &[&str]| {
            let found = news(&dossier(more), &brief);
            assert_eq!(found.into_values().flatten().collect::<Vec<_>>(), expected, "{more}");
        };
        check("", &[]);
        check(r#"P(id: "new", actors: ["a"], topic: "t", S)"#, &["new"]);
        check(r#"P(id: "both", actors: ["b", "a"], topic: "t", S)"#, &["both"]);
        // Of another actor, or on another topic, it is not of this brief.
        check(
            r#"P(id: "x", actors: ["b"], topic: "t", S), P(id: "y", actors: ["a"], topic: "u", S)"#,
            &[],
        );
    }

    #[test]
    fn what_was_there_or_is_collected_is_not_new() {
        let one = r#"P(id: "new", actors: ["a"], topic: "t", S)"#;
        assert!(news(&dossier(one), &first(&dossier(one))).is_empty());
        let later = dossier(one);
        let Some(Entity::Position(ix)) = later.find("new") else { panic!() };
        let within = PositionSet::all(later.len());
        let at = At { d: Known::from(&later), within: &within, taken: None };
        let brief = edit::keep(&first(&dossier("")), collect::position(at, ix).unwrap()).0;
        assert!(news(&later, &brief).is_empty());
    }

    #[test]
    fn of_a_claim_whoever_speaks_is_meant_and_of_an_old_brief_nothing() {
        let all = |d: &Dossier| {
            let Some(Entity::Topic(topic)) = d.find("t") else { panic!() };
            let snapshot = Snapshot {
                of: Subject::Line {
                    actor: String::new(),
                    topic: d.id_of(Entity::Topic(topic)).into(),
                },
                ..Snapshot::default()
            };
            records(d, &snapshot)
        };
        let other = dossier(r#"P(id: "x", actors: ["b"], topic: "t", S)"#);
        let knew = |records: &[&str]| Knew {
            actor: String::new(),
            topic: "t".to_string(),
            records: records.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(all(&other), [knew(&["first", "x"])]);
        let old = edit::keep(&Brief::default(), Snapshot::default()).0;
        assert!(news(&other, &old).is_empty());
    }
}
