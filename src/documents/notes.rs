//! Which raised numbers and signs are the marks of notes: seen, and no part of any sentence or number.
//! What stays is arithmetic (10², km²): to leave it out would change what is said.

use std::ops::Range;

use memchr::memchr3_iter;

use super::extract::{Aside, AsideKind, Block, BlockKind};
use super::height::value_of_raised;
use super::powers::{belongs_to_number, is_power};

/// A stretch of the text that stands higher than its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raised {
    pub(super) range: Range<usize>,
    pub(super) what: Meaning,
}

/// What a reader knows of a raised stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Unknown,
    /// The document links it to a note.
    Note,
    /// It stands in a formula.
    Power,
}

/// Whether a text is what the mark of a note looks like: a number, a letter or a sign, maybe in brackets.
pub(super) fn is_mark(text: &str) -> bool {
    let inside = text.trim_start_matches(['[', '(']).trim_end_matches([']', ')', '.']).trim();
    let short = inside.chars().take(5).count() < 5;
    let roman = |c: char| matches!(c, 'i' | 'v' | 'x');
    match inside.chars().next() {
        None => matches!(text, "[" | "]" | "(" | ")"),
        Some(c) if c.is_ascii_digit() => short && inside.bytes().all(|b| b.is_ascii_digit()),
        Some(c) if is_sign(c) => short && inside.chars().all(is_sign),
        Some(c) if c.is_ascii_lowercase() => {
            inside.len() == 1 || short && inside.chars().all(roman)
        }
        _ => false,
    }
}

/// Whether the mark of a note may stand directly behind a character.
pub(super) fn may_precede(c: char) -> bool {
    c.is_alphanumeric() || is_stop(c) || matches!(c, '%' | '*')
}

/// Whether a single raised letter behind a text is a mark rather than the end of an abbreviation: "the port."
/// or "the port" and a raised a, but not "1" or "St" and "e".
pub(super) fn is_letter_behind(text: &str, before: &str) -> bool {
    let mut letters = text.trim().chars();
    let is_letter = matches!((letters.next(), letters.next()), (Some('a'..='h'), None));
    let small = before.chars().rev().take_while(|c| c.is_lowercase()).take(3).count();
    is_letter && (before.ends_with(is_stop) || small == 3)
}

/// The note marks of a text, in order. `raised` are the stretches that a reader knows to be raised, in
/// order; raised digits speak for themselves.
pub(super) fn note_marks(text: &str, raised: &[Raised], blocks: &[Block]) -> Vec<Aside> {
    let mut asides: Vec<Aside> = Vec::new();
    let mut add = |range: Range<usize>| {
        if asides.last().is_none_or(|last| last.range.end <= range.start) {
            asides.push(Aside::left_out(range, AsideKind::NoteMark));
        }
    };
    let mut raised = raised.iter().peekable();
    for range in candidates(text) {
        while let Some(before) = raised.next_if(|raised| raised.range.end <= range.start) {
            if is_mark_of_note(text, before) {
                add(before.range.clone());
            }
        }
        let around = raised.peek().filter(|raised| raised.range.start <= range.start);
        match around {
            Some(around) if is_mark_of_note(text, around) => add(around.range.clone()),
            Some(_) => {}
            None if is_verbatim(blocks, range.start) => {}
            None if is_note_mark(text, &range) => add(with_blank(text, range)),
            None => {}
        }
    }
    for rest in raised {
        if is_mark_of_note(text, rest) {
            add(rest.range.clone());
        }
    }
    asides
}

/// Runs of raised digits (`¹`, `¹²`, `¹,²`), and numbers in square brackets (`[3]`).
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    // The first bytes of a bracket, of ¹ ² ³, and of the other raised digits.
    memchr3_iter(b'[', 0xc2, 0xe2, text.as_bytes()).filter_map(move |at| {
        let found = text.get(at..).filter(|_| at >= from)?;
        let len = if found.starts_with('[') { bracketed(found) } else { raised_run(found) };
        from = at + len;
        (len > 0).then_some(at..at + len)
    })
}

