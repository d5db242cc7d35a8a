//! What is said while a document is added.

pub(super) const NO_DOCUMENT: &str = "Name a file, or paste a text.";
pub(super) const BEING_READ: &str = "The document is being read …";
pub(super) const INTRO: &str = "A text can be pasted instead of naming a file. What the document states of itself is read from it; what you type here counts more.";

pub(super) const IS_PASTED: &str =
    "A text was pasted here: remove it first, or go to another line.";
pub(super) const BARE: &str = "A pasted text states nothing of itself, and nothing is given for it here: not even who publishes it. Enter adds it all the same.";

/// What the lines of the form are called, after the file and before what it is a version of: `documents::Field`.
pub(super) const FILE: &str = "file";
pub(super) const VERSION_OF: &str = "version of";
pub(super) const VERSION_HINT: &str =
    "the id of a document held here, if it is a corrected version of that";
pub(super) const FILE_HINT: &str = "a path; Tab completes it";

/// The text that was pasted, in a few words.
pub(super) fn pasted(text: &str) -> String {
    let words = text.split_whitespace().count();
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    format!("a pasted text of {}: {first}", crate::insight::naming::count(words, "word", "words"))
}
