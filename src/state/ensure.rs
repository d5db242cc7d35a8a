//! Sees to it that what is shown is worked out: at once in a small dossier, else beside the event loop.

use std::sync::Arc;

use super::jobs::{Job, JobKind, JobResult};
use super::model::Model;
use super::saved::SavedView;
use super::work_out::work_out;
use crate::dossier::PositionSet;
use crate::insight::as_of::Time;
use crate::scope::query::Live;
use crate::verify::Outcomes;

/// Up to so many positions everything is worked out at once: it takes less than a frame.
const AT_ONCE: usize = 2_000;

/// Of so many items of a brief it is worked out at once what became of them.
const FEW: usize = 60;

impl Model {
    /// Sees to it that what is shown is worked out: at once in a small dossier, else the jobs wait until they
    /// are asked for.
    pub fn ensure_jobs(&mut self, kinds: &[JobKind]) {
        for kind in kinds {
            // In a large dossier not after each document, but once all are read.
            if self.unread == 0 || self.dossier.len() <= AT_ONCE {
                self.jobs.forget_outdated(kind, self.proved);
            }
            if self.jobs.is_asked(kind) {
                continue;
            }
            // Other sides than those that are there or under way.
            if matches!(kind, JobKind::Compared(_)) {
                self.jobs.forget_compared();
            }
            match kind {
                JobKind::Search(_) => self.jobs.forget_search(),
                JobKind::Facets(_) => self.jobs.forget_facets(),
                _ => {}
            }
            self.jobs.note(kind.clone());
            let job = self.job(kind.clone());
            let few = *kind != JobKind::BriefChanges || self.brief.now().items.len() <= FEW;
            if self.dossier.len() <= AT_ONCE && few {
                self.worked_out(job.number, work_out(&job));
            } else {
                self.jobs.wait(job);
            }
        }
    }

    /// Takes what was worked out, unless something else is asked for since.
    pub fn worked_out(&mut self, number: u64, result: JobResult) {
        let is_differing = matches!(result, JobResult::Differing(_));
        let looked = match &result {
            JobResult::Looked(key, ids, new) => Some((key.clone(), ids.clone(), new.clone())),
            _ => None,
        };
        if !self.jobs.take(number, result) {
            return;
        }
        if let Some((key, ids, new)) = looked {
            self.looked_at(&key, &ids, &new);
        }
        if is_differing {
            self.jobs.forget_facets();
            self.jobs.forget_search();
            self.jobs.forget_saved();
            if self.scope.is_waiting {
                self.apply_what_is_looked_for();
            }
        }
        if let Some(became) = &self.jobs.brief_changes {
            self.brief.became.clone_from(became);
        }
        self.is_other();
    }

    pub(super) fn job(&self, kind: JobKind) -> Job {
        let seen = |view: &SavedView| {
            let seen = self.saved.seen.0.get(&view.key()).cloned();
            (view.clone(), seen)
        };
        let brief = || (self.jobs.brief_number(), Arc::new(self.brief.now().clone()));
        Job {
            number: self.jobs.number(),
            dossier: self.dossier.clone(),
            time: match kind {
                JobKind::Compared(_) => self.compared_time(),
                _ => self.scope.time,
            },
            calendar: self.calendar.clone(),
            there: self.scope.there.clone(),
            shown: self.scope.shown.clone(),
            found: match kind {
                JobKind::Days => self.scope.found.clone(),
                _ => PositionSet::default(),
            },
            possibly: self.scope.possibly_there.clone(),
            fallen: self.proofs.fallen().clone(),
            query: self.scope.query.clone(),
            index: self.index.clone(),
            columns: self.columns.clone(),
            live: match kind {
                JobKind::Facets(_) | JobKind::Search(_) | JobKind::SavedViews => self.live(),
                _ => Live::default(),
            },
            new: match kind {
                JobKind::Facets(_) | JobKind::Search(_) => self.scope.since.any(),
                _ => PositionSet::default(),
            },
            outcomes: match kind {
                JobKind::Facets(_)
                | JobKind::Search(_)
                | JobKind::SavedViews
                | JobKind::Flawed
                | JobKind::Signs => (self.proved, self.proofs.outcomes().clone()),
                _ => (self.proved, Outcomes::default()),
            },
            saved: match &kind {
                JobKind::SavedViews => self.saved.all().iter().map(seen).collect(),
                JobKind::Looked(_) => self.saved.opened().map(seen).into_iter().collect(),
                _ => Vec::new(),
            },
            brief: (kind == JobKind::BriefChanges).then(brief),
            kind,
        }
    }

    /// The time of a comparison. Where none is set, the last day is compared with the one before.
    pub fn compared_time(&self) -> Time {
        let time = self.scope.compared(&self.calendar);
        let last = time.as_of.or_else(|| self.calendar.day_before(time.clock, None));
        let before = || self.calendar.day_before(time.clock, last);
        Time { since: time.since.or_else(before), ..time }
    }
}
