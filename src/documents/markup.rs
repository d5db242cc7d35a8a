//! Whether a text is HTML: by how it begins, as browsers tell it, and by clear markup further on, because
//! a warning of a server or a few words may stand before a page.

use std::borrow::Cow;

use super::tags::{Tag, blank, is_element, is_end, is_of_office, is_xml_root};
use super::wide::Wide;

/// How far the beginning of a page may lie behind other things.
const FAR: usize = 64 * 1024;
/// How far clear markup may lie that is no whole page.
const NEAR: usize = 4096;
/// What the name of a file says about markup in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Readers of Markdown know tags: only a page of its own is HTML.
    Markdown,
    /// Whatever it holds, a browser opens it as HTML.
    Html,
    Other,
}

/// Whether a text is HTML.
pub(super) fn is_html(bytes: &[u8], named: Named) -> bool {
    let head = bytes.get(..2 * FAR).unwrap_or(bytes);
    // Most texts have no such mark.
    if !head.contains(&b'<') {
        return false;
    }
    let text = letters(head);
    let text = text.get(..FAR).unwrap_or(&text);
    let start = match Start::of(text) {
        Start::Page => return true,
        Start::Element | Start::Comment => return named != Named::Markdown,
        Start::Xml => return named == Named::Html,
        Start::Else(at) => at,
    };
    match named {
        Named::Markdown => false,
        Named::Html => all_tags(text, start).any(|tag| is_element(&tag.name)),
        Named::Other => holds_markup(text, start),
    }
}

/// The letters of ASCII in a text, one byte each, whatever its units are.
fn letters(head: &[u8]) -> Cow<'_, [u8]> {
    Wide::of(head).map_or(Cow::Borrowed(head), |wide| Cow::Owned(wide.ascii(head)))
}

/// How a text begins, behind white space, comments and what XML puts first.
enum Start {
    /// With the beginning of a page.
    Page,
    /// With another element of HTML.
    Element,
    /// With a comment, and then with no tag. Browsers take that for HTML.
    Comment,
    /// With an element of some other language in XML.
    Xml,
    /// With something else, at this byte.
    Else(usize),
}

impl Start {
    fn of(text: &[u8]) -> Start {
        let (mut at, mut is_xml, mut has_comment) = (0, false, false);
        loop {
            at += blank(text.get(at..).unwrap_or_default());
            let rest = text.get(at..).unwrap_or_default();
            let length = if rest.starts_with(b"<!--") {
                has_comment = true;
                // `<!-->` is a whole one.
                find(rest.get(2..).unwrap_or_default(), b"-->").map(|end| end + 5)
            } else if rest.starts_with(b"<?") {
                is_xml |= begins(rest, b"<?xml");
                find(rest, b"?>").map(|end| end + 2)
            } else if begins(rest, b"<!doctype") {
                if is_page(rest) {
                    return Start::Page;
                }
                is_xml = true;
                let end = find(rest, b">").unwrap_or_default();
                let inside = find(rest.get(..end).unwrap_or_default(), b"[").is_some();
                let last: &[u8] = if inside { b"]>" } else { b">" };
                find(rest, last).map(|end| end + last.len())
            } else {
                break;
            };
            match length {
                Some(length) => at += length,
                // A comment without an end hides all that follows.
                None if has_comment => return Start::Comment,
                None => return Start::Else(at),
            }
        }
        let rest = text.get(at..).unwrap_or_default();
        match Tag::at(rest) {
            Some(tag) if tag.name == "html" => Start::Page,
            Some(tag) if is_element(&tag.name) && !other_namespace(rest, &tag) => Start::Element,
            Some(tag)
                if is_xml
                    || other_namespace(rest, &tag)
                    || is_xml_root(&tag.name) && !is_of_office(&tag.name) =>
            {
                Start::Xml
            }
            None if has_comment => Start::Comment,
            _ => Start::Else(at),
        }
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|part| part == what)
}

/// Whether a text begins with some words, whatever their capitals.
fn begins(text: &[u8], words: &[u8]) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// `<!doctype html`, and the word is over.
fn is_page(text: &[u8]) -> bool {
    let Some(rest) = text.get(9..).filter(|_| begins(text, b"<!doctype")) else { return false };
    let rest = rest.get(blank(rest)..).unwrap_or_default();
    begins(rest, b"html") && rest.get(4).is_none_or(|b| is_end(*b))
}

