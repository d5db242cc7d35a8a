//! What one actor has said itself on a topic, taken together: its bucket, the strongest stance, and
//! what must be said beside it ("Derived, never stored" in the model).
//!
//! Only standing positions count: in the set that was asked for, not on a draft, not superseded by
//! another one in the set.

use crate::dossier::terms::{ConditionKind, LinkKind, Stance};
use crate::dossier::{ActorIx, Dossier, Entity, Known, Position, PositionIx, PositionSet};
use crate::insight::record::is_elsewhere;

/// Where an actor stands on a topic. Each pair of them falls into exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// It undertakes it, and nothing of its own limits that.
    Committed,
    /// It undertakes it or could, with a precondition, a caveat, an approval, or elsewhere only.
    Conditioned,
    /// It could or is willing to.
    Ready,
    /// It declines.
    Refused,
    /// It undertakes something and declines something.
    Mixed,
    /// It speaks on the topic and neither undertakes nor declines anything.
    Other,
    /// Only others say what it will do.
    SpokenFor,
    /// Something is on record, and none of it stands in its source as it is quoted.
    NotAsQuoted,
    /// Nothing of its own, and nobody speaks for it.
    Silent,
}

impl Bucket {
    pub const ALL: [Bucket; 9] = [
        Bucket::Committed,
        Bucket::Conditioned,
        Bucket::Ready,
        Bucket::Refused,
        Bucket::Mixed,
        Bucket::Other,
        Bucket::SpokenFor,
        Bucket::NotAsQuoted,
        Bucket::Silent,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Bucket::Committed => "committed",
            Bucket::Conditioned => "conditioned",
            Bucket::Ready => "ready",
            Bucket::Refused => "refused",
            Bucket::Mixed => "mixed",
            Bucket::Other => "other stance",
            Bucket::SpokenFor => "spoken for",
            Bucket::NotAsQuoted => "not as quoted",
            Bucket::Silent => "silent",
        }
    }

    /// What it means, as a clause.
    pub const fn meaning(self) -> &'static str {
        match self {
            Bucket::Committed => "undertakes it, and no limit of its own is on record here",
            Bucket::Conditioned => "undertakes it or could, under a condition or only elsewhere",
            Bucket::Ready => "could do so or is willing to, but undertakes nothing",
            Bucket::Refused => "declines it",
            Bucket::Mixed => "undertakes something and declines something",
            Bucket::Other => "takes a stance that neither undertakes nor declines it",
            Bucket::SpokenFor => "only others say what it will do",
            Bucket::NotAsQuoted => "what is on record does not stand in its source as it is quoted",
            Bucket::Silent => "nothing of its own here, and nobody speaks for it",
        }
    }
}

/// What the positions of a cell hold, one bit each: enough for the bucket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StanceFlags(u8);

impl StanceFlags {
    const COMMIT: u8 = 1;
    const READY: u8 = 2;
    const REFUSE: u8 = 4;
    const LIMITED: u8 = 8;
    const OTHER: u8 = 16;
    const SPOKEN_FOR: u8 = 32;
    const FALLEN: u8 = 64;

    /// What one standing position adds.
    pub fn of(d: Known<'_>, p: Position<'_>) -> StanceFlags {
        if d.is_fallen(p.ix) {
            return StanceFlags(StanceFlags::FALLEN);
        }
        match p.stance() {
            Stance::Expected => StanceFlags(StanceFlags::SPOKEN_FOR),
            Stance::Refuse => StanceFlags(StanceFlags::REFUSE),
            Stance::Commit | Stance::Ready => {
                let own = if p.stance() == Stance::Commit {
                    StanceFlags::COMMIT
                } else {
                    StanceFlags::READY
                };
                let limited = p.conditions().any(|c| limits(c.kind)) || is_elsewhere(&d, p);
                StanceFlags(own | if limited { StanceFlags::LIMITED } else { 0 })
            }
            Stance::Abstain
            | Stance::Noncommittal
            | Stance::Demand
            | Stance::Oppose
            | Stance::Criticise
            | Stance::Endorse
            | Stance::Assert
            | Stance::Deny => StanceFlags(StanceFlags::OTHER),
        }
    }

    #[must_use]
    pub const fn and(self, other: StanceFlags) -> StanceFlags {
        StanceFlags(self.0 | other.0)
    }

