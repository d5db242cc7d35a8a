//! What could be said on a day: as of a date, by one of two clocks, and since another date.
//!
//! By the clock of what was *said*, a position counts from the day on which it was stated; an undated one
//! from its earliest publication, because it was said by then. By the clock of what was *published*,
//! each quote counts from the day of its document, and so do the conditions, links and acts that rest on
//! it ([`Known`]). A date that may lie on either side is *possibly* there: listed apart, never counted.

use crate::dossier::date::Date;
pub use crate::dossier::date::Day;
use crate::dossier::terms::TopicKind;
use crate::dossier::{DocumentIx, Dossier, Known, Position, PositionIx, PositionSet};

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

    #[must_use]
    pub const fn other(self) -> Clock {
        match self {
            Clock::Said => Clock::Published,
            Clock::Published => Clock::Said,
        }
    }
}

/// Whether something was there on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum There {
    No,
    /// Its date may lie on either side.
    Possibly,
    Yes,
}

/// The days in which something came to be, in few bytes: a million of them are looked through for each step
/// of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    first: PackedDay,
    pub(super) last: PackedDay,
}

/// A day in one number that grows with time.
pub(super) type PackedDay = u32;

/// Before every day: an open beginning.
const OPEN_FIRST: PackedDay = 0;
/// After every day: an open end.
pub(super) const OPEN_LAST: PackedDay = PackedDay::MAX;

pub(super) fn packed((year, month, day): Day) -> PackedDay {
    PackedDay::from(year) << 9 | PackedDay::from(month) << 5 | PackedDay::from(day)
}

fn unpacked(day: PackedDay) -> Day {
    ((day >> 9) as u16, (day >> 5 & 15) as u8, (day & 31) as u8)
}

impl Stretch {
    /// Nothing is known of it.
    const UNKNOWN: Stretch = Stretch { first: OPEN_FIRST, last: OPEN_LAST };

    pub(super) fn of(date: Option<Date>) -> Stretch {
        // What is marked as uncertain or approximate bounds nothing.
        date.filter(|date| date.is_certain()).map_or(Stretch::UNKNOWN, |date| Stretch {
            first: date.first_day().map_or(OPEN_FIRST, packed),
            last: date.last_day().map_or(OPEN_LAST, packed),
        })
    }

    /// Whether it was there on that day, the day itself among them.
    fn by(self, day: PackedDay) -> There {
        match () {
            () if self.last <= day => There::Yes,
            () if self.first > day => There::No,
            () => There::Possibly,
        }
    }
}

/// When each position of a dossier came to be there, by either clock. Made once for a dossier.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    said: Column,
    published: Column,
}

/// By one clock.
#[derive(Clone, Debug, Default)]
struct Column {
    stretches: Vec<Stretch>,
    /// The days on which something came to be there for certain, in order, and how much did on each.
    days: Vec<PackedDay>,
    came: Vec<usize>,
}

impl Column {
    fn new(stretches: Vec<Stretch>) -> Column {
        let last = stretches.iter().map(|stretch| stretch.last);
        let mut days: Vec<PackedDay> = last.filter(|day| *day != OPEN_LAST).collect();
        days.sort_unstable();
        let came = days.chunk_by(PackedDay::eq).map(<[PackedDay]>::len).collect();
        days.dedup();
        Column { stretches, days, came }
    }
}

impl Calendar {
    pub fn new(d: &Dossier) -> Calendar {
        let documents: Vec<Stretch> =
            d.documents.iter().map(|document| Stretch::of(document.published_on)).collect();
        let (mut said, mut published) = (Vec::with_capacity(d.len()), Vec::with_capacity(d.len()));
        for p in d.positions() {
            let out = first_published(&documents, p.evidence().map(|quote| quote.document()));
            said.push(said_in(d, p, out));
            published.push(out);
        }
        Calendar { said: Column::new(said), published: Column::new(published) }
    }

    fn of(&self, clock: Clock) -> &Column {
        match clock {
            Clock::Said => &self.said,
            Clock::Published => &self.published,
        }
    }

