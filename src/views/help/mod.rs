//! The help: what the signs and the words mean, and every key, from the command table.

mod render;

use std::ops::Range;

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
    /// The first line that is seen: of which part, and which of its lines. The parts are the same however their lines
    /// are wrapped, so that it stays in sight when the window changes.
    top: (usize, usize),
    /// The parts in which stands what was looked for.
    found: Vec<usize>,
    /// Something was looked for.
    has_looked: bool,
}

impl Help {
    pub(super) fn new(commands: &[Command], here: &'static Context) -> Help {
        Help { commands: commands.to_vec(), here: Some(here), ..Help::default() }
    }

    /// Goes to the next place, or to the one before, round and round.
    fn go_on(&mut self, on: bool) {
        let (next, previous) = (
            self.found.iter().find(|part| (**part, 0) > self.top).or(self.found.first()),
            self.found.iter().rfind(|part| (**part, 0) < self.top).or(self.found.last()),
        );
        if let Some(part) = if on { next } else { previous } {
            self.top = (*part, 0);
        }
    }

    fn has_found(&self, _: &Model) -> When {
        let why = if self.has_looked {
            "What was looked for is nowhere in the help: / looks for other words."
        } else {
            "Nothing was looked for yet: / searches the help."
        };
        When::only(!self.found.is_empty(), why)
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
        let parts = &model.layout.above.spots;
        let line = popup::step(model, line_of(parts, self.top), step);
        self.top = place_of(parts, line);
    }

    fn search(&mut self, model: &mut Model, words: &str) {
        self.has_looked = !words.trim().is_empty();
        self.found = render::found(&self.commands, self.here, words);
        if self.found.is_empty() && !words.trim().is_empty() {
            model.say(format!("“{words}” is nowhere in the help."));
        }
        let nearest = self.found.iter().find(|part| (**part, 0) >= self.top);
        if let Some(part) = nearest.or(self.found.first()) {
            self.top = (*part, 0);
        }
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = render::columns(on.body);
        let parts = render::marked(&self.commands, self.here, on.theme, columns, &self.found);
        let mut at = 0;
        let ranges = parts.iter().map(|part| {
            at += part.len();
            at - part.len()..at
        });
        let ranges: Vec<Range<usize>> = ranges.collect();
        popup::draw(on, "Help", columns, &parts.concat(), line_of(&ranges, self.top));
        on.layout.above.spots = ranges;
    }
}

/// The line at which a place stands, by the lines of each part.
fn line_of(parts: &[Range<usize>], (part, nth): (usize, usize)) -> usize {
    parts.get(part).map_or(0, |lines| (lines.start + nth).min(lines.end.saturating_sub(1)))
}

/// The place that stands at a line.
fn place_of(parts: &[Range<usize>], line: usize) -> (usize, usize) {
    let part = parts.iter().position(|lines| lines.contains(&line));
    part.and_then(|n| Some((n, line - parts.get(n)?.start))).unwrap_or_default()
}
