//! The days, months and years that somebody typed, as figures or in words. Must not know which days there are.

use std::ops::Range;

use super::ordinals::ordinal_in_words;
use crate::dossier::date::{Day, days_in};
use crate::text::months::months;

/// What was typed of a day; at least one part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DayShape {
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl DayShape {
    /// Whether that day is one of those that were meant.
    pub fn holds(&self, (year, month, day): Day) -> bool {
        self.year.is_none_or(|typed| typed == year)
            && self.month.is_none_or(|typed| typed == month)
            && self.day.is_none_or(|typed| typed == day)
    }

    /// If there is such a day, in some year where none is typed.
    fn checked(year: Option<u16>, month: u8, day: Option<u8>) -> Option<DayShape> {
        // 2000 was a leap year.
        let is_day =
            day.is_none_or(|day| (1..=days_in(year.unwrap_or(2000), month)).contains(&day));
        let is_one = (1..=12).contains(&month) && is_day;
        is_one.then_some(DayShape { year, month: Some(month), day })
    }
}

/// Years outside are taken for other numbers.
const YEARS: Range<u32> = 1900..2101;

/// The days, months and years of a query, each with where it stands (bytes of the query), in order.
///
/// `2030-05-03`, `3.5.2030`, `2030-05`, `05/2030`, `2030年5月3日`, `2030`; `3 May 2030`, `May 3rd`,
/// `the 6th of January`, `January 2026`, with the names of months in any language that
/// [`months`] knows. A month alone is none (`may`, `march`). What can be read in two ways
/// is there twice, at the same place: `06/01/2026` with the day first and with the month first,
/// `6 listopad` in November and in October. Where stops part the numbers, the day comes first.
pub fn days(query: &str) -> Vec<(Range<usize>, DayShape)> {
    let pieces = pieces(query);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get(at..).unwrap_or_default();
        let (len, shapes) =
            in_figures(query, rest, at.checked_sub(1).and_then(|at| pieces.get(at)))
                .or_else(|| in_words(query, rest))
                .or_else(|| year_alone(query, rest))
                .unwrap_or((1, Vec::new()));
        if let (Some(first), Some(last)) = (rest.first(), rest.get(len - 1)) {
            let behind = query.get(last.range.end..).and_then(|rest| rest.chars().next());
            let mark = behind.filter(|c| mark(*c).is_some()).map_or(0, char::len_utf8);
            let range = first.range.start..last.range.end + mark;
            found.extend(shapes.into_iter().map(|shape| (range.clone(), shape)));
        }
        at += len;
    }
    found
}

/// What a date can consist of.
#[derive(Debug)]
struct Piece {
    range: Range<usize>,
    kind: Kind,
    /// Whether nothing but blanks, signs and words as `of` stand before it, up to the last piece.
    is_joined: bool,
}

#[derive(Debug, PartialEq)]
enum Kind {
    Number {
        value: u32,
        digits: usize,
        /// `6th`.
        is_ordinal: bool,
    },
    /// The months that a word can mean, and whether it is one that English has for something else.
    Month(Vec<u8>, bool),
    Other,
}

/// Words that stand between a day, its month and its year.
const BETWEEN: &[&str] = &["of", "the", "de", "del", "di", "do", "den", "le", "el"];
/// Abbreviations of months (Italian, Portuguese, Spanish) that are English words.
const ENGLISH: &[&str] = &["set", "out", "ago"];
/// What makes a number an ordinal.
const ORDINAL: &[&str] = &["st", "nd", "rd", "th", "er", "re", "e", "º", "ª", "го"];

fn pieces(query: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut is_joined = true;
    let mut at = 0;
    while let Some(first) = query.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = query.get(at..).unwrap_or_default();
        let (kind, len) = if first.is_ascii_digit() {
            number(rest)
        } else if let Some((value, len)) = ordinal_in_words(rest) {
            (Kind::Number { value, digits: 2, is_ordinal: true }, len)
        } else if is_letter(first) {
            let len = rest.find(|c| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
            let word = rest.get(..len).unwrap_or_default();
            if BETWEEN.iter().any(|between| between.eq_ignore_ascii_case(word)) {
                at += len;
                continue;
            }
            let meant: Vec<u8> = months(word);
            let is_english = ENGLISH.iter().any(|english| english.eq_ignore_ascii_case(word));
            (if meant.is_empty() { Kind::Other } else { Kind::Month(meant, is_english) }, len)
        } else {
            is_joined &= first.is_whitespace()
                || matches!(first, ',' | '.' | '-' | '/' | '\'' | '’')
                || mark(first).is_some();
            at += first.len_utf8();
            continue;
        };
        pieces.push(Piece { range: at..at + len, kind, is_joined });
        is_joined = true;
        at += len;
    }
    pieces
}

