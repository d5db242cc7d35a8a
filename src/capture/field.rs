//! The fields of what is put on the record, in the order in which they are asked for, and what can stand in each.

use serde::{Deserialize, Serialize};

use crate::dossier::entry::{ConditionEntry, HopEntry, QuantityEntry};
use crate::dossier::problem::Code;
use crate::dossier::terms::{Firmness, Stance};

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    Who,
    /// Who says it, how and through whom.
    Says,
    Topic,
    Stance,
    Firmness,
    Conditions,
    Quantity,
    Place,
    Instrument,
    Clause,
    StatedOn,
    EventOn,
    About,
    Note,
    Summary,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// All of them together.
    Actors(Vec<String>),
    /// Those through whom the words came; none: the document speaks for itself.
    Chain(Vec<HopEntry>),
    Topic(String),
    Stance(Stance),
    Firmness(Firmness),
    Condition(ConditionEntry),
    Quantity(QuantityEntry),
    Instrument(String),
    Text(String),
    /// Something of that name that is still to be made.
    New(String),
}

impl Field {
    /// Each, in order.
    pub const ALL: [Field; 15] = [
        Field::Who,
        Field::Says,
        Field::Topic,
        Field::Stance,
        Field::Firmness,
        Field::Conditions,
        Field::Quantity,
        Field::Place,
        Field::Instrument,
        Field::Clause,
        Field::StatedOn,
        Field::EventOn,
        Field::About,
        Field::Note,
        Field::Summary,
    ];

    /// Those that may stay empty and are asked for all the same where something is suggested.
    pub const ASKED_ALONE: [Field; 3] = [Field::Quantity, Field::StatedOn, Field::EventOn];

    /// How it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Who => "who",
            Field::Says => "says it",
            Field::Topic => "topic",
            Field::Stance => "stance",
            Field::Firmness => "firmness",
            Field::Conditions => "condition",
            Field::Quantity => "quantity",
            Field::Place => "place",
            Field::Instrument => "instrument",
            Field::Clause => "clause",
            Field::StatedOn => "stated on",
            Field::EventOn => "event on",
            Field::About => "about",
            Field::Note => "note",
            Field::Summary => "summary",
        }
    }

    /// What belongs there, in a few words.
    pub const fn hint(self) -> &'static str {
        match self {
            Field::Who => "whose position it is",
            Field::Says => "who says it, how, through whom",
            Field::Topic => "what it is a position on",
            Field::Stance => "what the words do",
            Field::Firmness => "how firm the undertaking is",
            Field::Conditions => "what limits it, in the source’s words",
            Field::Quantity => "a number as it is said, with what it counts",
            Field::Place => "where, if not where the topic says",
            Field::Instrument => "the text under which it is undertaken",
            Field::Clause => "a name that draft and final text of a clause share",
            Field::StatedOn => "the day on which it was said, such as 2030-05-03",
            Field::EventOn => "the day of what is claimed",
            Field::About => "whom it concerns",
            Field::Note => "for whoever reads the record",
            Field::Summary => "one sentence, no stronger than the quote",
        }
    }

    /// Whether nothing can be saved without it.
    pub const fn is_needed(self) -> bool {
        matches!(self, Field::Who | Field::Says | Field::Topic | Field::Stance | Field::Summary)
    }

    /// Whether it can hold several.
    pub const fn takes_several(self) -> bool {
        matches!(self, Field::Who | Field::Says | Field::Conditions | Field::About)
    }

    /// Whether a text is typed there, and nothing chosen.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Field::Place
                | Field::Clause
                | Field::StatedOn
                | Field::EventOn
                | Field::Note
                | Field::Summary
        )
    }

    /// The field of which a rule speaks, by its code and the path of what is wrong.
    pub fn of_path(code: Code, path: &str) -> Field {
        let name = path.split(['[', '.']).next().unwrap_or_default();
        match name {
            _ if code == Code::D106 => Field::Says,
            "actors" => Field::Who,
            "evidence" if path.contains("attribution") => Field::Says,
            "topic" => Field::Topic,
            "stance" => Field::Stance,
            "firmness" => Field::Firmness,
            "conditions" => Field::Conditions,
            "quantity" => Field::Quantity,
            "place" => Field::Place,
            "instrument" => Field::Instrument,
            "clause" => Field::Clause,
            "stated_on" => Field::StatedOn,
            "event_on" => Field::EventOn,
            "about" => Field::About,
            "note" => Field::Note,
            _ => Field::Summary,
        }
    }
}
