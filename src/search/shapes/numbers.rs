//! The numbers of a text or a query in one form, by which they are found. Must not judge what they count.

use std::ops::Range;

use crate::text::fold::fold_into;
use crate::text::numbers::{numbers as stated, scaled};

/// Scales beside those that English texts spell out, folded, with the zeros that they stand for.
const SCALES: &[(&str, u32)] = &[
    ("k", 3),
    ("thousand", 3),
    ("tsd", 3),
    ("tausend", 3),
    ("mil", 3),
    ("mila", 3),
    ("mille", 3),
    ("тис", 3),
    ("тыс", 3),
    ("тисяч", 3),
    ("тысяч", 3),
    ("tys", 3),
    ("tysiecy", 3),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("million", 6),
    ("millions", 6),
    ("millionen", 6),
    ("millones", 6),
    ("milioni", 6),
    ("milionow", 6),
    ("milyon", 6),
    ("млн", 6),
    ("миллионов", 6),
    ("мільионів", 6),
    ("bn", 9),
    ("billion", 9),
    ("mrd", 9),
    ("mld", 9),
    ("mlrd", 9),
    ("milliard", 9),
    ("milliards", 9),
    ("milliarde", 9),
    ("milliarden", 9),
    ("miliardi", 9),
    ("miliardow", 9),
    ("milyar", 9),
    ("млрд", 9),
    ("миллиардов", 9),
    ("мільярдів", 9),
    ("tn", 12),
    ("trn", 12),
    ("trillion", 12),
];
/// Letters that are scales after figures; with a blank between, or as `b`, only in sums of money.
const LETTERS: &[(&str, u32)] = &[("m", 6), ("b", 9)];

/// Signs of currencies, as they stand before or behind a sum.
const CURRENCIES: &[char] = &['€', '$', '£', '¥', '₴', '₽', '₺'];

/// The numbers of a text or a query, each with where it stands (bytes of `text`) and in plain digits with
/// `.` before decimals, in order.
///
/// On top of [`text::numbers`](crate::text::numbers::numbers), which reads `15,000`, `15 000` (whatever the
/// blank), `15.000`, `15k`, `15 thousand` and `fifteen thousand`: scales as they are written behind figures
/// (`€90 bn`, `5m`, `$90B`, `90 Mrd`, `90 млрд`), points between several groups (`1.234.567`,
/// `15.000,50`) and halves (`half a million`, `two and a half million`). Percent and currency signs are left out. `12.500` is there
/// twice, as `12.5` and as `12500`. Scales without a number (`thousands`) are words, and left out.
pub fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let grouped = grouped(text);
    for number in stated(text) {
        let starts = number.value.starts_with(|c: char| c.is_ascii_digit());
        let within = |(range, _): &(Range<usize>, String)| {
            number.range.start < range.end && range.start < number.range.end
        };
        if starts && !grouped.iter().any(within) {
            found.push((number.range, number.value));
        }
    }
    let is_free = |range: &Range<usize>| {
        !found.iter().any(|(other, _)| range.start < other.end && other.start < range.end)
    };
    let lettered: Vec<_> = lettered(text).into_iter().filter(|(range, _)| is_free(range)).collect();
    found.extend(grouped);
    found.extend(lettered);
    found.sort_by_key(|(range, _)| range.start);
    let mut all: Vec<(Range<usize>, String)> = Vec::with_capacity(found.len());
    for (range, value) in found {
        if all.last().is_some_and(|(last, _)| range.start < last.end) {
            continue;
        }
        let second = second_reading(text.get(range.clone()).unwrap_or_default());
        for value in [Some(value), second].into_iter().flatten() {
            let (range, value) = halved(text, range.clone(), value);
            all.push(with_scale(text, range, value));
        }
    }
    add_halves(text, &mut all);
    all
}

