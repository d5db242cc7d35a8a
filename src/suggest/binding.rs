//! Words that say that something binds in law: the one table, for what is suggested and for what follows by itself.

use super::denial::NOT;

/// Beginnings of words stand for all their forms.
const BINDING: [&str; 12] = [
    "legally binding",
    "legally-binding",
    "binding in law",
    "binding under",
    "juridiquement contraign",
    "rechtsverbindlich",
    "rechtlich bindend",
    "jurídicamente vinculante",
    "giuridicamente vincolante",
    "юридично зобов",
    "юридически обяз",
    "prawnie wiążąc",
];

/// Words that deny it besides, where they stand directly before it.
const NEITHER: [&str; 6] = ["non", "neither", "nor", "nie", "without", "sans"];

/// Whether words say that what they speak of binds in law, and do not deny it.
pub fn says_binding(words: &str) -> bool {
    let words = words.to_lowercase();
    let is_denied = |before: &str| {
        let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        NOT.contains(&last) || NEITHER.contains(&last)
    };
    BINDING.iter().any(|binding| {
        words.match_indices(binding).any(|(at, _)| !words.get(..at).is_some_and(is_denied))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_binds_in_law_is_known_in_several_tongues() {
        for words in [
            "a Legally binding pledge",
            "binding under the treaty",
            "Eine rechtsverbindliche Zusage",
        ] {
            assert!(says_binding(words), "{words}");
        }
        for words in [
            "a binding of leather",
            "It is not legally binding.",
            "not binding under international law",
            "a non-legally-binding text",
            "ein nicht rechtsverbindlicher Text",
            "un texte non juridiquement contraignant",
        ] {
            assert!(!says_binding(words), "{words}");
        }
    }
}
