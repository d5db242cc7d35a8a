//! On which quotes the sentences on a body and its members rest, so that each can be told with how they
//! stand.

use super::{depends, joined};
use crate::dossier::{ActorIx, Known, Position, QuoteIx};
use crate::insight::coalition::{Coalition, Undertaking};
use crate::insight::grounds::of_positions;

/// What a body undertakes, and what that depends on.
pub fn undertaking_rests_on(d: Known<'_>, on: &Undertaking) -> Vec<QuoteIx> {
    let mut quotes = of_positions(d, on.positions.iter().copied());
    let all: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    quotes.extend(depends::rests_on(d, &all));
    quotes
}

/// What the sources have for those who joined a text, beside states that they do not name.
pub fn silence_rests_on(d: Known<'_>, body: ActorIx, on: &Undertaking) -> Vec<QuoteIx> {
    joined::text(d, body, on).map(|text| joined::rests_on(d, text)).unwrap_or_default()
}

/// How many members the sources count.
pub fn counts_rest_on(d: Known<'_>, of: &Coalition) -> Vec<QuoteIx> {
    of_positions(d, of.counts.iter().copied())
}