/// A number at the beginning of `rest`, and its bytes.
fn number(rest: &str) -> (Kind, usize) {
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, behind) = rest.split_at_checked(digits).unwrap_or((rest, ""));
    let behind = behind.strip_prefix('-').filter(|b| b.starts_with("го")).unwrap_or(behind);
    let letters = behind.find(|c| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(behind.len());
    let suffix = behind.get(..letters).unwrap_or_default();
    let len = rest.len() - behind.len() + letters;
    let is_ordinal = ORDINAL.iter().any(|ordinal| ordinal.eq_ignore_ascii_case(suffix));
    match number.parse() {
        Ok(value) if suffix.is_empty() || is_ordinal => {
            (Kind::Number { value, digits, is_ordinal }, len)
        }
        _ => (Kind::Other, len),
    }
}

/// What words consist of: not the signs that Chinese, Japanese and Korean put behind the parts of a date.
fn is_letter(c: char) -> bool {
    let is_vowel_sign = matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{300}'..='\u{36F}');
    (c.is_alphabetic() || is_vowel_sign) && mark(c).is_none()
}

/// The part of a date that a sign of Chinese, Japanese or Korean follows.
const fn mark(c: char) -> Option<char> {
    match c {
        '年' | '년' | '月' | '월' => Some('-'),
        '日' | '일' => Some(' '),
        _ => None,
    }
}

/// The sign that parts two numbers of a date. Blanks around a dash part two dates.
fn sign(query: &str, one: &Piece, other: &Piece) -> Option<char> {
    let whole = query.get(one.range.end..other.range.start)?;
    let between = whole.trim_end();
    let is_tight = between.len() == whole.len();
    let mut letters = between.chars();
    let first = letters.next().filter(|_| letters.next().is_none())?;
    match first {
        '.' => Some(first),
        '-' | '/' if is_tight => Some(first),
        '\u{2010}'..='\u{2012}' if is_tight => Some('-'),
        _ => mark(first).filter(|sign| *sign == '-'),
    }
}

/// A number of at most so many digits, plain.
fn plain(piece: Option<&Piece>, most: usize) -> Option<u32> {
    match piece?.kind {
        Kind::Number { value, digits, is_ordinal: false } if digits <= most => Some(value),
        _ => None,
    }
}

/// A year with all its digits.
fn year(piece: Option<&Piece>) -> Option<u16> {
    let value = plain(piece, 4).filter(|value| YEARS.contains(value))?;
    value.try_into().ok()
}

/// What was read: how many pieces, and as what.
type Read = Option<(usize, Vec<DayShape>)>;

