//! Saving what the form says, and what is done with records that are there: what is asked of the disk, and what is said
//! of what became of it.

use super::around::read_around;
use super::asking::{FOLDER, ask, was_written};
use super::form::{open_on, summary_of};
use super::quote::quote_anew;
use super::{deciding, left, selecting, words};
use crate::capture::deeds::{Deed, Kind};
use crate::capture::{Draft, Field, Last, from_text, stem, suggested, to_text};
use crate::dossier::{Dossier, Entity, Entry};
use crate::state::captured::{Again, Captured, Form, Next, RecordDone, RecordRequest};
use crate::state::effect::Effect;
use crate::state::model::Model;

/// Saves what the form says, or says what is missing.
pub fn save(model: &mut Model) {
    // A reason that is typed counts.
    model.take_reason();
    if let Err(why) = quote_anew(model) {
        return model.say(why);
    }
    model.capture_renew();
    let Some(form) = &model.capturing.form else { return };
    if form.waiving.is_some() {
        return;
    }
    if form.is_saving {
        return model.say("The record is being saved.");
    }
    // The summary begins by itself.
    let is_missing =
        |field: &Field| field.is_needed() && *field != Field::Summary && !form.draft.has(*field);
    if let Some(field) = Field::ALL.into_iter().find(is_missing) {
        model.capture_go(field);
        return model.say(format!("The record is not saved: “{}” is empty.", field.name()));
    }
    if let Some(said) = form.error() {
        let (field, why) =
            (said.field, format!("The record is not saved. {} {}", said.sentence, said.remedy));
        if form.field != field {
            model.capture_go(field);
        }
        return model.say(why);
    }
    let open = unanswered(&model.dossier, form);
    if !open.is_empty() {
        let (fields, words): (Vec<Field>, Vec<String>) = open.into_iter().unzip();
        if let Some(form) = &mut model.capturing.form {
            form.told.extend(fields);
        }
        return model.say(format!(
            "Suggested and not taken: {}; Ctrl-S again saves without them.",
            words.join("; ")
        ));
    }
    if let (Some(said), false) = (form.warning(), form.is_warned) {
        let why = format!(
            "{} Enter saves it as it is; Ctrl-X waives the warning with a reason.",
            said.sentence
        );
        if let Some(form) = &mut model.capturing.form {
            form.is_warned = true;
        }
        return model.say(why);
    }
    let summary = summary_of(model, &form.draft);
    let id = form.draft.id.clone().unwrap_or_default();
    let Some(entry) = form.draft.entry(&model.dossier, &id, &summary) else { return };
    let request = match form.changes.clone() {
        Some((file, before)) => RecordRequest::Change { file, before, entry: Box::new(entry) },
        None => RecordRequest::Capture { stem: stem(&entry), entry: Box::new(entry) },
    };
    if let Some(form) = &mut model.capturing.form {
        (form.is_saving, form.trouble) = (true, None);
    }
    ask(model, request);
}

/// The fields for which the words suggest something of which nobody was asked or told yet, with what is suggested.
fn unanswered(d: &Dossier, form: &Form) -> Vec<(Field, String)> {
    let Some((_, all)) = &form.suggested else { return Vec::new() };
    let is_open = |field: &Field| {
        !form.draft.has(*field) && !form.asked.contains(field) && !form.told.contains(field)
    };
    let told = |field: Field| {
        let label = suggested(d, all, field).into_iter().next()?.label;
        Some((
            field,
            match field {
                Field::StatedOn => format!("said on {label}"),
                Field::EventOn => format!("happened on {label}"),
                _ => format!("“{label}”"),
            },
        ))
    };
    Field::ASKED_ALONE.into_iter().filter(is_open).filter_map(told).collect()
}

/// Asks once what can be taken back, and what was left behind.
pub fn list(model: &mut Model) {
    if !std::mem::replace(&mut model.capturing.is_listed, true) {
        ask(model, RecordRequest::List);
    }
}

