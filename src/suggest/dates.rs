//! When it was said, and when the event was of which a claim tells.

use std::ops::Range;

use super::days::{Named, between, doubted, number_of, uncertain};
use super::events::Told;
use super::place::Place;
use super::said::Said;
use super::stances::texts_of;
use super::suggestion::{Hop, Ranking};
use crate::dossier::date::{Date, Day};
use crate::dossier::terms::{InstrumentKind, Mode, TopicKind};
use crate::dossier::{Entity, TopicIx};

fn published(place: &Place<'_>) -> Option<Date> {
    place.document().and_then(|document| document.published_on)
}

fn day(date: Option<Date>) -> Option<Day> {
    date.filter(|date| date.first_day() == date.last_day()).and_then(Date::last_day)
}

/// The days that are named within a stretch of bytes.
fn days_in<'a>(
    place: &Place<'a>,
    bytes: &Range<usize>,
) -> impl DoubleEndedIterator<Item = &'a Named> + use<'a> {
    let words = place.reading.words_in(bytes);
    let is_within =
        move |named: &&Named| named.words.start >= words.start && named.words.end <= words.end;
    place.reading.days.iter().filter(is_within)
}

/// When it was said. Only where somebody has chosen who speaks is a date certain that follows from it.
pub(super) fn stated_on(
    place: &Place<'_>,
    said: &Said,
    chain: Option<&[Hop]>,
    is_chosen: bool,
) -> Ranking<Date> {
    let mut all = Ranking::new();
    let sure = |date: Date| if is_chosen { date } else { doubted(date) };
    let published = published(place);
    let inner = chain.and_then(|chain| chain.last());
    let own = inner.is_none_or(|hop| {
        let is_publisher = |who: &Entity| {
            matches!(who, Entity::Actor(ix) if Some(*ix) == place.reading.publisher || Some(*ix) == place.reading.author)
        };
        hop.who.iter().any(is_publisher)
    });
    if let Some(date) = published.filter(|_| own && chain.is_some()) {
        let date = if inner.is_some() { sure(date) } else { doubted(date) };
        all.add(date, 5.0, "the document’s own date, as it speaks for itself");
    }
    for (date, is_one_act) in by_text(place, chain) {
        let date = if is_one_act { sure(date) } else { doubted(date) };
        all.add(date, 4.5, "the date of the text on record");
    }
    for (told, share) in place.siblings() {
        let same = place.hops_of(told.quote).as_slice() == chain.unwrap_or_default();
        if let Some(date) =
            place.position(told.position).and_then(|p| p.stated_on()).filter(|_| same)
        {
            all.add(doubted(date), 4.0 * share, "as in the statement on the same words");
        }
    }
    if !own {
        in_sentence(place, said, &mut all);
        for (n, told) in place.before().take(2).enumerate() {
            let same =
                place.hops_of(told.quote).last().map(|hop| &hop.who) == inner.map(|hop| &hop.who);
            if let Some(date) =
                place.position(told.position).and_then(|p| p.stated_on()).filter(|_| same)
            {
                all.add(
                    doubted(date),
                    [1.2, 0.8].get(n).copied().unwrap_or_default(),
                    "as in the same speaker’s statement before",
                );
            }
        }
        if let Some(to) = day(published) {
            if let Some(from) = last_before(place).filter(|from| *from < to) {
                all.add(
                    between(from, to),
                    1.0,
                    "between the day last named and the document’s own",
                );
            }
            all.add(uncertain(to), 0.8, "the document’s own date");
        }
    }
    all
}

/// The date of a text through which the words speak, or that they say was signed; and whether the text is one act, where
/// a communiqué tells of what was said before it.
fn by_text(place: &Place<'_>, chain: Option<&[Hop]>) -> Vec<(Date, bool)> {
    use InstrumentKind::{Declaration, LetterOfIntent, Treaty};
    let inner = chain.and_then(|chain| chain.last());
    let is_through =
        inner.is_some_and(|hop| hop.who.iter().any(|who| matches!(who, Entity::Instrument(_))));
    let is_act = inner.is_some_and(|hop| hop.mode == Mode::Act);
    let words = place.words().to_lowercase();
    let joins =
        is_act && ["sign", "adopt", "ratif", "conclu"].iter().any(|word| words.contains(word));
    let texts = if is_through || joins { texts_of(place, chain) } else { Vec::new() };
    let dated = |text| {
        let text = place.d.instrument(text)?;
        Some((text.dated?, matches!(text.kind, Treaty | Declaration | LetterOfIntent)))
    };
    texts.into_iter().filter_map(dated).collect()
}

/// A day that stands with the verb of who speaks: it may be that of what is told, so that it stays uncertain.
fn in_sentence(place: &Place<'_>, said: &Said, all: &mut Ranking<Date>) {
    let limit = day(published(place));
    for named in days_in(place, &place.sentence) {
        // Nothing was said after it was published.
        if limit.is_some_and(|limit| named.date.first_day().is_some_and(|day| day > limit)) {
            continue;
        }
        let event = said.event.as_ref().filter(|event| event.told != Told::Plain);
        let far = event.map_or(usize::MAX, |event| {
            let behind = named.words.start.saturating_sub(event.words.end);
            behind.max(event.words.start.saturating_sub(named.words.end))
        });
        let weight = if far <= 3 { 3.0 } else { 1.5 };
        all.add(
            doubted(named.date),
            weight,
            format!("“{}” in the sentence", place.reading.told(&named.words)),
        );
    }
}

/// The day that was named last before a place.
fn last_before(place: &Place<'_>) -> Option<Day> {
    let limit = day(published(place))?;
    // Of some days on end the first counts.
    let of = |date: Date| {
        day(Some(date)).or_else(|| match date {
            Date::Between(Some(_), Some(_)) => date.first_day(),
            _ => None,
        })
    };
    let mut days =
        days_in(place, &(0..place.sentence.start)).rev().filter_map(|named| of(named.date));
    // What lies long before is told for another reason.
    days.find(|day| *day < limit && number_of(*day) + 14 >= number_of(limit))
}

/// When the event was of which a claim tells.
pub(super) fn event_on(place: &Place<'_>, topic: Option<TopicIx>) -> Ranking<Date> {
    let mut all = Ranking::new();
    let kind = topic.and_then(|ix| place.d.topic(ix)).map(|topic| topic.kind);
    if kind == Some(TopicKind::Undertaking) {
        return all;
    }
    // That the event was on that day is read into the words: it stays uncertain.
    for named in days_in(place, place.span) {
        let told = format!("“{}” in the words", place.reading.told(&named.words));
        all.add(doubted(named.date), 3.0, told);
    }
    for (told, share) in place.siblings() {
        if let Some(date) = place.position(told.position).and_then(|p| p.event_on()) {
            all.add(doubted(date), 2.0 * share, "as in the statement on the same words");
        }
    }
    if kind == Some(TopicKind::Claim) {
        if let Some(day) = last_before(place) {
            all.add(uncertain(day), 0.5, "the day last named");
        }
        if let Some(day) = day(published(place)) {
            all.add(uncertain(day), 0.4, "the document’s own date");
        }
    }
    if let Some(topic) = topic {
        for (ix, date) in place.record.events_of(topic) {
            if place.position(*ix).is_some() {
                all.add(doubted(*date), 1.0, "as in another statement on this claim");
            }
        }
    }
    all
}
