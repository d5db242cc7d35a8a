//! The English words for numbers. Must not know how they combine.

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: &[(&str, u64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
/// Units, teens and tens in words.
pub(crate) fn small(word: &str) -> Option<u64> {
    let place = |table: &[&str]| table.iter().position(|name| name.eq_ignore_ascii_case(word));
    place(SMALL)
        .map(|index| index as u64)
        .or_else(|| place(TENS).map(|index| (index as u64 + 2) * 10))
}

/// Units, teens and tens: all of their names.
pub(crate) fn smalls() -> impl Iterator<Item = &'static str> {
    SMALL.iter().chain(TENS).copied()
}

/// The names of the scales, in the singular.
pub(crate) fn scales() -> impl Iterator<Item = &'static str> {
    SCALES.iter().map(|(name, _)| *name)
}

/// The size of the scale that `word` names, in the singular or plural.
pub(crate) fn scale_of(word: &str) -> Option<u64> {
    scale(word).map(|(_, size)| size)
}

/// The scale that `word` names: its name in the singular, and its size.
pub(crate) fn scale(word: &str) -> Option<(&'static str, u64)> {
    let singular = if is_plural(word) { word.get(..word.len() - 1)? } else { word };
    SCALES.iter().copied().find(|(name, _)| singular.eq_ignore_ascii_case(name))
}

/// `thousands`, not `thousand`.
pub(crate) fn is_plural(word: &str) -> bool {
    word.ends_with(['s', 'S'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_numbers() {
        let check = |word, expected| assert_eq!(small(word), expected, "{word}");
        check("zero", Some(0));
        check("Nineteen", Some(19));
        check("ninety", Some(90));
        check("first", None);
        check("", None);
    }

    #[test]
    fn words_for_scales() {
        let check = |word, expected| assert_eq!(scale(word), expected, "{word}");
        check("dozen", Some(("dozen", 12)));
        check("Thousands", Some(("thousand", 1_000)));
        check("trillion", Some(("trillion", 1_000_000_000_000)));
        check("s", None);
        check("thousandth", None);
    }
}
