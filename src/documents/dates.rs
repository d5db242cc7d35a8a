//! Dates as documents write them, as EDTF. Which number is the day and which the month is never guessed.

use crate::dossier::date::Date;
use crate::text::months::{month, primary};

/// A text longer than this is no date.
const LONGEST: usize = 200;

/// The day, month or year that a text states. Of a moment only the day, as stated, without
/// reckoning its hour into another zone. `language` is that of the text.
pub(super) fn day(text: &str, language: Option<&str>) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text = plain(text);
    let text = text.trim();
    year_first(text)
        .or_else(|| compact(text))
        .or_else(|| year_last(text, language))
        .or_else(|| in_words(text, language))
}

/// The day that a text for people states, which may say more: "Published on 3 May 2030, 10:00".
/// What was changed is left out.
pub(super) fn day_within(text: &str, language: Option<&str>) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    // Letters may change their length with their case: then the text is looked at as a whole.
    let cut = CHANGED.iter().filter_map(|word| lower.find(word)).min();
    let text = match cut {
        Some(cut) if lower.len() == text.len() => text.get(..cut)?,
        Some(_) => return None,
        None => text,
    };
    let text = plain(text);
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let numbers = text.get(digits..)?.trim_end();
    let whole = |date: &String| date.len() == 10;
    year_first(numbers)
        .or_else(|| year_last(numbers, language))
        .filter(whole)
        .or_else(|| in_words(text.trim(), language).filter(whole))
}

/// Whether a text calls its date that of a change, and states no other.
pub(super) fn is_changed(text: &str) -> bool {
    let lower = text.to_lowercase();
    let cut = CHANGED.iter().filter_map(|word| lower.find(word)).min();
    cut.is_some_and(|cut| {
        !lower.get(..cut).unwrap_or_default().contains(|c: char| c.is_ascii_digit())
    })
}

/// What begins the date of a change, in small letters.
const CHANGED: &[&str] = &[
    "update",
    "modified",
    "edited",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "modifié",
    "mise à jour",
    "actualizad",
    "aggiornat",
    "atualizad",
    "bijgewerkt",
    "gewijzigd",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "zaktualizowan",
    "aktualizacja",
    "aktualizov",
    "обновлен",
    "оновлен",
    "güncelle",
    "更新",
    "修改",
    "수정",
];

/// Digits and signs of other scripts as those of ASCII.
fn plain(text: &str) -> String {
    const ZEROS: [char; 6] = ['০', '०', '٠', '۰', '๐', '０'];
    let digit = |c: char| {
        let value = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|n| *n < 10);
        ZEROS.iter().find_map(value).and_then(|n| char::from_digit(n, 10))
    };
    let invisible = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{feff}');
    text.chars()
        .filter(invisible)
        .map(|c| match c {
            '年' | '년' | '月' | '월' => '-',
            '日' | '일' => ' ',
            '\u{2010}'..='\u{2012}' => '-',
            _ if c.is_whitespace() => ' ',
            _ => digit(c).unwrap_or(c),
        })
        .collect()
}

/// "2030-05-03", "2030/5/3", "2030. 05. 03.", "2030-05", "2030".
fn year_first(text: &str) -> Option<String> {
    let (year, rest) = number(text, 4..=4)?;
    let Some((sign, after)) = separator(rest) else {
        return rest.is_empty().then(|| date(year, None, None))?;
    };
    let Some((month, rest)) = number(after, 1..=2) else {
        let is_year = sign == '-' && after.trim().is_empty() && rest.trim() == "-";
        return is_year.then(|| date(year, None, None))?;
    };
    match separator(rest) {
        Some((again, rest)) if again == sign => {
            let Some((day, rest)) = number(rest, 1..=2) else {
                let is_over = sign == '-' && rest.trim().is_empty();
                return is_over.then(|| date(year, Some(month), None))?;
            };
            // Years of other calendars are no dates, but for what is written as the standard has it.
            let is_standard = sign == '-' && text.as_bytes().get(7) == Some(&b'-');
            let is_one = is_end(rest) && (is_standard || is_of_now(year));
            is_one.then(|| date(year, Some(month), Some(day)))?
        }
        // "2025/26" and "2.10" are other things.
        _ if sign == '-' && rest.trim().is_empty() && after.len() - rest.len() == 2 => {
            date(year, Some(month), None)
        }
        _ => None,
    }
}

