//! Names that a text gives itself, as treaties do: `Ardanor and Belmark (hereinafter “the Parties”)`.

use std::ops::Range;

use super::parties::{Kind, Party};
use super::tokens::Token;
use crate::dossier::Entity;

/// Between two names of a list stand so many words at most: `and the Kingdom of`.
const BETWEEN: usize = 5;
/// So far behind a bracket stands what it defines, in bytes.
const DEFINED: usize = 60;

/// Adds to the parties of a text those that are named by a definition of it: each of them at the same words.
pub(super) fn with_defined(text: &str, words: &[Token], mut parties: Vec<Party>) -> Vec<Party> {
    let mut added: Vec<Party> = Vec::new();
    for (bracket, term) in terms(text) {
        let who = listed_before(text, words, &parties, bracket);
        if who.is_empty() {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            let is_term = word.is_capital
                && (word.key == term || Some(word.key.as_str()) == term.strip_suffix('s'));
            let is_free = parties.iter().all(|party| !party.words.contains(&at));
            if word.range.start > bracket && is_term && is_free {
                let party = |who: &Entity| Party {
                    words: at..at + 1,
                    who: *who,
                    kind: Kind::Name,
                    is_unknown: false,
                };
                added.extend(who.iter().map(party));
            }
        }
    }
    parties.extend(added);
    parties.sort_by_key(|party| (party.words.start, party.words.end));
    parties
}

/// The terms that are defined in brackets, folded, each with the place of its bracket.
fn terms(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (bracket, _) in text.match_indices('(') {
        let rest = text.get(bracket + 1..).unwrap_or_default();
        let end = rest.find(')').filter(|end| *end <= DEFINED);
        let Some(inside) = end.and_then(|end| rest.get(..end)) else { continue };
        let quoted =
            inside.split(['“', '”', '"', '„', '«', '»', '‘', '’']).nth(1).unwrap_or_default();
        let term = quoted.trim_start_matches("the ").trim();
        let is_one_name =
            term.chars().next().is_some_and(char::is_uppercase) && !term.contains(' ');
        if is_one_name {
            found.push((bracket, term.to_lowercase()));
        }
    }
    found
}

/// Those who are listed directly before a place.
fn listed_before(text: &str, words: &[Token], parties: &[Party], place: usize) -> Vec<Entity> {
    let mut end = words.partition_point(|word| word.range.end <= place);
    let mut found: Vec<Entity> = Vec::new();
    let limit = end;
    for party in parties.iter().rev().filter(|party| party.words.end <= limit) {
        let between = between(text, words, party.words.end..end);
        let is_near = end - party.words.end <= if found.is_empty() { 0 } else { BETWEEN };
        if !is_near || between.contains(['.', ';', ':', '(']) || party.kind != Kind::Name {
            break;
        }
        if !found.is_empty() && !between.contains(" and ") && !between.contains(',') {
            break;
        }
        found.insert(0, party.who);
        end = party.words.start;
    }
    found
}

/// The text over some words, and what stands on both sides of them.
fn between<'t>(text: &'t str, words: &[Token], run: Range<usize>) -> &'t str {
    let from =
        run.start.checked_sub(1).and_then(|at| words.get(at)).map_or(0, |word| word.range.end);
    let to = words.get(run.end).map_or(text.len(), |word| word.range.start);
    text.get(from..to).unwrap_or_default()
}
