//! From a place in the extracted text back to the bytes that it was read from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Pieces of text and the bytes that they stand for. Which bytes depends on the kind of document:
/// those of the file, or of `word/document.xml` within a DOCX; a PDF has none, only pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// Ascending by `text`, without overlap.
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    text: Range<usize>,
    source: Range<usize>,
}

impl Piece {
    /// Whether it runs byte beside byte; otherwise it stands for its bytes as a whole.
    const fn is_same(&self) -> bool {
        self.text.end - self.text.start == self.source.end - self.source.start
    }
}

impl Map {
    /// A text that is the file itself, from its byte `skipped` on (a byte-order mark).
    pub fn same(len: usize, skipped: usize) -> Map {
        let mut map = Map::default();
        map.push(0..len, skipped..skipped + len);
        map
    }

    /// Adds the next piece. It must begin where the last one ended, or later.
    pub fn push(&mut self, text: Range<usize>, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let piece = Piece { text, source };
        if let Some(last) = self.pieces.last_mut()
            && last.is_same()
            && piece.is_same()
            && last.text.end == piece.text.start
            && last.source.end == piece.source.start
        {
            last.text.end = piece.text.end;
            last.source.end = piece.source.end;
        } else {
            self.pieces.push(piece);
        }
    }

    /// The pieces of a stretch of text with the bytes of each, cut to the stretch where that can be.
    pub fn pieces(
        &self,
        text: Range<usize>,
    ) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
        let first = self.pieces.partition_point(|piece| piece.text.end <= text.start);
        let pieces = self.pieces.iter().skip(first);
        pieces.take_while(move |piece| piece.text.start < text.end).map(move |piece| {
            let start = piece.text.start.max(text.start);
            let end = piece.text.end.min(text.end);
            let source = if piece.is_same() {
                piece.source.start + start - piece.text.start
                    ..piece.source.end + end - piece.text.end
            } else {
                piece.source.clone()
            };
            (start..end, source)
        })
    }

    /// The bytes that a stretch of text was read from: from those of its first character to those of
    /// its last, or the other way round where the document writes the two in that order, as it does
    /// with a text box, whose text follows the paragraph in which it hangs. `None` where there are none.
    pub fn source(&self, text: Range<usize>) -> Option<Range<usize>> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= text.start);
        let behind = self.pieces.partition_point(|piece| piece.text.start < text.end);
        let (first, last) = (self.pieces.get(first)?, self.pieces.get(behind.checked_sub(1)?)?);
        if first.text.start >= text.end || last.text.end <= text.start {
            return None;
        }
        // A piece that stands for its bytes as a whole is not cut.
        let skipped = text.start.saturating_sub(first.text.start);
        let left = last.text.end.saturating_sub(text.end);
        let start =
            |piece: &Piece, skipped| piece.source.start + if piece.is_same() { skipped } else { 0 };
        let end = |piece: &Piece, left| piece.source.end - if piece.is_same() { left } else { 0 };
        if first.text.start == last.text.start {
            return Some(start(first, skipped)..end(last, left));
        }
        let from = start(first, skipped).min(start(last, 0));
        Some(from..end(last, left).max(end(first, 0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again() {
        let mut map = Map::default();
        map.push(0..4, 10..14);
        map.push(4..6, 14..16);
        assert_eq!(map.pieces.len(), 1);
        // An entity: one character from five bytes.
        map.push(6..7, 16..21);
        map.push(8..10, 30..32);
        for (text, source) in [
            (0..2, Some(10..12)),
            (3..5, Some(13..15)),
            (5..7, Some(15..21)),
            (6..7, Some(16..21)),
            (6..9, Some(16..31)),
            (7..8, None),
            (9..10, Some(31..32)),
            (10..12, None),
        ] {
            assert_eq!(map.source(text.clone()), source, "{text:?}");
        }
        let pieces: Vec<_> = map.pieces(3..9).collect();
        assert_eq!(pieces, [(3..6, 13..16), (6..7, 16..21), (8..9, 30..31)]);
    }

    #[test]
    fn a_place_is_no_range_backwards_where_the_source_has_another_order() {
        let mut map = Map::default();
        map.push(0..4, 30..34);
        map.push(4..8, 10..14);
        assert_eq!(map.source(2..6), Some(10..34));
        assert_eq!(map.source(5..6), Some(11..12));
    }

    #[test]
    fn a_file_of_plain_text_is_its_own_map() {
        assert_eq!(Map::same(5, 3).source(1..3), Some(4..6));
        assert_eq!(Map::same(0, 0).source(0..0), None);
    }
}
