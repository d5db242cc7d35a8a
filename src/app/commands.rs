//! The commands that work on every screen, and what moving means there.

use super::command::{Command, Context, When, always};
use super::effect::{Effect, Keep};
use super::place::{Pane, Place, Screen};
use super::{App, Overlay, desk, session, time, writing};
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Quote, QuoteIx, TopicIx};
use crate::verify::{CopyState, NoText};
use crate::views::{
    actors, brief, briefs, compare, conflicts, documents, export, grid, palette, reader, timeline,
};

/// The rows of the table that belong to no single screen.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "move.down",
        title: "Down",
        help: "Choose the next one, or scroll down.",
        context: Context::Everywhere,
        keys: &["<down>", "j"],
        bar: None,
        when: always,
        run: |app| step(app, Step::On),
    },
    Command {
        id: "move.up",
        title: "Up",
        help: "Choose the one before, or scroll up.",
        context: Context::Everywhere,
        keys: &["<up>", "k"],
        bar: None,
        when: always,
        run: |app| step(app, Step::Back),
    },
    Command {
        id: "move.page-down",
        title: "A page down",
        help: "Go down by as much as is visible.",
        context: Context::Everywhere,
        keys: &["<pgdn>", "<c-d>", "<c-f>", "<space>"],
        bar: None,
        when: always,
        run: |app| step(app, Step::PageOn),
    },
    Command {
        id: "move.page-up",
        title: "A page up",
        help: "Go up by as much as is visible.",
        context: Context::Everywhere,
        keys: &["<pgup>", "<c-u>", "<c-b>"],
        bar: None,
        when: always,
        run: |app| step(app, Step::PageBack),
    },
    Command {
        id: "move.first",
        title: "To the first",
        help: "Choose the first one, or scroll to the top.",
        context: Context::Everywhere,
        keys: &["<home>", "gg"],
        bar: None,
        when: always,
        run: |app| step(app, Step::First),
    },
    Command {
        id: "move.last",
        title: "To the last",
        help: "Choose the last one, or scroll to the end.",
        context: Context::Everywhere,
        keys: &["<end>", "G"],
        bar: None,
        when: always,
        run: |app| step(app, Step::Last),
    },
    Command {
        id: "move.deeper",
        title: "Open",
        help: "Go into what is chosen: from an actor to its positions, to the evidence, to its document.",
        context: Context::Everywhere,
        keys: &["<ret>", "<right>", "l"],
        bar: Some((10, "open")),
        when: no_overlay,
        run: deeper,
    },
    Command {
        id: "move.left",
        title: "One pane left",
        help: "Go back to the pane on the left.",
        context: Context::Everywhere,
        keys: &["<left>", "h"],
        bar: None,
        when: |app| {
            let panes = !matches!(app.place.screen, Screen::Grid | Screen::Reader);
            When::only(panes && app.place.pane != Pane::Subjects, "This is the first pane.")
        },
        run: left,
    },
    Command {
        id: "move.next-pane",
        title: "Next pane",
        help: "Put the focus on the next pane, and after the last on the first.",
        context: Context::Everywhere,
        keys: &["<tab>"],
        bar: None,
        when: no_overlay,
        run: |app| turn(app, Step::On),
    },
    Command {
        id: "move.previous-pane",
        title: "Previous pane",
        help: "Put the focus on the pane before, and before the first on the last.",
        context: Context::Everywhere,
        keys: &["<s-tab>"],
        bar: None,
        when: no_overlay,
        run: |app| turn(app, Step::Back),
    },
    Command {
        id: "app.back",
        title: "Back",
        help: "Close what lies above, go back to where you were, or show everything again.",
        context: Context::Everywhere,
        keys: &["<esc>", "<bs>"],
        bar: Some((15, "back")),
        when: |app| {
            let somewhere = app.overlay.is_some()
                || !app.trail.is_empty()
                || !app.scope.find.is_empty()
                || app.scope.time.is_set()
                || app.place.pane != Pane::Subjects;
            When::only(somewhere, "This is where you started; q leaves.")
        },
        run: back,
    },
    Command {
        id: "find.open",
        title: "Find",
        help: "Type to keep only what matches: names, aliases, topics, stances, summaries.",
        context: Context::Everywhere,
        keys: &["/"],
        bar: Some((20, "find")),
        when: no_overlay,
        run: |app| {
            app.finding = Some(app.place.clone());
            Vec::new()
        },
    },
    Command {
        id: "app.palette",
        title: "All commands",
        help: "Search all commands by name and run one.",
        context: Context::Everywhere,
        keys: &[":", "<c-p>"],
        bar: Some((80, "commands")),
        when: no_overlay,
        run: |app| {
            app.overlay = Some(Overlay::Palette(palette::State::default()));
            Vec::new()
        },
    },
    Command {
        id: "app.help",
        title: "Help",
        help: "Show what the signs and the words mean, and every key.",
        context: Context::Everywhere,
        keys: &["?", "<f1>"],
        bar: Some((90, "help")),
        when: always,
        run: |app| {
            app.overlay = Some(Overlay::Help { scroll: 0 });
            Vec::new()
        },
    },
    Command {
        id: "app.problems",
        title: "Problems",
        help: "Show what is wrong with the dossier, where, and how to mend it.",
        context: Context::Everywhere,
        keys: &["!"],
        bar: None,
        when: always,
        run: |app| {
            app.overlay = Some(Overlay::Problems { scroll: 0 });
            Vec::new()
        },
    },
    Command {
        id: "app.reload",
        title: "Read the dossier again",
        help: "Read the files again after you changed them, and stay where you are.",
        context: Context::Everywhere,
        keys: &["<c-r>", "<f5>"],
        bar: None,
        when: always,
        run: |_| vec![Effect::Load],
    },
    Command {
        id: "app.redraw",
        title: "Draw anew",
        help: "Draw the whole screen anew, when something else wrote on it.",
        context: Context::Everywhere,
        keys: &["<c-l>"],
        bar: None,
        when: always,
        run: |_| vec![Effect::Redraw],
    },
    Command {
        id: "app.suspend",
        title: "Suspend",
        help: "Give the terminal back to the shell; `fg` comes back.",
        context: Context::Everywhere,
        keys: &["<c-z>"],
        bar: None,
        when: always,
        run: |_| vec![Effect::Suspend],
    },
    Command {
        id: "app.quit",
        title: "Leave",
        help: "Leave the program.",
        context: Context::Everywhere,
        keys: &["q", "<c-c>", "<c-q>"],
        bar: Some((99, "leave")),
        when: always,
        run: quit,
    },
];

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    On,
    Back,
    PageOn,
    PageBack,
    First,
    Last,
}

