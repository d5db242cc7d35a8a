//! What is wrong with what lists hold, an entry each: the worst flaw of the quotes on which it rests. Grows with
//! the dossier.

use std::collections::BTreeMap;

use crate::dossier::{ActorIx, Known, PositionIx, PositionSet, TopicIx};
use crate::insight::grounds::of_position;
use crate::insight::portrait::portrait;
use crate::insight::silence::silence;
use crate::verify::{Flaw, Outcomes, flaw_among};

/// What is wrong, by position, actor and topic.
#[derive(Clone, Debug, Default)]
pub struct Flawed {
    /// The positions with each flaw as their worst, the worst flaw first.
    positions: Vec<(Flaw, PositionSet)>,
    actors: BTreeMap<ActorIx, Flaw>,
    topics: BTreeMap<TopicIx, Flaw>,
}

/// Works it out: for actors of what is `shown`, for topics of who has words of their own among what was `there`.
pub fn flawed(
    d: Known<'_>,
    outcomes: &Outcomes,
    shown: &PositionSet,
    [there, possibly]: [&PositionSet; 2],
) -> Flawed {
    let mut flags: Vec<Option<Flaw>> = Vec::with_capacity(d.len());
    let all = d.whole().positions().map(|p| d.position(p.ix));
    flags.extend(
        all.map(|p| flaw_among(&d, outcomes, p.into_iter().flat_map(|p| of_position(d, p)))),
    );
    let set = |flaw: Flaw| PositionSet::of_flags(flags.iter().map(|has| *has == Some(flaw)));
    let positions: Vec<(Flaw, PositionSet)> = Flaw::ALL
        .map(|flaw| (flaw, set(flaw)))
        .into_iter()
        .filter(|(_, s)| !s.is_empty())
        .collect();
    let mut found = Flawed { positions, ..Flawed::default() };
    if found.positions.is_empty() {
        return found;
    }
    for actor in d.actor_indices() {
        let positions: Vec<PositionIx> = portrait(d, actor, shown).positions().collect();
        let flaw = found.of(&positions);
        found.actors.extend(flaw.map(|flaw| (actor, flaw)));
    }
    for on in silence(d, there, possibly, |_| true).topics {
        let flaw = on.said.iter().filter_map(|said| found.of(&said.positions)).min();
        found.topics.extend(flaw.map(|flaw| (on.topic, flaw)));
    }
    found
}

impl Flawed {
    /// The worst flaw of some positions.
    pub fn of(&self, positions: &[PositionIx]) -> Option<Flaw> {
        let has = |(flaw, set): &(Flaw, PositionSet)| {
            positions.iter().any(|ix| set.contains(*ix)).then_some(*flaw)
        };
        self.positions.iter().find_map(has)
    }

    /// The worst flaw of what an actor says and of what is said about it.
    pub fn of_actor(&self, actor: ActorIx) -> Option<Flaw> {
        self.actors.get(&actor).copied()
    }

    /// The worst flaw of the words that anybody has on a topic.
    pub fn of_topic(&self, topic: TopicIx) -> Option<Flaw> {
        self.topics.get(&topic).copied()
    }
}
