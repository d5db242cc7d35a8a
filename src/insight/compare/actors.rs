//! Two actors side by side, topic by topic, each with what it shows and the words behind it.

use super::changes::ids;
use super::comparison::{Comparison, Group, Told};
use crate::dossier::{ActorIx, Entity};
use crate::insight::cell::Cell;
use crate::insight::diff::Side;
use crate::insight::diff::quotes::cell_quotes;
use crate::insight::diff::stand_words::cell_words;
use crate::insight::diff::versus::{Likeness, Versus, versus};

/// Two actors of one side.
pub fn actors(side: Side<'_>, one: ActorIx, other: ActorIx) -> Comparison {
    let d = side.known;
    let found = versus(side, one, other);
    let names = [one, other].map(|ix| d.name_of(Entity::Actor(ix)).to_string());
    let told = |on: &Versus| {
        let topic = d.name_of(Entity::Topic(on.topic)).to_string();
        let words = on.cells.each_ref().map(|cell| cell_words(d, cell));
        let ([first, second], [a, b]) = (&names, &words);
        let summaries = names.iter().zip(&on.cells);
        Told {
            actors: names.to_vec(),
            sentence: format!("{topic}: {first}: {a}; {second}: {b}."),
            summaries: summaries.filter_map(|(name, cell)| summary(side, name, cell)).collect(),
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

/// The summary of the position that a cell shows; of a draft when there is nothing else.
fn summary(side: Side<'_>, name: &str, cell: &Cell) -> Option<String> {
    let shown = cell.shown().or(cell.drafts.first().copied());
    let p = side.known.position(shown?)?;
    let draft = if p.is_draft() { " (draft)" } else { "" };
    Some(format!("{name}{draft}: {}", p.summary()))
}
