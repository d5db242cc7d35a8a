//! What a brief is made of. The names are those of its file and of its JSON.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::insight::as_of::Clock;

/// A brief: what stands at its head, and its items in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    pub head: Head,
    /// Shared between the states that can be undone.
    #[serde(default)]
    pub items: Vec<Arc<Item>>,
}

/// What stands at the head of a brief; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Head {
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prepared_for: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prepared_by: String,
    /// How it is to be handled, as it is printed: `OFFICIAL`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub handling: String,
    /// The id of the dossier from which it was collected.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dossier: String,
    /// The days on which it was begun and last saved, as `2026-01-31`; empty in files of earlier versions.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub made_on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub changed_on: String,
    /// Its page is the short form.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub short: bool,
}

/// One item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// Unique in its brief, from 1 on; never used again there.
    pub id: u32,
    pub what: ItemKind,
    /// What its author writes about it; lines are paragraphs, and those that begin with `- ` a list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What an item is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "What")]
pub enum ItemKind {
    /// A note that stands alone.
    #[default]
    Text,
    Heading(String),
    #[serde(rename = "Kept")]
    Excerpt(Box<Excerpt>),
}

/// Something collected from the dossier, and which of its quotes are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Kept", deny_unknown_fields, default)]
pub struct Excerpt {
    pub snapshot: Snapshot,
    /// The numbers of the quotes whose words are not printed, counted from 0 over all parts. That the item rests
    /// on them, and how they stand, is printed all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<usize>,
    /// Of briefs of the first version: the short form of this item alone. Read, and never written: the form is one of
    /// the page.
    #[serde(skip_serializing)]
    pub words_alone: bool,
}

/// A thing of the dossier as it stood when it was collected. It holds words, never indexes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Snapshot {
    pub of: Subject,
    /// The time at which it was looked at; absent for all that is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<TakenAt>,
    pub title: String,
    /// Whom it concerns and on what, by their names: by these items are sorted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// EDTF; empty for undated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// What the program says of it: a neutral wording, why it is a contradiction or none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The quotes on which what is said of it rests, beside those on which its parts do. Their words are not
    /// printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Quoted>,
    /// The documents that are quoted, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What the dossier had on its actors and topics, whether it is told here or not: anything else is new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub knew: Vec<Knew>,
}

/// The records that there were on a topic, by their ids: those of an actor, or, where none is named, of anybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Knew {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub actor: String,
    pub topic: String,
    pub records: Vec<String>,
}

/// What a snapshot is of, in ids: so it is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename = "Of")]
pub enum Subject {
    /// Not known any more.
    #[default]
    Nothing,
    Position(String),
    Cell {
        actor: String,
        topic: String,
    },
    /// Its kind and both sides.
    Conflict(String),
    /// What was set beside each other, and which difference.
    Comparison {
        sides: String,
        case: String,
    },
    /// A quote alone: of which document, and its words.
    Quote {
        document: String,
        exact: String,
    },
    /// A neutral wording: of a claim, or of what an actor says on a topic.
    Line {
        actor: String,
        topic: String,
    },
}

/// As of which day, since which day, by which clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename = "Taken", deny_unknown_fields, default)]
pub struct TakenAt {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// `said` or `published`.
    pub clock: String,
}

/// One statement of a snapshot, or one of its sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Part {
    /// `Final text`, `Only spoken for`; empty where there is one part.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The id of its position; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// `Ready, signalled; with a caveat`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub headline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quoted>,
}

/// A labelled fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fact {
    pub label: String,
    pub text: String,
    /// The quotes that say so, where these are not those of its part. Their words are not printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quoted>,
    /// Whether the sentence of its part stands without it: what its text depends on, who signed it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
}

/// A quote with everybody through whom it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Quoted {
    /// The id of the document.
    pub document: String,
    pub exact: String,
    /// As the dossier has them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub translation: String,
    /// From the innermost speaker outwards, without the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<String>,
    /// The document, as it is cited.
    pub citation: String,
}

/// A document as a reference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    pub id: String,
    pub publisher: String,
    /// `News`, `Official`, as in the dossier.
    pub kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// EDTF, as the dossier has it; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub published_on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accessed_on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reliability: String,
}

impl Brief {
    /// The item of that id, and where it stands.
    pub fn item(&self, id: u32) -> Option<(usize, &Arc<Item>)> {
        self.items.iter().enumerate().find(|(_, item)| item.id == id)
    }

    /// An id that no item of it has or, as far as can be seen, had.
    pub fn next_id(&self) -> u32 {
        self.items.iter().map(|item| item.id).max().unwrap_or(0).saturating_add(1)
    }

