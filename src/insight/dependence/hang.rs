//! What one position hangs on: one document or several, sources with or without a name, quotes proved or not; and
//! whose words a quote has.

use crate::dossier::terms::{ActorKind, Mode};
use crate::dossier::{DocumentIx, Dossier, Entity, Hop, Known, PositionIx, Quote, QuoteIx};
use crate::insight::naming::{called, in_a_row};

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

/// `, quoting Fabien Mandon`: the persons and offices whose words a quote has, where it does not name them.
pub(super) fn spoken_by(d: &Dossier, quote: Quote<'_>) -> String {
    let Some(hop) = quote.hops().next_back() else { return String::new() };
    let how = match hop.mode {
        Mode::Direct | Mode::Mixed => "quoting",
        Mode::Indirect => "paraphrasing",
        Mode::Text | Mode::Act => return String::new(),
    };
    let unsaid = hop.who.iter().filter(|who| matches!(who, Entity::Actor(_)));
    let unsaid = unsaid.filter(|who| !quote.exact().contains(d.name_of(**who)));
    let names = in_a_row(unsaid.map(|who| called(d, *who)));
    if names.is_empty() { names } else { format!(", {how} {names}") }
}
