//! The find line: which positions, actors and documents match what is being typed.
//!
//! Names, aliases and topics match fuzzily, summaries by their words only: fuzzy matches in long
//! prose are noise.

use std::ops::Range;

use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Document, DocumentIx, Dossier, Entity, PositionSet};
use crate::text::fold::fold_into;
use crate::text::fuzzy::Needle;

/// The folded text of a dossier, built once after loading.
#[derive(Clone, Debug, Default)]
pub struct Index {
    text: String,
    /// Per actor: its names and aliases.
    actors: Vec<Vec<Range<u32>>>,
    /// Per topic: its names.
    topics: Vec<Vec<Range<u32>>>,
    /// Per document: publisher, title, author.
    documents: Vec<Vec<Range<u32>>>,
    /// Per position: its summary.
    summaries: Vec<Range<u32>>,
}

impl Index {
    pub fn new(d: &Dossier) -> Index {
        let mut index = Index::default();
        for ix in d.actor_indices() {
            let actor = d.actor(ix);
            let names = super::named::names(d, Entity::Actor(ix)).into_iter();
            let all = names.chain(actor.and_then(|a| a.role.as_deref()));
            let folded = all.map(|name| index.fold(name)).collect();
            index.actors.push(folded);
        }
        for topic in &d.topics {
            let folded = [&topic.name, &topic.short].map(|name| index.fold(name)).to_vec();
            index.topics.push(folded);
        }
        for document in &d.documents {
            let folded = document_names(document).map(|name| index.fold(name)).collect();
            index.documents.push(folded);
        }
        for position in d.positions() {
            let folded = index.fold(position.summary());
            index.summaries.push(folded);
        }
        index
    }

    fn fold(&mut self, text: &str) -> Range<u32> {
        let start = self.text.len() as u32;
        fold_into(text, &mut self.text);
        start..self.text.len() as u32
    }

    fn slice(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn slices<'i>(&'i self, ranges: Option<&'i Vec<Range<u32>>>) -> impl Iterator<Item = &'i str> {
        ranges.into_iter().flatten().map(|range| self.slice(range))
    }

    /// The positions that match: by their actors and speakers, their topic, their stance or their
    /// summary. Every word typed must match somewhere.
    pub fn positions(&self, d: &Dossier, typed: &str) -> PositionSet {
        let needle = Needle::new(typed);
        // Before the index is there nothing can be told apart, and nothing is hidden.
        if needle.is_empty() || self.summaries.len() != d.len() {
            return PositionSet::all(d.len());
        }
        let stances: Vec<String> = Stance::ALL.iter().map(|s| folded(s.name())).collect();
        let mut names: Vec<&str> = Vec::new();
        let mut matching = PositionSet::none();
        for position in d.positions() {
            names.clear();
            for actor in position.actors() {
                names.extend(self.slices(self.actors.get(actor.at())));
            }
            for hop in position.evidence().flat_map(|quote| quote.hops()) {
                for who in hop.who {
                    if let Entity::Actor(actor) = who {
                        names.extend(self.slices(self.actors.get(actor.at())));
                    }
                }
            }
            names.extend(self.slices(self.topics.get(position.topic().at())));
            names.extend(stances.get(position.stance() as usize).map(String::as_str));
            let summary =
                self.summaries.get(position.ix.at()).map_or("", |range| self.slice(range));
            if needle.score(&names, &[summary]).is_some() {
                matching.insert(position.ix);
            }
        }
        matching
    }

    /// How well an actor itself matches, by one of its names: higher is better.
    pub fn names_actor(&self, actor: ActorIx, needle: &Needle) -> Option<i64> {
        let names: Vec<&str> = self.slices(self.actors.get(actor.at())).collect();
        needle.score(&names, &[])
    }

    /// Whether a document itself matches, by its publisher, title or author.
    pub fn names_document(&self, document: DocumentIx, needle: &Needle) -> bool {
        let names: Vec<&str> = self.slices(self.documents.get(document.at())).collect();
        needle.score(&names, &[]).is_some()
    }
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

fn document_names(document: &Document) -> impl Iterator<Item = &str> {
    let more = [document.title.as_deref(), document.author.as_deref()];
    [document.publisher.as_str()].into_iter().chain(more.into_iter().flatten())
}
