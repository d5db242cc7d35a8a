//! What of a style sheet can matter at all. Most of what sheets declare says nothing of whether and how
//! words are seen; it is left out before the sheet is parsed, which costs much more.
//!
//! Where a sheet is odd, all of it stays: to leave out less is never wrong.

use std::borrow::Cow;

use super::properties::Property;

/// A block that is open.
struct Block {
    /// Where the text before its brace begins, in what is kept.
    from: usize,
    /// An at-rule's.
    is_at: bool,
    /// Something in it stays.
    is_kept: bool,
    /// A semicolon ended something in it that is no at-rule.
    has_declared: bool,
}

/// A style sheet without the declarations of properties that are not read, and without the rules that then
/// declare nothing.
pub(super) fn gist(css: &str) -> Cow<'_, str> {
    let sheet = Block { from: 0, is_at: true, is_kept: true, has_declared: false };
    let kept = String::with_capacity(css.len() / 2);
    let mut gist = Gist { css, at: 0, kept, open: vec![sheet] };
    if gist.read().is_some() { Cow::Owned(gist.kept) } else { Cow::Borrowed(css) }
}

/// What ends a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Opens,
    Closes,
    Semicolon,
    Sheet,
}

struct Gist<'s> {
    css: &'s str,
    at: usize,
    kept: String,
    /// The first one is the sheet.
    open: Vec<Block>,
}

impl Gist<'_> {
    /// `None` where the sheet is odd.
    fn read(&mut self) -> Option<()> {
        loop {
            let start = self.at;
            let end = self.statement()?;
            let text = self.css.get(start..self.at)?;
            match end {
                End::Sheet => {
                    self.kept.push_str(text);
                    // A sheet may end within blocks; what is open then counts.
                    return Some(());
                }
                End::Opens => {
                    let outer = self.open.last()?;
                    // Outside of rules, what a semicolon ended belongs to the rule behind it.
                    let (words, from) = (begins(text), self.kept.len());
                    // The value of a custom property may be a block.
                    if outer.is_at && outer.has_declared || words.starts_with("--") {
                        return None;
                    }
                    let is_at = words.starts_with('@');
                    self.open.push(Block { from, is_at, is_kept: is_at, has_declared: false });
                    self.kept.push_str(text);
                }
                End::Semicolon => {
                    let block = self.open.last_mut()?;
                    block.has_declared |= !begins(text).starts_with('@');
                    self.declaration(text)?;
                }
                End::Closes => {
                    self.declaration(text.strip_suffix('}')?)?;
                    self.close()?;
                }
            }
        }
    }

    /// Keeps what may be a declaration, unless it is one of a property that is not read.
    fn declaration(&mut self, text: &str) -> Option<()> {
        let block = self.open.last_mut()?;
        if block.is_at || may_matter(text) {
            block.is_kept = true;
            self.kept.push_str(text);
        }
        Some(())
    }

    fn close(&mut self) -> Option<()> {
        let block = self.open.pop()?;
        let outer = self.open.last_mut()?;
        if block.is_kept {
            self.kept.push('}');
            outer.is_kept = true;
        } else {
            self.kept.truncate(block.from);
        }
        Some(())
    }

    /// Goes behind the next brace or semicolon that stands in no string, comment or bracket, or to the end of
    /// the sheet.
    fn statement(&mut self) -> Option<End> {
        let bytes = self.css.as_bytes();
        let mut brackets: Vec<u8> = Vec::new();
        while let Some(byte) = bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' if brackets.is_empty() => return Some(End::Opens),
                b'}' if brackets.is_empty() => return Some(End::Closes),
                b';' if brackets.is_empty() => return Some(End::Semicolon),
                // An escape of more than a character goes on with letters.
                b'\\' if bytes.get(self.at).is_some_and(|next| !is_line_end(*next)) => self.at += 1,
                // Braces in brackets are for the parser.
                b'\\' | b'{' | b'}' => return None,
                b'"' | b'\'' => self.string(byte)?,
                b'/' if bytes.get(self.at) == Some(&b'*') => {
                    let inside = bytes.get(self.at + 1..)?;
                    self.at += 3 + memchr::memmem::find(inside, b"*/")?;
                }
                b'(' if self.is_url() => {
                    let inside = bytes.get(self.at..)?;
                    let blanks =
                        inside.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                    if matches!(inside.get(blanks), Some(b'"' | b'\'')) {
                        brackets.push(b')');
                        continue;
                    }
                    let ends = |byte: &u8| matches!(byte, b')' | b'\\' | b'"' | b'\'' | b'(');
                    let len = inside.iter().position(ends)?;
                    // Anything else than its end makes it a fault, which ends elsewhere.
                    if inside.get(len) != Some(&b')') {
                        return None;
                    }
                    self.at += len + 1;
                }
                b'(' => brackets.push(b')'),
                b'[' => brackets.push(b']'),
                b')' | b']' if brackets.pop() != Some(byte) => return None,
                _ => {}
            }
        }
        Some(End::Sheet)
    }

    fn string(&mut self, quote: u8) -> Option<()> {
        loop {
            let inside = self.css.as_bytes().get(self.at..)?;
            let ends = |byte: &u8| *byte == quote || *byte == b'\\' || is_line_end(*byte);
            let len = inside.iter().position(ends)?;
            self.at += len + 1;
            match inside.get(len) {
                Some(b'\\') => self.at += 1,
                Some(byte) if *byte == quote => return Some(()),
                _ => return None,
            }
        }
    }

    /// Whether the bracket just passed is that of `url(`.
    fn is_url(&self) -> bool {
        let before =
            self.at.checked_sub(4).and_then(|from| self.css.as_bytes().get(from..self.at - 1));
        before.is_some_and(|word| word.eq_ignore_ascii_case(b"url"))
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b'\x0c')
}

