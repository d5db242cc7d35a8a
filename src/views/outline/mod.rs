//! The headings of what is read, from which one is gone to.

mod render;

use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::layout::Target;
use crate::state::overlay::{Heading, Next};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Row, View, always};

/// The headings, and which of them is chosen.
#[derive(Debug, Default)]
pub(super) struct Outline {
    headings: Vec<Heading>,
    picker: Picker,
}

impl Outline {
    pub(super) fn new((headings, here): (Vec<Heading>, usize)) -> Outline {
        Outline { headings, picker: Picker::new("", here) }
    }

    fn go(&mut self, model: &mut Model) {
        model.close();
        if let Some(heading) = self.headings.get(self.picker.chosen) {
            model.next(Next::Turn(heading.place.clone()));
        }
    }
}

impl Picks for Outline {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        self.headings.len()
    }
}

const ROWS: &[Row<Outline>] = &[
    Row {
        id: "outline.go",
        title: "Go to the chosen heading",
        help: "Close the outline and read from the chosen heading on.",
        keys: &["<ret>", "<right>", "l"],
        bar: Some((10, "read")),
        when: always,
        run: Outline::go,
    },
    picker::close(
        "outline.close",
        "Close the outline",
        "Close the outline and stay where you are.",
        &["<esc>", "q", "t"],
        20,
    ),
];

impl Described for Outline {
    const CONTEXT: &'static Context =
        &Context { title: "In the outline", only: "Only in the outline.", kind: Kind::Above };
    const ROWS: &'static [Row<Outline>] = ROWS;
}

impl View for Outline {
    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.go(model);
        }
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.headings, self.picker.chosen);
    }
}
