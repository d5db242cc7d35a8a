//! A text reduced to its letters and digits, in which a passage is found however it is set: without
//! case, accents, punctuation and white space. Far too generous to prove anything; what it finds is
//! judged elsewhere.

use std::cell::RefCell;
use std::ops::Range;

use memchr::memmem::Finder;
use unicode_normalization::char::decompose_compatible;

/// Squashed bytes between two marks of the way back.
const STRIDE: usize = 64;

/// A squashed text that knows where it came from.
#[derive(Debug)]
pub(super) struct Squashed<'t> {
    original: &'t str,
    /// UTF-8.
    text: Vec<u8>,
    /// For every `STRIDE`th squashed byte: the character of the original that it came from, and how
    /// many squashed bytes that character made before it.
    marks: Vec<(usize, usize)>,
}

impl<'t> Squashed<'t> {
    pub(super) fn new(original: &'t str) -> Squashed<'t> {
        let mut text = Vec::with_capacity(original.len());
        let mut marks = Vec::with_capacity(original.len() / STRIDE + 1);
        with_memory(|memory| {
            for (at, c) in original.char_indices() {
                let before = text.len();
                memory.push(c, &mut text);
                while marks.len() * STRIDE < text.len() {
                    marks.push((at, marks.len() * STRIDE - before));
                }
            }
        });
        Squashed { original, text, marks }
    }

    /// Every place of a squashed needle: from its first letter to its last one in the original, and
    /// where it begins in the squashed text.
    pub(super) fn find<'s>(
        &'s self,
        needle: &'s [u8],
    ) -> impl Iterator<Item = (Range<usize>, usize)> + 's {
        let finder = Finder::new(needle);
        let mut from = 0;
        std::iter::from_fn(move || {
            if needle.is_empty() {
                return None;
            }
            loop {
                let at = from + finder.find(self.text.get(from..)?)?;
                from = at + 1;
                // Not within a character of several bytes.
                if self.text.get(at).is_some_and(|byte| byte & 0xc0 != 0x80) {
                    return Some((self.original_of(at..at + needle.len()), at));
                }
            }
        })
    }

    /// The stretch of the original that made a stretch of the squashed text.
    pub(super) fn original_of(&self, squashed: Range<usize>) -> Range<usize> {
        let start = self.char_of(squashed.start).start;
        let end = self.char_of(squashed.end.saturating_sub(1)).end;
        start..end.max(start)
    }

    /// The character of the original that made a squashed byte.
    fn char_of(&self, byte: usize) -> Range<usize> {
        let nothing = (self.original.len(), 0);
        let (from, ahead) = self.marks.get(byte / STRIDE).copied().unwrap_or(nothing);
        let mut made = byte / STRIDE * STRIDE - ahead;
        let mut piece = Vec::new();
        let rest = self.original.get(from..).unwrap_or_default();
        let found = with_memory(|memory| {
            rest.char_indices().find(|(_, c)| {
                piece.clear();
                memory.push(*c, &mut piece);
                made += piece.len();
                made > byte
            })
        });
        let end = self.original.len();
        found.map_or(end..end, |(n, c)| from + n..from + n + c.len_utf8())
    }
}

/// Squashes a text without a way back. Each character is squashed by itself: parts of a text make parts
/// of the whole.
pub(super) fn squash(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    with_memory(|memory| text.chars().for_each(|c| memory.push(c, &mut out)));
    out
}

/// What characters were squashed to. A text uses few of them again and again, and looking each up in
/// the tables of Unicode takes longer than all the rest of a search.
struct Memory {
    /// By the character's number, as far as there is room. A place that is free holds no character, as
    /// those of ASCII are not kept.
    places: Vec<Kept>,
}

#[derive(Clone, Copy)]
struct Kept {
    c: char,
    len: u8,
    bytes: [u8; LONGEST],
}

/// Places of the memory: a power of two.
const PLACES: usize = 1024;
/// Bytes that are kept of one character, at most; few make more.
const LONGEST: usize = 11;

thread_local! {
    static MEMORY: RefCell<Memory> = const { RefCell::new(Memory { places: Vec::new() }) };
}

fn with_memory<T>(work: impl FnOnce(&mut Memory) -> T) -> T {
    MEMORY.with_borrow_mut(work)
}

impl Memory {
    /// Appends what a character is squashed to.
    #[inline]
    fn push(&mut self, c: char, out: &mut Vec<u8>) {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_lowercase() as u8);
            }
        } else {
            self.push_beyond_ascii(c, out);
        }
    }

    fn push_beyond_ascii(&mut self, c: char, out: &mut Vec<u8>) {
        if self.places.is_empty() {
            self.places = vec![Kept { c: '\0', len: 0, bytes: [0; LONGEST] }; PLACES];
        }
        let Some(place) = self.places.get_mut(c as usize % PLACES) else { return };
        if place.c != c {
            let squashed = squashed(c);
            let Some(bytes) = place.bytes.get_mut(..squashed.len()) else {
                out.extend_from_slice(squashed.as_bytes());
                return;
            };
            bytes.copy_from_slice(squashed.as_bytes());
            (place.c, place.len) = (c, squashed.len() as u8);
        }
        // A copy of one size and a cut are faster than a copy of any size.
        let end = out.len() + usize::from(place.len);
        out.extend_from_slice(&place.bytes);
        out.truncate(end);
    }
}

/// What a character beyond ASCII is squashed to.
fn squashed(c: char) -> String {
    let mut out = String::new();
    decompose_compatible(c, |part| {
        if part.is_alphanumeric() {
            out.extend(part.to_lowercase().filter(|l| l.is_alphanumeric()));
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, needle: &str, expected: &[&str]) {
        let squashed = Squashed::new(text);
        let needle = squash(needle);
        let found: Vec<&str> = squashed.find(&needle).map(|(range, _)| &text[range]).collect();
        assert_eq!(found, expected, "{needle:?} in {text:?}");
    }

    #[test]
    fn a_passage_is_found_however_it_is_set() {
        check("They “will not\n sign”.", "WILL NOT SIGN", &["will not\n sign"]);
        check("guaran-\ntees", "guarantees", &["guaran-\ntees"]);
        check("the o\u{fb03}ce", "office", &["o\u{fb03}ce"]);
        check("E\u{301}lyse\u{301}e", "élysée", &["E\u{301}lyse\u{301}e"]);
        check("aaa", "aa", &["aa", "aa"]);
        check("...", "...", &[]);
        check(&format!("{}end", "ab, ".repeat(100)), "b end", &["b, end"]);
    }

    fn ascii(c: char) -> String {
        c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()).into_iter().collect()
    }

    proptest! {
        #[test]
        fn every_stretch_finds_its_way_back(text in "\\PC{0,200}", from in 0usize..200) {
            let squashed = Squashed::new(&text);
            let made = String::from_utf8(squashed.text.clone()).unwrap();
            for (at, c) in made.char_indices().skip(from) {
                let back = &text[squashed.original_of(at..at + c.len_utf8())];
                let again = String::from_utf8(squash(back)).unwrap();
                prop_assert!(again.contains(c), "{back:?} {c:?}");
            }
        }

        #[test]
        fn what_is_remembered_is_what_the_tables_say(text in "\\PC{0,200}") {
            let plain: String = text
                .chars()
                .map(|c| if c.is_ascii() { ascii(c) } else { squashed(c) })
                .collect();
            prop_assert_eq!(String::from_utf8(squash(&text)).unwrap(), plain);
        }
    }
}
