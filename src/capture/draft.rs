//! What is said of a quote, as far as it is said: the form in plain data, and the entry that it makes.

use serde::{Deserialize, Serialize};

use super::field::{Field, Value};
use super::firmness::derived;
use crate::dossier::Dossier;
use crate::dossier::entry::{
    ConditionEntry, HopEntry, LinkEntry, PositionEntry, QuantityEntry, QuoteEntry, WaiverEntry,
};
use crate::dossier::terms::{Firmness, Stance};

/// A record that is being made or changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The record that is changed; none where a new one is made.
    pub id: Option<String>,
    /// What is quoted; `says` belongs to the last of them.
    pub quotes: Vec<QuoteEntry>,
    pub actors: Vec<String>,
    /// Through whom the words came, once that is said.
    pub says: Option<Vec<HopEntry>>,
    pub topic: Option<String>,
    pub stance: Option<Stance>,
    /// Where somebody chose another one than follows from the rest.
    pub firmness: Option<Firmness>,
    /// Where somebody typed one.
    pub summary: Option<String>,
    pub clause: Option<String>,
    pub conditions: Vec<ConditionEntry>,
    pub quantity: Option<QuantityEntry>,
    pub place: Option<String>,
    pub instrument: Option<String>,
    pub about: Vec<String>,
    pub stated_on: Option<String>,
    pub event_on: Option<String>,
    pub links: Vec<LinkEntry>,
    pub note: Option<String>,
    pub waive: Vec<WaiverEntry>,
}

impl Draft {
    /// Of a quote of which nothing is said yet.
    pub fn new(quote: QuoteEntry) -> Draft {
        Draft { quotes: vec![quote], ..Draft::default() }
    }

    /// Of a record as it is.
    pub fn of(entry: &PositionEntry) -> Draft {
        let entry = entry.clone();
        Draft {
            says: entry.evidence.last().map(|quote| quote.attribution.clone()),
            id: Some(entry.id),
            quotes: entry.evidence,
            actors: entry.actors,
            topic: Some(entry.topic),
            stance: Some(entry.stance),
            firmness: entry.firmness,
            summary: Some(entry.summary),
            clause: entry.clause,
            conditions: entry.conditions,
            quantity: entry.quantity,
            place: entry.place,
            instrument: entry.instrument,
            about: entry.about,
            stated_on: entry.stated_on,
            event_on: entry.event_on,
            links: entry.links,
            note: entry.note,
            waive: entry.waive,
        }
    }

    /// The quoted words that are told of now.
    pub fn words(&self) -> &str {
        self.quotes.last().map_or("", |quote| &quote.exact)
    }

    /// The firmness: the one that was chosen, or that follows from the rest.
    pub fn firmness(&self, d: &Dossier) -> Option<Firmness> {
        let stance = self.stance?;
        let own = || derived(d, stance, &self.actors, self.instrument.as_deref(), self.words());
        if stance.has_firmness() { self.firmness.or_else(own) } else { None }
    }

    /// The entry under an id; `None` while something is missing without which there is none.
    pub fn entry(&self, d: &Dossier, id: &str, summary: &str) -> Option<PositionEntry> {
        let mut evidence = self.quotes.clone();
        evidence.last_mut()?.attribution = self.says.clone()?;
        if self.actors.is_empty() {
            return None;
        }
        Some(PositionEntry {
            id: id.to_string(),
            actors: self.actors.clone(),
            topic: self.topic.clone()?,
            stance: self.stance?,
            firmness: self.firmness(d),
            summary: summary.trim().to_string(),
            evidence,
            clause: self.clause.clone(),
            conditions: self.conditions.clone(),
            quantity: self.quantity.clone(),
            place: self.place.clone(),
            instrument: self.instrument.clone(),
            about: self.about.clone(),
            stated_on: self.stated_on.clone(),
            event_on: self.event_on.clone(),
            links: self.links.clone(),
            note: self.note.clone(),
            waive: self.waive.clone(),
        })
    }

    /// Whether something stands in a field.
    pub fn has(&self, field: Field) -> bool {
        match field {
            Field::Who => !self.actors.is_empty(),
            Field::Says => self.says.is_some(),
            Field::Topic => self.topic.is_some(),
            Field::Stance => self.stance.is_some(),
            Field::Firmness => self.firmness.is_some(),
            Field::Conditions => !self.conditions.is_empty(),
            Field::Quantity => self.quantity.is_some(),
            Field::About => !self.about.is_empty(),
            _ => self.text(field).is_some(),
        }
    }

    /// The text that was typed into a field.
    pub fn text(&self, field: Field) -> Option<&str> {
        match field {
            Field::Place => self.place.as_deref(),
            Field::Instrument => self.instrument.as_deref(),
            Field::Clause => self.clause.as_deref(),
            Field::StatedOn => self.stated_on.as_deref(),
            Field::EventOn => self.event_on.as_deref(),
            Field::Note => self.note.as_deref(),
            Field::Summary => self.summary.as_deref(),
            _ => None,
        }
    }

    /// Puts something into a field: in the place of what stands there, or beside it.
    pub fn put(&mut self, field: Field, value: Value, beside: bool) {
        match (field, value) {
            (Field::Who, Value::Actors(ids)) => more(&mut self.actors, ids, beside),
            (Field::About, Value::Actors(ids)) => more(&mut self.about, ids, beside),
            (Field::Says, Value::Chain(chain)) => {
                let says = self.says.get_or_insert_default();
                if !beside {
                    says.clear();
                }
                // What is told last is nearer to the reader: it passes on what stands there.
                says.splice(0..0, chain);
            }
            (Field::Topic, Value::Topic(id)) => self.topic = Some(id),
            (Field::Stance, Value::Stance(stance)) => {
                if self.stance != Some(stance) {
                    self.firmness = None;
                }
                self.stance = Some(stance);
            }
            (Field::Firmness, Value::Firmness(firmness)) => self.firmness = Some(firmness),
            (Field::Conditions, Value::Condition(condition)) => {
                more(&mut self.conditions, vec![condition], beside);
            }
            (Field::Quantity, Value::Quantity(quantity)) => self.quantity = Some(quantity),
            (Field::Instrument, Value::Instrument(id)) => self.instrument = Some(id),
            (field, Value::Text(text)) => self.put_text(field, &text),
            _ => {}
        }
    }

    /// Puts a text into a field; an empty one takes out what stands there.
    fn put_text(&mut self, field: Field, text: &str) {
        let text = text.trim();
        let text = (!text.is_empty()).then(|| text.to_string());
        match field {
            Field::Place => self.place = text,
            Field::Clause => self.clause = text,
            Field::StatedOn => self.stated_on = text,
            Field::EventOn => self.event_on = text,
            Field::Note => self.note = text,
            Field::Summary => self.summary = text,
            _ => {}
        }
    }

    /// Takes out what stands in a field.
    pub fn clear(&mut self, field: Field) {
        match field {
            Field::Who => self.actors.clear(),
            Field::Says => self.says = None,
            Field::Topic => self.topic = None,
            Field::Stance => self.stance = None,
            Field::Firmness => self.firmness = None,
            Field::Conditions => self.conditions.clear(),
            Field::Quantity => self.quantity = None,
            Field::Instrument => self.instrument = None,
            Field::About => self.about.clear(),
            _ => self.put_text(field, ""),
        }
    }
}

fn more<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>, beside: bool) {
    if !beside {
        list.clear();
    }
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}
