//! Conditions that are clauses, and must be joined to a sentence otherwise than a noun.

use crate::text::words::words;

/// What stands behind `subject to`: a clause as a condition, any other words as they are.
pub fn as_noun(text: &str) -> String {
    if is_clause(text) { format!("the condition that {text}") } else { text.to_string() }
}

/// Whether a condition is a clause, `the ships are gone`, and not what somebody gives or does.
pub fn is_clause(text: &str) -> bool {
    const VERBS: [&str; 17] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
        "must", "shall", "should", "does", "do",
    ];
    /// Behind these the verb is of a clause within a noun: `the consent that is needed`.
    const WITHIN: [&str; 13] = [
        "that", "which", "who", "whose", "as", "what", "where", "when", "if", "whether", "to",
        "how", "than",
    ];
    const ARTICLES: [&str; 5] = ["the", "a", "an", "its", "their"];
    let all: Vec<String> = words(text).iter().map(|word| word.text.to_lowercase()).collect();
    let verb = all.iter().enumerate().position(|(n, word)| {
        let before = n.checked_sub(1).and_then(|n| all.get(n));
        VERBS.contains(&word.as_str()) && before.is_some_and(|b| !ARTICLES.contains(&b.as_str()))
    });
    verb.is_some_and(|verb| all.iter().take(verb).all(|word| !WITHIN.contains(&word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_text_depends_on_a_noun() {
        assert_eq!(as_noun("a truce"), "a truce");
        assert_eq!(as_noun("the consent that is needed"), "the consent that is needed");
        assert_eq!(as_noun("the will of both"), "the will of both");
        assert_eq!(
            as_noun("both parliaments have approved it"),
            "the condition that both parliaments have approved it"
        );
    }
}
