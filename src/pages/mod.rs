//! Whole screens as pages: the grid, the timeline, the conflicts, each as a neutral tree and as a table. The
//! command line prints them, and both it and the screen write them to files.

pub mod conflicts;
pub mod copied;
pub mod grid;
pub mod quote;
mod sheet;
pub mod timeline;

pub use sheet::{Format, Paper, bytes, of_dossier};

use crate::dossier::{Dossier, Known, PositionIx, PositionSet};
use crate::insight::as_of::Time;
use crate::insight::since::{News, Since};

/// What a page speaks of.
#[derive(Clone, Debug, Default)]
pub struct Scoped {
    pub time: Time,
    /// The positions that count at the time.
    pub within: PositionSet,
    /// Those that may or may not have been there: never counted.
    pub possibly: PositionSet,
    /// What became of them since the day that was named.
    pub since: Since,
}

impl Scoped {
    /// The dossier as far as it was known at the time.
    pub fn known<'d>(&self, d: &'d Dossier) -> Known<'d> {
        self.time.known(d)
    }

    /// Whether a position is asked for: each, or since a day those of which something became.
    pub fn asks_for(&self, ix: PositionIx) -> bool {
        self.within.contains(ix) && (self.time.since.is_none() || self.since.of(ix).is_some())
    }

    /// What became of a position since the day, in a word.
    pub fn news(&self, ix: PositionIx) -> Option<&'static str> {
        self.since.of(ix).map(News::label)
    }
}
