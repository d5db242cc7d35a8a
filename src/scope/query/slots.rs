//! Every quote of every position as a slot, one bit each: what is asked of a quote and what is asked of a position are
//! laid over each other in the same space. A position without a quote has one slot of its own.

use crate::dossier::{Dossier, PositionIx, PositionSet, QuoteIx};

/// Which slots belong to which position.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    /// The first slot of each position; one more, where the last one ends.
    first: Vec<u32>,
    /// The quote of each slot.
    quotes: Vec<Option<QuoteIx>>,
}

impl Slots {
    pub(super) fn new(d: &Dossier) -> Slots {
        let mut slots = Slots { first: Vec::with_capacity(d.len() + 1), quotes: Vec::new() };
        for p in d.positions() {
            let start = slots.quotes.len();
            slots.first.push(start as u32);
            slots.quotes.extend(p.evidence().map(|quote| Some(quote.ix)));
            if slots.quotes.len() == start {
                slots.quotes.push(None);
            }
        }
        slots.first.push(slots.quotes.len() as u32);
        slots
    }

    pub(super) fn len(&self) -> usize {
        self.quotes.len()
    }

    pub(super) fn quotes(&self) -> &[Option<QuoteIx>] {
        &self.quotes
    }

    /// The slots of a position.
    pub(super) fn of(&self, ix: PositionIx) -> std::ops::Range<usize> {
        match (self.first.get(ix.at()), self.first.get(ix.at() + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    fn positions(&self) -> u32 {
        self.first.len().saturating_sub(1) as u32
    }

    /// Whether each position has just one: then a set of slots is one of positions, bit for bit.
    fn are_positions(&self) -> bool {
        self.quotes.len() == self.positions() as usize
    }

    /// All slots of some positions.
    pub(super) fn of_all(&self, positions: &PositionSet) -> SlotSet {
        let mut set = SlotSet::none(self.len());
        if self.are_positions() {
            set.0.iter_mut().zip(positions.words()).for_each(|(a, b)| *a = *b);
            return set;
        }
        for ix in positions.iter() {
            self.of(ix).for_each(|slot| set.insert(slot));
        }
        set
    }

    /// The positions of which a slot is in the set.
    pub(super) fn project(&self, set: &SlotSet) -> PositionSet {
        if self.are_positions() {
            return PositionSet::of_words(set.0.clone());
        }
        let has = |n: u32| self.of(PositionIx(n)).any(|slot| set.contains(slot));
        PositionSet::of_flags((0..self.positions()).map(has))
    }
}

/// A set of slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SlotSet(Vec<u64>);

impl SlotSet {
    pub(super) fn none(len: usize) -> SlotSet {
        SlotSet(vec![0; len.div_ceil(64)])
    }

    pub(super) fn all(len: usize) -> SlotSet {
        let mut all = SlotSet(vec![u64::MAX; len.div_ceil(64)]);
        if let Some(last) = all.0.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        all
    }

    pub(super) fn insert(&mut self, slot: usize) {
        if let Some(bits) = self.0.get_mut(slot / 64) {
            *bits |= 1 << (slot % 64);
        }
    }

    pub(super) fn contains(&self, slot: usize) -> bool {
        self.0.get(slot / 64).is_some_and(|bits| bits >> (slot % 64) & 1 == 1)
    }

    pub(super) fn keep(&mut self, other: &SlotSet) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub(super) fn join(&mut self, other: &SlotSet) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
}
