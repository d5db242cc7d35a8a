//! Which positions are one utterance: what somebody said once, and of which several entries each hold a
//! part, or each a report. A person's link says so; counted, it is one.

use std::collections::BTreeMap;

use crate::dossier::terms::LinkKind;
use crate::dossier::{Entity, Known, PositionIx};

/// The positions gathered by utterance, each group and all groups in the order of what was given. Only links
/// between what was given connect.
pub fn utterances(
    d: Known<'_>,
    positions: impl IntoIterator<Item = PositionIx>,
) -> Vec<Vec<PositionIx>> {
    let all: Vec<PositionIx> = positions.into_iter().collect();
    let mut sets = Sets::default();
    for ix in &all {
        sets.of.entry(*ix).or_insert(*ix);
    }
    for ix in &all {
        for link in d.position(*ix).into_iter().flat_map(|p| p.links()) {
            if let (LinkKind::SameUtterance, Entity::Position(to)) = (link.kind, link.to) {
                sets.join(*ix, to);
            }
        }
    }
    let mut places: BTreeMap<PositionIx, usize> = BTreeMap::new();
    let mut found: Vec<Vec<PositionIx>> = Vec::new();
    for ix in all {
        let place = *places.entry(sets.first(ix)).or_insert(found.len());
        match found.get_mut(place) {
            Some(group) => group.push(ix),
            None => found.push(vec![ix]),
        }
    }
    found
}

/// Sets of positions that are joined step by step: each leads towards the one that stands for its set.
#[derive(Default)]
struct Sets {
    of: BTreeMap<PositionIx, PositionIx>,
}

impl Sets {
    /// The one that stands for the set of a position. What was passed on the way is led there for the next time.
    fn first(&mut self, ix: PositionIx) -> PositionIx {
        let mut first = ix;
        while let Some(next) = self.of.get(&first).copied().filter(|next| *next != first) {
            first = next;
        }
        let mut at = ix;
        while at != first {
            at = self.of.insert(at, first).unwrap_or(first);
        }
        first
    }

    /// Makes one set of those of two positions, if both were given.
    fn join(&mut self, one: PositionIx, other: PositionIx) {
        if self.of.contains_key(&other) {
            let (one, other) = (self.first(one), self.first(other));
            self.of.insert(other, one);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::{Opened, Position, SourceFile, bundled, open};

    /// The definition: from each position on, whatever a link in either direction reaches.
    fn defined(d: Known<'_>, all: &[PositionIx]) -> Vec<Vec<PositionIx>> {
        let targets = |ix: PositionIx| {
            let links = d.position(ix).into_iter().flat_map(Position::links);
            let links = links.filter(|link| link.kind == LinkKind::SameUtterance);
            links.filter_map(|link| match link.to {
                Entity::Position(to) => Some(to),
                _ => None,
            })
        };
        let same = |one: PositionIx, other: PositionIx| {
            targets(one).any(|to| to == other) || targets(other).any(|to| to == one)
        };
        let (mut done, mut found) = (BTreeSet::new(), Vec::new());
        for first in all {
            if !done.insert(*first) {
                continue;
            }
            let (mut one, mut ahead) = (BTreeSet::from([*first]), vec![*first]);
            while let Some(ix) = ahead.pop() {
                for other in all.iter().copied().filter(|other| same(ix, *other)) {
                    if done.insert(other) {
                        one.insert(other);
                        ahead.push(other);
                    }
                }
            }
            found.push(all.iter().copied().filter(|ix| one.contains(ix)).collect());
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn they_are_as_defined(links in vec((0_u32..24, 0_u32..24), 0..30), asked in vec(0_u32..24, 0..40)) {
            let position = |n: u32| {
                let own = links.iter().filter(|(from, to)| *from == n && to != from);
                let link = |(_, to): &(u32, u32)| format!("(kind: SameUtterance, to: \"p{to}\")");
                let links = own.map(link).collect::<Vec<String>>().join(", ");
                format!(
                    "(id: \"p{n}\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", links: \
                     [{links}], evidence: [(document: \"o\", exact: \"words\")]),"
                )
            };
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], topics: \
                 [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\")], documents: \
                 [(id: \"o\", publisher: \"P\", kind: News)], positions: [{}])",
                (0..24).map(position).collect::<Vec<String>>().concat()
            );
            let opened = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
            let d = Known::from(&opened.dossier);
            prop_assert_eq!(d.len(), 24);
            let asked: Vec<PositionIx> = asked.into_iter().map(PositionIx).collect();
            prop_assert_eq!(utterances(d, asked.iter().copied()), defined(d, &asked));
        }
    }

    #[test]
    fn what_was_said_once_is_one_whichever_entry_has_the_link() {
        let Opened { dossier: d, .. } = open(&bundled());
        let ix = |id: &str| match d.find(id) {
            Some(Entity::Position(ix)) => ix,
            other => panic!("{id}: {other:?}"),
        };
        let ids = [
            "ita-ground-troops",
            "coalition-attack-sanctions-draft",
            "coalition-attack-military-draft",
            "coalition-attack-diplomacy-draft",
        ];
        let told: Vec<usize> =
            utterances(Known::from(&d), ids.map(ix)).iter().map(Vec::len).collect();
        assert_eq!(told, [1, 3]);
        // Only what is asked for connects.
        let apart = [ids[1], ids[3]].map(ix);
        assert_eq!(utterances(Known::from(&d), apart).len(), 2);
    }
}
