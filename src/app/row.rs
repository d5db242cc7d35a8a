//! A row of the command table that belongs to the program as a whole.

use super::program::App;
use crate::state::command::{Reach, When};

/// A command that works on whatever is there.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) help: &'static str,
    pub(super) keys: &'static [&'static str],
    pub(super) bar: Option<(u8, &'static str)>,
    pub(super) reach: Reach,
    pub(super) when: fn(&App) -> When,
    pub(super) run: fn(&mut App),
}

/// For commands that can always run.
pub(super) fn always(_: &App) -> When {
    When::Yes
}

/// For commands that would act beneath what lies above: the key bar and the palette ask, too.
pub(super) fn nothing_above(app: &App) -> When {
    When::only(app.above.is_empty(), "Close this first, with Esc.")
}
