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
    pub kind: ChangeKind,
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
pub enum ChangeKind {
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

impl ChangeKind {
    pub const ALL: [ChangeKind; 7] = [
        ChangeKind::Restated,
        ChangeKind::Superseded,
        ChangeKind::Reinstated,
        ChangeKind::New,
        ChangeKind::Withdrawn,
        ChangeKind::Reworded,
        ChangeKind::Requoted,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            ChangeKind::Restated => "restated",
            ChangeKind::Superseded => "superseded",
            ChangeKind::Reinstated => "reinstated",
            ChangeKind::New => "new",
            ChangeKind::Withdrawn => "withdrawn",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Requoted => "requoted",
        }
    }

    /// What it means, and what it does not.
    pub const fn meaning(self) -> &'static str {
        match self {
            ChangeKind::Restated => {
                "Entries of which the two sides compared have different versions."
            }
            ChangeKind::Superseded => {
                "Statements that a later one has replaced on the second of the two sides compared, but not yet on the first."
            }
            ChangeKind::Reinstated => {
                "Statements that have been replaced by a later one in the first of the two versions of the record compared, but no longer in the second."
            }
            ChangeKind::New => {
                "Entries that stand in the second of the two versions of the record compared and not in the first."
            }
            ChangeKind::Withdrawn => {
                "Entries that stand in the first of the two versions of the record compared and no longer in the second. That does not mean that an actor withdrew anything."
            }
            ChangeKind::Reworded => {
                "Entries that are summed up in other words in the two versions of the record compared."
            }
            ChangeKind::Requoted => {
                "Entries with other quotes, or other attributions, in the two versions of the record compared."
            }
        }
    }
}
