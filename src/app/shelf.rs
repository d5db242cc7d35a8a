//! The briefs that are not being written: another name, taking one away, bringing it back.

use super::App;
use super::desk;
use super::effect::{Effect, Keep};

/// Asks for another name for the brief that is open.
pub fn rename(app: &mut App, to: String) -> Vec<Effect> {
    if !desk::may_turn(app) {
        return Vec::new();
    }
    vec![Keep::Rename { from: app.desk.name.clone(), to }.into()]
}

/// Asks for a brief to be taken away; the one that is open stays.
pub fn remove(app: &mut App, name: String) -> Vec<Effect> {
    if name == app.desk.name {
        app.status = Some("This brief is open: open another one first.".to_string());
        return Vec::new();
    }
    vec![Keep::Remove(name).into()]
}

/// Asks for the brief that was taken away last to come back.
pub fn restore(app: &mut App) -> Vec<Effect> {
    let Some(name) = app.desk.removed.take() else {
        app.status = Some("No brief was taken away.".to_string());
        return Vec::new();
    };
    vec![Keep::Restore(name).into()]
}

/// What became of it.
pub fn moved(app: &mut App, from: Option<String>, to: Option<String>, done: Result<(), String>) {
    if let Err(why) = done {
        app.status = Some(why);
        return;
    }
    if let Some(from) = &from {
        app.desk.names.retain(|name| name != from);
    }
    if let Some(to) = &to {
        app.desk.know(to);
    }
    app.status = Some(match (from, to) {
        (Some(from), Some(to)) => {
            if app.desk.name == from {
                app.desk.name.clone_from(&to);
            }
            format!("The brief “{from}” is called “{to}” now.")
        }
        (Some(from), None) => {
            app.desk.removed = Some(from.clone());
            format!("Taken away: {from}. B, then Ctrl-Z, brings it back.")
        }
        (None, to) => format!("Back: {}.", to.unwrap_or_default()),
    });
}
