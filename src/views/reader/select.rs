//! Selecting in the text: where it begins, and keeping what is selected in sight.

use std::ops::Range;

use super::layout::Page;
use super::state::{Reader, Text};
use crate::capture::End;
use crate::state::Model;
use crate::state::captured::Held;
use crate::state::capturing::{begin, begin_at_open, resume_in, took_text};

/// Where a screen of so many rows begins that would begin at a byte, so that what is selected is in sight: what is said
/// of it may have taken rows away since.
pub(super) fn in_sight_of(
    page: Page<'_>,
    begins: usize,
    rows: usize,
    span: &Range<usize>,
) -> usize {
    let lines = page.rows(begins, rows);
    let mut lines = lines.iter().filter_map(|row| row.line.as_ref()).map(|(line, _)| line);
    let shown = lines.next().map(|first| first.start..lines.next_back().unwrap_or(first).end);
    let is_seen = shown.is_some_and(|shown| shown.start <= span.start && span.start < shown.end);
    if is_seen { begins } else { page.above(page.line_start(span.start), rows / 4) }
}

impl Reader {
    /// Begins to select at the chosen quote, where one is in sight, or else at the first statement on the screen.
    pub(super) fn select(&self, model: &mut Model) {
        let Text::Held(extract) = &self.text else { return };
        let from = self.from(model);
        let is_scrolled = self.at.from.is_some();
        let quote = self.current().and_then(|at| self.marks.get(at)).map(|mark| mark.span.start);
        let hit = self.found.get(self.hit).map(|hit| hit.start).filter(|hit| *hit >= from);
        let byte = quote.filter(|_| !is_scrolled).or(hit).unwrap_or(from);
        let (document, hash) = (self.at.document.clone(), self.hash.clone());
        begin(model, Held { document, extract: extract.clone(), hash }, byte);
    }

    /// Begins to select at the next sentence on the screen or below it that nobody has decided on.
    pub(super) fn select_open(&self, model: &mut Model) {
        let Text::Held(extract) = &self.text else { return };
        let (document, hash) = (self.at.document.clone(), self.hash.clone());
        let held = Held { document, extract: extract.clone(), hash };
        begin_at_open(model, held, self.from(model));
    }

    /// Goes on with what was left behind of a record, if it is of this document.
    pub(super) fn go_on_with_left(&self, model: &mut Model) {
        if let Text::Held(extract) = &self.text {
            let (document, hash) = (self.at.document.clone(), self.hash.clone());
            let held = Held { document, extract: extract.clone(), hash };
            took_text(model, held.clone());
            resume_in(model, held);
        }
    }

    /// Brings what is selected into sight, once for each selection.
    pub(super) fn follow(&mut self, model: &Model) {
        let rows = model.layout.text.page;
        let Some(selection) = model.capturing.selected_in(&self.at.document) else {
            self.followed = None;
            return;
        };
        let span = selection.span.clone();
        if self.followed.as_ref() == Some(&(span.clone(), rows)) || self.held().is_none() {
            return;
        }
        self.followed = Some((span.clone(), rows));
        self.open_at(span.start);
        let end = match selection.end {
            End::First => span.start,
            End::Last => span.end.saturating_sub(1).max(span.start),
        };
        let shown = self.page(model.layout.text.columns).map(|page| {
            let rows = page.rows(self.begins(page, rows), rows);
            let lines: Vec<_> = rows.into_iter().filter_map(|row| row.line).collect();
            let first = lines.first().map_or(0, |(line, _)| line.start);
            first..lines.last().map_or(0, |(line, _)| line.end)
        });
        let is_seen = |byte: usize| shown.as_ref().is_some_and(|shown| shown.contains(&byte));
        if !is_seen(end) || !is_seen(span.start) && span.len() < 400 {
            self.show(model, if span.len() < 400 { span.start } else { end });
        }
    }
}
