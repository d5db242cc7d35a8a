//! Who speaks at a place, by its sentence alone: all that is said and done there, put in order.

use std::ops::Range;

use super::events::{Event, Told, events, is_relay, plain};
use super::lexicon::VERBS;
use super::parties::{Kind, Party};
use super::place::Place;
use super::subjects::{Clause, Subject};
use crate::dossier::Entity;
use crate::dossier::terms::Mode;

/// Who speaks at a place, by the sentence alone.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// Without modes yet: who, from the outermost on.
    pub(super) who: Vec<Vec<Entity>>,
    /// The innermost event.
    pub(super) event: Option<Event>,
    pub(super) reason: String,
    /// Of whom the words of the innermost speaker tell first.
    pub(super) content: Option<Vec<Entity>>,
    /// Whether they tell what that one does, rather than what was.
    pub(super) content_acts: bool,
}

/// Who speaks within a sentence over a stretch of it.
pub(super) fn said_in(place: &Place<'_>, sentence: &Range<usize>, span: &Range<usize>) -> Said {
    let (d, reading) = (place.d, place.reading);
    let words = reading.words_in(span);
    let all = events(d, reading, sentence);
    let reaches = |event: &&Event| event.reach.start < words.end && words.start < event.reach.end;
    let is_begun = |event: &&Event| {
        event.told != Told::Before && event.told != Told::Noun || event.words.start < words.end
    };
    let governing: Vec<&Event> = all.iter().filter(reaches).filter(is_begun).collect();
    let of = |told: &[Told]| -> Vec<&Event> {
        governing.iter().filter(|event| told.contains(&event.told)).copied().collect()
    };
    let mut chain: Vec<&Event> = of(&[Told::Through]);
    chain.extend(of(&[Told::Behind]));
    let (relays, sources): (Vec<&Event>, Vec<&Event>) =
        of(&[Told::According]).into_iter().partition(|event| is_relay(d, &event.subject.who));
    chain.extend(relays);
    chain.extend(sources);
    for event in of(&[Told::Before, Told::Noun]) {
        let is_act = event.verb.mode == Mode::Act;
        match chain.iter().rposition(|before| before.subject.who == event.subject.who) {
            // The same speaker goes on.
            Some(n) if n + 1 == chain.len() => {
                if let Some(last) = chain.last_mut().filter(|last| last.told != Told::Noun) {
                    *last = event;
                }
            }
            Some(_) => {}
            None => {
                let speaks = chain.last().is_some_and(|last| !is_relay(d, &last.subject.who));
                if !(speaks && is_act) {
                    chain.push(event);
                }
            }
        }
    }
    chain.extend(of(&[Told::Citing]));
    chain.dedup_by(|one, other| one.subject.who == other.subject.who);
    let plain = if chain.is_empty() { plain(d, reading, sentence, span) } else { None };
    let last = chain.last().copied().cloned().or(plain.clone());
    let who = chain
        .iter()
        .copied()
        .chain(plain.as_ref())
        .map(|event| event.subject.who.clone())
        .collect();
    let reason = last.as_ref().map_or(String::new(), |event| event.reason(reading));
    let inner = chain.last().and_then(|event| content(place, sentence, span, event));
    let content_acts = inner.as_ref().is_some_and(|subject| {
        let verb = subject.words.end;
        (verb..(verb + 6).min(reading.words.len()))
            .any(|at| VERBS.at(&reading.words, at).is_some_and(|(_, verb)| verb.mode == Mode::Act))
    });
    Said { who, event: last, reason, content: inner.map(|subject| subject.who), content_acts }
}

/// The first who is named in what somebody says and is no part of a phrase.
fn content(
    place: &Place<'_>,
    sentence: &Range<usize>,
    span: &Range<usize>,
    event: &Event,
) -> Option<Subject> {
    let reading = place.reading;
    let words = reading.words_in(sentence);
    let clause = Clause { d: place.d, reading, from: words.start, to: words.end };
    let from = match event.told {
        Told::Before => event.words.end,
        Told::According if event.subject.words.start < words.start + 6 => event.subject.words.end,
        _ => words.start,
    };
    let from = from.max(reading.words_in(span).start);
    let parties = reading.parties_in(&(from..words.end)).iter();
    let is_named = |party: &&Party| {
        party.words.start >= from
            && matches!(party.kind, Kind::Name | Kind::Office | Kind::Capital | Kind::Owner)
            && !event.subject.who.contains(&party.who)
            && !clause.is_in_phrase(party.words.start)
    };
    let first = parties.clone().find(is_named)?;
    clause.at(first.words.start)
}
