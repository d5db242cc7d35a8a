//! Markdown (`CommonMark` with tables, footnotes and struck text) as text.
//!
//! HTML may stand in Markdown, and hide what stands between two of its tags. So Markdown is written
//! into the same tree of open elements as HTML, and one set of rules decides what is seen.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::dates::day;
use super::decode::{Decoded, decode};
use super::extract::{Extract, Kind, Limits, Unreadable};
use super::html::{HtmlPage, NOTE};
use super::lines::{address, line};
use super::map::Map;
use super::meta::Meta;

/// Reads a Markdown file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let Decoded { text, map, encoding, remarks } = decode(bytes, None, limits)?;
    let mut page = HtmlPage::in_pieces(limits);
    page.remarks = remarks;
    let start = front_matter(&text).unwrap_or_default();
    let front = text.get(..start).unwrap_or_default();
    page.beside(front)?;
    let body = Body { text: &text, start, map: &map };
    body.read(&mut page)?;
    page.finish(Kind::Markdown, Some(stated(front)), encoding)
}

/// The Markdown itself, behind the front matter.
struct Body<'t> {
    text: &'t str,
    start: usize,
    map: &'t Map,
}

impl Body<'_> {
    fn read(&self, page: &mut HtmlPage) -> Result<(), Unreadable> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let markdown = self.text.get(self.start..).unwrap_or_default();
        // What HTML there is in one block, with the way back.
        let (mut html, mut way) = (String::new(), Map::default());
        // The words in place of a picture, and how many pictures they are within.
        let (mut described, mut pictures) = (String::new(), 0_usize);
        // Notes are numbered in the order in which the text refers to them.
        let mut notes: HashMap<String, usize> = HashMap::new();
        for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
            let range = self.start + range.start..self.start + range.end;
            match event {
                Event::Start(Tag::Image { title, .. }) => {
                    pictures += 1;
                    page.beside(&title)?;
                }
                Event::End(TagEnd::Image) => {
                    pictures = pictures.saturating_sub(1);
                    if pictures == 0 {
                        page.beside(&std::mem::take(&mut described))?;
                    }
                }
                Event::Text(text) | Event::Code(text) if pictures > 0 => described.push_str(&text),
                Event::SoftBreak | Event::HardBreak if pictures > 0 => described.push(' '),
                _ if pictures > 0 => {}
                Event::Start(Tag::HtmlBlock) => {}
                Event::Html(part) | Event::InlineHtml(part) => {
                    let from = html.len();
                    html.push_str(&part);
                    self.follow(&part, range, from, &mut way);
                    // A block of HTML comes line by line; a tag in the text comes alone.
                    if !part.ends_with('\n') {
                        page.markup(&html, &way)?;
                        html.clear();
                        way = Map::default();
                    }
                }
                Event::End(TagEnd::HtmlBlock) => {
                    page.markup(&html, &way)?;
                    html.clear();
                    way = Map::default();
                }
                Event::Start(tag) => {
                    if let Tag::Link { title, dest_url, .. } = &tag {
                        page.beside(title)?;
                        page.open_link(dest_url, self.source(range.clone()))?;
                    }
                    match (&tag, element(&tag.to_end())) {
                        (Tag::List(Some(first)), _) => {
                            page.open_list(*first, self.source(range))?;
                        }
                        (_, Some(name)) => page.open(name, self.source(range))?,
                        (_, None) => {}
                    }
                    // An indented block begins with its own first line; a fence has one before it.
                    if let Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) = tag
                    {
                        page.keep_first_line();
                    }
                }
                Event::End(TagEnd::Link) => page.close("a", self.source(range))?,
                Event::End(tag) => {
                    if let Some(name) = element(&tag) {
                        page.close(name, self.source(range))?;
                    }
                }
                Event::Text(text) => self.words(&text, range, page)?,
                Event::Code(text) => self.words(&text, self.within_marks(range), page)?,
                Event::FootnoteReference(label) => {
                    let next = notes.len() + 1;
                    let number = *notes.entry(label.to_string()).or_insert(next);
                    page.note_mark(&number.to_string(), self.source(range))?;
                }
                Event::SoftBreak => page.characters("\n", self.source(range))?,
                Event::HardBreak => page.open("br", self.source(range))?,
                Event::Rule => page.open("hr", self.source(range))?,
                _ => {}
            }
        }
        Ok(())
    }

    fn source(&self, range: Range<usize>) -> Range<usize> {
        self.map.source(range).unwrap_or_default()
    }

    /// Words of the text: byte beside byte where they stand there as they are.
    fn words(
        &self,
        words: &str,
        range: Range<usize>,
        page: &mut HtmlPage,
    ) -> Result<(), Unreadable> {
        if self.text.get(range.clone()) == Some(words) {
            page.text(self.text, range, self.map)
        } else {
            page.characters(words, self.source(range))
        }
    }

    /// The place of code without its signs, and without the space that keeps those apart.
    fn within_marks(&self, range: Range<usize>) -> Range<usize> {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let marks = written.len() - written.trim_start_matches('`').len();
        let (mut start, mut end) = (range.start + marks, range.end.saturating_sub(marks));
        let inside = self.text.get(start..end).unwrap_or_default();
        if inside.starts_with(' ') && inside.ends_with(' ') && !inside.trim().is_empty() {
            (start, end) = (start + 1, end - 1);
        }
        if start < end { start..end } else { range }
    }

    /// Adds the way back from a part of HTML that was appended at `from`.
    fn follow(&self, part: &str, range: Range<usize>, from: usize, way: &mut Map) {
        if self.text.get(range.clone()) != Some(part) {
            way.push(from..from + part.len(), self.source(range));
            return;
        }
        let start = range.start;
        for (piece, bytes) in self.map.pieces(range) {
            way.push(from + piece.start - start..from + piece.end - start, bytes);
        }
    }
}

