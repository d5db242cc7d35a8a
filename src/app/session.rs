//! Where one was, for the next start: the screen and what was chosen on it, what it was restricted to, and
//! the brief that was open.

use serde::{Deserialize, Serialize};

use super::App;
use super::collect::taken;
use super::kept::time_of;
use super::place::{Pane, Place, Screen};
use crate::brief::Taken;

/// The form of the file; an unknown field is no reason to forget the rest.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Session {
    screen: String,
    subject: String,
    item: String,
    spot: usize,
    pane: String,
    find: String,
    time: Option<Taken>,
    brief: String,
}

/// The text that is kept.
pub fn text(app: &App) -> String {
    let place = &app.place;
    let session = Session {
        screen: place.screen.title().to_string(),
        subject: place.subject.clone(),
        item: place.item.clone(),
        spot: place.spot,
        pane: match place.pane {
            Pane::Subjects => "subjects",
            Pane::Items => "items",
            Pane::Card => "card",
        }
        .to_string(),
        find: app.scope.find.clone(),
        time: taken(app.scope.time),
        brief: app.desk.name.clone(),
    };
    let pretty = ron::ser::PrettyConfig::new().escape_strings(true);
    ron::ser::to_string_pretty(&session, pretty).unwrap_or_default() + "\n"
}

/// Goes back to where one was. Called before the dossier is there; what is gone by then is chosen anew. Tells
/// which brief was open.
pub fn restore(app: &mut App, text: &str) -> Option<String> {
    let Ok(session) = ron::from_str::<Session>(text) else {
        app.status = Some("Where you were last time cannot be read; this is a fresh start.".into());
        return None;
    };
    let all = Screen::ALL.iter().copied().chain([Screen::Reader]);
    let screen = all.into_iter().find(|screen| screen.title() == session.screen);
    app.place = Place {
        screen: screen.unwrap_or_default(),
        subject: session.subject,
        item: session.item,
        // In the text of a document this may be no quote at all.
        spot: session.spot,
        pane: match session.pane.as_str() {
            "items" => Pane::Items,
            "card" => Pane::Card,
            _ => Pane::Subjects,
        },
        scroll: 0,
    };
    if app.place.screen == Screen::Reader {
        // The way back out of a document.
        app.trail = vec![Place { screen: Screen::Documents, ..Place::default() }];
    }
    app.scope.find = session.find;
    app.scope.time = time_of(session.time.as_ref());
    Some(session.brief).filter(|name| !name.is_empty())
}
