//! A neutral line: phrases, each with what it rests on. Knows nothing of how it is composed.

use std::collections::BTreeSet;

use crate::dossier::{Entity, PositionIx, QuoteIx};

/// What a briefing can say, phrase by phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub phrases: Vec<Phrase>,
}

/// A part of a line, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// With the punctuation that follows it.
    pub text: String,
    pub part: Part,
    pub rests_on: Vec<Ground>,
}

/// What a phrase does in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who says it, through whom, and when.
    Speaker,
    /// What is said, in the words of the record.
    Saying,
    /// What is said, verbatim.
    Quoted,
    /// What is said, in the source's own sentence.
    Told,
    /// What limits it.
    Limit,
    /// That something is not there: a silence, an assertion that nobody makes.
    Absence,
}

impl Part {
    pub const fn name(self) -> &'static str {
        match self {
            Part::Speaker => "speaker",
            Part::Saying => "saying",
            Part::Quoted => "quoted",
            Part::Told => "told",
            Part::Limit => "limit",
            Part::Absence => "absence",
        }
    }
}

/// What a phrase can be traced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    Entry(Entity),
    Quote(QuoteIx),
}

impl Line {
    /// The line as one text.
    pub fn text(&self) -> String {
        self.phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The line as one text, where `stamped` sets what must be said before a statement that rests on such quotes.
    pub fn text_stamped(&self, stamped: impl Fn(Vec<QuoteIx>, String) -> String) -> String {
        let statements = self.phrases.chunk_by(|one, next| one.position() == next.position());
        let told = statements.map(|phrases| {
            let quotes = phrases.iter().flat_map(Phrase::quotes).collect();
            let words: Vec<&str> = phrases.iter().map(|phrase| phrase.text.as_str()).collect();
            stamped(quotes, words.join(" "))
        });
        told.collect::<Vec<_>>().join(" ")
    }

    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The quotes behind it, each once, in the order of the line.
    pub fn quotes(&self) -> Vec<QuoteIx> {
        let mut seen = BTreeSet::new();
        let quotes = self.phrases.iter().flat_map(Phrase::quotes);
        quotes.filter(|quote| seen.insert(*quote)).collect()
    }

    /// The positions that it tells, each once, in the order of the line.
    pub fn positions(&self) -> Vec<PositionIx> {
        let mut seen = BTreeSet::new();
        let positions = self.phrases.iter().filter_map(Phrase::position);
        positions.filter(|position| seen.insert(*position)).collect()
    }
}

impl Phrase {
    pub fn quotes(&self) -> impl Iterator<Item = QuoteIx> {
        self.rests_on.iter().filter_map(|ground| match ground {
            Ground::Quote(ix) => Some(*ix),
            Ground::Entry(_) => None,
        })
    }

    /// The position of whose statement it is a part.
    pub fn position(&self) -> Option<PositionIx> {
        self.rests_on.iter().find_map(|ground| match ground {
            Ground::Entry(Entity::Position(ix)) => Some(*ix),
            _ => None,
        })
    }
}
