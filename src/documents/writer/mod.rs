//! Puts an extracted text together: every reader writes through this, so that blocks, white space and
//! the way back to the bytes are the same everywhere.

mod blanks;
mod numbers;
mod seams;

use std::ops::Range;

use blanks::{collapses, words};

use super::extract::{
    Aside, AsideKind, Block, BlockKind, Encoding, Extract, Hidden, Kind, Limits, Unread,
    Unreadable, Why,
};
use super::height::{self, Height};
use super::map::Map;
use super::meta::Meta;
use super::notes::{Meaning, Raised, is_letter_behind, note_marks};
use crate::text::borders::may_take_no_blank;

/// White space that is written only when a word follows, and the bytes that it stands for.
#[derive(Debug)]
enum Owed {
    Nothing,
    Space(Option<Range<usize>>),
    /// As a space, where the source has the end of a line: between letters of scripts without blanks it
    /// stays one, so that a quote may have nothing there.
    LineEnd(Option<Range<usize>>),
    /// A gap that no character makes: it parts words, and nothing else.
    Gap,
    /// The same where it is in doubt whether a gap is seen: the two sides may be one word.
    Seam,
    LineBreak(Option<Range<usize>>),
}

/// An extracted text in the making.
#[derive(Debug)]
pub(super) struct Writer {
    text: String,
    blocks: Vec<Block>,
    pages: Vec<usize>,
    hidden: Vec<Hidden>,
    map: Map,
    raised: Vec<Raised>,
    /// Those that a reader told; those that the text tells come at the end.
    asides: Vec<Aside>,
    recognised: Vec<Range<usize>>,
    unread: Vec<Unread>,
    apart: Vec<usize>,
    seams: Vec<usize>,
    /// Something that may not be seen as a border ends here, and what stood before it ends there: if
    /// words come without a blank, they may be one with those before.
    beside: Option<usize>,
    /// Where numbers of paragraphs end that count as words.
    bare: Vec<usize>,
    /// Those that nothing parts from what stands behind them.
    joined: Vec<Range<usize>>,
    /// What says which page begins, if it stands by itself.
    page_numbers: Vec<Range<usize>>,
    /// Where the open block starts, and what it is.
    open: Option<(usize, BlockKind)>,
    /// What comes before the next word, if there is one.
    owed: Owed,
    /// Hidden text that comes now belongs to the hidden text before.
    goes_on: bool,
    most: usize,
    /// Bytes of hidden text so far.
    unseen: usize,
}

impl Writer {
    pub(super) fn new(limits: &Limits) -> Writer {
        Writer {
            text: String::new(),
            blocks: Vec::new(),
            pages: Vec::new(),
            hidden: Vec::new(),
            map: Map::default(),
            raised: Vec::new(),
            asides: Vec::new(),
            recognised: Vec::new(),
            unread: Vec::new(),
            apart: Vec::new(),
            seams: Vec::new(),
            beside: None,
            bare: Vec::new(),
            joined: Vec::new(),
            page_numbers: Vec::new(),
            open: None,
            owed: Owed::Nothing,
            goes_on: false,
            most: limits.text,
            unseen: 0,
        }
    }

    /// Begins a block; the one before ends. One without text leaves no trace.
    pub(super) fn block(&mut self, kind: BlockKind) {
        self.end_block();
        self.open = Some((self.text.len(), kind));
    }

    /// Ends the open block, if there is one.
    pub(super) fn end_block(&mut self) {
        (self.owed, self.goes_on, self.beside) = (Owed::Nothing, false, None);
        let Some((start, kind)) = self.open.take() else { return };
        let written = self.text.get(start..).unwrap_or_default();
        // What is nothing but white space is no block, were it of no-break spaces.
        let seen = written.trim();
        if !seen.is_empty() {
            let end = start + written.trim_end().len();
            let start = if kind == BlockKind::Verbatim { start } else { end - seen.len() };
            self.blocks.push(Block { range: start..end, kind });
        }
        if !written.is_empty() {
            self.text.push('\n');
        }
    }

    /// A page begins here.
    pub(super) fn page(&mut self) {
        self.end_block();
        self.pages.push(self.text.len());
    }

