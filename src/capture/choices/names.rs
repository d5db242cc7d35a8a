//! What letters name, and where names stand in a text.

use super::choice::Choice;
use crate::dossier::{Dossier, Entity};
use crate::search::named::{folded, names};
use crate::text::borders::is_unspaced;

/// So many are listed, at most.
pub(super) const MOST: usize = 60;

/// Of a short list, what begins with the typed letters, then what holds them.
pub(super) fn narrowed(all: impl Iterator<Item = Choice>, typed: &str) -> Vec<Choice> {
    let typed = folded(typed);
    let rank = |choice: &Choice| {
        let (label, why) = (folded(&choice.label), folded(&choice.why));
        match () {
            () if label.starts_with(&typed) => Some(0),
            () if label.contains(&typed) || why.contains(&typed) => Some(1),
            () => None,
        }
    };
    let mut all: Vec<(i32, Choice)> = all.filter_map(|one| Some((rank(&one)?, one))).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, choice)| choice).collect()
}

/// What letters name: what is called so, then what begins so, then what has a word that does.
pub(super) fn named(d: &Dossier, all: impl Iterator<Item = Entity>, typed: &str) -> Vec<Entity> {
    let typed = folded(typed);
    let rank = |name: &str| {
        let name = folded(name);
        match () {
            () if name == typed => Some(0),
            () if name.starts_with(&typed) => Some(1),
            () if name.match_indices(&typed).any(|(at, _)| begins_a_word(&name, at)) => Some(2),
            () => None,
        }
    };
    let mut found: Vec<(i32, Entity)> = all
        .filter_map(|entity| Some((names(d, entity).into_iter().filter_map(rank).min()?, entity)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entity)| entity).take(MOST).collect()
}

fn begins_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric())
}

/// Where a name stands in a folded text, as whole words.
pub(super) fn standing(text: &str, name: &str) -> Option<usize> {
    if name.trim().is_empty() {
        return None;
    }
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let behind = text.get(at + name.len()..).and_then(|rest| rest.chars().next());
        let ends = behind.is_none_or(|c| !c.is_alphanumeric());
        let is_unspaced = name.chars().any(is_unspaced);
        is_unspaced || begins_a_word(text, *at) && ends
    })
}
