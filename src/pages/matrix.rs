//! The grid as a matrix, for paper and for spreadsheets: a row for each actor, a column for each topic.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{ActorIx, Dossier, Entity, PositionSet, TopicIx};
use crate::export::{Column, Node, Table, Value};
use crate::insight::grid::{columns, rows, widest_above};

/// Topics that stand side by side on paper, at most.
const SIDE_BY_SIDE: usize = 7;

/// In a cell in which nothing stands.
const NOTHING: &str = "–";

/// What each cell says, in a few words.
pub(super) type Cells = BTreeMap<(ActorIx, TopicIx), Vec<String>>;

/// Some cells as rows and columns, in the order of the grid.
pub(super) struct Matrix {
    actors: Vec<ActorIx>,
    topics: Vec<TopicIx>,
    cells: Cells,
}

impl Matrix {
    /// Of these cells, all of which were `there`. Where they are the whole grid, an actor without a word has a row,
    /// too: silence is seen.
    pub(super) fn new(d: &Dossier, there: &PositionSet, cells: Cells, is_whole: bool) -> Matrix {
        let has = |actor: ActorIx| cells.keys().any(|(of, _)| *of == actor);
        let actors = rows(d).into_iter().map(|(_, actor)| actor);
        let actors = actors.filter(|actor| is_whole || has(*actor)).collect();
        let held: BTreeSet<TopicIx> = cells.keys().map(|(_, topic)| *topic).collect();
        let topics = columns(d, there, |_| false).into_iter().map(|column| column.topic);
        let topics = topics.filter(|topic| held.contains(topic)).collect();
        Matrix { actors, topics, cells }
    }

    /// One table: for spreadsheets.
    pub(super) fn table(&self, d: &Dossier) -> Table {
        let names = self.topics.iter().map(|topic| Column::named(d.name_of(Entity::Topic(*topic))));
        let first = [Column::new("actor", "Actor"), Column::new("id", "Id")];
        let row = |actor: &ActorIx| {
            let entity = Entity::Actor(*actor);
            let named = [d.name_of(entity), d.id_of(entity)].map(|text| Value::Text(text.into()));
            let cells = self.topics.iter().map(|topic| self.value(*actor, *topic));
            named.into_iter().chain(cells).collect()
        };
        Table {
            columns: first.into_iter().chain(names).collect(),
            rows: self.actors.iter().map(row).collect(),
        }
    }

    /// A table for each of the widest topics, with as many columns as can be read side by side, and below it who has
    /// nothing on any of them.
    pub(super) fn nodes(&self, d: &Dossier) -> Vec<Node> {
        let mut nodes = Vec::new();
        let widest = |topic: &TopicIx| widest_above(d, *topic);
        for group in self.topics.chunk_by(|one, other| widest(one) == widest(other)) {
            let Some(first) = group.first() else { continue };
            let name = d.name_of(Entity::Topic(widest(first)));
            nodes.push(Node::Heading(2, name.to_string()));
            // Of 8, two of 4 are read better than 7 and 1.
            let parts = group.len().div_ceil(SIDE_BY_SIDE).max(1);
            for topics in group.chunks(group.len().div_ceil(parts).max(1)) {
                nodes.extend(self.part(d, topics));
            }
        }
        nodes
    }

    fn part(&self, d: &Dossier, topics: &[TopicIx]) -> Vec<Node> {
        let has = |actor: &&ActorIx| {
            topics.iter().any(|topic| self.cells.contains_key(&(**actor, *topic)))
        };
        let (speak, silent): (Vec<&ActorIx>, Vec<&ActorIx>) = self.actors.iter().partition(has);
        let columns = topics.iter().map(|topic| Column::named(d.name_of(Entity::Topic(*topic))));
        let name = |actor: &ActorIx| d.name_of(Entity::Actor(*actor)).to_string();
        let row = |actor: &ActorIx| {
            let cells = topics.iter().map(|topic| self.value(*actor, *topic));
            std::iter::once(Value::Text(name(actor))).chain(cells).collect()
        };
        let table = Table {
            columns: std::iter::once(Column::new("actor", "Actor")).chain(columns).collect(),
            rows: speak.into_iter().map(row).collect(),
        };
        let mut nodes = vec![Node::Table(table)];
        if !silent.is_empty() {
            let names: Vec<String> = silent.into_iter().map(name).collect();
            nodes.push(Node::Note(format!(
                "Nothing on record here on these topics: {}.",
                names.join(", ")
            )));
        }
        nodes
    }

    fn value(&self, actor: ActorIx, topic: TopicIx) -> Value {
        match self.cells.get(&(actor, topic)) {
            Some(words) => Value::List(words.clone()),
            None => Value::Text(NOTHING.to_string()),
        }
    }
}
