//! The topics: what is asked on each, below which it stands, and how many positions there are.

use super::Page;
use super::columns::{drafts, only};
use super::filter::of_positions_asked;
use super::quote::weakest_label;
use crate::dossier::{Dossier, Entity, PositionIx, TopicIx};
use crate::export::{Node, Table, Value};
use crate::insight::grounds::of_positions;
use crate::scope::Scope;
use crate::verify::Proofs;

const COLUMNS: [(&str, &str); 10] = [
    ("id", "Id"),
    ("name", "Name"),
    ("short", "Short"),
    ("kind", "Kind"),
    ("parent", "Below"),
    ("question", "Question"),
    ("count", "Positions"),
    ("drafts", "In drafts"),
    ("positions", "Ids of positions"),
    ("proof", "Proof"),
];

const FOR_PEOPLE: [(&str, &str); 8] = [
    ("id", ""),
    ("name", ""),
    ("kind", ""),
    ("parent", ""),
    ("question", ""),
    ("count", ""),
    ("drafts", ""),
    ("proof", ""),
];

/// The topics of a dossier in its order; what is asked for chooses which, and changes no count.
pub struct TopicsPage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
}

impl<'a> TopicsPage<'a> {
    pub fn new(d: &'a Dossier, scope: &'a Scope, proofs: &'a Proofs) -> TopicsPage<'a> {
        TopicsPage { d, scope, proofs }
    }
}

impl Page for TopicsPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        vec![Node::Table(only(&self.table(), &FOR_PEOPLE))]
    }

    fn table(&self) -> Table {
        let TopicsPage { d, scope, proofs } = self;
        let known = scope.known(d, proofs.fallen());
        let mut on: Vec<Vec<PositionIx>> = vec![Vec::new(); d.topics.len()];
        for p in scope.there.iter().filter_map(|ix| d.position(ix)) {
            if let Some(on) = on.get_mut(p.topic().0 as usize) {
                on.push(p.ix);
            }
        }
        let mut table = Table::new(&COLUMNS);
        for (n, positions) in on.iter().enumerate() {
            let topic = d.topic(TopicIx(n as u32)).filter(|topic| !topic.at.is_stand_in());
            let Some(topic) = topic else { continue };
            if !of_positions_asked(scope, positions.iter().copied()) {
                continue;
            }
            let ids = positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
            table.rows.push(vec![
                Value::Text(topic.id.clone()),
                Value::Text(topic.name.clone()),
                Value::Text(topic.short.clone()),
                Value::Text(topic.kind.name().to_string()),
                Value::optional(topic.parent.map(|ix| d.id_of(Entity::Topic(ix)))),
                Value::Text(topic.question.clone()),
                Value::Number(positions.len() as u64),
                Value::Number(drafts(d, positions)),
                Value::List(ids.collect()),
                weakest_label(d, proofs, of_positions(known, positions.iter().copied())),
            ]);
        }
        table
    }
}
