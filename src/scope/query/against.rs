//! What a query is held against, and what it finds.

use super::columns::Columns;
use crate::dossier::{Known, PositionSet};
use crate::insight::as_of::{Calendar, Time};
use crate::search::index::Index;
use crate::search::matches::Matches;
use crate::verify::Outcomes;

/// What comes and goes while the dossier stays: what was proved, where sources differ, what the brief holds.
#[derive(Clone, Debug, Default)]
pub struct Live {
    pub outcomes: Outcomes,
    /// Where sources differ; `None` while that is worked out.
    pub conflict: Option<PositionSet>,
    pub in_brief: PositionSet,
    /// What became of what was there since the day compared.
    pub new: PositionSet,
    /// Every position that was there, for where an actor stands.
    pub there: PositionSet,
}

/// What a query is held against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The dossier as far as it was known: only quotes that were there are asked.
    pub d: Known<'a>,
    pub index: &'a Index,
    pub columns: &'a Columns,
    pub calendar: &'a Calendar,
    pub time: Time,
    pub live: &'a Live,
}

/// What a query finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub positions: PositionSet,
    /// What else has a name, by its number in [`Index::named`].
    pub named: Vec<bool>,
    /// How the words of the query were matched, for the order of what was found.
    pub matches: Matches,
    /// Whether anything in it is still being worked out, and is taken as asking for nothing.
    pub is_waiting: bool,
}
