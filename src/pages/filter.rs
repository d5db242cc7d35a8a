//! What is asked for of a page, and how the page says that. A filter chooses what is listed; whatever is said
//! is worked out from all that was there.

use std::collections::BTreeSet;

use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, PositionIx, TopicIx};
use crate::scope::Scope;
use crate::scope::query::as_clause;

/// Which topics are listed, and which actors on them: those of whom anything is asked for. What was replaced,
/// or stands on a draft, counts as well, because the row tells what became of it.
pub(super) struct Listed {
    topics: BTreeSet<TopicIx>,
    cells: BTreeSet<(ActorIx, TopicIx)>,
    are_all: bool,
}

impl Listed {
    /// One pass over what is asked for.
    pub(super) fn new(d: &Dossier, scope: &Scope) -> Listed {
        let mut listed = Listed {
            topics: BTreeSet::new(),
            cells: BTreeSet::new(),
            are_all: scope.asks_for_all(),
        };
        if listed.are_all {
            return listed;
        }
        for p in scope.asked().iter().filter_map(|ix| d.position(ix)) {
            listed.topics.insert(p.topic());
            listed.cells.extend(p.actors().iter().map(|actor| (*actor, p.topic())));
        }
        listed
    }

    pub(super) fn has_topic(&self, topic: TopicIx) -> bool {
        self.are_all || self.topics.contains(&topic)
    }

    pub(super) fn has_cell(&self, actor: ActorIx, topic: TopicIx) -> bool {
        self.are_all || self.cells.contains(&(actor, topic))
    }
}

/// Whether what has these positions is listed: where anything but everything is asked for, only if one of them is.
pub(super) fn of_positions_asked(
    scope: &Scope,
    mut positions: impl Iterator<Item = PositionIx>,
) -> bool {
    let is_whole = scope.asks_for_all() && scope.time.as_of.is_none();
    is_whole || positions.any(|ix| scope.asks_for(ix))
}

/// What distinguishes that which is asked for, after `what`: `matches “truce” and is new, changed or
/// superseded since 3 May 2030`.
pub(super) fn in_words(scope: &Scope) -> String {
    let asked = as_clause(&scope.told);
    let asked = (!asked.is_empty()).then_some(asked);
    let since = scope
        .time
        .since
        .map(|day| format!("is new, changed or superseded since {}", Date::of_day(day).in_words()));
    let all: Vec<String> = asked.into_iter().chain(since).collect();
    if all.is_empty() { "is asked for".to_string() } else { all.join(" and ") }
}

/// What a page of a scope lists, after `only`; `None` where it lists everything.
pub fn asked_in_words(scope: &Scope) -> Option<String> {
    (!scope.asks_for_all()).then(|| format!("what {}", in_words(scope)))
}

/// How many of how many: `2 of 5`, or `5` where all are listed.
pub(super) fn count(listed: usize, all: usize) -> String {
    if listed == all { all.to_string() } else { format!("{listed} of {all}") }
}
