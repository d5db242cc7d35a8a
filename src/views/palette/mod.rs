//! The palette: every command by name, with its key and, when it cannot run now, the reason why; and, once something is
//! typed, the saved views, actors, topics, texts and documents of that name.

mod choice;
mod render;

use std::cmp::Reverse;

use self::choice::Choice;
use crate::dossier::Entity;
use crate::search::rank::Class;
use crate::state::Model;
use crate::state::command::{Command, Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::effect::StorageRequest;
use crate::state::hits::go_to;
use crate::state::jobs::JobKind;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::{Next, Overlay};
use crate::state::saving;
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
    /// What matches, the best first.
    found: Vec<Choice>,
}

/// What a word is worth by which a thing in the dossier was found, on the scale of `text::fuzzy`: a command whose
/// title has the same word comes first, one that only speaks of it later.
const fn worth(class: Class) -> i64 {
    match class {
        Class::Name => 500,
        Class::Phrase | Class::Whole => 350,
        Class::Prefix => 290,
        Class::Inside => 190,
        Class::Slip => 110,
    }
}

impl Palette {
    /// Of the whole table, what can be given on screens.
    pub(super) fn new(commands: &[Command], can: &dyn Fn(&Command) -> When) -> Palette {
        let own = |c: &&Command| matches!(c.context.kind, Kind::Everywhere | Kind::Screen);
        let commands = commands.iter().filter(own).map(|c| (*c, can(c))).collect();
        Palette { commands, ..Palette::default() }
    }

    /// Looks for what is typed. Before anything is: what can be done here, what the key bar offers first,
    /// moving about last.
    fn look(&mut self, model: &Model) {
        let needle = Needle::new(self.picker.text());
        if needle.is_empty() {
            let mut all: Vec<usize> = (0..self.commands.len()).collect();
            let first = |n: &usize| {
                let (command, when) = self.commands.get(*n)?;
                Some((*when != When::Yes, rank(command)))
            };
            all.sort_by_key(first);
            self.found = all.into_iter().map(Choice::Command).collect();
            return;
        }
        let mut found: Vec<(i64, Choice)> = Vec::new();
        for (n, (command, _)) in self.commands.iter().enumerate() {
            let (title, help) = (fold(command.title).text, fold(command.help).text);
            if let Some(score) = needle.score(&[title.as_str(), command.id], &[help.as_str()]) {
                found.push((score, Choice::Command(n)));
            }
        }
        for (n, view) in model.saved.all().iter().enumerate() {
            if let Some(score) = needle.score(&[fold(&view.name).text.as_str()], &[]) {
                found.push((score, Choice::Saved(n)));
            }
        }
        let words = i64::try_from(self.picker.text().split_whitespace().count()).unwrap_or(1);
        let searched = model.jobs.searched.as_ref();
        let hits = searched.filter(|(typed, _)| typed == self.picker.text());
        for hit in hits.map(|(_, found)| found.hits.as_slice()).unwrap_or_default() {
            if !matches!(hit.entity, Entity::Position(_)) {
                found.push((worth(hit.class) * words, Choice::Named(hit.entity)));
            }
        }
        found.sort_by_key(|(score, _)| Reverse(*score));
        self.found = found.into_iter().map(|(_, choice)| choice).collect();
    }

    /// Runs the chosen command, or says why it cannot run and stays open; or goes to what is chosen.
    fn run_chosen(&mut self, model: &mut Model) {
        match self.found.get(self.picker.chosen) {
            None => model.say("Nothing is called like that."),
            Some(Choice::Command(n)) => match self.commands.get(*n) {
                Some((_, When::No(why))) => model.say(*why),
                Some((command, When::Yes)) => {
                    model.close();
                    model.next(Next::Run(command.id));
                }
                None => {}
            },
            Some(Choice::Saved(n)) => {
                if let Some(view) = model.saved.all().get(*n).cloned() {
                    model.close();
                    saving::open(model, &view);
                }
            }
            Some(Choice::Named(entity)) => {
                model.close();
                go_to(model, *entity);
            }
        }
    }
}

/// The less, the nearer to the top before anything is typed.
fn rank(command: &Command) -> u8 {
    match command.bar {
        Some((rank, _)) => rank,
        None if command.id.starts_with("move.") => u8::MAX,
        None => u8::MAX - 1,
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
    title: "All commands, and whatever has a name",
    help: "Type the name of a command, a saved view, an actor, a topic or a document, and run it or go there.",
    keys: &[":", "<c-p>"],
    bar: Some((80, "commands")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| {
        model.open(Overlay::Palette);
        model.ask(StorageRequest::ListViews);
    },
};

const ROWS: &[Row<Palette>] = &[
    Row {
        id: "palette.run",
        title: "Run what is chosen, or go there",
        help: "Close the palette and run the chosen command, or go to the view, actor, topic or document that is chosen.",
        keys: &["<ret>"],
        bar: Some((10, "run, go there")),
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
    picker::next("palette.down", "Down in the palette", "Choose the next one."),
    picker::previous("palette.up", "Up in the palette", "Choose the one before."),
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
    fn reconcile(&mut self, model: &mut Model) {
        // Before the index is there nothing of the dossier can be found.
        if !self.picker.text().trim().is_empty() && model.index.is_of(model.dossier.len()) {
            model.ensure_jobs(&[JobKind::Search(self.picker.text().to_string())]);
        }
        self.look(model);
        self.picker.chosen = self.picker.chosen.min(self.found.len().saturating_sub(1));
    }

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
        self.picker.type_key(key) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.picker.paste(text) != Typed::Nothing
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.picker, &self.found, &self.commands);
    }
}
