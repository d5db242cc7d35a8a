//! How a state stands beside a body, on the topic of an undertaking and on those below it. Conditions of
//! two parties are never compared by their words.

use std::collections::BTreeSet;

use crate::dossier::terms::{ConditionKind, Family, Firmness, Stance};
use crate::dossier::{InstrumentIx, Known, Position};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::record::is_elsewhere;

/// How a state stands beside the body. What matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Against {
    Declines,
    /// It undertakes something there and declines something.
    Mixed,
    /// On a topic below: under a condition of its own, or only elsewhere.
    Limits,
    /// Less firm than the body, or limited where the body is not.
    Narrower,
    /// On a topic below: it undertakes a part, or could.
    Part,
    /// Both joined a text, and not the same one: nothing is compared.
    OtherText,
    /// More firm than the body, or unlimited where the body is limited.
    Further,
    Same,
    /// It takes a stance that neither undertakes nor declines.
    OtherStance,
    SpokenFor,
    /// What is on record for it does not stand in its source as it is quoted.
    NotAsQuoted,
    /// It may have said something by then: the dates do not say.
    Perhaps,
    Silent,
}

impl Against {
    pub const fn label(self) -> &'static str {
        match self {
            Against::Declines => "declines",
            Against::Mixed => "mixed",
            Against::Narrower => "narrower",
            Against::Limits => "limits a part",
            Against::Part => "a part of it",
            Against::OtherText => "another text",
            Against::Further => "further",
            Against::Same => "the same",
            Against::OtherStance => "other stance",
            Against::SpokenFor => "only spoken for",
            Against::NotAsQuoted => "not as quoted",
            Against::Perhaps => "the dates do not say",
            Against::Silent => "silent",
        }
    }
}

/// What a cell's actor undertakes itself, or could.
pub(super) fn undertakings<'d>(d: Known<'d>, cell: &Cell) -> impl Iterator<Item = Position<'d>> {
    let some = if cell.own.is_empty() { &cell.fallen } else { &cell.own };
    let own = some.clone().into_iter().filter_map(move |ix| d.position(ix));
    own.filter(|p| matches!(p.stance(), Stance::Commit | Stance::Ready))
}

pub(super) fn on_the_same(d: Known<'_>, body: &Cell, state: &Cell) -> Against {
    match state.bucket() {
        Bucket::Refused => Against::Declines,
        Bucket::Mixed => Against::Mixed,
        Bucket::Other => Against::OtherStance,
        Bucket::SpokenFor => Against::SpokenFor,
        Bucket::NotAsQuoted => Against::NotAsQuoted,
        Bucket::Silent => Against::Silent,
        Bucket::Committed | Bucket::Conditioned | Bucket::Ready => {
            let (body, state) = (Weight::new(d, body), Weight::new(d, state));
            state.against(&body)
        }
    }
}

/// On a topic on which the body itself undertakes nothing there is nothing to compare. `None` where
/// the state says nothing of what it does itself.
pub(super) fn on_a_part(d: Known<'_>, state: &Cell) -> Option<Against> {
    match state.bucket() {
        Bucket::Refused => Some(Against::Declines),
        Bucket::Mixed => Some(Against::Mixed),
        Bucket::Conditioned => Some(Against::Limits),
        Bucket::Committed | Bucket::Ready => Some(Against::Part),
        Bucket::SpokenFor => Some(Against::SpokenFor),
        Bucket::NotAsQuoted => Some(Against::NotAsQuoted),
        Bucket::Other => {
            let shown = state.shown().and_then(|ix| d.position(ix))?;
            (shown.stance().family() == Family::Withholds).then_some(Against::OtherStance)
        }
        Bucket::Silent => None,
    }
}

/// What weighs when two undertakings are compared.
#[expect(clippy::struct_excessive_bools, reason = "each weighs by itself")]
struct Weight {
    commits: bool,
    /// A caveat, an approval, or only elsewhere.
    limited: bool,
    /// A precondition of its own, or of the text on which it stands.
    own_precondition: bool,
    precondition: bool,
    /// The texts that it joined with these undertakings; `None` where one is not part of a joined
    /// text.
    texts: Option<BTreeSet<InstrumentIx>>,
}

impl Weight {
    fn new(d: Known<'_>, cell: &Cell) -> Weight {
        let all = || undertakings(d, cell);
        let has = |kinds: &[ConditionKind]| {
            all().any(|p| p.conditions().any(|c| kinds.contains(&c.kind)))
        };
        let own_precondition = has(&[ConditionKind::Precondition]);
        Weight {
            commits: all().any(|p| p.stance() == Stance::Commit),
            limited: has(&[ConditionKind::Caveat, ConditionKind::Approval])
                || all().any(|p| is_elsewhere(&d, p)),
            own_precondition,
            precondition: own_precondition || cell.marks.precondition,
            texts: all().map(joined_text).collect(),
        }
    }

    fn against(&self, body: &Weight) -> Against {
        if let (Some(own), Some(bodys)) = (&self.texts, &body.texts)
            && own.is_disjoint(bodys)
        {
            return Against::OtherText;
        }
        // Where both have a precondition, whether it is the same one is not worked out here.
        let limited = |one: &Weight, other: &Weight| {
            one.limited && !other.limited || one.own_precondition && !other.precondition
        };
        let narrower = body.commits && !self.commits || limited(self, body);
        let further = self.commits && !body.commits || limited(body, self);
        match (narrower, further) {
            (true, _) => Against::Narrower,
            (false, true) => Against::Further,
            (false, false) => Against::Same,
        }
    }
}

/// The text that an undertaking is part of by its having been signed or adopted.
fn joined_text(p: Position<'_>) -> Option<InstrumentIx> {
    let joined =
        matches!(p.firmness(), Some(Firmness::Binding | Firmness::Signed | Firmness::Adopted));
    p.instrument().filter(|_| joined)
}
