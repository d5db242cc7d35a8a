//! The days that a text names, against the day of the document. What is inferred is marked as uncertain.

use std::ops::Range;

use super::tokens::Token;
use crate::dossier::date::{Date, Day, Doubt, Point};
use crate::text::months::month;

/// A day or a month that words name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// Numbers of the words.
    pub(super) words: Range<usize>,
    pub(super) date: Date,
}

/// The days that some words name, in order. `published` is the day of the document.
pub(super) fn named(
    words: &[Token],
    within: Range<usize>,
    published: Option<Day>,
    language: Option<&str>,
) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = within.start;
    while at < within.end {
        match one(words, at, within.end, published, language) {
            Some(named) => {
                at = named.words.end;
                found.push(named);
            }
            None => at += 1,
        }
    }
    found
}

fn one(
    words: &[Token],
    at: usize,
    end: usize,
    published: Option<Day>,
    language: Option<&str>,
) -> Option<Named> {
    let word = words.get(at)?;
    let number = |at: usize| -> Option<u16> {
        let key = &words.get(at).filter(|_| at < end)?.key;
        let digits = key.trim_end_matches(|c: char| c.is_alphabetic());
        let rest = key.get(digits.len()..)?;
        matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er").then(|| digits.parse().ok())?
    };
    let month_at = |at: usize| {
        let word = words.get(at).filter(|word| {
            at < end && (word.is_capital || language.is_some_and(|l| !l.starts_with("en")))
        })?;
        month(&word.key, language).and_then(|month| u8::try_from(month).ok())
    };
    let day = |at: usize| number(at).filter(|n| (1..=31).contains(n)).map(|n| n as u8);
    let year = |at: usize| number(at).filter(|n| (1800..=2100).contains(n));
    // `22 and 23 May 2030`, `22–23 May`.
    let joined = usize::from(
        words
            .get(at + 1)
            .is_some_and(|word| matches!(word.key.as_str(), "and" | "to" | "und" | "et" | "bis")),
    );
    if let (Some(from), Some(to), Some(month)) =
        (day(at), day(at + 1 + joined), month_at(at + 2 + joined))
        && from < to
    {
        let year = year(at + 3 + joined);
        let point = |day: u8| match year {
            Some(year) => checked(Point { year, month, day, doubt: Doubt::None }),
            None => nearest(month, day, published?),
        };
        let date = Date::Between(Some(point(from)?), Some(point(to)?));
        return Some(Named { words: at..at + 3 + joined + usize::from(year.is_some()), date });
    }
    // `3 May 2030`, `May 3, 2030`, `May 2030`, and the same without a year.
    let (len, day, month, year) = if let (Some(day), Some(month)) = (day(at), month_at(at + 1)) {
        (2 + usize::from(year(at + 2).is_some()), Some(day), month, year(at + 2))
    } else if let (Some(month), Some(day)) = (month_at(at), day(at + 1)) {
        (2 + usize::from(year(at + 2).is_some()), Some(day), month, year(at + 2))
    } else if let (Some(month), Some(year)) = (month_at(at), year(at + 1)) {
        (2, None, month, Some(year))
    } else {
        return by_document(&word.key, at, words, published?);
    };
    let date = match year {
        Some(year) => checked(Point { year, month, day: day.unwrap_or(0), doubt: Doubt::None })?,
        None => nearest(month, day?, published?)?,
    };
    Some(Named { words: at..at + len, date: Date::At(date) })
}

/// A point that is a date.
fn checked(point: Point) -> Option<Point> {
    Date::parse(&point.to_string()).is_ok().then_some(point)
}

/// A day without its year: the nearest to the day of the document.
fn nearest(month: u8, day: u8, published: Day) -> Option<Point> {
    let at = |year| checked(Point { year, month, day, doubt: Doubt::Uncertain });
    let far =
        |point: &Point| number_of((point.year, point.month, point.day)) - number_of(published);
    let years = [published.0.saturating_add(1), published.0, published.0.saturating_sub(1)];
    years.into_iter().filter_map(at).min_by_key(|point| far(point).abs())
}

