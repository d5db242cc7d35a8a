//! What is typed into the search box, held against all that was there: what was found, best first.

use std::ops::Range;

use super::complete::{Completions, completions};
use super::query::{Against, Found, is_value};
use super::query_of;
use crate::dossier::PositionSet;
use crate::search::query::{Field, Query, QueryError, parse_with};
use crate::search::rank::{Hit, ranked};
use crate::search::terms::Term;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// What was asked.
    pub query: Query,
    /// Why what was typed means nothing, and where; then nothing is found.
    pub error: Option<QueryError>,
    /// The best, best first.
    pub hits: Vec<Hit>,
    /// All positions among what was found.
    pub positions: PositionSet,
    /// How much else was found.
    pub named: usize,
    /// What the words ask for, so that they can be marked where they stand.
    pub terms: Vec<Term>,
    /// Whether something is still being worked out that was asked for.
    pub is_waiting: bool,
    /// What the word that is being typed can go on to.
    pub completions: Completions,
}

impl Results {
    /// How much was found.
    pub fn len(&self) -> usize {
        self.positions.len() + self.named
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of what was typed that mean nothing.
    pub fn wrong(&self) -> Option<Range<usize>> {
        self.error.as_ref().map(|error| error.at.clone())
    }
}

/// Whether it is asked who did something: flags are about who did what.
fn asks_who(query: &Query) -> bool {
    query.parts().iter().any(|part| matches!(part, Query::Field(Field::Is, _)))
}

/// Looks for what is typed among what is `within`; tells so many of what it finds, at most.
pub fn search(against: &Against<'_>, typed: &str, within: &PositionSet, most: usize) -> Results {
    let found = found(against, typed, within, &[most], &mut |_| true).unwrap_or_default();
    Results { completions: completions(against, typed, within), ..found }
}

/// The same but for what its last word can go on to; told with few hits first, which takes less, then with more. Nothing
/// once `go_on`, which is handed what was found so far, says that nobody wants it any more.
pub fn found(
    against: &Against<'_>,
    typed: &str,
    within: &PositionSet,
    steps: &[usize],
    go_on: &mut dyn FnMut(Option<&Results>) -> bool,
) -> Option<Results> {
    let is_value = |field, text: &str| is_value(&against.d, field, text);
    if let Err(error) = parse_with(typed, &is_value) {
        return Some(Results { error: Some(error), ..Results::default() });
    }
    let query = query_of(typed);
    if query.is_all() {
        return Some(Results::default());
    }
    let asks_who = asks_who(&query);
    let Found { positions, named, matches, is_waiting } = against.find(&query);
    let positions = positions.and(within);
    let mut results = Results {
        query,
        positions,
        named: named.iter().filter(|named| **named).count(),
        terms: matches.terms.clone(),
        is_waiting,
        ..Results::default()
    };
    for (n, most) in steps.iter().enumerate() {
        if n > 0 && results.hits.len() == results.len() {
            break;
        }
        if !go_on((n > 0).then_some(&results)) {
            return None;
        }
        // What came first stays first.
        results.hits = ranked(
            against.d,
            against.index,
            &matches,
            &named,
            &results.positions,
            (asks_who, *most),
        );
    }
    Some(results)
}