/// Whether an element says that it is of another language than HTML.
fn other_namespace(text: &[u8], tag: &Tag) -> bool {
    if matches!(tag.name.as_str(), "svg" | "math") {
        return false;
    }
    let whole = text.get(..tag.length.unwrap_or_default()).unwrap_or_default();
    find(whole, b"xmlns").is_some() && find(whole, b"1999/xhtml").is_none()
}

/// The tags of a text from a byte on, but those of code in Markdown's signs.
fn all_tags(text: &[u8], from: usize) -> impl Iterator<Item = Placed> + '_ {
    let mut at = from;
    let mut is_fenced = false;
    std::iter::from_fn(move || {
        while let Some(byte) = text.get(at) {
            let here = at;
            at += 1;
            let before = here.checked_sub(1).and_then(|before| text.get(before));
            let rest = text.get(here..).unwrap_or_default();
            if *byte == b'`' && rest.starts_with(b"```") && before.is_none_or(|b| *b == b'\n') {
                is_fenced = !is_fenced;
            }
            if *byte != b'<' || is_fenced || before == Some(&b'`') {
                continue;
            }
            if is_page(rest) {
                let name = "!doctype".to_string();
                return Some(Placed {
                    name,
                    at: here,
                    closes: false,
                    is_whole: true,
                    states: true,
                });
            }
            if let Some(tag) = Tag::at(rest) {
                at = here + tag.length.unwrap_or(1);
                let Tag { name, closes, states, length } = tag;
                return Some(Placed { name, at: here, closes, is_whole: length.is_some(), states });
            }
        }
        None
    })
}

/// A tag and where it stands.
struct Placed {
    name: String,
    at: usize,
    closes: bool,
    is_whole: bool,
    states: bool,
}

/// Whether there is a page in a text that begins with something else, or clear markup early in it. One tag
/// that is spoken of makes no HTML of a text.
fn holds_markup(text: &[u8], from: usize) -> bool {
    let mut opened: Vec<String> = Vec::new();
    let (mut tags, mut closed, mut breaks, mut pages) = (0_usize, 0_usize, 0_usize, 0_usize);
    for tag in all_tags(text, from).filter(|tag| tag.is_whole) {
        let is_page = matches!(tag.name.as_str(), "html" | "head" | "body" | "!doctype");
        if !is_page && !is_element(&tag.name) {
            continue;
        }
        tags += 1;
        closed += usize::from(tag.closes);
        if is_page && !tag.closes {
            pages += 1;
            if tag.states || begins_line(text, tag.at) {
                return true;
            }
        }
        if tag.closes {
            if opened.contains(&tag.name) {
                return true;
            }
        } else if tag.at < NEAR {
            breaks += usize::from(matches!(tag.name.as_str(), "br" | "hr" | "meta" | "link"));
            if !opened.contains(&tag.name) {
                opened.push(tag.name);
            }
            if breaks > 1 {
                return true;
            }
        }
        if pages > 0 && (closed > 0 || tags > 2) {
            return true;
        }
    }
    false
}

