//! The plainest way to guess who: names and aliases in the quote, then backwards, then behind. What the suggestions
//! must be better than.

use super::names::Naming;
use super::reading::Reading;
use super::record::Record;
use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Entity};
use std::ops::Range;

/// A name or an alias of an actor, and its bytes.
struct Name {
    who: ActorIx,
    at: Range<usize>,
}

/// The names and aliases in a text, as they are written on record.
fn names(record: &Record, reading: &Reading) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        let mut all = record.names.phrases.all_at(&reading.words, at);
        let is_capital = reading.words.get(at).is_some_and(|word| word.is_capital);
        let named = all.find(|(_, named)| {
            matches!(named.naming, Naming::Name | Naming::Surname) && is_capital
        });
        let Some((len, named)) = named else {
            at += 1;
            continue;
        };
        let ends = reading.words.get(at).zip(reading.words.get(at + len - 1));
        if let (Entity::Actor(who), Some((first, last))) = (named.who, ends) {
            found.push(Name { who, at: first.range.start..last.range.end });
        }
        at += len;
    }
    found
}

/// The actors, the likeliest first: those named in the quote, then backwards through its sentence and its paragraph,
/// then behind it. An official counts for the body that he represents.
pub(super) fn actors(
    d: &Dossier,
    record: &Record,
    reading: &Reading,
    span: &Range<usize>,
) -> Vec<ActorIx> {
    let all = names(record, reading);
    let inside = all.iter().filter(|name| name.at.start >= span.start && name.at.end <= span.end);
    let before = all.iter().rev().filter(|name| name.at.start < span.start);
    let behind = all.iter().filter(|name| name.at.end > span.end);
    let mut found: Vec<ActorIx> = Vec::new();
    for name in inside.chain(before).chain(behind) {
        let whom = d
            .actor(name.who)
            .and_then(|actor| actor.represents.first().copied())
            .unwrap_or(name.who);
        if !found.contains(&whom) {
            found.push(whom);
        }
    }
    found
}

/// The speakers, the nearest official first, by distance in letters.
pub(super) fn speakers(
    d: &Dossier,
    record: &Record,
    reading: &Reading,
    span: &Range<usize>,
) -> Vec<ActorIx> {
    let is_official = |ix: ActorIx| {
        d.actor(ix)
            .is_some_and(|actor| actor.kind == ActorKind::Person || !actor.represents.is_empty())
    };
    let mut all: Vec<(usize, ActorIx)> = names(record, reading)
        .into_iter()
        .filter(|name| is_official(name.who))
        .map(|name| {
            let before = span.start.saturating_sub(name.at.end);
            (before.max(name.at.start.saturating_sub(span.end)), name.who)
        })
        .collect();
    all.sort_by_key(|(far, _)| *far);
    let mut found: Vec<ActorIx> = Vec::new();
    for (_, who) in all {
        if !found.contains(&who) {
            found.push(who);
        }
    }
    found
}
