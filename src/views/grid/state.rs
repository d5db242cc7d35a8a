//! What the grid derives from the dossier, the scope and the place.

use std::collections::BTreeSet;

use crate::app::App;
use crate::app::commands::{Step, step_over};
use crate::app::place::{Pane, Place, Screen};
use crate::dossier::{ActorIx, Entity, TopicIx};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grid::{Column, RowGroup, cell_at, columns, rows};

/// The rows and columns that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: Vec<Row>,
    pub columns: Vec<Column>,
    /// The ids of the topics into which those below them are folded.
    pub folded: BTreeSet<String>,
    /// Whether the actors stand by where they stand on the chosen topic, instead of in a row each.
    pub by_bucket: bool,
    /// Whether the dossier or the scope changed since all this was worked out.
    stale: bool,
}

/// A row of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(RowGroup),
    /// A bucket and how many actors are in it.
    Bucket(Bucket, usize),
    Actor(ActorIx),
}

/// Notes that the dossier or the scope changed.
pub fn refresh(app: &mut App) {
    app.grid.stale = true;
}

/// Works out rows and columns, if need be, and makes the place fit them.
pub fn settle(app: &mut App) {
    if app.grid.stale {
        work_out(app);
    }
    if chosen_column(app).is_none() {
        let first = app.grid.columns.first().map(|column| Entity::Topic(column.topic));
        app.place.item = first.map_or(String::new(), |e| app.dossier.id_of(e).to_string());
    }
    if app.grid.by_bucket {
        app.grid.rows = by_bucket(app);
    }
    if chosen_row(app).is_none() {
        let first = app.grid.rows.iter().find_map(|row| match row {
            Row::Actor(ix) => Some(Entity::Actor(*ix)),
            Row::Heading(_) | Row::Bucket(..) => None,
        });
        app.place.subject = first.map_or(String::new(), |e| app.dossier.id_of(e).to_string());
    }
    app.place.pane = Pane::Items;
}

fn work_out(app: &mut App) {
    let (d, within) = (&app.dossier, &app.scope.shown);
    let folded = &app.grid.folded;
    let is_folded = |topic: TopicIx| folded.contains(d.id_of(Entity::Topic(topic)));
    let columns = columns(d, within, is_folded);
    let mut lines = Vec::new();
    let mut group = None;
    for (of, actor) in rows(d).into_iter().filter(|_| !app.grid.by_bucket) {
        if group.replace(of) != Some(of) {
            lines.push(Row::Heading(of));
        }
        lines.push(Row::Actor(actor));
    }
    app.grid.columns = columns;
    app.grid.rows = lines;
    app.grid.stale = false;
}

/// The actors by where they stand on the chosen topic. Grows with the actors and with the topic's
/// positions.
fn by_bucket(app: &App) -> Vec<Row> {
    let Some(column) = chosen_column(app).and_then(|n| app.grid.columns.get(n)) else {
        return Vec::new();
    };
    let bucket = |actor: ActorIx| cell_at(app.known(), actor, column, &app.scope.shown).bucket();
    let mut actors: Vec<(Bucket, ActorIx)> =
        rows(&app.dossier).into_iter().map(|(_, actor)| (bucket(actor), actor)).collect();
    actors.sort_by_key(|(bucket, _)| *bucket);
    let mut lines = Vec::new();
    for of in actors.chunk_by(|a, b| a.0 == b.0) {
        lines.extend(of.first().map(|(bucket, _)| Row::Bucket(*bucket, of.len())));
        lines.extend(of.iter().map(|(_, actor)| Row::Actor(*actor)));
    }
    lines
}

/// Shows the actors by where they stand on the chosen topic, or in a row each again. Topics below it are
/// not counted together: under several one actor would stand in several places.
pub(super) fn turn_view(app: &mut App) {
    app.grid.by_bucket = !app.grid.by_bucket;
    if app.grid.by_bucket {
        app.grid.folded.clear();
    }
    app.grid.stale = true;
    settle(app);
}

/// Which row is chosen.
pub(super) fn chosen_row(app: &App) -> Option<usize> {
    let Some(Entity::Actor(actor)) = app.dossier.find(&app.place.subject) else { return None };
    app.grid.rows.iter().position(|row| *row == Row::Actor(actor))
}