/// `2030-05-03`, `3.5.2030`, `03/05/30`, `2030-05`, `05/2030`.
fn in_figures(query: &str, rest: &[Piece], before: Option<&Piece>) -> Read {
    let (first, second) = (rest.first()?, rest.get(1)?);
    let is_number = |piece: &Piece| matches!(piece.kind, Kind::Number { .. });
    let parted = sign(query, first, second).filter(|_| is_number(first) && is_number(second))?;
    // A part of something longer, as a number of a version is.
    if before.is_some_and(|before| sign(query, before, first) == Some(parted)) {
        return None;
    }
    let number = |at: usize| plain(rest.get(at), 2).and_then(|value| u8::try_from(value).ok());
    let goes_on = |at: usize| {
        let (last, next) = (rest.get(at), rest.get(at + 1));
        let sign = last.zip(next).and_then(|(last, next)| sign(query, last, next));
        sign == Some(parted) && next.is_some_and(is_number)
    };
    if goes_on(1) {
        let whole = || {
            if let Some(year) = year(rest.first()) {
                let shape = DayShape::checked(Some(year), number(1)?, Some(number(2)?));
                return Some([shape, None]);
            }
            let (one, two) = (number(0)?, number(1)?);
            let year = match rest.get(2)?.kind {
                // Of this century.
                Kind::Number { value, digits: 2, .. } if parted != '-' => 2000 + value as u16,
                _ => year(rest.get(2))?,
            };
            let day_first = DayShape::checked(Some(year), two, Some(one));
            let month_first = DayShape::checked(Some(year), one, Some(two))
                .filter(|_| parted != '.' || day_first.is_none())
                .filter(|shape| Some(*shape) != day_first);
            Some([day_first, month_first])
        };
        // More numbers in a row, or a day that does not exist, are something else as a whole.
        let last = (2..rest.len()).find(|at| !goes_on(*at))?;
        let read = whole().filter(|_| last == 2);
        return Some((last + 1, read.into_iter().flatten().flatten().collect()));
    }
    let digits = |at: usize| match rest.get(at).map(|piece| &piece.kind) {
        Some(Kind::Number { digits, .. }) => *digits,
        _ => 0,
    };
    // `2025/6` and `2.1` are other things.
    let shape = match (year(rest.first()), year(rest.get(1))) {
        (Some(year), None) if digits(1) == 2 || follows_mark(query, second) => {
            DayShape::checked(Some(year), number(1)?, None)
        }
        (None, Some(year)) => DayShape::checked(Some(year), number(0)?, None),
        _ => None,
    };
    shape.map(|shape| (2, vec![shape]))
}

/// Whether a sign for a month stands behind a number: `1月`.
fn follows_mark(query: &str, piece: &Piece) -> bool {
    let behind = query.get(piece.range.end..).unwrap_or_default();
    behind.trim_start().starts_with(['月', '월'])
}

/// `3 May 2030`, `May 3, 2030`, `2030 May 3`, `3 May`, `May 3`, `May 2030`.
fn in_words(query: &str, rest: &[Piece]) -> Read {
    let joined = |at: usize| rest.get(at).filter(|piece| piece.is_joined);
    let day = |piece: Option<&Piece>| match piece?.kind {
        Kind::Number { value, digits: 1 | 2, .. } => u8::try_from(value).ok(),
        _ => None,
    };
    let (first, second) = (rest.first(), joined(1));
    let third = second.and_then(|_| joined(2));
    let ((Some(Piece { kind: Kind::Month(months, is_english), .. }), other)
    | (other, Some(Piece { kind: Kind::Month(months, is_english), .. }))) = (first, second)
    else {
        return None;
    };
    let is_month_first = matches!(first?.kind, Kind::Month(..));
    let shapes = |year: Option<u16>, day: Option<u8>| {
        let all = months.iter().filter_map(|month| DayShape::checked(year, *month, day));
        Some(all.collect::<Vec<_>>()).filter(|all| !all.is_empty())
    };
    // What follows them may belong to something else: `6 January 15,000 troops`.
    let third = third.filter(|piece| !is_grouped(query, piece, rest.get(3)));
    let whole = if is_month_first {
        day(second).zip(year(third))
    } else {
        day(first).zip(year(third)).or_else(|| day(third).zip(year(first)))
    };
    if let Some(shapes) = whole.and_then(|(day, year)| shapes(Some(year), Some(day))) {
        return Some((3, shapes));
    }
    if *is_english || other.is_some_and(|other| is_grouped(query, other, rest.get(2))) {
        return None;
    }
    let shapes = match (year(other), day(other)) {
        (Some(year), _) => shapes(Some(year), None),
        (_, Some(day)) => shapes(None, Some(day)),
        _ => None,
    };
    shapes.map(|shapes| (2, shapes))
}

/// `2026`, where it is not a part of another number.
fn year_alone(query: &str, rest: &[Piece]) -> Read {
    let piece = rest.first()?;
    let year = year(Some(piece))?;
    let before = query.get(..piece.range.start)?.chars().next_back();
    let behind = query.get(piece.range.end..)?.chars().next();
    let is_counted = before.is_some_and(|c| matches!(c, '€' | '$' | '£' | '¥' | ',' | '.' | ':'))
        || behind.is_some_and(|c| matches!(c, '%' | '€' | '$' | '£' | '¥' | ':'));
    if is_counted || is_grouped(query, piece, rest.get(1)) {
        return None;
    }
    Some((1, vec![DayShape { year: Some(year), ..DayShape::default() }]))
}

