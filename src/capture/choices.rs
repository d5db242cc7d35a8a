//! What can be chosen for a field: first what the words themselves or the last record suggest, then whatever the typed
//! letters name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::field::{Field, Value};
use super::firmness::derived;
use super::rules::stances_left;
use crate::dossier::entry::{ConditionEntry, HopEntry, QuantityEntry};
use crate::dossier::terms::{ActorKind, ConditionKind, Firmness, Mode};
use crate::dossier::{
    ActorIx, Dossier, Entity, InstrumentIx, Position, QuoteIx, TopicIx, speaks_for,
};
use crate::search::named::{folded, names};
use crate::text::fold::fold;
use crate::text::hedges::numbers;
use crate::text::quoted::quoted;

/// So many are listed, at most.
const MOST: usize = 60;
/// So many are suggested without anything being typed.
const SUGGESTED: usize = 9;

/// One of the things that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: Value,
    pub label: String,
    /// What it is, or why it is offered, in a few words.
    pub why: String,
}

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
}

impl<'a> Near<'a> {
    fn text(self, range: Range<usize>) -> &'a str {
        self.paragraph.get(range).unwrap_or_default()
    }

    /// What can be chosen for a field, the likeliest first; with letters typed, what they name.
    pub fn choices(self, draft: &Draft, field: Field, typed: &str) -> Vec<Choice> {
        match field {
            Field::Who | Field::About => self.actors(draft, typed),
            Field::Says => self.chains(draft, typed),
            Field::Topic => self.topics(draft, typed),
            Field::Stance => self.stances(draft, typed),
            Field::Firmness => self.firmnesses(draft, typed),
            Field::Instrument => self.instruments(typed),
            Field::Conditions => conditions(typed),
            Field::Quantity => self.quantities(draft, typed),
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
                offer(entity, "as the last time");
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

    /// Who may say it and how: those who stand near and speak for the actors, then the actors themselves, then nobody.
    fn chains(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let d = self.d;
        let actors: Vec<ActorIx> = draft
            .actors
            .iter()
            .filter_map(|id| match d.find(id) {
                Some(Entity::Actor(ix)) => Some(ix),
                _ => None,
            })
            .collect();
        if !typed.trim().is_empty() {
            return self.chains_named(typed);
        }
        let speaks = |ix: &ActorIx| actors.iter().any(|actor| speaks_for(d, *ix, *actor));
        let mut speakers: Vec<ActorIx> =
            self.found().into_iter().map(|(ix, _)| ix).filter(speaks).collect();
        speakers.sort_by_key(|ix| actors.contains(ix));
        speakers.extend(&actors);
        let mode = self.mode();
        let mut all: Vec<Choice> = Vec::new();
        let mut offer = |choice: Choice| {
            if !all.iter().any(|known| known.value == choice.value) {
                all.push(choice);
            }
        };
        for ix in &speakers {
            offer(self.chain(Entity::Actor(*ix), mode));
        }
        for ix in &actors {
            offer(self.chain(Entity::Actor(*ix), Mode::Act));
        }
        for text in self.texts_found() {
            offer(self.chain(Entity::Instrument(text), Mode::Text));
        }
        offer(Choice {
            value: Value::Chain(Vec::new()),
            label: "nobody is quoted".to_string(),
            why: "the document’s own words".to_string(),
        });
        for ix in speakers.iter().take(2) {
            for mode in [Mode::Indirect, Mode::Direct, Mode::Mixed] {
                offer(self.chain(Entity::Actor(*ix), mode));
            }
        }
        all.truncate(SUGGESTED);
        all
    }

    /// Speakers by name, each in every mode; words of a mode narrow them.
    fn chains_named(self, typed: &str) -> Vec<Choice> {
        let d = self.d;
        let typed = folded(typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let is_mode = |mode: Mode, word: &str| {
            fold(mode.meaning()).text.split_whitespace().any(|own| own.starts_with(word))
                || fold(mode.name()).text.starts_with(word)
        };
        // The last words may say how.
        let of_name = (1..=words.len()).rev().map(|n| words.split_at(n));
        for (name, rest) in of_name {
            let texts =
                (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
            let all = d.actor_indices().map(Entity::Actor).chain(texts);
            let found = named(d, all, &name.join(" "));
            let modes = Mode::ALL.iter().filter(|mode| rest.iter().all(|w| is_mode(**mode, w)));
            let modes: Vec<Mode> = modes.copied().collect();
            let fits = |entity: Entity, mode: Mode| {
                matches!(entity, Entity::Instrument(_)) == (mode == Mode::Text)
            };
            let all: Vec<Choice> = found
                .into_iter()
                .flat_map(|entity| modes.iter().map(move |mode| (entity, *mode)))
                .filter(|(entity, mode)| fits(*entity, *mode))
                .map(|(entity, mode)| self.chain(entity, mode))
                .take(MOST)
                .collect();
            if !all.is_empty() {
                return all;
            }
        }
        Vec::new()
    }

    fn chain(self, entity: Entity, mode: Mode) -> Choice {
        let d = self.d;
        let hop = HopEntry { who: vec![d.id_of(entity).to_string()], mode };
        let role = match entity {
            Entity::Actor(ix) => d.actor(ix).and_then(|actor| actor.role.clone()),
            _ => None,
        };
        let label = format!("{}, {}", d.name_of(entity), mode.meaning());
        Choice { value: Value::Chain(vec![hop]), label, why: role.unwrap_or_default() }
    }

    /// How the quote is passed on, as far as quotation marks tell.
    fn mode(self) -> Mode {
        let quote = self.quote;
        let marked = quoted(self.paragraph);
        let covers = |own: &Range<usize>| own.start <= quote.start && quote.end <= own.end;
        let touches = |own: &Range<usize>| own.start < quote.end && quote.start < own.end;
        if marked.iter().any(covers) {
            Mode::Direct
        } else if marked.iter().any(touches) {
            Mode::Mixed
        } else {
            Mode::Indirect
        }
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
        let offers = last.map(|entity| (entity, "as the last time")).into_iter();
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

    /// The numbers of the quote, each with the word behind it.
    fn quantities(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let quote = draft.words();
        let typed = typed.trim();
        let said: Vec<String> = if typed.is_empty() {
            numbers(quote).into_iter().map(|number| with_unit(quote, &number.range)).collect()
        } else {
            vec![typed.to_string()]
        };
        said.into_iter()
            .filter_map(|said| {
                let number = numbers(&said).into_iter().next_back()?;
                let unit = said.get(number.range.end..).unwrap_or_default().trim().to_string();
                let exact = number.value.parse::<f64>().ok();
                let before = fold(said.get(..number.range.start).unwrap_or_default()).text;
                let is_most =
                    ["up to", "at most", "no more than"].iter().any(|w| before.contains(w));
                let is_least = ["at least", "more than", "over"].iter().any(|w| before.contains(w));
                let is_plain = before.trim().is_empty();
                let max = exact.filter(|_| is_most || is_plain);
                let min = exact.filter(|_| is_least && !is_most || is_plain);
                let why = match (min, max) {
                    _ if unit.is_empty() => "say what it counts, too".to_string(),
                    (None, Some(max)) => format!("{unit}: at most {max}"),
                    (Some(min), None) => format!("{unit}: at least {min}"),
                    (Some(min), Some(_)) => format!("{unit}: {min}"),
                    (None, None) => unit.clone(),
                };
                let held_by = draft.actors.clone();
                let quantity = QuantityEntry { as_said: said.clone(), unit, min, max, held_by };
                Some(Choice { value: Value::Quantity(quantity), label: said, why })
            })
            .collect()
    }
}

/// A number with the words that bound it and the one that it counts.
fn with_unit(quote: &str, number: &Range<usize>) -> String {
    let before = quote.get(..number.start).unwrap_or_default();
    let bounds = ["up to ", "at least ", "at most ", "more than ", "over ", "about ", "some "];
    let bound = bounds.iter().find(|bound| before.ends_with(*bound)).map_or(0, |bound| bound.len());
    let behind = quote.get(number.end..).unwrap_or_default();
    let word = behind.strip_prefix(' ').and_then(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        rest.get(..end)
    });
    let end = number.end + word.map_or(0, |word| word.len() + usize::from(!word.is_empty()));
    quote.get(number.start - bound..end).unwrap_or_default().to_string()
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

/// Of a short list, what begins with the typed letters, then what holds them.
fn narrowed(all: impl Iterator<Item = Choice>, typed: &str) -> Vec<Choice> {
    let typed = folded(typed);
    let rank = |choice: &Choice| {
        let (label, why) = (folded(&choice.label), folded(&choice.why));
        match () {
            () if label.starts_with(&typed) => Some(0),
            () if label.contains(&typed) || why.contains(&typed) => Some(1),
            () => None,
        }
    };
    let mut all: Vec<(i32, Choice)> = all.filter_map(|one| Some((rank(&one)?, one))).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, choice)| choice).collect()
}

/// What letters name: what is called so, then what begins so, then what has a word that does.
fn named(d: &Dossier, all: impl Iterator<Item = Entity>, typed: &str) -> Vec<Entity> {
    let typed = folded(typed);
    let rank = |name: &str| {
        let name = folded(name);
        match () {
            () if name == typed => Some(0),
            () if name.starts_with(&typed) => Some(1),
            () if name.match_indices(&typed).any(|(at, _)| begins_a_word(&name, at)) => Some(2),
            () => None,
        }
    };
    let mut found: Vec<(i32, Entity)> = all
        .filter_map(|entity| Some((names(d, entity).into_iter().filter_map(rank).min()?, entity)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entity)| entity).take(MOST).collect()
}

fn begins_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric())
}

