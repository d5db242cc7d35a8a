//! Answers messages: what a message does to the state, what is done next, and making everything fit again.

use std::sync::Arc;

use super::program::App;
use super::resume;
use super::table::commands;
use crate::dossier::Opened;
use crate::insight::as_of::Calendar;
use crate::search::index::Index;
use crate::state::Stage;
use crate::state::added;
use crate::state::brief::{editing, told};
use crate::state::capturing;
use crate::state::command::Command;
use crate::state::effect::{Effect, StorageRequest};
use crate::state::exported;
use crate::state::in_texts;
use crate::state::msg::Msg;
use crate::state::overlay::{Next, Overlay};
use crate::state::saving;
use crate::views::registry::{self, Beneath};

/// How many follow-ups are done in a row, at most: an endless chain is cut.
const MOST: usize = 100;

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

    /// Answers one message.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let Some(msg) = self.keep_ahead(msg) else { return Vec::new() };
        let is_of_user = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_));
        let before = self.place();
        self.answer(msg);
        // Whoever moves is not moved back.
        if is_of_user && self.place() != before {
            (self.held, self.missed) = (None, None);
        }
        self.follow();
        if self.model.is_settled()
            && let Some(held) = self.held.take()
        {
            self.missed = (self.place() != held).then_some(held);
        }
        self.take_note();
        for job in self.model.jobs.take_waiting() {
            self.model.ask(Effect::WorkOut(Box::new(job)));
        }
        editing::ask_to_save(&mut self.model);
        if self.model.brief.take_is_other() {
            self.model.ask(StorageRequest::RememberSession(resume::text(self)));
        }
        self.model.take_effects()
    }

    fn answer(&mut self, msg: Msg) {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(..) | Msg::Resumed => {}
            Msg::Reading(progress) => self.model.progress = progress,
            Msg::CannotOpen => self.model.ask(Effect::Quit),
            Msg::Loaded { dossier, problems, unread } => {
                if self.model.read.dossiers > 0 {
                    let place = self.missed.take().unwrap_or_else(|| self.place());
                    self.held.get_or_insert(place);
                }
                self.model.load(dossier, problems, unread);
                if !self.model.brief.is_listed() {
                    self.model.ask(StorageRequest::List);
                }
                capturing::list(&mut self.model);
            }
            Msg::Checked { dossier, problems, index, calendar } => {
                self.model.checked(&dossier, problems, *index, *calendar);
            }
            Msg::Proved { dossier, proofs, left } => self.model.proved(&dossier, proofs, left),
            Msg::AllProved { dossier, problems } => self.model.all_proved(&dossier, problems),
            Msg::WorkedOut { number, result } => self.model.worked_out(number, *result),
            msg @ (Msg::CopyRead { .. } | Msg::Searched { .. } | Msg::PathCompleted { .. }) => {
                self.tell(&msg);
            }
            msg @ Msg::Exported { .. } => {
                self.tell(&msg);
                exported::written(&mut self.model, msg);
            }
            msg @ Msg::Added(_) => {
                self.tell(&msg);
                if let Msg::Added(added) = msg {
                    added::took(&mut self.model, *added);
                }
            }
            msg @ (Msg::Today(_)
            | Msg::Fingerprint { .. }
            | Msg::Briefs { .. }
            | Msg::BriefOpened { .. }
            | Msg::BriefSaved { .. }
            | Msg::BriefMoved { .. }
            | Msg::JournalFailed(_)) => told::take(&mut self.model, msg),
            Msg::TextsFound { typed, found, is_last } => {
                in_texts::took(&mut self.model, &typed, found, is_last);
            }
            Msg::SavedViews { files, seen, said } => {
                saving::took(&mut self.model, files, &seen, said);
            }
            Msg::Judged { text, span, quoted } => {
                capturing::judged(&mut self.model, &text, span, *quoted);
            }
            Msg::Suggesting(read) => capturing::suggesting(&mut self.model, *read),
            msg @ Msg::Record { .. } => {
                self.tell(&msg);
                if let Msg::Record { done, next } = msg {
                    capturing::took(&mut self.model, *done, *next);
                }
            }
            Msg::Copied(said) | Msg::Opened(said) => self.model.say(said),
            Msg::FilesChanged(changes) => self.model.files_changed(changes),
            Msg::LoadFailed(why) => {
                self.model.stage = Stage::Done;
                self.model.say(why);
            }
        }
    }

    /// What was learned is kept at once.
    fn take_note(&mut self) {
        let Some(screen) = self.screens.get(self.shown) else { return };
        let above = self.above.last().map(|(overlay, _)| overlay);
        if registry::take_note(&mut self.model, &**screen, above) {
            self.model.ask(StorageRequest::RememberSession(resume::text(self)));
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
        registry::offer_unasked(&mut self.model);
        self.fit();
        for _ in 0..MOST {
            // What was gone to may have something to show.
            registry::offer_unasked(&mut self.model);
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
        if let Some(place) = self.held.as_ref().filter(|place| screen.place() != **place) {
            screen.open(place);
        }
        self.model.ensure_jobs(&screen.jobs());
        saving::look_at(&mut self.model);
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
                self.held = None;
                self.model.find(words);
                if self.model.scope.shown.is_empty() && self.model.scope.is_narrowed() {
                    self.model.say(registry::NOTHING_MATCHES);
                }
                self.fit();
                if let Some(screen) = self.screens.get_mut(self.shown) {
                    screen.choose_found(&mut self.model);
                }
            }
            Next::Search(words) => {
                if let Some((_, view)) = self.above.last_mut() {
                    view.search(&mut self.model, &words);
                } else if let Some(screen) = self.screens.get_mut(self.shown) {
                    screen.search(&mut self.model, &words);
                }
            }
        }
    }

    /// Lays something above the screen. One that is open already is not opened twice: those that cover it are closed.
    fn lay(&mut self, overlay: &Overlay) {
        if let Some(at) = self.above.iter().position(|(other, _)| other == overlay) {
            self.above.truncate(at + 1);
            return;
        }
        let beneath = Beneath {
            screen: self.screen(),
            above: self.above.last().map(|(_, view)| &**view),
            commands: &self.commands,
            can: &|command| self.can_on_screen(command),
        };
        let view = registry::lay(overlay, &self.model, &beneath);
        if let Some(view) = view {
            self.above.push((overlay.clone(), view));
        }
    }
}
