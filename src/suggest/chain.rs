//! Through whom the words came: the chain of attribution, from the outermost relay to the innermost speaker.

use super::events::Told;
use super::lexicon::{Small, small};
use super::modes::{innermost, modes};
use super::place::Place;
use super::said::{Said, said_in};
use super::stances::is_own;
use super::subjects::Clause;
use super::suggestion::{Hop, Ranking};
use super::turns;
use crate::dossier::terms::{Act, ActorKind, Mode};
use crate::dossier::{ActorIx, Entity};

/// The chains that a place suggests; `said` is what the sentence says. Whoever speaks for the actors that were chosen is
/// likelier.
pub(super) fn chains(
    place: &Place<'_>,
    said: &Said,
    actors: Option<&[ActorIx]>,
) -> Ranking<Vec<Hop>> {
    let all = by_place(place, said);
    let Some(actors) = actors.filter(|actors| !actors.is_empty()) else { return all };
    let mut ranking = Ranking::new();
    all.each(|hops, weight, reason| {
        let is_own = actors.iter().any(|actor| is_own(place, &hops, *actor));
        // Others beside the words are no speakers of theirs, unless the words say so.
        let share = match (is_own, weight < 2.0 && !hops.is_empty()) {
            (true, _) => 1.6,
            (false, true) => 0.6,
            (false, false) => 1.0,
        };
        ranking.add(hops, share * weight, reason);
    });
    // Those who speak for an actor and were spoken of before, the nearest first.
    for (n, who) in place.officials_before(actors).into_iter().take(3).enumerate() {
        let weight = [1.0, 0.7, 0.5].get(n).copied().unwrap_or_default();
        let chain = chain_of(&[vec![Entity::Actor(who)]], Mode::Indirect, innermost(place, said));
        ranking.add(chain, weight, "speaks for the actor, and is named earlier");
    }
    let itself = actors.iter().map(|actor| Entity::Actor(*actor)).collect();
    ranking.add(
        chain_of(&[itself], Mode::Indirect, innermost(place, said)),
        0.6,
        "the actor itself",
    );
    ranking
}

/// The chains that a place suggests, whoever the actor is.
fn by_place(place: &Place<'_>, said: &Said) -> Ranking<Vec<Hop>> {
    let mut ranking = Ranking::new();
    let is_future = place.has(Small::Expected);
    for (told, weight) in place.siblings() {
        ranking.add(
            place.hops_of(told.quote),
            5.0 * weight,
            "as in the statement on the same words",
        );
    }
    let by = byline(place);
    if let Some((who, reason)) = &by {
        ranking.add(chain_of(who, Mode::Direct, Mode::Direct), 6.0, reason.clone());
    }
    let turn = turns::at(&place.reading.turns, place.span.start);
    if let Some(who) = turn.and_then(|turn| turn.who) {
        let hop = Hop { who: vec![who], mode: Mode::Direct };
        ranking.add(vec![hop], 8.0, "has the floor here");
    }
    let own_text = place.own_text().filter(|_| turn.is_none() && !speaks_beside(place, said));
    if let Some(text) = own_text {
        let hop = Hop { who: vec![Entity::Instrument(text)], mode: Mode::Text };
        ranking.add(vec![hop], 5.0, "the document is this text");
    }
    if !said.who.is_empty() {
        let is_plain = said.event.as_ref().is_some_and(|event| event.told == Told::Plain);
        let weight = match (is_plain, is_future) {
            (false, _) => 4.0,
            (true, false) => 2.5,
            (true, true) => 1.0,
        };
        // The mode has suggestions of its own: one more is enough here.
        for (n, (mode, _)) in modes(place, said).into_iter().take(2).enumerate() {
            let share = if n == 0 { 1.0 } else { 0.25 };
            ranking.add(
                chain_of(&said.who, Mode::Indirect, mode),
                weight * share,
                said.reason.clone(),
            );
        }
        if said.who.len() > 1 {
            // Who is outermost may be no link of it.
            let inner = said.who.get(1..).unwrap_or_default();
            let mode = innermost(place, said);
            ranking.add(chain_of(inner, Mode::Indirect, mode), weight * 0.3, said.reason.clone());
        }
    }
    let speaks = by.is_some()
        || turn.is_some()
        || own_text.is_some()
        || said.event.as_ref().is_some_and(|event| event.told != Told::Plain);
    if !speaks {
        own_voice(place, &mut ranking, is_future);
        if let Some((who, reason)) = goes_on(place) {
            let mode = innermost(place, said);
            ranking.add(chain_of(&who, Mode::Indirect, mode), 2.0, reason);
        }
    }
    for (n, told) in place.before().take(3).enumerate() {
        let weight = [1.2, 0.6, 0.4].get(n).copied().unwrap_or_default();
        ranking.add(place.hops_of(told.quote), weight, "as in the statement before");
    }
    if let Some(hops) = place.on_both_sides() {
        ranking.add(hops, if speaks { 0.5 } else { 1.6 }, "as in the statements before and after");
    }
    for (hops, share) in place.usual() {
        ranking.add(hops, 1.0 * share, "as in most of this document");
    }
    // Whoever is named around the words and can speak.
    for (n, who) in place.officials_near().into_iter().take(3).enumerate() {
        let weight = [0.5, 0.3, 0.2].get(n).copied().unwrap_or_default();
        let chain = chain_of(&[vec![who]], Mode::Indirect, innermost(place, said));
        ranking.add(chain, weight, "named near the words");
    }
    ranking
}

