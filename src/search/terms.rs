//! What the words that are typed ask for, taken together: a number in any shape, a day, or words.

use super::index::{DAY, Holders, Index, Level, NUMBER, may_be_number};
use super::shapes::{are_alike, is_slip, numbers};
use super::words::words;
use crate::dossier::date::Date;
use crate::text::fold::fold;

/// One thing that has to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its words, folded, in order. Whoever holds all of them holds it.
    pub words: Vec<Typed>,
    /// As the vocabulary has the number or the days that it states: whoever holds one of them holds it, too.
    other: Vec<Other>,
    /// A word such as "the": it is looked for in a phrase, and need not be found otherwise.
    pub is_optional: bool,
}

/// A word, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub text: String,
    /// Whether it is a whole word, and not the beginning of one.
    pub ended: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Other {
    Number(String),
    Day(super::shapes::days::DayShape),
}

/// Ended words of up to so many letters match whole words only: `is ` is not in Isles.
const SHORT: usize = 3;
/// Shorter words are not looked for inside of others.
const LEAST_INSIDE: usize = 3;

/// Words that hold a phrase together and say nothing by themselves.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from", "has",
    "have", "in", "is", "it", "its", "of", "on", "or", "s", "that", "the", "their", "there", "to",
    "was", "were", "what", "which", "who", "with", "percent", "per", "cent",
];

impl Typed {
    fn is_digits(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The letters and digits of it.
    fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// What it can match at a level; `None` where it cannot be found so.
    fn at(&self, level: Level) -> Option<Level> {
        // A letter has up to four bytes.
        let is_short = || self.text.len() <= 4 * SHORT && self.chars() <= SHORT;
        let whole_only = self.is_digits() || (self.ended && is_short());
        match level {
            Level::Whole => Some(Level::Whole),
            _ if whole_only => None,
            Level::Inside if self.chars() < LEAST_INSIDE => None,
            other => Some(other),
        }
    }

    /// How a word stands to it, at worst as `widest`.
    pub fn level_of(&self, word: &str, widest: Level) -> Option<Level> {
        let mut levels = LEVELS.into_iter().take_while(|level| *level <= widest);
        levels.find(|level| self.is(word, *level))
    }

    /// Whether a word is it, or stands so to it.
    pub fn is(&self, word: &str, level: Level) -> bool {
        match self.at(level) {
            None => false,
            Some(Level::Whole) => word == self.text,
            Some(Level::Prefix) => word.starts_with(&self.text),
            Some(Level::Inside) if self.text.is_ascii() => word.contains(&self.text),
            Some(Level::Inside) => word.contains(&self.text) || are_alike(&self.text, word),
            Some(Level::Slip) => is_slip(&self.text, word) || are_alike(&self.text, word),
        }
    }
}

/// What the words that were typed ask for, in order; each with whether it is ended.
pub fn terms(typed: &[(&str, bool)]) -> Vec<Term> {
    let mut text = String::new();
    let mut ends: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
    for (word, ended) in typed {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        ends.push((start..text.len(), *ended));
    }
    let pieces = |range: std::ops::Range<usize>| -> Vec<Typed> {
        let folded = fold(text.get(range.clone()).unwrap_or_default()).text;
        let ended = |end: usize| ends.iter().any(|(at, ended)| at.end == end && *ended);
        let whole = ended(range.end) || range.end < text.len();
        let mut all: Vec<Typed> =
            words(&folded).map(|word| Typed { text: word.to_string(), ended: true }).collect();
        if let Some(last) = all.last_mut() {
            last.ended = whole || !folded.ends_with(last.text.as_str());
        }
        all
    };
    let mut shaped: Vec<(std::ops::Range<usize>, Other)> = Vec::new();
    for (at, day) in super::shapes::days::days(&text) {
        shaped.push((at, Other::Day(day)));
    }
    for (at, value) in numbers(&text) {
        let is_apart = shaped.iter().all(|(day, _)| at.end <= day.start || day.end <= at.start);
        if is_apart {
            shaped.push((at, Other::Number(value)));
        }
    }
    shaped.sort_by_key(|(at, _)| at.start);
    let mut terms: Vec<Term> = Vec::new();
    let mut done = 0;
    for (at, _) in &ends {
        if at.start < done {
            continue;
        }
        let of_this: Vec<&(std::ops::Range<usize>, Other)> = shaped
            .iter()
            .filter(|(range, _)| at.start <= range.start && range.start < at.end)
            .collect();
        let end = of_this.iter().map(|(range, _)| range.end).max().unwrap_or(at.end).max(at.end);
        // To the end of the word in which it ends.
        let end = ends.iter().map(|(at, _)| at.end).find(|word| *word >= end).unwrap_or(end);
        done = end;
        let words = pieces(at.start..end);
        if words.is_empty() {
            continue;
        }
        let other: Vec<Other> = of_this.into_iter().map(|(_, other)| other.clone()).collect();
        let is_small = |word: &Typed| SMALL_WORDS.contains(&word.text.as_str());
        let is_optional = other.is_empty() && words.iter().all(is_small);
        terms.push(Term { words, other, is_optional });
    }
    // Alone they are what is looked for.
    if terms.iter().all(|term| term.is_optional) {
        for term in &mut terms {
            term.is_optional = false;
        }
    }
    terms
}

impl Term {
    /// How it stands in a text, of which the folded words are known too: as well as `widest`, at worst.
    pub fn stands_in(&self, text: &str, held: &[&str], widest: Level) -> Option<Level> {
        self.stands_as(text, held, |typed| {
            held.iter().filter_map(|word| typed.level_of(word, widest)).min()
        })
    }

