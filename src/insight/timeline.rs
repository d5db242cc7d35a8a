//! The timeline: positions by the day on which they were said, or published, each at the precision of its
//! source. What is undated, and what only *possibly* had come to be there, stands apart: nothing is guessed.

use crate::dossier::date::{Date, Day};
use crate::dossier::{Dossier, Position, PositionIx};
use crate::insight::as_of::{AsOf, Calendar, Clock};

/// Positions that came to be there at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// As the source states it: a month is a month. `None` for what is undated.
    pub stated: Option<Date>,
    /// The day from which they count for certain; `None` where no date bounds them.
    pub counts_from: Option<Day>,
    /// Whether they may or may not have been there on the day that was asked for: never counted.
    pub possibly: bool,
    pub positions: Vec<PositionIx>,
}

impl Slot {
    /// `6 January 2026`; `January 2026, counts from 8 January 2026` where the publication bounds it
    /// better than the date; `counts from 8 January 2026` for what is undated.
    pub fn in_words(&self) -> String {
        let from = self.counts_from.map(Date::of_day);
        let bounded = self.stated.and_then(Date::last_day) == self.counts_from;
        match (self.stated, from) {
            (Some(stated), Some(_)) if bounded && stated.is_certain() => stated.in_words(),
            (Some(stated), Some(from)) => {
                format!("{}, counts from {}", stated.in_words(), from.in_words())
            }
            (Some(stated), None) => stated.in_words(),
            (None, Some(from)) => format!("counts from {}", from.in_words()),
            (None, None) => "counts from no day".to_string(),
        }
    }
}

/// The date of the document from which a position is known first.
fn first_publication(d: &Dossier, p: Position<'_>) -> Option<Date> {
    let documents = p.evidence().filter_map(|quote| d.document(quote.document()));
    let dates = documents.filter_map(|document| document.published_on);
    dates.min_by_key(|date| (!date.is_certain() || date.last_day().is_none(), date.last_day()))
}

/// The positions that count and those that possibly do, by time: dated ones first, undated ones after them by
/// the day from which they count, what is possibly there last.
pub fn timeline(d: &Dossier, calendar: &Calendar, clock: Clock, sorted: &AsOf) -> Vec<Slot> {
    let all = sorted.there.iter().chain(sorted.possibly.iter());
    let mut placed: Vec<(Key, Option<Date>, PositionIx)> = all
        .filter_map(|ix| {
            let p = d.position(ix)?;
            let stated = match clock {
                Clock::Said => p.stated_on(),
                Clock::Published => first_publication(d, p),
            };
            let counts_from = calendar.day_of(ix, clock);
            let possibly = sorted.possibly.contains(ix) || counts_from.is_none();
            let first = stated.and_then(Date::first_day);
            let key = (possibly, stated.is_none(), counts_from.is_none(), counts_from, first);
            Some((key, stated, ix))
        })
        .collect();
    placed.sort_unstable_by_key(|(key, _, ix)| (*key, *ix));
    let mut slots: Vec<Slot> = Vec::new();
    for ((possibly, _, _, counts_from, _), stated, ix) in placed {
        let fits = |slot: &Slot| {
            (slot.stated, slot.counts_from, slot.possibly) == (stated, counts_from, possibly)
        };
        match slots.last_mut() {
            Some(slot) if fits(slot) => slot.positions.push(ix),
            _ => slots.push(Slot { stated, counts_from, possibly, positions: vec![ix] }),
        }
    }
    slots
}

/// The section (possibly there, undated), the day from which it counts, and the first day: what is more
/// precise comes later.
type Key = (bool, bool, bool, Option<Day>, Option<Day>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionSet, SourceFile, bundled, open};
    use crate::insight::as_of::{Time, as_of};

    /// The timeline of positions with these dates, `-` for none, all from a document of 9 May 2030, as of a
    /// day or of all days.
    fn check(clock: Clock, day: Option<Day>, dates: &[&str], expected: &[&str]) {
        let positions: Vec<String> = dates
            .iter()
            .enumerate()
            .map(|(n, date)| {
                let dated = match *date {
                    "-" => String::new(),
                    date => format!("stated_on: \"{date}\", "),
                };
                format!(
                    "(id: \"p{n}\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", {dated}\
                     evidence: [(document: \"o\", exact: \"words\", attribution: [(who: [\"a\"], mode: Act)])])"
                )
            })
            .collect();
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
             topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\")], \
             documents: [(id: \"o\", publisher: \"P\", kind: News, published_on: \"2030-05-09\")], \
             positions: [{}])",
            positions.join(", ")
        );
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let calendar = Calendar::new(&d);
        let time = Time { clock, as_of: day, since: None };
        let told: Vec<String> = timeline(&d, &calendar, clock, &time.positions(&d, &calendar))
            .iter()
            .map(|slot| {
                let ids: Vec<String> = slot.positions.iter().map(|ix| ix.0.to_string()).collect();
                let possibly = if slot.possibly { "possibly " } else { "" };
                let undated = if slot.stated.is_none() { "undated " } else { "" };
                format!("{possibly}{undated}{}: {}", slot.in_words(), ids.join(" "))
            })
            .collect();
        assert_eq!(told, expected, "{dates:?}");
    }

    #[test]
    fn each_stands_at_its_own_precision_and_undated_ones_last() {
        let dates =
            ["2030-05-07", "-", "2030-05", "2030-05-06/2030-05-07", "2030-05-07", "2030-05-06?"];
        check(
            Clock::Said,
            None,
            &dates,
            &[
                "6 to 7 May 2030: 3",
                "7 May 2030: 0 4",
                "May 2030, counts from 9 May 2030: 2",
                "6 May 2030, uncertain, counts from 9 May 2030: 5",
                "undated counts from 9 May 2030: 1",
            ],
        );
        check(Clock::Published, None, &dates, &["9 May 2030: 0 1 2 3 4 5"]);
    }

    #[test]
    fn what_may_not_have_been_there_yet_stands_apart() {
        let dates = ["2030-05-07", "-", "2030-05", "2030-05-06/2030-05-07", "2030-05-05"];
        check(
            Clock::Said,
            Some((2030, 5, 6)),
            &dates,
            &[
                "5 May 2030: 4",
                "possibly 6 to 7 May 2030: 3",
                "possibly May 2030, counts from 9 May 2030: 2",
            ],
        );
        check(Clock::Published, Some((2030, 5, 8)), &dates, &[]);
    }

    #[test]
    fn the_bundled_dossier_begins_before_the_summit_and_loses_nothing() {
        let Opened { dossier: d, .. } = open(&bundled());
        let calendar = Calendar::new(&d);
        for clock in Clock::ALL {
            let all = AsOf { there: PositionSet::all(d.len()), possibly: PositionSet::none() };
            let slots = timeline(&d, &calendar, clock, &all);
            let sum: usize = slots.iter().map(|slot| slot.positions.len()).sum();
            assert_eq!(sum, d.len());
            let sixth = as_of(&calendar, clock, (2026, 1, 6));
            let slots = timeline(&d, &calendar, clock, &sixth);
            assert!(slots.iter().all(|s| s.possibly || s.counts_from <= Some((2026, 1, 6))));
        }
    }
}
