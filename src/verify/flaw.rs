//! What must be said beside whatever rests on a quote that does not stand: a sentence, a cell, a row. Of a
//! copy that is merely another one than the stamped one nothing has to be: the words stand in it.

use super::proofs::Proofs;
use super::standing::{Standing, standing};
use super::verdict::VerdictKind;
use crate::dossier::{Dossier, QuoteIx};

/// With this begins whatever rests on a quote that does not stand.
pub const STAMP: &str = "NOT PROVED";

/// On a quote whose words stand in a copy, and that copy is not the one that was stamped.
const STALE: &str = "STALE COPY";

/// Why a quote is neither proved nor attested; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaw {
    /// The copy has similar words, and others.
    ReadsOtherwise,
    /// The copy does not have the words.
    Missing,
    /// The copy has them where they prove nothing.
    Doubtful,
    /// The copy has them, and other words around them.
    Context,
    /// The copy, or a part of it, cannot be read.
    Unreadable,
    /// Nobody looked: there is no copy here, and no stamp.
    NotProved,
}

impl Flaw {
    /// Each, the worst first.
    pub const ALL: [Flaw; 6] = [
        Flaw::ReadsOtherwise,
        Flaw::Missing,
        Flaw::Doubtful,
        Flaw::Context,
        Flaw::Unreadable,
        Flaw::NotProved,
    ];

    /// What is wrong with a quote that stands like this; `None` where nothing is. A stale copy is another one
    /// than was stamped, and has the words: that is told of the copy, once.
    pub fn of(standing: &Standing<'_>) -> Option<Flaw> {
        match standing {
            Standing::Judged(verdict) => match verdict.kind() {
                VerdictKind::Exact | VerdictKind::Typographic | VerdictKind::Stale => None,
                VerdictKind::Doubtful => Some(Flaw::Doubtful),
                VerdictKind::Drifted if verdict.drift().is_some_and(|drift| drift.only_around) => {
                    Some(Flaw::Context)
                }
                VerdictKind::Drifted => Some(Flaw::ReadsOtherwise),
                VerdictKind::Missing => Some(Flaw::Missing),
                VerdictKind::Unreadable => Some(Flaw::Unreadable),
                VerdictKind::NoCopy => Some(Flaw::NotProved),
            },
            Standing::Attested(_) => None,
            Standing::Unproved => Some(Flaw::NotProved),
        }
    }

    /// In lists and beside cells.
    pub const fn label(self) -> &'static str {
        match self {
            Flaw::ReadsOtherwise => "reads otherwise",
            Flaw::Missing => "missing",
            Flaw::Doubtful => "doubtful",
            Flaw::Context => "context reads otherwise",
            Flaw::Unreadable => "unreadable",
            Flaw::NotProved => "not proved",
        }
    }

    /// Before a sentence, on a quote: `NOT PROVED (reads otherwise)`.
    pub fn stamp(self) -> String {
        match self {
            Flaw::NotProved => STAMP.to_string(),
            flaw => format!("{STAMP} ({})", flaw.label()),
        }
    }
}

/// What nobody may overlook of a quote that stands like this; `None` where it is proved or attested.
pub fn stamp_of(standing: &Standing<'_>) -> Option<String> {
    let is_good = standing.is_proof() || matches!(standing, Standing::Attested(_));
    let stale = || (!is_good).then(|| STALE.to_string());
    Flaw::of(standing).map(Flaw::stamp).or_else(stale)
}

/// The worst flaw of some quotes; `None` where all of them stand.
pub fn flaw_of(
    d: &Dossier,
    proofs: &Proofs,
    quotes: impl IntoIterator<Item = QuoteIx>,
) -> Option<Flaw> {
    quotes.into_iter().filter_map(|quote| Flaw::of(&standing(d, proofs, quote))).min()
}

/// A sentence with the stamp of the worst of the quotes on which it rests, if they do not all stand.
pub fn stamped(
    d: &Dossier,
    proofs: &Proofs,
    quotes: impl IntoIterator<Item = QuoteIx>,
    sentence: &str,
) -> String {
    with_stamp(flaw_of(d, proofs, quotes), sentence)
}

/// A sentence after the stamp of a flaw, if there is one.
pub fn with_stamp(flaw: Option<Flaw>, sentence: &str) -> String {
    match flaw {
        Some(flaw) => format!("{}: {sentence}", flaw.stamp()),
        None => sentence.to_string(),
    }
}
