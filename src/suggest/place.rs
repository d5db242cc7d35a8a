//! A selection and what the record has around it: the statements on the same words, those before, those of the
//! document as a whole.

use std::ops::Range;

use super::lexicon::{Small, is};
use super::reading::{Reading, Spoken};
use super::record::Record;
use super::suggestion::{Hop, share};
use crate::dossier::terms::{ActorKind, DocumentKind, Mode};
use crate::dossier::{Document, Dossier, Entity, InstrumentIx, Position, PositionIx, QuoteIx};

/// Where suggestions are asked for, with what lies around.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) d: &'a Dossier,
    pub(super) record: &'a Record,
    pub(super) reading: &'a Reading,
    pub(super) span: &'a Range<usize>,
    /// From the first sentence that is selected, to the last.
    pub(super) sentence: Range<usize>,
    /// Positions that count as not on record, ascending.
    pub(super) except: &'a [PositionIx],
}

impl<'a> Place<'a> {
    pub(super) fn new(
        d: &'a Dossier,
        record: &'a Record,
        reading: &'a Reading,
        span: &'a Range<usize>,
        except: &'a [PositionIx],
    ) -> Place<'a> {
        let sentences = reading.sentences.get(reading.sentences_at(span)).unwrap_or_default();
        let sentence = match sentences {
            [first, .., last] => first.start..last.end,
            [one] => one.clone(),
            [] => span.clone(),
        };
        Place { d, record, reading, span, sentence, except }
    }

    pub(super) fn document(&self) -> Option<&'a Document> {
        self.d.document(self.reading.document)
    }

    /// Whether the document is itself the text of record.
    pub(super) fn is_primary(&self) -> bool {
        self.document().is_some_and(|document| DocumentKind::is_primary(document.kind))
    }

    /// The selected words.
    pub(super) fn words(&self) -> &'a str {
        self.reading.text.get(self.span.clone()).unwrap_or_default()
    }

    /// Whether the selection has a word of a kind.
    pub(super) fn has(&self, kind: Small) -> bool {
        self.reading.words_in(self.span).any(|at| is(kind, &self.reading.words, at))
    }

    /// A position on record, unless it counts as none.
    pub(super) fn position(&self, ix: PositionIx) -> Option<Position<'a>> {
        if self.except.binary_search(&ix).is_ok() { None } else { self.d.position(ix) }
    }

    fn spoken(&self) -> impl DoubleEndedIterator<Item = &'a Spoken> {
        let except = self.except;
        self.reading
            .spoken
            .iter()
            .filter(move |spoken| except.binary_search(&spoken.position).is_err())
    }

    /// The statements whose words overlap the selection, with how much of both is shared, from 0 to 1.
    pub(super) fn siblings(&self) -> impl Iterator<Item = (&'a Spoken, f64)> + use<'a> {
        let span = self.span.clone();
        let (reading, except) = (self.reading, self.except);
        let spoken = reading
            .spoken
            .iter()
            .filter(move |spoken| except.binary_search(&spoken.position).is_err());
        spoken.filter_map(move |spoken| {
            let shared =
                spoken.at.end.min(span.end).checked_sub(spoken.at.start.max(span.start))?;
            let whole = spoken.at.end.max(span.end) - spoken.at.start.min(span.start);
            (shared > 0).then(|| (spoken, share(shared, whole)))
        })
    }

    /// The statements before the selection, the nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = &'a Spoken> {
        let start = self.span.start;
        self.spoken().rev().filter(move |spoken| spoken.at.end <= start)
    }

    /// The chain of the statements before and behind the selection, where it is the same.
    pub(super) fn on_both_sides(&self) -> Option<Vec<Hop>> {
        let end = self.span.end;
        let before = self.hops_of(self.before().next()?.quote);
        let behind = self.hops_of(self.spoken().find(|spoken| spoken.at.start >= end)?.quote);
        (before == behind).then_some(before)
    }

    /// The text that the document is: by the statements on record, else by its title.
    pub(super) fn own_text(&self) -> Option<InstrumentIx> {
        let mut counts: Vec<(InstrumentIx, usize)> = Vec::new();
        for spoken in self.nearest(40) {
            for hop in self.hops_of(spoken.quote).iter().filter(|hop| hop.mode == Mode::Text) {
                if let [Entity::Instrument(ix)] = hop.who.as_slice() {
                    match counts.iter_mut().find(|(other, _)| other == ix) {
                        Some((_, count)) => *count += 1,
                        None => counts.push((*ix, 1)),
                    }
                }
            }
        }
        let most =
            counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 1);
        most.map(|(ix, _)| ix).or(self.reading.own_text)
    }

    /// The statements nearest to the selection on both sides, the nearest first.
    pub(super) fn nearest(&self, most: usize) -> Vec<&'a Spoken> {
        let mut all: Vec<&Spoken> = self.spoken().collect();
        let far = |spoken: &&Spoken| {
            let before = self.span.start.saturating_sub(spoken.at.end);
            before.max(spoken.at.start.saturating_sub(self.span.end))
        };
        all.sort_by_key(far);
        all.truncate(most);
        all
    }

    /// The chains that the document has most often, with their shares.
    pub(super) fn usual(&self) -> Vec<(Vec<Hop>, f64)> {
        let mut counts: Vec<(Vec<Hop>, usize)> = Vec::new();
        let mut whole = 0;
        // The nearest of many tell enough.
        for spoken in self.nearest(40) {
            let hops = self.hops_of(spoken.quote);
            whole += 1;
            match counts.iter_mut().find(|(other, _)| *other == hops) {
                Some((_, count)) => *count += 1,
                None => counts.push((hops, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts.truncate(3);
        let several = counts.into_iter().filter(|(_, count)| *count > 1);
        several.map(|(hops, count)| (hops, share(count, whole))).collect()
    }

    /// The chain of a quote on record.
    pub(super) fn hops_of(&self, quote: QuoteIx) -> Vec<Hop> {
        let hops = self.d.quote(quote).into_iter().flat_map(|quote| quote.hops());
        hops.map(|hop| Hop { who: hop.who.to_vec(), mode: hop.mode }).collect()
    }

    /// Those near the selection who can speak for somebody, the nearest first.
    pub(super) fn officials_near(&self) -> Vec<Entity> {
        let reading = self.reading;
        let words = reading.words_in(self.span);
        let from = reading.parties.partition_point(|party| party.words.end + 120 < words.start);
        let near = reading
            .parties
            .iter()
            .skip(from)
            .take_while(|party| party.words.start < words.end + 80);
        let can_speak = |who: Entity| match who {
            Entity::Actor(ix) => self.d.actor(ix).is_some_and(|actor| {
                actor.kind == ActorKind::Person
                    || actor.kind == ActorKind::Organisation && !actor.represents.is_empty()
            }),
            _ => false,
        };
        let mut all: Vec<(usize, Entity)> = near
            .filter(|party| can_speak(party.who))
            .map(|party| {
                let before = words.start.saturating_sub(party.words.end);
                // Who stands behind the words is meant less often.
                (before.max(2 * party.words.start.saturating_sub(words.end)), party.who)
            })
            .collect();
        all.sort_by_key(|(far, _)| *far);
        let mut found: Vec<Entity> = Vec::new();
        for (_, who) in all {
            if !found.contains(&who) {
                found.push(who);
            }
        }
        found
    }
}
