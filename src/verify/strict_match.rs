//! The strict match: whether a passage of a source says what a quote says, character by character, but for
//! folds that each have a name. It shares no code with what finds passages, so that a mistake there
//! cannot make a quote look proved.
//!
//! What may differ, and nothing else (a stricter reading than Unicode compatibility on purpose):
//! composed and decomposed letters, the shape of quotation marks and dashes, white space, invisible
//! joiners and soft hyphens, `…` and three stops, the ligatures of `f`, a word that the source breaks
//! at the end of a line, and digits set below the line after a letter. Never case, never a diacritic,
//! never another digit, letter or word. (That a note mark was left out is found in `places`.)

use std::borrow::Cow;
use std::cell::OnceCell;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::documents::AsideKind;

use super::signs::{
    KASHIDA, SOFT_HYPHEN, Sign, Signs, Unit, breaks_a_word, is_break, is_direction_mark,
    is_invisible, skip_letters,
};

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
    /// Soft hyphens, zero-width spaces, joiners, byte-order marks, marks of direction.
    Invisible,
    /// Strokes by which Arabic letters are drawn longer.
    Kashida,
    Ellipsis,
    Ligatures,
    /// The source breaks a word with a hyphen at the end of a line.
    Rejoined,
    /// Digits behind a letter that stand lower than the line: CO₂.
    Lowered,
    /// The source has something in it that a quote may leave out or have otherwise.
    Aside(AsideKind),
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
            Fold::Kashida => "letters drawn longer (kashida)",
            Fold::Ellipsis => "the shape of an ellipsis",
            Fold::Ligatures => "ligatures",
            Fold::Rejoined => "a word broken at the end of a line",
            Fold::Lowered => "digits set below the line",
            Fold::Aside(AsideKind::NoteMark) => "an omitted note mark",
            Fold::Aside(AsideKind::Furniture) => "omitted page numbers, running heads or footnotes",
            Fold::Aside(AsideKind::LineNumber) => "omitted line numbers",
            Fold::Aside(AsideKind::ListNumber) => "an omitted list number",
            Fold::Aside(AsideKind::QuotationMarks) => "quotation marks that the page adds",
            Fold::Aside(AsideKind::ReplyMark) => "omitted reply marks",
            Fold::Aside(AsideKind::Capitals) => "capitals set by style",
        }
    }
}

/// Whether `passage`, as it stands in a source, says what `quote` says: the folds that it takes,
/// each once, none for equal characters. `None` when it says anything else.
pub fn strict_match(quote: &str, passage: &str) -> Option<Vec<Fold>> {
    StrictMatcher::new(quote).against(passage)
}

/// A quote made ready to be compared with several passages.
pub(super) struct StrictMatcher<'q> {
    quote: &'q str,
    /// What is seen of the quote, and what was dropped from it. Where the same characters stand, nobody asks.
    seen: OnceCell<(Cow<'q, str>, Vec<Fold>)>,
}

impl<'q> StrictMatcher<'q> {
    pub(super) fn new(quote: &'q str) -> StrictMatcher<'q> {
        StrictMatcher { quote, seen: OnceCell::new() }
    }

    pub(super) fn quote(&self) -> &'q str {
        self.quote
    }

    /// As [`strict_match`].
    pub(super) fn against(&self, passage: &str) -> Option<Vec<Fold>> {
        // Equal characters need no reading.
        if self.quote == passage {
            return Some(Vec::new());
        }
        if end_otherwise(self.quote, passage) {
            return None;
        }
        let (own, dropped) = self.seen.get_or_init(|| {
            let mut folds = Vec::new();
            (seen(self.quote, &mut folds), folds)
        });
        let mut folds = dropped.clone();
        let passage = seen(passage, &mut folds);
        compare(Signs::of(own), Signs::of(&passage), folds)
    }
}

/// Whether two texts end with different characters of which one is a letter or a digit, both of ASCII:
/// no fold makes these the same. It spares reading a passage that is cut a mark too short.
fn end_otherwise(quote: &str, passage: &str) -> bool {
    let (Some(a), Some(b)) = (quote.as_bytes().last(), passage.as_bytes().last()) else {
        return false;
    };
    let either = a.is_ascii_alphanumeric() || b.is_ascii_alphanumeric();
    a != b && a.is_ascii() && b.is_ascii() && either
}

