//! The form of a record, as data: the field that is asked for, what can be chosen for it, and what the rules say.

use crate::capture::{Choice, Draft, Field, Said, beginning, from_text};
use crate::documents::Extract;
use crate::dossier::Dossier;
use crate::dossier::entry::WaiverEntry;
use crate::dossier::problem::Code;
use crate::dossier::terms::{ActorKind, TopicKind};
use crate::state::editor::Editor;
use crate::suggest::{Chosen, Suggestions};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// The form as it is filled in.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of what goes on")]
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
    /// The document and where in it the quote stands.
    pub(in crate::state) place: Option<(String, Range<usize>)>,
    /// What the words suggest, and for what was filled in.
    pub suggested: Option<(Chosen, Suggestions)>,
    /// The optional fields that were asked for by themselves, because something is suggested there.
    pub(in crate::state) asked: Vec<Field>,
    /// The fields of which it was told before saving that what is suggested there is not taken.
    pub(in crate::state) told: Vec<Field>,
    /// Of a record that is changed: the text of its document, and where in it the quote stands.
    pub(in crate::state) around: Option<(Arc<Extract>, Range<usize>)>,
    /// Something is being made; and whether one of its kinds was chosen: none is by itself.
    pub making: Option<Making>,
    pub(in crate::state) is_answered: bool,
    /// A warning is being waived.
    pub waiving: Option<Waiving>,
    /// The reason that was typed for one, and not taken.
    pub(in crate::state) reason: Option<WaiverEntry>,
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
    /// A reason for which a warning may stand, as far as it is typed.
    pub reason: Option<WaiverEntry>,
}

/// A record that was left unsaved: the text of its journal, and what that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftRecord {
    pub journal: String,
    pub kept: Kept,
}

impl LeftRecord {
    /// What a journal holds; `None` where that cannot be read.
    pub fn read(journal: String) -> Option<LeftRecord> {
        let kept = ron::from_str(&journal).ok()?;
        Some(LeftRecord { journal, kept })
    }
}

impl Kept {
    /// The text of the journal.
    pub fn text(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// Whether anything was chosen or typed that does not follow from the quote, or stood there before.
    pub fn holds_something(&self, d: &Dossier) -> bool {
        let before = self.changes.as_ref().and_then(|(_, text)| from_text(text));
        let before = before.map_or_else(Draft::default, |entry| Draft::of(&entry));
        let before = Draft { quotes: self.draft.quotes.clone(), ..before };
        let typed = self.typed.trim();
        let stands = match self.field {
            Some(Field::Summary) if self.draft.summary.is_none() => beginning(d, &self.draft),
            Some(field) => self.draft.text(field).unwrap_or_default().to_string(),
            None => String::new(),
        };
        self.draft != before || typed != stands.trim() || self.reason.is_some()
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

impl Waiving {
    /// The reason as far as it is typed, if it is.
    fn reason(&self) -> Option<WaiverEntry> {
        let (code, why) = (self.code.name().to_string(), self.why.text().to_string());
        (!why.trim().is_empty()).then_some(WaiverEntry { code, why })
    }
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
            place: None,
            reason: None,
            suggested: None,
            making: None,
            is_answered: false,
            told: Vec::new(),
            around: None,
            asked: Vec::new(),
            waiving: None,
            is_warned: false,
            is_saving: false,
            trouble: None,
            of: 0,
        }
    }

    /// The form as a journal keeps it.
    pub(in crate::state) fn kept(&self) -> Kept {
        let (document, span) = self.place.clone().unwrap_or_default();
        // What is made begins with its name.
        let typed = match &self.making {
            Some(
                Making::ActorKind { name }
                | Making::Represents { name, .. }
                | Making::TopicKind { name }
                | Making::Question { name, .. },
            ) => name,
            _ => self.editor.text(),
        };
        Kept {
            document,
            span,
            draft: self.draft.clone(),
            field: Some(self.field),
            typed: typed.to_string(),
            changes: self.changes.clone(),
            reason: self.waiving.as_ref().and_then(Waiving::reason).or(self.reason.clone()),
        }
    }

    /// Puts the reason aside that is typed for a warning: the warning is not waived, and the words are not lost.
    pub(in crate::state) fn put_reason_aside(&mut self) -> bool {
        let Some(waiving) = self.waiving.take() else { return false };
        self.reason = waiving.reason();
        true
    }

    /// The first warning that is not waived.
    pub fn warning(&self) -> Option<&Said> {
        self.rules.iter().find(|said| !said.is_error() && said.waived.is_none())
    }

    /// The first error.
    pub fn error(&self) -> Option<&Said> {
        self.rules.iter().find(|said| said.is_error())
    }

    /// Whether none of the choices is chosen yet: what a new entry is nobody answers by accident.
    pub fn is_unanswered(&self) -> bool {
        let is_kind =
            matches!(self.making, Some(Making::ActorKind { .. } | Making::TopicKind { .. }));
        is_kind && !self.is_answered && !self.is_typed()
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
