//! What splitting a file yields: entries to be read, and what could not be placed.

use std::ops::Range;

use super::borders::Brackets;
use super::lists::List;

/// Something that the splitter could not place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unplaced {
    pub(crate) kind: UnplacedKind,
    /// The byte to point at.
    pub(crate) at: usize,
    /// What is left out for it, in bytes; may be empty.
    pub(crate) text: Range<usize>,
}

/// Why it has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UnplacedKind {
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

/// Reads entries, each given by a byte range of the file.
pub(crate) trait ReadEntry {
    /// Reads the entry with which a text begins, and tells where it ends. When it is broken,
    /// nothing is kept or reported; tells how many bytes were looked at.
    fn try_read(&mut self, list: List, text: Range<usize>) -> Result<usize, usize>;

    /// Reads a text that is one entry and nothing else, or reports why it cannot be read, with
    /// what its brackets tell; `false` when it is broken.
    fn read(&mut self, list: List, text: Range<usize>, brackets: Brackets) -> bool;
}
