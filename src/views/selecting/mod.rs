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

use crate::dossier::terms::WhyAside;
use crate::state::Model;
use crate::state::capturing::{self, words};
use crate::state::command::{Context, Kind, When};
use crate::state::step::Step;
use crate::text::statements::Unit;
use crate::verify::Decision;
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

/// A row that sets the selected sentence aside.
const fn aside(
    id: &'static str,
    title: &'static str,
    help: &'static str,
    keys: &'static [&'static str],
    run: fn(&mut Selecting, &mut Model),
) -> Row<Selecting> {
    Row { id, title, help, keys, bar: None, when: can_decide, run }
}

const ROWS: &[Row<Selecting>] = &[
    Row {
        id: "selecting.capture",
        title: "Put the selection on record",
        help: "Open the form for these words: whose position it is, who says it, on what topic.",
        keys: &["<ret>"],
        bar: Some((10, "put on record")),
        when: can_quote,
        run: |_, model| model.capture(),
    },
    grow(
        "selecting.next",
        "Next statement",
        "Select the next statement in the text.",
        &["<down>", "j", "n"],
        None,
        |_, model| capturing::step(model, true),
    ),
    grow(
        "selecting.previous",
        "Previous statement",
        "Select the previous statement in the text.",
        &["<up>", "k", "p"],
        None,
        |_, model| capturing::step(model, false),
    ),
    grow(
        "selecting.word-on",
        "Forward by a word",
        "Move the chosen end forward by a word.",
        &["<right>", "l", "w"],
        Some((20, "a word")),
        |_, model| capturing::grow(model, Unit::Word, true),
    ),
    grow(
        "selecting.word-back",
        "Back by a word",
        "Move the chosen end back by a word.",
        &["<left>", "h", "b"],
        None,
        |_, model| capturing::grow(model, Unit::Word, false),
    ),
    grow(
        "selecting.clause-on",
        "Forward by a clause",
        "Move the chosen end forward to the next comma.",
        &["]", "."],
        Some((30, "a clause")),
        |_, model| capturing::grow(model, Unit::Clause, true),
    ),
    grow(
        "selecting.clause-back",
        "Back by a clause",
        "Move the chosen end back to the comma before.",
        &["[", ","],
        None,
        |_, model| capturing::grow(model, Unit::Clause, false),
    ),
    grow(
        "selecting.sentence-on",
        "Forward by a sentence",
        "Move the chosen end to the end of the sentence, then to that of the next.",
        &[")", "}"],
        Some((40, "a sentence")),
        |_, model| capturing::grow(model, Unit::Sentence, true),
    ),
    grow(
        "selecting.sentence-back",
        "Back by a sentence",
        "Move the chosen end back by a sentence.",
        &["(", "{"],
        None,
        |_, model| capturing::grow(model, Unit::Sentence, false),
    ),
    grow(
        "selecting.turn",
        "The other end",
        "Choose the beginning instead of the end, or the end again.",
        &["<tab>", "o"],
        Some((15, "other end")),
        |_, model| capturing::turn(model),
    ),
    aside(
        "selecting.aside-heading",
        "Set aside: heading",
        "Set the selected sentence aside: a title, the heading of a section, or what stands around an article.",
        &["1"],
        |_, model| capturing::set_aside(model, WhyAside::Heading),
    ),
    aside(
        "selecting.aside-byline",
        "Set aside: byline",
        "Set the selected sentence aside: it only says whose the words beside it are.",
        &["2"],
        |_, model| {
            capturing::set_aside(model, WhyAside::Byline);
        },
    ),
    aside(
        "selecting.aside-scene",
        "Set aside: scene",
        "Set the selected sentence aside: an event or a question, in which nobody takes a stance.",
        &["3"],
        |_, model| {
            capturing::set_aside(model, WhyAside::Scene);
        },
    ),
    aside(
        "selecting.aside-context",
        "Set aside: context",
        "Set the selected sentence aside: background that the author reports, in which no actor takes a stance.",
        &["4"],
        |_, model| capturing::set_aside(model, WhyAside::Context),
    ),
    aside(
        "selecting.aside-analysis",
        "Set aside: analysis",
        "Set the selected sentence aside: the author's own assessment.",
        &["5"],
        |_, model| capturing::set_aside(model, WhyAside::Analysis),
    ),
    aside(
        "selecting.aside-speculation",
        "Set aside: speculation",
        "Set the selected sentence aside: what the author thinks might be, or leaves open.",
        &["6"],
        |_, model| capturing::set_aside(model, WhyAside::Speculation),
    ),
    aside(
        "selecting.aside-faceless",
        "Set aside: faceless",
        "Set the selected sentence aside: of a crowd that nobody could be asked about, such as some countries.",
        &["7"],
        |_, model| capturing::set_aside(model, WhyAside::Faceless),
    ),
    aside(
        "selecting.aside-repeats",
        "Set aside: repeats",
        "Set the selected sentence aside: it says again what is on record from another sentence.",
        &["8"],
        |_, model| capturing::set_aside(model, WhyAside::Repeats),
    ),
    aside(
        "selecting.aside-no-stance",
        "Set aside: no stance",
        "Set the selected sentence aside: an actor's own words, or a clause, that take no stance.",
        &["9"],
        |_, model| capturing::set_aside(model, WhyAside::NoStance),
    ),
    aside(
        "selecting.aside-closing",
        "Set aside: closing",
        "Set the selected sentence aside: it opens or rounds off an article or a section.",
        &["0"],
        |_, model| capturing::set_aside(model, WhyAside::Closing),
    ),
    Row {
        id: "selecting.next-open",
        title: "Next undecided sentence",
        help: "Select the next sentence that is neither on record nor set aside; after the last, the first.",
        keys: &["<space>", "J"],
        bar: Some((12, "next undecided")),
        when: always,
        run: |_, model| capturing::next_open(model),
    },
    Row {
        id: "selecting.reopen",
        title: "Take the reason back",
        help: "Make the selected sentence undecided again that was set aside.",
        keys: &["x", "-"],
        bar: None,
        when: is_set_aside,
        run: |_, model| capturing::reopen(model),
    },
    Row {
        id: "selecting.undo",
        title: "Undo what was put on record",
        help: "Take back what was last done to a record; if that was in another session, press the key twice.",
        keys: &["u"],
        bar: None,
        when: always,
        run: |_, model| capturing::undo(model),
    },
    Row {
        id: "selecting.redo",
        title: "Redo what was undone",
        help: "Do again what was last taken back.",
        keys: &["U"],
        bar: None,
        when: always,
        run: |_, model| capturing::redo(model),
    },
    Row {
        id: "selecting.leave",
        title: "Leave the selection",
        help: "Select nothing and read on.",
        keys: &["<esc>", "v"],
        bar: Some((50, "leave")),
        when: always,
        run: |_, model| capturing::leave(model),
    },
];

fn can_quote(_: &Selecting, model: &Model) -> When {
    if let Some(why) = words::nowhere(model) {
        return When::No(why);
    }
    match model.capturing.verdict() {
        None => When::No("The selection is still being checked against the text; try again."),
        Some(quoted) => When::only(
            quoted.verdict.is_proof(),
            "These words could not be proved as a quote; the line below says why.",
        ),
    }
}

fn can_decide(_: &Selecting, model: &Model) -> When {
    words::nowhere(model).map_or(When::Yes, When::No)
}

fn is_set_aside(_: &Selecting, model: &Model) -> When {
    let Some(selection) = &model.capturing.selection else { return When::No(NOT_ASIDE) };
    let around = model.capturing.reading.decided.around(&selection.span);
    let is_aside = around.iter().any(|(_, decision)| matches!(decision, Decision::SetAside(_)));
    When::only(is_aside, NOT_ASIDE)
}

const NOT_ASIDE: &str = "The selected sentence was not set aside.";

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

    fn reconcile(&mut self, model: &mut Model) {
        capturing::renew(model);
    }

    fn is_beside(&self) -> bool {
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on);
    }
}
