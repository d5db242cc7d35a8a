//! What the words suggest for each field, as choices of the form, and what is turned away of it.

use super::choice::Choice;
use crate::capture::draft::Draft;
use crate::capture::field::{Field, Value};
use crate::dossier::date::Date;
use crate::dossier::entry::{HopEntry, QuantityEntry};
use crate::dossier::{ActorIx, Dossier, Entity, TopicIx};
use crate::suggest::{Amount, Chosen, Hop, Suggestions, Turned};
use crate::text::words::in_a_row;

/// What is filled in already, as far as it bears on what is suggested.
pub fn chosen(d: &Dossier, draft: &Draft) -> Chosen {
    let topic = draft.topic.as_ref().and_then(|id| match d.find(id)? {
        Entity::Topic(ix) => Some(ix),
        _ => None,
    });
    Chosen {
        actors: (!draft.actors.is_empty()).then(|| actors_of(d, &draft.actors)),
        attribution: draft.says.as_ref().and_then(|says| hops_of(d, says)),
        topic,
        stance: draft.stance,
    }
}

fn actors_of(d: &Dossier, ids: &[String]) -> Vec<ActorIx> {
    let actor = |id: &String| match d.find(id)? {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    };
    ids.iter().filter_map(actor).collect()
}

/// What is suggested for a field, the best first.
pub fn suggested(d: &Dossier, all: &Suggestions, field: Field) -> Vec<Choice> {
    let choice =
        |value: Value, label: String, why: &str| Choice { value, label, why: why.to_string() };
    match field {
        Field::Who => all
            .actors
            .iter()
            .map(|one| {
                let ids = ids(d, &one.value);
                let label = names(d, &ids);
                choice(Value::Actors(ids), label, &one.reason)
            })
            .collect(),
        Field::Says => all
            .attribution
            .iter()
            .map(|one| {
                let chain = entries(d, &one.value);
                let label = chain_in_words(d, &chain);
                choice(Value::Chain(chain), label, &one.reason)
            })
            .collect(),
        Field::Topic => all
            .topic
            .iter()
            .map(|one| {
                let (id, name) = topic(d, one.value);
                choice(Value::Topic(id), name, &one.reason)
            })
            .collect(),
        Field::Stance => {
            let own = all.stance.iter();
            own.map(|one| {
                choice(Value::Stance(one.value), one.value.name().to_string(), &one.reason)
            })
            .collect()
        }
        Field::Firmness => {
            let own = all.firmness.iter();
            own.map(|one| {
                choice(Value::Firmness(one.value), one.value.name().to_string(), &one.reason)
            })
            .collect()
        }
        Field::StatedOn | Field::EventOn => {
            let own = if field == Field::StatedOn { &all.stated_on } else { &all.event_on };
            own.iter()
                .map(|one| {
                    choice(Value::Text(one.value.to_string()), one.value.in_words(), &one.reason)
                })
                .collect()
        }
        Field::Quantity => all
            .quantity
            .iter()
            // A number that counts nothing is none to be compared.
            .filter(|one| !one.value.unit.trim().is_empty())
            .map(|one| {
                let quantity = amount(d, &one.value);
                let label = quantity.as_said.clone();
                choice(Value::Quantity(quantity), label, &one.reason)
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// What is turned away with a value, for whoever makes suggestions.
pub fn turned(d: &Dossier, field: Field, value: &Value) -> Option<Turned> {
    let date = |text: &String| Date::parse(text).ok();
    Some(match (field, value) {
        (Field::Who, Value::Actors(own)) => Turned::Actors(actors_of(d, own)),
        (Field::Says, Value::Chain(own)) => Turned::Attribution(hops_of(d, own)?),
        (Field::Topic, Value::Topic(own)) => match d.find(own)? {
            Entity::Topic(ix) => Turned::Topic(ix),
            _ => return None,
        },
        (Field::Stance, Value::Stance(own)) => Turned::Stance(*own),
        (Field::Firmness, Value::Firmness(own)) => Turned::Firmness(*own),
        (Field::StatedOn, Value::Text(own)) => Turned::StatedOn(date(own)?),
        (Field::EventOn, Value::Text(own)) => Turned::EventOn(date(own)?),
        (Field::Quantity, Value::Quantity(own)) => Turned::Quantity(Amount {
            as_said: own.as_said.clone(),
            unit: own.unit.clone(),
            min: own.min,
            max: own.max,
            held_by: actors_of(d, &own.held_by),
        }),
        _ => return None,
    })
}

fn hops_of(d: &Dossier, hops: &[HopEntry]) -> Option<Vec<Hop>> {
    let hop = |hop: &HopEntry| {
        let who: Option<Vec<Entity>> = hop.who.iter().map(|id| d.find(id)).collect();
        Some(Hop { who: who?, mode: hop.mode })
    };
    hops.iter().map(hop).collect()
}

fn ids(d: &Dossier, actors: &[ActorIx]) -> Vec<String> {
    actors.iter().map(|ix| d.id_of(Entity::Actor(*ix)).to_string()).collect()
}

fn topic(d: &Dossier, ix: TopicIx) -> (String, String) {
    let entity = Entity::Topic(ix);
    (d.id_of(entity).to_string(), d.name_of(entity).to_string())
}

fn entries(d: &Dossier, hops: &[Hop]) -> Vec<HopEntry> {
    let who = |hop: &Hop| hop.who.iter().map(|who| d.id_of(*who).to_string()).collect();
    hops.iter().map(|hop| HopEntry { who: who(hop), mode: hop.mode }).collect()
}

fn amount(d: &Dossier, own: &Amount) -> QuantityEntry {
    QuantityEntry {
        as_said: own.as_said.clone(),
        unit: own.unit.clone(),
        min: own.min,
        max: own.max,
        held_by: ids(d, &own.held_by),
    }
}

fn names(d: &Dossier, ids: &[String]) -> String {
    let name = |id: &String| d.find(id).map_or(id.clone(), |entity| d.name_of(entity).to_string());
    in_a_row(&ids.iter().map(name).collect::<Vec<_>>(), "and")
}

/// A chain in words, from the innermost speaker outwards.
pub fn chain_in_words(d: &Dossier, chain: &[HopEntry]) -> String {
    if chain.is_empty() {
        return "nobody is quoted: the document’s own words".to_string();
    }
    let hop = |hop: &HopEntry| format!("{}, {}", names(d, &hop.who), hop.mode.meaning());
    chain.iter().rev().map(hop).collect::<Vec<_>>().join("; passed on by ")
}