    /// The day from which a position counts for certain; `None` where its dates do not say.
    pub fn day_of(&self, ix: PositionIx, clock: Clock) -> Option<Day> {
        let stretch = self.of(clock).stretches.get(ix.at())?;
        (stretch.last != OPEN_LAST).then(|| unpacked(stretch.last))
    }

    /// The first day on which a position may have been there; `None` for an open beginning.
    pub fn first_day_of(&self, ix: PositionIx, clock: Clock) -> Option<Day> {
        let stretch = self.of(clock).stretches.get(ix.at())?;
        (stretch.first != OPEN_FIRST).then(|| unpacked(stretch.first))
    }

    /// The last day before `day` on which something came to be there for certain; the last of all for
    /// `None`. The cursor of the timeline stops at these days.
    pub fn day_before(&self, clock: Clock, day: Option<Day>) -> Option<Day> {
        let days = &self.of(clock).days;
        let end = day.map_or(days.len(), |day| days.partition_point(|d| *d < packed(day)));
        days.get(..end)?.last().copied().map(unpacked)
    }

    /// The first day after `day` on which something came to be there for certain.
    pub fn day_after(&self, clock: Clock, day: Day) -> Option<Day> {
        let days = &self.of(clock).days;
        days.get(days.partition_point(|d| *d <= packed(day))).copied().map(unpacked)
    }

    /// The days on which something came to be there for certain, each with how much did; in order.
    pub fn days(&self, clock: Clock) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let Column { days, came, .. } = self.of(clock);
        days.iter().copied().map(unpacked).zip(came.iter().copied())
    }

    /// Whether it was made for a dossier of so many positions.
    pub fn is_of(&self, len: usize) -> bool {
        self.said.stretches.len() == len
    }
}

/// A dossier as far as it was known on a day by a clock.
fn known_by(d: &Dossier, clock: Clock, day: Option<Day>) -> Known<'_> {
    match clock {
        Clock::Said => Known::said(d, day),
        Clock::Published => Known::by(d, day),
    }
}

/// When a position came to be said. Nobody says before it was that something was so.
fn said_in(d: &Dossier, p: Position<'_>, published: Stretch) -> Stretch {
    let said = Stretch::of(p.stated_on());
    // Whatever was published was said by then; and nothing says that it was not said long before,
    // unless it is undated: then it counts from its publication.
    let first = if p.stated_on().is_none() { published.first } else { said.first };
    let is_claim = d.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim);
    let event = p.event_on().filter(|date| is_claim && date.is_certain());
    let event = event.and_then(Date::first_day).map_or(OPEN_FIRST, packed);
    let first = first.max(event);
    Stretch { first, last: said.last.min(published.last) }
}

/// The first publication among documents: it is there once the earliest of them is.
fn first_published(documents: &[Stretch], quoted: impl Iterator<Item = DocumentIx>) -> Stretch {
    // An open beginning may lie before any other; a known end bounds the earliest.
    let of = |ix: DocumentIx| documents.get(ix.at()).copied().unwrap_or(Stretch::UNKNOWN);
    let both =
        |a: Stretch, b: Stretch| Stretch { first: a.first.min(b.first), last: a.last.min(b.last) };
    quoted.map(of).reduce(both).unwrap_or(Stretch::UNKNOWN)
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
pub fn as_of(calendar: &Calendar, clock: Clock, day: Day) -> AsOf {
    let stretches = &calendar.of(clock).stretches;
    let day = packed(day);
    let of = |wanted: There| {
        PositionSet::of_flags(stretches.iter().map(|stretch| stretch.by(day) == wanted))
    };
    AsOf { there: of(There::Yes), possibly: of(There::Possibly) }
}

/// Until when, since when, and by which clock. Without a day nothing is restricted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    pub clock: Clock,
    /// What came to be there later does not count.
    pub as_of: Option<Day>,
    /// What came to be there later is marked.
    pub since: Option<Day>,
}

impl Time {
    /// Whether anything is restricted or compared.
    pub const fn is_set(self) -> bool {
        self.as_of.is_some() || self.since.is_some()
    }

    /// Every position, as it stands at the time.
    pub fn positions(self, d: &Dossier, calendar: &Calendar) -> AsOf {
        match self.as_of {
            Some(day) => as_of(calendar, self.clock, day),
            None => AsOf { there: PositionSet::all(d.len()), possibly: PositionSet::none() },
        }
    }

