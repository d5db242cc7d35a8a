//! Attribution: told once.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::case::{Case, Fault, Rule, fault, unquoted};
use super::names::without_longer;
use crate::dossier::{Dossier, Entity};
use crate::insight::naming::called;

const BEFORE: [&str; 6] = ["by ", "citing ", "according to ", "said ", "says ", "reported by "];
const AFTER: [&str; 12] = [
    " reported",
    " reports that",
    " reports ",
    " writes",
    " wrote",
    " says",
    " said",
    " added",
    ", quoted ",
    ", paraphrased ",
    ", in its own voice",
    ", citing ",
];

pub(super) fn judge(case: &Case<'_>, found: &mut Vec<Fault>) {
    let told = unquoted(case.text);
    let mut speakers: BTreeSet<Entity> = BTreeSet::new();
    for quote in &case.quotes {
        speakers.insert(Entity::Document(quote.document()));
        speakers.extend(quote.hops().flat_map(|hop| hop.who).copied());
    }
    for sentence in sentences(&told) {
        for speaker in &speakers {
            let mut places: Vec<Range<usize>> = names(&case.d, *speaker)
                .iter()
                .flat_map(|name| told_by(&without_longer(&case.d, sentence, name), name))
                .collect();
            // A name within a longer one is told with it.
            places.sort_by_key(|place| (place.start, Reverse(place.end)));
            places.dedup_by(|next, before| next.start < before.end);
            if places.len() > most_hops(case, *speaker) {
                let name = case.d.name_of(*speaker);
                fault(found, Rule::Doubled, format!("it is said twice that {name} says so"));
            }
        }
    }
}

/// How often a chain rightly names somebody: once for each link.
fn most_hops(case: &Case<'_>, speaker: Entity) -> usize {
    let name = case.d.name_of(speaker);
    let links = case.quotes.iter().map(|quote| {
        let document = Entity::Document(quote.document());
        let all = quote.hops().flat_map(|hop| hop.who).copied().chain([document]);
        all.filter(|who| case.d.name_of(*who) == name).count()
    });
    links.max().unwrap_or(1).max(1)
}

fn names(d: &Dossier, speaker: Entity) -> Vec<String> {
    let mut names = vec![called(d, speaker)];
    if let Entity::Actor(ix) = speaker
        && let Some(actor) = d.actor(ix)
    {
        names.extend(std::iter::once(&actor.name).chain(&actor.aliases).cloned());
    }
    names.retain(|name| name.chars().count() > 1);
    names
}

/// Sentences, and what is told behind each source in brackets: each has its own speaker.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(". ").flat_map(|sentence| sentence.split("); "))
}

/// Where a name stands as that of who says it.
fn told_by(sentence: &str, name: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for (at, _) in sentence.match_indices(name) {
        let before = sentence.get(..at).unwrap_or_default();
        let after = sentence.get(at + name.len()..).unwrap_or_default();
        let is_part =
            before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        // `“so”, writes WSC` says whose one word is, not who says all of it.
        let is_of_words = before.trim_end().ends_with("writes") || after.starts_with(" writes");
        let leads = before.trim().is_empty() && after.starts_with(" (");
        let says = leads
            || BEFORE.iter().any(|word| before.to_lowercase().ends_with(word))
            || AFTER.iter().any(|word| after.starts_with(word));
        if !is_part && !is_of_words && says {
            places.push(at..at + name.len());
        }
    }
    places
}
