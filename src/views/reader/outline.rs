//! The outline of a document: its headings, from which one is gone to.

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::Step;
use crate::app::effect::Effect;
use crate::app::{App, Overlay};
use crate::documents::BlockKind;

use super::state;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "reader.outline",
        title: "Outline",
        help: "Show the headings of this document and go to one.",
        context: Context::Reader,
        keys: &["t"],
        bar: Some((40, "outline")),
        when: has_headings,
        run: |app| {
            let chosen = here(app).unwrap_or(0);
            app.overlay = Some(Overlay::Outline { chosen });
            Vec::new()
        },
    },
    Command {
        id: "reader.next-heading",
        title: "Next heading",
        help: "Go to the next heading of this document.",
        context: Context::Reader,
        keys: &["}"],
        bar: None,
        when: has_headings,
        run: |app| turn(app, true),
    },
    Command {
        id: "reader.previous-heading",
        title: "Previous heading",
        help: "Go to the heading before.",
        context: Context::Reader,
        keys: &["{"],
        bar: None,
        when: has_headings,
        run: |app| turn(app, false),
    },
    Command {
        id: "outline.go",
        title: "Go to the chosen heading",
        help: "Close the outline and read from the chosen heading on.",
        context: Context::Outline,
        keys: &["<ret>", "<right>", "l"],
        bar: Some((10, "read")),
        when: always,
        run: go,
    },
    Command {
        id: "outline.close",
        title: "Close the outline",
        help: "Close the outline and stay where you are.",
        context: Context::Outline,
        keys: &["<esc>", "q", "t"],
        bar: Some((20, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
];

fn has_headings(app: &App) -> When {
    When::only(!app.reader.headings.is_empty(), "This document has no headings.")
}

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// From 1.
    pub(super) level: u8,
    pub(super) title: String,
    /// How many quotes begin between it and the next one.
    pub(super) quotes: usize,
}

/// The heading of that number.
pub(super) fn heading(app: &App, n: usize) -> Option<Heading> {
    let piece = |n: usize| app.reader.pieces.get(*app.reader.headings.get(n)?);
    let (own, next) = (piece(n)?, piece(n + 1));
    let text = state::held(app)?.text.get(own.range.clone())?;
    let level = match own.kind {
        BlockKind::Heading(level) => level.max(1),
        _ => 1,
    };
    let marks = &app.reader.marks;
    let before = |byte: usize| marks.partition_point(|mark| mark.span.start < byte);
    let end = next.map_or(marks.len(), |piece| before(piece.range.start));
    let quotes = end.saturating_sub(before(own.range.start));
    let title = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    Some(Heading { level, title, quotes })
}

/// The heading under which the screen begins.
fn here(app: &App) -> Option<usize> {
    let start = |at: &usize| app.reader.pieces.get(*at).map_or(0, |piece| piece.range.start);
    app.reader.headings.partition_point(|at| start(at) <= app.place.scroll).checked_sub(1)
}

pub fn step(app: &mut App, step: Step) {
    let (len, page) = (app.reader.headings.len(), app.areas.popup_page);
    if let Some(Overlay::Outline { chosen }) = &mut app.overlay {
        *chosen = step.from(*chosen, len, page);
    }
}

/// Goes to the chosen heading.
pub fn go(app: &mut App) -> Vec<Effect> {
    if let Some(Overlay::Outline { chosen }) = app.overlay.take() {
        to(app, chosen);
    }
    Vec::new()
}

fn turn(app: &mut App, on: bool) -> Vec<Effect> {
    let start = |at: &usize| app.reader.pieces.get(*at).map_or(0, |piece| piece.range.start);
    let at = app.place.scroll;
    let headings = &app.reader.headings;
    let next = if on {
        Some(headings.partition_point(|h| start(h) <= at)).filter(|n| *n < headings.len())
    } else {
        headings.partition_point(|h| start(h) < at).checked_sub(1)
    };
    match next {
        Some(n) => to(app, n),
        None => app.status = Some("There is no further heading.".to_string()),
    }
    Vec::new()
}

fn to(app: &mut App, n: usize) {
    let piece = app.reader.headings.get(n).and_then(|at| app.reader.pieces.get(*at));
    if let Some(start) = piece.map(|piece| piece.range.start) {
        app.place.scroll = start;
    }
}
