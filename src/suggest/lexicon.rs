//! The tables of words by which the rules go, as they stand in the folder `lexicon`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::tokens::{Token, tokens};
use crate::dossier::terms::{Mode, Stance};

/// A verb or a noun by which somebody says or does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// Of the hop that it makes where nothing is quoted.
    pub(super) mode: Mode,
    /// What it says by itself of an undertaking.
    pub(super) undertaking: Option<Stance>,
    /// What it says by itself of a claim.
    pub(super) claim: Option<Stance>,
}

/// A word in a statement that tells its stance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    pub(super) stance: Stance,
    pub(super) weight: f64,
}

/// What a word beside a number does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) is: Limit,
    pub(super) is_before: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    Most,
    /// The number itself is too much.
    Under,
    Least,
    /// The number itself is too little.
    Over,
    None,
}

/// Phrases by their first word, the longest first.
#[derive(Clone, Debug)]
pub(super) struct Phrases<M> {
    by_first: BTreeMap<String, Vec<(Vec<String>, M)>>,
}

impl<M: Copy> Phrases<M> {
    pub(super) const fn new() -> Phrases<M> {
        Phrases { by_first: BTreeMap::new() }
    }

    pub(super) fn add(&mut self, phrase: &str, meaning: M) {
        let words: Vec<String> = tokens(phrase).into_iter().map(|token| token.key).collect();
        if let Some(first) = words.first() {
            let row = self.by_first.entry(first.clone()).or_default();
            let at = row.partition_point(|(other, _)| other.len() >= words.len());
            row.insert(at, (words, meaning));
        }
    }

    /// The longest phrase that begins at a word: how many words it has, and what it means.
    pub(super) fn at(&self, words: &[Token], from: usize) -> Option<(usize, M)> {
        let rest = words.get(from..)?;
        let row = self.by_first.get(&rest.first()?.key)?;
        let begins = |phrase: &Vec<String>| {
            phrase.len() <= rest.len()
                && phrase.iter().zip(rest).all(|(word, token)| *word == token.key)
        };
        row.iter()
            .find(|(phrase, _)| begins(phrase))
            .map(|(phrase, meaning)| (phrase.len(), *meaning))
    }

    /// Every phrase that begins at a word, the longest first.
    pub(super) fn all_at<'a>(
        &'a self,
        words: &'a [Token],
        from: usize,
    ) -> impl Iterator<Item = (usize, M)> + 'a {
        let rest = words.get(from..).unwrap_or_default();
        let row = rest.first().and_then(|first| self.by_first.get(&first.key));
        let begins = move |phrase: &Vec<String>| {
            phrase.len() <= rest.len()
                && phrase.iter().zip(rest).all(|(word, token)| *word == token.key)
        };
        let found = row.into_iter().flatten().filter(move |(phrase, _)| begins(phrase));
        found.map(|(phrase, meaning)| (phrase.len(), *meaning))
    }

    /// All phrases in a run of words, apart from each other: their first word and how many they are.
    pub(super) fn within(&self, words: &[Token]) -> Vec<(usize, usize, M)> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            match self.at(words, at) {
                Some((len, meaning)) => {
                    found.push((at, len, meaning));
                    at += len;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The kinds of small words that the rules go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Small {
    Preposition,
    Article,
    BeforeVerb,
    Auxiliary,
    NewClause,
    He,
    It,
    They,
    We,
    And,
    Outlet,
    Instrument,
    Relay,
    According,
    Expected,
    Combined,
    Citing,
    Passive,
    List,
    Told,
}

const SMALL: [(&str, Small); 20] = [
    ("preposition", Small::Preposition),
    ("article", Small::Article),
    ("before a verb", Small::BeforeVerb),
    ("auxiliary", Small::Auxiliary),
    ("new clause", Small::NewClause),
    ("he", Small::He),
    ("it", Small::It),
    ("they", Small::They),
    ("we", Small::We),
    ("and", Small::And),
    ("outlet", Small::Outlet),
    ("instrument", Small::Instrument),
    ("relay", Small::Relay),
    ("according", Small::According),
    ("expected", Small::Expected),
    ("combined", Small::Combined),
    ("citing", Small::Citing),
    ("passive", Small::Passive),
    ("list", Small::List),
    ("told", Small::Told),
];

pub(super) static VERBS: LazyLock<Phrases<Verb>> =
    LazyLock::new(|| verbs(include_str!("lexicon/verbs.tsv")));

pub(super) static NOUNS: LazyLock<Phrases<Verb>> =
    LazyLock::new(|| verbs(include_str!("lexicon/nouns.tsv")));

pub(super) static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    gather(include_str!("lexicon/cues.tsv"), |fields| {
        let [stance, weight] = fields else { return None };
        Some(Cue { stance: Stance::from_name(stance)?, weight: weight.parse().ok()? })
    })
});

