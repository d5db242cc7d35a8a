//! What kind of document some bytes are. The name of the file has no say, with two exceptions: Markdown is
//! plain text to the eye, and whatever has a tag in it is a page to a browser when it is named like one.

use super::container;
use super::extract::Kind;
use super::mail::detect;
use super::markup::{Named, is_html};
use super::others::{self, WEB_ARCHIVE};
use super::wide::Wide;

/// How much of the beginning is looked at.
const HEAD: usize = 4096;

/// The kind of a document, or what it looks like instead.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Result<Kind, String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return container::kind(bytes);
    }
    if container::is_flat(head) && named(name) != Named::Html {
        return Ok(Kind::Odt);
    }
    let marked = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if let Some(what) = others::other(bytes) {
        return Err(what);
    }
    let contains = |what: &[u8]| head.windows(what.len()).any(|part| part == what);
    if marked.starts_with(b"<") && contains(b"<key>WebMainResource</key>") {
        return Err(WEB_ARCHIVE.to_string());
    }
    let named = named(name);
    if let Some(kind) = detect::kind(bytes, named == Named::Markdown) {
        return Ok(kind);
    }
    let is_page = is_html(bytes, named);
    if holds_pdf(bytes, is_page && marked.starts_with(b"<")) {
        return Ok(Kind::Pdf);
    }
    if is_page {
        return Ok(Kind::Html);
    }
    let controls = head.chunks(CHUNK).map(controls).sum::<usize>();
    let zeros = memchr::memchr_iter(0, head).count();
    if (controls + zeros) * 20 > head.len() && Wide::of(bytes).is_none() {
        return Err(UNKNOWN.to_string());
    }
    Ok(match named {
        Named::Markdown => Kind::Markdown,
        // A browser takes any tag there for one, known or not.
        Named::Html if bytes.contains(&b'<') => Kind::Html,
        Named::Html | Named::Other => Kind::Text,
    })
}

/// Whether a PDF begins in the first kilobyte, where readers look for it behind other things; not one that a
/// page or a text only speaks of.
fn holds_pdf(bytes: &[u8], is_page: bool) -> bool {
    let near = bytes.get(..1024).unwrap_or(bytes);
    let Some(at) = memchr::memmem::find(near, b"%PDF-") else { return false };
    let before = near.get(..at).unwrap_or_default();
    let is_text = before.iter().all(|b| *b >= b' ' || b.is_ascii_whitespace());
    let begins_line = before.ends_with(b"\n") || before.ends_with(b"\r");
    !is_text || (!is_page && (begins_line || memchr::memmem::find(bytes, b" obj").is_some()))
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

/// What begins like nothing that is known here.
const UNKNOWN: &str = "a file from another program; open it in the program it came from and save it as UTF-8 text, DOCX or PDF";

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
        check(b"\0\x01%PDF-1.4", "x", Ok(Kind::Pdf));
        check(b"junk %PDF-1.7 1 0 obj", "x", Ok(Kind::Pdf));
        check(b"It begins with %PDF-1.7, they say.", "x", Ok(Kind::Text));
        check(b"<p>\n%PDF-1.4\n1 0 obj", "x.pdf", Ok(Kind::Html));
        check(b"Subject: a\nMIME-Version: 1.0\n\n%PDF-1.4\n", "x", Ok(Kind::Mail));
        check(b"From: a\nTo: b\nDate: c\n\n%PDF-1.4\n1 0 obj", "x.eml", Ok(Kind::Mail));
        check(b"PK\x03\x04...", "x", Ok(Kind::Docx));
        check(b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "x.txt", Ok(Kind::Html));
        check(b"<!-- a --><?xml?> <html>", "", Ok(Kind::Html));
        check(b"a < b", "", Ok(Kind::Text));
        check(b"Words <p>a", "a.txt", Ok(Kind::Text));
        check(b"Words <p>a", "a.HTM", Ok(Kind::Html));
        check(b"<p>a</p>", "a.md", Ok(Kind::Markdown));
        check(b"From: a\nMIME-Version: 1.0\n\n<html>", "a.html", Ok(Kind::Mail));
        let rich = "rich text (RTF); open it in a word processor and save it as DOCX or PDF";
        check(b" {\\rtf1 a}", "a.txt", Err(rich));
        check(b"bplist00\xd1", "a.webarchive", Err(WEB_ARCHIVE));
        let list = b"<?xml version='1.0'?><plist><dict><key>WebMainResource</key>";
        check(list, "a.webarchive", Err(WEB_ARCHIVE));
        check(b"\x01\x02\x03\x04", "a.txt", Err(UNKNOWN));
        check(&[0; 64], "a.txt", Err(UNKNOWN));
        check(&[b"\t\n\r\x1b\x0b\x0c".repeat(99), vec![8; 32]].concat(), "a.txt", Err(UNKNOWN));
        check(&[b"\t\n\r\x1b\x0b\x0c".repeat(99), vec![8; 31]].concat(), "a.txt", Ok(Kind::Text));
        let odd: Vec<u8> = (0..=255).filter(|b| controls(&[*b]) > 0).collect();
        let known: Vec<u8> = (1..=8).chain(14..=26).chain(28..=31).collect();
        assert_eq!(odd, known);
        let utf16: Vec<u8> = "words".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&utf16, "a.txt", Ok(Kind::Text));
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        check(&wide("Корабли выйдут весной."), "a.txt", Ok(Kind::Text));
        check(&wide("\u{feff}Корабли"), "a.txt", Ok(Kind::Text));
        check(&wide("<!DOCTYPE html><p>Корабли"), "a.txt", Ok(Kind::Html));
        let wider: Vec<u8> = "<p>船は".chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
        check(&wider, "a.txt", Ok(Kind::Html));
    }
}
