//! Which claims stand next to one another, and which of them a denial denies whole.

use crate::dossier::terms::{Stance, TopicKind};
use crate::dossier::{Dossier, Known, PositionIx, TopicIx, speaks_for};

/// The propositions next to one: the one above it, those beside it under the same one, and those below
/// it. A topic on which nobody has said anything only holds others together.
pub(super) fn kin(d: &Dossier, topic: TopicIx, by_topic: &[Vec<PositionIx>]) -> Vec<TopicIx> {
    let parent = d.topic(topic).and_then(|t| t.parent);
    let is_claim = |ix: TopicIx| {
        d.topic(ix).is_some_and(|t| t.kind == TopicKind::Claim)
            && by_topic.get(ix.at()).is_some_and(|on| !on.is_empty())
    };
    let all = (0..d.topics.len() as u32).map(TopicIx);
    all.filter(|ix| *ix != topic && is_claim(*ix))
        .filter(|ix| {
            let above = d.topic(*ix).and_then(|t| t.parent);
            let sibling = parent.is_some_and(|p| is_claim(p) && above == Some(p));
            Some(*ix) == parent || sibling || above == Some(topic)
        })
        .collect()
}

/// Whether a denial leaves nothing of a claim open: it denies what the claim is a part of, or whoever denies says no
/// to one of the two as well. Then it is no narrower than the claim.
pub(super) fn denies_it_whole(
    d: Known<'_>,
    denial: PositionIx,
    claim: TopicIx,
    by_topic: &[Vec<PositionIx>],
) -> bool {
    let Some(denial) = d.position(denial) else { return false };
    let above = d.topic(claim).and_then(|topic| topic.parent);
    if above == Some(denial.topic()) {
        return true;
    }
    let is_one_side = |ix: &PositionIx| {
        d.position(*ix).is_some_and(|p| {
            p.stance() == Stance::Deny
                && !p.is_draft()
                && p.actors().iter().any(|actor| {
                    let others = denial.actors();
                    others.iter().any(|o| speaks_for(&d, *o, *actor) || speaks_for(&d, *actor, *o))
                })
        })
    };
    let on = std::iter::once(claim).chain(above).filter_map(|topic| by_topic.get(topic.at()));
    on.flatten().any(is_one_side)
}