pub(super) static TITLES: LazyLock<Phrases<()>> =
    LazyLock::new(|| gather(include_str!("lexicon/titles.tsv"), |_| Some(())));

pub(super) static BOUNDS: LazyLock<Phrases<Bound>> = LazyLock::new(|| {
    gather(include_str!("lexicon/bounds.tsv"), |fields| {
        let [is, place] = fields else { return None };
        let is = match *is {
            "most" => Limit::Most,
            "under" => Limit::Under,
            "least" => Limit::Least,
            "over" => Limit::Over,
            _ => Limit::None,
        };
        Some(Bound { is, is_before: *place == "before" })
    })
});

static SMALL_WORDS: LazyLock<BTreeMap<&str, Phrases<()>>> = LazyLock::new(|| {
    let rows = rows(include_str!("lexicon/small.tsv"));
    rows.filter_map(|fields| match fields.as_slice() {
        [name, phrases] => {
            let mut all = Phrases::new();
            phrases.split('|').for_each(|phrase| all.add(phrase, ()));
            Some((*name, all))
        }
        _ => None,
    })
    .collect()
});

/// The small words of a kind.
pub(super) fn small(kind: Small) -> &'static Phrases<()> {
    static NONE: Phrases<()> = Phrases::new();
    let name = SMALL.iter().find(|(_, of)| *of == kind).map_or("", |(name, _)| name);
    SMALL_WORDS.get(name).unwrap_or(&NONE)
}

/// Whether a word is of a kind.
pub(super) fn is(kind: Small, words: &[Token], at: usize) -> bool {
    small(kind).at(words, at).is_some()
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('\t').collect())
}

fn gather<M: Copy>(table: &'static str, meaning: impl Fn(&[&str]) -> Option<M>) -> Phrases<M> {
    let mut all = Phrases::new();
    for row in rows(table) {
        if let Some((phrases, fields)) = row.split_first()
            && let Some(meaning) = meaning(fields)
        {
            phrases.split('|').for_each(|phrase| all.add(phrase, meaning));
        }
    }
    all
}

fn verbs(table: &'static str) -> Phrases<Verb> {
    gather(table, |fields| {
        let [mode, undertaking, claim] = fields else { return None };
        let (undertaking, claim) = (Stance::from_name(undertaking), Stance::from_name(claim));
        Some(Verb { mode: Mode::from_name(mode)?, undertaking, claim })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        for (table, fields) in [
            (include_str!("lexicon/verbs.tsv"), 4),
            (include_str!("lexicon/nouns.tsv"), 4),
            (include_str!("lexicon/cues.tsv"), 3),
            (include_str!("lexicon/bounds.tsv"), 3),
            (include_str!("lexicon/small.tsv"), 2),
        ] {
            for row in rows(table) {
                assert_eq!(row.len(), fields, "{row:?}");
                assert!(row.iter().all(|field| !field.is_empty()), "{row:?}");
            }
        }
        let is_stance = |name: &str| name == "-" || Stance::from_name(name).is_some();
        for row in
            rows(include_str!("lexicon/verbs.tsv")).chain(rows(include_str!("lexicon/nouns.tsv")))
        {
            assert!(Mode::from_name(row[1]).is_some(), "{row:?}");
            assert!(is_stance(row[2]) && is_stance(row[3]), "{row:?}");
        }
        for row in rows(include_str!("lexicon/cues.tsv")) {
            assert!(
                Stance::from_name(row[1]).is_some() && row[2].parse::<f64>().is_ok(),
                "{row:?}"
            );
        }
        for (name, kind) in SMALL {
            assert!(!small(kind).by_first.is_empty(), "{name}");
        }
        assert_eq!(rows(include_str!("lexicon/small.tsv")).count(), SMALL.len());
    }

    #[test]
    fn the_longest_phrase_counts() {
        let words = tokens("They neither confirmed nor denied it, and will not go.");
        let verb = VERBS.at(&words, 1).map(|(len, verb)| (len, verb.claim));
        assert_eq!(verb, Some((4, Some(Stance::Noncommittal))));
        let cues: Vec<_> = CUES.within(&words).into_iter().map(|(.., cue)| cue.stance).collect();
        assert!(cues.contains(&Stance::Refuse) && !cues.contains(&Stance::Commit));
    }
}
