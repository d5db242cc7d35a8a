//! HTML cut into tags, text and comments, as the HTML standard's tokenizer does, with the place of
//! each. It is our own because a quote must be traced to its bytes, and html5ever tells no offsets;
//! the tests hold it against html5ever.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::references::reference;
pub(super) use super::tag::{Attribute, Tag};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Characters as they stand there.
    Text(Range<usize>),
    /// A character reference, and where it stands.
    Reference(String, Range<usize>),
    Start(Tag<'a>),
    /// The name, in small letters.
    End(Cow<'a, str>, Range<usize>),
    /// What stands in a comment, or in what counts as one.
    Comment(Range<usize>),
}

/// What stands between two tags when it is not ordinary HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// Nothing counts but the end tag.
    Plain,
    /// A script: an end tag within `<!-- <script>` does not count.
    Script,
    /// There is no end.
    Endless,
}

#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// Only character references count, as within `<title>`.
    only_references: bool,
    /// Only tags count, and of those the attributes of few: all that is asked is where style sheets stand.
    skims: bool,
    /// The list of a tag that is done with, to be filled again.
    spare: Vec<Attribute<'a>>,
    /// Within SVG and `MathML`, `<![CDATA[` is text.
    pub(super) foreign: bool,
}

impl<'a> Tokens<'a> {
    fn of(text: &'a str, range: Range<usize>, only_references: bool) -> Tokens<'a> {
        let Range { start: at, end } = range;
        Tokens { text, at, end, only_references, skims: false, spare: Vec::new(), foreign: false }
    }

    pub(super) fn new(text: &'a str) -> Tokens<'a> {
        Tokens::of(text, 0..text.len(), false)
    }

    /// The tags of a page; only those that bring style sheets have attributes.
    pub(super) fn skimmed(text: &'a str) -> Tokens<'a> {
        Tokens { skims: true, ..Tokens::new(text) }
    }

    /// The tokens of a stretch.
    pub(super) fn within(text: &'a str, range: Range<usize>) -> Tokens<'a> {
        Tokens::of(text, range, false)
    }

    /// Where the next token begins.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Takes back what a tag was made of, which is done with.
    pub(super) fn take_back(&mut self, mut attributes: Vec<Attribute<'a>>) {
        attributes.clear();
        self.spare = attributes;
    }

    /// Goes on at another place.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at.clamp(self.at, self.end);
    }

    /// The text and the references of a stretch in which tags do not count.
    pub(super) fn references(text: &'a str, range: Range<usize>) -> Tokens<'a> {
        Tokens::of(text, range, true)
    }

    /// The stretch up to the end tag of the raw element `name`, and whether there is an end tag. The
    /// next token is that tag.
    pub(super) fn raw(&mut self, name: &str, raw: Raw) -> (Range<usize>, bool) {
        let start = self.at;
        let end = match raw {
            Raw::Endless => None,
            Raw::Plain => self.end_tags(name, start).next(),
            Raw::Script => self.script_end(),
        };
        self.at = end.unwrap_or(self.end);
        (start..self.at, end.is_some())
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..self.end).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied().filter(|_| at < self.end)
    }

    /// Whether `word` stands at `at`, in small or capital letters, and ends there.
    fn has_name(&self, at: usize, word: &str) -> bool {
        let there = self.text.as_bytes().get(at..at + word.len()).unwrap_or_default();
        let next = self.byte(at + word.len());
        there.eq_ignore_ascii_case(word.as_bytes())
            && next.is_some_and(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))
    }

    /// Where the end tags of `name` stand, from `from` on.
    fn end_tags(&self, name: &str, from: usize) -> impl Iterator<Item = usize> {
        let rest = self.rest(from).as_bytes();
        let ends = memchr_iter(b'<', rest).filter(|at| rest.get(at + 1) == Some(&b'/'));
        let found = ends.map(move |at| from + at);
        found.filter(move |at| self.has_name(at + 2, name))
    }

    /// The standard's states for scripts: within `<!--`, a `<script>` hides the next `</script>`.
    fn script_end(&self) -> Option<usize> {
        let (mut at, mut in_comment, mut in_script) = (self.at, false, false);
        loop {
            let ahead = self.rest(at).as_bytes();
            let next = if in_comment { memchr2(b'<', b'-', ahead) } else { memchr(b'<', ahead) };
            at += next?;
            let rest = self.rest(at).as_bytes();
            let byte = *rest.first()?;
            match byte {
                b'<' if !in_comment && rest.starts_with(b"<!--") => {
                    in_comment = true;
                    // `<!-->` begins and ends it.
                    at += 2;
                    continue;
                }
                b'-' if in_comment && rest.starts_with(b"-->") => {
                    (in_comment, in_script) = (false, false);
                }
                b'<' if rest.starts_with(b"</") && self.has_name(at + 2, "script") => {
                    if !in_script {
                        return Some(at);
                    }
                    in_script = false;
                }
                b'<' if in_comment && !in_script && self.has_name(at + 1, "script") => {
                    in_script = true;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// A tag from its name at `at` on. `None` when the text ends within it: then it is lost.
    fn tag(&mut self, at: usize) -> Option<Tag<'a>> {
        let range_start = self.at;
        self.at = at;
        let name = self.word(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut tag = Tag::of(small(name), std::mem::take(&mut self.spare), 0..0);
        let is_wanted = !self.skims || matches!(tag.name.as_ref(), "link" | "style");
        loop {
            self.skip_space();
            match self.byte(self.at)? {
                b'>' => break,
                b'/' => {
                    self.at += 1;
                    if self.byte(self.at) == Some(b'>') {
                        tag.closes_itself = true;
                        break;
                    }
                }
                _ => {
                    let (name, value) = self.attribute()?;
                    if is_wanted {
                        tag.add((small(name), resolved(value)));
                    }
                }
            }
        }
        self.at += 1;
        tag.range = range_start..self.at;
        Some(tag)
    }

    /// The name and the value of an attribute, as they stand there.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        let start = self.at;
        // An equals sign at the beginning belongs to the name.
        self.at += usize::from(self.byte(start) == Some(b'='));
        self.word(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = self.text.get(start..self.at).unwrap_or_default();
        self.skip_space();
        if self.byte(self.at)? != b'=' {
            return Some((name, ""));
        }
        self.at += 1;
        self.skip_space();
        let value = match self.byte(self.at)? {
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                let rest = self.rest(self.at);
                let Some(len) = memchr(quote, rest.as_bytes()) else {
                    self.at = self.end;
                    return None;
                };
                self.at += len + 1;
                rest.get(..len)?
            }
            _ => self.word(|byte| is_space(byte) || byte == b'>'),
        };
        Some((name, value))
    }

    /// Goes to the next byte that ends a word, or to the end.
    fn word(&mut self, ends: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest(self.at);
        let len = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        self.word(|byte| !is_space(byte));
    }

    /// A comment whose text begins at `at`.
    fn comment(&mut self, at: usize) -> Token<'a> {
        let rest = self.rest(at);
        let bytes = rest.as_bytes();
        let (len, close) = if rest.starts_with('>') {
            (0, 1)
        } else if rest.starts_with("->") {
            (0, 2)
        } else {
            let ends = |at: usize| {
                let tail = bytes.get(at..).unwrap_or_default();
                [&b"-->"[..], b"--!>"]
                    .into_iter()
                    .find(|end| tail.starts_with(end))
                    .map(<[u8]>::len)
            };
            let found = memchr_iter(b'-', bytes).find_map(|at| ends(at).map(|close| (at, close)));
            // Cut by the end of the text, what had begun to close it is no text of it.
            found.unwrap_or_else(|| {
                let begun = ["--!", "--", "-"].into_iter().find(|end| rest.ends_with(end));
                let close = begun.map_or(0, str::len);
                (bytes.len() - close, close)
            })
        };
        self.at = at + len + close;
        Token::Comment(at..at + len)
    }

    /// What counts as a comment from `at` on: up to the next `>`.
    fn bogus(&mut self, at: usize) -> Token<'a> {
        self.at = at;
        self.word(|byte| byte == b'>');
        let end = self.at;
        self.at = (self.at + 1).min(self.end);
        Token::Comment(at..end)
    }

    fn text_of(&mut self, len: usize) -> Token<'a> {
        let start = self.at;
        self.at += len;
        Token::Text(start..self.at)
    }

    /// What a `<` begins; `None` when it leaves no trace.
    fn markup(&mut self) -> Option<Token<'a>> {
        let at = self.at;
        let lost = self.end;
        match self.byte(at + 1) {
            Some(byte) if byte.is_ascii_alphabetic() => {
                let tag = self.tag(at + 1);
                if tag.is_none() {
                    self.at = lost;
                }
                tag.map(Token::Start)
            }
            Some(b'/') => match self.byte(at + 2) {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    let tag = self.tag(at + 2);
                    if tag.is_none() {
                        self.at = lost;
                    }
                    tag.map(|tag| {
                        self.take_back(tag.attributes);
                        Token::End(tag.name, tag.range)
                    })
                }
                Some(b'>') => {
                    self.at += 3;
                    None
                }
                None => Some(self.text_of(2)),
                Some(_) => Some(self.bogus(at + 2)),
            },
            Some(b'!') => Some(self.declaration(at + 2)),
            Some(b'?') => Some(self.bogus(at + 1)),
            _ => Some(self.text_of(1)),
        }
    }

