//! On which quotes something that is composed rests: what a position says, what a cell shows.

use crate::dossier::{Known, Position, PositionIx, QuoteIx};
use crate::insight::cell::Cell;

/// The quotes on which what some positions say rests, each once: their own, those of their conditions, and
/// those of what they depend on through their text. Those of their links say what lies between them and others.
pub fn of_positions(d: Known<'_>, positions: impl IntoIterator<Item = PositionIx>) -> Vec<QuoteIx> {
    let mut quotes = Vec::new();
    for p in positions.into_iter().filter_map(|ix| d.position(ix)) {
        quotes.extend(of_position(d, p));
    }
    quotes.sort_unstable();
    quotes.dedup();
    quotes
}

/// The quotes on which what a position says rests.
pub fn of_position<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = QuoteIx> {
    let conditions = p.conditions().flat_map(move |condition| d.quotes(condition.evidence));
    let shared = d.preconditions_of(p).flat_map(move |shared| d.quotes(shared.evidence));
    p.evidence().chain(conditions).chain(shared).map(|quote| quote.ix)
}

/// The quotes on which a cell rests: those of every position behind it.
pub fn of_cell(d: Known<'_>, cell: &Cell) -> Vec<QuoteIx> {
    of_positions(d, cell.positions())
}
