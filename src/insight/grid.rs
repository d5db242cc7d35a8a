//! The grid: actors by topics. Rows and columns with their order, and the cells of a row.
//!
//! Rows and columns grow with actors and topics; the cells of a row with the positions of its actor.

use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Known, PositionIx, PositionSet, TopicIx};
use crate::insight::cell::{Cell, cell, has_row};

/// One topic with those that are folded into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub topic: TopicIx,
    /// How many topics stand above it.
    pub depth: usize,
    /// Whether topics stand below it.
    pub has_children: bool,
    /// The topics whose positions it shows: itself, and when it is folded all below it.
    pub covers: Vec<TopicIx>,
    /// The widest topic above it; itself where none stands above it.
    pub widest: TopicIx,
    /// Whether it has a position of its own, and not only stands above topics that have.
    pub is_used: bool,
}

/// What sort of actors stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowGroup {
    States,
    Bodies,
    People,
}

impl RowGroup {
    pub const ALL: [RowGroup; 3] = [RowGroup::States, RowGroup::Bodies, RowGroup::People];

    pub const fn title(self) -> &'static str {
        match self {
            RowGroup::States => "States",
            RowGroup::Bodies => "Bodies",
            RowGroup::People => "Persons",
        }
    }

    fn of(kind: ActorKind) -> RowGroup {
        match kind {
            ActorKind::State => RowGroup::States,
            ActorKind::Organisation | ActorKind::Group | ActorKind::Outlet | ActorKind::Unnamed => {
                RowGroup::Bodies
            }
            ActorKind::Person => RowGroup::People,
        }
    }
}

/// The topics in the order of their tree, each after the one above it. A topic with no position in
/// `within`, on itself or below it, has no column.
pub fn columns(
    d: &Dossier,
    within: &PositionSet,
    is_folded: impl Fn(TopicIx) -> bool,
) -> Vec<Column> {
    let mut tree = Tree::new(d);
    let mut unused = d.topics.len();
    for ix in within.iter() {
        // Mostly all are seen to be used long before the last position.
        if unused == 0 {
            break;
        }
        let Some(p) = d.position(ix) else { continue };
        if p.actors().iter().any(|actor| has_row(d, *actor))
            && let Some(used) = tree.used.get_mut(p.topic().at())
        {
            unused -= usize::from(!*used);
            *used = true;
        }
    }
    let mut columns = Vec::new();
    for root in tree.roots.clone() {
        tree.add(root, (root, 0), &is_folded, &mut columns);
    }
    columns
}

/// The topics by what stands above them.
struct Tree {
    roots: Vec<TopicIx>,
    children: Vec<Vec<TopicIx>>,
    used: Vec<bool>,
}

impl Tree {
    fn new(d: &Dossier) -> Tree {
        let len = d.topics.len();
        let mut tree =
            Tree { roots: Vec::new(), children: vec![Vec::new(); len], used: vec![false; len] };
        for ix in (0..len as u32).map(TopicIx) {
            match above(d, ix).and_then(|parent| tree.children.get_mut(parent.at())) {
                Some(children) => children.push(ix),
                None => tree.roots.push(ix),
            }
        }
        tree
    }

    fn below(&self, topic: TopicIx) -> Vec<TopicIx> {
        let mut all = vec![topic];
        let mut at = 0;
        while let Some(topic) = all.get(at).copied() {
            all.extend(self.children.get(topic.at()).into_iter().flatten());
            at += 1;
        }
        all
    }

    fn add(
        &self,
        topic: TopicIx,
        (widest, depth): (TopicIx, usize),
        is_folded: &dyn Fn(TopicIx) -> bool,
        columns: &mut Vec<Column>,
    ) {
        let below = self.below(topic);
        if !below.iter().any(|t| self.used.get(t.at()) == Some(&true)) {
            return;
        }
        let has_children = below.len() > 1;
        let folded = has_children && is_folded(topic);
        let covers = if folded { below } else { vec![topic] };
        let is_used = self.used.get(topic.at()) == Some(&true);
        columns.push(Column { topic, depth, has_children, covers, widest, is_used });
        if !folded {
            for child in self.children.get(topic.at()).into_iter().flatten() {
                self.add(*child, (widest, depth + 1), is_folded, columns);
            }
        }
    }
}

/// The topic above one; `None` where parents run in a circle, which is reported elsewhere.
fn above(d: &Dossier, topic: TopicIx) -> Option<TopicIx> {
    let parent = d.topic(topic)?.parent?;
    let mut at = Some(parent);
    for _ in 0..d.topics.len() {
        match at {
            Some(ix) if ix == topic => return None,
            Some(ix) => at = d.topic(ix).and_then(|t| t.parent),
            None => return Some(parent),
        }
    }
    None
}

/// The actors that have a row, group by group, in the order of the dossier. Whoever speaks for a body
/// has one only with a position of their own.
pub fn rows(d: &Dossier) -> Vec<(RowGroup, ActorIx)> {
    let mut rows: Vec<(RowGroup, ActorIx)> = d
        .actor_indices()
        .filter(|ix| has_row(d, *ix))
        .filter_map(|ix| Some((RowGroup::of(d.actor(ix)?.kind), ix)))
        .filter(|(_, ix)| stands_alone(d, *ix) || !d.positions_of(*ix).is_empty())
        .collect();
    rows.sort_by_key(|(group, _)| *group);
    rows
}

fn stands_alone(d: &Dossier, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| a.represents.is_empty() && a.kind != ActorKind::Person)
}

