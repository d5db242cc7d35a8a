//! End tags: which open elements they end, and what stands behind those.

use std::ops::Range;

use super::super::extract::Unreadable;
use super::elements as html;
use super::open::{Flow, Open, in_scope, take_out};
use super::tree::{LineBreak, Tree};

impl Tree {
    /// An end tag.
    pub(super) fn end(&mut self, name: &str, source: Range<usize>) -> Result<(), Unreadable> {
        if self.is_xml {
            return self.end_in_xml(name);
        }
        self.line_break = LineBreak::Counts;
        if self.is_foreign() {
            if matches!(name, "br" | "p") {
                while self.is_foreign() {
                    self.close_from(self.open.len() - 1)?;
                }
            } else {
                let foreign = self.open.iter().rposition(|open| !open.own.foreign);
                let first = foreign.map_or(0, |at| at + 1);
                let inside = self.open.iter().rposition(|open| open.name == name);
                if let Some(at) = inside.filter(|at| *at >= first) {
                    return self.close_from(at);
                }
            }
        }
        match name {
            "br" => self.line_break(source),
            "p" => {
                let found = in_scope(&self.open, |n| n == "p", |n| n == "button");
                if let Some(at) = found {
                    return self.close_from(at);
                }
                self.boundary();
                Ok(())
            }
            "li" => self.end_in_scope(|n| n == "li", |n| matches!(n, "ol" | "ul")),
            "html" | "body" | "head" => Ok(()),
            // What was begun in a form stays in it, even when the form ends first.
            "form" => {
                if let Some(at) = in_scope(&self.open, |n| n == "form", |_| false) {
                    self.end_by_themselves()?;
                    if at + 1 == self.open.len() {
                        return self.close_from(at);
                    }
                    if let Some(open) = self.open.get_mut(at) {
                        open.is_over = true;
                    }
                }
                Ok(())
            }
            "template" => {
                let found = self.open.iter().rposition(|open| open.name == name);
                found.map_or(Ok(()), |at| self.close_from(at))
            }
            _ if html::heading(name).is_some() => {
                self.end_in_scope(|n| html::heading(n).is_some(), |_| false)
            }
            "table" => self.end_in_table(name),
            _ if html::is_table_part(name) => self.end_in_table(name),
            _ if html::is_formatting(name) => self.end_mark(name),
            _ if html::is_block(name) && html::is_special(name) || html::is_marker(name) => {
                self.end_in_scope(|n| n == name, |_| false)
            }
            _ => self.end_other(name),
        }
    }

    /// Closes the elements from the open one at `at` on.
    pub(super) fn close_from(&mut self, at: usize) -> Result<(), Unreadable> {
        let (mut is_boundary, mut is_unseen, mut is_in_line) = (false, false, true);
        while self.open.len() > at || self.open.last().is_some_and(|open| open.is_over) {
            let Some(open) = self.open.pop() else { break };
            if let Some(region) = open.region {
                self.regions.end(region, self.writer.len());
            }
            let is_seen = open.state.why_unseen().is_none();
            self.write_behind(&open)?;
            if open.own.is_page_break && is_seen {
                self.page_break(open.from);
            }
            let letters = self.writer.letters_since(open.from);
            let is_initial = open.own.floats && (1..=2).contains(&letters) && is_inline(&open.name);
            let is_block = open.own.flow == Flow::Block && !open.own.foreign && !is_initial;
            if is_seen && !is_initial {
                if open.own.gaps.1 {
                    self.writer.gap();
                } else if open.own.flow == Flow::Boxed && letters > 0 {
                    self.writer.end_box(letters > 1);
                }
            }
            is_boundary |= is_block && open.state.takes_room();
            is_in_line &= !is_block || html::is_control(&open.name);
            is_unseen |= is_block && !open.state.takes_room();
            // Boxes from right to left: in which order they stand, the letters do not say.
            let is_turned = open.own.flow == Flow::Boxed
                && open.state.right_to_left
                && self.writer.first_since(open.from).is_some_and(|c| c.is_ascii_alphanumeric());
            if (open.own.is_moved || is_turned) && is_seen && !is_initial {
                self.writer.apart_around(open.from, true, true);
            }
            if let Some(id) = open.mark {
                self.marks.close(id);
            }
            if html::is_marker(&open.name) && !open.own.foreign {
                self.marks.leave_border();
            }
        }
        if is_boundary && is_in_line {
            self.writer.block_in_line(self.state().kind);
        } else if is_boundary {
            self.boundary();
        } else if is_unseen {
            self.boundary_unseen();
        }
        Ok(())
    }

    /// Ends the innermost elements as far as they need no end tag.
    pub(super) fn end_by_themselves(&mut self) -> Result<(), Unreadable> {
        let ended = self.open.iter().rposition(|open| !html::ends_by_itself(&open.name));
        self.close_from(ended.map_or(0, |at| at + 1))
    }

    pub(super) fn end_in_scope(
        &mut self,
        wanted: impl Fn(&str) -> bool,
        also_bars: impl Fn(&str) -> bool,
    ) -> Result<(), Unreadable> {
        in_scope(&self.open, wanted, also_bars).map_or(Ok(()), |at| self.close_from(at))
    }

    pub(super) fn end_in_table(&mut self, name: &str) -> Result<(), Unreadable> {
        let is_border = |n: &str| matches!(n, "table" | "template" | "html");
        let found = self.open.iter().rposition(|open| open.name == name || is_border(&open.name));
        if let Some(at) = found
            && self.open.get(at).is_some_and(|open| open.name == name)
        {
            self.close_from(at)?;
        }
        Ok(())
    }

    pub(super) fn end_other(&mut self, name: &str) -> Result<(), Unreadable> {
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name {
                return self.close_from(at);
            }
            if open.is_special() {
                break;
            }
        }
        Ok(())
    }

    /// Ends a mark, also when blocks that were begun in it are still open: the standard's
    /// "adoption agency", as far as it decides what is seen.
    pub(super) fn end_mark(&mut self, name: &str) -> Result<(), Unreadable> {
        let last_is_plain = self.open.last().is_some_and(|o| o.name == name && o.mark.is_none());
        if last_is_plain {
            return self.close_from(self.open.len() - 1);
        }
        let Some(mark) = self.marks.of_name(name) else { return self.end_other(name) };
        let Some(at) = self.open.iter().rposition(|open| open.mark == Some(mark)) else {
            self.marks.end(mark);
            return Ok(());
        };
        if self.open.iter().skip(at + 1).any(Open::is_scope) {
            return Ok(());
        }
        let inside = self.open.iter().enumerate().skip(at + 1);
        let blocks: Vec<usize> =
            inside.filter(|(_, open)| open.is_special()).map(|(at, _)| at).collect();
        // The standard's loop goes through eight blocks; in those behind them the mark goes on.
        let Some(last) = blocks.iter().take(8).next_back().copied() else {
            self.close_from(at)?;
            self.marks.end(mark);
            return Ok(());
        };
        let goes_on = blocks.len() >= 8;
        if !goes_on {
            self.close_from(last + 1)?;
            self.marks.end(mark);
        }
        if let Some(region) = self.open.get_mut(at).and_then(|open| open.region.take()) {
            self.regions.end(region, self.writer.len());
        }
        take_out(&mut self.open, at, last, goes_on);
        self.settle(at);
        Ok(())
    }
}

/// A first letter that floats belongs to the word behind it; a paragraph that floats does not.
fn is_inline(name: &str) -> bool {
    !html::is_block(name)
}
