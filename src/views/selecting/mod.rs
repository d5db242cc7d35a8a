//! Selecting words of a document: the text stays in sight, and below it stands how they would be proved as a quote.
//!
//! ```text
//!   Bordavia reiterated its refusal; [Arland may send ships],
//!   but only in daylight.
//!  ── Selected: 4 words, the end moves ──────────────────────
//!   ✓ As a quote: proved to the character.
//!   On record here: Arland, Ships
//! ```

mod render;

use crate::state::Model;
use crate::state::capturing::{self, words};
use crate::state::command::{Context, Kind, When};
use crate::state::step::Step;
use crate::text::statements::Unit;
use crate::views::canvas::Canvas;
use crate::views::view::{Described, Row, View, always};

/// What is selected stands in the model, where the text finds it.
#[derive(Debug, Default)]
pub(super) struct Selecting;

/// A row that moves the end that is moved.
const fn grow(
    id: &'static str,
    title: &'static str,
    help: &'static str,
    keys: &'static [&'static str],
    bar: Option<(u8, &'static str)>,
    run: fn(&mut Selecting, &mut Model),
) -> Row<Selecting> {
    Row { id, title, help, keys, bar, when: always, run }
}

const ROWS: &[Row<Selecting>] = &[
    Row {
        id: "selecting.capture",
        title: "Put it on the record",
        help: "Open the form for what is selected: whose position it is, who says it, on what.",
        keys: &["<ret>"],
        bar: Some((10, "put on record")),
        when: can_quote,
        run: |_, model| model.capture(),
    },
    grow(
        "selecting.next",
        "Next statement",
        "Select the next statement of the text.",
        &["<down>", "j", "n"],
        None,
        |_, model| capturing::step(model, true),
    ),
    grow(
        "selecting.previous",
        "Statement before",
        "Select the statement before.",
        &["<up>", "k", "p"],
        None,
        |_, model| capturing::step(model, false),
    ),
    grow(
        "selecting.word-on",
        "A word on",
        "Move the end that is moved a word on.",
        &["<right>", "l", "w"],
        Some((20, "a word")),
        |_, model| capturing::grow(model, Unit::Word, true),
    ),
    grow(
        "selecting.word-back",
        "A word back",
        "Move the end that is moved a word back.",
        &["<left>", "h", "b"],
        None,
        |_, model| capturing::grow(model, Unit::Word, false),
    ),
    grow(
        "selecting.clause-on",
        "A clause on",
        "Move the end that is moved to the next comma.",
        &["]", "."],
        Some((30, "a clause")),
        |_, model| capturing::grow(model, Unit::Clause, true),
    ),
    grow(
        "selecting.clause-back",
        "A clause back",
        "Move the end that is moved back to the comma before.",
        &["[", ","],
        None,
        |_, model| capturing::grow(model, Unit::Clause, false),
    ),
    grow(
        "selecting.sentence-on",
        "A sentence on",
        "Move the end that is moved to the end of the sentence, then of the next.",
        &[")", "}"],
        Some((40, "a sentence")),
        |_, model| capturing::grow(model, Unit::Sentence, true),
    ),
    grow(
        "selecting.sentence-back",
        "A sentence back",
        "Move the end that is moved back by a sentence.",
        &["(", "{"],
        None,
        |_, model| capturing::grow(model, Unit::Sentence, false),
    ),
    grow(
        "selecting.turn",
        "The other end",
        "Move the beginning instead of the end, or the end again.",
        &["<tab>", "o"],
        Some((15, "other end")),
        |_, model| capturing::turn(model),
    ),
    Row {
        id: "selecting.undo",
        title: "Take back what was put on record",
        help: "Take back the last record that was made, changed or taken away; also one of an earlier session, if asked twice.",
        keys: &["u"],
        bar: None,
        when: always,
        run: |_, model| capturing::undo(model),
    },
    Row {
        id: "selecting.redo",
        title: "Do it again",
        help: "Do again what was taken back last.",
        keys: &["U"],
        bar: None,
        when: always,
        run: |_, model| capturing::redo(model),
    },
    Row {
        id: "selecting.leave",
        title: "Select nothing",
        help: "Leave the selection and read on.",
        keys: &["<esc>", "v"],
        bar: Some((50, "leave")),
        when: always,
        run: |_, model| capturing::leave(model),
    },
];

fn can_quote(_: &Selecting, model: &Model) -> When {
    if !model.is_folder {
        let is_bundled = model.folder.is_empty();
        return When::No(if is_bundled { words::BUNDLED } else { words::SINGLE });
    }
    match model.capturing.verdict() {
        None => When::No("The selection is still being looked for in its text; try again."),
        Some(quoted) => When::only(
            quoted.verdict.is_proof(),
            "These words could not be proved as a quote; the line below the text says why.",
        ),
    }
}

impl Described for Selecting {
    const CONTEXT: &'static Context = &Context {
        title: "While selecting",
        only: "Only while something is selected in a document.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<Selecting>] = ROWS;
}

impl View for Selecting {
    fn step(&mut self, model: &mut Model, step: Step) {
        match step {
            Step::On | Step::PageOn | Step::Last => capturing::step(model, true),
            Step::Back | Step::PageBack | Step::First => capturing::step(model, false),
        }
    }

    fn is_beside(&self) -> bool {
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on);
    }
}
