//! What a document states about itself, and where it does.

use serde::{Deserialize, Serialize};

/// What the file states about the document. Nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// As an EDTF date: a day, or less.
    pub published: Option<String>,
    /// A language tag (BCP 47), as stated.
    pub language: Option<String>,
    /// The address that the document gives as its own: http or https.
    pub address: Option<String>,
    /// Where a page states each of them. Documents of other kinds have one place for all.
    #[serde(default)]
    pub places: Places,
}

/// One thing that a document states about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    Title,
    Author,
    Publisher,
    Published,
    Language,
    Address,
}

impl Field {
    /// Each, in the order in which they are told.
    pub const ALL: [Field; 6] = [
        Field::Publisher,
        Field::Title,
        Field::Author,
        Field::Published,
        Field::Language,
        Field::Address,
    ];

    /// As people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Author => "author",
            Field::Publisher => "publisher",
            Field::Published => "date",
            Field::Language => "language",
            Field::Address => "address",
        }
    }
}

impl Meta {
    /// What is stated of one thing.
    pub fn get(&self, field: Field) -> Option<&str> {
        match field {
            Field::Title => &self.title,
            Field::Author => &self.author,
            Field::Publisher => &self.publisher,
            Field::Published => &self.published,
            Field::Language => &self.language,
            Field::Address => &self.address,
        }
        .as_deref()
    }

    /// Puts something in the place of what is stated, and says from where it is.
    pub fn put(&mut self, field: Field, value: String, place: &str) {
        *match field {
            Field::Title => &mut self.title,
            Field::Author => &mut self.author,
            Field::Publisher => &mut self.publisher,
            Field::Published => &mut self.published,
            Field::Language => &mut self.language,
            Field::Address => &mut self.address,
        } = Some(value);
        self.places.forget(field);
        self.places.note(field, place);
    }
}

/// Where a page states what it states: `og:site_name`, JSON-LD, a mark in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places(Vec<(Field, String)>);

impl Places {
    /// Where something is stated, if that is known of it alone.
    pub fn of(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(of, _)| *of == field).map(|(_, place)| place.as_str())
    }

    pub(super) fn note(&mut self, field: Field, place: impl Into<String>) {
        self.0.push((field, place.into()));
    }

    /// Something is stated elsewhere after all.
    pub(super) fn forget(&mut self, field: Field) {
        self.0.retain(|(of, _)| *of != field);
    }
}

/// A value with the place where it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) value: String,
    pub(super) place: String,
}

impl Placed {
    pub(super) fn new(value: impl Into<String>, place: impl Into<String>) -> Placed {
        Placed { value: value.into(), place: place.into() }
    }
}
