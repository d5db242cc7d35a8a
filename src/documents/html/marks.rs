//! Marks of writing (`<b>`, `<s>`) that go on behind the block in which they were left open: the
//! standard's "active formatting elements" and "adoption agency", as far as they decide what is seen.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::extract::Unreadable;
use super::open::{Open, Own};
use super::tokens::Tag;
use super::tree::Tree;

/// A mark of writing (`<b>`) that was begun and not ended, or a border that marks do not cross.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) id: usize,
    pub(super) name: String,
    pub(super) own: Own,
    /// Two marks with the same are alike.
    alike: u64,
    pub(super) is_open: bool,
}

impl Mark {
    /// What marks do not cross.
    pub(super) fn border(own: Own) -> Mark {
        Mark { id: 0, name: String::new(), own, alike: 0, is_open: true }
    }
}

impl Tree {
    pub(super) fn remember(&mut self, tag: &Tag<'_>, own: Own) -> usize {
        let mut hasher = DefaultHasher::new();
        (&tag.name, &tag.attributes).hash(&mut hasher);
        let alike = hasher.finish();
        // The standard keeps three that are alike, so that a forgotten end tag does not pile up.
        let border = self.marks.iter().rposition(|mark| mark.name.is_empty());
        let here = border.map_or(0, |at| at + 1);
        let same = self.marks.iter().enumerate().skip(here).filter(|(_, mark)| mark.alike == alike);
        let same: Vec<usize> = same.map(|(at, _)| at).collect();
        if let (3.., Some(first)) = (same.len(), same.first()) {
            self.marks.remove(*first);
        }
        self.ids += 1;
        let (id, name) = (self.ids, tag.name.to_string());
        self.marks.push(Mark { id, name, own, alike, is_open: true });
        id
    }

    /// Where the last mark of that name is, up to a border.
    pub(super) fn mark_of(&self, name: &str) -> Option<usize> {
        let at = self.marks.iter().rposition(|mark| mark.name.is_empty() || mark.name == name)?;
        self.marks.get(at).filter(|mark| !mark.name.is_empty()).map(|_| at)
    }

    /// Opens again the marks whose block ended before they did.
    pub(super) fn go_on_with_marks(&mut self) -> Result<(), Unreadable> {
        let is_done = |mark: &Mark| mark.is_open || mark.name.is_empty();
        if self.marks.last().is_none_or(is_done) {
            return Ok(());
        }
        let first = self.marks.iter().rposition(is_done).map_or(0, |at| at + 1);
        for at in first..self.marks.len() {
            let Some(mark) = self.marks.get_mut(at) else { break };
            mark.is_open = true;
            let (name, own, id) = (mark.name.clone(), mark.own, mark.id);
            self.push(&name, own, Some(id))?;
        }
        Ok(())
    }

    /// Ends a mark, also when blocks that were begun in it are still open: the standard's
    /// "adoption agency", as far as it decides what is seen.
    pub(super) fn end_mark(&mut self, name: &str) {
        let last_is_plain = self.open.last().is_some_and(|o| o.name == name && o.mark.is_none());
        if last_is_plain {
            return self.close_from(self.open.len() - 1);
        }
        let Some(mark) = self.mark_of(name) else { return self.end_other(name) };
        let id = self.marks.get(mark).map(|mark| mark.id);
        let Some(at) = self.open.iter().rposition(|open| open.mark == id) else {
            self.marks.remove(mark);
            return;
        };
        if self.open.iter().skip(at + 1).any(|open| open.is_scope()) {
            return;
        }
        let special = |open: &Open| open.is_special();
        let blocks: Vec<usize> = (at + 1..self.open.len())
            .filter(|at| self.open.get(*at).is_some_and(special))
            .collect();
        // The standard's loop goes through eight blocks; in those behind them the mark goes on.
        let Some(last) = blocks.iter().take(8).next_back().copied() else {
            self.close_from(at);
            self.marks.remove(mark);
            return;
        };
        if blocks.len() < 8 {
            self.close_from(last + 1);
            self.marks.remove(mark);
        }
        // Ordinary elements between the mark and the block end with it; other marks go on.
        let mut index = 0;
        let mut moved = None;
        let opened = std::mem::take(&mut self.open);
        for (place, open) in opened.into_iter().enumerate() {
            index += 1;
            if place == at {
                moved = Some(open);
            } else if place < at || place > last || special(&open) || open.mark.is_some() {
                self.open.push(open);
            }
            if place == last
                && blocks.len() >= 8
                && let Some(open) = moved.take()
            {
                self.open.push(open);
            }
        }
        debug_assert!(index > last, "the block is open");
        self.settle(at);
    }
}
