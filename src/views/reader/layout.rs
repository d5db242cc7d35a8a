//! The text of a document as rows of the screen, laid out only where it is looked at: a text of 50 MB
//! costs as much as one of a page.

use std::ops::Range;

use crate::documents::{BlockKind, Extract};
use crate::text::wrap::wrap;

/// What stands around the article of a page or within it and is not of it: one line of the screen until it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fold {
    /// From the beginning of its first block to the end of its last one.
    pub(super) range: Range<usize>,
    /// Lines of the text, however wide the screen is.
    pub(super) lines: usize,
    pub(super) place: FoldPlace,
    pub(super) is_open: bool,
}

/// Where a fold stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FoldPlace {
    Before,
    Within,
    After,
}

/// The folds of a text, all closed. Fewer than three blocks are no longer than a line about them.
pub(super) fn folds(extract: &Extract) -> Vec<Fold> {
    const LEAST: usize = 3;
    let Some(main) = &extract.main else { return Vec::new() };
    let blocks = &extract.blocks;
    let at = |byte: usize| blocks.partition_point(|block| block.range.start < byte);
    let (first, after) = (at(main.start), at(main.end));
    let within = extract.beside.iter().map(|own| (at(own.start)..at(own.end), FoldPlace::Within));
    let before = std::iter::once((0..first, FoldPlace::Before));
    before
        .chain(within)
        .chain([(after..blocks.len(), FoldPlace::After)])
        .filter(|(part, _)| part.len() >= LEAST)
        .filter_map(|(part, place)| {
            let own = blocks.get(part.clone())?;
            let range = own.first()?.range.start..own.last()?.range.end;
            let text = extract.text.get(range.clone()).unwrap_or_default();
            let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            Some(Fold { range, lines, place, is_open: false })
        })
        .collect()
}

/// Bytes that are wrapped as one; a longer block is cut at white space.
const LONGEST: usize = 4096;

/// A block, or a part of a long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub range: Range<usize>,
    pub kind: BlockKind,
    /// Whether a block begins here.
    pub(super) first: bool,
    /// Which of the folds it stands for.
    pub(super) fold: Option<usize>,
}

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Bytes of the text; `None` between paragraphs.
    pub(super) line: Option<(Range<usize>, BlockKind)>,
    /// The line stands for what is folded: for which of the folds.
    pub(super) fold: Option<usize>,
}

/// Cuts a text into pieces; each fold that is closed is one. Grows with the text, so it is done once.
pub(super) fn pieces(extract: &Extract, folds: &[Fold]) -> Vec<Piece> {
    let text = extract.text.as_str();
    let mut pieces = Vec::with_capacity(extract.blocks.len());
    for block in &extract.blocks {
        let holds = |fold: &Fold| !fold.is_open && fold.range.contains(&block.range.start);
        if let Some(at) = folds.iter().position(holds) {
            let range = folds.get(at).map_or(block.range.clone(), |fold| fold.range.clone());
            if pieces.last().is_none_or(|last: &Piece| last.fold != Some(at)) {
                pieces.push(Piece {
                    range,
                    kind: BlockKind::Paragraph,
                    first: true,
                    fold: Some(at),
                });
            }
            continue;
        }
        let (mut start, end) = (block.range.start, block.range.end);
        let mut first = true;
        while start < end {
            let cut = cut(text, start, end);
            pieces.push(Piece { range: start..cut, kind: block.kind, first, fold: None });
            (start, first) = (cut, false);
        }
    }
    pieces
}

/// Where a piece that starts at `start` ends: at white space, or else between characters.
fn cut(text: &str, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let mut at = start + LONGEST;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let head = text.get(start..at).unwrap_or_default();
    match head.rfind(char::is_whitespace) {
        Some(blank) if blank > 0 => {
            let width = head.get(blank..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
            start + blank + width
        }
        _ => at.max(start + 1),
    }
}

/// A text that is looked at in so many columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) pieces: &'t [Piece],
    pub(super) columns: usize,
}

