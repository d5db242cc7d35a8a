//! What of the program can be written to a file, whatever screen shows it.

use crate::brief::format::Format;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Brief,
    Grid,
    Timeline,
    Conflicts,
}

impl Output {
    /// As in `Export the grid`; also the name of its file, where nobody chose one.
    pub const fn name(self) -> &'static str {
        match self {
            Output::Brief => "brief",
            Output::Grid => "grid",
            Output::Timeline => "timeline",
            Output::Conflicts => "conflicts",
        }
    }

    /// The formats of its files.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Output::Brief => &Format::ALL,
            // The last is for sources.
            _ => Format::ALL.split_last().map_or(&[], |(_, rest)| rest),
        }
    }
}
