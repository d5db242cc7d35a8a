//! The grid's rows of the command table.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::commands::Step;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "grid.right",
        title: "Next topic",
        help: "Choose the topic to the right.",
        context: Context::Grid,
        keys: &["<right>", "l", "<tab>"],
        bar: None,
        when: has_columns,
        run: |app| {
            state::turn(app, Step::On);
            Vec::new()
        },
    },
    Command {
        id: "grid.left",
        title: "Topic before",
        help: "Choose the topic to the left.",
        context: Context::Grid,
        keys: &["<left>", "h", "<s-tab>"],
        bar: None,
        when: has_columns,
        run: |app| {
            state::turn(app, Step::Back);
            Vec::new()
        },
    },
    Command {
        id: "grid.first-topic",
        title: "First topic",
        help: "Choose the first topic.",
        context: Context::Grid,
        keys: &["0", "^"],
        bar: None,
        when: has_columns,
        run: |app| {
            state::turn(app, Step::First);
            Vec::new()
        },
    },
    Command {
        id: "grid.last-topic",
        title: "Last topic",
        help: "Choose the last topic.",
        context: Context::Grid,
        keys: &["$"],
        bar: None,
        when: has_columns,
        run: |app| {
            state::turn(app, Step::Last);
            Vec::new()
        },
    },
    Command {
        id: "grid.fold",
        title: "Fold the topic",
        help: "Fold the topics below this one into it, or show them again.",
        context: Context::Grid,
        keys: &["z"],
        bar: Some((30, "fold")),
        when: can_fold,
        run: |app| {
            state::fold(app);
            Vec::new()
        },
    },
    Command {
        id: "grid.fold-all",
        title: "Fold all topics",
        help: "Fold every topic into the one above it, or show all of them.",
        context: Context::Grid,
        keys: &["Z"],
        bar: None,
        when: can_fold,
        run: |app| {
            state::fold_all(app);
            Vec::new()
        },
    },
    Command {
        id: "grid.buckets",
        title: "Who is committed, refused, spoken for, silent",
        help: "On the chosen topic, show who is committed, conditioned, ready, refused, spoken for and silent; or a row for each actor again.",
        context: Context::Grid,
        keys: &["v"],
        bar: Some((25, "by bucket")),
        when: has_columns,
        run: |app| {
            state::turn_view(app);
            Vec::new()
        },
    },
];

fn can_fold(app: &App) -> When {
    match has_columns(app) {
        When::Yes => {
            When::only(!app.grid.by_bucket, "Here each topic stands alone; v shows the grid.")
        }
        no @ When::No(_) => no,
    }
}

fn has_columns(app: &App) -> When {
    When::only(!app.grid.columns.is_empty(), "No topic has a position here.")
}
