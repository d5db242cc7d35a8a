//! Which sentences of a document are on record, which were set aside with a reason, and which nobody has decided on.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::verdict::Verdict;
use crate::documents::Extract;
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::terms::WhyAside;
use crate::dossier::{DocumentIx, Dossier, Entity, Origin, QuoteIx, SetAside};
use crate::text::words::squeezed;

/// What was decided on a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A quote that is proved stands in it, or it in the quote.
    OnRecord,
    SetAside(WhyAside),
    Open,
}

/// A sentence that was set aside: where it stood, and what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// See [`sentence_hash`].
    pub hash: u64,
    pub why: WhyAside,
}

impl From<&SetAside> for Aside {
    fn from(aside: &SetAside) -> Aside {
        let range = aside.from as usize..aside.to as usize;
        Aside { range, hash: aside.hash, why: aside.why }
    }
}

/// The sentences of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// In the order of the text.
    pub sentences: Vec<(Range<usize>, Decision)>,
    /// Which of those that were set aside decided on which sentence, each by its number.
    by: BTreeMap<usize, usize>,
    /// Which of those that were set aside are no sentence of this text, by their number.
    pub gone: Vec<usize>,
}

impl Decided {
    /// How many sentences nobody has decided on.
    pub fn open(&self) -> usize {
        self.sentences.iter().filter(|(_, decision)| *decision == Decision::Open).count()
    }

    /// The sentences that a stretch overlaps.
    pub fn around(&self, span: &Range<usize>) -> &[(Range<usize>, Decision)] {
        self.sentences.get(self.numbers(span)).unwrap_or_default()
    }

    /// Which of those that were set aside decided on the sentences that a stretch overlaps, by their numbers.
    pub fn decided_by(&self, span: &Range<usize>) -> impl Iterator<Item = usize> {
        self.by.range(self.numbers(span)).map(|(_, aside)| *aside)
    }

    fn numbers(&self, span: &Range<usize>) -> Range<usize> {
        let first = self.sentences.partition_point(|(range, _)| range.end <= span.start);
        let end = self.sentences.partition_point(|(range, _)| range.start < span.end);
        first..end.max(first)
    }

    /// The first undecided sentence that begins at a byte or behind it; else the first of all.
    pub fn next_open(&self, byte: usize) -> Option<&Range<usize>> {
        let open = || self.sentences.iter().filter(|(_, decision)| *decision == Decision::Open);
        let next = open().find(|(range, _)| range.start >= byte).or_else(|| open().next())?;
        Some(&next.0)
    }
}

/// What tells a sentence from others wherever its lines end, and whether or not a word is broken there: the first 16
/// hexadecimal digits of the SHA-256 of its characters but for blanks and hyphens.
pub fn sentence_hash(sentence: &str) -> u64 {
    let is_kept = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}');
    let kept: String = sentence.chars().filter(is_kept).collect();
    let digest = Sha256::digest(kept.as_bytes());
    digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

/// The sentences of a text that a person reads: those of its article, where that is known, with a letter or a digit. A
/// sentence that was set aside is found where it stood, or else where it stands now. Grows with the text.
pub fn decided(extract: &Extract, on_record: &[Range<usize>], set_aside: &[Aside]) -> Decided {
    let is_beside = |at: usize| {
        extract.main.as_ref().is_some_and(|main| !main.contains(&at))
            || extract.beside.iter().any(|beside| beside.contains(&at))
    };
    let is_read = |range: &Range<usize>| {
        let text = extract.text.get(range.clone()).unwrap_or_default();
        text.contains(char::is_alphanumeric) && !is_beside(range.start)
    };
    let sentences = extract.sentences().filter(is_read).map(|range| (range, Decision::Open));
    let mut decided = Decided { sentences: sentences.collect(), ..Decided::default() };
    if !set_aside.is_empty() {
        decided.set_aside(extract, set_aside);
    }
    for span in on_record {
        let first = decided.sentences.partition_point(|(range, _)| range.end <= span.start);
        for (range, decision) in decided.sentences.iter_mut().skip(first) {
            if range.start >= span.end {
                break;
            }
            *decision = Decision::OnRecord;
        }
    }
    decided
}

