//! Ranks texts against what somebody typed. The only file that names `fuzzy-matcher`; must not know
//! what is searched. All texts must be folded (see [`super::fold`]).
//!
//! Short texts (names, aliases, titles) forgive left-out and mistyped letters. Prose does not: in a
//! long text some subsequence matches nearly anything.

use std::sync::LazyLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::fold;

// What one typed word is worth where it was found. A name found by any means beats prose.
const WHOLE_WORD: i64 = 400;
const WORD_START: i64 = 300;
const INSIDE: i64 = 200;
const ONE_SLIP: i64 = 150;
/// Plus up to [`MOST_FUZZY`] for how well the letters hang together.
const FUZZY: i64 = 100;
const MOST_FUZZY: i64 = 40;
const PROSE_WHOLE_WORD: i64 = 40;
const PROSE_WORD_START: i64 = 30;
const PROSE_INSIDE: i64 = 20;
/// For a name that is what was typed, and nothing more.
const WHOLE_NAME: i64 = 200;

/// Shorter words are matched as typed only.
const LEAST_FUZZY: usize = 3;
/// Shorter words may not hold a slip: too many words are one letter away.
const LEAST_SLIP: usize = 5;
/// Nor may shorter ones hold a wrong letter in place of another: `ports` is not `parts`.
const LEAST_WRONG: usize = 6;

static MATCHER: LazyLock<SkimMatcherV2> = LazyLock::new(|| SkimMatcherV2::default().respect_case());

/// What somebody typed, ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    /// Folded, with single spaces.
    whole: String,
    words: Vec<Typed>,
}

/// One word of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Typed {
    text: String,
    chars: usize,
    /// Only letters: a number with a digit left out is another number.
    letters: bool,
}

impl Needle {
    /// Folds `typed` and splits it at white space; the order of the words does not matter.
    pub fn new(typed: &str) -> Needle {
        let whole = fold(typed).text.trim().to_owned();
        let words = whole.split_whitespace().map(|word| Typed {
            text: word.to_owned(),
            chars: word.chars().count(),
            letters: word.chars().all(char::is_alphabetic),
        });
        Needle { words: words.collect(), whole }
    }

    /// Whether nothing was typed: then everything matches, with a score of 0.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded words, in the order typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// The score of a short text, if every word matches: at the start of a word, inside one, with one
    /// slip, or as letters in the right order.
    pub fn score_name(&self, folded: &str) -> Option<i64> {
        self.score(&[folded], &[])
    }

    /// The score of a long text, if it holds every word as typed.
    pub fn score_prose(&self, folded: &str) -> Option<i64> {
        self.score(&[], &[folded])
    }

    /// The score of something with several texts, if every word matches in one of them.
    pub fn score(&self, names: &[&str], prose: &[&str]) -> Option<i64> {
        let mut total = 0;
        for word in &self.words {
            let name = names.iter().filter_map(|name| word.in_name(name)).max();
            let found = name.or_else(|| prose.iter().filter_map(|text| word.in_prose(text)).max());
            total += found?;
        }
        if !self.is_empty() && names.contains(&self.whole.as_str()) {
            total += WHOLE_NAME;
        }
        Some(total)
    }
}

/// How a typed word stands where it was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Inside,
    WordStart,
    WholeWord,
}

impl Typed {
    fn in_name(&self, folded: &str) -> Option<i64> {
        if let Some((stand, at)) = self.best(folded) {
            let rank = match stand {
                Stand::WholeWord => WHOLE_WORD,
                Stand::WordStart => WORD_START,
                Stand::Inside if self.chars == 1 => return None,
                Stand::Inside => INSIDE,
            };
            // The earlier the better.
            return Some(rank - i64::try_from(at.min(40)).unwrap_or(40));
        }
        if self.chars < LEAST_FUZZY || !self.letters {
            return None;
        }
        let words = folded.split(|c: char| !c.is_alphanumeric());
        words.filter_map(|word| self.roughly(word)).max()
    }

