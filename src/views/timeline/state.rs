//! What the timeline derives from the dossier, the scope and the place.

use crate::app::App;
use crate::app::commands::Step;
use crate::app::place::{Pane, Place, Screen};
use crate::dossier::date::{Date, Day};
use crate::dossier::{Entity, PositionIx};
use crate::insight::as_of::Clock;
use crate::insight::timeline::{Slot, arranged, timeline};

/// The dates that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    slots: Vec<Slot>,
    /// The same as they are read on the day that is looked at.
    pub rows: Vec<Slot>,
    /// Of which find line and clock the slots are: another day only arranges them anew. Another dossier or
    /// another index begins with a state of its own.
    of: Option<(String, Clock)>,
    /// Whether the dossier or the scope changed since they were arranged.
    stale: bool,
}

/// Notes that the dossier or the scope changed.
pub fn refresh(app: &mut App) {
    app.timeline.stale = true;
}

/// Works out the dates, if need be, and makes the place fit them.
pub fn settle(app: &mut App) {
    if app.timeline.stale {
        work_out(app);
    }
    if slot(app).is_none() {
        // Where the time is, or else at the beginning.
        let as_of = app.scope.time.as_of;
        let at = |slot: &&Slot| as_of.is_some() && slot.counts_from == as_of;
        let first = app.timeline.rows.iter().find(at).or(app.timeline.rows.first());
        app.place.subject = first.map_or(String::new(), key);
        app.place.scroll = 0;
    }
    if chosen(app, Pane::Items).is_none() {
        let first = slot(app).and_then(|slot| slot.positions.first());
        app.place.item = id(app, first.copied());
    }
    if app.place.pane == Pane::Card {
        app.place.pane = Pane::Items;
    }
    if app.place.item.is_empty() {
        app.place.pane = Pane::Subjects;
    }
}

fn work_out(app: &mut App) {
    let (time, scope) = (app.scope.time, &app.scope);
    let of = (scope.find.clone(), time.clock);
    // Before the calendar is there nothing can be placed; it comes with the index.
    let is_ready = app.calendar.is_of(app.dossier.len());
    if app.timeline.of.as_ref() != Some(&of) || !is_ready {
        // What came later stays in sight: the cursor goes there, too.
        app.timeline.slots = timeline(&app.dossier, &app.calendar, time.clock, &scope.found);
        app.timeline.of = is_ready.then_some(of);
    }
    app.timeline.rows = arranged(&app.timeline.slots, time.as_of);
    app.timeline.stale = false;
}

fn id(app: &App, ix: Option<PositionIx>) -> String {
    ix.map_or(String::new(), |ix| app.dossier.id_of(Entity::Position(ix)).to_string())
}

/// What names a date: its text, and the day from which it counts.
fn key(slot: &Slot) -> String {
    let stated = slot.stated.map_or("undated".to_string(), |date| date.to_string());
    let from = slot.counts_from.map_or(String::new(), |day| Date::of_day(day).to_string());
    let first = slot.first.map_or(String::new(), |day| Date::of_day(day).to_string());
    format!("{stated}|{from}|{first}")
}

/// The chosen date.
pub(super) fn slot(app: &App) -> Option<&Slot> {
    app.timeline.rows.get(chosen(app, Pane::Subjects)?)
}

/// The day from which the chosen date counts for certain.
pub(super) fn day(app: &App) -> Option<Day> {
    slot(app)?.counts_from
}

/// Which date, or which position of it, is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    match pane {
        Pane::Subjects => app.timeline.slots.iter().position(|slot| key(slot) == app.place.subject),
        Pane::Items | Pane::Card => {
            let Some(Entity::Position(ix)) = app.dossier.find(&app.place.item) else { return None };
            slot(app)?.positions.iter().position(|other| *other == ix)
        }
    }
}

/// Goes to another date, or to another position of the chosen one.
pub fn step(app: &mut App, step: Step) {
    let pane = app.place.pane;
    let (len, page) = match pane {
        Pane::Subjects => (app.timeline.rows.len(), app.areas.subjects_page),
        Pane::Items | Pane::Card => {
            (slot(app).map_or(0, |slot| slot.positions.len()), app.areas.items_page)
        }
    };
    let at = chosen(app, pane).unwrap_or(0);
    choose(app, pane, step.from(at, len, page));
}

/// Chooses a date or a position.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    match pane {
        Pane::Subjects => {
            if let Some(slot) = app.timeline.rows.get(n) {
                app.place.subject = key(slot);
                app.place.item.clear();
                settle(app);
            }
        }
        Pane::Items | Pane::Card => {
            let chosen = slot(app).and_then(|slot| slot.positions.get(n)).copied();
            if chosen.is_some() {
                app.place.item = id(app, chosen);
            }
        }
    }
}

/// From a date to its positions, from a position to its evidence.
pub fn deeper(app: &mut App) {
    if app.place.pane == Pane::Subjects {
        if !app.place.item.is_empty() {
            app.go(Place { pane: Pane::Items, ..app.place.clone() });
        }
        return;
    }
    let d = &app.dossier;
    let Some(Entity::Position(ix)) = d.find(&app.place.item) else { return };
    if !app.scope.shown.contains(ix) {
        app.status = Some("It does not count as of that day; x shows everything.".to_string());
        return;
    }
    let actor = d.position(ix).and_then(|p| p.actors().first().copied());
    let place = Place {
        screen: Screen::Actors,
        subject: actor.map_or(String::new(), |actor| d.id_of(Entity::Actor(actor)).to_string()),
        item: app.place.item.clone(),
        pane: Pane::Items,
        ..Place::default()
    };
    app.go(place);
}
