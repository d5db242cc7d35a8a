//! What is worked out for one element and serves the next: counts of siblings, custom properties,
//! which names the elements around it have.

use std::fmt;
use std::num::NonZeroU32;

use selectors::bloom::BloomFilter;
use selectors::matching::SelectorCaches;

use super::cascade::Filled;
use super::variables::Scopes;

#[derive(Default)]
pub(super) struct Memory {
    pub(super) caches: SelectorCaches,
    pub(super) scopes: Scopes,
    pub(super) filled: Filled,
    pub(super) around: Around,
    /// The selectors that match the element at hand.
    pub(super) hits: Vec<Hit>,
}

impl fmt::Debug for Memory {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Memory").field("scopes", &self.scopes).finish_non_exhaustive()
    }
}

/// The elements around one, from the outermost to the nearest, and what they are called. The filter
/// says of a selector at once that none of them can be what it asks for.
#[derive(Default)]
pub(super) struct Around {
    pub(super) open: Vec<NonZeroU32>,
    pub(super) filter: BloomFilter,
}

/// A selector that matches: by its order, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    pub(super) rank: u32,
    pub(super) specificity: u32,
    pub(super) rule: u32,
    pub(super) entry: u32,
}
