//! What the grid derives from the dossier, the scope and its place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::dossier::{ActorIx, Entity, Position, PositionIx, TopicIx};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grid::{Column, RowGroup, cell_at, columns, rows};
use crate::insight::neutral::{cell_or_silence, in_brief};
use crate::pages::line::text;
use crate::state::Model;
use crate::state::place::{AtActor, AtCell, Pane, Place, id};
use crate::state::step::{Step, step_over};
use crate::text::visible::visible;

/// The screen: where one is, and the rows and columns that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Grid {
    pub(super) at: AtCell,
    pub(super) rows: Vec<Row>,
    pub(super) columns: Vec<Column>,
    /// The ids of the topics into which those below them are folded.
    pub(super) folded: BTreeSet<String>,
    /// Whether the actors stand by where they stand on the chosen topic, instead of in a row each.
    pub(super) by_bucket: bool,
    /// The topic that somebody asked for: in sight, whatever is looked for.
    pub(super) asked: Option<String>,
    /// Of which generation the columns and the rows are; none after a fold.
    pub(super) made_of: Option<u64>,
    /// How large the cells are; `None` for what has room.
    pub(super) size: Option<Size>,
    /// How many columns stand first because their topics are the main ones.
    pub(super) main: usize,
    /// The cells in which something is new, changed or superseded.
    pub(super) news: BTreeSet<(ActorIx, TopicIx)>,
    /// What the chosen cell says.
    pub(super) told: Option<Told>,
    /// Of which generation and topic the buckets are.
    buckets_of: Option<(u64, String)>,
}

/// How much a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    /// A sign: all topics at once.
    Signs,
    /// A sign and a word: the main topics first.
    Word,
    /// What must be said beside it, too, in words.
    Words,
}

/// Only a cell in words is given more columns.
const WIDE: u16 = 20;

/// What a cell says in one sentence, and of what it is.
#[derive(Debug)]
pub(super) struct Told {
    of: (u64, u64, AtCell),
    pub(super) sentence: String,
}

/// A row of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Heading(RowGroup),
    /// A bucket and how many actors are in it.
    Bucket(Bucket, usize),
    Actor(ActorIx),
}

