//! Moving in time: as of a day, since a day, by which clock. Every screen draws from the scope, so these work
//! on all of them.

use super::model::Model;
use crate::dossier::date::{Date, Day};
use crate::insight::as_of::Time;
use crate::insight::when;

/// Restricts nothing to a day any more; the clock stays.
pub fn clear(model: &mut Model) {
    model.set_time(Time { as_of: None, since: None, ..model.scope.time });
}

/// Shows what could be said on a day.
pub fn show_as_of(model: &mut Model, day: Day) {
    let time = model.scope.time;
    // A day compares with an earlier one.
    let since = time.since.filter(|since| *since < day);
    model.set_time(Time { as_of: Some(day), since, ..time });
}

/// Marks what came after a day. What is restricted to that day or an earlier one no longer is.
pub fn mark_since(model: &mut Model, day: Day) {
    let time = model.scope.time;
    let as_of = time.as_of.filter(|as_of| *as_of > day);
    model.set_time(Time { as_of, since: Some(day), ..time });
}

/// The day before on which something changed.
pub fn earlier(model: &mut Model) {
    let time = model.scope.time;
    match model.calendar.day_before(time.clock, time.as_of) {
        Some(day) => show_as_of(model, day),
        None => model.say("Nothing is dated earlier."),
    }
}

/// The next day on which something changed; after the last, all of time. What came is marked since the day from
/// which one set out, however many steps that takes.
pub fn later(model: &mut Model) {
    let time = model.scope.time;
    let next = time.as_of.and_then(|day| model.calendar.day_after(time.clock, day));
    let since = time.since.or(time.as_of.filter(|_| next.is_some()));
    model.set_time(Time { as_of: next, since, ..time });
}

/// Marks what came since the day that is looked at; where there is none, marks nothing any more.
pub fn since(model: &mut Model) {
    match model.scope.time.as_of {
        Some(day) => mark_since(model, day),
        None => model.set_time(Time { since: None, ..model.scope.time }),
    }
}

/// The other clock.
pub fn turn_clock(model: &mut Model) {
    let clock = model.scope.time.clock.other();
    model.set_time(Time { clock, ..model.scope.time });
    if !model.scope.time.is_set() {
        model.say(format!("Days count {}; A chooses one.", when::by_when(clock)));
    }
}

/// What is restricted and marked, in words; empty where nothing is. The wording with which to say it
/// where there is room, and a short one.
pub fn in_words(model: &Model) -> [String; 2] {
    let time = model.scope.time;
    let compared = model.scope.compared(&model.calendar);
    let (mut long, mut short) = (Vec::new(), Vec::new());
    if let Some(day) = time.as_of {
        long.push(format!("as of {}", when::day(day, time.clock)));
        short.push(format!("as of {}", when::day_in_short(day, time.clock)));
    }
    if let Some(day) = compared.since {
        let news = model.scope.marked();
        // The clock is said once.
        let clock = match time.as_of {
            Some(_) => String::new(),
            None => format!(", {}", when::by_when(time.clock)),
        };
        long.push(format!("{news} marked since {}{clock}", Date::of_day(day).in_words()));
        if time.since.is_some() {
            short.push(format!("since {}{clock}", Date::of_day(day).in_short()));
        }
    }
    if !model.scope.possibly.is_empty() {
        long.push(format!("{} possibly, not counted", model.scope.possibly.len()));
    }
    [long.join(" · "), short.join(" · ")]
}
