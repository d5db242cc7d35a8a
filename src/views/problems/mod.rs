//! The problems of the dossier: what, where, and how to mend it; and what was waived, with why.

mod render;

use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View, anywhere};

/// The problems, from some line on.
#[derive(Debug, Default)]
pub(super) struct Problems {
    scroll: usize,
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "app.problems",
    title: "Problems",
    help: "Show what is wrong with the dossier, where, and how to mend it.",
    keys: &["!"],
    bar: None,
    reach: Reach::Top,
    when: anywhere,
    run: |_, model| model.open(Overlay::Problems),
};

const ROWS: &[Row<Problems>] = &[
    picker::close(
        "problems.close",
        "Close the problems",
        "Close the problems.",
        &["!", "q", "<esc>"],
        10,
    ),
    Row {
        id: "problems.anew",
        title: "Quote anew",
        help: "Go through the quotes that do not stand in their copies, each with the nearest passage and the line to write.",
        keys: &["Q"],
        bar: Some((20, "quote anew")),
        when: |_, model| {
            let has_one = model.problems.iter().any(|problem| problem.quote.is_some());
            When::only(has_one, "No quote reads otherwise in its copy.")
        },
        run: |_, model| {
            if let Some(quote) = model.problems.iter().find_map(|problem| problem.quote) {
                model.open(Overlay::QuoteAnew(quote));
            }
        },
    },
];

impl Described for Problems {
    const CONTEXT: &'static Context =
        &Context { title: "In the problems", only: "Only in the problems.", kind: Kind::Above };
    const ROWS: &'static [Row<Problems>] = ROWS;
}

impl View for Problems {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = usize::from(on.body.width.saturating_sub(6).min(100));
        let lines = render::lines(on.model, on.theme, columns);
        popup::draw(on, "Problems", columns, &lines, self.scroll);
    }
}
