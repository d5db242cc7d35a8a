//! Who has words of their own, topic by topic.

use super::Page;
use super::filter::{self, Listed};
use super::quote::weakest_label;
use crate::dossier::{ActorIx, Dossier, Entity, Known, TopicIx};
use crate::export::{Node, Table, Value};
use crate::insight::grounds::of_positions;
use crate::insight::naming::all_called;
use crate::insight::silence::words::{NOTE, in_words};
use crate::insight::silence::{Group, OnTopic, Said, Silence, Voice, silence};
use crate::scope::Scope;
use crate::verify::{Proofs, stamped};

const COLUMNS: [(&str, &str); 9] = [
    ("topic", "Topic"),
    ("topic_id", "Topic id"),
    ("actor", "Actor"),
    ("actor_id", "Actor id"),
    ("voice", "Voice"),
    ("words", "Words"),
    ("by", "By"),
    ("positions", "Positions"),
    ("proof", "Proof"),
];

/// Each topic on which anything is held, and which of them are asked for.
pub struct SilencePage<'d> {
    d: Known<'d>,
    proofs: &'d Proofs,
    map: Silence,
    /// Since a day: topics on which something is new, changed or superseded.
    listed: Listed,
    /// What distinguishes them, in words.
    asked: String,
}

impl<'d> SilencePage<'d> {
    /// On the topics that `is_asked` names.
    pub fn new(
        d: &'d Dossier,
        scope: &Scope,
        proofs: &'d Proofs,
        is_asked: impl Fn(TopicIx) -> bool,
    ) -> SilencePage<'d> {
        let known = scope.known(d, proofs.fallen());
        SilencePage {
            d: known,
            proofs,
            map: silence(known, &scope.there, &scope.possibly_there, is_asked),
            listed: Listed::new(d, scope),
            asked: filter::in_words(scope),
        }
    }

    /// An actor in words, stamped where a quote does not stand.
    fn told(&self, said: &Said) -> String {
        let words = in_words(&self.d, said);
        stamped(&self.d, self.proofs, of_positions(self.d, said.positions.iter().copied()), &words)
    }

    fn topics(&self) -> impl Iterator<Item = &OnTopic> {
        self.map.topics.iter().filter(|on| self.listed.has_topic(on.topic))
    }
}

impl Page for SilencePage<'_> {
    /// Each topic with its actors, nearest words first.
    fn nodes(&self) -> Vec<Node> {
        let (d, map) = (self.d, &self.map);
        let mut nodes = vec![Node::Heading(1, "Who has words of their own".to_string())];
        if map.topics.is_empty() {
            nodes.push(Node::Note("Nothing is held on what was asked for.".to_string()));
            return nodes;
        }
        if self.topics().next().is_none() {
            let asked = &self.asked;
            nodes.push(Node::Note(format!("Nothing held on what you asked for {asked}.")));
            return nodes;
        }
        nodes.push(Node::Note(NOTE.to_string()));
        for on in self.topics() {
            nodes.push(Node::Heading(2, d.name_of(Entity::Topic(on.topic)).to_string()));
            let mut fields: Vec<(String, String)> = Vec::new();
            for group in Group::ALL {
                let told = match group {
                    Group::Silent => all_called(&d, &on.silent),
                    group => {
                        let told: Vec<String> = on.of(group).map(|said| self.told(said)).collect();
                        told.join("; ")
                    }
                };
                if !told.is_empty() {
                    fields.push((group.label().to_string(), told));
                }
            }
            nodes.push(Node::Fields(fields));
        }
        nodes
    }

    /// One row for each actor and topic, the silent ones among them.
    fn table(&self) -> Table {
        let mut table = Table::new(&COLUMNS);
        for on in self.topics() {
            table.rows.extend(on.said.iter().map(|said| row(self.d, self.proofs, on, said)));
            let silent = on.silent.iter();
            table
                .rows
                .extend(silent.map(|actor| row(self.d, self.proofs, on, &silent_one(*actor))));
        }
        table
    }
}

fn silent_one(actor: ActorIx) -> Said {
    Said { actor, voice: Voice::Silent, positions: Vec::new(), by: Vec::new() }
}

fn row(d: Known<'_>, proofs: &Proofs, on: &OnTopic, said: &Said) -> Vec<Value> {
    let (topic, actor) = (Entity::Topic(on.topic), Entity::Actor(said.actor));
    let text = |text: &str| Value::Text(text.to_string());
    let words = match said.voice {
        Voice::Has(words) => Value::Text(words.name().to_string()),
        Voice::SpokenFor | Voice::Perhaps | Voice::Silent => Value::Absent,
    };
    let ids = said.positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
    vec![
        text(d.name_of(topic)),
        text(d.id_of(topic)),
        text(d.name_of(actor)),
        text(d.id_of(actor)),
        text(said.voice.group().label()),
        words,
        Value::List(said.by.iter().map(|who| d.id_of(*who).to_string()).collect()),
        Value::List(ids.collect()),
        weakest_label(&d, proofs, of_positions(d, said.positions.iter().copied())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::{lines, looked_for, small};

    /// What stands below the title.
    fn told(find: &str, since: Option<&str>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, since);
        lines(SilencePage::new(&d, &scope, &Proofs::default(), |_| true).nodes())
            .into_iter()
            .skip(1)
            .collect()
    }

    #[test]
    fn nobody_becomes_silent_because_others_are_looked_for() {
        // Nothing ties Belmark or The Pact to it, so that nobody asked them.
        let troops = [
            "Troops",
            "only reported: Ardanor: under this heading, only reports about it and no words of its own",
        ];
        for find in ["soldiers", "replaced", "draft"] {
            assert_eq!(told(find, None).get(1..), Some(&troops.map(str::to_string)[..]), "{find}");
        }
        let visit = told("", Some("2030-05-04"));
        assert_eq!(visit.get(1).map(String::as_str), Some("The visit"));
        assert!(
            visit.iter().any(|line| line.contains("Belmark: on record in direct quotation")),
            "{visit:#?}"
        );
    }

    #[test]
    fn that_nothing_matches_is_not_that_nothing_is_held() {
        let nothing = "Nothing held on what you asked for matches “zebra”.";
        assert_eq!(told("zebra", None), [nothing]);
    }
}
