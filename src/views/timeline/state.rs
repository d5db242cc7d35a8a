//! What the timeline derives from the dossier, the scope and its place.

use crate::dossier::date::{Date, Day};
use crate::dossier::{Entity, PositionIx};
use crate::insight::as_of::Clock;
use crate::insight::days::DayColumn;
use crate::insight::timeline::{Slot, arranged, timeline};
use crate::scope::query::asks_of_proofs;
use crate::state::place::{AtDate, Pane, Place, id};
use crate::state::step::Step;
use crate::state::{Model, Read};

/// The screen: where one is, and the dates that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Timeline {
    pub(super) at: AtDate,
    slots: Vec<Slot>,
    /// The same as they are read on the day that is looked at.
    pub(super) rows: Vec<Slot>,
    /// Where the chosen date was last: it is looked for there first.
    last: usize,
    /// Of which dossier, query and clock the slots are: another day only arranges them anew.
    slots_of: Option<(Read, String, u64, Clock)>,
    /// Of which generation the rows are.
    rows_of: Option<u64>,
    /// Whether the days stand above the list as a picture; `None` for where there is room.
    picture: Option<bool>,
}

/// From so many rows on there is room for the picture.
const ROOM: u16 = 24;

impl Timeline {
    /// Works out the dates, if need be, and makes the place fit them.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.rows_of != Some(model.generation) {
            self.work_out(model);
            self.rows_of = Some(model.generation);
        }
        let position = match model.dossier.find(&self.at.position) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        };
        let has_it = |slot: &&Slot| position.is_some_and(|ix| slot.positions.contains(&ix));
        if !self.slot().as_ref().is_some_and(has_it) {
            // Where the chosen position stands now, where the time is, or else at the beginning.
            let as_of = model.scope.time.as_of;
            let at = |slot: &&Slot| as_of.is_some() && slot.counts_from == as_of;
            let rows = || self.rows.iter();
            let other = rows().find(has_it).or(self.slot());
            let other = other.or(rows().find(at)).or(self.rows.first());
            self.at.date = other.map_or(String::new(), key);
        }
        self.last = self.chosen_date().unwrap_or(0);
        if self.chosen_position(model).is_none() {
            let first = self.slot().and_then(|slot| slot.positions.first()).copied();
            self.at.position = position_id(model, first);
        }
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
        if self.at.position.is_empty() {
            self.at.pane = Pane::Subjects;
        }
    }

    fn work_out(&mut self, model: &Model) {
        let (time, scope) = (model.scope.time, &model.scope);
        // Which are proved becomes known document by document.
        let proved = if asks_of_proofs(&scope.query) { model.proved } else { 0 };
        let of = (model.read, scope.find.clone(), proved, time.clock);
        // Before the calendar is there nothing can be placed; it comes with the index.
        if self.slots_of.as_ref() != Some(&of) || !model.calendar.is_of(model.dossier.len()) {
            // What came later stays in sight: the cursor goes there, too.
            self.slots = timeline(&model.dossier, &model.calendar, time.clock, &scope.found);
            self.slots_of = Some(of);
        }
        self.rows = arranged(&self.slots, time.as_of);
    }

    /// Whether the days stand above the list as a picture, of so many rows.
    pub(super) fn shows_picture(&self, rows: u16) -> bool {
        self.picture.unwrap_or(rows >= ROOM)
    }

    /// Shows the picture, or the list alone.
    pub(super) fn turn_view(&mut self, model: &mut Model) {
        let is_shown = model.layout.picture == Some(true);
        let is_on = self.picture.unwrap_or(is_shown);
        self.picture = Some(!is_on);
        let is_nobody = model.jobs.days.as_ref().is_some_and(|days| days.actors.is_empty());
        match (is_on, is_nobody, model.layout.picture) {
            (true, ..) if is_shown => {}
            (true, ..) => model.say("The list alone is shown."),
            (false, true, _) => model.say("Nobody here said anything that a picture could show."),
            (false, false, None) => model.say("The picture needs more rows than there are here."),
            (false, false, Some(_)) => {}
        }
    }

    /// The first date that stands under a day of the picture.
    pub(super) fn row_of(&self, column: DayColumn) -> Option<usize> {
        let of = |slot: &Slot| DayColumn::new(slot.stated.is_some(), slot.counts_from);
        self.rows.iter().position(|slot| of(slot) == column)
    }

    /// The chosen date.
    pub(super) fn slot(&self) -> Option<&Slot> {
        self.rows.get(self.chosen_date()?)
    }

    /// The day from which the chosen date counts for certain.
    pub(super) fn day(&self) -> Option<Day> {
        self.slot()?.counts_from
    }

    /// Which date is chosen.
    pub(super) fn chosen_date(&self) -> Option<usize> {
        let is = |slot: &Slot| key(slot) == self.at.date;
        if self.rows.get(self.last).is_some_and(is) {
            return Some(self.last);
        }
        self.rows.iter().position(is)
    }

    /// The chosen position.
    pub(super) fn position(&self, model: &Model) -> Option<PositionIx> {
        match model.dossier.find(&self.at.position) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        }
    }

    /// Which position of the chosen date is chosen.
    pub(super) fn chosen_position(&self, model: &Model) -> Option<usize> {
        let ix = self.position(model)?;
        self.slot()?.positions.iter().position(|other| *other == ix)
    }

    /// Goes to another date, or to another position of the chosen one.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let (at, len, page) = match self.at.pane {
            Pane::Subjects => (self.chosen_date(), self.rows.len(), model.layout.subjects.page),
            Pane::Items | Pane::Card => {
                let len = self.slot().map_or(0, |slot| slot.positions.len());
                (self.chosen_position(model), len, model.layout.items.page)
            }
        };
        self.choose_in(model, self.at.pane, step.from(at.unwrap_or(0), len, page));
    }

    /// Chooses a date or a position.
    pub(super) fn choose_in(&mut self, model: &Model, pane: Pane, n: usize) {
        match pane {
            Pane::Subjects => {
                if let Some(slot) = self.rows.get(n) {
                    self.at.date = key(slot);
                    self.at.position.clear();
                    self.last = n;
                }
            }
            Pane::Items | Pane::Card => {
                let chosen = self.slot().and_then(|slot| slot.positions.get(n)).copied();
                if chosen.is_some() {
                    self.at.position = position_id(model, chosen);
                }
            }
        }
    }

    /// From a date to its positions, from a position to its evidence.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        if self.at.pane == Pane::Subjects {
            model.go(Place::Timeline(AtDate { pane: Pane::Items, ..self.at.clone() }));
        } else if let Some(ix) = self.position(model) {
            model.go_to_position(ix, None);
        }
    }
}

fn position_id(model: &Model, ix: Option<PositionIx>) -> String {
    ix.map_or(String::new(), |ix| id(&model.dossier, Entity::Position(ix)))
}

/// What names a date: its text, and the day from which it counts.
fn key(slot: &Slot) -> String {
    let stated = slot.stated.map_or("undated".to_string(), |date| date.to_string());
    let from = slot.counts_from.map_or(String::new(), |day| Date::of_day(day).to_string());
    let first = slot.first.map_or(String::new(), |day| Date::of_day(day).to_string());
    format!("{stated}|{from}|{first}")
}