/// A statement without the white space and the comments before it.
fn begins(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some(inside) = text.strip_prefix("/*") {
        let end = inside.find("*/").map_or(inside.len(), |end| end + 2);
        text = inside.get(end..).unwrap_or_default().trim_start();
    }
    text
}

/// Whether a declaration may say something: its property is read, or its name is none that is plain.
fn may_matter(declaration: &str) -> bool {
    let text = begins(declaration);
    if text.is_empty() || text == ";" {
        return false;
    }
    let Some((name, _)) = text.split_once(':') else { return true };
    let name = name.trim_end();
    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    if !is_plain || name.starts_with("--") {
        return true;
    }
    let is_small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    let name = if is_small { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) };
    name == "all" || Property::named(&name).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sheets::Sheets;
    use super::*;

    fn check(css: &str, expected: &str) {
        assert_eq!(gist(css), expected, "{css}");
    }

    #[test]
    fn what_is_not_read_is_left_out() {
        check("a{cursor:pointer}b{display:none;cursor:auto}", "b{display:none;}");
        check("a { CURSOR : x ; Display: none }", "a { Display: none }");
        check("a{cursor:url(a;b}c);display:none}", "a{display:none}");
        check("a{cursor:\"}\";display:none}", "a{display:none}");
        check("@media print{a{cursor:x}}", "@media print{}");
        check("a{cursor:x;b{display:none}}", "a{b{display:none}}");
        check("/* { */a{/* ; */cursor:x}", "");
        check("a{}b{;;}", "");
        check("@import 'a';@layer b;a{cursor:x}", "@import 'a';@layer b;");
        check("@counter-style a{symbols:b}", "@counter-style a{symbols:b}");
        check("a{display:none", "a{display:none");
        check("a{cursor:'\\'}';color:red}", "a{color:red}");
        check(".b\\:c\\{d{cursor:x}a\\}{color:red\\9}", "a\\}{color:red\\9}");
        check("a{cur\\73or:x}", "a{cur\\73or:x}");
        check("a{--cursor:x;all:unset}", "a{--cursor:x;all:unset}");
    }

    #[test]
    fn what_is_odd_stays() {
        for css in [
            "a{cursor:\"b\n}",
            "a{cursor:(]}",
            "a{cursor:x}}b{display:none}",
            "a{cursor:x\\",
            "a{cursor:({)}",
            "/* a{cursor:x}",
        ] {
            check(css, css);
        }
    }

    proptest! {
        #[test]
        fn what_is_left_out_says_nothing(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
            let css = pieces.concat();
            let parsed = |css: &str| {
                let mut sheets = Sheets::default();
                sheets.take_in(css);
                // An inner rule that says nothing parts the rule around it, which says the same.
                let mut said: Vec<String> = Vec::new();
                for (number, rule) in sheets.rules.iter().enumerate() {
                    let own = sheets.entries.iter().filter(|entry| entry.rule as usize == number);
                    let own: Vec<String> =
                        own.map(|entry| format!("{:?} {:?}", entry.selector, entry.beside)).collect();
                    said.extend(rule.declarations.iter().map(|says| format!("{own:?} {says:?} {}", rule.rank)));
                }
                said.push(format!("{} {}", sheets.has_import, sheets.is_cut));
                said
            };
            prop_assert_eq!(parsed(&css), parsed(&gist(&css)), "{}", css);
        }
    }

    const PIECES: &[&str] = &[
        "a",
        ".b",
        ":is(a,b)",
        "[c=\"}\"]",
        "{",
        "}",
        "{",
        "}",
        ";",
        ":",
        ",",
        " ",
        "cursor:x",
        "cursor:x;",
        "display:none",
        "display:none;",
        "COLOR:red;",
        "width:calc(1px + (2px));",
        "--v:{a:b};",
        "--v:1;",
        "color",
        "all:unset;",
        "cursor:{",
        "content:\"\\\"}\";",
        "cursor:'\\'};'",
        "url(a;b)",
        "url('a;b')",
        "(",
        ")",
        "[",
        "/*",
        "*/",
        "/* } */",
        "@media screen{",
        "@media print{",
        "@layer a{",
        "@layer a;",
        "@supports (a:b){",
        "@font-face{",
        "@keyframes k{",
        "@counter-style d{symbols:e;",
        "@import 'f';",
        "\\",
        "\n",
        "!important",
        "<!--",
        "-->",
        "a{cursor:x}",
        "b{display:none}",
        "a{color:red;cursor:y}",
        "é",
        "\"",
    ];
}
