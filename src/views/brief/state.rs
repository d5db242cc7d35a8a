//! What the brief screen derives from the brief and the place.

use std::sync::Arc;

use crate::app::App;
use crate::app::commands::{Step, record_of};
use crate::app::place::{Pane, Place, Screen};
use crate::app::writing;
use crate::brief::jotting::Into;
use crate::brief::{Item, Of, What};
use crate::dossier::{Entity, PositionIx};

/// What the screen remembers.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Where the chosen item was last: when it is taken out, what comes to stand there is chosen.
    at: usize,
    /// The number of the format in which it was exported last.
    pub format: usize,
    /// The path of the file that was exported last.
    pub written: Option<String>,
}

/// Makes the place fit the brief.
pub fn settle(app: &mut App) {
    if let Some(kept) = &app.work.kept {
        app.desk.changed.clone_from(kept);
    }
    let items = &app.desk.brief().items;
    let at = chosen(app, Pane::Subjects).or_else(|| {
        let last = items.len().checked_sub(1)?;
        Some(app.brief.at.min(last))
    });
    if let Some(item) = at.and_then(|at| items.get(at)) {
        let id = item.id.to_string();
        if app.place.subject != id {
            app.place.subject = id;
            app.place.scroll = 0;
        }
    }
    app.brief.at = at.unwrap_or(0);
    if app.place.pane == Pane::Card {
        app.place.pane = Pane::Items;
    }
}

/// Which row is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    if pane != Pane::Subjects {
        return None;
    }
    let id: u32 = app.place.subject.parse().ok()?;
    let items = &app.desk.brief().items;
    let at = app.brief.at;
    match items.get(at) {
        Some(item) if item.id == id => Some(at),
        _ => items.iter().position(|item| item.id == id),
    }
}

/// The chosen item, on this screen.
pub fn item(app: &App) -> Option<&Arc<Item>> {
    if app.place.screen != Screen::Brief {
        return None;
    }
    app.desk.brief().items.get(chosen(app, Pane::Subjects)?)
}

/// The id of the chosen item.
pub(super) fn id(app: &App) -> Option<u32> {
    item(app).map(|item| item.id)
}

/// Goes to another item; in the preview, scrolls.
pub fn step(app: &mut App, step: Step) {
    if app.place.pane == Pane::Items {
        let page = app.areas.card_page;
        let last = app.areas.card_lines.saturating_sub(page);
        app.place.scroll = step.from(app.place.scroll.min(last), last + 1, page);
        return;
    }
    let len = app.desk.brief().items.len();
    let at = chosen(app, Pane::Subjects).unwrap_or(0);
    choose(app, Pane::Subjects, step.from(at, len, app.areas.subjects_page));
}

/// Chooses an item.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    if pane != Pane::Subjects {
        return;
    }
    if let Some(id) = app.desk.brief().items.get(n).map(|item| item.id.to_string()) {
        app.place.subject = id;
        app.place.scroll = 0;
        app.brief.at = n;
    }
}

/// From an item to what it was collected from; a heading or a note is opened to be written.
pub fn deeper(app: &mut App) {
    let Some(item) = item(app).cloned() else {
        app.status = Some("Nothing is collected yet: b does it on any other screen.".to_string());
        return;
    };
    match &item.what {
        What::Heading(_) => writing::begin(app, Into::Heading(item.id)),
        What::Text => writing::begin(app, Into::Note(item.id)),
        What::Kept(kept) => match origin(app, &kept.snapshot.of) {
            Some(place) => app.go(place),
            None => app.status = Some("It is no longer in the dossier.".to_string()),
        },
    }
}

/// The place of what an item was collected from.
fn origin(app: &App, of: &Of) -> Option<Place> {
    let d = &app.dossier;
    let position = |ix: PositionIx| -> Option<Place> {
        Some(record_of(d, d.position(ix)?.evidence().next()?))
    };
    match of {
        Of::Position(id) => match d.find(id)? {
            Entity::Position(ix) => position(ix),
            _ => None,
        },
        Of::Cell { actor, topic } => Some(Place {
            screen: Screen::Grid,
            subject: actor.clone(),
            item: topic.clone(),
            pane: Pane::Items,
            ..Place::default()
        }),
        Of::Conflict(key) => {
            Some(Place { screen: Screen::Conflicts, subject: key.clone(), ..Place::default() })
        }
        Of::Comparison { sides, .. } => {
            Some(Place { screen: Screen::Compare, item: sides.clone(), ..Place::default() })
        }
        Of::Quote { document, exact } => {
            let Entity::Document(document) = d.find(document)? else { return None };
            let quotes = d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
            let quote = quotes.into_iter().find(|quote| quote.exact() == exact)?;
            Some(record_of(d, quote))
        }
        Of::Line { topic, .. } => {
            let Entity::Topic(topic) = d.find(topic)? else { return None };
            let first = d.positions().find(|p| p.topic() == topic)?.ix;
            position(first)
        }
        Of::Nothing => None,
    }
}
