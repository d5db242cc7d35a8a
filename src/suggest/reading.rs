//! One document as the rules see it, read once: its sentences and words, of whom it speaks, what it quotes, and where
//! the quotes on record stand.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::days::{Named, named};
use super::definitions::with_defined;
use super::names::text_titled;
use super::parties::{Party, parties};
use super::record::{Record, stems};
use super::tokens::{Token, tokens};
use super::turns::{Turn, turns};
use crate::documents::Extract;
use crate::dossier::date::Date;
use crate::dossier::terms::DocumentKind;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, InstrumentIx, PositionIx, QuoteIx};
use crate::text::quoted::quoted;
use crate::text::sentences::sentences;
use crate::verify::{QuoteFinder, sought};

/// A document as the rules see it.
#[derive(Clone, Debug)]
pub struct Reading {
    pub(super) document: DocumentIx,
    pub(super) text: String,
    /// Bytes.
    pub(super) paragraphs: Vec<Range<usize>>,
    /// Bytes.
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) words: Vec<Token>,
    pub(super) parties: Vec<Party>,
    /// The days that it names, in order.
    pub(super) days: Vec<Named>,
    /// The stems that stand in so many of its sentences that they tell nothing.
    pub(super) common: BTreeSet<String>,
    /// Who has the word, where the text gives it.
    pub(super) turns: Vec<Turn>,
    /// What stands in quotation marks: bytes.
    pub(super) quoted: Vec<Range<usize>>,
    /// Who publishes the document, who wrote it, and which text it is, where these are on record.
    pub(super) publisher: Option<ActorIx>,
    pub(super) author: Option<ActorIx>,
    pub(super) own_text: Option<InstrumentIx>,
    /// Where the quotes of positions stand, in order.
    pub(super) spoken: Vec<Spoken>,
}

/// A quote on record and where it stands in the document.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) at: Range<usize>,
    pub(super) quote: QuoteIx,
    pub(super) position: PositionIx,
}

impl Reading {
    /// Reads a document of the dossier. Grows with its text, and with how many quotes it has.
    pub fn of(d: &Dossier, record: &Record, document: DocumentIx, extract: &Extract) -> Reading {
        let own = d.document(document);
        let text = extract.text.clone();
        let paragraphs: Vec<Range<usize>> =
            extract.blocks.iter().map(|block| block.range.clone()).collect();
        let within = |find: fn(&str) -> Vec<Range<usize>>| -> Vec<Range<usize>> {
            let of = |paragraph: &Range<usize>| {
                let part = unwrapped(text.get(paragraph.clone()).unwrap_or_default());
                let start = paragraph.start;
                find(&part).into_iter().map(move |range| range.start + start..range.end + start)
            };
            paragraphs.iter().flat_map(of).collect()
        };
        let (sentences, quoted) = (within(sentences), within(quoted));
        let words = tokens(&text);
        let parties = with_defined(&text, &words, parties(d, &record.names, &text, &words));
        let spoken = spoken(d, document, extract);
        let common = common(&text, &sentences);
        let published = own.and_then(|own| own.published_on);
        let day =
            published.filter(|date| date.first_day() == date.last_day()).and_then(Date::last_day);
        let language = own.and_then(|own| own.language.as_deref());
        let days = named(&words, 0..words.len(), day, language);
        let is_transcript =
            d.document(document).is_some_and(|own| own.kind == DocumentKind::Transcript);
        let turns = turns(d, &text, &paragraphs, &words, &parties, is_transcript);
        let called = |name: Option<&str>| record.names.whole(name.unwrap_or_default());
        let actor = |who: Option<Entity>| match who {
            Some(Entity::Actor(ix)) => Some(ix),
            _ => None,
        };
        let title = own.and_then(|own| own.title.as_deref()).unwrap_or_default();
        let is_official = own.is_some_and(|own| own.kind == DocumentKind::Official);
        let own_text = text_titled(d, title).filter(|_| is_official);
        let publisher = actor(called(own.map(|own| own.publisher.as_str())));
        let author = actor(called(own.and_then(|own| own.author.as_deref())));
        Reading {
            document,
            text,
            paragraphs,
            sentences,
            words,
            parties,
            days,
            common,
            turns,
            quoted,
            publisher,
            author,
            own_text,
            spoken,
        }
    }

