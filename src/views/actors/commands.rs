//! The actors screen's rows of the command table.

use super::state::{self, Item};
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::commands::{copy_at_hand, open_reader};
use crate::app::effect::Effect;
use crate::app::place::Pane;
use crate::dossier::{Entity, QuoteIx};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "actors.fold",
        title: "Show or hide officials",
        help: "Show those who speak for the chosen actor below it, or hide them.",
        context: Context::Actors,
        keys: &["z"],
        bar: Some((30, "officials")),
        when: |app| {
            When::only(foldable(app).is_some(), "Nobody is named who speaks for this actor.")
        },
        run: fold,
    },
    Command {
        id: "actors.fold-all",
        title: "Show or hide all officials",
        help: "Show all who speak for somebody, or hide all of them.",
        context: Context::Actors,
        keys: &["Z"],
        bar: None,
        when: |app| {
            When::only(app.scope.find.is_empty(), "While finding, whoever matches is shown.")
        },
        run: fold_all,
    },
    Command {
        id: "actors.next-position",
        title: "Next position",
        help: "Show the evidence of the next position, whichever pane has the focus.",
        context: Context::Actors,
        keys: &["]", "n"],
        bar: Some((40, "next")),
        when: has_positions,
        run: |app| turn(app, true),
    },
    Command {
        id: "actors.previous-position",
        title: "Previous position",
        help: "Show the evidence of the position before, whichever pane has the focus.",
        context: Context::Actors,
        keys: &["[", "p"],
        bar: None,
        when: has_positions,
        run: |app| turn(app, false),
    },
    Command {
        id: "actors.source",
        title: "Show the quote in its document",
        help: "Go to the document of the chosen quote and to the quote in it.",
        context: Context::Actors,
        keys: &["o"],
        bar: Some((50, "source")),
        when: has_positions,
        run: source,
    },
    Command {
        id: "actors.read",
        title: "Read the quote in its place",
        help: "Open the document of the chosen quote at the very words.",
        context: Context::Actors,
        keys: &["r"],
        bar: Some((45, "read")),
        when: can_read,
        run: |app| {
            if let Some(quote) = chosen_quote(app) {
                open_reader(app, quote);
            }
            Vec::new()
        },
    },
];

/// The chosen quote of the chosen position; while a link is chosen, the first one.
fn chosen_quote(app: &App) -> Option<QuoteIx> {
    state::quotes(app).get(app.place.spot).or(state::quotes(app).first()).copied()
}

fn can_read(app: &App) -> When {
    let document = chosen_quote(app).and_then(|q| app.dossier.quote(q)).map(|q| q.document());
    copy_at_hand(app, document)
}

fn has_positions(app: &App) -> When {
    When::only(!app.actors.items.is_empty(), "No position is shown.")
}

/// The id of the actor whose officials can be shown or hidden from here: the chosen one, or the
/// one above a chosen official.
fn foldable(app: &App) -> Option<String> {
    let Some(Entity::Actor(ix)) = app.dossier.find(&app.place.subject) else { return None };
    let d = &app.dossier;
    let own = !d.officials_of(ix).is_empty();
    let above = d.actor(ix).and_then(|a| a.represents.first().copied()).map(Entity::Actor);
    let of = if own { Some(Entity::Actor(ix)) } else { above };
    of.map(|entity| d.id_of(entity).to_string())
}

fn fold(app: &mut App) -> Vec<Effect> {
    let Some(id) = foldable(app) else { return Vec::new() };
    if !app.actors.unfolded.remove(&id) {
        app.actors.unfolded.insert(id);
    } else if app.place.subject != id {
        app.place.subject = id;
    }
    state::refresh(app);
    state::settle(app);
    Vec::new()
}

fn fold_all(app: &mut App) -> Vec<Effect> {
    if app.actors.unfolded.is_empty() {
        let d = &app.dossier;
        let with_officials = d.actor_indices().filter(|ix| !d.officials_of(*ix).is_empty());
        app.actors.unfolded =
            with_officials.map(|ix| d.id_of(Entity::Actor(ix)).to_string()).collect();
    } else {
        app.actors.unfolded.clear();
        // The chosen official goes out of sight: whom it speaks for is chosen instead.
        let top = foldable(app);
        let visible = |app: &App| state::chosen(app, Pane::Subjects).is_some();
        state::refresh(app);
        if let Some(id) = top.filter(|_| !visible(app)) {
            app.place.subject = id;
        }
    }
    state::refresh(app);
    state::settle(app);
    Vec::new()
}

fn turn(app: &mut App, on: bool) -> Vec<Effect> {
    let positions: Vec<usize> = app
        .actors
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| matches!(item, Item::Position(_)))
        .map(|(n, _)| n)
        .collect();
    let at = state::chosen(app, Pane::Items).and_then(|n| positions.binary_search(&n).ok());
    let to = match (at, on) {
        (Some(at), true) => at + 1,
        (Some(at), false) => match at.checked_sub(1) {
            Some(before) => before,
            None => return said(app, "This is the actor's first position."),
        },
        (None, _) => 0,
    };
    match positions.get(to) {
        Some(n) => state::choose(app, Pane::Items, *n),
        None => return said(app, "This is the actor's last position."),
    }
    Vec::new()
}

fn said(app: &mut App, words: &str) -> Vec<Effect> {
    app.status = Some(words.to_string());
    Vec::new()
}

fn source(app: &mut App) -> Vec<Effect> {
    if let Some(quote) = chosen_quote(app) {
        state::open_quote(app, quote);
    }
    Vec::new()
}
