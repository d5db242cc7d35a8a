//! What is said while a document is added.

use crate::insight::naming::count;

pub(super) const NO_DOCUMENT: &str = "Name a file, or paste a text.";
pub(super) const BEING_READ: &str = "The document is being read …";
pub(super) const INTRO: &str = "Name a file, or paste a text. What the document states about itself is read from it; what you type here counts more.";

pub(super) const IS_PASTED: &str =
    "A text was pasted here: remove it first, or go to another line.";
pub(super) const BARE: &str = "A pasted text seldom says who published it or when, and nothing is given for it here. Enter again adds it all the same.";

/// What the lines of the form are called, after the file and before what it is a version of: `documents::Field`.
pub(super) const FILE: &str = "file";
pub(super) const VERSION_OF: &str = "version of";
pub(super) const VERSION_HINT: &str = "the id of the document held here that this corrects";
pub(super) const FILE_HINT: &str = "a path; Tab completes it";

/// The text that was pasted, in a few words.
pub(super) fn pasted(text: &str) -> String {
    let words = text.split_whitespace().count();
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    format!("a pasted text of {}: {first}", count(words, "word", "words"))
}
