//! The problems of the dossier: what, where, and how to mend it; and what was waived, with why.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, always};

pub const COMMANDS: &[Command] = &[Command {
    id: "problems.close",
    title: "Close the problems",
    help: "Close the problems.",
    context: Context::Problems,
    keys: &["!", "q", "<esc>"],
    bar: Some((10, "close")),
    when: always,
    run: |app| {
        app.overlay = None;
        Vec::new()
    },
}];
