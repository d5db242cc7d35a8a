//! Takes a dossier as it comes: read, then checked, then proved document by document.

use std::sync::Arc;

use super::brief::editing;
use super::model::{Model, Stage};
use super::watched::{self, Change};
use crate::dossier::problem::Problem;
use crate::dossier::{Dossier, Entity, Mark, Marks};
use crate::insight::as_of::Calendar;
use crate::insight::holdings::holdings;
use crate::scope::query::{Columns, asks_of_proofs};
use crate::search::index::Index;
use crate::verify::{DocumentProof, Proofs, tally};

impl Model {
    pub fn load(&mut self, dossier: Arc<Dossier>, problems: Vec<Problem>, unread: usize) {
        self.stage = match self.stage {
            Stage::Reading => Stage::Checking,
            Stage::Checking | Stage::CheckingAgain | Stage::Done => Stage::CheckingAgain,
        };
        self.dossier = dossier;
        self.read.dossiers += 1;
        self.fingerprint.clear();
        self.problems = problems;
        self.held = holdings(&self.dossier);
        self.proofs = Proofs::default();
        self.proved += 1;
        self.tally = tally(&self.dossier, &self.proofs);
        self.unread = unread;
        self.index = Arc::default();
        self.columns = Arc::default();
        // A time that is set must hold for the new dossier from its first frame on.
        self.calendar = if self.scope.time.is_set() {
            Arc::new(Calendar::new(&self.dossier))
        } else {
            Arc::default()
        };
        self.marks = marks(&self.dossier, &self.problems);
        editing::refresh(self);
        self.apply_scope();
    }

    /// Takes what checking found, unless another dossier was read since.
    pub fn checked(
        &mut self,
        dossier: &Arc<Dossier>,
        problems: Vec<Problem>,
        index: Index,
        calendar: Calendar,
    ) {
        if !Arc::ptr_eq(&self.dossier, dossier) {
            return;
        }
        self.read.checked += 1;
        self.problems = problems;
        self.index = Arc::new(index);
        self.columns = Arc::new(Columns::new(&self.dossier));
        self.calendar = Arc::new(calendar);
        self.marks = marks(&self.dossier, &self.problems);
        // What is worked out already does not depend on words that nobody looks for.
        if self.scope.is_narrowed() {
            self.apply_scope();
        } else {
            // But days can be told apart only now.
            self.jobs.forget_days();
            self.jobs.forget_facets();
            self.jobs.forget_search();
            self.is_other();
        }
        let was_added = std::mem::take(&mut self.adding.reads_again);
        let is_sound = !self.problems.iter().any(Problem::is_open);
        let changed = std::mem::take(&mut self.changed);
        let saved = self.capturing.saved.take();
        match saved {
            // What was done is said, and what is wrong with it.
            Some(said) if is_sound => self.say(said),
            Some(said) => self.say(format!("{said} {}", self.loaded_words(&changed))),
            None if self.stage == Stage::CheckingAgain && !(was_added && is_sound) => {
                self.say(self.loaded_words(&changed));
            }
            None => {}
        }
        self.stage = Stage::Done;
    }

    /// Takes verdicts, unless another dossier was read since.
    pub fn proved(&mut self, dossier: &Arc<Dossier>, proofs: Vec<DocumentProof>, left: usize) {
        if !Arc::ptr_eq(&self.dossier, dossier) {
            return;
        }
        for proof in proofs {
            self.proofs.add(dossier, proof);
        }
        self.proved += 1;
        self.unread = left;
        // Once all are read: which are proved decides what is listed, and what counts for nothing changes what is
        // counted. A cell is worked out when it is drawn, and right at once.
        if asks_of_proofs(&self.scope.query) && left == 0 {
            self.apply_scope();
        } else if !self.proofs.fallen().is_empty() && left == 0 {
            self.jobs.renew();
            self.is_other();
        }
        self.tally = tally(&self.dossier, &self.proofs);
        editing::refresh(self);
    }

    /// Takes what proving all of them found wrong, unless another dossier was read since.
    pub fn all_proved(&mut self, dossier: &Arc<Dossier>, problems: Vec<Problem>) {
        if Arc::ptr_eq(&self.dossier, dossier) {
            self.unread = 0;
            self.problems = problems;
            self.marks = marks(&self.dossier, &self.problems);
        }
    }

    /// Takes note of what changed on the disk; it is said once the dossier is checked.
    pub fn files_changed(&mut self, changes: Vec<Change>) {
        if changes.is_empty() {
            self.say("The dossier can be read again, and nothing in it changed.");
        }
        self.changed = changes;
    }

    fn loaded_words(&self, changed: &[Change]) -> String {
        let open = self.problems.iter().filter(|p| p.is_open()).count();
        let why = match changed {
            [] => "Read again".to_string(),
            changed => format!("Read anew: {}", watched::words(changed)),
        };
        let mark = if changed.is_empty() { ':' } else { ';' };
        let positions = self.dossier.len();
        match open {
            0 => format!("{why}{mark} {positions} positions, no problems."),
            1 => format!("{why}{mark} {positions} positions, 1 problem (! shows it)."),
            n => format!("{why}{mark} {positions} positions, {n} problems (! shows them)."),
        }
    }
}

pub fn marks(dossier: &Dossier, problems: &[Problem]) -> Marks {
    let mut marks = Marks::default();
    for position in dossier.positions().filter(|p| p.is_draft()) {
        marks.set(Mark::Draft, position.ix);
    }
    for problem in problems.iter().filter(|p| p.is_open()) {
        if let Some(Entity::Position(ix)) = dossier.find(&problem.entry) {
            marks.set(Mark::Problem, ix);
        }
    }
    marks
}
