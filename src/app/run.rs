//! Which commands can be given, whether they can run, and running them.

use super::commands::leaving;
use super::program::App;
use super::row::nothing_above;
use super::table::{offer, reach, row};
use crate::state::command::{Command, Kind, Meaning, Owner, Reach, When, meaning};
use crate::state::key::Key;
use crate::views::registry;

impl App {
    /// The commands that can be given, the nearest first, with their numbers in the table.
    pub(super) fn active(&self) -> Vec<(usize, &Command)> {
        let all = || self.commands.iter().enumerate();
        let nearest = self.top().context();
        let near = all().filter(|(_, command)| command.context == nearest);
        let far = all().filter(|(_, command)| match (command.context.kind, nearest.kind) {
            (Kind::Everywhere, Kind::Screen | Kind::Everywhere) => true,
            (Kind::Everywhere, Kind::Above) => reach(command) == Reach::Top,
            _ => false,
        });
        near.chain(far).collect()
    }

    /// What keys mean now.
    pub fn meaning(&self, keys: &[Key]) -> Meaning {
        meaning(self.active().into_iter().map(|(_, command)| command), keys)
    }

    /// Whether a command can run now, on what lies on top.
    pub(super) fn can(&self, command: &Command) -> When {
        match command.owner {
            Owner::Program(n, _) => row(n).map_or(When::Yes, |row| (row.when)(self)),
            Owner::Offered(n, reach) => {
                let free = if reach == Reach::Screen { nothing_above(self) } else { When::Yes };
                match (free, offer(n)) {
                    (When::Yes, Some(offer)) => (offer.when)(self.screen(), &self.model),
                    (free, _) => free,
                }
            }
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
            Owner::Program(..) | Owner::Offered(..) | Owner::Screen(_) | Owner::Nobody => {
                self.can(command)
            }
        }
    }

    /// What the key bar says of a command; nothing where it has no place there now.
    pub(super) fn word(&self, command: &Command) -> &'static str {
        if let Owner::Offered(..) = command.owner
            && !registry::is_in_bar(command.id, self.screen(), &self.model)
        {
            return "";
        }
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
            Owner::Offered(n, _) => {
                if let (Some(offer), Some(screen)) = (offer(n), self.screens.get(self.shown)) {
                    (offer.run)(screen.as_ref(), &mut self.model);
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
