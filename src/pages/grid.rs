//! The grid as a table: a row for each cell in which something stands.

use crate::dossier::{ActorIx, Dossier, Entity, Known, TopicIx};
use crate::export::{Column, Node, Table, Value};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grid::{cells, columns, rows};
use crate::insight::record::headline;
use crate::scope::Scope;

const COLUMNS: [(&str, &str); 8] = [
    ("actor", "Actor"),
    ("topic", "Topic"),
    ("bucket", "Bucket"),
    ("shown", "Shows"),
    ("marks", "Marks"),
    ("summary", "Summary"),
    ("positions", "Positions"),
    ("since", "Since"),
];

/// For people the ids of the positions are too much.
const FOR_PEOPLE: usize = 6;

/// Which cells are asked for.
pub struct Asked<'a> {
    /// Of this bucket; `None` for every cell in which something stands.
    pub bucket: Option<Bucket>,
    pub actor: Option<ActorIx>,
    /// Whether a topic is asked for.
    pub topic: &'a dyn Fn(TopicIx) -> bool,
}

/// The cells, row by row of the grid.
pub fn table(d: &Dossier, scope: &Scope, asked: &Asked<'_>) -> Table {
    let (known, within) = (scope.known(d), &scope.shown);
    let mut topics = columns(d, within, |_| false);
    topics.retain(|column| (asked.topic)(column.topic));
    let mut table = Table {
        columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(),
        rows: Vec::new(),
    };
    let actors = rows(d).into_iter().filter(|(_, ix)| asked.actor.is_none_or(|only| only == *ix));
    for (_, actor) in actors {
        for (column, cell) in topics.iter().zip(cells(known, actor, &topics, within)) {
            let is_wanted = match asked.bucket {
                Some(bucket) => cell.bucket() == bucket,
                None => cell.bucket() != Bucket::Silent || !cell.drafts.is_empty(),
            };
            let is_asked =
                scope.time.since.is_none() || cell.positions().any(|ix| scope.asks_for(ix));
            if is_wanted && is_asked {
                let topic = d.name_of(Entity::Topic(column.topic)).to_string();
                table.rows.push(row(known, actor, topic, &cell, scope));
            }
        }
    }
    table
}

/// What of the table is for people.
pub fn nodes(table: &Table) -> Vec<Node> {
    vec![Node::Table(Table {
        columns: table.columns.iter().take(FOR_PEOPLE).copied().collect(),
        rows: table.rows.iter().map(|r| r.iter().take(FOR_PEOPLE).cloned().collect()).collect(),
    })]
}

fn row(d: Known<'_>, actor: ActorIx, topic: String, cell: &Cell, scope: &Scope) -> Vec<Value> {
    let shown = cell.shown().or(cell.drafts.first().copied()).and_then(|ix| d.position(ix));
    let mut news: Vec<String> =
        cell.positions().filter_map(|ix| scope.news(ix)).map(str::to_string).collect();
    news.dedup();
    let ids = cell.positions().map(|ix| d.id_of(Entity::Position(ix)).to_string()).collect();
    vec![
        Value::Text(d.name_of(Entity::Actor(actor)).to_string()),
        Value::Text(topic),
        Value::Text(cell.bucket().label().to_string()),
        Value::optional(shown.map(headline)),
        Value::List(cell.marks_in_words().into_iter().map(str::to_string).collect()),
        Value::optional(shown.map(|p| p.summary().to_string())),
        Value::List(ids),
        Value::List(news),
    ]
}
