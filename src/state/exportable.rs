//! What of the program can be written to a file, whatever screen shows it.

use crate::export::{Format, Output};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exportable {
    Brief,
    Grid,
    Timeline,
    Conflicts,
    /// The positions that are listed: what is found, as of the time.
    Listed,
}

impl Exportable {
    /// As in `Export the grid`; also the name of its file, where nobody chose one.
    pub const fn name(self) -> &'static str {
        match self {
            Exportable::Brief => "brief",
            Exportable::Grid => "grid",
            Exportable::Timeline => "timeline",
            Exportable::Conflicts => "conflicts",
            Exportable::Listed => "positions",
        }
    }

    /// The formats of its files.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Exportable::Brief => Output::Brief.formats(),
            Exportable::Grid
            | Exportable::Timeline
            | Exportable::Conflicts
            | Exportable::Listed => Output::PageFile.formats(),
        }
    }
}
