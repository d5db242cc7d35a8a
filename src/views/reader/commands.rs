//! The reader's rows of the command table, and those that open it.

use super::state;
use crate::app::command::{Command, Context, When, always};
use crate::app::effect::Effect;
use crate::app::{App, Overlay};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "reader.next-quote",
        title: "Next quote in the text",
        help: "Go to the next quote in this document.",
        context: Context::Reader,
        keys: &["]"],
        bar: Some((30, "next quote")),
        when: has_marks,
        run: |app| {
            state::choose_quote(app, true);
            Vec::new()
        },
    },
    Command {
        id: "reader.previous-quote",
        title: "Previous quote in the text",
        help: "Go to the quote before in this document.",
        context: Context::Reader,
        keys: &["["],
        bar: None,
        when: has_marks,
        run: |app| {
            state::choose_quote(app, false);
            Vec::new()
        },
    },
    Command {
        id: "reader.search",
        title: "Search in the document",
        help: "Look for words in this document, whatever their case and accents.",
        context: Context::Reader,
        keys: &["/"],
        bar: Some((20, "search")),
        when: has_text,
        run: |app| {
            app.overlay = Some(Overlay::Search(app.reader.words.clone()));
            Vec::new()
        },
    },
    Command {
        id: "reader.next-found",
        title: "Next place found",
        help: "Go to the next place of the words that were looked for.",
        context: Context::Reader,
        keys: &["n"],
        bar: None,
        when: has_text,
        run: |app| {
            state::choose_found(app, true);
            Vec::new()
        },
    },
    Command {
        id: "reader.previous-found",
        title: "Previous place found",
        help: "Go to the place before of the words that were looked for.",
        context: Context::Reader,
        keys: &["N", "p"],
        bar: None,
        when: has_text,
        run: |app| {
            state::choose_found(app, false);
            Vec::new()
        },
    },
    Command {
        id: "search.accept",
        title: "Search for these words",
        help: "Go to the first place of the words from here on; n and N go on.",
        context: Context::Search,
        keys: &["<ret>"],
        bar: Some((10, "search")),
        when: always,
        run: accept,
    },
    Command {
        id: "search.cancel",
        title: "Do not search",
        help: "Close the search line.",
        context: Context::Search,
        keys: &["<esc>"],
        bar: Some((20, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
];

fn has_text(app: &App) -> When {
    When::only(state::held(app).is_some(), "There is no text to read here.")
}

fn has_marks(app: &App) -> When {
    When::only(!app.reader.marks.is_empty(), "No quote stands in this text.")
}

fn accept(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Search(words)) = app.overlay.take() else { return Vec::new() };
    let state::Text::Held(text) = &app.reader.text else { return Vec::new() };
    if words.trim().is_empty() {
        app.reader.words = String::new();
        app.reader.found = Vec::new();
        return Vec::new();
    }
    let (document, text) = (app.reader.document.clone(), text.clone());
    vec![Effect::Search { document, text, words }]
}