/// Takes what became of something that was asked for.
pub fn took(model: &mut Model, done: RecordDone, next: Next) {
    model.capturing.next = next;
    match done {
        RecordDone::Listed { left } => left::found(model, left),
        RecordDone::Captured(Ok(captured)) => saved(model, &captured),
        RecordDone::Captured(Err(why)) => {
            let why = format!("The record is not saved: {why}.");
            if let Some(form) = &mut model.capturing.form {
                (form.is_saving, form.trouble) = (false, Some(why.clone()));
            }
            model.say(why);
        }
        RecordDone::Made(Ok(id)) => {
            was_written(model, format!("Made {FOLDER}{id}.ron; add to it in your editor."));
            model.made(id);
        }
        RecordDone::Made(Err(why)) => {
            if let Some(form) = &mut model.capturing.form {
                form.making = None;
            }
            model.say(format!("Nothing was made: {why}."));
        }
        RecordDone::Removed(Ok(file)) => {
            was_written(model, format!("{FOLDER}{file}.ron is taken away; u brings it back."));
        }
        RecordDone::Removed(Err(why)) => model.say(format!("The record is not taken away: {why}.")),
        RecordDone::Decided { document, done } => deciding::took(model, &document, done),
        RecordDone::Turned(kind, Ok(deed)) => {
            deciding::forget(model);
            let told = words::told(&model.dossier, &deed);
            was_written(
                model,
                match kind {
                    Kind::Redo => format!("Done again: {told}."),
                    _ => format!("Taken back: {told}. U does it again."),
                },
            );
        }
        RecordDone::Turned(_, Err(why)) => model.say(format!("Nothing was changed: {why}.")),
        RecordDone::NothingToTurn(kind) => model.say(match kind {
            Kind::Redo => "Nothing was taken back that could be done again.",
            _ => {
                "No record was made, changed or taken away on the screen that could be taken back."
            }
        }),
        RecordDone::OfAnother { kind, deed, is_since } => of_another(model, kind, deed, is_since),
        RecordDone::Stuck { kind, deed, why } => {
            model.say(format!(
                "Nothing was changed: {why}. Press the key again to leave that as it is."
            ));
            model.capturing.again = Some(Again::Leave(kind, deed));
        }
        RecordDone::Left(kind, Ok(deed)) => {
            let told = words::told(&model.dossier, &deed);
            model.say(match kind {
                Kind::Redo => format!("Left as it is: {told} can no longer be done again."),
                _ => format!("Left as it is: {told} can no longer be taken back."),
            });
        }
        RecordDone::Left(_, Err(why)) => model.say(format!("Nothing was set aside: {why}.")),
        RecordDone::Opened { id, file, read } => opened(model, &id, file, read),
        RecordDone::NotKept(why) => {
            model.capturing.is_not_kept = true;
            model.say(format!("What you fill in is kept nowhere until you save it: {why}."));
        }
    }
}

/// The next statement is selected, and the dossier taken in anew.
fn saved(model: &mut Model, captured: &Captured) {
    if let Some(form) = &model.capturing.form {
        let draft = form.draft.clone();
        model.capturing.last =
            Last { actors: draft.actors, topic: draft.topic, stance: draft.stance };
    }
    model.capture_drop();
    if model.capturing.selection.is_some() {
        selecting::step(model, true);
    }
    let remark = captured.remark.as_ref().map_or(String::new(), |remark| format!(" {remark}"));
    let left = if model.capturing.left.is_empty() { "" } else { " R goes on with what you left." };
    was_written(model, format!("Saved as {}.{remark}{left}", captured.file));
}

/// Takes back the last deed; one of an earlier session only if that is asked for twice.
pub fn undo(model: &mut Model) {
    turn(model, Kind::Undo);
}

/// Does again what was taken back last.
pub fn redo(model: &mut Model) {
    turn(model, Kind::Redo);
}

