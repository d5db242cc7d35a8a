//! Takes a dossier as it comes: read, then checked, then proved document by document.

use std::sync::Arc;

use super::{App, Stage, desk};
use crate::dossier::problem::Problem;
use crate::dossier::{Dossier, Entity, Mark, Marks};
use crate::insight::as_of::Calendar;
use crate::insight::holdings::holdings;
use crate::search::find::Index;
use crate::verify::{DocumentProof, Proofs, tally};
use crate::views::{reader, timeline};

impl App {
    pub(super) fn load(&mut self, dossier: Arc<Dossier>, problems: Vec<Problem>, unread: usize) {
        self.stage = match self.stage {
            Stage::Reading => Stage::Checking,
            Stage::Checking | Stage::CheckingAgain | Stage::Done => Stage::CheckingAgain,
        };
        self.dossier = dossier;
        self.fingerprint.clear();
        self.problems = problems;
        self.held = holdings(&self.dossier);
        self.proofs = Proofs::default();
        // Its text may have changed, too.
        self.reader = reader::State::default();
        self.timeline = timeline::State::default();
        self.tally = tally(&self.dossier, &self.proofs);
        self.unread = unread;
        self.index = Index::default();
        // A time that is set must hold for the new dossier from its first frame on.
        self.calendar = if self.scope.time.is_set() {
            Arc::new(Calendar::new(&self.dossier))
        } else {
            Arc::default()
        };
        self.marks = marks(&self.dossier, &self.problems);
        desk::refresh(self);
        self.narrow();
    }

    /// Takes what checking found, unless another dossier was read since.
    pub(super) fn checked(
        &mut self,
        dossier: &Arc<Dossier>,
        problems: Vec<Problem>,
        index: Index,
        calendar: Calendar,
    ) {
        if !Arc::ptr_eq(&self.dossier, dossier) {
            return;
        }
        self.problems = problems;
        self.index = index;
        self.calendar = Arc::new(calendar);
        self.timeline = timeline::State::default();
        self.marks = marks(&self.dossier, &self.problems);
        if self.scope.find.is_empty() {
            timeline::refresh(self);
            self.settle();
        } else {
            self.narrow();
        }
        if self.stage == Stage::CheckingAgain {
            self.status = Some(self.loaded_words());
        }
        self.stage = Stage::Done;
    }

    /// Takes verdicts, unless another dossier was read since.
    pub(super) fn proved(
        &mut self,
        dossier: &Arc<Dossier>,
        proofs: Vec<DocumentProof>,
        left: usize,
    ) {
        if !Arc::ptr_eq(&self.dossier, dossier) {
            return;
        }
        for proof in proofs {
            self.proofs.add(proof);
        }
        self.unread = left;
        reader::settle(self);
        self.tally = tally(&self.dossier, &self.proofs);
        desk::refresh(self);
    }

    fn loaded_words(&self) -> String {
        let open = self.problems.iter().filter(|p| p.is_open()).count();
        match open {
            0 => format!("Read again: {} positions, no problems.", self.dossier.len()),
            1 => format!("Read again: {} positions, 1 problem (! shows it).", self.dossier.len()),
            n => format!(
                "Read again: {} positions, {n} problems (! shows them).",
                self.dossier.len()
            ),
        }
    }
}

pub(super) fn marks(dossier: &Dossier, problems: &[Problem]) -> Marks {
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
