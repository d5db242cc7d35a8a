//! Goes to what was found.

use super::model::Model;
use super::place::Place;
use crate::dossier::Entity;

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
    let place = Place::of_named(&model.dossier, entity);
    model.go(place);
}
