//! The form of a record, as data: the field that is asked for, what can be chosen for it, and what the rules say.

use crate::capture::{Choice, Draft, Field, Said};
use crate::dossier::problem::Code;
use crate::dossier::terms::{ActorKind, TopicKind};
use crate::state::editor::Editor;
use crate::suggest::{Chosen, Suggestions};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The form as it is filled in.
#[derive(Clone, Debug)]
pub struct Form {
    pub draft: Draft,
    /// The field that is asked for, and those that were asked for before it.
    pub field: Field,
    pub(in crate::state) trail: Vec<Field>,
    pub editor: Editor,
    pub choices: Vec<Choice>,
    pub chosen: usize,
    /// What is taken next is put beside what stands in the field.
    pub is_beside: bool,
    /// What the rules say of the entry as it would be written, once there is one.
    pub rules: Vec<Said>,
    /// Of a record that is changed: its file, and what stood there.
    pub changes: Option<(String, String)>,
    /// What the words suggest, and for what was filled in.
    pub suggested: Option<(Chosen, Suggestions)>,
    /// The optional fields that were asked for by themselves, because something is suggested there.
    pub(in crate::state) asked: Vec<Field>,
    /// Something is being made.
    pub making: Option<Making>,
    /// A warning is being waived.
    pub waiving: Option<Waiving>,
    /// Saving was held up once already, because of what is not waived.
    pub is_warned: bool,
    pub is_saving: bool,
    /// Why it is not saved.
    pub trouble: Option<String>,
    /// The number of the dossier for which the choices were made.
    pub(in crate::state) of: u64,
}

/// A form as a journal keeps it: of which document, where its quote stands, and what is filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    pub document: String,
    pub span: Range<usize>,
    pub draft: Draft,
    pub field: Option<Field>,
    /// What is typed into the field.
    pub typed: String,
    /// Of a record that is changed: its file, and what stood there.
    pub changes: Option<(String, String)>,
}

impl Kept {
    /// The text of the journal.
    pub fn text(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// What a journal holds; `None` where that cannot be read.
    pub fn read(text: &str) -> Option<Kept> {
        ron::from_str(text).ok()
    }
}

/// An actor or a topic that is being made, and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Making {
    ActorKind {
        name: String,
    },
    Represents {
        name: String,
        kind: ActorKind,
    },
    TopicKind {
        name: String,
    },
    Question {
        name: String,
        kind: TopicKind,
    },
    /// It is being written, under this id.
    Written(String),
}

impl Making {
    /// What is asked.
    pub const fn hint(&self) -> &'static str {
        match self {
            Making::ActorKind { .. } => "what the new actor is",
            Making::Represents { .. } => "for whom it speaks",
            Making::TopicKind { .. } => "what the new topic is",
            Making::Question { .. } => "what a stance on it answers: “Will it send ships?”",
            Making::Written(_) => "it is being made",
        }
    }
}

/// A warning for which a reason is typed.
#[derive(Clone, Debug)]
pub struct Waiving {
    pub code: Code,
    pub why: Editor,
}

impl Form {
    pub(in crate::state) fn new(draft: Draft) -> Form {
        Form {
            draft,
            field: Field::Who,
            trail: Vec::new(),
            editor: Editor::default(),
            choices: Vec::new(),
            chosen: 0,
            is_beside: false,
            rules: Vec::new(),
            changes: None,
            suggested: None,
            making: None,
            asked: Vec::new(),
            waiving: None,
            is_warned: false,
            is_saving: false,
            trouble: None,
            of: 0,
        }
    }

    /// The first warning that is not waived.
    pub fn warning(&self) -> Option<&Said> {
        self.rules.iter().find(|said| !said.is_error() && said.waived.is_none())
    }

    /// The first error.
    pub fn error(&self) -> Option<&Said> {
        self.rules.iter().find(|said| said.is_error())
    }

    /// What belongs into what is asked for.
    pub fn hint(&self) -> &'static str {
        self.making.as_ref().map_or(self.field.hint(), Making::hint)
    }

    /// Whether the text of a field is typed, or a list narrowed.
    pub fn is_text(&self) -> bool {
        self.field.is_text()
    }

    pub(in crate::state) fn is_typed(&self) -> bool {
        !self.editor.text().trim().is_empty()
    }
}
