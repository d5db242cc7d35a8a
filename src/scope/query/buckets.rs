//! Where the actors of each position stand on its topic.

use std::sync::Arc;

use super::against::Against;
use super::columns::Buckets;
use crate::dossier::{PositionIx, TopicIx};
use crate::insight::cell::{Bucket, stances};

/// The bit of a bucket; those that are nowhere have none.
pub(super) fn bit(bucket: Bucket) -> u16 {
    let at = Bucket::ALL.iter().position(|other| *other == bucket);
    at.filter(|_| bucket != Bucket::Silent).map_or(0, |at| 1 << at)
}

/// Where all stand, by what was there.
pub(super) fn buckets(of: &Against<'_>) -> Arc<Buckets> {
    let there = &of.live.there;
    if of.d.until().is_some() {
        return Arc::new(made(of));
    }
    of.columns.buckets.of(there, of.d.all_fallen(), || made(of))
}

fn made(of: &Against<'_>) -> Buckets {
    let mut all =
        Buckets { positions: vec![0; of.d.len()], actors: vec![0; of.d.actor_indices().count()] };
    let mut held: Vec<(TopicIx, PositionIx)> = Vec::new();
    for (actor, in_all) in of.d.actor_indices().zip(&mut all.actors) {
        held.clear();
        let topic = |ix: &PositionIx| of.d.whole().position(*ix).map(|p| (p.topic(), *ix));
        held.extend(of.d.positions_of(actor).iter().filter_map(topic));
        held.sort_unstable();
        for on_topic in held.chunk_by(|(one, _), (other, _)| one == other) {
            let positions = on_topic.iter().map(|(_, ix)| *ix);
            let bit = bit(stances(of.d, positions, &of.live.there).bucket());
            *in_all |= bit;
            for (_, ix) in on_topic {
                if let Some(buckets) = all.positions.get_mut(ix.at()) {
                    *buckets |= bit;
                }
            }
        }
    }
    all
}
