//! A sentence as the judge has it: its text, what stands behind it, and what is found.

use std::collections::BTreeSet;

use crate::dossier::{InstrumentIx, Known, Position, PositionIx, Quote, QuoteIx};

/// A sentence, or several, and what stands behind.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    pub text: &'a str,
    pub positions: &'a [PositionIx],
    /// Besides those of the positions.
    pub quotes: &'a [QuoteIx],
}

/// What a sentence can be guilty of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// An id in a sentence for people.
    Id,
    /// A name that needs an article and has none.
    Article,
    /// Two marks where one belongs, or a blank too many.
    Stop,
    /// Words in quotation marks that no source sets in them as those of whoever is quoted.
    Marks,
    /// `Quoted in full`: what is quoted is what the source gives, in translation perhaps.
    InFull,
    /// Said twice who says it.
    Doubled,
    /// That something is expected, of words that speak of its rejection.
    Rejection,
    /// `New`, of what is undated.
    New,
    /// A draft that is not called one.
    Draft,
    /// A word that binds which neither the stance nor a quote has.
    Stronger,
    /// That somebody is named in a denial that does not name them.
    Denial,
    /// What was left open, told so that it leans to one side.
    Leans,
    /// One condition made out of two sources.
    Joined,
    /// That a text undertakes nothing whose wording nobody holds.
    Unheld,
}

/// A fault, and where it is, as a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub rule: Rule,
    pub why: String,
}

/// A sentence with what is known of it.
pub(super) struct Case<'a> {
    pub(super) d: Known<'a>,
    pub(super) text: &'a str,
    pub(super) positions: Vec<Position<'a>>,
    /// Every quote behind it; where nothing is said to stand behind it, any may.
    pub(super) quotes: Vec<Quote<'a>>,
    pub(super) texts: BTreeSet<InstrumentIx>,
}

impl<'a> Case<'a> {
    pub(super) fn new(d: Known<'a>, sentence: Sentence<'a>) -> Case<'a> {
        let positions: Vec<Position<'a>> =
            sentence.positions.iter().filter_map(|ix| d.position(*ix)).collect();
        let texts: BTreeSet<InstrumentIx> =
            positions.iter().filter_map(|p| p.instrument()).collect();
        let mut quotes: Vec<Quote<'a>> =
            sentence.quotes.iter().filter_map(|ix| d.quote(*ix)).collect();
        for p in &positions {
            quotes.extend(p.evidence());
            quotes.extend(p.conditions().flat_map(|c| d.quotes(c.evidence)));
            quotes.extend(p.links().flat_map(|link| d.quotes(link.evidence)));
        }
        for text in &texts {
            quotes.extend(d.participation(*text).flat_map(|(_, part)| d.quotes(part.evidence)));
            quotes.extend(d.preconditions(*text).flat_map(|c| d.quotes(c.evidence)));
        }
        if sentence.positions.is_empty() && sentence.quotes.is_empty() {
            quotes = d.whole().all_quotes().filter(|quote| d.is_out(*quote)).collect();
        }
        Case { d, text: sentence.text, positions, quotes, texts }
    }
}

/// Adds a fault.
pub(super) fn fault(found: &mut Vec<Fault>, rule: Rule, why: impl Into<String>) {
    found.push(Fault { rule, why: why.into() });
}

/// A text without what stands in quotation marks, each run of which becomes one blank.
pub(super) fn unquoted(text: &str) -> String {
    let (mut out, mut from) = (String::new(), 0);
    for run in crate::text::quoted::quoted(text) {
        out.push_str(text.get(from..run.start).unwrap_or_default());
        out.push(' ');
        from = run.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
