//! What was being put on record when the program ended: exactly what was filled in, to go on with or to throw away.

mod render;

use crate::state::Model;
use crate::state::capturing::{discard, resume};
use crate::state::command::{Context, Kind};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::popup;
use crate::views::view::{Arrows, Described, Row, View, always};

/// It, from some line on.
#[derive(Debug, Default)]
pub(super) struct Left {
    scroll: usize,
}

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
            model.close();
            discard(model);
        },
    },
    Row {
        id: "left.later",
        title: "Decide on the record later",
        help: "Keep what was filled in; it is offered again at the next start.",
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
        let lines = on.model.capturing.left.as_ref();
        let lines = lines.map_or(Vec::new(), |left| render::lines(on.model, left, columns));
        popup::draw(on, "A record that was not saved", columns, &lines, self.scroll);
    }
}