impl Step {
    /// Where a step leads from `at` in a row of `len`, by pages of `page`.
    pub fn from(self, at: usize, len: usize, page: usize) -> usize {
        let page = page.max(1);
        let to = match self {
            Step::On => at.saturating_add(1),
            Step::Back => at.saturating_sub(1),
            Step::PageOn => at.saturating_add(page),
            Step::PageBack => at.saturating_sub(page),
            Step::First => 0,
            Step::Last => len,
        };
        to.min(len.saturating_sub(1))
    }
}

/// Where a step leads in a list in which some rows are headings, which cannot be chosen; `None` where
/// nothing can. Looks at as many rows as it goes, and at headings in a row.
pub fn step_over(
    step: Step,
    at: Option<usize>,
    len: usize,
    page: usize,
    is_heading: impl Fn(usize) -> bool,
) -> Option<usize> {
    let to = at.map_or(0, |at| step.from(at, len, page));
    let back = || (0..to).rev().find(|n| !is_heading(*n));
    let on = || (to..len).find(|n| !is_heading(*n));
    if !is_heading(to) && to < len {
        return Some(to);
    }
    match step {
        Step::Back | Step::PageBack | Step::Last => back().or_else(on),
        Step::On | Step::PageOn | Step::First => on().or_else(back),
    }
}

