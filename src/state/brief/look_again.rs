//! Looks again at what a brief keeps: what became of each thing in the dossier since it was collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::compared::compared;
use super::super::jobs::{Job, JobKind};
use crate::brief::changed::{BecameOf, changes};
use crate::brief::collect::{self, At, is_difference};
use crate::brief::knew::news;
use crate::brief::taken::time_of;
use crate::brief::{Brief, Snapshot, Subject, TakenAt};
use crate::dossier::PositionSet;
use crate::insight::as_of::{Calendar, Time};
use crate::insight::compare::{Comparison, Sides};
use crate::insight::conflicts::{Conflict, case, conflicts};
use crate::scope::query::Live;
use crate::search::query::Query;
use crate::verify::Proofs;

/// A time, and everything that was there by it. What takes long is worked out once, when first needed.
struct View {
    time: Time,
    taken: Option<TakenAt>,
    within: PositionSet,
    possibly: PositionSet,
    conflicts: Option<BTreeMap<String, Conflict>>,
    compared: Vec<(String, Comparison)>,
}

/// What changed and what is new, by the ids of the items; those of which nothing became are left out. Grows with
/// the brief, and with the dossier where conflicts, comparisons or claims are kept.
pub fn look_again(job: &Job, brief: &Brief) -> BecameOf {
    let mut views: Vec<View> = Vec::new();
    let mut found = BecameOf::new();
    for (id, new) in news(&job.dossier, brief) {
        found.entry(id).or_default().new = new;
    }
    for item in &brief.items {
        let Some(kept) = item.excerpt() else { continue };
        let then = &kept.snapshot;
        let at = views.iter().position(|view| view.taken == then.taken);
        let at = at.unwrap_or_else(|| {
            views.push(View::new(job, then.taken.as_ref()));
            views.len() - 1
        });
        let Some(view) = views.get_mut(at) else { continue };
        let changed = changes(then, view.again(job, then).as_ref());
        if !changed.is_empty() {
            found.entry(item.id).or_default().changed = changed;
        }
    }
    found
}

/// The same thing as it is now.
pub fn now(job: &Job, then: &Snapshot) -> Option<Snapshot> {
    View::new(job, then.taken.as_ref()).again(job, then)
}

impl View {
    fn new(job: &Job, taken: Option<&TakenAt>) -> View {
        let time = time_of(taken);
        let there = time.positions(&job.dossier, &job.calendar);
        View {
            time,
            taken: taken.cloned(),
            within: there.there,
            possibly: there.possibly,
            conflicts: None,
            compared: Vec::new(),
        }
    }

    fn again(&mut self, job: &Job, then: &Snapshot) -> Option<Snapshot> {
        let d = job.known(self.time);
        match &then.of {
            Subject::Conflict(key) => {
                let within = &self.within;
                let all = self.conflicts.get_or_insert_with(|| {
                    let all = conflicts(d, within);
                    all.into_iter().map(|found| (case::key(&d, &found), found)).collect()
                });
                let found = *all.get(key)?;
                Some(collect::conflict(self.at(d), &found))
            }
            Subject::Comparison { sides, case } => {
                if !self.compared.iter().any(|(of, _)| of == sides) {
                    let comparison = compared(&self.job(job), &Sides::named(sides));
                    self.compared.push((sides.clone(), comparison));
                }
                let (_, all) = self.compared.iter().find(|(of, _)| of == sides)?;
                all.groups.iter().find_map(|group| {
                    let told = group.told.iter().find(|told| is_difference(told, case))?;
                    Some(collect::comparison(self.at(d), sides, all, group, told))
                })
            }
            of => collect::again(self.at(d), of),
        }
    }

    fn at<'a>(&'a self, d: crate::dossier::Known<'a>) -> At<'a> {
        At { d, within: &self.within, taken: self.taken.as_ref() }
    }

    fn job(&self, job: &Job) -> Job {
        Job {
            time: self.time,
            there: self.within.clone(),
            possibly: self.possibly.clone(),
            ..job.clone()
        }
    }
}

/// A job that looks at nothing but the dossier and how its quotes stand.
pub fn plain_job(
    dossier: Arc<crate::dossier::Dossier>,
    calendar: Arc<Calendar>,
    proofs: &Proofs,
) -> Job {
    Job {
        saved: Vec::new(),
        kind: JobKind::BriefChanges,
        number: 0,
        dossier,
        time: Time::default(),
        there: PositionSet::default(),
        shown: PositionSet::default(),
        found: PositionSet::default(),
        calendar,
        possibly: PositionSet::default(),
        brief: None,
        fallen: proofs.fallen().clone(),
        query: Query::default(),
        index: Arc::default(),
        columns: Arc::default(),
        live: Live::default(),
        new: PositionSet::default(),
        outcomes: Default::default(),
    }
}
