//! Selecting in a document, and how what is selected would stand as a quote, worked out beside the event loop.

use std::ops::Range;
use std::sync::Arc;

use super::suggesting;
use crate::capture::{Selection, beside, moved, statement_at};
use crate::documents::Extract;
use crate::state::captured::Held;
use crate::state::effect::Effect;
use crate::state::model::Model;
use crate::text::statements::Unit;
use crate::verify::Anew;

/// Begins to select in a text, at the statement in which a byte stands or that comes next.
pub fn begin(model: &mut Model, text: Held, byte: usize) {
    let Some(span) = statement_at(&text.extract, byte) else {
        return model.say("There is nothing to quote in this text.");
    };
    // A form that was closed is opened again on its own quote alone.
    if model.capturing.text.as_ref().is_none_or(|held| *held != text) {
        model.capturing.quoted = None;
    }
    model.capturing.text = Some(text);
    select(model, Selection { span, end: crate::capture::End::Last });
    model.capturing.shows_selection = true;
    suggesting::read(model);
}

fn select(model: &mut Model, selection: Selection) {
    model.capturing.selection = Some(selection);
    judge(model);
}

/// Selects a stretch, of which the end moves.
pub(super) fn select_span(model: &mut Model, span: Range<usize>) {
    select(model, Selection { span, end: crate::capture::End::Last });
}

/// Asks how what is selected would stand, unless that is known or being worked out.
pub(super) fn judge(model: &mut Model) {
    let capturing = &mut model.capturing;
    let (Some(text), Some(selection)) = (&capturing.text, &capturing.selection) else { return };
    let is_known = capturing.quoted.as_ref().is_some_and(|(span, _)| *span == selection.span);
    if is_known || capturing.is_judging {
        return;
    }
    capturing.is_judging = true;
    let effect = Effect::Judge { text: text.extract.clone(), span: selection.span.clone() };
    model.ask(effect);
}

/// Takes how a stretch would stand; what was selected meanwhile is asked for next.
pub fn judged(model: &mut Model, text: &Arc<Extract>, span: Range<usize>, quoted: Anew) {
    model.capturing.is_judging = false;
    if model.capturing.text.as_ref().is_some_and(|held| Arc::ptr_eq(&held.extract, text)) {
        model.capturing.quoted = Some((span, quoted));
    }
    judge(model);
}

/// Goes to the next statement, or to the one before.
pub fn step(model: &mut Model, forward: bool) {
    let capturing = &model.capturing;
    let (Some(text), Some(selection)) = (&capturing.text, &capturing.selection) else { return };
    match beside(&text.extract, &selection.span, forward) {
        Some(span) => select(model, Selection { span, end: crate::capture::End::Last }),
        None if forward => model.say("This is the last statement."),
        None => model.say("This is the first statement."),
    }
}

/// Moves the end that is moved, by a unit.
pub fn grow(model: &mut Model, unit: Unit, forward: bool) {
    let capturing = &model.capturing;
    let (Some(text), Some(selection)) = (&capturing.text, &capturing.selection) else { return };
    match moved(&text.extract, selection, unit, forward) {
        Some(selection) => select(model, selection),
        None => model.say("It goes no further in this direction."),
    }
}

/// Moves the other end from now on.
pub fn turn(model: &mut Model) {
    if let Some(selection) = &mut model.capturing.selection {
        selection.end = selection.end.other();
    }
}

/// Selects nothing any more.
pub fn leave(model: &mut Model) {
    model.capturing.selection = None;
    model.close();
}
