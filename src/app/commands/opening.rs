//! What is laid above any screen: the find line, the palette, the help, the problems.

use super::super::row::{Row, always, nothing_above};
use crate::state::command::Reach;
use crate::state::overlay::Overlay;

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: "find.open",
        title: "Find",
        help: "Type to keep only what matches: names, aliases, topics, stances, summaries.",
        keys: &["/"],
        bar: Some((20, "find")),
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| app.model.open(Overlay::Find),
    },
    Row {
        id: "app.palette",
        title: "All commands",
        help: "Search all commands by name and run one.",
        keys: &[":", "<c-p>"],
        bar: Some((80, "commands")),
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| app.model.open(Overlay::Palette),
    },
    Row {
        id: "app.help",
        title: "Help",
        help: "Show what the signs and the words mean, and every key.",
        keys: &["?", "<f1>"],
        bar: Some((90, "help")),
        reach: Reach::Top,
        when: always,
        run: |app| app.model.open(Overlay::Help),
    },
    Row {
        id: "app.problems",
        title: "Problems",
        help: "Show what is wrong with the dossier, where, and how to mend it.",
        keys: &["!"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.model.open(Overlay::Problems),
    },
];
