//! The model: what a dossier holds, how it is read, and the rules it is held to.
//!
//! Knows no terminal, no disk and no clock: text comes in, a [`Dossier`] and problems come out.

mod bundled;
mod check;
pub mod date;
mod entries;
pub mod entry;
mod fallen;
mod fragment;
mod groups;
mod handles;
mod id;
mod index;
mod known;
mod model;
mod open;
pub mod problem;
pub(crate) mod read;
mod rows;
mod set;
pub mod terms;
mod whose;
mod wording;

pub use bundled::{Bundled, EXERCISE, Exercise, bundled};
pub use check::check;
pub use entries::{AllEntries, Entries, Entry};
pub use fallen::Fallen;
pub use fragment::{documents_fragment, quote_line, stamps_fragment};
pub use handles::{Condition, Hop, Link, Position, Quantity, Quote, Waiver};
pub use id::slug;
pub use known::Known;
pub use model::{
    Actor, Document, Dossier, Instrument, Membership, Origin, Participation, Precondition,
    QuoteStamp, SetAside, Stamp, Topic,
};
pub use open::{Opened, open};
pub use read::{Loaded, SourceFile, in_order, line_of, load, load_telling, locate};
pub use rows::{
    ActorIx, DocumentIx, Entity, EntryAt, InstrumentIx, PositionIx, QuoteIx, Rows, TopicIx,
};
pub use set::{Mark, Marks, PositionSet};
pub use whose::{Words, nearest_words, speaks_for, words, words_if, words_known};
