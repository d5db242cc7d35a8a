//! The same utterance, already on record: many of the same words by the same speaker within three days.

use std::collections::BTreeSet;

use super::days::number_of;
use super::place::Place;
use super::suggestion::{Hop, Ranking, share};
use super::tokens::{stem, tokens};
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Entity, Position, PositionIx};

/// Words in a row that are compared.
const ROW: usize = 3;
/// How much of the shorter statement must be in the other.
const SHARED: f64 = 0.5;
/// Days between the two, at most.
const APART: i64 = 3;
/// Of a speaker’s statements, the last so many are compared.
const HISTORY: usize = 400;

/// The positions on record that tell the same utterance.
pub(super) fn same(
    place: &Place<'_>,
    actors: Option<&[ActorIx]>,
    chain: Option<&[Hop]>,
    stated: Option<Date>,
) -> Ranking<PositionIx> {
    let mut all = Ranking::new();
    let own = rows(place.words());
    let mut seen: BTreeSet<PositionIx> = BTreeSet::new();
    for (told, share) in place.siblings().filter(|(_, share)| *share > 0.3) {
        if seen.insert(told.position) {
            all.add(told.position, 1.0 + share, "rests on the same words");
        }
    }
    let speakers =
        chain.and_then(|chain| chain.last()).map(|hop| hop.who.clone()).unwrap_or_default();
    let mut candidates: Vec<PositionIx> = Vec::new();
    for who in speakers {
        if let Entity::Actor(ix) = who {
            candidates.extend(place.d.positions_spoken_by(ix).iter().rev().take(HISTORY));
        }
    }
    for actor in actors.unwrap_or_default() {
        candidates.extend(place.d.positions_of(*actor).iter().rev().take(HISTORY));
    }
    let when = stated.or_else(|| place.document().and_then(|document| document.published_on));
    for ix in candidates {
        let Some(position) = place.position(ix).filter(|position| is_near(place, *position, when))
        else {
            continue;
        };
        if !seen.insert(ix) || own.is_empty() {
            continue;
        }
        let share =
            position.evidence().map(|quote| shared(&own, &rows(quote.exact()))).fold(0.0, f64::max);
        if share >= SHARED {
            all.add(ix, share, "the same speaker in much the same words");
        }
    }
    all
}

/// Whether a position may have been stated within a few days of a date; what is not dated may have been.
fn is_near(place: &Place<'_>, position: Position<'_>, when: Option<Date>) -> bool {
    let published = || {
        let mut documents =
            position.evidence().filter_map(|quote| place.d.document(quote.document()));
        documents.find_map(|document| document.published_on)
    };
    let (Some(when), Some(other)) = (when, position.stated_on().or_else(published)) else {
        return true;
    };
    let number = |day: Option<(u16, u8, u8)>| day.map(number_of);
    let ends = |date: Date| (number(date.first_day()), number(date.last_day()));
    let ((from, to), (other_from, other_to)) = (ends(when), ends(other));
    let behind = other_from.zip(to).is_some_and(|(other, own)| other > own + APART);
    let before = other_to.zip(from).is_some_and(|(other, own)| other + APART < own);
    !behind && !before
}

/// The words of a text, each with those behind it.
fn rows(text: &str) -> BTreeSet<String> {
    let words: Vec<String> =
        tokens(text).into_iter().map(|word| stem(&word.key).to_string()).collect();
    words.windows(ROW).map(|row| row.join(" ")).collect()
}

/// How much of the shorter is in the other.
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let least = one.len().min(other.len());
    share(one.intersection(other).count(), least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_share_rows_of_words() {
        let share = |one, other| shared(&rows(one), &rows(other));
        assert!(
            share("we shall send two ships to the bay", "shall send two ships to the bay, he said")
                > 0.8
        );
        assert!(share("we shall send two ships", "no ships will be sent by us") < 0.1);
    }
}
