//! Counters of style sheets, those of lists among them (CSS Lists 3): which count holds where.

use std::collections::HashMap;

/// Counters that are kept at once, at most; more are not counted.
const MOST: usize = 10_000;

/// All counters that hold at one place of a page.
#[derive(Debug, Default)]
pub(super) struct Counters {
    by_name: HashMap<String, Vec<Counter>>,
    /// The names of all, with how many elements they stand in, in the order in which they began.
    begun: Vec<(usize, String)>,
    /// Some were not counted.
    is_cut: bool,
}

#[derive(Debug)]
struct Counter {
    /// It holds within so many open elements.
    depth: usize,
    value: i32,
    step: i32,
    is_known: bool,
}

impl Counters {
    /// Begins to count at an element that stands in `depth` others.
    pub(super) fn reset(&mut self, name: &str, value: i32, depth: usize) {
        self.begin(name, value, 1, depth);
    }

    /// As [`Counters::reset`], of a list that counts by `step`.
    pub(super) fn begin(&mut self, name: &str, value: i32, step: i32, depth: usize) {
        let all = match self.by_name.get_mut(name) {
            Some(all) => all,
            None => self.by_name.entry(name.to_string()).or_default(),
        };
        if let Some(last) = all.last_mut().filter(|last| last.depth == depth) {
            (last.value, last.step, last.is_known) = (value, step, true);
        } else if self.begun.len() < MOST {
            all.push(Counter { depth, value, step, is_known: true });
            self.begun.push((depth, name.to_string()));
        } else {
            self.is_cut = true;
        }
    }

    /// Goes on by so much.
    pub(super) fn increment(&mut self, name: &str, by: i32, depth: usize) {
        if let Some(last) = self.last(name, depth) {
            last.value = last.value.saturating_add(by);
        }
    }

    /// The next item of a list.
    pub(super) fn next_item(&mut self, name: &str, depth: usize) {
        if let Some(last) = self.last(name, depth) {
            last.value = last.value.saturating_add(last.step);
        }
    }

    pub(super) fn set(&mut self, name: &str, value: i32, depth: usize) {
        if let Some(last) = self.last(name, depth) {
            (last.value, last.is_known) = (value, true);
        }
    }

    /// The innermost counter of that name is not known any more.
    pub(super) fn forget(&mut self, name: &str) {
        if let Some(last) = self.by_name.get_mut(name).and_then(|all| all.last_mut()) {
            last.is_known = false;
        }
    }

    /// The innermost counter of that name, which begins here if there is none.
    fn last(&mut self, name: &str, depth: usize) -> Option<&mut Counter> {
        if self.by_name.get(name).is_none_or(Vec::is_empty) {
            self.reset(name, 0, depth);
        }
        self.by_name.get_mut(name)?.last_mut()
    }

    /// The counts of that name, the outermost first. `None` where they are not known.
    pub(super) fn values(&self, name: &str) -> Option<Vec<i32>> {
        if self.is_cut {
            return None;
        }
        let all = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        if all.last().is_some_and(|last| !last.is_known) {
            return None;
        }
        Some(if all.is_empty() { vec![0] } else { all.iter().map(|c| c.value).collect() })
    }

    /// An element ended; so many are open now.
    pub(super) fn close(&mut self, open: usize) {
        while let Some((_, name)) = self.begun.pop_if(|(depth, _)| *depth > open) {
            if let Some(all) = self.by_name.get_mut(&name) {
                all.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_hold_among_siblings_and_within_them() {
        let mut counters = Counters::default();
        counters.begin("a", 0, 1, 1);
        counters.next_item("a", 2);
        counters.begin("a", 10, -1, 2);
        counters.next_item("a", 3);
        counters.close(3);
        assert_eq!(counters.values("a"), Some(vec![1, 9]));
        counters.close(1);
        assert_eq!(counters.values("a"), Some(vec![1]));
        counters.increment("a", 4, 2);
        counters.set("b", 7, 1);
        assert_eq!((counters.values("a"), counters.values("b")), (Some(vec![5]), Some(vec![7])));
        counters.close(0);
        assert_eq!((counters.values("a"), counters.values("c")), (Some(vec![0]), Some(vec![0])));
        for n in 0..20_000 {
            counters.reset(&n.to_string(), 1, 1);
        }
        assert_eq!(counters.values("5"), None);
    }
}
