//! What could be said on a day: as of a date, by one of two clocks, and since another date.
//!
//! By the clock of what was *said*, a position counts from the day on which it was stated; an undated one
//! from its earliest publication, because it was said by then. By the clock of what was *published*,
//! each quote counts from the day of its document, and so do the conditions and links that rest on
//! it. A date that may lie on either side is *possibly* there: listed apart, never counted.

use crate::dossier::date::Date;
use crate::dossier::{DocumentIx, Dossier, Position, PositionSet, Rows};

/// A day: year, month, day.
pub type Day = (u16, u8, u8);

/// Which date of a position counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    #[default]
    Said,
    Published,
}

impl Clock {
    pub const ALL: [Clock; 2] = [Clock::Said, Clock::Published];

    pub const fn name(self) -> &'static str {
        match self {
            Clock::Said => "said",
            Clock::Published => "published",
        }
    }

    pub fn from_name(name: &str) -> Option<Clock> {
        Clock::ALL.into_iter().find(|clock| clock.name().eq_ignore_ascii_case(name))
    }
}

/// Whether something was there on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum There {
    No,
    /// Its date may lie on either side.
    Possibly,
    Yes,
}

/// The stretch of days in which something came to be; open ends are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    first: Option<Day>,
    last: Option<Day>,
}

impl Stretch {
    /// Nothing is known of it.
    const UNKNOWN: Stretch = Stretch { first: None, last: None };

    fn of(date: Option<Date>) -> Stretch {
        // What is marked as uncertain or approximate bounds nothing.
        date.filter(|date| date.is_certain()).map_or(Stretch::UNKNOWN, |date| Stretch {
            first: date.first_day(),
            last: date.last_day(),
        })
    }

    /// Whether it was there on that day, the day itself among them.
    pub fn by(self, day: Day) -> There {
        match (self.first, self.last) {
            (_, Some(last)) if last <= day => There::Yes,
            (Some(first), _) if first > day => There::No,
            _ => There::Possibly,
        }
    }
}

/// When a position came to be there, by a clock.
pub fn stretch(d: &Dossier, p: Position<'_>, clock: Clock) -> Stretch {
    let published = first_published(d, p.evidence().map(|quote| quote.document()));
    match clock {
        Clock::Published => published,
        Clock::Said => {
            let said = Stretch::of(p.stated_on());
            // Whatever was published was said by then; and nothing says that it was not said long before,
            // unless it is undated: then it counts from its publication.
            let first = match p.stated_on() {
                None => published.first,
                Some(_) => said.first,
            };
            let last = [said.last, published.last].into_iter().flatten().min();
            Stretch { first, last }
        }
    }
}

/// The first publication among documents: it is there once the earliest of them is.
fn first_published(d: &Dossier, documents: impl Iterator<Item = DocumentIx>) -> Stretch {
    let mut all = documents.map(|ix| Stretch::of(d.document(ix).and_then(|doc| doc.published_on)));
    let Some(mut found) = all.next() else { return Stretch::UNKNOWN };
    for other in all {
        // An open beginning may lie before any other; a known end bounds the earliest.
        found.first = found.first.zip(other.first).map(|(a, b)| a.min(b));
        found.last = [found.last, other.last].into_iter().flatten().min();
    }
    found
}

/// Whether a position was there on a day.
pub fn there(d: &Dossier, p: Position<'_>, clock: Clock, day: Day) -> There {
    stretch(d, p, clock).by(day)
}

/// Whether what rests on some quotes was there on a day: a condition, a link, a participation. With no
/// quote of its own it came with what it hangs on.
pub fn part_there(d: &Dossier, evidence: Rows, clock: Clock, day: Day) -> There {
    if evidence.is_empty() || clock == Clock::Said {
        return There::Yes;
    }
    first_published(d, d.quotes(evidence).map(|quote| quote.document())).by(day)
}

/// The positions of a dossier on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// Those that count.
    pub there: PositionSet,
    /// Those that may have been there: listed apart.
    pub possibly: PositionSet,
}

/// Sorts every position. One pass over all of them.
pub fn as_of(d: &Dossier, clock: Clock, day: Day) -> AsOf {
    let mut sorted = AsOf::default();
    for p in d.positions() {
        match there(d, p, clock, day) {
            There::Yes => sorted.there.insert(p.ix),
            There::Possibly => sorted.possibly.insert(p.ix),
            There::No => {}
        }
    }
    sorted
}

/// The days on which something came to be there for certain, in order: where the cursor of the
/// timeline stops.
pub fn days(d: &Dossier, clock: Clock) -> Vec<Day> {
    let mut days: Vec<Day> = d.positions().filter_map(|p| stretch(d, p, clock).last).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// What came to be there between two days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// There on the later day, and not on the earlier one.
    pub new: PositionSet,
    /// There on the later day, and possibly on the earlier one already: listed apart.
    pub perhaps: PositionSet,
}

