//! The grid's rows of the command table.

use super::state::{Grid, Size};
use crate::state::Model;
use crate::state::command::When;
use crate::state::step::Step;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Grid>] = &[
    Row {
        id: "grid.right",
        title: "Next topic",
        help: "Choose the topic to the right.",
        keys: &["<right>", "l", "<tab>"],
        bar: None,
        when: has_columns,
        run: |grid, model| grid.turn(model, Step::On),
    },
    Row {
        id: "grid.left",
        title: "Topic before",
        help: "Choose the topic to the left.",
        keys: &["<left>", "h", "<s-tab>"],
        bar: None,
        when: has_columns,
        run: |grid, model| grid.turn(model, Step::Back),
    },
    Row {
        id: "grid.first-topic",
        title: "First topic",
        help: "Choose the first topic.",
        keys: &["^"],
        bar: None,
        when: has_columns,
        run: |grid, model| grid.turn(model, Step::First),
    },
    Row {
        id: "grid.last-topic",
        title: "Last topic",
        help: "Choose the last topic.",
        keys: &["$"],
        bar: None,
        when: has_columns,
        run: |grid, model| grid.turn(model, Step::Last),
    },
    Row {
        id: "grid.smaller",
        title: "Smaller cells",
        help: "Show more topics with less of each: in words, with a word, as signs. As signs, all have room on a wide screen.",
        keys: &["-"],
        bar: Some((24, "all topics")),
        when: is_grid,
        run: |grid, model| {
            if !grid.resize(model, false) {
                model.say("These are the smallest cells.");
            }
        },
    },
    Row {
        id: "grid.larger",
        title: "Larger cells",
        help: "Show fewer topics with more of each: as signs, with a word, in words.",
        keys: &["+"],
        bar: None,
        when: is_grid,
        run: |grid, model| {
            if !grid.resize(model, true) {
                model.say("These are the largest cells.");
            }
        },
    },
    Row {
        id: "grid.fold",
        title: "Fold the topic",
        help: "Fold the topics below this one into it, or show them again.",
        keys: &["z"],
        bar: Some((30, "fold")),
        when: can_fold,
        run: |grid, model| grid.fold(model),
    },
    Row {
        id: "grid.fold-all",
        title: "Fold all topics",
        help: "Fold every topic into the one above it, or show all of them.",
        keys: &["Z"],
        bar: None,
        when: can_fold,
        run: |grid, model| grid.fold_all(model),
    },
    Row {
        id: "grid.buckets",
        title: "Who is committed, refused, spoken for, silent",
        help: "On the chosen topic, show who is committed, conditioned, ready, refused, spoken for and silent; or a row for each actor again.",
        keys: &["v"],
        bar: Some((25, "by bucket")),
        when: has_columns,
        run: |grid, _| grid.turn_view(),
    },
];

fn is_grid(grid: &Grid, model: &Model) -> When {
    match has_columns(grid, model) {
        When::Yes => When::only(!grid.by_bucket, "Here each topic stands alone; v shows the grid."),
        no @ When::No(_) => no,
    }
}

fn can_fold(grid: &Grid, model: &Model) -> When {
    match is_grid(grid, model) {
        When::Yes if grid.size == Some(Size::Signs) => {
            When::No("As signs every topic is shown; + makes the cells larger.")
        }
        when => when,
    }
}

fn has_columns(grid: &Grid, _: &Model) -> When {
    When::only(!grid.columns.is_empty(), "No topic has a position here.")
}
