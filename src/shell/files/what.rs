//! What a file is that is taken for a dossier and is none, by its first bytes.

/// The first bytes of what people have beside their dossiers, and what it is.
const KINDS: &[(&[u8], &str)] = &[
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
];

/// What begins the parts of a zip archive.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Kinds of documents that are zip archives, by a part that each has.
const PACKED: &[(&[u8], &str)] = &[
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/document.xml", "a Word document"),
    (b"xl/workbook.xml", "an Excel workbook"),
    (b"ppt/presentation.xml", "a PowerPoint presentation"),
];

/// So many bytes at the beginning and at the end of an archive tell what is in it.
const NEAR: usize = 16 * 1024;

/// What a file is by its first bytes, if it is something that cannot be a dossier.
pub(super) fn of(bytes: &[u8]) -> Option<&'static str> {
    if ZIP.iter().any(|mark| bytes.starts_with(mark)) {
        // The first part tells its name at the beginning, all of them at the end.
        let ends =
            [bytes.get(..bytes.len().min(NEAR)), bytes.get(bytes.len().saturating_sub(NEAR)..)];
        let holds = |part: &[u8]| {
            let mut ends = ends.iter().flatten();
            ends.any(|end| end.windows(part.len()).any(|window| window == part))
        };
        let packed = PACKED.iter().find(|(part, _)| holds(part));
        return Some(packed.map_or("a zip archive", |(_, what)| what));
    }
    let head = |from: usize, len: usize| bytes.get(from..from + len);
    match (head(0, 4), head(4, 4), head(8, 4)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WebP picture"),
        (Some(b"RIFF"), _, Some(b"WAVE")) => return Some("a sound recording"),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1")) => return Some("a HEIC picture"),
        (_, Some(b"ftyp"), _) => return Some("a film"),
        _ => {}
    }
    if head(257, 5) == Some(b"ustar") {
        return Some("a tar archive");
    }
    if let Some((_, what)) = KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(what);
    }
    let text = bytes.trim_ascii_start();
    let begins = |mark: &str| {
        text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    };
    (begins("<!doctype html") || begins("<html")).then_some("a web page")
}

/// Whether a text begins as a dossier does, after remarks: with an opening parenthesis.
pub(super) fn begins_as_data(text: &str) -> bool {
    let is_aside =
        |line: &&str| line.is_empty() || line.starts_with("//") || line.starts_with("#!");
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim).find(|l| !is_aside(l));
    first.is_none_or(|line| line.starts_with(['(', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_known_by_its_first_bytes() {
        for (bytes, expected) in [
            (&b"\xff\xd8\xff\xe0\0\x10JFIF"[..], Some("a JPEG picture")),
            (b"%PDF-1.7", Some("a PDF")),
            (b"PK\x03\x04..word/document.xml", Some("a Word document")),
            (b"PK\x03\x04..a.ron", Some("a zip archive")),
            (b"RIFF....WEBPVP8", Some("a WebP picture")),
            (b" <!DOCTYPE html><p>", Some("a web page")),
            (b"(dossier: (id: \"d\"))", None),
            (b"// <html>", None),
            (b"", None),
            (b"\xff\xfe(\0", None),
        ] {
            assert_eq!(of(bytes), expected, "{bytes:?}");
        }
    }
}
