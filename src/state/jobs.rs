//! What grows with the whole dossier and is shown beside what is on the screen: how much each actor said,
//! where each stands, where sources differ. In a small dossier it is there at once; in a large one it is
//! worked out beside the event loop, so that no key press waits for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::flawed::Flawed;
use super::saved::{Counted, SavedView};
use super::signs::Signs;
use crate::brief::Brief;
use crate::brief::changed::BecameOf;
use crate::dossier::{ActorIx, Dossier, Fallen, Known, PositionSet, TopicIx};
use crate::insight::as_of::{Calendar, Time};
use crate::insight::compare::{Comparison, Sides};
use crate::insight::conflicts::Conflict;
use crate::insight::days::Days;
use crate::insight::dependence::Fall;
use crate::scope::query::{Columns, Facet, Live};
use crate::scope::search::Results;
use crate::search::index::Index;
use crate::search::query::{Field, Query};
use crate::verify::Outcomes;

/// What can be worked out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    Counts,
    Differing,
    Compared(Sides),
    Falls,
    /// What became of the things that the brief keeps.
    BriefChanges,
    /// What each value of some fields would leave of what is looked for.
    Facets(Vec<Field>),
    /// What typed words find.
    Search(String),
    /// What each saved view lists.
    SavedViews,
    /// What is new in what is listed, because the saved view of that key was opened.
    Looked(String),
    /// What is wrong with what lists hold.
    Flawed,
    /// Each cell of the grid in one sign.
    Signs,
    /// What each actor said on which day.
    Days,
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
    /// What is looked for, at any time.
    pub found: PositionSet,
    pub calendar: Arc<Calendar>,
    /// What may have been there by then, whatever is looked for.
    pub possibly: PositionSet,
    /// For what it keeps.
    pub brief: Option<(u64, Arc<Brief>)>,
    /// What does not stand in its sources, and counts for nothing.
    pub fallen: Fallen,
    /// What is looked for, and what it is held against.
    pub query: Query,
    pub index: Arc<Index>,
    pub columns: Arc<Columns>,
    pub live: Live,
    /// What became of what was there since the day compared.
    pub new: PositionSet,
    /// What became of the quotes, for what depends on it, and when: the number of [`Model::proved`].
    ///
    /// [`Model::proved`]: super::model::Model::proved
    pub outcomes: (u64, Outcomes),
    /// The saved views, each with what was there when it was looked at.
    pub saved: Vec<(SavedView, Option<Arc<str>>)>,
}

impl Job {
    /// Its dossier as far as it was known at a time.
    pub fn known(&self, time: Time) -> Known<'_> {
        time.known(&self.dossier).fallen(&self.fallen)
    }
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
    Differing(Differing),
    Compared(Sides, Comparison),
    /// What falls with each document.
    Falls(Vec<Fall>),
    /// What changed, by the ids of the items.
    BriefChanges(u64, BecameOf),
    /// As of when.
    Facets(u64, Vec<Facet>),
    /// Of what was typed.
    Search(String, Results),
    /// As of when.
    Flawed(u64, Flawed),
    /// As of when.
    Signs(u64, Signs),
    Days(Days),
    /// As of when, in the order in which they were asked for.
    SavedViews(u64, Vec<Counted>),
    /// Of the view of that key: the ids of all that is listed, and what of it is new.
    Looked(String, Arc<str>, Counted),
}

/// Where sources differ.
#[derive(Clone, Debug, Default)]
pub struct Differing {
    pub all: Vec<Conflict>,
    /// The positions for which that is worth a mark beside them.
    pub marked: PositionSet,
    /// The cells of the grid in which such a position stands.
    pub cells: BTreeSet<(ActorIx, TopicIx)>,
    /// The topics of these.
    pub topics: BTreeSet<TopicIx>,
}

/// What has been worked out for the present scope.
#[derive(Clone, Debug, Default)]
pub struct Jobs {
    number: u64,
    asked: Vec<JobKind>,
    waiting: Vec<Job>,
    /// Counts the states of the brief.
    brief_number: u64,
    pub counts: Option<Vec<usize>>,
    pub differing: Option<Differing>,
    pub compared: Option<(Sides, Comparison)>,
    pub falls: Option<Vec<Fall>>,
    pub brief_changes: Option<BecameOf>,
    /// These with the number of what had come of proving.
    pub facets: Option<(u64, Vec<Facet>)>,
    /// What was found by what was typed last.
    pub searched: Option<(String, Results)>,
    pub flawed: Option<(u64, Flawed)>,
    pub signs: Option<(u64, Signs)>,
    pub days: Option<Days>,
    pub saved: Option<(u64, Vec<Counted>)>,
    /// The key of the view of which it was told last what is new.
    looked: Option<String>,
}

impl Jobs {
    /// Forgets everything, because the dossier or the scope changed.
    pub fn renew(&mut self) {
        *self = Jobs {
            number: self.number + 1,
            brief_number: self.brief_number + 1,
            ..Jobs::default()
        };
    }