/// Compares sign by sign; `folds` are those that it took to come to the signs.
fn compare(mut left: Signs<'_>, mut right: Signs<'_>, mut folds: Vec<Fold>) -> Option<Vec<Fold>> {
    skip_letters(&mut left, &mut right);
    let (mut own, mut their) = (left.next(), right.next());
    loop {
        match (own, their) {
            (None, None) => break,
            // In the source, the break of a word stands for nothing, or for its hyphen.
            (Some(a), Some(Unit { sign: Sign::Broken { soft }, .. }))
                if !matches!(a.sign, Sign::Broken { .. }) =>
            {
                folds.push(Fold::Rejoined);
                let hyphen = matches!(a.sign, Sign::Dash { long: false, spaced: false });
                own = if hyphen && !soft { left.next() } else { own };
                their = right.next();
            }
            (Some(a), Some(b)) if (a.sign == Sign::LineEnd) != (b.sign == Sign::LineEnd) => {
                folds.push(Fold::LineBreaks);
                let (line_end, other) = if a.sign == Sign::LineEnd { (a, b) } else { (b, a) };
                let is_space = other.sign == Sign::Space;
                if is_space || line_end == a {
                    own = left.next();
                }
                if is_space || line_end == b {
                    their = right.next();
                }
            }
            (Some(a), Some(b)) => {
                if !same(a.sign, b.sign) {
                    return None;
                }
                if a.from != b.from {
                    folds.push(fold_of(&a, &b));
                }
                skip_letters(&mut left, &mut right);
                (own, their) = (left.next(), right.next());
            }
            (Some(_), None) | (None, Some(_)) => return None,
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
        (Sign::Lowered(digit), Sign::Letter(letter))
        | (Sign::Letter(letter), Sign::Lowered(digit)) => digit == letter,
        _ => a == b,
    }
}

fn fold_of(a: &Unit<'_>, b: &Unit<'_>) -> Fold {
    let breaks = |unit: &Unit<'_>| unit.from.contains(is_break);
    match a.sign {
        Sign::Letter(_) | Sign::Dash { spaced: false, .. } if breaks(a) || breaks(b) => {
            Fold::Rejoined
        }
        Sign::Letter(_) | Sign::Lowered(_) if matches!(b.sign, Sign::Lowered(_)) => Fold::Lowered,
        Sign::Lowered(_) => Fold::Lowered,
        Sign::Letter(_) => Fold::Ligatures,
        Sign::Space | Sign::LineEnd if [a, b].iter().any(|unit| unit.from.contains(is_break)) => {
            Fold::LineBreaks
        }
        Sign::Space | Sign::LineEnd => Fold::Spaces,
        Sign::Single | Sign::Double => Fold::QuotationMarks,
        Sign::Ellipsis => Fold::Ellipsis,
        Sign::Dash { .. } => Fold::Dashes,
        Sign::Broken { .. } => Fold::Rejoined,
    }
}

/// The characters of a text that are to be seen, composed. Notes what is dropped.
fn seen<'s>(text: &'s str, folds: &mut Vec<Fold>) -> Cow<'s, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    // Composing what is composed changes nothing, and costs much.
    let composed: Cow<'s, str> = if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        folds.push(Fold::Composition);
        Cow::Owned(text.nfc().collect())
    };
    let turns = composed.contains(is_direction_mark) && may_turn_numbers(&composed);
    let is_unseen = |c: char| is_invisible(c) || c == KASHIDA || !turns && is_direction_mark(c);
    if !composed.contains(is_unseen) {
        return composed;
    }
    let mut seen = String::with_capacity(composed.len());
    for (at, c) in composed.char_indices() {
        if !is_unseen(c) || c == SOFT_HYPHEN && breaks_a_word(&composed, at) {
            seen.push(c);
        } else {
            folds.push(if c == KASHIDA { Fold::Kashida } else { Fold::Invisible });
        }
    }
    Cow::Owned(seen)
}

/// Whether marks of direction may change what is read: an override turns any letters around, and a mark
/// between numbers those of a text that runs from left to right.
fn may_turn_numbers(text: &str) -> bool {
    let overrides = |c: char| matches!(c, '\u{202d}' | '\u{202e}');
    let right_to_left = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
            || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    let turns =
        |c: char| is_direction_mark(c) && !matches!(c, '\u{200e}' | '\u{202c}' | '\u{2069}');
    let letter = |c: char| c.is_alphabetic() && right_to_left(c);
    text.contains(overrides)
        || text.contains(turns) && text.contains(char::is_numeric) && !text.contains(letter)
}

