//! Text that is being written: what is typed, where the cursor stands, how it moves. Positions are bytes
//! of the text on grapheme borders.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::visible::shown_columns;
use super::wrap::wrap;

/// A text and its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBuffer {
    text: String,
    /// The cursor stands before this byte.
    at: usize,
    /// The column that going up and down keeps to.
    column: Option<usize>,
}

/// Where the cursor can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    Left,
    Right,
    WordLeft,
    WordRight,
    /// To the beginning and the end of the line as it was typed.
    LineStart,
    LineEnd,
    Start,
    End,
    /// By screen lines of so many columns.
    Up(usize),
    Down(usize),
}

impl TextBuffer {
    /// The cursor stands at the end.
    pub fn new(text: String) -> TextBuffer {
        TextBuffer { at: text.len(), text, column: None }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.at
    }

    /// Puts text in where the cursor stands. A letter that joins the one before it makes one with it.
    pub fn insert(&mut self, text: &str) {
        self.text.insert_str(self.at, text);
        self.at = self.border(self.at + text.len());
        self.column = None;
    }

    /// Takes away what lies between the cursor and where it would go.
    pub fn delete(&mut self, to: Go) {
        let target = self.target(to);
        let (from, to) = (self.at.min(target), self.at.max(target));
        self.text.replace_range(from..to, "");
        // What now stands together may have become one letter.
        self.at = self.border(from);
        self.column = None;
    }

    /// Moves the cursor.
    pub fn go(&mut self, to: Go) {
        let column = match to {
            Go::Up(columns) | Go::Down(columns) => {
                Some(self.column.unwrap_or_else(|| self.place(columns).1))
            }
            _ => None,
        };
        self.at = self.target(to);
        self.column = column;
    }

