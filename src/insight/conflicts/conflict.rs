//! A case: two statements, and what lies between them.

use crate::dossier::{ActorIx, InstrumentIx, PositionIx, TopicIx};
use crate::insight::conflicts::kind::Kind;

/// One of the two statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Position(PositionIx),
    /// Who did what about a text: the number of the entry in it.
    Participation(InstrumentIx, usize),
    /// A text as a whole, at the end of a link.
    Text(InstrumentIx),
    /// There is no other statement: the actor is silent.
    Silence(ActorIx, TopicIx),
}

/// Two statements and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub kind: Kind,
    pub sides: [Side; 2],
    /// The position whose link says so, and the number of the link: a person's judgement.
    pub by_hand: Option<(PositionIx, usize)>,
}

impl Conflict {
    /// The positions on its sides.
    pub fn positions(&self) -> impl Iterator<Item = PositionIx> {
        self.sides.into_iter().filter_map(|side| match side {
            Side::Position(ix) => Some(ix),
            Side::Participation(..) | Side::Text(_) | Side::Silence(..) => None,
        })
    }
}
