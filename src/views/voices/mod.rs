//! Screen 8: who has words of their own. On the left the topics; on the right, for the chosen one, whose words are
//! quoted, for whom a text that they joined speaks, of whom it is only reported, who is only spoken for, and who
//! is silent.
//!
//! ```text
//!  ▌ Weather planes               │ Will it send planes to the islands?
//!    Buoys                        │ own words              Arland (Kern, …)
//!    Stations                     │ only spoken for        Ostria: spoken of only by WSC
//!    Paying for it                │ silent                 Corvia, Maretta
//! ```

mod render;
mod state;

pub(super) use state::Voices;

use crate::dossier::QuoteIx;
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::jobs::JobKind;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View, copy_quote};

impl Described for Voices {
    const CONTEXT: &'static Context =
        &Context { title: "Voices", only: "Only on the voices screen.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.voices",
        key: &["8"],
        title: "Voices",
        help: "Go to the voices: whose own words are held on a topic, who is only spoken for, who is silent.",
    });
    const ROWS: &'static [Row<Voices>] = &[];
}

impl View for Voices {
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

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Voices {
    fn place(&self) -> Place {
        Place::Voices(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Voices(at) = place else { return false };
        self.at.clone_from(at);
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

    /// Goes to the topic in the grid, where each actor's cell opens onto its words.
    fn enter(&mut self, model: &mut Model) {
        model.go(Place::of_cell("", &self.at.row));
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Flawed]
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        Err("Press Enter to see the topic in the grid; its cells lead to the quotes.")
    }
}
