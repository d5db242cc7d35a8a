//! The compare screen's rows of the command table.

use super::state::Compare;
use crate::insight::compare::Sides;
use crate::state::command::When;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Compare>] = &[
    Row {
        id: "compare.drafts",
        title: "Draft against final text",
        help: "Show what became of each clause of a draft: kept, weakened, dropped, added, not held.",
        keys: &["d"],
        bar: Some((30, "drafts")),
        when: |compare, _| other_than(compare, &Sides::Drafts),
        run: |compare, _| compare.show(Sides::Drafts),
    },
    Row {
        id: "compare.members",
        title: "A body minus its members",
        help: "Show what a body undertakes, and which of the states named here limits it, declines it or is silent.",
        keys: &["m"],
        bar: Some((31, "members")),
        when: |compare, _| other_than(compare, &Sides::Members),
        run: |compare, _| compare.show(Sides::Members),
    },
    Row {
        id: "compare.dates",
        title: "Two dates",
        help: "Show in sentences what differs between the day that is looked at and the day since which it looks.",
        keys: &["t"],
        bar: Some((32, "dates")),
        when: |compare, _| other_than(compare, &Sides::Dates),
        run: |compare, _| compare.show(Sides::Dates),
    },
    Row {
        id: "compare.other",
        title: "Open the first side",
        help: "Go to the record of the first of the two sides.",
        keys: &["o"],
        bar: Some((40, "first side")),
        when: |compare, model| {
            When::only(compare.position(model, 0).is_some(), "The first side is no position.")
        },
        run: |compare, model| compare.go_to_side(model, 0),
    },
];

fn other_than(compare: &Compare, sides: &Sides) -> When {
    When::only(compare.at.sides != *sides, "This is what is shown.")
}
