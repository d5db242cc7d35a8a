//! Splits prose into sentences that tile it. Must not guess beyond the text: no language model, the
//! same ranges for the same text everywhere.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

/// Never the end of a sentence: what they shorten is followed by a name or an explanation.
const NEVER: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Dr", "Prof", "Rev", "Hon", "St", "Gen", "Lt", "Col", "Maj",
    "Capt", "Sgt", "Cpl", "Pvt", "Adm", "Brig", "Cmdr", "Sen", "Rep", "Gov", "Pres", "Sec", "Amb",
    "Supt", "Insp", "Mt", "Ft", "e.g", "i.e", "cf", "viz", "vs", "v",
];
/// No end before a number.
const BEFORE_NUMBER: &[&str] = &[
    "No", "Nos", "no", "nos", "Art", "Arts", "art", "Fig", "Figs", "fig", "para", "paras", "Para",
    "p", "pp", "vol", "Vol", "ch", "Ch", "cl", "Res", "res", "ca", "approx",
];
/// An end only if what follows looks like the start of a sentence.
const PERHAPS: &[&str] = &[
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Tue",
    "Tues", "Thu", "Thur", "Thurs", "etc", "Inc", "Ltd", "Co", "Corp", "Bros", "Jr", "Sr", "al",
    "est", "Dept", "dept", "Ave", "Blvd", "Univ", "Minn", "Calif", "Mass", "Conn",
];
/// With a stop, alone or with a number, at the start of a line: they name what follows.
const PARTS: &[&str] = &[
    "Annex",
    "Appendix",
    "Article",
    "Chapter",
    "Clause",
    "Figure",
    "Paragraph",
    "Part",
    "Section",
    "Table",
];
/// Words that start sentences far more often than they follow an abbreviation.
const STARTERS: &[&str] = &[
    "A",
    "According",
    "After",
    "Also",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Earlier",
    "Following",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Later",
    "Many",
    "Meanwhile",
    "Moreover",
    "Most",
    "Neither",
    "Nevertheless",
    "No",
    "Nor",
    "Not",
    "On",
    "One",
    "Or",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

/// The sentences of `text`, one trimmed byte range each, in order.
///
/// Every byte that is not white space lies in exactly one range. A line break always ends a
/// sentence, so headings and list items stand alone; closing quotation marks, brackets and note
/// marks (`[3]`) after the stop belong to the sentence, a leading bullet or number to its own.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(text.len() / 100 + 1);
    let mut start = 0;
    for (at, c) in chars_with(text, |byte| matches!(byte, 0xa..=0xd | 0xc2 | 0xe2)) {
        if is_line_break(c) {
            split_line(text, start..at, &mut found);
            start = at + c.len_utf8();
        }
    }
    split_line(text, start..text.len(), &mut found);
    found
}

/// The characters whose first byte is one of those asked for. Most characters of a text are none that
/// a sentence ends with, and their first byte tells.
fn chars_with(text: &str, first: impl Fn(u8) -> bool) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.bytes().enumerate().filter(move |(_, byte)| first(*byte));
    bytes.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn split_line(text: &str, line: Range<usize>, found: &mut Vec<Range<usize>>) {
    let offset = line.start;
    let Some(line) = text.get(line) else { return };
    let mut start = 0;
    let mut end = 0;
    let first = |byte| matches!(byte, b'.' | b'!' | b'?' | 0xd6 | 0xd8 | 0xdb | 0xe0..=0xe3 | 0xef);
    for (at, c) in chars_with(line, first) {
        if at < end || !is_stop(c) {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let stops = rest.len() - rest.trim_start_matches(is_stop).len();
        end = at + stops + closers(rest.get(stops..).unwrap_or_default());
        let parts = (line.get(start..at), rest.get(..stops), line.get(end..));
        if let (Some(before), Some(stops), Some(after)) = parts
            && ends(before, stops, after)
        {
            push_trimmed(text, offset + start..offset + end, found);
            start = end;
        }
    }
    push_trimmed(text, offset + start..offset + line.len(), found);
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_full_stop(c)
}

/// Stops that end a sentence wherever they stand, mostly without a space behind them: of East Asia,
/// India (danda), Burma, Cambodia, Tibet, Ethiopia, Armenia, and of Arabic and Urdu.
fn is_full_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '｡'
            | '।'
            | '॥'
            | '။'
            | '។'
            | '៕'
            | '།'
            | '።'
            | '։'
            | '؟'
            | '۔'
    )
}

