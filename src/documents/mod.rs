//! Documents as text: by content, not by name; with the way back to the bytes, what the document says
//! about itself, and hidden text apart. Knows no files, no clock and no processes: bytes come in.
//!
//! Whatever is in the bytes, a reader ends in a text or in one named reason, within its [`Limits`].

mod decode;
mod docx;
mod extract;
mod html;
mod map;
mod markdown;
mod plain;
mod sniff;
mod writer;

pub use extract::{
    Block, BlockKind, Encoding, Extract, Hidden, Kind, Limits, Meta, Sure, Unreadable, Why,
};
pub use map::Map;

/// The kind of a document, by its content; `name` only tells Markdown from plain text.
///
/// # Errors
/// It is of no kind that can be read.
pub fn kind(bytes: &[u8], name: &str) -> Result<Kind, Unreadable> {
    sniff::sniff(bytes, name).map_err(Unreadable::UnknownKind)
}

/// Reads a document. (A PDF is better read in a process of its own, see `shell`.)
///
/// # Errors
/// Why there is no text.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Extract, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge(limits.file));
    }
    let kind = kind(bytes, name)?;
    match kind {
        Kind::Text => plain::read(decode::decode(bytes, None, limits)?, limits),
        Kind::Html => html::read(bytes, limits),
        Kind::Docx => docx::read(bytes, limits),
        Kind::Markdown => markdown::read(bytes, limits),
        Kind::Pdf => Err(Unreadable::Broken("there is none for PDF yet".to_string())),
    }
}
