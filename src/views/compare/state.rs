//! What the compare screen derives from the dossier, the scope and the place.

use crate::app::App;
use crate::app::commands::{Step, step_over};
use crate::app::place::{Pane, Place, Screen};
use crate::app::work::Sides;
use crate::dossier::{ActorIx, Dossier, Entity, QuoteIx};
use crate::insight::compare::{Comparison, Group, Told};

/// The rows that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: Vec<Row>,
    /// Where the chosen difference was last: it is looked for there first.
    at: usize,
    /// The id of the actor that was marked to be compared with another one.
    pub marked: Option<String>,
    /// Whether what is compared changed since they were worked out.
    stale: bool,
}

/// A row of the list, by numbers in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(usize),
    Case(usize, usize),
}

/// Notes that what is compared changed.
pub fn refresh(app: &mut App) {
    app.compare.stale = true;
}

/// What the place sets beside each other: `drafts`, `members`, `dates`, `actors fra gbr`.
pub fn sides(app: &App) -> Sides {
    sides_of(&app.dossier, &app.place.item)
}

/// What was worked out, when it is of the sides that are asked for.
pub(super) fn comparison(app: &App) -> Option<&Comparison> {
    let (of, comparison) = app.work.compared.as_ref()?;
    (*of == sides(app)).then_some(comparison)
}

/// Works out the rows, if need be, and makes the place fit them.
pub fn settle(app: &mut App) {
    if app.compare.stale {
        let groups = comparison(app).map(|c| c.groups.as_slice()).unwrap_or_default();
        let mut rows = Vec::new();
        for (n, group) in groups.iter().enumerate().filter(|(_, group)| !group.told.is_empty()) {
            rows.push(Row::Heading(n));
            rows.extend((0..group.told.len()).map(|m| Row::Case(n, m)));
        }
        app.compare.rows = rows;
        app.compare.stale = false;
    }
    if chosen(app, Pane::Subjects).is_none() {
        let first = app.compare.rows.iter().copied().find(|row| matches!(row, Row::Case(..)));
        app.place.subject = first.map_or(String::new(), |row| key(app, row));
        app.place.scroll = 0;
    }
    app.compare.at = chosen(app, Pane::Subjects).unwrap_or(0);
    if app.place.pane == Pane::Card {
        app.place.pane = Pane::Items;
    }
}

/// The difference of a row with its group.
pub(super) fn told(app: &App, row: Row) -> Option<(&Group, &Told)> {
    let Row::Case(n, m) = row else { return None };
    let group = comparison(app)?.groups.get(n)?;
    Some((group, group.told.get(m)?))
}

/// The chosen difference, with its group and all of the comparison.
pub fn difference(app: &App) -> Option<(&Comparison, &Group, &Told)> {
    let row = app.compare.rows.get(chosen(app, Pane::Subjects)?).copied()?;
    let (group, told) = told(app, row)?;
    Some((comparison(app)?, group, told))
}

/// What is set beside each other, as the place names it.
pub fn sides_in_words(app: &App) -> String {
    match app.place.item.as_str() {
        "" => "drafts".to_string(),
        words => words.to_string(),
    }
}

/// What the words of a place set beside each other.
pub fn sides_of(dossier: &Dossier, words: &str) -> Sides {
    let mut words = words.split(' ');
    let actor = |id: Option<&str>| match dossier.find(id?) {
        Some(Entity::Actor(ix)) => Some(ix),
        _ => None,
    };
    match words.next() {
        Some("members") => Sides::Members,
        Some("dates") => Sides::Dates,
        Some("actors") => match (actor(words.next()), actor(words.next())) {
            (Some(one), Some(other)) => Sides::Actors(one, other),
            _ => Sides::Drafts,
        },
        _ => Sides::Drafts,
    }
}

/// What names a difference: its sort and its sentence, which say who and on what.
fn key(app: &App, row: Row) -> String {
    told(app, row)
        .map_or(String::new(), |(group, told)| format!("{}|{}", group.label, told.sentence))
}

