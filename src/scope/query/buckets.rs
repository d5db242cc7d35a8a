//! Where each actor stands on each topic.

use std::collections::BTreeMap;

use super::against::Against;
use crate::dossier::{ActorIx, TopicIx};
use crate::insight::cell::{Bucket, cell};
use crate::insight::grid::held_topics;

/// Where each actor stands on each topic, by what was there.
pub(super) fn buckets(of: &Against<'_>) -> BTreeMap<(ActorIx, TopicIx), Bucket> {
    let mut all = BTreeMap::new();
    for actor in of.d.actor_indices() {
        for topic in held_topics(&of.d, actor) {
            let on = of.d.whole().positions_on(actor, topic).iter().copied();
            let stances = cell(of.d, on, &of.live.there).stances;
            let bucket = stances.bucket();
            if bucket != Bucket::Silent {
                all.insert((actor, topic), bucket);
            }
        }
    }
    all
}
