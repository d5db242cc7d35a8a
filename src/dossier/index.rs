//! Works out the lists that answer "which positions are this actor's".

use std::collections::{BTreeSet, HashMap};

use super::date::Date;
use super::groups::Groups;
use super::model::{Actor, Document, Dossier};
use super::rows::{ActorIx, Entity, PositionIx, QuoteIx};

impl Dossier {
    /// Works out who has which positions, quotes and officials, once every reference is resolved.
    pub(super) fn index(&mut self) {
        let d = self;
        let (mut own, mut about, mut spoken) = (Vec::new(), Vec::new(), Vec::new());
        for position in d.positions() {
            own.extend(position.actors().iter().map(|a| (a.0, position.ix)));
            about.extend(position.about().iter().map(|a| (a.0, position.ix)));
            for quote in position.evidence() {
                for (n, hop) in quote.hops().rev().enumerate() {
                    for who in hop.who {
                        let Entity::Actor(actor) = who else { continue };
                        // The innermost speaks; a relay is remembered wherever it stands.
                        if n == 0 || d.actor(*actor).is_some_and(Actor::is_relay) {
                            spoken.push((actor.0, position.ix));
                        }
                    }
                }
            }
        }
        let quotes: Vec<(u32, QuoteIx)> = d.all_quotes().map(|q| (q.document().0, q.ix)).collect();
        let mut officials = Vec::new();
        for ix in d.actor_indices() {
            for body in d.actor(ix).map_or(&[] as &[ActorIx], |a| &a.represents) {
                officials.push((body.0, ix));
            }
        }
        let links: Vec<(u32, PositionIx)> = d
            .positions()
            .flat_map(|p| p.links().map(move |link| (link.to, p.ix)))
            .filter_map(|(to, from)| match to {
                Entity::Position(to) => Some((to.0, from)),
                _ => None,
            })
            .collect();
        let texts: Vec<(u32, PositionIx)> =
            d.positions().filter_map(|p| Some((p.instrument()?.0, p.ix))).collect();
        d.by_instrument = Groups::new(d.instruments.len(), &texts);
        d.linked_from = Groups::new(d.positions.len(), &links);
        // By topic within an actor, so that a cell of the grid is one run.
        own.sort_by_key(|(_, ix)| d.positions.get(ix.at()).map(|row| row.topic));
        d.by_actor = Groups::new(d.actors.len(), &own);
        d.about_actor = Groups::new(d.actors.len(), &about);
        d.by_speaker = Groups::new(d.actors.len(), &spoken);
        d.by_document = Groups::new(d.documents.len(), &quotes);
        let set_aside: Vec<(u32, u32)> =
            (0_u32..).zip(&d.set_aside).map(|(n, aside)| (aside.document.0, n)).collect();
        d.set_aside_in = Groups::new(d.documents.len(), &set_aside);
        d.officials = Groups::new(d.actors.len(), &officials);
        d.latest_stamps = d.latest();
        d.titles_differ = d.differing();
    }

    /// Of which documents there are others of the same publisher and day, with other titles.
    fn differing(&self) -> Vec<bool> {
        let mut titles: HashMap<(&str, Option<Date>), BTreeSet<Option<&str>>> = HashMap::new();
        for document in &self.documents {
            let of = (document.publisher.as_str(), document.published_on);
            titles.entry(of).or_default().insert(document.title.as_deref());
        }
        let differ = |document: &Document| {
            let of = (document.publisher.as_str(), document.published_on);
            titles.get(&of).is_some_and(|all| all.len() > 1)
        };
        self.documents.iter().map(differ).collect()
    }

    /// Which stamp is the latest of each document; of those of one day the last.
    fn latest(&self) -> Vec<Option<u32>> {
        let mut latest: Vec<Option<u32>> = vec![None; self.documents.len()];
        let day = |n: u32| self.stamps.get(n as usize).and_then(|stamp| stamp.on.last_day());
        for (n, stamp) in (0_u32..).zip(&self.stamps) {
            if let Some(slot) = latest.get_mut(stamp.document.at())
                && slot.is_none_or(|before| day(before) <= day(n))
            {
                *slot = Some(n);
            }
        }
        latest
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::{DocumentIx, SourceFile, load};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// The latest stamp of a document is, of all that name it, the one with the latest day, and of one day the
        /// last; that of no document is nobody's.
        #[test]
        fn the_latest_stamp_is_as_defined(stamps in vec((0_u32..6, 0_u32..4), 0..24)) {
            let documents = (0..5).map(|n| format!("(id: \"d{n}\", publisher: \"P\", kind: News),"));
            let days = ["2030-01-01", "2030-01-02", "2030-01", "../2030-01-02"];
            let written = stamps.iter().enumerate().map(|(n, (document, day))| {
                let day = days[*day as usize];
                format!("(document: \"d{document}\", sha256: \"{n}\", on: \"{day}\", quotes: 1),")
            });
            let text = format!(
                "(documents: [{}], stamps: [{}])",
                documents.collect::<Vec<String>>().concat(),
                written.collect::<Vec<String>>().concat()
            );
            let d = load(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
            prop_assert_eq!(d.stamps.len(), stamps.len());
            for document in (0..d.documents.len() as u32 + 2).map(DocumentIx) {
                let of = d.stamps.iter().filter(|stamp| stamp.document == document);
                let latest = of.max_by_key(|stamp| stamp.on.last_day()).map(|stamp| &stamp.sha256);
                prop_assert_eq!(d.stamp_of(document).map(|stamp| &stamp.sha256), latest);
            }
        }
    }
}
