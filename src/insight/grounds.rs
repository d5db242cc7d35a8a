//! On which quotes something that is composed rests: what a position says, what a cell shows.

use crate::dossier::terms::Act;
use crate::dossier::{Entity, InstrumentIx, Known, Participation, Position, PositionIx, QuoteIx};
use crate::insight::cell::Cell;
use crate::insight::record::Tie;

/// The quotes on which what some positions say rests, each once.
pub fn of_positions(d: Known<'_>, positions: impl IntoIterator<Item = PositionIx>) -> Vec<QuoteIx> {
    let positions = positions.into_iter().filter_map(|ix| d.position(ix));
    once(positions.flat_map(|p| of_position(d, p)).collect())
}

/// The quotes on which what a position says rests: its own, those of its conditions, and where a text speaks
/// for its actors, those that say that they joined it. Those of its links say what lies between it and others.
pub fn of_position<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = QuoteIx> {
    let conditions = p.conditions().flat_map(move |condition| d.quotes(condition.evidence));
    p.evidence().chain(conditions).map(|quote| quote.ix).chain(joined_by(d, p))
}

/// The quotes that say that a position's actors signed or adopted the text that speaks for them.
fn joined_by<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = QuoteIx> {
    let speaks = |text: &InstrumentIx| {
        let is = |who: &Entity| *who == Entity::Instrument(*text);
        let mut innermost = p.evidence().filter_map(|quote| quote.hops().next_back());
        innermost.any(|hop| hop.who.iter().any(is))
    };
    let text = p.instrument().filter(speaks);
    let acts = text.into_iter().flat_map(move |text| d.participation(text));
    let is_theirs = move |part: &Participation| {
        matches!(part.act, Act::Signed | Act::Adopted)
            && part.actors.iter().any(|actor| p.actors().contains(actor))
    };
    acts.filter(move |(_, part)| is_theirs(part))
        .flat_map(move |(_, part)| d.quotes(part.evidence))
        .map(|quote| quote.ix)
}

/// The quotes on which a cell rests: those of every position behind it, and where it says that what it shows
/// depends on something through its text, those too.
pub fn of_cell(d: Known<'_>, cell: &Cell) -> Vec<QuoteIx> {
    let mut quotes = of_positions(d, cell.positions());
    let shown = cell.shown().filter(|_| cell.marks.precondition).and_then(|ix| d.position(ix));
    quotes.extend(shown.into_iter().flat_map(|p| shared_by(d, p)));
    once(quotes)
}

/// The quotes on which a link rests as it is told: those that say so, and those of the position that it tells.
pub fn of_tie(d: Known<'_>, tie: &Tie) -> Vec<QuoteIx> {
    let told = match tie.to {
        Entity::Position(ix) => Some(ix),
        _ => None,
    };
    [tie.quotes.clone(), of_positions(d, told)].concat()
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
