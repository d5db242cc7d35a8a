//! How far a search for a quote has come. A text that repeats itself has as many places as letters, and
//! the quote would be read at each: after many, only those that lie side by side are looked at.

use std::cell::Cell;

/// Places after which overlapping ones no longer count.
const MOST_OVERLAPS: usize = 500;

/// How far a search for places has come.
#[derive(Debug, Default)]
pub(super) struct Overlaps {
    found: Cell<usize>,
    past: Cell<usize>,
}

impl Overlaps {
    /// A place was found that ends here.
    pub(super) fn found_to(&self, end: usize) {
        self.found.set(self.found.get() + 1);
        if self.found.get() >= MOST_OVERLAPS {
            self.past.set(end);
        }
    }

    /// Where the next place begins, at the earliest.
    pub(super) fn past(&self) -> usize {
        self.past.get()
    }
}
