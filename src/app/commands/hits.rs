//! From one hit of the last search to the next, and all that is listed into the brief, wherever one is.

use super::super::program::App;
use super::super::row::{Row, nothing_above};
use crate::state::brief::all::collect_all;
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
    Row {
        id: "brief.collect-all",
        title: "All that is listed into the brief",
        help: "Put every position that is searched or filtered for into the brief; one u there takes them out again.",
        keys: &["<f6>", "<a-b>"],
        bar: None,
        reach: Reach::Screen,
        when: something_is_asked,
        run: |app| {
            let asked: Vec<_> = app.model.scope.asked().iter().collect();
            collect_all(&mut app.model, &asked, "7 shows it");
        },
    },
];

fn something_is_asked(app: &App) -> When {
    match nothing_above(app) {
        When::Yes if app.model.scope.asks_for_all() => {
            When::No("That is all of the dossier: search (/) or filter (f) first.")
        }
        other => other,
    }
}

fn there_are_hits(app: &App) -> When {
    match nothing_above(app) {
        When::Yes if !app.model.searches.has_hits() => {
            When::No("Nothing was searched for yet; / searches.")
        }
        other => other,
    }
}