/// The element that HTML has for it, where it decides about blocks or about what is seen.
fn element(tag: &TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => {
            let names = ["h1", "h2", "h3", "h4", "h5", "h6"];
            names.get((*level as usize).checked_sub(1)?)?
        }
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(is_ordered) => {
            if *is_ordered {
                "ol"
            } else {
                "ul"
            }
        }
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => NOTE,
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Strikethrough => "s",
        _ => return None,
    })
}

/// Where the text begins behind `---`, lines of `key: value`, and `---`.
fn front_matter(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut has_keys = false;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (n, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            // Two lines across the page are no front matter.
            (_, "---" | "...") => return has_keys.then_some(at),
            // Nor is a paragraph.
            (1, "") => return None,
            (_, line) => has_keys |= pair(line).is_some(),
        }
    }
    None
}

/// A key and its value, on a line that is not indented.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let is_pair = is_key && !key.is_empty() && (value.is_empty() || value.starts_with([' ', '\t']));
    is_pair.then_some((key, value.trim()))
}

/// What the front matter states in simple values.
fn stated(front: &str) -> Meta {
    let mut meta = Meta::default();
    let mut lines = front.lines().peekable();
    while let Some(first) = lines.next() {
        let Some((key, first)) = pair(first) else { continue };
        // A value goes on over the lines that are indented.
        let is_more = |line: &&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
        let more = std::iter::from_fn(|| lines.next_if(is_more)).map(str::trim);
        let more: Vec<&str> = more.collect();
        let Some(value) = simple(first, &more) else { continue };
        let value = value.as_str();
        let (field, value) = match key.to_ascii_lowercase().as_str() {
            "title" => (&mut meta.title, line(value)),
            "author" => (&mut meta.author, line(value)),
            "publisher" => (&mut meta.publisher, line(value)),
            "date" => (&mut meta.published, day(value, None)),
            "lang" | "language" => (&mut meta.language, line(value)),
            "url" => (&mut meta.address, address(value)),
            _ => continue,
        };
        if field.is_none() {
            *field = value;
        }
    }
    meta
}

/// A value, without its quotation marks; lists and the like are none. `more` are the lines that go on with it.
fn simple(first: &str, more: &[&str]) -> Option<String> {
    let joined = |lines: &[&str]| lines.join(" ").trim().to_string();
    if first.starts_with(['"', '\'']) {
        return quoted(&joined(&[&[first], more].concat()));
    }
    if let Some(signs) = first.strip_prefix(['>', '|']) {
        let is_block =
            !more.is_empty() && signs.chars().all(|c| matches!(c, '-' | '+' | '0'..='9'));
        return is_block.then(|| joined(more));
    }
    let is_part =
        |line: &&str| line.starts_with("- ") || line.contains(": ") || line.ends_with(':');
    if more.iter().any(is_part) {
        return None;
    }
    let value = joined(&[&[first], more].concat());
    let value = value.split(" #").next().unwrap_or_default().trim();
    (!value.starts_with(['[', '{', '&', '*', '#', '!'])).then(|| value.to_string())
}

