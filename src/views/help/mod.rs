//! The help: what the signs and the words mean, and every key, from the command table.

mod render;

use crate::state::Model;
use crate::state::command::{Command, Context, Kind, Reach, When};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View, always, anywhere};

/// The help, with the commands that it explains.
#[derive(Debug, Default)]
pub(super) struct Help {
    commands: Vec<Command>,
    /// The screen that lies beneath: its keys come first.
    here: Option<&'static Context>,
    scroll: usize,
    /// The lines in which stands what was looked for.
    found: Vec<usize>,
}

impl Help {
    pub(super) fn new(commands: &[Command], here: &'static Context) -> Help {
        Help { commands: commands.to_vec(), here: Some(here), ..Help::default() }
    }

    /// Goes to the next place, or to the one before, round and round.
    fn go_on(&mut self, on: bool) {
        let (next, previous) = (
            self.found.iter().find(|line| **line > self.scroll).or(self.found.first()),
            self.found.iter().rfind(|line| **line < self.scroll).or(self.found.last()),
        );
        if let Some(line) = if on { next } else { previous } {
            self.scroll = *line;
        }
    }

    fn has_found(&self, _: &Model) -> When {
        When::only(!self.found.is_empty(), "Nothing was looked for yet: / searches the help.")
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

const ROWS: &[Row<Help>] = &[
    Row {
        id: "help.search",
        title: "Search the help",
        help: "Look for words in the help, whatever their case and accents.",
        keys: &["/"],
        bar: Some((5, "search")),
        when: always,
        run: |_, model| model.open(Overlay::Search),
    },
    Row {
        id: "help.next-found",
        title: "Next place found",
        help: "Go to the next place of the words that were looked for.",
        keys: &["n"],
        bar: Some((6, "next")),
        when: Help::has_found,
        run: |help, _| help.go_on(true),
    },
    Row {
        id: "help.previous-found",
        title: "Previous place found",
        help: "Go to the place before of the words that were looked for.",
        keys: &["N", "p"],
        bar: None,
        when: Help::has_found,
        run: |help, _| help.go_on(false),
    },
    picker::close("help.close", "Close the help", "Close the help.", &["?", "q", "<esc>"], 10),
];

impl Described for Help {
    const CONTEXT: &'static Context =
        &Context { title: "In the help", only: "Only in the help.", kind: Kind::Above };
    const ROWS: &'static [Row<Help>] = ROWS;
}

impl View for Help {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn search(&mut self, model: &mut Model, words: &str) {
        let columns = model.layout.above.columns;
        self.found = render::found(&self.commands, self.here, columns, words);
        if self.found.is_empty() && !words.trim().is_empty() {
            model.say(format!("“{words}” is nowhere in the help."));
        }
        let nearest = self.found.iter().find(|line| **line >= self.scroll);
        if let Some(line) = nearest.or(self.found.first()) {
            self.scroll = *line;
        }
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = usize::from(on.body.width.saturating_sub(6).min(88));
        let lines = render::marked(&self.commands, self.here, on.theme, columns, &self.found);
        popup::draw(on, "Help", columns, &lines, self.scroll);
        on.layout.above.columns = columns;
    }
}
