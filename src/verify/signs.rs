//! A text as signs: what a quote and its source must have in common, whatever characters make it. Only
//! [`super::strict_match()`] compares them.

use std::str::Chars;

use crate::text::borders::may_take_no_blank;

/// What a quote and a passage must have in common, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// This very character.
    Letter(char),
    Space,
    /// The end of a line in a script without blanks: a space, or nothing.
    LineEnd,
    Single,
    Double,
    /// Three stops.
    Ellipsis,
    /// `long` is any but the hyphens of a keyboard; `spaced` has white space on both sides.
    Dash {
        long: bool,
        spaced: bool,
    },
    /// A digit that stands lower than the line, behind a letter.
    Lowered(char),
    /// A hyphen at the end of a line, within a word; a soft one never was part of the word.
    Broken {
        soft: bool,
    },
}

/// A sign, and the characters that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit<'s> {
    pub(super) sign: Sign,
    pub(super) from: &'s str,
}

/// A text as signs, one after the other.
pub(super) struct Signs<'s> {
    rest: &'s str,
    before: Option<Sign>,
    /// What is left of a ligature, and the ligature.
    letters: (Chars<'static>, &'s str),
}

impl<'s> Signs<'s> {
    pub(super) fn of(seen: &'s str) -> Signs<'s> {
        Signs { rest: seen, before: None, letters: ("".chars(), "") }
    }
}

/// Leaves out the letters and digits with which both go on: each is a sign of its own whatever stands
/// around it, and the same on both sides takes no fold.
pub(super) fn skip_letters(left: &mut Signs<'_>, right: &mut Signs<'_>) {
    // Of what is not ASCII, only ranges without any space, quotation mark, dash, ellipsis or ligature:
    // U+00C0 to U+07FF and U+4000 to U+DFFF, and the bytes within a character.
    let is_letter = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, 0x80..=0xbf | 0xc3..=0xdf | 0xe4..=0xed)
    };
    if !left.letters.0.as_str().is_empty() || !right.letters.0.as_str().is_empty() {
        return;
    }
    let pairs = left.rest.bytes().zip(right.rest.bytes());
    let same = pairs.take_while(|(a, b)| a == b && is_letter(*a)).count();
    let border = (0..=same).rev().find(|at| left.rest.is_char_boundary(*at)).unwrap_or(0);
    let (skipped, rest) = left.rest.split_at(border);
    if let Some(last) = skipped.chars().next_back()
        && let Some(their_rest) = right.rest.get(skipped.len()..)
    {
        (left.rest, right.rest) = (rest, their_rest);
        (left.before, right.before) = (Some(Sign::Letter(last)), Some(Sign::Letter(last)));
    }
}

impl<'s> Iterator for Signs<'s> {
    type Item = Unit<'s>;

    fn next(&mut self) -> Option<Unit<'s>> {
        if self.letters.0.as_str().is_empty() {
            let first = self.rest.chars().next()?;
            let (sign, taken) = next(first, self.rest, self.before);
            let (from, rest) = self.rest.split_at_checked(taken)?;
            self.rest = rest;
            let Some(letters) = ligature(first) else {
                self.before = Some(sign);
                return Some(Unit { sign, from });
            };
            self.letters = (letters.chars(), from);
        }
        let sign = Sign::Letter(self.letters.0.next()?);
        self.before = Some(sign);
        Some(Unit { sign, from: self.letters.1 })
    }
}