/// Whether nothing but white space stands before a place on its line.
fn begins_line(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().iter().rev();
    before.take(NEAR).find(|b| **b == b'\n' || !b.is_ascii_whitespace()).is_none_or(|b| *b == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(named: Named, expected: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(is_html(text.as_bytes(), named), expected, "{text:?}, {named:?}");
            let marked = format!("\u{feff}{text}");
            assert_eq!(is_html(marked.as_bytes(), named), expected, "{text:?} behind a mark");
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = marked.encode_utf16().flat_map(order).collect();
                assert_eq!(is_html(&bytes, named), expected, "{text:?} in UTF-16");
            }
        }
    }

    #[test]
    fn a_page_is_known_by_how_it_begins() {
        let rest = "<p>Corvia sends no troops.</p>";
        for first in [
            "<!DOCTYPE html>",
            "<!doctype\n HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
            "<HTML>",
            "<html lang=en>",
            "<head/>",
            "<body onload='a()'>",
            "<script>if (a<b) {}</script>",
            "<script\nsrc=a.js></script>",
            "<br />",
            "<BR>",
            "<p class=\"x\">",
            "<a href='x'>a</a>",
            "<b>Warning</b>: x on line 3",
            "<base href=x>",
            "<link rel=stylesheet href=a.css>",
            "<noscript>a</noscript>",
            "<span>a</span>",
            "<style>p{color:red}</style>",
            "<td>",
            "<font color=red>",
            "</div>",
            "<!-- a > b --> ",
            "<!-- a --><!-- b -->\n\n Words",
            "<!-->",
            "<!-- no end",
            "\n\t <meta charset=utf-8>",
            "<?xml version='1.0'?><!-- a --><html>",
            "<?xml version='1.0'?><div>",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
        ] {
            check(Named::Other, true, &[&format!("{first}{rest}")]);
            check(Named::Html, true, &[&format!("{first}{rest}")]);
        }
        let cut = ["<html", "<p", "<!doctype html"];
        check(Named::Other, true, &cut);
    }

    #[test]
    fn a_page_may_stand_behind_something_else() {
        let page = "<html><body><p>No.</p><p hidden>Yes.</p></body></html>";
        let far = format!("{}\n{page}", "Notice: a line of the server.\n".repeat(1500));
        check(
            Named::Other,
            true,
            &[
                &format!("Warning: x on line 3\n\n{page}"),
                &format!("Warning: x on line 3 {page}"),
                &far,
                "Words <html>and more</html>",
                "Words\n<!DOCTYPE html>",
                "Words <body class=a>more",
                "Notice\n<p>No.</p>",
                "Notice <b>no</b> more",
                "Words<br>and<br/>more",
                "Words <table><tr><td>a</td></tr></table>",
                "Words <span style='display:none'>Yes</span>",
                "<my-page><div>No.</div></my-page>",
                "<o:p></o:p><p>No.</p>",
                "<st1:place w:st='on'><p>No.</p></st1:place>",
                "Words <a href=\"https://corvia.example/a>b\">a</a>",
            ],
        );
        let too_far = format!("{}{page}", "Words of a text.\n".repeat(5000));
        check(Named::Other, false, &[&too_far]);
        let late = format!("{}<b>no</b>", "Words of a text.\n".repeat(400));
        check(Named::Other, false, &[&late]);
    }

    #[test]
    fn a_text_that_speaks_of_tags_is_a_text() {
        check(
            Named::Other,
            false,
            &[
                "",
                "Words.",
                "use the <p> tag",
                "Put it into the <head> of the page.",
                "use <br> for a break",
                "a < b and c > d",
                "a<b and c>d",
                "x<y and z>w",
                "<a@corvia.example> wrote:",
                "Ona <ona@corvia.example>, <b@corvia.example>",
                "<https://corvia.example/p>",
                "See <https://corvia.example/a> and <https://corvia.example/b>.",
                "Map<String, List<Object>> map; vector<a> b;",
                "#include <map>\n#include <time.h>",
                "if (a<b && c>d) { x = y</z; }",
                "Use `<b>` and `</b>`.",
                "Run this:\n\n```html\n<div>a</div>\n```\n",
                "<<EOF and </dev/null",
                "<3 you",
                "<yes> or <no>",
                "->ok<- <!-- not closed",
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>a</title><link>b</link></channel></rss>",
                "<?xml version=\"1.0\"?>\n<!-- a -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>a</title></feed>",
                "<rss><item><![CDATA[<p>a</p>]]></item></rss>",
                "<!DOCTYPE article [<!ENTITY a \"b\">]><dossier><title>a</title></dossier>",
                "<article xmlns=\"http://docbook.org/ns/docbook\"><title>a</title></article>",
                "<note xmlns='urn:a'><p>a</p></note>",
                "<?php echo 1;",
            ][..],
        );
    }

    #[test]
    fn the_name_tells_markdown_and_pages() {
        let markdown = [
            "# A\n\n<p>a</p> and <b>b</b>",
            "<div align=center>a</div>\n\n# A",
            "<!-- a -->\n# A",
            "Words\n<html><body>a</body></html>",
        ];
        check(Named::Markdown, false, &markdown);
        let pages =
            ["<!-- a -->\n<!DOCTYPE html>a", "\n<html>a</html>", "<?xml version='1.0'?><html>"];
        check(Named::Markdown, true, &pages);
        check(Named::Html, true, &["Words <p>one<p hidden>two", "<rss><title>a</title></rss>"]);
        check(Named::Html, false, &["Words.", "a < b", "<a@corvia.example>"]);
    }
}
