//! What one position hangs on: one document or several, sources with or without a name, quotes proved or not.

use crate::dossier::terms::ActorKind;
use crate::dossier::{DocumentIx, Dossier, Entity, Hop, Known, PositionIx, Quote, QuoteIx};

/// What one position hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hang {
    /// The only document that has its words; `None` where there are several.
    pub document: Option<DocumentIx>,
    /// Through how many unnamed sources each of its quotes comes at least; 0 where one comes
    /// through none.
    pub unnamed: usize,
    pub quotes: usize,
    pub proved: usize,
}

/// What a position hangs on; `None` for an index of another dossier.
pub fn hang(d: Known<'_>, ix: PositionIx, is_proof: &dyn Fn(QuoteIx) -> bool) -> Option<Hang> {
    let p = d.position(ix)?;
    let first = p.evidence().next().map(|quote| quote.document());
    let several = p.evidence().any(|quote| Some(quote.document()) != first);
    Some(Hang {
        document: first.filter(|_| !several),
        unnamed: p.evidence().map(|quote| unnamed_hops(&d, quote)).min().unwrap_or(0),
        quotes: p.evidence().count(),
        proved: p.evidence().filter(|quote| is_proof(quote.ix)).count(),
    })
}

/// Through how many unnamed sources a quote came. Where somebody with a name says it together with
/// one without, the name stands for it.
fn unnamed_hops(d: &Dossier, quote: Quote<'_>) -> usize {
    let is_unnamed = |who: &Entity| match who {
        Entity::Actor(ix) => d
            .actor(*ix)
            .is_some_and(|actor| actor.kind == ActorKind::Unnamed && !actor.at.is_stand_in()),
        _ => false,
    };
    let anonymous = |hop: &Hop<'_>| !hop.who.is_empty() && hop.who.iter().all(is_unnamed);
    quote.hops().filter(anonymous).count()
}