/// Bytes of a number, or a list of some, in square brackets at the start of a text; 0 where there is none.
fn bracketed(text: &str) -> usize {
    const LONGEST: usize = 16;
    let inside = text.get(1..).unwrap_or_default();
    let Some(end) = inside.bytes().take(LONGEST).position(|byte| byte == b']') else { return 0 };
    let list = inside.get(..end).unwrap_or_default();
    let numbers = list.split([',', '-', '\u{2013}', ';']).map(str::trim);
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if numbers.into_iter().all(is_number) { end + 2 } else { 0 }
}

/// Bytes of a run of raised digits, and of what joins them.
fn raised_run(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if value_of_raised(c).is_some() {
            end = at + c.len_utf8();
        } else if at > end || !matches!(c, ',' | '\u{2013}' | '-') {
            break;
        }
    }
    end
}

fn is_verbatim(blocks: &[Block], at: usize) -> bool {
    let block = blocks.partition_point(|block| block.range.end <= at);
    blocks.get(block).is_some_and(|b| b.kind == BlockKind::Verbatim && b.range.start <= at)
}

/// Whether a raised stretch is the mark of a note.
fn is_mark_of_note(text: &str, raised: &Raised) -> bool {
    let mark = text.get(raised.range.clone()).unwrap_or_default();
    let before = text.get(..raised.range.start).unwrap_or_default();
    if before.is_empty() || before.ends_with('\n') {
        return false;
    }
    let behind = text.get(raised.range.end..).unwrap_or_default();
    let digit = |c: char| c.is_numeric();
    if raised.what == Meaning::Power || before.ends_with(digit) && behind.starts_with(digit) {
        return false;
    }
    if raised.what == Meaning::Note {
        return true;
    }
    if mark.starts_with(['[', '(']) && mark.ends_with([']', ')']) {
        let words = mark.trim_start_matches(['[', '(']);
        let names = ["note ", "nb ", "n ", "citation needed"];
        return is_mark(mark) || names.iter().any(|name| words.starts_with(name));
    }
    if mark.chars().any(|c| value_of_raised(c).is_some()) {
        // "1st" has no digit of its own that is raised; "²⁺" is a charge.
        let is_list = |c: char| {
            value_of_raised(c).is_some()
                || matches!(c, ',' | ' ' | '\u{2013}' | ';' | ')' | '.' | '-' | '\u{207b}')
        };
        let is_first = |c: char| value_of_raised(c).is_some() || c == '(';
        if !mark.starts_with(is_first) {
            return false;
        }
        return mark.chars().all(is_list) && is_note_mark(text, &raised.range);
    }
    // Signs, and letters that a reader has told from those of the word.
    mark.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '\u{b0}' | '%' | '\'' | '"'))
        && mark.chars().any(is_sign)
        || mark.chars().all(is_letter_of_note)
}

fn is_sign(c: char) -> bool {
    matches!(c, '*' | '\u{2020}' | '\u{2021}' | '\u{a7}' | '\u{b6}' | '\u{2016}' | '#')
}

/// The letters that only [`super::height::raised_mark`] makes.
fn is_letter_of_note(c: char) -> bool {
    matches!(c, 'ᵃ' | 'ᵇ' | 'ᶜ' | 'ᵈ' | 'ᵉ' | 'ᶠ' | 'ᵍ' | 'ʰ')
}