pub(super) fn no_overlay(app: &App) -> When {
    let list = !matches!(
        app.overlay,
        Some(
            Overlay::Help { .. }
                | Overlay::Problems { .. }
                | Overlay::Wording { .. }
                | Overlay::Recover { .. }
                | Overlay::Writing(_)
                | Overlay::Briefs(_)
                | Overlay::Export(_)
        )
    );
    When::only(list, "Close this first, with Esc.")
}

/// Moves in whatever has the focus.
pub fn step(app: &mut App, step: Step) -> Vec<Effect> {
    let page = app.areas.popup_page;
    let last = app.areas.popup_lines.saturating_sub(page);
    match &mut app.overlay {
        Some(
            Overlay::Help { scroll }
            | Overlay::Problems { scroll }
            | Overlay::Wording { scroll, .. }
            | Overlay::Recover { scroll },
        ) => {
            *scroll = step.from((*scroll).min(last), last + 1, page);
        }
        Some(Overlay::Palette(_)) => palette::step(app, step),
        Some(Overlay::Outline { .. }) => reader::step_outline(app, step),
        Some(Overlay::Briefs(_)) => briefs::step(app, step),
        Some(Overlay::Export(_)) => export::step(app, step),
        Some(Overlay::Writing(_)) => {}
        Some(Overlay::Search(_)) => {}
        None => match app.place.screen {
            Screen::Actors => actors::step(app, step),
            Screen::Grid => grid::step(app, step),
            Screen::Timeline => timeline::step(app, step),
            Screen::Documents => documents::step(app, step),
            Screen::Compare => compare::step(app, step),
            Screen::Conflicts => conflicts::step(app, step),
            Screen::Brief => brief::step(app, step),
            Screen::Reader => reader::step(app, step),
        },
    }
    Vec::new()
}

/// Goes into what is chosen.
pub fn deeper(app: &mut App) -> Vec<Effect> {
    match app.place.screen {
        Screen::Actors => actors::deeper(app),
        Screen::Grid => grid::deeper(app),
        Screen::Timeline => timeline::deeper(app),
        Screen::Documents => documents::deeper(app),
        Screen::Compare => compare::deeper(app),
        Screen::Conflicts => conflicts::deeper(app),
        Screen::Brief => brief::deeper(app),
        Screen::Reader => reader::deeper(app),
    }
    Vec::new()
}

/// Which row of a pane is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    match app.place.screen {
        Screen::Actors => actors::chosen(app, pane),
        Screen::Grid => grid::chosen(app, pane),
        Screen::Timeline => timeline::chosen(app, pane),
        Screen::Documents => documents::chosen(app, pane),
        Screen::Compare => compare::chosen(app, pane),
        Screen::Conflicts => conflicts::chosen(app, pane),
        Screen::Brief => brief::chosen(app, pane),
        Screen::Reader => None,
    }
}

/// The actor and the topic of what is chosen: of a position, a cell, a conflict.
pub fn focus(app: &App) -> Option<(ActorIx, TopicIx)> {
    let d = &app.dossier;
    if let (Some(Entity::Actor(actor)), Some(Entity::Topic(topic))) =
        (d.find(&app.place.subject), d.find(&app.place.item))
    {
        return Some((actor, topic));
    }
    let position = match app.place.screen {
        Screen::Actors | Screen::Timeline => match d.find(&app.place.item)? {
            Entity::Position(ix) => d.position(ix)?,
            _ => return None,
        },
        Screen::Conflicts => d.position(conflicts::position(app)?)?,
        Screen::Grid | Screen::Documents | Screen::Compare | Screen::Reader | Screen::Brief => {
            return None;
        }
    };
    // Of several the one that is looked at.
    let looked_at = position
        .actors()
        .iter()
        .copied()
        .find(|actor| d.id_of(Entity::Actor(*actor)) == app.place.subject);
    Some((looked_at.or(position.actors().first().copied())?, position.topic()))
}

/// Chooses a row of a pane.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    match app.place.screen {
        Screen::Actors => actors::choose(app, pane, n),
        Screen::Grid => grid::choose(app, pane, n),
        Screen::Timeline => timeline::choose(app, pane, n),
        Screen::Documents => documents::choose(app, pane, n),
        Screen::Compare => compare::choose(app, pane, n),
        Screen::Conflicts => conflicts::choose(app, pane, n),
        Screen::Brief => brief::choose(app, pane, n),
        Screen::Reader => {}
    }
}

