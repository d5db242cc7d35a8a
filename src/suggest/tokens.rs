//! The words of a text as the rules compare them: folded, without the sign of possession.

use std::ops::Range;

use crate::text::fold::fold;
use crate::text::words::words;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// Folded.
    pub(super) key: String,
    /// Whether it begins with a capital, or has no case at all.
    pub(super) is_capital: bool,
    /// Whether it says that something is its own: `Oslo’s`, `the States’`.
    pub(super) is_possessive: bool,
}

/// The words of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::with_capacity(text.len() / 6 + 1);
    for word in words(text) {
        let before = text.get(..word.start).unwrap_or_default();
        if matches!(word.text, "s" | "S")
            && before.ends_with(['’', '\'', '‘'])
            && let Some(last) = all.last_mut()
            && before.trim_end_matches(['’', '\'', '‘']).len() == last.range.end
        {
            last.is_possessive = true;
            continue;
        }
        let behind = text.get(word.end()..).unwrap_or_default();
        let is_plural = word.text.ends_with('s') && behind.starts_with(['’', '\'']) && {
            let next = behind.chars().nth(1);
            next.is_some_and(char::is_whitespace)
        };
        let first = word.text.chars().next();
        all.push(Token {
            range: word.start..word.end(),
            key: key(word.text),
            is_capital: first.is_some_and(|c| !c.is_lowercase()),
            is_possessive: is_plural,
        });
    }
    all
}

/// A word as it is compared.
fn key(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return word.to_string();
    }
    if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word).text }
}

/// A word without what English bends: `troops` and `troop`, `deploying` and `deployed`.
pub(super) fn stem(key: &str) -> &str {
    const ENDINGS: [&str; 14] = [
        "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ied", "ies", "ed", "es",
        "s", "e",
    ];
    if !key.is_ascii() {
        // Other languages bend the last letters.
        let letters = key.chars().count();
        let kept = if letters >= 8 {
            letters - 3
        } else if letters >= 6 {
            letters - 2
        } else {
            letters
        };
        return key.char_indices().nth(kept).and_then(|(end, _)| key.get(..end)).unwrap_or(key);
    }
    let ending = |ending: &&&str| key.ends_with(**ending) && key.len() >= ending.len() + 4;
    ENDINGS
        .iter()
        .find(ending)
        .map_or(key, |ending| key.get(..key.len() - ending.len()).unwrap_or(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_know_whose_they_are() {
        let all = tokens("Aro’s men, the States' ships and l’Élysée won't");
        let keys: Vec<&str> = all.iter().map(|token| token.key.as_str()).collect();
        assert_eq!(
            keys,
            ["aro", "men", "the", "states", "ships", "and", "l", "elysee", "won", "t"]
        );
        let own: Vec<&str> =
            all.iter().filter(|t| t.is_possessive).map(|token| token.key.as_str()).collect();
        assert_eq!(own, ["aro", "states"]);
        assert!(all[0].is_capital && !all[1].is_capital);
    }

    #[test]
    fn a_stem_is_what_forms_of_a_word_share() {
        for (one, other) in
            [("troop", "troops"), ("deployed", "deployment"), ("guarantee", "guarantees")]
        {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("used"), "used");
    }
}
