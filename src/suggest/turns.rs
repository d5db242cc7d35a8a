//! Who has the word where a text gives it: `Mr Aro:` at the beginning of a paragraph, as transcripts and declarations have
//! it.

use std::ops::Range;

use super::lexicon::{Small, TITLES, is};
use super::parties::{Kind, Party};
use super::tokens::Token;
use crate::dossier::{Dossier, Entity};

/// A stretch in which somebody has the word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// Bytes behind the label.
    pub(super) at: Range<usize>,
    /// Nobody, where somebody speaks who is not on record.
    pub(super) who: Option<Entity>,
}

/// So many words has a label at most.
const LONGEST: usize = 9;

/// The turns of a text, in order. In a transcript one goes on over the paragraphs until the next.
pub(super) fn turns(
    d: &Dossier,
    text: &str,
    paragraphs: &[Range<usize>],
    words: &[Token],
    parties: &[Party],
    is_transcript: bool,
) -> Vec<Turn> {
    let mut found: Vec<Turn> = Vec::new();
    for paragraph in paragraphs {
        match label(d, text, paragraph, words, parties) {
            Some((start, who)) => found.push(Turn { at: start..paragraph.end, who }),
            None if is_transcript => {
                if let Some(last) = found.last_mut() {
                    last.at.end = paragraph.end;
                }
            }
            None => {}
        }
    }
    found
}

/// Where what is said begins in a paragraph with a label, and who says it.
fn label(
    d: &Dossier,
    text: &str,
    paragraph: &Range<usize>,
    words: &[Token],
    parties: &[Party],
) -> Option<(usize, Option<Entity>)> {
    let whole = text.get(paragraph.clone())?;
    let end = paragraph.start + whole.find(':')?;
    let from = words.partition_point(|word| word.range.start < paragraph.start);
    let to = words.partition_point(|word| word.range.start < end);
    let behind = text.get(end + 1..paragraph.end)?;
    let is_label = (1..=LONGEST).contains(&(to - from)) && behind.starts_with(char::is_whitespace);
    if !is_label {
        return None;
    }
    let all: Vec<&Party> =
        parties.iter().filter(|party| party.words.start >= from && party.words.end <= to).collect();
    let who = match all.as_slice() {
        [] => None,
        [party, ..] => matches!(party.kind, Kind::Name | Kind::Office).then_some(party.who),
    };
    // Of a paper one of its people speaks, who asks.
    let asks = who.is_some_and(|who| is_outlet(d, who));
    // Every other word of a label is a name, a title or stands in brackets.
    let mut in_brackets = false;
    for at in from..to {
        let word = words.get(at)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let gap = before
            .filter(|_| at > from)
            .and_then(|before| text.get(before.range.end..word.range.start));
        in_brackets =
            gap.map_or(in_brackets, |gap| (in_brackets || gap.contains('(')) && !gap.contains(')'));
        let is_of_party = all.iter().any(|party| party.words.contains(&at));
        let is_small = is(Small::Article, words, at)
            || is(Small::Preposition, words, at)
            || is(Small::And, words, at);
        let is_title = TITLES.at(words, at).is_some();
        if !(in_brackets || is_of_party || is_small || is_title || word.is_capital) {
            return None;
        }
    }
    // Somebody not on record is known by a name of two words or more; a heading has no such label.
    let is_unknown =
        who.is_none() && to - from >= 2 && words.get(from).is_some_and(|word| word.is_capital);
    let starts = words.get(from).is_some_and(|word| word.is_capital);
    (starts && (who.is_some() || is_unknown && all.is_empty()))
        .then_some((end + 1, who.filter(|_| !asks)))
}

fn is_outlet(d: &Dossier, who: Entity) -> bool {
    matches!(who, Entity::Actor(ix) if d.actor(ix).is_some_and(|actor| actor.is_relay()))
}

/// Who has the word at a place.
pub(super) fn at(turns: &[Turn], place: usize) -> Option<&Turn> {
    let number = turns.partition_point(|turn| turn.at.end <= place);
    turns.get(number).filter(|turn| turn.at.start <= place)
}
