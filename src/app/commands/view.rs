//! Reading again, drawing anew, suspending; copying what is seen, and opening its address.

use super::super::program::App;
use super::super::row::{Row, always, nothing_above};
use crate::pages::copied::Form;
use crate::state::command::{Reach, When};
use crate::state::effect::Effect;

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
        when: |app| match nothing_above(app) {
            When::Yes => app.screen().opened(&app.model).map_or_else(When::No, |_| When::Yes),
            no @ When::No(_) => no,
        },
        run: |app| {
            if let Ok(effect) = app.screen().opened(&app.model) {
                app.model.ask(effect);
            }
        },
    },
];

fn can_copy(app: &App) -> When {
    match app.top().copied(&app.model, Form::Text) {
        Ok(_) => When::Yes,
        Err(why) => When::No(why),
    }
}

fn copy(app: &mut App, form: Form) {
    if let Ok(text) = app.top().copied(&app.model, form) {
        app.model.ask(Effect::Copy { text });
    }
}
