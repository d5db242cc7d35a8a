//! The words that the form quotes: it opens on what is selected, and they are taken anew before they are saved.

use super::form::ask_for;
use crate::capture::{Draft, Field};
use crate::dossier::entry::{QuoteEntry, QuoteStampEntry};
use crate::state::captured::Form;
use crate::state::model::Model;

/// Opens the form on what is selected; one that was closed goes on where it was.
fn open(model: &mut Model) -> Result<(), String> {
    let quote = selected(model)?;
    if model.capturing.form.as_ref().is_some_and(|form| form.is_saving) {
        return Err("The record is being saved.".to_string());
    }
    let form = &mut model.capturing.form;
    if form.as_ref().is_some_and(|form| form.draft.quotes.contains(&quote)) {
        return Ok(());
    }
    // A word more or less of the same words: what is filled in goes on with them.
    let is_same = |held: &QuoteEntry| {
        held.document == quote.document
            && (held.exact.contains(&quote.exact) || quote.exact.contains(&held.exact))
    };
    let made = form.as_mut().filter(|form| form.changes.is_none());
    let field = match made.and_then(|form| Some((form.field, form.draft.quotes.last_mut()?))) {
        Some((field, held)) if is_same(held) => {
            put(held, quote);
            if let Some(form) = form {
                form.place = None;
            }
            field
        }
        _ => {
            super::left::leave(model);
            model.capturing.form = Some(Form::new(Draft::new(quote)));
            Field::Who
        }
    };
    ask_for(model, field);
    Ok(())
}

/// What is selected, as a quote; a sentence where it proves nothing.
fn selected(model: &Model) -> Result<QuoteEntry, String> {
    let capturing = &model.capturing;
    let Some(text) = &capturing.text else { return Err("Nothing is selected.".to_string()) };
    let Some(quoted) = capturing.verdict() else {
        return Err("The selection is still being checked against the text; try again.".to_string());
    };
    if !quoted.verdict.is_proof() {
        return Err(format!("The selection cannot be quoted. {}", quoted.verdict.sentence()));
    }
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    Ok(QuoteEntry {
        document: text.document.clone(),
        exact: quoted.exact.clone(),
        prefix: some(&quoted.prefix),
        suffix: some(&quoted.suffix),
        attribution: Vec::new(),
        translation: None,
        translated_by: None,
        stamp: Some(QuoteStampEntry { sha256: text.hash.clone(), on: model.today.clone() }),
    })
}

/// Gives a record that is made the words as they stand in its document now; a sentence where they prove nothing there.
pub(super) fn quote_anew(model: &mut Model) -> Result<(), String> {
    if model.capturing.form.as_ref().is_none_or(|form| form.changes.is_some()) {
        return Ok(());
    }
    if model.capturing.text.is_none() {
        return Err("The record is not saved: its words no longer stand in their document. What is filled in stays."
            .to_string());
    }
    let quote = selected(model).map_err(|why| format!("The record is not saved. {why}"))?;
    let form = model.capturing.form.as_mut();
    if let Some(held) = form.and_then(|form| form.draft.quotes.last_mut()) {
        put(held, quote);
    }
    Ok(())
}

/// Gives a quote the words of another one; what was said of it stays.
fn put(held: &mut QuoteEntry, words: QuoteEntry) {
    let QuoteEntry { document, exact, prefix, suffix, stamp, .. } = words;
    (held.document, held.exact, held.prefix, held.suffix) = (document, exact, prefix, suffix);
    held.stamp = stamp;
}

impl Model {
    /// Opens the form of what is selected.
    pub fn capture(&mut self) {
        match open(self) {
            Ok(()) => {
                (self.capturing.is_open, self.capturing.shows_form) = (true, true);
            }
            Err(why) => self.say(why),
        }
    }
}