/// Which row is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    if pane != Pane::Subjects {
        return None;
    }
    let is = |row: &Row| matches!(row, Row::Case(..)) && key(app, *row) == app.place.subject;
    let (rows, at) = (&app.compare.rows, app.compare.at);
    if rows.get(at).is_some_and(is) { Some(at) } else { rows.iter().position(is) }
}

/// Goes to another difference, headings are stepped over; in the pane beside, scrolls.
pub fn step(app: &mut App, step: Step) {
    if app.place.pane == Pane::Items {
        let page = app.areas.card_page;
        let last = app.areas.card_lines.saturating_sub(page);
        app.place.scroll = step.from(app.place.scroll.min(last), last + 1, page);
        return;
    }
    let rows = &app.compare.rows;
    let is_heading = |n: usize| matches!(rows.get(n), Some(Row::Heading(_)));
    let at = chosen(app, Pane::Subjects);
    let to = step_over(step, at, rows.len(), app.areas.subjects_page, is_heading);
    if let Some(n) = to {
        choose(app, Pane::Subjects, n);
    }
}

/// Chooses a row.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    if let (Pane::Subjects, Some(row @ Row::Case(..))) = (pane, app.compare.rows.get(n).copied()) {
        app.place.subject = key(app, row);
        app.place.scroll = 0;
        app.compare.at = n;
    }
}

/// The first quote of the chosen difference.
pub fn quote(app: &App) -> Option<QuoteIx> {
    let row = app.compare.rows.get(chosen(app, Pane::Subjects)?).copied()?;
    let (_, told) = told(app, row)?;
    told.quotes.iter().flatten().next().copied()
}

/// The record of one side of the chosen difference.
pub(super) fn place_of(app: &App, side: usize) -> Option<Place> {
    let row = app.compare.rows.get(chosen(app, Pane::Subjects)?).copied()?;
    let (_, told) = told(app, row)?;
    let Some(Entity::Position(ix)) = app.dossier.find(told.positions.get(side)?.first()?) else {
        return None;
    };
    let actor = app.dossier.position(ix)?.actors().first().copied()?;
    Some(Place {
        screen: Screen::Actors,
        subject: app.dossier.id_of(Entity::Actor(actor)).to_string(),
        item: app.dossier.id_of(Entity::Position(ix)).to_string(),
        pane: Pane::Items,
        ..Place::default()
    })
}

/// Goes to the record of one side.
pub(super) fn open(app: &mut App, side: usize) {
    match place_of(app, side) {
        Some(place) => app.go(place),
        None => app.status = Some("No position stands behind this side.".to_string()),
    }
}

/// Opens the second side, or the first where there is no second.
pub fn deeper(app: &mut App) {
    let side = usize::from(place_of(app, 1).is_some());
    open(app, side);
}

/// Sets something else beside each other.
pub(super) fn show(app: &mut App, what: &str) {
    app.place.item = what.to_string();
    app.place.subject.clear();
    app.place.pane = Pane::Subjects;
    refresh(app);
    app.settle();
}

/// The actor that is chosen on the screen, if one is.
pub(super) fn actor(app: &App) -> Option<ActorIx> {
    if !matches!(app.place.screen, Screen::Actors | Screen::Grid) {
        return None;
    }
    match app.dossier.find(&app.place.subject) {
        Some(Entity::Actor(ix)) => Some(ix),
        _ => None,
    }
}

/// Marks the chosen actor, or compares it with the one that is marked.
pub(super) fn mark(app: &mut App) {
    let Some(actor) = actor(app) else { return };
    let (id, name) = {
        let entity = Entity::Actor(actor);
        (app.dossier.id_of(entity).to_string(), app.dossier.name_of(entity).to_string())
    };
    match app.compare.marked.take() {
        Some(other) if other != id && app.dossier.find(&other).is_some() => {
            let item = format!("actors {other} {id}");
            refresh(app);
            app.go(Place { screen: Screen::Compare, item, ..Place::default() });
        }
        Some(other) if other == id => app.status = Some(format!("{name} is no longer marked.")),
        _ => {
            app.compare.marked = Some(id);
            app.status = Some(format!("{name} is marked; choose another actor and press = again."));
        }
    }
}
