//! Where the sides of a place may be one word or two: gaps that are seen, and those of which nobody knows.

use super::super::extract::{BlockKind, Unreadable};
use super::super::gutters::gutters;
use super::{Owed, Writer};

impl Writer {
    /// A gap that is seen and that no character makes: what comes now is no part of the word before.
    pub(in super::super) fn gap(&mut self) {
        if matches!(self.owed, Owed::Nothing | Owed::Seam) {
            self.owed = Owed::Gap;
        }
    }

    /// A border at which a gap may be seen or not: what comes now may be part of the word before.
    pub(in super::super) fn seam(&mut self) {
        if matches!(self.owed, Owed::Nothing) {
            self.owed = Owed::Seam;
        }
    }

    /// A box in a line ends, of more than a letter or not. White space at its end is not seen.
    pub(in super::super) fn end_box(&mut self, is_word: bool) {
        if matches!(self.owed, Owed::Nothing | Owed::Space(_) | Owed::LineEnd(_)) {
            self.owed = if is_word { Owed::Seam } else { Owed::Nothing };
        }
    }

    /// The first letter that was written from `from` on.
    pub(in super::super) fn first_since(&self, from: usize) -> Option<char> {
        self.since(from).trim_start().chars().next()
    }

    /// Something unknown is drawn here, and nothing may part it from what stands beside it.
    pub(in super::super) fn seam_of_unknown(&mut self) {
        let place = self.text.len();
        if self.joins().is_some() {
            self.seams.push(place);
        }
        self.seam();
        self.beside = Some(place);
    }

    /// Parts the columns of blocks that are shown as they are written.
    pub(super) fn part_columns(&mut self) {
        for block in self.blocks.iter().filter(|block| block.kind == BlockKind::Verbatim) {
            let text = self.text.get(block.range.clone()).unwrap_or_default();
            self.apart.extend(gutters(text).into_iter().map(|at| block.range.start + at));
        }
    }

    /// Begins a block for what a browser may show in the line of what stands before it.
    pub(in super::super) fn block_in_line(&mut self, kind: BlockKind) {
        let end = self.joins().filter(|c| touches(*c)).map(|_| self.text.len());
        self.block(kind);
        self.beside = end;
    }

    /// Notes that what comes may be one word with what ended at a place.
    pub(super) fn note_seam(&mut self, ended: Option<usize>, next: &str) {
        if let Some(ended) = ended.filter(|_| next.starts_with(touches)) {
            self.seams.extend([ended, self.text.len()]);
            self.part();
        }
    }

    /// Writes a blank between what may be one word or two. No sentence goes over it.
    pub(super) fn write_seam(&mut self, next: &str) -> Result<(), Unreadable> {
        if !self.text.ends_with(char::is_alphanumeric) || !next.starts_with(char::is_alphanumeric) {
            return Ok(());
        }
        self.seams.push(self.text.len());
        self.part();
        self.push(" ", None)
    }
}

/// Whether a letter or a sign may belong to what stands beside it.
fn touches(c: char) -> bool {
    let is_sign = |c: char| matches!(c, '$' | '%' | '-' | '#' | '<' | '>' | '~' | '+' | '=');
    !c.is_whitespace() && (!c.is_ascii_punctuation() || is_sign(c))
}