/// The place of the record that a quote proves: a position's card, an actor, or a text.
pub fn record_of(d: &Dossier, quote: Quote<'_>) -> Place {
    let owner = quote.owner();
    let (screen, subject) = match owner {
        Entity::Position(ix) => {
            let position = d.position(ix);
            let actor = position.and_then(|p| p.actors().first().copied());
            let spot = position.and_then(|p| p.evidence().position(|q| q.ix == quote.ix));
            return Place {
                screen: Screen::Actors,
                subject: actor.map_or(String::new(), |a| d.id_of(Entity::Actor(a)).to_string()),
                item: d.id_of(owner).to_string(),
                spot: spot.unwrap_or(0),
                pane: Pane::Card,
                scroll: 0,
            };
        }
        Entity::Actor(_) => (Screen::Actors, owner),
        _ => (Screen::Documents, owner),
    };
    Place { screen, subject: d.id_of(subject).to_string(), ..Place::default() }
}

/// Whether the text of a document can be read here.
pub fn copy_at_hand(app: &App, document: Option<DocumentIx>) -> When {
    match document.and_then(|ix| app.proofs.copy(ix)) {
        Some(CopyState::Held { .. }) => When::Yes,
        _ if app.unread > 0 => When::No("The copies are still being read."),
        Some(CopyState::None(NoText::Unreadable(_))) => {
            When::No("The copy of this document cannot be read; ! says why.")
        }
        _ => When::No(
            "There is no copy of this document here; --sources names a folder with copies.",
        ),
    }
}

/// Opens a document at a quote.
pub fn open_reader(app: &mut App, quote: QuoteIx) {
    reader::open(app, quote);
}

/// Opens a document at its beginning.
pub fn open_document(app: &mut App, document: DocumentIx) {
    reader::open_document(app, document);
}

fn left(app: &mut App) -> Vec<Effect> {
    let pane = match app.place.pane {
        Pane::Card => Pane::Items,
        Pane::Items | Pane::Subjects => Pane::Subjects,
    };
    let came_from_there = app.trail.last().is_some_and(|place| {
        place.screen == app.place.screen && place.subject == app.place.subject && place.pane == pane
    });
    if came_from_there {
        app.trail.pop();
    }
    app.place.pane = pane;
    Vec::new()
}

fn turn(app: &mut App, step: Step) -> Vec<Effect> {
    let panes: &[Pane] = match app.place.screen {
        Screen::Actors => &[Pane::Subjects, Pane::Items, Pane::Card],
        Screen::Documents => &[Pane::Subjects, Pane::Items],
        Screen::Timeline | Screen::Compare | Screen::Conflicts | Screen::Brief => {
            &[Pane::Subjects, Pane::Items]
        }
        Screen::Grid | Screen::Reader => &[Pane::Items],
    };
    let at = panes.iter().position(|p| *p == app.place.pane).unwrap_or(0);
    let to = if step == Step::On { at + 1 } else { at + panes.len() - 1 };
    app.place.pane = panes.get(to % panes.len()).copied().unwrap_or_default();
    Vec::new()
}

/// Leaves, once everything is kept: what is being typed and what was not saved.
fn quit(app: &mut App) -> Vec<Effect> {
    let mut effects = writing::before_leaving(app);
    if desk::may_leave(app) {
        effects.extend(app.desk.effects());
        effects.push(Keep::Remember(session::text(app)).into());
        effects.push(Effect::Quit);
    }
    effects
}

fn back(app: &mut App) -> Vec<Effect> {
    if app.overlay.take().is_some() {
        return Vec::new();
    }
    if let Some(place) = app.trail.pop() {
        app.place = place;
        app.settle();
    } else if !app.scope.find.is_empty() {
        app.find(String::new());
    } else if app.scope.time.is_set() {
        time::clear(app);
    } else {
        app.place.pane = Pane::Subjects;
    }
    Vec::new()
}