    const fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }

    pub const fn bucket(self) -> Bucket {
        let undertakes = self.has(StanceFlags::COMMIT | StanceFlags::READY);
        match () {
            () if undertakes && self.has(StanceFlags::REFUSE) => Bucket::Mixed,
            () if self.has(StanceFlags::REFUSE) => Bucket::Refused,
            () if undertakes && self.has(StanceFlags::LIMITED) => Bucket::Conditioned,
            () if self.has(StanceFlags::COMMIT) => Bucket::Committed,
            () if undertakes => Bucket::Ready,
            () if self.has(StanceFlags::OTHER) => Bucket::Other,
            () if self.has(StanceFlags::SPOKEN_FOR) => Bucket::SpokenFor,
            () if self.has(StanceFlags::FALLEN) => Bucket::NotAsQuoted,
            () => Bucket::Silent,
        }
    }
}

/// Whether a condition of this kind limits an undertaking. A trigger only says when it begins.
const fn limits(kind: ConditionKind) -> bool {
    !matches!(kind, ConditionKind::Trigger)
}

/// A cell of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub stances: StanceFlags,
    /// Its own standing positions, the one that the cell shows first.
    pub own: Vec<PositionIx>,
    /// What others say that it will do.
    pub spoken_for: Vec<PositionIx>,
    /// What stands on drafts; never counted.
    pub drafts: Vec<PositionIx>,
    /// What does not stand in its sources as it is quoted; never counted.
    pub fallen: Vec<PositionIx>,
    pub marks: CellMarks,
}

/// What must be said beside the stance that a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct CellMarks {
    /// Pledged, yet also "could": a weaker undertaking of its own stands beside the one shown.
    pub weaker: bool,
    /// A condition on what is shown, triggers among them: on it, or on another of its own with the same stance.
    pub condition: bool,
    /// A condition on another statement of its own alone: beside what is shown, it would seem to limit that.
    pub other_condition: bool,
    /// A precondition that the text of what is shown shares with all that hangs on it.
    pub precondition: bool,
    /// What is shown is placed outside of the topic's place: it, or another of its own with the same stance.
    pub elsewhere: bool,
    /// Another statement of its own alone is placed there.
    pub other_elsewhere: bool,
    /// What is shown is undated.
    pub undated: bool,
}

impl Cell {
    pub const fn bucket(&self) -> Bucket {
        self.stances.bucket()
    }

    /// The position whose stance the cell shows: its own strongest, or else what others say, or else what
    /// does not stand as it is quoted.
    pub fn shown(&self) -> Option<PositionIx> {
        self.own.first().or(self.spoken_for.first()).or(self.fallen.first()).copied()
    }

    /// Whether its actor is on record with anything of its own, be it that it does not stand as it is quoted.
    pub fn has_own(&self, d: &Dossier) -> bool {
        let is_own =
            |ix: &PositionIx| d.position(*ix).is_some_and(|p| p.stance() != Stance::Expected);
        !self.own.is_empty() || self.fallen.iter().any(is_own)
    }

    /// Whether what it shows holds under a condition, or only elsewhere.
    pub const fn is_limited(&self) -> bool {
        let CellMarks { condition, precondition, elsewhere, .. } = self.marks;
        condition || precondition || elsewhere
    }

    /// What must be said beside the stance that it shows, in words.
    pub fn marks_in_words(&self) -> Vec<&'static str> {
        let CellMarks {
            weaker,
            condition,
            other_condition,
            precondition,
            elsewhere,
            other_elsewhere,
            undated,
        } = self.marks;
        let has_draft = !self.drafts.is_empty();
        let also_spoken_for = !self.own.is_empty() && !self.spoken_for.is_empty();
        let all = [
            (weaker, "also weaker"),
            (condition, "with a condition"),
            (precondition, "with a shared precondition"),
            (elsewhere, "elsewhere"),
            (other_condition, "another with a condition"),
            (other_elsewhere, "another elsewhere"),
            (undated, "undated"),
            (has_draft && self.shown().is_some(), "also in a draft"),
            (has_draft && self.shown().is_none(), "only in a draft"),
            (also_spoken_for, "others speak for it, too"),
        ];
        all.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect()
    }

    /// Every position behind the cell, in the order in which they are opened.
    pub fn positions(&self) -> impl Iterator<Item = PositionIx> {
        self.own.iter().chain(&self.spoken_for).chain(&self.fallen).chain(&self.drafts).copied()
    }
}

