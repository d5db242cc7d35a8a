//! Puts what is chosen into the brief, or takes it out again.

use super::super::program::App;
use super::super::row::Row;
use crate::brief::collect::At;
use crate::brief::{Snapshot, edit};
use crate::state::brief::editing;
use crate::state::command::{Reach, When};

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[Row {
    id: "brief.collect",
    title: "Into the brief, or out of it",
    help: "Put the chosen position, cell, conflict, difference, quote or wording into the brief; press again to take it out.",
    keys: &["b"],
    bar: Some((19, "brief")),
    reach: Reach::Top,
    when: |app| {
        When::only(
            app.top().can_collect(&app.model),
            "Choose a position, a cell, a quote, a conflict or a difference on another screen first.",
        )
    },
    run: collect,
}];

/// A snapshot of what is chosen.
fn snapshot(app: &App) -> Option<Snapshot> {
    let (model, top) = (&app.model, app.top());
    let taken = top.taken(model);
    // What is looked for hides others; it says nothing of what was there.
    let at = At { d: model.known(), within: &model.scope.there, taken: taken.as_ref() };
    top.collected(model, at)
}

/// Puts what is chosen into the brief. What is there already is taken out only by pressing the key twice in a row:
/// who comes upon it another way, say as another actor's position, is first told that it is there.
fn collect(app: &mut App) {
    let Some(snapshot) = snapshot(app) else {
        return app.model.say("This cannot be put into a brief.");
    };
    let (of, taken, title) = (snapshot.of.clone(), snapshot.taken.clone(), snapshot.title.clone());
    let is_again = app.collected_before.take() == Some((of.clone(), taken.clone()));
    let model = &mut app.model;
    let items = &model.brief.now().items;
    let found = edit::find(model.brief.now(), &of, taken.as_ref()).cloned();
    match found {
        // What somebody wrote on it would go with it.
        Some(item) if !item.note.is_empty() => {
            model.say("It is in the brief with a note of yours; 7 shows it, d takes it out there.");
        }
        Some(item) if is_again => {
            let next = edit::remove(model.brief.now(), item.id);
            editing::change(model, next, &format!("taking out “{title}”"));
            return model.say(format!("Out of the brief: {title}."));
        }
        Some(item) => {
            let nth = items.iter().position(|other| other.id == item.id).map_or(0, |n| n + 1);
            model.say(format!(
                "Already in the brief, as item {nth}: {title}. Press b again to take it out."
            ));
        }
        None => {
            let (next, _) = edit::keep(model.brief.now(), snapshot);
            editing::change(model, next, &format!("collecting “{title}”"));
            let count = model.brief.now().items.len();
            let name = &model.brief.name;
            let said = format!("In the brief “{name}”, as item {count}: {title}. 7 shows it.");
            model.say(said);
        }
    }
    app.collected = Some((of, taken));
}
