//! What was left behind when the program ended without being left: exactly what was typed, to be taken into
//! its brief or thrown away. Until one of both is said, it stays in the journal.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, always};
use crate::app::effect::Keep;
use crate::app::place::Screen;
use crate::app::screens::open_screen;
use crate::app::{Overlay, desk};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "recover.take",
        title: "Take it into the brief",
        help: "Put what was left behind into its brief; undo takes it out again.",
        context: Context::Recover,
        keys: &["<ret>"],
        bar: Some((10, "take it")),
        when: always,
        run: |app| {
            let Some((number, name, jotting)) = app.left.first().cloned() else {
                app.overlay = None;
                return Vec::new();
            };
            if !desk::may_turn(app) {
                return Vec::new();
            }
            app.overlay = None;
            open_screen(app, Screen::Brief);
            if jotting.is_behind {
                // What somebody else wrote since stays as it is.
                desk::begin(app, &app.desk.free_name(&name));
                desk::recover(app, number);
                app.status = Some(format!(
                    "“{name}” was changed since and stays as it is; yours is “{}” now.",
                    app.desk.name
                ));
                return Vec::new();
            }
            if app.desk.name != name && app.desk.names.contains(&name) {
                // Its file is read first.
                app.desk.to_recover = Some(number);
                return desk::open(app, name);
            }
            if app.desk.name != name {
                desk::begin(app, &name);
            }
            desk::recover(app, number);
            Vec::new()
        },
    },
    Command {
        id: "recover.drop",
        title: "Throw it away",
        help: "Throw away what was left behind; it does not come back.",
        context: Context::Recover,
        keys: &["D"],
        bar: Some((20, "throw away")),
        when: always,
        run: |app| {
            app.overlay = None;
            if app.left.is_empty() {
                return Vec::new();
            }
            let (number, ..) = app.left.remove(0);
            if !app.left.is_empty() {
                app.overlay = Some(Overlay::Recover { scroll: 0 });
            }
            vec![Keep::DropLeft(number).into()]
        },
    },
    Command {
        id: "recover.later",
        title: "Decide later",
        help: "Leave it where it is; it is offered again at the next start.",
        context: Context::Recover,
        keys: &["<esc>"],
        bar: Some((30, "later")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
];
