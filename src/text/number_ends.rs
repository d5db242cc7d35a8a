//! What tells soon that no number goes on over a place in a text: nearly all ends of quotes are so, and reading each for
//! numbers of every kind takes longer than all the rest.

use std::sync::LazyLock;

use super::{number_names, number_words};

/// English words within a number that are no number by themselves, and such of one.
pub(super) const BETWEEN: [&str; 8] =
    ["a", "an", "and", "half", "quarter", "third", "one", "point"];

/// Whether all that stands near a place is of letters and marks, letters on both sides and no digit, in scripts whose
/// letters are no figures: no number in figures goes on there. Most ends of quotes are so.
pub(super) fn is_of_letters(left: &str, right: &str) -> bool {
    /// Bytes on each side that are looked at.
    const NEAR: usize = 32;
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let left = left.get(left.len().saturating_sub(NEAR)..).unwrap_or_default();
    let right = right.get(..NEAR).unwrap_or(right);
    [left, right].into_iter().all(are_letters)
}

/// Whether some bytes of UTF-8 have letters and hold no digit nor any other figure: of ASCII, and of two bytes from Latin
/// with diacritics to Arabic. A character of which a byte is cut off is not looked at.
fn are_letters(near: &[u8]) -> bool {
    if near.is_ascii() {
        // Without stopping at the first: that would take a decision at each byte.
        let has = |is: fn(&u8) -> bool| near.iter().fold(false, |found, byte| found | is(byte));
        return !has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    }
    let mut has_letter = false;
    let mut lead = 0;
    for byte in near {
        let is_free = match (lead, byte) {
            (_, 0..=0x7f) => {
                has_letter |= byte.is_ascii_alphabetic();
                !byte.is_ascii_digit()
            }
            // ×; digits and signs of Arabic, digits of Persian.
            (0xc3, 0x97) | (0xd9, 0xa0..=0xac) | (0xdb, 0xb0..=0xb9) => false,
            (_, 0x80..=0xbf) => true,
            (_, 0xc3..=0xcb | 0xce..=0xdb) => {
                has_letter = true;
                true
            }
            _ => false,
        };
        if !is_free {
            return false;
        }
        lead = *byte;
    }
    has_letter
}

/// Whether the word before a place near which only letters stand is whole there, and none of a number in any language:
/// most are, and nothing more is read of them.
pub(super) fn ends_with_no_number(left: &str, right: &str) -> bool {
    let is_mark = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let words = left.trim_end_matches(is_mark);
    let is_whole = words.len() < left.len() || right.starts_with(is_mark);
    let at = words.bytes().rposition(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    let word = words.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
    is_whole && !word.is_empty() && OF_NUMBERS.get(mark_of(word)) == Some(&false)
}

/// Whether a word of a number may have each mark.
static OF_NUMBERS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut all = vec![false; MARKS];
    let plural = |word: &str| format!("{word}s");
    let scales = || number_words::scales().flat_map(|word| [word.to_string(), plural(word)]);
    let other = BETWEEN.iter().chain(["minus"].iter()).copied();
    let words = number_names::before_more().chain(number_words::smalls()).chain(other);
    for word in words.map(str::to_string).chain(scales()) {
        // Of quatre-vingt, the last part.
        let part = word.rsplit('-').next().unwrap_or_default();
        if let Some(place) = all.get_mut(mark_of(part)) {
            *place = true;
        }
    }
    all
});

/// How many numbers [`mark_of`] gives.
const MARKS: usize = 1 << 12;

/// A number for the length of a word, its second and its last byte, in either case; different words may have the same.
/// (The first byte is much the same for all words of a script.)
fn mark_of(word: &str) -> usize {
    let of = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte | 0x20));
    let bytes = word.as_bytes();
    (word.len() * 961 + of(bytes.get(1).or(bytes.first())) * 31 + of(bytes.last())) % MARKS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::figures::{head_of, is_figures, is_in_words, is_scaled, tail_of};
    use super::*;

    #[test]
    fn most_ends_of_quotes_are_passed_over() {
        for text in ["They will| send ships", "Мы вышлем| корабли", "said.| It", "στέλνει |πλοία"]
        {
            let (left, right) = text.split_once('|').unwrap();
            assert!(is_of_letters(left, right) && ends_with_no_number(left, right), "{text}");
        }
    }

    proptest! {
        #[test]
        fn where_letters_stand_no_number_in_figures_goes_on(
            left in "[a-z5 ,.:×é€яγ٥س٪۵ \u{a0}’–-]{0,12}",
            right in "[a-z5 ,.:×é€яγ٥س٪۵ \u{a0}’–-]{0,12}",
        ) {
            prop_assert!(!is_of_letters(&left, &right) || !is_figures(&left, &right));
        }
    }

    /// Each word of a number before each kind of more: where a number goes on, the place is not passed over.
    #[test]
    fn no_word_of_a_number_is_passed_over() {
        let plurals = number_words::scales().map(|scale| format!("{scale}s"));
        let words = number_names::before_more().chain(number_words::smalls()).chain(BETWEEN);
        let words = words
            .chain(number_words::scales())
            .chain(["minus", "y", "et", "и", "na"])
            .map(str::to_string);
        let words: Vec<String> =
            words.chain(plurals).flat_map(|word| [word.to_uppercase(), word]).collect();
        let mut going_on = 0;
        for word in &words {
            for before in
                ["", "cinco ", "vingt ", "двести ", "treinta ", "ishirini ", "five ", "one and "]
            {
                for (mark, right) in [
                    (" ", "cinco"),
                    (" ", "million"),
                    (" ", "пять"),
                    (" ", "cents"),
                    ("-", "five"),
                    (" ", "tano"),
                    (" ", "half"),
                    (" ", "beş"),
                    (" ", "tisíc"),
                    (" ", "a half"),
                    (" ", "tysięcy"),
                    (" ", "mila"),
                ] {
                    let left = format!("{before}{word}{mark}");
                    let goes_on =
                        is_scaled(&left, right) || is_in_words(tail_of(&left), head_of(right));
                    let is_passed_over =
                        is_of_letters(&left, right) && ends_with_no_number(&left, right);
                    going_on += usize::from(goes_on);
                    assert!(!goes_on || !is_passed_over, "{left}|{right}");
                }
            }
        }
        assert!(going_on > 1000, "{going_on}");
    }
}