impl Decided {
    fn set_aside(&mut self, extract: &Extract, set_aside: &[Aside]) {
        let mut with_hash: HashMap<u64, Vec<usize>> = HashMap::new();
        for (n, (range, _)) in self.sentences.iter().enumerate() {
            let sentence = extract.text.get(range.clone()).unwrap_or_default();
            with_hash.entry(sentence_hash(sentence)).or_default().push(n);
        }
        let mut moved = Vec::new();
        for (n, aside) in set_aside.iter().enumerate() {
            let same = with_hash.get_mut(&aside.hash).into_iter().flatten();
            let at = same
                .map(|at| *at)
                .find(|at| self.sentences.get(*at).is_some_and(|(range, _)| *range == aside.range));
            match at {
                Some(at) => self.put(at, n, aside),
                None => moved.push((n, aside)),
            }
        }
        for (n, aside) in moved {
            let same = with_hash.get(&aside.hash).into_iter().flatten().copied();
            let open = same.filter(|at| {
                self.sentences.get(*at).is_some_and(|(_, decision)| *decision == Decision::Open)
            });
            let far = |at: &usize| {
                self.sentences
                    .get(*at)
                    .map_or(usize::MAX, |(range, _)| range.start.abs_diff(aside.range.start))
            };
            match open.min_by_key(far) {
                Some(at) => self.put(at, n, aside),
                None => self.gone.push(n),
            }
        }
    }

    fn put(&mut self, at: usize, n: usize, aside: &Aside) {
        if let Some((_, decision)) = self.sentences.get_mut(at) {
            *decision = Decision::SetAside(aside.why);
            self.by.insert(at, n);
        }
    }
}

/// How far the sentences of a document are decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HowRead {
    pub sentences: usize,
    /// On which nobody has decided.
    pub open: usize,
}

impl HowRead {
    /// As a clause behind others: `; 12 of 80 sentences undecided`.
    pub fn clause(self) -> String {
        match (self.open, self.sentences) {
            (_, 0) => String::new(),
            (0, 1) => "; its only sentence decided on".to_string(),
            (0, all) => format!("; all {all} sentences decided on"),
            (open, 1) => format!("; {open} of 1 sentence undecided"),
            (open, all) => format!("; {open} of {all} sentences undecided"),
        }
    }
}

/// The documents from which anything is quoted, in the order of the dossier; also those that nothing
/// defines.
pub fn documents_quoted(d: &Dossier) -> impl Iterator<Item = DocumentIx> + '_ {
    d.document_indices().filter(|ix| !d.quotes_from(*ix).is_empty())
}

/// The documents whose copies are read: those from which anything is quoted, and all where it is told what is read.
pub fn documents_read(d: &Dossier) -> impl Iterator<Item = DocumentIx> + '_ {
    let is_told = d.tells_what_is_read();
    d.document_indices().filter(move |ix| is_told || !d.quotes_from(*ix).is_empty())
}

/// How far a document is decided on, with the verdicts on its quotes; and what is wrong with that: sentences that were set
/// aside and are gone, and where each must be decided on, those that are not.
pub(super) fn tell(
    d: &Dossier,
    document: DocumentIx,
    extract: &Extract,
    verdicts: &[(QuoteIx, Verdict)],
) -> (HowRead, Vec<Finding>) {
    let proved = verdicts.iter().filter(|(_, verdict)| verdict.is_proof());
    let on_record: Vec<_> =
        proved.flat_map(|(_, verdict)| verdict.spans().iter().cloned()).collect();
    let set_aside: Vec<Aside> = d.set_aside_in(document).map(Aside::from).collect();
    let decided = decided(extract, &on_record, &set_aside);
    let how = HowRead { sentences: decided.sentences.len(), open: decided.open() };
    let id = || d.id_of(Entity::Document(document)).to_string();
    let mut findings = Vec::new();
    let mut add = |at: Option<Origin>, path: &str, fault: Fault| {
        if let Some(Origin::Entry(at)) = at {
            findings.push(Finding::new(fault, Spot::Field { at, path: path.to_string() }));
        }
    };
    for aside in decided.gone.iter().map(|n| d.set_aside_in(document).nth(*n)) {
        add(aside.map(|aside| aside.at), "hash", Fault::SetAsideGone { document: id() });
    }
    if let (true, Some(first)) = (d.every_sentence, decided.next_open(0)) {
        let first = squeezed(extract.text.get(first.clone()).unwrap_or_default());
        let HowRead { sentences, open } = how;
        let fault = Fault::NotDecided { document: id(), open, sentences, first: begins(&first) };
        add(d.document(document).map(|document| document.at), "id", fault);
    }
    (how, findings)
}

