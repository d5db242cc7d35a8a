//! The program as a value: the state, the screens, what lies above them, the way back, and the command table.

use super::trail::Trail;
use crate::brief::{Subject, TakenAt};
use crate::state::Model;
use crate::state::command::Command;
use crate::state::key::Key;
use crate::state::msg::Msg;
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::views::registry;
use crate::views::view::{Screen, View};

/// What was put into the brief, or found there, and as of when.
pub(super) type Collected = (Subject, Option<TakenAt>);

/// The whole program.
pub struct App {
    pub model: Model,
    pub(super) screens: Vec<Box<dyn Screen>>,
    /// The number of the screen that is shown.
    pub(super) shown: usize,
    /// How far the lists of each screen were scrolled, subjects and items, when it was left.
    pub(super) scrolled: Vec<[usize; 2]>,
    /// What lies above it, the topmost last.
    pub(super) above: Vec<(Overlay, Box<dyn View>)>,
    pub(super) trail: Trail,
    /// Where one was, while not everything is there again that the place is made of: the dossier, its index, what is
    /// worked out beside the loop. Whoever acts is let go.
    pub(super) held: Option<Place>,
    /// Where one was, if what was read since does not hold it: a file that is half written will hold it again. Whoever
    /// moves is let go.
    pub(super) missed: Option<Place>,
    /// Keys pressed so far of a longer sequence.
    pub(super) pending: Vec<Key>,
    /// What is typed while there is no dossier yet, for the screens that it is meant for.
    pub(super) ahead: Vec<Msg>,
    pub(super) commands: Vec<Command>,
    /// What was put into the brief, or found there, by this key, and by the one before: the same key again takes it
    /// out.
    pub(super) collected: Option<Collected>,
    pub(super) collected_before: Option<Collected>,
}

impl App {
    /// Waits for its dossier, which comes in a message.
    pub fn waiting(commands: Vec<Command>) -> App {
        let screens = registry::screens();
        App {
            model: Model::default(),
            scrolled: vec![[0, 0]; screens.len()],
            screens,
            shown: 0,
            above: Vec::new(),
            trail: Trail::default(),
            held: None,
            missed: None,
            pending: Vec::new(),
            ahead: Vec::new(),
            commands,
            collected: None,
            collected_before: None,
        }
    }

    /// The screen that is shown.
    #[expect(clippy::indexing_slicing, reason = "`shown` is the number of one of them")]
    pub(super) fn screen(&self) -> &dyn Screen {
        &*self.screens[self.shown]
    }

    /// What lies on top: the last thing above the screen, or the screen.
    pub(super) fn top(&self) -> &dyn View {
        self.above.last().map_or_else(|| self.screen() as &dyn View, |(_, view)| view.as_ref())
    }

    /// Where one is.
    pub fn place(&self) -> Place {
        self.screen().place()
    }

    /// The keys pressed so far of a longer sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }
}
