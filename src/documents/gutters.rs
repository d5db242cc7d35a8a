//! Columns that are set side by side with blanks, in text that is shown as it is written: nobody reads over
//! the gutter between them.

use std::ops::Range;

use memchr::memmem;

/// Columns of blanks, at least: fewer may stand between two sentences, or in lines that were made even.
const WIDE: usize = 3;
/// Columns that two gutters share, one below the other.
const SHARED: usize = 2;
/// Words on each side, at least: cells of a table have fewer.
const WORDS: usize = 3;
/// From one stop of a tabulator to the next.
const STOP: usize = 8;
/// Gutters of a line that are looked at.
const MOST: usize = 16;

/// A gap between words of a line.
struct Gap {
    columns: Range<usize>,
    /// Where in the text it begins and ends.
    bytes: Range<usize>,
}

impl Gap {
    fn lies_over(&self, other: &Gap) -> bool {
        let end = self.columns.end.min(other.columns.end);
        end >= self.columns.start.max(other.columns.start) + SHARED
    }
}

/// The places in a text over which no sentence goes, in order: gutters, and the ends of lines that have some.
pub(super) fn gutters(text: &str) -> Vec<usize> {
    let mut apart = Vec::new();
    if !may_have_gaps(text) {
        return apart;
    }
    let mut above: (Range<usize>, Vec<Gap>) = (0..0, Vec::new());
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = (at..at + line.len(), gaps(line, at));
        at += line.len();
        let pairs = here.1.iter().flat_map(|gap| above.1.iter().map(move |over| (gap, over)));
        for (gap, over) in pairs.filter(|(gap, over)| gap.lies_over(over)) {
            apart.extend([over.bytes.end, gap.bytes.end]);
            apart.extend([above.0.start, here.0.start, here.0.end]);
        }
        above = here;
    }
    apart.sort_unstable();
    apart.dedup();
    apart
}

/// Whether a text holds any blank that may be wide. Most texts hold none, and are searched without being decoded.
fn may_have_gaps(text: &str) -> bool {
    const BLANKS: [&str; 5] = ["   ", "\t", "\u{a0}", "\u{2003}", "\u{3000}"];
    BLANKS.iter().any(|blank| memmem::find(text.as_bytes(), blank.as_bytes()).is_some())
}

/// The gaps of a line that may part columns of prose.
fn gaps(line: &str, from: usize) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    if !may_have_gaps(line) {
        return gaps;
    }
    let (mut column, mut open): (usize, Option<Gap>) = (0, None);
    for (at, c) in line.char_indices() {
        let next = match c {
            '\t' => (column / STOP + 1) * STOP,
            '\u{3000}' => column + 2,
            _ => column + 1,
        };
        if c.is_whitespace() {
            let gap = || Gap { columns: column..next, bytes: from + at..from + at };
            open.get_or_insert_with(gap).columns.end = next;
        } else if let Some(gap) = open.take().filter(|gap| gap.columns.len() >= WIDE) {
            gaps.push(Gap { bytes: gap.bytes.start..from + at, ..gap });
            if gaps.len() == MOST {
                break;
            }
        }
        column = next;
    }
    let ends: Vec<Range<usize>> = gaps.iter().map(|gap| gap.bytes.clone()).collect();
    let starts = std::iter::once(from).chain(ends.iter().map(|gap| gap.end));
    let behind = ends.iter().skip(1).map(|gap| gap.start).chain([from + line.len()]);
    let is_prose = |part: Range<usize>| {
        let words = line.get(part.start - from..part.end - from).unwrap_or_default();
        words.split_whitespace().nth(WORDS - 1).is_some()
    };
    let parts = starts.zip(&ends).zip(behind);
    let is_gutter: Vec<bool> = parts
        .map(|((start, gap), end)| is_prose(start..gap.start) && is_prose(gap.end..end))
        .collect();
    gaps.into_iter().zip(is_gutter).filter_map(|(gap, is)| is.then_some(gap)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at the places.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut shown = text.to_string();
        gutters(text).into_iter().rev().for_each(|at| shown.insert(at, '|'));
        assert_eq!(shown, expected);
    }

    #[test]
    fn columns_of_prose_are_told_from_other_gaps() {
        check(
            "It is said.\nand they sail at    but nobody there\nsix with all the    knows of any of\nof them.\n",
            "It is said.\n|and they sail at    |but nobody there\n|six with all the    |knows of any of\n|of them.\n",
        );
        check(
            "one two three\t\tfour five six\none two threes\t\tfour five six\n",
            "|one two three\t\t|four five six\n|one two threes\t\t|four five six\n|",
        );
        // One line, cells of a table, two sentences, lines made even, a list, a poem.
        for text in [
            "and they sail at    but nobody there\nall of them knew\n",
            "Corvia sends    22 vessels\nMaretta sends   18 vessels\n",
            "It is said so.  And they all agree.\nIt was so then.  And it was done.\n",
            "It is   said so by all of them now\nand they   all agree to it there too\n",
            "    - the one of them\n    - the other of them\n",
            "and they sail at    but nobody there\nsix\nand they sail at    but nobody there\n",
        ] {
            check(text, text);
        }
    }
}
