//! What a typed day means: `3 may`, `3 May 2030`, `3.5.2030`, `2030-05-03`; and which days begin so.

use crate::documents::dates_meant;
use crate::dossier::date::{Date, Day, month_name};

/// The day that a text states, if it can mean one only; of a month its last. Where it names no year, it is the last
/// such day up to the end of `year` that can be meant: in a record that ends on 5 May 2030, `28 dec` is of 2029.
pub(super) fn day(text: &str, year: Option<u16>, can_be: impl Fn(&Day) -> bool) -> Option<Day> {
    let text = text.trim();
    if let Ok(date) = Date::parse(text) {
        // A year alone may still become a day.
        return date.last_day().filter(|_| date.is_certain() && text.len() >= "2026-01".len());
    }
    if let Some(day) = meant(text, None) {
        return Some(day);
    }
    // 29 February comes back after eight years at most.
    let years = (0..=8).filter_map(|back| year?.checked_sub(back));
    years.filter_map(|year| meant(text, Some(year))).find(can_be)
}

/// The one day that a text means; where it names no year, in `year`.
fn meant(text: &str, year: Option<u16>) -> Option<Day> {
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
    let (year, month, number) = of;
    let is_part = |part: &str| match part.parse::<u16>() {
        Ok(typed) => typed == u16::from(number) || typed == year,
        Err(_) => begins(month, part),
    };
    let mut parts = parts(text).peekable();
    parts.peek().is_some() && parts.all(is_part) || meant(text, Some(year)) == Some(of)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// Whether the name of a month begins so.
fn begins(month: u8, word: &str) -> bool {
    month_name(month).is_some_and(|name| name.to_lowercase().starts_with(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = |text, year| day(text, year, |_| true);
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
    fn a_day_without_its_year_is_the_last_one_on_record() {
        let day = |text, last: Day| day(text, Some(last.0), |day| *day <= last);
        for (text, expected) in [
            ("28 dec", (2025, 12, 28)),
            ("9.1.", (2025, 1, 9)),
            ("8 jan", (2026, 1, 8)),
            ("29 feb", (2024, 2, 29)),
            ("28 dec 2026", (2026, 12, 28)),
        ] {
            assert_eq!(day(text, (2026, 1, 8)), Some(expected), "{text}");
        }
        // 1900 was no leap year.
        assert_eq!(day("29 feb", (1903, 5, 1)), Some((1896, 2, 29)));
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
