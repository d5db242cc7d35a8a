//! Writing a file: which format, under which name. What is not proved stops it, unless that is allowed; what is
//! there is replaced only when that is said twice.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::Step;
use crate::app::effect::{Effect, Keep};
use crate::app::key::Key;
use crate::app::msg::NotExported;
use crate::app::place::Screen;
use crate::app::{App, Overlay, input};
use crate::brief::format::bytes;
use crate::brief::page::Ground;
use crate::export::{Format, Output};
use crate::pages::quote::stamped;
use crate::pages::{self, Page, Paper};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Brief,
    Grid,
    Timeline,
    Conflicts,
}

impl Subject {
    /// Of which screen it is.
    const fn of(screen: Screen) -> Option<Subject> {
        match screen {
            Screen::Brief => Some(Subject::Brief),
            Screen::Grid => Some(Subject::Grid),
            Screen::Timeline => Some(Subject::Timeline),
            Screen::Conflicts => Some(Subject::Conflicts),
            Screen::Actors | Screen::Documents | Screen::Compare | Screen::Reader => None,
        }
    }

    /// As in `Export the grid`.
    pub const fn name(self) -> &'static str {
        match self {
            Subject::Brief => "brief",
            Subject::Grid => "grid",
            Subject::Timeline => "timeline",
            Subject::Conflicts => "conflicts",
        }
    }

    /// The formats of its files.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Subject::Brief => Output::Brief.formats(),
            Subject::Grid | Subject::Timeline | Subject::Conflicts => Output::PageFile.formats(),
        }
    }
}

/// A larger dossier than this is written by the command line: here a key press would wait for it.
const LARGEST: usize = 20_000;

/// What is typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub subject: Subject,
    /// The path of the file, without its ending.
    pub name: String,
    /// The number of the format.
    pub chosen: usize,
    /// How many of its quotes are not proved.
    pub unproved: usize,
    /// What is not proved may leave, stamped.
    pub allows_unproved: bool,
    /// A file of this path is there and may be replaced when it is asked for again.
    pub replaces: Option<String>,
}

pub const COMMANDS: &[Command] = &[
    Command {
        id: "export.open",
        title: "Export",
        help: "Write the brief, the grid, the timeline or the conflicts to a file: for Word, a browser, as text, or for other programs.",
        context: Context::Everywhere,
        keys: &["e"],
        bar: Some((22, "export")),
        when: can_open,
        run: |app| {
            open(app);
            Vec::new()
        },
    },
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
        when: |app| {
            let has = matches!(&app.overlay, Some(Overlay::Export(state)) if state.unproved > 0);
            When::only(has, "Every quote is proved or attested.")
        },
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

fn can_open(app: &App) -> When {
    if app.overlay.is_some() {
        return When::No("Close this first, with Esc.");
    }
    match Subject::of(app.place.screen) {
        None => {
            When::No("Export the brief (7), the grid (2), the timeline (3) or the conflicts (6).")
        }
        Some(Subject::Brief) => When::only(
            !app.desk.brief().items.is_empty(),
            "Nothing is collected yet: b does it on other screens.",
        ),
        Some(_) => When::only(
            app.dossier.len() <= LARGEST,
            "This is too large to be written from here: `onrecord grid --output FILE` does it.",
        ),
    }
}

/// Asks for format and name.
fn open(app: &mut App) {
    let Some(subject) = Subject::of(app.place.screen) else { return };
    let (name, unproved) = match subject {
        Subject::Brief => (app.desk.name.clone(), app.desk.count.unproved),
        Subject::Conflicts => {
            let unproved = page(app, subject).map_or(0, |page| stamped(&page.nodes()));
            (subject.name().to_string(), unproved)
        }
        Subject::Grid | Subject::Timeline => (subject.name().to_string(), 0),
    };
    app.overlay = Some(Overlay::Export(Box::new(State {
        subject,
        name,
        chosen: app.brief.format.min(subject.formats().len() - 1),
        unproved,
        allows_unproved: false,
        replaces: None,
    })));
}

/// A page that is no brief.
fn page(app: &App, subject: Subject) -> Option<Box<dyn Page + '_>> {
    let d = &app.dossier;
    let scope = &app.scope;
    Some(match subject {
        Subject::Brief => return None,
        Subject::Grid => {
            let asked = pages::grid::AskedCells { bucket: None, actor: None, topic: &|_| true };
            Box::new(pages::grid::GridPage::new(d, scope, asked))
        }
        Subject::Timeline => Box::new(pages::timeline::TimelinePage::new(d, &app.calendar, scope)),
        Subject::Conflicts => Box::new(pages::conflicts::ConflictsPage::new(d, scope, &app.proofs)),
    })
}

/// The bytes of the file.
fn composed(app: &App, subject: Subject, format: Format) -> Vec<u8> {
    let Some(page) = page(app, subject) else {
        return bytes(app.desk.brief(), ground(app), format);
    };
    let paper = Paper {
        title: match subject {
            Subject::Grid => "Grid",
            Subject::Timeline => "Timeline",
            Subject::Brief | Subject::Conflicts => "Where sources differ",
        },
        dossier: &app.dossier,
        held: &app.held,
        time: app.scope.time,
        today: &app.today,
        fingerprint: &app.fingerprint,
    };
    pages::bytes(paper, &*page, format)
}

/// Changes the name.
pub fn type_key(app: &mut App, key: Key) -> bool {
    let Some(Overlay::Export(state)) = &mut app.overlay else { return false };
    state.replaces = None;
    input::type_key(&mut state.name, key)
}

pub fn step(app: &mut App, step: Step) {
    if let Some(Overlay::Export(state)) = &mut app.overlay {
        state.chosen = step.from(state.chosen, state.subject.formats().len(), 1);
        state.replaces = None;
    }
}

/// The chosen format.
pub fn format(state: &State) -> Format {
    state.subject.formats().get(state.chosen).copied().unwrap_or(Format::Docx)
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
    } else if state.unproved > 0 && !state.allows_unproved && format.is_for_people() {
        let n = state.unproved;
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
    let (subject, chosen) = (state.subject, state.chosen);
    let bytes = composed(app, subject, format).into();
    app.brief.format = chosen;
    vec![Keep::Export { path, bytes, replace }.into()]
}

/// What came of it.
pub fn written(app: &mut App, path: String, done: Result<(), NotExported>) {
    match done {
        Ok(()) => {
            app.status = Some(match app.place.screen {
                Screen::Brief => format!("Written: {path}. O opens it."),
                _ => format!("Written: {path}."),
            });
            app.brief.written = Some(path);
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