/// "20260106", "20260106T100000Z".
fn compact(text: &str) -> Option<String> {
    let (digits, rest) = text.split_at_checked(8)?;
    let is_whole = digits.bytes().all(|b| b.is_ascii_digit())
        && (rest.is_empty() || rest.starts_with(['T', 't', ' ']));
    let part = |range| digits.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
    let found = date(part(0..4)?, part(4..6), part(6..8));
    found.filter(|_| is_whole && is_of_now(part(0..4).unwrap_or(0)))
}

/// A date with stops begins with its day where people write so; elsewhere it is anybody's guess.
const WITH_STOPS: &[&str] = &[
    "az", "be", "bg", "bs", "cs", "da", "de", "et", "fi", "hr", "hy", "is", "ka", "kk", "lv", "mk",
    "no", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk",
];

/// "13/01/2026", "6.1.2026" where only one of two readings is one, or the language says which.
fn year_last(text: &str, language: Option<&str>) -> Option<String> {
    let (one, rest) = number(text, 1..=2)?;
    let (sign, rest) = separator(rest)?;
    let (two, rest) = number(rest, 1..=2)?;
    let (again, rest) = separator(rest)?;
    let (year, rest) = number(rest, 4..=4)?;
    if again != sign || !is_end(rest) || !is_of_now(year) {
        return None;
    }
    let language = language.map(primary);
    let says = sign == '.' && language.is_some_and(|own| WITH_STOPS.contains(&own.as_str()));
    match (one, two) {
        (13.., _) => date(year, Some(two), Some(one)),
        (_, 13..) if sign != '.' => date(year, Some(one), Some(two)),
        _ if one == two || says => date(year, Some(two), Some(one)),
        _ => None,
    }
}

#[derive(Debug, PartialEq)]
enum Piece {
    Number(u32, usize),
    Month(u32),
    /// "of", a comma.
    Between,
    /// What parts the two days of "5–6 January".
    Until,
    Other,
}

/// "3 May 2030", "May 3, 2030", "2030. május 3.", "May 2030". Two dates that differ
/// are none.
fn in_words(text: &str, language: Option<&str>) -> Option<String> {
    let pieces = pieces(text, language);
    let mut found: Option<String> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Month(month) = piece else { continue };
        let back = pieces.get(..at).unwrap_or_default().iter().rev();
        let is_several = back.skip_while(|p| **p == Piece::Between).nth(1) == Some(&Piece::Until);
        if is_several {
            return None;
        }
        let before: Vec<(u32, usize)> = numbers(pieces.get(..at).unwrap_or_default().iter().rev());
        let after: Vec<(u32, usize)> = numbers(pieces.get(at + 1..).unwrap_or_default().iter());
        let is_year = |n: &(u32, usize)| n.1 == 4;
        let is_day = |n: &(u32, usize)| n.1 <= 2;
        let stated = match (before.as_slice(), after.as_slice()) {
            ([day, ..], [year, ..]) if is_day(day) && is_year(year) => Some((year, Some(day))),
            ([year, ..], [day, ..]) if is_day(day) && is_year(year) => Some((year, Some(day))),
            (_, [day, year, ..]) if is_day(day) && is_year(year) => Some((year, Some(day))),
            ([], [year, ..]) if is_year(year) => Some((year, None)),
            _ => None,
        };
        let Some(((year, _), day)) = stated.filter(|((year, _), _)| is_of_now(*year)) else {
            continue;
        };
        let date = date(*year, Some(*month), day.map(|(day, _)| *day))?;
        if found.as_ref().is_some_and(|before| *before != date) {
            return None;
        }
        found = Some(date);
    }
    found
}

/// The numbers that stand next to a month.
fn numbers<'p>(pieces: impl Iterator<Item = &'p Piece>) -> Vec<(u32, usize)> {
    let near = pieces.filter(|piece| **piece != Piece::Between);
    near.map_while(|piece| match piece {
        Piece::Number(value, digits) => Some((*value, *digits)),
        _ => None,
    })
    .take(2)
    .collect()
}

