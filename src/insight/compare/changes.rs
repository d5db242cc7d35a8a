//! Two dates or two dossiers: the cells that moved, and what became of the positions.

use super::comparison::{Comparison, Group, Told};
use crate::dossier::{Dossier, Entity, Known, PositionIx};
use crate::insight::cell::Cell;
use crate::insight::diff::acts::{ActChange, act_sentence, text_name};
use crate::insight::diff::quotes::{cell_quotes, change_quotes};
use crate::insight::diff::stand::sources;
use crate::insight::diff::stand_words::position_words;
use crate::insight::diff::words::{change_sentence, moved_sentence, moved_words};
use crate::insight::diff::{Change, ChangeKind, Diff, Moved, Side, diff, is_one_dossier};

/// What differs from one to the other.
pub fn changes(sides: [Side<'_>; 2], titles: [String; 2], mut notes: Vec<String>) -> Comparison {
    let [a, b] = sides;
    let Diff { moved, acts, changes } = diff(a, b);
    let [from, to] = &titles;
    let title = format!("What differs from {from} to {to}");
    let [in_a, in_b] = sides.map(|side| side.known.whole());
    if !is_one_dossier(a, b) && in_a.id != in_b.id {
        notes.push(format!(
            "These are two dossiers, “{}” and “{}”: what one lacks it may never have looked for.",
            in_a.title, in_b.title
        ));
    }
    for (d, title) in [(in_a, from), (in_b, to)] {
        if d.incomplete && !is_one_dossier(a, b) {
            notes.push(format!(
                "Entries of {title} could not be read; what is missing there proves nothing."
            ));
        }
    }
    let mut groups = vec![
        Group {
            label: "moved".to_string(),
            meaning: "what the grid shows for an actor on a topic is something else".to_string(),
            told: moved.iter().map(|moved| moved_told(a, b, moved)).collect(),
        },
        Group {
            label: "acts".to_string(),
            meaning:
                "who did what about a text; not signing is not refusing, attending is not signing"
                    .to_string(),
            told: acts.iter().map(|act| act_told(a, b, act)).collect(),
        },
    ];
    groups.extend(ChangeKind::ALL.into_iter().map(|kind| {
        Group {
            label: kind.label().to_string(),
            meaning: kind.meaning().to_string(),
            told: changes
                .iter()
                .filter(|change| change.kind == kind)
                .map(|change| change_told(a, b, change))
                .collect(),
        }
    }));
    Comparison {
        title,
        sides: titles,
        notes,
        groups,
        nothing: "Nothing differs in the grid, the positions, their quotes, or in who signed what.",
    }
}

fn moved_told(a: Side<'_>, b: Side<'_>, moved: &Moved) -> Told {
    let [first, second] = &moved.cells;
    let name = |ixs: [Option<Entity>; 2]| {
        let [one, other] = ixs;
        let name = other.map(|e| b.known.whole().name_of(e));
        name.or(one.map(|e| a.known.whole().name_of(e))).unwrap_or_default().to_string()
    };
    Told {
        actors: vec![name(moved.actor.map(|ix| ix.map(Entity::Actor)))],
        topic: name(moved.topic.map(|ix| ix.map(Entity::Topic))),
        words: moved_words(a, b, moved),
        sentence: moved_sentence(a, b, moved),
        positions: [ids(a.known, first), ids(b.known, second)],
        quotes: [cell_quotes(a.known, first), cell_quotes(b.known, second)],
        ..Told::default()
    }
}

/// The ids of the positions under which a cell is told.
pub(super) fn ids(d: Known<'_>, cell: &Cell) -> Vec<String> {
    let mut shown = sources(d, cell);
    if shown.is_empty() {
        shown.extend(cell.drafts.first());
    }
    shown.into_iter().map(|ix| id(&d, ix)).collect()
}

fn id(d: &Dossier, ix: PositionIx) -> String {
    d.id_of(Entity::Position(ix)).to_string()
}

fn act_told(a: Side<'_>, b: Side<'_>, act: &ActChange) -> Told {
    let d = if act.is_new { b.known.whole() } else { a.known.whole() };
    let on_its_side = |words: String| {
        if act.is_new { [String::new(), words] } else { [words, String::new()] }
    };
    let quotes = act.quotes.clone();
    Told {
        actors: vec![d.name_of(Entity::Actor(act.actor)).to_string()],
        topic: text_name(d, act.instrument),
        words: on_its_side(act.act.meaning().to_string()),
        sentence: act_sentence(a, b, act),
        quotes: if act.is_new { [Vec::new(), quotes] } else { [quotes, Vec::new()] },
        ..Told::default()
    }
}

fn change_told(a: Side<'_>, b: Side<'_>, change: &Change) -> Told {
    let [first, second] = change.at;
    let of = |side: Side<'_>, ix: Option<PositionIx>| {
        ix.and_then(|ix| side.known.position(ix)).map_or(String::new(), |p| match change.kind {
            ChangeKind::Reworded => p.summary().to_string(),
            _ => position_words(side.known, p),
        })
    };
    let (d, ix) = match (first, second) {
        (_, Some(ix)) => (b.known, Some(ix)),
        (ix, None) => (a.known, ix),
    };
    let p = ix.and_then(|ix| d.position(ix));
    let actors = p.into_iter().flat_map(|p| p.actors());
    Told {
        actors: actors.map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect(),
        topic: p.map_or(String::new(), |p| d.name_of(Entity::Topic(p.topic())).to_string()),
        words: [of(a, first), of(b, second)],
        sentence: change_sentence(a, b, change),
        positions: [
            first.into_iter().map(|ix| id(&a.known, ix)).collect(),
            second.into_iter().map(|ix| id(&b.known, ix)).collect(),
        ],
        quotes: change_quotes(a, b, change),
        ..Told::default()
    }
}
