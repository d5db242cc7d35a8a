//! How much a saved view lists, and what of it is new since it was looked at. Grows with the dossier.

use std::collections::HashSet;
use std::sync::Arc;

use crate::dossier::{Dossier, Entity, PositionSet};
use crate::scope::{Ground, Scope};
use crate::state::jobs::Job;
use crate::state::saved::{Counted, SavedView};

/// So many of what is new are named.
const MOST_NEW: usize = 500;

/// What each view lists.
pub fn counted(job: &Job) -> Vec<Counted> {
    let of = |(view, seen): &(SavedView, Option<Arc<str>>)| {
        let mut scope = Scope { find: view.find.clone(), time: view.time, ..Scope::default() };
        let (index, columns) = (&*job.index, &*job.columns);
        let ground = Ground { index, columns, calendar: &job.calendar, live: &job.live };
        scope.renew(&job.dossier, ground);
        let told = beside(&job.dossier, &scope.shown, seen.as_deref());
        Counted { is_waiting: scope.is_waiting, ..told }
    };
    job.saved.iter().map(of).collect()
}

/// What is listed now, beside what was there when the view was looked at: the ids of all, and what is new.
pub fn looked(job: &Job) -> (Arc<str>, Counted) {
    let d = &job.dossier;
    let ids: Vec<&str> = job.shown.iter().map(|ix| d.id_of(Entity::Position(ix))).collect();
    let seen = job.saved.first().and_then(|(_, seen)| seen.as_deref());
    (Arc::from(ids.join(" ")), beside(d, &job.shown, seen))
}

fn beside(d: &Dossier, shown: &PositionSet, seen: Option<&str>) -> Counted {
    let mut counted = Counted { shown: shown.len(), ..Counted::default() };
    let Some(seen) = seen else { return counted };
    let seen: HashSet<&str> = seen.split(' ').collect();
    let mut new = 0;
    for ix in shown.iter() {
        let id = d.id_of(Entity::Position(ix));
        if !seen.contains(id) {
            new += 1;
            if counted.new_ids.len() < MOST_NEW {
                counted.new_ids.push(id.to_string());
            }
        }
    }
    counted.new = Some(new);
    counted
}
