//! The values that positions and quotes have in each field, as numbers: a column for each field, made when it is first
//! asked for. What a filter asks and what the list of facets counts come from the same columns.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::remembered::Remembered;
use super::slots::{SlotSet, Slots};
use crate::dossier::terms::{DocumentKind, Firmness, Stance};
use crate::dossier::{Actor, ActorIx, Dossier, Entity, Position, PositionIx, Quote};
use crate::insight::as_of::Clock;
use crate::insight::drafts::Clause;
use crate::search::query::Field;

/// The columns of a dossier.
#[derive(Debug, Default)]
pub struct Columns {
    pub(super) slots: Slots,
    made: [OnceLock<Column>; FIELDS.len()],
    /// By the clock of publication; the other clock's stands with the rest.
    published: OnceLock<Column>,
    /// The slots of which each flag holds that depends on no time.
    pub(super) flags: OnceLock<Vec<SlotSet>>,
    pub(super) buckets: Remembered<Buckets>,
    pub(super) clauses: Remembered<Vec<Clause>>,
}

/// For each position, and for each actor, in which buckets they are: a bit for each bucket.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    pub positions: Vec<u16>,
    pub actors: Vec<u16>,
}

impl Buckets {
    /// The buckets of a position's actors on its topic.
    pub(super) fn of(&self, ix: PositionIx) -> u16 {
        self.positions.get(ix.at()).copied().unwrap_or(0)
    }

    /// The buckets in which an actor is, on whatever topic.
    pub(super) fn of_actor(&self, ix: ActorIx) -> u16 {
        self.actors.get(ix.at()).copied().unwrap_or(0)
    }
}

/// The fields that have a column.
pub(super) const FIELDS: [Field; 13] = [
    Field::Actor,
    Field::Group,
    Field::Topic,
    Field::Family,
    Field::Stance,
    Field::Firmness,
    Field::Instrument,
    Field::Document,
    Field::Publisher,
    Field::Kind,
    Field::Language,
    Field::Date,
    Field::Relays,
];

/// What positions, or their quotes, have in a field.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Whether it is told of each quote rather than of each position.
    pub is_of_quotes: bool,
    /// The values, as they are typed; a number is its place here.
    pub values: Vec<Value>,
    starts: Vec<u32>,
    codes: Vec<u32>,
}

/// A value that occurs, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As it is typed.
    pub text: String,
    /// As it is called.
    pub label: String,
}

/// What is undated, as a value of the field for dates.
pub const UNDATED: &str = "undated";

