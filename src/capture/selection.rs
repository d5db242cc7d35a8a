//! What is selected in a document: a statement at first, grown and shrunk from either end by words, clauses,
//! statements and sentences, over lines and paragraphs.

use std::ops::Range;

use crate::documents::{Block, BlockKind, Extract};
use crate::text::statements::{Unit, units};

/// A stretch of a text, and which of its ends is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    pub span: Range<usize>,
    pub end: End,
}

/// One of the two ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    First,
    #[default]
    Last,
}

impl End {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> End {
        match self {
            End::First => End::Last,
            End::Last => End::First,
        }
    }
}

/// Bytes of a paragraph that are cut up at once, on each side of a place: a longer one is no prose.
const AROUND: usize = 32 * 1024;

/// The statement in which a byte stands, or else the first one behind it, or else the last of the text.
pub fn statement_at(extract: &Extract, byte: usize) -> Option<Range<usize>> {
    let from = extract.blocks.partition_point(|block| block.range.end <= byte);
    let behind = extract.blocks.get(from..).unwrap_or_default().iter();
    let mut found = behind.flat_map(|block| units_of(extract, block, byte, Unit::Statement));
    found.find(|own| own.end > byte).or_else(|| step(extract, extract.text.len(), false))
}

/// The statement after a stretch, or the one before it. A heading states nothing; what stands around the article of a page is passed over by
/// whoever is within it.
pub fn beside(extract: &Extract, span: &Range<usize>, forward: bool) -> Option<Range<usize>> {
    step(extract, if forward { span.end } else { span.start }, forward)
}

fn step(extract: &Extract, from: usize, forward: bool) -> Option<Range<usize>> {
    let is_inside = is_read(extract, from.min(extract.text.len().saturating_sub(1)));
    let blocks = &extract.blocks;
    let is_prose = |block: &Block| !matches!(block.kind, BlockKind::Heading(_));
    let wanted =
        |block: &&Block| is_prose(block) && (!is_inside || is_read(extract, block.range.start));
    let of = |block: &Block| units_of(extract, block, from, Unit::Statement);
    if forward {
        let at = blocks.partition_point(|block| block.range.end <= from);
        let behind = blocks.get(at..)?.iter().filter(wanted);
        behind.flat_map(of).find(|own| own.start >= from)
    } else {
        let at = blocks.partition_point(|block| block.range.start < from);
        let before = blocks.get(..at)?.iter().rev().filter(wanted);
        before.flat_map(|block| of(block).into_iter().rev()).find(|own| own.end <= from)
    }
}

/// Whether a byte is of the article, where it is known which that is.
fn is_read(extract: &Extract, byte: usize) -> bool {
    let is_main = extract.main.as_ref().is_none_or(|main| main.contains(&byte));
    is_main && !extract.beside.iter().any(|beside| beside.contains(&byte))
}

/// The same selection with one end moved by a unit; `None` where there is nothing further, and where nothing would be
/// left.
pub fn moved(
    extract: &Extract,
    selection: &Selection,
    unit: Unit,
    forward: bool,
) -> Option<Selection> {
    let Selection { span, end } = selection;
    let blocks = &extract.blocks;
    let place = if *end == End::First { span.start } else { span.end };
    let of = |block: &Block| -> Vec<usize> {
        let units = units_of(extract, block, place, unit).into_iter();
        units.map(|own| if *end == End::First { own.start } else { own.end }).collect()
    };
    let to = if forward {
        let at = blocks.partition_point(|block| block.range.end <= place);
        blocks.get(at..)?.iter().flat_map(of).find(|border| *border > place)
    } else {
        let at = blocks.partition_point(|block| block.range.start < place);
        let before = blocks.get(..at)?.iter().rev();
        before.flat_map(|block| of(block).into_iter().rev()).find(|border| *border < place)
    }?;
    let span = if *end == End::First { to..span.end } else { span.start..to };
    let is_left = extract.text.get(span.clone()).is_some_and(|text| !text.trim().is_empty());
    is_left.then_some(Selection { span, end: *end })
}

