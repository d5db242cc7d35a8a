//! The marks of RON by which a file is split and places in it are found: brackets, commas, colons,
//! strings and comments. What the rest means is the parser's business.

use std::ops::Range;

/// What kind of mark a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Open,
    Close,
    Comma,
    Colon,
    /// Whatever else stands between blanks.
    Word,
    /// A string.
    Text,
    /// A string or comment that is never closed.
    Unclosed,
}

/// The next token at or after byte `at`, comments and white space skipped.
pub(crate) fn token(text: &str, mut at: usize) -> Option<(Token, Range<usize>)> {
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        let single = |token| Some((token, at..at + 1));
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => at += 1,
            // A byte-order mark, which RON itself does not know.
            0xef if at == 0 && bytes.starts_with(b"\xef\xbb\xbf") => at = 3,
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                let rest = text.get(at..).unwrap_or_default();
                at += rest.find('\n').unwrap_or(rest.len());
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => match block_comment(bytes, at) {
                Some(end) => at = end,
                None => return Some((Token::Unclosed, at..bytes.len())),
            },
            b'(' | b'[' | b'{' => return single(Token::Open),
            b')' | b']' | b'}' => return single(Token::Close),
            b',' => return single(Token::Comma),
            b':' => return single(Token::Colon),
            b'"' => return Some(string(text, at)),
            b'r' if matches!(bytes.get(at + 1), Some(b'"' | b'#')) => {
                return Some(raw_string(bytes, at).unwrap_or((Token::Word, at..at + 1)));
            }
            _ => {
                let tail = bytes.get(at + 1..).unwrap_or_default();
                let len = tail.iter().position(|b| ends_word(*b)).unwrap_or(tail.len());
                return Some((Token::Word, at..at + 1 + len));
            }
        }
    }
}

const fn ends_word(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | b'(' | b')' | b'[' | b']' | b'{' | b'}'
    ) || matches!(byte, b',' | b':' | b'"' | b'/')
}

/// The end of the comment that opens at `at`; RON nests block comments.
fn block_comment(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (depth, at) = (depth + 1, at + 2),
            (b'*', Some(b'/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

fn string(text: &str, start: usize) -> (Token, Range<usize>) {
    let mut at = start + 1;
    while let Some(quote) = text.get(at..).and_then(|tail| tail.find('"')) {
        let inside = text.as_bytes().get(start + 1..at + quote).unwrap_or_default();
        let escapes = inside.iter().rev().take_while(|b| **b == b'\\').count();
        at += quote + 1;
        if escapes % 2 == 0 {
            return (Token::Text, start..at);
        }
    }
    (Token::Unclosed, start..text.len())
}

/// `r"…"`, `r#"…"#`; `None` when what follows the `r` opens no string.
fn raw_string(bytes: &[u8], start: usize) -> Option<(Token, Range<usize>)> {
    let hashes = bytes.get(start + 1..)?.iter().take_while(|b| **b == b'#').count();
    let mut at = start + 1 + hashes;
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    loop {
        let tail = bytes.get(at..).unwrap_or_default();
        let Some(quote) = tail.iter().position(|b| *b == b'"') else {
            return Some((Token::Unclosed, start..bytes.len()));
        };
        at += quote + 1;
        let follows = bytes.get(at..).unwrap_or_default().iter().take(hashes);
        let closing = follows.take_while(|b| **b == b'#').count();
        at += closing;
        if closing == hashes {
            return Some((Token::Text, start..at));
        }
    }
}

/// Where a quotation mark opens that was most likely never closed, before byte `end`: the string
/// runs over the end of its line and ends where, by what stands before it, a string should begin.
pub(crate) fn run_on_string(text: &str, range: &Range<usize>, end: usize) -> Option<usize> {
    let mut at = range.start;
    while let Some((token, found)) = token(text, at).filter(|(_, r)| r.start < end) {
        if token == Token::Text && text.as_bytes().get(found.start) == Some(&b'"') {
            let inside = text.get(found.start + 1..found.end - 1).unwrap_or_default();
            let before = inside.trim_end_matches([' ', '\t']);
            if inside.contains('\n') && before.ends_with([':', '[', ',', '(', '\n']) {
                return Some(found.start);
            }
        }
        at = found.end;
    }
    None
}

/// The ids that entries in a piece of text give themselves, however broken the rest is.
pub(crate) fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("id:").filter_map(|(at, _)| {
        let before = text.get(..at)?;
        let begins = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let after = text.get(at + 3..)?.trim_start().strip_prefix('"')?;
        after.split(['"', '\n']).next().filter(|_| begins)
    })
}

/// The last border of a character at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut at = 0;
        let mut shown = Vec::new();
        while let Some((kind, range)) = token(text, at) {
            at = range.end;
            shown.push(format!("{kind:?} {}", &text[range]));
        }
        assert_eq!(shown.join(" | "), expected, "{text:?}");
    }

    #[test]
    fn text_is_cut_at_its_marks() {
        check("(a:1,)", "Open ( | Word a | Colon : | Word 1 | Comma , | Close )");
        check("a// b\nc/d", "Word a | Word c | Word /d");
        check("a/* b /* c */ */d", "Word a | Word d");
        check("/* a", "Unclosed /* a");
        check(r#""a\"b"c"#, r#"Text "a\"b" | Word c"#);
        check(r#""a\\"c"#, r#"Text "a\\" | Word c"#);
        check(r#""a\"#, r#"Unclosed "a\"#);
        check(r##"r"a\"r#"a"b"#r#"##, r##"Text r"a\" | Text r#"a"b"# | Word r | Word #"##);
        check("r##\"a\"#\"##", "Text r##\"a\"#\"##");
        check("r#\"a\"", "Unclosed r#\"a\"");
        check("\u{feff}a", "Word a");
        check("a\u{feff}é", "Word a\u{feff}é");
        check("a\u{85}\u{0b}b", "Word a\u{85} | Word b");
        check("", "");
    }

    #[test]
    fn a_string_that_runs_on_is_found_where_it_opens() {
        let check = |text: &str, expected| {
            assert_eq!(run_on_string(text, &(0..text.len()), text.len()), expected, "{text:?}");
        };
        check("(a: \"one,\n b: \"two\")", Some(4));
        check("(a: [\"one],\n b: [\"two\"])", Some(5));
        check("(a: \"one\n two\")", None);
        check("(a: r\"one:\n b: \")", None);
        check("(a: \"one\", b: \"two\")", None);
    }

    #[test]
    fn ids_are_found_in_broken_text() {
        let text = "id: \"a\" void: \"b\" ( id:\"c\", x_id: \"d\" (\nid:\n \"e\", id: f, id: \"";
        assert_eq!(ids_in(text).collect::<Vec<_>>(), ["a", "c", "e", ""]);
    }
}
