//! A document that is to be added from the screen: what is typed and asked for, and what became of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::documents::Field;

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// The path of the file.
    File,
    /// What is given for it by hand.
    Given(Field),
    /// The document of which it is another version.
    VersionOf,
}

impl Line {
    /// Each, in the order of the form.
    pub const ALL: [Line; 8] = [
        Line::File,
        Line::Given(Field::Publisher),
        Line::Given(Field::Title),
        Line::Given(Field::Author),
        Line::Given(Field::Published),
        Line::Given(Field::Language),
        Line::Given(Field::Address),
        Line::VersionOf,
    ];
}

/// What is typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The lines that are not empty.
    pub lines: BTreeMap<Line, String>,
    /// A text that was pasted, in the place of a file.
    pub pasted: Option<Arc<str>>,
}

impl Draft {
    fn line(&self, line: Line) -> Option<&str> {
        self.lines.get(&line).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// What is asked for with it; `None` where it names no document.
    pub fn request(&self) -> Option<AddRequest> {
        let from = match &self.pasted {
            Some(text) => AddFrom::Pasted(text.clone()),
            None => AddFrom::File(self.line(Line::File)?.to_string()),
        };
        let given = Field::ALL.into_iter().filter_map(|field| {
            let text = self.line(Line::Given(field))?;
            Some((field, text.to_string()))
        });
        let corrects = self.line(Line::VersionOf).map(str::to_string);
        Some(AddRequest { from, given: given.collect(), corrects, replace: None })
    }
}

/// A document that is to be added to the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddRequest {
    pub from: AddFrom,
    /// What is given by hand, which counts more than what the document states: nothing of it is empty.
    pub given: BTreeMap<Field, String>,
    /// The id or the name of the document of which it is another version, if that is said.
    pub corrects: Option<String>,
    /// Put it in the place of the held copy, which is kept, if both are still what was shown.
    pub replace: Option<Shown>,
}

/// Where its text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddFrom {
    /// A path as it was typed, or as a terminal writes one that is dropped on it.
    File(String),
    Pasted(Arc<str>),
}

/// The versions of a document that were compared: the hashes of their bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub new: String,
    /// `None` where no copy was held.
    pub held: Option<String>,
}

/// What became of adding a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    pub request: AddRequest,
    pub became: Became,
    /// What there is to say of it, line by line: what it states, what changed, or why it is not added.
    pub told: Vec<String>,
    /// The file of the dossier in which it is described now, below its folder.
    pub described: Option<String>,
}

impl Added {
    /// Why it is refused, in a sentence.
    pub fn why(&self) -> String {
        let why = self.told.join(" ");
        if why.contains("is not added") { why } else { format!("the document is not added: {why}") }
    }

    /// Why it is not in the dossier, if it is not.
    pub fn not_held(&self) -> Option<String> {
        match &self.became {
            Became::Held(_) => None,
            Became::Version(_) => Some(
                "the document is not added: it is another version of one that is held".to_string(),
            ),
            Became::InPart => Some(format!(
                "the copy of the document is in the dossier, but not described: {}",
                self.told.join(" ")
            )),
            Became::Refused => Some(self.why()),
        }
    }
}

/// Whether the dossier has it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It has, under this id: a new document, or a version that took the place of an earlier copy.
    Held(String),
    /// It is another version of a document that is held, and nothing was replaced.
    Version(Shown),
    /// Its copy is there; what is known of it could not be written.
    InPart,
    /// Nothing was changed.
    Refused,
}

/// What is being added: what was typed and not added yet, what was asked for, and what became of the last.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing of the document")]
pub struct Adding {
    /// Kept when the form is closed: it begins with it again.
    pub draft: Draft,
    pub is_under_way: bool,
    pub last: Option<Added>,
    /// That is still to be shown.
    pub is_untold: bool,
    /// The form shows why it was refused.
    pub is_seen: bool,
    /// The dossier is read again because of it: nothing need be said of that.
    pub reads_again: bool,
}