/// The sentences in which a stretch stands, in its paragraph.
pub fn sentence_around(extract: &Extract, span: &Range<usize>) -> Range<usize> {
    let at = extract.blocks.partition_point(|block| block.range.end <= span.start);
    let Some(block) = extract.blocks.get(at) else { return span.clone() };
    let all = units_of(extract, block, span.start, Unit::Sentence);
    let mut own = all.iter().filter(|own| own.start < span.end && span.start < own.end);
    let first = own.next().map_or(span.clone(), Clone::clone);
    let last = own.next_back().map_or(first.end, |last| last.end);
    first.start.min(span.start)..last.max(span.end)
}

/// The units of a paragraph, as ranges of the text; of a very long one, those around a place.
fn units_of(extract: &Extract, block: &Block, place: usize, unit: Unit) -> Vec<Range<usize>> {
    let range = around(extract, &block.range, place);
    let text = extract.text.get(range.clone()).unwrap_or_default();
    let own = units(text, unit).into_iter();
    own.map(|own| range.start + own.start..range.start + own.end).collect()
}

fn around(extract: &Extract, block: &Range<usize>, place: usize) -> Range<usize> {
    if block.len() <= 2 * AROUND {
        return block.clone();
    }
    let place = place.clamp(block.start, block.end);
    let border = |mut at: usize| {
        while !extract.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(place.saturating_sub(AROUND)).max(block.start);
    let end = border(place.saturating_add(AROUND).min(block.end));
    // What is cut at the ends is no whole word.
    let text = extract.text.get(start..end).unwrap_or_default();
    let first = if start == block.start { 0 } else { text.find(' ').unwrap_or(0) };
    let last = if end == block.end { text.len() } else { text.rfind(' ').unwrap_or(text.len()) };
    start + first..start + last.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};

    const TEXT: &str =
        "Arland will send ships; Bordavia refused, it said.\n\nCorvia may join. It waits.";

    fn extract() -> Extract {
        read(TEXT.as_bytes(), "a.txt", &Limits::default()).unwrap()
    }

    #[test]
    fn statements_are_gone_through_in_both_directions() {
        let extract = extract();
        let mut span = statement_at(&extract, 0).unwrap();
        let mut seen = vec![&TEXT[span.clone()]];
        while let Some(next) = beside(&extract, &span, true) {
            seen.push(&TEXT[next.clone()]);
            span = next;
        }
        let all =
            ["Arland will send ships", "Bordavia refused, it said", "Corvia may join", "It waits"];
        assert_eq!(seen, all);
        let mut back = vec![&TEXT[span.clone()]];
        while let Some(next) = beside(&extract, &span, false) {
            back.push(&TEXT[next.clone()]);
            span = next;
        }
        back.reverse();
        assert_eq!(back, all);
        assert_eq!(statement_at(&extract, 10_000).map(|own| &TEXT[own]), Some("It waits"));
    }

    #[test]
    fn either_end_is_moved_by_words_clauses_and_sentences() {
        let extract = extract();
        let check = |steps: &[(End, Unit, bool)], expected: &str| {
            let mut selection =
                Selection { span: statement_at(&extract, 30).unwrap(), end: End::Last };
            for (end, unit, forward) in steps {
                selection.end = *end;
                selection = moved(&extract, &selection, *unit, *forward).unwrap();
            }
            assert_eq!(&TEXT[selection.span], expected, "{steps:?}");
        };
        check(&[(End::Last, Unit::Clause, false)], "Bordavia refused");
        check(&[(End::Last, Unit::Word, false)], "Bordavia refused, it");
        check(&[(End::First, Unit::Word, true)], "refused, it said");
        check(&[(End::First, Unit::Word, false)], "ships; Bordavia refused, it said");
        check(&[(End::First, Unit::Sentence, false)], &TEXT[..49]);
        check(&[(End::Last, Unit::Word, true)], "Bordavia refused, it said.\n\nCorvia");
        check(
            &[(End::Last, Unit::Sentence, true), (End::Last, Unit::Statement, true)],
            "Bordavia refused, it said.\n\nCorvia may join. It waits",
        );
        let one = Selection { span: 24..32, end: End::Last };
        assert_eq!(moved(&extract, &one, Unit::Word, false), None);
    }

    #[test]
    fn a_quote_stands_in_its_sentences() {
        let extract = extract();
        assert_eq!(&TEXT[sentence_around(&extract, &(24..32))], &TEXT[..49]);
    }
}
