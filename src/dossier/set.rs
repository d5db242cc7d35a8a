//! The two currencies that every screen and command shares: a set of positions, and marks per
//! position.

use super::rows::PositionIx;

/// A set of positions of one dossier, one bit each.
#[derive(Clone, Debug, Default)]
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
        let mut words = vec![u64::MAX; len / 64];
        if !len.is_multiple_of(64) {
            words.push((1 << (len % 64)) - 1);
        }
        PositionSet { words, len }
    }

    /// The positions whose flags are set, in the order of the dossier.
    pub fn of_flags(flags: impl IntoIterator<Item = bool>) -> PositionSet {
        let mut set = PositionSet::none();
        let (mut bits, mut at) = (0_u64, 0_u32);
        for flag in flags {
            bits |= u64::from(flag) << at;
            set.len += usize::from(flag);
            at += 1;
            if at == 64 {
                set.words.push(bits);
                (bits, at) = (0, 0);
            }
        }
        if bits != 0 {
            set.words.push(bits);
        }
        set
    }

    /// The positions whose bits are set.
    pub fn of_words(words: Vec<u64>) -> PositionSet {
        let len = words.iter().map(|bits| bits.count_ones() as usize).sum();
        PositionSet { words, len }
    }

    /// A bit for each position, sixty-four a word; what is left out at the end is in none.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The positions that are in both.
    #[must_use]
    pub fn and(&self, other: &PositionSet) -> PositionSet {
        PositionSet::of_words(self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect())
    }

    /// The positions that are in one of them.
    #[must_use]
    pub fn or(&self, other: &PositionSet) -> PositionSet {
        let len = self.words.len().max(other.words.len());
        let word = |set: &PositionSet, n: usize| set.words.get(n).copied().unwrap_or(0);
        PositionSet::of_words((0..len).map(|n| word(self, n) | word(other, n)).collect())
    }

    /// The positions that are not in the other.
    #[must_use]
    pub fn without(&self, other: &PositionSet) -> PositionSet {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        PositionSet::of_words(self.words.iter().zip(others).map(|(a, b)| a & !b).collect())
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

    pub fn remove(&mut self, ix: PositionIx) {
        if let Some(bits) = self.words.get_mut(ix.at() / 64) {
            let bit = 1 << (ix.at() % 64);
            self.len -= usize::from(*bits & bit != 0);
            *bits &= !bit;
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
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                // The lowest bit is taken out of what is left.
                left &= left.wrapping_sub(1);
                (bit < 64).then(|| PositionIx(base + bit))
            })
        })
    }
}

impl PartialEq for PositionSet {
    /// Whether both hold the same positions, however much room each has for more.
    fn eq(&self, other: &PositionSet) -> bool {
        // Where as many are in both, what only one has room for is empty.
        self.len == other.len && self.words.iter().zip(&other.words).all(|(a, b)| a == b)
    }
}

impl Eq for PositionSet {}

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
        assert_eq!(PositionSet::all(130).iter().count(), 130);
        for len in [0, 1, 63, 64, 65, 200, 256] {
            let all = PositionSet::all(len);
            assert_eq!(all, PositionSet::of_flags(std::iter::repeat_n(true, len)), "{len}");
            assert_eq!((all.len(), all.iter().count()), (len, len));
        }
        let even = PositionSet::of_flags((0..200).map(|n| n % 2 == 0));
        assert_eq!(even.len(), 100);
        let both = even.and(&set);
        assert_eq!(both.iter().map(|ix| ix.0).collect::<Vec<_>>(), [64]);
        assert_eq!(both.len(), 1);
        assert_eq!(set.or(&even).len(), 102);
        assert_eq!(set.without(&even).iter().map(|ix| ix.0).collect::<Vec<_>>(), [3, 200]);
    }
}
