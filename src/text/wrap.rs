//! Breaks text into screen lines. Must not copy or change the text: a line is a range of it.

use std::ops::Range;

use super::borders::{borders, is_south_east_asian};
use super::clusters::clusters;
use super::hidden::stands_apart;
use super::visible::shown_columns_of;

/// Columns of a letter with the signs that stand apart from it, at most: words have two of them.
const MOST_APART: usize = 4;

/// The lines of `text`, each at most `columns` wide once it is shown.
///
/// One byte range of `text` for each screen line. A line breaks at the last space that fits (the
/// space is in no line), or after a hyphen, a dash or a slash between words, or between ideographs, or
/// between the words of a script of South-East Asia;
/// a word longer than a line breaks between grapheme clusters. `\n` and `\r\n` always end a line and
/// are in none, so that a text with n of them has at least n + 1 lines, some perhaps empty.
/// Indentation stays, spaces at a line's end go. 0 columns count as 1. A single cluster that
/// is wider than a line (a tag in a very narrow pane) stands alone in one.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    wrap_first(text, columns, columns)
}

/// As [`wrap`], where the first line has only `first_columns` (at most `columns`), because a label
/// stands before it.
///
/// If not even the first word fits there, the first range is empty and the text starts below.
pub fn wrap_first(text: &str, first_columns: usize, columns: usize) -> Vec<Range<usize>> {
    let mut breaker = Breaker {
        lines: Vec::with_capacity(text.len() / columns.max(8) + 1),
        columns: columns.max(1),
        limit: first_columns.clamp(1, columns.max(1)),
        start: 0,
        end: 0,
        width: 0,
        continued: false,
        chance: None,
    };
    // Clusters of the word that stands right before the current one.
    let mut run = 0;
    let mut borders = WordBorders::default();
    let mut all = clusters(text).peekable();
    while let Some((at, cluster)) = all.next() {
        let mut next = at + cluster.len();
        let kind = kind(cluster);
        match kind {
            Kind::LineBreak => breaker.hard_break(next),
            Kind::Space => breaker.space(next, shown_columns_of(cluster)),
            Kind::Ideograph => {
                breaker.chance_at(at);
                breaker.word(at, next, shown_columns_of(cluster));
            }
            Kind::Word | Kind::Hyphen | Kind::Dash => {
                if borders.is_border(text, at) {
                    breaker.chance_at(at);
                }
                let mut columns = shown_columns_of(cluster);
                let most = MOST_APART.min(breaker.columns);
                // No line begins with a sign that belongs to the letter before it.
                while let Some((_, sign)) = all.next_if(|(_, sign)| {
                    sign.starts_with(stands_apart) && columns + shown_columns_of(sign) <= most
                }) {
                    next += sign.len();
                    columns += shown_columns_of(sign);
                }
                breaker.word(at, next, columns);
                let rest = text.get(next..).unwrap_or_default();
                if may_end_after(kind, run, rest) {
                    breaker.chance_at(next);
                }
            }
        }
        run = if matches!(kind, Kind::Word | Kind::Ideograph) { run + 1 } else { 0 };
    }
    breaker.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    LineBreak,
    Space,
    Word,
    /// A line may end before it.
    Ideograph,
    /// `-` or `/`: a line may end after it, inside a compound.
    Hyphen,
    /// `–` or `—`: a line may end after it.
    Dash,
}

fn kind(cluster: &str) -> Kind {
    match cluster {
        "\n" | "\r\n" => return Kind::LineBreak,
        " " | "\t" => return Kind::Space,
        "-" | "/" | "\u{2010}" => return Kind::Hyphen,
        "\u{2013}" | "\u{2014}" => return Kind::Dash,
        _ => {}
    }
    match cluster.chars().next() {
        // Break spaces of UAX #14; U+00A0, U+2007 and U+202F hold words together.
        Some(
            '\u{1680}'
            | '\u{2000}'..='\u{2006}'
            | '\u{2008}'..='\u{200A}'
            | '\u{205F}'
            | '\u{3000}',
        ) => Kind::Space,
        // Closing punctuation, which must not start a line, is in neither of these ranges.
        Some(
            '\u{2E80}'..='\u{2FDF}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}',
        ) => Kind::Ideograph,
        _ => Kind::Word,
    }
}

