//! The sentences of the box: what comes of what is chosen in it.

use super::state::Left;
use crate::dossier::date::{Date, Day};
use crate::insight::as_of::Time;
use crate::insight::naming::count;
use crate::insight::when;

/// What is shown and marked once this is applied.
pub(super) fn outcome(time: Time, left: Left, all: usize) -> String {
    let shown = match time.as_of {
        None => format!("The whole record, {}.", count(all, "entry", "entries")),
        Some(day) => {
            let mut words = format!(
                "As of {}: {} of {}",
                when::day(day, time.clock),
                left.there,
                count(all, "entry", "entries")
            );
            if left.later > 0 {
                words.push_str(&format!(", {} of them published later", left.later));
            }
            if left.possibly > 0 {
                words.push_str(&format!("; {} more possibly, not counted", left.possibly));
            }
            words + "."
        }
    };
    let marked = time.since.map_or(String::new(), |day| {
        format!(" What came since {} is marked.", Date::of_day(day).in_words())
    });
    shown + &marked
}

/// The first row of the field for the day since which to look, where none is chosen: what is then compared with.
pub(super) fn no_day(as_of: Option<Day>, before: Option<Day>) -> String {
    match (as_of, before) {
        (None, _) => "Nothing marked".to_string(),
        (Some(_), Some(day)) => format!("The change before, {}", Date::of_day(day).in_short()),
        (Some(_), None) => "Nothing before it".to_string(),
    }
}

/// Why what is typed cannot be applied.
pub(super) const NO_DAY: &str = "No day is meant by that: write 3 May, 3 May 2030 or 2030-05-03.";
