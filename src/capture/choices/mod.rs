//! What can be chosen for a field: first what the words themselves or the last record suggest, then whatever the typed
//! letters name.

mod choice;
mod names;
mod numbers;
mod says;
mod suggested;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::capture::draft::Draft;
use crate::capture::field::{Field, Value};
use crate::capture::firmness::derived;
use crate::capture::rules::stances_left;
use crate::dossier::entry::ConditionEntry;
use crate::dossier::terms::{ActorKind, ConditionKind, Firmness};
use crate::dossier::{ActorIx, Dossier, Entity, InstrumentIx, Position, QuoteIx, TopicIx};
use crate::search::named::names;
use crate::suggest::Suggestions;
use crate::text::fold::fold;
pub use choice::Choice;
use names::{named, narrowed, standing};
use numbers::quantities;
pub use suggested::{chain_in_words, chosen, suggested, turned};

/// So many are suggested without anything being typed.
const SUGGESTED: usize = 9;

/// What was said of the last record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    pub actors: Vec<String>,
    pub topic: Option<String>,
    pub stance: Option<crate::dossier::terms::Stance>,
}

/// Where a quote stands, and what was said before.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    pub d: &'a Dossier,
    /// The paragraph, and where in it the sentences and the quote are.
    pub paragraph: &'a str,
    pub sentence: &'a Range<usize>,
    pub quote: &'a Range<usize>,
    pub last: &'a Last,
    /// What the words suggest, where that is known.
    pub suggested: Option<&'a Suggestions>,
}

