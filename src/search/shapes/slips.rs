//! Whether a typed word is another one with a slip of the finger in it. Must not know which words there are.

use std::ops::RangeInclusive;

/// Letters of a typed word from which on one slip is forgiven, and from which on two.
const FORGIVEN: [usize; 2] = [4, 8];
/// Words with more letters are never compared unless both are ASCII.
const LONGEST: usize = 64;

/// A typed word, got ready to be held against many.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    word: &'a str,
    is_ascii: bool,
    letters: Letters,
    /// How many slips are forgiven.
    slips: usize,
}

/// Which letters a word has, some of them taken for the same: what a vocabulary can keep beside each word,
/// so that most are left out without being looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters(u64);

/// Whether `typed` is `word` with a slip in it: a letter that is wrong, missing or one too many, or two
/// neighbours swapped (optimal string alignment). One slip in a word typed with 4 letters or more, two
/// from 8 letters on.
///
/// Nothing is forgiven that touches a digit. The word itself is no slip. Both are folded
/// ([`fold_into`](crate::text::fold::fold_into)).
pub fn is_slip(typed: &str, word: &str) -> bool {
    Typed::new(typed).is_slip_of(word)
}

impl Letters {
    /// The letters of a folded word.
    pub fn of(word: &str) -> Letters {
        Letters(word.bytes().fold(0, |all, byte| all | 1 << (byte & 63)))
    }

    /// Whether at most so many of these are not among the others.
    const fn are_in(self, others: Letters, but: usize) -> bool {
        let mut missing = self.0 & !others.0;
        let mut left = but;
        while missing != 0 && left > 0 {
            missing &= missing - 1;
            left -= 1;
        }
        missing == 0
    }
}

impl<'a> Typed<'a> {
    /// Takes a folded word.
    pub fn new(word: &'a str) -> Typed<'a> {
        let is_ascii = word.is_ascii();
        let letters = word.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphabetic()).count();
        let slips = FORGIVEN.iter().filter(|least| letters >= **least).count();
        Typed { word, is_ascii, letters: Letters::of(word), slips }
    }

    /// Whether it can be a slip of a word that has these letters. Cheap, and often wrongly so.
    #[inline]
    pub const fn can_be_slip_of(&self, letters: Letters) -> bool {
        // Beyond ASCII a letter has up to four bytes, each of which counts here.
        let bytes = if self.is_ascii { 1 } else { 4 };
        self.letters.are_in(letters, bytes * self.slips)
            && letters.are_in(self.letters, 4 * self.slips)
    }

    /// How many bytes a word can have of which it is a slip.
    pub const fn bytes(&self) -> RangeInclusive<usize> {
        // Beyond ASCII a letter has up to four.
        let most = 4 * self.slips;
        self.word.len().saturating_sub(most)..=self.word.len() + most
    }

    /// Whether it is that word with a slip in it, as [`is_slip`] tells. Takes no memory.
    pub fn is_slip_of(&self, word: &str) -> bool {
        let is_ascii = self.is_ascii && word.is_ascii();
        let bytes = if is_ascii { 1 } else { 4 };
        if self.slips == 0 || self.word.len().abs_diff(word.len()) > bytes * self.slips {
            return false;
        }
        if self.slips > 1 {
            let letters = Letters::of(word);
            let but = bytes * self.slips;
            if !self.letters.are_in(letters, but) || !letters.are_in(self.letters, but) {
                return false;
            }
        }
        if self.word == word {
            return false;
        }
        if is_ascii {
            return within(self.word.as_bytes(), word.as_bytes(), self.slips);
        }
        let (mut one, mut other) = (['\0'; LONGEST], ['\0'; LONGEST]);
        match (spread(self.word, &mut one), spread(word, &mut other)) {
            (Some(typed), Some(word)) => within(typed, word, self.slips),
            _ => false,
        }
    }
}

/// The characters of a word, if there is room for them.
fn spread<'r>(word: &str, room: &'r mut [char; LONGEST]) -> Option<&'r [char]> {
    let mut len = 0;
    for c in word.chars() {
        *room.get_mut(len)? = c;
        len += 1;
    }
    room.get(..len)
}

/// What words are made of.
trait Letter: Copy + Eq {
    fn is_digit(self) -> bool;
}

impl Letter for u8 {
    fn is_digit(self) -> bool {
        self.is_ascii_digit()
    }
}

impl Letter for char {
    fn is_digit(self) -> bool {
        self.is_numeric()
    }
}

