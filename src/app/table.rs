//! The command table: the rows that belong to the program as a whole, those that lead to the screens, and those of
//! the views.

use super::commands::{brief, hits, leaving, moving, time, view};
use super::row::Row;
use crate::state::command::{Command, EVERYWHERE, Owner, Reach};
use crate::views::registry::{self, ON_THE_PROGRAM, ON_WHAT_IS_CHOSEN};
use crate::views::view::Offer;

/// The rows of the program.
const ROWS: [&[Row]; 7] =
    [moving::ROWS, view::ROWS, leaving::ROWS, hits::ROWS, brief::ROWS, time::ROWS, view::COPY];

/// The row of that number.
pub(super) fn row(n: usize) -> Option<&'static Row> {
    ROWS.iter().flat_map(|rows| rows.iter()).nth(n)
}

/// What views offer, by its number.
pub(super) fn offer(n: usize) -> Option<&'static Offer> {
    ON_THE_PROGRAM.iter().chain(ON_WHAT_IS_CHOSEN).nth(n).copied()
}

/// The whole command table, in the order of the help.
pub fn commands() -> Vec<Command> {
    let [moving, view, leaving, rows_after @ ..] = numbered_rows();
    let (first, then) = offers();
    let screens = registry::screens();
    let tabs = screens.iter().enumerate().filter_map(|(n, screen)| {
        let tab = screen.tab()?;
        Some(Command {
            id: tab.id,
            title: tab.title,
            help: tab.help,
            context: &EVERYWHERE,
            keys: tab.key,
            bar: None,
            owner: Owner::Screen(n),
        })
    });
    let before = [moving, first, view, leaving].into_iter().flatten();
    let after = rows_after.into_iter().flatten();
    before.chain(tabs).chain(after).chain(then).chain(registry::commands()).collect()
}

/// The rows of the program as commands, group by group.
fn numbered_rows() -> [Vec<Command>; 7] {
    let mut number = 0..;
    ROWS.map(|rows| {
        rows.iter()
            .zip(&mut number)
            .map(|(row, n)| Command {
                id: row.id,
                title: row.title,
                help: row.help,
                context: &EVERYWHERE,
                keys: row.keys,
                bar: row.bar,
                owner: Owner::Program(n, row.reach),
            })
            .collect()
    })
}

/// What views offer as commands: on the program, and on what is chosen.
fn offers() -> (Vec<Command>, Vec<Command>) {
    let mut all =
        ON_THE_PROGRAM.iter().chain(ON_WHAT_IS_CHOSEN).enumerate().map(|(n, offer)| Command {
            id: offer.id,
            title: offer.title,
            help: offer.help,
            context: &EVERYWHERE,
            keys: offer.keys,
            bar: offer.bar,
            owner: Owner::Offered(n, offer.reach),
        });
    let first = all.by_ref().take(ON_THE_PROGRAM.len()).collect();
    (first, all.collect())
}

/// How far a command reaches.
pub(super) fn reach(command: &Command) -> Reach {
    match command.owner {
        Owner::Program(_, reach) | Owner::Offered(_, reach) => reach,
        Owner::Screen(_) | Owner::View(_) | Owner::Nobody => Reach::Screen,
    }
}
