//! The order of what was found: a name that is what was typed, then words one after another, whole words, beginnings of
//! words, and only then words inside others and slips; of equals the one whose own words hold more.

use std::collections::HashMap;

use super::index::{Index, Level, Part, names_of, texts_of, texts_of_named};
use super::matches::{Matches, phrase_level};
use super::terms::{Term, Typed};
use super::words::words;
use crate::dossier::{Dossier, Entity, Known, Position, PositionSet};
use crate::text::fold::fold_into;

/// How well something matches; the least comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// It is called what was typed.
    Name,
    /// The words stand in it one after another.
    Phrase,
    /// They stand in it as whole words.
    Whole,
    /// As beginnings of words.
    Prefix,
    /// Inside of words.
    Inside,
    /// With a slip.
    Slip,
}

impl Class {
    /// In a word, for tables.
    pub const fn name(self) -> &'static str {
        match self {
            Class::Name => "name",
            Class::Phrase => "phrase",
            Class::Whole => "words",
            Class::Prefix => "beginnings",
            Class::Inside => "inside words",
            Class::Slip => "with a slip",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub entity: Entity,
    pub class: Class,
}

/// What words in a row are worth more than single ones.
const IN_A_ROW: i32 = 100;

/// What a word is worth more in a quote than in what stands around it.
const IN_QUOTE: i32 = 3;

/// What a position's own words are worth, at most.
const MOST_FINE: i32 = IN_A_ROW + 3 + IN_QUOTE;

/// What a text that is no name is worth, at most.
const DESCRIBED: i32 = 90;

/// Of so many names, and of so many positions, it is seen how well they match, as many as are listed; of more only in the
/// order of the dossier.
const LOOKED_AT: usize = 500;

/// The best of what was found, best first: at most so many. `named` and `positions` are what is left of the matches
/// by whatever else is asked. `asks_who`: names come before records where no words decide.
pub fn ranked(
    d: Known<'_>,
    index: &Index,
    matches: &Matches,
    named: &[bool],
    positions: &PositionSet,
    (asks_who, most): (bool, usize),
) -> Vec<Hit> {
    let mut typed = Asked::of(index, matches);
    let mut found: Vec<(Class, bool, i32, usize, Entity)> = Vec::new();
    let mut folded = String::new();
    // Whoever asks by field asks for records, and then for names.
    let asks_records = typed.terms.is_empty() && !asks_who;
    for (n, entity) in likely(index, named, matches, typed.phrase.len(), LOOKED_AT.max(most)) {
        let (class, fine) = typed.of_named(&d, entity, &mut folded);
        // What is only said of it stands beside what is said in records.
        found.push((class, asks_records || fine <= DESCRIBED, -fine, n, entity));
    }
    let whole = positions.and(&matches.whole.positions);
    let rest = positions.without(&whole);
    // None of the rest holds it as whole words.
    let best = (if whole.is_empty() { Class::Prefix } else { Class::Phrase }, MOST_FINE);
    let mut missing = most;
    for (n, ix) in whole.iter().chain(rest.iter()).take(LOOKED_AT.max(most)).enumerate() {
        // None comes before what is as good as can be and stands before it in the dossier.
        if missing == 0 {
            break;
        }
        let Some(p) = d.position(ix) else { continue };
        let (class, fine) = typed.of_position(d, p, &mut folded);
        missing -= usize::from((class, fine) == best);
        found.push((class, !asks_records, -fine, n, Entity::Position(ix)));
    }
    found
        .sort_unstable_by_key(|(class, is_position, fine, n, _)| (*class, *is_position, *fine, *n));
    found.truncate(most);
    found.into_iter().map(|(class, .., entity)| Hit { entity, class }).collect()
}

/// At most so many of what is named, the likeliest first: what can be called just what was typed, then what holds its
/// words as whole words, then the rest.
fn likely(
    index: &Index,
    named: &[bool],
    matches: &Matches,
    words: usize,
    most: usize,
) -> Vec<(usize, Entity)> {
    let mut all: [Vec<(usize, Entity)>; 3] = Default::default();
    let [called, whole, rest] = &mut all;
    for (n, entity) in index.named().iter().enumerate() {
        if named.get(n) != Some(&true) {
            continue;
        }
        let tier = match matches.whole.named.get(n) {
            Some(true) if index.shortest_name(n) <= words => &mut *called,
            Some(true) => &mut *whole,
            _ => &mut *rest,
        };
        if tier.len() < most {
            tier.push((n, *entity));
        }
    }
    all.into_iter().flatten().take(most).collect()
}

/// What was typed, as it is held against texts.
struct Asked<'t> {
    index: &'t Index,
    terms: Vec<&'t Term>,
    /// How words can stand, at worst, in what was found.
    widest: Level,
    /// All words in order.
    phrase: Vec<Typed>,
    /// The names that hold any of the words.
    in_names: &'t [bool],
    /// How words of texts stand to each word of the terms, where that takes long to tell.
    known: HashMap<String, Vec<Option<Level>>>,
    /// Room for how each word of the terms, and each term, stands in the text that is looked at.
    of_words: Vec<Option<Level>>,
    of_terms: Vec<Option<Level>>,
}

