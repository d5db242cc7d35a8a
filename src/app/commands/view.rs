//! Reading again, drawing anew, suspending; copying, opening an address, wording, exporting: what is done with what
//! is seen.

use std::path::PathBuf;

use super::super::program::App;
use super::super::row::{Row, always, nothing_above};
use crate::dossier::Entity;
use crate::insight::compare::Sides;
use crate::pages::copied::Form;
use crate::state::address::is_openable;
use crate::state::command::{Reach, When};
use crate::state::effect::Effect;
use crate::state::exportable::Exportable;
use crate::state::overlay::Overlay;
use crate::state::place::{AtDifference, Place};

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: "app.reload",
        title: "Read the dossier again",
        help: "Read the files again after you changed them, and stay where you are.",
        keys: &["<c-r>", "<f5>"],
        bar: None,
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| app.model.ask(Effect::Load),
    },
    Row {
        id: "app.redraw",
        title: "Draw anew",
        help: "Draw the whole screen anew, when something else wrote on it.",
        keys: &["<c-l>"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.model.ask(Effect::Redraw),
    },
    Row {
        id: "app.suspend",
        title: "Suspend",
        help: "Give the terminal back to the shell; `fg` comes back.",
        keys: &["<c-z>"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.model.ask(Effect::Suspend),
    },
];

/// Those that copy and open.
pub(in crate::app) const COPY: &[Row] = &[
    Row {
        id: "copy.text",
        title: "Copy",
        help: "Copy the chosen quote, the neutral line, or the item of the brief, with its sources and how it stands.",
        keys: &["y"],
        bar: Some((85, "copy")),
        reach: Reach::Top,
        when: can_copy,
        run: |app| copy(app, Form::Text),
    },
    Row {
        id: "copy.markdown",
        title: "Copy as Markdown",
        help: "Copy the same as Markdown: the quote as a block, its words in bold.",
        keys: &["Y"],
        bar: None,
        reach: Reach::Top,
        when: can_copy,
        run: |app| copy(app, Form::Markdown),
    },
    Row {
        id: "document.address",
        title: "Open the document's address, or the exported file",
        help: "Open the address of the chosen document or quote in the browser; on the brief, the file that was exported last.",
        keys: &["O", "o"],
        bar: None,
        reach: Reach::Screen,
        when: can_open,
        run: |app| {
            if let Some(path) = exported(app) {
                app.model.ask(Effect::OpenFile(path));
            } else if let Some(address) = address(app).filter(|address| is_openable(address)) {
                app.model.ask(Effect::OpenAddress(address));
            }
        },
    },
    Row {
        id: "compare.mark",
        title: "Compare two actors",
        help: "Mark the chosen actor; on another one, compare the two topic by topic.",
        keys: &["="],
        bar: None,
        reach: Reach::Screen,
        when: |app| {
            When::only(
                app.screen().actor(&app.model).is_some(),
                "Choose an actor first: on the actors screen or in the grid.",
            )
        },
        run: mark,
    },
];

/// What is laid above: a wording of what is chosen, and writing it to a file.
pub(in crate::app) const ABOVE: &[Row] = &[
    Row {
        id: "wording.open",
        title: "A neutral wording",
        help: "Word what is chosen as a briefing can: who says it, through whom, what exactly, and who denies what.",
        keys: &["w"],
        bar: Some((45, "wording")),
        reach: Reach::Screen,
        when: |app| {
            When::only(
                app.screen().focus(&app.model).is_some(),
                "Choose a position, a cell of the grid or a conflict first.",
            )
        },
        run: |app| app.model.open(Overlay::Wording),
    },
    Row {
        id: "export.open",
        title: "Export",
        help: "Write the brief, the grid, the timeline or the conflicts to a file: for Word, a browser, as text, or for other programs.",
        keys: &["e"],
        bar: Some((22, "export")),
        reach: Reach::Screen,
        when: can_export,
        run: |app| app.model.open(Overlay::Export),
    },
];

/// A larger dossier than this is written by the command line: here a key press would wait for it.
const LARGEST: usize = 20_000;

fn can_export(app: &App) -> When {
    if let no @ When::No(_) = nothing_above(app) {
        return no;
    }
    match app.screen().output() {
        None => {
            When::No("Export the brief (7), the grid (2), the timeline (3) or the conflicts (6).")
        }
        Some(Exportable::Brief) => When::only(
            !app.model.brief.now().items.is_empty(),
            "Nothing is collected yet: b does it on other screens.",
        ),
        Some(_) => When::only(
            app.model.dossier.len() <= LARGEST,
            "This is too large to be written from here: `onrecord grid --output FILE` does it.",
        ),
    }
}

fn can_copy(app: &App) -> When {
    match app.top_to_use().copied(&app.model, Form::Text) {
        Ok(_) => When::Yes,
        Err(why) => When::No(why),
    }
}

fn copy(app: &mut App, form: Form) {
    if let Ok(text) = app.top().copied(&app.model, form) {
        app.model.ask(Effect::Copy { text });
    }
}

fn can_open(app: &App) -> When {
    if let no @ When::No(_) = nothing_above(app) {
        return no;
    }
    if exported(app).is_some() {
        return When::Yes;
    }
    match address(app) {
        Some(address) if is_openable(&address) => When::Yes,
        Some(_) => When::No("The address of this document is none that is safe to open."),
        None if app.screen().document(&app.model).is_some() => {
            When::No("This document has no address.")
        }
        None => When::No("Choose a document or a quote first."),
    }
}

/// The brief that was exported last, where the brief is shown.
fn exported(app: &App) -> Option<PathBuf> {
    let last = &app.model.last_export;
    let is_here =
        app.screen().output() == Some(Exportable::Brief) && last.of == Some(Exportable::Brief);
    last.path.clone().filter(|_| is_here)
}

fn address(app: &App) -> Option<String> {
    let document = app.screen().document(&app.model)?;
    app.model.dossier.document(document)?.url.clone()
}

/// Marks the chosen actor, or compares it with the one that is marked.
fn mark(app: &mut App) {
    let Some(actor) = app.screen().actor(&app.model) else { return };
    let model = &mut app.model;
    let d = &model.dossier;
    let entity = Entity::Actor(actor);
    let (id, name) = (d.id_of(entity).to_string(), d.name_of(entity).to_string());
    match model.marked_actor.take() {
        Some(other) if other == id => model.say(format!("{name} is no longer marked.")),
        Some(other) if model.dossier.find(&other).is_some() => {
            let sides = Sides::Actors(other, id);
            model.go(Place::Compare(AtDifference { sides, ..AtDifference::default() }));
        }
        _ => {
            model.marked_actor = Some(id);
            model.say(format!("{name} is marked; choose another actor and press = again."));
        }
    }
}
