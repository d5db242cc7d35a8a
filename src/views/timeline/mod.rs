//! Screen 3: the timeline. On the left the dates, each at its own precision, what is possibly there and what
//! is undated apart; on the right what came to be there then. A day becomes the one as of which every screen
//! shows what could be said, or since which it marks what is new.
//!
//! ```text
//!  Said on                        │ 3 May 2030
//!  ▌ 3 May 2030         31  as of │ 31 said then
//!    4 May 2030         12  later │  ● Arland and the Isles: pledged to send …
//!  Undated                        │    Commit · pledged
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::Timeline;

use crate::brief::Snapshot;
use crate::brief::collect::{self, At};
use crate::dossier::{ActorIx, QuoteIx, TopicIx};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::exportable::Exportable;
use crate::state::jobs::JobKind;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Described, Row, Screen, Tab, View, copy_quote};

impl Described for Timeline {
    const CONTEXT: &'static Context =
        &Context { title: "Timeline", only: "Only on the timeline.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.timeline",
        key: &["3"],
        title: "Timeline",
        help: "Go to the timeline: what was said, or published, by day.",
    });
    const ROWS: &'static [Row<Timeline>] = commands::ROWS;
}

impl View for Timeline {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
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

impl Screen for Timeline {
    fn place(&self) -> Place {
        Place::Timeline(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Timeline(at) = place else { return false };
        self.at.clone_from(at);
        true
    }

    fn is_in_list_of(&self, place: &Place) -> bool {
        let Place::Timeline(at) = place else { return false };
        (at.pane, &at.date) == (self.at.pane, &self.at.date)
    }

    fn panes(&self) -> &'static [Pane] {
        &[Pane::Subjects, Pane::Items]
    }

    fn pane(&self) -> Pane {
        self.at.pane
    }

    fn turn_to(&mut self, pane: Pane) {
        self.at.pane = pane;
    }

    fn chosen(&self, model: &Model, pane: Pane) -> Option<usize> {
        match pane {
            Pane::Subjects => self.chosen_date(),
            Pane::Items | Pane::Card => self.chosen_position(model),
        }
    }

    fn choose(&mut self, model: &mut Model, pane: Pane, n: usize) {
        self.choose_in(model, pane, n);
    }

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Flawed, JobKind::Days]
    }

    fn focus(&self, model: &Model) -> Option<(ActorIx, TopicIx)> {
        let position = model.dossier.position(self.position(model)?)?;
        Some((position.actors().first().copied()?, position.topic()))
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        Err("Open the position first, with Enter; its quotes are there.")
    }

    fn output(&self) -> Option<Exportable> {
        Some(Exportable::Timeline)
    }
}
