//! The voucher: whether a passage of a source says what a quote says, character by character, but for
//! folds that each have a name. It shares no code with what finds passages, so that a mistake there
//! cannot make a quote look proved.
//!
//! What may differ, and nothing else (a stricter reading than Unicode compatibility on purpose):
//! composed and decomposed letters, the shape of quotation marks and dashes, white space, invisible
//! joiners and soft hyphens, `…` and three stops, the ligatures of `f`, and a word that the source
//! breaks at the end of a line. Never case, never a diacritic, never a digit, a letter or a word.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A difference between quote and source that leaves the words as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// The same letters, composed of other parts (Unicode NFC).
    Composition,
    QuotationMarks,
    Dashes,
    /// Spaces of another kind or number.
    Spaces,
    LineBreaks,
    /// Soft hyphens, zero-width spaces, joiners and byte-order marks.
    Invisible,
    Ellipsis,
    Ligatures,
    /// The source breaks a word with a hyphen at the end of a line.
    Rejoined,
}

impl Fold {
    /// As part of a list: "but for quotation marks and spaces".
    pub const fn label(self) -> &'static str {
        match self {
            Fold::Composition => "the composition of letters",
            Fold::QuotationMarks => "the shape of quotation marks",
            Fold::Dashes => "the shape of dashes",
            Fold::Spaces => "spaces",
            Fold::LineBreaks => "line breaks",
            Fold::Invisible => "invisible characters",
            Fold::Ellipsis => "the shape of an ellipsis",
            Fold::Ligatures => "ligatures",
            Fold::Rejoined => "a word broken at the end of a line",
        }
    }
}

/// What a quote and a passage must have in common, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// This very character.
    Letter(char),
    Space,
    Single,
    Double,
    /// Three stops.
    Ellipsis,
    /// `long` is any but the hyphens of a keyboard; `spaced` has white space on both sides.
    Dash {
        long: bool,
        spaced: bool,
    },
    /// A hyphen at the end of a line, within a word; a soft one never was part of the word.
    Broken {
        soft: bool,
    },
}

/// A sign, and the characters that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unit<'s> {
    sign: Sign,
    from: &'s [char],
}

/// Whether `passage`, as it stands in a source, says what `quote` says: the folds that it takes,
/// each once, none for equal characters. `None` when it says anything else.
pub fn vouch(quote: &str, passage: &str) -> Option<Vec<Fold>> {
    // Equal characters need no reading.
    if quote == passage {
        return Some(Vec::new());
    }
    Vouched::new(quote).says(passage)
}

/// A quote made ready to be compared with several passages.
pub(super) struct Vouched<'q> {
    quote: &'q str,
    seen: Vec<char>,
    /// What was dropped from the quote.
    folds: Vec<Fold>,
}

