//! The commands that lead to the screens, each by its number.

use super::App;
use super::command::{Command, Context};
use super::commands::no_overlay;
use super::place::{Place, Screen};

/// The rows of the table.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "app.actors",
        title: "Actors",
        help: "Go to the actors and their positions.",
        context: Context::Everywhere,
        keys: &["1"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Actors);
            Vec::new()
        },
    },
    Command {
        id: "app.grid",
        title: "Grid",
        help: "Go to the grid of actors by topics.",
        context: Context::Everywhere,
        keys: &["2"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Grid);
            Vec::new()
        },
    },
    Command {
        id: "app.timeline",
        title: "Timeline",
        help: "Go to the timeline: what was said, or published, by day.",
        context: Context::Everywhere,
        keys: &["3"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Timeline);
            Vec::new()
        },
    },
    Command {
        id: "app.documents",
        title: "Documents",
        help: "Go to the documents and the texts they speak of.",
        context: Context::Everywhere,
        keys: &["4"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Documents);
            Vec::new()
        },
    },
    Command {
        id: "app.compare",
        title: "Compare",
        help: "Go to draft against final text, a body and its members, two dates, two actors.",
        context: Context::Everywhere,
        keys: &["5"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Compare);
            Vec::new()
        },
    },
    Command {
        id: "app.conflicts",
        title: "Conflicts",
        help: "Go to where sources do not say the same, and why that is, or is not, a contradiction.",
        context: Context::Everywhere,
        keys: &["6"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Conflicts);
            Vec::new()
        },
    },
    Command {
        id: "app.brief",
        title: "Brief",
        help: "Go to the brief: what was collected, with notes, and the page that comes of it.",
        context: Context::Everywhere,
        keys: &["7"],
        bar: None,
        when: no_overlay,
        run: |app| {
            open_screen(app, Screen::Brief);
            Vec::new()
        },
    },
];

/// Goes to a screen, where one was left.
pub fn open_screen(app: &mut App, screen: Screen) {
    if app.place.screen == screen {
        return;
    }
    let left = app.trail.iter().rev().find(|place| place.screen == screen).cloned();
    app.go(left.unwrap_or(Place { screen, ..Place::default() }));
}
