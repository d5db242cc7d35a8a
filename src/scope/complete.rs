//! What the word that is being typed can go on to: a field, or a value of one with how much it would leave beside the
//! rest of what is typed.

use std::ops::Range;

use super::query::Against;
use super::query_of;
use crate::dossier::PositionSet;
use crate::search::query::{Field, Query};
use crate::text::fold::fold;

/// So many are offered.
const MOST: usize = 8;

/// Shorter words are words, not the beginnings of fields.
const LEAST: usize = 2;

/// The word that is being typed, and what it can go on to, what leaves most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// Its bytes in what is typed.
    pub at: Range<usize>,
    pub all: Vec<Completion>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What takes the place of the word: `actor:norland`, or `actor:`.
    pub text: String,
    /// How many positions it would leave; `None` for a field, and while that is worked out.
    pub left: Option<usize>,
}

/// What the last word of what is typed can go on to, of what is `within`.
pub fn completions(against: &Against<'_>, typed: &str, within: &PositionSet) -> Completions {
    let at = last_word(typed)..typed.len();
    let word = typed.get(at.clone()).unwrap_or_default();
    let all = match word.split_once(':') {
        Some((name, value)) => Field::named(name).map_or(Vec::new(), |field| {
            let rest = query_of(typed.get(..at.start).unwrap_or_default());
            of_values(against, &rest, (field, value), within)
        }),
        None => of_fields(word),
    };
    Completions { at, all }
}

/// Whether values have to be counted for that, which takes longer than to find what is typed.
pub fn counts_values(typed: &str) -> bool {
    let word = typed.get(last_word(typed)..).unwrap_or_default();
    word.split_once(':').is_some_and(|(name, _)| Field::named(name).is_some())
}

/// Where the last word begins: behind the last blank that stands in no quotation marks, and behind what turns it round
/// or encloses it.
fn last_word(typed: &str) -> usize {
    let mut start = 0;
    let mut is_quoted = false;
    for (at, c) in typed.char_indices() {
        is_quoted ^= c == '"';
        let begins = c.is_whitespace() || c == '(' || (c == '-' && at == start);
        if begins && !is_quoted {
            start = at + c.len_utf8();
        }
    }
    start
}

fn of_fields(word: &str) -> Vec<Completion> {
    if word.chars().count() < LEAST {
        return Vec::new();
    }
    let word = word.to_lowercase();
    let begin = Field::all().filter(|field| field.name().starts_with(&word));
    begin.map(|field| Completion { text: format!("{}:", field.name()), left: None }).collect()
}

fn of_values(
    against: &Against<'_>,
    rest: &Query,
    (field, value): (Field, &str),
    within: &PositionSet,
) -> Vec<Completion> {
    let wanted = fold(value.trim_matches('"')).text;
    let begins = |text: &str| {
        let text = fold(text).text;
        text.starts_with(&wanted) || text.contains(&format!(" {wanted}"))
    };
    let counts = against.facet(rest, field, within).counts;
    let mut all: Vec<(Option<usize>, String)> = counts
        .into_iter()
        .filter(|count| begins(&count.value.text) || begins(&count.value.label))
        .filter(|count| count.left != Some(0))
        .map(|count| (count.left, Query::Field(field, vec![count.value.text]).to_string()))
        .collect();
    all.sort_by_key(|(left, _)| std::cmp::Reverse(*left));
    all.truncate(MOST);
    all.into_iter().map(|(left, text)| Completion { text, left }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_begins_behind_the_last_blank_that_is_not_quoted() {
        for (typed, word) in [
            ("", ""),
            ("actor:ger", "actor:ger"),
            ("troops actor:ger", "actor:ger"),
            ("-actor:ger", "actor:ger"),
            ("(actor:ger", "actor:ger"),
            ("publisher:\"OSW Cen", "publisher:\"OSW Cen"),
            ("topic:ground-tr", "topic:ground-tr"),
            ("troops ", ""),
        ] {
            assert_eq!(&typed[last_word(typed)..], word, "{typed}");
        }
    }

    #[test]
    fn a_word_that_begins_like_a_field_can_become_one() {
        let all: Vec<String> = of_fields("do").into_iter().map(|one| one.text).collect();
        assert_eq!(all, ["doc:"]);
        assert!(of_fields("d").is_empty() && of_fields("zzz").is_empty());
    }
}
