//! What differs between two sides, as data: cells that moved, and what became of positions.

use crate::dossier::{ActorIx, PositionIx, QuoteIx, TopicIx};
use crate::insight::cell::Cell;
use crate::insight::diff::facets::Facet;

/// A cell of the grid that shows something else: by actor and topic, each with its index on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub actor: [Option<ActorIx>; 2],
    pub topic: [Option<TopicIx>; 2],
    pub cells: [Cell; 2],
    /// Whether the dates leave open what else stood there.
    pub uncertain: [bool; 2],
}

/// What became of one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: Kind,
    /// The position on each side; `None` where it is not there.
    pub at: [Option<PositionIx>; 2],
    /// The dates do not say whether the other side had it, too.
    pub perhaps: bool,
    /// What is recorded otherwise.
    pub facets: Vec<Facet>,
    /// The quotes that only one side has.
    pub quotes: [Vec<QuoteIx>; 2],
}

/// What sort of change; those that alter what can be said first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The same entry, recorded otherwise: stance, firmness, a condition, a place.
    Restated,
    /// A later statement replaces it, and did not before.
    Superseded,
    /// A later statement replaced it, and does not any more.
    Reinstated,
    /// In the second only.
    New,
    /// In the first only.
    Withdrawn,
    /// The summary has other words.
    Reworded,
    /// The quotes are others, or they are attributed otherwise.
    Requoted,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Restated,
        Kind::Superseded,
        Kind::Reinstated,
        Kind::New,
        Kind::Withdrawn,
        Kind::Reworded,
        Kind::Requoted,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Kind::Restated => "restated",
            Kind::Superseded => "superseded",
            Kind::Reinstated => "reinstated",
            Kind::New => "new",
            Kind::Withdrawn => "withdrawn",
            Kind::Reworded => "reworded",
            Kind::Requoted => "requoted",
        }
    }

    /// What it means, and what it does not.
    pub const fn meaning(self) -> &'static str {
        match self {
            Kind::Restated => "the same entry, recorded otherwise",
            Kind::Superseded => "replaced by a later statement",
            Kind::Reinstated => "no longer replaced by a later statement",
            Kind::New => "in the second, not in the first",
            Kind::Withdrawn => {
                "in the first, not in the second; that it is not held says nothing about the actor"
            }
            Kind::Reworded => "the same entry, summed up in other words",
            Kind::Requoted => "the same entry, with other quotes or other attributions",
        }
    }
}
