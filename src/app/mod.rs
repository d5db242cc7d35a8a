//! The application as a pure state machine: messages in, effects out. Knows no terminal,
//! no file and no clock.
//!
//! A key is looked up in the command table; a command changes the state and may ask for effects;
//! drawing reads the state and hands back what it learned as [`Areas`].

pub mod address;
pub mod areas;
pub mod chosen;
pub mod clipboard;
pub mod collect;
pub mod command;
pub mod commands;
pub mod desk;
pub mod effect;
pub mod input;
pub mod kept;
pub mod key;
mod loading;
mod mouse;
pub mod msg;
pub mod place;
pub mod screens;
pub mod session;
pub mod settings;
pub mod shelf;
pub mod time;
pub mod work;
pub mod writing;

use std::sync::Arc;

use crate::brief::jotting::Jotting;
use crate::dossier::problem::Problem;
use crate::dossier::{Dossier, Known, Marks, Opened};
use crate::insight::as_of::{Calendar, Time};
use crate::insight::holdings::Holdings;
use crate::scope::Scope;
use crate::search::find::Index;
use crate::verify::{Proofs, Tally};
use crate::views::{
    actors, brief, briefs, compare, conflicts, documents, export, grid, palette, reader, timeline,
    wording,
};
use areas::Areas;
use command::{Command, Context, Meaning, When, meaning};
use desk::Desk;
use effect::{Effect, Keep};
use key::Key;
use msg::Msg;
use place::{Pane, Place, Screen};
use work::Work;

/// What lies above the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    Help {
        scroll: usize,
    },
    Problems {
        scroll: usize,
    },
    /// A neutral wording of what is chosen.
    Wording {
        scroll: usize,
        words: Box<wording::Words>,
    },
    Palette(palette::State),
    /// The search line of the reader, with what is typed.
    Search(String),
    /// The headings of the reader's document.
    Outline {
        chosen: usize,
    },
    /// A note, a heading or a line of a brief.
    Writing(Box<writing::Writing>),
    Briefs(briefs::State),
    Export(Box<export::State>),
    /// What was left behind.
    Recover {
        scroll: usize,
    },
}

/// How far the dossier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// For the first time: nothing can be shown yet.
    Reading,
    /// It is shown; its rules are being checked and its words folded for the search.
    Checking,
    /// The same, after it was read again.
    CheckingAgain,
    Done,
}

/// The whole state of the program.
pub struct App {
    pub dossier: Arc<Dossier>,
    /// What is being read or checked right now.
    pub stage: Stage,
    pub problems: Vec<Problem>,
    /// What is wrong with the user's settings.
    pub unsettled: Vec<settings::Problem>,
    pub marks: Marks,
    /// What the dossier holds, summed up.
    pub held: Holdings,
    /// The verdicts on the quotes, as far as they are known.
    pub proofs: Proofs,
    /// The verdicts and stamps, summed up.
    pub tally: Tally,
    /// How many documents are still to be read in their copies.
    pub unread: usize,
    /// Comes after the dossier; until then nothing can be looked for.
    pub index: Index,
    /// When each position came to be there; comes with the index.
    pub calendar: Arc<Calendar>,
    pub scope: Scope,
    pub work: Work,
    pub place: Place,
    /// The places that Esc goes back to, the latest last.
    pub trail: Vec<Place>,
    pub actors: actors::State,
    pub grid: grid::State,
    pub timeline: timeline::State,
    pub documents: documents::State,
    pub compare: compare::State,
    pub conflicts: conflicts::State,
    pub reader: reader::State,
    pub brief: brief::State,
    /// The brief that is being written.
    pub desk: Desk,
    /// What journals of programs that are gone hold: of which brief, and what.
    pub left: Vec<(usize, String, Jotting)>,
    /// The day, as `2026-01-31`.
    pub today: String,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: String,
    pub overlay: Option<Overlay>,
    /// The find line is being typed: where the reader was before, to come back to.
    pub finding: Option<Place>,
    /// What the last key did or could not do, until the next one.
    pub status: Option<String>,
    /// Keys pressed so far of a longer sequence.
    pub pending: Vec<Key>,
    pub areas: Areas,
    pub commands: Vec<Command>,
}

impl App {
    /// Opens a dossier on the first actor's first position.
    pub fn new(opened: Opened) -> App {
        App::with_commands(opened, crate::views::commands())
    }

    /// As [`App::new`], with another command table.
    pub fn with_commands(opened: Opened, commands: Vec<Command>) -> App {
        let Opened { dossier, problems } = opened;
        let (index, calendar) = (Index::new(&dossier), Calendar::new(&dossier));
        let dossier = Arc::new(dossier);
        let mut app = App::waiting(commands);
        app.load(dossier.clone(), Vec::new(), 0);
        app.checked(&dossier, problems, index, calendar);
        app
    }

