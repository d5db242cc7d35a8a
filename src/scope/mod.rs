//! What a screen or a command looks at: what was there by a time, and what of it is looked for. Knows no
//! screen, no page and no argument.
//!
//! What is *said* is worked out from [`Scope::there`], whatever is looked for: a cell of some of its positions
//! would show somebody as silent who spoke. What is looked for chooses only what is *listed*,
//! [`Scope::shown`].

pub mod complete;
mod filter;
pub mod query;
pub mod search;

pub use filter::{Filter, relays};

use std::collections::BTreeSet;

use crate::dossier::{Dossier, Entity, Fallen, Known, PositionIx, PositionSet};
use crate::insight::as_of::{AsOf, Calendar, Time};
use crate::insight::since::{News, Since, since};
use crate::search::index::Index;
use crate::search::query::{Query, parse};
use crate::search::questions::understood;
use query::{Against, Columns, Live};

/// The time and what is looked for, and the positions that they leave.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// What is looked for, as it is typed; empty for everything.
    pub find: String,
    /// The same as a tree.
    pub query: Query,
    /// The same in words, part by part.
    pub told: Vec<query::Told>,
    /// What has a name and is itself found by the words that are looked for; nothing where more than words is.
    pub named: BTreeSet<Entity>,
    /// Whether something that is asked is still being worked out, and hides nothing until then.
    pub is_waiting: bool,
    /// Until when, since when, by which clock.
    pub time: Time,
    /// Every position that was there by the time: from these is worked out what is said.
    pub there: PositionSet,
    /// Of these, what is looked for: the rows, items and records that are listed.
    pub shown: PositionSet,
    /// What is looked for, at any time.
    pub found: PositionSet,
    /// What matches and may have been there by then: listed apart, never counted.
    pub possibly: PositionSet,
    /// All that may have been there by then, whatever is looked for.
    pub possibly_there: PositionSet,
    /// What became of all that was there since the day with which the time is compared.
    pub since: Since,
}

/// What is needed to look for anything.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub index: &'a Index,
    pub columns: &'a Columns,
    pub calendar: &'a Calendar,
    pub live: &'a Live,
}

/// What typed words ask for. What means nothing is taken for words: it was typed for another dossier.
pub fn query_of(typed: &str) -> Query {
    let words = || {
        let words = typed.split_whitespace().map(|word| Query::Phrase(word.replace('"', "")));
        Query::all(words)
    };
    understood(parse(typed).unwrap_or_else(|_| words()))
}

impl Scope {
    /// Everything that was there by a time, and what became of it since the day that the time names.
    pub fn at(d: &Dossier, calendar: &Calendar, time: Time) -> Scope {
        let AsOf { there, possibly } = time.positions(d, calendar);
        Scope {
            find: String::new(),
            query: Query::default(),
            told: Vec::new(),
            named: BTreeSet::new(),
            is_waiting: false,
            time,
            since: since(d, calendar, time, &there),
            shown: there.clone(),
            there,
            found: PositionSet::all(d.len()),
            possibly: possibly.clone(),
            possibly_there: possibly,
        }
    }

    /// Works out the sets again, for the same time and the same words.
    pub fn renew(&mut self, d: &Dossier, ground: Ground<'_>) {
        let find = std::mem::take(&mut self.find);
        let time = self.time;
        *self = Scope { time, ..Scope::at(d, ground.calendar, self.compared(ground.calendar)) };
        self.ask(d, query_of(&find), ground);
        self.find = find;
    }

    /// Looks for something. What was there stays.
    pub fn ask(&mut self, d: &Dossier, query: Query, ground: Ground<'_>) {
        self.find = query.to_string();
        self.query = query;
        self.told = query::told(d, &self.query);
        // Before the index is there nothing can be told apart, and nothing is hidden.
        if self.query.is_all() || !ground.index.is_of(d.len()) {
            return;
        }
        let live = Live { new: self.since.any(), there: self.there.clone(), ..ground.live.clone() };
        let against = |known| Against {
            d: known,
            index: ground.index,
            columns: ground.columns,
            calendar: ground.calendar,
            time: self.time,
            live: &live,
        };
        // What is found is found at any time; what is shown, by the quotes that were there by then.
        let anytime = Time { as_of: None, since: None, ..self.time };
        let whole = Against { time: anytime, ..against(Known::from(d)) };
        let found = whole.find(&self.query);
        self.is_waiting = found.is_waiting;
        let shown = if self.time.as_of.is_none() {
            found.positions.clone()
        } else {
            against(self.time.known(d)).find(&self.query).positions
        };
        if self.query.is_words() {
            let named = ground.index.named().iter().zip(&found.named);
            self.named = named.filter(|(_, named)| **named).map(|(entity, _)| *entity).collect();
        }
        self.shown = self.there.and(&shown);
        self.possibly = self.possibly_there.and(&found.positions);
        self.found = found.positions;
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

    /// Whether anything is left out.
    pub fn is_narrowed(&self) -> bool {
        !self.query.is_all()
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
        let (index, columns, calendar) = (Index::new(d), Columns::new(d), Calendar::new(d));
        let live = Live::default();
        scope.renew(
            d,
            Ground { index: &index, columns: &columns, calendar: &calendar, live: &live },
        );
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
