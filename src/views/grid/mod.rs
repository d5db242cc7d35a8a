//! Screen 2: the grid, actors by topics. A cell shows the strongest stance of the actor's own, or that
//! only others speak for it; below, what the chosen cell says.
//!
//! ```text
//!  States              Planes        Buoys         Stations
//!   ARL Arland         ● Commit +wp  ·             ·
//!   BES Bessony        ◐ Ready ce*   ·             ·
//!   COR Corvia         ·             ◌ expect p*   ·
//!  Bessony, Weather planes   could, is willing · with a condition, elsewhere
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::Grid;

use crate::brief::Snapshot;
use crate::brief::collect::{self, At};
use crate::dossier::{ActorIx, Entity, QuoteIx, TopicIx};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::exportable::Exportable;
use crate::state::jobs::JobKind;
use crate::state::layout::Target;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View, copy_quote};

impl Described for Grid {
    const CONTEXT: &'static Context =
        &Context { title: "Grid", only: "Only in the grid.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.grid",
        key: &["2"],
        title: "Grid",
        help: "Go to the grid of actors by topics.",
    });
    const ROWS: &'static [Row<Grid>] = commands::ROWS;
}

impl View for Grid {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        let chosen = (self.chosen_row(model), self.chosen_column(model));
        match target {
            Target::Cell(row, column) if chosen == (Some(row), Some(column)) => {
                self.enter_chosen(model);
            }
            Target::Cell(row, column) => {
                self.choose_in(model, Pane::Subjects, row);
                self.choose_in(model, Pane::Items, column);
            }
            _ => {}
        }
    }

    fn arrows(&self) -> Arrows {
        Arrows::ChooseCell
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, model: &Model) -> bool {
        self.focus(model).is_some()
    }

    fn collected(&self, model: &Model, at: At<'_>) -> Option<Snapshot> {
        let (actor, topic) = self.focus(model)?;
        collect::cell_of(at, actor, topic)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Grid {
    fn place(&self) -> Place {
        Place::Grid(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Grid(at) = place else { return false };
        self.at.clone_from(at);
        self.asked = Some(at.topic.clone());
        self.made_of = None;
        true
    }

    fn choose_found(&mut self, _: &mut Model) {
        self.asked = None;
        self.made_of = None;
    }

    fn chosen(&self, model: &Model, pane: Pane) -> Option<usize> {
        match pane {
            Pane::Subjects => self.chosen_row(model).filter(|_| !self.columns.is_empty()),
            Pane::Items | Pane::Card => self.chosen_column(model),
        }
    }

    fn choose(&mut self, model: &mut Model, pane: Pane, n: usize) {
        self.choose_in(model, pane, n);
    }

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Differing, JobKind::Signs]
    }

    fn focus(&self, model: &Model) -> Option<(ActorIx, TopicIx)> {
        match (model.dossier.find(&self.at.actor)?, model.dossier.find(&self.at.topic)?) {
            (Entity::Actor(actor), Entity::Topic(topic)) => Some((actor, topic)),
            _ => None,
        }
    }

    fn actor(&self, model: &Model) -> Option<ActorIx> {
        match model.dossier.find(&self.at.actor) {
            Some(Entity::Actor(ix)) => Some(ix),
            _ => None,
        }
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        Err("A cell is no quote: open it first, with Enter.")
    }

    fn output(&self) -> Option<Exportable> {
        Some(Exportable::Grid)
    }
}