/// Where a name stands in a folded text, as whole words.
fn standing(text: &str, name: &str) -> Option<usize> {
    if name.trim().is_empty() {
        return None;
    }
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let behind = text.get(at + name.len()..).and_then(|rest| rest.chars().next());
        let ends = behind.is_none_or(|c| !c.is_alphanumeric());
        let is_unspaced = name.chars().any(crate::text::borders::is_unspaced);
        is_unspaced || begins_a_word(text, *at) && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::entry::QuoteEntry;
    use crate::dossier::{SourceFile, open};

    const GROUND: &str = r#"(
        dossier: (id: "d", title: "D"),
        actors: [
            (id: "arl", name: "Arland", kind: State, code: "ARL", aliases: ["Port Arl", "Арланд"]),
            (id: "bor", name: "Bordavia", kind: State, code: "BOR"),
            (id: "kern", name: "Orla Kern", kind: Person, represents: ["arl"], role: "Minister"),
        ],
        topics: [(id: "t", name: "Ships", short: "Ships", kind: Undertaking, question: "Q?"),
            (id: "u", name: "Truce", short: "Truce", kind: Undertaking, question: "Q?")],
        instruments: [(id: "acc", title: "The Accord", kind: Treaty, text: Final)],
        documents: [(id: "o", publisher: "P", kind: News)],
    )"#;

    /// The labels of what is offered for the words between `[` and `]`.
    fn labels(text: &str, actors: &[&str], field: Field, typed: &str) -> Vec<String> {
        let file = SourceFile { name: "a.ron".to_string(), text: GROUND.to_string().into() };
        let d = open(&[file]).dossier;
        let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
        let text = text.replace(['[', ']'], "");
        let quote = QuoteEntry {
            document: "o".to_string(),
            exact: text[start..end].to_string(),
            prefix: None,
            suffix: None,
            attribution: Vec::new(),
            translation: None,
            translated_by: None,
            stamp: None,
        };
        let actors = actors.iter().map(|id| (*id).to_string()).collect();
        let draft = Draft { actors, ..Draft::new(quote) };
        let last = Last { topic: Some("u".to_string()), ..Last::default() };
        let near = Near {
            d: &d,
            paragraph: &text,
            sentence: &(0..text.len()),
            quote: &(start..end),
            last: &last,
        };
        near.choices(&draft, field, typed).into_iter().map(|choice| choice.label).collect()
    }

    #[test]
    fn whoever_stands_in_the_words_comes_first() {
        let text = "Bordavia heard minister Kern say that [Arland may send ships].";
        assert_eq!(labels(text, &[], Field::Who, ""), ["Arland", "Bordavia"]);
        let text = "Bordavia heard Orla Kern say that [ships may be sent].";
        assert_eq!(labels(text, &[], Field::Who, ""), ["Bordavia", "Arland", "Orla Kern"]);
        assert_eq!(labels(text, &[], Field::Who, "АРЛ"), ["Arland"]);
        assert_eq!(labels(text, &[], Field::Who, "ker"), ["Orla Kern"]);
        let says = labels(text, &["arl"], Field::Says, "");
        assert_eq!(
            says.get(..4).unwrap_or_default(),
            [
                "Orla Kern, paraphrased",
                "Arland, paraphrased",
                "Arland, as reported",
                "nobody is quoted"
            ]
        );
        assert_eq!(labels(text, &["arl"], Field::Says, "ker dir"), ["Orla Kern, quoted directly"]);
        let text = "Orla Kern said: “[we may send ships] soon”.";
        let says = labels(text, &["arl"], Field::Says, "");
        assert_eq!(says.first().map(String::as_str), Some("Orla Kern, quoted directly"));
    }

    #[test]
    fn the_last_topic_comes_first_and_numbers_are_offered_as_said() {
        let text = "[Arland will send up to 15 ships and 200 men].";
        assert_eq!(labels(text, &[], Field::Topic, ""), ["Truce", "Ships"]);
        assert_eq!(labels(text, &[], Field::Topic, "shi"), ["Ships"]);
        assert_eq!(labels(text, &["arl"], Field::Quantity, ""), ["up to 15 ships", "200 men"]);
    }
}