impl<'t> Asked<'t> {
    fn of(index: &'t Index, Matches { terms, level, in_names, .. }: &'t Matches) -> Asked<'t> {
        Asked {
            index,
            widest: *level,
            terms: terms.iter().filter(|term| !term.is_optional).collect(),
            phrase: terms.iter().flat_map(|term| term.words.iter().cloned()).collect(),
            in_names,
            known: HashMap::new(),
            of_words: Vec::new(),
            of_terms: Vec::new(),
        }
    }

    /// How each term stands in a text, of which the folded words are known too.
    fn levels(&mut self, text: &str, held: &[&str]) -> &[Option<Level>] {
        let Asked { terms, widest, known, of_words, of_terms, .. } = self;
        let typed = || terms.iter().flat_map(|term| &term.words);
        of_words.clear();
        of_words.resize(typed().count(), None);
        for word in held {
            if *widest < Level::Inside {
                for (typed, best) in typed().zip(&mut *of_words) {
                    *best = nearer(*best, typed.level_of(word, *widest));
                }
                continue;
            }
            if !known.contains_key(*word) {
                let levels = typed().map(|typed| typed.level_of(word, *widest)).collect();
                known.insert((*word).to_string(), levels);
            }
            for (level, best) in known.get(*word).into_iter().flatten().zip(&mut *of_words) {
                *best = nearer(*best, *level);
            }
        }
        of_terms.clear();
        let mut from = 0;
        for term in terms {
            let mut words = of_words.iter().skip(from).copied();
            from += term.words.len();
            of_terms.push(term.stands_as(text, held, |_| words.next().flatten()));
        }
        of_terms
    }

    fn of_named(&mut self, d: &Dossier, entity: Entity, folded: &mut String) -> (Class, i32) {
        let names = names_of(d, entity);
        let count = names.len();
        let mut best = (Class::Slip, 0);
        // Which terms stand in any of its texts, and how.
        let mut levels: Vec<(Option<Level>, bool)> = vec![(None, false); self.terms.len()];
        for (n, text) in texts_of_named(d, entity).iter().enumerate() {
            folded.clear();
            fold_into(text, folded);
            let held: Vec<&str> = words(folded).collect();
            let is_name = n < count;
            // The first is the id, the second the name by which it goes.
            let weight = match n {
                1 => 140,
                n if n < count => 130,
                _ => 10,
            } - i32::try_from(held.len().min(9)).unwrap_or(9);
            let is_all_at = |widest: Level| {
                held.len() == self.phrase.len()
                    && held
                        .iter()
                        .zip(&self.phrase)
                        .all(|(held, typed)| typed.is(held, Level::Whole) || typed.is(held, widest))
            };
            let class = match phrase_level(&held, &self.phrase) {
                Some(_) if is_name && is_all_at(Level::Whole) => Some(Class::Name),
                Some(Level::Whole) => Some(Class::Phrase),
                Some(_) => Some(Class::Prefix),
                None => None,
            };
            if let Some(class) = class {
                best = better(best, (class, weight));
            }
            // A name that is nothing else, but for a slip in each word, comes first.
            let whole = is_all_at(Level::Inside) || is_all_at(Level::Slip);
            let mut here = Some(Level::Whole);
            for (found, (level, in_name)) in self.levels(text, &held).iter().zip(&mut levels) {
                here = here.zip(*found).map(|(a, b)| a.max(b));
                *in_name |= found.is_some() && is_name;
                *level = nearer(*level, *found);
            }
            if let Some(level) = here.filter(|_| !self.terms.is_empty()) {
                let more = if is_name && whole { 60 } else { 20 };
                best = better(best, (class_of(level), weight + more));
            }
        }
        // A document is found by its day.
        if let Entity::Document(ix) = entity
            && let Some(date) = d.document(ix).and_then(|document| document.published_on)
        {
            for (term, (level, is_name)) in self.terms.iter().zip(&mut levels) {
                if term.holds(date) {
                    (*level, *is_name) = (Some(Level::Whole), true);
                }
            }
        }
        let all: Option<Vec<Level>> = levels.iter().map(|(level, _)| *level).collect();
        if let Some(level) = all.and_then(|all| all.into_iter().max()) {
            let are_names = levels.iter().all(|(_, is_name)| *is_name);
            best = better(best, (class_of(level), if are_names { 100 } else { 0 }));
        }
        best
    }

    fn of_position(&mut self, d: Known<'_>, p: Position<'_>, folded: &mut String) -> (Class, i32) {
        let mut best = (Class::Slip, 0);
        let mut levels: Vec<Option<(Level, i32)>> = vec![None; self.terms.len()];
        let mut most_together = 0;
        // Whether a text holds any of it.
        let mut text = |asked: &mut Self, part: Option<Part>, weight: i32, text: &str| {
            folded.clear();
            fold_into(text, folded);
            let held: Vec<&str> = words(folded).collect();
            if part.is_some()
                && let Some(level) = phrase_level(&held, &asked.phrase)
            {
                let class = if level == Level::Whole { Class::Phrase } else { Class::Prefix };
                best = better(best, (class, IN_A_ROW + weight));
            }
            let mut together = 0;
            for (found, level) in asked.levels(text, &held).iter().zip(&mut levels) {
                let Some(found) = *found else { continue };
                together += weight;
                let is_better = level.is_none_or(|(held, of)| (found, -weight) < (held, -of));
                if is_better {
                    *level = Some((found, weight));
                }
            }
            if part.is_some() {
                most_together = most_together.max(together);
            }
            together > 0
        };
        texts_of(d, p, &mut |part, of| {
            let is_held = text(self, Some(part), weight_of(part), of);
            // The quote itself counts for more than what stands around it.
            if let Part::Quote(ix) = part
                && is_held
                && let Some(quote) = d.quote(ix)
            {
                text(self, Some(part), weight_of(part) + IN_QUOTE, quote.exact());
            }
        });
        for (entity, weight) in around(p) {
            let number = self.index.number_of(entity);
            if number.and_then(|n| self.in_names.get(n)) == Some(&true) {
                for name in names_of(d.whole(), entity) {
                    text(self, None, weight, &name);
                }
            }
        }
        for (term, level) in self.terms.iter().zip(&mut levels) {
            let mut days = [p.stated_on(), p.event_on()].into_iter().flatten();
            if days.any(|date| term.holds(date)) {
                *level = Some((Level::Whole, 6));
            }
        }
        let all: Option<Vec<(Level, i32)>> = levels.into_iter().collect();
        if let Some(all) = all
            && let Some(level) = all.iter().map(|(level, _)| *level).max()
        {
            let fine = all.iter().map(|(_, weight)| *weight).sum::<i32>() + most_together;
            best = better(best, (class_of(level), fine));
        }
        best
    }
}

