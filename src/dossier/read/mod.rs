//! Reading: the texts of files become a [`Dossier`](super::Dossier) and findings, and each finding is
//! placed in its file. The model knows nothing of this.

mod build;
mod fields;
mod load;
mod locate;
mod parse;
mod resolve;
mod source;
mod splitter;
mod tokens;

pub use load::{Loaded, load, load_telling};
pub use locate::{in_order, line_of, locate};
pub use source::SourceFile;

// For what else people write in RON.
pub(crate) use locate::places;
pub(crate) use tokens::{Token, token};