    /// The same where it is known how each of its words stands there.
    pub fn stands_as(
        &self,
        text: &str,
        held: &[&str],
        of: impl FnMut(&Typed) -> Option<Level>,
    ) -> Option<Level> {
        let each = self.words.iter().map(of);
        let as_words = each.collect::<Option<Vec<Level>>>().and_then(|all| all.into_iter().max());
        let is_stated = || {
            let values = self.other.iter().filter_map(|other| match other {
                Other::Number(value) => Some(value),
                Other::Day(_) => None,
            });
            let mut values = values.peekable();
            values.peek().is_some()
                && held.iter().any(|word| may_be_number(word))
                && values.any(|value| numbers(text).iter().any(|(_, held)| held == value))
        };
        as_words.or_else(|| is_stated().then_some(Level::Whole))
    }

    /// Whether it states a day, and this is it.
    pub fn holds(&self, date: Date) -> bool {
        let day =
            date.first_day().filter(|first| date.is_certain() && date.last_day() == Some(*first));
        day.is_some_and(|day| {
            self.other.iter().any(|other| matches!(other, Other::Day(shape) if shape.holds(day)))
        })
    }

    /// What states its number or its day otherwise.
    fn stated(&self, index: &Index) -> Option<Holders> {
        let all = self.other.iter().map(|other| {
            index.of_words(&|among| match other {
                Other::Number(value) => {
                    among.whole(&format!("{NUMBER}{value}")).into_iter().collect()
                }
                Other::Day(shape) => {
                    let days = among.beginning_with(&DAY.to_string());
                    days.filter(|n| day_of(among.word(*n)).is_some_and(|day| shape.holds(day)))
                        .collect()
                }
            })
        });
        all.reduce(|mut all, one| {
            all.join(&one);
            all
        })
    }
}

/// A term with what holds it: each is worked out when it is first asked for, from what was worked out before.
#[derive(Debug)]
pub struct Held<'t> {
    term: &'t Term,
    /// For each of its words what holds it at each level or nearer.
    words: Vec<[Option<Holders>; LEVELS.len()]>,
    whole: [Option<Holders>; LEVELS.len()],
}

/// The nearest first.
const LEVELS: [Level; 4] = [Level::Whole, Level::Prefix, Level::Inside, Level::Slip];

impl<'t> Held<'t> {
    pub fn new(term: &'t Term) -> Held<'t> {
        let words = term.words.iter().map(|_| Default::default()).collect();
        Held { term, words, whole: Default::default() }
    }

    /// What holds the term, its words at that level or nearer.
    pub fn at(&mut self, index: &Index, level: Level) -> &Holders {
        let Held { term, words, whole } = self;
        let [at_whole, at_prefix, at_inside, at_slip] = whole;
        let held = match level {
            Level::Whole => at_whole,
            Level::Prefix => at_prefix,
            Level::Inside => at_inside,
            Level::Slip => at_slip,
        };
        held.get_or_insert_with(|| {
            let mut all: Option<Holders> = None;
            for (typed, levels) in term.words.iter().zip(words) {
                let Some(one) = of_word(index, typed, levels, level) else { continue };
                match &mut all {
                    Some(all) => all.keep(one),
                    None => all = Some(one.clone()),
                }
            }
            let mut all = all.unwrap_or_else(|| index.nothing());
            if let Some(stated) = term.stated(index) {
                all.join(&stated);
            }
            all
        })
    }
}

/// What holds a word at a level or nearer.
fn of_word<'h>(
    index: &Index,
    typed: &Typed,
    levels: &'h mut [Option<Holders>],
    level: Level,
) -> Option<&'h Holders> {
    let mut nearer: Option<&Holders> = None;
    for (at, held) in LEVELS.into_iter().zip(levels) {
        if at > level {
            break;
        }
        nearer = Some(held.get_or_insert_with(|| {
            let mut all = nearer.cloned().unwrap_or_else(|| index.nothing());
            if typed.at(at).is_some() {
                all.join(&index.holders(&typed.text, at));
            }
            all
        }));
    }
    nearer
}

/// A day as the vocabulary has it.
fn day_of(word: &str) -> Option<crate::dossier::date::Day> {
    Date::parse(word.strip_prefix(DAY)?).ok()?.last_day()
}
