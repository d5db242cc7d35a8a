//! The conflicts' rows of the command table.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};

pub const COMMANDS: &[Command] = &[Command {
    id: "conflicts.other",
    title: "Open the other side",
    help: "Go to the record of the second of the two statements.",
    context: Context::Conflicts,
    keys: &["o"],
    bar: Some((30, "other side")),
    when: has_other,
    run: |app| {
        state::open(app, 1);
        Vec::new()
    },
}];

fn has_other(app: &App) -> When {
    When::only(state::place_of(app, 1).is_some(), "The other side is no position.")
}
