//! Writing a file: which format, under which name. What is not proved stops it, unless that is allowed; what is
//! there is replaced only when that is said twice.

mod compose;
mod render;
mod state;

pub(super) use state::Export;

use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::exportable::Exportable;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::msg::{Msg, NotExported};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker;
use crate::views::view::{Described, Offer, Row, Screen, View, always};

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "export.open",
    title: "Export",
    help: "Write the brief, the grid, the timeline or the conflicts to a file: for Word, a browser, as text, or for other programs.",
    keys: &["e"],
    bar: Some((22, "export")),
    reach: Reach::Screen,
    when: can_export,
    run: |screen, model| {
        if let Some(output) = screen.output() {
            model.open(Overlay::Export(output));
        }
    },
};

/// How the positions that are listed are written, wherever one is.
pub(super) const LISTED: Offer = Offer {
    id: "export.listed",
    title: "Export what is listed",
    help: "Write every position that is listed, those found or all, as of the day that is chosen, to a file.",
    keys: &["<f7>", "<a-e>"],
    bar: None,
    reach: Reach::Screen,
    when: |_, model| When::only(model.scope.asked().len() <= LARGEST, TOO_LARGE),
    run: |_, model| model.open(Overlay::Export(Exportable::Listed)),
};

/// A larger dossier than this is written by the command line: here a key press would wait for it.
const LARGEST: usize = 20_000;

const TOO_LARGE: &str =
    "Too large to export from here; the command line does it, with `--output FILE`.";

fn can_export(screen: &dyn Screen, model: &Model) -> When {
    match screen.output() {
        Some(Exportable::Brief) => When::only(
            !model.brief.now().items.is_empty(),
            "Nothing is collected yet: b does it on other screens.",
        ),
        None => When::No(
            "Export the brief (7), the grid (2), the timeline (3) or the conflicts (6); F7 writes the positions.",
        ),
        Some(_) => When::only(model.dossier.len() <= LARGEST, TOO_LARGE),
    }
}

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
        when: |export, model| {
            When::only(export.unproved(model) > 0, "Every quote is proved or attested.")
        },
        run: |export, _| export.allows_unproved = !export.allows_unproved,
    },
    Row {
        id: "export.short",
        title: "The short form, or the long one",
        help: "Write the brief on one page, its sentences and quoted words alone; or all of it.",
        keys: &["<c-s>"],
        bar: Some((15, "short form")),
        when: |export, _| {
            When::only(export.has_forms(), "Only the page of a brief has a short form.")
        },
        run: |export, _| {
            export.short = !export.short;
            export.replaces = None;
        },
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

impl Described for Export {
    const CONTEXT: &'static Context = &Context {
        title: "While exporting",
        only: "Only while exporting.",
        kind: Kind::Typed(&["export.close"]),
    };
    const ROWS: &'static [Row<Export>] = ROWS;
}

impl View for Export {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
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