/// What stands between quotation marks. What is not closed or has a sign written by its number is nothing.
fn quoted(value: &str) -> Option<String> {
    let mut characters = value.chars();
    let quote = characters.next()?;
    let mut inside = String::new();
    while let Some(c) = characters.next() {
        match c {
            '\'' if quote == '\'' && characters.as_str().starts_with('\'') => {
                inside.extend(characters.next());
            }
            c if c == quote => return Some(inside),
            '\\' if quote == '"' => {
                inside.push(characters.next().filter(|c| matches!(c, '"' | '\\' | '/'))?);
            }
            c => inside.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::extract::{Block, BlockKind, Why};
    use super::super::html::properties::holds;
    use super::*;

    fn page(text: &str) -> Extract {
        read(text.as_bytes(), &Limits::default()).unwrap()
    }

    fn check(text: &str, expected: &str, hidden: &[(&str, Why)]) {
        let extract = page(text);
        let sign = |block: &Block| match block.kind {
            BlockKind::Heading(level) => format!("h{level}:"),
            BlockKind::Paragraph => String::new(),
            BlockKind::Item => "*:".to_string(),
            BlockKind::Quotation => ">:".to_string(),
            BlockKind::Cell => "c:".to_string(),
            BlockKind::Verbatim => "v:".to_string(),
            BlockKind::Note => "n:".to_string(),
        };
        let found = extract.blocks.iter().map(|b| sign(b) + &extract.text[b.range.clone()]);
        assert_eq!(found.collect::<Vec<_>>().join(" | "), expected, "{text:?}");
        let found: Vec<_> = extract.hidden.iter().map(|h| (h.text.as_str(), h.why)).collect();
        assert_eq!(found, hidden, "{text:?}");
    }

    #[test]
    fn markdown_becomes_blocks() {
        check("# A *b*\n\ntwo\nlines  \nthree\\\nfour", "h1:A b | two lines\nthree\nfour", &[]);
        check("- a\n- b\n  - c\n\n  d\n\n1. e", "*:a | *:b | *:c | *:d | *:1. e", &[]);
        check("> a\n> b\n>\n> - c", ">:a b | *:c", &[]);
        check("```\n a  b\n\nc\n```\n\n    d\n", "v: a  b\n\nc | v:d", &[]);
        check("| a | b |\n|---|---|\n| c | `d` |", "c:a | c:b | c:c | c:d", &[]);
        check("a[^1] b\n\n[^1]: note", "a¹ b | n:note", &[]);
        check("un**bro**ken &amp; \\* &eacute; `co  de`", "unbroken & * é co de", &[]);
        check("[link](http://a 'b') [x]: y", "link [x]: y", &[("b", Why::Beside)]);
        check("a\n\n---\n\nb\n***\nc", "a | b | c", &[]);
        check("a  # b", "a # b", &[]);
    }

    #[test]
    fn what_is_not_shown_is_hidden() {
        use Why::{Beside, Deleted, NotShown};
        check("a ~~b~~ c", "a c", &[("b", Deleted)]);
        check("![alt *x*](a.png 'title') c", "c", &[("title", Beside), ("alt x", Beside)]);
        check("a <!-- b --> c", "a c", &[("b", Beside)]);
        check("a <span hidden>*b* &amp;</span> c", "a c", &[("b &", NotShown)]);
        check("<div hidden>\n\nb\n\n</div>\n\nc", "c", &[("b", NotShown)]);
        check("<div>\n<p>b</p>\n<!-- x\ny -->\n</div>\n\nc", "b | c", &[("x\ny", Beside)]);
        check("> <div>\n> a\n> </div>", ">:a", &[]);
        check("a <script>b</script> c", "a c", &[("b", NotShown)]);
        check("<script>\nb\n\nc\n</script>\n\nd", "d", &[]);
    }

    #[test]
    fn front_matter_states_what_the_document_is() {
        let text = "---\ntitle: \"A: b\"\nauthor: E. Writer # who\ndate: 2026-01-06\nlang: en\n\
            url: https://a.example/\npublisher: [x]\ntags:\n  - y\n---\n# Text";
        let extract = page(text);
        assert_eq!(extract.text, "Text\n");
        let meta = Meta {
            title: Some("A: b".to_string()),
            author: Some("E. Writer".to_string()),
            publisher: None,
            published: Some("2026-01-06".to_string()),
            language: Some("en".to_string()),
            address: Some("https://a.example/".to_string()),
            ..Meta::default()
        };
        assert_eq!(extract.meta, meta);
        assert_eq!(extract.hidden.len(), 1);
        for (title, expected) in [
            ("\"Corvia,\n  Maretta:\n  the lake\"", Some("Corvia, Maretta: the lake")),
            ("'Corvia''s\n  lake' # which", Some("Corvia's lake")),
            ("\"the \\\"lake\\\"\"", Some("the \"lake\"")),
            ("Corvia and\n  the lake", Some("Corvia and the lake")),
            ("\n  Corvia and\n  the lake", Some("Corvia and the lake")),
            (">-\n  Corvia and\n  the lake", Some("Corvia and the lake")),
            ("|\n  Corvia", Some("Corvia")),
            ("\"Corvia and", None),
            ("\"Corvia \\u00e9\"", None),
            ("\n  - Corvia\n  - the lake", None),
            ("\n  short: Corvia", None),
            ("\"Corvia\"\ntags: the lake", Some("Corvia")),
        ] {
            let extract = page(&format!("---\ntitle: {title}\nlang: en\n---\nText"));
            assert_eq!(extract.meta.title.as_deref(), expected, "{title}");
            assert_eq!(extract.meta.language.as_deref(), Some("en"), "{title}");
        }
        check("---\n\na: b\n\n---\n\nc", "a: b | c", &[]);
        check("---\nwords\n---\nc", "h2:words | c", &[]);
    }

    #[test]
    fn text_is_traced_to_its_bytes() {
        let text = "---\na: b\n---\n> é *b*\n> `c` &amp; <b>d</b>\n";
        let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        for (bytes, codec) in
            [(text.as_bytes().to_vec(), encoding_rs::UTF_8), (latin, encoding_rs::WINDOWS_1252)]
        {
            let extract = read(&bytes, &Limits::default()).unwrap();
            assert_eq!(extract.text, "é b c & d\n");
            for (range, expected) in
                [(0..2, "é"), (3..4, "b"), (5..6, "c"), (7..8, "&amp;"), (9..10, "d")]
            {
                let source = extract.map.source(range).unwrap();
                assert_eq!(codec.decode_without_bom_handling(&bytes[source]).0, expected);
            }
        }
    }

    #[test]
    fn what_is_far_too_deep_or_long_ends_soon() {
        let deep = read("> ".repeat(100_000).as_bytes(), &Limits::default());
        assert!(deep.is_err());
        for piece in
            ["*a ", "[", "![", "`", "<div>\n", "a\n", "- ", "| a ", "~~a ", "&amp;", "<b>", "[a]("]
        {
            if let Ok(extract) = read(piece.repeat(50_000).as_bytes(), &Limits::default()) {
                holds(&extract, piece.len() * 50_000);
            }
        }
        let long = "Corvia *must* not go. ".repeat(450_000);
        assert_eq!(page(&long).blocks.len(), 1);
    }

    proptest! {
        #[test]
        fn any_markdown_ends_in_text_or_a_reason(pieces in prop::collection::vec(prop::sample::select(vec![
            "#", " ", "\n", "\n\n", "a", "é", "*", "**", "_", "`", "```\n", "> ", "- ", "1. ", "    ",
            "|", "\n|---|\n", "~~", "[", "](", ")", "![", "<b>", "</b>", "<div hidden>", "</div>",
            "<script>", "</script>", "<!--", "-->", "&amp;", "\\", "---\n", "a: b\n", "[^1]", "[^1]: ",
            "\r\n", "\t", "\0",
        ]), 0..50)) {
            let text = pieces.concat();
            for bytes in [text.as_bytes(), &encoding_rs::WINDOWS_1252.encode(&text).0] {
                if let Ok(extract) = read(bytes, &Limits::default()) {
                    holds(&extract, bytes.len());
                }
            }
        }
    }
}
