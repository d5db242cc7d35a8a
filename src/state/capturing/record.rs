//! Saving what the form says: what is asked of the disk, and what is said of what became of it.

use super::form::summary_of;
use super::selecting;
use crate::capture::{Last, stem};
use crate::state::captured::{CaptureRequest, Captured};
use crate::state::effect::{Effect, StorageRequest};
use crate::state::model::Model;

/// Saves what the form says, or says what is missing.
pub fn save(model: &mut Model) {
    model.capture_renew();
    let Some(form) = &model.capturing.form else { return };
    if form.is_saving {
        return model.say("It is being saved.");
    }
    if let Some(field) = crate::capture::Field::ALL.into_iter().find(|field| {
        field.is_needed() && !form.draft.has(*field) && *field != crate::capture::Field::Summary
    }) {
        model.capture_go(field);
        return model.say(format!("It is not saved: {} is missing.", field.name()));
    }
    if !model.is_folder {
        return model.say(words(model));
    }
    if let Some(said) = form.error() {
        let (field, why) =
            (said.field, format!("It is not saved. {} {}", said.sentence, said.remedy));
        if form.field != field {
            model.capture_go(field);
        }
        return model.say(why);
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
    let Some(entry) = form.draft.entry(&model.dossier, "", &summary) else { return };
    if let Some(form) = &mut model.capturing.form {
        (form.is_saving, form.trouble) = (true, None);
    }
    let request = CaptureRequest { stem: stem(&entry), entry, instead: None };
    model.ask(StorageRequest::Capture(Box::new(request)));
}

/// Why nothing can be saved in what is open, and what can be done.
fn words(model: &Model) -> String {
    if model.folder.is_empty() {
        "It is not saved: this dossier comes with the program and has no folder. Leave, make a copy with `onrecord new \
         DIR --from NAME`, and open that; what you filled in can be typed there again."
            .to_string()
    } else {
        "It is not saved: a single file is open, and records are kept in the folder of a dossier. Put the file into a \
         folder of its own and open that."
            .to_string()
    }
}

/// Takes what became of a record: the next statement is selected, and the dossier taken in anew; else the form stays.
pub fn took(model: &mut Model, done: Result<Captured, String>) {
    match done {
        Ok(captured) => {
            if let Some(form) = model.capturing.form.take() {
                let draft = form.draft;
                model.capturing.last =
                    Last { actors: draft.actors, topic: draft.topic, stance: draft.stance };
            }
            model.capturing.is_open = false;
            selecting::step(model, true);
            model.ask(Effect::Load);
            let remark = captured.remark.map_or(String::new(), |remark| format!(" {remark}"));
            model.say(format!("Saved as {}.{remark}", captured.file));
        }
        Err(why) => {
            if let Some(form) = &mut model.capturing.form {
                (form.is_saving, form.trouble) = (false, Some(why.clone()));
            }
            model.say(why);
        }
    }
}
