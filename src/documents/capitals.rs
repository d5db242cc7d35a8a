//! Letters that a style shows as other ones: all in capitals, in small letters, with a capital at the
//! beginning of each word.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::extract::{AsideKind, Unreadable};
use super::writer::Writer;

/// What becomes of capital and small letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    #[default]
    AsWritten,
    Upper,
    Lower,
    Capitalized,
    /// Small letters have the shape of capitals. They are small letters all the same, and a quote may have
    /// either.
    Small,
}

/// Languages in which capitals are made in their own way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Casing {
    #[default]
    Usual,
    /// i has a capital of its own, with a dot.
    Turkic,
    /// ij is one letter.
    Dutch,
    /// Capitals have no accents.
    Greek,
    /// Small letters keep their dots.
    Lithuanian,
}

impl Casing {
    /// By the language tag.
    pub(super) fn of(language: &str) -> Casing {
        let main = language.split(['-', '_']).next().unwrap_or_default();
        match main.to_ascii_lowercase().as_str() {
            "tr" | "az" => Casing::Turkic,
            "nl" => Casing::Dutch,
            "el" => Casing::Greek,
            "lt" => Casing::Lithuanian,
            _ => Casing::Usual,
        }
    }
}

/// Writes a piece of text, of which these are the bytes.
pub(super) type Write<'a> =
    &'a mut dyn FnMut(&mut Writer, &str, Option<Range<usize>>) -> Result<(), Unreadable>;

/// Writes a text as it is seen, piece by piece; what a style changed in it may stand in a quote as the
/// document has it. `write` takes a piece and its bytes.
pub(super) fn write(
    writer: &mut Writer,
    text: &str,
    (case, casing): (Case, Casing),
    source: Option<&Range<usize>>,
    write: Write<'_>,
) -> Result<(), Unreadable> {
    if case == Case::AsWritten {
        return write(writer, text, source.cloned());
    }
    let is_same = source.is_some_and(|source| source.len() == text.len());
    let of = |part: Range<usize>| {
        let source = source?;
        let whole = || source.clone();
        let cut = || source.start + part.start..source.start + part.end;
        Some(if is_same { cut() } else { whole() })
    };
    let mut before = writer.joins();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let is_word = rest.starts_with(is_of_word);
        let end = rest.find(|c| is_of_word(c) != is_word).unwrap_or(rest.len());
        let piece = rest.get(..end).unwrap_or_default();
        let bytes = of(at..at + end);
        at += end;
        let goes_on = before.is_some_and(|c| is_of_word(c) || is_apostrophe(c));
        before = piece.chars().next_back();
        let other = if is_word { changed(piece, case, casing, goes_on) } else { None };
        let from = writer.len();
        match other {
            None => write(writer, piece, bytes)?,
            Some(other) if case == Case::Small => {
                write(writer, piece, bytes)?;
                writer.aside(from, AsideKind::Capitals, &other);
            }
            Some(seen) => {
                write(writer, &seen, bytes)?;
                writer.aside(from, AsideKind::Capitals, piece);
            }
        }
    }
    Ok(())
}

/// A word as the style shows it, or in its other shape, if that is another one.
fn changed(word: &str, case: Case, casing: Casing, goes_on: bool) -> Option<String> {
    let other = match case {
        Case::AsWritten => return None,
        Case::Upper | Case::Small => upper(word, casing),
        Case::Lower => lower(word, casing),
        Case::Capitalized if goes_on => return None,
        Case::Capitalized => {
            let first = match casing {
                Casing::Dutch if word.starts_with("ij") => 2,
                _ => word.chars().next().map_or(0, char::len_utf8),
            };
            let (first, rest) = word.split_at_checked(first)?;
            first.chars().flat_map(|c| capital(c, casing)).collect::<String>() + rest
        }
    };
    (other != word).then_some(other)
}

pub(super) fn upper(word: &str, casing: Casing) -> String {
    match casing {
        Casing::Turkic => word.replace('i', "\u{130}").to_uppercase(),
        Casing::Greek => greek(word),
        // What keeps the dot of a small letter is no part of a capital.
        Casing::Lithuanian => ["i", "j", "\u{12f}"]
            .iter()
            .fold(word.nfd().collect::<String>(), |word, letter| {
                let letter: String = letter.nfd().collect();
                word.replace(&format!("{letter}\u{307}"), &letter)
            })
            .to_uppercase()
            .nfc()
            .collect(),
        Casing::Usual | Casing::Dutch => word.to_uppercase(),
    }
}

