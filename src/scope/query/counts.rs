//! What each value of a field would leave if it were ticked: the rows that there would be then, never another number.

use super::against::Against;
use super::buckets::{bit, buckets};
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
            Field::Proof => self.by_proof(&ticked, &base),
            Field::Bucket => self.by_bucket(&ticked, &base),
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
        let all = self.all_flagged().into_iter().map(|(flag, set)| {
            let value = Value { text: flag.name().to_string(), label: flag.meaning().to_string() };
            let left = set.map(|mut set| {
                set.keep(&base);
                slots.project(&set).len()
            });
            Count { is_ticked: ticked.contains(&value.text), value, left }
        });
        all.collect()
    }

    /// How quotes stand, of which each position may have several.
    fn by_proof(&self, ticked: &[String], base: &SlotSet) -> Vec<Count> {
        let values = How::ALL.iter().map(|how| {
            let (text, label) = how.names();
            Value { text: text.to_string(), label: label.to_string() }
        });
        let slots = &self.columns.slots;
        by_few(values.collect(), ticked, &slots.project(base), |ix, holds| {
            for slot in slots.of(ix).filter(|slot| base.contains(*slot)) {
                let quote = slots.quotes().get(slot).copied().flatten();
                if let Some(quote) = quote.and_then(|ix| self.d.quote(ix)) {
                    let how = self.live.outcomes.how(&self.d, quote);
                    How::ALL
                        .iter()
                        .position(|other| *other == how)
                        .into_iter()
                        .for_each(&mut *holds);
                }
            }
        })
    }

    /// Where its actors stand.
    fn by_bucket(&self, ticked: &[String], base: &SlotSet) -> Vec<Count> {
        let held: Vec<Bucket> =
            Bucket::ALL.into_iter().filter(|bucket| *bucket != Bucket::Silent).collect();
        let values = held.iter().map(|bucket| Value {
            text: values::bucket_name(*bucket),
            label: bucket.label().to_string(),
        });
        let buckets = buckets(self);
        by_few(values.collect(), ticked, &self.columns.slots.project(base), |ix, holds| {
            let of = buckets.of(ix);
            let is_in = |bucket: &Bucket| of & bit(*bucket) != 0;
            held.iter().enumerate().filter(|(_, b)| is_in(b)).for_each(|(n, _)| holds(n));
        })
    }

    /// All values in one pass over the positions.
    fn by_column(&self, field: Field, ticked: &[String], base: &SlotSet) -> Vec<Count> {
        let Some(column) = self.columns.of(&self.d, field, self.time.clock) else {
            return Vec::new();
        };
        let accepted = values::accepted(&self.d, field, &column.values, ticked);
        let is_ticked = accepted.contains(&true);
        let is_accepted = |code: &u32| accepted.get(*code as usize) == Some(&true);
        let mut left: Vec<usize> = vec![0; column.values.len()];
        let mut there = 0;
        let mut held: Vec<u32> = Vec::new();
        for ix in self.columns.slots.project(base).iter() {
            let slots = self.columns.slots.of(ix);
            // Those of one position, or of one slot, are sorted already, each once.
            let codes = if !column.is_of_quotes {
                column.of(ix.at())
            } else if slots.len() == 1 {
                column.of(slots.start)
            } else {
                held.clear();
                let slots = slots.filter(|slot| base.contains(*slot));
                slots.for_each(|slot| held.extend(column.of(slot)));
                held.sort_unstable();
                held.dedup();
                &held
            };
            if is_ticked && codes.iter().any(is_accepted) {
                there += 1;
                continue;
            }
            for code in codes {
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

/// Few values in one pass over the positions: `of` tells the numbers of those that a position has.
fn by_few(
    values: Vec<Value>,
    ticked: &[String],
    positions: &PositionSet,
    of: impl Fn(PositionIx, &mut dyn FnMut(usize)),
) -> Vec<Count> {
    let is_ticked: Vec<bool> = values.iter().map(|value| ticked.contains(&value.text)).collect();
    let mut left: Vec<usize> = vec![0; values.len()];
    let mut there = 0;
    let mut has = vec![false; values.len()];
    for ix in positions.iter() {
        has.fill(false);
        of(ix, &mut |n| {
            if let Some(has) = has.get_mut(n) {
                *has = true;
            }
        });
        if has.iter().zip(&is_ticked).any(|(has, ticked)| *has && *ticked) {
            there += 1;
            continue;
        }
        left.iter_mut().zip(&has).for_each(|(left, has)| *left += usize::from(*has));
    }
    let counts = values.into_iter().zip(is_ticked).zip(left);
    counts
        .map(|((value, is_ticked), left)| Count { value, is_ticked, left: Some(there + left) })
        .collect()
}
