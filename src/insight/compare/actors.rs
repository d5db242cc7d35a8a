//! Two actors side by side, topic by topic, each with what it shows and the words behind it. What both share is
//! told once, under both names.

use super::comparison::{Comparison, Group, Told};
use crate::dossier::{ActorIx, Entity, Position, PositionIx};
use crate::insight::cell::Cell;
use crate::insight::diff::Side;
use crate::insight::diff::quotes::told_quotes;
use crate::insight::diff::said::{When, all_said, beside, labelled};
use crate::insight::diff::stand::sources;
use crate::insight::diff::versus::{Likeness, Versus, versus};
use crate::insight::naming::nothing_from_side;
use crate::text::words::closed;

/// Two actors of one side.
pub fn actors(side: Side<'_>, one: ActorIx, other: ActorIx) -> Comparison {
    let d = side.known;
    let found = versus(side, one, other);
    let names = [one, other].map(|ix| d.name_of(Entity::Actor(ix)).to_string());
    let told = |on: &Versus| {
        let topic = d.name_of(Entity::Topic(on.topic)).to_string();
        let Sentences { shared, apart, positions } = sentences(side, on, [one, other]);
        let words = apart.each_ref().map(|own| [&shared[..], &own[..]].concat().join(" "));
        let [first, second] = apart;
        let mut sentences = [shared, first, second].concat();
        let nothing = absence(side, on, [one, other]);
        sentences.extend(Some(nothing).filter(|text| !text.is_empty()));
        Told {
            actors: names.to_vec(),
            sentence: format!("{topic}: {}", sentences.join(" ")),
            topic,
            positions: positions.each_ref().map(|told| {
                let ids = told.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
                ids.collect()
            }),
            quotes: positions.each_ref().map(|told| told_quotes(d, told)),
            words,
            ..Told::default()
        }
    };
    let [first, second] = &names;
    let title = format!("{first} and {second}");
    let groups = Likeness::ALL.into_iter().map(|likeness| Group {
        label: likeness.label().to_string(),
        meaning: likeness.meaning().to_string(),
        told: found.iter().filter(|on| on.likeness == likeness).map(told).collect(),
    });
    Comparison {
        title,
        groups: groups.collect(),
        sides: names.clone(),
        notes: Vec::new(),
        nothing: "Nothing is held of either.",
    }
}

/// What is told of two actors on a topic.
struct Sentences {
    shared: Vec<String>,
    apart: [Vec<String>; 2],
    /// The positions behind each, those that they share with both.
    positions: [Vec<PositionIx>; 2],
}

fn sentences(side: Side<'_>, on: &Versus, actors: [ActorIx; 2]) -> Sentences {
    let [first, second] = on.cells.each_ref().map(|cell| sources(side.known, cell));
    let in_both = |ix: &PositionIx| on.cells.iter().all(|cell| cell.positions().any(|p| p == *ix));
    let mut shared: Vec<PositionIx> = Vec::new();
    for ix in first.iter().chain(&second).copied().filter(in_both) {
        if !shared.contains(&ix) {
            shared.push(ix);
        }
    }
    let [one, other] = actors;
    let alone = !shared.is_empty();
    let own = [first, second].map(|mut own| {
        own.retain(|ix| !shared.contains(ix));
        own
    });
    let [mine, theirs] = &own;
    Sentences {
        apart: [told_of(side, &[one], mine, alone), told_of(side, &[other], theirs, alone)],
        positions: own.each_ref().map(|own| [&shared[..], &own[..]].concat()),
        shared: told_of(side, &actors, &shared, false),
    }
}

/// What some actors say, or are said to do, in a sentence for each set of those with whom they do so.
fn told_of(
    side: Side<'_>,
    actors: &[ActorIx],
    positions: &[PositionIx],
    alone: bool,
) -> Vec<String> {
    let d = side.known;
    let besides = |p: Position<'_>| match beside(&d, p, actors) {
        with if with.is_empty() && alone && p.actors().len() == 1 => " alone".to_string(),
        with => with,
    };
    let of = |ix: PositionIx| d.position(ix).map(besides).unwrap_or_default();
    let runs = positions.chunk_by(|one, next| of(*one) == of(*next));
    let told = runs.map(|run| {
        let besides = run.first().map(|ix| of(*ix)).unwrap_or_default();
        closed(&labelled(&d, actors, &besides, &all_said(d, run, When::Open)))
    });
    told.collect()
}

/// That nothing is held of one of them, or nothing of its own where others speak of it.
fn absence(side: Side<'_>, on: &Versus, actors: [ActorIx; 2]) -> String {
    let d = side.known;
    let all: Vec<(ActorIx, &Cell)> = actors.into_iter().zip(&on.cells).collect();
    let silent = all.into_iter().filter(|(_, cell)| !cell.has_own(&d));
    let (spoken_of, others): (Vec<_>, Vec<_>) =
        silent.partition(|(_, cell)| cell.positions().next().is_some());
    let names = |of: Vec<(ActorIx, &Cell)>| of.into_iter().map(|(ix, _)| ix).collect::<Vec<_>>();
    let others = names(others);
    // Why somebody is named who has no part in it.
    let side = if others.len() == 1 { ", the other side of this comparison" } else { "" };
    nothing_from_side(d.whole(), &names(spoken_of), &others, side)
}
