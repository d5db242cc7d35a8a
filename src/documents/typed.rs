//! The dates that a person may mean who types one. What is read here is shown or asked about before it counts.

use super::dates::day;
use crate::dossier::date::{Date, month_name};
use crate::text::months::month;

/// The dates that a text may mean, as EDTF; where it names no year, of `year`. Whether the day or the month comes
/// first differs by country, and then there are two; where stops part the numbers, people begin with the day.
pub fn dates_meant(text: &str, year: Option<u16>) -> Vec<String> {
    let text = spelt(text.trim());
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if words().filter(|word| month(&word.to_lowercase(), None).is_some()).count() > 1 {
        return Vec::new();
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let in_year = |year: u16| day(&format!("{text} {year}"), None);
    let of_year = year.filter(|_| (words().count(), numbers) == (1, 1));
    match day(&text, None).or_else(|| of_year.and_then(in_year)) {
        Some(date) => vec![date],
        None => in_numbers(&text, year).unwrap_or_default(),
    }
}

/// With the month whole of which the first letters are typed, at least three.
fn spelt(text: &str) -> String {
    let whole = |word: &str| {
        let typed = word.to_lowercase();
        let is_month = |name: &&str| typed.len() >= 3 && name.to_lowercase().starts_with(&typed);
        (1..=12).filter_map(month_name).find(is_month).unwrap_or(word).to_string()
    };
    let pieces = text.split_inclusive(|c: char| !c.is_alphabetic());
    pieces
        .map(|piece| {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            let (_, behind) = piece.split_at(word.len());
            whole(word) + behind
        })
        .collect()
}

/// A day, a month and a year, or a day and a month with stops, as one half of the world reads them and as the other
/// does.
fn in_numbers(text: &str, of_year: Option<u16>) -> Option<Vec<String>> {
    let with_stops = text.contains('.');
    let of_year = of_year.filter(|_| with_stops).map(|year| year.to_string());
    let parts: Vec<&str> =
        text.split(['.', '/', '-']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let (one, other, year) = match (parts.as_slice(), of_year.as_deref()) {
        ([one, other, year], _) if year.len() == 4 => (*one, *other, *year),
        ([one, other], Some(year)) => (*one, *other, year),
        _ => return None,
    };
    let orders = [(one, other), (other, one)];
    let mut all: Vec<String> = Vec::new();
    for (day, month) in orders.into_iter().take(if with_stops { 1 } else { 2 }) {
        let date = format!("{year}-{month:0>2}-{day:0>2}");
        if Date::parse(&date).is_ok() && !all.contains(&date) {
            all.push(date);
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_type_it() {
        for text in [
            "2026-1-6",
            "2026/01/06",
            "20260106",
            "6 January 2026",
            "January 6, 2026",
            "6. Januar 2026",
            "6 janu",
            "Jan 6",
            "6.1.",
            "6.1",
            "06.01.2026",
        ] {
            assert_eq!(dates_meant(text, Some(2026)), ["2026-01-06"], "{text}");
        }
        assert_eq!(dates_meant("february 2028", None), ["2028-02"]);
        for text in ["6/1/2026", "06-01-2026"] {
            assert_eq!(dates_meant(text, None), ["2026-01-06", "2026-06-01"], "{text}");
        }
        assert_eq!(dates_meant("13/1/2026", None), ["2026-01-13"]);
        assert_eq!(dates_meant("1/1/2026", None), ["2026-01-01"]);
        for text in [
            "",
            "6",
            "6 ja",
            "6/1",
            "6.13.",
            "31 feb",
            "6 jan feb",
            "1 2 3 jan",
            "soon",
            "6 jan 20266",
        ] {
            assert!(dates_meant(text, Some(2026)).is_empty(), "{text}");
        }
        assert!(dates_meant("6 jan", None).is_empty());
    }
}
