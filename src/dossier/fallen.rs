//! What does not stand in its sources: the quotes that a copy does not have as they are written, and the
//! positions that have no other. What had been published by a day has only the quotes that were there by then.

use super::handles::Position;
use super::model::Dossier;
use super::rows::{Entity, QuoteIx};
use super::set::PositionSet;

/// The quotes that fell, and the positions none of whose quotes stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fallen {
    /// One for each quote, as far as any fell.
    quotes: Vec<bool>,
    /// How many of them fell.
    count: usize,
    positions: PositionSet,
}

impl Fallen {
    /// Takes note whether a quote fell, and sees whether its position has another one that stands, or of which
    /// nothing is known.
    pub fn put(&mut self, d: &Dossier, quote: QuoteIx, fell: bool) {
        if self.has(quote) == fell {
            return;
        }
        if self.quotes.len() <= quote.at() {
            self.quotes.resize(quote.at() + 1, false);
        }
        if let Some(is) = self.quotes.get_mut(quote.at()) {
            *is = fell;
        }
        self.count = if fell { self.count + 1 } else { self.count - 1 };
        let Some(Entity::Position(owner)) = d.quote(quote).map(|quote| quote.owner()) else {
            return;
        };
        if d.position(owner).is_some_and(|p| self.are_all(p)) {
            self.positions.insert(owner);
        } else {
            self.positions.remove(owner);
        }
    }

    /// Whether a quote fell.
    pub fn has(&self, quote: QuoteIx) -> bool {
        self.quotes.get(quote.at()).is_some_and(|fell| *fell)
    }

    /// Whether each quote of a position, as far as they were known, fell.
    pub fn are_all(&self, p: Position<'_>) -> bool {
        let mut quotes = p.evidence().map(|quote| self.has(quote.ix)).peekable();
        quotes.peek().is_some() && quotes.all(|fell| fell)
    }

    /// The positions of which every quote fell.
    pub const fn positions(&self) -> &PositionSet {
        &self.positions
    }

    /// Whether no quote fell.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }
}
