//! What a dossier has names for.

use std::path::Path;

use super::super::values::Values;
use super::super::{brief, open};
use super::words::Word;
use crate::dossier::terms::Stance;
use crate::dossier::{Bundled, Dossier, Entity};
use crate::insight::coalition::is_body;
use crate::search::named::{all, names};

/// Everything of that sort, by id and by name; nothing when the dossier cannot be read.
pub(super) fn of(dossier: Option<&Path>, what: Values) -> Vec<Word> {
    match what {
        Values::Stance => {
            let word = |stance: &Stance| Word::new(&stance.name().to_lowercase(), "");
            Stance::ALL.iter().map(word).collect()
        }
        Values::Brief => brief::names(dossier).iter().map(|name| Word::new(name, "")).collect(),
        Values::Listed | Values::File | Values::Folder | Values::Written | Values::None => {
            Vec::new()
        }
        Values::Dossier => dossiers(),
        what => {
            let d = open::unchecked(dossier);
            let mut words = d.map(|d| of_dossier(&d, what)).unwrap_or_default();
            if matches!(what, Values::ActorOrFile | Values::BodyOrFile) {
                words.extend(dossiers());
            }
            words
        }
    }
}

/// The dossiers that have a name of their own.
fn dossiers() -> Vec<Word> {
    Bundled::ALL.iter().map(|bundled| Word::new(bundled.name, bundled.about)).collect()
}

fn of_dossier(d: &Dossier, what: Values) -> Vec<Word> {
    let is_meant = |entity: &Entity| match (what, entity) {
        (Values::Entry, _) => true,
        (Values::Body | Values::BodyOrFile, Entity::Actor(ix)) => is_body(d, *ix),
        (Values::Actor | Values::ActorOrFile, Entity::Actor(_))
        | (Values::Topic, Entity::Topic(_))
        | (Values::Document, Entity::Document(_)) => true,
        _ => false,
    };
    let word = |entity: Entity| {
        let mut word = Word::new(d.id_of(entity), d.name_of(entity));
        word.also = names(d, entity).into_iter().map(str::to_string).collect();
        word
    };
    let mut words: Vec<Word> = all(d).filter(is_meant).map(word).collect();
    if what == Values::Entry {
        words.extend(d.positions().map(|p| Word::new(p.id(), p.summary())));
    }
    words
}
