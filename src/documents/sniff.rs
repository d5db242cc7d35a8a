//! What kind of document some bytes are. The name of the file has no say, but for Markdown, which is
//! plain text to the eye.

use super::extract::Kind;

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
        return Ok(Kind::Docx);
    }
    for (mark, what) in MARKS {
        if head.starts_with(mark) {
            return Err((*what).to_string());
        }
    }
    if is_html(head) {
        return Ok(Kind::Html);
    }
    // Zeros are in UTF-16, at every other byte, and in what is no text.
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = if head.contains(&0) { (zeros(0), zeros(1)) } else { (0, 0) };
    let controls = head.chunks(CHUNK).map(controls).sum::<usize>();
    if controls * 20 > head.len() || odd.min(even) * 20 > head.len() {
        return Err("a file of another program".to_string());
    }
    let is_markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
    Ok(if is_markdown { Kind::Markdown } else { Kind::Text })
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

/// How files begin that people mistake for a text.
const MARKS: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC); save it as DOCX"),
    (b"{\\rtf", "rich text (RTF); save it as DOCX"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x7fELF", "a program"),
    (b"%!PS", "PostScript; save it as PDF"),
];

/// How the text of an HTML file begins.
const TAGS: [&str; 12] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<article",
    "<div",
    "<p>",
    "<h1",
    "<table",
    "<main",
];

fn is_html(head: &[u8]) -> bool {
    // Most texts have no such mark, and need not be put into small letters to be looked at.
    if !head.contains(&b'<') {
        return false;
    }
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}', '\0']).trim_start();
    let mut rest = text;
    // Comments and the XML declaration may come first.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { return true };
        rest = rest.get(at + end.len()..).unwrap_or_default().trim_start();
    }
    TAGS.iter().any(|tag| rest.starts_with(tag)) || rest.replace('\0', "").starts_with("<html")
}

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
