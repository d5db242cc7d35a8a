//! What the conflicts screen derives from the dossier, the scope and its place.

use std::collections::BTreeMap;

use crate::dossier::terms::Stance;
use crate::dossier::{Entity, PositionIx, QuoteIx};
use crate::insight::conflicts::case::{key, title};
use crate::insight::conflicts::words::quotes;
use crate::insight::conflicts::{Conflict, Kind, Side};
use crate::pages::conflicts::is_sought;
use crate::state::Model;
use crate::state::place::{AtRow, Pane, Place, id};
use crate::state::step::{Step, scroll, step_over};

/// The screen: where one is, and the rows that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Conflicts {
    pub(super) at: AtRow,
    pub(super) rows: Vec<Row>,
    /// Where the chosen case was last: it is looked for there first.
    last: usize,
    /// The case that somebody asked for: in sight, whatever is looked for.
    pub(super) asked: Option<String>,
    /// Of which generation the rows are.
    pub(super) rows_of: Option<u64>,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A kind, and how many cases are shown.
    Heading(Kind, usize),
    /// A case, and whether no other of its kind is on the same topic and of the same sides.
    Case(Conflict, bool),
}

impl Conflicts {
    /// Works out the rows, if need be, and makes the place fit them.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.rows_of != Some(model.generation) {
            self.list(model);
            self.rows_of = Some(model.generation);
        }
        if self.chosen_row(model).is_none() {
            let first = self.rows.iter().find_map(|row| match row {
                Row::Case(case, _) => Some(key(&model.dossier, case)),
                Row::Heading(..) => None,
            });
            self.at.row = first.unwrap_or_default();
            self.at.scroll = 0;
        }
        self.last = self.chosen_row(model).unwrap_or(0);
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
    }

    fn list(&mut self, model: &Model) {
        let found = model.jobs.differing.as_ref().map(|d| d.all.as_slice()).unwrap_or_default();
        let shown = found.iter().filter(|case| {
            let is_asked = || self.asked.as_ref() == Some(&key(&model.dossier, case));
            is_sought(&model.dossier, &model.scope, case) || is_asked()
        });
        let shown: Vec<Conflict> = shown.copied().collect();
        let mut rows = Vec::with_capacity(shown.len() + Kind::ALL.len());
        // That there is none is the answer that is looked for first.
        if !shown.is_empty() && !found.iter().any(|case| case.kind.is_contradiction()) {
            rows.push(Row::Heading(Kind::Contradiction, 0));
        }
        for cases in shown.chunk_by(|a, b| a.kind == b.kind) {
            rows.extend(cases.first().map(|case| Row::Heading(case.kind, cases.len())));
            let mut titles: BTreeMap<(String, String), usize> = BTreeMap::new();
            for case in cases {
                *titles.entry(title(&model.dossier, case)).or_default() += 1;
            }
            let is_alone = |case| titles.get(&title(&model.dossier, case)) == Some(&1);
            rows.extend(cases.iter().map(|case| Row::Case(*case, is_alone(case))));
        }
        self.rows = rows;
    }

    /// Which row is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let is = |row: &Row| match row {
            Row::Case(case, _) => key(&model.dossier, case) == self.at.row,
            Row::Heading(..) => false,
        };
        if self.rows.get(self.last).is_some_and(is) {
            return Some(self.last);
        }
        self.rows.iter().position(is)
    }

    /// The chosen case.
    pub(super) fn case(&self, model: &Model) -> Option<Conflict> {
        match self.rows.get(self.chosen_row(model)?)? {
            Row::Case(case, _) => Some(*case),
            Row::Heading(..) => None,
        }
    }

    /// The position that the chosen case turns on: what is asserted, or else the first.
    pub(super) fn position(&self, model: &Model) -> Option<PositionIx> {
        let case = self.case(model)?;
        let asserts = |ix: &PositionIx| {
            model.dossier.position(*ix).is_some_and(|p| p.stance() == Stance::Assert)
        };
        case.positions().find(asserts).or(case.positions().next())
    }

    /// The first quote of the chosen case.
    pub(super) fn first_quote(&self, model: &Model) -> Option<QuoteIx> {
        let quotes = quotes(model.known(), &self.case(model)?);
        quotes.into_iter().flatten().next().map(|quote| quote.ix)
    }

    /// Goes to another case, headings are stepped over; in the pane of the case, scrolls.
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
        if let Some(Row::Case(case, _)) = self.rows.get(n) {
            self.at.row = key(&model.dossier, case);
            self.at.scroll = 0;
            self.last = n;
        }
    }

    /// The record of one of the two sides of the chosen case. Where there is no statement, the cell that is
    /// silent.
    pub(super) fn place_of(&self, model: &Model, side: usize) -> Option<Place> {
        let (d, case) = (&model.dossier, self.case(model)?);
        match case.sides.get(side)? {
            Side::Position(ix) => Place::of_position(d, *ix, None),
            Side::Participation(..) => {
                let quote = quotes(model.known(), &case).get(side).copied().flatten()?;
                Some(Place::of_record(d, quote))
            }
            Side::Text(ix) => Some(Place::of_document(d, Entity::Instrument(*ix), 0)),
            Side::Silence(actor, topic) => {
                Some(Place::of_cell(&id(d, Entity::Actor(*actor)), &id(d, Entity::Topic(*topic))))
            }
        }
    }

    /// Goes to the record of one side.
    pub(super) fn go_to_side(&self, model: &mut Model, side: usize) {
        if let Some(place) = self.place_of(model, side) {
            model.go(place);
        }
    }
}