/// How a sentence begins.
fn begins(sentence: &str) -> String {
    /// Words that are told, at most.
    const MOST: usize = 8;
    let words: Vec<&str> = sentence.split(' ').collect();
    let more = if words.len() > MOST { " …" } else { "" };
    format!("{}{more}", words.get(..MOST).unwrap_or(&words).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};

    fn extract(text: &str) -> Extract {
        read(text.as_bytes(), "a.txt", &Limits::default()).unwrap()
    }

    fn aside(text: &str, sentence: &str) -> Aside {
        let at = text.find(sentence).unwrap();
        let (hash, why) = (sentence_hash(sentence), WhyAside::Scene);
        Aside { range: at..at + sentence.len(), hash, why }
    }

    fn check(text: &str, on_record: &[&str], set_aside: &[Aside], expected: &str) {
        let spans: Vec<Range<usize>> = on_record
            .iter()
            .map(|quote| text.find(quote).map(|at| at..at + quote.len()).unwrap())
            .collect();
        let decided = decided(&extract(text), &spans, set_aside);
        let signs = decided.sentences.iter().map(|(_, decision)| match decision {
            Decision::OnRecord => 'r',
            Decision::SetAside(_) => 's',
            Decision::Open => 'o',
        });
        let gone = decided.gone.iter().map(|_| 'g');
        assert_eq!(signs.chain(gone).collect::<String>(), expected, "{text:?}");
    }

    const TEXT: &str = "They met. Arland will\nsend ships. It rained. They met.";

    #[test]
    fn a_sentence_is_on_record_set_aside_or_open() {
        check(TEXT, &[], &[], "oooo");
        check(TEXT, &["send ships"], &[aside(TEXT, "It rained.")], "orso");
        // A quote over two sentences puts both on record, and what is on record is not set aside.
        check(TEXT, &["ships. It"], &[aside(TEXT, "It rained.")], "orro");
    }

    #[test]
    fn a_sentence_that_is_set_aside_is_found_where_it_stands_now() {
        let set_aside = [aside(TEXT, "They met."), aside(TEXT, "Arland will\nsend ships.")];
        check(TEXT, &[], &set_aside, "ssoo");
        let moved = "Yesterday: it rained.\n\nThey met. Arland will send\nships. Nobody met.";
        check(moved, &[], &set_aside, "osso");
        // Of two alike, the one that is nearest; of what is no longer there, that it is gone.
        let alike = "Well, so. They met. It rained then. They met.";
        let near = |at: usize| Aside { range: at..at + 9, ..set_aside[0].clone() };
        check(alike, &[], &[near(12)], "osoo");
        check(alike, &[], &[near(33)], "ooos");
        check(
            "Arland will send the well-\nknown ships.",
            &[],
            &[aside(
                "Arland will send the well-known ships.",
                "Arland will send the well-known ships.",
            )],
            "s",
        );
        check("They met. Arland will send boats.", &[], &set_aside, "sog");
        let decided = decided(&extract(moved), &[], &set_aside);
        assert_eq!(decided.decided_by(&(30..60)).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(decided.decided_by(&(0..5)).count(), 0);
    }

    #[test]
    fn the_next_that_is_open_comes_behind_or_is_the_first() {
        let on_record = std::iter::once(10..15).collect::<Vec<_>>();
        let decided = decided(&extract(TEXT), &on_record, &[]);
        assert_eq!(decided.next_open(1).map(|range| range.start), TEXT.find("It rained"));
        assert_eq!(decided.next_open(500), Some(&(0..9)));
        assert_eq!((decided.open(), decided.around(&(12..45)).len()), (3, 2));
    }
}