/// Bytes of text without blanks that are read at once, at most.
const STRETCH: usize = 3000;

/// The borders between words in a stretch of a script of South-East Asia, where a line may end.
#[derive(Default)]
struct WordBorders {
    /// Ascending; all in the stretch that was read last.
    places: Vec<usize>,
    end: usize,
}

impl WordBorders {
    fn is_border(&mut self, text: &str, at: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        if !rest.starts_with(is_south_east_asian) {
            return false;
        }
        if at >= self.end {
            let len = rest.find(|c| !is_south_east_asian(c)).unwrap_or(rest.len());
            let is_border = |at: &usize| rest.is_char_boundary(*at);
            let most = (0..=STRETCH).rev().find(is_border).unwrap_or(len);
            let len = len.min(most.max(1));
            let stretch = rest.get(..len).unwrap_or_default();
            self.places = borders(stretch).into_iter().map(|border| at + border).collect();
            self.end = at + len;
        }
        // Where the stretch begins, what stands before decides.
        self.places.get(1..).unwrap_or_default().binary_search(&at).is_ok()
    }
}

/// Whether a line may end behind a hyphen or dash that `run` clusters of a word stand before: not in
/// `e-mail`, `2030-05-04`, `-5` or `// `.
fn may_end_after(kind: Kind, run: usize, rest: &str) -> bool {
    match kind {
        Kind::Hyphen => run >= 2 && rest.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2,
        Kind::Dash => {
            run >= 1 && rest.starts_with(|c: char| c.is_alphabetic() || "“‘«\"".contains(c))
        }
        _ => false,
    }
}

/// A place where the line may end: its end, the start of the line that would follow, and the width
/// between the line's start and there.
struct Chance {
    end: usize,
    next: usize,
    width: usize,
}

struct Breaker {
    lines: Vec<Range<usize>>,
    /// Columns of every line but the first.
    columns: usize,
    /// Columns of the line at hand.
    limit: usize,
    start: usize,
    /// Behind the last cluster that is no space.
    end: usize,
    /// Columns from `start`, spaces at the end included.
    width: usize,
    /// Whether the line continues one that was broken for lack of room.
    continued: bool,
    chance: Option<Chance>,
}

impl Breaker {
    fn is_blank(&self) -> bool {
        self.end <= self.start
    }

    fn hard_break(&mut self, next: usize) {
        self.push(self.end, next);
        self.continued = false;
    }

    fn space(&mut self, next: usize, width: usize) {
        if self.is_blank() && self.continued {
            self.start = next;
            self.end = next;
            self.width = 0;
            return;
        }
        self.width += width;
        if !self.is_blank() {
            self.chance = Some(Chance { end: self.end, next, width: self.width });
        }
    }

    fn chance_at(&mut self, at: usize) {
        if !self.is_blank() && self.end == at {
            self.chance = Some(Chance { end: at, next: at, width: self.width });
        }
    }

    fn word(&mut self, at: usize, next: usize, width: usize) {
        while self.width + width > self.limit {
            if let Some(chance) = self.chance.take() {
                let rest = self.width - chance.width;
                let end = self.end;
                self.push(chance.end, chance.next);
                self.end = end.max(chance.next);
                self.width = rest;
                self.continued = true;
            } else if self.lines.is_empty() && self.limit < self.columns {
                // Not even the first word fits beside the label: start below it.
                self.lines.push(0..0);
                self.limit = self.columns;
            } else if self.is_blank() {
                // Too much indentation, or a cluster wider than the line.
                self.start = at;
                self.width = 0;
                break;
            } else {
                self.push(self.end, at);
                self.continued = true;
            }
        }
        self.width += width;
        self.end = next;
    }

