//! What kind of document some bytes are. The name of the file has no say, with two exceptions: Markdown is
//! plain text to the eye, and whatever has a tag in it is a page to a browser when it is named like one.

use super::container;
use super::extract::Kind;
use super::mail::detect;
use super::markup::{Named, is_html};

/// How much of the beginning is looked at.
const HEAD: usize = 4096;

/// The kind of a document, or what it looks like instead.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Result<Kind, String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // A PDF may begin with something else; readers look for its mark in the first kilobyte.
    let near = head.get(..1024).unwrap_or(head);
    if near.contains(&b'%') && near.windows(5).any(|five| five == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return container::kind(bytes);
    }
    if container::is_flat(head) && named(name) != Named::Html {
        return Ok(Kind::Odt);
    }
    let marked = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    for (mark, what) in MARKS {
        if head.starts_with(mark) || marked.starts_with(mark) {
            return Err((*what).to_string());
        }
    }
    let contains = |what: &[u8]| head.windows(what.len()).any(|part| part == what);
    if marked.starts_with(b"<") && contains(b"<key>WebMainResource</key>") {
        return Err(WEB_ARCHIVE.to_string());
    }
    let named = named(name);
    if let Some(kind) = detect::kind(bytes, named == Named::Markdown) {
        return Ok(kind);
    }
    if is_html(bytes, named) {
        return Ok(Kind::Html);
    }
    // Zeros are in UTF-16, at every other byte, and in what is no text.
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = if head.contains(&0) { (zeros(0), zeros(1)) } else { (0, 0) };
    let controls = head.chunks(CHUNK).map(controls).sum::<usize>();
    if controls * 20 > head.len() || odd.min(even) * 20 > head.len() {
        return Err("a file of another program".to_string());
    }
    Ok(match named {
        Named::Markdown => Kind::Markdown,
        // A browser takes any tag there for one, known or not.
        Named::Html if bytes.contains(&b'<') => Kind::Html,
        Named::Html | Named::Other => Kind::Text,
    })
}

fn named(name: &str) -> Named {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|end| name.ends_with(end));
    if ends(&[".md", ".markdown"]) {
        Named::Markdown
    } else if ends(&[".html", ".htm", ".xhtml"]) {
        Named::Html
    } else {
        Named::Other
    }
}

/// Bytes that are counted together, by one byte.
const CHUNK: usize = 128;

/// Control characters that no text has. To count in a byte lets a processor look at many at once.
fn controls(chunk: &[u8]) -> usize {
    let is_control = |b: &u8| {
        let (low, high) = (b.wrapping_sub(1) < 8, b.wrapping_sub(14) < 18);
        u8::from(low) + u8::from(high) - u8::from(*b == 27)
    };
    usize::from(chunk.iter().map(is_control).sum::<u8>())
}

/// What Safari makes of a page, and other programs of other things.
const WEB_ARCHIVE: &str =
    "a web archive of Safari (or another property list); save the page as HTML or PDF";

/// How files begin that people mistake for a text.
const MARKS: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC); save it as DOCX or PDF"),
    (b"{\\rtf", "rich text (RTF); save it as DOCX or PDF"),
    (b"bplist00", WEB_ARCHIVE),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "PostScript; save it as PDF"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], name: &str, expected: Result<Kind, &str>) {
        let found = sniff(bytes, name);
        assert_eq!(found.as_ref().map_err(String::as_str), expected.as_ref().map_err(|e| *e));
    }

    #[test]
    fn the_content_says_what_it_is() {
        check(b"", "", Ok(Kind::Text));
        check(b"Some words", "x.pdf", Ok(Kind::Text));
        check(b"# Title", "x.md", Ok(Kind::Markdown));
        check(b"# Title", "x.txt", Ok(Kind::Text));
        check(b"%PDF-1.7\n", "x.txt", Ok(Kind::Pdf));
        check(b"junk\n%PDF-1.7\n", "x.txt", Ok(Kind::Pdf));
        check(b"PK\x03\x04...", "x", Ok(Kind::Docx));
        check(b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "x.txt", Ok(Kind::Html));
        check(b"<!-- a --><?xml?> <html>", "", Ok(Kind::Html));
        check(b"a < b", "", Ok(Kind::Text));
        check(b"Words <p>a", "a.txt", Ok(Kind::Text));
        check(b"Words <p>a", "a.HTM", Ok(Kind::Html));
        check(b"<p>a</p>", "a.md", Ok(Kind::Markdown));
        check(b"From: a\nMIME-Version: 1.0\n\n<html>", "a.html", Ok(Kind::Mail));
        check(b" {\\rtf1 a}", "a.txt", Err("rich text (RTF); save it as DOCX or PDF"));
        check(b"bplist00\xd1", "a.webarchive", Err(WEB_ARCHIVE));
        let list = b"<?xml version='1.0'?><plist><dict><key>WebMainResource</key>";
        check(list, "a.webarchive", Err(WEB_ARCHIVE));
        check(b"\x89PNG\r\n", "a.txt", Err("a picture (PNG)"));
        check(b"\x01\x02\x03\x04", "a.txt", Err("a file of another program"));
        check(&[0; 64], "a.txt", Err("a file of another program"));
        check(
            &[b"\t\n\r\x1b\x0b\x0c".repeat(99), vec![8; 32]].concat(),
            "a.txt",
            Err("a file of another program"),
        );
        check(&[b"\t\n\r\x1b\x0b\x0c".repeat(99), vec![8; 31]].concat(), "a.txt", Ok(Kind::Text));
        let odd: Vec<u8> = (0..=255).filter(|b| controls(&[*b]) > 0).collect();
        let known: Vec<u8> = (1..=8).chain(14..=26).chain(28..=31).collect();
        assert_eq!(odd, known);
        let utf16: Vec<u8> = "words".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, "a.txt", Ok(Kind::Text));
    }
}
