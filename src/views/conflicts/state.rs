//! What the conflicts screen derives from the dossier, the scope and the place.

use crate::app::App;
use crate::app::commands::{Step, record_of, step_over};
use crate::app::place::{Pane, Place, Screen};
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Dossier, Entity, PositionIx, QuoteIx};
use crate::insight::conflicts::case::key;
use crate::insight::conflicts::words::quotes;
use crate::insight::conflicts::{Conflict, Kind, Side};

/// The rows that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: Vec<Row>,
    /// Where the chosen case was last: it is looked for there first.
    at: usize,
    /// Whether the dossier or the scope changed since they were worked out.
    stale: bool,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A kind, and how many cases there are.
    Heading(Kind, usize),
    Case(Conflict),
}

/// Notes that the dossier or the scope changed.
pub fn refresh(app: &mut App) {
    app.conflicts.stale = true;
}

/// Works out the rows, if need be, and makes the place fit them.
pub fn settle(app: &mut App) {
    if app.conflicts.stale {
        let found = app.work.differing.as_ref().map(|d| d.all.as_slice()).unwrap_or_default();
        let mut rows = Vec::with_capacity(found.len() + Kind::ALL.len());
        for cases in found.chunk_by(|a, b| a.kind == b.kind) {
            rows.extend(cases.first().map(|case| Row::Heading(case.kind, cases.len())));
            rows.extend(cases.iter().map(|case| Row::Case(*case)));
        }
        app.conflicts = State { rows, at: 0, stale: false };
    }
    if chosen(app, Pane::Subjects).is_none() {
        let first = app.conflicts.rows.iter().find_map(|row| match row {
            Row::Case(case) => Some(key(&app.dossier, case)),
            Row::Heading(..) => None,
        });
        app.place.subject = first.unwrap_or_default();
        app.place.scroll = 0;
    }
    app.conflicts.at = chosen(app, Pane::Subjects).unwrap_or(0);
    if app.place.pane == Pane::Card {
        app.place.pane = Pane::Items;
    }
}

/// Which row is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    if pane != Pane::Subjects {
        return None;
    }
    let is = |row: &Row| match row {
        Row::Case(case) => key(&app.dossier, case) == app.place.subject,
        Row::Heading(..) => false,
    };
    let rows = &app.conflicts.rows;
    let at = app.conflicts.at;
    if rows.get(at).is_some_and(is) { Some(at) } else { rows.iter().position(is) }
}

/// The chosen case.
pub fn case(app: &App) -> Option<Conflict> {
    match app.conflicts.rows.get(chosen(app, Pane::Subjects)?)? {
        Row::Case(case) => Some(*case),
        Row::Heading(..) => None,
    }
}

/// The position that the chosen case turns on: what is asserted, or else the first.
pub fn position(app: &App) -> Option<PositionIx> {
    let case = case(app)?;
    let asserts =
        |ix: &PositionIx| app.dossier.position(*ix).is_some_and(|p| p.stance() == Stance::Assert);
    case.positions().find(asserts).or(case.positions().next())
}

/// The first quote of the chosen case.
pub fn quote(app: &App) -> Option<QuoteIx> {
    quotes(app.known(), &case(app)?).into_iter().flatten().next().map(|quote| quote.ix)
}

/// Goes to another case, headings are stepped over; in the pane of the case, scrolls.
pub fn step(app: &mut App, step: Step) {
    if app.place.pane == Pane::Items {
        let page = app.areas.card_page;
        let last = app.areas.card_lines.saturating_sub(page);
        app.place.scroll = step.from(app.place.scroll.min(last), last + 1, page);
        return;
    }
    let rows = &app.conflicts.rows;
    let is_heading = |n: usize| matches!(rows.get(n), Some(Row::Heading(..)));
    let at = chosen(app, Pane::Subjects);
    let to = step_over(step, at, rows.len(), app.areas.subjects_page, is_heading);
    if let Some(n) = to {
        choose(app, Pane::Subjects, n);
    }
}

/// Chooses a row.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    if let (Pane::Subjects, Some(Row::Case(case))) = (pane, app.conflicts.rows.get(n)) {
        app.place.subject = key(&app.dossier, case);
        app.place.scroll = 0;
        app.conflicts.at = n;
    }
}

/// The record of one of the two sides of the chosen case.
pub(super) fn place_of(app: &App, side: usize) -> Option<Place> {
    let (d, case) = (&app.dossier, case(app)?);
    match case.sides.get(side)? {
        Side::Position(ix) => {
            let actor = d.position(*ix)?.actors().first().copied()?;
            Some(Place { item: d.id_of(Entity::Position(*ix)).to_string(), ..on_actor(d, actor) })
        }
        Side::Participation(..) => {
            let quote = quotes(app.known(), &case).get(side).copied().flatten()?;
            Some(record_of(d, quote))
        }
        Side::Text(ix) => Some(Place {
            screen: Screen::Documents,
            subject: d.id_of(Entity::Instrument(*ix)).to_string(),
            ..Place::default()
        }),
        Side::Silence(actor, _) => Some(on_actor(d, *actor)),
    }
}

fn on_actor(d: &Dossier, actor: ActorIx) -> Place {
    Place {
        screen: Screen::Actors,
        subject: d.id_of(Entity::Actor(actor)).to_string(),
        pane: Pane::Items,
        ..Place::default()
    }
}

pub(super) fn open(app: &mut App, side: usize) {
    if let Some(place) = place_of(app, side) {
        app.go(place);
    }
}

/// Opens the first of the two sides.
pub fn deeper(app: &mut App) {
    open(app, 0);
}
