//! How text is cut into the words by which it is found. Works on folded text (see [`crate::text::fold`]).

/// The words of a folded text, in order: runs of letters, digits and what clings to them. An apostrophe, a hyphen or
/// a stop ends a word: `arland's` is `arland` and `s`. Between digits a comma or a stop does not: `15,000` is no `15`.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    words_at(folded).map(|(_, word)| word)
}

/// The same, each with its first byte.
pub fn words_at(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = folded.get(from..)?;
        let start = from + first(rest, true)?;
        let mut end = start;
        loop {
            let rest = folded.get(end..)?;
            end = first(rest, false).map_or(folded.len(), |at| end + at);
            if !is_between_digits(folded.as_bytes(), end) {
                break;
            }
            end += 1;
        }
        from = end;
        Some((start, folded.get(start..end)?))
    })
}

/// Whether a comma or a stop stands at a byte, and digits on both sides of it.
fn is_between_digits(bytes: &[u8], at: usize) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    matches!(bytes.get(at), Some(b',' | b'.'))
        && is_digit(at.checked_sub(1).and_then(|before| bytes.get(before)))
        && is_digit(bytes.get(at + 1))
}

/// The first byte of the first character that is one of a word, or none of one.
fn first(text: &str, of_word: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() == of_word {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text.get(at..)?.chars().next()?;
            if is_of_word(c) == of_word {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
    None
}

/// Whether a character belongs to a word. Vowel signs of other scripts count as letters; what joins letters without
/// being seen was folded away.
fn is_of_word(c: char) -> bool {
    // The letters that texts in other scripts mostly consist of; to look the others up takes many times longer.
    let is_common = matches!(c, 'а'..='я' | 'α'..='ω' | '\u{4E00}'..='\u{9FFF}');
    is_common || c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_letters_and_digits_end() {
        let cut = |text| words(text).collect::<Vec<_>>().join("|");
        assert_eq!(cut("france's \"up to 15,000\" troops-"), "france|s|up|to|15,000|troops");
        assert_eq!(cut("  "), "");
        assert_eq!(cut("киів, и цілком"), "киів|и|цілком");
        assert_eq!(cut("कि ไทยที่"), "कि|ไทยที่");
        assert_eq!(words_at("a  bc").collect::<Vec<_>>(), [(0, "a"), (3, "bc")]);
    }
}
