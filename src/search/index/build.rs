//! Builds the index of a dossier.

use super::inverted::{Builder, Inverted};
use super::texts::{self, names_of, texts_of};
use crate::dossier::date::{Date, Day};
use crate::dossier::{Dossier, Entity, Known};
use crate::search::named;
use crate::search::words::words;
use crate::text::fold::fold_into;
use crate::text::number_words::{scale_of, small};
use crate::text::numbers::numbers;

/// Before a day in the vocabulary, which no typed word can begin with: `@2030-05-03`.
pub const DAY: char = '@';
/// Before a number in one form: `#15000`.
pub const NUMBER: char = '#';

/// The words by which positions, and whatever else has a name, are found.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Of positions: what they say, quote and note.
    pub(super) positions: Inverted,
    /// Of all else that has a name: what it is called, by its place in `named`.
    pub(super) names: Inverted,
    /// What it is called in other languages, wherever that is known.
    pub(super) foreign: Inverted,
    /// What is said of it beside its names.
    pub(super) described: Inverted,
    pub(super) named: Vec<Entity>,
    /// How many positions there were.
    len: usize,
}

impl Index {
    /// Grows with the text of the dossier.
    pub fn new(d: &Dossier) -> Index {
        let (mut positions, mut names) = (Builder::default(), Builder::default());
        let (mut foreign, mut described) = (Builder::default(), Builder::default());
        let mut folded = String::new();
        let named: Vec<Entity> = named::all(d).collect();
        for (n, entity) in (0_u32..).zip(&named) {
            for name in names_of(d, *entity) {
                enter(&mut names, n, &name, &mut folded);
            }
            for name in texts::foreign_names_of(d, *entity) {
                enter(&mut foreign, n, name, &mut folded);
            }
            for text in texts::descriptions_of(d, *entity) {
                enter(&mut described, n, &text, &mut folded);
            }
            if let Entity::Document(ix) = entity
                && let Some(day) = d.document(*ix).and_then(|document| day(document.published_on))
            {
                names.add(n, &day);
            }
        }
        let known = Known::from(d);
        for p in d.positions() {
            texts_of(known, p, &mut |_, text| enter(&mut positions, p.ix.0, text, &mut folded));
            for on in [p.stated_on(), p.event_on()].into_iter().filter_map(day) {
                positions.add(p.ix.0, &on);
            }
        }
        Index {
            positions: positions.finish(),
            names: names.finish(),
            foreign: foreign.finish(),
            described: described.finish(),
            named,
            len: d.len(),
        }
    }

    /// Whether it is of a dossier of so many positions: before it is there nothing can be told apart.
    pub const fn is_of(&self, len: usize) -> bool {
        self.len == len
    }

    /// All that has a name, positions left out, by number.
    pub fn named(&self) -> &[Entity] {
        &self.named
    }
}

fn enter(into: &mut Builder, thing: u32, text: &str, folded: &mut String) {
    folded.clear();
    fold_into(text, folded);
    let mut has_number = false;
    for word in words(folded) {
        has_number = has_number || may_be_number(word);
        into.add(thing, word);
    }
    // Looking for numbers takes longer than all the rest, and most texts have none.
    if has_number {
        for number in numbers(text) {
            into.add(thing, &format!("{NUMBER}{}", number.value));
        }
    }
}

/// Whether a word may be one of a number; `one` alone counts nothing that anybody looks for.
fn may_be_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || (word.len() > 2 && (small(word).is_some_and(|n| n > 1) || scale_of(word).is_some()))
}

/// A single day, or a month or year, as the vocabulary has it; what is open or uncertain has none.
fn day(date: Option<Date>) -> Option<String> {
    let date = date.filter(|date| date.is_certain())?;
    let (first, last) = (date.first_day()?, date.last_day()?);
    (first == last).then(|| day_word(first))
}

/// A day as the vocabulary has it.
pub fn day_word((year, month, day): Day) -> String {
    format!("{DAY}{year:04}-{month:02}-{day:02}")
}
