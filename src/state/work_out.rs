//! Works one thing out that grows with the dossier, beside the event loop or at once.

use std::collections::BTreeSet;

use super::brief::look_again::look_again;
use super::compared::compared;
use super::flawed::flawed;
use super::jobs::{Differing, Job, JobKind, JobResult};
use super::signs::signs;
use crate::brief::changed::BecameOf;
use crate::dossier::{ActorIx, TopicIx};
use crate::insight::as_of::Time;
use crate::insight::conflicts::case::marked;
use crate::insight::conflicts::conflicts;
use crate::insight::days::days;
use crate::insight::dependence::falls;
use crate::insight::portrait;
use crate::scope::Filter;

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
            None => JobResult::BriefChanges(0, BecameOf::new()),
        },
        JobKind::FilterCounts(filters) => {
            JobResult::FilterCounts(job.outcomes.0, filter_counts(job, filters))
        }
        JobKind::Flawed => {
            let (proved, outcomes) = &job.outcomes;
            let sets = [&job.there, &job.possibly];
            JobResult::Flawed(*proved, flawed(d, outcomes, &job.shown, sets))
        }
        JobKind::Differing => {
            let all = conflicts(d, &job.there);
            let marked = marked(&all);
            let cells = marked.iter().filter_map(|ix| d.position(ix));
            let cells = cells.flat_map(|p| p.actors().iter().map(move |actor| (*actor, p.topic())));
            let cells: BTreeSet<(ActorIx, TopicIx)> = cells.collect();
            let topics = cells.iter().map(|(_, topic)| *topic).collect();
            JobResult::Differing(Differing { all, marked, cells, topics })
        }
        JobKind::Days => {
            // What came later is in the picture, too.
            let d = job.known(Time { as_of: None, since: None, ..job.time });
            JobResult::Days(days(d, &job.calendar, job.time.clock, &job.found))
        }
        JobKind::Signs => {
            let (proved, outcomes) = &job.outcomes;
            JobResult::Signs(*proved, signs(d, outcomes, &job.there))
        }
    }
}

/// How many positions each filter leaves of what was there and matches the words that are looked for.
fn filter_counts(job: &Job, filters: &[Filter]) -> Vec<usize> {
    let d = job.known(job.time);
    let proved = |quote| job.outcomes.1.is_proved(quote);
    let mut counts = vec![0; filters.len()];
    for p in job.there.and(&job.matching).iter().filter_map(|ix| d.position(ix)) {
        for (filter, count) in filters.iter().zip(&mut counts) {
            *count += usize::from(filter.asks_for(d, p, &proved));
        }
    }
    counts
}
