//! The find line: what is typed into it narrows the visible lists at once.

mod render;

pub(super) use render::draw;

use crate::app::App;
use crate::app::command::{Command, Context, always};
use crate::app::commands::{Step, step};
use crate::app::effect::Effect;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "find.accept",
        title: "Keep what was found",
        help: "Close the find line and keep the lists narrowed; Esc shows everything again.",
        context: Context::Find,
        keys: &["<ret>", "<tab>"],
        bar: Some((10, "keep")),
        when: always,
        run: accept,
    },
    Command {
        id: "find.cancel",
        title: "Show everything again",
        help: "Close the find line, show everything again and go back to where you were.",
        context: Context::Find,
        keys: &["<esc>"],
        bar: Some((20, "show all")),
        when: always,
        run: cancel,
    },
    Command {
        id: "find.down",
        title: "Down while finding",
        help: "Choose the next one while typing.",
        context: Context::Find,
        keys: &["<down>", "<c-n>"],
        bar: None,
        when: always,
        run: |app| step(app, Step::On),
    },
    Command {
        id: "find.up",
        title: "Up while finding",
        help: "Choose the one before while typing.",
        context: Context::Find,
        keys: &["<up>", "<c-p>"],
        bar: None,
        when: always,
        run: |app| step(app, Step::Back),
    },
];

fn accept(app: &mut App) -> Vec<Effect> {
    app.finding = None;
    if app.scope.shown.is_empty() && !app.scope.find.is_empty() {
        app.status = Some("Nothing matches; Esc shows everything again.".to_string());
    }
    Vec::new()
}

fn cancel(app: &mut App) -> Vec<Effect> {
    if let Some(before) = app.finding.take() {
        app.place = before;
    }
    app.find(String::new());
    Vec::new()
}
