//! The timeline's rows of the command table.

use super::state::Timeline;
use crate::state::Model;
use crate::state::command::When;
use crate::state::time;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Timeline>] = &[
    Row {
        id: "timeline.as-of",
        title: "As of this day",
        help: "Show on every screen what stood on the chosen day.",
        keys: &["a"],
        bar: Some((30, "as of it")),
        when: has_day,
        run: |timeline, model| {
            if let Some(day) = timeline.day() {
                time::show_as_of(model, day);
            }
        },
    },
    Row {
        id: "timeline.since",
        title: "Since this day",
        help: "Mark on every screen what is new, changed or superseded since the chosen day.",
        keys: &["s"],
        bar: Some((32, "since it")),
        when: has_day,
        run: |timeline, model| {
            if let Some(day) = timeline.day() {
                time::mark_since(model, day);
            }
        },
    },
    Row {
        id: "timeline.picture",
        title: "Days as a picture",
        help: "Show above the list what each actor said on which day, as signs; or the list alone.",
        keys: &["v"],
        bar: Some((25, "picture")),
        when: |_, _| When::Yes,
        run: |timeline, model| timeline.turn_view(model),
    },
];

fn has_day(timeline: &Timeline, _: &Model) -> When {
    When::only(timeline.day().is_some(), "Its dates name no day for certain: choose a dated one.")
}
