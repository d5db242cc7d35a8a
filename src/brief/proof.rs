//! How the quotes of a brief stand today: a quote that a brief keeps is proved only as the same quote of
//! the dossier, word for word with what stands around it.

use super::{Brief, Excerpt, Item, Quoted};
use crate::dossier::{Dossier, Entity, QuoteIx};
use crate::verify::{Flaw, Proofs, Standing, stamp_of, standing};

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
        };
    };
    let standing = standing(d, proofs, ix);
    let worth = match &standing {
        standing if standing.is_proof() => Worth::Proved,
        Standing::Attested(_) => Worth::Attested,
        Standing::Judged(_) | Standing::Unproved => Worth::Unproved,
    };
    let (flaw, stamp) = (Flaw::of(&standing), stamp_of(&standing));
    Proof { worth, label: standing.label(), clause: standing.clause(), flaw, stamp }
}

/// How many quotes stand how: also those whose words are not printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub proved: usize,
    pub attested: usize,
    pub unproved: usize,
    /// The worst flaw of any.
    pub flaw: Option<Flaw>,
}

impl Count {
    pub fn add(&mut self, other: Count) {
        self.proved += other.proved;
        self.attested += other.attested;
        self.unproved += other.unproved;
        self.flaw = [self.flaw, other.flaw].into_iter().flatten().min();
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

/// Counts the quotes that an item rests on.
pub fn count_item(d: &Dossier, proofs: &Proofs, item: &Item) -> Count {
    let mut count = Count::default();
    for (_, quote) in item.excerpt().into_iter().flat_map(|kept| kept.snapshot.all_quotes()) {
        let proof = proof(d, proofs, quote);
        count.flaw = [count.flaw, proof.flaw].into_iter().flatten().min();
        match proof.worth {
            Worth::Proved => count.proved += 1,
            Worth::Attested => count.attested += 1,
            Worth::Unproved => count.unproved += 1,
        }
    }
    count
}

/// Counts the quotes that a brief rests on.
pub fn count(d: &Dossier, proofs: &Proofs, brief: &Brief) -> Count {
    let mut all = Count::default();
    for item in &brief.items {
        all.add(count_item(d, proofs, item));
    }
    all
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
