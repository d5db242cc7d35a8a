//! The quotes that differ between two entries, and those under which a difference is told.

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Entity, Known, Position, PositionIx, Quote, QuoteIx};
use crate::insight::cell::Cell;
use crate::insight::diff::change::{Change, ChangeKind};
use crate::insight::diff::side::Side;
use crate::insight::diff::stand::{ShownPosition, sources};

/// Every quote behind a position: its own, and those of its conditions and links.
pub(super) fn quotes_of<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = Quote<'d>> {
    let conditions = p.conditions().flat_map(move |c| d.quotes(c.evidence));
    p.evidence().chain(conditions).chain(p.links().flat_map(move |link| d.quotes(link.evidence)))
}

/// The quotes that only one of the two has. Another order is no other quote.
pub(super) fn requoted(
    a: Known<'_>,
    p: Position<'_>,
    b: Known<'_>,
    q: Position<'_>,
) -> [Vec<QuoteIx>; 2] {
    let (in_a, in_b) = (a.whole(), b.whole());
    if std::ptr::eq(in_a, in_b) && quotes_of(a, p).map(|x| x.ix).eq(quotes_of(b, q).map(|x| x.ix)) {
        return [Vec::new(), Vec::new()];
    }
    let keys: BTreeSet<QuoteKey<'_>> =
        quotes_of(a, p).map(|quote| quote_key(in_a, quote)).collect();
    let others: BTreeSet<QuoteKey<'_>> =
        quotes_of(b, q).map(|quote| quote_key(in_b, quote)).collect();
    let lost = quotes_of(a, p).filter(|quote| !others.contains(&quote_key(in_a, *quote)));
    let gained = quotes_of(b, q).filter(|quote| !keys.contains(&quote_key(in_b, *quote)));
    [lost.map(|quote| quote.ix).collect(), gained.map(|quote| quote.ix).collect()]
}

/// All that a quote says, without indices.
type QuoteKey<'d> = ([&'d str; 4], [Option<&'d str>; 2], Vec<(Vec<&'d str>, &'static str)>);

/// Document, words, context, translation and chain of a quote: equal where nothing of it differs.
pub fn quote_key<'d>(d: &'d Dossier, quote: Quote<'d>) -> QuoteKey<'d> {
    let hops = quote.hops().map(|hop| {
        let who: Vec<&str> = hop.who.iter().map(|who| d.id_of(*who)).collect();
        (who, hop.mode.name())
    });
    (
        [
            d.id_of(Entity::Document(quote.document())),
            quote.exact(),
            quote.prefix(),
            quote.suffix(),
        ],
        [quote.translation(), quote.translated_by()],
        hops.collect(),
    )
}

/// The quotes under which a cell is told: those of the position shown and of what is said beside it,
/// with those of their conditions and of what the whole text depends on. Each once.
pub fn cell_quotes(d: Known<'_>, cell: &Cell) -> Vec<QuoteIx> {
    told_quotes(d, &sources(d, cell))
}

/// The same for some positions.
pub fn told_quotes(d: Known<'_>, positions: &[PositionIx]) -> Vec<QuoteIx> {
    let mut quotes = Vec::new();
    for p in positions.iter().filter_map(|ix| d.position(*ix)) {
        quotes.extend(p.evidence().map(|quote| quote.ix));
        quotes.extend(p.conditions().flat_map(|c| d.quotes(c.evidence)).map(|quote| quote.ix));
        if !ShownPosition::of(d, p).shared.is_empty() {
            let shared = d.preconditions_of(p);
            quotes.extend(shared.flat_map(|c| d.quotes(c.evidence)).map(|quote| quote.ix));
        }
    }
    once(&d, quotes)
}

/// The quotes that a change cites on each side: those that differ, or else all of the position's.
pub fn change_quotes(a: Side<'_>, b: Side<'_>, change: &Change) -> [Vec<QuoteIx>; 2] {
    if change.kind == ChangeKind::Requoted {
        return change.quotes.clone();
    }
    let [first, second] = change.at;
    let all = |d: Known<'_>, ix: Option<PositionIx>| {
        let quotes = ix.and_then(|ix| d.position(ix)).into_iter().flat_map(|p| quotes_of(d, p));
        once(&d, quotes.map(|quote| quote.ix).collect())
    };
    [all(a.known, first), all(b.known, second)]
}

/// The same words with the same attribution are cited once, for whatever they serve.
fn once(d: &Dossier, quotes: Vec<QuoteIx>) -> Vec<QuoteIx> {
    let mut seen = BTreeSet::new();
    let quotes = quotes.into_iter().filter_map(|ix| d.quote(ix));
    quotes.filter(|quote| seen.insert(quote_key(d, *quote))).map(|quote| quote.ix).collect()
}