    /// Ends the line at `end`, and starts the next one at `next`.
    fn push(&mut self, end: usize, next: usize) {
        self.lines.push(self.start..end.max(self.start));
        self.limit = self.columns;
        self.start = next;
        self.end = next;
        self.width = 0;
        self.chance = None;
    }

    fn finish(mut self) -> Vec<Range<usize>> {
        self.push(self.end, self.end);
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::text::{awkward, visible::Shown};

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn broken_where_a_reader_expects_it() {
        let check = |text, columns, expected: &[&str]| {
            assert_eq!(lines(text, columns), expected, "{text:?} {columns}");
        };
        check("", 10, &[""]);
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 8, &["one two", "three"]);
        check("one   two", 4, &["one", "two"]);
        check("one two ", 7, &["one two"]);
        check("a\n\nb", 9, &["a", "", "b"]);
        check("a \r\nb\n", 9, &["a", "b", ""]);
        check("abcdefgh", 3, &["abc", "def", "gh"]);
        check("x abcdefgh", 4, &["x", "abcd", "efgh"]);
        check("to post-war Ukraine", 9, &["to post-", "war", "Ukraine"]);
        check("on 2026-01-07 an e-mail", 12, &["on", "2026-01-07", "an e-mail"]);
        check("force—the one", 9, &["force—the", "one"]);
        check("the force—it said", 12, &["the force—it", "said"]);
        check("the force—it said", 11, &["the force—", "it said"]);
        check("Free Europe/Liberty", 12, &["Free Europe/", "Liberty"]);
        check("15\u{a0}000 men", 6, &["15\u{a0}000", "men"]);
        check("of 15\u{a0}000 men", 7, &["of", "15\u{a0}000", "men"]);
        check("  1. Lead the way", 9, &["  1. Lead", "the way"]);
        check("          deep", 5, &["deep"]);
        check("จะไม่ส่งทหารไปยังท่าเรือ", 11, &["จะไม่ส่งทหาร", "ไปยังท่าเรือ"]);
        check("จะไม่ส่งทหารไปยังท่าเรือ", 7, &["จะไม่ส่ง", "ทหารไป", "ยังท่าเรือ"]);
        check("漢字漢字。", 5, &["漢字", "漢", "字。"]);
        check("see 漢字漢字", 6, &["see 漢", "字漢字"]);
        check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
        check("a\u{202e}bc d", 7, &["a\u{202e}b", "c d"]);
        check("\u{202e}a", 2, &["\u{202e}", "a"]);
        check("ab c", 0, &["a", "b", "c"]);
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let check = |text: &str, first, columns, expected: &[&str]| {
            let got: Vec<_> =
                wrap_first(text, first, columns).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, expected, "{text:?} {first} {columns}");
        };
        check("one two three four", 4, 9, &["one", "two three", "four"]);
        check("three four", 2, 10, &["", "three four"]);
        check("threefour", 2, 5, &["", "three", "four"]);
        check("three", 0, 5, &["", "three"]);
        check("a b", 9, 1, &["a", "b"]);
    }

    proptest! {
        #[test]
        fn lines_tile_the_text(
            text in prop_oneof![awkward::prose(), awkward::text()],
            first in 0_usize..30,
            columns in 0_usize..30,
        ) {
            let lines = wrap_first(&text, first, columns);
            let mut at = 0;
            for (number, line) in lines.iter().enumerate() {
                prop_assert!(line.start >= at && line.end >= line.start);
                let skipped = &text[at..line.start];
                prop_assert!(skipped.trim().is_empty(), "{:?} is in no line", skipped);
                at = line.end;

                let shown = &text[line.clone()];
                let limit = if number == 0 { first.min(columns) } else { columns }.max(1);
                let fits = Shown::line(shown).width() <= limit;
                prop_assert!(fits || shown.graphemes(true).count() == 1, "{:?} in {}", shown, limit);
                prop_assert!(!shown.contains('\n'));
            }
            prop_assert!(text[at..].trim().is_empty());
            let borders: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for line in &lines {
                prop_assert!(borders.binary_search(&line.start).is_ok());
                prop_assert!(borders.binary_search(&line.end).is_ok());
            }
        }
    }
}