/// Capitals of Greek have no accents. A vowel behind one that lost its accent keeps apart from it by two dots.
fn greek(word: &str) -> String {
    const ACCENTS: [char; 7] =
        ['\u{300}', '\u{301}', '\u{342}', '\u{313}', '\u{314}', '\u{304}', '\u{306}'];
    // The word "or" keeps its accent: without it, it is another one.
    if matches!(word, "ή" | "\u{1f75}" | "Ή") {
        return "Ή".to_string();
    }
    let mut capitals = String::new();
    let mut was_accented = false;
    let letters: Vec<char> = word.nfd().collect();
    for (at, c) in letters.iter().enumerate() {
        if ACCENTS.contains(c) {
            continue;
        }
        capitals.extend(c.to_uppercase());
        let marks = || letters.iter().skip(at + 1).take_while(|c| is_combining_mark(**c));
        let has_dots = marks().any(|c| *c == '\u{308}');
        if was_accented && matches!(c, 'ι' | 'υ' | 'Ι' | 'Υ') && !has_dots {
            capitals.push('\u{308}');
        }
        if !is_combining_mark(*c) {
            let is_vowel = matches!(c, 'α' | 'ε' | 'ο' | 'υ' | 'Α' | 'Ε' | 'Ο' | 'Υ');
            was_accented = is_vowel && marks().any(|c| *c == '\u{301}');
        }
    }
    capitals.nfc().collect()
}

fn lower(word: &str, casing: Casing) -> String {
    match casing {
        Casing::Turkic => word
            .replace("I\u{307}", "i")
            .replace('I', "\u{131}")
            .replace('\u{130}', "i")
            .to_lowercase(),
        Casing::Lithuanian => dotted(word),
        Casing::Usual | Casing::Dutch | Casing::Greek => word.to_lowercase(),
    }
}

/// Small letters that keep their dot below an accent.
fn dotted(word: &str) -> String {
    let mut small = String::new();
    let mut letters = word.nfd().peekable();
    while let Some(c) = letters.next() {
        small.extend(c.to_lowercase());
        let is_below =
            letters.peek().is_some_and(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}'));
        if matches!(c, 'I' | 'J') && is_below {
            small.push('\u{307}');
        }
    }
    small.nfc().collect()
}

fn capital(c: char, casing: Casing) -> Vec<char> {
    match (c, casing) {
        ('i', Casing::Turkic) => vec!['\u{130}'],
        // Of two letters in one, the first is a capital.
        ('ǆ' | 'Ǆ', _) => vec!['ǅ'],
        ('ǉ' | 'Ǉ', _) => vec!['ǈ'],
        ('ǌ' | 'Ǌ', _) => vec!['ǋ'],
        ('ǳ' | 'Ǳ', _) => vec!['ǲ'],
        ('ß' | '\u{fb00}'..='\u{fb06}' | '\u{fb13}'..='\u{fb17}', _) => {
            let mut letters = c.to_uppercase();
            let first = letters.next();
            first.into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
        }
        _ => c.to_uppercase().collect(),
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::super::extract::{BlockKind, Encoding, Kind, Limits};
    use super::super::meta::Meta;
    use super::*;

    /// What is seen, and in brackets what a quote may have instead.
    fn check(parts: &[&str], case: Case, language: &str, expected: &str) {
        let mut writer = Writer::new(&Limits::default());
        writer.block(BlockKind::Paragraph);
        let how = (case, Casing::of(language));
        for part in parts {
            write(&mut writer, part, how, None, &mut |w, text, source| w.verbatim(text, source))
                .unwrap();
        }
        let extract = writer.finish(Kind::Html, Meta::default(), Encoding::utf8(), Vec::new());
        let mut told = extract.text.trim_end().to_string();
        for aside in extract.asides.iter().rev() {
            told.insert_str(aside.range.end, &format!("[{}]", aside.instead));
        }
        assert_eq!(told, expected, "{parts:?} {case:?} {language}");
    }

    #[test]
    fn letters_are_shown_as_the_style_says() {
        check(&["Straße 5a: NATO"], Case::Upper, "de", "STRASSE[Straße] 5A[5a]: NATO");
        check(&["NATO and Corvia"], Case::Lower, "en", "nato[NATO] and corvia[Corvia]");
        check(
            &["it isn't ", "a ti", "tle"],
            Case::Capitalized,
            "en",
            "It[it] Isn[isn]'t A[a] Ti[ti]tle",
        );
        check(&["Corvia MP"], Case::Small, "en", "Corvia[CORVIA] MP");
        check(&["iki"], Case::Upper, "tr-TR", "\u{130}K\u{130}[iki]");
        check(&["ISI"], Case::Lower, "az", "\u{131}s\u{131}[ISI]");
        check(&["ijs"], Case::Capitalized, "nl", "IJs[ijs]");
        check(&["είναι"], Case::Upper, "el", "ΕΙΝΑΙ[είναι]");
        check(&["ßa ﬁne ǆep"], Case::Capitalized, "de", "Ssa[ßa] Fine[ﬁne] ǅep[ǆep]");
        check(&["αΐδιος"], Case::Upper, "el", "ΑΪΔΙΟΣ[αΐδιος]");
        check(&["μάιος ή"], Case::Upper, "el", "ΜΑΪΟΣ[μάιος] Ή[ή]");
        check(&["ΰ ὦ"], Case::Upper, "el", "Ϋ[ΰ] Ω[ὦ]");
        check(&["i\u{307}\u{300}s"], Case::Upper, "lt", "ÌS[i\u{307}\u{300}s]");
        check(&["Ìs Jis"], Case::Lower, "lt", "i\u{307}\u{300}s[Ìs] jis[Jis]");
        check(&["I\u{307}zmir"], Case::Lower, "tr", "izmir[I\u{307}zmir]");
        check(&["as is"], Case::AsWritten, "en", "as is");
    }
}
