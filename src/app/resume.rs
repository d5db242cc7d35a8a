//! Where one was, for the next start: the place, what everything was restricted to, and the brief that was open.

use serde::{Deserialize, Serialize};

use super::program::App;
use super::trail::Way;
use crate::brief::TakenAt;
use crate::brief::taken::{taken, time_of};
use crate::scope::Filter;
use crate::state::place::Place;

/// The form of the file; an unknown field is no reason to forget the rest.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Session {
    /// Absent in files that were written before places had a form of their own.
    place: Option<Place>,
    find: String,
    #[serde(skip_serializing)]
    filter: Filter,
    time: Option<TakenAt>,
    brief: String,
    /// What was done of the lesson.
    learned: Vec<String>,
}

/// The text that is kept.
pub(super) fn text(app: &App) -> String {
    let session = Session {
        // What is not there yet again is not forgotten.
        place: Some(app.held.clone().unwrap_or_else(|| app.place())),
        find: app.model.scope.find.clone(),
        filter: Filter::default(),
        time: taken(app.model.scope.time),
        brief: app.model.brief.name.clone(),
        learned: app.model.learned.clone(),
    };
    let pretty = ron::ser::PrettyConfig::new().escape_strings(true);
    ron::ser::to_string_pretty(&session, pretty).unwrap_or_default() + "\n"
}

/// Takes note of what was learned before, wherever one begins.
pub fn learned(app: &mut App, text: &str) {
    app.model.learned = ron::from_str::<Session>(text).unwrap_or_default().learned;
}

/// Goes back to where one was. Called before the dossier is there; what is gone by then is chosen anew.
pub fn restore(app: &mut App, text: &str) {
    let Ok(session) = ron::from_str::<Session>(text) else {
        return app.model.say("Your last place cannot be read; this is a fresh start.");
    };
    match session.place {
        Some(place) => {
            app.show(&place);
            app.held = Some(place);
            // The way back out of a document.
            if let Some(out) = app.screen().way_out() {
                app.trail.push(out, Way::Deeper);
            }
        }
        None => app
            .model
            .say("Your last place was saved by an older onrecord; you start on the first screen."),
    }
    // Files that were written before filters were typed have them apart.
    let filter = session.filter.query().to_string();
    app.model.scope.find = [session.find, filter].join(" ").trim_start().to_string();
    app.model.scope.time = time_of(session.time.as_ref());
    app.model.brief.wanted = Some(session.brief).filter(|name| !name.is_empty());
}
