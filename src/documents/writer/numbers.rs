//! Numbers that programs put beside a text: those of paragraphs and of pages. A quote may leave them out where
//! they say nothing else.

use super::super::extract::{Aside, AsideKind};
use super::super::labels::{self, Label};
use super::Writer;

/// Numbers before one paragraph, at most: of lists in lists.
const MOST_NUMBERS: usize = 16;

impl Writer {
    /// What was written from `from` on is the number or the sign of a paragraph, which a quote may leave out
    /// where it stands first and says nothing.
    pub(in super::super) fn list_number(&mut self, from: usize) {
        let range = self.written_since(from);
        let number = self.text.get(range.clone()).unwrap_or_default();
        let label = labels::label(number);
        if !range.is_empty() && self.is_first(range.start) && self.may_leave_out(label, range.start)
        {
            self.asides.push(Aside::left_out(range, AsideKind::ListNumber));
        } else if label == Label::Bare {
            self.bare.push(range.end);
        }
    }

    /// As [`Writer::list_number`], of one that nothing parts from the text: it may be one number or one word
    /// with what comes.
    pub(in super::super) fn joined_number(&mut self, from: usize) {
        let range = self.written_since(from);
        let label = labels::label(self.text.get(range.clone()).unwrap_or_default());
        if !range.is_empty() && self.is_first(range.start) && self.may_leave_out(label, range.start)
        {
            self.joined.push(range);
        }
    }

    /// A number comes here that is drawn and not known; it would look like `example`.
    pub(in super::super) fn unknown_number(&mut self, example: &str) {
        let place = self.text.len();
        if !self.is_first(place) || !self.may_leave_out(labels::label(example), place) {
            self.part();
        }
    }

    /// Whether a label at `place` says nothing. A number without any sign may be one that counts things,
    /// unless a sentence ends before it.
    fn may_leave_out(&self, label: Label, place: usize) -> bool {
        const ENDS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];
        const CLOSES: [char; 6] = ['"', '\u{201d}', '\u{2019}', '\u{bb}', ')', '\u{300d}'];
        let before = self.text.get(..place).unwrap_or_default().trim_end();
        match label {
            Label::Neutral => true,
            Label::Bare => before.is_empty() || before.trim_end_matches(CLOSES).ends_with(ENDS),
            Label::Words => false,
        }
    }

    /// Whether nothing but numbers of paragraphs stands in the open block before a place.
    fn is_first(&self, place: usize) -> bool {
        let Some((start, _)) = self.open else { return true };
        let mut end = place;
        let mut numbers = self.asides.iter().rev();
        for _ in 0..MOST_NUMBERS {
            let before = self.text.get(start..end).unwrap_or_default().trim_end();
            if before.is_empty() {
                return true;
            }
            let number = numbers.next().filter(|aside| aside.kind == AsideKind::ListNumber);
            match number.filter(|aside| aside.range.end == start + before.len()) {
                Some(number) => end = number.range.start,
                None => return false,
            }
        }
        false
    }

    /// Whether there is text in the open block.
    pub(in super::super) fn is_in_block(&self) -> bool {
        self.open.is_some_and(|(start, _)| self.text.len() > start)
    }

    /// No sentence goes over this place: something stands here that is not in the text.
    pub(in super::super) fn part(&mut self) {
        self.apart.push(self.text.len());
    }

    /// What was written from `from` on is the number of a page if it is a block of its own; among words it
    /// is a word.
    pub(in super::super) fn page_number(&mut self, from: usize) {
        let range = self.written_since(from);
        if !range.is_empty() {
            self.page_numbers.push(range);
        }
    }

    /// Settles what only the whole text tells.
    pub(super) fn settle_numbers(&mut self) {
        for number in std::mem::take(&mut self.page_numbers) {
            let at = self.blocks.partition_point(|block| block.range.start < number.start);
            if self.blocks.get(at).is_some_and(|block| block.range == number) {
                self.asides.push(Aside::left_out(number, AsideKind::Furniture));
            }
        }
        for number in std::mem::take(&mut self.joined) {
            if !goes_on(&self.text, number.end) {
                self.asides.push(Aside::left_out(number, AsideKind::ListNumber));
            }
        }
        // "6" before "000 ships" makes no 6 000.
        for end in std::mem::take(&mut self.bare) {
            let behind = self.text.get(end..).unwrap_or_default();
            if behind.trim_start().starts_with(char::is_numeric) {
                self.apart.push(end);
            }
        }
    }
}

/// Whether what ends at a place may be one number or one word with what stands directly behind it: "1.|5",
/// "non-|aligned", "un|able".
fn goes_on(text: &str, place: usize) -> bool {
    const JOINERS: [char; 9] = ['-', '\u{2010}', '\u{2011}', '/', '&', '@', '_', '\'', '\u{2019}'];
    const CLOSES: [char; 8] = [')', ']', '}', ':', ';', '\u{ff09}', '\u{3011}', '\u{3001}'];
    let last = text.get(..place).and_then(|before| before.chars().next_back());
    let first = text.get(place..).and_then(|behind| behind.chars().next());
    let (Some(last), Some(first)) = (last, first) else { return false };
    first.is_alphanumeric()
        && (last.is_alphanumeric()
            || JOINERS.contains(&last)
            || first.is_numeric() && !CLOSES.contains(&last))
}
