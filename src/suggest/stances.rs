//! What the words do: the stance, by the verb of who speaks, by words in the statement and by whose words they are; and
//! how firm an undertaking is, which follows from it.

use super::binding::says_binding;
use super::denial::NOT;
use super::events::Told;
use super::lexicon::CUES;
use super::place::Place;
use super::said::Said;
use super::suggestion::{Hop, Ranking};
use crate::dossier::terms::{Act, Firmness, Mode, Stance, TopicKind};
use crate::dossier::{ActorIx, Entity, InstrumentIx, TopicIx, speaks_for};
use crate::text::hedges::{HedgeClass, hedges};

/// Whether the innermost hop is an actor’s own: its words, those of one who speaks for it, or of a text that it joined.
pub(super) fn is_own(place: &Place<'_>, chain: &[Hop], actor: ActorIx) -> bool {
    let d = place.d;
    chain.last().is_some_and(|hop| {
        hop.who.iter().any(|who| match who {
            Entity::Actor(speaker) => speaks_for(d, *speaker, actor),
            Entity::Instrument(text) => joined(place, *text, actor),
            _ => false,
        })
    })
}

fn joined(place: &Place<'_>, text: InstrumentIx, actor: ActorIx) -> bool {
    place.d.took_part(text, actor, Act::Signed) || place.d.took_part(text, actor, Act::Adopted)
}

/// What a stance would turn into behind `not`.
const fn negated(stance: Stance) -> Stance {
    match stance {
        Stance::Commit | Stance::Ready => Stance::Refuse,
        Stance::Refuse => Stance::Ready,
        Stance::Endorse | Stance::Demand => Stance::Oppose,
        Stance::Assert => Stance::Deny,
        other => other,
    }
}

/// The stances that a place suggests.
pub(super) fn stances(
    place: &Place<'_>,
    said: &Said,
    actors: Option<&[ActorIx]>,
    chain: Option<&[Hop]>,
    topic: Option<TopicIx>,
) -> Ranking<Stance> {
    let mut all: Ranking<Stance> = Ranking::new();
    let kind = topic.and_then(|ix| place.d.topic(ix)).map(|topic| topic.kind);
    let is_claim = kind == Some(TopicKind::Claim);
    if let (Some(actors), Some(chain)) = (actors, chain)
        && !is_claim
        && !actors.is_empty()
        && actors.iter().all(|actor| !is_own(place, chain, *actor))
    {
        all.add(Stance::Expected, 8.0, "no link of the chain is the actor’s own");
    }
    by_verb(place, said, is_claim, &mut all);
    by_words(place, is_claim, &mut all);
    if let Some(hop) = chain.and_then(|chain| chain.last()) {
        let is_text = hop.who.iter().any(|who| matches!(who, Entity::Instrument(_)));
        if is_text && !is_claim {
            all.add(Stance::Commit, 2.5, "the wording of a text that it joined");
        }
    }
    if is_claim {
        all.add(Stance::Assert, 1.0, "claims are mostly asserted");
        all.add(Stance::Deny, 0.1, "a claim can be denied");
        all.add(Stance::Noncommittal, 0.05, "a claim can be left open");
    } else {
        all.add(Stance::Ready, 0.1, "more is seldom said");
        all.add(Stance::Commit, 0.08, "an undertaking can be pledged");
        all.add(Stance::Demand, 0.06, "an undertaking can be demanded");
    }
    for actor in actors.unwrap_or_default() {
        let before = topic.map(|topic| place.d.positions_on(*actor, topic)).unwrap_or_default();
        if let Some(position) = before.iter().rev().take(20).find_map(|ix| place.position(*ix)) {
            all.add(position.stance(), 0.5, "as this actor stood on it before");
        }
    }
    let mut fitting = Ranking::new();
    let fits = |stance: &Stance| kind.is_none_or(|kind| stance.answers(kind));
    all.each(|stance, weight, reason| {
        if fits(&stance) {
            fitting.add(stance, weight, reason);
        }
    });
    fitting
}

/// By the verb or noun of who speaks.
fn by_verb(place: &Place<'_>, said: &Said, is_claim: bool, all: &mut Ranking<Stance>) {
    let Some(event) = &said.event else { return };
    let told = place.reading.told(&event.words);
    let own = if is_claim { event.verb.claim } else { event.verb.undertaking };
    let Some(stance) = own else { return };
    let before = event.words.start.checked_sub(1).and_then(|at| place.reading.words.get(at));
    let is_negated = before.is_some_and(|word| matches!(word.key.as_str(), "not" | "never" | "no"));
    let stance = if is_negated { negated(stance) } else { stance };
    let weight = match event.told {
        // To say that it is so is what most verbs do; what is said may deny.
        _ if stance == Stance::Assert => 0.8,
        Told::Before | Told::Noun => 3.0,
        _ => 1.5,
    };
    all.add(stance, weight, format!("“{told}”"));
}