/// Bytes at the start of `rest` that close what the sentence opened, note marks included.
fn closers(rest: &str) -> usize {
    let mut left = rest;
    loop {
        let closed =
            left.trim_start_matches(['"', '\'', '”', '’', '»', '›', ')', ']', '}', '」', '』']);
        let next = note_mark(closed).unwrap_or(closed);
        if next.len() == left.len() {
            return rest.len() - left.len();
        }
        left = next;
    }
}

/// What follows `[12]`, if `text` starts so.
fn note_mark(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('[')?;
    let closed = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    if closed.len() == digits.len() { None } else { closed.strip_prefix(']') }
}

/// Whether a sentence ends with `stops`, given the sentence so far and the rest of the line after the
/// stops and what they close.
fn ends(before: &str, stops: &str, after: &str) -> bool {
    let next = after.trim_start();
    let Some(first) = next.chars().next() else {
        return true;
    };
    if stops.ends_with(is_full_stop) {
        return true;
    }
    let spaced = next.len() < after.len();
    let continues = first.is_lowercase() || matches!(first, '-' | '–' | '—' | ',' | ';' | ':');
    if !spaced || continues || is_label(before) {
        return false;
    }
    if stops != "." {
        // `[...]` and `(…)` mark a cut inside a sentence.
        return !before.ends_with(['[', '(']);
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || "([{\"'“”‘’«»„-–—/".contains(c))
        .next()
        .unwrap_or_default();
    let number_follows = first.is_ascii_digit();
    if NEVER.contains(&word) {
        false
    } else if BEFORE_NUMBER.contains(&word) {
        !number_follows
    } else if PERHAPS.contains(&word) || is_initials(word) {
        !number_follows && is_starter(next)
    } else {
        true
    }
}

/// A single capital, or letters with stops between them: `J`, `U.S`, `p.m`, `Ph.D`.
fn is_initials(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let dotted = word.contains('.')
        && word.split('.').all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        });
    capital || dotted
}

fn is_starter(next: &str) -> bool {
    let words = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    words.get(..end).is_some_and(|word| STARTERS.contains(&word))
}

/// Whether the sentence so far, or what follows a colon in it, is nothing but the number or letter of
/// a list item or the name of a part: `2`, `• 12`, `b`, `iv`, `Annex`, `Article 5`.
fn is_label(before: &str) -> bool {
    let item = before.rsplit(": ").next().unwrap_or_default();
    let label = item.trim_start_matches(|c: char| !c.is_alphanumeric());
    match label.split_once(' ') {
        None => PARTS.contains(&label) || is_number(label),
        Some((part, number)) => PARTS.contains(&part) && is_number(number),
    }
}

/// Whether a label is a number or a letter: `12`, `b`, `iv`.
fn is_number(label: &str) -> bool {
    let digits = label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = label.len() <= 5 && label.bytes().all(|byte| b"ivxIVX".contains(&byte));
    !label.is_empty() && (digits || letter || roman)
}

/// Adds `range` without the white space at its ends, on cluster borders.
fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(part) = text.get(range.clone()) else {
        return;
    };
    let trimmed = part.trim_end();
    if trimmed.is_empty() {
        return;
    }
    let mut start = range.start + (trimmed.len() - trimmed.trim_start().len());
    let mut end = range.start + trimmed.len();
    // A mark on a space, or a prefix before one, holds on to it.
    start = border_before(text, start);
    end = border_after(text, end);
    if let Some(last) = found.last_mut()
        && start < last.end
    {
        last.end = last.end.max(end);
        return;
    }
    found.push(start..end);
}

fn border_before(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        _ => at,
    }
}

