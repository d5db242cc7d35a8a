//! Undo and redo of anything: its states, one after the other, each with what was then done to it. Whoever
//! keeps large states shares what they have in common, as a brief does its items.

/// States that are kept, at most.
const MOST: usize = 500;

/// The present state, those before it, and those that were undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<S> {
    now: S,
    /// Each with what was then done to it, in words.
    before: Vec<(S, String)>,
    undone: Vec<(S, String)>,
}

impl<S: PartialEq> History<S> {
    pub fn new(state: S) -> History<S> {
        History { now: state, before: Vec::new(), undone: Vec::new() }
    }

    pub fn now(&self) -> &S {
        &self.now
    }

    /// The present state, to be changed without a step that could be undone: a cursor moves, a word goes on.
    pub fn amend(&mut self) -> &mut S {
        &mut self.now
    }

    /// What was undone is not done again any more.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
    }

    /// Goes on to another state. Whether it differs from the one before: if not, nothing is kept.
    pub fn go_on(&mut self, next: S, done: &str) -> bool {
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

    #[test]
    fn what_was_done_is_undone_and_done_again() {
        let mut history = History::new(String::from("a"));
        assert!(history.go_on(String::from("b"), "one"));
        assert!(!history.go_on(String::from("b"), "nothing"));
        assert!(history.go_on(String::from("c"), "two"));
        assert_eq!(history.undo().as_deref(), Some("two"));
        assert_eq!(history.undo().as_deref(), Some("one"));
        assert_eq!(history.undo(), None);
        assert_eq!(history.now(), "a");
        assert_eq!(history.redo().as_deref(), Some("one"));
        assert_eq!(history.now(), "b");
        assert!(history.can_redo());
        // What is done now takes the place of what was undone.
        history.go_on(String::from("d"), "three");
        assert_eq!(history.redo(), None);
        assert_eq!(history.undo().as_deref(), Some("three"));
    }

    #[test]
    fn old_states_are_forgotten() {
        let mut history = History::<String>::default();
        for n in 0..MOST + 10 {
            history.go_on(n.to_string(), "");
        }
        assert_eq!(std::iter::from_fn(|| history.undo()).count(), MOST);
    }
}
