//! Works one thing out that grows with the dossier, beside the event loop or at once.

use std::collections::BTreeMap;

use super::brief::look_again::look_again;
use super::compared::compared;
use super::jobs::{Differing, Job, JobKind, JobResult};
use crate::insight::conflicts::case::marked;
use crate::insight::conflicts::conflicts;
use crate::insight::dependence::falls;
use crate::insight::grid::Totals;
use crate::insight::portrait;

/// Positions that are counted in one step.
const STEP: usize = 100_000;

/// Works one thing out. Grows with the dossier.
pub fn work_out(job: &Job) -> JobResult {
    let d = job.known(job.time);
    match &job.kind {
        JobKind::Counts => JobResult::Counts(
            d.actor_indices().map(|ix| portrait::count(d, ix, &job.shown)).collect(),
        ),
        JobKind::Compared(sides) => JobResult::Compared(sides.clone(), compared(job, sides)),
        JobKind::Falls => JobResult::Falls(falls(d, &job.there)),
        JobKind::BriefChanges => match &job.brief {
            Some((number, brief)) => JobResult::BriefChanges(*number, look_again(job, brief)),
            None => JobResult::BriefChanges(0, BTreeMap::new()),
        },
        JobKind::Totals => {
            let mut totals = Totals::new(&d);
            while !totals.step(d, &job.there, STEP) {}
            JobResult::Totals(totals)
        }
        JobKind::Differing => {
            let all = conflicts(d, &job.there);
            JobResult::Differing(Differing { marked: marked(&all), all })
        }
    }
}