    /// A comment, the type of the document, or text within `<![CDATA[`.
    fn declaration(&mut self, at: usize) -> Token<'a> {
        let rest = self.rest(at);
        if rest.starts_with("--") {
            return self.comment(at + 2);
        }
        if self.foreign
            && let Some(inside) = rest.strip_prefix("[CDATA[")
        {
            let start = at + rest.len() - inside.len();
            let len = inside.find("]]>");
            self.at = len.map_or(self.end, |len| start + len + 3);
            return Token::Text(start..len.map_or(self.end, |len| start + len));
        }
        match self.bogus(at) {
            // The type of the document is not a comment: nothing of it is text.
            _ if rest.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) => {
                Token::Comment(at..at)
            }
            comment => comment,
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.end {
            let rest = self.rest(self.at);
            let token = match rest.as_bytes().first()? {
                b'<' if !self.only_references => self.markup(),
                b'&' if !self.skims => match reference(rest, false) {
                    Some((characters, len)) => {
                        let start = self.at;
                        self.at += len;
                        Some(Token::Reference(characters, start..self.at))
                    }
                    None => Some(self.text_of(1)),
                },
                _ => {
                    let only = self.only_references;
                    let end = match () {
                        () if self.skims => memchr(b'<', rest.as_bytes()),
                        () if only => memchr(b'&', rest.as_bytes()),
                        () => memchr2(b'&', b'<', rest.as_bytes()),
                    };
                    Some(self.text_of(end.unwrap_or(rest.len())))
                }
            };
            if token.is_some() {
                return token;
            }
        }
        None
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// A name in small letters.
fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
        Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The value of an attribute, with its references resolved. Line ends are levelled before, as the standard's
/// input stream is: what a reference stands for stays as it is.
fn resolved(value: &str) -> Cow<'_, str> {
    if memchr3(b'&', b'\r', 0, value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let level = value.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    let mut text = String::with_capacity(level.len());
    let mut rest = level.as_str();
    while let Some(at) = rest.find('&') {
        text.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        if let Some((characters, len)) = reference(rest, true) {
            text.push_str(&characters);
            rest = rest.get(len..).unwrap_or_default();
        } else {
            text.push('&');
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut found = Vec::new();
        for token in Tokens::new(text) {
            found.push(match token {
                Token::Text(range) => format!("{:?}", &text[range]),
                Token::Reference(characters, range) => format!("{}={characters}", &text[range]),
                Token::Start(tag) => {
                    let range = tag.range.clone();
                    assert!(text[range.clone()].starts_with('<') && text[range].ends_with('>'));
                    let named =
                        tag.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                    let end = if tag.closes_itself { "/" } else { "" };
                    format!("<{}{}{end}>", tag.name, named.collect::<String>())
                }
                Token::End(name, _) => format!("</{name}>"),
                Token::Comment(range) => format!("<!{}>", &text[range]),
            });
        }
        assert_eq!(found.join(" "), expected, "{text:?}");
    }

    #[test]
    fn tags_are_cut_as_browsers_cut_them() {
        check("a<b>c</B >d", "\"a\" <b> \"c\" </b> \"d\"");
        check("<A HREF=x>", "<a href=x>");
        check("<a b c='1 2' d=\"3>\" e = f/g h/>", "<a b= c=1 2 d=3> e=f/g h=/>");
        check("<a =b=c>", "<a =b=c>");
        check("<a x=&lt;&copy=1>", "<a x=<&copy=1>");
        check("<a x='1\r\n2\r3&#13;&#13;\n4\0'>", "<a x=1\n2\n3\r\r\n4\u{fffd}>");
        check("1 < 2 <3", "\"1 \" \"<\" \" 2 \" \"<\" \"3\"");
        check("a</>b</ c>d</", "\"a\" \"b\" <! c> \"d\" \"</\"");
        check("a<b c", "\"a\"");
        check("a<b c='>d", "\"a\"");
        check("<br/><p\n/ >", "<br/> <p>");
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        check("<!-- a -->b", "<! a > \"b\"");
        check("<!-->a", "<!> \"a\"");
        check("<!--->a", "<!> \"a\"");
        check("<!-- a --!>b", "<! a > \"b\"");
        check("<!-- a --->b", "<! a -> \"b\"");
        check("<!-- a", "<! a>");
        check("<!-- a -", "<! a >");
        check("<!-- a --", "<! a >");
        check("<!-- a ---", "<! a ->");
        check("<!-- a --!", "<! a >");
        check("<!-- a !", "<! a !>");
        check("<!----!", "<!>");
        check("<!doctype html>a", "<!> \"a\"");
        check("<?php x ?>a", "<!?php x ?> \"a\"");
        check("<![CDATA[x]]>a", "<![CDATA[x]]> \"a\"");
    }

    #[test]
    fn references_stand_for_their_bytes() {
        check("R&eacute;sum&#233;&", "\"R\" &eacute;=é \"sum\" &#233;=é \"&\"");
        check("&nope; &", "\"&\" \"nope; \" \"&\"");
    }

    #[test]
    fn raw_elements_end_with_their_own_tag() {
        for (text, raw, expected) in [
            ("a</b></style >c", Raw::Plain, "a</b>"),
            ("a</styles></STYLE>", Raw::Plain, "a</styles>"),
            ("a</style", Raw::Plain, "a</style"),
            ("a</script>", Raw::Script, "a"),
            ("<!-- </script>", Raw::Script, "<!-- "),
            ("<!-- <script> </script> --> </script>b", Raw::Script, "<!-- <script> </script> --> "),
            ("<!-- <script> --> </script>b", Raw::Script, "<!-- <script> --> "),
            ("<!--><script> </script>b", Raw::Script, "<!--><script> "),
            ("a</plaintext>b", Raw::Endless, "a</plaintext>b"),
        ] {
            let name = if raw == Raw::Script { "script" } else { "style" };
            let mut tokens = Tokens::new(text);
            let (range, _) = tokens.raw(name, raw);
            assert_eq!(&text[range], expected, "{text:?}");
        }
    }
}
