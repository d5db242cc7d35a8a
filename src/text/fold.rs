//! Turns text into a form in which searching is easy, with a map back to the original. Must never be
//! used as proof that two texts are the same: it drops what a quotation needs.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use super::clusters::clusters;
use super::hidden::{StandIn, stand_in};

/// A text folded for search, which knows where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Lower case, without diacritics, with plain quotation marks, dashes and single spaces.
    pub text: String,
    /// Where the folded and the original text stop running side by side, ascending.
    pieces: Vec<Piece>,
    /// Bytes of the original.
    original_len: usize,
}

/// A stretch of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Its first byte in the folded text.
    folded: usize,
    /// Its first byte in the original.
    original: usize,
    /// Whether it runs byte beside byte with the original, one character to a cluster; otherwise it
    /// stands for one cluster as a whole.
    same: bool,
}

/// Folds `original` for search.
///
/// Case goes (Unicode lower case; `ß`, `æ` and their like become two letters), so do the diacritics
/// of Latin, Greek, Cyrillic, Hebrew and Arabic, soft hyphens and zero-width characters. Quotation
/// marks become `'` or `"`, dashes `-`, `…` three stops, and a run of white space one space.
pub fn fold(original: &str) -> Folded {
    let mut text = String::with_capacity(original.len());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut in_space = false;
    for (at, cluster) in clusters(original) {
        let before = text.len();
        let was_in_space = in_space;
        cluster.chars().for_each(|c| fold_char(c, &mut in_space, &mut text));
        let one = |text: &str| text.chars().nth(1).is_none();
        let added = text.get(before..).unwrap_or_default();
        if added.is_empty() && was_in_space && in_space {
            // The rest of a run of white space belongs to its first character.
            set_apart_last_byte(&mut pieces, before);
            continue;
        }
        let same = added.len() == cluster.len() && one(added) && one(cluster);
        let in_step = |last: &Piece| last.same && last.original + (before - last.folded) == at;
        if !(same && pieces.last().is_some_and(in_step)) {
            pieces.push(Piece { folded: before, original: at, same });
        }
    }
    Folded { text, pieces, original_len: original.len() }
}

/// Makes the space that ends at `end` of the folded text a piece of its own, because it stands for
/// more than one byte.
fn set_apart_last_byte(pieces: &mut Vec<Piece>, end: usize) {
    let Some(last) = pieces.last_mut().filter(|last| last.same) else {
        return;
    };
    let ahead = end.saturating_sub(1) - last.folded;
    if ahead == 0 {
        last.same = false;
    } else {
        let (folded, original) = (last.folded + ahead, last.original + ahead);
        pieces.push(Piece { folded, original, same: false });
    }
}

/// Places of words in a text that are told, at most.
const MOST_PLACES: usize = 10_000;

/// Where words stand in a text, whatever their case, accents and typography: byte ranges of the text,
/// in order, without overlap; the first ten thousand.
pub fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    let needle = fold(words.trim()).text;
    if needle.is_empty() {
        return Vec::new();
    }
    let folded = fold(text);
    let places = folded.text.match_indices(&needle).take(MOST_PLACES);
    places.map(|(at, _)| folded.original_range(at..at + needle.len())).collect()
}

/// Appends `original`, folded as by [`fold`], to `out`.
pub fn fold_into(original: &str, out: &mut String) {
    out.reserve(original.len());
    let mut in_space = false;
    if original.is_ascii() {
        // Single blanks between words are all that most texts have.
        let is_even = |pair: &[u8]| pair != b"  ";
        let is_plain = |byte: &u8| *byte == b' ' || byte.is_ascii_graphic();
        if original.bytes().all(|byte| is_plain(&byte))
            && original.as_bytes().windows(2).all(is_even)
        {
            let start = out.len();
            out.push_str(original);
            out.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
            return;
        }
        for byte in original.bytes() {
            let c = char::from(byte);
            if c.is_ascii_whitespace() || byte == 0xB {
                if !in_space {
                    out.push(' ');
                }
                in_space = true;
            } else {
                out.push(c.to_ascii_lowercase());
                in_space = false;
            }
        }
    } else {
        original.chars().for_each(|c| fold_char(c, &mut in_space, out));
    }
}

