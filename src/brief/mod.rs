//! Briefs: what was collected from a dossier, in order, with headings and notes, and each thing as it
//! stood when it was collected. Knows no files, no clock and no terminal.

pub mod changed;
pub mod collect;
pub mod edit;
pub mod file;
pub mod format;
pub mod journal;
pub mod knew;
pub mod list;
mod model;
pub mod page;
pub mod proof;
pub mod references;
pub mod table;

pub use model::{
    Brief, Excerpt, Fact, Head, Item, ItemKind, Knew, Part, Quoted, Snapshot, Source, Subject,
    TakenAt,
};