/// `1.234.567` and `15.000,50`: points between groups that cannot be anything else.
fn grouped(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (range, run) in runs(text) {
        let (whole, decimals) = run.split_once(',').unwrap_or((run, ""));
        let mut groups = whole.split('.');
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let are_groups = !rest.is_empty()
            && (1..=3).contains(&first.len())
            && !first.starts_with('0')
            && rest.iter().all(|group| group.len() == 3)
            && !decimals.contains([',', '.']);
        if are_groups && (rest.len() > 1 || !decimals.is_empty()) {
            found.push((range, scaled(&whole.replace('.', ""), decimals, 1)));
        }
    }
    found
}

/// `12.500` as `12500`, which elsewhere is twelve and a half.
fn second_reading(run: &str) -> Option<String> {
    let (whole, fraction) = run.split_once('.')?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = fraction.len() == 3 && fraction != "000" && is_digits(fraction);
    let begins = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && is_digits(whole);
    (is_group && begins).then(|| format!("{whole}{fraction}"))
}

/// `5m`, `$90B`, `90Mrd`: a scale right behind figures.
fn lettered(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (range, run) in runs(text) {
        let behind = text.get(range.end..).unwrap_or_default();
        let (word, len) = word(behind);
        let letter = LETTERS
            .iter()
            .find(|(letter, _)| *letter == word && (*letter == "m" || is_money(text, &range)));
        let Some((_, zeros)) = letter.or_else(|| SCALES.iter().find(|(name, _)| *name == word))
        else {
            continue;
        };
        let (whole, decimals) = run.split_once(['.', ',']).unwrap_or((run, ""));
        if [whole, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
            let value = scaled(whole, decimals, 10_u64.pow(*zeros));
            found.push((range.start..range.end + len, value));
        }
    }
    found
}

/// The runs of figures, stops and commas that begin and end with a figure and follow on no letter.
fn runs(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let in_run = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(|c: char| c.is_ascii_digit())?;
            let from = text.get(start..)?;
            let run = from.get(..from.find(|c| !in_run(c)).unwrap_or(from.len()))?;
            let run = run.trim_end_matches(['.', ',']);
            at = start + run.len();
            let before = text.get(..start)?.chars().next_back();
            if !before.is_some_and(char::is_alphanumeric) {
                return Some((start..at, run));
            }
        }
    })
}

/// The word at the beginning of a text, folded, and its bytes.
fn word(text: &str) -> (String, usize) {
    let len = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let mut folded = String::new();
    // No scale is longer.
    if len <= 40 {
        fold_into(text.get(..len).unwrap_or_default(), &mut folded);
    }
    (folded, len)
}

/// The same number times the scale that is named behind it: `90 bn`, `a hundred thousand`.
fn with_scale(text: &str, range: Range<usize>, value: String) -> (Range<usize>, String) {
    let behind = text.get(range.end..).unwrap_or_default();
    let blank = behind.chars().next().filter(|c| c.is_whitespace() || *c == '-');
    let Some(blank) = blank.map(char::len_utf8) else { return (range, value) };
    let (name, len) = word(behind.get(blank..).unwrap_or_default());
    let letter = LETTERS.iter().find(|(letter, _)| *letter == name && is_money(text, &range));
    match letter.or_else(|| SCALES.iter().find(|(scale, _)| *scale == name)) {
        Some((_, zeros)) => {
            let (whole, decimals) = value.split_once('.').unwrap_or((&value, ""));
            let value = scaled(whole, decimals, 10_u64.pow(*zeros));
            (range.start..range.end + blank + len, value)
        }
        None => (range, value),
    }
}

/// Whether a sign of a currency stands before a number.
fn is_money(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start).is_some_and(|before| before.trim_end().ends_with(CURRENCIES))
}

/// `half a million` for its million.
fn halved(text: &str, range: Range<usize>, value: String) -> (Range<usize>, String) {
    let before = text.get(..range.start).unwrap_or_default();
    let half = before.trim_end();
    let is_half = half.len() < before.len()
        && half.get(half.len().saturating_sub(4)..).is_some_and(|w| w.eq_ignore_ascii_case("half"))
        && text.get(range.clone()).is_some_and(|number| {
            number.get(..2).is_some_and(|article| article.eq_ignore_ascii_case("a "))
        });
    match value.parse::<u64>() {
        Ok(whole) if is_half && whole.is_multiple_of(2) => {
            (half.len() - 4..range.end, (whole / 2).to_string())
        }
        _ => (range, value),
    }
}

