//! Words that say that something binds in law: the one table, for what is suggested and for what follows by itself.

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

/// Whether words say that what they speak of binds in law.
pub fn says_binding(words: &str) -> bool {
    let words = words.to_lowercase();
    BINDING.iter().any(|binding| words.contains(binding))
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
        assert!(!says_binding("a binding of leather"));
    }
}
