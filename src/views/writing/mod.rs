//! Where a note, a heading or a line of a brief's head is written. What is typed is in the journal at once, and
//! in the brief when the writing is done; leaving the writing never throws anything away.

mod render;

use crate::brief::journal::{EditTarget, present};
use crate::state::Model;
use crate::state::brief::editing;
use crate::state::command::{Context, Kind};
use crate::state::editor::{Editor, LONGEST_TEXT, Size, Typed};
use crate::state::key::Key;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, View, always};

/// What is written, and where it belongs.
#[derive(Debug)]
pub(super) struct Writing {
    into: EditTarget,
    editor: Editor,
    /// The brief knows that something is being written.
    is_begun: bool,
}

impl Writing {
    /// Begins to write, with the text that is there.
    pub(super) fn new(model: &Model, into: EditTarget) -> Writing {
        let size = if into.is_line() { Size::Line } else { Size::Paragraphs };
        let editor = Editor::new(present(model.brief.now(), into), size);
        Writing { into, editor, is_begun: false }
    }

    /// Keeps in the journal what a key or pasting changed.
    fn after(&self, model: &mut Model, typed: Typed) -> bool {
        match typed {
            Typed::Changed => editing::keep_typing(model, self.into, self.editor.text()),
            Typed::TooLong => model.say(format!(
                "Not put in: a text may have {} kB, and this would have more.",
                LONGEST_TEXT / 1000
            )),
            Typed::Nothing | Typed::Moved => {}
        }
        typed != Typed::Nothing
    }

    /// Puts what was written into the brief.
    fn done(&mut self, model: &mut Model) {
        editing::end_writing(model, self.into, self.editor.text(), true);
        model.close();
    }

    /// Leaves the brief as it was; redoing puts in what was written after all.
    fn cancel(&mut self, model: &mut Model) {
        editing::end_writing(model, self.into, self.editor.text(), false);
        model.close();
    }

    /// Starts a new line; where there is only one, the writing is done.
    fn enter(&mut self, model: &mut Model) {
        if self.editor.is_line() {
            return self.done(model);
        }
        let typed = self.editor.new_line();
        self.after(model, typed);
    }

    fn undo(&mut self, model: &mut Model) {
        let is_done = self.editor.undo();
        self.turned(model, is_done);
    }

    fn redo(&mut self, model: &mut Model) {
        let is_done = self.editor.redo();
        self.turned(model, is_done);
    }

    fn turned(&self, model: &mut Model, is_done: bool) {
        if is_done {
            editing::keep_typing(model, self.into, self.editor.text());
        } else {
            model.say("There is nothing more.");
        }
    }
}

const ROWS: &[Row<Writing>] = &[
    Row {
        id: "writing.done",
        title: "Done",
        help: "Put what was written into the brief; nothing is thrown away.",
        keys: &["<esc>", "<c-s>"],
        bar: Some((10, "done")),
        when: always,
        run: Writing::done,
    },
    Row {
        id: "writing.line",
        title: "New line",
        help: "Begin a new line, which is a paragraph of its own; in a heading or a title: done.",
        keys: &["<ret>"],
        bar: Some((20, "new line")),
        when: always,
        run: Writing::enter,
    },
    Row {
        id: "writing.undo",
        title: "Undo the typing",
        help: "Take back what was typed last.",
        keys: &["<c-z>"],
        bar: Some((30, "undo")),
        when: always,
        run: Writing::undo,
    },
    Row {
        id: "writing.redo",
        title: "Redo the typing",
        help: "Type again what was taken back.",
        keys: &["<c-y>"],
        bar: None,
        when: always,
        run: Writing::redo,
    },
    Row {
        id: "writing.cancel",
        title: "Close without changing the brief",
        help: "Close the editor without adding what you wrote; U (redo) adds it after all.",
        keys: &["<c-c>"],
        bar: Some((40, "cancel")),
        when: always,
        run: Writing::cancel,
    },
];

impl Described for Writing {
    const CONTEXT: &'static Context = &Context {
        title: "While writing",
        only: "Only while something is written.",
        kind: Kind::Typed(&["writing.done"]),
    };
    const ROWS: &'static [Row<Writing>] = ROWS;
}

impl View for Writing {
    fn reconcile(&mut self, model: &mut Model) {
        if !std::mem::replace(&mut self.is_begun, true) {
            editing::begin_writing(model, self.into);
        }
    }

    fn step(&mut self, _: &mut Model, _: Step) {}

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        let typed = self.editor.type_key(key, model.layout.above.columns);
        self.after(model, typed)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        let typed = self.editor.paste(text);
        self.after(model, typed)
    }

    fn finish(&mut self, model: &mut Model) {
        editing::end_writing(model, self.into, self.editor.text(), true);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Move
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, self.into, &self.editor);
    }
}
