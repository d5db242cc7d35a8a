//! Whom a topic's question can be put to: of these alone silence is told.
//!
//! Whoever has anything on a topic, at whatever time and be it in a draft, is asked. Where the topic
//! has an actor of its own ([`own_actors`]) nobody else is: whether Maretta accepts only Maretta can say.
//! Otherwise these are asked, too: whom positions on it concern; who has a part in the texts on which
//! they stand; the members of a body that undertakes it; and who does, declines or is said to do what the
//! topic above it or one below it asks for. None of this depends on a day.

use std::collections::{BTreeMap, BTreeSet};

use super::own::own_actors;
use crate::dossier::terms::{Family, Stance, TopicKind};
use crate::dossier::{ActorIx, Dossier, Known, Position, PositionIx, TopicIx};
use crate::insight::parties::{is_gathering, parties, represented};

/// What is held on topics and of members, as far as it was asked for.
#[derive(Debug, Default)]
pub(super) struct Held {
    positions: BTreeMap<TopicIx, BTreeSet<PositionIx>>,
    below: BTreeMap<TopicIx, Vec<TopicIx>>,
    members: BTreeMap<ActorIx, Vec<ActorIx>>,
}

impl Held {
    /// On every topic. Grows with the positions.
    pub(super) fn on_all(d: &Dossier) -> Held {
        let mut held = Held::of_members(d);
        for p in d.positions() {
            held.positions.entry(p.topic()).or_default().insert(p.ix);
        }
        held
    }

    /// On one topic and those above and below it. Grows with the actors.
    pub(super) fn on_one(d: &Dossier, topic: TopicIx) -> Held {
        let mut held = Held::of_members(d);
        let mut topics = held.all_below(topic);
        topics.extend(d.topic(topic).and_then(|t| t.parent));
        topics.push(topic);
        for topic in topics {
            let all = d.actor_indices().flat_map(|actor| d.positions_on(actor, topic));
            held.positions.insert(topic, all.copied().collect());
        }
        held
    }

    fn of_members(d: &Dossier) -> Held {
        let mut held = Held::default();
        for actor in d.actor_indices() {
            for membership in d.actor(actor).map_or(&[][..], |a| a.member_of.as_slice()) {
                held.members.entry(membership.body).or_default().push(actor);
            }
        }
        for topic in (0..d.topics.len() as u32).map(TopicIx) {
            if let Some(above) = d.topic(topic).and_then(|t| t.parent) {
                held.below.entry(above).or_default().push(topic);
            }
        }
        held
    }

    /// Every topic below one; each once, even where parents run in a circle.
    fn all_below(&self, topic: TopicIx) -> Vec<TopicIx> {
        let (mut all, mut at) = (vec![topic], 0);
        while let Some(above) = all.get(at).copied() {
            let new = self.below.get(&above).into_iter().flatten().copied();
            let new: Vec<TopicIx> = new.filter(|t| !all.contains(t)).collect();
            all.extend(new);
            at += 1;
        }
        all.into_iter().skip(1).collect()
    }

    fn on<'d>(&self, d: &'d Dossier, topic: TopicIx) -> impl Iterator<Item = Position<'d>> {
        let all = self.positions.get(&topic).into_iter().flatten();
        all.filter_map(|ix| d.position(*ix))
    }
}

/// Everybody to whom a topic's question can be put.
pub(super) fn asked(d: &Dossier, topic: TopicIx, held: &Held) -> BTreeSet<ActorIx> {
    let on = || held.on(d, topic);
    let mut asked: BTreeSet<ActorIx> = on().flat_map(|p| p.actors().iter().copied()).collect();
    let own = own_actors(d, topic);
    let is_claim = d.topic(topic).is_some_and(|t| t.kind == TopicKind::Claim);
    let is_only_its_own = !own.is_empty() && !is_claim;
    asked.extend(own);
    if is_only_its_own {
        return asked;
    }
    let mut others: BTreeSet<ActorIx> = BTreeSet::new();
    for p in on() {
        for actor in p.about() {
            others.insert(*actor);
            others.extend(represented(d, *actor));
        }
        if p.is_draft() {
            continue;
        }
        others.extend(p.instrument().into_iter().flat_map(|text| parties(Known::from(d), text)));
        if matches!(p.stance(), Stance::Commit | Stance::Ready) {
            let members = p.actors().iter().filter_map(|body| held.members.get(body));
            others.extend(members.flatten());
        }
    }
    let near = d.topic(topic).and_then(|t| t.parent).into_iter().chain(held.all_below(topic));
    for topic in near {
        others.extend(held.on(d, topic).filter(does).flat_map(|p| p.actors().iter().copied()));
    }
    // Who merely met has said what they said together, and can be asked no more.
    asked.extend(others.into_iter().filter(|actor| !is_gathering(d, *actor)));
    asked
}

/// Whether it tells what somebody does, declines or is said to do; to oppose or to praise is to look on.
fn does(p: &Position<'_>) -> bool {
    let family = p.stance().family();
    !p.is_draft() && matches!(family, Family::Undertakes | Family::SpokenFor | Family::Withholds)
}