    /// Appends text as it is; `source` are the bytes that it was read from, where they are told.
    pub(super) fn verbatim(
        &mut self,
        text: &str,
        source: impl Into<Option<Range<usize>>>,
    ) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        self.owe_nothing(text)?;
        self.push(text, source.into())
    }

    /// As [`Writer::verbatim`], of letters that may be raised or lowered.
    pub(super) fn verbatim_at(
        &mut self,
        text: &str,
        height: Height,
        what: Meaning,
        source: impl Into<Option<Range<usize>>>,
    ) -> Result<(), Unreadable> {
        let from = self.text.len();
        match height {
            Height::OnLine => self.verbatim(text, source),
            Height::Lowered => {
                self.verbatim(&text.chars().map(height::lowered).collect::<String>(), source)
            }
            Height::Raised => {
                let before = self.joined_text();
                let joins = !text.starts_with(char::is_whitespace);
                let is_letter = what == Meaning::Unknown && joins && is_letter_behind(text, before);
                let change = if is_letter { height::raised_mark } else { height::raised };
                self.verbatim(&text.chars().map(change).collect::<String>(), source)?;
                self.raised(from, what);
                Ok(())
            }
        }
    }

    /// Appends text in which white space does not count: a run of it, also over several calls, becomes
    /// one space, and none begins or ends a block. No-break spaces are kept.
    pub(super) fn flowing(
        &mut self,
        text: &str,
        source: impl Into<Option<Range<usize>>>,
    ) -> Result<(), Unreadable> {
        let source = source.into();
        let same = source.as_ref().is_some_and(|source| source.len() == text.len());
        let of = |part: Range<usize>| {
            let source = source.clone()?;
            Some(if same { source.start + part.start..source.start + part.end } else { source })
        };
        let mut at = 0;
        while at < text.len() {
            let rest = text.get(at..).unwrap_or_default();
            let blank = rest.bytes().position(|byte| !collapses(byte)).unwrap_or(rest.len());
            if blank > 0 {
                self.beside = None;
                if matches!(self.owed, Owed::Nothing | Owed::Gap | Owed::Seam) {
                    let has_break = rest.bytes().take(blank).any(|byte| byte == b'\n');
                    let source = of(at..at + blank);
                    self.owed = if has_break { Owed::LineEnd(source) } else { Owed::Space(source) };
                }
                at += blank;
                continue;
            }
            let words = words(rest, same);
            self.owe_nothing(rest)?;
            self.push(rest.get(..words).unwrap_or_default(), of(at..at + words))?;
            at += words;
        }
        Ok(())
    }

    /// What was written from `from` on stands higher than the line, and may be a note mark.
    pub(super) fn raised(&mut self, from: usize, what: Meaning) {
        let range = self.written_since(from);
        if range.is_empty() {
            return;
        }
        let says = |range: &Range<usize>| {
            self.text.get(range.clone()).is_some_and(|text| text.contains(char::is_alphanumeric))
        };
        let joins = self.raised.last().is_some_and(|last| {
            // A comma between two marks belongs to them, a power beside one does not.
            let is_one = last.what == what || !says(&range) && last.what == Meaning::Note;
            last.range.end == from && is_one
        });
        match self.raised.last_mut().filter(|_| joins) {
            Some(last) => last.range.end = range.end,
            None => self.raised.push(Raised { range, what }),
        }
    }

    /// What was written from `from` on may be left out by a quote, or stand there as `instead`.
    pub(super) fn aside(&mut self, from: usize, kind: AsideKind, instead: &str) {
        let range = self.written_since(from);
        if !range.is_empty() {
            self.asides.push(Aside { range, kind, instead: instead.to_string() });
        }
    }

    /// Appends the number of a line, with the blank that parts it from its line.
    pub(super) fn line_number(&mut self, number: &str) -> Result<(), Unreadable> {
        let number = format!("{number} ");
        self.verbatim(&number, None)?;
        let range = self.text.len() - number.len()..self.text.len();
        self.asides.push(Aside::left_out(range, AsideKind::LineNumber));
        Ok(())
    }

    /// What was written from `from` on was recognised in a picture.
    pub(super) fn recognised(&mut self, from: usize) {
        let range = self.written_since(from);
        if !range.is_empty() {
            self.recognised.push(range);
        }
    }

    /// What was written from `from` on stands for what could not be read; `what` as in [`Unread::what`].
    pub(super) fn unread(&mut self, from: usize, what: String) {
        self.unread.push(Unread { range: self.written_since(from), what });
    }

    /// Puts a document that stands within this one in its place, in blocks of its own.
    pub(super) fn embed(&mut self, inner: Extract) -> Result<(), Unreadable> {
        self.end_block();
        let by = self.text.len();
        let moved = |range: Range<usize>| range.start + by..range.end + by;
        let len = inner.text.len();
        self.push(&inner.text, None)?;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        let blocks = inner.blocks.into_iter();
        self.blocks.extend(blocks.map(|b| Block { range: moved(b.range), ..b }));
        let asides = inner.asides.into_iter();
        self.asides.extend(asides.map(|aside| Aside { range: moved(aside.range), ..aside }));
        self.recognised.extend(inner.recognised.into_iter().map(moved));
        self.apart.extend(inner.apart.into_iter().map(|place| place + by));
        self.seams.extend(inner.seams.into_iter().map(|place| place + by));
        for (text, source) in inner.map.pieces(0..len) {
            self.map.push(moved(text), source);
        }
        let unread = inner.unread.into_iter();
        self.unread.extend(unread.map(|part| Unread { range: moved(part.range), ..part }));
        // Its own reader has told which raised digits are marks of notes.
        if len > 0 {
            self.raised.push(Raised { range: by..by + len, what: Meaning::Power });
        }
        for hidden in inner.hidden {
            self.unseen += hidden.text.len();
            if self.unseen > self.most {
                return Err(Unreadable::TooMuchText(self.most));
            }
            self.hidden.push(Hidden { at: hidden.at + by, ..hidden });
        }
        self.goes_on = false;
        Ok(())
    }

    /// What was written from `from` on is shown elsewhere than behind what stands before it, or than before
    /// what stands behind it.
    pub(super) fn apart_around(&mut self, from: usize, before: bool, behind: bool) {
        let range = self.written_since(from);
        if !range.is_empty() {
            self.apart.extend(before.then_some(range.start));
            self.apart.extend(behind.then_some(range.end));
        }
    }

    /// The bytes that were written from `from` on, without white space at the ends.
    fn written_since(&self, from: usize) -> Range<usize> {
        let written = self.text.get(from..).unwrap_or_default();
        let start = from + written.len() - written.trim_start().len();
        start..start + written.trim().len()
    }

    /// Whether the text so far ends with what is linked to a note.
    pub(super) fn ends_in_note(&self) -> bool {
        self.raised
            .last()
            .is_some_and(|last| last.what == Meaning::Note && last.range.end == self.text.len())
    }

    /// What was written from `from` on.
    pub(super) fn since(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or_default()
    }

    /// How many characters were written from `from` on, without white space at the ends.
    pub(super) fn letters_since(&self, from: usize) -> usize {
        self.text.get(from..).map_or(0, |written| written.trim().chars().take(9).count())
    }

    /// Bytes of text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The last character of the open block, if nothing is owed behind it: what comes next is joined to it.
    pub(super) fn joins(&self) -> Option<char> {
        let (start, _) = self.open?;
        let written = self.text.get(start..)?;
        written.chars().next_back().filter(|_| matches!(self.owed, Owed::Nothing))
    }

    /// The text of the open block, if what comes next is joined to it.
    pub(super) fn joined_text(&self) -> &str {
        let start = self.open.map_or(self.text.len(), |(start, _)| start);
        let written = self.text.get(start..).unwrap_or_default();
        if matches!(self.owed, Owed::Nothing) { written } else { "" }
    }

    /// As [`Writer::joins`], with the character before that one.
    pub(super) fn joins_two(&self) -> Option<(char, Option<char>)> {
        let last = self.joins()?;
        Some((last, self.text.chars().rev().nth(1)))
    }

    /// Appends a line break within a block, as `<br>` makes one. Two of them part paragraphs; none
    /// begins or ends a block.
    pub(super) fn line_break(&mut self, source: impl Into<Option<Range<usize>>>) {
        let Some((_, kind)) = self.open.filter(|(start, _)| *start < self.text.len()) else {
            return;
        };
        if matches!(self.owed, Owed::LineBreak(_)) {
            self.block(kind);
        } else {
            self.owed = Owed::LineBreak(source.into());
        }
    }

    /// Notes text that cannot be seen; runs of one hidden passage belong together.
    pub(super) fn hidden(&mut self, text: &str, why: Why) -> Result<(), Unreadable> {
        let at = self.text.len();
        let goes_on = self.goes_on;
        let last = self.hidden.last_mut().filter(|h| goes_on && h.at == at && h.why == why);
        if text.is_empty() || (last.is_none() && text.trim().is_empty()) {
            return Ok(());
        }
        self.unseen += text.len();
        if self.unseen > self.most {
            return Err(Unreadable::TooMuchText(self.most));
        }
        match last {
            Some(last) => last.text.push_str(text),
            None => self.hidden.push(Hidden { text: text.to_string(), at, why }),
        }
        self.goes_on = true;
        Ok(())
    }

    /// Hidden text that comes now stands apart from the hidden text before.
    pub(super) fn part_hidden(&mut self) {
        self.goes_on = false;
    }

    /// Notes a whole that stands beside the text: a comment, a description.
    pub(super) fn beside(&mut self, text: &str) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.goes_on = false;
        self.hidden(text.trim(), Why::Beside)?;
        self.goes_on = false;
        Ok(())
    }

    /// Whether there is text that would be seen, were it not hidden.
    pub(super) fn has_hidden_text(&self) -> bool {
        self.hidden.iter().any(|hidden| hidden.why != Why::Beside)
    }

    /// Whether nothing that can be seen was written so far.
    pub(super) fn is_empty(&self) -> bool {
        let open = self.open.map_or(self.text.len(), |(start, _)| start);
        self.blocks.is_empty() && self.text.get(open..).is_none_or(|text| text.trim().is_empty())
    }

    pub(super) fn finish(
        mut self,
        kind: Kind,
        meta: Meta,
        encoding: Encoding,
        remarks: Vec<String>,
    ) -> Extract {
        self.end_block();
        self.settle_numbers();
        self.part_columns();
        let mut asides = self.asides;
        asides.extend(note_marks(&self.text, &self.raised, &self.blocks));
        // Of two that overlap, the one that a reader told counts.
        asides.sort_by_key(|aside| aside.range.start);
        asides.dedup_by(|next, before| next.range.start < before.range.end);
        self.apart.sort_unstable();
        self.apart.dedup();
        self.seams.sort_unstable();
        self.seams.dedup();
        Extract {
            kind,
            text: self.text,
            asides,
            recognised: self.recognised,
            unread: self.unread,
            apart: self.apart,
            seams: self.seams,
            blocks: self.blocks,
            pages: self.pages,
            main: None,
            beside: Vec::new(),
            hidden: self.hidden,
            map: self.map,
            meta,
            encoding,
            remarks,
        }
    }

    /// Writes the line break or the space that is owed before `next`, unless a line begins here.
    fn owe_nothing(&mut self, next: &str) -> Result<(), Unreadable> {
        if self.open.is_none() {
            self.open = Some((self.text.len(), BlockKind::Paragraph));
        }
        let begins = self.open.is_some_and(|(start, _)| start == self.text.len());
        let beside = self.beside.take();
        let owed = std::mem::replace(&mut self.owed, Owed::Nothing);
        self.pay(owed, begins, next)?;
        self.note_seam(beside, next);
        Ok(())
    }

    fn pay(&mut self, owed: Owed, begins: bool, next: &str) -> Result<(), Unreadable> {
        match owed {
            Owed::LineBreak(source) => self.push("\n", source),
            Owed::Space(source) if !begins && !self.text.ends_with('\n') => self.push(" ", source),
            Owed::LineEnd(source) if !begins && !self.text.ends_with('\n') => {
                let last = self.text.chars().next_back();
                let ends = last.zip(next.chars().next());
                let may_be_nothing = ends.is_some_and(|(last, next)| may_take_no_blank(last, next));
                self.push(if may_be_nothing { "\n" } else { " " }, source)
            }
            Owed::Gap
                if self.text.ends_with(char::is_alphanumeric)
                    && next.starts_with(char::is_alphanumeric) =>
            {
                self.push(" ", None)
            }
            Owed::Seam => self.write_seam(next),
            Owed::Space(_) | Owed::LineEnd(_) | Owed::Gap | Owed::Nothing => Ok(()),
        }
    }

    fn push(&mut self, text: &str, source: Option<Range<usize>>) -> Result<(), Unreadable> {
        if self.text.len() + text.len() > self.most {
            return Err(Unreadable::TooMuchText(self.most));
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.goes_on = false;
        if let Some(source) = source {
            self.map.push(start..self.text.len(), source);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
