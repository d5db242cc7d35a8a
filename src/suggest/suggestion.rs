//! What is suggested for one field: a value with a short reason in words, at most three of them, best first.

use crate::dossier::Entity;
use crate::dossier::date::Date;
use crate::dossier::terms::{Firmness, Mode, Stance};
use crate::dossier::{ActorIx, PositionIx, TopicIx};

/// How many are suggested for one field at most.
pub const MOST: usize = 3;

/// A value for a field, and why it is suggested.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<T> {
    pub value: T,
    /// Short, in words: `subject of “said”`.
    pub reason: String,
}

/// One link of a chain of attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Actors or instruments.
    pub who: Vec<Entity>,
    pub mode: Mode,
}

/// A number as the words have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Verbatim, inside the selected words.
    pub as_said: String,
    pub unit: String,
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// Whose total it is.
    pub held_by: Vec<ActorIx>,
}

/// A suggestion that was turned away for this document: it does not come back.
#[derive(Clone, Debug, PartialEq)]
pub enum Turned {
    Actors(Vec<ActorIx>),
    Attribution(Vec<Hop>),
    Mode(Mode),
    Topic(TopicIx),
    Stance(Stance),
    Firmness(Firmness),
    StatedOn(Date),
    EventOn(Date),
    Quantity(Amount),
    Same(PositionIx),
}

/// A count as a weight.
pub(super) fn weight_of(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much a part is of a whole; nothing is the whole of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    weight_of(part) / weight_of(whole.max(1))
}

/// Values with their weights, on the way to suggestions.
#[derive(Clone, Debug)]
pub(super) struct Ranking<T> {
    /// In the order in which they were found, which decides between equals.
    all: Vec<Ranked<T>>,
}

#[derive(Clone, Debug)]
struct Ranked<T> {
    value: T,
    weight: f64,
    /// The heaviest reason so far.
    heaviest: f64,
    reason: String,
}

impl<T: Clone + PartialEq> Ranking<T> {
    pub(super) const fn new() -> Ranking<T> {
        Ranking { all: Vec::new() }
    }

    /// Adds weight to a value; what speaks for it most is told.
    pub(super) fn add(&mut self, value: T, weight: f64, reason: impl Into<String>) {
        if let Some(ranked) = self.all.iter_mut().find(|ranked| ranked.value == value) {
            ranked.weight += weight;
            if weight > ranked.heaviest {
                ranked.heaviest = weight;
                ranked.reason = reason.into();
            }
        } else {
            self.all.push(Ranked { value, weight, heaviest: weight, reason: reason.into() });
        }
    }

    /// Goes through all values with their weights and reasons.
    pub(super) fn each(self, mut take: impl FnMut(T, f64, String)) {
        for Ranked { value, weight, reason, .. } in self.all {
            take(value, weight, reason);
        }
    }

    /// The best of those that were not turned away.
    pub(super) fn best(mut self, is_turned: impl Fn(&T) -> bool) -> Vec<Suggestion<T>> {
        self.all.retain(|ranked| ranked.weight > 0.0 && !is_turned(&ranked.value));
        self.all.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        let best = self.all.into_iter().take(MOST);
        best.map(|ranked| Suggestion { value: ranked.value, reason: ranked.reason }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_come_first_and_no_more_than_three() {
        let mut ranking = Ranking::new();
        for (value, weight) in
            [("a", 1.0), ("b", 3.0), ("c", 2.0), ("a", 2.5), ("d", 0.5), ("e", 0.0)]
        {
            ranking.add(value, weight, format!("{weight}"));
        }
        let told = |turned: &str| -> Vec<(&str, String)> {
            let best = ranking.clone().best(|value| *value == turned);
            best.into_iter().map(|s| (s.value, s.reason)).collect()
        };
        let of = |value, reason: &str| (value, reason.to_string());
        assert_eq!(told(""), [of("a", "2.5"), of("b", "3"), of("c", "2")]);
        assert_eq!(told("b"), [of("a", "2.5"), of("c", "2"), of("d", "0.5")]);
    }
}
