//! What must be compared to word one claim: little of a large dossier.

use crate::dossier::{Entity, Known, PositionSet, TopicIx};

/// The positions that can bear on a claim: those on it, on what it is a part of, twice over, and its parts, and what is linked
/// with any of them. All others need not be compared, which in a large dossier would take seconds.
pub(super) fn near(d: Known<'_>, topic: TopicIx, within: &PositionSet) -> PositionSet {
    let parent = |ix: TopicIx| d.topic(ix).and_then(|topic| topic.parent);
    let above = parent(topic);
    let beyond = above.and_then(parent);
    let is_near = |other: TopicIx| {
        let of_other = parent(other);
        other == topic
            || Some(other) == above
            || (beyond.is_some() && Some(other) == beyond)
            || of_other == Some(topic)
            || (above.is_some() && of_other == above)
    };
    let mut near = PositionSet::default();
    for p in within.iter().filter_map(|ix| d.position(ix)).filter(|p| is_near(p.topic())) {
        let targets = p.links().filter_map(|link| match link.to {
            Entity::Position(ix) => Some(ix),
            _ => None,
        });
        let linked = targets.chain(d.linked_from(p.ix));
        for ix in std::iter::once(p.ix).chain(linked).filter(|ix| within.contains(*ix)) {
            near.insert(ix);
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Known, PositionSet, bundled, open};
    use crate::insight::neutral::{claim_line, claim_lines};

    #[test]
    fn a_claim_alone_is_worded_as_it_is_among_all() {
        let d = open(&bundled()).dossier;
        let within = PositionSet::all(d.len());
        let all = claim_lines(Known::from(&d), &within);
        assert!(all.len() > 5);
        for (topic, line) in all {
            assert_eq!(claim_line(Known::from(&d), topic, &within), line);
        }
    }
}
