//! Which positions are one utterance: what somebody said once, and of which several entries each hold a
//! part, or each a report. A person's link says so; counted, it is one.

use std::collections::BTreeSet;

use crate::dossier::terms::LinkKind;
use crate::dossier::{Entity, Known, Position, PositionIx};

/// The positions gathered by utterance, each group and all groups in the order of what was given.
pub fn utterances(
    d: Known<'_>,
    positions: impl IntoIterator<Item = PositionIx>,
) -> Vec<Vec<PositionIx>> {
    let all: Vec<PositionIx> = positions.into_iter().collect();
    let open: BTreeSet<PositionIx> = all.iter().copied().collect();
    let (mut done, mut found) = (BTreeSet::new(), Vec::new());
    for first in &all {
        if !done.insert(*first) {
            continue;
        }
        let (mut one, mut ahead) = (BTreeSet::from([*first]), vec![*first]);
        while let Some(ix) = ahead.pop() {
            for other in same(d, ix) {
                if open.contains(&other) && done.insert(other) {
                    one.insert(other);
                    ahead.push(other);
                }
            }
        }
        found.push(all.iter().copied().filter(|ix| one.contains(ix)).collect());
    }
    found
}

/// The positions that a link, in either direction, holds to be the same utterance.
fn same(d: Known<'_>, ix: PositionIx) -> Vec<PositionIx> {
    let targets = |ix: PositionIx| {
        let links = d.position(ix).into_iter().flat_map(Position::links);
        links.filter(|link| link.kind == LinkKind::SameUtterance).filter_map(|link| match link.to {
            Entity::Position(to) => Some(to),
            _ => None,
        })
    };
    let back = d.whole().linked_from(ix).iter().copied();
    targets(ix).chain(back.filter(|from| targets(*from).any(|to| to == ix))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, bundled, open};

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
