//! Sets two sides beside each other: for the compare screen, and for what a brief keeps of it.

use super::jobs::Job;
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Entity};
use crate::insight::as_of::{AsOf, Time};
use crate::insight::compare::{self, Comparison, Sides};
use crate::insight::diff::Side;
use crate::insight::when;

/// Sets two sides beside each other.
pub(super) fn compared(job: &Job, sides: &Sides) -> Comparison {
    let d = job.known(job.time);
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
                let nothing = "There are no two days here that could be compared. t chooses two.";
                return Comparison { nothing, ..Comparison::default() };
            };
            let before = Time { as_of: Some(day), since: None, ..job.time };
            let AsOf { there, possibly } = before.positions(&job.dossier, &job.calendar);
            let known = job.known(before);
            let earlier = Side { known, within: &there, possibly: &possibly };
            let titles = [
                Date::of_day(day).in_words(),
                job.time
                    .as_of
                    .map_or("all that is held".to_string(), |day| Date::of_day(day).in_words()),
            ];
            let clock = format!("By {}.", when::what(job.time.clock));
            compare::changes([earlier, side], titles, vec![clock])
        }
    }
}
