//! Screen 7: the brief. On the left what was collected, in order, with headings and notes; on the right the page
//! that will leave the building, from what is chosen on.
//!
//! ```text
//!  The meeting of 3 May                    │ Bessony: Weather planes
//!  brief · saved · 5 quotes attested       │ Bessony's planes might take part, but only …
//!  ▌ 1 ◐ Bessony: Weather planes   note    │ ┃ “Our planes might take part, …”
//!    2 ✕ Ostria: Weather planes   changed  │   Orla Kern · paraphrased · attested …
//! ```

mod commands;
mod render;
mod state;

pub(super) use state::BriefItems;

use crate::brief::item::item_nodes;
use crate::dossier::QuoteIx;
use crate::pages::copied::{Form, of_nodes};
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::effect::Effect;
use crate::state::exportable::Exportable;
use crate::state::jobs::JobKind;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View};

impl Described for BriefItems {
    const CONTEXT: &'static Context =
        &Context { title: "Brief", only: "Only on the brief screen.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.brief",
        key: &["7"],
        title: "Brief",
        help: "Go to the brief: what was collected, with notes, and the page that comes of it.",
    });
    const ROWS: &'static [Row<BriefItems>] = commands::ROWS;
}

impl View for BriefItems {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn searched(&self) -> String {
        self.words.clone()
    }

    fn search(&mut self, model: &mut Model, words: &str) {
        self.look_for(model, words);
    }

    fn arrows(&self) -> Arrows {
        if self.at.pane == Pane::Items { Arrows::Scroll } else { Arrows::Choose }
    }

    /// Of a brief the whole item is copied.
    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        let item = self.item(model);
        let item = item.ok_or("Nothing is collected yet: b does it on other screens.")?;
        Ok(of_nodes(&item_nodes(item, model.ground()), form))
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for BriefItems {
    fn place(&self) -> Place {
        Place::Brief(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Brief(at) = place else { return false };
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

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::BriefChanges]
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        Err("Nothing is collected yet: b does it on other screens.")
    }

    /// The file that was exported last.
    fn opened(&self, model: &Model) -> Result<Effect, &'static str> {
        let last = &model.last_export;
        let path = last.path.clone().filter(|_| last.of == Some(Exportable::Brief));
        path.map(Effect::OpenFile).ok_or("Export the brief first, with e; then O opens it.")
    }

    fn output(&self) -> Option<Exportable> {
        Some(Exportable::Brief)
    }
}
