//! What a program that ended had not saved of a record: it is offered, and goes on where its quote stands.

use std::sync::Arc;

use super::form::{open_on, type_again};
use crate::capture::{End, Field, Selection};
use crate::state::captured::{Capturing, Form, Held, LeftRecord, RecordRequest};
use crate::state::effect::StorageRequest;
use crate::state::model::Model;
use crate::state::place::Place;
use crate::text::visible::Shown;

/// So many columns of the words of a record that is left are told.
const SHOWN: usize = 30;

/// Takes note of what was left behind. What holds nothing is thrown away.
pub(super) fn found(model: &mut Model, left: Vec<String>) {
    let mut all = Vec::new();
    for journal in left {
        // What another version kept, and this one cannot read, is left alone.
        let Some(left) = LeftRecord::read(journal) else { continue };
        if left.kept.holds_something(&model.dossier) {
            all.push(left);
        } else {
            discard_text(model, left.journal);
        }
    }
    (model.capturing.left, model.capturing.shown_left) = (all, 0);
    model.capturing.offers_left = !model.capturing.left.is_empty();
}

/// The record that was left and is shown.
pub fn shown(model: &Model) -> Option<&LeftRecord> {
    model.capturing.left.get(model.capturing.shown_left)
}

/// Whether any record is unsaved that is not in the form in sight.
pub fn has_left(model: &Model) -> bool {
    let Capturing { left, form, is_open, .. } = &model.capturing;
    let is_filled = |form: &Form| form.kept().holds_something(&model.dossier);
    !left.is_empty() || !is_open && form.as_ref().is_some_and(is_filled)
}

/// Counts a form that was closed among those that were left.
pub fn leave_closed(model: &mut Model) {
    let is_saving = model.capturing.form.as_ref().is_some_and(|form| form.is_saving);
    if !model.capturing.is_open && !is_saving && leave(model) {
        // What was left is shown now, and the keys for it beneath.
        model.status = None;
    }
}

/// Shows the next one that was left, and after the last the first.
pub fn show_next(model: &mut Model) {
    let capturing = &mut model.capturing;
    capturing.shown_left = (capturing.shown_left + 1) % capturing.left.len().max(1);
}

fn take_shown(model: &mut Model) -> Option<LeftRecord> {
    let capturing = &mut model.capturing;
    let at = capturing.shown_left;
    let left = (at < capturing.left.len()).then(|| capturing.left.remove(at))?;
    capturing.shown_left = at.min(capturing.left.len().saturating_sub(1));
    Some(left)
}

/// Goes on with the one that is shown: at its quote where that is in a text, else in the form alone.
pub fn resume(model: &mut Model) {
    if model.capturing.form.as_ref().is_some_and(|form| form.is_saving) {
        return model.say("A record is being saved; go on with this one after that.");
    }
    // It stays among those that were left until its form is there.
    let Some(left) = shown(model).cloned() else { return };
    if left.kept.document.is_empty() {
        forget_words(model);
        return go_on(model, left);
    }
    let place = Place::of_text_at(&left.kept.document, left.kept.span.start);
    model.capturing.resuming = Some(left);
    model.go(place);
}

/// Throws the one away that is shown; whether there are more.
pub fn discard(model: &mut Model) -> bool {
    if let Some(left) = take_shown(model) {
        discard_text(model, left.journal);
    }
    !model.capturing.left.is_empty()
}

fn discard_text(model: &mut Model, journal: String) {
    model.ask(StorageRequest::Record(RecordRequest::DiscardLeft(journal)));
}