    /// Waits for its dossier, which comes in a message.
    pub fn waiting(commands: Vec<Command>) -> App {
        App {
            dossier: Arc::default(),
            stage: Stage::Reading,
            problems: Vec::new(),
            unsettled: Vec::new(),
            marks: Marks::default(),
            held: Holdings::default(),
            proofs: Proofs::default(),
            tally: Tally::default(),
            unread: 0,
            index: Index::default(),
            calendar: Arc::default(),
            scope: Scope::default(),
            work: Work::default(),
            place: Place::default(),
            trail: Vec::new(),
            actors: actors::State::default(),
            grid: grid::State::default(),
            timeline: timeline::State::default(),
            documents: documents::State::default(),
            compare: compare::State::default(),
            conflicts: conflicts::State::default(),
            reader: reader::State::default(),
            brief: brief::State::default(),
            desk: Desk::default(),
            left: Vec::new(),
            today: String::new(),
            fingerprint: String::new(),
            overlay: None,
            finding: None,
            status: None,
            pending: Vec::new(),
            areas: Areas::default(),
            commands,
        }
    }

    /// Answers one message.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = self.answer(msg);
        effects.extend(reader::missing(self));
        effects.extend(self.work.effects());
        effects.extend(self.desk.effects());
        effects
    }

    fn answer(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(..) | Msg::Resumed => Vec::new(),
            Msg::Loaded { dossier, problems, unread } => {
                self.load(dossier, problems, unread);
                if self.desk.is_listed() { Vec::new() } else { vec![Keep::List.into()] }
            }
            Msg::Checked { dossier, problems, index, calendar } => {
                self.checked(&dossier, problems, index, *calendar);
                Vec::new()
            }
            Msg::Proved { dossier, proofs, left } => {
                self.proved(&dossier, proofs, left);
                Vec::new()
            }
            Msg::AllProved { dossier, problems } => {
                if Arc::ptr_eq(&self.dossier, &dossier) {
                    self.unread = 0;
                    self.problems = problems;
                    self.marks = loading::marks(&self.dossier, &self.problems);
                }
                Vec::new()
            }
            Msg::CopyRead { document, copy } => {
                reader::take(self, &document, copy);
                Vec::new()
            }
            Msg::Searched { document, words, found } => {
                reader::take_found(self, &document, words, found);
                Vec::new()
            }
            Msg::WorkedOut { number, worked } => {
                if self.work.take(number, *worked) {
                    self.refresh();
                }
                Vec::new()
            }
            msg @ (Msg::Today(_)
            | Msg::Fingerprint { .. }
            | Msg::Briefs { .. }
            | Msg::BriefOpened { .. }
            | Msg::BriefSaved { .. }
            | Msg::BriefMoved { .. }
            | Msg::NotJotted(_)
            | Msg::Exported { .. }) => desk::answer(self, msg),
            Msg::Copied(said) | Msg::Opened(said) => {
                self.status = Some(said);
                Vec::new()
            }
            Msg::LoadFailed(why) => {
                self.stage = Stage::Done;
                self.status = Some(why);
                Vec::new()
            }
        }
    }

    /// Takes what drawing learned.
    pub fn drawn(&mut self, areas: Areas) {
        self.areas = areas;
    }

    /// The contexts in which keys are looked up, the nearest first.
    pub fn contexts(&self) -> Vec<Context> {
        let screen = Context::of(self.place.screen);
        match &self.overlay {
            Some(Overlay::Palette(_)) => vec![Context::Palette],
            Some(Overlay::Search(_)) => vec![Context::Search],
            Some(Overlay::Outline { .. }) => vec![Context::Outline, Context::Everywhere],
            Some(Overlay::Help { .. }) => vec![Context::Help, Context::Everywhere],
            Some(Overlay::Problems { .. }) => vec![Context::Problems, Context::Everywhere],
            Some(Overlay::Wording { .. }) => vec![Context::Wording, Context::Everywhere],
            Some(Overlay::Writing(_)) => vec![Context::Writing],
            Some(Overlay::Briefs(_)) => vec![Context::Briefs],
            Some(Overlay::Export(_)) => vec![Context::Export],
            Some(Overlay::Recover { .. }) => vec![Context::Recover, Context::Everywhere],
            None if self.finding.is_some() => vec![Context::Find],
            None => vec![screen, Context::Everywhere],
        }
    }

    /// Runs a command, or says why it cannot run now.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        match (command.when)(self) {
            When::Yes => (command.run)(self),
            When::No(why) => {
                self.status = Some(why.to_string());
                Vec::new()
            }
        }
    }

    /// Goes to another place; Esc comes back.
    pub fn go(&mut self, place: Place) {
        if place == self.place {
            return;
        }
        self.trail.push(std::mem::replace(&mut self.place, place));
        self.settle();
    }

    /// Makes the place and everything derived from it fit the dossier and the scope again.
    pub fn settle(&mut self) {
        work::see_to(self);
        match self.place.screen {
            Screen::Actors => actors::settle(self),
            Screen::Grid => grid::settle(self),
            Screen::Timeline => timeline::settle(self),
            Screen::Documents => documents::settle(self),
            Screen::Compare => compare::settle(self),
            Screen::Conflicts => conflicts::settle(self),
            Screen::Brief => brief::settle(self),
            Screen::Reader => reader::settle(self),
        }
    }

    /// Replaces the words of the find line.
    pub fn find(&mut self, words: String) {
        self.scope.find = words;
        self.narrow();
        if self.place.screen == Screen::Actors {
            actors::choose_named(self);
        }
    }

    /// Chooses another time.
    pub fn set_time(&mut self, time: Time) {
        if !self.calendar.is_of(self.dossier.len()) {
            self.status = Some("The dossier is still being checked; try again.".to_string());
            return;
        }
        self.scope.time = time;
        self.narrow();
    }

    /// The dossier as far as it was known at the time that was chosen.
    pub fn known(&self) -> Known<'_> {
        self.scope.time.known(&self.dossier)
    }

    /// Works out again everything that depends on the dossier and the scope.
    fn narrow(&mut self) {
        self.scope.renew(&self.dossier, &self.index, &self.calendar);
        self.work.renew();
        self.refresh();
    }

    /// Lets every screen work out anew what it shows.
    fn refresh(&mut self) {
        actors::refresh(self);
        grid::refresh(self);
        timeline::refresh(self);
        documents::refresh(self);
        compare::refresh(self);
        conflicts::refresh(self);
        self.settle();
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.status = None;
        self.pending.push(key);
        let keys = std::mem::take(&mut self.pending);
        match meaning(&self.commands, &self.contexts(), &keys) {
            Meaning::Command(command) => return self.run(command),
            Meaning::Prefix => {
                self.pending = keys;
                return Vec::new();
            }
            Meaning::Nothing => {}
        }
        if self.type_into(key) {
            return Vec::new();
        }
        // Leaving and suspending work wherever letters are typed, too.
        let last = Key { code: key.code, ..key };
        let escape = meaning(&self.commands, &[Context::Everywhere], &[last]);
        match escape {
            Meaning::Command(command) if key.ctrl => self.run(command),
            _ => {
                self.status =
                    Some(format!("{} does nothing here. ? shows the keys.", label(&keys)));
                Vec::new()
            }
        }
    }

    /// Types a key into the open text field, if there is one.
    fn type_into(&mut self, key: Key) -> bool {
        if let Some(Overlay::Palette(state)) = &mut self.overlay {
            let typed = input::type_key(&mut state.typed, key);
            if typed {
                state.chosen = 0;
            }
            return typed;
        }
        if let Some(Overlay::Search(words)) = &mut self.overlay {
            return input::type_key(words, key);
        }
        match self.overlay {
            Some(Overlay::Writing(_)) => return writing::type_key(self, key),
            Some(Overlay::Briefs(_)) => return briefs::type_key(self, key),
            Some(Overlay::Export(_)) => return export::type_key(self, key),
            _ => {}
        }
        if self.finding.is_some() && self.overlay.is_none() {
            let mut words = self.scope.find.clone();
            let typed = input::type_key(&mut words, key);
            if typed {
                self.find(words);
            }
            return typed;
        }
        false
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.status = None;
        if let Some(Overlay::Palette(state)) = &mut self.overlay {
            input::paste(&mut state.typed, text);
        } else if let Some(Overlay::Search(words)) = &mut self.overlay {
            input::paste(words, text);
        } else if writing::is_typing(self) {
            writing::paste(self, text);
        } else if self.finding.is_some() {
            let mut words = self.scope.find.clone();
            input::paste(&mut words, text);
            self.find(words);
        } else {
            self.status = Some("There is nothing to paste into here; / finds.".to_string());
        }
        Vec::new()
    }

    /// The pane that has the focus.
    pub fn pane(&self) -> Pane {
        self.place.pane
    }
}

fn label(keys: &[Key]) -> String {
    keys.iter().map(|key| key.label()).collect()
}
