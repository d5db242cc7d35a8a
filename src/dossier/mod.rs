//! The model: what a dossier holds, how it is read, and the rules it is held to.
//!
//! Knows no terminal, no disk and no clock: text comes in, a [`Dossier`] and problems come out.

mod border;
mod build;
mod bundled;
mod check;
mod cuts;
pub mod date;
mod entries;
pub mod entry;
mod fragment;
mod handles;
mod index;
mod known;
mod list;
mod load;
mod locate;
mod model;
pub mod problem;
mod resolve;
mod rows;
mod scan;
mod set;
pub mod terms;
mod tokens;
mod whose;
mod wording;

pub use build::slug;
pub use bundled::bundled;
pub use check::check;
pub use entries::{Entries, Entry};
pub use fragment::{documents_fragment, stamps_fragment};
pub use handles::{Condition, Hop, Link, Position, Quantity, Quote, Waiver};
pub use known::Known;
pub use load::{Loaded, SourceFile, load};
pub use locate::{in_order, locate};
pub use model::{
    Actor, Document, Dossier, Instrument, Membership, Origin, Participation, Precondition, Stamp,
    Topic,
};
pub use rows::{
    ActorIx, DocumentIx, Entity, EntryAt, InstrumentIx, PositionIx, QuoteIx, Rows, TopicIx,
};
pub use set::{Mark, Marks, PositionSet};
pub use whose::{Words, nearest_words, speaks_for, words, words_if, words_known};

/// The marks of RON, for what else people write in it.
pub(crate) mod marks {
    pub(crate) use super::locate::places;
    pub(crate) use super::resolve::edits;
    pub(crate) use super::tokens::{Token, token};
}

use problem::Problem;

/// A dossier with everything that is wrong with it.
#[derive(Debug, Default)]
pub struct Opened {
    pub dossier: Dossier,
    pub problems: Vec<Problem>,
}

/// Reads a dossier, holds it to the rules, and finds the place of every problem.
pub fn open(files: &[SourceFile]) -> Opened {
    let Loaded { dossier, mut findings } = load(files);
    findings.extend(check(&dossier));
    let problems = locate(findings, files);
    Opened { dossier, problems }
}
