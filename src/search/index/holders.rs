//! What holds a word: whole, at the beginning of one, inside one, or with a slip.

use super::build::Index;
use super::inverted::Inverted;
use crate::dossier::PositionSet;
use crate::search::shapes::{Spelt, Typed, latin};

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
        if other.is_empty() {
            return;
        }
        self.positions = self.positions.or(&other.positions);
        for (held, other) in self.named.iter_mut().zip(&other.named) {
            *held |= other;
        }
    }
}

/// The words of a vocabulary that stand so to a typed one, without those that stand nearer to it.
fn found(among: &Inverted, typed: &str, level: Level) -> Vec<usize> {
    match level {
        Level::Whole => among.whole(typed).into_iter().collect(),
        Level::Prefix => {
            let begin = among.beginning_with(typed);
            begin.filter(|n| among.word(*n).len() > typed.len()).collect()
        }
        Level::Inside => {
            let begin = among.beginning_with(typed);
            among.holding(typed).into_iter().filter(|n| !begin.contains(n)).collect()
        }
        Level::Slip => {
            let typed = Typed::new(typed);
            among.that(typed.bytes(), |word| is_letters(word) && typed.is_slip_of(word))
        }
    }
}

/// The words of the names that spell the same name otherwise, or in another script.
fn spelled(names: &Inverted, typed: &str) -> Vec<usize> {
    // `порт` is the beginning of Portwell.
    let latin = latin(typed).filter(|latin| latin.chars().count() > 3);
    let begins = |word: &str| latin.as_ref().is_some_and(|latin| word.starts_with(latin.as_str()));
    let spelt = Spelt::new(typed);
    names.that(0..=usize::MAX, |word| is_letters(word) && (spelt.is_alike(word) || begins(word)))
}

/// Whether a word of the vocabulary has letters: most that have none are numbers and days, and none of these is what
/// letters were typed for.
fn is_letters(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

impl Index {
    /// What holds a typed word just at a level, and not nearer, in its own texts or in the name of what it belongs to: of its actors and
    /// speakers, its topic, its text, its documents.
    pub fn holders(&self, typed: &str, level: Level) -> Holders {
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
        self.gathered(&|among| found(among, typed, level), [&spellings, &foreign])
    }

    /// That nothing holds it.
    pub fn nothing(&self) -> Holders {
        Holders { positions: PositionSet::none(), named: vec![false; self.named.len()] }
    }

    /// The same of all words of the vocabularies that are chosen.
    pub fn of_words(&self, choose: &dyn Fn(&Inverted) -> Vec<usize>) -> Holders {
        self.gathered(choose, [&[], &[]])
    }

    fn gathered(
        &self,
        choose: &dyn Fn(&Inverted) -> Vec<usize>,
        [names, foreign]: [&[usize]; 2],
    ) -> Holders {
        let mut named = vec![false; self.named.len()];
        let words = choose(&self.words);
        let named_words = choose(&self.names);
        let described = choose(&self.described);
        let is_any = |words: &[usize]| !words.is_empty();
        if ![&*words, &*named_words, &*described, names, foreign].into_iter().any(is_any) {
            return self.nothing();
        }
        let mut positions = vec![0; self.positions().div_ceil(64)];
        for word in words {
            self.words.add_to(word, &mut positions);
        }
        for word in named_words.iter().chain(names) {
            set(&mut named, self.names.things(*word));
        }
        for word in foreign {
            set(&mut named, self.foreign.things(*word));
        }
        // And the positions that belong to what was named.
        for (n, _) in named.iter().enumerate().filter(|(_, named)| **named) {
            self.belonging.add_to(n, &mut positions);
        }
        for word in described {
            set(&mut named, self.described.things(word));
        }
        Holders { positions: PositionSet::of_words(positions), named }
    }
}

fn set(flags: &mut [bool], numbers: impl Iterator<Item = u32>) {
    for n in numbers {
        if let Some(flag) = flags.get_mut(n as usize) {
            *flag = true;
        }
    }
}