/// Whether somebody speaks within the document who is not the text itself, and has not joined it.
fn speaks_beside(place: &Place<'_>, said: &Said) -> bool {
    let Some(text) = place.own_text() else { return false };
    let draft_of = place.d.instrument(text).and_then(|text| text.draft_of);
    let joined = |ix: ActorIx| {
        let texts = [Some(text), draft_of].into_iter().flatten();
        let acts = [Act::Signed, Act::Adopted];
        texts.into_iter().any(|text| acts.iter().any(|act| place.d.took_part(text, ix, *act)))
    };
    let beside = |who: &Entity| matches!(who, Entity::Actor(ix) if !joined(*ix));
    // What a state shall do, the text says; what it does or would do, the state.
    let speaks = said
        .event
        .as_ref()
        .is_some_and(|event| event.told != Told::Plain || !place.has(Small::Expected));
    speaks && said.who.last().is_some_and(|who| who.iter().any(beside))
}

/// A chain of these speakers: `outer` for all but the last.
fn chain_of(who: &[Vec<Entity>], outer: Mode, inner: Mode) -> Vec<Hop> {
    let last = who.len().saturating_sub(1);
    let mode = |n: usize| if n == last { inner } else { outer };
    who.iter().enumerate().map(|(n, who)| Hop { who: who.clone(), mode: mode(n) }).collect()
}

/// Where nobody is said to speak: the document itself, or nobody where it only expects.
fn own_voice(place: &Place<'_>, ranking: &mut Ranking<Vec<Hop>>, is_future: bool) {
    let weight = match (is_future, place.has(Small::Told)) {
        (true, _) => 3.0,
        (false, true) => 1.5,
        (false, false) => 0.8,
    };
    ranking.add(Vec::new(), weight, "no speaker is named: the document’s own words");
    if let Some(publisher) = place.reading.publisher {
        let is_outlet =
            place.d.actor(publisher).is_some_and(|actor| actor.kind == ActorKind::Outlet);
        let weight = match (is_outlet, is_future) {
            (true, true) => 0.5,
            (true, false) => 2.2,
            (false, _) => 3.2,
        };
        let hop = Hop { who: vec![Entity::Actor(publisher)], mode: Mode::Direct };
        ranking.add(vec![hop], weight, "the document speaks for its publisher");
    }
    if let Some(author) = place.reading.author {
        let hop = Hop { who: vec![Entity::Actor(author)], mode: Mode::Direct };
        ranking.add(vec![hop], 3.2, "the document is by this author");
    }
}

/// Whose words go on in a sentence that names no speaker: in quotation marks, or in the conditional of what is told.
fn goes_on(place: &Place<'_>) -> Option<(Vec<Vec<Entity>>, String)> {
    let reading = place.reading;
    let is_quoted = reading.quoted_in(place.span).any(|range| range.start <= place.span.start + 1);
    let words = reading.words_in(&place.sentence);
    let links = reading.words.get(words.start).is_some_and(|word| {
        matches!(
            word.key.as_str(),
            "these" | "this" | "those" | "such" | "they" | "it" | "he" | "she" | "at"
        )
    });
    let is_told = place.has(Small::Told) || links || is_quoted;
    if !is_told {
        return None;
    }
    let here = reading.sentences_at(&place.sentence).start;
    let paragraph = reading.paragraph_of(place.sentence.start);
    let of = |number: usize, is_behind: bool| {
        let sentence = reading.sentences.get(number)?;
        let near = paragraph.start <= sentence.start && sentence.start < paragraph.end
            || !is_quoted && !is_behind;
        let said = said_in(place, sentence, sentence);
        let speaks = said.event.as_ref().is_some_and(|event| event.told != Told::Plain);
        (near && speaks).then_some(said)
    };
    let before = here.checked_sub(1).and_then(|number| of(number, false));
    let said = before.or_else(|| if is_quoted { of(here + 1, true) } else { None })?;
    Some((said.who, "continued from the sentence beside it".to_string()))
}

/// Who is named in the line behind a quotation: `— The minister (according to a source)`.
fn byline(place: &Place<'_>) -> Option<(Vec<Vec<Entity>>, String)> {
    let reading = place.reading;
    let paragraph = reading.paragraph_of(place.span.start);
    let text = reading.text.get(paragraph.clone())?;
    let (line, _) = text.match_indices('\n').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let dash = rest.trim_start().strip_prefix(['—', '–', '-'])?;
        let is_behind = paragraph.start + at >= place.span.start;
        is_behind.then_some((text.len() - dash.len(), dash))
    })?;
    let from = reading.words.partition_point(|word| word.range.start < paragraph.start + line);
    let to = reading.words.partition_point(|word| word.range.start < paragraph.end);
    let clause = Clause { d: place.d, reading, from, to };
    let mut who = vec![clause.at(from)?.who];
    let inner = (from..to).find_map(|at| {
        let (len, ()) = small(Small::According).at(&reading.words, at)?;
        clause.at(at + len)
    });
    who.extend(inner.map(|subject| subject.who));
    Some((who, "named in the line below the quotation".to_string()))
}