/// Which column is chosen; of a topic that is folded away the one that covers it.
pub(super) fn chosen_column(app: &App) -> Option<usize> {
    let Some(Entity::Topic(topic)) = app.dossier.find(&app.place.item) else { return None };
    app.grid.columns.iter().position(|column| column.covers.contains(&topic))
}

/// The chosen cell with its actor and column.
pub(super) fn cell(app: &App) -> Option<(ActorIx, &Column, Cell)> {
    let Some(Row::Actor(actor)) = chosen_row(app).and_then(|n| app.grid.rows.get(n)) else {
        return None;
    };
    let column = app.grid.columns.get(chosen_column(app)?)?;
    Some((*actor, column, cell_at(app.known(), *actor, column, &app.scope.shown)))
}

/// Goes to another row; headings are stepped over.
pub fn step(app: &mut App, step: Step) {
    let rows = &app.grid.rows;
    let is_heading = |n: usize| !matches!(rows.get(n), Some(Row::Actor(_)));
    let to = step_over(step, chosen_row(app), rows.len(), app.areas.subjects_page, is_heading);
    if let Some(n) = to {
        choose(app, Pane::Subjects, n);
    }
}

/// Goes to another column.
pub(super) fn turn(app: &mut App, step: Step) {
    let at = chosen_column(app).unwrap_or(0);
    let to = step.from(at, app.grid.columns.len(), app.areas.items_page);
    choose(app, Pane::Items, to);
}

/// Which row (as a subject) or column (as an item) is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    match pane {
        Pane::Subjects => chosen_row(app),
        Pane::Items | Pane::Card => chosen_column(app),
    }
}

/// Chooses a row (as a subject) or a column (as an item).
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    let d = &app.dossier;
    match pane {
        Pane::Subjects => {
            if let Some(Row::Actor(ix)) = app.grid.rows.get(n) {
                app.place.subject = d.id_of(Entity::Actor(*ix)).to_string();
            }
        }
        Pane::Items | Pane::Card => {
            if let Some(column) = app.grid.columns.get(n) {
                app.place.item = d.id_of(Entity::Topic(column.topic)).to_string();
            }
        }
    }
    app.place.pane = Pane::Items;
    if app.grid.by_bucket && pane != Pane::Subjects {
        settle(app);
    }
}

/// Opens the strongest position of the chosen cell beside the others of its actor.
pub fn deeper(app: &mut App) {
    let Some((actor, column, cell)) = cell(app) else { return };
    let d = &app.dossier;
    let Some(first) = cell.positions().next() else {
        let (who, topic) =
            (d.name_of(Entity::Actor(actor)), d.name_of(Entity::Topic(column.topic)));
        let documents = app.held.documents;
        app.status = Some(format!("{who}: nothing on {topic} in {documents} documents."));
        return;
    };
    let place = Place {
        screen: Screen::Actors,
        subject: d.id_of(Entity::Actor(actor)).to_string(),
        item: d.id_of(Entity::Position(first)).to_string(),
        pane: Pane::Items,
        ..Place::default()
    };
    app.go(place);
}

/// Folds what stands below the chosen topic into it, or shows it again; from below it, the topic above.
pub(super) fn fold(app: &mut App) {
    let Some(column) = chosen_column(app).and_then(|n| app.grid.columns.get(n)) else { return };
    let d = &app.dossier;
    let parent = d.topic(column.topic).and_then(|t| t.parent);
    let topic = if column.has_children { Some(column.topic) } else { parent };
    let Some(topic) = topic else {
        app.status = Some("No topic stands below this one.".to_string());
        return;
    };
    let id = d.id_of(Entity::Topic(topic)).to_string();
    if !app.grid.folded.remove(&id) {
        app.grid.folded.insert(id.clone());
        app.place.item = id;
    }
    app.grid.stale = true;
    settle(app);
}

/// Folds every topic, or shows all of them.
pub(super) fn fold_all(app: &mut App) {
    let d = &app.dossier;
    if app.grid.folded.is_empty() {
        let parents = d.topics.iter().filter_map(|t| t.parent);
        app.grid.folded = parents.map(|ix| d.id_of(Entity::Topic(ix)).to_string()).collect();
    } else {
        app.grid.folded.clear();
    }
    app.grid.stale = true;
    settle(app);
}
