//! Screen 4: the documents held, each with its citation and its quotes; and the texts that they
//! speak of, each with who signed it and what hangs on it.
//!
//! ```text
//!  Documents held            │ The Gazette, 4 May 2030 · news report
//!  ▌ The Gazette          30 │ 30 quotes, attested 21 November 2030 against 3b2f94d9
//!    WSC                  26 │
//!  Texts they speak of       │ ▌ “it did not sign the pact”
//!    Sea Pact             12 │   Sea Pact · did not sign: United Isles
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::Documents;

use crate::brief::Snapshot;
use crate::brief::collect::{self, At};
use crate::dossier::{DocumentIx, QuoteIx};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::jobs::JobKind;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Described, Row, Screen, Tab, View, copy_quote};

impl Described for Documents {
    const CONTEXT: &'static Context =
        &Context { title: "Documents", only: "Only on the documents screen.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.documents",
        key: &["4"],
        title: "Documents",
        help: "Go to the documents and the texts they speak of.",
    });
    const ROWS: &'static [Row<Documents>] = commands::ROWS;
}

impl View for Documents {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, _: &Model) -> bool {
        self.chosen_quote().is_some()
    }

    fn collected(&self, _: &Model, at: At<'_>) -> Option<Snapshot> {
        collect::quote(at, self.chosen_quote()?)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Documents {
    fn place(&self) -> Place {
        Place::Documents(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Documents(at) = place else { return false };
        self.at.clone_from(at);
        self.asked = Some(at.clone());
        self.rows_of = None;
        true
    }

    fn is_in_list_of(&self, place: &Place) -> bool {
        let Place::Documents(at) = place else { return false };
        (at.pane, &at.entry) == (self.at.pane, &self.at.entry)
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
            Pane::Subjects => self.chosen_row(model),
            Pane::Items | Pane::Card => self.chosen_item(),
        }
    }

    fn choose(&mut self, model: &mut Model, pane: Pane, n: usize) {
        self.choose_in(model, pane, n);
    }

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Falls]
    }

    fn choose_found(&mut self, _: &mut Model) {
        self.asked = None;
        self.rows_of = None;
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        self.chosen_quote().ok_or("No quote is shown.")
    }

    fn document(&self, model: &Model) -> Option<DocumentIx> {
        commands::document(self, model)
    }
}
