//! The lines of the form, and what is asked for with them.

use std::sync::Arc;

use super::words;
use crate::documents::Field;
use crate::state::Model;
use crate::state::added;
use crate::state::adding::{AddFrom, AddRequest, Draft};
use crate::state::editor::{Editor, Size, Typed};
use crate::state::step::Step;

/// The lines: the file, what is given for it, and of what it is a version.
pub(super) const LINES: usize = Field::ALL.len() + 2;
const FILE: usize = 0;
const VERSION_OF: usize = LINES - 1;

/// The form.
#[derive(Debug)]
pub(in crate::views) struct AddForm {
    pub(super) lines: Vec<Editor>,
    /// The line that has the focus.
    pub(super) at: usize,
    pub(super) pasted: Option<Arc<str>>,
    pub(super) told: Told,
}

/// What is told beneath the lines.
#[derive(Debug)]
pub(super) enum Told {
    Nothing,
    /// How a path can go on.
    Names(Vec<String>),
    /// Why the document is not added.
    Why(Vec<String>),
}

impl AddForm {
    /// With what was typed before and not added.
    pub(in crate::views) fn new(model: &Model) -> AddForm {
        let Draft { lines, pasted } = &model.adding.draft;
        let line = |n| Editor::new(lines.get(&n).map_or("", String::as_str), Size::Line);
        let lines = (0..LINES).map(line).collect();
        AddForm { lines, at: FILE, pasted: pasted.clone(), told: Told::Nothing }
    }

    /// Keeps what is typed for the next time.
    pub(super) fn keep(&self, model: &mut Model) {
        let lines = self.lines.iter().map(|line| line.text().to_string()).enumerate();
        let lines = lines.filter(|(_, text)| !text.is_empty()).collect();
        model.adding.draft = Draft { lines, pasted: self.pasted.clone() };
    }

    /// The line that has the focus.
    pub(super) fn line(&mut self) -> Option<&mut Editor> {
        self.lines.get_mut(self.at)
    }

    fn text(&self, n: usize) -> &str {
        self.lines.get(n).map_or("", |line| line.text().trim())
    }

    pub(super) fn file(&self) -> &str {
        self.lines.get(FILE).map_or("", Editor::text)
    }

    pub(super) fn is_at_file(&self) -> bool {
        self.at == FILE
    }

    pub(super) fn go_to(&mut self, n: usize) {
        self.at = n.min(LINES - 1);
    }

    pub(super) fn go_on(&mut self, step: Step) {
        self.go_to(step.from(self.at, LINES, LINES));
    }

    pub(super) fn has_document(&self) -> bool {
        self.pasted.is_some() || !self.text(FILE).is_empty()
    }

    /// Takes a text of several lines for the document, and one line for what is typed.
    pub(super) fn take_pasted(&mut self, model: &mut Model, text: &str) {
        if text.trim().contains(['\n', '\r']) {
            // Terminals send a return for each end of a line.
            self.pasted = Some(text.replace("\r\n", "\n").replace('\r', "\n").into());
            return;
        }
        if self.line().map(|line| line.paste(text.trim())) == Some(Typed::TooLong) {
            model.say("This is too long for a line.");
        }
    }

    /// Goes on with a path as far as that is certain.
    pub(super) fn complete(&mut self, path: &str, names: &[String]) {
        if let Some(line) = self.lines.get_mut(FILE) {
            *line = Editor::new(path, Size::Line);
        }
        self.told = Told::Names(names.to_vec());
    }

    pub(super) fn add(&mut self, model: &mut Model) {
        self.told = Told::Nothing;
        let from = match &self.pasted {
            Some(text) => AddFrom::Pasted(text.clone()),
            None => AddFrom::File(self.file().to_string()),
        };
        let given = Field::ALL.into_iter().enumerate().map(|(n, field)| (field, self.text(n + 1)));
        let given = given.filter(|(_, text)| !text.is_empty());
        let given = given.map(|(field, text)| (field, text.to_string())).collect();
        let corrects = Some(self.text(VERSION_OF)).filter(|text| !text.is_empty());
        let corrects = corrects.map(str::to_string);
        added::ask(model, AddRequest { from, given, corrects, replace: false });
    }

    /// What a line is called, and what may stand in it.
    pub(super) fn label(n: usize) -> (&'static str, &'static str) {
        match n {
            FILE => (words::FILE, words::FILE_HINT),
            VERSION_OF => (words::VERSION_OF, words::VERSION_HINT),
            _ => Field::ALL.get(n - 1).map_or(("", ""), |field| {
                let hint = match field {
                    Field::Published => "such as 2026-01-06 or 2026-01",
                    Field::Language => "such as en or de-AT",
                    Field::Address => "where it is on the web",
                    Field::Title | Field::Author | Field::Publisher => "",
                };
                (field.label(), hint)
            }),
        }
    }
}
