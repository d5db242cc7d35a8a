//! What was said once lies once between two statements, though several entries hold a report of it each.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{Known, PositionIx};
use crate::insight::conflicts::conflict::{Conflict, Side};
use crate::insight::conflicts::kind::Kind;
use crate::insight::utterance::utterances;

/// Leaves out of what is worked out whatever lies between the same two utterances as a case that stays: one that a person
/// told, or else the first. What people told stays whole.
pub(super) fn told_once(d: Known<'_>, all: &mut Vec<Conflict>) {
    let is_linked = |ix: &PositionIx| {
        d.position(*ix).is_some_and(|p| p.links().next().is_some())
            || !d.whole().linked_from(*ix).is_empty()
    };
    let mentioned: BTreeSet<PositionIx> =
        all.iter().flat_map(Conflict::positions).filter(is_linked).collect();
    let mut first: BTreeMap<PositionIx, PositionIx> = BTreeMap::new();
    for group in utterances(d, mentioned) {
        if let [one, others @ ..] = group.as_slice() {
            first.extend(others.iter().map(|other| (*other, *one)));
        }
    }
    if first.is_empty() {
        return;
    }
    let of = |side: Side| match side {
        Side::Position(ix) => Side::Position(first.get(&ix).copied().unwrap_or(ix)),
        other => other,
    };
    let key = |case: &Conflict| -> (Kind, [Side; 2]) { (case.kind, case.sides.map(of)) };
    let mut told: BTreeSet<(Kind, [Side; 2])> =
        all.iter().filter(|case| case.by_hand.is_some()).map(key).collect();
    all.retain(|case| case.by_hand.is_some() || told.insert(key(case)));
}