fn pieces(text: &str, language: Option<&str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let in_word = |c: char| c.is_alphabetic() || is_mark(c);
        let end = match first {
            _ if is_number => rest.find(|c: char| !c.is_ascii_digit() && c != ':'),
            _ if in_word(first) => rest.find(|c: char| !in_word(c)),
            _ => Some(first.len_utf8()),
        };
        let (word, behind) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        rest = behind;
        if is_number {
            // "6th", "1er"; not "10am".
            let ending =
                rest.find(|c: char| !c.is_alphabetic() && !is_mark(c)).unwrap_or(rest.len());
            let (letters, behind) = rest.split_at_checked(ending).unwrap_or(("", rest));
            let is_ordinal = matches!(
                letters,
                "" | "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "º" | "ª" | "-го"
            );
            rest = behind;
            pieces.push(match word.parse() {
                Ok(value) if is_ordinal => Piece::Number(value, word.len()),
                _ => Piece::Other,
            });
        } else if first.is_alphabetic() {
            pieces.push(match word.to_lowercase().as_str() {
                "of" | "de" | "del" | "di" | "the" => Piece::Between,
                lower => month(lower, language).map_or(Piece::Other, Piece::Month),
            });
        } else if matches!(first, '-' | '–' | '/' | '&') {
            let before = pieces.iter().rev().find(|piece| **piece != Piece::Between);
            let is_number = matches!(before, Some(Piece::Number(..)));
            if is_number && rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
                pieces.push(Piece::Until);
            } else if first != '-' {
                pieces.push(Piece::Other);
            }
        } else if !matches!(first, ' ' | ',' | '.' | '،') {
            pieces.push(Piece::Other);
        }
    }
    pieces
}

/// A sign that stands on a letter or belongs to it.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x900..=0x903 | 0x93a..=0x94f | 0x981..=0x983 | 0x9bc..=0x9cd | 0x9d7)
}

/// A number of so many digits, and what stands behind it.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    digits.contains(&number.len()).then(|| Some((number.parse().ok()?, rest)))?
}

/// What parts two numbers of a date; blanks around it do not count.
fn separator(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let sign = text.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    Some((sign, text.get(1..)?.trim_start()))
}

/// Behind a date comes its hour, or something else than more of a number.
fn is_end(rest: &str) -> bool {
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    match rest.chars().next() {
        None | Some(' ' | 'T' | 't' | 'Z' | '+' | ',' | ';' | '|' | ')' | '，') => true,
        Some('-') => rest.as_bytes().get(3) == Some(&b':'),
        Some(_) => false,
    }
}

/// Years of other calendars lie outside.
const fn is_of_now(year: u32) -> bool {
    year >= 1800 && year <= 2100
}

fn date(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    let mut date = format!("{year:04}");
    for part in [month, day].into_iter().flatten() {
        date.push_str(&format!("-{part:02}"));
    }
    Date::parse(&date).is_ok().then_some(date)
}

/// Whether a text is a moment of universal time: its day need not be that of the place.
pub(super) fn is_universal(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    text.contains(':')
        && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|end| text.ends_with(end))
}

