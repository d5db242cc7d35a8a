//! Letters that a style shows as other ones: all in capitals, in small letters, with a capital at the
//! beginning of each word.

use std::ops::Range;

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
            let mut letters = first.chars().flat_map(|c| capital(c, casing)).collect::<String>();
            // The first of "ß" alone is "Ss".
            if first == "ß" {
                letters = "Ss".to_string();
            }
            letters + rest
        }
    };
    (other != word).then_some(other)
}

pub(super) fn upper(word: &str, casing: Casing) -> String {
    match casing {
        Casing::Turkic => word.replace('i', "\u{130}").to_uppercase(),
        Casing::Greek => word.to_uppercase().chars().map(without_accent).collect(),
        _ => word.to_uppercase(),
    }
}

fn lower(word: &str, casing: Casing) -> String {
    match casing {
        Casing::Turkic => word.replace('I', "\u{131}").replace('\u{130}', "i").to_lowercase(),
        _ => word.to_lowercase(),
    }
}

fn capital(c: char, casing: Casing) -> Vec<char> {
    match (c, casing) {
        ('i', Casing::Turkic) => vec!['\u{130}'],
        _ => c.to_uppercase().collect(),
    }
}

fn without_accent(c: char) -> char {
    match c {
        'Ά' => 'Α',
        'Έ' => 'Ε',
        'Ή' => 'Η',
        'Ί' => 'Ι',
        'Ό' => 'Ο',
        'Ύ' => 'Υ',
        'Ώ' => 'Ω',
        c => c,
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::super::extract::{BlockKind, Encoding, Kind, Limits, Meta};
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
        check(&["ßa"], Case::Capitalized, "de", "Ssa[ßa]");
        check(&["as is"], Case::AsWritten, "en", "as is");
    }
}
