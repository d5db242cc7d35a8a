//! How the parts of a dossier lie in memory: small fixed rows, and one arena for their text.
//!
//! A million positions are a million rows of the same size and one string; nothing in here is
//! allocated per position. The handles in `handles.rs` make the rows pleasant to read.

use super::date::Date;
use super::terms::{ConditionKind, Firmness, LinkKind, Mode, Stance};

/// Declares an index into one of the dossier's tables. An index never outlives its dossier:
/// whatever is kept longer (selection, history, files) holds the string id instead.
macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index as a subscript.
            pub const fn at(self) -> usize { self.0 as usize }
        }
    )+ };
}

indices! {
    /// An actor of one dossier.
    ActorIx
    /// A topic of one dossier.
    TopicIx
    /// An instrument of one dossier.
    InstrumentIx
    /// A document of one dossier.
    DocumentIx
    /// A position of one dossier.
    PositionIx
    /// A quote of one dossier, wherever it serves as evidence.
    QuoteIx
}

/// Whatever an id can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    Actor(ActorIx),
    Topic(TopicIx),
    Instrument(InstrumentIx),
    Document(DocumentIx),
    Position(PositionIx),
}

impl Entity {
    /// What it is, for a sentence: "an actor".
    pub const fn noun(self) -> &'static str {
        match self {
            Entity::Actor(_) => "an actor",
            Entity::Topic(_) => "a topic",
            Entity::Instrument(_) => "an instrument",
            Entity::Document(_) => "a document",
            Entity::Position(_) => "a position",
        }
    }
}

/// A piece of the arena. Empty text stands for an absent field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// A run of rows in a side table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Rows {
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    /// How many rows there are.
    pub const fn len(self) -> usize {
        self.len as usize
    }

    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Where an entry stands: file number and byte range in that file's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryAt {
    pub file: u32,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct PositionRow {
    pub(crate) id: Text,
    pub(crate) summary: Text,
    pub(crate) clause: Text,
    pub(crate) place: Text,
    pub(crate) note: Text,
    pub(crate) actors: Rows,
    pub(crate) about: Rows,
    pub(crate) topic: TopicIx,
    pub(crate) instrument: Option<InstrumentIx>,
    pub(crate) stance: Stance,
    pub(crate) firmness: Option<Firmness>,
    pub(crate) evidence: Rows,
    pub(crate) conditions: Rows,
    pub(crate) links: Rows,
    pub(crate) waive: Rows,
    /// Empty or one row.
    pub(crate) quantity: Rows,
    pub(crate) stated_on: Option<Date>,
    pub(crate) event_on: Option<Date>,
    pub(crate) at: EntryAt,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct QuoteRow {
    pub(crate) document: DocumentIx,
    pub(crate) exact: Text,
    pub(crate) prefix: Text,
    pub(crate) suffix: Text,
    pub(crate) translation: Text,
    pub(crate) translated_by: Text,
    pub(crate) hops: Rows,
    /// The entity whose evidence it is.
    pub(crate) owner: Entity,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct HopRow {
    pub(crate) who: Rows,
    pub(crate) mode: Mode,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct ConditionRow {
    pub(crate) kind: ConditionKind,
    pub(crate) text: Text,
    pub(crate) evidence: Rows,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct QuantityRow {
    pub(crate) as_said: Text,
    pub(crate) unit: Text,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) held_by: Rows,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkRow {
    pub(crate) kind: LinkKind,
    pub(crate) to: Entity,
    pub(crate) why: Text,
    pub(crate) evidence: Rows,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct WaiverRow {
    pub(crate) code: Text,
    pub(crate) why: Text,
}
