//! What holds a word: whole, at the beginning of one, inside one, or with a slip.

use super::build::{DAY, Index, NUMBER};
use super::inverted::Inverted;
use crate::dossier::{Dossier, Entity, PositionIx, PositionSet};
use crate::search::shapes::{Typed, are_alike, latin};

/// How a typed word stands in what was found by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    #[default]
    Whole,
    /// At the beginning of a word, or whole.
    Prefix,
    /// Somewhere in a word.
    Inside,
    /// With a slip: a letter wrong, missing, too many, or two changed over.
    Slip,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    pub positions: PositionSet,
    /// What has a name, by its number in [`Index::named`]: whether its names hold it, or what is said of it.
    pub named: Vec<bool>,
}

impl Holders {
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty() && !self.named.contains(&true)
    }

    /// What is in both.
    pub fn keep(&mut self, other: &Holders) {
        self.positions = self.positions.and(&other.positions);
        for (held, other) in self.named.iter_mut().zip(&other.named) {
            *held &= other;
        }
    }

    /// What is in one of them.
    pub fn join(&mut self, other: &Holders) {
        self.positions = self.positions.or(&other.positions);
        for (held, other) in self.named.iter_mut().zip(&other.named) {
            *held |= other;
        }
    }
}

/// The words of a vocabulary that stand so to a typed one.
fn found(among: &Inverted, typed: &str, level: Level) -> Vec<usize> {
    match level {
        Level::Whole => among.whole(typed).into_iter().collect(),
        Level::Prefix => among.beginning_with(typed).collect(),
        Level::Inside => among.holding(typed),
        Level::Slip => {
            let typed = Typed::new(typed);
            among.that(|word| is_letters(word) && typed.is_slip_of(word))
        }
    }
}

/// The words of the names that spell the same name otherwise, or in another script.
fn spelled(names: &Inverted, typed: &str) -> Vec<usize> {
    // `порт` is the beginning of Portwell.
    let latin = latin(typed).filter(|latin| latin.chars().count() > 3);
    let begins = |word: &str| latin.as_ref().is_some_and(|latin| word.starts_with(latin.as_str()));
    names.that(|word| is_letters(word) && (are_alike(typed, word) || begins(word)))
}

/// Whether a word of the vocabulary was written so, and is no day or number in its one form.
fn is_letters(word: &str) -> bool {
    !word.starts_with([DAY, NUMBER])
}

impl Index {
    /// What holds a typed word at a level, in its own texts or in the name of what it belongs to: of its actors and
    /// speakers, its topic, its text, its documents.
    pub fn holders(&self, d: &Dossier, typed: &str, level: Level) -> Holders {
        // Other spellings count as much as what holds the word: less than what is spelled so, more than a slip.
        let spellings = match level {
            Level::Inside if !typed.is_ascii() => spelled(&self.names, typed),
            Level::Slip if typed.is_ascii() => spelled(&self.names, typed),
            _ => Vec::new(),
        };
        // In another language a name counts as it is spelled there: a slip in it would be a name of another.
        let foreign = match level {
            Level::Whole => found(&self.foreign, typed, level),
            Level::Prefix if typed.chars().count() > 2 => found(&self.foreign, typed, level),
            _ => Vec::new(),
        };
        self.gathered(d, &|among| found(among, typed, level), [&spellings, &foreign])
    }

    /// The same of all words of the vocabularies that are chosen.
    pub fn of_words(&self, d: &Dossier, choose: &dyn Fn(&Inverted) -> Vec<usize>) -> Holders {
        self.gathered(d, choose, [&[], &[]])
    }

    fn gathered(
        &self,
        d: &Dossier,
        choose: &dyn Fn(&Inverted) -> Vec<usize>,
        [names, foreign]: [&[usize]; 2],
    ) -> Holders {
        let mut holders =
            Holders { positions: PositionSet::none(), named: vec![false; self.named.len()] };
        for word in choose(&self.positions) {
            self.positions.things(word).for_each(|n| holders.positions.insert(PositionIx(n)));
        }
        for word in choose(&self.names).iter().chain(names) {
            set(&mut holders.named, self.names.things(*word));
        }
        for word in foreign {
            set(&mut holders.named, self.foreign.things(*word));
        }
        self.spread(d, &mut holders);
        for word in choose(&self.described) {
            set(&mut holders.named, self.described.things(word));
        }
        holders
    }

    /// Adds the positions that belong to what was named.
    fn spread(&self, d: &Dossier, holders: &mut Holders) {
        let Holders { positions, named } = holders;
        let mut topics = vec![false; d.topics.len()];
        for (entity, _) in self.named.iter().zip(&*named).filter(|(_, named)| **named) {
            match *entity {
                Entity::Actor(ix) => {
                    let spoken = d.positions_spoken_by(ix);
                    d.positions_of(ix).iter().chain(spoken).for_each(|ix| positions.insert(*ix));
                }
                Entity::Topic(ix) => {
                    if let Some(topic) = topics.get_mut(ix.at()) {
                        *topic = true;
                    }
                }
                Entity::Instrument(ix) => {
                    d.positions_under(ix).iter().for_each(|ix| positions.insert(*ix));
                }
                Entity::Document(ix) => {
                    let owners = d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix));
                    for owner in owners.map(|quote| quote.owner()) {
                        if let Entity::Position(ix) = owner {
                            positions.insert(ix);
                        }
                    }
                }
                Entity::Position(_) => {}
            }
        }
        if topics.contains(&true) {
            let on = |p: &crate::dossier::Position<'_>| topics.get(p.topic().at()) == Some(&true);
            d.positions().filter(on).for_each(|p| positions.insert(p.ix));
        }
    }
}

fn set(flags: &mut [bool], numbers: impl Iterator<Item = u32>) {
    for n in numbers {
        if let Some(flag) = flags.get_mut(n as usize) {
            *flag = true;
        }
    }
}