/// `Yesterday`, `on Tuesday`.
fn by_document(key: &str, at: usize, words: &[Token], published: Day) -> Option<Named> {
    /// From Monday on: English, German, French, Spanish, Ukrainian (two cases where they differ), Russian, Polish.
    const WEEKDAYS: [&[&str]; 7] = [
        &["monday", "montag", "lundi", "lunes", "понеділок", "понедельник", "poniedzialek"],
        &["tuesday", "dienstag", "mardi", "martes", "вівторок", "вторник", "wtorek"],
        &[
            "wednesday",
            "mittwoch",
            "mercredi",
            "miercoles",
            "середа",
            "середу",
            "среда",
            "среду",
            "sroda",
            "srode",
        ],
        &["thursday", "donnerstag", "jeudi", "jueves", "четвер", "четверг", "czwartek"],
        &[
            "friday",
            "freitag",
            "vendredi",
            "viernes",
            "п'ятниця",
            "п'ятницю",
            "пятница",
            "пятницу",
            "piatek",
        ],
        &[
            "saturday",
            "samstag",
            "samedi",
            "sabado",
            "субота",
            "суботу",
            "суббота",
            "субботу",
            "sobota",
            "sobote",
        ],
        &[
            "sunday",
            "sonntag",
            "dimanche",
            "domingo",
            "неділя",
            "неділю",
            "воскресенье",
            "niedziela",
            "niedziele",
        ],
    ];
    let today = number_of(published);
    let number = match key {
        "yesterday" | "gestern" | "hier" | "вчора" | "вчера" | "ayer" | "wczoraj" => {
            today - 1
        }
        "today" | "heute" | "aujourd" | "сьогодні" | "сегодня" | "hoy" | "dzisiaj" => {
            today
        }
        "tomorrow" | "morgen" | "demain" | "завтра" => today + 1,
        key => {
            let weekday = (0..).zip(WEEKDAYS).find(|(_, names)| names.contains(&key))?.0;
            // Day 0 of the count is a Thursday.
            let now = (today + 3).rem_euclid(7);
            let back = (now - weekday).rem_euclid(7);
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_last = before.is_some_and(|word| word.key == "last");
            let is_next = before.is_some_and(|word| word.key == "next");
            match (is_last, is_next) {
                (true, _) if back == 0 => today - 7,
                (_, true) => today + 7 - back,
                _ => today - back,
            }
        }
    };
    Some(Named { words: at..at + 1, date: uncertain(day_of(number)?) })
}

/// A day as an uncertain date.
pub(super) const fn uncertain((year, month, day): Day) -> Date {
    Date::At(Point { year, month, day, doubt: Doubt::Uncertain })
}

/// A date of which each point is marked as uncertain.
pub(super) fn doubted(date: Date) -> Date {
    let doubt = |point: Point| {
        let doubt = if point.doubt == Doubt::None { Doubt::Uncertain } else { point.doubt };
        Point { doubt, ..point }
    };
    match date {
        Date::At(point) => Date::At(doubt(point)),
        Date::Between(from, to) => Date::Between(from.map(doubt), to.map(doubt)),
    }
}

/// From one day to another, both uncertain; a single day where they are the same.
pub(super) fn between(from: Day, to: Day) -> Date {
    let point = |(year, month, day)| Point { year, month, day, doubt: Doubt::Uncertain };
    if from >= to { Date::At(point(to)) } else { Date::Between(Some(point(from)), Some(point(to))) }
}

/// The number of a day, counted from 1 January 1970 on (the civil calendar of Howard Hinnant's `days_from_civil`).
pub(super) fn number_of((year, month, day): Day) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn day_of(number: i64) -> Option<Day> {
    let number = number + 719_468;
    let era = number.div_euclid(146_097);
    let of_era = number.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some((u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let words = tokens(text);
        let all = named(&words, 0..words.len(), Some((2030, 5, 8)), Some("en"));
        all.into_iter().map(|named| named.date.to_string()).collect()
    }

    #[test]
    fn a_day_with_its_year_is_certain_and_one_without_is_not() {
        assert_eq!(told("on 3 May 2030 and May 4, 2030"), ["2030-05-03", "2030-05-04"]);
        assert_eq!(told("on May 3rd, and in May 2029"), ["2030-05-03?", "2029-05"]);
        assert_eq!(told("on Dec. 28"), ["2029-12-28?"]);
        assert_eq!(told("on 2 June, 1 August"), ["2030-06-02?", "2030-08-01?"]);
        assert_eq!(
            told("on 6 and 7 May 2030, 4–5 May"),
            ["2030-05-06/2030-05-07", "2030-05-04?/2030-05-05?"]
        );
        assert_eq!(
            told("am Dienstag, lundi, у вівторок"),
            ["2030-05-07?", "2030-05-06?", "2030-05-07?"]
        );
        assert_eq!(told("they may 3 times; 31 February"), [""; 0]);
    }

    #[test]
    fn days_that_the_document_fixes_are_uncertain() {
        // 8 May 2030 is a Wednesday.
        assert_eq!(told("yesterday, today"), ["2030-05-07?", "2030-05-08?"]);
        assert_eq!(
            told("on Tuesday, last Wednesday, next Friday"),
            ["2030-05-07?", "2030-05-01?", "2030-05-10?"]
        );
    }

    #[test]
    fn days_are_counted() {
        for day in [(1970, 1, 1), (2024, 2, 29), (2030, 12, 31), (1900, 3, 1)] {
            assert_eq!(day_of(number_of(day)), Some(day));
        }
        assert_eq!(number_of((1970, 1, 1)), 0);
    }
}
