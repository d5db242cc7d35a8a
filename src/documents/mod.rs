//! Documents as text: by content, not by name; with the way back to the bytes, what the document says
//! about itself, and hidden text apart. Knows no files, no clock and no processes: bytes come in.
//!
//! Whatever is in the bytes, a reader ends in a text or in one named reason, within its [`Limits`].

mod dates;
mod decode;
mod docx;
mod extract;
mod height;
mod html;
mod lines;
mod mail;
mod map;
mod markdown;
mod markup;
mod months;
mod notes;
mod pdf;
mod plain;
mod sniff;
mod tags;
mod writer;

pub use extract::{
    Aside, AsideKind, Block, BlockKind, Encoding, Extract, Hidden, Kind, Limits, Meta, Sure,
    Unread, Unreadable, Why,
};
pub use map::Map;

/// `EncryptedPackage` in UTF-16: the part of the container that has the encrypted document.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// The kind of a document, by its content; `name` only tells Markdown and HTML from plain text.
///
/// # Errors
/// It is of no kind that can be read.
pub fn kind(bytes: &[u8], name: &str) -> Result<Kind, Unreadable> {
    // Word puts an encrypted DOCX into the container of its old documents.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") && bytes.windows(32).any(|name| name == ENCRYPTED) {
        return Err(Unreadable::Encrypted);
    }
    sniff::sniff(bytes, name).map_err(Unreadable::UnknownKind)
}

/// Reads a document. (A PDF is better read in a process of its own, see `shell`.)
///
/// # Errors
/// Why there is no text.
pub fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Extract, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge(limits.file));
    }
    read_as(kind(bytes, name)?, bytes, limits)
}

/// Reads a document of a known kind.
///
/// # Errors
/// Why there is no text.
pub fn read_as(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge(limits.file));
    }
    match kind {
        Kind::Text => plain::read(decode::decode(bytes, None, limits)?, limits),
        Kind::Pdf => pdf::read(bytes, limits),
        Kind::Html => html::read(bytes, limits),
        Kind::Docx => docx::read(bytes, limits),
        Kind::Markdown => markdown::read(bytes, limits),
        Kind::Mail => mail::read(bytes, limits),
        Kind::Mhtml => mail::read_page(bytes, limits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_reader() {
        for (bytes, name, expected) in [
            (&b"<p>a</p>"[..], "a.txt", Kind::Html),
            (b"*a*", "a.md", Kind::Markdown),
            (b"MIME-Version: 1.0\nSubject: a\n\nb", "a.txt", Kind::Mail),
            (
                b"Snapshot-Content-Location: https://a.example\nMIME-Version: 1.0\n\
                  Content-Type: text/html\n\n<p>a",
                "a.txt",
                Kind::Mhtml,
            ),
            (b"*a*", "a.txt", Kind::Text),
        ] {
            assert_eq!(read(bytes, name, &Limits::default()).unwrap().kind, expected);
        }
        let small = Limits { file: 2, ..Limits::default() };
        assert_eq!(read(b"abc", "a.txt", &small), Err(Unreadable::TooLarge(2)));
        let locked = [&b"\xd0\xcf\x11\xe0...."[..], ENCRYPTED].concat();
        assert_eq!(kind(&locked, "a.docx"), Err(Unreadable::Encrypted));
        assert!(matches!(kind(b"\xd0\xcf\x11\xe0", "a.doc"), Err(Unreadable::UnknownKind(_))));
    }
}
