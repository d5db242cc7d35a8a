//! The words that the form quotes: it opens on what is selected, and they are taken anew before they are saved.

use super::form::ask_for;
use crate::capture::{Draft, Field};
use crate::dossier::entry::{QuoteEntry, QuoteStampEntry};
use crate::state::captured::Form;
use crate::state::model::Model;

/// Opens the form on what is selected; one that was closed goes on where it was.
pub(super) fn open(model: &mut Model) -> Result<(), String> {
    let capturing = &model.capturing;
    let Some(text) = &capturing.text else { return Err("Nothing is selected.".to_string()) };
    let Some(quoted) = capturing.verdict() else {
        return Err("The selection is still being checked against the text; try again.".to_string());
    };
    if !quoted.verdict.is_proof() {
        return Err(format!("The selection cannot be quoted. {}", quoted.verdict.sentence()));
    }
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let quote = QuoteEntry {
        document: text.document.clone(),
        exact: quoted.exact.clone(),
        prefix: some(&quoted.prefix),
        suffix: some(&quoted.suffix),
        attribution: Vec::new(),
        translation: None,
        translated_by: None,
        stamp: Some(QuoteStampEntry { sha256: text.hash.clone(), on: model.today.clone() }),
    };
    let form = &mut model.capturing.form;
    if form.as_ref().is_some_and(|form| form.draft.quotes.contains(&quote)) {
        return Ok(());
    }
    // A word more or less of the same words: what is filled in goes on with them.
    if let Some(form) = form
        && form.changes.is_none()
        && let Some(held) = form.draft.quotes.last_mut()
        && held.document == quote.document
        && (held.exact.contains(&quote.exact) || quote.exact.contains(&held.exact))
    {
        *held = QuoteEntry { attribution: std::mem::take(&mut held.attribution), ..quote };
        let field = form.field;
        ask_for(model, field);
        return Ok(());
    }
    *form = Some(Form::new(Draft::new(quote)));
    ask_for(model, Field::Who);
    Ok(())
}

/// Gives a record that is made the words as they stand in its document now; a sentence where they prove nothing there.
pub(super) fn quote_anew(model: &mut Model) -> Result<(), String> {
    let capturing = &model.capturing;
    if capturing.form.as_ref().is_none_or(|form| form.changes.is_some()) {
        return Ok(());
    }
    let Some(text) = &capturing.text else {
        return Err("The record is not saved: its words no longer stand in their document. What is filled in stays."
            .to_string());
    };
    let hash = text.hash.clone();
    let Some(quoted) = capturing.verdict().cloned() else {
        return Err(
            "The record is not saved: its words are still being checked against the text; try again."
                .to_string(),
        );
    };
    if !quoted.verdict.is_proof() {
        return Err(format!(
            "The record is not saved: its words cannot be quoted so. {}",
            quoted.verdict.sentence()
        ));
    }
    let some = |text: String| (!text.is_empty()).then_some(text);
    let today = model.today.clone();
    let form = model.capturing.form.as_mut();
    if let Some(quote) = form.and_then(|form| form.draft.quotes.last_mut()) {
        (quote.exact, quote.prefix, quote.suffix) =
            (quoted.exact, some(quoted.prefix), some(quoted.suffix));
        if quote.stamp.as_ref().is_none_or(|stamp| stamp.sha256 != hash) {
            quote.stamp = Some(QuoteStampEntry { sha256: hash, on: today });
        }
    }
    Ok(())
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
