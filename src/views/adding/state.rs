//! The lines of the form, and what is asked for with them.

use std::sync::Arc;

use super::words;
use crate::documents::Field;
use crate::state::Model;
use crate::state::added;
use crate::state::adding::{AddRequest, Draft, Line};
use crate::state::editor::{Editor, LONGEST_TEXT, Size, Typed};
use crate::state::key::Key;
use crate::state::step::Step;

/// The form.
#[derive(Debug)]
pub(in crate::views) struct AddForm {
    /// What is typed, line by line as in [`Line::ALL`].
    pub(super) lines: Vec<Editor>,
    /// The number of the line that has the focus.
    pub(super) at: usize,
    pub(super) pasted: Option<Arc<str>>,
    pub(super) told: Told,
}

/// What is told beneath the lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Told {
    Nothing,
    /// How a path can go on: the first names, and how many there are.
    Names(Vec<String>, usize),
    /// Why the document is not added.
    Why(Vec<String>),
    /// Nothing is given for a text that states nothing itself: it is added if that is asked for again.
    Bare,
}

impl AddForm {
    /// With what was typed before and not added.
    pub(in crate::views) fn new(model: &Model) -> AddForm {
        let Draft { lines, pasted } = &model.adding.draft;
        let editor =
            |line: &Line| Editor::new(lines.get(line).map_or("", String::as_str), Size::Line);
        let lines = Line::ALL.iter().map(editor).collect();
        AddForm { lines, at: 0, pasted: pasted.clone(), told: Told::Nothing }
    }

    /// What is typed.
    fn draft(&self) -> Draft {
        let lines = Line::ALL.into_iter().zip(&self.lines);
        let lines = lines.map(|(line, editor)| (line, editor.text().to_string()));
        let lines = lines.filter(|(_, text)| !text.is_empty()).collect();
        Draft { lines, pasted: self.pasted.clone() }
    }

    /// Keeps what is typed for the next time.
    pub(super) fn keep(&self, model: &mut Model) {
        model.adding.draft = self.draft();
    }

    /// What is asked for with it.
    pub(super) fn request(&self) -> Option<AddRequest> {
        self.draft().request()
    }

    /// The line that has the focus.
    fn line(&mut self) -> Option<&mut Editor> {
        self.lines.get_mut(self.at)
    }

    pub(super) fn file(&self) -> &str {
        self.lines.first().map_or("", Editor::text)
    }

    pub(super) fn is_at_file(&self) -> bool {
        self.at == 0
    }

    pub(super) fn go_to(&mut self, n: usize) {
        self.at = n.min(Line::ALL.len() - 1);
    }

    pub(super) fn go_on(&mut self, step: Step) {
        self.go_to(step.from(self.at, Line::ALL.len(), Line::ALL.len()));
    }

    pub(super) fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        if self.is_at_file() && self.pasted.is_some() {
            if key.typed().is_some() {
                model.say(words::IS_PASTED);
            }
            return key.typed().is_some();
        }
        let typed = self.line().map_or(Typed::Nothing, |line| line.type_key(key, 1));
        if typed == Typed::Changed {
            self.told = Told::Nothing;
        }
        self.said(model, typed)
    }

    /// Takes a text of several lines for the document itself, where that is named, and else for what is typed.
    pub(super) fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        self.told = Told::Nothing;
        if self.is_at_file() && text.trim().contains(['\n', '\r']) {
            // Terminals send a return for each end of a line.
            self.pasted = Some(text.replace("\r\n", "\n").replace('\r', "\n").into());
            self.go_on(Step::On);
            return true;
        }
        if self.is_at_file() {
            // What comes last is meant.
            self.pasted = None;
        }
        let typed = self.line().map_or(Typed::Nothing, |line| line.paste(text.trim()));
        self.said(model, typed)
    }

    fn said(&self, model: &mut Model, typed: Typed) -> bool {
        if typed == Typed::TooLong {
            let name = Line::ALL.get(self.at).map_or("", |line| label(*line).0);
            model.say(format!(
                "Nothing was put in: the line “{name}” holds {LONGEST_TEXT} bytes at most."
            ));
        }
        typed != Typed::Nothing
    }

    /// Goes on with a path as far as that is certain.
    pub(super) fn complete(&mut self, model: &mut Model, path: &str, names: &[String], of: usize) {
        if of == 0 {
            return model.say("Nothing there begins with that.");
        }
        if let Some(line) = self.lines.first_mut() {
            *line = Editor::new(path, Size::Line);
        }
        self.told = if names.is_empty() { Told::Nothing } else { Told::Names(names.to_vec(), of) };
    }

    pub(super) fn add(&mut self, model: &mut Model) {
        let Some(request) = self.request() else { return };
        let is_bare = request.given.is_empty() && request.corrects.is_none();
        if is_bare && self.pasted.is_some() && self.told != Told::Bare {
            self.told = Told::Bare;
            return;
        }
        self.told = Told::Nothing;
        added::ask(model, request);
    }
}

/// What a line is called, and what may stand in it.
pub(super) fn label(line: Line) -> (&'static str, &'static str) {
    match line {
        Line::File => (words::FILE, words::FILE_HINT),
        Line::VersionOf => (words::VERSION_OF, words::VERSION_HINT),
        Line::Given(field) => {
            let hint = match field {
                Field::Published => "such as 2030-05-03 or 2030-05",
                Field::Language => "such as en or de-AT",
                Field::Address => "where it is on the web",
                Field::Title | Field::Author | Field::Publisher => "",
            };
            (field.label(), hint)
        }
    }
}
