//! What each value of a field would leave if it were ticked: the rows that there would be then, never another number.

use super::against::Against;
use super::columns::Value;
use super::find::Asking;
use super::is::Is;
use super::slots::SlotSet;
use super::values;
use crate::dossier::{PositionIx, PositionSet};
use crate::insight::cell::Bucket;
use crate::search::matches::Matches;
use crate::search::query::{Field, Query};
use crate::verify::How;

/// A field with what each of its values would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub field: Field,
    pub counts: Vec<Count>,
}

/// A value and what ticking it would leave; what it leaves, where it is ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub value: Value,
    pub is_ticked: bool,
    /// `None` while it is worked out.
    pub left: Option<usize>,
}

/// The values that are known before anything is counted: the flags, and what is ticked.
pub fn uncounted(field: Field, ticked: &[String]) -> Vec<Count> {
    let flag =
        |flag: Is| Value { text: flag.name().to_string(), label: flag.meaning().to_string() };
    let typed = |text: &String| Value { text: text.clone(), label: text.clone() };
    let values: Vec<Value> = match field {
        Field::Is => Is::all().map(flag).collect(),
        _ => ticked.iter().map(typed).collect(),
    };
    let count = |value: Value| Count { is_ticked: ticked.contains(&value.text), value, left: None };
    values.into_iter().map(count).collect()
}

impl Against<'_> {
    /// What each value of a field would leave of what is `within`, ticked beside the rest of a query and beside what
    /// is ticked of the field.
    pub fn facet(&self, query: &Query, field: Field, within: &PositionSet) -> Facet {
        let ticked = query.ticked(field);
        if field == Field::Is {
            return Facet { field, counts: self.flags(query, &ticked, within) };
        }
        let rest = query.without(field);
        let mut asking = Asking { of: *self, matches: Matches::default(), is_waiting: false };
        let slots = &self.columns.slots;
        let base = asking.part(&rest).slots;
        let mut base = asking.visible(base);
        base.keep(&slots.of_all(within));
        let counts = match field {
            Field::Proof | Field::Bucket => self.by_sets(field, &ticked, &base),
            _ => self.by_column(field, &ticked, &base),
        };
        Facet { field, counts }
    }

    /// Flags: each has to hold beside all that do.
    fn flags(&self, query: &Query, ticked: &[String], within: &PositionSet) -> Vec<Count> {
        let mut asking = Asking { of: *self, matches: Matches::default(), is_waiting: false };
        let slots = &self.columns.slots;
        let base = asking.part(query).slots;
        let mut base = asking.visible(base);
        base.keep(&slots.of_all(within));
        let count = |flag: Is| {
            let value = Value { text: flag.name().to_string(), label: flag.meaning().to_string() };
            let left = self.flagged(flag).map(|mut set| {
                set.keep(&base);
                slots.project(&set).len()
            });
            Count { is_ticked: ticked.contains(&value.text), value, left }
        };
        Is::all().map(count).collect()
    }

    /// One set for each value: there are few.
    fn by_sets(&self, field: Field, ticked: &[String], base: &SlotSet) -> Vec<Count> {
        let all: Vec<Value> = match field {
            Field::Proof => How::ALL
                .iter()
                .map(|how| {
                    let (text, label) = how.names();
                    Value { text: text.to_string(), label: label.to_string() }
                })
                .collect(),
            _ => Bucket::ALL
                .iter()
                .filter(|bucket| **bucket != Bucket::Silent)
                .map(|bucket| Value {
                    text: values::bucket_name(*bucket),
                    label: bucket.label().to_string(),
                })
                .collect(),
        };
        let of = |value: Value| {
            let is_ticked = ticked.contains(&value.text);
            let mut asked = ticked.to_vec();
            if !is_ticked {
                asked.push(value.text.clone());
            }
            let mut asking = Asking { of: *self, matches: Matches::default(), is_waiting: false };
            let mut set = asking.field(field, &asked).slots;
            set.keep(base);
            let left = (!asking.is_waiting).then(|| self.columns.slots.project(&set).len());
            Count { value, is_ticked, left }
        };
        all.into_iter().map(of).collect()
    }

    /// All values in one pass over the positions.
    fn by_column(&self, field: Field, ticked: &[String], base: &SlotSet) -> Vec<Count> {
        let Some(column) = self.columns.of(&self.d, field, self.time.clock) else {
            return Vec::new();
        };
        let accepted = values::accepted(&self.d, field, &column.values, ticked);
        let is_accepted = |code: &u32| accepted.get(*code as usize) == Some(&true);
        let mut left: Vec<usize> = vec![0; column.values.len()];
        let mut there = 0;
        let mut held: Vec<u32> = Vec::new();
        for ix in (0..self.d.len() as u32).map(PositionIx) {
            held.clear();
            let mut slots =
                self.columns.slots.of(ix).filter(|slot| base.contains(*slot)).peekable();
            if slots.peek().is_none() {
                continue;
            }
            if column.is_of_quotes {
                slots.for_each(|slot| held.extend(column.of(slot)));
            } else {
                held.extend(column.of(ix.at()));
            }
            if held.iter().any(is_accepted) {
                there += 1;
                continue;
            }
            held.sort_unstable();
            held.dedup();
            for code in &held {
                if let Some(left) = left.get_mut(*code as usize) {
                    *left += 1;
                }
            }
        }
        let counts =
            column.values.iter().zip(left).zip(&accepted).map(|((value, left), accepted)| Count {
                value: value.clone(),
                is_ticked: *accepted,
                left: Some(there + left),
            });
        counts.collect()
    }
}