    fn in_prose(&self, folded: &str) -> Option<i64> {
        self.best(folded).map(|(stand, _)| match stand {
            Stand::WholeWord => PROSE_WHOLE_WORD,
            Stand::WordStart => PROSE_WORD_START,
            Stand::Inside => PROSE_INSIDE,
        })
    }

    /// The best place of this word in `folded`, and the first byte of the first one so good.
    fn best(&self, folded: &str) -> Option<(Stand, usize)> {
        let mut best = None;
        for (at, found) in folded.match_indices(&self.text) {
            let letter = |c: char| c.is_alphanumeric();
            let before = folded.get(..at).and_then(|text| text.chars().next_back());
            let after = folded.get(at + found.len()..).and_then(|text| text.chars().next());
            let stand = match (before.is_some_and(letter), after.is_some_and(letter)) {
                (false, false) => return Some((Stand::WholeWord, at)),
                (false, true) => Stand::WordStart,
                _ => Stand::Inside,
            };
            if best.is_none_or(|(so_far, _)| stand > so_far) {
                best = Some((stand, at));
            }
        }
        best
    }

    /// Whether `word`, one word of a name, is this one with a slip, or has its letters in order.
    ///
    /// Both must start with the same letter, and the letters must lie within less than twice their
    /// number: looser matches of three or four letters are noise.
    fn roughly(&self, word: &str) -> Option<i64> {
        if word.chars().next() != self.text.chars().next() {
            return None;
        }
        if self.chars >= LEAST_SLIP && is_one_slip(&self.text, word, self.chars >= LEAST_WRONG) {
            return Some(ONE_SLIP);
        }
        let end = word.char_indices().nth(2 * self.chars - 1).map_or(word.len(), |(end, _)| end);
        let score = MATCHER.fuzzy_match(word.get(..end)?, &self.text)?;
        Some(FUZZY + (score / 5).clamp(0, MOST_FUZZY))
    }
}

