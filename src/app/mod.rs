//! The application as a pure state machine: messages in, effects out. Knows no terminal, no file and no clock.
//!
//! A key is looked up in the command table (`table`); a command changes the state and may ask for effects and for
//! where to go next; then everything is made to fit again, and drawing hands back what it learned.

mod commands;
mod draw;
mod input;
mod mouse;
pub mod resume;
pub mod table;
mod trail;

use std::sync::Arc;

use crate::dossier::Opened;
use crate::insight::as_of::Calendar;
use crate::search::find::Index;
use crate::state::brief::{session, told};
use crate::state::command::{Command, Kind, Meaning, Reach, meaning};
use crate::state::effect::{Effect, Keep};
use crate::state::key::Key;
use crate::state::msg::Msg;
use crate::state::output;
use crate::state::overlay::{Next, Overlay};
use crate::state::place::Place;
use crate::state::{Model, Stage};
use crate::views::registry::{self, Beneath};
use crate::views::view::{Screen, View};
use trail::Trail;

pub use table::commands;

/// Things that are done next, one after the other, at most: a row of them that never ends is cut.
const MOST: usize = 100;

/// The whole program.
pub struct App {
    pub model: Model,
    screens: Vec<Box<dyn Screen>>,
    /// The number of the screen that is shown.
    shown: usize,
    /// What lies above it, the topmost last.
    above: Vec<(Overlay, Box<dyn View>)>,
    trail: Trail,
    /// Keys pressed so far of a longer sequence.
    pending: Vec<Key>,
    commands: Vec<Command>,
    /// What was put into the brief, or found there, by this key, and by the one before: the same key again takes it
    /// out.
    collected: Option<commands::Collected>,
    collected_before: Option<commands::Collected>,
}

impl App {
    /// Opens a dossier on the first actor's first position.
    pub fn new(opened: Opened) -> App {
        App::with_commands(opened, commands())
    }

    /// As [`App::new`], with another command table.
    pub fn with_commands(opened: Opened, commands: Vec<Command>) -> App {
        let Opened { dossier, problems } = opened;
        let (index, calendar) = (Index::new(&dossier), Calendar::new(&dossier));
        let dossier = Arc::new(dossier);
        let mut app = App::waiting(commands);
        app.model.load(dossier.clone(), Vec::new(), 0);
        app.model.checked(&dossier, problems, index, calendar);
        app.follow();
        app
    }

    /// Waits for its dossier, which comes in a message.
    pub fn waiting(commands: Vec<Command>) -> App {
        App {
            model: Model::default(),
            screens: registry::screens(),
            shown: 0,
            above: Vec::new(),
            trail: Trail::default(),
            pending: Vec::new(),
            commands,
            collected: None,
            collected_before: None,
        }
    }

