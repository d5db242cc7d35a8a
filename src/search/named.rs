//! What a typed name means: an id, a name, an alias or a country code, whatever its case, accents
//! and punctuation.

use crate::dossier::{Dossier, Entity, InstrumentIx, PositionIx, TopicIx};
use crate::text::edits::one_edit_apart;
use crate::text::fold::fold;

/// Every entity that the words name exactly, after folding. An id beats all names.
pub fn named(d: &Dossier, typed: &str) -> Vec<Entity> {
    if let Some(entity) = d.find(typed) {
        return vec![entity];
    }
    let wanted = folded(typed);
    all(d).filter(|entity| names(d, *entity).iter().any(|name| folded(name) == wanted)).collect()
}

/// What a typed name may have meant: entities of that sort whose name contains it or is contained in it; where there
/// is none, those of which it, or a word of it, is one letter apart.
pub fn nearest(d: &Dossier, typed: &str, is_meant: impl Fn(Entity) -> bool) -> Vec<Entity> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let resembling = |resembles: &dyn Fn(&str) -> bool| -> Vec<Entity> {
        let positions = (0..d.len().min(10_000) as u32).map(|n| Entity::Position(PositionIx(n)));
        let meant = all(d).chain(positions).filter(|entity| is_meant(*entity));
        let called = |entity: &Entity| names(d, *entity).iter().any(|n| resembles(&folded(n)));
        meant.filter(called).take(5).collect()
    };
    let found = resembling(&|name| name.contains(&wanted) || wanted.contains(name));
    // Of a short word almost everything is one letter apart.
    if !found.is_empty() || wanted.chars().count() < 4 {
        return found;
    }
    let near = |word: &str| one_edit_apart(word, &wanted);
    resembling(&|name| near(name) || name.split(' ').any(near))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{bundled, open};

    #[test]
    fn what_was_meant_is_found_by_a_part_of_a_name_or_with_one_letter_wrong() {
        let d = open(&bundled()).dossier;
        let near = |typed: &str, noun: &str| {
            let near = nearest(&d, typed, |entity| entity.noun().ends_with(noun));
            near.into_iter().map(|entity| d.id_of(entity).to_string()).collect::<Vec<_>>()
        };
        assert_eq!(near("Bonne", "topic"), ["bonne-moscow", "bonne-ushakov", "bonne-agenda"]);
        assert_eq!(near("germny", "actor"), ["deu"]);
        assert_eq!(near("macorn", "actor"), ["macron"]);
        assert_eq!(near("trops", "topic")[0], "ground-troops");
        // Of a short word almost everything is one letter apart, and of nothing everything is a part.
        assert_eq!((near("UG", "actor").len(), near("", "actor").len()), (0, 0));
    }
}