/// What two views differ in.
pub fn since(earlier: &AsOf, later: &AsOf) -> Since {
    let differ = || later.there.iter().filter(|ix| !earlier.there.contains(*ix));
    Since {
        new: differ().filter(|ix| !earlier.possibly.contains(*ix)).collect(),
        perhaps: differ().filter(|ix| earlier.possibly.contains(*ix)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionIx, SourceFile, bundled, open};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Date::parse(text).unwrap().first_day().unwrap()
    }

    /// A position stated on `stated`, quoted from documents published on `published`.
    fn check(stated: &str, published: &[&str], clock: Clock, on: &str, expected: There) {
        let optional = |field: &str, date: &str| match date {
            "" => String::new(),
            date => format!(", {field}: \"{date}\""),
        };
        let documents: Vec<String> = published
            .iter()
            .enumerate()
            .map(|(n, date)| {
                let date = optional("published_on", date);
                format!("(id: \"o{n}\", publisher: \"P\", kind: News{date})")
            })
            .collect();
        let by_it = r#"exact: "words", attribution: [(who: ["a"], mode: Act)]"#;
        let quotes: Vec<String> =
            (0..published.len()).map(|n| format!("(document: \"o{n}\", {by_it})")).collect();
        let (documents, quotes) = (documents.join(", "), quotes.join(", "));
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
             topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\")], \
             documents: [{documents}], positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, \
             summary: \"S\", evidence: [{quotes}]{})])",
            optional("stated_on", stated)
        );
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let found = there(&d, d.position(PositionIx(0)).unwrap(), clock, day(on));
        assert_eq!(found, expected, "{stated} {published:?} {clock:?} {on}");
    }

    #[test]
    fn a_date_counts_from_its_last_day_and_is_possible_from_its_first() {
        use Clock::Said;
        use There::{No, Possibly, Yes};
        check("2026-01-06", &["2026-01-08"], Said, "2026-01-05", No);
        check("2026-01-06", &["2026-01-08"], Said, "2026-01-06", Yes);
        check("2026-01", &["2026-02-08"], Said, "2025-12-31", No);
        check("2026-01", &["2026-02-08"], Said, "2026-01-30", Possibly);
        check("2026-01", &["2026-02-08"], Said, "2026-01-31", Yes);
        // What was published was said by then.
        check("2026-01", &["2026-01-08"], Said, "2026-01-08", Yes);
        check("2026-01-06/2026-01-08", &["2026-02-01"], Said, "2026-01-07", Possibly);
        check("../2026-01-06", &["2026-01-07"], Said, "2020-01-01", Possibly);
        check("../2026-01-06", &["2026-01-07"], Said, "2026-01-06", Yes);
        check("2026-01-06/..", &["2026-02-01"], Said, "2026-01-31", Possibly);
        check("2026-01-06/..", &["2026-02-01"], Said, "2026-02-01", Yes);
        // A doubtful date bounds nothing, its publication does.
        check("2026-01-06?", &["2026-01-08"], Said, "2026-01-07", Possibly);
        check("2026-01-06?", &["2026-01-08"], Said, "2026-01-08", Yes);
    }

    #[test]
    fn an_undated_one_counts_from_its_earliest_publication() {
        use There::{No, Possibly, Yes};
        for clock in Clock::ALL {
            check("", &["2026-01-08", "2026-01-07"], clock, "2026-01-06", No);
            check("", &["2026-01-08", "2026-01-07"], clock, "2026-01-07", Yes);
            check("", &[""], clock, "2026-01-07", Possibly);
            check("", &["", "2026-01-07"], clock, "2026-01-06", Possibly);
            check("", &["", "2026-01-07"], clock, "2026-01-07", Yes);
        }
        check("2026-01-06", &["2026-01-08"], Clock::Published, "2026-01-07", No);
        check("2026-01-06", &["2026-01-08"], Clock::Published, "2026-01-08", Yes);
    }

    #[test]
    fn the_evening_of_the_sixth_knows_less_than_the_eighth() {
        let Opened { dossier: d, .. } = open(&bundled());
        for clock in Clock::ALL {
            let sixth = as_of(&d, clock, day("2026-01-06"));
            let eighth = as_of(&d, clock, day("2026-01-08"));
            assert!(!sixth.there.is_empty() && sixth.there.len() < eighth.there.len());
            let Since { new, perhaps } = since(&sixth, &eighth);
            assert_eq!(new.len() + perhaps.len(), eighth.there.len() - sixth.there.len());
            assert!(!new.is_empty());
        }
        assert!(days(&d, Clock::Said).contains(&day("2026-01-06")));
    }

    proptest! {
        /// For any two days the difference is what the two views differ in; what was there stays there.
        #[test]
        fn what_is_since_is_what_the_views_differ_in(a in 1_u8..=31, b in 1_u8..=31, said: bool) {
            let Opened { dossier: d, .. } = open(&bundled());
            let clock = if said { Clock::Said } else { Clock::Published };
            let (earlier, later) = (a.min(b), a.max(b));
            let (x, y) = (as_of(&d, clock, (2026, 1, earlier)), as_of(&d, clock, (2026, 1, later)));
            let mut both = x.there.clone();
            let Since { new, perhaps } = since(&x, &y);
            prop_assert!(new.iter().all(|ix| !x.possibly.contains(ix)));
            for ix in new.iter().chain(perhaps.iter()) {
                prop_assert!(!both.contains(ix));
                both.insert(ix);
            }
            prop_assert_eq!(both.iter().collect::<Vec<_>>(), y.there.iter().collect::<Vec<_>>());
            prop_assert!(y.possibly.iter().all(|ix| !y.there.contains(ix)));
        }
    }
}
