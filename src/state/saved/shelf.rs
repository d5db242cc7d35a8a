//! The saved views that there are, as data.

use super::file::{SavedView, Whose};
use super::seen::Seen;

/// What is known of saved views.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Those of the user first, each kind by name; `None` until they were told.
    pub views: Option<Vec<SavedView>>,
    /// Why files in their folders are none: sentences.
    pub unreadable: Vec<String>,
    pub seen: Seen,
    /// What was done to views and can be taken back, the last at the end.
    pub(in crate::state) undone: Vec<Undo>,
    /// The one that was opened last, until it is known what it lists.
    pub(in crate::state) opened: Option<SavedView>,
}

impl Shelf {
    /// The views that there are.
    pub fn all(&self) -> &[SavedView] {
        self.views.as_deref().unwrap_or_default()
    }

    /// The view that was opened last, while it is not known what it lists.
    pub fn opened(&self) -> Option<&SavedView> {
        self.opened.as_ref()
    }
}

/// What a view lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub shown: usize,
    /// How many of these were not there when it was looked at last; `None` where it never was.
    pub new: Option<usize>,
    /// The ids of the first of them.
    pub new_ids: Vec<String>,
    /// Whether something that it asks is still being worked out.
    pub is_waiting: bool,
}

/// What takes something back that was done to a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// It was taken away.
    Restore(Whose, String),
    /// It was replaced: as it was before.
    Replace(SavedView),
}
