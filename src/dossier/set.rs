//! The two currencies that every screen and command shares: a set of positions, and marks per
//! position.

use super::rows::PositionIx;

/// A set of positions of one dossier, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionSet {
    words: Vec<u64>,
    len: usize,
}

impl PositionSet {
    /// The empty set.
    pub fn none() -> PositionSet {
        PositionSet::default()
    }

    /// Every position of a dossier of `len` positions.
    pub fn all(len: usize) -> PositionSet {
        (0..len as u32).map(PositionIx).collect()
    }

    pub fn insert(&mut self, ix: PositionIx) {
        let word = ix.at() / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        if let Some(bits) = self.words.get_mut(word) {
            let bit = 1 << (ix.at() % 64);
            self.len += usize::from(*bits & bit == 0);
            *bits |= bit;
        }
    }

    pub fn contains(&self, ix: PositionIx) -> bool {
        self.words.get(ix.at() / 64).is_some_and(|bits| bits >> (ix.at() % 64) & 1 == 1)
    }

    /// How many positions are in it.
    pub const fn len(&self) -> usize {
        self.len
    }

    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The positions in it, in the order of the dossier.
    pub fn iter(&self) -> impl Iterator<Item = PositionIx> {
        self.words.iter().enumerate().flat_map(|(n, bits)| {
            let base = n as u32 * 64;
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| PositionIx(base + bit))
        })
    }
}

impl FromIterator<PositionIx> for PositionSet {
    fn from_iter<I: IntoIterator<Item = PositionIx>>(positions: I) -> PositionSet {
        let mut set = PositionSet::none();
        for ix in positions {
            set.insert(ix);
        }
        set
    }
}

/// What can be marked on a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It stands on a draft.
    Draft,
    /// An open problem concerns it.
    Problem,
}

/// The marks of every position.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    draft: PositionSet,
    problem: PositionSet,
}

impl Marks {
    pub fn set(&mut self, mark: Mark, ix: PositionIx) {
        match mark {
            Mark::Draft => self.draft.insert(ix),
            Mark::Problem => self.problem.insert(ix),
        }
    }

    pub fn has(&self, mark: Mark, ix: PositionIx) -> bool {
        match mark {
            Mark::Draft => self.draft.contains(ix),
            Mark::Problem => self.problem.contains(ix),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_once() {
        let set: PositionSet = [3, 64, 3, 200].into_iter().map(PositionIx).collect();
        assert_eq!(set.len(), 3);
        assert_eq!(set.iter().map(|ix| ix.0).collect::<Vec<_>>(), [3, 64, 200]);
        assert!(set.contains(PositionIx(64)) && !set.contains(PositionIx(65)));
        assert_eq!(PositionSet::all(65).len(), 65);
        assert!(PositionSet::none().is_empty());
    }
}
