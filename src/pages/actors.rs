//! The actors: what each is, how many positions are its own, how many of others it tells, and how many others
//! tell of it.

use super::Page;
use super::columns::{drafts, only};
use super::filter::of_positions_asked;
use super::quote::weakest_label;
use crate::dossier::{Dossier, Entity, PositionIx};
use crate::export::{Node, Table, Value};
use crate::insight::grounds::of_positions;
use crate::insight::portrait::portrait;
use crate::scope::Scope;
use crate::verify::Proofs;

const COLUMNS: [(&str, &str); 13] = [
    ("id", "Id"),
    ("name", "Name"),
    ("kind", "Kind"),
    ("code", "Code"),
    ("speaks_for", "Speaks for"),
    ("own", "Own positions"),
    ("drafts", "In drafts"),
    ("told", "Tells of others"),
    ("about", "Said about it"),
    ("positions", "Its positions"),
    ("tells_of", "Positions of others that it tells"),
    ("said_about", "Positions about it"),
    ("proof", "Proof"),
];

const FOR_PEOPLE: [(&str, &str); 10] = [
    ("id", ""),
    ("name", ""),
    ("kind", ""),
    ("code", ""),
    ("speaks_for", ""),
    ("own", ""),
    ("drafts", ""),
    ("told", ""),
    ("about", ""),
    ("proof", ""),
];

/// The actors of a dossier in its order; what is asked for chooses which, and changes no count.
pub struct ActorsPage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
}

impl<'a> ActorsPage<'a> {
    pub fn new(d: &'a Dossier, scope: &'a Scope, proofs: &'a Proofs) -> ActorsPage<'a> {
        ActorsPage { d, scope, proofs }
    }
}

impl Page for ActorsPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        vec![Node::Table(only(&self.table(), &FOR_PEOPLE))]
    }

    fn table(&self) -> Table {
        let ActorsPage { d, scope, proofs } = self;
        let known = scope.known(d, proofs.fallen());
        let mut table = Table::new(&COLUMNS);
        for ix in d.actor_indices() {
            let Some(actor) = d.actor(ix).filter(|actor| !actor.at.is_stand_in()) else { continue };
            let of = portrait(known, ix, &scope.there);
            if !of_positions_asked(scope, of.positions()) {
                continue;
            }
            let ids = |positions: &[PositionIx]| {
                let ids = positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
                Value::List(ids.collect())
            };
            // Its own is what it holds; what it voices or reports of others is theirs.
            let is_held = |p: &PositionIx| d.position(*p).is_some_and(|p| p.actors().contains(&ix));
            let said = of.own.iter().flat_map(|on| on.positions.iter().copied());
            let (own, told): (Vec<PositionIx>, Vec<PositionIx>) = said.partition(is_held);
            let about: Vec<PositionIx> =
                of.about.iter().flat_map(|on| on.positions.iter().copied()).collect();
            let whom = actor.represents.iter().map(|a| d.name_of(Entity::Actor(*a)).to_string());
            table.rows.push(vec![
                Value::Text(actor.id.clone()),
                Value::Text(actor.name.clone()),
                Value::Text(actor.kind.name().to_string()),
                Value::optional(actor.code.clone()),
                Value::List(whom.collect()),
                Value::Number(own.len() as u64),
                Value::Number(drafts(d, &own)),
                Value::Number(told.len() as u64),
                Value::Number(about.len() as u64),
                ids(&own),
                ids(&told),
                ids(&about),
                weakest_label(d, proofs, of_positions(known, of.positions())),
            ]);
        }
        table
    }
}
