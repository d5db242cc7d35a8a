//! How far a search for a quote has come. A text that repeats itself has as many places as letters, and
//! the quote would be read at each: after many, only those that lie side by side are looked at.

use std::cell::Cell;

/// Places after which overlapping ones are no longer looked at.
const MOST_OVERLAPS: usize = 500;

/// How far a search for places has come.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    seen: Cell<usize>,
    past: Cell<usize>,
}

impl Overlaps {
    /// A place that ends here is looked at.
    pub(super) fn look_at(&self, end: usize) {
        self.seen.set(self.seen.get() + 1);
        if self.seen.get() >= MOST_OVERLAPS {
            self.past.set(end);
        }
    }

    /// Where the next place begins, at the earliest.
    pub(super) fn past(&self) -> usize {
        self.past.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_after_many_places_overlapping_ones_are_passed_over() {
        let overlaps = Overlaps::default();
        for end in 1..MOST_OVERLAPS {
            overlaps.look_at(end);
        }
        assert_eq!(overlaps.past(), 0);
        overlaps.look_at(9_000);
        assert_eq!(overlaps.past(), 9_000);
    }
}
