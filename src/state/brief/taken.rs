//! What a brief has of the state of the program: the time of a snapshot as it keeps it, whether it holds a thing,
//! and what its page is composed with.

use super::super::model::Model;
use crate::brief::ground::Ground;
use crate::brief::{Subject, TakenAt};
use crate::dossier::date::{Date, Day};
use crate::insight::as_of::Time;

/// The time that is looked at, as a brief keeps it.
pub fn taken(time: Time) -> Option<TakenAt> {
    let day = |day| Date::of_day(day).to_string();
    time.is_set().then(|| TakenAt {
        as_of: time.as_of.map(day),
        since: time.since.map(day),
        clock: time.clock.name().to_string(),
    })
}

/// The time at which a snapshot was taken.
pub fn time_of(taken: Option<&TakenAt>) -> Time {
    let Some(taken) = taken else { return Time::default() };
    let day = |text: &Option<String>| -> Option<Day> {
        Date::parse(text.as_deref()?).ok().and_then(|date| date.last_day())
    };
    Time { as_of: day(&taken.as_of), since: day(&taken.since), clock: taken.clock() }
}

impl Model {
    /// Whether the brief holds a thing as it is looked at now, to be marked where it is shown.
    pub fn is_kept(&self, of: Subject) -> bool {
        self.brief.has(of, taken(self.scope.time))
    }

    /// What the page of the brief is composed with.
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            dossier: &self.dossier,
            proofs: &self.proofs,
            became: &self.brief.became,
            today: &self.today,
            fingerprint: &self.fingerprint,
            held: &self.held,
            count: self.brief.count,
            short: self.brief.now().head.short,
        }
    }
}
