//! Stepping back and leaving.

use super::super::program::App;
use super::super::resume;
use super::super::row::{Row, always};
use super::moving::is_in_first_pane;
use crate::state::brief::editing;
use crate::state::command::Reach;
use crate::state::effect::{Effect, StorageRequest};

/// The command whose word in the key bar depends on where it leads.
pub(in crate::app) const STEP_BACK: &str = "app.quit";

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: STEP_BACK,
        title: "Step back, or leave",
        help: "Close the popup, or step out of what you opened, or go to the first screen; from there, leave.",
        keys: &["q"],
        bar: Some((99, "leave")),
        reach: Reach::Top,
        when: always,
        run: step_back,
    },
    Row {
        id: "app.leave",
        title: "Leave",
        help: "Leave the program from anywhere; while you are typing, Ctrl-C cancels the input instead.",
        keys: &["<c-c>", "<c-q>"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: leave,
    },
];

impl App {
    /// Whether there is nowhere to step back to: the first pane of the first screen, with nothing above it.
    pub(in crate::app) fn is_home(&self) -> bool {
        let is_outside = self.above.is_empty() && !self.trail.is_deeper() && is_in_first_pane(self);
        is_outside && self.shown == 0
    }
}

fn step_back(app: &mut App) {
    if app.step_out() {
        return;
    }
    if app.shown != 0 {
        // Screens reached by their digits are not stepped back through one by one.
        let first = app.screens.first().map(|screen| screen.place());
        if let Some(first) = first {
            let left = app.trail.left(&first).unwrap_or(first);
            app.trail.clear();
            app.show(&left);
        }
    } else {
        leave(app);
    }
}

/// Leaves, once everything is kept: what is being typed and what was not saved.
fn leave(app: &mut App) {
    while let Some((_, view)) = app.above.last_mut() {
        view.finish(&mut app.model);
        app.above.pop();
    }
    if editing::may_leave(&mut app.model) {
        editing::ask_to_save(&mut app.model);
        let place = resume::text(app);
        app.model.ask(StorageRequest::RememberSession(place));
        app.model.ask(Effect::Quit);
    }
}