    /// The dossier as far as it was known at the time.
    pub fn known(self, d: &Dossier) -> Known<'_> {
        known_by(d, self.clock, self.as_of)
    }

    /// The same, of the day with which the time is compared.
    pub(super) fn known_before(self, d: &Dossier) -> Known<'_> {
        known_by(d, self.clock, self.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionIx, SourceFile, bundled, open};
    use crate::insight::since::{Since, since};
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Date::parse(text).unwrap().first_day().unwrap()
    }

    /// A position stated on `stated`, quoted from documents published on `published`.
    fn check(stated: &str, published: &[&str], clock: Clock, on: &str, expected: There) {
        check_on(("Undertaking", "stance: Refuse"), stated, published, clock, on, expected);
    }

    /// The same, with the kind of the topic and what else the position says.
    fn check_on(
        (kind, more): (&str, &str),
        stated: &str,
        published: &[&str],
        clock: Clock,
        on: &str,
        expected: There,
    ) {
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
             topics: [(id: \"t\", name: \"T\", short: \"T\", kind: {kind}, question: \"?\")], \
             documents: [{documents}], positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", {more}, \
             summary: \"S\", evidence: [{quotes}]{})])",
            optional("stated_on", stated)
        );
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let on_day = as_of(&Calendar::new(&d), clock, day(on));
        let found = match PositionIx(0) {
            ix if on_day.there.contains(ix) => There::Yes,
            ix if on_day.possibly.contains(ix) => There::Possibly,
            _ => There::No,
        };
        assert_eq!(found, expected, "{more} {stated} {published:?} {clock:?} {on}");
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
    fn nobody_asserts_what_has_not_happened_yet() {
        use Clock::Said;
        use There::{No, Possibly, Yes};
        let seen = "stance: Assert, event_on: \"2026-01-07\"";
        let (month, published) = ("2026-01", ["2026-01-08"]);
        check_on(("Claim", seen), month, &published, Said, "2026-01-06", No);
        check_on(("Claim", seen), month, &published, Said, "2026-01-07", Possibly);
        check_on(("Claim", seen), month, &published, Said, "2026-01-08", Yes);
        // A doubtful day bounds nothing, and what is undertaken is said before its day.
        let doubtful = seen.replace("07", "07?");
        check_on(("Claim", &doubtful), month, &published, Said, "2026-01-06", Possibly);
        let meant = "stance: Commit, firmness: Pledged, event_on: \"2026-01-07\"";
        check_on(("Undertaking", meant), month, &published, Said, "2026-01-06", Possibly);
    }

    #[test]
    fn the_evening_of_the_sixth_knows_less_than_the_eighth() {
        let Opened { dossier: d, .. } = open(&bundled());
        let calendar = Calendar::new(&d);
        for clock in Clock::ALL {
            let sixth = as_of(&calendar, clock, day("2026-01-06"));
            let eighth = as_of(&calendar, clock, day("2026-01-08"));
            assert!(!sixth.there.is_empty() && sixth.there.len() < eighth.there.len());
            let time = Time { clock, as_of: None, since: Some(day("2026-01-06")) };
            let Since { new, perhaps, .. } = since(&d, &calendar, time, &eighth.there);
            assert_eq!(new.len() + perhaps.len(), eighth.there.len() - sixth.there.len());
            assert!(!new.is_empty());
        }
        let seventh = Some(day("2026-01-07"));
        assert_eq!(calendar.day_before(Clock::Said, seventh), Some(day("2026-01-06")));
        assert_eq!(calendar.day_after(Clock::Said, day("2026-01-06")), seventh);
        assert_eq!(calendar.day_after(Clock::Said, day("9999-01-06")), None);
    }

    /// What is known on a day of a position that rests on a document of the 5th and one of the 9th, and of
    /// its text of the 7th: quotes, conditions, links, acts, preconditions.
    fn known_on(clock: Clock, on: &str) -> [usize; 5] {
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "early", publisher: "P", kind: News, published_on: "2030-05-05"),
                (id: "late", publisher: "P", kind: News, published_on: "2030-05-09")],
            instruments: [(id: "i", title: "I", kind: Declaration, text: Final, dated: "2030-05-07",
                participation: [(actors: ["a"], act: Signed, evidence: [(document: "late", exact: "w")])],
                preconditions: [(text: "a truce", evidence: [(document: "early", exact: "w")])])],
            positions: [(id: "p", actors: ["a"], topic: "t", stance: Commit, firmness: Pledged, summary: "S",
                instrument: "i", conditions: [(kind: Caveat, text: "C", evidence: [(document: "late", exact: "w")]),
                    (kind: Approval, text: "with it")],
                evidence: [(document: "early", exact: "w", attribution: [(who: ["a"], mode: Act)]),
                    (document: "late", exact: "w", attribution: [(who: ["a"], mode: Act)])],
                links: [(kind: Corroborates, to: "i", why: "W", evidence: [(document: "late", exact: "w")])])])"#;
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let known = known_by(&d, clock, Some(day(on)));
        let p = known.position(PositionIx(0)).unwrap();
        let text = p.instrument().unwrap();
        [
            p.evidence().count(),
            p.conditions().count(),
            p.links().count(),
            known.participation(text).count(),
            known.preconditions(text).count(),
        ]
    }

    #[test]
    fn each_part_enters_with_its_own_document() {
        let known_on = |on: &str| known_on(Clock::Published, on);
        assert_eq!(known_on("2030-05-04"), [0, 1, 0, 0, 0]);
        assert_eq!(known_on("2030-05-05"), [1, 1, 0, 0, 1]);
        assert_eq!(known_on("2030-05-08"), [1, 1, 0, 0, 1]);
        assert_eq!(known_on("2030-05-09"), [2, 2, 1, 1, 1]);
    }

    #[test]
    fn by_what_was_said_an_act_counts_from_the_day_of_its_text() {
        let known_on = |on: &str| known_on(Clock::Said, on);
        assert_eq!(known_on("2030-05-04"), [2, 2, 0, 0, 0]);
        // What had been published of the text was there before its day.
        assert_eq!(known_on("2030-05-05"), [2, 2, 0, 0, 1]);
        assert_eq!(known_on("2030-05-07"), [2, 2, 1, 1, 1]);
    }

    proptest! {
        /// For any two days the difference is what the two views differ in; what was there stays there.
        #[test]
        fn what_is_since_is_what_the_views_differ_in(a in 1_u8..=31, b in 1_u8..=31, said: bool) {
            let Opened { dossier: d, .. } = open(&bundled());
            let calendar = Calendar::new(&d);
            let clock = if said { Clock::Said } else { Clock::Published };
            let (earlier, later) = ((2026, 1, a.min(b)), (2026, 1, a.max(b)));
            let (x, y) = (as_of(&calendar, clock, earlier), as_of(&calendar, clock, later));
            let time = Time { clock, as_of: Some(later), since: Some(earlier) };
            let Since { new, perhaps, changed, superseded } = since(&d, &calendar, time, &y.there);
            prop_assert!(new.iter().all(|ix| !x.possibly.contains(ix)));
            let mut both = x.there.clone();
            for ix in new.iter().chain(perhaps.iter()) {
                prop_assert!(!both.contains(ix));
                both.insert(ix);
            }
            prop_assert_eq!(both.iter().collect::<Vec<_>>(), y.there.iter().collect::<Vec<_>>());
            prop_assert!(y.possibly.iter().all(|ix| !y.there.contains(ix)));
            prop_assert!(changed.iter().chain(superseded.iter()).all(|ix| x.there.contains(ix)));
            if a == b {
                prop_assert!(new.is_empty() && perhaps.is_empty() && changed.is_empty() && superseded.is_empty());
            }
        }
    }

    #[test]
    fn a_day_is_the_same_when_it_was_packed() {
        for text in ["0001-01-01", "2026-01-06", "2026-12-31", "9999-12-31"] {
            assert_eq!(unpacked(packed(day(text))), day(text));
        }
        assert!(packed(day("2026-01-31")) < packed(day("2026-02-01")));
        assert!(packed(day("2026-12-31")) < packed(day("2027-01-01")));
    }
}
