//! What a filter and a time are in words, in short.

use crate::dossier::Dossier;
use crate::dossier::date::{Date, Day};
use crate::insight::as_of::Time;
use crate::insight::when::clause;
use crate::scope::query::{in_short, told};
use crate::scope::query_of;

/// `refused, Troops; as of 6 May 2030, by what was said by then`; empty for everything.
pub fn in_words(d: &Dossier, find: &str, time: Time) -> String {
    let asked = in_short(&told(d, &query_of(find)));
    let day = |day: Day| Date::of_day(day).in_short();
    let when = clause(time.as_of.map(day), time.since.map(day), time.clock);
    let parts = [Some(asked).filter(|asked| !asked.is_empty()), when];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
