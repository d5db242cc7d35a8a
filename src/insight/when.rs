//! How a time is said: the day, and beside it always the clock by which days count. And what must be said beside
//! words that had been said by then and came out only later.

use crate::dossier::date::{Date, Day};
use crate::dossier::{DocumentIx, Known, Position};
use crate::insight::as_of::{Clock, Time};
use crate::text::words::{capital, closed};

/// What counts by a clock: `what had been said by then`.
pub const fn what(clock: Clock) -> &'static str {
    match clock {
        Clock::Said => "what had been said by then",
        Clock::Published => "what had been published by then",
    }
}

/// A day by a clock: `3 May 2030, by what had been said by then`.
pub fn day(day: Day, clock: Clock) -> String {
    format!("{}, by {}", Date::of_day(day).in_words(), what(clock))
}

/// The same in few columns: `6 Jan 2026, by what was said`.
pub fn day_in_short(day: Day, clock: Clock) -> String {
    format!("{}, by what was {}", Date::of_day(day).in_short(), clock.name())
}

/// By which day of an entry the days count, where no day is set beside it: `by when it was said`.
pub fn by_when(clock: Clock) -> String {
    format!("by when it was {}", clock.name())
}

/// A time as a clause, of days in words: `since 1 May 2030, and as of 3 May 2030, by what had been said by then`; `None`
/// where it restricts and compares nothing.
pub fn clause(as_of: Option<String>, since: Option<String>, clock: Clock) -> Option<String> {
    let since = since.map(|day| format!("since {day}"));
    match (as_of.map(|day| format!("as of {day}, by {}", what(clock))), since) {
        (None, None) => None,
        (Some(until), None) => Some(until),
        (Some(until), Some(since)) => Some(format!("{since}, and {until}")),
        (None, Some(since)) => Some(format!("{since}, {}", by_when(clock))),
    }
}

/// A time in a sentence, for whatever is printed of it; `None` where it restricts and compares nothing.
pub fn sentence(time: Time) -> Option<String> {
    let day = |day: Option<Day>| day.map(|day| Date::of_day(day).in_words());
    clause(day(time.as_of), day(time.since), time.clock).map(|clause| closed(&capital(&clause)))
}

/// How sure it is that something came out only after the day by which it had been said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Later {
    Perhaps,
    Certainly,
}

impl Later {
    /// The word that stands beside it.
    pub const fn words(self) -> &'static str {
        match self {
            Later::Perhaps => "perhaps published later",
            Later::Certainly => "published later",
        }
    }

    /// Of a document. By the clock of what was published nothing is shown that came out later.
    pub fn of_document(d: Known<'_>, document: DocumentIx) -> Option<Later> {
        let day = d.said_by()?;
        let date = d.document(document).and_then(|document| document.published_on);
        match date {
            Some(date) if date.is_certainly_by(day) => None,
            Some(date) if date.is_certainly_after(day) => Some(Later::Certainly),
            _ => Some(Later::Perhaps),
        }
    }

    /// Of a position: of the first of its documents to come out.
    pub fn of_position(d: Known<'_>, p: Position<'_>) -> Option<Later> {
        p.evidence().map(|quote| Later::of_document(d, quote.document())).min().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionIx, SourceFile, open};

    #[test]
    fn the_clock_stands_beside_the_day() {
        let time = |as_of, since| Time { clock: Clock::Published, as_of, since };
        let (early, late) = (Some((2030, 5, 1)), Some((2030, 5, 3)));
        assert_eq!(sentence(time(None, None)), None);
        for (time, told) in [
            (time(late, None), "As of 3 May 2030, by what had been published by then."),
            (
                time(late, early),
                "Since 1 May 2030, and as of 3 May 2030, by what had been published by then.",
            ),
            (time(None, early), "Since 1 May 2030, by when it was published."),
        ] {
            assert_eq!(sentence(time).as_deref(), Some(told));
        }
    }

    /// Of a position that is quoted from documents published on these dates, by what had been said on 6 May.
    fn later(published: &[&str]) -> Option<Later> {
        let documents = published.iter().enumerate().map(|(n, date)| match *date {
            "" => format!("(id: \"o{n}\", publisher: \"P\", kind: News)"),
            date => {
                format!("(id: \"o{n}\", publisher: \"P\", kind: News, published_on: \"{date}\")")
            }
        });
        let quotes = (0..published.len()).map(|n| {
            format!("(document: \"o{n}\", exact: \"w\", attribution: [(who: [\"a\"], mode: Act)])")
        });
        let row = |all: Vec<String>| all.join(", ");
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"A\", kind: State)], \
             topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"?\")], \
             documents: [{}], positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, \
             summary: \"S\", stated_on: \"2030-05-05\", evidence: [{}])])",
            row(documents.collect()),
            row(quotes.collect())
        );
        let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, .. } = open(&[file]);
        let at = |clock| Time { clock, as_of: Some((2030, 5, 6)), since: None };
        let of = |time: Time| {
            let known = time.known(&d);
            Later::of_position(known, known.position(PositionIx(0)).unwrap())
        };
        assert_eq!(of(at(Clock::Published)), None);
        assert_eq!(of(Time::default()), None);
        of(at(Clock::Said))
    }

    #[test]
    fn what_came_out_only_later_is_told_apart_from_what_may_have() {
        assert_eq!(later(&["2030-05-06"]), None);
        assert_eq!(later(&["2030-05-08"]), Some(Later::Certainly));
        assert_eq!(later(&["2030-05-08", "2030-05-06"]), None);
        assert_eq!(later(&["2030-05"]), Some(Later::Perhaps));
        assert_eq!(later(&[""]), Some(Later::Perhaps));
        assert_eq!(later(&["2030-05-08", ""]), Some(Later::Perhaps));
        // A doubtful day bounds nothing.
        assert_eq!(later(&["2030-05-05?"]), Some(Later::Perhaps));
    }
}
