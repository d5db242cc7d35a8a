//! What can be asked to lie above a screen. What it is and how it is drawn, only its folder knows.

use super::exportable::Exportable;
use super::place::Place;
use crate::brief::journal::EditTarget;
use crate::dossier::QuoteIx;

/// One thing above a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    Help,
    /// What is to be done first, step by step.
    Lesson,
    Problems,
    /// A neutral wording of what is chosen.
    Wording,
    Palette,
    /// The search box, with what is looked for.
    Find,
    /// The search box, with words that were typed elsewhere.
    FindWords(String),
    /// What is listed by how words reached us.
    Filters,
    /// The saved views.
    SavedViews,
    /// As of which day, since which day and by which clock; the field that has the focus.
    AsOf(DayField),
    /// A quote that does not stand in its copy, from the nearest passage.
    QuoteAnew(QuoteIx),
    /// The search line of what is read.
    Search,
    /// The headings of what is read.
    Outline,
    /// A note, a heading or a line of the brief is written.
    Writing(EditTarget),
    Briefs,
    Export(Exportable),
    /// The form of a document that is to be added.
    Adding,
    /// What became of it.
    Added,
    /// Something is selected in what is read.
    Selecting,
    /// The form of what is selected.
    Capture,
    /// What was being put on record when the program ended.
    RecordLeft,
    /// What was left behind.
    Recover,
}

/// One of the two days that are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayField {
    /// As of which.
    AsOf,
    /// Since which.
    Since,
}

/// A heading of what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 1.
    pub level: u8,
    pub title: String,
    /// How many quotes stand under it.
    pub quotes: usize,
    /// Where it is read from on.
    pub place: Place,
}

/// Something to do next, when what is being done is done: to go somewhere, or to open or close what lies above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Go to a place; Esc comes back.
    Go(Place),
    /// Move to another place on the same screen; Esc does not come back.
    Turn(Place),
    /// Go to a screen where it was left, by any place of it; Esc comes back.
    Screen(Place),
    Open(Overlay),
    /// Open it unless something lies above already; then say that.
    Offer(Overlay, &'static str),
    /// Close what lies on top.
    Close,
    /// Run a command, by its id.
    Run(&'static str),
    /// Move the choice on the screen beneath.
    Step(super::step::Step),
    /// Narrow to what is looked for, and choose what matches best.
    Find(String),
    /// Look for words in what is read.
    Search(String),
}
