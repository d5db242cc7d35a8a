//! What a typed name means: an id, a name, an alias or a country code, whatever its case, accents
//! and punctuation.

use crate::dossier::{Dossier, Entity, InstrumentIx, TopicIx};
use crate::text::fold::fold;

/// Every entity that the words name exactly, after folding. An id beats all names.
pub fn named(d: &Dossier, typed: &str) -> Vec<Entity> {
    if let Some(entity) = d.find(typed) {
        return vec![entity];
    }
    let wanted = folded(typed);
    all(d).filter(|entity| names(d, *entity).iter().any(|name| folded(name) == wanted)).collect()
}

/// Everything that an entity is called.
pub fn names(d: &Dossier, entity: Entity) -> Vec<&str> {
    let mut names = vec![d.id_of(entity)];
    match entity {
        Entity::Actor(ix) => {
            if let Some(actor) = d.actor(ix) {
                names.push(&actor.name);
                names.extend(actor.aliases.iter().map(String::as_str));
                names.extend(actor.code.as_deref());
            }
        }
        Entity::Topic(ix) => {
            names.extend(d.topic(ix).into_iter().flat_map(|t| [&*t.name, &*t.short]));
        }
        Entity::Instrument(ix) => {
            if let Some(instrument) = d.instrument(ix) {
                names.push(&instrument.title);
                names.extend(instrument.aliases.iter().map(String::as_str));
            }
        }
        Entity::Document(ix) => {
            if let Some(document) = d.document(ix) {
                names.push(&document.publisher);
                names.extend(document.title.as_deref());
            }
        }
        Entity::Position(_) => {}
    }
    names
}

/// Whatever has a name, positions left out.
pub fn all(d: &Dossier) -> impl Iterator<Item = Entity> {
    d.actor_indices()
        .map(Entity::Actor)
        .chain((0..d.topics.len() as u32).map(|n| Entity::Topic(TopicIx(n))))
        .chain((0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n))))
        .chain(d.document_indices().map(Entity::Document))
}

/// A name without case, accents, hyphens and blanks around it.
pub fn folded(name: &str) -> String {
    fold(name).text.replace(['-', '_', '.'], " ").trim().to_string()
}
