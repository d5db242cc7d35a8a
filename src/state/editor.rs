//! The editor of every text that is typed: the search box, the name of a file, a note. What a key means in it,
//! how long a text may be, and undoing what was typed.

use super::history::History;
use super::key::{Code, Key};
use crate::text::buffer::{Go, TextBuffer};

/// Letters that a line may hold: enough for any search, small enough to be drawn.
const LONGEST_LINE: usize = 200;

/// The longest text, in bytes: more than any note, and drawn within a frame.
pub const LONGEST_TEXT: usize = 100_000;

/// A text that is typed, with its cursor and its earlier states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    history: History<TextBuffer>,
    size: Size,
}

/// How much can be typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// A short line: what is looked for, a name.
    #[default]
    Short,
    /// A line of any length.
    Line,
    /// Lines, each a paragraph.
    Paragraphs,
}

/// What came of a key or of pasting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The key means nothing here.
    Nothing,
    /// The cursor moved.
    Moved,
    Changed,
    /// Nothing was put in, because the text would be too long.
    TooLong,
}

impl Editor {
    /// The cursor stands at the end of the text.
    pub fn new(text: impl Into<String>, size: Size) -> Editor {
        Editor { history: History::new(TextBuffer::new(text.into())), size }
    }

    pub fn buffer(&self) -> &TextBuffer {
        self.history.now()
    }

    pub fn text(&self) -> &str {
        self.buffer().text()
    }

    /// Whether anything was typed since it began, even if it was undone.
    pub fn is_touched(&self) -> bool {
        self.history.can_undo() || self.history.can_redo()
    }

    /// Whether it is one line, which Enter ends.
    pub fn is_line(&self) -> bool {
        self.size != Size::Paragraphs
    }

    /// Does what a key means in a text that is drawn in so many columns.
    pub fn type_key(&mut self, key: Key, columns: usize) -> Typed {
        let by_word = key.ctrl || key.alt;
        let go = match (key.code, key.ctrl, key.alt) {
            (Code::Left, ..) if by_word => Some(Go::WordLeft),
            (Code::Right, ..) if by_word => Some(Go::WordRight),
            (Code::Char('b'), false, true) => Some(Go::WordLeft),
            (Code::Char('f'), false, true) => Some(Go::WordRight),
            (Code::Left, ..) => Some(Go::Left),
            (Code::Right, ..) => Some(Go::Right),
            (Code::Up | Code::Down | Code::PageUp | Code::PageDown, ..) if self.is_line() => None,
            (Code::Up, ..) => Some(Go::Up(columns.max(1))),
            (Code::Down, ..) => Some(Go::Down(columns.max(1))),
            (Code::Home, true, _) | (Code::PageUp, ..) => Some(Go::Start),
            (Code::End, true, _) | (Code::PageDown, ..) => Some(Go::End),
            (Code::Home, ..) | (Code::Char('a'), true, _) => Some(Go::LineStart),
            (Code::End, ..) | (Code::Char('e'), true, _) => Some(Go::LineEnd),
            _ => None,
        };
        if let Some(to) = go {
            self.history.amend().go(to);
            return Typed::Moved;
        }
        let delete = match (key.code, key.ctrl) {
            (Code::Backspace, _) if by_word => Some(Go::WordLeft),
            (Code::Char('w'), true) => Some(Go::WordLeft),
            (Code::Backspace, _) | (Code::Char('h'), true) => Some(Go::Left),
            (Code::Delete, _) | (Code::Char('d'), true) => Some(Go::Right),
            (Code::Char('u'), true) => Some(Go::LineStart),
            (Code::Char('k'), true) => Some(Go::LineEnd),
            _ => None,
        };
        if let Some(to) = delete {
            let mut next = self.buffer().clone();
            next.delete(to);
            self.history.go_on(next, "");
            return Typed::Changed;
        }
        match key.typed() {
            Some(typed) => self.insert(typed.encode_utf8(&mut [0; 4])),
            None => Typed::Nothing,
        }
    }

    /// Puts pasted text in: as it is, but for control characters, which no text has, and line breaks in a
    /// line. Into a short line as much as it may hold.
    pub fn paste(&mut self, text: &str) -> Typed {
        let text = text.replace("\r\n", "\n");
        let is_line = self.is_line();
        let plain = text.chars().map(|c| match c {
            '\r' if !is_line => '\n',
            '\n' | '\r' if is_line => ' ',
            c if c != '\n' && c.is_whitespace() => ' ',
            c => c,
        });
        let plain = plain.filter(|c| !c.is_control() || *c == '\n');
        let plain: String = match self.size {
            Size::Short => plain.take(self.room()).collect(),
            Size::Line | Size::Paragraphs => plain.collect(),
        };
        self.insert(&plain)
    }

