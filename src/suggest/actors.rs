//! Whose position it is: whom the innermost speaker speaks for, the subject of what is done, or of whom the words tell.

use super::events::{Told, is_relay};
use super::lexicon::Small;
use super::parties::Kind;
use super::place::Place;
use super::said::Said;
use super::suggestion::{Hop, Ranking, weight_of};
use crate::dossier::terms::{Act, ActorKind, Mode};
use crate::dossier::{ActorIx, Entity};

/// The actors that a place suggests; `chain` is the attribution that is chosen or suggested first.
pub(super) fn actors(
    place: &Place<'_>,
    said: &Said,
    chain: Option<&[Hop]>,
) -> Ranking<Vec<ActorIx>> {
    let mut ranking = Ranking::new();
    for (told, weight) in place.siblings() {
        if let Some(position) = place.position(told.position) {
            ranking.add(
                position.actors().to_vec(),
                1.2 * weight,
                "as in the statement on the same words",
            );
        }
    }
    let inner = chain.and_then(|chain| chain.last());
    if let Some(hop) = inner {
        let of_text = hop.who.iter().any(|who| matches!(who, Entity::Instrument(_)));
        let whom = represented(place, &actors_among(&hop.who));
        if !whom.is_empty() && !of_text {
            let passes_on = is_relay(place.d, &hop.who) && said.content.is_some();
            let does = place.has(Small::Expected) || place.has(Small::Told) || said.content_acts;
            let weight = if passes_on && does { 1.5 } else { 4.0 };
            ranking.add(whom, weight, reason_of(place, said, hop));
        }
        if let Some(content) = &said.content {
            let whom = represented(place, &actors_among(content));
            let selected = place.reading.words_in(place.span).start;
            // Only what another is expected to do is selected, and not who says so.
            let is_of_other = place.has(Small::Expected)
                && said
                    .event
                    .as_ref()
                    .is_some_and(|event| event.told == Told::Before && event.words.end <= selected);
            let weight = match (is_of_other, is_relay(place.d, &hop.who) || of_text) {
                (true, _) => 4.5,
                (_, true) => 2.0,
                _ => 0.8,
            };
            if !whom.is_empty() {
                ranking.add(whom, weight, "subject of what is reported");
            }
        }
        for who in hop.who.iter().filter(|_| of_text) {
            joined_by(place, *who, &mut ranking);
        }
    }
    let event = said.event.as_ref().filter(|event| event.told != Told::According);
    if let Some(event) = event {
        let whom = represented(place, &actors_among(&event.subject.who));
        if !whom.is_empty() {
            let is_own_text = inner.is_some_and(|hop| hop.mode == Mode::Text);
            let weight = if is_own_text {
                3.5
            } else if inner.is_some() {
                1.0
            } else {
                3.0
            };
            ranking.add(whom, weight, event.reason(place.reading));
        }
    }
    spoken_of(place, &mut ranking);
    for (n, told) in place.before().take(2).enumerate() {
        if let Some(position) = place.position(told.position) {
            let weight = [0.6, 0.3].get(n).copied().unwrap_or_default();
            ranking.add(position.actors().to_vec(), weight, "as in the statement before");
        }
    }
    ranking
}

fn reason_of(place: &Place<'_>, said: &Said, hop: &Hop) -> String {
    let speaks_for = hop.who.first().and_then(|who| match who {
        Entity::Actor(ix) => place.d.actor(*ix).filter(|actor| !actor.represents.is_empty()),
        _ => None,
    });
    match (&said.event, speaks_for) {
        (Some(event), _) if said.who.last() == Some(&hop.who) => event.reason(place.reading),
        (_, Some(actor)) => format!("{} speaks for it", actor.name),
        (_, None) => "speaks here".to_string(),
    }
}

