//! Moving in time, on whatever screen: as of a day, since a day, by which clock.

use super::super::row::{Row, nothing_above};
use crate::state::command::{Reach, When};
use crate::state::time;

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: "time.earlier",
        title: "As of the day before",
        help: "Show what stood on the day before on which something changed: by what was said by then, or published (c).",
        keys: &[","],
        bar: None,
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| time::earlier(&mut app.model),
    },
    Row {
        id: "time.later",
        title: "As of the next day",
        help: "Show what stood on the next day on which something changed; after the last, everything.",
        keys: &["."],
        bar: None,
        reach: Reach::Screen,
        when: |app| {
            When::only(
                app.model.scope.time.as_of.is_some(),
                "Everything is shown; , goes back in time.",
            )
        },
        run: |app| time::later(&mut app.model),
    },
    Row {
        id: "time.since",
        title: "Mark what came since",
        help: "Show everything again and mark what is new, changed or superseded since the day that was shown.",
        keys: &["s"],
        bar: None,
        reach: Reach::Screen,
        when: |app| {
            When::only(
                app.model.scope.time.is_set(),
                "Choose a day first: with , or on the timeline (3).",
            )
        },
        run: |app| time::since(&mut app.model),
    },
    Row {
        id: "time.clock",
        title: "The other clock",
        help: "Count from when it was published, so that what is shown could be known then, or from when it was said.",
        keys: &["c"],
        bar: None,
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| time::turn_clock(&mut app.model),
    },
    Row {
        id: "time.clear",
        title: "All of time",
        help: "Show everything again, as of no day.",
        keys: &["x"],
        bar: None,
        reach: Reach::Screen,
        when: |app| When::only(app.model.scope.time.is_set(), "Everything is shown already."),
        run: |app| time::clear(&mut app.model),
    },
];