/// `two and a half million`: what stands before a half belongs to it, and the scale behind it.
fn add_halves(text: &str, all: &mut [(Range<usize>, String)]) {
    const HALF: &str = " and a half";
    for (range, value) in all {
        let behind = text.get(range.end..).unwrap_or_default();
        let is_half = behind.get(..HALF.len()).is_some_and(|half| half.eq_ignore_ascii_case(HALF));
        if is_half && value.len() < 4 && !value.contains('.') {
            let whole = range.start..range.end + HALF.len();
            (*range, *value) = with_scale(text, whole, format!("{value}.5"));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        let all =
            numbers(text).into_iter().map(|(range, value)| format!("{}={value}", &text[range]));
        all.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn one_number_however_it_is_written() {
        for text in [
            "15000",
            "15,000",
            "15 000",
            "15\u{a0}000",
            "15\u{202f}000",
            "15\u{2009}000",
            "15.000",
            "15'000",
            "fifteen thousand",
            "Fifteen Thousand",
            "15k",
            "15K",
            "15 k",
            "15 thousand",
            "15-thousand",
            "15 tys",
            "15 тис",
            "15 тысяч",
            "15 tausend",
            "15.000,00",
        ] {
            assert_eq!(read(text), format!("{text}=15000"));
            assert_eq!(read(&format!("up to {text} troops")), format!("{text}=15000"));
        }
        for text in [
            "90bn",
            "90 bn",
            "90 billion",
            "ninety billion",
            "90 Mrd",
            "90 млрд",
            "90 Milliarden",
            "90 milliards",
            "90,000,000,000",
            "90.000.000.000",
            "90BN",
        ] {
            assert_eq!(read(text), format!("{text}=90000000000"));
            assert_eq!(read(&format!("€{text}")), format!("{text}=90000000000"));
        }
    }

    #[test]
    fn what_is_written_otherwise() {
        for (text, expected) in [
            ("15.5", "15.5=15.5"),
            ("€90B, $5M, 5m and £5 m", "90B=90000000000; 5M=5000000; 5m=5000000; 5 m=5000000"),
            ("5 m, 5b, 5 b", "5=5; 5=5"),
            ("1.5bn or 1,5 Mrd", "1.5bn=1500000000; 1,5 Mrd=1500000000"),
            ("90 % of 28", "90=90; 28=28"),
            ("12.500", "12.500=12.5; 12.500=12500"),
            ("0.125", "0.125=0.125"),
            ("1.234.567", "1.234.567=1234567"),
            ("1.234,5", "1.234,5=1234.5"),
            ("1,234.5", "1,234.5=1234.5"),
            ("a hundred thousand", "a hundred thousand=100000"),
            ("a hundred and fifty thousand", "a hundred and fifty thousand=150000"),
            ("half a million men", "half a million=500000"),
            ("two and a half million", "two and a half million=2500000"),
            ("thousands of troops, several hundred", ""),
            ("G7, F-16 and COVID-19", ""),
            ("15 and 000", "15=15; 000=0"),
            ("from 5 to 10k", "5=5; 10k=10000"),
            ("2025, 300 men", "2025=2025; 300=300"),
            ("no numbers", ""),
            ("", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn places_ascend(text in prop_oneof!["\\PC{0,30}", "([0-9]{1,3}|[., ]|m|bn|half|a|and|million|€){0,14}"]) {
            let mut last = 0..0;
            for (range, value) in numbers(&text) {
                prop_assert!(text.get(range.clone()).is_some_and(|text| !text.is_empty()));
                prop_assert!(value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
                prop_assert!(range.start >= last.end || range.start == last.start);
                last = range;
            }
        }

        #[test]
        fn groups_are_put_together(number in 1000..u32::MAX, sign in "[ ,'\u{a0}\u{202f}\u{2009}]") {
            let digits = number.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push_str(&sign);
                }
                grouped.push(digit);
            }
            prop_assert_eq!(numbers(&grouped), vec![(0..grouped.len(), digits)]);
        }
    }
}
