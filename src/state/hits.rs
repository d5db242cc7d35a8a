//! Goes to what was found.

use super::model::Model;
use super::place::{AtActor, AtCell, AtDocument, Place, id};
use crate::dossier::{Dossier, Entity};

/// Goes to the next hit of the last search, or to the one before.
pub fn go_on(model: &mut Model, is_back: bool) {
    let Some((id, n, of)) = model.searches.step(is_back) else {
        let end = if is_back { "This is the first hit." } else { "This is the last hit." };
        return model.say(end);
    };
    if let Some(entity) = model.dossier.find(&id) {
        go_to(model, entity);
    }
    model.say(format!("Hit {n} of {of}."));
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
