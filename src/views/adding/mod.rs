//! Adding a document: its file, or a text that is pasted, and what is given for it by hand, which counts more than
//! what it states. What is typed stays until it is added.
//!
//! ```text
//! ┌ Add a document ──────────────────────────┐
//! │ file        ~/Downloads/statem█          │
//! │ publisher                                │
//! │ title                                    │
//! │ …                                        │
//! │                                          │
//! │ statement-1.pdf  statement-2.pdf         │
//! └──────────────────────────────────────────┘
//! ```

mod render;
mod state;
mod words;

pub(super) use state::AddForm;

use crate::state::Model;
use crate::state::adding::Became;
use crate::state::command::{Context, Kind, When};
use crate::state::effect::Effect;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::msg::Msg;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, View, always};
use state::Told;

const ROWS: &[Row<AddForm>] = &[
    Row {
        id: "adding.add",
        title: "Add it",
        help: "Read the document, put a copy into the dossier, and describe it there; of another version, show first how it differs from the held copy.",
        keys: &["<ret>"],
        bar: Some((10, "add")),
        when: |form, model| {
            if model.adding.is_under_way {
                return When::No(words::BEING_READ);
            }
            When::only(form.request().is_some(), words::NO_DOCUMENT)
        },
        run: AddForm::add,
    },
    Row {
        id: "adding.complete",
        title: "Complete the path",
        help: "Complete the path as far as it is certain, and show how it can go on; on other lines, go to the next.",
        keys: &["<tab>"],
        bar: Some((12, "complete")),
        when: always,
        run: |form, model| {
            if form.is_at_file() {
                model.ask(Effect::CompletePath(form.file().to_string()));
            } else {
                form.go_on(Step::On);
            }
        },
    },
    Row {
        id: "adding.down",
        title: "Next line",
        help: "Go to the next line of the form.",
        keys: &["<down>", "<c-n>"],
        bar: Some((14, "next line")),
        when: always,
        run: |form, _| form.go_on(Step::On),
    },
    Row {
        id: "adding.up",
        title: "Line before",
        help: "Go to the line before.",
        keys: &["<up>", "<c-p>", "<s-tab>"],
        bar: None,
        when: always,
        run: |form, _| form.go_on(Step::Back),
    },
    Row {
        id: "adding.no-text",
        title: "Remove the pasted text",
        help: "Remove the text that was pasted; a file can be named instead.",
        keys: &["<c-x>"],
        bar: Some((16, "remove the text")),
        when: |form, _| When::only(form.pasted.is_some(), "No text was pasted."),
        run: |form, _| form.pasted = None,
    },
    Row {
        id: "adding.close",
        title: "Close without adding",
        help: "Close the form; what is typed is still there when it is opened again.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((20, "close")),
        when: always,
        run: |form, model| {
            form.keep(model);
            model.close();
        },
    },
];

impl Described for AddForm {
    const CONTEXT: &'static Context = &Context {
        title: "While adding a document",
        only: "Only while adding a document.",
        kind: Kind::Typed(&["adding.close"]),
    };
    const ROWS: &'static [Row<AddForm>] = ROWS;
}

impl View for AddForm {
    fn step(&mut self, _: &mut Model, step: Step) {
        self.go_on(step);
    }

    fn click(&mut self, _: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.go_to(n);
        }
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        self.type_key(model, key)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        self.paste(model, text)
    }

    fn take(&mut self, model: &mut Model, msg: &Msg) {
        match msg {
            Msg::PathCompleted { typed, path, names, of } if self.file() == typed => {
                self.complete(model, path, names, *of);
            }
            // What was typed since it was asked for is another document, and stays.
            Msg::Added(added) if self.request().as_ref() == Some(&added.request) => {
                self.keep(model);
                if added.became == Became::Refused {
                    self.told = Told::Why(added.told.clone());
                    model.adding.is_seen = true;
                } else {
                    model.close();
                }
            }
            _ => {}
        }
    }

    fn finish(&mut self, model: &mut Model) {
        self.keep(model);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Move
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}
