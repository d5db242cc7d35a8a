//! Documents as text: by content, not by name; with the way back to the bytes, what the document says
//! about itself, and hidden text apart. Knows no files, no clock and no processes: bytes come in.
//!
//! Whatever is in the bytes, a reader ends in a text or in one named reason, within its [`Limits`].

mod capitals;
mod container;
mod dates;
mod decode;
mod docx;
mod epub;
mod extract;
mod fit;
mod guess;
mod gutters;
mod height;
mod html;
mod labels;
mod lines;
mod mail;
mod map;
mod markdown;
mod markup;
mod meta;
mod notes;
mod numerals;
mod odt;
mod others;
mod package;
mod pdf;
mod plain;
mod powers;
mod replies;
mod sheet;
mod sniff;
mod tags;
mod tongues;
mod turned;
mod typed;
mod wide;
mod writer;
mod xml;

pub use extract::{
    Aside, AsideKind, Block, BlockKind, Encoding, Extract, Hidden, Kind, Limits, Sure, Unread,
    Unreadable, Why,
};
pub use map::Map;
pub use meta::{Field, Meta, Places};
pub use typed::dates_meant;

/// The kind of a document, by its content; `name` only tells Markdown and HTML from plain text.
///
/// # Errors
/// It is of no kind that can be read.
pub fn kind(bytes: &[u8], name: &str) -> Result<Kind, Unreadable> {
    // Word puts an encrypted DOCX into the container of its old documents.
    if others::is_encrypted(bytes) {
        return Err(Unreadable::Encrypted);
    }
    sniff::sniff(bytes, name).map_err(Unreadable::UnknownKind)
}

/// Reads a document. (A PDF and an EPUB are better read in a process of their own, see `shell`.)
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
    let mut extract = match kind {
        Kind::Text => plain::read(decode::decode(bytes, None, limits)?, limits),
        Kind::Pdf => pdf::read(bytes, limits),
        Kind::Html => html::read(bytes, limits),
        Kind::Odt => odt::read(bytes, limits),
        Kind::Epub => epub::read(bytes, limits),
        Kind::Docx => {
            docx::read(bytes, limits).map_err(|why| match (why, others::archive(bytes)) {
                (Unreadable::UnknownKind(_), Some(what)) => {
                    Unreadable::UnknownKind(what.to_string())
                }
                (why, _) => why,
            })
        }
        Kind::Markdown => markdown::read(bytes, limits),
        Kind::Mail => mail::read(bytes, limits),
        Kind::Mhtml => mail::read_page(bytes, limits),
    }?;
    // A PDF tells of each of its signs itself.
    if kind != Kind::Pdf {
        tell_lost_letters(&mut extract);
    }
    Ok(extract)
}

/// Paragraphs in which lost letters are told, at most.
const MOST_LOST: usize = 10_000;

/// Notes where letters are lost: a quote that is not found may stand there. One stretch for each paragraph.
fn tell_lost_letters(extract: &mut Extract) {
    let Extract { text, blocks, unread, .. } = extract;
    if !text.contains(char::REPLACEMENT_CHARACTER) {
        return;
    }
    let lost = blocks.iter().filter_map(|block| {
        let within = text.get(block.range.clone())?;
        let first = within.find(char::REPLACEMENT_CHARACTER)?;
        let last = within.rfind(char::REPLACEMENT_CHARACTER)?;
        let end = last + char::REPLACEMENT_CHARACTER.len_utf8();
        let range = block.range.start + first..block.range.start + end;
        let what = "some of its letters are lost (shown as \u{fffd})".to_string();
        Some(Unread { range, what })
    });
    unread.extend(lost.take(MOST_LOST));
    unread.sort_by_key(|part| part.range.start);
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
        let lost = read("One.\n\nA \u{fffd}or\u{fffd} B.\n\nC".as_bytes(), "", &Limits::default())
            .unwrap();
        let [only] = lost.unread.as_slice() else { panic!("{:?}", lost.unread) };
        assert_eq!(&lost.text[only.range.clone()], "\u{fffd}or\u{fffd}");
        let small = Limits { file: 2, ..Limits::default() };
        assert_eq!(read(b"abc", "a.txt", &small), Err(Unreadable::TooLarge(2)));
        let locked = [&b"\xd0\xcf\x11\xe0...."[..], others::ENCRYPTED].concat();
        assert_eq!(kind(&locked, "a.docx"), Err(Unreadable::Encrypted));
        assert!(matches!(kind(b"\xd0\xcf\x11\xe0", "a.doc"), Err(Unreadable::UnknownKind(_))));
    }
}
