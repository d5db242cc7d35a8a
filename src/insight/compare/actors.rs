//! Two actors side by side, topic by topic, each with what it shows and the words behind it.

use super::changes::ids;
use super::comparison::{Comparison, Group, Told};
use crate::dossier::{ActorIx, Entity};
use crate::insight::cell::Cell;
use crate::insight::diff::Side;
use crate::insight::diff::quotes::cell_quotes;
use crate::insight::diff::said::{When, cell_said, itself_silent, labelled};
use crate::insight::diff::stand::sources;
use crate::insight::diff::versus::{Likeness, Versus, versus};
use crate::text::words::closed;

/// Two actors of one side.
pub fn actors(side: Side<'_>, one: ActorIx, other: ActorIx) -> Comparison {
    let d = side.known;
    let found = versus(side, one, other);
    let names = [one, other].map(|ix| d.name_of(Entity::Actor(ix)).to_string());
    let told = |on: &Versus| {
        let topic = d.name_of(Entity::Topic(on.topic)).to_string();
        let [first, second] = &on.cells;
        let words = [said_by(side, one, first), said_by(side, other, second)];
        let mut sentences: Vec<String> =
            words.iter().filter(|words| !words.is_empty()).map(|words| closed(words)).collect();
        let silent = [(one, first), (other, second)].into_iter();
        let silent: Vec<ActorIx> =
            silent.filter(|(_, cell)| !cell.has_own(&d)).map(|(actor, _)| actor).collect();
        if !silent.is_empty() {
            sentences.push(itself_silent(d.whole(), &silent));
        }
        Told {
            actors: names.to_vec(),
            sentence: format!("{topic}: {}", sentences.join(" ")),
            topic,
            positions: on.cells.each_ref().map(|cell| ids(d, cell)),
            quotes: on.cells.each_ref().map(|cell| cell_quotes(d, cell)),
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

/// What one of them says, or is said to do; nothing where nobody says anything of it.
fn said_by(side: Side<'_>, actor: ActorIx, cell: &Cell) -> String {
    let told = cell_said(side.known, cell, When::Open);
    let first = sources(side.known, cell).first().and_then(|ix| side.known.position(*ix));
    if told.is_empty() { told } else { labelled(side.known.whole(), actor, first, &told) }
}
