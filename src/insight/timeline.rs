//! The timeline: positions by the day on which they were said, or published, each at the precision of its
//! source. What is undated, and what only *possibly* had come to be there, stands apart: nothing is guessed.

use crate::dossier::date::{Date, Day};
use crate::dossier::terms::{Firmness, Stance};
use crate::dossier::{Dossier, Position, PositionIx, PositionSet};
use crate::insight::as_of::{Calendar, Clock};
use crate::insight::diff::said::says_all;
use crate::insight::diff::stand::Limit;
use crate::insight::diff::stand_words::limit_words;

/// Positions that came to be there at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// As the source states it: a month is a month. `None` for what is undated.
    pub stated: Option<Date>,
    /// The day from which they count for certain; `None` where no date bounds them.
    pub counts_from: Option<Day>,
    /// The first day on which they may have been there; `None` for an open beginning.
    pub first: Option<Day>,
    pub positions: Vec<PositionIx>,
}

impl Slot {
    /// Whether they may or may not have been there on that day: never counted. Of all days, what no date
    /// bounds for certain.
    pub fn is_possibly(&self, as_of: Option<Day>) -> bool {
        match (as_of, self.counts_from) {
            (None, from) => from.is_none(),
            (Some(day), from) => from.is_none_or(|from| from > day) && self.first <= Some(day),
        }
    }

    /// Whether they came to be there after that day.
    pub fn is_later(&self, as_of: Option<Day>) -> bool {
        as_of.is_some_and(|day| self.first > Some(day))
    }

    /// `3 May 2030`; `May 2030, first reported on 5 May 2030` where the publication bounds it
    /// better than the date; `statements without a date, first reported on 5 May 2030`.
    pub fn in_words(&self) -> String {
        let from = self.counts_from.map(Date::of_day);
        let bounded = self.stated.and_then(Date::last_day) == self.counts_from;
        match (self.stated, from) {
            (Some(stated), Some(_)) if bounded && stated.is_certain() => dated(stated),
            (Some(stated), Some(from)) => {
                format!("{}, first reported on {}", dated(stated), from.in_words())
            }
            (Some(stated), None) => dated(stated),
            (None, Some(from)) => {
                format!("statements without a date, first reported on {}", from.in_words())
            }
            (None, None) => "statements without a date, in undated documents".to_string(),
        }
    }
}

/// A date by itself; an end without a beginning says that it is the latest day.
fn dated(date: Date) -> String {
    match date {
        Date::Between(None, Some(_)) => format!("{} at the latest", date.in_words()),
        _ => date.in_words(),
    }
}

/// How a position is told among others of its day: `a draft says, in case of attack`, `others say`, or
/// its stance and how firm it is. A limit that the summary has is not repeated.
pub fn how(p: Position<'_>) -> String {
    let mut parts = match (p.is_draft(), p.stance()) {
        (true, _) => vec!["a draft says".to_string()],
        (false, Stance::Expected) => vec!["only others say so".to_string()],
        (false, stance) => std::iter::once(stance.name())
            .chain(p.firmness().map(Firmness::name))
            .map(str::to_lowercase)
            .collect(),
    };
    let limits = p.conditions().map(|c| Limit { kind: Some(c.kind), text: c.text });
    parts
        .extend(limits.filter(|limit| !says_all(p.summary(), limit.text)).map(|l| limit_words(&l)));
    parts.join(", ")
}

/// The date of a position by a clock, as it is stated.
pub(super) fn stated(d: &Dossier, p: Position<'_>, clock: Clock) -> Option<Date> {
    match clock {
        Clock::Said => p.stated_on(),
        Clock::Published => first_publication(d, p),
    }
}

/// The date of the document from which a position is known first.
fn first_publication(d: &Dossier, p: Position<'_>) -> Option<Date> {
    let documents = p.evidence().filter_map(|quote| d.document(quote.document()));
    let dates = documents.filter_map(|document| document.published_on);
    dates.min_by_key(|date| (!date.is_certain() || date.last_day().is_none(), date.last_day()))
}

