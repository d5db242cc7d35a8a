//! Which things hold which word: a sorted vocabulary, and for each word the numbers of the things, ascending and
//! packed.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use hashbrown::HashTable;

/// Words, and which things hold them.
#[derive(Clone, Debug, Default)]
pub struct Inverted {
    /// All words one after another, sorted.
    text: String,
    /// Where each word begins; one more, where the last one ends.
    starts: Vec<u32>,
    /// The lists of all words one after another: each number as its distance from the one before, seven bits a byte.
    lists: Vec<u8>,
    /// Where each list begins; one more, where the last one ends.
    list_starts: Vec<usize>,
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
        for (at, _) in self.text.match_indices(part) {
            let n = self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1);
            // Not across two words.
            let ends = self.starts.get(n + 1).is_some_and(|end| at + part.len() <= *end as usize);
            if ends && found.last() != Some(&n) {
                found.push(n);
            }
        }
        found
    }

    /// The words of which that is so.
    pub fn that(&self, is: impl Fn(&str) -> bool) -> Vec<usize> {
        (0..self.len()).filter(|n| is(self.word(*n))).collect()
    }

    /// The things that hold a word, ascending.
    pub fn things(&self, word: usize) -> impl Iterator<Item = u32> {
        let range = self.list_starts.get(word).zip(self.list_starts.get(word + 1));
        let mut bytes =
            range.and_then(|(start, end)| self.lists.get(*start..*end)).unwrap_or_default().iter();
        let mut last = 0_u32;
        std::iter::from_fn(move || {
            let (mut step, mut shift) = (0_u32, 0);
            loop {
                let byte = *bytes.next()?;
                step |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    break;
                }
            }
            last = last.wrapping_add(step);
            // Numbers are kept one higher, so that the first distance is never none.
            Some(last.wrapping_sub(1))
        })
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
    /// The last thing that holds it, counted from 1.
    last: u32,
    list: Vec<u8>,
}

fn hash(word: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(word)
}

impl Builder {
    /// That a thing holds a word. Things come in ascending order.
    pub fn add(&mut self, thing: u32, word: &str) {
        let n = self.number(word);
        let Some(entered) = self.words.get_mut(n as usize) else { return };
        let number = thing.wrapping_add(1);
        if entered.last == number {
            return;
        }
        let mut step = number.wrapping_sub(entered.last);
        entered.last = number;
        while step > 127 {
            entered.list.push((step & 127) as u8 | 128);
            step >>= 7;
        }
        entered.list.push(step as u8);
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
            last: 0,
            list: Vec::new(),
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
            lists: Vec::with_capacity(words.iter().map(|w| w.list.len()).sum()),
            list_starts: Vec::with_capacity(words.len() + 1),
        };
        for entered in &words {
            done.starts.push(done.text.len() as u32);
            done.list_starts.push(done.lists.len());
            done.text.push_str(word(entered));
            done.lists.extend_from_slice(&entered.list);
        }
        done.starts.push(done.text.len() as u32);
        done.list_starts.push(done.lists.len());
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
        fn it_is_a_map_of_sets(things in vec((0_u32..3_000_000, vec("[a-c]{1,4}", 0..6)), 0..40)) {
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
