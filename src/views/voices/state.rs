//! What the screen of voices derives from the dossier, the scope and its place.

use crate::dossier::{Entity, TopicIx};
use crate::insight::grid::columns;
use crate::insight::silence::{Silence, silence_on};
use crate::state::Model;
use crate::state::place::{AtRow, Pane, id};
use crate::state::step::{Step, scroll};

/// The screen: where one is, the topics, and the voices on the chosen one.
#[derive(Debug, Default)]
pub(in crate::views) struct Voices {
    /// The chosen topic is the row.
    pub(super) at: AtRow,
    pub(super) topics: Vec<TopicIx>,
    pub(super) map: Option<Silence>,
    /// Of which generation the topics are.
    topics_of: Option<u64>,
    /// Of which generation and topic the voices are.
    map_of: Option<(u64, String)>,
}

impl Voices {
    /// Works out topics and voices, if need be, and makes the place fit them. Who speaks is worked out from all that
    /// was there; what is looked for chooses the topics.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.topics_of != Some(model.generation) {
            let columns = columns(&model.dossier, &model.scope.shown, |_| false);
            self.topics = columns.into_iter().map(|column| column.topic).collect();
            self.topics_of = Some(model.generation);
        }
        if self.chosen_row(model).is_none() {
            let first = self.topics.first().map(|topic| Entity::Topic(*topic));
            self.at.row = first.map_or(String::new(), |topic| id(&model.dossier, topic));
            self.at.scroll = 0;
        }
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
        let of = (model.generation, self.at.row.clone());
        if self.map_of.as_ref() != Some(&of) {
            let scope = &model.scope;
            let on = |topic| silence_on(model.known(), &scope.there, &scope.possibly_there, topic);
            self.map = self.chosen(model).map(on);
            self.map_of = Some(of);
        }
    }

    /// The chosen topic.
    pub(super) fn chosen(&self, model: &Model) -> Option<TopicIx> {
        match model.dossier.find(&self.at.row) {
            Some(Entity::Topic(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Which row is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let chosen = self.chosen(model)?;
        self.topics.iter().position(|topic| *topic == chosen)
    }

    /// Chooses a topic.
    pub(super) fn choose_row(&mut self, model: &Model, n: usize) {
        if let Some(topic) = self.topics.get(n) {
            self.at.row = id(&model.dossier, Entity::Topic(*topic));
            self.at.scroll = 0;
        }
    }

    /// Goes to another topic; in the pane of the voices, scrolls.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let layout = &model.layout;
        if self.at.pane == Pane::Items {
            self.at.scroll = scroll(step, self.at.scroll, layout.text.lines, layout.text.page);
            return;
        }
        let at = self.chosen_row(model).unwrap_or(0);
        self.choose_row(model, step.from(at, self.topics.len(), layout.subjects.page));
    }
}
