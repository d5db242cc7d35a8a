//! From one hit of the last search to the next, wherever one is.

use super::super::program::App;
use super::super::row::{Row, nothing_above};
use crate::state::command::{Reach, When};
use crate::state::hits::go_on;

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: "find.next-hit",
        title: "Next hit",
        help: "Go to the next of what the last search found.",
        keys: &["<f3>", "<a-n>"],
        bar: None,
        reach: Reach::Screen,
        when: there_are_hits,
        run: |app| go_on(&mut app.model, false),
    },
    Row {
        id: "find.previous-hit",
        title: "Previous hit",
        help: "Go to the one before of what the last search found.",
        keys: &["<f4>", "<a-p>"],
        bar: None,
        reach: Reach::Screen,
        when: there_are_hits,
        run: |app| go_on(&mut app.model, true),
    },
];

fn there_are_hits(app: &App) -> When {
    match nothing_above(app) {
        When::Yes if !app.model.searches.has_hits() => {
            When::No("Nothing was searched for yet; / searches.")
        }
        other => other,
    }
}