/// The cells of one row. Grows with the actor's positions on the topics of these columns.
pub fn cells(d: Known<'_>, actor: ActorIx, columns: &[Column], within: &PositionSet) -> Vec<Cell> {
    columns.iter().map(|column| cell_at(d, actor, column, within)).collect()
}

/// One cell.
pub fn cell_at(d: Known<'_>, actor: ActorIx, column: &Column, within: &PositionSet) -> Cell {
    let on = |topic: &TopicIx| d.whole().positions_on(actor, *topic).iter().copied();
    cell(d, column.covers.iter().flat_map(on), within)
}

/// The topics on which an actor has a position, in the order of the dossier.
pub fn held_topics(d: &Dossier, actor: ActorIx) -> Vec<TopicIx> {
    let of = |ix: &PositionIx| d.position(*ix).map(|p| p.topic());
    let mut topics: Vec<TopicIx> = d.positions_of(actor).iter().filter_map(of).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Fallen, Opened, QuoteIx, bundled, open};
    use crate::insight::as_of::{Calendar, Clock, Time};
    use crate::insight::cell::{Bucket, StanceFlags, is_superseded};
    use proptest::prelude::*;

    /// What an actor holds on each topic on which it is not silent, worked out position by position.
    fn held_by(
        d: Known<'_>,
        actor: ActorIx,
        within: &PositionSet,
    ) -> impl Iterator<Item = (TopicIx, StanceFlags)> + use<> {
        let mut held: Vec<(TopicIx, StanceFlags)> = d
            .positions_of(actor)
            .iter()
            .filter(|ix| within.contains(**ix))
            .filter_map(|ix| d.position(*ix))
            .filter(|p| !p.is_draft() && !is_superseded(d, p.ix, within))
            .map(|p| (p.topic(), StanceFlags::of(d, p)))
            .collect();
        held.sort_by_key(|(topic, _)| *topic);
        held.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.and(next.1);
            }
            same
        });
        held.into_iter()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// At any time and for any positions left out, each pair of an actor with a row and a topic falls into the
        /// bucket of what is held position by position.
        #[test]
        fn buckets_partition_the_pairs(
            day in 1_u8..=12, said: bool, whole: bool, seed: u32, share in 1_u32..=4, fell in 0_u32..=4
        ) {
            let Opened { dossier: d, .. } = open(&bundled());
            let clock = if said { Clock::Said } else { Clock::Published };
            let as_of = (!whole).then_some((2026, 1, day));
            let time = Time { clock, as_of, since: None };
            let kept = |ix: &PositionIx| (ix.0.wrapping_mul(2_654_435_761) ^ seed) % 5 < share;
            let there = time.positions(&d, &Calendar::new(&d)).there;
            let within: PositionSet = there.iter().filter(kept).collect();
            // Of the quotes some do not stand in their sources: none of them, or most.
            let mut fallen = Fallen::default();
            let falls = |ix: QuoteIx| (ix.0.wrapping_mul(2_246_822_519) ^ seed) % 5 < fell;
            for quote in d.all_quotes().filter(|quote| falls(quote.ix)) {
                fallen.put(&d, quote.ix, true);
            }
            let known = time.known(&d).fallen(&fallen);
            let columns = columns(&d, &PositionSet::all(d.len()), |_| false);
            for (_, actor) in rows(&d) {
                let row = cells(known, actor, &columns, &within);
                let held: Vec<(TopicIx, StanceFlags)> = held_by(known, actor, &within).collect();
                for (column, cell) in columns.iter().zip(&row) {
                    let of_topic: Vec<&(TopicIx, StanceFlags)> =
                        held.iter().filter(|(topic, _)| *topic == column.topic).collect();
                    prop_assert!(of_topic.len() <= 1);
                    let other = of_topic.first().map_or(Bucket::Silent, |(_, held)| held.bucket());
                    prop_assert_eq!(cell.bucket(), other);
                    // What fell is in no other list, and counts only where nothing else does.
                    let listed = |ix: &PositionIx| known.is_fallen(*ix);
                    prop_assert!(cell.fallen.iter().all(listed));
                    prop_assert!(!cell.own.iter().chain(&cell.spoken_for).any(listed));
                    let empty = cell.own.is_empty() && cell.spoken_for.is_empty();
                    let fell = empty && !cell.fallen.is_empty();
                    prop_assert_eq!(cell.bucket() == Bucket::NotAsQuoted, fell);
                    // It is silent just where nothing stands that counts.
                    prop_assert_eq!(cell.bucket() == Bucket::Silent, empty && !fell);
                    let only_for = cell.own.is_empty() && !cell.spoken_for.is_empty();
                    prop_assert_eq!(cell.bucket() == Bucket::SpokenFor, only_for);
                }
            }
        }
    }

    #[test]
    fn a_folded_topic_covers_what_stands_below_it() {
        let Opened { dossier: d, .. } = open(&bundled());
        let within = PositionSet::all(d.len());
        let open_columns = columns(&d, &within, |_| false);
        let folded = columns(&d, &within, |_| true);
        assert!(folded.len() < open_columns.len());
        assert!(folded.iter().all(|c| c.depth == 0));
        let force = folded.iter().find(|c| d.topic(c.topic).unwrap().id == "force").unwrap();
        assert!(force.has_children && force.covers.len() > 4);
        let all: usize = folded.iter().map(|c| c.covers.len()).sum();
        assert!(all >= open_columns.len());
    }

    #[test]
    fn relays_have_no_row() {
        let Opened { dossier: d, .. } = open(&bundled());
        for (_, actor) in rows(&d) {
            assert!(!d.actor(actor).unwrap().is_relay());
        }
    }
}
