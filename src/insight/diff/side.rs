//! The two sides of a comparison, and what is the same on both.

use crate::dossier::{Dossier, Entity, Known, PositionSet};

/// One of the two that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'d> {
    pub known: Known<'d>,
    /// The positions that count.
    pub within: &'d PositionSet,
    /// Those of which the dates do not say whether they count: compared with nothing, but told.
    pub possibly: &'d PositionSet,
}

/// Whether both are the same dossier, at other times or within other sets.
pub fn is_one_dossier(a: Side<'_>, b: Side<'_>) -> bool {
    std::ptr::eq(a.known.whole(), b.known.whole())
}

/// The same thing in another dossier, by its id; what has become something else is not the same.
pub(super) fn same(from: &Dossier, to: &Dossier, entity: Entity) -> Option<Entity> {
    if std::ptr::eq(from, to) {
        return Some(entity);
    }
    to.find(from.id_of(entity))
        .filter(|found| std::mem::discriminant(found) == std::mem::discriminant(&entity))
}
