//! Grapheme clusters (UAX #29), with a quick way through ordinary Western prose. Knows nothing of
//! what is safe to draw or how wide it is.

use unicode_segmentation::{Graphemes, UnicodeSegmentation};

/// Whether `c` is one visible column wide, needs no tag, and never joins a neighbour that is plain
/// too: the class through which every other file here takes its quick way.
///
/// A subset on purpose: printable ASCII, Latin, Greek and Cyrillic letters, the punctuation of prose,
/// currency signs, and the marks that this program draws itself. A test proves each property for
/// each member.
pub(crate) fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A0}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}'
        | '\u{370}'..='\u{377}' | '\u{384}'..='\u{38A}' | '\u{38E}'..='\u{3A1}'
        | '\u{3A3}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{203B}' | '\u{203D}'..='\u{2048}'
        | '\u{204A}'..='\u{205F}'
        | '\u{20A0}'..='\u{20BF}'
        | '\u{2190}'..='\u{2193}' | '\u{2400}'..='\u{2421}' | '\u{2500}'..='\u{259F}'
        | '\u{27E6}' | '\u{27E7}')
}

/// Whether a cluster is one plain character.
pub(crate) fn is_one_plain(cluster: &str) -> bool {
    if let [byte] = cluster.as_bytes() {
        return matches!(byte, b' '..=b'~');
    }
    let mut chars = cluster.chars();
    chars.next().is_some_and(is_plain) && chars.next().is_none()
}

/// The grapheme clusters of `text`, each with its byte offset.
pub(crate) fn clusters(text: &str) -> Clusters<'_> {
    Clusters { text, at: 0, mixed: None }
}

/// See [`clusters`].
pub(crate) struct Clusters<'a> {
    text: &'a str,
    /// Where the next cluster starts, in bytes.
    at: usize,
    /// A stretch that the segmentation tables must read.
    mixed: Option<Graphemes<'a>>,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(cluster) = self.mixed.as_mut().and_then(Iterator::next) {
            return Some(self.pass(cluster));
        }
        self.mixed = None;
        if let Some(ascii) = self.lone_ascii() {
            return Some(self.pass(ascii));
        }
        let rest = self.text.get(self.at..)?;
        let mut chars = rest.chars();
        let first = chars.next()?;
        if is_plain(first) && chars.next().is_none_or(parts_from_plain) {
            return rest.get(..first.len_utf8()).map(|cluster| self.pass(cluster));
        }
        let mut stretch = rest.get(..mixed_len(rest))?.graphemes(true);
        let cluster = stretch.next()?;
        self.mixed = Some(stretch);
        Some(self.pass(cluster))
    }
}

/// Whether there is a border between any plain character and `c` after it.
fn parts_from_plain(c: char) -> bool {
    c.is_ascii() || is_plain(c)
}

impl<'a> Clusters<'a> {
    /// The next cluster, if it is one ASCII character before another or the end.
    fn lone_ascii(&self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let first = bytes.get(self.at)?;
        let next = bytes.get(self.at + 1).unwrap_or(&b' ');
        let lone = first.is_ascii() && next.is_ascii() && *first != b'\r';
        if lone { self.text.get(self.at..=self.at) } else { None }
    }

    fn pass(&mut self, cluster: &'a str) -> (usize, &'a str) {
        let start = self.at;
        self.at += cluster.len();
        (start, cluster)
    }
}

/// How many bytes from the start must be read together: up to the first place after the start where
/// a plain character is followed by another, because there is a certain border between the two.
fn mixed_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut first = true;
    while let Some((at, c)) = chars.next() {
        let sure = is_plain(c) && chars.peek().is_none_or(|&(_, next)| parts_from_plain(next));
        if sure && !first {
            return at + c.len_utf8();
        }
        first = false;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    use super::*;
    use crate::text::awkward;

    #[test]
    fn plain_characters_are_one_column_and_stand_alone() {
        for c in awkward::every_char().filter(|&c| is_plain(c)) {
            assert_eq!(c.width(), Some(1), "{c:?}");
            let text = format!("a{c}{c}\u{20AC}{c}");
            assert_eq!(text.graphemes(true).count(), 5, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn same_as_the_tables(text in awkward::text()) {
            let ours: Vec<_> = clusters(&text).collect();
            let theirs: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
