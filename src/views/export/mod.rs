//! Writing a file: which format, under which name. What is not proved stops it, unless that is allowed; what is
//! there is replaced only when that is said twice.

mod compose;
mod render;
mod state;

pub(super) use state::Export;

use crate::state::Model;
use crate::state::command::{Context, Kind, When};
use crate::state::editor::Typed;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::msg::{Msg, NotExported};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker;
use crate::views::view::{Row, View, always};

/// Where its commands can be given.
pub(super) const CONTEXT: Context =
    Context { title: "While exporting", only: "Only while exporting.", kind: Kind::Typed };

const ROWS: &[Row<Export>] = &[
    Row {
        id: "export.write",
        title: "Write the file",
        help: "Write the file in the chosen format; where there is one of that name, asks once more.",
        keys: &["<ret>"],
        bar: Some((10, "write")),
        when: always,
        run: Export::write,
    },
    Row {
        id: "export.allow-unproved",
        title: "With what is not proved",
        help: "Let quotes that are not proved leave, too; each is stamped.",
        keys: &["<c-a>"],
        bar: Some((20, "allow what is not proved")),
        when: |export, _| When::only(export.unproved > 0, "Every quote is proved or attested."),
        run: |export, _| export.allows_unproved = !export.allows_unproved,
    },
    picker::close(
        "export.close",
        "Close without writing",
        "Close this and write nothing.",
        &["<esc>", "<c-c>"],
        30,
    ),
    picker::next("export.down", "Next format", "Choose the next format."),
    picker::previous("export.up", "Format before", "Choose the format before."),
];

impl View for Export {
    fn context(&self) -> &'static Context {
        &CONTEXT
    }

    fn rows() -> &'static [Row<Export>] {
        ROWS
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, _: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.replaces = None;
        }
    }

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
        self.replaces = None;
        self.picker.editor.type_key(key, 1) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.replaces = None;
        self.picker.editor.paste(text) != Typed::Nothing
    }

    fn take(&mut self, model: &mut Model, msg: &Msg) {
        match msg {
            Msg::Exported { done: Ok(_), .. } => model.close(),
            Msg::Exported { path, done: Err(NotExported { is_there: true, .. }) } => {
                self.replaces = Some(path.clone());
            }
            _ => {}
        }
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}
