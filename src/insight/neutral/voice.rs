//! Whose words a statement is told in: those of the quote that a line shows for it.

use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Entity, Position, Quote, Words, nearest_words, words};
use crate::text::fold::fold;

/// The quote that the line shows for a position: the first in which the actor speaks or acts, where
/// others speak for it the first in which it does not, or else the first of all.
pub(super) fn shown<'d>(d: &Dossier, p: Position<'d>) -> Option<Quote<'d>> {
    let speaks = |quote: &Quote<'_>| {
        let own = p.actors().iter().any(|actor| words(d, *quote, *actor) != Words::Others);
        own == (p.stance() != Stance::Expected)
    };
    p.evidence().find(speaks).or_else(|| p.evidence().next())
}

/// Whether nobody of a position's actors speaks in it.
pub(super) fn is_told_by_others(d: &Dossier, p: Position<'_>) -> bool {
    let all_silent = || p.actors().iter().all(|actor| nearest_words(d, p, *actor) == Words::Others);
    p.stance() == Stance::Expected || all_silent()
}

/// Whether the document itself speaks: no hop, or nobody but whoever publishes it.
pub(super) fn speaks_itself(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> bool {
    let hops: Vec<Entity> = quote.hops().flat_map(|hop| hop.who).copied().collect();
    if hops.is_empty() {
        return is_told_by_others(d, p);
    }
    let publisher = fold(d.name_of(Entity::Document(quote.document()))).text;
    hops.iter().all(|who| {
        let Entity::Actor(ix) = who else { return false };
        let is_it = d.actor(*ix).is_some_and(|a| {
            std::iter::once(&a.name).chain(&a.aliases).any(|name| fold(name).text == publisher)
        });
        is_it && (p.actors().contains(ix) || is_told_by_others(d, p))
    })
}
