//! What falls with a document beside positions, and in whose entry it stands.

use crate::dossier::{ActorIx, Entity, InstrumentIx, Known, PositionIx, QuoteIx};
use crate::insight::grounds::of_positions;

/// Something beside a position that rests on quotes of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who did what about a text: the number of the entry in it, and those of its actors of whom
    /// nothing else held tells the same.
    Act(InstrumentIx, usize, Vec<ActorIx>),
    /// What a text depends on.
    Precondition(InstrumentIx, usize),
    /// That an actor is a member of a body.
    Membership(ActorIx, usize),
    /// That an actor is not a member of a body.
    NonMembership(ActorIx, usize),
    /// A condition of a position that itself stands, by its number among those that were known:
    /// what is left reads stronger.
    Condition(PositionIx, usize),
    /// A link of a position that itself stands, by its number.
    Link(PositionIx, usize),
}

impl Part {
    pub const fn label(&self) -> &'static str {
        match self {
            Part::Act(..) => "act",
            Part::Precondition(..) => "precondition",
            Part::Membership(..) => "membership",
            Part::NonMembership(..) => "non-membership",
            Part::Condition(..) => "condition",
            Part::Link(..) => "link",
        }
    }

    /// Its number in that entry, from 0.
    pub const fn number(&self) -> usize {
        match self {
            Part::Act(_, n, _)
            | Part::Precondition(_, n)
            | Part::Membership(_, n)
            | Part::NonMembership(_, n)
            | Part::Condition(_, n)
            | Part::Link(_, n) => *n,
        }
    }

    /// The quotes that say so, as far as they were known.
    pub fn quotes(&self, d: Known<'_>) -> Vec<QuoteIx> {
        let evidence = match self {
            Part::Act(ix, n, _) => {
                d.instrument(*ix).and_then(|i| i.participation.get(*n)).map(|p| p.evidence)
            }
            Part::Precondition(ix, n) => {
                d.instrument(*ix).and_then(|i| i.preconditions.get(*n)).map(|p| p.evidence)
            }
            Part::Membership(ix, n) => {
                d.actor(*ix).and_then(|a| a.member_of.get(*n)).map(|m| m.evidence)
            }
            Part::NonMembership(ix, n) => {
                d.actor(*ix).and_then(|a| a.not_member_of.get(*n)).map(|m| m.evidence)
            }
            Part::Condition(ix, n) => {
                d.position(*ix).and_then(|p| p.conditions().nth(*n)).map(|c| c.evidence)
            }
            Part::Link(ix, n) => d
                .position(*ix)
                .and_then(|p| p.links().find(|link| link.number == *n))
                .map(|link| link.evidence),
        };
        evidence.into_iter().flat_map(|rows| d.quotes(rows)).map(|quote| quote.ix).collect()
    }

    /// The quotes on which a sentence on it rests: of a remark those of what it compares, too.
    pub fn rests_on(&self, d: Known<'_>) -> Vec<QuoteIx> {
        let mut quotes = self.quotes(d);
        quotes.extend(of_positions(d, self.compares(d)));
        quotes
    }

    /// The positions that a remark compares.
    pub fn compares(&self, d: Known<'_>) -> Vec<PositionIx> {
        let Part::Link(ix, n) = self else { return Vec::new() };
        let links = d.position(*ix).into_iter().flat_map(|p| p.links());
        let to = links.filter(|link| link.number == *n).filter_map(|link| match link.to {
            Entity::Position(to) => Some(to),
            _ => None,
        });
        std::iter::once(*ix).chain(to).collect()
    }

    /// Whose entry it stands in.
    pub const fn owner(&self) -> Entity {
        match self {
            Part::Act(ix, ..) | Part::Precondition(ix, _) => Entity::Instrument(*ix),
            Part::Membership(ix, _) | Part::NonMembership(ix, _) => Entity::Actor(*ix),
            Part::Condition(ix, _) | Part::Link(ix, _) => Entity::Position(*ix),
        }
    }
}