    /// The words that overlap a stretch of bytes.
    pub(super) fn words_in(&self, span: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|word| word.range.end <= span.start);
        let to = self.words.partition_point(|word| word.range.start < span.end);
        from..to.max(from)
    }

    /// Those of whom some words speak.
    pub(super) fn parties_in(&self, words: &Range<usize>) -> &[Party] {
        let from = self.parties.partition_point(|party| party.words.end <= words.start);
        let to = self.parties.partition_point(|party| party.words.start < words.end);
        self.parties.get(from..to.max(from)).unwrap_or_default()
    }

    /// The numbers of the sentences that overlap a stretch of bytes.
    pub(super) fn sentences_at(&self, span: &Range<usize>) -> Range<usize> {
        let from = self.sentences.partition_point(|range| range.end <= span.start);
        let to = self.sentences.partition_point(|range| range.start < span.end);
        from..to.max(from)
    }

    /// The paragraph in which a place lies.
    pub(super) fn paragraph_of(&self, at: usize) -> Range<usize> {
        let number = self.paragraphs.partition_point(|range| range.end <= at);
        self.paragraphs.get(number).cloned().unwrap_or(at..at)
    }

    /// The text between two words.
    pub(super) fn gap(&self, left: usize, right: usize) -> &str {
        let (left, right) = (self.words.get(left), self.words.get(right));
        let range = left.zip(right).map(|(left, right)| left.range.end..right.range.start);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// A run of words as the text has them.
    pub(super) fn told(&self, words: &Range<usize>) -> &str {
        let ends = self.words.get(words.start).zip(self.words.get(words.end.saturating_sub(1)));
        let range = ends.map(|(first, last)| first.range.start..last.range.end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// What is quoted within a stretch of bytes.
    pub(super) fn quoted_in<'a>(
        &'a self,
        span: &'a Range<usize>,
    ) -> impl Iterator<Item = &'a Range<usize>> {
        self.quoted.iter().filter(|range| range.start < span.end && span.start < range.end)
    }
}

/// The stems that stand in more than a sixth of the sentences, of which there are enough to tell.
fn common(text: &str, sentences: &[Range<usize>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences {
        let once: BTreeSet<String> =
            stems(text.get(sentence.clone()).unwrap_or_default()).collect();
        for word in once {
            *counts.entry(word).or_default() += 1;
        }
    }
    let least = (sentences.len() / 6).max(4);
    counts.into_iter().filter(|(_, count)| *count > least).map(|(word, _)| word).collect()
}

/// A paragraph with blanks for its line breaks, as long as before: only lines that begin with a dash or a bullet, such
/// as the one that says whose words are quoted, stand alone.
fn unwrapped(paragraph: &str) -> String {
    let mut plain = paragraph.to_string();
    for (at, _) in paragraph.match_indices('\n') {
        let rest = paragraph.get(at + 1..).unwrap_or_default().trim_start();
        let is_own = rest.starts_with(['—', '–', '-', '•', '*', '“', '"', '«']);
        if !is_own {
            plain.replace_range(at..=at, " ");
        }
    }
    plain
}

/// Where the quotes of positions stand in a document.
fn spoken(d: &Dossier, document: DocumentIx, extract: &Extract) -> Vec<Spoken> {
    let finder = QuoteFinder::new(extract);
    let quotes = d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
    let mut all: Vec<Spoken> = quotes
        .filter_map(|quote| {
            let Entity::Position(position) = quote.owner() else { return None };
            let is_evidence = d.position(position)?.evidence().any(|of| of.ix == quote.ix);
            let found = finder.look(sought(quote)).filter(|_| is_evidence)?;
            let at = found.spans.first()?.start..found.spans.last()?.end;
            Some(Spoken { at, quote: quote.ix, position })
        })
        .collect();
    all.sort_by_key(|spoken| (spoken.at.start, spoken.at.end));
    all
}
