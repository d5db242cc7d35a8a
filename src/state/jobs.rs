//! What grows with the whole dossier and is shown beside what is on the screen: how much each actor said,
//! how many stand where, where sources differ. In a small dossier it is there at once; in a large one it is
//! worked out beside the event loop, so that no key press waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Model;
use super::brief::look_again::look_again;
use crate::brief::Brief;
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, Entity, PositionSet};
use crate::insight::as_of::{AsOf, Calendar, Time};
use crate::insight::compare::{self, Comparison, Sides};
use crate::insight::conflicts::{Conflict, Kind, conflicts};
use crate::insight::dependence::{Fall, falls};
use crate::insight::diff::Side;
use crate::insight::grid::Totals;
use crate::insight::portrait;

/// Up to so many positions everything is worked out at once: it takes less than a frame.
const AT_ONCE: usize = 2_000;

/// Of so many items of a brief it is worked out at once what became of them.
const FEW: usize = 60;

/// Positions that are counted in one step.
const STEP: usize = 100_000;

/// What can be worked out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    Counts,
    Totals,
    Differing,
    Compared(Sides),
    Falls,
    /// What became of the things that the brief keeps.
    Kept,
}

/// One thing to work out, with all that is needed for it.
#[derive(Clone, Debug)]
pub struct Job {
    pub kind: JobKind,
    /// Of the scope for which it is asked: what comes of another one is dropped.
    pub number: u64,
    pub dossier: Arc<Dossier>,
    pub time: Time,
    /// Everything that was there by then, whatever is looked for: what is said is worked out from it.
    pub there: PositionSet,
    /// Of these, what is looked for: for counts beside what is listed.
    pub shown: PositionSet,
    pub calendar: Arc<Calendar>,
    /// What may have been there by then, whatever is looked for.
    pub possibly: PositionSet,
    /// For what it keeps.
    pub brief: Option<(u64, Arc<Brief>)>,
}

impl PartialEq for Job {
    fn eq(&self, other: &Job) -> bool {
        (&self.kind, self.number) == (&other.kind, other.number)
    }
}

impl Eq for Job {}

/// What came of it.
#[derive(Clone, Debug)]
pub enum JobResult {
    /// For each actor, how many positions bear on it.
    Counts(Vec<usize>),
    Totals(Totals),
    Differing(Differing),
    Compared(Sides, Comparison),
    /// What falls with each document.
    Falls(Vec<Fall>),
    /// What changed, by the ids of the items.
    Kept(u64, BTreeMap<u32, Vec<String>>),
}

/// Where sources differ.
#[derive(Clone, Debug, Default)]
pub struct Differing {
    pub all: Vec<Conflict>,
    /// The positions for which that is worth a mark beside them.
    pub marked: PositionSet,
}

/// Works one thing out. Grows with the dossier.
pub fn work_out(job: &Job) -> JobResult {
    let d = job.time.known(&job.dossier);
    match &job.kind {
        JobKind::Counts => JobResult::Counts(
            d.actor_indices().map(|ix| portrait::count(d, ix, &job.shown)).collect(),
        ),
        JobKind::Compared(sides) => JobResult::Compared(sides.clone(), compared(job, sides)),
        JobKind::Falls => JobResult::Falls(falls(d, &job.there)),
        JobKind::Kept => match &job.brief {
            Some((number, brief)) => JobResult::Kept(*number, look_again(job, brief)),
            None => JobResult::Kept(0, BTreeMap::new()),
        },
        JobKind::Totals => {
            let mut totals = Totals::new(&d);
            while !totals.step(d, &job.there, STEP) {}
            JobResult::Totals(totals)
        }
        JobKind::Differing => {
            let all = conflicts(d, &job.there);
            // One utterance told twice is no difference, and a draft has a mark of its own.
            let worth = |kind: Kind| !matches!(kind, Kind::SameUtterance | Kind::DraftFinal);
            let marked = all.iter().filter(|c| worth(c.kind)).flat_map(Conflict::positions);
            JobResult::Differing(Differing { marked: marked.collect(), all })
        }
    }
}

/// Sets two sides beside each other.
pub(super) fn compared(job: &Job, sides: &Sides) -> Comparison {
    let d = job.time.known(&job.dossier);
    let side = Side { known: d, within: &job.there, possibly: &job.possibly };
    let actor = |id: &str| -> Option<ActorIx> {
        match job.dossier.find(id) {
            Some(Entity::Actor(ix)) => Some(ix),
            _ => None,
        }
    };
    match sides {
        Sides::Drafts => compare::drafts(d, &job.there),
        Sides::Members => compare::members(d, &job.there, &job.possibly),
        Sides::Actors(one, other) => match (actor(one), actor(other)) {
            (Some(one), Some(other)) => compare::actors(side, one, other),
            _ => Comparison {
                nothing: "One of the two actors is not in this dossier.",
                ..Comparison::default()
            },
        },
        Sides::Dates => {
            let Some(day) = job.time.since else {
                let nothing = "There are no two days here that could be compared.";
                return Comparison { nothing, ..Comparison::default() };
            };
            let before = Time { as_of: Some(day), since: None, ..job.time };
            let AsOf { there, possibly } = before.positions(&job.dossier, &job.calendar);
            let known = before.known(&job.dossier);
            let earlier = Side { known, within: &there, possibly: &possibly };
            let titles = [
                Date::of_day(day).in_words(),
                job.time
                    .as_of
                    .map_or("all that is held".to_string(), |day| Date::of_day(day).in_words()),
            ];
            let clock = format!("By what was {} by then.", job.time.clock.name());
            compare::changes([earlier, side], titles, vec![clock])
        }
    }
}

