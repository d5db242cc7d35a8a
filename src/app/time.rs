//! The commands that move in time: as of a day, since a day, by which clock. They work on every screen,
//! because every screen draws from the scope.

use super::App;
use super::command::{Command, Context, When};
use super::commands::no_overlay;
use super::effect::Effect;
use crate::dossier::date::{Date, Day};
use crate::insight::as_of::{Clock, Time};

/// The rows of the table.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "time.earlier",
        title: "As of the day before",
        help: "Show what stood on the day before on which something changed: by what was said by then, or published (c).",
        context: Context::Everywhere,
        keys: &[","],
        bar: None,
        when: no_overlay,
        run: earlier,
    },
    Command {
        id: "time.later",
        title: "As of the next day",
        help: "Show what stood on the next day on which something changed; after the last, everything.",
        context: Context::Everywhere,
        keys: &["."],
        bar: None,
        when: |app| {
            When::only(app.scope.time.as_of.is_some(), "Everything is shown; , goes back in time.")
        },
        run: later,
    },
    Command {
        id: "time.since",
        title: "Mark what came since",
        help: "Show everything again and mark what is new, changed or superseded since the day that was shown.",
        context: Context::Everywhere,
        keys: &["s"],
        bar: None,
        when: |app| {
            When::only(
                app.scope.time.is_set(),
                "Choose a day first: with , or on the timeline (3).",
            )
        },
        run: since,
    },
    Command {
        id: "time.clock",
        title: "The other clock",
        help: "Count from when it was published, so that what is shown could be known then, or from when it was said.",
        context: Context::Everywhere,
        keys: &["c"],
        bar: None,
        when: no_overlay,
        run: turn_clock,
    },
    Command {
        id: "time.clear",
        title: "All of time",
        help: "Show everything again, as of no day.",
        context: Context::Everywhere,
        keys: &["x"],
        bar: None,
        when: |app| When::only(app.scope.time.is_set(), "Everything is shown already."),
        run: |app| {
            clear(app);
            Vec::new()
        },
    },
];

/// Restricts nothing to a day any more; the clock stays.
pub fn clear(app: &mut App) {
    app.set_time(Time { as_of: None, since: None, ..app.scope.time });
}

/// Shows what could be said on a day.
pub fn show_as_of(app: &mut App, day: Day) {
    let time = app.scope.time;
    // A day since which to look that lies later would compare with the future.
    let since = time.since.filter(|since| *since <= day);
    app.set_time(Time { as_of: Some(day), since, ..time });
}

/// Marks what came after a day. What is restricted to that day or an earlier one no longer is.
pub fn mark_since(app: &mut App, day: Day) {
    let time = app.scope.time;
    let as_of = time.as_of.filter(|as_of| *as_of > day);
    app.set_time(Time { as_of, since: Some(day), ..time });
}

fn earlier(app: &mut App) -> Vec<Effect> {
    let time = app.scope.time;
    match app.calendar.day_before(time.clock, time.as_of) {
        Some(day) => show_as_of(app, day),
        None => app.status = Some("Nothing is dated earlier.".to_string()),
    }
    Vec::new()
}

fn later(app: &mut App) -> Vec<Effect> {
    let time = app.scope.time;
    let next = time.as_of.and_then(|day| app.calendar.day_after(time.clock, day));
    app.set_time(Time { as_of: next, ..time });
    Vec::new()
}

fn since(app: &mut App) -> Vec<Effect> {
    match app.scope.time.as_of {
        Some(day) => mark_since(app, day),
        None => app.set_time(Time { since: None, ..app.scope.time }),
    }
    Vec::new()
}

fn turn_clock(app: &mut App) -> Vec<Effect> {
    let clock = match app.scope.time.clock {
        Clock::Said => Clock::Published,
        Clock::Published => Clock::Said,
    };
    app.set_time(Time { clock, ..app.scope.time });
    if !app.scope.time.is_set() {
        app.status = Some(format!("Days count as {}; , goes back in time.", clock.name()));
    }
    Vec::new()
}

/// What is restricted and marked, in words; empty where nothing is. The wording with which to say it
/// where there is room, and a short one.
pub fn in_words(app: &App) -> [String; 2] {
    let time = app.scope.time;
    let compared = app.scope.compared(&app.calendar);
    let (mut long, mut short) = (Vec::new(), Vec::new());
    if let Some(day) = time.as_of {
        long.push(format!("as of {}, as {}", Date::of_day(day).in_words(), time.clock.name()));
        short.push(format!("as of {}, {}", Date::of_day(day).in_short(), time.clock.name()));
    }
    if let Some(day) = compared.since {
        let news = app.scope.marked();
        // The clock is said once.
        let (as_clock, clock) = match time.as_of {
            Some(_) => (String::new(), String::new()),
            None => (format!(", as {}", time.clock.name()), format!(", {}", time.clock.name())),
        };
        long.push(format!("{news} marked since {}{as_clock}", Date::of_day(day).in_words()));
        if time.since.is_some() {
            short.push(format!("since {}{clock}", Date::of_day(day).in_short()));
        }
    }
    if !app.scope.possibly.is_empty() {
        long.push(format!("{} possibly, not counted", app.scope.possibly.len()));
    }
    [long.join(" · "), short.join(" · ")]
}
