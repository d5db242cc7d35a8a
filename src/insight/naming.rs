//! How sentences name what they speak of: actors in a row, a document with its date, a number of
//! things.

use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity};

/// `France, Germany and Italy`.
pub fn names(d: &Dossier, actors: &[ActorIx]) -> String {
    in_a_row(actors.iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string()))
}

/// `one, two and three`.
pub fn in_a_row(parts: impl IntoIterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.into_iter().collect();
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => format!("{} and {last}", parts.join(", ")),
        (None, _) => String::new(),
    }
}

/// `Why So France, 7 January 2026`: which report of a publisher, in few words.
pub fn document(d: &Dossier, ix: DocumentIx) -> String {
    let Some(document) = d.document(ix) else { return String::new() };
    if document.at.is_stand_in() {
        return format!("{}, which is not in the dossier", document.publisher);
    }
    let date = document.published_on.map_or("undated".to_string(), |date| date.in_words());
    format!("{}, {date}", document.publisher)
}

/// Quoted words, cut after `most` of them; a full stop or a comma at their end is the sentence's own.
pub fn short(exact: &str, most: usize) -> String {
    let words: Vec<&str> = exact.split_whitespace().collect();
    match words.get(..most) {
        Some(first) if words.len() > most => format!("“{} […]”", first.join(" ")),
        _ => format!("“{}”", words.join(" ").trim_end_matches(['.', ','])),
    }
}

/// `1 position`, `3 positions`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_a_row() {
        let check = |parts: &[&str], expected: &str| {
            assert_eq!(in_a_row(parts.iter().map(|part| (*part).to_string())), expected);
        };
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b"], "a and b");
        check(&["a", "b", "c"], "a, b and c");
        assert_eq!(short("a  b c.", 3), "“a b c”");
        assert_eq!(short("a b c d.", 3), "“a b c […]”");
        assert_eq!(
            (count(1, "act", "acts"), count(0, "act", "acts")),
            ("1 act".into(), "0 acts".into())
        );
    }
}