    /// Forgets everything but where sources differ, because something else is looked for: that depends on the time
    /// alone.
    pub fn renew_what_is_shown(&mut self) {
        let differing = self.differing.take();
        self.renew();
        if differing.is_some() {
            self.asked.push(JobKind::Differing);
            self.differing = differing;
        }
    }

    /// Lets what the filters would leave be counted again, because more is known.
    pub fn forget_facets(&mut self) {
        self.forget(|kind| matches!(kind, JobKind::Facets(_)));
    }

    /// Takes what was worked out, unless the scope changed since; whether it was taken.
    pub fn take(&mut self, number: u64, result: JobResult) -> bool {
        if number != self.number {
            return false;
        }
        match result {
            JobResult::Counts(counts) => self.counts = Some(counts),
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
            JobResult::BriefChanges(number, kept) if number == self.brief_number => {
                self.brief_changes = Some(kept);
            }
            JobResult::BriefChanges(..) => return false,
            JobResult::Facets(proved, facets) => self.facets = Some((proved, facets)),
            // Something else was typed since.
            JobResult::Search(typed, _)
                if !self.asked.contains(&JobKind::Search(typed.clone())) =>
            {
                return false;
            }
            JobResult::Search(typed, found) => self.searched = Some((typed, found)),
            JobResult::Flawed(proved, flawed) => self.flawed = Some((proved, flawed)),
            JobResult::Signs(proved, signs) => self.signs = Some((proved, signs)),
            JobResult::Days(days) => self.days = Some(days),
            JobResult::SavedViews(proved, saved) => self.saved = Some((proved, saved)),
            JobResult::Looked(key, ..) => self.looked = Some(key),
        }
        true
    }

    /// Forgets what became of what the brief keeps, because the brief changed.
    pub fn forget_brief_changes(&mut self) {
        self.brief_changes = None;
        self.forget(|kind| *kind == JobKind::BriefChanges);
        self.brief_number += 1;
    }

    /// Forgets what was set beside each other.
    pub fn forget_compared(&mut self) {
        self.compared = None;
        self.forget(|kind| matches!(kind, JobKind::Compared(_)));
    }

    /// Lets something else be searched for; what was found last stays in sight meanwhile.
    pub fn forget_search(&mut self) {
        self.forget(|kind| matches!(kind, JobKind::Search(_)));
    }

    /// Lets the saved views be counted again.
    pub fn forget_saved(&mut self) {
        self.saved = None;
        self.forget(|kind| *kind == JobKind::SavedViews);
    }

    /// Forgets what was worked out from days that were not known yet.
    pub fn forget_days(&mut self) {
        self.forget_compared();
        self.days = None;
        self.forget(|kind| *kind == JobKind::Days);
        self.forget_brief_changes();
    }

    /// Lets a thing be asked for again if more was proved since it was worked out. What is still being worked out
    /// is waited for; what is there of a list stays in sight meanwhile.
    pub fn forget_outdated(&mut self, asked: &JobKind, proved: u64) {
        let as_of = match asked {
            JobKind::Facets(_) => self.facets.as_ref().map(|(as_of, _)| *as_of),
            JobKind::Flawed => self.flawed.as_ref().map(|(as_of, _)| *as_of),
            JobKind::SavedViews => self.saved.as_ref().map(|(as_of, _)| *as_of),
            JobKind::Signs => self.signs.as_ref().map(|(as_of, _)| *as_of),
            _ => None,
        };
        if as_of.is_some_and(|as_of| as_of != proved) {
            self.forget(|kind| kind == asked);
        }
    }

    fn forget(&mut self, is: impl Fn(&JobKind) -> bool) {
        self.waiting.retain(|job| !is(&job.kind));
        self.asked.retain(|kind| !is(kind));
    }

    /// Whether that was asked for.
    pub fn is_asked(&self, kind: &JobKind) -> bool {
        self.asked.contains(kind)
    }

    /// Takes note that it was.
    pub fn note(&mut self, kind: JobKind) {
        self.asked.push(kind);
    }

    /// Lets a job wait to be done beside the event loop.
    pub fn wait(&mut self, job: Job) {
        self.waiting.push(job);
    }

    /// Counts the scopes, and the states of the brief: what is asked for another one is dropped.
    pub fn number(&self) -> u64 {
        self.number
    }
    pub fn brief_number(&self) -> u64 {
        self.brief_number
    }

    /// What is to be worked out beside the event loop.
    pub fn take_waiting(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.waiting)
    }

    /// Whether anything that was asked for is still being worked out.
    pub fn is_under_way(&self) -> bool {
        let done = [
            self.counts.is_some(),
            self.differing.is_some(),
            self.compared.is_some(),
            self.falls.is_some(),
            self.brief_changes.is_some(),
            self.facets.is_some(),
            self.flawed.is_some(),
            self.signs.is_some(),
            self.days.is_some(),
            self.saved.is_some(),
            self.looked.is_some(),
            self.is_searched(),
        ];
        self.asked.len() > done.into_iter().filter(|done| *done).count()
    }

    /// Whether what is searched for has been found.
    fn is_searched(&self) -> bool {
        self.searched
            .as_ref()
            .is_some_and(|(typed, _)| self.asked.contains(&JobKind::Search(typed.clone())))
    }
}