/// What has been worked out for the present scope.
#[derive(Clone, Debug, Default)]
pub struct Jobs {
    number: u64,
    asked: Vec<JobKind>,
    waiting: Vec<Job>,
    /// Counts the states of the brief.
    kept_number: u64,
    pub counts: Option<Vec<usize>>,
    pub totals: Option<Totals>,
    pub differing: Option<Differing>,
    pub compared: Option<(Sides, Comparison)>,
    pub falls: Option<Vec<Fall>>,
    pub kept: Option<BTreeMap<u32, Vec<String>>>,
}

impl Jobs {
    /// Forgets everything, because the dossier or the scope changed.
    pub fn renew(&mut self) {
        *self =
            Jobs { number: self.number + 1, kept_number: self.kept_number + 1, ..Jobs::default() };
    }

    /// Takes what was worked out, unless the scope changed since; whether it was taken.
    pub fn take(&mut self, number: u64, result: JobResult) -> bool {
        if number != self.number {
            return false;
        }
        match result {
            JobResult::Counts(counts) => self.counts = Some(counts),
            JobResult::Totals(totals) => self.totals = Some(totals),
            JobResult::Differing(differing) => self.differing = Some(differing),
            JobResult::Compared(sides, compared) => {
                // Something else was set beside each other since.
                if !self.asked.contains(&JobKind::Compared(sides.clone())) {
                    return false;
                }
                self.compared = Some((sides, compared));
            }
            JobResult::Falls(falls) => self.falls = Some(falls),
            // Of a brief as it was before its last change nothing is wanted.
            JobResult::Kept(number, kept) if number == self.kept_number => self.kept = Some(kept),
            JobResult::Kept(..) => return false,
        }
        true
    }

    /// Forgets what became of what the brief keeps, because the brief changed.
    pub fn forget_kept(&mut self) {
        self.kept = None;
        self.forget(|kind| *kind == JobKind::Kept);
        self.kept_number += 1;
    }

    /// Forgets what was set beside each other.
    pub fn forget_compared(&mut self) {
        self.compared = None;
        self.forget(|kind| matches!(kind, JobKind::Compared(_)));
    }

    fn forget(&mut self, is: impl Fn(&JobKind) -> bool) {
        self.waiting.retain(|job| !is(&job.kind));
        self.asked.retain(|kind| !is(kind));
    }

    /// What is to be worked out beside the event loop.
    pub fn take_waiting(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.waiting)
    }

    /// Whether anything that was asked for is still being worked out.
    pub fn is_under_way(&self) -> bool {
        let done = [
            self.counts.is_some(),
            self.totals.is_some(),
            self.differing.is_some(),
            self.compared.is_some(),
            self.falls.is_some(),
            self.kept.is_some(),
        ];
        self.asked.len() > done.into_iter().filter(|done| *done).count()
    }
}

impl Model {
    /// Sees to it that what is shown is worked out: at once in a small dossier, else the jobs wait until they
    /// are asked for.
    pub fn ensure_jobs(&mut self, kinds: &[JobKind]) {
        for kind in kinds {
            if self.jobs.asked.contains(kind) {
                continue;
            }
            // Other sides than those that are there or under way.
            if matches!(kind, JobKind::Compared(_)) {
                self.jobs.forget_compared();
            }
            self.jobs.asked.push(kind.clone());
            let job = self.job(kind.clone());
            let few = *kind != JobKind::Kept || self.brief.now().items.len() <= FEW;
            if self.dossier.len() <= AT_ONCE && few {
                let result = work_out(&job);
                if self.jobs.take(job.number, result) {
                    self.is_other();
                }
            } else {
                self.jobs.waiting.push(job);
            }
        }
    }

    fn job(&self, kind: JobKind) -> Job {
        let brief = || (self.jobs.kept_number, Arc::new(self.brief.now().clone()));
        Job {
            number: self.jobs.number,
            dossier: self.dossier.clone(),
            time: match kind {
                JobKind::Compared(_) => self.compared_time(),
                _ => self.scope.time,
            },
            calendar: self.calendar.clone(),
            there: self.scope.there.clone(),
            shown: self.scope.shown.clone(),
            possibly: self.scope.possibly_there.clone(),
            brief: (kind == JobKind::Kept).then(brief),
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
