//! What differs between two sides: two days of one dossier, two versions of one, or two different ones.
//!
//! A side is a dossier as far as it was known and the positions that count there. Sides are matched by
//! string ids, because an index never outlives its dossier. What is said of it stands in `words`.

pub mod acts;
mod change;
pub mod facets;
pub mod news;
pub mod order;
pub mod quotes;
pub mod said;
#[cfg(test)]
mod sentences;
mod side;
pub mod stand;
pub mod stand_words;
pub mod versus;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{ActorIx, Dossier, Entity, PositionIx, TopicIx};
use crate::insight::cell::{cell, is_superseded};
use crate::insight::diff::acts::{ActChange, acts};
use crate::insight::diff::facets::facets;
use crate::insight::diff::order::{Weight, weight, weight_of};
use crate::insight::diff::quotes::requoted;
use crate::insight::diff::side::same;
use crate::insight::diff::stand::Stand;
use crate::insight::grid::rows;

pub use change::{Change, ChangeKind, Moved};
pub use side::{Side, is_one_dossier};

/// Everything that differs, sorted by how much it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    pub moved: Vec<Moved>,
    pub acts: Vec<ActChange>,
    pub changes: Vec<Change>,
}

/// What differs from `a` to `b`. Grows with the positions of both.
pub fn diff(a: Side<'_>, b: Side<'_>) -> Diff {
    Diff { moved: moved(a, b), acts: acts(a, b), changes: changes(a, b) }
}

fn same_actor(from: &Dossier, to: &Dossier, actor: ActorIx) -> Option<ActorIx> {
    match same(from, to, Entity::Actor(actor)) {
        Some(Entity::Actor(ix)) => Some(ix),
        _ => None,
    }
}

fn same_topic(from: &Dossier, to: &Dossier, topic: TopicIx) -> Option<TopicIx> {
    match same(from, to, Entity::Topic(topic)) {
        Some(Entity::Topic(ix)) => Some(ix),
        _ => None,
    }
}

fn same_position(from: &Dossier, to: &Dossier, position: PositionIx) -> Option<PositionIx> {
    match same(from, to, Entity::Position(position)) {
        Some(Entity::Position(ix)) => Some(ix),
        _ => None,
    }
}

/// The cells that show something else, the weightiest first.
fn moved(a: Side<'_>, b: Side<'_>) -> Vec<Moved> {
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let second = rows(in_b);
    let known: BTreeSet<ActorIx> = second.iter().map(|(_, ix)| *ix).collect();
    let mut actors: Vec<[Option<ActorIx>; 2]> =
        second.iter().map(|(_, ix)| [same_actor(in_b, in_a, *ix), Some(*ix)]).collect();
    for (_, ix) in rows(in_a) {
        let there = same_actor(in_a, in_b, ix);
        if there.is_none_or(|there| !known.contains(&there)) {
            actors.push([Some(ix), there]);
        }
    }
    let mut moved: Vec<Moved> =
        actors.into_iter().flat_map(|actor| moved_of(a, b, actor)).collect();
    moved.sort_by_key(|moved| moved_weight(a, b, moved));
    moved
}

/// How much a cell weighs: in the second dossier, if it is there.
pub fn moved_weight(a: Side<'_>, b: Side<'_>, moved: &Moved) -> Weight {
    let ([actor_a, actor_b], [topic_a, topic_b]) = (moved.actor, moved.topic);
    match (actor_b, topic_b) {
        (Some(actor), Some(_)) => weight(b.known.whole(), &[actor], topic_b),
        _ => weight(a.known.whole(), actor_a.as_slice(), topic_a),
    }
}

/// How much a change of a position weighs.
pub fn change_weight(a: Side<'_>, b: Side<'_>, change: &Change) -> Weight {
    let [first, second] = change.at;
    match second {
        Some(ix) => weight_of(b.known.whole(), b.known.position(ix)),
        None => weight_of(a.known.whole(), first.and_then(|ix| a.known.position(ix))),
    }
}

/// The positions of one cell on one side.
#[derive(Clone, Debug, Default)]
pub(super) struct OnTopic {
    pub(super) topic: Option<TopicIx>,
    pub(super) positions: Vec<PositionIx>,
    uncertain: bool,
}

fn moved_of(a: Side<'_>, b: Side<'_>, actor: [Option<ActorIx>; 2]) -> Vec<Moved> {
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    // In the order of the second dossier's topics; those that only the first has come last.
    let mut cells: BTreeMap<(Option<TopicIx>, Option<TopicIx>), [OnTopic; 2]> = BTreeMap::new();
    let [actor_a, actor_b] = actor;
    for held in actor_a.into_iter().flat_map(|actor| by_topic(a, actor)) {
        let there = held.topic.and_then(|topic| same_topic(in_a, in_b, topic));
        let key = (there, held.topic.filter(|_| there.is_none()));
        cells.insert(key, [held, OnTopic { topic: there, ..OnTopic::default() }]);
    }
    for held in actor_b.into_iter().flat_map(|actor| by_topic(b, actor)) {
        let there = held.topic.and_then(|topic| same_topic(in_b, in_a, topic));
        let both = cells.entry((held.topic, None)).or_default();
        let [first, second] = both;
        first.topic = there;
        *second = held;
    }
    let (last, first): (Vec<_>, Vec<_>) = cells.into_iter().partition(|((b, _), _)| b.is_none());
    let pairs = first.into_iter().chain(last).map(|(_, pair)| pair);
    pairs
        .filter_map(|[one, other]| {
            let cells =
                [cell(a.known, one.positions, a.within), cell(b.known, other.positions, b.within)];
            let [first, second] = &cells;
            let moves = Stand::of(a.known, first) != Stand::of(b.known, second);
            moves.then_some(Moved {
                actor,
                topic: [one.topic, other.topic],
                cells,
                uncertain: [one.uncertain, other.uncertain],
            })
        })
        .collect()
}

