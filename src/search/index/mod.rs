//! The words of a dossier, and what holds them: built once after loading, beside the event loop.

mod build;
mod holders;
pub mod inverted;
mod lists;
mod texts;

pub use build::{DAY, Index, NUMBER, day_word, may_be_number};
pub use holders::{Holders, Level};
pub use texts::{Part, names_of, texts_of, texts_of_named};
