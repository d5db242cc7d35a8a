//! The conflicts' rows of the command table.

use super::state::Conflicts;
use crate::state::Model;
use crate::state::command::When;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Conflicts>] = &[Row {
    id: "conflicts.other",
    title: "Open the other side",
    help: "Go to the record of the second of the two statements.",
    keys: &["o"],
    bar: Some((30, "other side")),
    when: has_other,
    run: |conflicts, model| conflicts.go_to_side(model, 1),
}];

fn has_other(conflicts: &Conflicts, model: &Model) -> When {
    When::only(conflicts.place_of(model, 1).is_some(), "The other side is no position.")
}
