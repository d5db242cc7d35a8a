//! The compare screen's rows of the command table, and the mark with which two actors are chosen.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::effect::Effect;
use crate::app::work::Sides;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "compare.drafts",
        title: "Draft against final text",
        help: "Show what became of each clause of a draft: kept, weakened, dropped, added, not held.",
        context: Context::Compare,
        keys: &["d"],
        bar: Some((30, "drafts")),
        when: |app| other_than(app, |sides| matches!(sides, Sides::Drafts)),
        run: |app| show(app, "drafts"),
    },
    Command {
        id: "compare.members",
        title: "A body minus its members",
        help: "Show what a body undertakes, and which of the states named here limits it, declines it or is silent.",
        context: Context::Compare,
        keys: &["m"],
        bar: Some((31, "members")),
        when: |app| other_than(app, |sides| matches!(sides, Sides::Members)),
        run: |app| show(app, "members"),
    },
    Command {
        id: "compare.dates",
        title: "Two dates",
        help: "Show in sentences what differs between the day that is looked at and the day since which it looks.",
        context: Context::Compare,
        keys: &["t"],
        bar: Some((32, "dates")),
        when: |app| other_than(app, |sides| matches!(sides, Sides::Dates)),
        run: |app| show(app, "dates"),
    },
    Command {
        id: "compare.other",
        title: "Open the first side",
        help: "Go to the record of the first of the two sides.",
        context: Context::Compare,
        keys: &["o"],
        bar: Some((40, "first side")),
        when: |app| When::only(state::place_of(app, 0).is_some(), "The first side is no position."),
        run: |app| {
            state::open(app, 0);
            Vec::new()
        },
    },
    Command {
        id: "compare.mark",
        title: "Compare two actors",
        help: "Mark the chosen actor; on another one, compare the two topic by topic.",
        context: Context::Everywhere,
        keys: &["="],
        bar: None,
        when: |app| {
            When::only(
                state::actor(app).is_some(),
                "Choose an actor first: on the actors screen or in the grid.",
            )
        },
        run: |app| {
            state::mark(app);
            Vec::new()
        },
    },
];

fn other_than(app: &App, is: impl Fn(Sides) -> bool) -> When {
    When::only(!is(state::sides(app)), "This is what is shown.")
}

fn show(app: &mut App, what: &str) -> Vec<Effect> {
    state::show(app, what);
    Vec::new()
}
