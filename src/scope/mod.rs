//! What a screen or a command looks at: what was there by a time, and what of it is looked for. Knows no
//! screen, no page and no argument.
//!
//! What is *said* is worked out from [`Scope::there`], whatever is looked for: a cell of some of its positions
//! would show somebody as silent who spoke. What is looked for chooses only what is *listed*,
//! [`Scope::shown`].

mod filter;

pub use filter::{Filter, relays};

use crate::dossier::{Dossier, Fallen, Known, PositionIx, PositionSet, QuoteIx};
use crate::insight::as_of::{AsOf, Calendar, Time};
use crate::insight::since::{News, Since, since};
use crate::search::find::Index;

/// The time and the words that are looked for, and the positions that they leave.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The words that are looked for; empty for none.
    pub find: String,
    /// How the words must have reached us.
    pub filter: Filter,
    /// Until when, since when, by which clock.
    pub time: Time,
    /// Every position that was there by the time: from these is worked out what is said.
    pub there: PositionSet,
    /// Of these, what is looked for: the rows, items and records that are listed.
    pub shown: PositionSet,
    /// What matches the words, at any time, whatever the filter.
    pub matching: PositionSet,
    /// What matches the words and the filter, at any time.
    pub found: PositionSet,
    /// What matches and may have been there by then: listed apart, never counted.
    pub possibly: PositionSet,
    /// All that may have been there by then, whatever is looked for.
    pub possibly_there: PositionSet,
    /// What became of all that was there since the day with which the time is compared.
    pub since: Since,
}

impl Scope {
    /// Everything that was there by a time, and what became of it since the day that the time names.
    pub fn at(d: &Dossier, calendar: &Calendar, time: Time) -> Scope {
        let AsOf { there, possibly } = time.positions(d, calendar);
        Scope {
            find: String::new(),
            filter: Filter::default(),
            time,
            since: since(d, calendar, time, &there),
            shown: there.clone(),
            there,
            matching: PositionSet::all(d.len()),
            found: PositionSet::all(d.len()),
            possibly: possibly.clone(),
            possibly_there: possibly,
        }
    }

