//! Works out the lists that answer "which positions are this actor's".

use super::groups::Groups;
use super::model::{Actor, Dossier};
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
        d.officials = Groups::new(d.actors.len(), &officials);
    }
}
