//! Text within the open elements: seen or hidden, on its line or off it, and what style sheets and
//! formulas add to it.

use std::ops::Range;

use super::super::extract::{BlockKind, Unreadable};
use super::super::height::{self, Height};
use super::super::notes::{self, Meaning};
use super::css::{Added, Display};
use super::formulas;
use super::open::{Inherited, NoteLink};
use super::tree::{LineBreak, Tree};

impl Tree {
    /// Text, and the bytes that it was read from.
    pub(super) fn text(&mut self, text: &str, source: Range<usize>) -> Result<(), Unreadable> {
        if !text.trim().is_empty() {
            self.imply_body("")?;
        }
        if !self.is_foreign() {
            self.go_on_with_marks()?;
        }
        if let Some(open) = self.open.last() {
            self.looks.holds_text(&open.own);
        }
        let state = self.state();
        if let Some(why) = state.why_unseen() {
            return self.writer.hidden(text, why);
        }
        if self.is_boxed && !text.trim().is_empty() {
            self.is_boxed = false;
            // Letters in boxes of their own make a word.
            if text.trim().chars().nth(1).is_some() {
                self.writer.gap();
            }
        }
        if state.height != Height::OnLine || state.note_link != NoteLink::None {
            return self.off_the_line(text, source, state);
        }
        self.write(text, source, state)
    }

    /// The mark of a note, which the reader knows to be one.
    pub(super) fn note_mark(&mut self, mark: &str, source: Range<usize>) -> Result<(), Unreadable> {
        self.go_on_with_marks()?;
        let (height, note_link) = (Height::Raised, NoteLink::Sure);
        let state = Inherited { height, note_link, ..self.state() };
        match state.why_unseen() {
            Some(why) => self.writer.hidden(mark, why),
            None => self.off_the_line(mark, source, state),
        }
    }

    /// Text that is raised, lowered, or within a link that may lead to a note.
    fn off_the_line(
        &mut self,
        text: &str,
        source: Range<usize>,
        state: Inherited,
    ) -> Result<(), Unreadable> {
        let is_raised = state.height == Height::Raised;
        let is_formula = self.open.iter().any(|open| open.name == "math");
        let mark = text.trim();
        let before = self.writer.joins().filter(|_| !text.starts_with(char::is_whitespace));
        let is_note = state.note_link != NoteLink::None
            && !is_formula
            && notes::is_mark(mark)
            && (is_raised
                || before.is_some() && (self.writer.ends_in_note() || self.may_be_marked(state)));
        let what = match () {
            () if is_formula => Meaning::Power,
            () if is_note => Meaning::Note,
            () => Meaning::Unknown,
        };
        let move_all = |change: fn(char) -> char| text.chars().map(change).collect::<String>();
        let moved = match state.height {
            _ if is_formula && is_raised => Some(move_all(height::raised_mark)),
            // "[1]" stands apart from the word by its brackets.
            _ if mark.starts_with('[') || before == Some('[') => None,
            Height::Lowered => Some(move_all(height::lowered)),
            _ if is_note || is_raised && notes::is_letter_behind(text, before) => {
                Some(move_all(height::raised_mark))
            }
            Height::Raised => Some(move_all(height::raised)),
            Height::OnLine => None,
        };
        let from = self.writer.len();
        self.write(moved.as_deref().unwrap_or(text), source, state)?;
        if is_raised || is_note {
            self.writer.raised(from, what);
        }
        Ok(())
    }

    /// Whether a link on the line may be the mark of a note behind what stands there. The number of an
    /// article (3.2) may be a link as well.
    fn may_be_marked(&self, state: Inherited) -> bool {
        let Some((before, ahead)) = self.writer.joins_two() else { return false };
        let is_number =
            before.is_numeric() || !before.is_alphanumeric() && ahead.is_some_and(char::is_numeric);
        let is_name = before.is_uppercase();
        notes::may_precede(before) && (state.note_link == NoteLink::Sure || !is_number && !is_name)
    }

    /// Text as it is, by what white space means here.
    fn write(
        &mut self,
        text: &str,
        source: Range<usize>,
        state: Inherited,
    ) -> Result<(), Unreadable> {
        if state.kind != BlockKind::Verbatim {
            return self.writer.flowing(text, source);
        }
        let is_same = text.len() == source.len();
        let mut at = 0;
        for line in text.split_inclusive(['\r', '\n']) {
            let part = if is_same {
                source.start + at..source.start + at + line.len()
            } else {
                source.clone()
            };
            at += line.len();
            self.verbatim(line, part)?;
        }
        Ok(())
    }

    /// The first line break in the element that was just opened counts.
    pub(super) fn keep_first_line(&mut self) {
        self.line_break = LineBreak::Counts;
    }

    /// A line with its line break, where white space counts.
    fn verbatim(&mut self, line: &str, source: Range<usize>) -> Result<(), Unreadable> {
        let before = std::mem::replace(&mut self.line_break, LineBreak::Counts);
        match (line, before) {
            ("\n", LineBreak::First | LineBreak::Second) => Ok(()),
            ("\r", LineBreak::First) => {
                self.line_break = LineBreak::Second;
                Ok(())
            }
            _ => match line.strip_suffix('\r') {
                Some(words) => {
                    self.line_break = LineBreak::Second;
                    let is_same = line.len() == source.len();
                    let end = if is_same { source.end - 1 } else { source.start };
                    self.writer.verbatim(words, source.start..end.max(source.start))?;
                    self.writer.verbatim("\n", end..source.end)
                }
                None => self.writer.verbatim(line, source),
            },
        }
    }

    /// A line break in the midst of text.
    pub(super) fn line_break(&mut self, source: Range<usize>) -> Result<(), Unreadable> {
        self.go_on_with_marks()?;
        if let Some(why) = self.state().why_unseen() {
            return self.writer.hidden("\n", why);
        }
        self.writer.line_break(source);
        Ok(())
    }

    /// Where a part of a formula stands; what shows it apart from the part before is written.
    pub(super) fn place_in_formula(
        &mut self,
        name: &str,
        source: &Range<usize>,
    ) -> Result<Option<Height>, Unreadable> {
        let Some(around) = self.open.last_mut() else { return Ok(None) };
        let place = formulas::place(&around.name, around.children, name);
        around.children += 1;
        if !self.is_seen() {
            return Ok(place.height);
        }
        if place.is_apart {
            self.writer.gap();
        }
        if !place.sign.is_empty() {
            self.writer.flowing(place.sign, source.clone())?;
        }
        Ok(place.height)
    }

    /// What style sheets add is seen: its words are words of the page. Signs only part what stands on their
    /// two sides; letters of icon fonts say nothing.
    pub(super) fn add(&mut self, added: &Added) -> Result<(), Unreadable> {
        if !self.is_seen() {
            return Ok(());
        }
        let style = &added.style;
        if matches!(style.display, Some(Display::Block)) || style.out_of_flow == Some(true) {
            self.boundary();
        } else if style.gap_before || style.gap_after || !added.text.is_empty() {
            self.writer.gap();
        }
        if added.text.contains(char::is_alphanumeric) {
            self.writer.flowing(&added.text, 0..0)?;
        }
        Ok(())
    }

    /// A picture or a control stands in the line: what is on its two sides is no one word.
    pub(super) fn replace(&mut self) {
        if self.is_seen() {
            self.writer.gap();
        }
    }
}