/// An actor's positions by topic.
pub(super) fn by_topic(side: Side<'_>, actor: ActorIx) -> Vec<OnTopic> {
    let mut cells: BTreeMap<TopicIx, OnTopic> = BTreeMap::new();
    for ix in side.known.positions_of(actor) {
        let (counts, may_count) = (side.within.contains(*ix), side.possibly.contains(*ix));
        let Some(p) = side.known.position(*ix).filter(|_| counts || may_count) else { continue };
        let held = cells.entry(p.topic()).or_default();
        held.topic = Some(p.topic());
        if counts {
            held.positions.push(*ix);
        } else {
            // What stands on a draft would not count anyway.
            held.uncertain |= !p.is_draft();
        }
    }
    cells.into_values().collect()
}

/// What became of each position.
fn changes(a: Side<'_>, b: Side<'_>) -> Vec<Change> {
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let mut found = Vec::new();
    let alone = |kind, at, perhaps| Change {
        kind,
        at,
        perhaps,
        facets: Vec::new(),
        quotes: [Vec::new(), Vec::new()],
    };
    for ix in b.within.iter() {
        let there = same_position(in_b, in_a, ix);
        if let Some(there) = there.filter(|there| a.within.contains(*there)) {
            both(a, there, b, ix, &mut found);
        } else {
            let perhaps = there.is_some_and(|there| a.possibly.contains(there));
            found.push(alone(ChangeKind::New, [None, Some(ix)], perhaps));
        }
    }
    for ix in a.within.iter() {
        let there = same_position(in_a, in_b, ix);
        if there.is_none_or(|there| !b.within.contains(there)) {
            let perhaps = there.is_some_and(|there| b.possibly.contains(there));
            found.push(alone(ChangeKind::Withdrawn, [Some(ix), None], perhaps));
        }
    }
    found.sort_by_key(|change| (change.kind, change_weight(a, b, change)));
    found
}