impl Page<'_> {
    /// The rows from the line that holds byte `from` on.
    pub(super) fn rows(self, from: usize, count: usize) -> Vec<Row> {
        let mut rows = Vec::with_capacity(count);
        let mut at = self.piece_of(from);
        let mut start = from;
        while rows.len() < count
            && let Some(piece) = self.pieces.get(at)
        {
            if piece.first && !rows.is_empty() && self.parted(at) {
                rows.push(Row { line: None, fold: None });
            }
            let lines = self.lines(piece).into_iter().filter(|line| line.end > start);
            let fold = piece.fold;
            rows.extend(lines.map(|line| Row { line: Some((line, piece.kind)), fold }));
            at += 1;
            start = 0;
        }
        rows.truncate(count);
        rows
    }

    /// Where the line begins that stands `count` rows below the one at `from`; the last one at most.
    pub(super) fn below(self, from: usize, count: usize) -> usize {
        let rows = self.rows(from, count + 2);
        let start = |row: &Row| row.line.as_ref().map(|(line, _)| line.start);
        // Nothing can begin with an empty row: then the line below it does.
        let there = rows.iter().skip(count).find_map(start);
        there.or_else(|| rows.iter().rev().find_map(start)).unwrap_or(from)
    }

    /// Where the line begins that stands `count` rows above the one at `from`; the first one at most.
    pub(super) fn above(self, from: usize, count: usize) -> usize {
        let from = self.line_start(from);
        let mut at = self.piece_of(from);
        // The beginnings of lines, going up; `None` for the row between two paragraphs.
        let mut above: Vec<Option<usize>> = Vec::new();
        while let Some(piece) = self.pieces.get(at).filter(|_| above.len() <= count) {
            let lines = self.lines(piece);
            above.extend(lines.iter().rev().map(|line| line.start).filter(|s| *s < from).map(Some));
            let Some(before) = at.checked_sub(1) else { break };
            if piece.first && self.parted(at) {
                above.push(None);
            }
            at = before;
        }
        // Nothing can begin with an empty row: then the line below it does, or, from there, the one
        // above it.
        let within = above.iter().take(count).flatten().next_back();
        let there = within.or_else(|| above.iter().flatten().next());
        if count == 0 { from } else { there.copied().unwrap_or(from) }
    }

    /// The beginning of the line that holds a byte.
    pub(super) fn line_start(self, byte: usize) -> usize {
        let Some(piece) = self.pieces.get(self.piece_of(byte)) else { return 0 };
        let lines = self.lines(piece);
        let line = lines.iter().rev().find(|line| line.start <= byte).or(lines.first());
        line.map_or(piece.range.start, |line| line.start)
    }

    /// The piece that holds a byte, or the next one.
    fn piece_of(self, byte: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.range.end <= byte);
        at.min(self.pieces.len().saturating_sub(1))
    }

    /// Whether an empty row stands above a piece: not between the items of a list or the cells of a
    /// table.
    fn parted(self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.pieces.get(before));
        let same = |kind| self.pieces.get(at).is_some_and(|piece| piece.kind == kind);
        before.is_some_and(|before| {
            let close = matches!(before.kind, BlockKind::Item | BlockKind::Cell);
            !(close && same(before.kind))
        })
    }

    fn lines(self, piece: &Piece) -> Vec<Range<usize>> {
        if piece.fold.is_some() {
            return vec![piece.range.clone()];
        }
        let text = self.text.get(piece.range.clone()).unwrap_or_default();
        let base = piece.range.start;
        wrap(text, self.columns)
            .into_iter()
            .map(|line| base + line.start..base + line.end)
            .filter(|line| !line.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};

    fn extract(text: &str) -> Extract {
        read(text.as_bytes(), "a.txt", &Limits::default()).unwrap()
    }

    fn shown(page: Page<'_>, from: usize, count: usize) -> Vec<String> {
        let rows = page.rows(from, count);
        let line = |row: &Row| row.line.as_ref().map_or("", |(line, _)| &page.text[line.clone()]);
        rows.iter().map(|row| line(row).to_string()).collect()
    }

    #[test]
    fn rows_begin_anywhere_and_part_paragraphs() {
        let extract = extract("one two three\n\nfour five\n\nsix");
        let pieces = pieces(&extract, &[]);
        let page = Page { text: &extract.text, pieces: &pieces, columns: 8 };
        assert_eq!(shown(page, 0, 9), ["one two", "three", "", "four", "five", "", "six"]);
        assert_eq!(shown(page, 8, 3), ["three", "", "four"]);
        assert_eq!(page.below(0, 1), 8);
        assert_eq!(page.below(0, 2), 15);
        assert_eq!(page.below(8, 1), 15);
        assert_eq!(page.below(0, 3), 15);
        assert_eq!(page.below(0, 99), 26);
        assert_eq!(page.line_start(10), 8);
        assert_eq!(page.above(8, 1), 0);
        assert_eq!(page.above(15, 1), 8);
        assert_eq!(page.above(26, 99), 0);
        assert_eq!(page.above(0, 1), 0);
    }

    #[test]
    fn going_down_and_up_again_stays_near() {
        let text = "word and more of it\n\n".repeat(300);
        let extract = extract(&text);
        let pieces = pieces(&extract, &[]);
        let page = Page { text: &extract.text, pieces: &pieces, columns: 12 };
        let mut at = 0;
        for count in [1, 5, 30, 7, 200] {
            let down = page.below(at, count);
            assert!(down > at);
            let up = page.above(down, count);
            assert!(up <= down && up.abs_diff(at) < 200 + count * 8, "{at} {down} {up}");
            at = down;
        }
    }

    #[test]
    fn what_is_around_an_article_is_one_row_until_it_is_opened() {
        let mut extract = extract("a\n\nb\n\nc\n\nthe article\n\nd\n\ne\n\nf\n\ng");
        assert!(folds(&extract).is_empty());
        let main = extract.text.find("the article").unwrap();
        extract.main = Some(main..main + 11);
        let mut folds = folds(&extract);
        let closed = pieces(&extract, &folds);
        let page = Page { text: &extract.text, pieces: &closed, columns: 20 };
        let kinds: Vec<Option<usize>> = page.rows(0, 9).iter().map(|row| row.fold).collect();
        assert_eq!(kinds, [Some(0), None, None, None, Some(1)]);
        assert_eq!(folds.iter().map(|fold| fold.lines).collect::<Vec<_>>(), [3, 4]);
        assert_eq!((page.line_start(3), page.below(0, 2), page.above(main, 2)), (0, main, 0));
        folds[0].is_open = true;
        let open = pieces(&extract, &folds);
        let page = Page { text: &extract.text, pieces: &open, columns: 20 };
        assert_eq!(shown(page, 0, 7), ["a", "", "b", "", "c", "", "the article"]);
        // What stands within the article and is not of it is folded, too.
        extract.main = Some(0..extract.text.len());
        let (b, article) = (extract.text.find('b').unwrap(), main + 11);
        extract.beside = std::iter::once(b..article).collect();
        let within = super::folds(&extract);
        assert_eq!(within.len(), 1);
        assert_eq!((within[0].place, within[0].lines), (FoldPlace::Within, 3));
        // Two blocks are no longer than what would be said of them.
        extract.beside = std::iter::once(0..b + 1).collect();
        extract.main = Some(3..extract.text.len());
        assert!(super::folds(&extract).is_empty());
    }

    #[test]
    fn a_block_of_any_length_is_cut_between_words() {
        let extract = extract(&"word ".repeat(10_000));
        let pieces = pieces(&extract, &[]);
        assert!(pieces.len() > 10);
        assert!(pieces.iter().all(|piece| piece.range.len() <= LONGEST));
        let joined: String =
            pieces.iter().map(|piece| &extract.text[piece.range.clone()]).collect();
        assert_eq!(joined.trim(), extract.text.trim());
        assert!(
            pieces
                .iter()
                .skip(1)
                .all(|piece| extract.text[piece.range.clone()].starts_with("word"))
        );
    }
}
