//! What each cell of the grid comes to in one sign, for all cells at once. Grows with the dossier.

use std::collections::BTreeMap;

use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Known, PositionSet, TopicIx};
use crate::insight::cell::{Bucket, Cell, cell};
use crate::insight::grid::{held_topics, rows};
use crate::insight::grounds::of_cell;
use crate::verify::{Flaw, Outcomes, flaw_among};

/// A cell in one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The stance that it shows; `None` where only drafts speak.
    pub stance: Option<Stance>,
    /// What is shown does not stand as it is quoted, and counts for nothing.
    pub is_fallen: bool,
    /// With a condition, or only elsewhere.
    pub is_limited: bool,
    /// What is wrong with the quotes on which it rests.
    pub flaw: Option<Flaw>,
}

/// The cells in which something stands.
pub type Signs = BTreeMap<(ActorIx, TopicIx), Sign>;

/// Works them out for each actor with a row.
pub fn signs(d: Known<'_>, outcomes: &Outcomes, there: &PositionSet) -> Signs {
    let mut signs = Signs::new();
    for (_, actor) in rows(&d) {
        for topic in held_topics(&d, actor) {
            let on = d.whole().positions_on(actor, topic).iter().copied();
            let cell = cell(d, on, there);
            signs.extend(sign(d, outcomes, &cell).map(|sign| ((actor, topic), sign)));
        }
    }
    signs
}

fn sign(d: Known<'_>, outcomes: &Outcomes, cell: &Cell) -> Option<Sign> {
    let shown = cell.shown().and_then(|ix| d.position(ix));
    if shown.is_none() && cell.drafts.is_empty() {
        return None;
    }
    Some(Sign {
        stance: shown.map(|p| p.stance()),
        is_fallen: cell.bucket() == Bucket::NotAsQuoted,
        is_limited: cell.is_limited(),
        flaw: flaw_among(&d, outcomes, of_cell(d, cell)),
    })
}
