//! All suggestions at one place of a document.

use std::ops::Range;

use super::actors::actors as whose;
use super::amounts::amounts;
use super::chain::chains;
use super::dates::{event_on, stated_on};
use super::events::Told;
use super::modes;
use super::place::Place;
use super::reading::Reading;
use super::record::Record;
use super::said::said_in;
use super::same::same;
use super::stances::{firmness, stances};
use super::suggestion::{Amount, Hop, MOST, Suggestion, Turned};
use super::topics::topics;
use crate::dossier::date::Date;
use crate::dossier::terms::{Firmness, Mode, Stance};
use crate::dossier::{ActorIx, Dossier, PositionIx, TopicIx};

/// Where suggestions are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub dossier: &'a Dossier,
    pub record: &'a Record,
    pub reading: &'a Reading,
    /// The selected words: bytes of the document's text.
    pub span: &'a Range<usize>,
    /// Positions that count as not on record, such as the one that is edited; ascending.
    pub except: &'a [PositionIx],
    /// What the form holds already.
    pub chosen: &'a Chosen,
    /// What was turned away for this document.
    pub turned_away: &'a [Turned],
}

/// The fields that were filled, which bear on the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub actors: Option<Vec<ActorIx>>,
    pub attribution: Option<Vec<Hop>>,
    pub topic: Option<TopicIx>,
    pub stance: Option<Stance>,
}

/// At most three for each field, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// All actors of the statement together.
    pub actors: Vec<Suggestion<Vec<ActorIx>>>,
    /// From the outermost relay to the innermost speaker; no hop where the document speaks for itself.
    pub attribution: Vec<Suggestion<Vec<Hop>>>,
    /// Of the innermost hop.
    pub mode: Vec<Suggestion<Mode>>,
    pub topic: Vec<Suggestion<TopicIx>>,
    pub stance: Vec<Suggestion<Stance>>,
    pub firmness: Vec<Suggestion<Firmness>>,
    pub stated_on: Vec<Suggestion<Date>>,
    pub event_on: Vec<Suggestion<Date>>,
    pub quantity: Vec<Suggestion<Amount>>,
    /// Positions on record that tell the same utterance.
    pub same: Vec<Suggestion<PositionIx>>,
}

impl Suggestions {
    /// What the words at a place suggest.
    pub fn at(context: &Context<'_>) -> Suggestions {
        let Context { dossier, record, reading, span, except, .. } = *context;
        let place = Place::new(dossier, record, reading, span, except);
        let Chosen { actors, attribution, topic, stance } = context.chosen;
        let said = said_in(&place, &place.sentence, span);
        let is_turned = |turned: Turned| context.turned_away.contains(&turned);
        let chains = chains(&place, &said)
            .best(|hops: &Vec<Hop>| is_turned(Turned::Attribution(hops.clone())));
        let chain = attribution.as_deref().or(chains.first().map(|first| first.value.as_slice()));
        let whose = whose(&place, &said, chain)
            .best(|actors: &Vec<ActorIx>| is_turned(Turned::Actors(actors.clone())));
        let by = actors.as_deref().or(whose.first().map(|first| first.value.as_slice()));
        let verb = said.event.as_ref().and_then(|event| event.verb.undertaking);
        let topics = topics(&place, by, chain, verb).best(|topic| is_turned(Turned::Topic(*topic)));
        let on = topic.or(topics.first().map(|first| first.value));
        let stances =
            stances(&place, &said, by, chain, on).best(|stance| is_turned(Turned::Stance(*stance)));
        let does = stance.or(stances.first().map(|first| first.value));
        let stated = stated_on(&place, &said, chain, attribution.is_some())
            .best(|date| is_turned(Turned::StatedOn(*date)));
        let when = stated.first().map(|first| first.value);
        let mut heard: Vec<Suggestion<Mode>> = Vec::new();
        let first = chain
            .and_then(|chain| chain.last())
            .map(|hop| (hop.mode, "as in the chain".to_string()));
        let by_words = modes::modes(&place, &said);
        // Where somebody is said to speak, the words tell how; else who speaks does.
        let speaks = said.event.as_ref().is_some_and(|event| event.told != Told::Plain)
            && chain.and_then(|chain| chain.last()).map(|hop| &hop.who) == said.who.last();
        let first = first.filter(|(mode, _)| !speaks && matches!(mode, Mode::Direct | Mode::Text));
        let as_heard = by_words
            .iter()
            .find(|(mode, _)| first.as_ref().is_some_and(|first| first.0 == *mode))
            .cloned();
        for (value, reason) in as_heard.or(first).into_iter().chain(by_words) {
            let is_new = heard.iter().all(|before| before.value != value);
            if is_new && heard.len() < MOST && !is_turned(Turned::Mode(value)) {
                heard.push(Suggestion { value, reason });
            }
        }
        Suggestions {
            mode: heard,
            firmness: firmness(&place, does, by, chain)
                .best(|firmness| is_turned(Turned::Firmness(*firmness))),
            event_on: event_on(&place, on).best(|date| is_turned(Turned::EventOn(*date))),
            quantity: amounts(&place, by)
                .best(|amount: &Amount| is_turned(Turned::Quantity(amount.clone()))),
            same: same(&place, by, chain, when).best(|ix| is_turned(Turned::Same(*ix))),
            actors: whose,
            attribution: chains,
            topic: topics,
            stance: stances,
            stated_on: stated,
        }
    }
}
