//! The time of a snapshot, as a brief keeps it.

use super::TakenAt;
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
