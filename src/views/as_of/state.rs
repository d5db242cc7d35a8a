//! What the box derives from the calendar: the days that can be chosen in either field, and what comes of the choice.

use super::typed;
use crate::dossier::date::Day;
use crate::insight::as_of::{AsOf as Sorted, Calendar, Clock, Time, as_of};
use crate::state::Model;
use crate::state::editor::Typed;
use crate::state::overlay::DayField;
use crate::state::step::Step;
use crate::views::parts::picker::Picker;

/// The box: by which clock days count, and the two days.
#[derive(Debug)]
pub(in crate::views) struct AsOf {
    pub(super) clock: Clock,
    pub(super) field: DayField,
    pub(super) until: Column,
    pub(super) since: Column,
    /// What the choice leaves, and of which clock and day that was counted.
    pub(super) left: Left,
    left_of: Option<(u64, Clock, Option<Day>)>,
    /// The day as of which everything was shown, where nothing was marked: whoever goes on from it to a later day asks
    /// what changed, unless another day is chosen.
    came_from: Option<Day>,
}

/// One field: what is typed into it, and the days among which one is chosen.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// What is typed, and the row that is chosen.
    pub(super) picker: Picker,
    /// The chosen day: it stays chosen when the rows are others. `None`: the first row, which is no day.
    pub(super) day: Option<Day>,
    pub(super) rows: Vec<Choice>,
}

/// A row of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// None for the whole record, or for no day.
    pub(super) day: Option<Day>,
    /// How many entries came on that day, and how many were there by then.
    pub(super) came: usize,
    pub(super) sum: usize,
}

/// What counts on the chosen day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) there: usize,
    /// Of these, those that were published later for certain.
    pub(super) later: usize,
    pub(super) possibly: usize,
}

impl AsOf {
    pub(in crate::views) fn new(model: &Model, field: DayField) -> AsOf {
        let Time { clock, as_of, since } = model.scope.time;
        let column = |day| Column { day, ..Column::default() };
        let (until, since) = (column(as_of), column(since));
        let came_from = as_of.filter(|_| model.scope.time.since.is_none());
        let (left, left_of) = (Left::default(), None);
        let mut all = AsOf { clock, field, until, since, left, left_of, came_from };
        all.fit(model);
        all
    }

    /// The time that is chosen.
    pub(super) fn time(&self) -> Time {
        Time { clock: self.clock, as_of: self.until.day, since: self.since.day }
    }

    /// Works out the rows of both fields. A day compares with an earlier one.
    pub(super) fn fit(&mut self, model: &Model) {
        let calendar = &model.calendar;
        let all = days(calendar, self.clock, model.dossier.len());
        self.until.fit(&all, None);
        let until = self.until.day;
        if let Some(day) = self.came_from {
            self.since.day = until.filter(|until| day < *until).and(Some(day));
        }
        self.since.day = self.since.day.filter(|day| until.is_none_or(|until| *day < until));
        self.since.fit(&all, until);
        let of = (model.read.checked, self.clock, until);
        if self.left_of != Some(of) {
            self.left = left(calendar, self.clock, until, model.dossier.len());
            self.left_of = Some(of);
        }
    }

    pub(super) fn column(&self, field: DayField) -> &Column {
        match field {
            DayField::AsOf => &self.until,
            DayField::Since => &self.since,
        }
    }

    /// The field that has the focus.
    pub(super) fn focused(&mut self) -> &mut Column {
        match self.field {
            DayField::AsOf => &mut self.until,
            DayField::Since => {
                self.came_from = None;
                &mut self.since
            }
        }
    }

    /// Chooses another row of the field that has the focus.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let page = model.layout.above.page;
        let column = self.focused();
        let to = step.from(column.picker.chosen, column.rows.len(), page);
        column.choose(to);
        self.fit(model);
    }

    /// Takes note of what was typed into it: what fits best is chosen.
    pub(super) fn typed(&mut self, model: &Model, typed: Typed) -> bool {
        if typed == Typed::Changed {
            self.fit(model);
            self.focused().choose(0);
            self.fit(model);
        }
        typed != Typed::Nothing
    }
}

impl Column {
    /// Chooses a row.
    pub(super) fn choose(&mut self, n: usize) {
        if let Some(choice) = self.rows.get(n) {
            self.day = choice.day;
            self.picker.chosen = n;
        }
    }

    /// The rows among all, the latest first: with nothing typed all of them before `until`, else those that can be
    /// meant, and first the day that is stated, whether anything changed on it or not.
    fn fit(&mut self, all: &[Choice], until: Option<Day>) {
        let text = self.picker.text().trim();
        let is_before = |day: &Day| until.is_none_or(|until| *day < until);
        // Without its year a day is the last such one that is not after the last day on record.
        let last = all.iter().find_map(|choice| choice.day);
        let can_be = |day: &Day| Some(*day) <= last && is_before(day);
        let stated = typed::day(text, last.map(|(year, ..)| year), can_be).filter(is_before);
        let is_meant = |choice: &&Choice| match choice.day {
            None => text.is_empty(),
            Some(day) => is_before(&day) && (text.is_empty() || typed::may_mean(text, day)),
        };
        let mut rows: Vec<Choice> = all.iter().filter(is_meant).copied().collect();
        // A day on which nothing changed can be chosen as well, and stays in sight.
        if let Some(day) = if text.is_empty() { self.day } else { stated } {
            let at = rows.iter().position(|choice| choice.day == Some(day));
            let new = || Choice { day: Some(day), came: 0, sum: sum_by(all, day) };
            let row = at.map_or_else(new, |at| rows.remove(at));
            let earlier = rows.iter().position(|choice| choice.day.is_some_and(|d| d < day));
            let place = if text.is_empty() { earlier.unwrap_or(rows.len()) } else { 0 };
            rows.insert(place, row);
        }
        self.picker.chosen = rows.iter().position(|row| row.day == self.day).unwrap_or(0);
        self.rows = rows;
    }
}

/// The whole record, then the days on which something changed, the latest first.
fn days(calendar: &Calendar, clock: Clock, len: usize) -> Vec<Choice> {
    let mut sum = 0;
    let days = calendar.days(clock).map(|(day, came)| {
        sum += came;
        Choice { day: Some(day), came, sum }
    });
    let mut rows: Vec<Choice> = days.collect();
    rows.push(Choice { day: None, came: 0, sum: len });
    rows.reverse();
    rows
}

/// How much was there by a day.
fn sum_by(all: &[Choice], day: Day) -> usize {
    let before = all.iter().find(|choice| choice.day.is_some_and(|other| other <= day));
    before.map_or(0, |choice| choice.sum)
}

fn left(calendar: &Calendar, clock: Clock, until: Option<Day>, len: usize) -> Left {
    let Some(day) = until else { return Left { there: len, ..Left::default() } };
    let Sorted { there, possibly } = as_of(calendar, clock, day);
    let out = as_of(calendar, Clock::Published, day);
    let later = there.without(&out.there).without(&out.possibly).len();
    Left { there: there.len(), later, possibly: possibly.len() }
}
