//! Where a note, a heading or a line of a brief's head is written.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, always};
use crate::app::writing;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "writing.done",
        title: "Done",
        help: "Put what was written into the brief; nothing is thrown away.",
        context: Context::Writing,
        keys: &["<esc>", "<c-s>"],
        bar: Some((10, "done")),
        when: always,
        run: |app| {
            writing::finish(app);
            Vec::new()
        },
    },
    Command {
        id: "writing.line",
        title: "New line",
        help: "Begin a new line, which is a paragraph of its own; in a heading or a title: done.",
        context: Context::Writing,
        keys: &["<ret>"],
        bar: Some((20, "next line, or done")),
        when: always,
        run: |app| {
            writing::enter(app);
            Vec::new()
        },
    },
    Command {
        id: "writing.undo",
        title: "Undo the typing",
        help: "Take back what was typed last.",
        context: Context::Writing,
        keys: &["<c-z>"],
        bar: Some((30, "undo")),
        when: always,
        run: |app| {
            writing::undo(app);
            Vec::new()
        },
    },
    Command {
        id: "writing.redo",
        title: "Redo the typing",
        help: "Type again what was taken back.",
        context: Context::Writing,
        keys: &["<c-y>"],
        bar: None,
        when: always,
        run: |app| {
            writing::redo(app);
            Vec::new()
        },
    },
];
