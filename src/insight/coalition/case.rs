//! What a body undertakes or says on one topic, and a state beside it.

use super::against::Against;
use super::membership::Stated;
use crate::dossier::{ActorIx, PositionIx, TopicIx};
use crate::insight::cell::Bucket;

/// What a body undertakes on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undertaking {
    pub topic: TopicIx,
    pub bucket: Bucket,
    /// Its undertakings, the strongest first.
    pub positions: Vec<PositionIx>,
    /// The states that have to do with it, on that topic; then those that say something on a topic
    /// below it.
    pub cases: Vec<Case>,
}

/// One state beside an undertaking of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub actor: ActorIx,
    /// The topic of the undertaking, or one below it on which the body itself undertakes nothing.
    pub topic: TopicIx,
    pub membership: Stated,
    pub bucket: Bucket,
    pub against: Against,
    /// Its own positions there, the strongest first, or else those that speak for it.
    pub positions: Vec<PositionIx>,
    /// Whether a draft speaks of it there, which never counts.
    pub drafted: bool,
}

impl Case {
    /// By it cases are told: the undertaking as a whole, then its parts, and silence last; among those
    /// alike what declines or limits first, then what is narrower.
    pub fn order(&self, on: &Undertaking) -> (bool, bool, Against) {
        (self.against == Against::Silent, self.topic != on.topic, self.against)
    }
}
