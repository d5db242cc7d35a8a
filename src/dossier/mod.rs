//! The model: what a dossier holds, how it is read, and the rules it is held to.
//!
//! Knows no terminal, no disk and no clock: text comes in, a [`Dossier`] and problems come out.

mod build;
pub mod date;
pub mod entry;
mod index;
mod load;
mod model;
pub mod problem;
mod resolve;
mod rows;
mod scan;
pub mod terms;

pub use load::{Loaded, SourceFile, load};
pub use model::{
    Actor, Condition, Document, Dossier, Hop, Instrument, Link, Membership, Origin, Participation,
    Position, Precondition, Quantity, Quote, Stamp, Topic, Waiver,
};
pub use rows::{
    ActorIx, DocumentIx, Entity, EntryAt, InstrumentIx, PositionIx, QuoteIx, Rows, TopicIx,
};