/// Whether a raised number is a note mark, by what stands around it, rather than a power.
fn is_note_mark(text: &str, mark: &Range<usize>) -> bool {
    let before = text.get(..mark.start).unwrap_or_default();
    let behind = text.get(mark.end..).unwrap_or_default();
    let own = text.get(mark.clone()).unwrap_or_default();
    let is_bracketed = own.starts_with('[');
    let Some(last) = before.chars().next_back() else { return false };
    let next = behind.chars().next();
    if next.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '\u{207a}' | '\u{207b}' | '(' | '/' | '\u{2044}' | '\u{2215}')
    }) {
        return false;
    }
    if last.is_whitespace() {
        // A mark that stands by itself between two words; "[3]" there is a reference.
        let words = before.trim_end_matches([' ', '\u{a0}']);
        let is_first = words.ends_with('\n');
        let is_number = words.ends_with(char::is_numeric);
        if is_power(words, own) || is_number && belongs_to_number(words, own, behind) {
            return false;
        }
        return !is_bracketed && !is_first && next.is_none_or(|c| c.is_whitespace() || is_stop(c));
    }
    if last.is_numeric() {
        // "19[39]" is a word of the editor.
        return !is_bracketed && !belongs_to_number(before, own, behind);
    }
    if is_letter(last) {
        return is_bracketed || !is_power(before, own);
    }
    if last == '.' && !is_bracketed && !ends_sentence(behind) {
        // Of an abbreviation: "500 sq. m.² of".
        return !is_power(before.trim_end_matches('.'), own);
    }
    is_stop(last) || matches!(last, '%' | '\u{20ac}' | '$' | '\u{a3}' | '\u{b0}' | '*')
}

/// Whether what stands behind a full stop and its mark begins another sentence.
fn ends_sentence(behind: &str) -> bool {
    let rest = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    match rest.chars().next() {
        Some(c) => !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | '.') && !c.is_numeric(),
        None => true,
    }
}

/// Letters, and the marks that belong to them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// Marks behind which a note mark stands.
fn is_stop(c: char) -> bool {
    const STOPS: &str = ".,;:!?\"')]}\u{2019}\u{201d}\u{bb}\u{2018}\u{201c}\u{2026}\u{3002}\u{3001}\u{ff0c}\u{300d}\u{60c}\u{61b}\u{61f}";
    STOPS.contains(c)
}