    /// Answers one message.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.answer(msg);
        self.follow();
        for job in self.model.jobs.take_waiting() {
            self.model.ask(Effect::WorkOut(job));
        }
        session::ask_to_save(&mut self.model);
        if self.model.brief.take_is_other() {
            self.model.ask(Keep::Remember(resume::text(self)));
        }
        self.model.take_effects()
    }

    fn answer(&mut self, msg: Msg) {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(..) | Msg::Resumed => {}
            Msg::Loaded { dossier, problems, unread } => {
                self.model.load(dossier, problems, unread);
                if !self.model.brief.is_listed() {
                    self.model.ask(Keep::List);
                }
            }
            Msg::Checked { dossier, problems, index, calendar } => {
                self.model.checked(&dossier, problems, index, *calendar);
            }
            Msg::Proved { dossier, proofs, left } => self.model.proved(&dossier, proofs, left),
            Msg::AllProved { dossier, problems } => self.model.all_proved(&dossier, problems),
            Msg::WorkedOut { number, result } => {
                if self.model.jobs.take(number, *result) {
                    self.model.is_other();
                }
            }
            msg @ (Msg::CopyRead { .. } | Msg::Searched { .. }) => self.tell(&msg),
            msg @ Msg::Exported { .. } => {
                self.tell(&msg);
                output::written(&mut self.model, msg);
            }
            msg @ (Msg::Today(_)
            | Msg::Fingerprint { .. }
            | Msg::Briefs { .. }
            | Msg::BriefOpened { .. }
            | Msg::BriefSaved { .. }
            | Msg::BriefMoved { .. }
            | Msg::NotJotted(_)) => told::take(&mut self.model, msg),
            Msg::Copied(said) | Msg::Opened(said) => self.model.say(said),
            Msg::LoadFailed(why) => {
                self.model.stage = Stage::Done;
                self.model.say(why);
            }
        }
    }

    /// Tells every view what came from the world outside.
    fn tell(&mut self, msg: &Msg) {
        for screen in &mut self.screens {
            screen.take(&mut self.model, msg);
        }
        for (_, view) in &mut self.above {
            view.take(&mut self.model, msg);
        }
    }

    /// Does what was asked for next, and makes everything fit again.
    fn follow(&mut self) {
        self.fit();
        for _ in 0..MOST {
            let next = self.model.take_next();
            if next.is_empty() {
                break;
            }
            for next in next {
                self.go_on(next);
                self.fit();
            }
        }
    }

    /// Makes what is shown fit the dossier, the scope and the brief.
    fn fit(&mut self) {
        let Some(screen) = self.screens.get_mut(self.shown) else { return };
        self.model.ensure_jobs(&screen.jobs());
        screen.reconcile(&mut self.model);
        for (_, view) in &mut self.above {
            view.reconcile(&mut self.model);
        }
    }

    fn go_on(&mut self, next: Next) {
        match next {
            Next::Go(place) => self.go(&place),
            Next::Turn(place) => {
                self.show(&place);
            }
            Next::Screen(place) => self.go_to_screen(&place),
            Next::Open(overlay) => self.lay(&overlay),
            Next::Offer(overlay, otherwise) => {
                if self.above.is_empty() {
                    self.lay(&overlay);
                } else if !otherwise.is_empty() {
                    self.model.say(otherwise);
                }
            }
            Next::Close => {
                self.above.pop();
            }
            Next::Run(id) => {
                if let Some(command) = self.commands.iter().find(|c| c.id == id).copied() {
                    self.run(command);
                }
            }
            Next::Step(step) => {
                if let Some(screen) = self.screens.get_mut(self.shown) {
                    screen.step(&mut self.model, step);
                }
            }
            Next::Find(words) => {
                self.model.find(words);
                self.fit();
                if let Some(screen) = self.screens.get_mut(self.shown) {
                    screen.choose_found(&mut self.model);
                }
            }
            Next::Search(words) => {
                if let Some(screen) = self.screens.get_mut(self.shown) {
                    screen.search(&mut self.model, &words);
                }
            }
        }
    }

    /// The screen that is shown.
    #[expect(clippy::indexing_slicing, reason = "`shown` is the number of one of them")]
    fn screen(&self) -> &dyn Screen {
        &*self.screens[self.shown]
    }

    /// What lies on top: the last thing above the screen, or the screen.
    fn top(&self) -> &dyn View {
        self.above.last().map_or_else(|| self.screen() as &dyn View, |(_, view)| view.as_ref())
    }

    /// What commands of the program work on: what lies on top; for the palette, which asks what could be done if
    /// it were closed, the screen.
    fn top_to_use(&self) -> &dyn View {
        match self.above.last() {
            Some((Overlay::Palette, _)) => self.screen() as &dyn View,
            _ => self.top(),
        }
    }

    /// Where one is.
    pub fn place(&self) -> Place {
        self.screen().place()
    }

    /// Lays something above the screen. What lies there already is not laid twice: what covers it is closed.
    fn lay(&mut self, overlay: &Overlay) {
        if let Some(at) = self.above.iter().position(|(other, _)| other == overlay) {
            self.above.truncate(at + 1);
            return;
        }
        let beneath = Beneath {
            screen: self.screen(),
            commands: &self.commands,
            can: &|command| self.can_on_screen(command),
        };
        let view = registry::lay(overlay, &self.model, &beneath);
        if let Some(view) = view {
            self.above.push((overlay.clone(), view));
        }
    }

    /// The commands that can be given, the nearest first, with their numbers in the table.
    fn active(&self) -> Vec<(usize, &Command)> {
        let all = || self.commands.iter().enumerate();
        let nearest = self.top().context();
        let near = all().filter(|(_, command)| command.context == nearest);
        let far = all().filter(|(_, command)| match (command.context.kind, nearest.kind) {
            (Kind::Everywhere, Kind::Screen | Kind::Everywhere) => true,
            (Kind::Everywhere, Kind::Above) => table::reach(command) == Reach::Top,
            _ => false,
        });
        near.chain(far).collect()
    }

    /// What keys mean now.
    pub fn meaning(&self, keys: &[Key]) -> Meaning {
        meaning(self.active().into_iter().map(|(_, command)| command), keys)
    }

    /// The keys pressed so far of a longer sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }
}
