//! What became of each quote, in a byte each: enough to count by and to see what is wrong, and so little that
//! it can be handed to another thread while more is being proved.

use super::verdict::{Verdict, VerdictKind};
use crate::dossier::{Dossier, Quote, QuoteIx};

/// What became of one quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Outcome {
    /// No copy speaks to it.
    #[default]
    Unread,
    Proved,
    /// A copy has it, and other words around it.
    Around,
    /// Not proved otherwise.
    Judged(VerdictKind),
}

/// What became of the quotes of a dossier, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Outcomes(Vec<Outcome>);

impl Outcomes {
    pub(super) fn put(&mut self, quote: QuoteIx, verdict: &Verdict) {
        let outcome = match verdict.kind() {
            VerdictKind::NoCopy => Outcome::Unread,
            _ if verdict.is_proof() => Outcome::Proved,
            _ if verdict.drift().is_some_and(|drift| drift.only_around) => Outcome::Around,
            kind => Outcome::Judged(kind),
        };
        if self.0.len() <= quote.at() {
            self.0.resize(quote.at() + 1, Outcome::Unread);
        }
        if let Some(place) = self.0.get_mut(quote.at()) {
            *place = outcome;
        }
    }

    pub(super) fn of(&self, quote: QuoteIx) -> Outcome {
        self.0.get(quote.at()).copied().unwrap_or_default()
    }

    /// Whether a quote is proved.
    pub fn is_proved(&self, quote: QuoteIx) -> bool {
        self.of(quote) == Outcome::Proved
    }
}

/// How a quote stands, as filters ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Proved,
    /// It reads otherwise in its copy, itself or around its words.
    Changed,
    Stale,
    Doubtful,
    Missing,
    Unreadable,
    /// By a stamp: the copy is not here.
    Attested,
    Unproved,
}

impl How {
    /// Each, the best first.
    pub const ALL: [How; 8] = [
        How::Proved,
        How::Attested,
        How::Unproved,
        How::Unreadable,
        How::Stale,
        How::Doubtful,
        How::Missing,
        How::Changed,
    ];

    /// As it is typed, and as it is called.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            How::Proved => ("proved", "proved"),
            How::Changed => ("changed", "reads otherwise"),
            How::Stale => ("stale", "stale"),
            How::Doubtful => ("doubtful", "doubtful"),
            How::Missing => ("missing", "missing"),
            How::Unreadable => ("unreadable", "unreadable here"),
            How::Attested => ("attested", "attested"),
            How::Unproved => ("unproved", "not proved"),
        }
    }
}

/// Whether a quote has a stamp, or its document.
fn has_stamp(d: &Dossier, quote: Quote<'_>) -> bool {
    d.stamp_of_quote(quote.ix).is_some() || d.stamp_of(quote.document()).is_some()
}

impl Outcomes {
    /// How a quote stands; attested is one of which no copy speaks and whose document is stamped.
    pub fn how(&self, d: &Dossier, quote: Quote<'_>) -> How {
        match self.of(quote.ix) {
            Outcome::Proved => How::Proved,
            Outcome::Around => How::Changed,
            Outcome::Unread if has_stamp(d, quote) => How::Attested,
            Outcome::Unread => How::Unproved,
            Outcome::Judged(kind) => match kind {
                VerdictKind::Exact | VerdictKind::Typographic => How::Proved,
                VerdictKind::Doubtful => How::Doubtful,
                VerdictKind::Drifted => How::Changed,
                VerdictKind::Missing => How::Missing,
                VerdictKind::Stale => How::Stale,
                VerdictKind::Unreadable => How::Unreadable,
                VerdictKind::NoCopy => How::Unproved,
            },
        }
    }
}
