//! What became of each quote, in a byte each: enough to count by and to see what is wrong, and so little that
//! it can be handed to another thread while more is being proved.

use super::verdict::{Verdict, VerdictKind};
use crate::dossier::QuoteIx;

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
