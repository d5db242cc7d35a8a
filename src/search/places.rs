//! Where the words that were looked for stand in a text, so that they can be marked.

use std::ops::Range;

use super::index::Level;
use super::terms::Term;
use super::words::words_at;
use crate::text::fold::fold;

/// The bytes of a text in which words of what was looked for stand, in order: as whole words or at the beginning of
/// one where any do, else inside of them.
pub fn places(text: &str, terms: &[Term]) -> Vec<Range<usize>> {
    let folded = fold(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for typed in terms.iter().filter(|term| !term.is_optional).flat_map(|term| &term.words) {
        let before = found.len();
        for (at, word) in words_at(&folded.text) {
            if typed.is(word, Level::Whole) || typed.is(word, Level::Prefix) {
                let end = at + if word == typed.text { word.len() } else { typed.text.len() };
                found.push(folded.original_range(at..end));
            }
        }
        if found.len() == before && typed.text.chars().count() > 2 {
            let inside = folded.text.match_indices(&typed.text);
            found.extend(inside.map(|(at, part)| folded.original_range(at..at + part.len())));
        }
    }
    found.sort_by_key(|range| range.start);
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::super::terms::terms;
    use super::*;

    #[test]
    fn words_are_marked_where_they_stand() {
        let check = |typed: &[(&str, bool)], text: &str, marked: &[&str]| {
            let found = places(text, &terms(typed));
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, marked);
        };
        check(&[("troops", true), ("elys", false)], "The Élysée’s troops", &["Élys", "troops"]);
        check(&[("uk", true)], "The UK and Ukraine", &["UK"]);
        check(&[("the", true), ("force", true)], "The force", &["force"]);
        check(&[("laysian", false)], "Malaysian", &["laysian"]);
    }
}
