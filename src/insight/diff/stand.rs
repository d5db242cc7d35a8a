//! Where an actor stands on a topic, reduced to what can be compared between two dossiers: no index, only
//! the terms of the grid and the words of the entries.

use std::collections::BTreeSet;

use crate::dossier::terms::{ConditionKind, Family, Firmness, Stance, TopicKind};
use crate::dossier::{ActorIx, Entity, Known, Position, PositionIx};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::naming::depends_on;
use crate::insight::record::is_elsewhere;
use crate::insight::utterance::utterances;

/// Where an actor stands on a topic, as far as it is compared and told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand<'d> {
    pub bucket: Bucket,
    pub shown: Option<ShownPosition<'d>>,
    /// A weaker undertaking of its own stands beside the one shown.
    pub weaker: bool,
    /// What limits other statements of its own, and with them the cell.
    pub beside: BTreeSet<Limit<'d>>,
}

/// What one position says, in the terms of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPosition<'d> {
    /// Whether the topic is one proposition.
    pub is_claim: bool,
    pub stance: Stance,
    pub firmness: Option<Firmness>,
    pub limits: BTreeSet<Limit<'d>>,
    /// What the text as a whole depends on.
    pub shared: BTreeSet<String>,
    /// Where, unless it is the topic's place.
    pub place: Option<&'d str>,
    pub quantity: Option<Number<'d>>,
}

/// A condition, or (without a kind) a place outside of the topic's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit<'d> {
    pub kind: Option<ConditionKind>,
    pub text: &'d str,
}

/// A number as said, with the ids of those whom it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number<'d> {
    pub as_said: &'d str,
    pub held_by: Vec<&'d str>,
}

impl<'d> ShownPosition<'d> {
    pub fn of(d: Known<'d>, p: Position<'d>) -> ShownPosition<'d> {
        let whole = d.whole();
        // What a text depends on bears on what it undertakes, not on having signed or praised it.
        let topic = whole.topic(p.topic()).and_then(|topic| topic.place.as_deref());
        let id = |ix: &ActorIx| whole.id_of(Entity::Actor(*ix));
        ShownPosition {
            is_claim: whole.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim),
            stance: p.stance(),
            firmness: p.firmness(),
            limits: p.conditions().map(|c| Limit { kind: Some(c.kind), text: c.text }).collect(),
            shared: d.preconditions_of(p).map(|c| depends_on(&d, c)).collect(),
            place: p.place().filter(|place| topic != Some(*place)),
            quantity: p.quantity().map(|number| Number {
                as_said: number.as_said,
                held_by: number.held_by.iter().map(id).collect(),
            }),
        }
    }
}

impl<'d> Stand<'d> {
    pub fn of(d: Known<'d>, cell: &Cell) -> Stand<'d> {
        let shown = cell.shown().and_then(|ix| d.position(ix)).map(|p| ShownPosition::of(d, p));
        let mut beside: BTreeSet<Limit<'d>> = cell
            .own
            .iter()
            .skip(1)
            .filter_map(|ix| d.position(*ix))
            .flat_map(|p| limits(d, p))
            .collect();
        if let Some(shown) = &shown {
            let place = shown.place.map(|text| Limit { kind: None, text });
            beside.retain(|limit| !shown.limits.contains(limit) && Some(*limit) != place);
        }
        Stand { bucket: cell.bucket(), shown, weaker: cell.marks.weaker, beside }
    }
}

/// What limits a statement: its own conditions, and for an undertaking a place outside of the topic's.
fn limits<'d>(d: Known<'d>, p: Position<'d>) -> impl Iterator<Item = Limit<'d>> {
    let undertakes = p.stance().family() == Family::Undertakes;
    let place = p.place().filter(|_| undertakes && is_elsewhere(&d, p));
    p.conditions()
        .map(|c| Limit { kind: Some(c.kind), text: c.text })
        .chain(place.map(|text| Limit { kind: None, text }))
}

/// Positions by which a cell is told, beyond which only what its stand rests on is.
const MOST: usize = 3;

/// The positions by which a cell is told: those that its stand rests on, and others of the same sort as the
/// one shown, each utterance once. Drafts where there is nothing else.
pub fn sources(d: Known<'_>, cell: &Cell) -> Vec<PositionIx> {
    let mut told = rests_on(d, cell);
    let all = match () {
        () if !cell.own.is_empty() => &cell.own,
        () if !cell.spoken_for.is_empty() => &cell.spoken_for,
        () => &cell.drafts,
    };
    for utterance in utterances(d, all.iter().copied()) {
        let is_told = utterance.iter().any(|ix| told.contains(ix));
        if told.len() < MOST && !is_told {
            told.extend(utterance.first());
        }
    }
    told
}

/// The one shown, and one for each thing that must be said beside it.
fn rests_on(d: Known<'_>, cell: &Cell) -> Vec<PositionIx> {
    let stand = Stand::of(d, cell);
    let Some(first) = cell.shown() else { return Vec::new() };
    let mut sources = vec![first];
    let mut open = stand.beside.clone();
    let mut weaker = stand.weaker;
    let mut mixed = stand.bucket == Bucket::Mixed;
    let declines = |stance: Stance| stance == Stance::Refuse;
    let shown_declines = stand.shown.is_some_and(|shown| declines(shown.stance));
    for p in cell.own.iter().skip(1).filter_map(|ix| d.position(*ix)) {
        let before = (open.len(), weaker, mixed);
        for limit in limits(d, p) {
            open.remove(&limit);
        }
        weaker &= p.stance() != Stance::Ready;
        let undertakes = p.stance().family() == Family::Undertakes;
        mixed &= if shown_declines { !undertakes } else { !declines(p.stance()) };
        if before != (open.len(), weaker, mixed) {
            sources.push(p.ix);
        }
    }
    sources
}
