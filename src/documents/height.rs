//! Letters that stand higher or lower than their line. A raised digit is another character than the
//! digit: 10 and a raised 2 are not 102.

/// Where letters stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Height {
    #[default]
    OnLine,
    Raised,
    Lowered,
}

/// A raised character, where Unicode has one that stands for it in numbers; otherwise itself.
pub(super) fn raised(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => moved(c, '0', 0x2070),
        '+' => '\u{207a}',
        '-' | '\u{2212}' => '\u{207b}',
        _ => c,
    }
}

/// As [`raised`], letters too: for the mark of a note, which is no part of the word before it.
pub(super) fn raised_mark(c: char) -> char {
    const LETTERS: [char; 26] = [
        'ᵃ',
        'ᵇ',
        'ᶜ',
        'ᵈ',
        'ᵉ',
        'ᶠ',
        'ᵍ',
        'ʰ',
        'ⁱ',
        'ʲ',
        'ᵏ',
        'ˡ',
        'ᵐ',
        'ⁿ',
        'ᵒ',
        'ᵖ',
        '\u{107a5}',
        'ʳ',
        'ˢ',
        'ᵗ',
        'ᵘ',
        'ᵛ',
        'ʷ',
        'ˣ',
        'ʸ',
        'ᶻ',
    ];
    match c {
        'a'..='z' => LETTERS.get(c as usize - 'a' as usize).copied().unwrap_or(c),
        _ => raised(c),
    }
}

/// A lowered digit, where Unicode has one; otherwise the character itself.
pub(super) fn lowered(c: char) -> char {
    match c {
        '0'..='9' => moved(c, '0', 0x2080),
        '+' => '\u{208a}',
        '-' | '\u{2212}' => '\u{208b}',
        _ => c,
    }
}

fn moved(c: char, from: char, to: u32) -> char {
    char::from_u32(u32::from(c) - u32::from(from) + to).unwrap_or(c)
}

/// The number that a raised digit stands for.
pub(super) fn value_of_raised(c: char) -> Option<u32> {
    match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Some(u32::from(c) - 0x2070),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_and_letters_stay() {
        assert_eq!("-20 m2".chars().map(raised).collect::<String>(), "⁻²⁰ m²");
        assert_eq!("H2O".chars().map(lowered).collect::<String>(), "H₂O");
        assert_eq!("a1".chars().map(raised_mark).collect::<String>(), "ᵃ¹");
        let all: Vec<Option<u32>> = ('0'..='9').map(raised).map(value_of_raised).collect();
        assert_eq!(all, (0..10).map(Some).collect::<Vec<_>>());
        assert_eq!(value_of_raised('2'), None);
    }
}