    /// The screen lines, each with all that stands in it: the space at its end, too, but no line break.
    pub fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        let lines = wrap(&self.text, columns);
        let starts: Vec<usize> = lines.iter().map(|line| line.start).collect();
        lines
            .into_iter()
            .enumerate()
            .map(|(n, line)| {
                let next = starts.get(n + 1).copied().unwrap_or(self.text.len());
                let tail = self.text.get(line.end..next).unwrap_or_default();
                let spaces = tail.find(['\n', '\r']).unwrap_or(tail.len());
                line.start..line.end + spaces
            })
            .collect()
    }

    /// The screen line and the column of the cursor, both from 0.
    pub fn place(&self, columns: usize) -> (usize, usize) {
        let rows = self.rows(columns);
        let row = rows.iter().rposition(|row| row.start <= self.at).unwrap_or(0);
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.at).unwrap_or_default();
        (row, shown_columns(before).min(columns))
    }

    fn target(&self, to: Go) -> usize {
        let before = self.text.get(..self.at).unwrap_or_default();
        let after = self.text.get(self.at..).unwrap_or_default();
        match to {
            Go::Left => before.grapheme_indices(true).next_back().map_or(0, |(at, _)| at),
            Go::Right => self.at + after.graphemes(true).next().map_or(0, str::len),
            Go::WordLeft => {
                let mut words = before.unicode_word_indices();
                words.next_back().map_or(0, |(at, _)| at)
            }
            Go::WordRight => {
                let end = after.unicode_word_indices().next().map(|(at, word)| at + word.len());
                self.at + end.unwrap_or(after.len())
            }
            Go::LineStart => before.rfind('\n').map_or(0, |at| at + 1),
            Go::LineEnd => self.at + after.find('\n').unwrap_or(after.len()),
            Go::Start => 0,
            Go::End => self.text.len(),
            Go::Up(columns) => self.row_away(columns, |row| row.checked_sub(1), 0),
            Go::Down(columns) => self.row_away(columns, |row| row.checked_add(1), self.text.len()),
        }
    }

    /// The place on another screen line that lies nearest to the column; beyond the lines `edge`.
    fn row_away(
        &self,
        columns: usize,
        next: impl Fn(usize) -> Option<usize>,
        edge: usize,
    ) -> usize {
        let (row, column) = self.place(columns);
        let wanted = self.column.unwrap_or(column);
        let rows = self.rows(columns);
        let Some(row) = next(row).and_then(|row| rows.get(row)) else { return edge };
        let text = self.text.get(row.clone()).unwrap_or_default();
        let mut at = row.start;
        for (offset, letter) in text.grapheme_indices(true) {
            let end = offset + letter.len();
            if shown_columns(text.get(..end).unwrap_or_default()) > wanted {
                break;
            }
            at = row.start + end;
        }
        at
    }

    /// The nearest grapheme border at or after a byte.
    fn border(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        // The whole text is there, so that each answer is certain.
        if cursor.is_boundary(&self.text, 0) == Ok(true) {
            return at;
        }
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where the cursor stands, after some steps from the end.
    fn after(text: &str, steps: &[Go]) -> String {
        let mut buffer = TextBuffer::new(text.to_string());
        for step in steps {
            buffer.go(*step);
        }
        shown(&buffer)
    }

    fn shown(buffer: &TextBuffer) -> String {
        let (before, after) = buffer.text().split_at(buffer.cursor());
        format!("{before}|{after}")
    }

    #[test]
    fn the_cursor_goes_by_letters_words_and_lines() {
        for (text, steps, expected) in [
            ("ab", &[Go::Left][..], "a|b"),
            ("e\u{301}", &[Go::Left], "|e\u{301}"),
            ("ab", &[Go::Start, Go::Left], "|ab"),
            ("one two", &[Go::WordLeft], "one |two"),
            ("one two ", &[Go::WordLeft, Go::WordLeft], "|one two "),
            ("one two", &[Go::Start, Go::WordRight], "one| two"),
            ("one\ntwo", &[Go::LineStart], "one\n|two"),
            ("one\ntwo", &[Go::Start, Go::LineEnd], "one|\ntwo"),
            ("one\ntwo", &[Go::Up(20)], "one|\ntwo"),
            ("one\n\ntwo", &[Go::Up(20), Go::Up(20)], "one|\n\ntwo"),
            ("one\n\ntwo", &[Go::Up(20), Go::Down(20)], "one\n\ntwo|"),
            ("one two three", &[Go::Up(7)], "one t|wo three"),
            ("one", &[Go::Up(20)], "|one"),
            ("one", &[Go::Start, Go::Down(20)], "one|"),
        ] {
            assert_eq!(after(text, steps), expected, "{text:?} {steps:?}");
        }
    }

    #[test]
    fn typing_and_deleting_keep_to_whole_letters() {
        let mut buffer = TextBuffer::default();
        buffer.insert("cafe");
        buffer.insert("\u{301}");
        buffer.insert(" x");
        buffer.delete(Go::Left);
        buffer.delete(Go::Left);
        assert_eq!(shown(&buffer), "cafe\u{301}|");
        buffer.delete(Go::Left);
        assert_eq!(shown(&buffer), "caf|");
        buffer.go(Go::Start);
        buffer.delete(Go::Right);
        assert_eq!(shown(&buffer), "|af");
        buffer.delete(Go::LineEnd);
        assert_eq!(shown(&buffer), "|");
        buffer.delete(Go::Left);
        assert_eq!(shown(&buffer), "|");
    }

    #[test]
    fn the_cursor_is_somewhere_on_the_screen() {
        let text = "one two  \n\nthree four five";
        let mut buffer = TextBuffer::new(text.to_string());
        buffer.go(Go::Start);
        for _ in 0..text.len() {
            let (row, column) = buffer.place(9);
            let rows = buffer.rows(9);
            assert!(row < rows.len() && column <= 9);
            assert!(rows[row].start <= buffer.cursor() && buffer.cursor() <= rows[row].end);
            buffer.go(Go::Right);
        }
        assert_eq!(buffer.place(9), (3, 9));
    }
}