/// The mark with the blank before it, where one is on each side: without the mark, one is enough.
fn with_blank(text: &str, mark: Range<usize>) -> Range<usize> {
    let before = text.get(..mark.start).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len();
    start..mark.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks that a text has; `{…}` is raised, `<…>` raised and linked to a note.
    fn check(marked: &str, expected: &[&str]) {
        let (mut text, mut raised, mut from) = (String::new(), Vec::new(), 0);
        for c in marked.chars() {
            match c {
                '{' | '<' => from = text.len(),
                '}' | '>' => raised.push(Raised {
                    range: from..text.len(),
                    what: if c == '>' { Meaning::Note } else { Meaning::Unknown },
                }),
                _ => text.push(c),
            }
        }
        let block = Block { range: 0..text.len(), kind: BlockKind::Paragraph };
        let asides = note_marks(&text, &raised, &[block]);
        let found: Vec<&str> = asides.iter().map(|aside| &text[aside.range.clone()]).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn marks_of_notes_are_told_from_powers() {
        check("the port¹ and", &["¹"]);
        check("the port.¹² It", &["¹²"]);
        check("the port,¹,² and", &["¹,²"]);
        check("$5⁹⁹ and $1,299² and 19⁹⁵ € at 8³⁰ and 90⁰ hot", &[]);
        check("2³ and 2¹⁰ bits and sin² of", &[]);
        check("has not[3, 4] done[5–7] so[sic] a[b]", &["[3, 4]", "[5–7]"]);
        check("in 2030³.", &["³"]);
        check("the port ¹ and", &[" ¹"]);
        check("of “signing”⁴", &["⁴"]);
        check("has not[3] done", &["[3]"]);
        check("10² ships and 3×10⁸ m", &[]);
        check("5 km² of land, per m² or km²", &[]);
        check("x² and mc³ and a²b", &[]);
        check("E = mc²", &[]);
        check("²³⁵U and Ca²⁺", &[]);
        check("¹ The note itself.\n² Another.", &[]);
        check("see [3] and 19[39]", &[]);
        check("he believed in³ it", &["³"]);
        check("4 in³ of", &[]);
        check("5 km ² of and 10 ² ships", &[]);
    }

    #[test]
    fn a_raised_two_or_three_behind_what_is_counted_may_be_a_power() {
        for unit in [
            "公里",
            "米",
            "metres",
            "mètres",
            "ha",
            "acre",
            "inch",
            "қм",
            "كم",
            "مل",
            "ตร.ม",
            "กม",
            "Quadratmeilen",
            "хектара",
            "ships",
            "किमी",
            "킬로미터",
            "sq km",
            "m/s",
            "nautical miles",
        ] {
            check(&format!("The zone covers 500 {unit}² of land"), &[]);
            check(&format!("The zone covers 1.5 {unit}{{3}} of land").replace("{3}", "{³}"), &[]);
            check(&format!("The zone covers 1½ {unit} ² of land"), &[]);
        }
        for before in [
            "five hundred metres",
            "fünfhundert Ruten",
            "cinq cents toises",
            "пятьсот саженей",
            "五百公里",
            "覆盖500公里",
            "约五百英亩",
            "12 million acres",
            "20 guards per rood",
            "20 guards/rood",
            "5 guards a rood",
            "several kilometres",
            "the kilometre",
            "每公里",
            "500킬로미터",
            "ห้า 500 ไร่",
            "500 sq. m.",
            "5 to 7 hands",
        ] {
            check(&format!("It has {before}² and more"), &[]);
            check(&format!("It has {before}<²> and more"), &["²"]);
        }
        check("It has 5 km²,³ of", &[]);
        check("It has 5 km²³ of", &[]);
        // What no power is, or what nothing counts.
        check("It has 500 ships¹ of", &["¹"]);
        check("It has 500 ships⁴ and 5 boats¹² of", &["⁴", "¹²"]);
        check("It has 500 ships.² It has", &["²"]);
        check("The minister² of Arland³ said² that", &["²", "³", "²"]);
        check("部长²，港口³", &["²", "³"]);
        check("a port² in a town", &["²"]);
    }

    #[test]
    fn a_raised_number_behind_a_number_may_be_a_power_unless_that_is_a_year() {
        for number in [
            "100", "12", "1.5", "2.5", "200,000", "1000", "12 000", "0.2030", "2030.5", "€2030",
            "1400", "9000",
        ] {
            for mark in ["²", "³", "⁴", "⁹", "²³", " ²", " ³"] {
                check(&format!("It is {number}{mark} ships"), &[]);
            }
            check(&format!("It is {number}{{²}} ships"), &[]);
            check(&format!("It is {number}<²> ships"), &["²"]);
        }
        check("in 2030² it", &["²"]);
        check("from 1990³, by 2025⁴. On 3 May 2031⁵", &["³", "⁴", "⁵"]);
        check("40¹ ships", &["¹"]);
        check("2030³ million, 2030³ km and 2030² %, 2030² thousand, 12¹/₂", &[]);
    }

    #[test]
    fn a_reader_knows_more() {
        check("10<²> ships", &["²"]);
        check("the port<ᵃ> and", &["ᵃ"]);
        check("the port{ᵃ} and {b}", &["ᵃ"]);
        check("the port{*}, the ship{†}", &["*", "†"]);
        check("20{°} and 1{st}", &[]);
        check("the port{[note 1]}", &["[note 1]"]);
        check("the port{¹, ²} and", &["¹, ²"]);
        check("the port{¹)} and its{¹⁰⁻¹²} of", &["¹)", "¹⁰⁻¹²"]);
        check("10{⁻¹²} of", &[]);
        check("<¹> The note", &[]);
        check("10{²} ships", &[]);
        check("will {[not]} send", &[]);
        check("500<²>000 ships", &[]);
    }

    #[test]
    fn white_space_that_counts_may_be_a_program() {
        let block = Block { range: 0..4, kind: BlockKind::Verbatim };
        assert_eq!(note_marks("a[3]", &[], &[block]), []);
    }
}
