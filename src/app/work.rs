//! What grows with the whole dossier and is shown beside what is on the screen: how much each actor said,
//! how many stand where, where sources differ. In a small dossier it is there at once; in a large one it is
//! worked out beside the event loop, so that no key press waits for it.

use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::place::Screen;
use crate::dossier::{Dossier, PositionSet};
use crate::insight::as_of::Time;
use crate::insight::conflicts::{Conflict, Kind, conflicts};
use crate::insight::grid::Totals;
use crate::insight::portrait;

/// Up to so many positions everything is worked out at once: it takes less than a frame.
const AT_ONCE: usize = 2_000;

/// Positions that are counted in one step.
const STEP: usize = 100_000;

/// What can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Counts,
    Totals,
    Differing,
}

impl What {
    const ALL: [What; 3] = [What::Counts, What::Totals, What::Differing];
}

/// One thing to work out, with all that is needed for it.
#[derive(Clone, Debug)]
pub struct Job {
    pub what: What,
    /// Of the scope for which it is asked: what comes of another one is dropped.
    pub number: u64,
    pub dossier: Arc<Dossier>,
    pub time: Time,
    pub within: PositionSet,
}

impl PartialEq for Job {
    fn eq(&self, other: &Job) -> bool {
        (self.what, self.number) == (other.what, other.number)
    }
}

impl Eq for Job {}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Worked {
    /// For each actor, how many positions bear on it.
    Counts(Vec<usize>),
    Totals(Totals),
    Differing(Differing),
}

/// Where sources differ.
#[derive(Clone, Debug, Default)]
pub struct Differing {
    pub all: Vec<Conflict>,
    /// The positions for which that is worth a mark beside them.
    pub marked: PositionSet,
}

/// Works one thing out. Grows with the dossier.
pub fn work_out(job: &Job) -> Worked {
    let d = job.time.known(&job.dossier);
    match job.what {
        What::Counts => Worked::Counts(
            d.actor_indices().map(|ix| portrait::count(d, ix, &job.within)).collect(),
        ),
        What::Totals => {
            let mut totals = Totals::new(&d);
            while !totals.step(d, &job.within, STEP) {}
            Worked::Totals(totals)
        }
        What::Differing => {
            let all = conflicts(d, &job.within);
            // One utterance told twice is no difference, and a draft has a mark of its own.
            let worth = |kind: Kind| !matches!(kind, Kind::SameUtterance | Kind::DraftFinal);
            let marked = all.iter().filter(|c| worth(c.kind)).flat_map(Conflict::positions);
            Worked::Differing(Differing { marked: marked.collect(), all })
        }
    }
}

/// What has been worked out for the present scope.
#[derive(Clone, Debug, Default)]
pub struct Work {
    number: u64,
    asked: Vec<What>,
    jobs: Vec<Job>,
    pub counts: Option<Vec<usize>>,
    pub totals: Option<Totals>,
    pub differing: Option<Differing>,
}

impl Work {
    /// Forgets everything, because the dossier or the scope changed.
    pub fn renew(&mut self) {
        *self = Work { number: self.number + 1, ..Work::default() };
    }

    /// Takes what was worked out, unless the scope changed since; whether it was taken.
    pub fn take(&mut self, number: u64, worked: Worked) -> bool {
        if number != self.number {
            return false;
        }
        match worked {
            Worked::Counts(counts) => self.counts = Some(counts),
            Worked::Totals(totals) => self.totals = Some(totals),
            Worked::Differing(differing) => self.differing = Some(differing),
        }
        true
    }

    /// What is to be worked out beside the event loop.
    pub fn effects(&mut self) -> impl Iterator<Item = Effect> {
        self.jobs.drain(..).map(Effect::WorkOut)
    }

    /// Whether anything that was asked for is still being worked out.
    pub fn is_under_way(&self) -> bool {
        let done = [self.counts.is_some(), self.totals.is_some(), self.differing.is_some()];
        self.asked.len() > done.into_iter().filter(|done| *done).count()
    }
}

/// Sees to it that what the screen shows is worked out: at once in a small dossier, else the jobs are kept
/// until [`Work::effects`] asks for them.
pub fn see_to(app: &mut App) {
    let shown: &[What] = match app.place.screen {
        Screen::Actors => &[What::Counts],
        Screen::Grid => &[What::Totals, What::Differing],
        Screen::Conflicts => &[What::Differing],
        Screen::Timeline | Screen::Documents | Screen::Reader => return,
    };
    for what in What::ALL.into_iter().filter(|what| shown.contains(what)) {
        if app.work.asked.contains(&what) {
            continue;
        }
        app.work.asked.push(what);
        let job = Job {
            what,
            number: app.work.number,
            dossier: app.dossier.clone(),
            time: app.scope.time,
            within: app.scope.within.clone(),
        };
        if app.dossier.len() <= AT_ONCE {
            app.work.take(job.number, work_out(&job));
        } else {
            app.work.jobs.push(job);
        }
    }
}