    /// The documents quoted in its items, each once, in their order: also those of quotes that are not printed,
    /// because the sentences beside them rest on these.
    pub fn sources(&self) -> Vec<&Source> {
        let mut seen = std::collections::BTreeSet::new();
        let kept = self.items.iter().filter_map(|item| item.excerpt());
        let all = kept.flat_map(|kept| &kept.snapshot.sources);
        all.filter(|source| seen.insert(source.id.as_str())).collect()
    }
}

impl Item {
    pub fn excerpt(&self) -> Option<&Excerpt> {
        match &self.what {
            ItemKind::Excerpt(kept) => Some(kept),
            ItemKind::Text | ItemKind::Heading(_) => None,
        }
    }

    /// How lists name it.
    pub fn title(&self) -> &str {
        match &self.what {
            ItemKind::Heading(text) => text,
            ItemKind::Text => self.note.lines().next().unwrap_or_default(),
            ItemKind::Excerpt(kept) => &kept.snapshot.title,
        }
    }
}

impl Excerpt {
    /// Whether the quote of that number is printed.
    pub fn prints(&self, number: usize) -> bool {
        !self.left_out.contains(&number)
    }

    /// The quotes whose words are printed.
    pub fn printed(&self) -> impl Iterator<Item = &Quoted> {
        self.snapshot.quotes().enumerate().filter(|(n, _)| self.prints(*n)).map(|(_, quote)| quote)
    }
}

impl Snapshot {
    /// All its quotes, part by part; their numbers count from 0 in this order.
    pub fn quotes(&self) -> impl Iterator<Item = &Quoted> {
        self.parts.iter().flat_map(|part| &part.quotes)
    }

    /// The quotes on which the program's own sentences on all of it rest.
    pub fn rests_on(&self) -> impl Iterator<Item = &Quoted> {
        self.parts.iter().flat_map(Part::rests_on).chain(&self.grounds)
    }

    /// The quotes that are behind it and never printed, each once: those of its facts, part by part, each with the
    /// number of its part, and those on which the whole rests.
    pub fn grounds(&self) -> Vec<(Option<usize>, &Quoted)> {
        let parts = self.parts.iter().enumerate();
        let of_facts =
            parts.flat_map(|(n, part)| part.grounds().map(move |quote| (Some(n), quote)));
        let mut found: Vec<(Option<usize>, &Quoted)> = Vec::new();
        for (part, quote) in of_facts.chain(self.grounds.iter().map(|quote| (None, quote))) {
            if !self.quotes().chain(found.iter().map(|(_, other)| *other)).any(|o| o.is(quote)) {
                found.push((part, quote));
            }
        }
        found
    }

    /// All quotes behind it, each with its part: those that can be printed, by their numbers, then the others.
    pub fn all_quotes(&self) -> Vec<(Option<&Part>, &Quoted)> {
        let own =
            self.parts.iter().flat_map(|p| p.quotes.iter().map(move |quote| (Some(p), quote)));
        let others = self.grounds().into_iter();
        own.chain(others.map(|(n, quote)| (n.and_then(|n| self.parts.get(n)), quote))).collect()
    }
}

impl Part {
    /// The quotes on which its sentence rests.
    pub fn rests_on(&self) -> impl Iterator<Item = &Quoted> {
        let facts = self.facts.iter().filter(|fact| !fact.apart);
        self.quotes.iter().chain(facts.flat_map(|fact| &fact.quotes))
    }

    /// The quotes of its facts.
    pub fn grounds(&self) -> impl Iterator<Item = &Quoted> {
        self.facts.iter().flat_map(|fact| &fact.quotes)
    }
}

impl Quoted {
    /// Whether it is the same stretch of the same document.
    pub fn is(&self, other: &Quoted) -> bool {
        self.key() == other.key()
    }

    /// What makes it this stretch of this document.
    pub fn key(&self) -> [&str; 4] {
        [&self.document, &self.prefix, &self.exact, &self.suffix]
    }
}

impl TakenAt {
    /// The clock of that name.
    pub fn clock(&self) -> Clock {
        if self.clock == Clock::Said.name() { Clock::Said } else { Clock::Published }
    }
}

impl Subject {
    /// Of which kind it is, for lists.
    pub const fn kind(&self) -> &'static str {
        match self {
            Subject::Nothing => "nothing",
            Subject::Position(_) => "position",
            Subject::Cell { .. } => "cell",
            Subject::Conflict(_) => "conflict",
            Subject::Comparison { .. } => "comparison",
            Subject::Quote { .. } => "quote",
            Subject::Line { .. } => "neutral line",
        }
    }
}