/// Whether two days follow each other.
pub(super) fn are_neighbours(one: &str, other: &str) -> bool {
    number_of(one).zip(number_of(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
}

/// The number of a day, counted from some day on.
fn number_of(date: &str) -> Option<u32> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years that begin in March have the odd day at their end.
    let (year, month) =
        if month < 3 { (year.checked_sub(1)?, month + 9) } else { (year, month - 3) };
    Some(year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_taken_as_stated_or_not_at_all() {
        for (text, expected) in [
            ("2026-01-06", Some("2026-01-06")),
            ("2026-01-06T23:30:00-05:00", Some("2026-01-06")),
            (" 2026-01-06 10:00 ", Some("2026-01-06")),
            ("2026-01-06+01:00", Some("2026-01-06")),
            ("2026-1-6", Some("2026-01-06")),
            ("2026/01/06 10:00", Some("2026-01-06")),
            ("2026. 01. 06.", Some("2026-01-06")),
            ("20260106", Some("2026-01-06")),
            ("20260106T100000Z", Some("2026-01-06")),
            ("2026-01", Some("2026-01")),
            ("2026", Some("2026")),
            ("13/01/2026", Some("2026-01-13")),
            ("01/13/2026", Some("2026-01-13")),
            ("6 January 2026", Some("2026-01-06")),
            ("Mon, 06 Jan 2026 10:00:00 GMT", Some("2026-01-06")),
            ("January 6th, 2026", Some("2026-01-06")),
            ("Jan. 6, 2026 10:04 a.m. ET", Some("2026-01-06")),
            ("6. Januar 2026", Some("2026-01-06")),
            ("6 de enero de 2026", Some("2026-01-06")),
            ("1er février 2026 à 10h15", Some("2026-02-01")),
            ("6 stycznia 2026 r.", Some("2026-01-06")),
            ("6 января 2026, 10:00", Some("2026-01-06")),
            ("2026. január 6.", Some("2026-01-06")),
            ("2026年1月6日 10:00", Some("2026-01-06")),
            ("2026년 1월 6일", Some("2026-01-06")),
            ("৬ জানুয়ারি ২০২৬", Some("2026-01-06")),
            ("6 يناير 2026", Some("2026-01-06")),
            ("January 2026", Some("2026-01")),
            ("1648-10-24", Some("1648-10-24")),
            ("2026-13-06", None),
            ("2026-02-30", None),
            ("06/01/2026", None),
            ("6.1.2026", None),
            ("6/1/26", None),
            ("6 Jan", None),
            ("2025/26", None),
            ("2026-2027", None),
            ("12-13 people", None),
            ("6 January 2026 – 8 January 2026", None),
            ("5–6 January 2026", None),
            ("5 - 6 January 2026", None),
            ("06-Jan-2026", Some("2026-01-06")),
            ("6 listopada 2026", None),
            ("6 มกราคม 2569", None),
            ("1404/10/16", None),
            ("yesterday", None),
            ("1767686400", None),
            ("", None),
        ] {
            assert_eq!(day(text, None).as_deref(), expected, "{text:?}");
        }
        assert_eq!(day("6.1.2026", Some("de-AT")).as_deref(), Some("2026-01-06"));
        assert_eq!(day("6/1/2026", Some("de-AT")), None);
        assert_eq!(day("6 listopada 2026", Some("pl")).as_deref(), Some("2026-11-06"));
    }

    #[test]
    fn days_follow_each_other_over_months_and_years() {
        for text in ["2026-01-06T23:00:00Z", "2026-01-06 23:00+00:00", "Tue, 06 Jan 2026 23:00 GMT"]
        {
            assert!(is_universal(text), "{text}");
        }
        for text in ["2026-01-06", "2026-01-06T23:00:00+01:00", "2026-01-06T23:00:00"] {
            assert!(!is_universal(text), "{text}");
        }
        for (one, other) in [
            ("2026-01-05", "2026-01-06"),
            ("2026-03-01", "2026-02-28"),
            ("2024-02-28", "2024-02-29"),
            ("2024-02-29", "2024-03-01"),
            ("2025-12-31", "2026-01-01"),
            ("2026-04-30", "2026-05-01"),
        ] {
            assert!(are_neighbours(one, other) && are_neighbours(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("2026-01-06", "2026-01-06"),
            ("2024-02-28", "2024-03-01"),
            ("2026-01-05", "2026-01-07"),
            ("2026-01", "2026-02"),
            ("2025-12-31", "2026-12-30"),
        ] {
            assert!(!are_neighbours(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_date_among_words_is_the_one_of_publication() {
        for (text, expected) in [
            ("Published on 6 January 2026, 10:00", Some("2026-01-06")),
            (
                "By Orla Kern | Tuesday, January 6, 2026 | Updated January 9, 2026",
                Some("2026-01-06"),
            ),
            ("Veröffentlicht: 2026-01-06 um 10 Uhr", Some("2026-01-06")),
            ("发布时间：2026年1月6日", Some("2026-01-06")),
            ("Last updated: January 7, 2026", None),
            ("Aktualisiert am 6. Januar 2026", None),
            ("January 2026", None),
            ("In 2026", None),
            ("5 minutes ago", None),
            ("5 ships, 6 January 2026", Some("2026-01-06")),
        ] {
            assert_eq!(day_within(text, None).as_deref(), expected, "{text:?}");
        }
    }
}
