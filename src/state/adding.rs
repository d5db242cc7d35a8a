//! A document that is to be added from the screen: what is typed and asked for, and what became of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::documents::Field;

/// A document that is to be added to the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddRequest {
    pub from: AddFrom,
    /// What is given by hand, which counts more than what the document states: nothing of it is empty.
    pub given: BTreeMap<Field, String>,
    /// The id or the name of the document of which it is another version, if that is said.
    pub corrects: Option<String>,
    /// Put another version in the place of the held copy, which is kept.
    pub replace: bool,
}

/// Where its text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddFrom {
    /// A path as it was typed, or as a terminal writes one that is dropped on it.
    File(String),
    Pasted(Arc<str>),
}

/// What became of adding a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    pub request: AddRequest,
    pub became: Became,
    /// What there is to say of it, line by line: what it states, what changed, or why it is not added.
    pub told: Vec<String>,
}

/// Whether the dossier has it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It has, under this id: a new document, or a version that took the place of an earlier copy.
    Held(String),
    /// It is another version of that document, and nothing was replaced.
    Version(String),
    Refused,
}

/// What is being added: what was typed and not added yet, what was asked for, and what became of the last.
#[derive(Debug, Default)]
pub struct Adding {
    /// Kept when the form is closed: it begins with it again.
    pub draft: Draft,
    pub is_under_way: bool,
    pub last: Option<Added>,
    /// That is still to be shown.
    pub is_untold: bool,
}

/// What is typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The lines of the form that are not empty, by their number.
    pub lines: BTreeMap<usize, String>,
    /// A text that was pasted.
    pub pasted: Option<Arc<str>>,
}
