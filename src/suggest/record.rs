//! What a dossier knows that bears on suggestions, gathered once: its names, and the words of its topics.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::suggestion::{share, weight_of};
use super::tokens::{stem, tokens};
use crate::dossier::date::Date;
use crate::dossier::terms::ActorKind;
use crate::dossier::{Dossier, Position, PositionIx, TopicIx};

/// The names of a dossier, and the words of its topics.
#[derive(Clone, Debug)]
pub struct Record {
    pub(super) names: Names,
    /// By the stem of each word, in which topics it stands.
    words: BTreeMap<String, BTreeMap<TopicIx, OfTopic>>,
    topics: usize,
    /// The positions whose words were taken in.
    sampled: BTreeSet<PositionIx>,
    /// How many they are of each topic.
    taken: Vec<usize>,
    /// The stems of the words of which names are made: they tell who speaks, and not of what.
    of_names: BTreeSet<String>,
    /// When the events were of which claims tell, with the position that says so.
    events: BTreeMap<TopicIx, Vec<(PositionIx, Date)>>,
    /// Those of states alone, which stand in many questions of which they are no part.
    of_states: BTreeSet<String>,
}

/// A word of a topic.
#[derive(Clone, Copy, Debug, Default)]
struct OfTopic {
    /// How plainly the topic’s own entry has it.
    own: f64,
    /// In how many of its positions it stands.
    positions: usize,
}

/// Positions of one topic whose words are taken in, at most: more of them teach nothing new.
const SAMPLE: usize = 200;

/// Words that tell nothing of a topic.
const EMPTY: &[&str] = &[
    "the", "and", "for", "that", "with", "its", "not", "are", "was", "has", "have", "will",
    "would", "from", "this", "what", "does", "which", "were", "been", "said", "they", "their",
    "it", "of", "in", "to", "on", "an", "by", "as", "at", "or", "be", "is", "a", "he", "she",
    "who", "but", "any", "all", "it", "did", "do", "ask", "say", "offer", "take", "part", "there",
    "if", "into", "about", "than", "more", "other", "also", "after", "before", "could", "may",
    "might", "must", "should",
];

impl Record {
    /// Gathers them. Grows with the dossier.
    pub fn of(d: &Dossier) -> Record {
        let names = Names::of(d);
        let mut record = Record {
            names,
            words: BTreeMap::new(),
            topics: d.topics.len(),
            sampled: BTreeSet::new(),
            events: BTreeMap::new(),
            taken: Vec::new(),
            of_names: of_names(d, |_| true),
            of_states: of_names(d, |kind| kind == ActorKind::State),
        };
        for n in 0..d.topics.len() as u32 {
            let ix = TopicIx(n);
            let Some(topic) = d.topic(ix).filter(|topic| !topic.at.is_stand_in()) else { continue };
            record.add_own(ix, &topic.name, 3.0);
            record.add_own(ix, &topic.question, 2.0);
            record.add_own(ix, topic.place.as_deref().unwrap_or_default(), 0.5);
            record.add_own(ix, topic.note.as_deref().unwrap_or_default(), 0.5);
        }
        let mut taken = vec![0_usize; d.topics.len()];
        for position in d.positions() {
            let Some(count) = taken.get_mut(position.topic().at()) else { continue };
            if *count < SAMPLE {
                *count += 1;
                record.sampled.insert(position.ix);
                if let Some(date) = position.event_on() {
                    record.events.entry(position.topic()).or_default().push((position.ix, date));
                }
                for word in words_of(position) {
                    record.entry(word, position.topic()).positions += 1;
                }
            }
        }
        record.taken = taken;
        record
    }

    /// When the event was of which a claim tells, as positions on record have it.
    pub(super) fn events_of(&self, topic: TopicIx) -> &[(PositionIx, Date)] {
        self.events.get(&topic).map_or(&[], Vec::as_slice)
    }

    fn add_own(&mut self, topic: TopicIx, text: &str, weight: f64) {
        let words: BTreeSet<String> = stems(text).collect();
        for word in words {
            let own = &mut self.entry(word, topic).own;
            *own = own.max(weight);
        }
    }

    fn entry(&mut self, word: String, topic: TopicIx) -> &mut OfTopic {
        self.words.entry(word).or_default().entry(topic).or_default()
    }

    /// How well each topic goes with some words, by a weight for each, and the word that speaks for it most. What the
    /// words of `except` add is left out.
    pub(super) fn topics_of(
        &self,
        words: &BTreeMap<String, f64>,
        except: &[Position<'_>],
    ) -> BTreeMap<TopicIx, (f64, String)> {
        let except = except.iter().filter(|position| self.sampled.contains(&position.ix));
        let left_out: Vec<(TopicIx, BTreeSet<String>)> =
            except.map(|position| (position.topic(), words_of(*position))).collect();
        let mut found: BTreeMap<TopicIx, (f64, f64, String)> = BTreeMap::new();
        for (word, weight) in words {
            let Some(all) = self.words.get(word) else { continue };
            let is_name = self.of_names.contains(word);
            let counted = |(topic, of): (&TopicIx, &OfTopic)| {
                let is_left_out = |(left, words): &&(TopicIx, BTreeSet<String>)| {
                    left == topic && words.contains(word)
                };
                let less = left_out.iter().filter(is_left_out).count();
                let positions = if is_name { 0 } else { of.positions - less.min(of.positions) };
                let own = if self.of_states.contains(word) { 0.3 * of.own } else { of.own };
                (*topic, OfTopic { own, positions })
            };
            let all: Vec<(TopicIx, OfTopic)> = all
                .iter()
                .map(counted)
                .filter(|(_, of)| of.own > 0.0 || of.positions > 0)
                .collect();
            let rarity =
                ((weight_of(self.topics) + 1.0) / (weight_of(all.len()) + 0.5)).ln().max(0.05);
            for (topic, of) in all {
                let taken = self.taken.get(topic.at()).copied().unwrap_or_default();
                let spread = 0.4 + 0.6 * share(of.positions, taken);
                let often = of.own + (1.0 + weight_of(of.positions)).ln() * spread;
                let added = weight * rarity * often / (often + 1.5);
                let (sum, most, told) = found.entry(topic).or_insert((0.0, 0.0, String::new()));
                *sum += added;
                if added > *most {
                    *most = added;
                    told.clone_from(word);
                }
            }
        }
        found.into_iter().map(|(topic, (sum, _, told))| (topic, (sum, told))).collect()
    }
}

/// The stems of the words of a text that may tell its topic.
pub(super) fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = tokens(text).into_iter();
    let tells =
        |key: &str| key.chars().count() > 3 || key.bytes().all(|byte| byte.is_ascii_digit());
    words
        .filter(move |word| tells(&word.key) && !EMPTY.contains(&word.key.as_str()))
        .map(|word| stem(&word.key).to_string())
}

/// The stems of a position’s own words.
fn words_of(position: Position<'_>) -> BTreeSet<String> {
    let quotes = position.evidence().flat_map(|quote| stems(quote.exact()).collect::<Vec<_>>());
    quotes.chain(stems(position.summary())).collect()
}

/// The stems of the words of which the names of actors are made.
fn of_names(d: &Dossier, is_meant: impl Fn(ActorKind) -> bool) -> BTreeSet<String> {
    let actors = d.actors.iter().filter(|actor| is_meant(actor.kind));
    let names = actors.flat_map(|actor| actor.aliases.iter().chain([&actor.name]));
    names.flat_map(|name| stems(name).collect::<Vec<_>>()).collect()
}
