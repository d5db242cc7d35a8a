//! What a name on the command line means: an actor, a topic, a document, a stance, or that nothing is called so.

use super::output::Failure;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, TopicIx};
use crate::insight::naming::{document, in_a_row};
use crate::search::named::{named, nearest};

pub(super) fn actor_named(d: &Dossier, name: &str) -> Result<ActorIx, Failure> {
    let actors = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    });
    actors.ok_or_else(|| unknown(d, name, "actor"))
}

pub(super) fn topic_named(d: &Dossier, name: &str) -> Result<TopicIx, Failure> {
    let topic = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Topic(ix) => Some(ix),
        _ => None,
    });
    topic.ok_or_else(|| unknown(d, name, "topic"))
}

pub(super) fn stance_named(name: &str) -> Result<Stance, Failure> {
    Stance::from_name(name).ok_or_else(|| {
        let all: Vec<String> = Stance::ALL.iter().map(|s| s.name().to_lowercase()).collect();
        Failure(format!("`{name}` is no stance: use one of {}", all.join(", ")))
    })
}

/// That nothing of that name is there, with what resembles it.
pub(super) fn unknown(d: &Dossier, name: &str, noun: &str) -> Failure {
    let near = nearest(d, name, |entity| noun == "entry" || entity.noun().ends_with(noun));
    let remedy = if near.is_empty() {
        "`onrecord list` shows what is there".to_string()
    } else {
        let near: Vec<String> = near.into_iter().map(|entity| with_id(d, entity)).collect();
        format!("did you mean {}?", near.join("; "))
    };
    Failure(format!("no {noun} is called `{name}`: {remedy}"))
}

/// `Bonne in Moscow (bonne-moscow)`: an entry as people call it, with the id that names it alone.
fn with_id(d: &Dossier, entity: Entity) -> String {
    let id = d.id_of(entity);
    match entity {
        Entity::Position(_) => id.to_string(),
        Entity::Document(ix) => format!("{} ({id})", document(d, ix)),
        other => format!("{} ({id})", d.name_of(other)),
    }
}

/// The one document of that name. A publisher may have several: then their ids are asked for.
pub(super) fn document_named(d: &Dossier, name: &str) -> Result<DocumentIx, Failure> {
    let found = named(d, name).into_iter().filter_map(|entity| match entity {
        Entity::Document(ix) => Some(ix),
        _ => None,
    });
    let found: Vec<DocumentIx> = found.collect();
    match found.as_slice() {
        [] => Err(unknown(d, name, "document")),
        [one] => Ok(*one),
        several => {
            let some = several.iter().take(5).map(|ix| with_id(d, Entity::Document(*ix)));
            Err(Failure(format!(
                "`{name}` names {} documents: name one by its id, such as {}",
                several.len(),
                in_a_row(some)
            )))
        }
    }
}