    /// Starts a new line.
    pub fn new_line(&mut self) -> Typed {
        self.insert("\n")
    }

    /// Letters of a short line that are left, or bytes of another text.
    fn room(&self) -> usize {
        match self.size {
            Size::Short => LONGEST_LINE.saturating_sub(self.text().chars().count()),
            Size::Line | Size::Paragraphs => LONGEST_TEXT.saturating_sub(self.text().len()),
        }
    }

    fn insert(&mut self, text: &str) -> Typed {
        let needed = if self.size == Size::Short { text.chars().count() } else { text.len() };
        if needed > self.room() {
            return Typed::TooLong;
        }
        // What was typed is undone by words.
        let is_step = text.len() > 4 || text.starts_with(char::is_whitespace);
        if is_step || !self.history.can_undo() {
            let mut next = self.buffer().clone();
            next.insert(text);
            self.history.go_on(next, "");
        } else {
            self.history.amend().insert(text);
            self.history.forget_undone();
        }
        Typed::Changed
    }

    /// Takes back what was typed last; whether there was anything.
    pub fn undo(&mut self) -> bool {
        self.history.undo().is_some()
    }

    /// Types again what was taken back; whether there was anything.
    pub fn redo(&mut self) -> bool {
        self.history.redo().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::key::parse_keys;
    use super::*;

    /// The text after some keys, with `|` where the cursor stands.
    fn check(size: Size, keys: &str, expected: &str) {
        let mut editor = Editor::new("", size);
        for key in parse_keys(keys).unwrap() {
            editor.type_key(key, 20);
        }
        let (text, at) = (editor.text(), editor.buffer().cursor());
        assert_eq!(format!("{}|{}", &text[..at], &text[at..]), expected, "{keys}");
    }

    #[test]
    fn every_text_has_a_cursor() {
        check(Size::Short, "ab<left>x", "ax|b");
        check(Size::Short, "ab<home>x<end>y", "xaby|");
        check(Size::Short, "one two<c-left>x", "one x|two");
        check(Size::Short, "one two<c-w>", "one |");
        check(Size::Short, "one two<left><c-u>", "|o");
        check(Size::Short, "Éa\u{301}<bs>", "É|");
        check(Size::Line, "ab<home><del>", "|b");
        check(Size::Paragraphs, "ab<home><c-k>", "|");
    }

    #[test]
    fn a_line_leaves_the_keys_of_lists_to_others() {
        let mut editor = Editor::new("ab", Size::Short);
        for key in ["<up>", "<down>", "<pgup>", "<pgdn>", "<tab>", "<ret>", "<c-n>"] {
            assert_eq!(editor.type_key(Key::parse(key).unwrap(), 20), Typed::Nothing, "{key}");
        }
    }

    #[test]
    fn pasted_text_is_one_short_line() {
        let mut editor = Editor::new("", Size::Short);
        assert_eq!(editor.paste(&"a\n\u{1b}b".repeat(200)), Typed::Changed);
        assert!(editor.text().starts_with("a ba b"), "{}", editor.text());
        assert_eq!(editor.text().chars().count(), LONGEST_LINE);
        assert_eq!(editor.type_key(Key::parse("x").unwrap(), 20), Typed::TooLong);
    }

    #[test]
    fn a_long_text_is_not_cut_but_refused() {
        let mut editor = Editor::new("", Size::Paragraphs);
        assert_eq!(editor.paste(&"x".repeat(LONGEST_TEXT + 1)), Typed::TooLong);
        assert_eq!(editor.text(), "");
        assert_eq!(editor.paste("a\r\nb\rc\td\u{7}"), Typed::Changed);
        assert_eq!(editor.text(), "a\nb\nc d");
    }

    #[test]
    fn typing_is_undone_by_words() {
        let mut editor = Editor::new("", Size::Paragraphs);
        for key in parse_keys("one<space>two<bs>").unwrap() {
            editor.type_key(key, 20);
        }
        let mut seen = Vec::new();
        while editor.undo() {
            seen.push(editor.text().to_string());
        }
        assert_eq!(seen, ["one two", "one", ""]);
        assert!(editor.redo() && editor.is_touched());
        assert_eq!(editor.text(), "one");
    }
}
