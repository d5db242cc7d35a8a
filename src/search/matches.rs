//! What matches the words that are typed: everything that holds all of them, exactly where anything does, and with a
//! slip only where nothing else is found.

use super::index::{Holders, Index, Level};
use super::terms::{Held, Term, Typed, terms};
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
    /// What is named by any of the words, as they stand in that, by its number in [`Index::named`].
    pub in_names: Vec<bool>,
}

impl Index {
    /// What matches all of the words, each with whether it is ended.
    pub fn matches(&self, typed: &[(&str, bool)]) -> Matches {
        let terms = terms(typed);
        let needed = terms.iter().filter(|term| !term.is_optional);
        // Each with how its words stand in it: as well as they do in anything.
        let mut each: Vec<(Held<'_>, Level)> =
            needed.map(|term| (Held::new(term), Level::Whole)).collect();
        let whole = self.all_of(&mut each, None);
        // Of each word as good as there is any: where a name begins so, none that only holds it counts.
        for (held, best) in &mut each {
            let levels = [Level::Prefix, Level::Inside];
            let found = |level: &Level| !held.at(self, *level).is_empty();
            *best = levels.into_iter().find(found).unwrap_or(Level::Slip);
        }
        let mut level = each.iter().map(|(_, best)| *best).max().unwrap_or(Level::Whole);
        let mut all = self.all_of(&mut each, None);
        let mut wider = None;
        for next in [Level::Inside, Level::Slip] {
            if all.is_empty() && next > level {
                (level, wider) = (next, Some(next));
                all = self.all_of(&mut each, wider);
            }
        }
        let mut in_names = vec![false; self.named().len()];
        for (held, best) in &mut each {
            let held = held.at(self, wider.unwrap_or(*best));
            in_names.iter_mut().zip(&held.named).for_each(|(any, held)| *any |= held);
        }
        Matches { terms, whole, all, level, in_names }
    }

    /// What holds every one of some terms, each at a level of its own or all at one.
    fn all_of(&self, each: &mut [(Held<'_>, Level)], level: Option<Level>) -> Holders {
        let mut all: Option<Holders> = None;
        for (held, own) in each {
            let one = held.at(self, level.unwrap_or(*own));
            match &mut all {
                Some(all) => all.keep(one),
                None => all = Some(one.clone()),
            }
        }
        all.unwrap_or_default()
    }

    /// What holds words one after another, nothing between them but blanks and marks.
    pub fn phrase(&self, d: &Dossier, phrase: &str) -> Holders {
        let folded = fold(phrase).text;
        let words: Vec<Typed> =
            words(&folded).map(|word| Typed { text: word.to_string(), ended: true }).collect();
        let each = words.iter().map(|word| self.holders(&word.text, Level::Whole));
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
    let held: Vec<&str> = words(folded).collect();
    phrase_level(&held, phrase).is_some()
}

/// How the folded words of a text hold others one after another: all of them whole, or the last one as a beginning.
pub fn phrase_level(held: &[&str], phrase: &[Typed]) -> Option<Level> {
    let (last, before) = phrase.split_last()?;
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