/// For whom these speak: each for the first body that it represents, else for itself.
pub(super) fn represented(place: &Place<'_>, who: &[ActorIx]) -> Vec<ActorIx> {
    let mut all: Vec<ActorIx> = Vec::new();
    for ix in who {
        let body = place.d.actor(*ix).and_then(|actor| {
            let state =
                |ix: &&ActorIx| place.d.actor(**ix).is_some_and(|of| of.kind == ActorKind::State);
            actor.represents.iter().find(state).or(actor.represents.first()).copied()
        });
        let whom = body.unwrap_or(*ix);
        if !all.contains(&whom) {
            all.push(whom);
        }
    }
    all
}

/// Those who joined a text, for what the text says.
fn joined_by(place: &Place<'_>, text: Entity, ranking: &mut Ranking<Vec<ActorIx>>) {
    let Entity::Instrument(ix) = text else { return };
    let Some(instrument) = place.d.instrument(ix) else { return };
    let mut all: Vec<ActorIx> = Vec::new();
    for part in instrument
        .participation
        .iter()
        .filter(|part| matches!(part.act, Act::Signed | Act::Adopted))
    {
        let whom = represented(place, &part.actors);
        all.extend(whom.iter().filter(|ix| !all.contains(ix)).copied().collect::<Vec<_>>());
        ranking.add(whom, 0.5, "joined this text");
    }
    if !all.is_empty() {
        let weight = if all.len() > 2 { 1.0 } else { 1.9 };
        ranking.add(all, weight, "all who joined this text");
    }
    // Of what else hangs on it on record, whose it is most often.
    let mut all: Vec<Vec<ActorIx>> = Vec::new();
    let under = place.d.positions_under(ix).iter().rev().take(60);
    for position in under.filter_map(|ix| place.position(*ix)) {
        all.push(position.actors().to_vec());
    }
    let whole = weight_of(all.len().max(1));
    for actors in all {
        ranking.add(actors, 3.0 / whole, "has other positions in this text");
    }
}

/// Those of whom the words speak, the nearest and plainest first.
fn spoken_of(place: &Place<'_>, ranking: &mut Ranking<Vec<ActorIx>>) {
    let reading = place.reading;
    let words = reading.words_in(place.span);
    let sentence = reading.words_in(&place.sentence);
    let is_future = place.has(Small::Expected);
    let mut earlier = 0.0_f64;
    let all = reading.parties_in(&sentence).iter();
    for party in all {
        let Entity::Actor(ix) = party.who else { continue };
        let is_inside = party.words.start >= words.start && party.words.end <= words.end;
        let (weight, reason): (f64, &str) = match party.kind {
            Kind::Name | Kind::Office | Kind::Noun => (1.0, "named in the words"),
            Kind::Owner => (0.9, "its possessive stands in the words"),
            Kind::Adjective => (0.8, "its adjective stands in the words"),
            Kind::Capital => (0.5, "its capital stands in the words"),
        };
        let weight = weight * if is_inside { 1.0 } else { 0.4 } - earlier;
        // Behind the first, each is a little less likely.
        earlier += 0.08;
        let is_relay = place.d.actor(ix).is_some_and(|actor| actor.is_relay());
        let share = if is_relay { 0.3 } else { 1.0 };
        let place_share = if is_future { 1.3 } else { 1.0 };
        ranking.add(represented(place, &[ix]), (weight * share * place_share).max(0.05), reason);
    }
    // Before the sentence, backwards through the paragraph.
    let paragraph = reading.words_in(&reading.paragraph_of(place.span.start));
    let before = reading.parties_in(&(paragraph.start..sentence.start));
    for (n, party) in before.iter().rev().take(6).enumerate() {
        if let Entity::Actor(ix) = party.who {
            ranking.add(
                represented(place, &[ix]),
                0.25 / weight_of(n + 1),
                "named earlier in the paragraph",
            );
        }
    }
}

/// The actors among entities.
fn actors_among(who: &[Entity]) -> Vec<ActorIx> {
    let actor = |who: &Entity| match who {
        Entity::Actor(ix) => Some(*ix),
        _ => None,
    };
    who.iter().filter_map(actor).collect()
}
