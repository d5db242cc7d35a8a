//! Marks of writing (`<b>`, `<s>`) that go on behind the block in which they were left open: the
//! standard's "active formatting elements", as far as they decide what is seen. Knows nothing of
//! the elements that are open.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::open::Own;
use super::tokens::Tag;

/// The marks that were begun and not ended, and the borders between them.
#[derive(Debug, Default)]
pub(super) struct Marks {
    all: Vec<Mark>,
    /// How many there were so far.
    count: usize,
}

/// A mark of writing (`<b>`) that was begun and not ended, or a border that marks do not cross.
#[derive(Debug)]
struct Mark {
    id: usize,
    /// Empty for a border.
    name: String,
    own: Own,
    /// Two marks with the same are alike.
    alike: u64,
    is_open: bool,
}

impl Mark {
    fn is_border(&self) -> bool {
        self.name.is_empty()
    }
}

impl Marks {
    /// Begins a mark, and tells its number.
    pub(super) fn begin(&mut self, tag: &Tag<'_>, own: Own) -> usize {
        let mut hasher = DefaultHasher::new();
        (&tag.name, &tag.attributes).hash(&mut hasher);
        let alike = hasher.finish();
        // The standard keeps three that are alike, so that a forgotten end tag does not pile up.
        let here = self.all.iter().rposition(Mark::is_border).map_or(0, |at| at + 1);
        let same = self.all.iter().enumerate().skip(here).filter(|(_, mark)| mark.alike == alike);
        let same: Vec<usize> = same.map(|(at, _)| at).collect();
        if let (3.., Some(first)) = (same.len(), same.first()) {
            self.all.remove(*first);
        }
        self.count += 1;
        let (id, name) = (self.count, tag.name.to_string());
        self.all.push(Mark { id, name, own, alike, is_open: true });
        id
    }

    /// What marks do not cross begins.
    pub(super) fn enter_border(&mut self) {
        let own = Own::default();
        self.all.push(Mark { id: 0, name: String::new(), own, alike: 0, is_open: true });
    }

    /// The last border ends, and with it the marks that were begun in it.
    pub(super) fn leave_border(&mut self) {
        let border = self.all.iter().rposition(Mark::is_border);
        self.all.truncate(border.unwrap_or(0));
    }

    /// The number of the last mark of that name, up to a border.
    pub(super) fn of_name(&self, name: &str) -> Option<usize> {
        let last = self.all.iter().rfind(|mark| mark.is_border() || mark.name == name)?;
        (!last.is_border()).then_some(last.id)
    }

    /// Its element closed: it goes on when the next words come, unless it is ended before.
    pub(super) fn close(&mut self, id: usize) {
        if let Some(mark) = self.all.iter_mut().rfind(|mark| mark.id == id) {
            mark.is_open = false;
        }
    }

    /// Ends a mark.
    pub(super) fn end(&mut self, id: usize) {
        if let Some(at) = self.all.iter().rposition(|mark| mark.id == id) {
            self.all.remove(at);
        }
    }

    /// Opens again the marks whose block ended before they did: the name, what it says and the
    /// number of each.
    pub(super) fn open_again(&mut self) -> Vec<(String, Own, usize)> {
        let closed = |mark: &&mut Mark| !mark.is_open && !mark.is_border();
        let mut again: Vec<(String, Own, usize)> = Vec::new();
        for mark in self.all.iter_mut().rev().take_while(closed) {
            mark.is_open = true;
            again.push((mark.name.clone(), mark.own, mark.id));
        }
        again.reverse();
        again
    }
}
