//! Moving in what has the focus, from pane to pane, into what is chosen, and back.

use super::super::program::App;
use super::super::row::{Row, always, nothing_above};
use crate::state::command::{Reach, When};
use crate::state::step::Step;
use crate::state::time;

/// The rows of the table.
pub(in crate::app) const ROWS: &[Row] = &[
    Row {
        id: "move.down",
        title: "Down",
        help: "Choose the next one, or scroll down.",
        keys: &["<down>", "j"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::On),
    },
    Row {
        id: "move.up",
        title: "Up",
        help: "Choose the one before, or scroll up.",
        keys: &["<up>", "k"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::Back),
    },
    Row {
        id: "move.page-down",
        title: "A page down",
        help: "Go down by as much as is visible.",
        keys: &["<pgdn>", "<c-d>", "<c-f>", "<space>"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::PageOn),
    },
    Row {
        id: "move.page-up",
        title: "A page up",
        help: "Go up by as much as is visible.",
        keys: &["<pgup>", "<c-u>", "<c-b>"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::PageBack),
    },
    Row {
        id: "move.first",
        title: "To the first",
        help: "Choose the first one, or scroll to the top.",
        keys: &["<home>", "gg"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::First),
    },
    Row {
        id: "move.last",
        title: "To the last",
        help: "Choose the last one, or scroll to the end.",
        keys: &["<end>", "G"],
        bar: None,
        reach: Reach::Top,
        when: always,
        run: |app| app.step(Step::Last),
    },
    Row {
        id: "move.deeper",
        title: "Open",
        help: "Go into what is chosen: from an actor to its positions, to the evidence, to its document.",
        keys: &["<ret>", "<right>", "l"],
        bar: Some((10, "open")),
        reach: Reach::Screen,
        when: nothing_above,
        run: App::enter,
    },
    Row {
        id: "move.left",
        title: "One pane left",
        help: "Go back to the pane on the left.",
        keys: &["<left>", "h"],
        bar: None,
        reach: Reach::Screen,
        when: |app| {
            let screen = app.screen();
            let is_first = screen.panes().first().is_none_or(|first| *first == screen.pane());
            When::only(!is_first, "This is the first pane.")
        },
        run: left,
    },
    Row {
        id: "move.next-pane",
        title: "Next pane",
        help: "Put the focus on the next pane, and after the last on the first.",
        keys: &["<tab>"],
        bar: None,
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| turn(app, Step::On),
    },
    Row {
        id: "move.previous-pane",
        title: "Previous pane",
        help: "Put the focus on the pane before, and before the first on the last.",
        keys: &["<s-tab>"],
        bar: None,
        reach: Reach::Screen,
        when: nothing_above,
        run: |app| turn(app, Step::Back),
    },
    Row {
        id: "app.back",
        title: "Back",
        help: "Close the popup, go back to where you were, or show everything again.",
        keys: &["<esc>", "<bs>"],
        bar: Some((15, "back")),
        reach: Reach::Top,
        when: |app| {
            let scope = &app.model.scope;
            let somewhere = !app.above.is_empty()
                || !app.trail.is_empty()
                || scope.is_narrowed()
                || scope.time.is_set()
                || !is_in_first_pane(app);
            When::only(somewhere, "This is where you started; Ctrl-Q leaves.")
        },
        run: back,
    },
];

impl App {
    /// Moves in what lies on top.
    pub(in crate::app) fn step(&mut self, step: Step) {
        if let Some((_, view)) = self.above.last_mut() {
            view.step(&mut self.model, step);
        } else if let Some(screen) = self.screens.get_mut(self.shown) {
            screen.step(&mut self.model, step);
        }
    }

    /// Goes into what is chosen.
    fn enter(&mut self) {
        if let Some(screen) = self.screens.get_mut(self.shown) {
            screen.enter(&mut self.model);
        }
    }

    /// Steps out of what one is in, whatever led there: what lies on top, what was gone into, a pane further in.
    /// Whether there was anything to step out of.
    pub(in crate::app) fn step_out(&mut self) -> bool {
        if self.close_top() {
            return true;
        }
        if self.trail.is_deeper()
            && let Some(place) = self.trail.pop()
        {
            self.show(&place);
            return true;
        }
        let is_further_in = !is_in_first_pane(self);
        if is_further_in {
            left(self);
        }
        is_further_in
    }

    /// Closes what lies on top: what was typed there is kept.
    pub(in crate::app) fn close_top(&mut self) -> bool {
        match self.above.pop() {
            Some((_, mut view)) => {
                view.finish(&mut self.model);
                true
            }
            None => false,
        }
    }
}

/// Whether the focus is where a screen begins.
pub(in crate::app) fn is_in_first_pane(app: &App) -> bool {
    let screen = app.screen();
    screen.panes().first().is_none_or(|first| *first == screen.pane())
}

/// To the pane on the left. If that is where one came from, Esc need not go there again.
fn left(app: &mut App) {
    let Some(screen) = app.screens.get_mut(app.shown) else { return };
    let panes = screen.panes();
    let at = panes.iter().position(|pane| *pane == screen.pane()).unwrap_or(0);
    if let Some(pane) = at.checked_sub(1).and_then(|at| panes.get(at)) {
        screen.turn_to(*pane);
    }
    came_back(app);
}

fn turn(app: &mut App, step: Step) {
    let Some(screen) = app.screens.get_mut(app.shown) else { return };
    let panes = screen.panes();
    let at = panes.iter().position(|pane| *pane == screen.pane()).unwrap_or(0);
    let to = if step == Step::On { at + 1 } else { at + panes.len().saturating_sub(1) };
    if let Some(pane) = panes.get(to % panes.len().max(1)) {
        screen.turn_to(*pane);
    }
    came_back(app);
}

/// Where one came from the list in which one is again, nothing need go back there once more.
fn came_back(app: &mut App) {
    let Some(screen) = app.screens.get(app.shown) else { return };
    if app.trail.last().is_some_and(|from| screen.is_in_list_of(from)) {
        app.trail.pop();
    }
}

fn back(app: &mut App) {
    if app.close_top() {
        return;
    }
    let scope = &app.model.scope;
    let is_list = !app.trail.is_deeper();
    if scope.is_narrowed() && (scope.shown.is_empty() || (is_list && is_empty(app))) {
        // As is said there.
        return app.model.show_all();
    }
    if app.step_out() {
        return;
    }
    if let Some(place) = app.trail.pop() {
        app.show(&place);
    } else if app.model.scope.is_narrowed() {
        app.model.show_all();
    } else if app.model.scope.time.is_set() {
        time::clear(&mut app.model);
    }
}

/// Whether nothing is there to be chosen on the screen.
fn is_empty(app: &App) -> bool {
    let screen = app.screen();
    let first = screen.panes().first().copied().unwrap_or_default();
    screen.chosen(&app.model, first).is_none()
}