fn turn(model: &mut Model, kind: Kind) {
    let request = match model.capturing.before.take() {
        Some(Again::Leave(of, deed)) if of == kind => RecordRequest::Leave { kind, deed },
        Some(Again::Turn(of, deed)) if of == kind => RecordRequest::Turn { kind, told: Some(deed) },
        _ => RecordRequest::Turn { kind, told: None },
    };
    ask(model, request);
}

/// Asks about a deed of another session before it is taken back or done again.
fn of_another(model: &mut Model, kind: Kind, deed: Deed, is_since: bool) {
    let (told, day) = (words::told(&model.dossier, &deed), words::day(&deed.on));
    let whose = if is_since {
        format!("Another session, which began after this one, did that on {day}")
    } else {
        format!("Another session did that on {day}")
    };
    let does = if kind == Kind::Redo { "do it again" } else { "take it back" };
    model.say(format!("{whose}: {told}. Press the key again to {does}."));
    model.capturing.again = Some(Again::Turn(kind, deed));
}

/// The file of a record that the program wrote, without its folder and ending.
fn own_file(name: &str) -> Option<String> {
    Some(name.strip_prefix(FOLDER)?.strip_suffix(".ron")?.to_string())
}

/// The file of a position, and the byte at which its entry begins.
fn place_of(model: &Model, id: &str) -> Option<(String, u32)> {
    let at = model.dossier.origin_of(model.dossier.find(id)?)?;
    Some((model.dossier.files.get(at.file as usize)?.clone(), at.start))
}

/// Whether the program wrote a position.
pub fn is_own(model: &Model, id: &str) -> bool {
    place_of(model, id).is_some_and(|(name, _)| own_file(&name).is_some())
}

/// Changes a position: in the form where the program wrote it, else in the user's editor.
pub fn change(model: &mut Model, id: &str) {
    let Some((name, byte)) = place_of(model, id) else { return };
    match own_file(&name) {
        Some(file) => ask(model, RecordRequest::Open { id: id.to_string(), file }),
        None => edit_by_hand(model, name, byte),
    }
}

fn edit_by_hand(model: &mut Model, file: String, byte: u32) {
    if model.folder.is_empty() {
        return model.say(words::BUNDLED);
    }
    let folder = model.folder.clone();
    model.ask(Effect::EditAt { folder, file, byte });
}

/// The form of a record, if its file holds what was read of it; what a person wrote there opens in the editor.
fn opened(model: &mut Model, id: &str, file: String, read: Result<String, String>) {
    let text = match read {
        Ok(text) => text,
        Err(why) => return model.say(format!("The record cannot be changed: {why}.")),
    };
    let entry = model.dossier.find(id).and_then(|entity| model.dossier.entry(entity));
    let Some(Entry::Position(entry)) = entry else { return };
    if text == to_text(&entry) {
        left::leave(model);
        model.capturing.selection = None;
        let mut form = Form::new(Draft::of(&entry));
        form.changes = Some((file, text));
        open_on(model, form, Field::Summary);
        return read_around(model);
    }
    if from_text(&text).as_ref() == Some(&*entry)
        && let Some((name, byte)) = place_of(model, id)
    {
        model.say("This file was edited by hand, so it opens in your editor.");
        return edit_by_hand(model, name, byte);
    }
    model.say(format!("{FOLDER}{file}.ron has changed since it was read; Ctrl-R reads it again."));
}

/// Takes a record away that the program wrote.
pub fn remove(model: &mut Model, id: &str) {
    let Some((name, _)) = place_of(model, id) else { return };
    let Some(file) = own_file(&name) else {
        return model.say(format!(
            "{name} was written by hand and is left alone; E opens it in your editor."
        ));
    };
    let entry = model.dossier.find(id).and_then(|entity| match entity {
        Entity::Position(_) => model.dossier.entry(entity),
        _ => None,
    });
    if let Some(Entry::Position(entry)) = entry {
        ask(model, RecordRequest::Remove { file, before: to_text(&entry) });
    }
}
