//! The grid as a matrix, for paper and for spreadsheets: a row for each actor, a column for each topic.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{ActorIx, Dossier, Entity, PositionSet, TopicIx};
use crate::export::{Column, Node, Table, Value};
use crate::insight::grid::{self, columns, rows};

/// Topics that stand side by side on paper, at most.
const SIDE_BY_SIDE: usize = 7;

/// In a cell in which nothing stands.
const NOTHING: &str = "–";

/// What each cell says, in a few words.
pub(super) type Cells = BTreeMap<(ActorIx, TopicIx), Vec<String>>;

/// Some cells as rows and columns, in the order of the grid.
pub(super) struct Matrix {
    actors: Vec<ActorIx>,
    columns: Vec<grid::Column>,
    cells: Cells,
    /// Nothing that was asked for is left out: only then does a cell that is missing say that nothing stands there.
    is_complete: bool,
}

impl Matrix {
    /// Of these cells, all of which were `there`. Each actor who was `asked` for has a row, also without a word: silence
    /// is seen. `None` where something is left out, and nobody can be said to be silent.
    pub(super) fn new(
        d: &Dossier,
        there: &PositionSet,
        cells: Cells,
        asked: Option<&dyn Fn(ActorIx) -> bool>,
    ) -> Matrix {
        let has = |actor: ActorIx| cells.keys().any(|(of, _)| *of == actor);
        let has_row = |actor: &ActorIx| asked.map_or_else(|| has(*actor), |is| is(*actor));
        let actors = rows(d).into_iter().map(|(_, actor)| actor).filter(has_row).collect();
        let held: BTreeSet<TopicIx> = cells.keys().map(|(_, topic)| *topic).collect();
        let columns = columns(d, there, |_| false).into_iter();
        let columns = columns.filter(|column| held.contains(&column.topic)).collect();
        Matrix { actors, columns, cells, is_complete: asked.is_some() }
    }

    /// One table: for spreadsheets.
    pub(super) fn table(&self, d: &Dossier) -> Table {
        let names = self.columns.iter().map(|on| Column::named(d.name_of(Entity::Topic(on.topic))));
        let first = [Column::new("actor", "Actor"), Column::new("id", "Id")];
        let row = |actor: &ActorIx| {
            let entity = Entity::Actor(*actor);
            let named = [d.name_of(entity), d.id_of(entity)].map(|text| Value::Text(text.into()));
            let cells = self.columns.iter().map(|on| self.value(*actor, on.topic));
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
        for group in self.columns.chunk_by(|one, other| one.widest == other.widest) {
            let Some(first) = group.first() else { continue };
            let name = d.name_of(Entity::Topic(first.widest));
            nodes.push(Node::Heading(2, name.to_string()));
            // Of 8, two of 4 are read better than 7 and 1.
            let parts = group.len().div_ceil(SIDE_BY_SIDE).max(1);
            for columns in group.chunks(group.len().div_ceil(parts).max(1)) {
                nodes.extend(self.part(d, columns));
            }
        }
        nodes
    }

    fn part(&self, d: &Dossier, of: &[grid::Column]) -> Vec<Node> {
        let has =
            |actor: &&ActorIx| of.iter().any(|on| self.cells.contains_key(&(**actor, on.topic)));
        let (speak, silent): (Vec<&ActorIx>, Vec<&ActorIx>) = self.actors.iter().partition(has);
        let columns = of.iter().map(|on| Column::named(d.name_of(Entity::Topic(on.topic))));
        let name = |actor: &ActorIx| d.name_of(Entity::Actor(*actor)).to_string();
        let row = |actor: &ActorIx| {
            let cells = of.iter().map(|on| self.value(*actor, on.topic));
            std::iter::once(Value::Text(name(actor))).chain(cells).collect()
        };
        let table = Table {
            columns: std::iter::once(Column::new("actor", "Actor")).chain(columns).collect(),
            rows: speak.into_iter().map(row).collect(),
        };
        let mut nodes = vec![Node::Table(table)];
        if self.is_complete && !silent.is_empty() {
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
            // Silence that was asked for.
            Some(words) if words.is_empty() => Value::Text(NOTHING.to_string()),
            Some(words) => Value::List(words.clone()),
            None if self.is_complete => Value::Text(NOTHING.to_string()),
            // It may be left out: nothing is said of it.
            None => Value::Absent,
        }
    }
}
