//! The help: what the signs and the words mean, and every key, from the command table.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, always};

pub const COMMANDS: &[Command] = &[Command {
    id: "help.close",
    title: "Close the help",
    help: "Close the help.",
    context: Context::Help,
    keys: &["?", "q", "<esc>"],
    bar: Some((10, "close")),
    when: always,
    run: |app| {
        app.overlay = None;
        Vec::new()
    },
}];
