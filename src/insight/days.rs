//! The days as a picture: what each actor said on each, or what was published, by stance. What is undated stands
//! apart, on the day on which it was first reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::date::Day;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Known, PositionSet};
use crate::insight::as_of::{Calendar, Clock};
use crate::insight::cell::has_row;
use crate::insight::grid::rows;
use crate::insight::timeline::stated;

/// What stands under one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayColumn {
    /// No day at all comes last, whether dated to one or not.
    pub is_open: bool,
    /// Dated days come first.
    pub is_undated: bool,
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
#[derive(Clone, Debug, Default)]
pub struct Days {
    pub columns: BTreeMap<DayColumn, BTreeMap<ActorIx, Tally>>,
    /// Whoever said anything, in the order of the grid.
    pub actors: Vec<ActorIx>,
    /// Whether anything that is dated to several days stands under the last of them.
    pub has_spans: bool,
}

impl DayColumn {
    /// Under which day what has this date, or none, stands.
    pub const fn new(is_dated: bool, counts_from: Option<Day>) -> DayColumn {
        let is_open = counts_from.is_none();
        DayColumn { is_open, is_undated: !is_dated && !is_open, day: counts_from }
    }
}

/// Works it out by a clock. Grows with the positions.
pub fn days(d: Known<'_>, calendar: &Calendar, clock: Clock, shown: &PositionSet) -> Days {
    let mut days = Days::default();
    for p in shown.iter().filter_map(|ix| d.position(ix)) {
        let is_dated = stated(&d, p, clock).is_some();
        let day = calendar.day_of(p.ix, clock);
        let column = DayColumn::new(is_dated, day);
        let is_span = is_dated && day.is_some() && calendar.first_day_of(p.ix, clock) != day;
        for actor in p.actors().iter().filter(|actor| has_row(&d, **actor)) {
            days.has_spans |= is_span;
            let tally = days.columns.entry(column).or_default().entry(*actor).or_default();
            match (d.is_fallen(p.ix), p.is_draft()) {
                (true, _) => tally.fallen += 1,
                (false, true) => tally.drafts += 1,
                (false, false) => *tally.of.entry(p.stance()).or_default() += 1,
            }
        }
    }
    let there: BTreeSet<ActorIx> =
        days.columns.values().flat_map(BTreeMap::keys).copied().collect();
    let all = rows(&d).into_iter().map(|(_, actor)| actor);
    days.actors = all.filter(|actor| there.contains(actor)).collect();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Entity, SourceFile, bundled, open};

    #[test]
    fn every_position_of_an_actor_stands_under_one_day_and_the_undated_apart() {
        let d = open(&bundled()).dossier;
        let calendar = Calendar::new(&d);
        for clock in [Clock::Said, Clock::Published] {
            let all = PositionSet::all(d.len());
            let days = days(Known::from(&d), &calendar, clock, &all);
            for actor in d.actor_indices().filter(|ix| has_row(&d, *ix)) {
                let told: usize =
                    days.columns.values().filter_map(|of| of.get(&actor)).map(Tally::total).sum();
                assert_eq!(told, d.positions_of(actor).len());
            }
        }
        let said = days(Known::from(&d), &calendar, Clock::Said, &PositionSet::all(d.len()));
        let Some(Entity::Actor(ita)) = d.find("ita") else { panic!() };
        let refusal: Vec<DayColumn> = said
            .columns
            .iter()
            .filter(|(_, of)| of.get(&ita).is_some_and(|t| t.of.contains_key(&Stance::Refuse)))
            .map(|(column, _)| *column)
            .collect();
        assert_eq!(refusal, [DayColumn::new(false, Some((2026, 1, 7)))]);
        // The declaration is dated "2026-01-06/2026-01-07".
        assert!(said.has_spans);
        let order: Vec<(bool, bool)> =
            said.columns.keys().map(|column| (column.is_open, column.is_undated)).collect();
        assert!(order.is_sorted() && order.iter().filter(|(is_open, _)| *is_open).count() == 1);
    }

    #[test]
    fn what_is_dated_to_no_day_stands_with_what_has_none() {
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "u", publisher: "P", kind: News)], positions: [P("x", "2030-05-07/.."), P("y", "2030-05-06"), N])"#;
        let position = |id: &str, on: &str| {
            format!(
                r#"(id: "{id}", actors: ["a"], topic: "t", stance: Refuse, summary: "S",{on}
                evidence: [(document: "u", exact: "words", attribution: [(who: ["a"], mode: Act)])])"#
            )
        };
        let text = text
            .replace(
                r#"P("x", "2030-05-07/..")"#,
                &position("x", r#" stated_on: "2030-05-07/..","#),
            )
            .replace(r#"P("y", "2030-05-06")"#, &position("y", r#" stated_on: "2030-05-06","#))
            .replace(", N]", &format!(", {}]", position("z", "")));
        let d = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier;
        assert_eq!(d.len(), 3);
        let days = days(Known::from(&d), &Calendar::new(&d), Clock::Said, &PositionSet::all(3));
        assert!(!days.has_spans);
        let columns: Vec<Option<Day>> = days.columns.keys().map(|column| column.day).collect();
        assert_eq!(columns, [Some((2030, 5, 6)), None]);
    }
}