/// Gathers a cell from an actor's positions on a topic. Those outside of `within` are left out.
pub fn cell(
    d: Known<'_>,
    positions: impl IntoIterator<Item = PositionIx>,
    within: &PositionSet,
) -> Cell {
    let mut cell = Cell::default();
    for ix in positions.into_iter().filter(|ix| within.contains(*ix)) {
        let Some(p) = d.position(ix) else { continue };
        if p.is_draft() {
            cell.drafts.push(ix);
        } else if !is_superseded(d, ix, within) {
            cell.stances = cell.stances.and(StanceFlags::of(d, p));
            if d.is_fallen(ix) {
                cell.fallen.push(ix);
            } else if p.stance() == Stance::Expected {
                cell.spoken_for.push(ix);
            } else {
                cell.own.push(ix);
            }
        }
    }
    cell.own.sort_by_key(|ix| strength(d, *ix));
    cell.marks = marks(d, &cell);
    cell
}

/// The stances of a cell alone, which takes less than all of it.
pub fn stances(
    d: Known<'_>,
    positions: impl IntoIterator<Item = PositionIx>,
    within: &PositionSet,
) -> StanceFlags {
    let there = positions.into_iter().filter(|ix| within.contains(*ix));
    let standing = there.filter_map(|ix| d.position(ix)).filter(|p| !p.is_draft());
    let standing = standing.filter(|p| !is_superseded(d, p.ix, within));
    standing.fold(StanceFlags::default(), |all, p| all.and(StanceFlags::of(d, p)))
}

fn marks(d: Known<'_>, cell: &Cell) -> CellMarks {
    let own = || cell.own.iter().filter_map(|ix| d.position(*ix));
    let shown = cell.shown().and_then(|ix| d.position(ix));
    let stance = shown.map(|p| p.stance());
    let is_peer = |p: &Position<'_>| Some(p.stance()) == stance;
    let has_condition = |p: &Position<'_>| p.conditions().next().is_some();
    let (condition, other_condition) = shared_or_beside(own().filter(has_condition), is_peer);
    let (elsewhere, other_elsewhere) =
        shared_or_beside(own().filter(|p| is_elsewhere(&d, *p)), is_peer);
    CellMarks {
        weaker: stance == Some(Stance::Commit) && own().any(|p| p.stance() == Stance::Ready),
        condition,
        other_condition,
        // Of what is shown alone: on a weaker statement beside it, it would seem to limit the stronger.
        precondition: shown.is_some_and(|p| d.preconditions_of(p).next().is_some()),
        elsewhere,
        other_elsewhere,
        undated: shown.is_some_and(|p| p.stated_on().is_none()),
    }
}

/// Of what is limited: whether any of it shares the stance that is shown; and if none does, whether there is any.
fn shared_or_beside<'a>(
    limited: impl Iterator<Item = Position<'a>>,
    is_peer: impl Fn(&Position<'_>) -> bool,
) -> (bool, bool) {
    let (mut shared, mut any) = (false, false);
    for p in limited {
        shared |= is_peer(&p);
        any = true;
    }
    (shared, any && !shared)
}

/// Whether another position of the set replaces this one.
pub fn is_superseded(d: Known<'_>, ix: PositionIx, within: &PositionSet) -> bool {
    let replaces = |by: &PositionIx| {
        within.contains(*by)
            && !d.is_fallen(*by)
            && d.position(*by).is_some_and(|p| {
                p.links().any(|l| l.kind == LinkKind::Supersedes && l.to == Entity::Position(ix))
            })
    };
    d.whole().linked_from(ix).iter().any(replaces)
}

/// The order in which a cell shows its own positions: what counts at the topic's place first, then
/// by stance, then by firmness.
fn strength(d: Known<'_>, ix: PositionIx) -> impl Ord + use<> {
    const ORDER: [Stance; 12] = [
        Stance::Commit,
        Stance::Refuse,
        Stance::Ready,
        Stance::Demand,
        Stance::Oppose,
        Stance::Deny,
        Stance::Noncommittal,
        Stance::Criticise,
        Stance::Endorse,
        Stance::Assert,
        Stance::Abstain,
        Stance::Expected,
    ];
    let p = d.position(ix);
    let stance = p.map(|p| ORDER.iter().position(|s| *s == p.stance()));
    let firmness = p.and_then(|p| p.firmness()).map_or(u8::MAX, |f| f as u8);
    (p.is_some_and(|p| is_elsewhere(&d, p)), stance, firmness, ix)
}

/// Whether an actor has a row of its own: who only relays what others say has none.
pub fn has_row(d: &Dossier, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| !a.is_relay() && !a.at.is_stand_in())
}

#[cfg(test)]
mod tests;
