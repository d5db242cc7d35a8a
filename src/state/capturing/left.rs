//! What a program that ended had not saved of a record: it is offered, and goes on where its quote stands.

use std::sync::Arc;

use super::form::{open_on, type_again};
use crate::capture::{End, Field, Selection};
use crate::state::captured::{Form, Held, Kept, RecordRequest};
use crate::state::effect::StorageRequest;
use crate::state::model::Model;
use crate::state::place::Place;

/// Takes note of what was left behind.
pub(super) fn found(model: &mut Model, left: Option<&str>) {
    model.capturing.left = left.and_then(Kept::read);
    model.capturing.offers_left = model.capturing.left.is_some();
}

/// Goes on with it: at its quote where that is in a text, else in the form alone.
pub fn resume(model: &mut Model) {
    let Some(left) = model.capturing.left.take() else { return };
    if left.document.is_empty() {
        return go_on(model, left);
    }
    let place = Place::of_text_at(&left.document, left.span.start);
    model.capturing.resuming = Some(left);
    model.go(place);
}

/// Throws it away.
pub fn discard(model: &mut Model) {
    model.capturing.left = None;
    model.ask(StorageRequest::Record(RecordRequest::DiscardLeft));
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
    let is_its = |left: &mut Kept| left.document == text.document;
    let Some(left) = model.capturing.resuming.take_if(is_its) else { return };
    let words = left.draft.words();
    let extract = Arc::clone(&text.extract);
    let is_there = extract.text.get(left.span.clone()) == Some(words);
    let span = if is_there {
        Some(left.span.clone())
    } else {
        extract.text.find(words).map(|at| at..at + words.len())
    };
    match span {
        Some(span) => {
            let capturing = &mut model.capturing;
            (capturing.text, capturing.quoted) = (Some(text), None);
            capturing.selection = Some(Selection { span, end: End::Last });
            capturing.shows_selection = true;
            // What is saved must be known to prove something.
            super::selecting::judge(model);
        }
        None => model.say("The quoted words no longer stand in this document."),
    }
    go_on(model, left);
}

fn go_on(model: &mut Model, left: Kept) {
    let mut form = Form::new(left.draft);
    form.changes = left.changes;
    open_on(model, form, left.field.unwrap_or(Field::Who));
    type_again(model, &left.typed);
    // It is in the journal of this program now.
    model.ask(StorageRequest::Record(RecordRequest::DiscardLeft));
}
