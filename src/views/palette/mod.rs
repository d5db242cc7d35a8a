//! The palette: every command by name, with its key and, when it cannot run now, the reason why.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::Step;
use crate::app::effect::Effect;
use crate::app::{App, Overlay};
use crate::text::fold::fold;
use crate::text::fuzzy::Needle;

/// What is typed and chosen in the palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub typed: String,
    pub chosen: usize,
}

pub const COMMANDS: &[Command] = &[
    Command {
        id: "palette.run",
        title: "Run the chosen command",
        help: "Close the palette and run the chosen command.",
        context: Context::Palette,
        keys: &["<ret>"],
        bar: Some((10, "run")),
        when: always,
        run: run_chosen,
    },
    Command {
        id: "palette.close",
        title: "Close the palette",
        help: "Close the palette and run nothing.",
        context: Context::Palette,
        keys: &["<esc>"],
        bar: Some((20, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
    Command {
        id: "palette.down",
        title: "Down in the palette",
        help: "Choose the next command.",
        context: Context::Palette,
        keys: &["<down>", "<c-n>", "<tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::On);
            Vec::new()
        },
    },
    Command {
        id: "palette.up",
        title: "Up in the palette",
        help: "Choose the command before.",
        context: Context::Palette,
        keys: &["<up>", "<c-p>", "<s-tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::Back);
            Vec::new()
        },
    },
];

/// The commands that match what is typed, the best first, with whether each can run now.
pub fn choices(app: &App) -> Vec<(Command, When)> {
    let Some(Overlay::Palette(state)) = &app.overlay else { return Vec::new() };
    let needle = Needle::new(&state.typed);
    let own = |c: &&Command| {
        let apart = [
            Context::Palette,
            Context::Find,
            Context::Search,
            Context::Outline,
            Context::Help,
            Context::Problems,
        ];
        !apart.contains(&c.context)
    };
    let mut found: Vec<(i64, Command)> = Vec::new();
    for command in app.commands.iter().filter(own) {
        let (title, help) = (fold(command.title).text, fold(command.help).text);
        if let Some(score) = needle.score(&[title.as_str(), command.id], &[help.as_str()]) {
            found.push((score, *command));
        }
    }
    // Before anything is typed: what can be done here, what the key bar offers first, moving about
    // last.
    let rank = |c: &Command| match c.bar {
        Some((rank, _)) => rank,
        None if c.id.starts_with("move.") => u8::MAX,
        None => u8::MAX - 1,
    };
    if needle.is_empty() {
        found.sort_by_key(|(_, command)| (when(app, *command) != When::Yes, rank(command)));
    } else {
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    found.into_iter().map(|(_, command)| (command, when(app, command))).collect()
}

/// Whether a command could run if the palette were closed.
fn when(app: &App, command: Command) -> When {
    let here =
        command.context == Context::Everywhere || command.context == Context::of(app.place.screen);
    if !here {
        return When::No(match command.context {
            Context::Actors => "Only on the actors screen.",
            Context::Grid => "Only in the grid.",
            Context::Timeline => "Only on the timeline.",
            Context::Documents => "Only on the documents screen.",
            Context::Compare => "Only on the compare screen.",
            Context::Conflicts => "Only among the conflicts.",
            Context::Reader => "Only in the text of a document.",
            _ => "Only where it is shown.",
        });
    }
    (command.when)(app)
}

pub fn step(app: &mut App, step: Step) {
    let len = choices(app).len();
    let page = app.areas.popup_page;
    if let Some(Overlay::Palette(state)) = &mut app.overlay {
        state.chosen = step.from(state.chosen, len, page);
    }
}

/// Runs the chosen command, or says why it cannot run and stays open.
pub fn run_chosen(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Palette(state)) = &app.overlay else { return Vec::new() };
    match choices(app).get(state.chosen) {
        None => {
            app.status = Some("No command is called like that.".to_string());
            Vec::new()
        }
        Some((_, When::No(why))) => {
            app.status = Some((*why).to_string());
            Vec::new()
        }
        Some((command, When::Yes)) => {
            let command = *command;
            app.overlay = None;
            app.run(command)
        }
    }
}
