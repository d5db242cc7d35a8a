//! Two actors side by side, topic by topic.

use std::collections::BTreeMap;

use crate::dossier::{ActorIx, PositionIx, TopicIx};
use crate::insight::cell::{Bucket, Cell, cell};
use crate::insight::diff::by_topic;
use crate::insight::diff::side::Side;
use crate::insight::diff::stand::Stand;

/// How two actors stand to one another on a topic; where they differ first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    Differ,
    Alike,
    OnlyOne,
    OnlyDrafts,
}

impl Likeness {
    pub const ALL: [Likeness; 4] =
        [Likeness::Differ, Likeness::Alike, Likeness::OnlyOne, Likeness::OnlyDrafts];

    pub const fn label(self) -> &'static str {
        match self {
            Likeness::Differ => "recorded differently",
            Likeness::Alike => "recorded alike",
            Likeness::OnlyOne => "nothing on one of the two",
            Likeness::OnlyDrafts => "only drafts",
        }
    }

    /// What it means, and what it does not.
    pub const fn meaning(self) -> &'static str {
        match self {
            Likeness::Differ => {
                "Topics on which the two actors compared are not recorded alike. That alone is not a disagreement."
            }
            Likeness::Alike => {
                "Topics on which what is recorded of the two actors is of one kind: both commit, say, or both refuse, as firmly and \
                 under like conditions. What they say, or what is said of them, may still differ."
            }
            Likeness::OnlyOne => {
                "Topics on which one of the two actors compared has nothing on record here. Silence is not a stance."
            }
            Likeness::OnlyDrafts => {
                "Topics on which only a draft speaks of one or both of the actors compared. A draft commits nobody."
            }
        }
    }
}

/// Two actors on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versus {
    pub topic: TopicIx,
    pub likeness: Likeness,
    pub cells: [Cell; 2],
}

/// Two actors by topic, wherever something is said of either.
pub fn versus(side: Side<'_>, one: ActorIx, other: ActorIx) -> Vec<Versus> {
    let mut topics: BTreeMap<TopicIx, [Vec<PositionIx>; 2]> = BTreeMap::new();
    for held in by_topic(side, one) {
        let Some(topic) = held.topic else { continue };
        let [first, _] = topics.entry(topic).or_default();
        *first = held.positions;
    }
    for held in by_topic(side, other) {
        let Some(topic) = held.topic else { continue };
        let [_, second] = topics.entry(topic).or_default();
        *second = held.positions;
    }
    let on = |(topic, positions): (TopicIx, [Vec<PositionIx>; 2])| {
        let cells = positions.map(|held| cell(side.known, held, side.within));
        let [first, second] = &cells;
        let silent = [first, second].map(|cell| cell.bucket() == Bucket::Silent);
        let likeness = match silent {
            [true, true] => Likeness::OnlyDrafts,
            [true, false] | [false, true] => Likeness::OnlyOne,
            [false, false] => {
                let alike = Stand::of(side.known, first) == Stand::of(side.known, second);
                if alike { Likeness::Alike } else { Likeness::Differ }
            }
        };
        Versus { topic, likeness, cells }
    };
    let mut found: Vec<Versus> = topics
        .into_iter()
        .map(on)
        .filter(|on| on.cells.iter().any(|cell| cell.positions().next().is_some()))
        .collect();
    found.sort_by_key(|on| on.likeness);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, Entity, Known, Opened, PositionSet, bundled, open};

    fn told(d: &Dossier, one: &str, other: &str) -> Vec<String> {
        let (Some(Entity::Actor(one)), Some(Entity::Actor(other))) = (d.find(one), d.find(other))
        else {
            panic!("{one} {other}");
        };
        let (all, none) = (PositionSet::all(d.len()), PositionSet::none());
        let side = Side { known: Known::from(d), within: &all, possibly: &none };
        let found = versus(side, one, other).into_iter();
        found
            .map(|on| format!("{} {}", d.id_of(Entity::Topic(on.topic)), on.likeness.label()))
            .collect()
    }

    #[test]
    fn where_two_differ_comes_first_and_silence_last() {
        let Opened { dossier: d, .. } = open(&bundled());
        let found = told(&d, "fra", "deu");
        assert_eq!(found[..2], ["ground-troops recorded differently", "meetings recorded alike"]);
        assert!(
            found.iter().skip(3).all(|on| on.ends_with("nothing on one of the two")),
            "{found:?}"
        );
        // The other way round the same topics stand in the same order.
        assert_eq!(told(&d, "deu", "fra"), found);
    }
}
