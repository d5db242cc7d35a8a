//! Finds what a query asks for, part by part.

use super::against::{Against, Found};
use super::buckets::{bit, buckets};
use super::is::Is;
use super::slots::SlotSet;
use super::values;
use crate::dossier::date::{Date, Day};
use crate::dossier::{ActorIx, DocumentIx, Entity, InstrumentIx, PositionIx, PositionSet, TopicIx};
use crate::insight::as_of::Clock;
use crate::insight::cell::Bucket;
use crate::search::index::Holders;
use crate::search::matches::Matches;
use crate::search::query::{Field, Query};

/// What a part of a query finds.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) slots: SlotSet,
    named: Vec<bool>,
}

impl Against<'_> {
    /// What a query finds, at whatever time.
    pub fn find(&self, query: &Query) -> Found {
        if let Some(found) = self.by_words(query) {
            return found;
        }
        let mut asking = Asking { of: *self, matches: Matches::default(), is_waiting: false };
        let part = asking.part(query);
        Found {
            positions: self.columns.slots.project(&asking.visible(part.slots)),
            named: part.named,
            matches: asking.matches,
            is_waiting: asking.is_waiting,
        }
    }
}

impl Against<'_> {
    /// The same of words alone, which no quote is asked for: then nothing has to be laid over its slots.
    fn by_words(&self, query: &Query) -> Option<Found> {
        let words = query.words();
        let is_plain = !words.is_empty() && words.len() == query.parts().len();
        if !is_plain || self.hides_quotes() {
            return None;
        }
        let matches = self.index.matches(&words);
        let mut named = matches.all.named.clone();
        named.resize(self.index.named().len(), false);
        let positions = matches.all.positions.clone();
        Some(Found { positions, named, matches, is_waiting: false })
    }

    /// Whether quotes can be left out because they were not there.
    fn hides_quotes(&self) -> bool {
        self.time.clock == Clock::Published && self.time.as_of.is_some()
    }
}

pub(super) struct Asking<'a> {
    pub(super) of: Against<'a>,
    pub(super) matches: Matches,
    pub(super) is_waiting: bool,
}

