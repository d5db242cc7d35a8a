//! A line of the list of saved views.

use crate::state::saved::{SavedView, Whose};

/// A line of the list.
pub(super) enum Choice<'m> {
    /// A view that there is, and its number among all.
    View(usize, &'m SavedView),
    /// What is filtered now, under the name that is typed.
    New(String, Whose),
}