impl Folded {
    /// The smallest byte range of the original, on cluster borders, that gave rise to `folded`, a
    /// byte range of the folded text. A range outside of the text is cut to it.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.start_of(folded.start.min(self.text.len()));
        if folded.end <= folded.start {
            return start..start;
        }
        start..self.end_of(folded.end.min(self.text.len())).max(start)
    }

    /// The piece that the byte at `folded` belongs to, and the one after it.
    fn piece_at(&self, folded: usize) -> (Option<&Piece>, Option<&Piece>) {
        let next = self.pieces.partition_point(|piece| piece.folded <= folded);
        (next.checked_sub(1).and_then(|at| self.pieces.get(at)), self.pieces.get(next))
    }

    fn start_of(&self, mut folded: usize) -> usize {
        if folded == self.text.len() {
            return self.original_len;
        }
        while !self.text.is_char_boundary(folded) {
            folded -= 1;
        }
        match self.piece_at(folded).0 {
            Some(piece) if piece.same => piece.original + (folded - piece.folded),
            Some(piece) => piece.original,
            None => 0,
        }
    }

    fn end_of(&self, mut folded: usize) -> usize {
        while !self.text.is_char_boundary(folded) {
            folded += 1;
        }
        let Some(last) = folded.checked_sub(1) else {
            return 0;
        };
        match self.piece_at(last) {
            (Some(piece), _) if piece.same => piece.original + (folded - piece.folded),
            (_, Some(next)) => next.original,
            _ => self.original_len,
        }
    }
}

/// Appends what `c` folds to. `in_space` tells whether white space came last.
fn fold_char(c: char, in_space: &mut bool, out: &mut String) {
    if c.is_ascii() && !c.is_ascii_control() && c != ' ' {
        out.push(c.to_ascii_lowercase());
        *in_space = false;
        return;
    }
    if c.is_whitespace() {
        if !*in_space {
            out.push(' ');
        }
        *in_space = true;
        return;
    }
    if is_plain(c) {
        out.push(c);
        *in_space = false;
        return;
    }
    // A hidden character does not end a run of white space.
    let Some(plain) = substitute(c) else { return };
    *in_space = false;
    if !plain.is_empty() {
        out.push_str(plain);
        return;
    }
    let mut letters = |part: char| {
        for lower in part.to_lowercase() {
            decompose_canonical(lower, |c| match substitute(c) {
                Some("") if !is_diacritic(c) => out.push(c),
                Some(plain) => out.push_str(plain),
                None => {}
            });
        }
    };
    if matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FF01}'..='\u{FF5E}') {
        // Ligatures of typesetting and fullwidth forms are the same letters.
        decompose_compatible(c, letters);
    } else {
        letters(c);
    }
}

/// Whether a letter folds to itself, of those that texts in other scripts mostly consist of: looking up what others
/// fold to takes many times longer.
const fn is_plain(c: char) -> bool {
    matches!(c, 'а'..='и' | 'к'..='я' | 'α'..='ρ' | 'σ'..='ω' | '\u{4E00}'..='\u{9FFF}')
}

/// `None` for what is dropped, a text for what has one, and `""` for every other character.
fn substitute(c: char) -> Option<&'static str> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | 'ʻ' | 'ʹ' | '‹' | '›' => {
            "'"
        }
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => "-",
        '…' => "...",
        'ı' => "i",
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ſ' => "s",
        'ς' => "σ",
        _ => match stand_in(c) {
            Some(StandIn::Name(_) | StandIn::Smuggled(_)) => return None,
            _ if is_diacritic(c)
                || matches!(c, '\u{2061}'..='\u{2064}' | '\u{FE00}'..='\u{FE0D}') =>
            {
                return None;
            }
            _ => "",
        },
    })
}

