//! Builds the index of a dossier.

use super::inverted::{Builder, Inverted};
use super::lists::{Lists, Packing};
use super::texts::{self, names_of, texts_of};
use crate::dossier::date::{Date, Day};
use crate::dossier::{Dossier, Entity, Known, PositionIx};
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
    pub(super) words: Inverted,
    /// Of all else that has a name: what it is called, by its place in `named`.
    pub(super) names: Inverted,
    /// What it is called in other languages, wherever that is known.
    pub(super) foreign: Inverted,
    /// What is said of it beside its names.
    pub(super) described: Inverted,
    pub(super) named: Vec<Entity>,
    /// The numbers of the first topic, text and document among these; actors come first.
    firsts: [usize; 3],
    /// The positions that belong to each of these: of an actor those that it holds or speaks in.
    pub(super) belonging: Lists,
    /// How many words the shortest name of each of these has.
    shortest: Vec<u8>,
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
        let mut shortest = Vec::with_capacity(named.len());
        for (n, entity) in (0_u32..).zip(&named) {
            let mut least = u8::MAX;
            for name in names_of(d, *entity) {
                enter(&mut names, n, &name, &mut folded);
                least = least.min(words(&folded).count().min(usize::from(u8::MAX)) as u8);
            }
            shortest.push(least);
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
        let first = |is: fn(&Entity) -> bool| named.iter().position(is).unwrap_or(named.len());
        Index {
            firsts: [
                first(|entity| !matches!(entity, Entity::Actor(_))),
                first(|entity| matches!(entity, Entity::Instrument(_) | Entity::Document(_))),
                first(|entity| matches!(entity, Entity::Document(_))),
            ],
            words: positions.finish(),
            names: names.finish(),
            foreign: foreign.finish(),
            described: described.finish(),
            belonging: belonging(d, &named),
            named,
            shortest,
            len: d.len(),
        }
    }

    /// Whether it is of a dossier of so many positions: before it is there nothing can be told apart.
    pub const fn is_of(&self, len: usize) -> bool {
        self.len == len
    }

    /// How many words the shortest name of something has, by its number.
    pub fn shortest_name(&self, n: usize) -> usize {
        self.shortest.get(n).copied().map_or(0, usize::from)
    }

    /// The number of something that has a name.
    pub fn number_of(&self, entity: Entity) -> Option<usize> {
        let [topics, instruments, documents] = self.firsts;
        Some(match entity {
            Entity::Actor(ix) => ix.at(),
            Entity::Topic(ix) => topics + ix.at(),
            Entity::Instrument(ix) => instruments + ix.at(),
            Entity::Document(ix) => documents + ix.at(),
            Entity::Position(_) => return None,
        })
    }

    /// How many positions there were.
    pub const fn positions(&self) -> usize {
        self.len
    }

    /// All that has a name, positions left out, by number.
    pub fn named(&self) -> &[Entity] {
        &self.named
    }
}

/// The positions that belong to whatever has a name.
fn belonging(d: &Dossier, named: &[Entity]) -> Lists {
    let mut on_topics: Vec<Packing> = Vec::new();
    on_topics.resize_with(d.topics.len(), Packing::default);
    for p in d.positions() {
        if let Some(list) = on_topics.get_mut(p.topic().at()) {
            list.add(p.ix.0);
        }
    }
    let mut lists = Lists::of(d.len());
    let mut held: Vec<PositionIx> = Vec::new();
    for entity in named {
        held.clear();
        match *entity {
            Entity::Actor(ix) => {
                held.extend(d.positions_of(ix).iter().chain(d.positions_spoken_by(ix)));
            }
            Entity::Instrument(ix) => held.extend(d.positions_under(ix)),
            Entity::Document(ix) => {
                let owners = d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix));
                held.extend(owners.filter_map(|quote| match quote.owner() {
                    Entity::Position(ix) => Some(ix),
                    _ => None,
                }));
            }
            Entity::Topic(ix) => {
                lists.push(on_topics.get(ix.at()).map_or(&[], |of| of.list.as_slice()));
                continue;
            }
            Entity::Position(_) => {}
        }
        held.sort_unstable();
        let mut packing = Packing::default();
        for ix in &held {
            packing.add(ix.0);
        }
        lists.push(&packing.list);
    }
    lists
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
pub fn may_be_number(word: &str) -> bool {
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
