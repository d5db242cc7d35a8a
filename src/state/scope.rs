//! What every screen is restricted to.

use crate::dossier::{Dossier, PositionSet};
use crate::insight::as_of::{AsOf, Calendar, Time};
use crate::insight::since::{Since, since};
use crate::search::find::Index;

/// The restriction in force, and the positions that it leaves.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The words of the find line; empty for none.
    pub find: String,
    /// Until when, since when, by which clock.
    pub time: Time,
    /// Everything that was there by then, whatever is looked for: what is said is worked out from it.
    pub there: PositionSet,
    /// Of these, what is looked for: what is listed.
    pub shown: PositionSet,
    /// What was found at any time.
    pub found: PositionSet,
    /// What was found and may have been there by then: listed apart, never counted.
    pub possibly: PositionSet,
    /// What may have been there by then, whatever is looked for.
    pub possibly_there: PositionSet,
    /// What differs from the day since which the time looks.
    pub since: Since,
}

impl Scope {
    /// Works out the sets again.
    pub fn renew(&mut self, dossier: &Dossier, index: &Index, calendar: &Calendar) {
        let found = index.positions(dossier, &self.find);
        if !self.time.is_set() {
            *self = Scope {
                find: std::mem::take(&mut self.find),
                time: self.time,
                there: PositionSet::all(dossier.len()),
                shown: found.clone(),
                found,
                ..Scope::default()
            };
            return;
        }
        let AsOf { there, possibly } = self.time.positions(dossier, calendar);
        self.since = since(dossier, calendar, self.compared(calendar), &there);
        self.shown = there.and(&found);
        self.possibly = possibly.and(&found);
        (self.there, self.possibly_there, self.found) = (there, possibly, found);
    }

    /// The time with the day since which it looks: where none was chosen, the last day before it on
    /// which something changed.
    pub fn compared(&self, calendar: &Calendar) -> Time {
        let before = || calendar.day_before(self.time.clock, self.time.as_of);
        Time {
            since: self.time.since.or_else(|| self.time.as_of.and_then(|_| before())),
            ..self.time
        }
    }
}
