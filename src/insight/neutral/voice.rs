//! Whose words a statement is told in: those of the quote that a line shows for it.

use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Position, Quote, Words, nearest_words, words};

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
