//! Screen 5: two sides beside each other: each draft and its final text, a body and the states named here,
//! two dates, two actors. On the left each difference under its sort; on the right both sides in their words.
//!
//! ```text
//!  d drafts  m members  t dates   │ United Isles, Radio room
//!  Dropped 2                      │ In the draft, not explicitly in the final text; omission …
//!  ▌ United Isles   Radio room    │
//!  Kept 7                         │ Draft
//!    Circle         The planes    │ ┃ “… which were present in a draft text …”
//! ```

mod commands;
mod render;
mod state;

pub(super) use commands::MARK;
pub(super) use state::Compare;

use crate::brief::collect::{self, At};
use crate::brief::taken::taken;
use crate::brief::{Snapshot, TakenAt};
use crate::dossier::QuoteIx;
use crate::insight::compare::Sides;
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::jobs::JobKind;
use crate::state::layout::Target;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, Tab, View, copy_quote};

impl Described for Compare {
    const CONTEXT: &'static Context =
        &Context { title: "Compare", only: "Only on the compare screen.", kind: Kind::Screen };
    const TAB: Option<&'static Tab> = Some(&Tab {
        id: "app.compare",
        key: &["5"],
        title: "Compare",
        help: "Go to draft against final text, a body and its members, two dates, two actors.",
    });
    const ROWS: &'static [Row<Compare>] = commands::ROWS;
}

impl View for Compare {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        match target {
            Target::Part(0) => self.show(Sides::Drafts),
            Target::Part(1) => self.show(Sides::Members),
            Target::Part(2) => self.show_dates(model),
            Target::Part(_) => model.say("Press = on one actor, then on another."),
            _ => {}
        }
    }

    fn arrows(&self) -> Arrows {
        if self.at.pane == Pane::Items { Arrows::Scroll } else { Arrows::Choose }
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, model: &Model) -> bool {
        self.chosen_told(model).is_some()
    }

    fn collected(&self, model: &Model, at: At<'_>) -> Option<Snapshot> {
        let (group, told) = self.chosen_told(model)?;
        let all = self.comparison(model)?;
        Some(collect::comparison(at, &self.at.sides.to_string(), all, group, told))
    }

    /// Of two dates both.
    fn taken(&self, model: &Model) -> Option<TakenAt> {
        let is_dates = self.at.sides == Sides::Dates;
        taken(if is_dates { model.compared_time() } else { model.scope.time })
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Compare {
    fn place(&self) -> Place {
        Place::Compare(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Compare(at) = place else { return false };
        self.at.clone_from(at);
        self.asked = Some(at.case.clone());
        self.rows_of = None;
        true
    }

    fn choose_found(&mut self, _: &mut Model) {
        self.asked = None;
        self.rows_of = None;
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

    /// Opens the second side, or the first where there is no second.
    fn enter(&mut self, model: &mut Model) {
        let side = usize::from(self.position(model, 1).is_some());
        self.go_to_side(model, side);
    }

    fn jobs(&self) -> Vec<JobKind> {
        vec![JobKind::Compared(self.at.sides.clone())]
    }

    fn quote(&self, model: &Model) -> Result<QuoteIx, &'static str> {
        self.first_quote(model).ok_or("No quote stands behind what is chosen.")
    }
}