/// Characters that compose with nothing before them and are seen: most letters. A text of nothing else
/// is composed, and all of it is seen. Others may be so, too.
fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(c,
            '\u{80}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{388}'..='\u{482}'
            | '\u{48a}'..='\u{52f}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}'
            | '\u{2010}'..='\u{2027}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Fold::*;

    fn check(quote: &str, passage: &str, expected: Option<&[Fold]>) {
        assert_eq!(strict_match(quote, passage).as_deref(), expected, "{quote:?} in {passage:?}");
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
        check(
            "\u{633}\u{644}\u{627}\u{645}",
            "\u{633}\u{640}\u{640}\u{644}\u{627}\u{645}",
            Some(&[Kashida]),
        );
        check("سترسل قوات", "\u{200f}سترسل\u{200f} \u{202b}قوات\u{202c}", Some(&[Invisible]));
        check("תשלח 10-15 חיילים", "תשלח \u{2067}10-15\u{2069} חיילים", Some(&[Invisible]));
        check("may sign", "may\u{200e} sign\u{200f}", Some(&[Invisible]));
        check("10 ships", "10\u{200e} ships", Some(&[Invisible]));
        check("so...", "so\u{2026}", Some(&[Ellipsis]));
        check("so...", "so. . .", Some(&[Ellipsis]));
        check("so\u{2026} yes", "so... yes", Some(&[Ellipsis]));
        check("office", "o\u{fb03}ce", Some(&[Ligatures]));
        check("guarantee", "guaran-\ntee", Some(&[Rejoined]));
        check("guarantee", "guaran\u{ad}\n tee", Some(&[Rejoined]));
        check("re-sign", "re-\nsign", Some(&[Rejoined]));
        check("Franco-British", "Franco-\nBritish", Some(&[Rejoined]));
        check("NATO-led", "NATO-\n led", Some(&[Rejoined]));
        check("10-15", "10-\n15", Some(&[Rejoined]));
        check("737–9", "737–\n9", Some(&[Rejoined]));
        check("and/or", "and/\nor", Some(&[Rejoined]));
        check("to T23,1.", "to T\u{2082}\u{2083},\u{2081}.", Some(&[Lowered]));
        check("by land—or by sea", "by land—\nor by sea", Some(&[Rejoined]));
        check("clerk@port", "clerk@\nport", Some(&[Rejoined]));
        check("pre- and post-war", "pre-\nand post-war", Some(&[LineBreaks]));
        check("艦船をベッソニア", "艦船を\nベッソニア", Some(&[LineBreaks]));
        check("艦船を ベッソニア", "艦船を\nベッソニア", Some(&[LineBreaks]));
        check("派遣15人", "派遣\n15\u{3000}\n人", Some(&[LineBreaks]));
        check("说：“中方", "说：\n“中方", Some(&[LineBreaks]));
        check("ส่งทหาร", "ส่ง\n ทหาร", Some(&[LineBreaks]));
        check("មិនបញ្ជូន", "មិន\r\nបញ្ជូន", Some(&[LineBreaks]));
        check("中方\n不会", "中方不会", Some(&[LineBreaks]));
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
            ("Franco- British", "Franco-\nBritish"),
            ("FrancoBritish", "Franco-\nBritish"),
            ("NATOled", "NATO-\nled"),
            ("1015", "10-\n15"),
            ("10- 15", "10-\n15"),
            ("7379", "737–\n9"),
            ("and/ or", "and/\nor"),
            ("CO2030", "CO\u{2082}030"),
            ("T231", "T\u{2082}\u{2083},\u{2081}"),
            ("T2,031", "T\u{2082},031"),
            ("102", "10\u{2082}"),
            ("NATO- led", "NATO\u{ad}\nled"),
            ("re- sent", "re-\nsent"),
            ("may sign", "maysign"),
            ("maysign", "may\nsign"),
            ("中方不会", "中方 不会"),
            ("中方 不会", "中方不会"),
            ("中方不会", "中方\u{2029}不会"),
            ("中方不会", "中方\n会"),
            ("한국어", "한국\n어"),
            ("ส่งทหาร", "ส่ง ทหาร"),
            ("ส่งNATO", "ส่ง\nNATO"),
            ("guarantee", "guaran-\u{2029}tee"),
            ("Franco-British", "Franco-\u{2029}British"),
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
            ("תשלח", "\u{202d}תשלח\u{202c}"),
            ("10 - 15 ships", "10\u{200f} - 15 ships"),
            ("10 - 15 ships", "\u{202b}10 - 15\u{202c} ships"),
        ] {
            check(quote, passage, None);
        }
    }

    #[test]
    fn what_is_plain_is_composed_and_seen() {
        use unicode_normalization::char::canonical_combining_class;
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        for c in (0..=0x0010_ffff).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            let quick = is_nfc_quick(std::iter::once(c));
            assert!(quick == IsNormalized::Yes && canonical_combining_class(c) == 0, "{c:?}");
            assert!(!is_invisible(c) && c != KASHIDA, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn what_ends_otherwise_says_otherwise(
            a in "([ab.\u{ad}]|[\"' -]|fi|\u{fb01}|e\u{301}|\\.\\.\\.|-\n|…|\u{200b}){0,5}[ab. i-]?",
            b in "([ab.\u{ad}]|[\"' -]|fi|\u{fb01}|e\u{301}|\\.\\.\\.|-\n|…|\u{200b}){0,5}[ab. i-]?",
        ) {
            let mut folds = Vec::new();
            let (own, their) = (seen(&a, &mut folds), seen(&b, &mut folds));
            let alike = a == b || compare(Signs::of(&own), Signs::of(&their), folds).is_some();
            prop_assert!(!(alike && end_otherwise(&a, &b)), "{:?} {:?}", a, b);
        }
    }
}