    /// Works out the sets again, for the same time, the same words and the same filter. `proved` says of which
    /// quotes that is known.
    pub fn renew(
        &mut self,
        d: &Dossier,
        index: &Index,
        calendar: &Calendar,
        proved: &dyn Fn(QuoteIx) -> bool,
    ) {
        let (time, find, filter) = (self.time, std::mem::take(&mut self.find), self.filter);
        // What is found is found at any time; what is shown, by the quotes that were there by then.
        let asked = |set: PositionSet, known: Known<'_>| -> PositionSet {
            let asks = |ix: &PositionIx| {
                known.position(*ix).is_some_and(|p| filter.asks_for(known, p, proved))
            };
            if filter.is_set() { set.iter().filter(asks).collect() } else { set }
        };
        let matching = index.positions(d, &find);
        let found = asked(matching.clone(), Known::from(d));
        let compared = Scope::at(d, calendar, self.compared(calendar));
        *self = Scope {
            find,
            filter,
            time,
            shown: asked(compared.there.and(&found), time.known(d)),
            possibly: compared.possibly_there.and(&found),
            matching,
            found,
            ..compared
        };
    }

    /// The time with the day since which it looks: where none was chosen, the last day before it on
    /// which something changed.
    pub fn compared(&self, calendar: &Calendar) -> Time {
        let before = || calendar.day_before(self.time.clock, self.time.as_of);
        Time {
            since: self.time.since.or_else(|| self.time.as_of.and_then(|_| before())),
            ..self.time
        }
    }

    /// Whether words or a filter leave anything out.
    pub fn is_narrowed(&self) -> bool {
        !self.find.is_empty() || self.filter.is_set()
    }

    /// Asks for what a filter asks for alone. What was there stays.
    pub fn filter(&mut self, d: &Dossier, filter: Filter, proved: &dyn Fn(QuoteIx) -> bool) {
        let asks = |known: Known<'_>, ix: PositionIx| {
            known.position(ix).is_some_and(|p| filter.asks_for(known, p, proved))
        };
        let (then, whole) = (self.time.known(d), Known::from(d));
        self.filter = filter;
        self.shown = self.shown.iter().filter(|ix| asks(then, *ix)).collect();
        self.possibly = self.possibly.iter().filter(|ix| asks(whole, *ix)).collect();
        self.found = self.found.iter().filter(|ix| asks(whole, *ix)).collect();
    }

    /// Of what is shown, leaves only what `is_wanted`. What was there stays.
    pub fn show_only(&mut self, is_wanted: impl Fn(PositionIx) -> bool) {
        let only = |set: &PositionSet| set.iter().filter(|ix| is_wanted(*ix)).collect();
        (self.shown, self.possibly) = (only(&self.shown), only(&self.possibly));
    }

    /// Whether everything that was there is shown.
    pub const fn shows_all(&self) -> bool {
        // What is shown was there.
        self.shown.len() == self.there.len()
    }

    /// Whether everything that was there is asked for: nothing is looked for, and no day since which to
    /// look was named.
    pub const fn asks_for_all(&self) -> bool {
        self.shows_all() && self.time.since.is_none()
    }

    /// The positions that are asked for.
    pub fn asked(&self) -> PositionSet {
        if self.time.since.is_some() {
            self.since.any().and(&self.shown)
        } else {
            self.shown.clone()
        }
    }

    /// The dossier as far as it was known at the time, where what does not stand in its sources, `fallen`,
    /// counts for nothing.
    pub fn known<'d>(&self, d: &'d Dossier, fallen: &'d Fallen) -> Known<'d> {
        self.time.known(d).fallen(fallen)
    }

    /// Whether a position is asked for: each that is shown, or since a day those of which something became.
    pub fn asks_for(&self, ix: PositionIx) -> bool {
        self.shown.contains(ix) && (self.time.since.is_none() || self.since.of(ix).is_some())
    }

    /// What became of a position since the day, in a word.
    pub fn news(&self, ix: PositionIx) -> Option<&'static str> {
        self.since.of(ix).map(News::label)
    }

    /// Of how many positions that are shown something became since the day.
    pub fn marked(&self) -> usize {
        self.since.any().and(&self.shown).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::date::{Date, Day};
    use crate::dossier::{Opened, SourceFile, bundled, open};

    fn day(text: &str) -> Day {
        Date::parse(text).unwrap().last_day().unwrap()
    }

    fn time(as_of: Option<&str>, since: Option<&str>) -> Time {
        Time { as_of: as_of.map(day), since: since.map(day), ..Time::default() }
    }

    fn looked_for(d: &Dossier, find: &str, time: Time) -> Scope {
        let mut scope = Scope { find: find.to_string(), time, ..Scope::default() };
        scope.renew(d, &Index::new(d), &Calendar::new(d), &|_| false);
        scope
    }

    #[test]
    fn words_choose_what_is_shown_and_not_what_was_there() {
        let Opened { dossier: d, .. } = open(&bundled());
        for time in [time(None, None), time(Some("2026-01-06"), None)] {
            let all = looked_for(&d, "", time);
            assert!(
                all.shows_all() && all.shown == all.there && all.possibly == all.possibly_there
            );
            let some = looked_for(&d, "germany", time);
            assert!(!some.shows_all() && !some.shown.is_empty());
            assert_eq!(some.there, all.there);
            assert_eq!(some.possibly_there, all.possibly_there);
            assert_eq!(some.shown, all.there.and(&some.found));
            assert_eq!(some.possibly, all.possibly_there.and(&some.found));
        }
    }

    #[test]
    fn a_command_and_a_screen_look_at_the_same() {
        let Opened { dossier: d, .. } = open(&bundled());
        let calendar = Calendar::new(&d);
        for time in [time(None, None), time(Some("2026-01-08"), Some("2026-01-06"))] {
            let (of_command, of_screen) =
                (Scope::at(&d, &calendar, time), looked_for(&d, "", time));
            assert_eq!(of_command.there, of_screen.there);
            assert_eq!(of_command.shown, of_screen.shown);
            assert_eq!(of_command.found, of_screen.found);
            assert_eq!(of_command.possibly, of_screen.possibly);
            assert_eq!(of_command.since, of_screen.since);
        }
    }

    #[test]
    fn showing_only_some_leaves_what_was_there() {
        let Opened { dossier: d, .. } = open(&bundled());
        let mut scope = Scope::at(&d, &Calendar::new(&d), time(Some("2026-01-06"), None));
        let (there, possibly) = (scope.there.clone(), scope.possibly_there.clone());
        scope.show_only(|ix| ix == PositionIx(0));
        assert!(scope.shown.len() <= 1 && scope.possibly.len() <= 1);
        assert_eq!((scope.there, scope.possibly_there), (there, possibly));
    }

    /// A statement and the one that replaces it, of which only the first is looked for.
    #[test]
    fn what_became_of_a_statement_does_not_hang_on_what_is_looked_for() {
        let text = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "Ardanor", kind: State), (id: "b", name: "Belmark", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "n", publisher: "P", kind: News)],
            positions: [(id: "old", actors: ["a"], topic: "t", stance: Refuse, summary: "Early words.",
                    stated_on: "2030-05-05", evidence: [(document: "n", exact: "w")]),
                (id: "next", actors: ["a"], topic: "t", stance: Refuse, summary: "Late words.",
                    stated_on: "2030-05-08", evidence: [(document: "n", exact: "w")],
                    links: [(kind: Supersedes, to: "old", why: "W", evidence: [(document: "n", exact: "w")])])])"#;
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let scope = looked_for(&d, "early", time(None, Some("2030-05-06")));
        assert_eq!(scope.shown.iter().collect::<Vec<_>>(), [PositionIx(0)]);
        assert_eq!(scope.news(PositionIx(0)), Some("newly superseded"));
        assert!(scope.asks_for(PositionIx(0)) && !scope.asks_for(PositionIx(1)));
        assert_eq!((scope.since.len(), scope.marked()), (2, 1));
    }
}
