//! What was being put on record when the program ended or another record came first: exactly what was filled in, to go on with or to throw away.

mod render;

use crate::state::Model;
use crate::state::capturing::{discard, has_left, leave_closed, resume, show_next, shown};
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::popup;
use crate::views::view::{Arrows, Described, Offer, Row, View, always};

/// It, from some line on.
#[derive(Debug, Default)]
pub(super) struct Left {
    scroll: usize,
}

/// Shows what was left unsaved.
pub(super) const OPEN: Offer = Offer {
    id: "left.open",
    title: "Records left unsaved",
    help: "Show the records that were filled in and not saved, to go on with them or to throw them away.",
    keys: &["R"],
    bar: None,
    reach: Reach::Top,
    when: |_, model| When::only(has_left(model), "No record was left unsaved."),
    run: |_, model| {
        leave_closed(model);
        model.open(Overlay::RecordLeft);
    },
};

/// Offers what was left behind, if that is to be done.
pub(super) fn offer(model: &mut Model) {
    if std::mem::take(&mut model.capturing.offers_left) {
        model.offer(Overlay::RecordLeft, "");
    }
}

const ROWS: &[Row<Left>] = &[
    Row {
        id: "left.resume",
        title: "Go on with the record",
        help: "Open the form as you left it, at the words that it quotes.",
        keys: &["<ret>"],
        bar: Some((10, "go on")),
        when: always,
        run: |_, model| {
            model.close();
            resume(model);
        },
    },
    Row {
        id: "left.drop",
        title: "Throw the record away",
        help: "Throw away what was filled in; it cannot be brought back.",
        keys: &["D"],
        bar: Some((20, "throw away")),
        when: always,
        run: |_, model| {
            if !discard(model) {
                model.close();
            }
        },
    },
    Row {
        id: "left.next",
        title: "The next record that was left",
        help: "Show the next record that was left unsaved, and after the last the first.",
        keys: &["<tab>", "n"],
        bar: Some((25, "next one")),
        when: |_, model| {
            When::only(model.capturing.left.len() > 1, "No other record was left unsaved.")
        },
        run: |left, model| {
            left.scroll = 0;
            show_next(model);
        },
    },
    Row {
        id: "left.later",
        title: "Decide on the record later",
        help: "Keep what was filled in; R shows it again, and it is offered at the next start.",
        keys: &["<esc>"],
        bar: Some((30, "later")),
        when: always,
        run: |_, model| model.close(),
    },
];

impl Described for Left {
    const CONTEXT: &'static Context = &Context {
        title: "When a record was left unsaved",
        only: "Only when a record was left unsaved.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<Left>] = ROWS;
}

impl View for Left {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = usize::from(on.body.width.saturating_sub(6).min(84));
        let lines = shown(on.model);
        let lines = lines.map_or(Vec::new(), |left| render::lines(on.model, &left.kept, columns));
        let (at, of) = (on.model.capturing.shown_left + 1, on.model.capturing.left.len());
        let title = "A record that was not saved";
        let title = if of > 1 { format!("{title}: {at} of {of}") } else { title.to_string() };
        popup::draw(on, &title, columns, &lines, self.scroll);
    }
}
