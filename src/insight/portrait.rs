//! One actor: its own positions by topic, and apart from them what others say about it.

use crate::dossier::terms::Stance;
use crate::dossier::{Actor, ActorIx, Entity, Known, PositionIx, PositionSet, TopicIx, speaks_for};

/// An actor's positions, as far as they are in the set that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portrait {
    /// Its own, by topic in the order of the dossier.
    pub own: Vec<TopicGroup>,
    /// What only others say about it: where it is spoken for, and where it is the object.
    pub about: Vec<TopicGroup>,
}

/// The positions on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicGroup {
    pub topic: TopicIx,
    pub positions: Vec<PositionIx>,
}

impl Portrait {
    /// How many positions are its own.
    pub fn own_count(&self) -> usize {
        self.own.iter().map(|g| g.positions.len()).sum()
    }

    /// How many positions are about it.
    pub fn about_count(&self) -> usize {
        self.about.iter().map(|g| g.positions.len()).sum()
    }

    /// Every position, in the order in which they are shown.
    pub fn positions(&self) -> impl Iterator<Item = PositionIx> {
        self.own.iter().chain(&self.about).flat_map(|g| g.positions.iter().copied())
    }
}

/// Gathers an actor's portrait from the positions in `within`.
pub fn portrait(d: Known<'_>, actor: ActorIx, within: &PositionSet) -> Portrait {
    let (mut own, mut about) = (Vec::new(), Vec::new());
    for ix in candidates(d, actor).filter(|ix| within.contains(*ix)) {
        match bearing(d, actor, ix) {
            Some(Bearing::Own) => own.push(ix),
            Some(Bearing::About) => about.push(ix),
            None => {}
        }
    }
    Portrait { own: by_topic(d, own), about: by_topic(d, about) }
}

/// How many positions in `within` bear on an actor in either way.
pub fn count(d: Known<'_>, actor: ActorIx, within: &PositionSet) -> usize {
    let mut all: Vec<PositionIx> = candidates(d, actor)
        .filter(|ix| within.contains(*ix) && bearing(d, actor, *ix).is_some())
        .collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

fn candidates(d: Known<'_>, actor: ActorIx) -> impl Iterator<Item = PositionIx> {
    let d = d.whole();
    let lists = [d.positions_of(actor), d.positions_spoken_by(actor), d.positions_about(actor)];
    lists.into_iter().flatten().copied()
}

enum Bearing {
    Own,
    About,
}

/// How a position bears on an actor. Who speaks for a body speaks its own words in that position;
/// who is spoken for, or is the object, does not.
fn bearing(d: Known<'_>, actor: ActorIx, ix: PositionIx) -> Option<Bearing> {
    let position = d.position(ix)?;
    let holds = position.actors().contains(&actor);
    if holds && position.stance() != Stance::Expected {
        return Some(Bearing::Own);
    }
    // By the clock of publication, only as far as the quotes that were there say so.
    let speaks = d.positions_spoken_by(actor).binary_search(&ix).is_ok()
        && position
            .evidence()
            .flat_map(|quote| quote.hops())
            .any(|hop| hop.who.contains(&Entity::Actor(actor)));
    if speaks && d.actor(actor).is_some_and(Actor::is_relay) {
        return Some(Bearing::Own);
    }
    if speaks && position.stance() != Stance::Expected {
        let for_them = position.actors().iter().any(|a| speaks_for(&d, actor, *a));
        return for_them.then_some(Bearing::Own);
    }
    if holds || position.about().contains(&actor) {
        return Some(Bearing::About);
    }
    // Who says what somebody else will do says it in its own words.
    speaks.then_some(Bearing::Own)
}

fn by_topic(d: Known<'_>, mut positions: Vec<PositionIx>) -> Vec<TopicGroup> {
    let key = |ix: &PositionIx| {
        let position = d.position(*ix);
        let topic = position.map_or(TopicIx(u32::MAX), |p| p.topic());
        let draft = position.is_some_and(|p| p.is_draft());
        (topic, draft, position.map(|p| p.stance()), position.and_then(|p| p.firmness()), *ix)
    };
    positions.sort_by_key(key);
    positions.dedup();
    let mut groups: Vec<TopicGroup> = Vec::new();
    for ix in positions {
        let topic = key(&ix).0;
        match groups.last_mut() {
            Some(group) if group.topic == topic => group.positions.push(ix),
            _ => groups.push(TopicGroup { topic, positions: vec![ix] }),
        }
    }
    groups
}