/// Marks that searching does without. In other scripts (Devanagari, Thai) marks are vowels: they
/// stay.
fn is_diacritic(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'
        | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::text::awkward;

    #[test]
    fn plain_letters_are_what_looking_them_up_would_make_of_them() {
        let plain = ('\0'..=char::MAX).filter(|c| is_plain(*c));
        for c in plain {
            let mut parts = String::new();
            c.to_lowercase().for_each(|c| decompose_canonical(c, |c| parts.push(c)));
            assert_eq!((substitute(c), parts.as_str()), (Some(""), c.to_string().as_str()));
        }
    }

    #[test]
    fn folded_for_search() {
        let check = |text, expected| assert_eq!(fold(text).text, expected, "{text:?}");
        check("", "");
        check("Ground TROOPS", "ground troops");
        check("Türkiye, Élysée, Ștefan, e\u{301}", "turkiye, elysee, stefan, e");
        check("İstanbul ıI", "istanbul ii");
        check(
            "Łódź Øst Đorđe Straße GROẞ Æther œuvre Þór",
            "lodz ost dorde strasse gross aether oeuvre thor",
        );
        check("“so‑called” ‘x’ — it’s", "\"so-called\" 'x' - it's");
        check("a \n\u{a0}\t b", "a b");
        check("re\u{ad}arm \u{200b} now", "rearm now");
        check("wait…", "wait...");
        check("ﬁnal ＮＡＴＯ", "final nato");
        check("ΑΘΉΝΑΣ Київ", "αθηνασ киів");
        check("कि ไทยที่", "कि ไทยที่");
        check("\u{1b}x", "\u{1b}x");
    }

    #[test]
    fn found_again_in_the_original() {
        let check = |original: &str, needle: &str, expected: &str| {
            let folded = fold(original);
            let start = folded.text.find(needle).unwrap();
            let range = folded.original_range(start..start + needle.len());
            assert_eq!(&original[range], expected, "{original:?} {needle:?}");
        };
        check("in Türkiye now", "turkiye", "Türkiye");
        check("the ÉLYSÉE", "lys", "LYS");
        check("an e\u{301}lan", "elan", "e\u{301}lan");
        check("Straße", "s", "S");
        check("Straße", "ras", "raß");
        check("Straße", "se", "ße");
        check("a \n\n b", "a b", "a \n\n b");
        check("a \n\n b", " ", " \n\n ");
        check("so\u{ad}called", "socalled", "so\u{ad}called");
        check("so\u{ad}called", "so", "so");
        check("so\u{ad}called", "called", "called");
        check("Æther", "e", "Æ");
    }

    #[test]
    fn ranges_beside_the_text_are_cut_to_it() {
        let folded = fold("Élan");
        assert_eq!(folded.original_range(2..99), 3..5);
        assert_eq!(folded.original_range(99..120), 5..5);
        assert_eq!(folded.original_range(1..1), 2..2);
    }

    proptest! {
        #[test]
        fn the_map_covers_what_it_found(
            text in prop_oneof![awkward::prose(), awkward::text()],
            a in any::<prop::sample::Index>(),
            b in any::<prop::sample::Index>(),
        ) {
            let folded = fold(&text);
            let borders: Vec<_> = (0..=folded.text.len()).filter(|&at| folded.text.is_char_boundary(at)).collect();
            let (a, b) = (borders[a.index(borders.len())], borders[b.index(borders.len())]);
            let (a, b) = (a.min(b), a.max(b));
            let range = folded.original_range(a..b);
            let clusters: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            prop_assert!(clusters.binary_search(&range.start).is_ok());
            prop_assert!(clusters.binary_search(&range.end).is_ok());
            let again = fold(&text[range.clone()]).text;
            prop_assert!(again.contains(&folded.text[a..b]), "{:?} in {:?}", &folded.text[a..b], again);
        }

        #[test]
        fn with_and_without_a_map_agree(text in prop_oneof![awkward::prose(), awkward::text()]) {
            let mut out = String::from("before ");
            fold_into(&text, &mut out);
            prop_assert_eq!(&out["before ".len()..], fold(&text).text);
        }

        #[test]
        fn folding_twice_changes_nothing(text in awkward::text()) {
            let once = fold(&text).text;
            prop_assert_eq!(&fold(&once).text, &once);
        }
    }
}
