//! What was searched for: the texts that were typed, to be taken up again, and the hits of the last one, which next and
//! previous go through wherever one is.

use super::model::Model;
use super::place::{AtActor, AtCell, AtDocument, Place, id};
use crate::dossier::{Dossier, Entity};

/// So many are kept.
const MOST: usize = 100;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searches {
    /// What was typed, the last at the end.
    pub typed: Vec<String>,
    /// What was found, best first, by id, and which of them was gone to last.
    hits: Vec<String>,
    at: usize,
}

impl Searches {
    /// Keeps what was typed, and what it found, of which one was gone to.
    pub fn keep(&mut self, typed: &str, hits: Vec<String>, at: usize) {
        self.remember(typed);
        (self.hits, self.at) = (hits, at);
    }

    /// Keeps what was typed, once.
    pub fn remember(&mut self, typed: &str) {
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        self.typed.retain(|held| held != typed);
        self.typed.push(typed.to_string());
        if self.typed.len() > MOST {
            self.typed.remove(0);
        }
    }

    pub fn has_hits(&self) -> bool {
        !self.hits.is_empty()
    }
}

/// Goes to the next hit of the last search, or to the one before.
pub fn go_on(model: &mut Model, is_back: bool) {
    let Searches { hits, at, .. } = &mut model.searches;
    let next = if is_back { at.checked_sub(1) } else { Some(*at + 1).filter(|n| *n < hits.len()) };
    let Some(next) = next else {
        let end = if is_back { "This is the first hit." } else { "This is the last hit." };
        return model.say(end);
    };
    *at = next;
    let (id, of) = (hits.get(next).cloned().unwrap_or_default(), hits.len());
    if let Some(entity) = model.dossier.find(&id) {
        go_to(model, entity);
    }
    model.say(format!("Hit {} of {of}.", next + 1));
}

/// Goes to what was found.
pub fn go_to(model: &mut Model, entity: Entity) {
    if let Entity::Position(ix) = entity {
        return model.go_to_position(ix, None);
    }
    let place = place_of(&model.dossier, entity);
    model.go(place);
}

/// Where a thing with a name is shown.
fn place_of(d: &Dossier, entity: Entity) -> Place {
    match entity {
        Entity::Topic(_) => Place::Grid(AtCell { topic: id(d, entity), ..AtCell::default() }),
        Entity::Instrument(_) | Entity::Document(_) => {
            Place::Documents(AtDocument { entry: id(d, entity), ..AtDocument::default() })
        }
        _ => Place::Actors(AtActor { actor: id(d, entity), ..AtActor::default() }),
    }
}
