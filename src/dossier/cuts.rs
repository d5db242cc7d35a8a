//! What cutting a file yields: which list an entry stands in, and what could not be placed.

use std::ops::Range;

use super::border::one_edit_apart;

/// The lists that a dossier file may hold, and the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Dossier,
    Actors,
    Topics,
    Instruments,
    Documents,
    Positions,
    Stamps,
}

impl List {
    pub(crate) const ALL: [(&'static str, List); 7] = [
        ("dossier", List::Dossier),
        ("actors", List::Actors),
        ("topics", List::Topics),
        ("instruments", List::Instruments),
        ("documents", List::Documents),
        ("positions", List::Positions),
        ("stamps", List::Stamps),
    ];

    /// The list of that name.
    pub(crate) fn named(name: &str) -> Option<List> {
        List::ALL.iter().find(|(n, _)| *n == name).map(|(_, list)| *list)
    }

    /// The list whose name was mistyped.
    pub(crate) fn resembling(name: &str) -> Option<List> {
        List::ALL.iter().find(|(n, _)| one_edit_apart(n, name)).map(|(_, list)| *list)
    }

    pub(crate) fn name(self) -> &'static str {
        List::ALL.iter().find(|(_, list)| *list == self).map_or("", |(name, _)| name)
    }
}

/// Something that the cutter could not place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) kind: Kind,
    /// The byte to point at.
    pub(crate) at: usize,
    /// What is left out for it, in bytes; may be empty.
    pub(crate) text: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text outside of any entry.
    Stray,
    /// A list of an unknown name; read as the list it resembles, when there is one.
    UnknownList { name: Range<usize>, read_as: Option<List> },
    /// An opening mark that is never closed: a string, a comment, a bracket.
    Unclosed,
    /// From `<<<<<<<` to the end of the `>>>>>>>` line, and the entries into which it cuts.
    Conflict,
    /// The rest of a file too broken to be read on.
    GivenUp,
}

/// Reads one entry's text (a byte range of the file); `false` when it is broken.
pub(crate) trait ReadEntry {
    fn read(&mut self, list: List, entry: Range<usize>) -> bool;
}
