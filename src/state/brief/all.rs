//! Puts all that is found into the brief, in one step that one undo takes back.

use super::super::model::Model;
use super::editing;
use crate::brief::collect::{At, position};
use crate::brief::edit;
use crate::brief::taken::taken;
use crate::dossier::PositionIx;

/// A brief is read by people: of more than these nobody would read each.
const MOST: usize = 300;

/// Puts positions into the brief, those that are not in it yet, at its end. `shows` says which keys show it.
pub fn collect_all(model: &mut Model, positions: &[PositionIx], shows: &str) {
    let of = positions.len();
    if of == 0 {
        return model.say("No position is found by that.");
    }
    if of > MOST {
        return model.say(format!(
            "{of} positions are too many for a brief, which takes {MOST} at once: narrow the search, or export them (F7)."
        ));
    }
    let taken = taken(model.scope.time);
    let at = At { d: model.known(), within: &model.scope.there, taken: taken.as_ref() };
    let mut next = model.brief.now().clone();
    let mut new = 0;
    for snapshot in positions.iter().filter_map(|ix| position(at, *ix)) {
        if edit::find(&next, &snapshot.of, taken.as_ref()).is_none() {
            (next, _) = edit::keep(&next, snapshot);
            new += 1;
        }
    }
    let were = of - new;
    if new == 0 {
        let all = if of == 1 { "It is" } else { "All of them are" };
        return model.say(format!("{all} in the brief already; {shows}."));
    }
    let positions = |n: usize| if n == 1 { "position" } else { "positions" };
    editing::change(model, next, &format!("collecting {new} {}", positions(new)));
    let before = match were {
        0 => String::new(),
        1 => " (1 was there already)".to_string(),
        were => format!(" ({were} were there already)"),
    };
    let name = &model.brief.name;
    let said = format!(
        "{new} {} put into the brief “{name}”{before}; {shows}, and u there takes them out.",
        positions(new)
    );
    model.say(said);
}
