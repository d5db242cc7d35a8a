//! What each cell of the grid comes to in one sign, for all cells at once. Grows with the dossier.

use std::collections::{BTreeMap, BTreeSet};

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

/// What the cells of one topic show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnTopic {
    /// How many actors show which stance.
    pub stances: BTreeMap<Stance, usize>,
    /// How many show something that does not stand as it is quoted.
    pub fallen: usize,
    /// How many show only a draft.
    pub drafts: usize,
    /// Whether anything is limited.
    pub is_limited: bool,
    pub flaws: BTreeSet<Flaw>,
}

/// The cells in which something stands, and what they come to on each topic.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    pub cells: BTreeMap<(ActorIx, TopicIx), Sign>,
    pub topics: BTreeMap<TopicIx, OnTopic>,
}

/// Works them out for each actor with a row.
pub fn signs(d: Known<'_>, outcomes: &Outcomes, there: &PositionSet) -> Signs {
    let mut signs = Signs::default();
    for (_, actor) in rows(&d) {
        for topic in held_topics(&d, actor) {
            let on = d.whole().positions_on(actor, topic).iter().copied();
            let Some(sign) = sign(d, outcomes, &cell(d, on, there)) else { continue };
            signs.topics.entry(topic).or_default().add(sign);
            signs.cells.insert((actor, topic), sign);
        }
    }
    signs
}

impl OnTopic {
    fn add(&mut self, sign: Sign) {
        match sign.stance {
            Some(_) if sign.is_fallen => self.fallen += 1,
            Some(stance) => *self.stances.entry(stance).or_default() += 1,
            None => self.drafts += 1,
        }
        self.is_limited |= sign.is_limited;
        self.flaws.extend(sign.flaw);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Fallen, QuoteIx, bundled, open};

    #[test]
    fn a_sign_stands_just_where_something_does_and_shows_what_the_cell_shows() {
        let d = open(&bundled()).dossier;
        let there: PositionSet =
            PositionSet::all(d.len()).iter().filter(|ix| ix.0 % 5 != 0).collect();
        let mut fallen = Fallen::default();
        for quote in d.all_quotes().filter(|quote| quote.ix.0 % 3 == 0) {
            fallen.put(&d, QuoteIx(quote.ix.0), true);
        }
        let known = Known::from(&d).fallen(&fallen);
        let signs = signs(known, &Outcomes::default(), &there);
        let mut seen = 0;
        for topic in (0..d.topics.len() as u32).map(TopicIx) {
            let mut on = OnTopic::default();
            for (_, actor) in rows(&d) {
                let positions = d.positions_on(actor, topic).iter().copied();
                let cell = cell(known, positions, &there);
                let sign = signs.cells.get(&(actor, topic)).copied();
                assert_eq!(sign.is_none(), cell.positions().next().is_none());
                let Some(sign) = sign else { continue };
                seen += 1;
                let stance = cell.shown().map(|ix| d.position(ix).unwrap().stance());
                assert_eq!(sign.stance, stance);
                assert_eq!(sign.is_limited, cell.is_limited());
                assert_eq!(
                    sign.is_fallen,
                    cell.own.is_empty() && cell.spoken_for.is_empty() && !cell.fallen.is_empty()
                );
                on.add(sign);
            }
            assert_eq!(signs.topics.get(&topic).cloned().unwrap_or_default(), on);
        }
        assert!(seen > 50 && signs.cells.values().any(|sign| sign.is_fallen), "{seen}");
    }
}
