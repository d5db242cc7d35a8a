//! The briefs that there are: opens one, or begins another by typing its name.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::Step;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::place::Screen;
use crate::app::screens::open_screen;
use crate::app::{App, Overlay, desk, input, shelf};
use crate::dossier::slug;

/// What is typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub typed: String,
    pub chosen: usize,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The name of a brief that there is.
    Open(String),
    /// The name of the file of a new one.
    Begin(String),
}

pub const COMMANDS: &[Command] = &[
    Command {
        id: "briefs.open",
        title: "Open it",
        help: "Open the chosen brief; or, where no brief has the name that is typed, begin one.",
        context: Context::Briefs,
        keys: &["<ret>"],
        bar: Some((10, "open")),
        when: |app| When::only(!choices(app).is_empty(), "Type a name for a new brief."),
        run: open,
    },
    Command {
        id: "briefs.rename",
        title: "Rename the open brief",
        help: "Give the brief that is open the name that is typed.",
        context: Context::Briefs,
        keys: &["<c-r>"],
        bar: Some((30, "rename the open one")),
        when: |app| {
            let named = choices(app).iter().any(|choice| matches!(choice, Choice::Begin(_)));
            When::only(named && app.desk.is_open(), "Type a name that no brief has.")
        },
        run: |app| {
            let name = choices(app).into_iter().find_map(|choice| match choice {
                Choice::Begin(name) => Some(name),
                Choice::Open(_) => None,
            });
            app.overlay = None;
            name.map_or(Vec::new(), |name| shelf::rename(app, name))
        },
    },
    Command {
        id: "briefs.remove",
        title: "Take a brief away",
        help: "Take the chosen brief away; Ctrl-Z brings it back.",
        context: Context::Briefs,
        keys: &["<c-d>"],
        bar: Some((40, "take away")),
        when: |app| {
            When::only(
                matches!(chosen(app), Some(Choice::Open(_))),
                "Choose a brief that there is.",
            )
        },
        run: |app| match chosen(app) {
            Some(Choice::Open(name)) => shelf::remove(app, name),
            _ => Vec::new(),
        },
    },
    Command {
        id: "briefs.restore",
        title: "Bring a brief back",
        help: "Bring back the brief that was taken away last.",
        context: Context::Briefs,
        keys: &["<c-z>"],
        bar: None,
        when: always,
        run: shelf::restore,
    },
    Command {
        id: "briefs.close",
        title: "Close the list of briefs",
        help: "Close the list and stay with this brief.",
        context: Context::Briefs,
        keys: &["<esc>"],
        bar: Some((20, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
    Command {
        id: "briefs.down",
        title: "Next brief",
        help: "Choose the next brief.",
        context: Context::Briefs,
        keys: &["<down>", "<c-n>", "<tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::On);
            Vec::new()
        },
    },
    Command {
        id: "briefs.up",
        title: "Brief before",
        help: "Choose the brief before.",
        context: Context::Briefs,
        keys: &["<up>", "<c-p>", "<s-tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::Back);
            Vec::new()
        },
    },
];

/// Changes what is typed.
pub fn type_key(app: &mut App, key: Key) -> bool {
    let Some(Overlay::Briefs(state)) = &mut app.overlay else { return false };
    let typed = input::type_key(&mut state.typed, key);
    if typed {
        state.chosen = 0;
    }
    typed
}

/// The briefs whose names contain what is typed, and the new one of that name.
pub fn choices(app: &App) -> Vec<Choice> {
    let Some(Overlay::Briefs(state)) = &app.overlay else { return Vec::new() };
    let wanted = slug(&state.typed).unwrap_or_default();
    let has = |name: &&String| name.contains(&wanted);
    let mut found: Vec<Choice> =
        app.desk.names.iter().filter(has).cloned().map(Choice::Open).collect();
    let is_taken = app.desk.names.contains(&wanted) || app.desk.name == wanted;
    if !wanted.is_empty() && !is_taken {
        found.push(Choice::Begin(wanted));
    }
    found
}

/// The chosen one.
fn chosen(app: &App) -> Option<Choice> {
    let Some(Overlay::Briefs(state)) = &app.overlay else { return None };
    choices(app).into_iter().nth(state.chosen)
}

pub fn step(app: &mut App, step: Step) {
    let len = choices(app).len();
    let page = app.areas.popup_page;
    if let Some(Overlay::Briefs(state)) = &mut app.overlay {
        state.chosen = step.from(state.chosen, len, page);
    }
}

/// Opens or begins the chosen one.
pub fn open(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Briefs(state)) = &app.overlay else { return Vec::new() };
    let (choice, typed) = (choices(app).into_iter().nth(state.chosen), state.typed.clone());
    let Some(choice) = choice else { return Vec::new() };
    app.overlay = None;
    let is_open = choice == Choice::Open(app.desk.name.clone());
    if !is_open && !desk::may_turn(app) {
        return Vec::new();
    }
    open_screen(app, Screen::Brief);
    match choice {
        Choice::Open(_) if is_open => Vec::new(),
        Choice::Open(name) => {
            app.desk.to_recover = None;
            desk::open(app, name)
        }
        Choice::Begin(name) => {
            desk::begin(app, &name);
            let title = typed.trim().to_string();
            let next = crate::brief::edit::with_head(app.desk.brief(), |head| head.title = title);
            desk::change(app, next, "beginning a brief");
            app.status = Some(format!("A new brief: {name}."));
            Vec::new()
        }
    }
}
