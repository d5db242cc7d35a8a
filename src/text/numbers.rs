//! Finds the numbers that an English text states, in figures or words, in one comparable form. Must
//! not judge what they count.

use std::ops::Range;

use super::number_words::{is_plural, scale, scale_of, small};
use super::words::{Word, gap, joins, words};

/// A number as a text states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where it stands, in bytes of the text; without a percent or currency sign.
    pub range: Range<usize>,
    /// Plain digits with `.` before decimals: `15,000` and `fifteen thousand` are both `15000`. A
    /// bare scale stays a word: `several thousand` gives `thousand`, `dozens` gives `dozen`.
    pub value: String,
}

/// Scales as they are glued to figures: `€90bn`.
const GLUED: &[(&str, u64)] = &[
    ("k", 1_000),
    ("mn", 1_000_000),
    ("m", 1_000_000),
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
];
/// A hyphen between these and a figure does not make it part of a name, as `COVID-19` is.
const PREFIXES: &[&str] =
    &["mid", "post", "pre", "late", "early", "over", "under", "sub", "non", "the"];

/// The numbers of `text`, in order.
///
/// Years, days and list numbers count; ordinals (`first`, `2nd`) do not, nor do digits in a name
/// (`G7`, `F-16`), nor `one` where it counts nothing (`no one`, `one of`).
pub fn numbers(text: &str) -> Vec<Number> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let reading = Reading { text, words: &words, at };
        match reading.figures().or_else(|| reading.spelled()) {
            Some((number, next)) => {
                found.push(number);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The words from `at` on, on the way to a number.
#[derive(Clone, Copy)]
struct Reading<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    at: usize,
}

impl<'a> Reading<'a> {
    fn word(&self, at: usize) -> Option<Word<'a>> {
        self.words.get(at).copied()
    }

    /// What stands between the word at `at` and the next one.
    fn gap(&self, at: usize) -> &'a str {
        match (self.word(at), self.word(at + 1)) {
            (Some(left), Some(right)) => gap(self.text, &left, &right),
            _ => "",
        }
    }

    fn number(&self, last: usize, value: String) -> Option<(Number, usize)> {
        let range = self.word(self.at)?.start..self.word(last)?.end();
        Some((Number { range, value }, last + 1))
    }

    /// A number in figures, and the word after it.
    fn figures(&self) -> Option<(Number, usize)> {
        let first = self.word(self.at)?;
        if !first.text.starts_with(|c: char| c.is_ascii_digit()) || self.in_a_name() {
            return None;
        }
        let (whole, suffix) = split_digits(first.text);
        if !suffix.is_empty() {
            return match GLUED.iter().find(|(glued, _)| suffix.eq_ignore_ascii_case(glued)) {
                Some(&(glued, _)) if glued == "m" && !self.has_currency() => None,
                Some(&(_, scale)) => self.number(self.at, scaled(whole, "", scale)),
                None if suffix == "s" => self.number(self.at, scaled(whole, "", 1)),
                None => None,
            };
        }
        let mut digits = whole.to_owned();
        let mut last = self.at;
        while whole.len() <= 3
            && is_group_separator(self.gap(last))
            && self.word(last + 1).is_some_and(|next| next.text.len() == 3 && is_digits(next.text))
        {
            last += 1;
            digits.push_str(self.word(last)?.text);
        }
        let mut decimals = String::new();
        let mut scale = 1;
        if let Some(next) = self.word(last + 1)
            && (self.gap(last) == "." || (self.gap(last) == "," && last == self.at))
            && next.text.starts_with(|c: char| c.is_ascii_digit())
            && !(self.in_a_row(last) || self.in_a_row(last + 2))
        {
            let (fraction, suffix) = split_digits(next.text);
            let glued = GLUED.iter().find(|(glued, _)| suffix.eq_ignore_ascii_case(glued));
            if suffix.is_empty() || glued.is_some() {
                last += 1;
                scale = glued.map_or(1, |&(_, scale)| scale);
                // `15.000` is how much of Europe groups thousands.
                if fraction == "000" && scale == 1 {
                    digits.push_str(fraction);
                } else {
                    fraction.clone_into(&mut decimals);
                }
            }
        }
        if let Some(next) = self.word(last + 1)
            && joins(self.gap(last))
            && let Some(size) = scale_of(next.text)
        {
            last += 1;
            scale = size;
        }
        self.number(last, scaled(&digits, &decimals, scale))
    }

    /// Whether figures at `at` follow other figures and a stop, as the month in `06.01.2026`.
    fn in_a_row(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.gap(before) == "." && self.starts_with_digit(before) && self.starts_with_digit(at)
        })
    }

    fn starts_with_digit(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether a word is tied to these figures by a hyphen, as in `F-16`.
    fn in_a_name(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else {
            return false;
        };
        let hyphen = matches!(self.gap(before), "-" | "\u{2010}" | "\u{2011}");
        hyphen
            && self.word(before).is_some_and(|word| {
                !word.text.starts_with(|c: char| c.is_ascii_digit())
                    && !PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word.text))
                    && small(word.text).is_none()
            })
    }

    fn has_currency(&self) -> bool {
        let before = self.word(self.at).and_then(|word| self.text.get(..word.start));
        before.is_some_and(|before| before.trim_end().ends_with(['€', '$', '£', '¥']))
    }

    /// A number in words, and the word after it: any run of `thirty-five`, `two hundred and six`.
    fn spelled(&self) -> Option<(Number, usize)> {
        let first = self.word(self.at)?.text;
        // Most words are none, and cannot be by their first letter.
        let initial = first.bytes().next()?.to_ascii_lowercase();
        if first.len() > 9 || !b"abdefhmnostz".contains(&initial) {
            return None;
        }
        let is_article = first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an");
        if is_article {
            // `a dozen`, `a hundred and fifty`; the article belongs to the number.
            let scale = self.word(self.at + 1).filter(|_| joins(self.gap(self.at)))?;
            scale_of(scale.text).filter(|_| !is_plural(scale.text))?;
        } else {
            if let Some((name, _)) = scale(first) {
                return self.number(self.at, name.to_owned());
            }
            small(first)?;
            if first.eq_ignore_ascii_case("one") && !self.counts() {
                return None;
            }
        }
        let mut total = 0_u64;
        let mut part = u64::from(is_article);
        let mut last = self.at;
        let mut at = self.at + usize::from(is_article);
        let mut after_scale = false;
        while let Some(word) = self.word(at) {
            let and = word.text.eq_ignore_ascii_case("and");
            if let Some(value) = small(word.text) {
                // "twenty two" is one number, "two two" are two.
                let fits = part == 0
                    || (value < 10 && part % 100 >= 20 && part.is_multiple_of(10))
                    || part.is_multiple_of(100);
                if at > self.at && !fits {
                    break;
                }
                part += value;
                after_scale = false;
            } else if let Some(size) = scale_of(word.text).filter(|_| !is_plural(word.text)) {
                if size <= 100 {
                    part = part.saturating_mul(size);
                } else {
                    total = total.saturating_add(part.max(1).saturating_mul(size));
                    part = 0;
                }
                after_scale = true;
            } else if !(and && after_scale && self.is_small(at + 1)) {
                break;
            }
            if !and {
                last = at;
            }
            if !joins(self.gap(at)) {
                break;
            }
            at += 1;
        }
        self.number(last, total.saturating_add(part).to_string())
    }

    fn is_small(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| small(word.text).is_some())
    }

    /// Whether `one` is a count here rather than a pronoun.
    fn counts(&self) -> bool {
        let is = |at: Option<usize>, words: &[&str]| {
            at.and_then(|at| self.word(at))
                .is_some_and(|word| words.iter().any(|name| name.eq_ignore_ascii_case(word.text)))
        };
        let pronoun = is(
            self.at.checked_sub(1),
            &["no", "any", "every", "this", "that", "which", "each", "another", "the", "some"],
        );
        let next = self.at + 1;
        let idiom = is(
            Some(next),
            &["of", "another", "hand", "side", "day", "way", "thing", "that", "who"],
        );
        let stands_alone = next >= self.words.len() || !joins(self.gap(self.at));
        !pronoun && !idiom && !stands_alone
    }
}

