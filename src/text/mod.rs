//! Pure string work. Knows nothing of dossiers, files or terminals.
//!
//! Every range that these functions take or return counts bytes of the text that was handed in, and
//! lies on grapheme borders of it.

pub mod address;
pub mod ascii;
#[cfg(test)]
pub(crate) mod awkward;
pub mod borders;
pub mod buffer;
pub(crate) mod clusters;
pub mod edits;
pub mod figures;
pub mod fold;
pub mod fuzzy;
pub mod hedges;
mod hidden;
pub mod highlight;
pub mod lines;
pub mod months;
mod number_ends;
mod number_names;
pub(crate) mod number_words;
pub mod numbers;
pub mod own_letters;
pub mod quoted;
pub mod sentences;
pub mod shell;
pub mod statements;
pub mod visible;
pub mod width;
pub(crate) mod words;
pub mod wrap;
