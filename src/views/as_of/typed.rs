//! What a typed day means: `6 jan`, `6 January 2026`, `6.1.2026`, `2026-01-06`; and which days begin so.

use crate::documents::dates_meant;
use crate::dossier::date::{Date, Day};

/// The day that a text states, if it can mean one only; of a month its last. Where it names no year, it is of `year`.
pub(super) fn day(text: &str, year: Option<u16>) -> Option<Day> {
    let text = text.trim();
    if let Ok(date) = Date::parse(text) {
        // A year alone may still become a day.
        return date.last_day().filter(|_| date.is_certain() && text.len() >= "2026-01".len());
    }
    match dates_meant(text, year).as_slice() {
        [one] => Date::parse(one).ok()?.last_day(),
        _ => None,
    }
}

/// Whether a day can be meant by what is typed so far: each part is its number, its year, or the beginning of its
/// month.
pub(super) fn may_mean(text: &str, of: Day) -> bool {
    let text = text.trim();
    let is_beginning = Date::of_day(of).to_string().starts_with(text);
    if text.contains('-') {
        return is_beginning;
    }
    // A year that is not whole yet; one digit is rather a day.
    if is_beginning && (2..4).contains(&text.len()) {
        return true;
    }
    let (year, _, number) = of;
    let is_part = |part: &str| match part.parse::<u16>() {
        Ok(typed) => typed == u16::from(number) || typed == year,
        Err(_) => month_of(of).starts_with(&part.to_lowercase()),
    };
    let mut parts = parts(text).peekable();
    day(text, Some(year)) == Some(of) || parts.peek().is_some() && parts.all(is_part)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// The month of a day in small letters.
fn month_of(day: Day) -> String {
    let words = Date::of_day(day).in_words().to_lowercase();
    parts(&words).nth(1).unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let sixth = Some((2026, 1, 6));
        for text in [
            "2026-01-06",
            "6 jan",
            "6 January 2026",
            "January 6, 2026",
            "Jan 6",
            "06.01.2026",
            "6.1.",
            " 6 JAN 2026 ",
        ] {
            assert_eq!(day(text, Some(2026)), sixth, "{text}");
        }
        assert_eq!(day("2026-02", None), Some((2026, 2, 28)));
        assert_eq!(day("february 2028", None), Some((2028, 2, 29)));
        for text in [
            "",
            "6",
            "2026",
            "6/1/2026",
            "31 feb",
            "6 ja",
            "6.13.",
            "soon",
            "6 jan feb",
            "2026-13-01",
            "2026-01-06?",
            "1 2 3 jan",
            "6 jan 20266",
        ] {
            assert_eq!(day(text, Some(2026)), None, "{text}");
        }
        assert_eq!(day("6 jan", None), None);
    }

    #[test]
    fn what_is_typed_so_far_leaves_the_days_that_it_can_become() {
        let days = [(2026, 1, 6), (2026, 1, 16), (2026, 6, 1), (2025, 12, 6)];
        let check = |text: &str, expected: &[usize]| {
            let left = (0..days.len()).filter(|n| may_mean(text, days[*n]));
            assert_eq!(left.collect::<Vec<_>>(), expected, "{text}");
        };
        check("6", &[0, 3]);
        check("j", &[0, 1, 2]);
        check("6 j", &[0]);
        check("jan 2026", &[0, 1]);
        check("2026-01", &[0, 1]);
        check("2026-0", &[0, 1, 2]);
        check("202", &[0, 1, 2, 3]);
        check("1.6.", &[2]);
        check("dec", &[3]);
        check("x", &[]);
        check("-", &[]);
    }
}