impl Asking<'_> {
    /// Without the slots of quotes that were not there.
    pub(super) fn visible(&self, mut set: SlotSet) -> SlotSet {
        if self.of.hides_quotes() {
            let slots = &self.of.columns.slots;
            let mut there = SlotSet::none(slots.len());
            for (slot, quote) in slots.quotes().iter().enumerate() {
                let quote = quote.and_then(|ix| self.of.d.quote(ix));
                if quote.is_none_or(|quote| self.of.d.is_out(quote)) {
                    there.insert(slot);
                }
            }
            set.keep(&there);
        }
        set
    }

    fn everything(&self) -> Part {
        Part {
            slots: SlotSet::all(self.of.columns.slots.len()),
            named: vec![true; self.of.index.named().len()],
        }
    }

    fn nothing(&self) -> Part {
        Part {
            slots: SlotSet::none(self.of.columns.slots.len()),
            named: vec![false; self.of.index.named().len()],
        }
    }

    pub(super) fn part(&mut self, query: &Query) -> Part {
        match query {
            Query::Word { text, ended } => {
                let matches = self.of.index.matches(&[(text, *ended)]);
                let part = self.of_holders(&matches.all);
                self.matches = matches;
                part
            }
            Query::Phrase(text) => {
                let held = self.of.index.phrase(&self.of.d, text);
                self.of_holders(&held)
            }
            Query::Field(field, values) => self.field(*field, values),
            Query::Not(inner) => {
                let (matches, part) = (std::mem::take(&mut self.matches), self.part(inner));
                self.matches = matches;
                let slots = &self.of.columns.slots;
                let held = slots.project(&self.visible(part.slots));
                let rest = PositionSet::all(self.of.d.len()).without(&held);
                Part {
                    slots: slots.of_all(&rest),
                    named: part.named.iter().map(|held| !held).collect(),
                }
            }
            Query::And(parts) => self.all(query, parts),
            Query::Or(parts) => {
                let mut any = self.nothing();
                for part in parts {
                    let one = self.part(part);
                    any.slots.join(&one.slots);
                    any.named.iter_mut().zip(&one.named).for_each(|(a, b)| *a |= b);
                }
                any
            }
        }
    }

    /// Words that stand beside each other are looked for together: three of them may be one day.
    fn all(&mut self, query: &Query, parts: &[Query]) -> Part {
        let mut all = self.everything();
        let mut keep = |one: &Part| {
            all.slots.keep(&one.slots);
            all.named.iter_mut().zip(&one.named).for_each(|(a, b)| *a &= b);
        };
        for part in parts.iter().filter(|part| !matches!(part, Query::Word { .. })) {
            keep(&self.part(part));
        }
        let words = query.words();
        if !words.is_empty() {
            let matches = self.of.index.matches(&words);
            keep(&self.of_holders(&matches.all));
            self.matches = matches;
        }
        all
    }

    fn of_holders(&self, held: &Holders) -> Part {
        let mut named = held.named.clone();
        named.resize(self.of.index.named().len(), false);
        Part { slots: self.of.columns.slots.of_all(&held.positions), named }
    }

    pub(super) fn field(&mut self, field: Field, values: &[String]) -> Part {
        match field {
            Field::Is => {
                let mut any = self.nothing();
                for flag in values.iter().filter_map(|name| Is::named(name)) {
                    let did = self.of.did(flag);
                    for (entity, named) in self.of.index.named().iter().zip(&mut any.named) {
                        *named |= did.contains(entity);
                    }
                    let Some(set) = self.of.flagged(flag) else {
                        self.is_waiting = true;
                        return self.everything();
                    };
                    any.slots.join(&set);
                }
                any
            }
            Field::Before | Field::After => self.days(field, values),
            Field::Bucket => self.buckets(values),
            Field::Proof => self.proofs(values),
            _ => self.column(field, values),
        }
    }

    fn days(&self, field: Field, values: &[String]) -> Part {
        let mut part = self.nothing();
        let bounds = values.iter().filter_map(|value| values::bounds(value));
        let bounds: Vec<(Day, Day)> = bounds.collect();
        let is_there = |first: Option<Day>, last: Option<Day>| {
            bounds.iter().any(|(from, to)| match field {
                Field::Before => last.is_some_and(|last| last < *from),
                _ => first.is_some_and(|first| first > *to),
            })
        };
        let (clock, calendar) = (self.of.time.clock, self.of.calendar);
        for p in self.of.d.whole().positions() {
            // What has no day of its own is asked for by `is:undated` alone.
            let has_day = clock == Clock::Published || p.stated_on().is_some();
            if has_day && is_there(calendar.first_day_of(p.ix, clock), calendar.day_of(p.ix, clock))
            {
                self.of.columns.slots.of(p.ix).for_each(|slot| part.slots.insert(slot));
            }
        }
        for (entity, named) in self.of.index.named().iter().zip(&mut part.named) {
            if let Entity::Document(ix) = entity {
                let date = self.of.d.document(*ix).and_then(|document| document.published_on);
                *named = date
                    .filter(|date| date.is_certain())
                    .is_some_and(|date: Date| is_there(date.first_day(), date.last_day()));
            }
        }
        part
    }

    fn proofs(&self, values: &[String]) -> Part {
        let mut part = self.nothing();
        let slots = &self.of.columns.slots;
        for (slot, quote) in slots.quotes().iter().enumerate() {
            let Some(quote) = quote.and_then(|ix| self.of.d.quote(ix)) else { continue };
            let (name, _) = self.of.live.outcomes.how(&self.of.d, quote).names();
            if values.iter().any(|value| value == name) {
                part.slots.insert(slot);
            }
        }
        part
    }

    fn buckets(&self, values: &[String]) -> Part {
        let mut part = self.nothing();
        let buckets = buckets(&self.of);
        let is_asked = |bucket: &Bucket| values.contains(&values::bucket_name(*bucket));
        let asked = Bucket::ALL.into_iter().filter(is_asked).fold(0, |all, one| all | bit(one));
        for ix in (0..self.of.d.len() as u32).map(PositionIx) {
            if buckets.of(ix) & asked != 0 {
                self.of.columns.slots.of(ix).for_each(|slot| part.slots.insert(slot));
            }
        }
        self.name(&mut part, |entity| match entity {
            Entity::Actor(ix) => buckets.of_actor(ix) & asked != 0,
            _ => false,
        });
        part
    }

    fn column(&self, field: Field, values: &[String]) -> Part {
        let mut part = self.nothing();
        let Some(column) = self.of.columns.of(&self.of.d, field, self.of.time.clock) else {
            return part;
        };
        let accepted = values::accepted(&self.of.d, field, &column.values, values);
        let is =
            |n: usize| column.of(n).iter().any(|code| accepted.get(*code as usize) == Some(&true));
        let slots = &self.of.columns.slots;
        if column.is_of_quotes {
            (0..slots.len()).filter(|slot| is(*slot)).for_each(|slot| part.slots.insert(slot));
        } else {
            for ix in (0..self.of.d.len() as u32).map(PositionIx) {
                if is(ix.at()) {
                    slots.of(ix).for_each(|slot| part.slots.insert(slot));
                }
            }
        }
        let takes = |n: u32| accepted.get(n as usize) == Some(&true);
        self.name(&mut part, |entity| match (field, entity) {
            (Field::Actor | Field::Group, Entity::Actor(ActorIx(n)))
            | (Field::Topic, Entity::Topic(TopicIx(n)))
            | (Field::Instrument, Entity::Instrument(InstrumentIx(n)))
            | (Field::Document, Entity::Document(DocumentIx(n))) => takes(n),
            (Field::Publisher | Field::Kind | Field::Language, Entity::Document(ix)) => {
                values::of_document(&self.of.d, field, ix)
                    .and_then(|text| column.values.iter().position(|value| value.text == text))
                    .is_some_and(|n| takes(n as u32))
            }
            _ => false,
        });
        part
    }

    fn name(&self, part: &mut Part, is: impl Fn(Entity) -> bool) {
        for (entity, named) in self.of.index.named().iter().zip(&mut part.named) {
            *named = is(*entity);
        }
    }
}