impl<'q> Vouched<'q> {
    pub(super) fn new(quote: &'q str) -> Vouched<'q> {
        let mut folds = Vec::new();
        Vouched { quote, seen: seen(quote, &mut folds), folds }
    }

    /// As [`vouch`].
    pub(super) fn says(&self, passage: &str) -> Option<Vec<Fold>> {
        if self.quote == passage {
            return Some(Vec::new());
        }
        let mut folds = self.folds.clone();
        let passage = seen(passage, &mut folds);
        compare(&units(&self.seen), &units(&passage), folds)
    }
}

/// Compares sign by sign; `folds` are those that it took to come to the signs.
fn compare(
    mut left: &[Unit<'_>],
    mut right: &[Unit<'_>],
    mut folds: Vec<Fold>,
) -> Option<Vec<Fold>> {
    loop {
        match (left, right) {
            ([], []) => break,
            // In the source, the break of a word stands for nothing, or for its hyphen.
            ([a, rest @ ..], [Unit { sign: Sign::Broken { soft }, .. }, after @ ..])
                if !matches!(a.sign, Sign::Broken { .. }) =>
            {
                folds.push(Fold::Rejoined);
                let hyphen = matches!(a.sign, Sign::Dash { long: false, spaced: false });
                left = if hyphen && !soft { rest } else { left };
                right = after;
            }
            ([a, left_rest @ ..], [b, right_rest @ ..]) => {
                if !same(a.sign, b.sign) {
                    return None;
                }
                if a.from != b.from {
                    folds.push(fold_of(a, b));
                }
                (left, right) = (left_rest, right_rest);
            }
            ([_, ..], []) | ([], [_, ..]) => return None,
        }
    }
    folds.sort_unstable();
    folds.dedup();
    // A difference that has no name is none that may be folded.
    (!folds.is_empty()).then_some(folds)
}

/// Whether two signs mean the same. A hyphen within a word is no dash between words.
fn same(a: Sign, b: Sign) -> bool {
    match (a, b) {
        (
            Sign::Dash { long: a_long, spaced: a_spaced },
            Sign::Dash { long: b_long, spaced: b_spaced },
        ) => a_spaced == b_spaced || if a_spaced { b_long } else { a_long },
        _ => a == b,
    }
}

fn fold_of(a: &Unit<'_>, b: &Unit<'_>) -> Fold {
    match a.sign {
        Sign::Letter(_) => Fold::Ligatures,
        Sign::Space if [a, b].iter().any(|unit| unit.from.iter().any(|c| is_break(*c))) => {
            Fold::LineBreaks
        }
        Sign::Space => Fold::Spaces,
        Sign::Single | Sign::Double => Fold::QuotationMarks,
        Sign::Ellipsis => Fold::Ellipsis,
        Sign::Dash { .. } => Fold::Dashes,
        Sign::Broken { .. } => Fold::Rejoined,
    }
}

/// The characters of a text that are to be seen, composed. Notes what is dropped.
fn seen(text: &str, folds: &mut Vec<Fold>) -> Vec<char> {
    // Composing what is composed changes nothing, and costs much.
    let composed: Vec<char> = if is_nfc(text) {
        text.chars().collect()
    } else {
        folds.push(Fold::Composition);
        text.nfc().collect()
    };
    if !composed.iter().any(|c| is_invisible(*c)) {
        return composed;
    }
    let mut seen = Vec::with_capacity(composed.len());
    for (at, c) in composed.iter().enumerate() {
        if !is_invisible(*c) || *c == SOFT_HYPHEN && breaks_a_word(&composed, at) {
            seen.push(*c);
        } else {
            folds.push(Fold::Invisible);
        }
    }
    seen
}

/// A text as signs.
fn units(seen: &[char]) -> Vec<Unit<'_>> {
    let mut units = Vec::with_capacity(seen.len());
    let mut rest = seen;
    while let Some(first) = rest.first() {
        let (sign, taken) = next(*first, rest, units.last());
        let from = rest.get(..taken).unwrap_or_default();
        rest = rest.get(taken..).unwrap_or_default();
        match (sign, ligature(*first)) {
            (_, Some(letters)) => {
                let unit = |c| Unit { sign: Sign::Letter(c), from };
                units.extend(letters.chars().map(unit));
            }
            (sign, None) => units.push(Unit { sign, from }),
        }
    }
    units
}

/// The sign with which `rest` begins, and how many characters make it.
fn next(first: char, rest: &[char], before: Option<&Unit<'_>>) -> (Sign, usize) {
    let blanks = |from: usize| rest.iter().skip(from).take_while(|c| is_space(**c)).count();
    if is_space(first) {
        let blank = blanks(0);
        let dash = rest.get(blank).copied().filter(|c| is_dash(*c));
        let after = blanks(blank + 1);
        return match dash {
            // White space on both sides belongs to the dash.
            Some(dash) if after > 0 && before.is_some() => {
                (Sign::Dash { long: is_long(dash), spaced: true }, blank + 1 + after)
            }
            _ => (Sign::Space, blank),
        };
    }
    if is_dash(first) || first == SOFT_HYPHEN {
        let word_before =
            matches!(before, Some(Unit { sign: Sign::Letter(c), .. }) if c.is_alphabetic());
        if word_before && !is_long(first) && goes_on_below(rest) {
            return (Sign::Broken { soft: first == SOFT_HYPHEN }, 1 + blanks(1));
        }
        return (Sign::Dash { long: is_long(first), spaced: false }, 1);
    }
    match first {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{b4}' | '`' => {
            (Sign::Single, 1)
        }
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => {
            (Sign::Double, 1)
        }
        '\u{2026}' => (Sign::Ellipsis, 1),
        '.' => match rest {
            ['.', '.', '.', '.', ..] => (Sign::Letter('.'), 1),
            ['.', '.', '.', ..] => (Sign::Ellipsis, 3),
            ['.', a, '.', b, '.', ..] if is_space(*a) && is_space(*b) => (Sign::Ellipsis, 5),
            _ => (Sign::Letter('.'), 1),
        },
        c => (Sign::Letter(c), 1),
    }
}

/// Whether the character at `at` stands in a word that goes on in the next line.
fn breaks_a_word(text: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let rest = text.get(at..).unwrap_or_default();
    before.is_some_and(|c| c.is_alphabetic()) && goes_on_below(rest)
}

/// Whether after the first character a line ends and a small letter follows.
fn goes_on_below(text: &[char]) -> bool {
    let behind = text.get(1..).unwrap_or_default();
    let blanks = behind.iter().take_while(|c| is_space(**c)).count();
    behind.iter().take(blanks).any(|c| is_break(*c))
        && behind.get(blanks).is_some_and(|c| c.is_lowercase())
}

const SOFT_HYPHEN: char = '\u{ad}';

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_long(c: char) -> bool {
    is_dash(c) && !matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Fold::*;

    fn check(quote: &str, passage: &str, expected: Option<&[Fold]>) {
        assert_eq!(vouch(quote, passage).as_deref(), expected, "{quote:?} in {passage:?}");
    }

    #[test]
    fn equal_characters_take_no_fold() {
        check("", "", Some(&[]));
        check("will not sign", "will not sign", Some(&[]));
        check("a\u{ad}b \u{feff}", "a\u{ad}b \u{feff}", Some(&[]));
    }

    #[test]
    fn each_fold_has_a_name() {
        check("\u{c9}lys\u{e9}e", "E\u{301}lyse\u{301}e", Some(&[Composition]));
        check("\"yes\"", "\u{201c}yes\u{201d}", Some(&[QuotationMarks]));
        check("\"yes\"", "\u{ab}yes\u{bb}", Some(&[QuotationMarks]));
        check("it's", "it\u{2019}s", Some(&[QuotationMarks]));
        check("15-30", "15\u{2013}30", Some(&[Dashes]));
        check("land - sea", "land \u{2014} sea", Some(&[Dashes]));
        check("land - sea", "land\u{2014}sea", Some(&[Dashes]));
        check("land\u{2014}sea", "land \u{2013} sea", Some(&[Dashes]));
        check("may  sign", "may\u{a0}sign", Some(&[Spaces]));
        check("may sign", "may\nsign", Some(&[LineBreaks]));
        check("may sign", "may \r\n sign", Some(&[LineBreaks]));
        check("guarantee", "guaran\u{ad}tee", Some(&[Invisible]));
        check("guarantee", "guaran\u{200b}tee\u{feff}", Some(&[Invisible]));
        check("so...", "so\u{2026}", Some(&[Ellipsis]));
        check("so...", "so. . .", Some(&[Ellipsis]));
        check("so\u{2026} yes", "so... yes", Some(&[Ellipsis]));
        check("office", "o\u{fb03}ce", Some(&[Ligatures]));
        check("guarantee", "guaran-\ntee", Some(&[Rejoined]));
        check("guarantee", "guaran\u{ad}\n tee", Some(&[Rejoined]));
        check("re-sign", "re-\nsign", Some(&[Rejoined]));
        check("it's - now", "it\u{2019}s \u{2013}\nnow", Some(&[QuotationMarks, Dashes]));
    }

    #[test]
    fn nothing_else_is_folded() {
        for (quote, passage) in [
            ("will sign", "will not sign"),
            ("will sign", "Will sign"),
            ("will sign", "will sing"),
            ("15,000", "15.000"),
            ("15,000", "15,00"),
            ("15 000", "15000"),
            ("Elysee", "\u{c9}lys\u{e9}e"),
            ("it's", "its"),
            ("'yes'", "\"yes\""),
            ("re-sign", "resign"),
            ("re-sign", "re - sign"),
            ("re-sign", "re sign"),
            ("re-sign", "re \u{2013} sign"),
            ("re-sign", "re\u{ad}\nsign"),
            ("may sign", "maysign"),
            ("-5", "5"),
            ("- 5", "-5"),
            ("no. Yes", "no Yes"),
            ("so..", "so..."),
            ("so....", "so..."),
            ("stra\u{df}e", "strasse"),
            ("x\u{b2}", "x2"),
            ("\u{ff11}5", "15"),
            ("\u{17f}o", "so"),
            ("K\u{131}z", "Kiz"),
            ("\u{3b1}", "a"),
            ("guaran-\ntee", "guarantee"),
            ("word-\nWord", "wordWord"),
            ("15-\n30", "1530"),
            ("a\u{200d}b", "ab"),
            ("a\u{202e}b", "ab"),
        ] {
            check(quote, passage, None);
        }
    }
}