fn border_after(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::text::awkward;

    #[test]
    fn split_as_a_reader_would() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<_> = sentences(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(got, expected, "{text:?}");
        };
        check("", &[]);
        check(" \n\t", &[]);
        check("One went. Two stayed.", &["One went.", "Two stayed."]);
        check("A heading\n\n  Text here. More\r\n", &["A heading", "Text here.", "More"]);
        check(
            "Mr. Aro met Gen. J. R. Bo on Jan. 6 at 3 p.m. in Oslo.",
            &["Mr. Aro met Gen. J. R. Bo on Jan. 6 at 3 p.m. in Oslo."],
        );
        check(
            "He flew to the U.S. The U.S. Senate met.",
            &["He flew to the U.S.", "The U.S. Senate met."],
        );
        check(
            "It opens at 6 p.m. However, it rains.",
            &["It opens at 6 p.m.", "However, it rains."],
        );
        check(
            "See No. 4 and Art. 5. He said no. They left.",
            &["See No. 4 and Art. 5.", "He said no.", "They left."],
        );
        check(
            "It grew 3.5 per cent in 2025. It fell.",
            &["It grew 3.5 per cent in 2025.", "It fell."],
        );
        check("“We agree.” She left.", &["“We agree.”", "She left."]);
        check(
            "\"Why?\" he asked. \"Why not?!\" (Nobody knew.) End",
            &["\"Why?\" he asked.", "\"Why not?!\"", "(Nobody knew.)", "End"],
        );
        check(
            "They wait (see Annex). Then they go.[2] Done.",
            &["They wait (see Annex).", "Then they go.[2]", "Done."],
        );
        check(
            "  1. Open the port.\n  2. Close it. Soon.",
            &["1. Open the port.", "2. Close it.", "Soon."],
        );
        check("First: 1. Go. 2. Stay.", &["First: 1. Go.", "2. Stay."]);
        check("Annex. Terms of the Accord of Aro", &["Annex. Terms of the Accord of Aro"]);
        check("Article 5. Boats may land. Soon.", &["Article 5. Boats may land.", "Soon."]);
        check("They read Article 5. They left.", &["They read Article 5.", "They left."]);
        check("It is in the Annex. They left.", &["It is in the Annex.", "They left."]);
        check("  • It rains. We stay.", &["• It rains.", "We stay."]);
        check(
            "Well… yes. Well… No. It [...] Stays.",
            &["Well… yes.", "Well…", "No.", "It [...] Stays."],
        );
        check(
            "Ships, planes, etc. arrive, e.g. Boats. Trains vs. Cars.",
            &["Ships, planes, etc. arrive, e.g. Boats.", "Trains vs. Cars."],
        );
        check("見た。行った。", &["見た。", "行った。"]);
        check("वे आए। वे गए॥ अंत", &["वे आए।", "वे गए॥", "अंत"]);
        check("သူလာသည်။သူသွားသည်။", &["သူလာသည်။", "သူသွားသည်။"]);
        check("គាត់មក។ គាត់ទៅ៕", &["គាត់មក។", "គាត់ទៅ៕"]);
        check("هل جاء؟ لم يأت۔ ثم ذهب.", &["هل جاء؟", "لم يأت۔", "ثم ذهب."]);
        check("See example.org/a.b for it.", &["See example.org/a.b for it."]);
        check("\"It is over.\" — The speaker", &["\"It is over.\" — The speaker"]);
    }

    proptest! {
        #[test]
        fn sentences_tile_the_text(text in prop_oneof![awkward::prose(), awkward::text()]) {
            let found = sentences(&text);
            let mut at = 0;
            for sentence in &found {
                prop_assert!(sentence.start >= at && sentence.end > sentence.start);
                prop_assert!(text[at..sentence.start].trim().is_empty());
                prop_assert!(!text[sentence.clone()].trim().is_empty());
                at = sentence.end;
            }
            prop_assert!(text[at..].trim().is_empty());
            let borders: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for sentence in &found {
                prop_assert!(borders.binary_search(&sentence.start).is_ok());
                prop_assert!(borders.binary_search(&sentence.end).is_ok());
            }
        }
    }
}
