//! How the quotes of a brief stand today: a quote that a brief keeps is proved only as the same quote of
//! the dossier, word for word with what stands around it.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Brief, Excerpt, Item, Quoted};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Entity, QuoteIx};
use crate::verify::{Flaw, Proofs, Standing, day_attested, span_in_words, stamp_of, standing};

/// What a verdict is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Found in a copy that is here.
    Proved,
    /// Found once, in a copy that is not here.
    Attested,
    Unproved,
}

impl Worth {
    /// In JSON and CSV.
    pub const fn name(self) -> &'static str {
        match self {
            Worth::Proved => "proved",
            Worth::Attested => "attested",
            Worth::Unproved => "not proved",
        }
    }
}

/// How one quote stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub worth: Worth,
    /// `exact`, `attested`, `not proved`.
    pub label: &'static str,
    /// As a clause.
    pub clause: String,
    /// What must be said beside whatever rests on it.
    pub flaw: Option<Flaw>,
    /// What nobody may overlook of the quote itself.
    pub stamp: Option<String>,
    /// The day on which it was found in a copy that is not here.
    pub attested_on: Option<Date>,
}

/// The same quote in the dossier, if it is still there.
pub fn find(d: &Dossier, quote: &Quoted) -> Option<QuoteIx> {
    let Entity::Document(document) = d.find(&quote.document)? else { return None };
    d.quotes_from(document).iter().copied().find(|ix| {
        d.quote(*ix).is_some_and(|other| {
            other.exact() == quote.exact
                && other.prefix() == quote.prefix
                && other.suffix() == quote.suffix
        })
    })
}

/// How a quote stands.
pub fn proof(d: &Dossier, proofs: &Proofs, quote: &Quoted) -> Proof {
    let Some(ix) = find(d, quote) else {
        return Proof {
            worth: Worth::Unproved,
            label: "not proved",
            clause: "not proved: these words are no longer quoted in the dossier".to_string(),
            flaw: Some(Flaw::NotProved),
            stamp: Some(Flaw::NotProved.stamp()),
            attested_on: None,
        };
    };
    let standing = standing(d, proofs, ix);
    let worth = match &standing {
        standing if standing.is_proof() => Worth::Proved,
        Standing::Attested(_) => Worth::Attested,
        Standing::Judged(_) | Standing::Unproved => Worth::Unproved,
    };
    let (flaw, stamp) = (Flaw::of(&standing), stamp_of(&standing));
    let is_attested = worth == Worth::Attested;
    let attested_on = d.quote(ix).filter(|_| is_attested).and_then(|quote| day_attested(d, quote));
    Proof { worth, label: standing.label(), clause: standing.clause(), flaw, stamp, attested_on }
}

/// How many quotes stand how, each counted once: also those whose words are not printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub proved: usize,
    pub attested: usize,
    pub unproved: usize,
    /// The worst flaw of any.
    pub flaw: Option<Flaw>,
    /// The first and the last day on which any of the attested were found.
    pub attested_on: Option<(Date, Date)>,
}

impl Count {
    /// How most of those that stand do: this is said once of all of them.
    pub fn common(self) -> Worth {
        if self.attested > self.proved { Worth::Attested } else { Worth::Proved }
    }

    /// How many there are.
    pub fn all(self) -> usize {
        self.proved + self.attested + self.unproved
    }

    /// Of all of them, each once, however often the brief rests on it.
    pub fn of<'c>(all: impl IntoIterator<Item = &'c Counted>) -> Count {
        let (mut count, mut seen) = (Count::default(), BTreeSet::new());
        for quote in all {
            if !seen.insert(quote.key) {
                continue;
            }
            count.flaw = [count.flaw, quote.flaw].into_iter().flatten().min();
            quote.attested_on.into_iter().for_each(|day| count.found_on(day));
            match quote.worth {
                Worth::Proved => count.proved += 1,
                Worth::Attested => count.attested += 1,
                Worth::Unproved => count.unproved += 1,
            }
        }
        count
    }

    /// Takes a day on which one of the attested was found.
    fn found_on(&mut self, day: Date) {
        let (first, last) = self.attested_on.unwrap_or((day, day));
        let is_before = |one: Date, other: Date| one.last_day() < other.last_day();
        let first = if is_before(day, first) { day } else { first };
        let last = if is_before(last, day) { day } else { last };
        self.attested_on = Some((first, last));
    }

    /// The day on which the attested were found, or the first and the last.
    pub fn attested_in_words(self) -> String {
        match self.attested_on {
            None => "on a day not stated".to_string(),
            Some((first, last)) => {
                let from = if first == last { "on" } else { "on days from" };
                format!("{from} {}", span_in_words(first, last))
            }
        }
    }

    /// `5 proved, 1 attested, 2 not proved`; what is none is left out.
    pub fn in_words(self) -> String {
        let all =
            [(self.proved, "proved"), (self.attested, "attested"), (self.unproved, "not proved")];
        let some: Vec<String> = all
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{n} {word}"))
            .collect();
        if some.is_empty() { "no quotes".to_string() } else { some.join(", ") }
    }
}

/// A quote that an item rests on, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The same for the same words in the same place of a document, whichever entry quotes them.
    key: u64,
    worth: Worth,
    flaw: Option<Flaw>,
    attested_on: Option<Date>,
}

/// The quotes that an item rests on.
pub fn counted(d: &Dossier, proofs: &Proofs, item: &Item) -> Vec<Counted> {
    let kept = item.excerpt().into_iter().flat_map(|kept| kept.snapshot.all_quotes());
    let one = |quote: &Quoted| {
        let Proof { worth, flaw, attested_on, .. } = proof(d, proofs, quote);
        let mut key = DefaultHasher::new();
        (&quote.document, &quote.prefix, &quote.exact, &quote.suffix).hash(&mut key);
        Counted { key: key.finish(), worth, flaw, attested_on }
    };
    kept.map(|(_, quote)| one(quote)).collect()
}

/// Counts the quotes that a brief rests on.
pub fn count(d: &Dossier, proofs: &Proofs, brief: &Brief) -> Count {
    let all: Vec<Counted> = brief.items.iter().flat_map(|item| counted(d, proofs, item)).collect();
    Count::of(&all)
}

/// The quotes of a brief that are not proved and printed, or behind a fact that is printed, each in a line:
/// `item 2, “…”: not proved`.
pub fn unproved<'b>(brief: &'b Brief, d: &Dossier, proofs: &Proofs) -> Vec<String> {
    let items = brief.items.iter().enumerate();
    let kept = items.filter_map(|(n, item)| Some((n, item.excerpt()?)));
    let behind = |kept: &'b Excerpt| kept.snapshot.grounds().into_iter().map(|(_, quote)| quote);
    kept.flat_map(|(n, kept)| kept.printed().chain(behind(kept)).map(move |quote| (n + 1, quote)))
        .filter_map(|(n, quote)| {
            let proof = proof(d, proofs, quote);
            let is = proof.worth == Worth::Unproved;
            is.then(|| format!("item {n}, “{}”: {}", quote.exact, proof.clause))
        })
        .collect()
}
