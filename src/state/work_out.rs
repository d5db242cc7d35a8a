//! Works one thing out that grows with the dossier, beside the event loop or at once.

use std::collections::BTreeSet;

use super::brief::look_again::look_again;
use super::compared::compared;
use super::flawed::flawed;
use super::jobs::{Differing, Job, JobKind, JobResult};
use super::saving::{counted, looked};
use super::signs::signs;
use crate::brief::changed::BecameOf;
use crate::dossier::{ActorIx, TopicIx};
use crate::insight::as_of::Time;
use crate::insight::conflicts::case::marked;
use crate::insight::conflicts::conflicts;
use crate::insight::days::days;
use crate::insight::dependence::falls;
use crate::insight::portrait;
use crate::scope::query::{Against, Facet, Live};
use crate::scope::search::search;
use crate::search::query::Field;

/// So many of what is found are listed.
pub(super) const MOST_HITS: usize = 500;

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
        JobKind::Facets(fields) => {
            let of = fields.iter().map(|field| facet(job, *field));
            JobResult::Facets(job.outcomes.0, of.collect())
        }
        JobKind::Search(typed) => {
            let within = job.there.or(&job.possibly);
            let found = against(job, |against| search(against, typed, &within, MOST_HITS));
            JobResult::Search(typed.clone(), found)
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
        JobKind::SavedViews => JobResult::SavedViews(job.outcomes.0, counted(job)),
        JobKind::Looked(key) => {
            let (ids, new) = looked(job);
            JobResult::Looked(key.clone(), ids, new)
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

/// What each value of a field would leave of what was there.
fn facet(job: &Job, field: Field) -> Facet {
    against(job, |against| against.facet(&job.query, field, &job.there))
}

/// Holds what is asked against everything that was there.
pub(super) fn against<T>(job: &Job, ask: impl FnOnce(&Against<'_>) -> T) -> T {
    let live = Live { new: job.new.clone(), there: job.there.clone(), ..job.live.clone() };
    ask(&Against {
        d: job.known(job.time),
        index: &job.index,
        columns: &job.columns,
        calendar: &job.calendar,
        time: job.time,
        live: &live,
    })
}
