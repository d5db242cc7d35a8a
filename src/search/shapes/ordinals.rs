//! The days of a month in English words.

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// `sixth`, `twenty-first` at the beginning of `rest`, and its bytes.
pub(super) fn ordinal_in_words(rest: &str) -> Option<(u32, usize)> {
    let word_at = |at: usize| {
        let rest = rest.get(at..).unwrap_or_default();
        rest.get(..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()))
            .unwrap_or_default()
    };
    let is = |word: &str, other: &str| word.eq_ignore_ascii_case(other);
    let small = |word: &str| ORDINALS.iter().position(|held| is(word, held)).map(|n| n as u32 + 1);
    let first = word_at(0);
    if let Some(n) = small(first) {
        return Some((n, first.len()));
    }
    for (tens, whole, value) in [("twenty", "twentieth", 20), ("thirty", "thirtieth", 30)] {
        if is(first, whole) {
            return Some((value, first.len()));
        }
        let after = first.len() + 1;
        let is_joined =
            rest.as_bytes().get(first.len()).is_some_and(|byte| matches!(byte, b'-' | b' '));
        if is(first, tens) && is_joined {
            let second = word_at(after);
            return small(second).filter(|n| *n < 10).map(|n| (value + n, after + second.len()));
        }
    }
    None
}
