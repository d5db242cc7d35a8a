//! The days as a picture: what each actor said on each, or what was published, by stance. What is undated stands
//! apart, on the day on which it was first reported.

use std::collections::BTreeMap;

use crate::dossier::date::Day;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Known, PositionSet};
use crate::insight::as_of::{Calendar, Clock};
use crate::insight::cell::has_row;
use crate::insight::timeline::first_publication;

/// What stands under one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayColumn {
    /// Dated days come first.
    pub is_undated: bool,
    /// No day at all comes last.
    pub is_open: bool,
    pub day: Option<Day>,
}

/// How many positions an actor has there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By stance.
    pub of: BTreeMap<Stance, usize>,
    /// On drafts.
    pub drafts: usize,
    /// That do not stand in their sources as they are quoted.
    pub fallen: usize,
}

impl Tally {
    pub fn total(&self) -> usize {
        self.of.values().sum::<usize>() + self.drafts + self.fallen
    }
}

/// What each actor with a row said, by day.
pub type Days = BTreeMap<DayColumn, BTreeMap<ActorIx, Tally>>;

impl DayColumn {
    /// Under which day what has this date, or none, stands.
    pub const fn new(is_dated: bool, counts_from: Option<Day>) -> DayColumn {
        DayColumn { is_undated: !is_dated, is_open: counts_from.is_none(), day: counts_from }
    }
}

/// Works it out by a clock. Grows with the positions.
pub fn days(d: Known<'_>, calendar: &Calendar, clock: Clock, shown: &PositionSet) -> Days {
    let mut days = Days::new();
    for p in shown.iter().filter_map(|ix| d.position(ix)) {
        let is_dated = match clock {
            Clock::Said => p.stated_on().is_some(),
            Clock::Published => first_publication(&d, p).is_some(),
        };
        let column = DayColumn::new(is_dated, calendar.day_of(p.ix, clock));
        for actor in p.actors().iter().filter(|actor| has_row(&d, **actor)) {
            let tally = days.entry(column).or_default().entry(*actor).or_default();
            match (d.is_fallen(p.ix), p.is_draft()) {
                (true, _) => tally.fallen += 1,
                (false, true) => tally.drafts += 1,
                (false, false) => *tally.of.entry(p.stance()).or_default() += 1,
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Entity, bundled, open};

    #[test]
    fn every_position_of_an_actor_stands_under_one_day_and_the_undated_apart() {
        let d = open(&bundled()).dossier;
        let calendar = Calendar::new(&d);
        for clock in [Clock::Said, Clock::Published] {
            let all = PositionSet::all(d.len());
            let days = days(Known::from(&d), &calendar, clock, &all);
            for actor in d.actor_indices().filter(|ix| has_row(&d, *ix)) {
                let told: usize =
                    days.values().filter_map(|of| of.get(&actor)).map(Tally::total).sum();
                assert_eq!(told, d.positions_of(actor).len());
            }
        }
        let said = days(Known::from(&d), &calendar, Clock::Said, &PositionSet::all(d.len()));
        let Some(Entity::Actor(ita)) = d.find("ita") else { panic!() };
        let refusal: Vec<DayColumn> = said
            .iter()
            .filter(|(_, of)| of.get(&ita).is_some_and(|t| t.of.contains_key(&Stance::Refuse)))
            .map(|(column, _)| *column)
            .collect();
        assert_eq!(refusal, [DayColumn::new(false, Some((2026, 1, 7)))]);
        let order: Vec<bool> = said.keys().map(|column| column.is_undated).collect();
        assert!(order.is_sorted());
    }
}
