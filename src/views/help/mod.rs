//! The help: what the signs and the words mean, and every key, from the command table.

mod render;

use crate::state::Model;
use crate::state::command::{Command, Context, Kind, Reach};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View, anywhere};

/// The help, with the commands that it explains.
#[derive(Debug, Default)]
pub(super) struct Help {
    commands: Vec<Command>,
    scroll: usize,
}

impl Help {
    pub(super) fn new(commands: &[Command]) -> Help {
        Help { commands: commands.to_vec(), scroll: 0 }
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "app.help",
    title: "Help",
    help: "Show what the signs and the words mean, and every key.",
    keys: &["?", "<f1>"],
    bar: Some((90, "help")),
    reach: Reach::Top,
    when: anywhere,
    run: |_, model| model.open(Overlay::Help),
};

const ROWS: &[Row<Help>] =
    &[picker::close("help.close", "Close the help", "Close the help.", &["?", "q", "<esc>"], 10)];

impl Described for Help {
    const CONTEXT: &'static Context =
        &Context { title: "In the help", only: "Only in the help.", kind: Kind::Above };
    const ROWS: &'static [Row<Help>] = ROWS;
}

impl View for Help {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = usize::from(on.body.width.saturating_sub(6).min(88));
        let lines = render::lines(&self.commands, on.theme, columns);
        popup::draw(on, "Help", columns, &lines, self.scroll);
    }
}