/// The sign with which `rest` begins, and how many bytes make it.
fn next(first: char, rest: &str, before: Option<Sign>) -> (Sign, usize) {
    let own = first.len_utf8();
    if first.is_ascii_alphanumeric() {
        return (Sign::Letter(first), own);
    }
    if is_space(first) {
        let behind = rest.trim_start_matches(is_space);
        if let Some(dash) = behind.chars().next().filter(|c| is_dash(*c))
            && let Some(after) = behind.get(dash.len_utf8()..)
        {
            let word = after.trim_start_matches(is_space);
            // White space on both sides belongs to the dash.
            if word.len() < after.len() && before.is_some() {
                return (Sign::Dash { long: is_long(dash), spaced: true }, rest.len() - word.len());
            }
        }
        let blank = rest.get(..rest.len() - behind.len()).unwrap_or_default();
        let sign = if is_line_end(blank, before, behind) { Sign::LineEnd } else { Sign::Space };
        return (sign, blank.len());
    }
    if is_dash(first) || first == SOFT_HYPHEN {
        let word_before = matches!(before, Some(Sign::Letter(c)) if c.is_lowercase());
        if word_before && !is_long(first) && goes_on_below(rest) {
            let behind = rest.get(own..).unwrap_or_default();
            let word = behind.trim_start_matches(is_space);
            return (Sign::Broken { soft: first == SOFT_HYPHEN }, rest.len() - word.len());
        }
        let taken = own + if first == SOFT_HYPHEN { 0 } else { line_end(rest, own, before) };
        return (Sign::Dash { long: is_long(first), spaced: false }, taken);
    }
    match first {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{b4}' | '`' => {
            (Sign::Single, own)
        }
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => {
            (Sign::Double, own)
        }
        '/' | '@' => (Sign::Letter(first), own + line_end(rest, own, before)),
        // Between the parts of an index: T₂₃,₁.
        ',' if matches!(before, Some(Sign::Lowered(_))) && is_before_lowered(rest) => {
            (Sign::Lowered(first), own)
        }
        '\u{2026}' => (Sign::Ellipsis, own),
        '\u{2080}'..='\u{2089}' if is_behind_letter(before) && !is_before_digit(rest) => {
            let digit = char::from_digit(u32::from(first) - 0x2080, 10).unwrap_or(first);
            (Sign::Lowered(digit), own)
        }
        '.' if rest.starts_with("....") => (Sign::Letter('.'), own),
        '.' if rest.starts_with("...") => (Sign::Ellipsis, 3),
        '.' => match spaced_stops(rest) {
            Some(taken) => (Sign::Ellipsis, taken),
            None => (Sign::Letter('.'), own),
        },
        c => (Sign::Letter(c), own),
    }
}

/// Whether white space is the end of a line where no blank needs to stand.
fn is_line_end(blank: &str, before: Option<Sign>, behind: &str) -> bool {
    let before = match before {
        Some(Sign::Letter(c)) => c,
        Some(Sign::Double) => '"',
        _ => return false,
    };
    let first = behind.chars().next();
    ends_line(blank) && first.is_some_and(|behind| may_take_no_blank(before, behind))
}

/// Whether a line ends in white space, and no paragraph.
fn ends_line(blank: &str) -> bool {
    blank.contains(is_break) && !blank.contains(PARAGRAPH_END)
}

/// How many bytes of white space a line end takes behind a mark that joins what stands on its two sides
/// (Franco-British, 10–15, and/or); 0 where no line ends there.
fn line_end(rest: &str, mark: usize, before: Option<Sign>) -> usize {
    let joins = matches!(before, Some(Sign::Letter(c)) if c.is_alphanumeric());
    let behind = rest.get(mark..).unwrap_or_default();
    let word = behind.trim_start_matches(is_space);
    let blank = behind.get(..behind.len() - word.len()).unwrap_or_default();
    let is_hyphen = rest.starts_with(|c| is_dash(c) && !is_long(c));
    let is_suspended = is_hyphen && is_suspended(word);
    let goes_on = word.starts_with(char::is_alphanumeric) && !is_suspended;
    if joins && goes_on && ends_line(blank) { blank.len() } else { 0 }
}

/// Whether a hyphen before these words stands for what comes later: "pre- and post-war".
pub(super) fn is_suspended(behind: &str) -> bool {
    const WORDS: [&str; 14] =
        ["and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och"];
    let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    WORDS.contains(&word)
}

/// Whether a digit on the line stands behind the lowered ones at the start of a text, be it behind a
/// stop or a comma.
fn is_before_digit(rest: &str) -> bool {
    let is_lowered = |c| matches!(c, '\u{2080}'..='\u{2089}');
    let behind = rest.trim_start_matches(is_lowered);
    let behind = behind.strip_prefix([',', '.']).unwrap_or(behind);
    behind.starts_with(|c: char| c.is_numeric() && !is_lowered(c))
}

/// Whether a lowered digit stands behind the first character of a text.
fn is_before_lowered(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(|c| matches!(c, '\u{2080}'..='\u{2089}'))
}

/// Whether a lowered digit here is an index of what it stands behind, and no digit of a number.
fn is_behind_letter(before: Option<Sign>) -> bool {
    match before {
        Some(Sign::Letter(c)) => c.is_alphabetic() || c == ')',
        Some(Sign::Lowered(_)) => true,
        _ => false,
    }
}

/// How many bytes three stops with one space after each of the first two take at the start of a text.
fn spaced_stops(text: &str) -> Option<usize> {
    let behind = text.strip_prefix('.')?.strip_prefix(is_space)?;
    let behind = behind.strip_prefix('.')?.strip_prefix(is_space)?.strip_prefix('.')?;
    Some(text.len() - behind.len())
}

/// Whether the character at `at` stands in a word that goes on in the next line.
pub(super) fn breaks_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let rest = text.get(at..).unwrap_or_default();
    before.is_some_and(char::is_lowercase) && goes_on_below(rest)
}

/// Whether after the first character a line ends and a small letter follows.
fn goes_on_below(text: &str) -> bool {
    let mut behind = text.chars();
    behind.next();
    let behind = behind.as_str();
    let word = behind.trim_start_matches(is_space);
    let blank = behind.get(..behind.len() - word.len()).unwrap_or_default();
    ends_line(blank) && word.starts_with(char::is_lowercase) && !is_suspended(word)
}

/// What stands for the end of a paragraph, a cell, a heading: no word goes on behind it.
pub(super) const PARAGRAPH_END: char = '\u{2029}';

pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// The stroke that makes Arabic letters longer and says nothing.
pub(super) const KASHIDA: char = '\u{640}';

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_long(c: char) -> bool {
    is_dash(c) && !matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Characters that only tell in which direction a text runs.
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}')
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

    #[test]
    fn what_is_skipped_is_a_letter_wherever_it_stands() {
        for c in ('\u{c0}'..='\u{7ff}').chain('\u{4000}'..='\u{d7ff}') {
            let other = is_space(c) || is_dash(c) || is_invisible(c) || ligature(c).is_some();
            let text = c.to_string();
            assert!(!other && next(c, &text, None) == (Sign::Letter(c), text.len()), "{c:?}");
        }
    }
}
