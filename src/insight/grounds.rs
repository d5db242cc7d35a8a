//! On which quotes something that is composed rests: what a position says, what a cell shows.

use crate::dossier::{Known, Position, PositionIx, QuoteIx};
use crate::insight::cell::Cell;

/// The quotes on which what some positions say rests, each once.
pub fn of_positions(d: Known<'_>, positions: impl IntoIterator<Item = PositionIx>) -> Vec<QuoteIx> {
    let positions = positions.into_iter().filter_map(|ix| d.position(ix));
    once(positions.flat_map(|p| of_position(d, p)).collect())
}

/// The quotes on which what a position says rests: its own, and those of its conditions. Those of its links
/// say what lies between it and others.
pub fn of_position<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = QuoteIx> {
    let conditions = p.conditions().flat_map(move |condition| d.quotes(condition.evidence));
    p.evidence().chain(conditions).map(|quote| quote.ix)
}

/// The quotes on which a cell rests: those of every position behind it, and where it says that what it shows
/// depends on something through its text, those too.
pub fn of_cell(d: Known<'_>, cell: &Cell) -> Vec<QuoteIx> {
    let mut quotes = of_positions(d, cell.positions());
    let shown = cell.shown().filter(|_| cell.marks.precondition).and_then(|ix| d.position(ix));
    quotes.extend(shown.into_iter().flat_map(|p| shared_by(d, p)));
    once(quotes)
}

/// The quotes that say on what a position depends through its text.
pub fn shared_by<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = QuoteIx> {
    d.preconditions_of(p).flat_map(move |shared| d.quotes(shared.evidence)).map(|quote| quote.ix)
}

fn once(mut quotes: Vec<QuoteIx>) -> Vec<QuoteIx> {
    quotes.sort_unstable();
    quotes.dedup();
    quotes
}
