//! Puts what is chosen on a screen into the brief, or takes it out again.

use super::command::{Command, Context, When};
use super::commands::focus;
use super::place::Screen;
use super::work::{Sides, compared_time};
use super::{App, Overlay, desk};
use crate::brief::collect::{self, At};
use crate::brief::{Of, Snapshot, Taken, edit};
use crate::dossier::date::Date;
use crate::dossier::{Entity, PositionIx, PositionSet};
use crate::insight::as_of::Time;
use crate::views::{compare, conflicts, documents, reader};

/// The rows of the table.
pub const COMMANDS: &[Command] = &[Command {
    id: "brief.collect",
    title: "Into the brief, or out of it",
    help: "Put the position, cell, conflict, difference, quote or wording that is chosen into the brief; what is there is taken out.",
    context: Context::Everywhere,
    keys: &["b"],
    bar: Some((25, "brief")),
    when: |app| {
        let somewhere = match (&app.overlay, app.place.screen) {
            (Some(Overlay::Wording { .. }), _) => true,
            (Some(_), _) | (None, Screen::Brief) => false,
            (None, _) => can_collect(app),
        };
        When::only(
            somewhere,
            "Choose a position, a cell, a quote, a conflict or a difference on another screen first.",
        )
    },
    run: |app| {
        toggle(app);
        Vec::new()
    },
}];

/// The time that is looked at, as a brief keeps it.
pub fn taken(time: Time) -> Option<Taken> {
    let day = |day| Date::of_day(day).to_string();
    time.is_set().then(|| Taken {
        as_of: time.as_of.map(day),
        since: time.since.map(day),
        clock: time.clock.name().to_string(),
    })
}

/// The time at which what is chosen is looked at: of a comparison of two dates both.
fn now(app: &App) -> Option<Taken> {
    let is_dates = app.place.screen == Screen::Compare && compare::sides(app) == Sides::Dates;
    taken(if is_dates { compared_time(app) } else { app.scope.time })
}

/// Whether something is chosen, without taking it: this is asked at each frame.
fn can_collect(app: &App) -> bool {
    match app.place.screen {
        Screen::Actors | Screen::Timeline => position(app).is_some(),
        Screen::Grid => focus(app).is_some(),
        Screen::Documents => documents::quote(app).is_some(),
        Screen::Reader => reader::quote(app).is_some(),
        Screen::Compare => compare::difference(app).is_some(),
        Screen::Conflicts => conflicts::case(app).is_some(),
        Screen::Brief => false,
    }
}

fn position(app: &App) -> Option<PositionIx> {
    match app.dossier.find(&app.place.item)? {
        Entity::Position(ix) => Some(ix),
        _ => None,
    }
}

/// A snapshot of what is chosen.
pub fn snapshot(app: &App) -> Option<Snapshot> {
    let taken = now(app);
    // What is looked for hides others; it says nothing of what was there.
    let within = everything(app);
    let at = At { d: app.known(), within: &within, taken: taken.as_ref() };
    if let Some(Overlay::Wording { .. }) = app.overlay {
        let (actor, topic) = focus(app)?;
        return collect::line(at, actor, topic);
    }
    match app.place.screen {
        Screen::Actors | Screen::Timeline => collect::position(at, position(app)?),
        Screen::Grid => {
            let (actor, topic) = focus(app)?;
            collect::cell_of(at, actor, topic)
        }
        Screen::Documents => collect::quote(at, documents::quote(app)?),
        Screen::Reader => collect::quote(at, reader::quote(app)?),
        Screen::Compare => {
            let (all, group, told) = compare::difference(app)?;
            let sides = compare::sides_in_words(app);
            Some(collect::comparison(at, &sides, all, group, told))
        }
        Screen::Conflicts => Some(collect::conflict(at, &conflicts::case(app)?)),
        Screen::Brief => None,
    }
}

/// All positions of the time that is looked at, whatever is looked for.
fn everything(app: &App) -> PositionSet {
    let d = &app.dossier;
    if app.scope.find.is_empty() {
        return app.scope.shown.clone();
    }
    app.scope.time.positions(d, &app.calendar).there
}

fn toggle(app: &mut App) {
    let Some(snapshot) = snapshot(app) else {
        app.status = Some("This cannot be put into a brief.".to_string());
        return;
    };
    let title = snapshot.title.clone();
    let found = edit::find(app.desk.brief(), &snapshot.of, snapshot.taken.as_ref());
    let found = found.map(|item| (item.id, item.note.clone()));
    match found {
        // What somebody wrote on it would go with it.
        Some((_, note)) if !note.is_empty() => {
            app.status = Some(
                "It is in the brief with a note of yours; 7 shows it, d takes it out there.".into(),
            );
        }
        Some((id, _)) => {
            let next = edit::remove(app.desk.brief(), id);
            desk::change(app, next, &format!("taking out “{title}”"));
            app.status = Some(format!("Out of the brief: {title}."));
        }
        None => {
            let (next, _) = edit::keep(app.desk.brief(), snapshot);
            desk::change(app, next, &format!("collecting “{title}”"));
            let count = app.desk.brief().items.len();
            app.status = Some(format!(
                "In the brief “{}”, as item {count}: {title}. 7 shows it.",
                app.desk.name
            ));
        }
    }
}

/// Whether the brief holds a thing as it is looked at now, to be marked where it is shown.
pub fn is_kept(app: &App, of: Of) -> bool {
    app.desk.has(of, now(app))
}