fn is_group_separator(gap: &str) -> bool {
    matches!(gap, "," | " " | "\u{A0}" | "\u{202F}" | "\u{2009}" | "'" | "’")
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// `digits.decimals` times `scale` (a power of ten, or a dozen), without useless zeros.
pub(crate) fn scaled(digits: &str, decimals: &str, scale: u64) -> String {
    let mut whole = digits.to_owned();
    let mut rest = decimals.to_owned();
    if scale == 12 {
        whole = digits.parse::<u64>().map_or(whole, |number| number.saturating_mul(12).to_string());
    } else {
        for _ in 0..scale.checked_ilog10().unwrap_or(0) {
            whole.push(if rest.is_empty() { '0' } else { rest.remove(0) });
        }
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::awkward;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let got: Vec<_> =
            numbers(text).into_iter().map(|number| (&text[number.range], number.value)).collect();
        let expected: Vec<_> = expected.iter().map(|&(at, value)| (at, value.to_owned())).collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn in_figures() {
        check("up to 15,000 troops", &[("15,000", "15000")]);
        check(
            "15\u{a0}000, 15 000 or 15.000",
            &[("15\u{a0}000", "15000"), ("15 000", "15000"), ("15.000", "15000")],
        );
        check("1,234,567", &[("1,234,567", "1234567")]);
        check("3.5 and 2,5 and 2.50", &[("3.5", "3.5"), ("2,5", "2.5"), ("2.50", "2.5")]);
        check("90% of 28-point", &[("90", "90"), ("28", "28")]);
        check("2025, 300 men", &[("2025", "2025"), ("300", "300")]);
        check(
            "€90bn, €90 billion, 15k, €5m, 5m",
            &[
                ("90bn", "90000000000"),
                ("90 billion", "90000000000"),
                ("15k", "15000"),
                ("5m", "5000000"),
            ],
        );
        check(
            "1.5 million and 0.25 thousand",
            &[("1.5 million", "1500000"), ("0.25 thousand", "250")],
        );
        check(
            "between 15–20 on 2026-01-07",
            &[("15", "15"), ("20", "20"), ("2026", "2026"), ("01", "1"), ("07", "7")],
        );
        check(
            "at 3:45 on 06.01.2026",
            &[("3", "3"), ("45", "45"), ("06", "6"), ("01", "1"), ("2026", "2026")],
        );
        check("G7, COVID-19, F-16, 1st, 22nd, 5G", &[]);
        check("mid-2026, the 1990s", &[("2026", "2026"), ("1990s", "1990")]);
        check("2 dozen", &[("2 dozen", "24")]);
    }

    #[test]
    fn in_words() {
        check("thirty-five countries", &[("thirty-five", "35")]);
        check("Thirty five or TWELVE", &[("Thirty five", "35"), ("TWELVE", "12")]);
        check("two hundred and six men", &[("two hundred and six", "206")]);
        check("fifteen thousand", &[("fifteen thousand", "15000")]);
        check(
            "two million three hundred thousand",
            &[("two million three hundred thousand", "2300000")],
        );
        check("two and three", &[("two", "2"), ("three", "3")]);
        check("several thousand, dozens", &[("thousand", "thousand"), ("dozens", "dozen")]);
        check("a dozen or a hundred", &[("a dozen", "12"), ("a hundred", "100")]);
        check("a hundred and fifty thousand", &[("a hundred and fifty thousand", "150000")]);
        check("one brigade; no one, one of them, the one", &[("one", "1")]);
        check("first, second, tent, often", &[]);
        check("nine-year war of two, three", &[("nine", "9"), ("two", "2"), ("three", "3")]);
    }

    proptest! {
        #[test]
        fn ranges_ascend(text in prop_oneof![awkward::prose(), awkward::text(), "[0-9 ,.a-k-]{0,40}"]) {
            let mut at = 0;
            for number in numbers(&text) {
                prop_assert!(number.range.start >= at && number.range.end > number.range.start);
                prop_assert!(text.get(number.range.clone()).is_some());
                at = number.range.end;
            }
        }

        #[test]
        fn figures_read_back(number in any::<u32>()) {
            let text = format!("of {number} men");
            prop_assert_eq!(&numbers(&text)[0].value, &number.to_string());
        }
    }
}
