//! Which things hold which word: a sorted vocabulary, and for each word the list of the things.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::{Range, RangeInclusive};

use hashbrown::HashTable;
use memchr::memmem;

use super::lists::{Lists, Packing};

/// Words, and which things hold them.
#[derive(Clone, Debug, Default)]
pub struct Inverted {
    /// All words one after another, sorted.
    text: String,
    /// Where each word begins; one more, where the last one ends.
    starts: Vec<u32>,
    lists: Lists,
}

impl Inverted {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A word by its number, in the order of the vocabulary.
    pub fn word(&self, n: usize) -> &str {
        let range = self.starts.get(n).zip(self.starts.get(n + 1));
        range
            .and_then(|(start, end)| self.text.get(*start as usize..*end as usize))
            .unwrap_or_default()
    }

    /// The number of a word.
    pub fn whole(&self, word: &str) -> Option<usize> {
        let n = self.partition(|held| held < word);
        (n < self.len() && self.word(n) == word).then_some(n)
    }

    /// The words that begin so.
    pub fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let start = self.partition(|held| held < prefix);
        let end = self.partition(|held| held < prefix || held.starts_with(prefix));
        start..end
    }

    /// The words that hold it, beginning with it or not.
    pub fn holding(&self, part: &str) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for at in memmem::find_iter(self.text.as_bytes(), part.as_bytes()) {
            let n = self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1);
            // Not across two words.
            let ends = self.starts.get(n + 1).is_some_and(|end| at + part.len() <= *end as usize);
            if ends && found.last() != Some(&n) {
                found.push(n);
            }
        }
        found
    }

    /// The words of so many bytes of which that is so. Only these are looked at: where a script has no blanks, every
    /// sentence is a word, and most of the vocabulary.
    pub fn that(&self, bytes: RangeInclusive<usize>, is: impl Fn(&str) -> bool) -> Vec<usize> {
        let lengths = self.starts.iter().zip(self.starts.iter().skip(1));
        let lengths = lengths.map(|(start, end)| (*end - *start) as usize).enumerate();
        let long_enough = lengths.filter(|(_, len)| bytes.contains(len)).map(|(n, _)| n);
        long_enough.filter(|n| is(self.word(*n))).collect()
    }

    /// The things that hold a word, ascending.
    pub fn things(&self, word: usize) -> impl Iterator<Item = u32> {
        self.lists.things(word)
    }

    /// Adds the things that hold a word to a set with a bit for each.
    pub fn add_to(&self, word: usize, set: &mut [u64]) {
        self.lists.add_to(word, set);
    }

    fn partition(&self, is_before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// Takes words in, thing by thing.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    words: Vec<Entered>,
    table: HashTable<u32>,
}

#[derive(Debug)]
struct Entered {
    start: u32,
    len: u32,
    things: Packing,
}

fn hash(word: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(word)
}

impl Builder {
    /// That a thing holds a word. Things come in ascending order.
    pub fn add(&mut self, thing: u32, word: &str) {
        let n = self.number(word);
        if let Some(entered) = self.words.get_mut(n as usize) {
            entered.things.add(thing);
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        let Builder { text, words, table } = self;
        let held = |n: &u32| {
            let entered = words.get(*n as usize);
            entered.and_then(|w| text.get(w.start as usize..(w.start + w.len) as usize))
        };
        let hash_of = hash(word);
        if let Some(n) = table.find(hash_of, |n| held(n) == Some(word)) {
            return *n;
        }
        let n = words.len() as u32;
        table.insert_unique(hash_of, n, |n| held(n).map_or(0, hash));
        words.push(Entered {
            start: text.len() as u32,
            len: word.len() as u32,
            things: Packing::default(),
        });
        text.push_str(word);
        n
    }

    /// All that was taken in, sorted.
    pub fn finish(self) -> Inverted {
        let Builder { text, mut words, .. } = self;
        let word = |w: &Entered| {
            text.get(w.start as usize..(w.start + w.len) as usize).unwrap_or_default()
        };
        words.sort_unstable_by(|a, b| word(a).cmp(word(b)));
        let mut done = Inverted {
            text: String::with_capacity(text.len()),
            starts: Vec::with_capacity(words.len() + 1),
            lists: Lists::of(words.iter().map(|w| w.things.end()).max().unwrap_or(0)),
        };
        for entered in &words {
            done.starts.push(done.text.len() as u32);
            done.text.push_str(word(entered));
            done.lists.push(&entered.things.list);
        }
        done.starts.push(done.text.len() as u32);
        done
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// It finds what a map of sets finds.
        #[test]
        fn it_is_a_map_of_sets(things in vec((prop_oneof![0_u32..300, 0_u32..3_000_000], vec("[a-c]{1,4}", 0..6)), 0..40)) {
            let things: BTreeMap<u32, Vec<String>> = things.into_iter().collect();
            let mut naive: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
            let mut builder = Builder::default();
            for (thing, words) in &things {
                for word in words {
                    builder.add(*thing, word);
                    naive.entry(word).or_default().insert(*thing);
                }
            }
            let built = builder.finish();
            prop_assert_eq!(built.len(), naive.len());
            for (n, (word, held)) in naive.iter().enumerate() {
                prop_assert_eq!(built.whole(word), Some(n));
                prop_assert_eq!(built.things(n).collect::<BTreeSet<u32>>(), held.clone());
                let mut set = vec![0; 3_000_000_usize.div_ceil(64)];
                built.add_to(n, &mut set);
                let has = |n: &u32| set[*n as usize / 64] >> (n % 64) & 1 == 1;
                let many: u32 = set.iter().map(|bits| bits.count_ones()).sum();
                prop_assert!(held.iter().all(has) && many as usize == held.len());
            }
            for part in ["a", "b", "ab", "ca", "abc", "", "d"] {
                let beginning = naive.keys().filter(|word| word.starts_with(part)).count();
                prop_assert_eq!(built.beginning_with(part).len(), beginning);
                let all = naive.keys().enumerate().filter(|(_, word)| word.contains(part));
                if !part.is_empty() {
                    prop_assert_eq!(built.holding(part), all.map(|(n, _)| n).collect::<Vec<_>>());
                }
            }
        }
    }
}