fn nearer(a: Option<Level>, b: Option<Level>) -> Option<Level> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn better(a: (Class, i32), b: (Class, i32)) -> (Class, i32) {
    if (b.0, -b.1) < (a.0, -a.1) { b } else { a }
}

const fn class_of(level: Level) -> Class {
    match level {
        Level::Whole => Class::Whole,
        Level::Prefix => Class::Prefix,
        Level::Inside => Class::Inside,
        Level::Slip => Class::Slip,
    }
}

/// What a word is worth where it stands in a position's own texts.
const fn weight_of(part: Part) -> i32 {
    match part {
        Part::Summary => 5,
        Part::Quote(_) => 3,
        Part::Translation(_) | Part::Condition | Part::Detail | Part::Stance => 3,
        Part::Note => 1,
    }
}

/// What a position belongs to, with what a word is worth in its names.
fn around(p: Position<'_>) -> Vec<(Entity, i32)> {
    let mut around: Vec<(Entity, i32)> = Vec::new();
    around.extend(p.actors().iter().map(|ix| (Entity::Actor(*ix), 6)));
    for quote in p.evidence() {
        for who in quote.hops().flat_map(|hop| hop.who) {
            around.push((*who, 5));
        }
        around.push((Entity::Document(quote.document()), 1));
    }
    around.push((Entity::Topic(p.topic()), 4));
    around.extend(p.instrument().map(|ix| (Entity::Instrument(ix), 3)));
    around.dedup();
    around
}
