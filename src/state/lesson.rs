//! The lesson: what a beginner does once, one thing after the other, and what of it was done.

use crate::dossier::Exercise;
use crate::state::place::Place;
use crate::verify::hash;

/// One thing to do. It counts as done when it was done, not when somebody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A quote was read in its document.
    Read,
    /// The quote that reads otherwise was found.
    Found,
    /// The copy in which it does is as it was.
    Mended,
    /// A clause of a draft was set beside the final text.
    Compared,
    /// Two statements that differ were set beside each other.
    Conflict,
    /// Everything was shown as of a day.
    AsOf,
    Collected,
    Exported,
}

impl Deed {
    pub const ALL: [Deed; 8] = [
        Deed::Read,
        Deed::Found,
        Deed::Mended,
        Deed::Compared,
        Deed::Conflict,
        Deed::AsOf,
        Deed::Collected,
        Deed::Exported,
    ];

    /// How it is written down.
    pub const fn name(self) -> &'static str {
        match self {
            Deed::Read => "read",
            Deed::Found => "found",
            Deed::Mended => "mended",
            Deed::Compared => "compared",
            Deed::Conflict => "conflict",
            Deed::AsOf => "as-of",
            Deed::Collected => "collected",
            Deed::Exported => "exported",
        }
    }
}

/// The exercise that is open.
#[derive(Debug)]
pub struct Lesson {
    pub exercise: &'static Exercise,
    /// The hash of the document that was changed, as it came.
    pub original: String,
    pub begun: Begun,
}

/// What was begun of the steps that take more than one key.
#[derive(Debug, Default)]
pub struct Begun {
    /// Where one was last.
    pub at: Option<Place>,
    /// Whether the document to read was opened from the documents, and at which of its quotes, if at one.
    pub is_read: bool,
    pub quote: Option<usize>,
    /// Whether the clause was opened from the comparison.
    pub is_compared: bool,
    /// Which sides were opened from the conflict.
    pub sides: [bool; 2],
    /// Whether everything was shown as of the day.
    pub is_as_of: bool,
}

impl Lesson {
    pub fn of(exercise: &'static Exercise) -> Lesson {
        Lesson { exercise, original: hash(exercise.original()), begun: Begun::default() }
    }
}