impl Column {
    /// The numbers of the values of one position, or of one slot.
    pub(super) fn of(&self, n: usize) -> &[u32] {
        match (self.starts.get(n), self.starts.get(n + 1)) {
            (Some(start), Some(end)) => {
                self.codes.get(*start as usize..*end as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }
}

impl Columns {
    pub fn new(d: &Dossier) -> Columns {
        Columns { slots: Slots::new(d), ..Columns::default() }
    }

    /// The column of a field; `None` for a field that has none.
    pub(super) fn of(&self, d: &Dossier, field: Field, clock: Clock) -> Option<&Column> {
        let n = FIELDS.iter().position(|held| *held == field)?;
        let cell = match clock {
            Clock::Published if field == Field::Date => &self.published,
            _ => self.made.get(n)?,
        };
        Some(cell.get_or_init(|| make(d, &self.slots, field, clock)))
    }
}

fn make(d: &Dossier, slots: &Slots, field: Field, clock: Clock) -> Column {
    let is_of_quotes = matches!(
        field,
        Field::Document | Field::Publisher | Field::Kind | Field::Language | Field::Relays
    ) || (field == Field::Date && clock == Clock::Published);
    let mut making = Making { d, clock, values: Vec::new(), numbers: BTreeMap::new() };
    making.known_values(field);
    let mut column = Column { is_of_quotes, ..Column::default() };
    column.starts.push(0);
    let mut held: Vec<u32> = Vec::new();
    let end = |held: &mut Vec<u32>, column: &mut Column| {
        held.sort_unstable();
        held.dedup();
        column.codes.append(held);
        column.starts.push(column.codes.len() as u32);
    };
    for p in d.positions() {
        if is_of_quotes {
            for slot in slots.of(p.ix) {
                let quote = slots.quotes().get(slot).copied().flatten();
                if let Some(quote) = quote.and_then(|ix| d.quote(ix)) {
                    making.of_quote(field, quote, &mut held);
                }
                end(&mut held, &mut column);
            }
        } else {
            making.of_position(field, p, &mut held);
            end(&mut held, &mut column);
        }
    }
    column.values = making.values;
    column
}

struct Making<'d> {
    d: &'d Dossier,
    clock: Clock,
    values: Vec<Value>,
    numbers: BTreeMap<String, u32>,
}

impl Making<'_> {
    /// The values that there are whether anything has them or not: their numbers are those of the dossier.
    fn known_values(&mut self, field: Field) {
        let d = self.d;
        let value =
            |text: &str, label: &str| Value { text: text.to_string(), label: label.to_string() };
        let named = |entity: Entity| value(d.id_of(entity), d.name_of(entity));
        self.values = match field {
            Field::Actor | Field::Group => {
                d.actor_indices().map(|ix| named(Entity::Actor(ix))).collect()
            }
            Field::Topic => d.topics.iter().map(|topic| value(&topic.id, &topic.name)).collect(),
            Field::Instrument => d.instruments.iter().map(|i| value(&i.id, &i.title)).collect(),
            Field::Document => d
                .document_indices()
                .map(|ix| {
                    let title = d.document(ix).and_then(|document| document.title.as_deref());
                    value(
                        d.id_of(Entity::Document(ix)),
                        title.unwrap_or(d.name_of(Entity::Document(ix))),
                    )
                })
                .collect(),
            Field::Family => {
                let mut families: Vec<Value> = Vec::new();
                for stance in Stance::ALL {
                    let name = stance.family().name();
                    let one = value(&name.replace(' ', "-"), name);
                    if !families.contains(&one) {
                        families.push(one);
                    }
                }
                families
            }
            Field::Stance => {
                Stance::ALL.iter().map(|s| value(&s.name().to_lowercase(), s.name())).collect()
            }
            Field::Firmness => {
                Firmness::ALL.iter().map(|f| value(&f.name().to_lowercase(), f.name())).collect()
            }
            Field::Kind => DocumentKind::ALL
                .iter()
                .map(|kind| value(&kind.name().to_lowercase(), kind.meaning()))
                .collect(),
            _ => Vec::new(),
        };
        for (n, value) in (0_u32..).zip(&self.values) {
            self.numbers.insert(value.text.clone(), n);
        }
    }

    /// The number of a value that is met.
    fn number(&mut self, text: &str, label: impl FnOnce() -> String) -> u32 {
        if let Some(n) = self.numbers.get(text) {
            return *n;
        }
        let n = self.values.len() as u32;
        self.values.push(Value { text: text.to_string(), label: label() });
        self.numbers.insert(text.to_string(), n);
        n
    }

    fn of_position(&mut self, field: Field, p: Position<'_>, held: &mut Vec<u32>) {
        let d = self.d;
        match field {
            Field::Actor => actors_of(d, p, held),
            Field::Group => {
                for actor in p.actors() {
                    held.push(actor.0);
                    let bodies = d.actor(*actor).map_or(&[] as &[_], |actor| &actor.member_of);
                    held.extend(bodies.iter().map(|member| member.body.0));
                }
                held.retain(|n| d.actor(ActorIx(*n)).is_some_and(is_body));
            }
            Field::Topic => {
                let mut at = Some(p.topic());
                // A circle of parents is reported, not followed for ever.
                while let Some(ix) = at.filter(|ix| !held.contains(&ix.0)) {
                    held.push(ix.0);
                    at = d.topic(ix).and_then(|topic| topic.parent);
                }
            }
            Field::Family => {
                let name = p.stance().family().name();
                held.push(self.number(&name.replace(' ', "-"), || name.to_string()));
            }
            Field::Stance => held.push(p.stance() as u32),
            Field::Firmness => held.extend(p.firmness().map(|firmness| firmness as u32)),
            Field::Instrument => held.extend(p.instrument().map(|ix| ix.0)),
            Field::Date => {
                let date =
                    p.stated_on().and_then(|date| date.last_day().filter(|_| date.is_certain()));
                held.push(self.month(date));
            }
            _ => {}
        }
    }

    fn of_quote(&mut self, field: Field, quote: Quote<'_>, held: &mut Vec<u32>) {
        let ix = quote.document();
        let Some(document) = self.d.document(ix) else { return };
        match field {
            Field::Document => held.push(ix.0),
            Field::Publisher => {
                held.push(self.number(&document.publisher, || document.publisher.clone()));
            }
            Field::Kind => held.push(document.kind as u32),
            Field::Language => {
                if let Some(language) = &document.language {
                    held.push(self.number(&language.to_lowercase(), || language.clone()));
                }
            }
            Field::Relays => {
                let relays = crate::scope::relays(quote).to_string();
                held.push(self.number(&relays, || relays.clone()));
            }
            Field::Date if self.clock == Clock::Published => {
                let date = document.published_on.filter(|date| date.is_certain());
                held.push(self.month(date.and_then(|date| date.last_day())));
            }
            _ => {}
        }
    }

    fn month(&mut self, day: Option<crate::dossier::date::Day>) -> u32 {
        match day {
            Some((year, month, _)) => {
                let label = || {
                    let name = crate::dossier::date::month_name(month).unwrap_or_default();
                    format!("{name} {year}")
                };
                self.number(&format!("{year:04}-{month:02}"), label)
            }
            None => self.number(UNDATED, || UNDATED.to_string()),
        }
    }
}

fn is_body(actor: &Actor) -> bool {
    use crate::dossier::terms::ActorKind;
    matches!(actor.kind, ActorKind::Group | ActorKind::Organisation)
}

/// Whose position it is, who speaks in it, and through whom it came: the actors under which `list` finds it.
fn actors_of(d: &Dossier, p: Position<'_>, held: &mut Vec<u32>) {
    held.extend(p.actors().iter().map(|ix| ix.0));
    for quote in p.evidence() {
        for (n, hop) in quote.hops().rev().enumerate() {
            for who in hop.who {
                let Entity::Actor(actor) = who else { continue };
                if n == 0 || d.actor(*actor).is_some_and(Actor::is_relay) {
                    held.push(actor.0);
                }
            }
        }
    }
}
