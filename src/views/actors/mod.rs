//! Screen 1: actors, the chosen actor's positions, the evidence of the chosen position.
//!
//! ```text
//!  States            │ Bessony                    │ Weather planes
//!    ARL Arland   14 │ 1 of its own, 2 about it   │ Will it send planes to the islands?
//!  ▌ BES Bessony   3 │                            │
//!        O. Kern   1 │ Weather planes             │ ◐ Ready, signalled; with a caveat
//!  Bodies            │ ▌◐ might, from a port …    │ “Our planes ‹might› take part …”
//!    Circle       17 │    Ready · caveat          │ Orla Kern, Minister · paraphrased
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::Actors;

use crate::brief::Snapshot;
use crate::brief::collect::{self, At};
use crate::dossier::{ActorIx, Entity, QuoteIx, TopicIx};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::jobs::JobKind;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View, copy_quote};

impl Described for Actors {
    const CONTEXT: &'static Context =
        &Context { title: "Actors", only: "Only on the actors screen.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.actors",
        key: &["1"],
        title: "Actors",
        help: "Go to the actors and their positions.",
    });
    const ROWS: &'static [Row<Actors>] = commands::ROWS;
}

impl View for Actors {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn arrows(&self) -> Arrows {
        if self.at.pane == Pane::Card { Arrows::Scroll } else { Arrows::Choose }
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, model: &Model) -> bool {
        self.position(model).is_some()
    }

    fn collected(&self, model: &Model, at: At<'_>) -> Option<Snapshot> {
        collect::position(at, self.position(model)?)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Actors {
    fn place(&self) -> Place {
        Place::Actors(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Actors(at) = place else { return false };
        self.at.clone_from(at);
        self.asked = Some((at.actor.clone(), at.position.clone()));
        self.outdate();
        true
    }

    fn is_in_list_of(&self, place: &Place) -> bool {
        let Place::Actors(at) = place else { return false };
        (at.pane, &at.actor) == (self.at.pane, &self.at.actor)
    }

    fn panes(&self) -> &'static [Pane] {
        &[Pane::Subjects, Pane::Items, Pane::Card]
    }

    fn pane(&self) -> Pane {
        self.at.pane
    }

    fn turn_to(&mut self, pane: Pane) {
        self.at.pane = pane;
    }

    fn chosen(&self, model: &Model, pane: Pane) -> Option<usize> {
        Actors::chosen(self, model, pane)
    }

    fn choose(&mut self, model: &mut Model, pane: Pane, n: usize) {
        Actors::choose(self, model, pane, n);
    }

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Counts, JobKind::Flawed]
    }

    fn choose_found(&mut self, model: &mut Model) {
        self.choose_named(model);
    }

    fn focus(&self, model: &Model) -> Option<(ActorIx, TopicIx)> {
        let position = model.dossier.position(self.position(model)?)?;
        // Of several the one that is looked at.
        let looked_at = Screen::actor(self, model).filter(|ix| position.actors().contains(ix));
        Some((looked_at.or(position.actors().first().copied())?, position.topic()))
    }

    fn actor(&self, model: &Model) -> Option<ActorIx> {
        match model.dossier.find(&self.at.actor) {
            Some(Entity::Actor(ix)) => Some(ix),
            _ => None,
        }
    }

    fn quote(&self, model: &Model) -> Result<QuoteIx, &'static str> {
        let quote = self.quotes(model).get(self.at.spot).copied();
        quote.ok_or("No quote is chosen here, but a link or nothing.")
    }

    fn explained(&self, model: &Model) -> Option<String> {
        let stance = model.dossier.position(self.position(model)?)?.stance();
        Some(format!("{stance}: {}", stance.meaning()))
    }
}
