//! What matches the words that are typed: everything that holds all of them, exactly where anything does, and with a
//! slip only where nothing else is found.

use super::index::{Holders, Index, Level};
use super::terms::{Term, Typed, terms};
use super::words::words;
use crate::dossier::{Dossier, Entity, Known, PositionSet};
use crate::text::fold::fold;

/// What matches some words.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    pub terms: Vec<Term>,
    /// What holds every one of them as a whole word.
    pub whole: Holders,
    /// What matches: what holds each as well as the dossier does.
    pub all: Holders,
    /// How the words stand in that, at worst.
    pub level: Level,
}

impl Index {
    /// What matches all of the words, each with whether it is ended.
    pub fn matches(&self, d: &Dossier, typed: &[(&str, bool)]) -> Matches {
        let terms = terms(typed);
        let needed: Vec<&Term> = terms.iter().filter(|term| !term.is_optional).collect();
        let held = |levels: &[Level]| -> Holders {
            let each = needed.iter().zip(levels).map(|(term, level)| term.holders(self, d, *level));
            each.reduce(|mut all, one| {
                all.keep(&one);
                all
            })
            .unwrap_or_default()
        };
        let all_at = |level: Level| vec![level; needed.len()];
        let whole = held(&all_at(Level::Whole));
        // Of each word as good as there is any: where a name begins so, none that only holds it counts.
        let best: Vec<Level> = needed
            .iter()
            .map(|term| {
                let levels = [Level::Prefix, Level::Inside];
                let found = |level: &Level| !term.holders(self, d, *level).is_empty();
                levels.into_iter().find(found).unwrap_or(Level::Slip)
            })
            .collect();
        let mut level = best.iter().copied().max().unwrap_or(Level::Whole);
        let mut all = held(&best);
        for wider in [Level::Inside, Level::Slip] {
            if all.is_empty() && wider > level {
                level = wider;
                all = held(&all_at(wider));
            }
        }
        Matches { terms, whole, all, level }
    }

    /// What holds words one after another, nothing between them but blanks and marks.
    pub fn phrase(&self, d: &Dossier, phrase: &str) -> Holders {
        let folded = fold(phrase).text;
        let words: Vec<Typed> =
            words(&folded).map(|word| Typed { text: word.to_string(), ended: true }).collect();
        let each = words.iter().map(|word| self.holders(d, &word.text, Level::Whole));
        let held = each.reduce(|mut all, one| {
            all.keep(&one);
            all
        });
        let Some(held) = held else { return Holders::default() };
        let known = Known::from(d);
        let positions = held.positions.iter().filter(|ix| {
            known.position(*ix).is_some_and(|p| {
                let mut is_there = false;
                super::index::texts_of(known, p, &mut |_, text| {
                    is_there = is_there || holds_phrase(&fold(text).text, &words);
                });
                is_there
            })
        });
        let positions: PositionSet = positions.collect();
        let is_named = |entity: &Entity| {
            super::index::texts_of_named(d, *entity)
                .iter()
                .any(|text| holds_phrase(&fold(text).text, &words))
        };
        let named =
            self.named().iter().zip(&held.named).map(|(entity, held)| *held && is_named(entity));
        Holders { named: named.collect(), positions }
    }
}

/// Whether a folded text holds words one after another; the last one may go on where it is not ended.
pub fn holds_phrase(folded: &str, phrase: &[Typed]) -> bool {
    phrase_level(folded, phrase).is_some()
}

/// How a folded text holds words one after another: all of them whole, or the last one as a beginning.
pub fn phrase_level(folded: &str, phrase: &[Typed]) -> Option<Level> {
    let (last, before) = phrase.split_last()?;
    let held: Vec<&str> = words(folded).collect();
    let mut best = None;
    for run in held.windows(phrase.len()) {
        let Some((end, start)) = run.split_last() else { continue };
        if !start.iter().zip(before).all(|(held, typed)| *held == typed.text) {
            continue;
        }
        if *end == last.text {
            return Some(Level::Whole);
        }
        if !last.ended && last.is(end, Level::Prefix) {
            best = Some(Level::Prefix);
        }
    }
    best
}
