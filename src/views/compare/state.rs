//! What the compare screen derives from the dossier, the scope and its place.

use crate::brief::collect::difference_key;
use crate::dossier::{Entity, PositionIx, QuoteIx};
use crate::insight::compare::{Comparison, Group, Sides, Told};
use crate::state::Model;
use crate::state::overlay::{DayField, Overlay};
use crate::state::place::{AtDifference, Pane, Place};
use crate::state::step::{Step, scroll, step_over};

/// The screen: where one is, and the rows that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Compare {
    pub(super) at: AtDifference,
    pub(super) rows: Vec<Row>,
    /// Where the chosen difference was last: it is looked for there first.
    last: usize,
    /// The difference that somebody asked for: in sight, whatever is looked for.
    pub(super) asked: Option<String>,
    /// Of which generation and of which sides the rows are.
    pub(super) rows_of: Option<(u64, Sides)>,
}

/// A row of the list, by numbers in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A group, and how many of its differences are shown.
    Heading(usize, usize),
    Case(usize, usize),
}

impl Compare {
    /// What was worked out, when it is of the sides that are asked for.
    pub(super) fn comparison<'m>(&self, model: &'m Model) -> Option<&'m Comparison> {
        let (of, comparison) = model.jobs.compared.as_ref()?;
        (*of == self.at.sides).then_some(comparison)
    }

    /// Works out the rows, if need be, and makes the place fit them.
    pub(super) fn fit(&mut self, model: &Model) {
        let of = (model.generation, self.at.sides.clone());
        if self.rows_of.as_ref() != Some(&of) {
            self.list(model);
            self.rows_of = Some(of);
        }
        if self.chosen_row(model).is_none() {
            let first = self.rows.iter().copied().find(|row| matches!(row, Row::Case(..)));
            self.at.case = first.map_or(String::new(), |row| self.key(model, row));
            self.at.scroll = 0;
        }
        self.last = self.chosen_row(model).unwrap_or(0);
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
    }

    fn list(&mut self, model: &Model) {
        let groups = self.comparison(model).map(|c| c.groups.as_slice()).unwrap_or_default();
        let mut rows = Vec::new();
        for (n, group) in groups.iter().enumerate() {
            let told = group.told.iter().enumerate();
            let shown = told.filter(|(_, told)| {
                let is_asked = || self.asked.as_ref() == Some(&difference_key(told));
                is_sought(model, told) || is_asked()
            });
            let shown: Vec<usize> = shown.map(|(m, _)| m).collect();
            if !shown.is_empty() {
                rows.push(Row::Heading(n, shown.len()));
                rows.extend(shown.into_iter().map(|m| Row::Case(n, m)));
            }
        }
        self.rows = rows;
    }

    /// The difference of a row with its group.
    pub(super) fn told<'m>(&self, model: &'m Model, row: Row) -> Option<(&'m Group, &'m Told)> {
        let Row::Case(n, m) = row else { return None };
        let group = self.comparison(model)?.groups.get(n)?;
        Some((group, group.told.get(m)?))
    }

    /// The chosen difference with its group.
    pub(super) fn chosen_told<'m>(&self, model: &'m Model) -> Option<(&'m Group, &'m Told)> {
        let row = self.rows.get(self.chosen_row(model)?).copied()?;
        self.told(model, row)
    }

    /// What names a difference, here and in a brief.
    fn key(&self, model: &Model, row: Row) -> String {
        self.told(model, row).map_or(String::new(), |(_, told)| difference_key(told))
    }

    /// Which row is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let is = |row: &Row| matches!(row, Row::Case(..)) && self.key(model, *row) == self.at.case;
        if self.rows.get(self.last).is_some_and(is) {
            return Some(self.last);
        }
        self.rows.iter().position(is)
    }

    /// Goes to another difference, headings are stepped over; in the pane beside, scrolls.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        if self.at.pane == Pane::Items {
            let text = &model.layout.text;
            self.at.scroll = scroll(step, self.at.scroll, text.lines, text.page);
            return;
        }
        let rows = &self.rows;
        let is_heading = |n: usize| matches!(rows.get(n), Some(Row::Heading(..)));
        let (at, page) = (self.chosen_row(model), model.layout.subjects.page);
        if let Some(n) = step_over(step, at, rows.len(), page, is_heading) {
            self.choose_row(model, n);
        }
    }

    /// Chooses a row; a heading cannot be chosen.
    pub(super) fn choose_row(&mut self, model: &Model, n: usize) {
        if let Some(row @ Row::Case(..)) = self.rows.get(n).copied() {
            self.at.case = self.key(model, row);
            self.at.scroll = 0;
            self.last = n;
        }
    }

    /// The first quote of the chosen difference.
    pub(super) fn first_quote(&self, model: &Model) -> Option<QuoteIx> {
        let (_, told) = self.chosen_told(model)?;
        told.quotes.iter().flatten().next().copied()
    }

    /// The position behind one side of the chosen difference.
    pub(super) fn position(&self, model: &Model, side: usize) -> Option<PositionIx> {
        let (_, told) = self.chosen_told(model)?;
        match model.dossier.find(told.positions.get(side)?.first()?) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Goes to the record of one side, of the actor whom the difference is of.
    pub(super) fn go_to_side(&self, model: &mut Model, side: usize) {
        let Some(ix) = self.position(model, side) else {
            return model.say("No position stands behind this side.");
        };
        let d = &model.dossier;
        let names = self.chosen_told(model).map(|(_, told)| told.actors.clone());
        let actors = d.position(ix).map_or(&[][..], |position| position.actors());
        let is_named = |ix: &&_| {
            let name = d.name_of(Entity::Actor(**ix));
            names.iter().flatten().any(|named| named == name)
        };
        let actor = actors.iter().find(is_named).copied();
        // Of two dates the earlier side may be gone by the later one: it is shown all the same.
        match Place::of_position(d, ix, actor) {
            Some(place) => model.go(place),
            None => model.say("No position stands behind this side."),
        }
    }

    /// Sets two days beside each other; where they are shown already, has others chosen.
    pub(super) fn show_dates(&mut self, model: &mut Model) {
        if self.at.sides == Sides::Dates {
            model.open(Overlay::AsOf(DayField::Since));
        } else {
            self.show(Sides::Dates);
        }
    }

    /// Sets something else beside each other.
    pub(super) fn show(&mut self, sides: Sides) {
        self.at = AtDifference { sides, ..AtDifference::default() };
    }
}

/// Whether a difference is looked for: one of its positions is, or its words match.
fn is_sought(model: &Model, told: &Told) -> bool {
    if !model.scope.is_narrowed() {
        return true;
    }
    let found = |id: &String| match model.dossier.find(id) {
        Some(Entity::Position(ix)) => model.scope.found.contains(ix),
        _ => false,
    };
    let named = |entity: &Entity| {
        let name = model.dossier.name_of(*entity);
        told.actors.iter().any(|actor| actor == name) || told.topic == name
    };
    told.positions.iter().flatten().any(found) || model.scope.named.iter().any(named)
}