impl Grid {
    /// Works out rows and columns, if need be, and makes the place fit them.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.made_of != Some(model.generation) {
            self.work_out(model);
            self.made_of = Some(model.generation);
            self.buckets_of = None;
        }
        if self.chosen_column(model).is_none() {
            let first = self.columns.first().map(|column| Entity::Topic(column.topic));
            self.at.topic = first.map_or(String::new(), |topic| id(&model.dossier, topic));
        }
        if self.by_bucket {
            let of = (model.generation, self.at.topic.clone());
            if self.buckets_of.as_ref() != Some(&of) {
                self.rows = self.by_bucket(model);
                self.buckets_of = Some(of);
            }
        }
        if self.chosen_row(model).is_none() {
            let first = self.rows.iter().find_map(|row| match row {
                Row::Actor(ix) => Some(Entity::Actor(*ix)),
                Row::Heading(_) | Row::Bucket(..) => None,
            });
            self.at.actor = first.map_or(String::new(), |actor| id(&model.dossier, actor));
        }
        self.tell(model);
    }

    /// Words what the chosen cell says, if that is not done yet. Grows with the positions of the cell.
    fn tell(&mut self, model: &Model) {
        let of = (model.generation, model.proved, self.at.clone());
        if self.told.as_ref().is_some_and(|told| told.of == of) {
            return;
        }
        let d = &model.dossier;
        let told = match (d.find(&self.at.actor), d.find(&self.at.topic)) {
            (Some(Entity::Actor(actor)), Some(Entity::Topic(topic))) => {
                let known = model.known();
                let line = cell_or_silence(known, actor, topic, &model.scope.there);
                text(d, &model.proofs, &in_brief(known, &line))
            }
            _ => String::new(),
        };
        self.told = Some(Told { of, sentence: visible(&told).into_owned() });
    }

    /// Whether a column is the first of those below the same widest topic.
    pub(super) fn begins_group(&self, n: usize) -> bool {
        let widest = |n: usize| self.columns.get(n).map(|column| column.widest);
        n.checked_sub(1).is_none_or(|before| widest(before) != widest(n))
    }

    /// How large the cells are where so many columns of the largest have room.
    pub(super) fn size_in(&self, columns: u16) -> Size {
        let all_fit = self.columns.len() <= usize::from(columns);
        self.size.unwrap_or(if all_fit { Size::Words } else { Size::Word })
    }

    /// Makes the cells larger or smaller; whether that is possible.
    pub(super) fn resize(&mut self, model: &Model, larger: bool) -> bool {
        let drawn = if model.layout.cell > WIDE { Size::Words } else { Size::Word };
        let to = match (self.size.unwrap_or(drawn), larger) {
            (Size::Signs, true) | (Size::Words, false) => Size::Word,
            (Size::Word, true) => Size::Words,
            (Size::Word, false) => Size::Signs,
            (Size::Signs, false) | (Size::Words, true) => return false,
        };
        self.size = Some(to);
        self.made_of = None;
        true
    }

    fn work_out(&mut self, model: &Model) {
        let d = &model.dossier;
        let news = model.scope.since.any();
        let news = news.iter().filter_map(|ix| d.position(ix));
        let cells = |p: Position<'_>| {
            p.actors().iter().map(|actor| (*actor, p.topic())).collect::<Vec<_>>()
        };
        self.news = news.flat_map(cells).collect();
        let is_folded = |topic: TopicIx| self.folded.contains(d.id_of(Entity::Topic(topic)));
        let mut shown = Cow::Borrowed(&model.scope.shown);
        let asked = self.asked.as_ref().filter(|_| model.scope.is_narrowed());
        if let Some(Entity::Topic(topic)) = asked.and_then(|asked| d.find(asked)) {
            let on_it = d.positions().filter(|p| p.topic() == topic).map(|p| p.ix);
            let hidden: Vec<PositionIx> = on_it
                .filter(|ix| model.scope.there.contains(*ix) && !shown.contains(*ix))
                .collect();
            for ix in hidden {
                shown.to_mut().insert(ix);
            }
        }
        let in_signs = self.size == Some(Size::Signs);
        // In signs each topic has room.
        self.columns = columns(d, &shown, |topic| !in_signs && is_folded(topic));
        self.main = 0;
        if in_signs {
            // A topic that only names those below it stands above them.
            self.columns.retain(|column| column.is_used);
        } else {
            let is_main = |column: &Column| d.topic(column.topic).is_some_and(|topic| topic.main);
            self.columns.sort_by_key(|column| !is_main(column));
            self.main = self.columns.iter().filter(|column| is_main(column)).count();
        }
        let mut lines = Vec::new();
        let mut group = None;
        for (of, actor) in rows(d).into_iter().filter(|_| !self.by_bucket) {
            if group.replace(of) != Some(of) {
                lines.push(Row::Heading(of));
            }
            lines.push(Row::Actor(actor));
        }
        self.rows = lines;
    }

    /// The actors by where they stand on the chosen topic. Grows with the actors and with the topic's
    /// positions.
    fn by_bucket(&self, model: &Model) -> Vec<Row> {
        let Some(column) = self.chosen_column(model).and_then(|n| self.columns.get(n)) else {
            return Vec::new();
        };
        let bucket =
            |actor: ActorIx| cell_at(model.known(), actor, column, &model.scope.there).bucket();
        let mut actors: Vec<(Bucket, ActorIx)> =
            rows(&model.dossier).into_iter().map(|(_, actor)| (bucket(actor), actor)).collect();
        actors.sort_by_key(|(bucket, _)| *bucket);
        let mut lines = Vec::new();
        for of in actors.chunk_by(|a, b| a.0 == b.0) {
            lines.extend(of.first().map(|(bucket, _)| Row::Bucket(*bucket, of.len())));
            lines.extend(of.iter().map(|(_, actor)| Row::Actor(*actor)));
        }
        lines
    }

    /// Shows the actors by where they stand on the chosen topic, or in a row each again. Topics below it are
    /// not counted together: under several one actor would stand in several places.
    pub(super) fn turn_view(&mut self) {
        self.by_bucket = !self.by_bucket;
        if self.by_bucket {
            self.folded.clear();
        }
        self.made_of = None;
    }

    /// Which row is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let Some(Entity::Actor(actor)) = model.dossier.find(&self.at.actor) else { return None };
        self.rows.iter().position(|row| *row == Row::Actor(actor))
    }

    /// Which column is chosen; of a topic that is folded away the one that covers it.
    pub(super) fn chosen_column(&self, model: &Model) -> Option<usize> {
        let Some(Entity::Topic(topic)) = model.dossier.find(&self.at.topic) else { return None };
        self.columns.iter().position(|column| column.covers.contains(&topic))
    }

    /// The chosen cell with its actor and column.
    pub(super) fn cell(&self, model: &Model) -> Option<(ActorIx, &Column, Cell)> {
        let Some(Row::Actor(actor)) = self.chosen_row(model).and_then(|n| self.rows.get(n)) else {
            return None;
        };
        let column = self.columns.get(self.chosen_column(model)?)?;
        Some((*actor, column, cell_at(model.known(), *actor, column, &model.scope.there)))
    }

    /// Goes to another row; headings are stepped over.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let rows = &self.rows;
        let is_heading = |n: usize| !matches!(rows.get(n), Some(Row::Actor(_)));
        let (at, page) = (self.chosen_row(model), model.layout.subjects.page);
        if let Some(n) = step_over(step, at, rows.len(), page, is_heading) {
            self.choose_in(model, Pane::Subjects, n);
        }
    }

    /// Goes to another column.
    pub(super) fn turn(&mut self, model: &Model, step: Step) {
        let at = self.chosen_column(model).unwrap_or(0);
        let to = step.from(at, self.columns.len(), model.layout.items.page);
        self.choose_in(model, Pane::Items, to);
    }

    /// Chooses a row (as a subject) or a column (as an item).
    pub(super) fn choose_in(&mut self, model: &Model, pane: Pane, n: usize) {
        let d = &model.dossier;
        match pane {
            Pane::Subjects => {
                if let Some(Row::Actor(ix)) = self.rows.get(n) {
                    self.at.actor = id(d, Entity::Actor(*ix));
                }
            }
            Pane::Items | Pane::Card => {
                if let Some(column) = self.columns.get(n) {
                    self.at.topic = id(d, Entity::Topic(column.topic));
                }
            }
        }
    }

    /// Opens the strongest position of the chosen cell beside the others of its actor.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        let Some((actor, column, cell)) = self.cell(model) else { return };
        let d = &model.dossier;
        let Some(first) = cell.positions().next() else {
            let (who, topic) =
                (d.name_of(Entity::Actor(actor)), d.name_of(Entity::Topic(column.topic)));
            let documents = model.held.documents;
            return model.say(format!("{who}: nothing on {topic} in {documents} documents."));
        };
        // Whoever is only spoken for has the position among what is said about it.
        let Some(Place::Actors(at)) = Place::of_position(d, first, Some(actor)) else { return };
        let actor = id(d, Entity::Actor(actor));
        model.go(Place::Actors(AtActor { actor, ..at }));
    }

    /// Folds what stands below the chosen topic into it, or shows it again; from below it, the topic above.
    pub(super) fn fold(&mut self, model: &mut Model) {
        let column = self.chosen_column(model).and_then(|n| self.columns.get(n));
        let Some(column) = column else { return };
        let d = &model.dossier;
        let parent = d.topic(column.topic).and_then(|t| t.parent);
        let topic = if column.has_children { Some(column.topic) } else { parent };
        let Some(topic) = topic else {
            return model.say("No topic stands below this one.");
        };
        let id = id(d, Entity::Topic(topic));
        if !self.folded.remove(&id) {
            self.folded.insert(id.clone());
            self.at.topic = id;
        }
        self.made_of = None;
    }

    /// Folds every topic, or shows all of them.
    pub(super) fn fold_all(&mut self, model: &Model) {
        let d = &model.dossier;
        if self.folded.is_empty() {
            let parents = d.topics.iter().filter_map(|t| t.parent);
            self.folded = parents.map(|ix| id(d, Entity::Topic(ix))).collect();
        } else {
            self.folded.clear();
        }
        self.made_of = None;
    }
}
