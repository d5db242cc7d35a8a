//! Briefs: what was collected from a dossier, in order, with headings and notes, and each thing as it
//! stood when it was collected. Knows no files, no clock and no terminal.

mod became;
pub mod changed;
pub mod collect;
pub mod edit;
pub mod file;
pub mod format;
pub mod ground;
pub mod item;
pub mod journal;
mod key;
pub mod knew;
pub mod list;
mod model;
pub mod page;
pub mod proof;
mod quoting;
pub mod references;
mod reworded;
pub mod standing;
pub mod table;
pub mod taken;
mod words;

pub use model::{
    Brief, Excerpt, Fact, Head, Item, ItemKind, Knew, Part, Quoted, Snapshot, Source, Subject,
    TakenAt,
};