/// Whether a number goes on in the next piece: `15,000`, `15 000`, `1.5`.
fn is_grouped(query: &str, piece: &Piece, next: Option<&Piece>) -> bool {
    let Some(next) = next else { return false };
    let between = query.get(piece.range.end..next.range.start).unwrap_or_default();
    let is_number = |piece: &Piece| matches!(piece.kind, Kind::Number { .. });
    let is_three = matches!(next.kind, Kind::Number { digits: 3, .. });
    is_number(piece)
        && is_number(next)
        && (matches!(between, "," | ".")
            || (is_three
                && matches!(between, " " | "\u{A0}" | "\u{202F}" | "\u{2009}" | "'" | "’")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is read, as `where=year-month-day`, with `*` for what is open.
    fn read(query: &str) -> String {
        let all = days(query).into_iter().map(|(range, shape)| {
            let part = |part: Option<String>| part.unwrap_or("*".to_string());
            let (year, month, day) = (shape.year, shape.month, shape.day);
            let [year, month, day] = [
                part(year.map(|n| n.to_string())),
                part(month.map(|n| n.to_string())),
                part(day.map(|n| n.to_string())),
            ];
            format!("{}={year}-{month}-{day}", &query[range])
        });
        all.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn days_of_a_month_in_words() {
        let day = |month, day| DayShape { year: None, month: Some(month), day: Some(day) };
        for (typed, expected) in [
            ("sixth of January", day(1, 6)),
            ("the Twenty-first of May", day(5, 21)),
            ("March thirtieth", day(3, 30)),
        ] {
            let found: Vec<DayShape> = days(typed).into_iter().map(|(_, day)| day).collect();
            assert_eq!(found, [expected], "{typed}");
        }
        assert!(days("the second draft").is_empty());
    }

    #[test]
    fn in_figures_and_in_words() {
        for (query, expected) in [
            ("2026-01-06", "2026-01-06=2026-1-6"),
            ("2026/1/6", "2026/1/6=2026-1-6"),
            ("2026. 01. 06.", "2026. 01. 06=2026-1-6"),
            ("2026年1月6日", "2026年1月6日=2026-1-6"),
            ("2026年1月", "2026年1月=2026-1-*"),
            ("6.1.2026", "6.1.2026=2026-1-6"),
            ("6.13.2026", "6.13.2026=2026-6-13"),
            ("06/01/2026", "06/01/2026=2026-1-6; 06/01/2026=2026-6-1"),
            ("06-01-2026", "06-01-2026=2026-1-6; 06-01-2026=2026-6-1"),
            ("13/01/2026", "13/01/2026=2026-1-13"),
            ("01/13/2026", "01/13/2026=2026-1-13"),
            ("01/01/2026", "01/01/2026=2026-1-1"),
            ("06/01/26", "06/01/26=2026-1-6; 06/01/26=2026-6-1"),
            ("2026-01", "2026-01=2026-1-*"),
            ("01/2026", "01/2026=2026-1-*"),
            ("2026", "2026=2026-*-*"),
            ("6 January 2026", "6 January 2026=2026-1-6"),
            ("January 6, 2026", "January 6, 2026=2026-1-6"),
            ("January 6th 2026", "January 6th 2026=2026-1-6"),
            ("the 6th of January", "6th of January=*-1-6"),
            ("the 6th of January, 2026", "6th of January, 2026=2026-1-6"),
            ("January the 6th", "January the 6th=*-1-6"),
            ("6 Jan", "6 Jan=*-1-6"),
            ("Jan 6th", "Jan 6th=*-1-6"),
            ("Jan. 6", "Jan. 6=*-1-6"),
            ("06-Jan-2026", "06-Jan-2026=2026-1-6"),
            ("January 2026", "January 2026=2026-1-*"),
            ("2026 January", "2026 January=2026-1-*"),
            ("troops after January 2026 in Kyiv", "January 2026=2026-1-*"),
            ("29 February", "29 February=*-2-29"),
            ("from 6 January to 9 March 2026", "6 January=*-1-6; 9 March 2026=2026-3-9"),
            ("5–6 January 2026", "6 January 2026=2026-1-6"),
            ("2026-01-06 - 2026-02-09", "2026-01-06=2026-1-6; 2026-02-09=2026-2-9"),
            ("2026-01-06/2026-02-09", "2026-01-06=2026-1-6; 2026-02-09=2026-2-9"),
            ("6.1.2026-9.1.2026", "6.1.2026=2026-1-6; 9.1.2026=2026-1-9"),
            ("2025-2026", "2025=2025-*-*; 2026=2026-*-*"),
            ("6 January 15,000 troops", "6 January=*-1-6"),
            ("January 2026 troops 2025", "January 2026=2026-1-*; 2025=2025-*-*"),
        ] {
            assert_eq!(read(query), expected, "{query}");
        }
    }

    #[test]
    fn in_other_languages() {
        for (query, expected) in [
            ("6. Januar 2026", "2026-1-6"),
            ("6 janvier 2026", "2026-1-6"),
            ("1er février", "*-2-1"),
            ("6 de enero de 2026", "2026-1-6"),
            ("6 gennaio 2026", "2026-1-6"),
            ("6 stycznia 2026", "2026-1-6"),
            ("6 січня 2026", "2026-1-6"),
            ("6 января 2026", "2026-1-6"),
            ("6-го января", "*-1-6"),
            ("6 Ocak 2026", "2026-1-6"),
            ("Ağustos 2026", "2026-8-*"),
            ("März 2026", "2026-3-*"),
            ("2026. január 6.", "2026-1-6"),
            ("6 set 2026", "2026-9-6"),
        ] {
            let got = read(query);
            assert_eq!(got.split('=').next_back(), Some(expected), "{query}");
        }
        let listopad: Vec<_> = days("6 listopada").iter().map(|(_, shape)| shape.month).collect();
        assert_eq!(listopad, [Some(10), Some(11)]);
    }

    #[test]
    fn what_is_no_day() {
        for query in [
            "",
            "may",
            "March",
            "Jan",
            "15",
            "15000",
            "15,000",
            "2,026",
            "2000 000",
            "$2026",
            "2026%",
            "2026-13-06",
            "31 February",
            "30.2.2026",
            "6th",
            "G7",
            "F-16 2.1",
            "1.2.3",
            "1.2.2026.4",
            "15k",
            "12:2026",
            "set 5 conditions",
            "march to may",
            "3000",
            "1/2",
            "F2026",
        ] {
            assert_eq!(read(query), "", "{query}");
        }
    }

    #[test]
    fn a_shape_holds_the_days_that_were_meant() {
        let shape = |query: &str| days(query)[0].1;
        assert!(shape("6 January").holds((2026, 1, 6)) && shape("6 January").holds((1999, 1, 6)));
        assert!(!shape("6 January").holds((2026, 1, 7)) && !shape("6 January").holds((2026, 2, 6)));
        assert!(shape("January 2026").holds((2026, 1, 31)));
        assert!(!shape("January 2026").holds((2025, 1, 31)));
        assert!(shape("2026").holds((2026, 12, 31)) && !shape("2026").holds((2025, 12, 31)));
    }

    proptest! {
        #[test]
        fn any_query_is_taken(query in prop_oneof!["\\PC{0,30}", "([0-9]{1,4}|january|may|[-/. ,]|th|年|of){0,12}"]) {
            let mut end = 0;
            let mut last = 0..0;
            for (range, _) in days(&query) {
                prop_assert!(query.get(range.clone()).is_some_and(|text| !text.is_empty()));
                prop_assert!(range == last || range.start >= end);
                (end, last) = (range.end, range);
            }
        }

        #[test]
        fn a_day_is_read_back(year in 1900..2101_u16, month in 1..13_u8, day in 1..29_u8) {
            let shape = DayShape { year: Some(year), month: Some(month), day: Some(day) };
            let name = crate::dossier::date::month_name(month).unwrap();
            for query in [
                format!("{year}-{month:02}-{day:02}"),
                format!("{day} {name} {year}"),
                format!("{name} {day}, {year}"),
                format!("{day}/{month}/{year}"),
            ] {
                prop_assert!(days(&query).contains(&(0..query.len(), shape)), "{}", query);
                prop_assert!(days(&query).iter().all(|(range, _)| *range == (0..query.len())));
            }
        }
    }
}