/// By the words that are selected, and by how they hedge.
fn by_words(place: &Place<'_>, is_claim: bool, all: &mut Ranking<Stance>) {
    let reading = place.reading;
    let words = reading.words.get(reading.words_in(place.span)).unwrap_or_default();
    for (at, len, cue) in CUES.within(words) {
        let told = words
            .get(at..at + len)
            .and_then(|run| Some(run.first()?.range.start..run.last()?.range.end));
        let told = told.and_then(|range| reading.text.get(range)).unwrap_or_default();
        let is_negated = at > 0
            && words
                .get(at - 1)
                .is_some_and(|word| matches!(word.key.as_str(), "not" | "no" | "never"));
        let stance = if is_negated { negated(cue.stance) } else { cue.stance };
        let stance = match stance {
            Stance::Refuse | Stance::Oppose if is_claim => Stance::Deny,
            other => other,
        };
        all.add(stance, cue.weight, format!("“{told}” in the words"));
    }
    let is_reported = !is_claim && words.iter().any(|word| word.key == "would");
    if is_reported {
        // `It would send ships` tells of `we will send` as well.
        all.add(Stance::Commit, 0.9, "“would” in reported speech");
    }
    for hedge in hedges(place.words()) {
        if matches!(hedge.class, HedgeClass::Possibility | HedgeClass::Willingness) && !is_claim {
            let told = place.words().get(hedge.range).unwrap_or_default();
            all.add(Stance::Ready, 0.5, format!("“{told}” hedges"));
        }
    }
    if is_claim {
        let denies = words.iter().any(|word| NOT.contains(&word.key.as_str()));
        if denies {
            all.add(Stance::Deny, 2.0, "the words say “not”");
        }
    }
}

/// How firm it is, which follows from the stance and the texts.
pub(super) fn firmness(
    place: &Place<'_>,
    stance: Option<Stance>,
    actors: Option<&[ActorIx]>,
    chain: Option<&[Hop]>,
) -> Ranking<Firmness> {
    let mut all = Ranking::new();
    let words = place.words().to_lowercase();
    let texts = texts_of(place, chain);
    let by_act = |act: Act| {
        let actors = actors.unwrap_or_default();
        texts.iter().any(|text| actors.iter().any(|actor| place.d.took_part(*text, *actor, act)))
    };
    let is_act = chain.and_then(|chain| chain.last()).is_some_and(|hop| hop.mode == Mode::Act);
    let (signed, adopted) = (by_act(Act::Signed), by_act(Act::Adopted));
    let says_signed = is_act && words.contains("signed");
    match stance {
        Some(Stance::Ready) => {
            all.add(Firmness::Signalled, 2.0, "follows from Ready");
            if signed || says_signed {
                all.add(
                    Firmness::Signed,
                    if says_signed { 2.5 } else { 1.0 },
                    "it signed the text",
                );
            }
        }
        Some(Stance::Expected) => all.add(Firmness::Attributed, 2.0, "only others say so"),
        Some(Stance::Commit) => {
            if says_binding(place.words()) {
                all.add(Firmness::Binding, 4.0, "the words say that it is binding");
            }
            if signed || says_signed {
                all.add(Firmness::Signed, 3.0, "it signed the text");
            }
            if adopted || is_act && words.contains("adopted") {
                all.add(Firmness::Adopted, 3.2, "it adopted the text");
            }
            all.add(Firmness::Pledged, 1.0, "its own clear undertaking");
        }
        _ => {}
    }
    all
}

/// The texts on which the words hang: that of the chain, or those of which they speak.
pub(super) fn texts_of(place: &Place<'_>, chain: Option<&[Hop]>) -> Vec<InstrumentIx> {
    let text = |who: &Entity| match who {
        Entity::Instrument(ix) => Some(*ix),
        _ => None,
    };
    let inner = chain
        .and_then(|chain| chain.last())
        .map(|hop| hop.who.iter().filter_map(text).collect::<Vec<_>>());
    if let Some(texts) = inner.filter(|texts| !texts.is_empty()) {
        return texts;
    }
    let words = place.reading.words_in(place.span);
    place.reading.parties_in(&words).iter().filter_map(|party| text(&party.who)).collect()
}
