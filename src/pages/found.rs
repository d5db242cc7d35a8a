//! What a search found, best first: positions, actors, topics, texts and documents, each with how well it matches; then
//! the sentences of documents' texts that are no quotes on record.

use super::Page;
use super::columns::only;
use super::quote::weakest_label;
use crate::dossier::{DocumentIx, Entity, Known};
use crate::export::{Node, Table, Value};
use crate::insight::grounds::of_position;
use crate::scope::search::Results;
use crate::search::rank::Class;
use crate::verify::Proofs;

const COLUMNS: [(&str, &str); 8] = [
    ("kind", "Kind"),
    ("id", "Id"),
    ("match", "Match"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("stance", "Stance"),
    ("text", "Summary or name"),
    ("proof", "Proof"),
];

const FOR_PEOPLE: [(&str, &str); 6] =
    [("kind", ""), ("id", ""), ("actors", ""), ("stance", ""), ("text", ""), ("proof", "")];

/// What was found in a dossier as far as it was known.
pub struct FoundPage<'a> {
    d: Known<'a>,
    results: &'a Results,
    proofs: &'a Proofs,
    /// Sentences of documents' texts that hold what was looked for.
    sentences: &'a [(DocumentIx, String)],
}

impl<'a> FoundPage<'a> {
    pub fn new(
        d: Known<'a>,
        results: &'a Results,
        proofs: &'a Proofs,
        sentences: &'a [(DocumentIx, String)],
    ) -> FoundPage<'a> {
        FoundPage { d, results, proofs, sentences }
    }

    /// A sentence of a text is no entry: it has the id of its document, and no quote that could be proved.
    fn sentence(&self, (document, sentence): &(DocumentIx, String)) -> Vec<Value> {
        vec![
            Value::Text("sentence".to_string()),
            Value::Text(self.d.id_of(Entity::Document(*document)).to_string()),
            Value::Text("in the text".to_string()),
            Value::List(Vec::new()),
            Value::Absent,
            Value::Absent,
            Value::Text(sentence.clone()),
            Value::Absent,
        ]
    }

    fn row(&self, entity: Entity, class: Class) -> Vec<Value> {
        let d = self.d;
        let (kind, name) = (kind_of(entity), d.name_of(entity).to_string());
        let mut row = vec![
            Value::Text(kind.to_string()),
            Value::Text(d.id_of(entity).to_string()),
            Value::Text(class.name().to_string()),
        ];
        let Entity::Position(ix) = entity else {
            row.extend([Value::List(Vec::new()), Value::Absent, Value::Absent]);
            row.extend([Value::Text(name), Value::Absent]);
            return row;
        };
        let Some(p) = d.position(ix) else { return row };
        let actors = p.actors().iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string());
        row.extend([
            Value::List(actors.collect()),
            Value::Text(d.name_of(Entity::Topic(p.topic())).to_string()),
            Value::Text(p.stance().name().to_string()),
            Value::Text(name),
            weakest_label(&d, self.proofs, of_position(d, p).collect()),
        ]);
        row
    }
}

/// What a thing is, in a word.
pub const fn kind_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Actor(_) => "actor",
        Entity::Topic(_) => "topic",
        Entity::Instrument(_) => "text",
        Entity::Document(_) => "document",
        Entity::Position(_) => "position",
    }
}

impl Page for FoundPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        vec![Node::Table(only(&self.table(), &FOR_PEOPLE))]
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&COLUMNS);
        let hits = self.results.hits.iter();
        table.rows.extend(hits.map(|hit| self.row(hit.entity, hit.class)));
        table.rows.extend(self.sentences.iter().map(|found| self.sentence(found)));
        table
    }
}
