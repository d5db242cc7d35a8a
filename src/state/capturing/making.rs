//! Making an actor or a topic while something is put on record: what it is, for whom it speaks or what it asks; then it
//! is written into a file of its own, and the form goes on with it.

use super::near::with_near;
use crate::capture::{Choice, Draft, Field, Near, New, Value};
use crate::dossier::entry::HopEntry;
use crate::dossier::terms::{ActorKind, Mode, TopicKind};
use crate::state::captured::{Making, RecordRequest};
use crate::state::editor::{Editor, Size};
use crate::state::effect::StorageRequest;
use crate::state::model::Model;

/// What can be chosen for what is asked.
pub(super) fn making_choices(model: &Model, making: &Making, typed: &str) -> Vec<Choice> {
    let choice = |name: &str, why: &str| Choice {
        value: Value::Text(name.to_string()),
        label: name.to_string(),
        why: why.to_string(),
    };
    let begins = |name: &str| name.to_lowercase().starts_with(&typed.trim().to_lowercase());
    match making {
        Making::ActorKind { .. } => {
            let all = ActorKind::ALL.iter().filter(|kind| begins(kind.name()));
            all.map(|kind| choice(kind.name(), kind.meaning())).collect()
        }
        Making::TopicKind { .. } => {
            let all = TopicKind::ALL.iter().filter(|kind| begins(kind.name()));
            all.map(|kind| choice(kind.name(), kind.meaning())).collect()
        }
        Making::Represents { .. } => {
            let near = |near: Near<'_>| near.choices(&Draft::default(), Field::About, typed);
            let found = with_near(model, near).unwrap_or_default().into_iter();
            let found = found.filter(|own| matches!(own.value, Value::Actors(_)));
            let nobody = typed.trim().is_empty().then(|| choice("", "for nobody but itself"));
            nobody.into_iter().chain(found).collect()
        }
        Making::Question { .. } | Making::Written(_) => Vec::new(),
    }
}

impl Model {
    pub(super) fn is_making(&self) -> bool {
        self.capturing.form.as_ref().is_some_and(|form| form.making.is_some())
    }

    /// Begins to make what has a name and is nowhere.
    pub(super) fn begin_making(&mut self, name: String) {
        let Some(form) = &self.capturing.form else { return };
        self.ask_of_new(match form.field {
            Field::Topic => Making::TopicKind { name },
            _ => Making::ActorKind { name },
        });
    }

    fn ask_of_new(&mut self, making: Making) {
        if let Some(form) = &mut self.capturing.form {
            (form.chosen, form.making, form.is_answered) = (0, Some(making), false);
            form.editor = Editor::new("", Size::Line);
        }
        self.capture_renew();
    }

    /// Takes what is chosen or typed of something that is made; whether anything is.
    pub(super) fn make_on(&mut self) -> bool {
        let Some(form) = &self.capturing.form else { return false };
        let Some(making) = form.making.clone() else { return false };
        let typed = form.editor.text().trim().to_string();
        let chosen = form.choices.get(form.chosen).filter(|_| !form.is_unanswered());
        let chosen = chosen.map(|choice| choice.value.clone());
        let text = match &chosen {
            Some(Value::Text(text)) => text.as_str(),
            _ => "",
        };
        match making {
            Making::ActorKind { name } => match ActorKind::from_name(text) {
                Some(kind @ (ActorKind::Person | ActorKind::Organisation)) => {
                    self.ask_of_new(Making::Represents { name, kind });
                }
                Some(kind) => self.make(&New::Actor { name, kind, represents: Vec::new() }),
                None => {
                    self.say("Choose what the new actor is: by its digit, the arrows or letters.");
                }
            },
            Making::Represents { name, kind } => match chosen {
                Some(Value::Actors(represents)) => {
                    self.make(&New::Actor { name, kind, represents });
                }
                Some(_) => self.make(&New::Actor { name, kind, represents: Vec::new() }),
                None => self.say("Nobody is called that; leave it empty if it speaks for itself."),
            },
            Making::TopicKind { name } => match TopicKind::from_name(text) {
                Some(kind) => self.ask_of_new(Making::Question { name, kind }),
                None => {
                    self.say("Choose what the new topic is: by its digit, the arrows or letters.");
                }
            },
            Making::Question { .. } if typed.is_empty() => {
                self.say("A topic needs the question that a stance on it answers.");
            }
            Making::Question { name, kind } => {
                self.make(&New::Topic { name, kind, question: typed });
            }
            Making::Written(_) => self.say("It is being made."),
        }
        true
    }

    fn make(&mut self, new: &New) {
        let Some(file) = new.id(&self.dossier) else {
            return self.say("No id can be made from this name: use letters or digits.");
        };
        let text = new.to_text(&file);
        self.ask_of_new(Making::Written(file.clone()));
        self.ask(StorageRequest::Record(RecordRequest::Make { file, text }));
    }

    /// Goes on with what was made.
    pub(super) fn made(&mut self, id: String) {
        let Some(form) = &mut self.capturing.form else { return };
        if form.making.take() != Some(Making::Written(id.clone())) {
            return;
        }
        let (field, beside) = (form.field, form.is_beside);
        let value = match field {
            Field::Topic => Value::Topic(id),
            Field::Says => Value::Chain(vec![HopEntry { who: vec![id], mode: Mode::Indirect }]),
            _ => Value::Actors(vec![id]),
        };
        form.draft.put(field, value, beside);
        form.is_beside = false;
        self.capture_pass();
    }
}