/// Whether one inserted or left-out letter, two that changed places, or (where `wrong` allows it) one
/// wrong letter are the whole difference.
fn is_one_slip(typed: &str, word: &str, wrong: bool) -> bool {
    if typed.len().abs_diff(word.len()) > 4 {
        return false;
    }
    let same = typed.chars().zip(word.chars()).take_while(|(a, b)| a == b);
    let (mut typed_rest, mut word_rest) = (typed.chars(), word.chars());
    for _ in same {
        typed_rest.next();
        word_rest.next();
    }
    let (mut typed_after, mut word_after) = (typed_rest.clone(), word_rest.clone());
    let (a, b) = (typed_after.next(), word_after.next());
    let (typed_rest, word_rest) = (typed_rest.as_str(), word_rest.as_str());
    let (left, right) = (typed_after.as_str(), word_after.as_str());
    let swapped = || {
        let (mut left, mut right) = (left.chars(), right.chars());
        a.is_some() && left.next() == b && right.next() == a && left.as_str() == right.as_str()
    };
    (wrong && left == right) || left == word_rest || typed_rest == right || swapped()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::awkward;

    fn name(typed: &str, name: &str) -> Option<i64> {
        Needle::new(typed).score_name(&fold(name).text)
    }

    #[test]
    fn names_are_found() {
        for (typed, text) in [
            ("turkiye", "Türkiye"),
            ("elysee", "Élysée Palace"),
            ("Élysée", "Elysee Palace"),
            ("merz", "Friedrich Merz"),
            ("mrz", "Friedrich Merz"),
            ("grnd trps", "Ground troops"),
            ("troops ground", "Ground troops"),
            ("zelenskyy", "Volodymyr Zelensky"),
            ("macorn", "Emmanuel Macron"),
            ("germny", "Germany"),
            ("gremany", "Germany"),
            ("french", "Frence"),
            ("u.s.", "U.S. troops"),
            ("lond", "London"),
            ("ond", "London"),
            ("l", "London"),
            ("", "London"),
        ] {
            assert!(name(typed, text).is_some(), "{typed:?} finds {text:?}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (typed, text) in [
            ("xyz", "Ground troops"),
            ("gbr", "Group of Baltic Representatives"),
            ("gbr", "Ground-based radar"),
            ("ita", "Joint initiative"),
            ("grnd", "Guarantors of a renewed deal"),
            ("n", "London"),
            ("20", "2 0"),
            ("205", "2025"),
            ("troops merz", "Friedrich Merz"),
            ("paris", "Parts"),
        ] {
            assert_eq!(name(typed, text), None, "{typed:?} finds {text:?}");
        }
    }

    #[test]
    fn better_matches_rank_higher() {
        let rank = |typed, texts: &[&str]| {
            let scores: Vec<_> = texts.iter().map(|text| name(typed, text).unwrap()).collect();
            assert!(
                scores.windows(2).all(|pair| pair[0] > pair[1]),
                "{typed:?} {texts:?} {scores:?}"
            );
        };
        rank("iran", &["Iran", "Iran deal", "The Iranian deal", "Tirana"]);
        rank("poland", &["Poland", "Polish-Polands", "Polnd"]);
        rank("troops", &["Troops", "Foreign troops", "Paratroops", "Trops"]);
    }

    #[test]
    fn prose_is_searched_as_typed() {
        let check = |typed, text: &str, expected| {
            assert_eq!(
                Needle::new(typed).score_prose(&fold(text).text),
                expected,
                "{typed:?} {text:?}"
            );
        };
        check("troops", "Our troops stay", Some(PROSE_WHOLE_WORD));
        check("troo", "Our troops stay", Some(PROSE_WORD_START));
        check("roop stay", "Our troops stay", Some(PROSE_INSIDE + PROSE_WHOLE_WORD));
        check("trps", "Our troops stay", None);
        check("troops leave", "Our troops stay", None);
        check("stay", "mainstay, stay", Some(PROSE_WHOLE_WORD));
        check("", "Our troops stay", Some(0));
    }

    #[test]
    fn words_may_match_in_different_texts() {
        let needle = Needle::new("merz trps");
        assert!(needle.score(&["friedrich merz", "ground troops"], &[]).is_some());
        assert!(needle.score(&["friedrich merz"], &["ground troops"]).is_none());
        let needle = Needle::new("merz troops");
        let named = needle.score(&["friedrich merz"], &["ground troops"]);
        let quoted = needle.score(&["germany"], &["merz on troops"]);
        assert!(named > quoted && quoted.is_some());
        assert_eq!(needle.words().collect::<Vec<_>>(), ["merz", "troops"]);
        assert!(Needle::new(" \t").is_empty());
    }

    #[test]
    fn one_slip() {
        let check = |a, b, expected| assert_eq!(is_one_slip(a, b, true), expected, "{a} {b}");
        check("macron", "macron", true);
        check("macrn", "macron", true);
        check("maccron", "macron", true);
        check("macran", "macron", true);
        check("marcon", "macron", true);
        check("macronn", "macron", true);
        check("macro", "macron", true);
        check("mcaorn", "macron", false);
        check("mar", "macron", false);
        check("", "a", true);
        assert!(!is_one_slip("paris", "parts", false));
    }

    proptest! {
        #[test]
        fn any_text_is_searched_without_panic(typed in awkward::text(), text in awkward::prose()) {
            let folded = fold(&text).text;
            let needle = Needle::new(&typed);
            let name = needle.score_name(&folded);
            let prose = needle.score_prose(&folded);
            prop_assert!(needle.score(&[&folded], &[&folded]) >= name.max(prose));
        }

        #[test]
        fn a_text_finds_itself(text in awkward::prose()) {
            prop_assert!(Needle::new(&text).score_prose(&fold(&text).text).is_some());
        }
    }
}