/// Positions by time: dated ones first, undated ones after them by the day from which they count. What that
/// makes of them on a day is said by [`arranged`], which need not look at each position again.
pub fn timeline(d: &Dossier, calendar: &Calendar, clock: Clock, found: &PositionSet) -> Vec<Slot> {
    let mut placed: Vec<(Key, Option<Date>, PositionIx)> = found
        .iter()
        .filter_map(|ix| {
            let p = d.position(ix)?;
            let stated = stated(d, p, clock);
            let counts_from = calendar.day_of(ix, clock);
            let first = calendar.first_day_of(ix, clock);
            Some(((stated.is_none(), counts_from.is_none(), counts_from, first), stated, ix))
        })
        .collect();
    placed.sort_unstable_by_key(|(key, _, ix)| (*key, *ix));
    let mut slots: Vec<Slot> = Vec::new();
    for ((_, _, counts_from, first), stated, ix) in placed {
        let fits = |slot: &Slot| {
            (slot.stated, slot.counts_from, slot.first) == (stated, counts_from, first)
        };
        match slots.last_mut() {
            Some(slot) if fits(slot) => slot.positions.push(ix),
            _ => slots.push(Slot { stated, counts_from, first, positions: vec![ix] }),
        }
    }
    slots
}

/// The slots as they are read on a day: what is possibly there comes last, and what differs only in when it may
/// have been there at first stands together where that no longer matters.
pub fn arranged(slots: &[Slot], as_of: Option<Day>) -> Vec<Slot> {
    let (possibly, rest): (Vec<&Slot>, Vec<&Slot>) =
        slots.iter().partition(|slot| slot.is_possibly(as_of));
    let mut arranged: Vec<Slot> = Vec::with_capacity(slots.len());
    for slot in rest.into_iter().chain(possibly) {
        let state = |slot: &Slot| {
            let time = (slot.is_possibly(as_of), slot.is_later(as_of));
            (slot.stated, slot.counts_from, time)
        };
        match arranged.last_mut() {
            Some(last) if state(last) == state(slot) => {
                last.positions.extend_from_slice(&slot.positions);
                last.positions.sort_unstable();
            }
            _ => arranged.push(slot.clone()),
        }
    }
    arranged
}

/// Undated or not, the day from which it counts, and the first day: what is more precise comes later.
type Key = (bool, bool, Option<Day>, Option<Day>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, SourceFile, bundled, open};
    use crate::insight::as_of::{AsOf, Time, as_of};

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
        let AsOf { there, possibly } = time.positions(&d, &calendar);
        let slots = timeline(&d, &calendar, clock, &there.or(&possibly));
        let told: Vec<String> = arranged(&slots, day)
            .iter()
            .map(|slot| {
                let ids: Vec<String> = slot.positions.iter().map(|ix| ix.0.to_string()).collect();
                let is_possibly = slot.is_possibly(day);
                assert!(
                    slot.positions
                        .iter()
                        .all(|ix| is_possibly == possibly.contains(*ix) || day.is_none())
                );
                let possibly = if is_possibly { "possibly " } else { "" };
                format!("{possibly}{}: {}", slot.in_words(), ids.join(" "))
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
                "6 May 2030, uncertain, first reported on 9 May 2030: 5",
                "May 2030, first reported on 9 May 2030: 2",
                "statements without a date, first reported on 9 May 2030: 1",
            ],
        );
        check(Clock::Published, None, &dates, &["9 May 2030: 0 1 2 3 4 5"]);
    }

    #[test]
    fn an_end_without_a_beginning_is_the_latest_day() {
        check(
            Clock::Said,
            None,
            &["../2030-05-07", "-"],
            &[
                "by 7 May 2030 at the latest: 0",
                "statements without a date, first reported on 9 May 2030: 1",
            ],
        );
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
                "possibly May 2030, first reported on 9 May 2030: 2",
            ],
        );
        check(Clock::Published, Some((2030, 5, 8)), &dates, &[]);
    }

    #[test]
    fn the_bundled_dossier_begins_before_the_summit_and_loses_nothing() {
        let Opened { dossier: d, .. } = open(&bundled());
        let calendar = Calendar::new(&d);
        for clock in Clock::ALL {
            let slots = timeline(&d, &calendar, clock, &PositionSet::all(d.len()));
            let sum: usize = slots.iter().map(|slot| slot.positions.len()).sum();
            let shown: usize = arranged(&slots, None).iter().map(|slot| slot.positions.len()).sum();
            assert_eq!((sum, shown), (d.len(), d.len()));
            // On any day each slot is there, possibly there or later, as each of its positions is.
            for n in 1..=31 {
                let day = Some((2026, 1, n));
                let sorted = as_of(&calendar, clock, (2026, 1, n));
                for slot in &slots {
                    for ix in &slot.positions {
                        assert_eq!(slot.is_possibly(day), sorted.possibly.contains(*ix));
                        let there = !slot.is_possibly(day) && !slot.is_later(day);
                        assert_eq!(there, sorted.there.contains(*ix));
                    }
                }
            }
        }
    }
}
