//! A text reduced to its letters and digits, in which a passage is found however it is set: without
//! case, accents, punctuation and white space. Far too generous to prove anything; what it finds is
//! judged elsewhere.

use std::ops::Range;

use memchr::memmem::Finder;
use unicode_normalization::char::decompose_compatible;

/// Squashed bytes between two marks of the way back.
const STRIDE: usize = 64;

/// A squashed text that knows where it came from.
#[derive(Debug)]
pub(super) struct Squashed<'t> {
    original: &'t str,
    text: String,
    /// For every `STRIDE`th squashed byte: the character of the original that it came from, and how
    /// many squashed bytes that character made before it.
    marks: Vec<(usize, usize)>,
}

impl<'t> Squashed<'t> {
    pub(super) fn new(original: &'t str) -> Squashed<'t> {
        let mut text = String::with_capacity(original.len());
        let mut marks = Vec::with_capacity(original.len() / STRIDE + 1);
        for (at, c) in original.char_indices() {
            let before = text.len();
            push(c, &mut text);
            while marks.len() * STRIDE < text.len() {
                marks.push((at, marks.len() * STRIDE - before));
            }
        }
        Squashed { original, text, marks }
    }

    /// Every place of a squashed needle: from its first letter to its last one in the original, and
    /// where it begins in the squashed text.
    pub(super) fn find<'s>(
        &'s self,
        needle: &'s str,
    ) -> impl Iterator<Item = (Range<usize>, usize)> + 's {
        let finder = Finder::new(needle.as_bytes());
        let mut from = 0;
        std::iter::from_fn(move || {
            if needle.is_empty() {
                return None;
            }
            loop {
                let at = from + finder.find(self.text.as_bytes().get(from..)?)?;
                from = at + 1;
                if self.text.is_char_boundary(at) {
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
        let mut piece = String::new();
        for (n, c) in self.original.get(from..).unwrap_or_default().char_indices() {
            piece.clear();
            push(c, &mut piece);
            made += piece.len();
            if made > byte {
                return from + n..from + n + c.len_utf8();
            }
        }
        self.original.len()..self.original.len()
    }
}

/// Squashes a text without a way back.
pub(super) fn squash(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

fn push(c: char, out: &mut String) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    decompose_compatible(c, |part| {
        if part.is_alphanumeric() {
            out.extend(part.to_lowercase().filter(|l| l.is_alphanumeric()));
        }
    });
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

    proptest! {
        #[test]
        fn every_stretch_finds_its_way_back(text in "\\PC{0,200}", from in 0usize..200) {
            let squashed = Squashed::new(&text);
            for (at, c) in squashed.text.char_indices().skip(from) {
                let back = &text[squashed.original_of(at..at + c.len_utf8())];
                prop_assert!(squash(back).contains(c), "{back:?} {c:?}");
            }
        }
    }
}
