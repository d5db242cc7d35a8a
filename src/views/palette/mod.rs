//! The palette: every command by name, with its key and, when it cannot run now, the reason why.

mod render;

use crate::state::Model;
use crate::state::command::{Command, Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::{Next, Overlay};
use crate::state::step::Step;
use crate::text::fold::fold;
use crate::text::fuzzy::Needle;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// What is typed and chosen, and the commands that there are with whether each can run beneath.
#[derive(Debug, Default)]
pub(super) struct Palette {
    picker: Picker,
    commands: Vec<(Command, When)>,
    /// Those that match, the best first, by their numbers.
    found: Vec<usize>,
}

impl Palette {
    /// Of the whole table, what can be given on screens.
    pub(super) fn new(commands: &[Command], can: &dyn Fn(&Command) -> When) -> Palette {
        let own = |c: &&Command| matches!(c.context.kind, Kind::Everywhere | Kind::Screen);
        let commands = commands.iter().filter(own).map(|c| (*c, can(c))).collect();
        let mut palette = Palette { commands, ..Palette::default() };
        palette.look();
        palette
    }

    /// Looks for what is typed. Before anything is: what can be done here, what the key bar offers first,
    /// moving about last.
    fn look(&mut self) {
        let needle = Needle::new(self.picker.text());
        let rank = |c: &Command| match c.bar {
            Some((rank, _)) => rank,
            None if c.id.starts_with("move.") => u8::MAX,
            None => u8::MAX - 1,
        };
        let mut found: Vec<(i64, usize)> = Vec::new();
        for (n, (command, _)) in self.commands.iter().enumerate() {
            let (title, help) = (fold(command.title).text, fold(command.help).text);
            if let Some(score) = needle.score(&[title.as_str(), command.id], &[help.as_str()]) {
                found.push((score, n));
            }
        }
        if needle.is_empty() {
            let first = |n: usize| {
                self.commands.get(n).map(|(command, when)| (*when != When::Yes, rank(command)))
            };
            found.sort_by_key(|(_, n)| first(*n));
        } else {
            found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        self.found = found.into_iter().map(|(_, n)| n).collect();
    }

    /// The nth of those that match.
    fn nth(&self, n: usize) -> Option<&(Command, When)> {
        self.commands.get(*self.found.get(n)?)
    }

    fn after(&mut self, typed: Typed) -> bool {
        if typed == Typed::Changed {
            self.look();
        }
        typed != Typed::Nothing
    }

    /// Runs the chosen command, or says why it cannot run and stays open.
    fn run_chosen(&mut self, model: &mut Model) {
        match self.nth(self.picker.chosen) {
            None => model.say("No command is called like that."),
            Some((_, When::No(why))) => model.say(*why),
            Some((command, When::Yes)) => {
                model.close();
                model.next(Next::Run(command.id));
            }
        }
    }
}

impl Picks for Palette {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        self.found.len()
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "app.palette",
    title: "All commands",
    help: "Search all commands by name and run one.",
    keys: &[":", "<c-p>"],
    bar: Some((80, "commands")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Palette),
};

const ROWS: &[Row<Palette>] = &[
    Row {
        id: "palette.run",
        title: "Run the chosen command",
        help: "Close the palette and run the chosen command.",
        keys: &["<ret>"],
        bar: Some((10, "run")),
        when: always,
        run: Palette::run_chosen,
    },
    picker::close(
        "palette.close",
        "Close the palette",
        "Close the palette and run nothing.",
        &["<esc>", "<c-c>"],
        20,
    ),
    picker::next("palette.down", "Down in the palette", "Choose the next command."),
    picker::previous("palette.up", "Up in the palette", "Choose the command before."),
];

impl Described for Palette {
    const CONTEXT: &'static Context = &Context {
        title: "In the palette",
        only: "Only in the palette.",
        kind: Kind::Typed(&["palette.run", "palette.close"]),
    };
    const ROWS: &'static [Row<Palette>] = ROWS;
}

impl View for Palette {
    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.run_chosen(model);
        }
    }

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
        let typed = self.picker.type_key(key);
        self.after(typed)
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        let typed = self.picker.paste(text);
        self.after(typed)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let nth = |n: usize| self.nth(n).copied();
        render::draw(on, &self.picker, self.found.len(), &nth);
    }
}