impl<'a> Near<'a> {
    fn text(self, range: Range<usize>) -> &'a str {
        self.paragraph.get(range).unwrap_or_default()
    }

    /// What can be chosen for a field, the likeliest first; with letters typed, what they name.
    pub fn choices(self, draft: &Draft, field: Field, typed: &str) -> Vec<Choice> {
        let mut others = self.others(draft, field, typed);
        others.extend(new(self.d, field, typed));
        let Some(suggestions) = self.suggested.filter(|_| typed.trim().is_empty()) else {
            return others;
        };
        let mut all = suggested(self.d, suggestions, field);
        // The rules leave only some of them.
        all.retain(|own| field != Field::Stance || others.iter().any(|one| one.value == own.value));
        // Of numbers, what was turned away is not offered in another way.
        let more: Vec<Choice> = others
            .into_iter()
            .filter(|_| field != Field::Quantity)
            .filter(|other| all.iter().all(|own| own.value != other.value))
            .collect();
        all.extend(more);
        all.truncate(if field == Field::Stance { all.len() } else { SUGGESTED });
        all
    }

    fn others(self, draft: &Draft, field: Field, typed: &str) -> Vec<Choice> {
        match field {
            Field::Who | Field::About => self.actors(draft, typed),
            Field::Says => self.chains(draft, typed),
            Field::Topic => self.topics(draft, typed),
            Field::Stance => self.stances(draft, typed),
            Field::Firmness => self.firmnesses(draft, typed),
            Field::Instrument => self.instruments(typed),
            Field::Conditions => conditions(typed),
            Field::Quantity => quantities(draft, typed),
            _ => Vec::new(),
        }
    }

    /// Actors, in the order in which they stand in the quote, in the sentence, before it in the paragraph; an official
    /// stands for those whom they represent.
    fn found(self) -> Vec<(ActorIx, &'static str)> {
        let quote = self.quote;
        let parts = [
            (quote.clone(), "in the quote"),
            (self.sentence.start..quote.start, "in the sentence"),
            (quote.end..self.sentence.end, "in the sentence"),
            (0..self.sentence.start, "before it"),
            (self.sentence.end..self.paragraph.len(), "after it"),
        ];
        let mut found: Vec<(ActorIx, &'static str)> = Vec::new();
        for (range, place) in parts {
            let text = fold(self.text(range)).text;
            let mut here: Vec<(usize, usize, ActorIx)> = Vec::new();
            for ix in self.d.actor_indices() {
                let places = names(self.d, Entity::Actor(ix));
                // An id is no word of a text.
                let at = places.into_iter().skip(1).filter_map(|name| {
                    let name = fold(name).text;
                    Some((standing(&text, &name)?, usize::MAX - name.len()))
                });
                here.extend(at.min().map(|(at, length)| (at, length, ix)));
            }
            here.sort();
            if place == "before it" {
                here.reverse();
            }
            for (_, _, ix) in here {
                if !found.iter().any(|(known, _)| *known == ix) {
                    found.push((ix, place));
                }
            }
        }
        found
    }

    /// The actors of whom the document has most.
    fn often(self, draft: &Draft) -> Vec<ActorIx> {
        let mut counts: BTreeMap<ActorIx, usize> = BTreeMap::new();
        for position in self.positions(draft) {
            for actor in position.actors() {
                *counts.entry(*actor).or_default() += 1;
            }
        }
        let mut all: Vec<(usize, ActorIx)> = counts.into_iter().map(|(ix, n)| (n, ix)).collect();
        all.sort_by_key(|(count, ix)| (std::cmp::Reverse(*count), *ix));
        all.into_iter().map(|(_, ix)| ix).take(3).collect()
    }

    /// The positions that quote the document, the last ones first.
    fn positions(self, draft: &Draft) -> impl Iterator<Item = Position<'a>> {
        let d = self.d;
        let document = draft.quotes.last().and_then(|quote| d.find(&quote.document));
        let quotes = match document {
            Some(Entity::Document(ix)) => d.quotes_from(ix),
            _ => &[],
        };
        let position = |quote: &QuoteIx| match d.quote(*quote)?.owner() {
            Entity::Position(ix) => d.position(ix),
            _ => None,
        };
        quotes.iter().rev().filter_map(position).take(200)
    }

    fn actors(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let d = self.d;
        if !typed.trim().is_empty() {
            let all = d.actor_indices().map(Entity::Actor);
            let found = named(d, all, typed).into_iter();
            return found.filter_map(|entity| self.actor(entity, "")).collect();
        }
        let often = self.often(draft);
        let mut all: Vec<Choice> = Vec::new();
        let mut offer = |entity: Entity, why: &str| {
            let choice = self.actor(entity, why);
            let is_new = |choice: &Choice| !all.iter().any(|known| known.value == choice.value);
            all.extend(choice.filter(is_new));
        };
        for (ix, place) in self.found() {
            let Some(actor) = d.actor(ix) else { continue };
            let name = actor.name.clone();
            for body in &actor.represents {
                offer(Entity::Actor(*body), &format!("{name} speaks for it, {place}"));
            }
            if !matches!(actor.kind, ActorKind::Outlet | ActorKind::Unnamed) {
                offer(Entity::Actor(ix), place);
            }
        }
        for id in &self.last.actors {
            if let Some(entity) = d.find(id) {
                offer(entity, "as in the last record");
            }
        }
        for ix in often {
            offer(Entity::Actor(ix), "often in this document");
        }
        all.truncate(SUGGESTED);
        all
    }

    fn actor(self, entity: Entity, why: &str) -> Option<Choice> {
        let Entity::Actor(ix) = entity else { return None };
        let actor = self.d.actor(ix)?;
        let kind = actor.role.clone().unwrap_or_else(|| actor.kind.meaning().to_string());
        let why = if why.is_empty() { kind } else { why.to_string() };
        Some(Choice {
            value: Value::Actors(vec![actor.id.clone()]),
            label: actor.name.clone(),
            why,
        })
    }

    fn texts_found(self) -> Vec<InstrumentIx> {
        let text = fold(self.paragraph).text;
        let all = (0..self.d.instruments.len() as u32).map(InstrumentIx);
        let stands = |ix: &InstrumentIx| {
            let own = names(self.d, Entity::Instrument(*ix));
            own.into_iter().skip(1).any(|name| standing(&text, &fold(name).text).is_some())
        };
        all.filter(stands).take(3).collect()
    }

    fn topics(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let d = self.d;
        let all = || (0..d.topics.len() as u32).map(|n| Entity::Topic(TopicIx(n)));
        let choice = |entity: Entity, why: &str| {
            let Entity::Topic(ix) = entity else { return None };
            let topic = d.topic(ix)?;
            let why = if why.is_empty() { topic.question.clone() } else { why.to_string() };
            Some(Choice { value: Value::Topic(topic.id.clone()), label: topic.name.clone(), why })
        };
        if !typed.trim().is_empty() {
            let found = named(d, all(), typed).into_iter();
            return found.filter_map(|entity| choice(entity, "")).collect();
        }
        let last = self.last.topic.as_deref().and_then(|id| d.find(id));
        let mut found: Vec<Choice> = Vec::new();
        let offers = last.map(|entity| (entity, "as in the last record")).into_iter();
        let spoken = self.positions(draft).map(|own| (Entity::Topic(own.topic()), ""));
        for (entity, why) in offers.chain(spoken).chain(all().map(|entity| (entity, ""))) {
            let is_new = |choice: &Choice| !found.iter().any(|known| known.value == choice.value);
            let choice = choice(entity, why).filter(is_new);
            found.extend(choice);
            if found.len() >= SUGGESTED {
                break;
            }
        }
        found
    }

    fn stances(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let mut left = stances_left(self.d, draft);
        left.sort_by_key(|stance| self.last.stance != Some(*stance));
        let all = left.into_iter().map(|stance| Choice {
            value: Value::Stance(stance),
            label: stance.name().to_string(),
            why: stance.meaning().to_string(),
        });
        narrowed(all, typed)
    }

    fn firmnesses(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let Some(stance) = draft.stance.filter(|stance| stance.has_firmness()) else {
            return Vec::new();
        };
        let instrument = draft.instrument.as_deref();
        let own = derived(self.d, stance, &draft.actors, instrument, draft.words());
        let mut all: Vec<Firmness> = Firmness::ALL.to_vec();
        all.sort_by_key(|firmness| Some(*firmness) != own);
        let all = all.into_iter().map(|firmness| Choice {
            value: Value::Firmness(firmness),
            label: firmness.name().to_string(),
            why: firmness.meaning().to_string(),
        });
        narrowed(all, typed)
    }

    fn instruments(self, typed: &str) -> Vec<Choice> {
        let d = self.d;
        let all = || (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
        let found = if typed.trim().is_empty() {
            let near = self.texts_found().into_iter().map(Entity::Instrument);
            let mut found: Vec<Entity> = near.collect();
            found.extend(all().take(SUGGESTED));
            let mut seen = Vec::new();
            found.retain(|entity| {
                !seen.contains(entity) && {
                    seen.push(*entity);
                    true
                }
            });
            found.truncate(SUGGESTED);
            found
        } else {
            named(d, all(), typed)
        };
        let choice = |entity: Entity| {
            let Entity::Instrument(ix) = entity else { return None };
            let text = d.instrument(ix)?;
            let why = format!("{}, {}", text.kind.meaning(), text.text.meaning());
            let (value, label) = (Value::Instrument(text.id.clone()), text.title.clone());
            Some(Choice { value, label, why })
        };
        found.into_iter().filter_map(choice).collect()
    }
}

/// What is typed as something that is made, where nothing is called so.
fn new(d: &Dossier, field: Field, typed: &str) -> Option<Choice> {
    let noun = match field {
        Field::Who | Field::About | Field::Says => "actor",
        Field::Topic => "topic",
        _ => return None,
    };
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_known = crate::search::named::named(d, &name).into_iter().any(|entity| match entity {
        Entity::Topic(_) => field == Field::Topic,
        _ => field != Field::Topic,
    });
    if name.is_empty() || is_known {
        return None;
    }
    let label = format!("a new {noun}: “{name}”");
    Some(Choice { value: Value::New(name), label, why: "made and kept in captured/".to_string() })
}

/// The kinds of a condition that is worded so.
fn conditions(typed: &str) -> Vec<Choice> {
    let kinds = [
        ConditionKind::Caveat,
        ConditionKind::Precondition,
        ConditionKind::Trigger,
        ConditionKind::Approval,
    ];
    let text = typed.trim().to_string();
    let choice = |kind: ConditionKind| Choice {
        value: Value::Condition(ConditionEntry { kind, text: text.clone(), evidence: Vec::new() }),
        label: kind.name().to_string(),
        why: kind.meaning().to_string(),
    };
    kinds.into_iter().map(choice).collect()
}
