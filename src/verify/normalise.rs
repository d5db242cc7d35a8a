//! A text reduced to its letters and digits, in which a passage is found however it is set: without
//! case, accents, punctuation and white space. Far too generous to prove anything; what it finds is
//! judged elsewhere.

use std::cell::RefCell;
use std::ops::Range;

use memchr::memmem::Finder;
use unicode_normalization::char::decompose_compatible;

use super::overlaps::Overlaps;

/// Bytes of the original between two marks of the way back, about.
const STRIDE: usize = 64;

/// Bytes of a needle that are searched for, at most; the rest of it is read where they stand.
const HEAD: usize = 32;

/// A normalised text that knows where it came from.
#[derive(Debug)]
pub(super) struct Normalised<'t> {
    original: &'t str,
    /// UTF-8.
    text: Vec<u8>,
    /// Where each piece of the original begins, and how much the pieces before it made. Ascending in both.
    marks: Vec<(usize, usize)>,
}

impl<'t> Normalised<'t> {
    pub(super) fn new(original: &'t str) -> Normalised<'t> {
        Normalised::without(original, std::iter::empty())
    }

    /// Without some stretches of the original, which come in order.
    pub(super) fn without(
        original: &'t str,
        left_out: impl Iterator<Item = Range<usize>>,
    ) -> Normalised<'t> {
        let mut text = Vec::with_capacity(original.len());
        let mut marks = Vec::with_capacity(original.len() / STRIDE + 1);
        let mut from = 0;
        let end = original.len()..original.len();
        for gap in left_out.chain(std::iter::once(end)) {
            let kept = original.get(from..gap.start).unwrap_or_default();
            with_cache(|cache| {
                cache.push_all(kept, &mut text, |(at, made)| marks.push((from + at, made)));
            });
            from = gap.end;
        }
        Normalised { original, text, marks }
    }

    /// Every place of a normalised needle: from its first letter to its last one in the original, and
    /// where it begins in the normalised text.
    pub(super) fn find<'s>(
        &'s self,
        needle: &'s [u8],
        overlaps: &'s Overlaps,
    ) -> impl Iterator<Item = (Range<usize>, usize)> + 's {
        // To make a search ready takes as long as the needle.
        let finder = Finder::new(needle.get(..HEAD).unwrap_or(needle));
        let mut from = 0;
        std::iter::from_fn(move || {
            if needle.is_empty() {
                return None;
            }
            loop {
                from = from.max(overlaps.past());
                let at = from + finder.find(self.text.get(from..)?)?;
                from = at + 1;
                // Not within a character of several bytes.
                let rest = self.text.get(at..)?;
                if rest.starts_with(needle) && rest.first().is_some_and(|b| b & 0xc0 != 0x80) {
                    return Some((self.original_of(at..at + needle.len()), at));
                }
            }
        })
    }

    /// The stretch of the original that made a stretch of the normalised text.
    pub(super) fn original_of(&self, normalised: Range<usize>) -> Range<usize> {
        let start = self.char_of(normalised.start).start;
        let end = self.char_of(normalised.end.saturating_sub(1)).end;
        start..end.max(start)
    }

    /// The character of the original that made a normalised byte.
    fn char_of(&self, byte: usize) -> Range<usize> {
        let mark = self.marks.partition_point(|(_, made)| *made <= byte).checked_sub(1);
        let nothing = (self.original.len(), 0);
        let (from, mut made) = mark.and_then(|n| self.marks.get(n)).copied().unwrap_or(nothing);
        let rest = self.original.get(from..).unwrap_or_default();
        let found = rest.char_indices().find(|(_, c)| {
            made += if c.is_ascii() {
                usize::from(c.is_ascii_alphanumeric())
            } else {
                with_cache(|cache| cache.cached(*c).map(|cached| usize::from(cached.len)))
                    .unwrap_or_else(|| normalised(*c).len())
            };
            made > byte
        });
        let end = self.original.len();
        found.map_or(end..end, |(n, c)| from + n..from + n + c.len_utf8())
    }
}

/// Normalises a text without a way back. Each character is normalised by itself: parts of a text make parts
/// of the whole.
pub(super) fn normalise(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    with_cache(|cache| cache.push_all(text, &mut out, |_| ()));
    out
}

/// What characters were normalised to. A text uses few of them again and again, and looking each up in
/// the tables of Unicode takes longer than all the rest of a search.
struct Cache {
    /// By the character's number, as far as there is room. A place that is free holds no character, as
    /// those of ASCII are not kept.
    places: Vec<Cached>,
}

#[derive(Clone, Copy)]
struct Cached {
    c: char,
    len: u8,
    bytes: [u8; LONGEST],
}

/// Places of the cache: a power of two.
const PLACES: usize = 1024;
/// Bytes that are kept of one character, at most; few make more.
const LONGEST: usize = 11;
/// Room for what a piece of the original makes, and for one character more.
const ROOM: usize = STRIDE / 2 * LONGEST + LONGEST;

thread_local! {
    static CACHE: RefCell<Cache> = const { RefCell::new(Cache { places: Vec::new() }) };
}

fn with_cache<T>(work: impl FnOnce(&mut Cache) -> T) -> T {
    CACHE.with_borrow_mut(|cache| {
        if cache.places.is_empty() {
            cache.places = vec![Cached { c: '\0', len: 0, bytes: [0; LONGEST] }; PLACES];
        }
        work(cache)
    })
}

