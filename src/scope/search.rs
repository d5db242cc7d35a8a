//! What is typed into the search box, held against all that was there: what was found, best first.

use std::ops::Range;

use super::complete::{Completions, completions};
use super::query::{Against, is_value};
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
    let completions = completions(against, typed, within);
    let is_value = |field, text: &str| is_value(&against.d, field, text);
    if let Err(error) = parse_with(typed, &is_value) {
        return Results { error: Some(error), completions, ..Results::default() };
    }
    let query = query_of(typed);
    if query.is_all() {
        return Results { completions, ..Results::default() };
    }
    let found = against.find(&query);
    let positions = found.positions.and(within);
    let named = against.index.named();
    let hits = ranked(
        against.d,
        named,
        &found.matches,
        &found.named,
        &positions,
        (asks_who(&query), most),
    );
    Results {
        query,
        error: None,
        hits,
        positions,
        named: found.named.iter().filter(|named| **named).count(),
        terms: found.matches.terms,
        is_waiting: found.is_waiting,
        completions,
    }
}
