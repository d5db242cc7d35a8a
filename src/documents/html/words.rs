//! Text within the open elements: seen or hidden, on its line or off it, and what style sheets and
//! formulas add to it.

use std::ops::Range;

use super::super::capitals;
use super::super::extract::{BlockKind, Unreadable, Why};
use super::super::height::{self, Height};
use super::super::notes::{self, Meaning};
use super::super::turned::{TURNED, is_turned};
use super::drawn::Drawn;
use super::formulas;
use super::open::{Inherited, NoteLink, Open, Own};
use super::tokens::Tag;
use super::tree::{LineBreak, Tree};

impl Tree {
    /// Text, and the bytes that it was read from.
    pub(super) fn text(&mut self, text: &str, source: Range<usize>) -> Result<(), Unreadable> {
        let is_blank = is_blank(text);
        if !is_blank {
            self.imply("")?;
        }
        if !self.is_foreign() {
            self.go_on_with_marks()?;
        }
        if let Some(open) = self.open.last() {
            self.looks.holds_text(&open.own);
        }
        let state = self.state();
        let slots = self.open.last().and_then(Open::slots);
        let is_out = slots.is_some_and(|slots| slots.iter().all(|slot| !slot.is_empty()));
        if let Some(why) = state.why_unseen().or(is_out.then_some(Why::NotShown)) {
            if state.visible && !is_blank {
                self.draw();
            }
            return self.writer.hidden(text, why);
        }
        if !is_blank {
            self.write_numbers(state)?;
        }
        if state.turned.is_some_and(|turned| is_turned(text, turned)) {
            return self.unknown_letters(text, source, TURNED);
        }
        if state.masks {
            return self.unknown_letters(text, source, "letters for which signs are shown");
        }
        // White space at the beginning of a box is not seen.
        let is_kept = !self.is_boxed || state.kind == BlockKind::Verbatim;
        let inner = if is_kept { text } else { text.trim_start() };
        if inner.len() < text.len() {
            if inner.is_empty() {
                return Ok(());
            }
            let is_same = source.len() == text.len();
            let skipped = if is_same { text.len() - inner.len() } else { 0 };
            return self.text(inner, source.start + skipped..source.end);
        }
        self.enter_box(text);
        if state.height != Height::OnLine || state.note_link != NoteLink::None {
            return self.off_the_line(text, source, state);
        }
        self.write(text, source, state)
    }

    /// The first text of a box within a line comes.
    pub(super) fn enter_box(&mut self, text: &str) {
        if self.is_boxed && !is_blank(text) {
            self.is_boxed = false;
            // Letters in boxes of their own make a word.
            if text.trim().chars().nth(1).is_some() {
                self.writer.seam();
            }
        }
    }

    /// Words come that are drawn, if they are, and not written.
    fn draw(&mut self) {
        match self.open.last().map(|open| open.drawn).unwrap_or_default() {
            Drawn::Text => self.writer.part(),
            Drawn::StoredText => self.stores_words = true,
            _ => {}
        }
    }

    /// What a picture keeps is drawn here.
    pub(super) fn draw_stored(&mut self) {
        let is_drawn = self.open.last().is_some_and(|open| open.drawn == Drawn::Picture);
        if self.stores_words && is_drawn {
            self.writer.part();
        }
    }

    /// The words of another page stand here; in the midst of a line they part it.
    pub(super) fn part_by_frame(&mut self, own: Own) {
        if self.state().within(own).why_unseen().is_none() && self.writer.is_in_block() {
            self.writer.part();
        }
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
        let is_letter =
            before.is_some() && notes::is_letter_behind(text, self.writer.joined_text());
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
            _ if is_note || is_raised && is_letter => Some(move_all(height::raised_mark)),
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

    /// Text as its style shows it.
    fn write(
        &mut self,
        text: &str,
        source: Range<usize>,
        state: Inherited,
    ) -> Result<(), Unreadable> {
        if state.kind == BlockKind::Verbatim {
            return self.write_verbatim(text, source);
        }
        let how = state.capitals();
        capitals::write(&mut self.writer, text, how, Some(&source), &mut |writer, text, source| {
            writer.flowing(text, source)
        })
    }

    /// Letters that nobody can read as they stand in the file; `what` says why.
    fn unknown_letters(
        &mut self,
        text: &str,
        source: Range<usize>,
        what: &str,
    ) -> Result<(), Unreadable> {
        let from = self.writer.len();
        let unknown = |c: char| if c.is_whitespace() { c } else { '\u{fffd}' };
        self.writer.flowing(&text.chars().map(unknown).collect::<String>(), source)?;
        self.writer.unread(from, what.to_string());
        Ok(())
    }

    /// Text in which white space counts.
    fn write_verbatim(&mut self, text: &str, source: Range<usize>) -> Result<(), Unreadable> {
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
        tag: &Tag<'_>,
        own: &mut Own,
        source: &Range<usize>,
    ) -> Result<(), Unreadable> {
        let Some(around) = self.open.last_mut() else { return Ok(()) };
        let place = formulas::place(&around.name, around.children, &tag.name);
        around.children += 1;
        own.height = place.height.or_else(|| formulas::shifted(tag));
        if place.is_unseen {
            own.visible = Some(false);
        }
        if place.is_gone {
            own.gone = own.gone.or(Some(Why::NotShown));
        }
        if !self.is_seen() {
            return Ok(());
        }
        if place.is_apart {
            self.writer.gap();
        }
        if !place.sign.is_empty() {
            self.writer.flowing(place.sign, source.clone())?;
        }
        Ok(())
    }

    /// A control that shows a value.
    pub(super) fn control(
        &mut self,
        tag: &Tag<'_>,
        value: &str,
        source: Range<usize>,
    ) -> Result<(), Unreadable> {
        self.open_element(tag)?;
        self.text(value, source)?;
        self.close_from(self.open.len().saturating_sub(1))?;
        self.replace(tag);
        Ok(())
    }

    /// A picture or a control stands in the line: what is on its two sides is no one word, unless there is
    /// nothing of it to be seen.
    pub(super) fn replace(&mut self, tag: &Tag<'_>) {
        let has_edge = matches!(tag.name.as_ref(), "input" | "meter" | "progress");
        let is_styled = self.looks.has_sheets() || tag.attribute("style").is_some();
        match (self.is_seen(), has_edge && !is_styled) {
            (true, true) => self.writer.gap(),
            (true, false) => self.writer.seam(),
            (false, _) => {}
        }
    }
}

/// Whether a text is nothing but white space. Between tags stands little else, mostly of ASCII.
fn is_blank(text: &str) -> bool {
    match text.bytes().find(|byte| !byte.is_ascii_whitespace()) {
        None => true,
        Some(byte) => (!byte.is_ascii() || byte == b'\x0b') && text.trim().is_empty(),
    }
}
