//! Writing a file: which format, under which name. What is not proved stops it, unless that is allowed; what is
//! there is replaced only when that is said twice.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::Step;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::msg::NotExported;
use crate::app::{App, Overlay, input};
use crate::brief::format::{Format, bytes};
use crate::brief::page::Ground;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Brief,
}

/// What is typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub subject: Subject,
    /// The path of the file, without its ending.
    pub name: String,
    /// The number of the format.
    pub chosen: usize,
    /// What is not proved may leave, stamped.
    pub allows_unproved: bool,
    /// A file of this path is there and may be replaced when it is asked for again.
    pub replaces: Option<String>,
}

pub const COMMANDS: &[Command] = &[
    Command {
        id: "export.write",
        title: "Write the file",
        help: "Write the file in the chosen format; where there is one of that name, asks once more.",
        context: Context::Export,
        keys: &["<ret>"],
        bar: Some((10, "write")),
        when: always,
        run: write,
    },
    Command {
        id: "export.allow-unproved",
        title: "With what is not proved",
        help: "Let quotes that are not proved leave, too; each is stamped.",
        context: Context::Export,
        keys: &["<c-a>"],
        bar: Some((20, "allow what is not proved")),
        when: |app| When::only(app.desk.count.unproved > 0, "Every quote is proved or attested."),
        run: |app| {
            if let Some(Overlay::Export(state)) = &mut app.overlay {
                state.allows_unproved = !state.allows_unproved;
            }
            Vec::new()
        },
    },
    Command {
        id: "export.close",
        title: "Close without writing",
        help: "Close this and write nothing.",
        context: Context::Export,
        keys: &["<esc>"],
        bar: Some((30, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
    Command {
        id: "export.down",
        title: "Next format",
        help: "Choose the next format.",
        context: Context::Export,
        keys: &["<down>", "<c-n>", "<tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::On);
            Vec::new()
        },
    },
    Command {
        id: "export.up",
        title: "Format before",
        help: "Choose the format before.",
        context: Context::Export,
        keys: &["<up>", "<c-p>", "<s-tab>"],
        bar: None,
        when: always,
        run: |app| {
            step(app, Step::Back);
            Vec::new()
        },
    },
];

/// Asks for format and name.
pub fn open(app: &mut App, subject: Subject) {
    let name = match subject {
        Subject::Brief => app.desk.name.clone(),
    };
    app.overlay = Some(Overlay::Export(Box::new(State {
        subject,
        name,
        chosen: app.brief.format,
        allows_unproved: false,
        replaces: None,
    })));
}

/// Changes the name.
pub fn type_key(app: &mut App, key: Key) -> bool {
    let Some(Overlay::Export(state)) = &mut app.overlay else { return false };
    state.replaces = None;
    input::type_key(&mut state.name, key)
}

pub fn step(app: &mut App, step: Step) {
    if let Some(Overlay::Export(state)) = &mut app.overlay {
        state.chosen = step.from(state.chosen, Format::ALL.len(), 1);
        state.replaces = None;
    }
}

/// The chosen format.
pub fn format(state: &State) -> Format {
    Format::ALL.get(state.chosen).copied().unwrap_or(Format::Docx)
}

/// The path of the file.
pub fn path(state: &State) -> String {
    format!("{}{}", state.name.trim(), format(state).ending())
}

/// What the page of the brief is composed with.
pub fn ground(app: &App) -> Ground<'_> {
    Ground {
        dossier: &app.dossier,
        proofs: &app.proofs,
        changed: &app.desk.changed,
        today: &app.today,
        fingerprint: &app.fingerprint,
        held: &app.held,
        count: app.desk.count,
    }
}

fn write(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Export(state)) = &app.overlay else { return Vec::new() };
    let (path, format) = (path(state), format(state));
    let why_not = if state.name.trim().is_empty() {
        Some("Type a name for the file.".to_string())
    } else if app.unread > 0 {
        Some("The quotes are still being proved; try again in a moment.".to_string())
    } else if app.desk.count.unproved > 0 && !state.allows_unproved && format.is_page() {
        let n = app.desk.count.unproved;
        let quotes = if n == 1 { "1 quote is".to_string() } else { format!("{n} quotes are") };
        Some(format!("Not written: {quotes} not proved. Ctrl-A lets them leave, stamped."))
    } else {
        None
    };
    if why_not.is_some() {
        app.status = why_not;
        return Vec::new();
    }
    let replace = state.replaces.as_ref() == Some(&path);
    let bytes = bytes(app.desk.brief(), ground(app), format).into();
    app.brief.format = state.chosen;
    vec![Effect::Export { path, bytes, replace }]
}

/// What came of it.
pub fn written(app: &mut App, path: String, done: Result<(), NotExported>) {
    match done {
        Ok(()) => {
            app.status = Some(format!("Written: {path}."));
            if matches!(app.overlay, Some(Overlay::Export(_))) {
                app.overlay = None;
            }
        }
        Err(NotExported { is_there: true, .. }) => {
            app.status = Some(format!("`{path}` is there already. Enter again replaces it."));
            if let Some(Overlay::Export(state)) = &mut app.overlay {
                state.replaces = Some(path);
            }
        }
        Err(NotExported { why, .. }) => app.status = Some(format!("Not written: {why}")),
    }
}
