//! The briefs that are not being written: another name, taking one away, bringing it back.

use super::super::effect::StorageRequest;
use super::super::model::Model;
use super::editing;

/// Asks for another name for the brief that is open.
pub fn rename(model: &mut Model, to: String) {
    if editing::may_turn(model) {
        model.ask(StorageRequest::Rename { from: model.brief.name.clone(), to });
    }
}

/// Asks for a brief to be taken away; the one that is open stays.
pub fn remove(model: &mut Model, name: String) {
    if name == model.brief.name {
        model.say("This brief is open: open another one first.");
        return;
    }
    model.ask(StorageRequest::Remove(name));
}

/// Asks for the brief that was taken away last to come back.
pub fn restore(model: &mut Model) {
    match model.brief.removed.take() {
        Some(name) => model.ask(StorageRequest::Restore(name)),
        None => model.say("No brief was taken away."),
    }
}

/// What became of it.
pub(super) fn moved(
    model: &mut Model,
    from: Option<String>,
    to: Option<String>,
    done: Result<(), String>,
) {
    if let Err(why) = done {
        model.say(why);
        return;
    }
    if let Some(from) = &from {
        model.brief.names.retain(|name| name != from);
    }
    if let Some(to) = &to {
        model.brief.know(to);
    }
    let said = match (from, to) {
        (Some(from), Some(to)) => {
            if model.brief.name == from {
                model.brief.name.clone_from(&to);
            }
            format!("The brief “{from}” is called “{to}” now.")
        }
        (Some(from), None) => {
            model.brief.removed = Some(from.clone());
            format!("Taken away: {from}. B, then Ctrl-Z, brings it back.")
        }
        (None, to) => format!("Back: {}.", to.unwrap_or_default()),
    };
    model.say(said);
}
