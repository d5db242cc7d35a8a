//! The command table: the rows that belong to the program as a whole, those that lead to the screens, and those of
//! the views.

use super::commands::{brief, leaving, moving, opening, time, view};
use super::row::Row;
use crate::state::command::{Command, EVERYWHERE, Owner, Reach};
use crate::views::registry;

/// The rows of the program before and after those that lead to the screens.
const BEFORE: &[&[Row]] = &[moving::ROWS, opening::ROWS, view::ROWS, leaving::ROWS];
const AFTER: &[&[Row]] = &[brief::COLLECT, time::ROWS, view::COPY, brief::ROWS, view::ABOVE];

/// The row of that number.
pub(super) fn row(n: usize) -> Option<&'static Row> {
    BEFORE.iter().chain(AFTER).flat_map(|rows| rows.iter()).nth(n)
}

/// The whole command table, in the order of the help.
pub fn commands() -> Vec<Command> {
    let mut number = 0;
    let mut of = |rows: &[&'static [Row]]| -> Vec<Command> {
        let rows = rows.iter().flat_map(|rows| rows.iter());
        let command = |row: &'static Row| {
            number += 1;
            Command {
                id: row.id,
                title: row.title,
                help: row.help,
                context: &EVERYWHERE,
                keys: row.keys,
                bar: row.bar,
                owner: Owner::Program(number - 1, row.reach),
            }
        };
        rows.map(command).collect()
    };
    let mut all = of(BEFORE);
    for (n, screen) in registry::screens().iter().enumerate() {
        all.extend(screen.tab().map(|tab| Command {
            id: tab.id,
            title: tab.title,
            help: tab.help,
            context: &EVERYWHERE,
            keys: tab.key,
            bar: None,
            owner: Owner::Screen(n),
        }));
    }
    all.extend(of(AFTER));
    all.extend(registry::commands());
    all
}

/// How far a command reaches.
pub(super) fn reach(command: &Command) -> Reach {
    match command.owner {
        Owner::Program(_, reach) => reach,
        Owner::Screen(_) | Owner::View(_) | Owner::Nobody => Reach::Screen,
    }
}
