//! What the words suggest: read beside the event loop for each document, and worked out anew when a field was filled.

use std::sync::Arc;

use crate::capture::{chosen, suggested, turned};
use crate::dossier::Entity;
use crate::state::captured::Suggesting;
use crate::state::effect::{Effect, SuggestJob};
use crate::state::model::Model;
use crate::suggest::{Chosen, Context, Reading, Record, Suggestions, Turned};

/// Has the document read in which something is selected, unless it is or is being read.
pub(super) fn read(model: &mut Model) {
    let Some(text) = &model.capturing.text else { return };
    let of = (model.read.dossiers, text.document.clone());
    if model.capturing.is_read_for.as_ref() == Some(&of) {
        return;
    }
    let known = model.capturing.suggesting.as_ref().filter(|known| known.of.0 == of.0);
    let job = SuggestJob {
        of: of.clone(),
        dossier: model.dossier.clone(),
        text: text.extract.clone(),
        record: known.map(|known| known.record.clone()),
    };
    model.capturing.is_read_for = Some(of);
    model.ask(Effect::Suggest(Box::new(job)));
}

/// Reads a document for suggestions; off the event loop.
pub fn read_for(job: &SuggestJob) -> Option<Suggesting> {
    let Some(Entity::Document(document)) = job.dossier.find(&job.of.1) else { return None };
    let record = job.record.clone().unwrap_or_else(|| Arc::new(Record::of(&job.dossier)));
    let reading = Arc::new(Reading::of(&job.dossier, &record, document, &job.text));
    Some(Suggesting { of: job.of.clone(), record, reading })
}

/// Takes what was read; a form that is open shows it.
pub fn suggesting(model: &mut Model, read: Suggesting) {
    if model.capturing.is_read_for.as_ref() != Some(&read.of) {
        return;
    }
    model.capturing.suggesting = Some(read);
    model.capture_renew();
}

/// Works out what the words suggest for what is filled in, unless that is known.
pub(super) fn suggest(model: &mut Model) {
    let capturing = &model.capturing;
    let (Some(form), Some(read), Some(text), Some(selection)) =
        (&capturing.form, &capturing.suggesting, &capturing.text, &capturing.selection)
    else {
        return;
    };
    let of = (model.read.dossiers, text.document.clone());
    if read.of != of {
        return;
    }
    let chosen = chosen(&model.dossier, &form.draft);
    let is_of_this = form.of == model.read.dossiers;
    if is_of_this && form.suggested.as_ref().is_some_and(|(known, _)| *known == chosen) {
        return;
    }
    let suggestions = worked_out(model, read, &selection.span, &chosen, &text.document);
    if let Some(form) = &mut model.capturing.form {
        form.suggested = Some((chosen, suggestions));
    }
}

fn worked_out(
    model: &Model,
    read: &Suggesting,
    span: &std::ops::Range<usize>,
    chosen: &Chosen,
    document: &str,
) -> Suggestions {
    let own = model.capturing.turned.iter().filter(|(of, ..)| of == document);
    let turned_away: Vec<Turned> =
        own.filter_map(|(_, field, value)| turned(&model.dossier, *field, value)).collect();
    Suggestions::at(&Context {
        dossier: &model.dossier,
        record: &read.record,
        reading: &read.reading,
        span,
        except: &[],
        chosen,
        turned_away: &turned_away,
    })
}

/// Turns away the suggestion that is chosen, for this document.
pub fn turn_away(model: &mut Model) {
    let capturing = &model.capturing;
    let (Some(form), Some(text)) = (&capturing.form, &capturing.text) else { return };
    let choice = form.choices.get(form.chosen);
    let found = form.suggested.as_ref().zip(choice).filter(|((_, all), choice)| {
        suggested(&model.dossier, all, form.field).iter().any(|own| own.value == choice.value)
    });
    let Some((_, choice)) = found else {
        return model
            .say("This was not suggested by the words; only a suggestion can be rejected.");
    };
    let turned = (text.document.clone(), form.field, choice.value.clone());
    model.capturing.turned.push(turned);
    if let Some(form) = &mut model.capturing.form {
        form.suggested = None;
    }
    model.capture_renew();
    let is_over = model
        .capturing
        .form
        .as_ref()
        .is_some_and(|form| form.choices.is_empty() && !form.field.is_needed());
    if is_over {
        model.capture_pass();
    }
}
