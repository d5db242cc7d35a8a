//! How the innermost speaker is heard: in quotation marks, in fragments, paraphrased, or by what was done.

use super::events::Told;
use super::place::Place;
use super::said::Said;
use super::turns;
use crate::dossier::Entity;
use crate::dossier::terms::Mode;

/// The modes that a place suggests, likeliest first, with a reason.
pub(super) fn modes(place: &Place<'_>, said: &Said) -> Vec<(Mode, String)> {
    let first = innermost(place, said);
    let reason = match first {
        Mode::Direct if turns::at(&place.reading.turns, place.span.start).is_some() => {
            "a speaker has the floor here".to_string()
        }
        Mode::Direct => "the words stand in quotation marks".to_string(),
        Mode::Mixed => "part of the words stands in quotation marks".to_string(),
        Mode::Text => "the document is this text".to_string(),
        Mode::Act | Mode::Indirect => match &said.event {
            Some(event) => {
                format!("“{}”, and no quotation marks", place.reading.told(&event.words))
            }
            None => "no quotation marks".to_string(),
        },
    };
    let others = match first {
        Mode::Direct => [Mode::Mixed, Mode::Text],
        Mode::Mixed => [Mode::Indirect, Mode::Direct],
        Mode::Indirect => [Mode::Act, Mode::Mixed],
        Mode::Act => [Mode::Indirect, Mode::Mixed],
        Mode::Text => [Mode::Direct, Mode::Indirect],
    };
    let mut all = vec![(first, reason)];
    all.extend(others.map(|mode| (mode, otherwise(mode).to_string())));
    all
}

/// When a mode that is less likely would be right.
const fn otherwise(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "if all of it is what the speaker said",
        Mode::Mixed => "if part of it is what the speaker said",
        Mode::Indirect => "if it reports what was said",
        Mode::Act => "if it reports what was done",
        Mode::Text => "if it is the wording of a text",
    }
}

/// The likeliest mode.
pub(super) fn innermost(place: &Place<'_>, said: &Said) -> Mode {
    if turns::at(&place.reading.turns, place.span.start).is_some() {
        return Mode::Direct;
    }
    match quotation(place) {
        Quotation::Whole => return Mode::Direct,
        Quotation::Part => return Mode::Mixed,
        Quotation::None => {}
    }
    let is_text = |who: &Entity| matches!(who, Entity::Instrument(_));
    if said.who.last().is_some_and(|who| who.iter().any(is_text)) {
        return if place.is_primary() { Mode::Text } else { Mode::Indirect };
    }
    match &said.event {
        Some(event) if matches!(event.told, Told::Before | Told::Noun | Told::Plain) => {
            event.verb.mode
        }
        _ => Mode::Indirect,
    }
}

enum Quotation {
    Whole,
    Part,
    None,
}

/// How much of the selection stands in quotation marks that set words apart, and no name.
fn quotation(place: &Place<'_>) -> Quotation {
    let reading = place.reading;
    let text = |range: std::ops::Range<usize>| reading.text.get(range).unwrap_or_default();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let (mut inside, mut is_part) = (0, false);
    for range in reading.quoted_in(place.span) {
        let shared = range.start.max(place.span.start)..range.end.min(place.span.end);
        let count = letters(text(shared));
        let words = reading.words_in(range);
        let is_name =
            reading.parties_in(&words).iter().any(|party| party.words.len() >= words.len());
        let before =
            text(0..range.start).trim_end_matches(['“', '"', '‘', '’', '\'', '«', '„', ' ']);
        let is_called =
            ["so-called", "called", "named", "known as"].iter().any(|word| before.ends_with(word));
        if !is_name && !is_called && count > 0 {
            inside += count;
            is_part = true;
        }
    }
    let whole = letters(place.words());
    if whole > 0 && inside * 100 >= whole * 95 {
        Quotation::Whole
    } else if is_part {
        Quotation::Part
    } else {
        Quotation::None
    }
}
