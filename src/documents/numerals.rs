//! Numbers as programs write them before paragraphs and at notes: Arabic, Roman, in letters, in signs.

/// Roman numerals in small letters, up to 3999.
pub(super) fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..=3999).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

/// What a Roman number of one case says: those below 500, as pages and paragraphs have them.
pub(super) fn read_roman(word: &str) -> Option<u32> {
    let is_one_case = word.bytes().all(|b| b.is_ascii_lowercase())
        || word.bytes().all(|b| b.is_ascii_uppercase());
    if word.is_empty() || word.len() > 9 || !is_one_case {
        return None;
    }
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    let next = values.iter().skip(1).copied().chain([0]);
    let signed = values.iter().zip(next).map(|(own, next)| {
        let own = i64::from(*own);
        if own < i64::from(next) { -own } else { own }
    });
    let number = u32::try_from(signed.sum::<i64>()).ok()?;
    (roman(number)? == word.to_ascii_lowercase()).then_some(number)
}

/// a to z, then aa to zz, as office programs count.
pub(super) fn repeated_letter(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let times = usize::try_from(index / 26).ok()? + 1;
    let letter = char::from(b'a' + u8::try_from(index % 26).ok()?);
    (times <= 30).then(|| letter.to_string().repeat(times))
}

/// With these digits, of which there is none for nothing: a to z, then aa, ab, as style sheets count.
pub(super) fn alphabetic(number: u32, letters: &[char]) -> Option<String> {
    let base = u32::try_from(letters.len()).ok().filter(|base| *base > 0)?;
    let mut rest = number.checked_sub(1)?;
    let mut written = Vec::new();
    loop {
        written.push(*letters.get(usize::try_from(rest % base).ok()?)?);
        match (rest / base).checked_sub(1) {
            Some(next) => rest = next,
            None => return Some(written.into_iter().rev().collect()),
        }
    }
}

/// The small letters of Latin.
pub(super) const LATIN: [char; 26] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's',
    't', 'u', 'v', 'w', 'x', 'y', 'z',
];

/// The small letters of Greek.
pub(super) const GREEK: [char; 24] = [
    'α', 'β', 'γ', 'δ', 'ε', 'ζ', 'η', 'θ', 'ι', 'κ', 'λ', 'μ', 'ν', 'ξ', 'ο', 'π', 'ρ', 'σ', 'τ',
    'υ', 'φ', 'χ', 'ψ', 'ω',
];

/// 1st, 2nd, 3rd, as English has it.
pub(super) fn ordinal(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// *, †, ‡ and §, then each twice.
pub(super) fn sign(number: u32) -> Option<String> {
    let index = usize::try_from(number.checked_sub(1)?).ok()?;
    let sign = *["*", "\u{2020}", "\u{2021}", "\u{a7}"].get(index % 4)?;
    (index < 400).then(|| sign.repeat(index / 4 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_know_them() {
        let check = |write: &dyn Fn(u32) -> Option<String>, expected: [&str; 6]| {
            for (number, written) in [1, 4, 9, 27, 42, 703].into_iter().zip(expected) {
                assert_eq!(write(number).unwrap_or_default(), written, "{number}");
            }
        };
        check(&roman, ["i", "iv", "ix", "xxvii", "xlii", "dcciii"]);
        let many = "a".repeat(28);
        check(&repeated_letter, ["a", "d", "i", "aa", "pp", &many]);
        check(&|n| alphabetic(n, &LATIN), ["a", "d", "i", "aa", "ap", "aaa"]);
        check(&|n| Some(ordinal(n)), ["1st", "4th", "9th", "27th", "42nd", "703rd"]);
        check(&|n| sign(n % 50), ["*", "§", "***", "‡‡‡‡‡‡‡", "†††††††††††", "‡"]);
        assert_eq!((roman(0), roman(4000), repeated_letter(0)), (None, None, None));
        assert_eq!((alphabetic(0, &LATIN), alphabetic(5, &[]), sign(0)), (None, None, None));
        assert_eq!(ordinal(111), "111th");
        assert_eq!((read_roman("xliv"), read_roman("XII")), (Some(44), Some(12)));
        assert_eq!((read_roman("Xi"), read_roman("iix"), read_roman("")), (None, None, None));
    }
}
