//! On what topic the words are: by the words of the topics on record, and by what this actor and this document spoke of.

use std::collections::BTreeMap;

use super::lexicon::Small;
use super::place::Place;
use super::record::stems;
use super::stances::is_own;
use super::suggestion::{Hop, Ranking, weight_of};
use crate::dossier::terms::{Stance, TopicKind};
use crate::dossier::{ActorIx, Position, TopicIx};

/// Of an actor’s positions, so many tell of what it speaks.
const HISTORY: usize = 200;

/// The topics that a place suggests; `stance` is what a verb says by itself.
pub(super) fn topics(
    place: &Place<'_>,
    actors: Option<&[ActorIx]>,
    chain: Option<&[Hop]>,
    stance: Option<Stance>,
) -> Ranking<TopicIx> {
    let mut found = by_words(place);
    let mut add = |topic: TopicIx, factor: f64, reason: &str| {
        let (weight, told) = found.entry(topic).or_insert((0.0, String::new()));
        *weight += factor;
        if told.is_empty() {
            *told = reason.to_string();
        }
    };
    for actor in actors.unwrap_or_default() {
        let own = place.d.positions_of(*actor).iter().rev().take(HISTORY);
        let own: Vec<TopicIx> =
            own.filter_map(|ix| place.position(*ix)).map(|p| p.topic()).collect();
        let mut once = own.clone();
        once.sort_unstable();
        once.dedup();
        for topic in once {
            add(topic, 0.35, "this actor spoke of it before");
        }
    }
    for (n, told) in place.nearest(6).into_iter().enumerate() {
        if let Some(position) = place.position(told.position) {
            add(position.topic(), 0.6 / weight_of(n + 1), "spoken of next to these words");
        }
    }
    for (told, share) in place.siblings() {
        if let Some(position) = place.position(told.position) {
            // The same words say the same of another actor, and something else of the same one.
            let is_same =
                actors.is_some_and(|actors| actors.iter().any(|a| position.actors().contains(a)));
            let factor = if is_same { -0.8 } else { 1.2 };
            add(position.topic(), factor * share, "topic of a statement on the same words");
        }
    }
    let only = only_kind(place, actors, chain);
    let mut ranking = Ranking::new();
    for (topic, (weight, told)) in found {
        let Some(of) = place.d.topic(topic).filter(|of| !of.at.is_stand_in()) else { continue };
        let fits = only.is_none_or(|kind| kind == of.kind);
        let share = if fits { 1.0 } else { 0.15 };
        let said = stance.is_some_and(|stance| !stance.answers(of.kind));
        let share = if said { share * 0.5 } else { share };
        ranking.add(topic, weight * share, told);
    }
    ranking
}

/// By the words that are selected, and less by those of the sentence around them.
fn by_words(place: &Place<'_>) -> BTreeMap<TopicIx, (f64, String)> {
    let text = |range| place.reading.text.get(range).unwrap_or_default();
    let mut words: BTreeMap<String, f64> = BTreeMap::new();
    for word in stems(text(place.sentence.clone())) {
        words.insert(word, 0.15);
    }
    for word in stems(place.words()) {
        words.insert(word, 1.0);
    }
    words.retain(|word, _| !place.reading.common.contains(word));
    let all = place.record.topics_of(&words, &left_out(place));
    all.into_iter()
        .map(|(topic, (weight, word))| (topic, (weight, format!("by its words: “{word}…”"))))
        .collect()
}

/// What kind the topic must be of, whatever the words: relays appear on claims alone, and nobody is expected to answer one.
fn only_kind(
    place: &Place<'_>,
    actors: Option<&[ActorIx]>,
    chain: Option<&[Hop]>,
) -> Option<TopicKind> {
    let relay = |ix: &ActorIx| place.d.actor(*ix).is_some_and(|actor| actor.is_relay());
    if actors.is_some_and(|actors| !actors.is_empty() && actors.iter().all(relay)) {
        return Some(TopicKind::Claim);
    }
    let chain = chain?;
    let is_expected =
        actors.is_some_and(|actors| actors.iter().all(|actor| !is_own(place, chain, *actor)));
    (is_expected || chain.is_empty() || chain.len() > 1 && place.has(Small::Expected))
        .then_some(TopicKind::Undertaking)
}

/// The positions that count as not on record.
fn left_out<'a>(place: &Place<'a>) -> Vec<Position<'a>> {
    place.except.iter().filter_map(|ix| place.d.position(*ix)).collect()
}
