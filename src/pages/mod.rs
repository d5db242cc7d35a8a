//! Whole screens as pages: the grid, the timeline, the conflicts, each as a neutral tree and as a table. The
//! command line prints them, and both it and the screen write them to files.

pub mod conflicts;
pub mod grid;
pub mod quote;
mod sheet;
pub mod timeline;

pub use sheet::{Format, Paper, bytes, of_dossier};
