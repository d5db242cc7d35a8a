//! Screen 6: where sources do not say the same. On the left each case under its kind; on the right why it
//! is, or is not, a contradiction, and both sides in their own words.
//!
//! ```text
//!  Narrower denial                │ No contradiction: narrower denial
//!  ▌ Whether Moor was in the …    │ The palace denies a visit to the residence; of …
//!    Arland – The Post            │
//!  Different things counted       │ Arland
//!    Weather planes               │ ┃ “No envoy of ours was in that house …”
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::Conflicts;

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
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View, copy_quote};

impl Described for Conflicts {
    const CONTEXT: &'static Context =
        &Context { title: "Conflicts", only: "Only among the conflicts.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.conflicts",
        key: &["6"],
        title: "Conflicts",
        help: "Go to where sources do not say the same, and why that is, or is not, a contradiction.",
    });
    const ROWS: &'static [Row<Conflicts>] = commands::ROWS;
}

impl View for Conflicts {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn arrows(&self) -> Arrows {
        if self.at.pane == Pane::Items { Arrows::Scroll } else { Arrows::Choose }
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, model: &Model) -> bool {
        self.case(model).is_some()
    }

    fn collected(&self, model: &Model, at: At<'_>) -> Option<Snapshot> {
        Some(collect::conflict(at, &self.case(model)?))
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Conflicts {
    fn place(&self) -> Place {
        Place::Conflicts(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Conflicts(at) = place else { return false };
        self.at.clone_from(at);
        self.asked = Some(at.row.clone());
        self.rows_of = None;
        true
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
        if pane == Pane::Subjects { self.chosen_row(model) } else { None }
    }

    fn choose(&mut self, model: &mut Model, pane: Pane, n: usize) {
        if pane == Pane::Subjects {
            self.choose_row(model, n);
        }
    }

    /// Opens the first of the two sides.
    fn enter(&mut self, model: &mut Model) {
        self.go_to_side(model, 0);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Differing]
    }

    fn choose_found(&mut self, _: &mut Model) {
        self.asked = None;
        self.rows_of = None;
    }

    fn focus(&self, model: &Model) -> Option<(ActorIx, TopicIx)> {
        let position = model.dossier.position(self.position(model)?)?;
        Some((position.actors().first().copied()?, position.topic()))
    }

    fn quote(&self, model: &Model) -> Result<QuoteIx, &'static str> {
        self.first_quote(model).ok_or("No quote stands behind what is chosen.")
    }

    fn output(&self) -> Option<Exportable> {
        Some(Exportable::Conflicts)
    }
}
