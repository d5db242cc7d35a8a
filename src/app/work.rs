//! What grows with the whole dossier and is shown beside what is on the screen: how much each actor said,
//! how many stand where, where sources differ. In a small dossier it is there at once; in a large one it is
//! worked out beside the event loop, so that no key press waits for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use super::effect::Effect;
use super::kept::look_again;
use super::place::Screen;
use crate::brief::Brief;
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, PositionSet};
use crate::insight::as_of::{AsOf, Calendar, Time};
use crate::insight::compare::{self, Comparison};
use crate::insight::conflicts::{Conflict, Kind, conflicts};
use crate::insight::dependence::{Fall, falls};
use crate::insight::diff::Side;
use crate::insight::grid::Totals;
use crate::insight::portrait;
use crate::views::compare as compare_screen;

/// Up to so many positions everything is worked out at once: it takes less than a frame.
const AT_ONCE: usize = 2_000;

/// Of so many items of a brief it is worked out at once what became of them.
const FEW: usize = 60;

/// Positions that are counted in one step.
const STEP: usize = 100_000;

/// What can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Counts,
    Totals,
    Differing,
    Compared,
    Falls,
    /// What became of the things that the brief keeps.
    Kept,
}

impl What {
    const ALL: [What; 6] =
        [What::Counts, What::Totals, What::Differing, What::Compared, What::Falls, What::Kept];
}

/// What the compare screen sets beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Each draft and its final text.
    #[default]
    Drafts,
    /// Each body and the states named here.
    Members,
    /// The time that is looked at, and the day since which it looks.
    Dates,
    Actors(ActorIx, ActorIx),
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
    /// For a comparison.
    pub sides: Sides,
    pub calendar: Arc<Calendar>,
    pub found: PositionSet,
    pub possibly: PositionSet,
    /// For what it keeps.
    pub brief: Option<(u64, Arc<Brief>)>,
}

impl PartialEq for Job {
    fn eq(&self, other: &Job) -> bool {
        (self.what, self.number, self.sides) == (other.what, other.number, other.sides)
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
pub fn work_out(job: &Job) -> Worked {
    let d = job.time.known(&job.dossier);
    match job.what {
        What::Counts => Worked::Counts(
            d.actor_indices().map(|ix| portrait::count(d, ix, &job.within)).collect(),
        ),
        What::Compared => Worked::Compared(job.sides, compared(job)),
        What::Falls => Worked::Falls(falls(d, &job.within)),
        What::Kept => match &job.brief {
            Some((number, brief)) => Worked::Kept(*number, look_again(job, brief)),
            None => Worked::Kept(0, BTreeMap::new()),
        },
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

/// The time of a comparison. Where none is set, the last day is compared with the one before.
pub(super) fn compared_time(app: &App) -> Time {
    let time = app.scope.compared(&app.calendar);
    let last = time.as_of.or_else(|| app.calendar.day_before(time.clock, None));
    let before = || app.calendar.day_before(time.clock, last);
    Time { since: time.since.or_else(before), ..time }
}

/// Sets two sides beside each other.
pub(super) fn compared(job: &Job) -> Comparison {
    let d = job.time.known(&job.dossier);
    let side = Side { known: d, within: &job.within, possibly: &job.possibly };
    match job.sides {
        Sides::Drafts => compare::drafts(d, &job.within),
        Sides::Members => compare::members(d, &job.within, &job.possibly),
        Sides::Actors(one, other) => compare::actors(side, one, other),
        Sides::Dates => {
            let Some(day) = job.time.since else {
                let nothing = "There are no two days here that could be compared.";
                return Comparison { nothing, ..Comparison::default() };
            };
            let before = Time { as_of: Some(day), since: None, ..job.time };
            let AsOf { there, possibly } = before.positions(&job.dossier, &job.calendar);
            let (within, possibly) = (there.and(&job.found), possibly.and(&job.found));
            let known = before.known(&job.dossier);
            let earlier = Side { known, within: &within, possibly: &possibly };
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
pub struct Work {
    number: u64,
    asked: Vec<What>,
    jobs: Vec<Job>,
    /// The sides that were asked for last.
    sides: Sides,
    /// Counts the states of the brief.
    kept_number: u64,
    pub counts: Option<Vec<usize>>,
    pub totals: Option<Totals>,
    pub differing: Option<Differing>,
    pub compared: Option<(Sides, Comparison)>,
    pub falls: Option<Vec<Fall>>,
    pub kept: Option<BTreeMap<u32, Vec<String>>>,
}

impl Work {
    /// Forgets everything, because the dossier or the scope changed.
    pub fn renew(&mut self) {
        *self = Work {
            number: self.number + 1,
            sides: self.sides,
            kept_number: self.kept_number + 1,
            ..Work::default()
        };
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
            Worked::Compared(sides, compared) => self.compared = Some((sides, compared)),
            Worked::Falls(falls) => self.falls = Some(falls),
            // Of a brief as it was before its last change nothing is wanted.
            Worked::Kept(number, kept) if number == self.kept_number => self.kept = Some(kept),
            Worked::Kept(..) => return false,
        }
        true
    }

    /// Forgets what became of what the brief keeps, because the brief changed.
    pub fn forget_kept(&mut self) {
        self.kept = None;
        self.jobs.retain(|job| job.what != What::Kept);
        self.asked.retain(|what| *what != What::Kept);
        self.kept_number += 1;
    }

    /// What is to be worked out beside the event loop.
    pub fn effects(&mut self) -> impl Iterator<Item = Effect> {
        self.jobs.drain(..).map(Effect::WorkOut)
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

/// Sees to it that what the screen shows is worked out: at once in a small dossier, else the jobs are kept
/// until [`Work::effects`] asks for them.
pub fn see_to(app: &mut App) {
    let shown: &[What] = match app.place.screen {
        Screen::Actors => &[What::Counts],
        Screen::Grid => &[What::Totals, What::Differing],
        Screen::Conflicts => &[What::Differing],
        Screen::Compare => &[What::Compared],
        Screen::Documents => &[What::Falls],
        Screen::Brief => &[What::Kept],
        Screen::Timeline | Screen::Reader => return,
    };
    let sides = compare_screen::sides(app);
    // Other sides than those that are there or under way.
    if app.place.screen == Screen::Compare && app.work.sides != sides {
        app.work.sides = sides;
        app.work.compared = None;
        app.work.asked.retain(|what| *what != What::Compared);
    }
    for what in What::ALL.into_iter().filter(|what| shown.contains(what)) {
        if app.work.asked.contains(&what) {
            continue;
        }
        app.work.asked.push(what);
        let job = Job {
            what,
            number: app.work.number,
            dossier: app.dossier.clone(),
            time: match what {
                What::Compared => compared_time(app),
                _ => app.scope.time,
            },
            sides,
            calendar: app.calendar.clone(),
            found: app.scope.found.clone(),
            possibly: app.scope.possibly.clone(),
            within: app.scope.shown.clone(),
            brief: (what == What::Kept)
                .then(|| (app.work.kept_number, Arc::new(app.desk.brief().clone()))),
        };
        let few = what != What::Kept || app.desk.brief().items.len() <= FEW;
        if app.dossier.len() <= AT_ONCE && few {
            app.work.take(job.number, work_out(&job));
        } else {
            app.work.jobs.push(job);
        }
    }
}