/// What became of a position that both sides have.
fn both(a: Side<'_>, ix: PositionIx, b: Side<'_>, jx: PositionIx, found: &mut Vec<Change>) {
    let (Some(p), Some(q)) = (a.known.as_written(ix), b.known.as_written(jx)) else { return };
    let mut add = |kind, facets, quotes| {
        found.push(Change { kind, at: [Some(ix), Some(jx)], perhaps: false, facets, quotes });
    };
    let none = || [Vec::new(), Vec::new()];
    let facets = facets(&a.known, p, &b.known, q);
    if !facets.is_empty() {
        add(ChangeKind::Restated, facets, none());
    }
    match (is_superseded(a.known, ix, a.within), is_superseded(b.known, jx, b.within)) {
        (false, true) => add(ChangeKind::Superseded, Vec::new(), none()),
        (true, false) => add(ChangeKind::Reinstated, Vec::new(), none()),
        _ => {}
    }
    if p.summary() != q.summary() {
        add(ChangeKind::Reworded, Vec::new(), none());
    }
    let quotes = requoted(a.known, p, b.known, q);
    if quotes.iter().any(|only| !only.is_empty()) {
        add(ChangeKind::Requoted, Vec::new(), quotes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Known, Opened, PositionSet, bundled, open};
    use crate::insight::as_of::{AsOf, Calendar, Clock, Time};
    use crate::insight::grid::{cells, columns};
    use proptest::prelude::*;

    /// The bundled dossier on a day, less some positions taken at random.
    fn on(d: &Dossier, calendar: &Calendar, clock: Clock, day: u8, seed: u32) -> (Time, AsOf) {
        let time = Time { clock, as_of: Some((2026, 1, day)), since: None };
        let mut found = time.positions(d, calendar);
        let kept = |ix: &PositionIx| {
            seed == 0 || !(ix.0.wrapping_mul(2_654_435_761) ^ seed).is_multiple_of(5)
        };
        found.there = found.there.iter().filter(kept).collect();
        (time, found)
    }

    fn side<'d>(d: &'d Dossier, (time, found): &'d (Time, AsOf)) -> Side<'d> {
        Side { known: time.known(d), within: &found.there, possibly: &found.possibly }
    }

    /// The cells in which two views differ, found the long way: every cell of both grids.
    fn differing(d: &Dossier, a: Side<'_>, b: Side<'_>) -> BTreeSet<(ActorIx, TopicIx)> {
        let columns = columns(d, &PositionSet::all(d.len()), |_| false);
        let mut found = BTreeSet::new();
        for (_, actor) in rows(d) {
            let one = cells(a.known, actor, &columns, a.within);
            let other = cells(b.known, actor, &columns, b.within);
            for ((column, x), y) in columns.iter().zip(&one).zip(&other) {
                if Stand::of(a.known, x) != Stand::of(b.known, y) {
                    found.insert((actor, column.topic));
                }
            }
        }
        found
    }

    fn moved_cells(diff: &Diff) -> Vec<(ActorIx, TopicIx)> {
        let pair = |ixs: [Option<ActorIx>; 2], on: [Option<TopicIx>; 2]| {
            assert_eq!((ixs[0], on[0]), (ixs[1], on[1]));
            (ixs[1].unwrap(), on[1].unwrap())
        };
        diff.moved.iter().map(|moved| pair(moved.actor, moved.topic)).collect()
    }

    fn of_kind(diff: &Diff, kind: ChangeKind) -> PositionSet {
        let found = diff.changes.iter().filter(|change| change.kind == kind);
        found.filter_map(|change| change.at[0].or(change.at[1])).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// For any two days, either way round, the difference is what the two views differ in.
        #[test]
        fn the_difference_is_what_the_views_differ_in(
            from in 1_u8..=31, to in 1_u8..=31, said: bool, seeds in (0_u32..3, 0_u32..3)
        ) {
            let Opened { dossier: d, .. } = open(&bundled());
            let calendar = Calendar::new(&d);
            let clock = if said { Clock::Said } else { Clock::Published };
            // Mostly the days on which something happens.
            let near = |day: u8| if day > 12 { day % 6 + 4 } else { day };
            let one = on(&d, &calendar, clock, near(from), seeds.0);
            let other = on(&d, &calendar, clock, near(to), seeds.1);
            let (a, b) = (side(&d, &one), side(&d, &other));
            let found = diff(a, b);

            let (new, gone) = (of_kind(&found, ChangeKind::New), of_kind(&found, ChangeKind::Withdrawn));
            let mut applied: PositionSet = a.within.iter().filter(|ix| !gone.contains(*ix)).collect();
            prop_assert!(new.iter().all(|ix| !a.within.contains(ix)));
            prop_assert!(gone.iter().all(|ix| a.within.contains(ix)));
            new.iter().for_each(|ix| applied.insert(ix));
            prop_assert_eq!(&applied, b.within);

            let moved = moved_cells(&found);
            let set: BTreeSet<_> = moved.iter().copied().collect();
            prop_assert_eq!(moved.len(), set.len());
            prop_assert_eq!(set, differing(&d, a, b));

            let back = diff(b, a);
            prop_assert_eq!(of_kind(&back, ChangeKind::New), gone);
            prop_assert_eq!(of_kind(&back, ChangeKind::Withdrawn), new);
            prop_assert_eq!(of_kind(&back, ChangeKind::Superseded), of_kind(&found, ChangeKind::Reinstated));
            prop_assert_eq!(of_kind(&back, ChangeKind::Restated), of_kind(&found, ChangeKind::Restated));
            prop_assert_eq!(of_kind(&back, ChangeKind::Requoted), of_kind(&found, ChangeKind::Requoted));
            prop_assert_eq!(moved_cells(&back), moved_cells(&found));
            let acts = |diff: &Diff, new: bool| {
                let of = diff.acts.iter().filter(|act| act.is_new == new);
                of.map(|act| (act.instrument, act.actor, act.act)).collect::<BTreeSet<_>>()
            };
            prop_assert_eq!(acts(&back, true), acts(&found, false));
            prop_assert_eq!(acts(&back, false), acts(&found, true));

            prop_assert_eq!(diff(a, a), Diff::default());
            prop_assert_eq!(diff(b, b), Diff::default());
        }
    }

    #[test]
    fn the_same_files_read_twice_do_not_differ_and_a_dossier_differs_from_none() {
        let (one, other) = (open(&bundled()).dossier, open(&bundled()).dossier);
        let (all, none) = (PositionSet::all(one.len()), PositionSet::none());
        let whole = |d| Side { known: Known::from(d), within: &all, possibly: &none };
        assert_eq!(diff(whole(&one), whole(&other)), Diff::default());
        let nothing = Dossier::default();
        let empty = Side { known: Known::from(&nothing), within: &none, possibly: &none };
        let found = diff(empty, whole(&one));
        assert_eq!(of_kind(&found, ChangeKind::New), all);
        let back = diff(whole(&one), empty);
        assert_eq!(of_kind(&back, ChangeKind::Withdrawn), all);
        // What weighs more is told first, whatever stands first in the dossier.
        let weight = |change: &Change| change_weight(empty, whole(&one), change);
        assert!(found.changes.is_sorted_by_key(weight));
        assert!(!one.positions().map(|p| weight_of(&one, Some(p))).is_sorted());
        assert_eq!(back.moved.len(), found.moved.len());
        assert!(back.moved.iter().all(|moved| moved.actor[1].is_none()));
    }
}
