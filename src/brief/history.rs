//! Undo and redo: the states of a brief, one after the other. Items are shared between them, so that a
//! state of a thousand items costs a thousand pointers.

use super::Brief;

/// States that are kept, at most.
const MOST: usize = 500;

/// The present state, those before it, and those that were undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    now: Brief,
    /// Each with what was then done to it, in words.
    before: Vec<(Brief, String)>,
    undone: Vec<(Brief, String)>,
}

impl History {
    pub fn new(brief: Brief) -> History {
        History { now: brief, before: Vec::new(), undone: Vec::new() }
    }

    pub fn now(&self) -> &Brief {
        &self.now
    }

    /// Goes on to another state. Whether it differs from the one before: if not, nothing is kept.
    pub fn go_on(&mut self, next: Brief, done: &str) -> bool {
        if next == self.now {
            return false;
        }
        self.undone.clear();
        self.before.push((std::mem::replace(&mut self.now, next), done.to_string()));
        if self.before.len() > MOST {
            self.before.remove(0);
        }
        true
    }

    /// Goes back by one state: what was undone, in words.
    pub fn undo(&mut self) -> Option<String> {
        let (before, done) = self.before.pop()?;
        self.undone.push((std::mem::replace(&mut self.now, before), done.clone()));
        Some(done)
    }

    /// Does again what was undone last: what that was.
    pub fn redo(&mut self) -> Option<String> {
        let (next, done) = self.undone.pop()?;
        self.before.push((std::mem::replace(&mut self.now, next), done.clone()));
        Some(done)
    }

    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Brief {
        let mut brief = Brief::default();
        brief.head.title = title.to_string();
        brief
    }

    #[test]
    fn what_was_done_is_undone_and_done_again() {
        let mut history = History::new(titled("a"));
        assert!(history.go_on(titled("b"), "one"));
        assert!(!history.go_on(titled("b"), "nothing"));
        assert!(history.go_on(titled("c"), "two"));
        assert_eq!(history.undo().as_deref(), Some("two"));
        assert_eq!(history.undo().as_deref(), Some("one"));
        assert_eq!(history.undo(), None);
        assert_eq!(history.now().head.title, "a");
        assert_eq!(history.redo().as_deref(), Some("one"));
        assert_eq!(history.now().head.title, "b");
        assert!(history.can_redo());
        // What is done now takes the place of what was undone.
        history.go_on(titled("d"), "three");
        assert_eq!(history.redo(), None);
        assert_eq!(history.undo().as_deref(), Some("three"));
    }

    #[test]
    fn old_states_are_forgotten() {
        let mut history = History::default();
        for n in 0..MOST + 10 {
            history.go_on(titled(&n.to_string()), "");
        }
        assert_eq!(std::iter::from_fn(|| history.undo()).count(), MOST);
    }
}