/// Leaves what is filled in for another record: it is kept, and can be gone on with. Whether anything was.
pub(super) fn leave(model: &mut Model) -> bool {
    let Some(form) = model.capturing.form.take() else { return false };
    let (kept, before) = (form.kept(), std::mem::take(&mut model.capturing.kept));
    let is_kept = !std::mem::take(&mut model.capturing.is_not_kept);
    let ask = |model: &mut Model, request| model.ask(StorageRequest::Record(request));
    if !kept.holds_something(&model.dossier) {
        return false;
    }
    let journal = kept.text();
    if journal != before || !is_kept {
        ask(model, RecordRequest::KeepDraft(journal.clone()));
    }
    ask(model, RecordRequest::LeaveDraft(journal.clone()));
    model.say(format!(
        "What you filled in for “{}” is kept; R goes on with it.",
        Shown::line(kept.draft.words()).cut(SHOWN)
    ));
    model.capturing.left.insert(0, LeftRecord { journal, kept });
    model.capturing.shown_left = 0;
    true
}

/// Takes the text of a document that was read again. Where it is another one, the selected words are looked for in it,
/// and what is filled in is of the new copy; where they are gone, that is said, and what is filled in stays.
pub fn took_text(model: &mut Model, text: Held) {
    let capturing = &mut model.capturing;
    let (Some(held), Some(selection)) = (&capturing.text, &mut capturing.selection) else { return };
    if held.document != text.document || held.hash == text.hash {
        return;
    }
    let words = held.extract.text.get(selection.span.clone()).unwrap_or_default().to_string();
    let is_there = text.extract.text.get(selection.span.clone()) == Some(words.as_str());
    let at = if is_there { Some(selection.span.start) } else { text.extract.text.find(&words) };
    let Some(at) = at else {
        (capturing.text, capturing.selection, capturing.quoted) = (None, None, None);
        model.say("The document has changed, and the selected words no longer stand in it.");
        return;
    };
    selection.span = at..at + words.len();
    let stamp =
        capturing.form.as_mut().and_then(|form| form.draft.quotes.last_mut()?.stamp.as_mut());
    if let Some(stamp) = stamp {
        (stamp.sha256, stamp.on) = (text.hash.clone(), model.today.clone());
    }
    (capturing.text, capturing.quoted) = (Some(text), None);
    super::selecting::judge(model);
}

/// Goes on with what was left behind, now that the text is there in which its quote stands.
pub fn resume_in(model: &mut Model, text: Held) {
    let is_its = |left: &mut LeftRecord| left.kept.document == text.document;
    let Some(resumed) = model.capturing.resuming.take_if(is_its) else { return };
    // It may have been thrown away since.
    if !model.capturing.left.contains(&resumed) {
        return;
    }
    let left = &resumed.kept;
    let words = left.draft.words();
    let extract = Arc::clone(&text.extract);
    let is_there = extract.text.get(left.span.clone()) == Some(words);
    let span = if is_there {
        Some(left.span.clone())
    } else {
        extract.text.find(words).map(|at| at..at + words.len())
    };
    let is_there = span.is_some();
    if let Some(span) = span {
        let capturing = &mut model.capturing;
        (capturing.text, capturing.quoted) = (Some(text), None);
        capturing.selection = Some(Selection { span, end: End::Last });
        capturing.shows_selection = true;
        // What is saved must be known to prove something.
        super::selecting::judge(model);
    } else {
        forget_words(model);
    }
    go_on(model, resumed);
    if !is_there {
        model.say("The quoted words no longer stand in this document.");
    }
}

/// Nothing is selected: what is filled in would be put on record with the words of somebody else.
fn forget_words(model: &mut Model) {
    let capturing = &mut model.capturing;
    (capturing.text, capturing.selection, capturing.quoted) = (None, None, None);
}

fn go_on(model: &mut Model, left: LeftRecord) {
    model.capturing.left.retain(|one| *one != left);
    model.capturing.shown_left = 0;
    leave(model);
    let LeftRecord { journal, kept } = left;
    // It stays where it was left until it is in the journal of this program.
    model.ask(StorageRequest::Record(RecordRequest::Resume(journal)));
    let mut form = Form::new(kept.draft);
    (form.changes, form.reason) = (kept.changes, kept.reason);
    open_on(model, form, kept.field.unwrap_or(Field::Who));
    type_again(model, &kept.typed);
    super::around::read_around(model);
}
