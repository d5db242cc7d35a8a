//! The command table: the rows that belong to the program as a whole, those that lead to the screens, and those of
//! the views.

use super::App;
use super::commands::{brief, leaving, moving, opening, time, view};
use crate::state::command::{Command, EVERYWHERE, Owner, Reach, When};
use crate::views::registry;

/// A command that works on whatever is there.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) help: &'static str,
    pub(super) keys: &'static [&'static str],
    pub(super) bar: Option<(u8, &'static str)>,
    pub(super) reach: Reach,
    pub(super) when: fn(&App) -> When,
    pub(super) run: fn(&mut App),
}

/// For commands that can always run.
pub(super) fn always(_: &App) -> When {
    When::Yes
}

/// The rows of the program before and after those that lead to the screens.
const BEFORE: &[&[Row]] = &[moving::ROWS, opening::ROWS, view::ROWS, leaving::ROWS];
const AFTER: &[&[Row]] = &[brief::COLLECT, time::ROWS, view::COPY, brief::ROWS, view::ABOVE];

/// The row of that number.
fn row(n: usize) -> Option<&'static Row> {
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

impl App {
    /// Whether a command can run now, on what lies on top.
    pub(super) fn can(&self, command: &Command) -> When {
        match command.owner {
            Owner::Program(n, _) => row(n).map_or(When::Yes, |row| (row.when)(self)),
            Owner::View(n) => self.top().when(n, &self.model),
            Owner::Screen(_) | Owner::Nobody => When::Yes,
        }
    }

    /// Whether a command could run on the screen if nothing lay above it; or where it can.
    pub(super) fn can_on_screen(&self, command: &Command) -> When {
        match command.owner {
            Owner::View(n) if command.context == self.screen().context() => {
                self.screen().when(n, &self.model)
            }
            Owner::View(_) => When::No(command.context.only),
            Owner::Program(..) | Owner::Screen(_) | Owner::Nobody => self.can(command),
        }
    }

    /// What the key bar says of a command.
    pub(super) fn word(&self, command: &Command) -> &'static str {
        let word = command.bar.map_or("", |(_, word)| word);
        if command.id == leaving::STEP_BACK && !self.is_home() { "back" } else { word }
    }

    /// Runs a command, or says why it cannot run now.
    pub(super) fn run(&mut self, command: Command) {
        if let When::No(why) = self.can(&command) {
            return self.model.say(why);
        }
        match command.owner {
            Owner::Program(n, _) => {
                if let Some(row) = row(n) {
                    (row.run)(self);
                }
            }
            Owner::Screen(n) => {
                if let Some(screen) = self.screens.get(n) {
                    let place = screen.place();
                    self.go_to_screen(&place);
                }
            }
            Owner::View(n) => match self.above.last_mut() {
                Some((_, view)) => view.run(n, &mut self.model),
                None => {
                    if let Some(screen) = self.screens.get_mut(self.shown) {
                        screen.run(n, &mut self.model);
                    }
                }
            },
            Owner::Nobody => {}
        }
    }
}