/// Whether so many slips, or fewer, lie between two words.
fn within<L: Letter>(mut typed: &[L], mut word: &[L], slips: usize) -> bool {
    if typed.len().abs_diff(word.len()) > slips {
        return false;
    }
    // What both begin and end with costs nothing in any alignment.
    while let ([x, typed_rest @ ..], [y, word_rest @ ..]) = (typed, word)
        && x == y
    {
        (typed, word) = (typed_rest, word_rest);
    }
    while let ([typed_rest @ .., x], [word_rest @ .., y]) = (typed, word)
        && x == y
    {
        (typed, word) = (typed_rest, word_rest);
    }
    let Some(left) = slips.checked_sub(1) else {
        return typed.is_empty() && word.is_empty();
    };
    let ([x, typed_rest @ ..], [y, word_rest @ ..]) = (typed, word) else {
        return !typed.iter().chain(word).any(|letter| letter.is_digit());
    };
    let (is_digit, is_digit_of_word) = (x.is_digit(), y.is_digit());
    let is_swapped = || match (typed_rest, word_rest) {
        ([next, typed_rest @ ..], [next_of_word, word_rest @ ..]) => {
            x == next_of_word && y == next && within(typed_rest, word_rest, left)
        }
        _ => false,
    };
    let is_letter = !is_digit && !is_digit_of_word;
    (is_letter && (within(typed_rest, word_rest, left) || is_swapped()))
        || (!is_digit && within(typed_rest, word, left))
        || (!is_digit_of_word && within(typed, word_rest, left))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_of_the_finger() {
        for (typed, word) in [
            ("gemrany", "germany"),
            ("germny", "germany"),
            ("germaany", "germany"),
            ("hermany", "germany"),
            ("iram", "iran"),
            ("rian", "iran"),
            ("irans", "iran"),
            ("macorn", "macron"),
            ("zelenksyy", "zelenskyy"),
            ("zeelnksyy", "zelenskyy"),
            ("guarentees", "guarantees"),
            ("garantees", "guarantees"),
            ("зеленскии", "зеленскыи"),
            ("киів", "київ"),
            ("ceasfire", "ceasefire"),
            ("g7-summt", "g7-summit"),
        ] {
            assert!(is_slip(typed, word), "{typed} {word}");
        }
    }

    #[test]
    fn other_words() {
        for (typed, word) in [
            ("iran", "iran"),
            ("ira", "iran"),
            ("", ""),
            ("", "a"),
            ("iraq", "oran"),
            ("troops", "tropics"),
            ("germany", "hungary"),
            ("2026", "2025"),
            ("g7summit", "g8summit"),
            ("g7summit", "g71summit"),
            ("summit1", "summit"),
            ("summit", "summit1"),
            ("summi7t", "summit7"),
            ("15000", "1500"),
            ("київ", "львів"),
        ] {
            assert!(!is_slip(typed, word), "{typed} {word}");
        }
    }

    #[test]
    fn very_long_words_are_compared_all_the_same() {
        let long = "ab".repeat(200);
        assert!(is_slip(&format!("{long}x"), &long));
        assert!(!is_slip(&format!("{long}é"), &long));
    }

    /// Optimal string alignment as textbooks have it. What touches a digit is beyond all measure.
    fn distance(typed: &str, word: &str) -> usize {
        let [typed, word] = [typed, word].map(|text| text.chars().collect::<Vec<char>>());
        let cost = |letters: &[char]| if letters.iter().any(|c| c.is_numeric()) { 1000 } else { 1 };
        let mut rows = vec![vec![0; word.len() + 1]; typed.len() + 1];
        for i in 0..=typed.len() {
            for j in 0..=word.len() {
                let mut least = if i + j == 0 { 0 } else { usize::MAX };
                if i > 0 {
                    least = least.min(rows[i - 1][j] + cost(&[typed[i - 1]]));
                }
                if j > 0 {
                    least = least.min(rows[i][j - 1] + cost(&[word[j - 1]]));
                }
                if i > 0 && j > 0 {
                    let pair = [typed[i - 1], word[j - 1]];
                    let change = if pair[0] == pair[1] { 0 } else { cost(&pair) };
                    least = least.min(rows[i - 1][j - 1] + change);
                    let is_swap = i > 1 && j > 1 && pair == [word[j - 2], typed[i - 2]];
                    if is_swap && pair[0] != pair[1] {
                        least = least.min(rows[i - 2][j - 2] + cost(&pair));
                    }
                }
                rows[i][j] = least;
            }
        }
        rows[typed.len()][word.len()]
    }

    /// A word, and the same with up to three things done to it.
    fn pair() -> impl Strategy<Value = (String, String)> {
        let word = prop_oneof!["[abc]{0,12}", "[abc7]{3,12}", "[a-e0-2é]{3,10}", "[абвгї]{3,10}"];
        let spoil = (any::<prop::sample::Index>(), 0..4_u8, "[abc7é]");
        (word, prop::collection::vec(spoil, 0..4)).prop_map(|(word, spoils)| {
            let mut letters: Vec<char> = word.chars().collect();
            for (at, what, letter) in spoils {
                let at = at.index(letters.len() + 1);
                let letter = letter.chars().next().unwrap();
                match what {
                    0 => letters.insert(at, letter),
                    1 if at < letters.len() => letters[at] = letter,
                    2 if at < letters.len() => drop(letters.remove(at)),
                    3 if at + 1 < letters.len() => letters.swap(at, at + 1),
                    _ => {}
                }
            }
            (word, letters.into_iter().collect())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn letters_leave_out_no_slip((typed, word) in pair()) {
            let ready = Typed::new(&typed);
            prop_assert!(!ready.is_slip_of(&word) || ready.can_be_slip_of(Letters::of(&word)));
        }

        #[test]
        fn as_the_textbook_counts((typed, word) in pair()) {
            let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
            let forgiven = match letters { 0..4 => 0, 4..8 => 1, _ => 2 };
            let slips = distance(&typed, &word);
            prop_assert_eq!(is_slip(&typed, &word), slips > 0 && slips <= forgiven);
        }
    }
}
