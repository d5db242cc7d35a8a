//! The timeline's rows of the command table.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::time;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "timeline.as-of",
        title: "As of this day",
        help: "Show on every screen what stood on the chosen day.",
        context: Context::Timeline,
        keys: &["a"],
        bar: Some((30, "as of")),
        when: has_day,
        run: |app| {
            if let Some(day) = state::day(app) {
                time::show_as_of(app, day);
            }
            Vec::new()
        },
    },
    Command {
        id: "timeline.since",
        title: "Since this day",
        help: "Mark on every screen what is new, changed or superseded since the chosen day.",
        context: Context::Timeline,
        keys: &["s"],
        bar: Some((32, "since")),
        when: has_day,
        run: |app| {
            if let Some(day) = state::day(app) {
                time::mark_since(app, day);
            }
            Vec::new()
        },
    },
];

fn has_day(app: &App) -> When {
    When::only(state::day(app).is_some(), "Its dates name no day for certain: choose a dated one.")
}
