//! What a name on the command line means: an actor, a topic, a document, a stance, or that nothing is called so.

use std::path::Path;

use super::nearest::{Candidate, no_such};
use super::output::Failure;
use super::remedy::command;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, TopicIx};
use crate::insight::naming::{Joint, document, in_a_row, list};
use crate::search::named::{all, named, names};

pub(super) fn actor_named(
    d: &Dossier,
    path: Option<&Path>,
    name: &str,
) -> Result<ActorIx, Failure> {
    let actors = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    });
    actors.ok_or_else(|| unknown(d, path, name, "actor"))
}

pub(super) fn topic_named(
    d: &Dossier,
    path: Option<&Path>,
    name: &str,
) -> Result<TopicIx, Failure> {
    let topic = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Topic(ix) => Some(ix),
        _ => None,
    });
    topic.ok_or_else(|| unknown(d, path, name, "topic"))
}

pub(super) fn stance_named(name: &str) -> Result<Stance, Failure> {
    Stance::from_name(name).ok_or_else(|| {
        let all: Vec<String> = Stance::ALL.iter().map(|s| s.name().to_lowercase()).collect();
        let remedy = format!("use one of {}", all.join(", "));
        no_such("stance", name, all.iter().map(|name| Candidate::new(name)), &remedy)
    })
}

/// So many positions are looked through: each has an id and no other name.
const MOST_POSITIONS: usize = 10_000;

/// That nothing of that sort is called so in the dossier at that path, with what resembles it; `entry` is any sort.
pub(super) fn unknown(d: &Dossier, path: Option<&Path>, name: &str, noun: &str) -> Failure {
    let is_meant = |entity: &Entity| noun == "entry" || entity.noun().ends_with(noun);
    let positions = d.positions().take(MOST_POSITIONS).map(|p| Entity::Position(p.ix));
    let candidate = |entity| Candidate::shown(&with_id(d, entity), &names(d, entity));
    let near = all(d).chain(positions).filter(is_meant).map(candidate);
    let remedy = match noun {
        "actor" | "topic" | "document" => {
            format!("{} lists them", command(&format!("{noun}s"), path))
        }
        _ => {
            let [first, rest @ ..] =
                ["list", "actors", "topics", "documents"].map(|words| command(words, path));
            format!("{first}, {} show what is there", list(&rest, Joint::And))
        }
    };
    no_such(noun, name, near, &remedy)
}

/// `Kern in Ostria (kern-ostria)`: an entry as people call it, with the id that names it alone.
fn with_id(d: &Dossier, entity: Entity) -> String {
    let id = d.id_of(entity);
    match entity {
        Entity::Position(_) => id.to_string(),
        Entity::Document(ix) => format!("{} ({id})", document(d, ix)),
        other => format!("{} ({id})", d.name_of(other)),
    }
}

/// The one document of that name. A publisher may have several: then their ids are asked for.
pub(super) fn document_named(
    d: &Dossier,
    path: Option<&Path>,
    name: &str,
) -> Result<DocumentIx, Failure> {
    let found = named(d, name).into_iter().filter_map(|entity| match entity {
        Entity::Document(ix) => Some(ix),
        _ => None,
    });
    let found: Vec<DocumentIx> = found.collect();
    match found.as_slice() {
        [] => Err(unknown(d, path, name, "document")),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{bundled, open};

    #[test]
    fn what_was_meant_is_found_by_a_part_of_a_name_or_with_one_letter_wrong() {
        let d = open(&bundled()).dossier;
        let check = |typed: &str, noun: &str, ids: &[&str]| {
            let told = unknown(&d, None, typed, noun).0;
            for id in ids {
                assert!(told.contains(&format!("({id})")), "{told}");
            }
            assert_eq!(told.contains("did you mean"), !ids.is_empty(), "{told}");
        };
        check("Bonne", "topic", &["bonne-moscow", "bonne-ushakov", "bonne-agenda"]);
        check("germny", "actor", &["deu"]);
        check("macorn", "actor", &["macron"]);
        check("trops", "topic", &["ground-troops"]);
        check("UG", "actor", &[]);
        check("", "actor", &[]);
    }
}
