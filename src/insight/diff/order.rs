//! In which order differences are read: what changes what can be said about a state first, then of bodies,
//! then of persons; of each what is undertaken before what is claimed; and so on as in the dossier.

use crate::dossier::terms::{ActorKind, TopicKind};
use crate::dossier::{ActorIx, Dossier, Position, TopicIx};

/// The weight of a difference: what is smaller is read first.
pub type Weight = (u8, bool, Option<ActorIx>, Option<TopicIx>);

/// Of some actors on a topic; the weightiest of them decides.
pub fn weight(d: &Dossier, actors: &[ActorIx], topic: Option<TopicIx>) -> Weight {
    let rank = |ix: &ActorIx| match d.actor(*ix).map(|actor| actor.kind) {
        Some(ActorKind::State) => 0,
        Some(ActorKind::Organisation | ActorKind::Group) => 1,
        Some(ActorKind::Person) => 2,
        Some(ActorKind::Outlet | ActorKind::Unnamed) | None => 3,
    };
    let first = actors.iter().map(|ix| (rank(ix), *ix)).min();
    let kind = topic.and_then(|ix| d.topic(ix)).map(|topic| topic.kind);
    (
        first.map_or(u8::MAX, |(rank, _)| rank),
        kind != Some(TopicKind::Undertaking),
        first.map(|(_, ix)| ix),
        topic,
    )
}

/// The same of a position.
pub fn weight_of(d: &Dossier, p: Option<Position<'_>>) -> Weight {
    weight(d, p.map(|p| p.actors()).unwrap_or_default(), p.map(|p| p.topic()))
}
