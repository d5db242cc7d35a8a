//! Which documents are behind an entry as it is shown: whoever shows one entry of a large dossier reads no others.

use std::collections::BTreeSet;

use crate::dossier::{DocumentIx, Dossier, Entity, Position};

/// The documents that are quoted by what an entry is shown with: the positions that name it, what these are linked
/// with, and the texts and actors that all of them name.
pub fn documents_behind(d: &Dossier, entity: Entity) -> BTreeSet<DocumentIx> {
    let mut entries = BTreeSet::from([entity]);
    let named: Vec<Position<'_>> = d.positions().filter(|p| names(d, *p, entity)).collect();
    for p in named {
        let linked = d.linked_from(p.ix).iter().map(|ix| Entity::Position(*ix));
        let linked: Vec<Entity> = linked.chain(p.links().map(|link| link.to)).collect();
        entries.insert(Entity::Position(p.ix));
        entries.extend(linked);
    }
    let positions: Vec<Position<'_>> = entries
        .iter()
        .filter_map(|entity| match entity {
            Entity::Position(ix) => d.position(*ix),
            _ => None,
        })
        .collect();
    for p in positions {
        entries.extend(p.instrument().map(Entity::Instrument));
        entries.extend(p.actors().iter().chain(p.about()).map(|ix| Entity::Actor(*ix)));
    }
    let quotes = d.all_quotes().filter(|quote| entries.contains(&quote.owner()));
    let mut documents: BTreeSet<DocumentIx> = quotes.map(|quote| quote.document()).collect();
    if let Entity::Document(ix) = entity {
        documents.insert(ix);
    }
    documents
}

/// Whether a position is shown with an entry, or says something of it.
fn names(d: &Dossier, p: Position<'_>, entity: Entity) -> bool {
    match entity {
        Entity::Position(ix) => p.ix == ix,
        Entity::Actor(ix) => {
            p.actors().contains(&ix)
                || p.about().contains(&ix)
                || d.positions_spoken_by(ix).binary_search(&p.ix).is_ok()
        }
        Entity::Topic(ix) => d.is_within(p.topic(), ix),
        Entity::Instrument(ix) => {
            p.instrument() == Some(ix) || p.links().any(|link| link.to == Entity::Instrument(ix))
        }
        Entity::Document(ix) => p.evidence().any(|quote| quote.document() == ix),
    }
}
