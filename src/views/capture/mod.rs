//! The form of what is selected, beside the text: one field after the other, with what can be chosen and what the rules
//! say.
//!
//! ```text
//!  Put on record                      2 of 5
//!  who        Arland
//!  says it  ▌ Orla Kern, paraphrased█
//!             1 Orla Kern, paraphrased   Minister
//!             2 Arland, paraphrased
//!             3 Arland, as reported
//!  topic
//!  stance
//!  summary
//!
//!  ! “may” is a hedge that the summary drops.
//! ```

mod offers;
mod render;

pub(super) use offers::{CHANGE, REDO, REMOVE, UNDO, is_in_bar};

use crate::state::Model;
use crate::state::captured::RecordDone;
use crate::state::capturing::{save, took_around, turn_away};
use crate::state::command::{Context, Kind, When};
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::msg::Msg;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, View, always};

/// Lays above the screen what is to be seen: what is selected, and the form.
pub(super) fn offer(model: &mut Model) {
    if std::mem::take(&mut model.capturing.shows_selection) {
        model.open(Overlay::Selecting);
    }
    if std::mem::take(&mut model.capturing.shows_form) {
        model.open(Overlay::Capture);
    }
}

/// What is filled in stands in the model: it outlives the form.
#[derive(Debug, Default)]
pub(super) struct CaptureForm;

const ROWS: &[Row<CaptureForm>] = &[
    Row {
        id: "capture.on",
        title: "Take it and go on",
        help: "Take what is chosen or typed and go on to the next field that is needed; after the summary, save.",
        keys: &["<ret>"],
        bar: Some((10, "take, go on")),
        when: is_idle,
        run: |_, model| {
            if model.capture_on() {
                save(model);
            }
        },
    },
    Row {
        id: "capture.save",
        title: "Save the record",
        help: "Save the record as it stands, in a file of its own in the dossier’s folder captured.",
        keys: &["<c-s>"],
        bar: Some((15, "save")),
        when: is_idle,
        run: |_, model| {
            model.capture_keep();
            save(model);
        },
    },
    Row {
        id: "capture.down",
        title: "Next choice",
        help: "Choose the next one in the list.",
        keys: &["<down>", "<c-n>"],
        bar: None,
        when: always,
        run: |_, model| model.capture_choose(Step::On),
    },
    Row {
        id: "capture.up",
        title: "Previous choice",
        help: "Choose the previous one in the list.",
        keys: &["<up>", "<c-p>"],
        bar: None,
        when: always,
        run: |_, model| model.capture_choose(Step::Back),
    },
    Row {
        id: "capture.next",
        title: "Next field",
        help: "Go to the next field, including those that may stay empty; this one keeps what it holds.",
        keys: &["<tab>"],
        bar: Some((20, "next field")),
        when: always,
        run: |_, model| model.capture_turn(Step::On),
    },
    Row {
        id: "capture.previous",
        title: "Previous field",
        help: "Go to the previous field; this one keeps what it holds.",
        keys: &["<s-tab>"],
        bar: None,
        when: always,
        run: |_, model| model.capture_turn(Step::Back),
    },
    Row {
        id: "capture.another",
        title: "One more in this field",
        help: "Take what is chosen and ask for one more: another actor, another through whom the words came, another condition.",
        keys: &["<c-t>"],
        bar: Some((25, "one more")),
        when: |_, model| {
            let takes =
                model.capturing.form.as_ref().is_some_and(|form| form.field.takes_several());
            When::only(takes, "This field takes only one value.")
        },
        run: |_, model| model.capture_another(),
    },
    Row {
        id: "capture.turn-away",
        title: "Reject the suggestion",
        help: "Reject what the words suggest here; it is not suggested for this document again.",
        keys: &["<c-d>"],
        bar: Some((28, "not this")),
        when: always,
        run: |_, model| turn_away(model),
    },
    Row {
        id: "capture.clear",
        title: "Empty the field",
        help: "Take out what stands in this field.",
        keys: &["<c-u>"],
        bar: None,
        when: always,
        run: |_, model| model.capture_clear(),
    },
    Row {
        id: "capture.waive",
        title: "Waive the warning",
        help: "Let the first warning stand, for a reason that you type; it is kept in the record.",
        keys: &["<c-x>"],
        bar: Some((22, "waive")),
        when: |_, model| {
            let warns = model.capturing.form.as_ref().is_some_and(|form| form.warning().is_some());
            When::only(warns, "There is no warning to waive.")
        },
        run: |_, model| model.capture_waive(),
    },
    Row {
        id: "capture.help",
        title: "Help for the form",
        help: "Show the keys of the form and what the signs and the words mean; so does ? where a list is chosen from.",
        keys: &["<f1>"],
        bar: Some((90, "help")),
        when: always,
        run: |_, model| model.open(Overlay::Help),
    },
    Row {
        id: "capture.back",
        title: "One step back",
        help: "Go back one step: out of what is typed, to the field before, to the text; what is filled in is kept. A form in which something stands is left by the same key again.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((40, "back")),
        when: always,
        run: |_, model| {
            if !model.capture_back() && model.capture_may_leave() {
                model.capturing.is_open = false;
                model.close();
            }
        },
    },
];

fn is_idle(_: &CaptureForm, model: &Model) -> When {
    let is_saving = model.capturing.form.as_ref().is_some_and(|form| form.is_saving);
    When::only(!is_saving, "The record is being saved.")
}

impl Described for CaptureForm {
    const CONTEXT: &'static Context = &Context {
        title: "While putting words on record",
        only: "Only while words are being put on record.",
        kind: Kind::Typed(&["capture.back"]),
    };
    const ROWS: &'static [Row<CaptureForm>] = ROWS;
}

impl View for CaptureForm {
    fn reconcile(&mut self, model: &mut Model) {
        model.capture_fit();
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        model.capture_choose(step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target
            && model.capture_take(n)
        {
            save(model);
        }
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        if model.capture_asks_for_help(key) {
            model.open(Overlay::Help);
            return true;
        }
        model.capture_type(key, model.layout.above.columns)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        model.capture_paste(text)
    }

    fn take(&mut self, model: &mut Model, msg: &Msg) {
        if let Msg::Record { done, .. } = msg
            && matches!(**done, RecordDone::Captured(Ok(_)))
        {
            model.close();
        }
        if let Msg::CopyRead { document, copy: Ok(extract), .. } = msg {
            took_around(model, document, extract);
        }
    }

    fn finish(&mut self, model: &mut Model) {
        model.capture_keep();
        model.capturing.is_open = false;
    }

    fn arrows(&self) -> Arrows {
        Arrows::Choose
    }

    fn is_beside(&self) -> bool {
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on);
    }
}