impl Cache {
    /// Appends what a text is normalised to, piece by piece; for each, where it begins and how much was
    /// there before it is marked.
    fn push_all(&mut self, text: &str, out: &mut Vec<u8>, mut mark: impl FnMut((usize, usize))) {
        let mut room = [0; ROOM];
        let (mut at, mut rest) = (0, text);
        while !rest.is_empty() {
            mark((at, out.len()));
            let (piece, after) = rest.split_at(piece_of(rest));
            let mut len = 0;
            for c in piece.chars() {
                if c.is_ascii() {
                    // What is not kept is written over by the next one: where a word ends, no
                    // processor can foresee, and would wait for a decision.
                    let small = SMALL.get(c as usize).copied().unwrap_or_default();
                    if let Some(place) = room.get_mut(len) {
                        *place = small;
                    }
                    len += usize::from(small != 0);
                } else if let Some(cached) = self.cached(c) {
                    // A copy of one size is faster than a copy of any size.
                    if let Some(place) = room.get_mut(len..len + LONGEST) {
                        place.copy_from_slice(&cached.bytes);
                    }
                    len += usize::from(cached.len);
                } else {
                    out.extend_from_slice(room.get(..len).unwrap_or_default());
                    out.extend_from_slice(normalised(c).as_bytes());
                    len = 0;
                }
            }
            out.extend_from_slice(room.get(..len).unwrap_or_default());
            (at, rest) = (at + piece.len(), after);
        }
    }

    /// What a character beyond ASCII is normalised to, unless that is longer than what is kept.
    fn cached(&mut self, c: char) -> Option<&Cached> {
        let place = self.places.get_mut(c as usize % PLACES)?;
        if place.c != c {
            let normalised = normalised(c);
            place.bytes.get_mut(..normalised.len())?.copy_from_slice(normalised.as_bytes());
            (place.c, place.len) = (c, normalised.len() as u8);
        }
        Some(place)
    }
}

/// Bytes of the first piece of a text: whole characters.
fn piece_of(text: &str) -> usize {
    let most = STRIDE.min(text.len());
    (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(most)
}

/// What each character of ASCII is normalised to; 0 for nothing.
const SMALL: [u8; 128] = small_letters();

const fn small_letters() -> [u8; 128] {
    let mut table = [0; 128];
    let mut rest: &mut [u8] = &mut table;
    let mut byte = 0_u8;
    while let [first, after @ ..] = rest {
        if byte.is_ascii_alphanumeric() {
            *first = byte.to_ascii_lowercase();
        }
        (rest, byte) = (after, byte + 1);
    }
    table
}

/// What a character beyond ASCII is normalised to.
fn normalised(c: char) -> String {
    let mut out = String::new();
    decompose_compatible(c, |part| {
        match part {
            // The stroke between letters (kashida) is none itself.
            '\u{640}' => {}
            // Its capital is two letters, and where the dot of an i is, only a language knows.
            '\u{df}' | '\u{1e9e}' => out.push_str("ss"),
            '\u{131}' => out.push('i'),
            _ if part.is_alphanumeric() => {
                out.extend(part.to_lowercase().filter(|l| l.is_alphanumeric()));
            }
            _ => {}
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, needle: &str, expected: &[&str]) {
        let normalised = Normalised::new(text);
        let needle = normalise(needle);
        let found: Vec<&str> =
            normalised.find(&needle, &Overlaps::default()).map(|(range, _)| &text[range]).collect();
        assert_eq!(found, expected, "{needle:?} in {text:?}");
    }

    #[test]
    fn a_passage_is_found_however_it_is_set() {
        check("They “will not\n sign”.", "WILL NOT SIGN", &["will not\n sign"]);
        check("guaran-\ntees", "guarantees", &["guaran-\ntees"]);
        check("the o\u{fb03}ce", "office", &["o\u{fb03}ce"]);
        check("E\u{301}lyse\u{301}e", "élysée", &["E\u{301}lyse\u{301}e"]);
        check("aaa", "aa", &["aa", "aa"]);
        check("DIE STRASSE, İLK ışık", "die Straße, ilk IŞIK", &["DIE STRASSE, İLK ışık"]);
        check("...", "...", &[]);
        check(&format!("{}end", "ab, ".repeat(100)), "b end", &["b, end"]);
    }

    fn ascii(c: char) -> String {
        c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()).into_iter().collect()
    }

    proptest! {
        #[test]
        fn every_stretch_finds_its_way_back(text in "\\PC{0,200}", from in 0usize..200) {
            let normalised = Normalised::new(&text);
            let made = String::from_utf8(normalised.text.clone()).unwrap();
            for (at, c) in made.char_indices().skip(from) {
                let back = &text[normalised.original_of(at..at + c.len_utf8())];
                let again = String::from_utf8(normalise(back)).unwrap();
                prop_assert!(again.contains(c), "{back:?} {c:?}");
            }
        }

        #[test]
        fn what_is_remembered_is_what_the_tables_say(text in "\\PC{0,200}") {
            let plain: String = text
                .chars()
                .map(|c| if c.is_ascii() { ascii(c) } else { normalised(c) })
                .collect();
            prop_assert_eq!(String::from_utf8(normalise(&text)).unwrap(), plain);
        }
    }
}
