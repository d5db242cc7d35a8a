//! What people have and what is not read here: by how its bytes begin, with a name and what to do about it.

/// `EncryptedPackage` in UTF-16: the part of the container that has the encrypted document.
pub(super) const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// What it is and, behind `; `, what to do: [`super::extract::Unreadable::UnknownKind`] makes a sentence of it.
type Other = &'static str;

const LEGACY: Other =
    "an old office document (DOC); open it in a word processor and save it as DOCX or PDF";
const SHEET: Other = "an old workbook (XLS); open it in a spreadsheet program and save it as PDF";
const SLIDES: Other =
    "an old presentation (PPT); open it in a presentation program and save it as PDF";
const MESSAGE: Other = "an Outlook message (MSG); open it in Outlook and save it as HTML or text, or forward it and save it as EML";
const COMPOUND: Other = "a file from an old office program; open it in the program it came from and save it as DOCX or PDF";
const PICTURE: &str = "open it in a program that recognises text and save it as PDF, or type its words into a text file";
const SOUND: &str = "type what is said into a text file";
const FILM: &str = "type what is said or shown into a text file";
/// What Safari makes of a page, and other programs of other things.
pub(super) const WEB_ARCHIVE: Other =
    "a Safari web archive (or another property list); save the page as HTML or PDF";

/// How files begin, what they are, and what to do about it.
const MARKS: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "rich text (RTF)", "open it in a word processor and save it as DOCX or PDF"),
    (b"\xdb\xa5", "an old Word document", "open it in a word processor and save it as DOCX or PDF"),
    (
        b"\xffWPC",
        "a WordPerfect document",
        "open it in a word processor and save it as DOCX or PDF",
    ),
    (b"%!PS", "PostScript", "convert it to PDF"),
    (b"\xc5\xd0\xd3\xc6", "PostScript with a preview (EPS)", "convert it to PDF"),
    (b"AT&TFORM", "a scanned document (DjVu)", "convert it to PDF with its text"),
    (
        b"\x0e\x00\x00\x00\xd0",
        "an old Word document",
        "open it in a word processor and save it as DOCX or PDF",
    ),
    (
        b"\xe4\x52\x5c\x7b",
        "a notebook (OneNote)",
        "open it in OneNote and save the pages as DOCX or PDF",
    ),
    (
        b"!BDN",
        "an Outlook mailbox (PST)",
        "open it in Outlook and save the messages one by one as EML or HTML",
    ),
    (b"ITSF", "an old help file (CHM)", "open it and save the page as HTML or PDF"),
    (b"TPZ", "a Kindle book", "save it as HTML or PDF where its publisher allows it"),
    (b"\xeaDRMION", "a Kindle book", "save it as HTML or PDF where its publisher allows it"),
    (b"\x89PNG", "a picture (PNG)", PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", PICTURE),
    (b"GIF8", "a picture (GIF)", PICTURE),
    (b"II*\0", "a picture (TIFF)", PICTURE),
    (b"MM\0*", "a picture (TIFF)", PICTURE),
    (b"8BPS", "a picture (PSD)", PICTURE),
    (b"\0\0\x01\0", "a picture (ICO)", PICTURE),
    (b"\0\0\0\x0cjP  ", "a picture (JPEG 2000)", PICTURE),
    (b"\0\0\0\x0cJXL ", "a picture (JPEG XL)", PICTURE),
    (b"\xff\x0a", "a picture (JPEG XL)", PICTURE),
    (b"ID3", "a sound recording (MP3)", SOUND),
    (b"\xff\xfb", "a sound recording (MP3)", SOUND),
    (b"\xff\xf3", "a sound recording (MP3)", SOUND),
    (b"fLaC", "a sound recording (FLAC)", SOUND),
    (b"OggS", "a sound recording or a film (Ogg)", SOUND),
    (b"MThd", "music (MIDI)", SOUND),
    (b"#!AMR", "a sound recording (AMR)", SOUND),
    (b"\x1a\x45\xdf\xa3", "a film (MKV or WebM)", FILM),
    (b"FLV\x01", "a film (FLV)", FILM),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film or a sound recording (WMV, WMA)", FILM),
    (b"\0\0\x01\xba", "a film (MPEG)", FILM),
    (b"\0\0\x01\xb3", "a film (MPEG)", FILM),
    (b"\0\x01\0\0\0", "a font (TTF)", "name the document that uses it"),
    (b"OTTO", "a font (OTF)", "name the document that uses it"),
    (b"ttcf", "a collection of fonts", "name the document that uses it"),
    (b"wOFF", "a font (WOFF)", "name the document that uses it"),
    (b"wOF2", "a font (WOFF2)", "name the document that uses it"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it and add what is in it"),
    (b"BZh", "a compressed file (bzip2)", "unpack it and add what is in it"),
    (b"\xfd7zXZ\0", "a compressed file (xz)", "unpack it and add what is in it"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)", "unpack it and add what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it and add what is in it"),
    (b"Rar!\x1a\x07", "an archive (RAR)", "unpack it and add what is in it"),
    (b"SQLite format 3\0", "a database (SQLite)", "save what you need from it as text or HTML"),
    (b"\x7fELF", "a program", "name the document that you meant"),
    (b"MZ\x90\0", "a program", "name the document that you meant"),
    (b"\xcf\xfa\xed\xfe", "a program", "name the document that you meant"),
    (b"\xca\xfe\xba\xbe", "a program", "name the document that you meant"),
];

/// How files go on somewhere behind their first bytes.
const INNER: &[(usize, &[u8], &str, &str)] = &[
    (60, b"BOOKMOBI", "a Kindle book (MOBI)", "convert it to HTML or PDF"),
    (60, b"TEXtREAd", "a Palm book", "convert it to HTML or PDF"),
    (8, b"WEBP", "a picture (WebP)", PICTURE),
    (8, b"WAVE", "a sound recording (WAV)", SOUND),
    (8, b"AIFF", "a sound recording (AIFF)", SOUND),
    (8, b"AVI ", "a film (AVI)", FILM),
    (4, b"ftypheic", "a picture (HEIC)", PICTURE),
    (4, b"ftypheix", "a picture (HEIC)", PICTURE),
    (4, b"ftypmif1", "a picture (HEIF)", PICTURE),
    (4, b"ftypavif", "a picture (AVIF)", PICTURE),
    (4, b"ftypM4A ", "a sound recording (M4A)", SOUND),
    (4, b"ftypM4B ", "an audiobook (M4B)", SOUND),
    (4, b"ftyp", "a film (MP4 or MOV)", FILM),
    (4, b"moov", "a film (MOV)", FILM),
    (4, b"Standard Jet DB", "a database (Access)", "save what you need from it as text or HTML"),
    (4, b"Standard ACE DB", "a database (Access)", "save what you need from it as text or HTML"),
    (257, b"ustar", "an archive (TAR)", "unpack it and add what is in it"),
];

/// What the bytes of a file are that is not read here, by how they begin.
pub(super) fn other(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(compound(bytes).to_string());
    }
    let said = |what: &str, remedy: &str| format!("{what}; {remedy}");
    // A bitmap says how long it is: two letters alone begin many texts.
    let length = bytes.get(2..6).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
    if bytes.starts_with(b"BM") && length.is_some_and(|n| n as usize == bytes.len()) {
        return Some(said("a picture (BMP)", PICTURE));
    }
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    // Before text, some programs put a mark or blank lines.
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_text = |mark: &[u8]| mark.is_ascii() && text.starts_with(mark) && is_long(mark);
    let first = MARKS.iter().find(|(mark, ..)| begins(mark) || is_text(mark));
    if let Some((_, what, remedy)) = first {
        return Some(said(what, remedy));
    }
    if begins(b"bplist00") {
        return Some(WEB_ARCHIVE.to_string());
    }
    let goes_on =
        |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    // Only in files that begin like no text.
    let is_binary =
        bytes.get(..8).is_some_and(|head| head.contains(&0) || head.starts_with(b"RIFF"));
    let inner = INNER.iter().find(|(at, mark, ..)| {
        goes_on(*at, mark) && (is_binary || *at > 8 || bytes.starts_with(b"FORM"))
    });
    inner.map(|(_, _, what, remedy)| said(what, remedy))
}

/// Whether a mark cannot be a word that a text begins with.
fn is_long(mark: &[u8]) -> bool {
    mark.iter().any(|byte| !byte.is_ascii_alphanumeric())
}

/// What an old container of Microsoft's programs holds: its parts are named in UTF-16.
fn compound(bytes: &[u8]) -> Other {
    let names: [(&str, Other); 5] = [
        ("__substg1.0", MESSAGE),
        ("WordDocument", LEGACY),
        ("Workbook", SHEET),
        ("PowerPoint Document", SLIDES),
        ("Book", SHEET),
    ];
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    names.iter().find(|(name, _)| has(name)).map_or(COMPOUND, |(_, what)| what)
}

/// Whether an old container holds an encrypted DOCX.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0") && memchr::memmem::find(bytes, ENCRYPTED).is_some()
}

/// What a ZIP is that is none of the documents that lie in one, by the names in it.
pub(super) fn archive(bytes: &[u8]) -> Option<&'static str> {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    if has(b"Index/Document.iwa") || has(b"index.apxl") || has(b"QuickLook/Preview.pdf") {
        return Some(
            "a document of Pages, Numbers or Keynote; open it there and export it as DOCX or PDF",
        );
    }
    if has(b"FixedDocumentSequence.fdseq") || has(b"FixedDocSeq.fdseq") {
        return Some("an XPS document; open it and print it to a PDF");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_name_and_a_remedy_that_can_be_followed() {
        for (bytes, expected) in [
            (&b"{\\rtf1\\ansi a}"[..], "rich text (RTF)"),
            (b"\n {\\rtf1 a}", "rich text (RTF)"),
            (b"\xffWPC\x10\0", "a WordPerfect document"),
            (b"%!PS-Adobe-3.0\n", "PostScript"),
            (b"AT&TFORM\0\0\0\x10DJVM", "a scanned document (DjVu)"),
            (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
            (b"II*\0\x08\0\0\0", "a picture (TIFF)"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture (WebP)"),
            (b"RIFF\x10\0\0\0WAVEfmt ", "a sound recording (WAV)"),
            (b"\0\0\0\x20ftypisom\0\0\x02\0", "a film (MP4 or MOV)"),
            (b"\0\0\0\x18ftypheic\0\0\0\0", "a picture (HEIC)"),
            (b"ID3\x04\0\0", "a sound recording (MP3)"),
            (b"\0\x01\0\0\0\x0f\0\x80", "a font (TTF)"),
            (b"wOF2\0\x01", "a font (WOFF2)"),
            (b"7z\xbc\xaf\x27\x1c\0", "an archive (7z)"),
            (b"bplist00\xd1", "a Safari web archive (or another property list)"),
            (b"BM\x0a\0\0\0\0\0\0\0", "a picture (BMP)"),
        ] {
            let said = other(bytes).unwrap_or_default();
            assert_eq!(said.split("; ").next(), Some(expected));
            assert!(said.contains("; "), "{said}");
        }
        let mut book = vec![b'x'; 60];
        book.extend(b"BOOKMOBI");
        assert!(other(&book).unwrap().starts_with("a Kindle book (MOBI); "));
        for (name, expected) in [
            ("WordDocument", LEGACY),
            ("Workbook", SHEET),
            ("PowerPoint Document", SLIDES),
            ("__substg1.0_0037001F", MESSAGE),
            ("Contents", COMPOUND),
        ] {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            assert_eq!(other(&bytes).as_deref(), Some(expected));
        }
        for (_, what, remedy) in MARKS {
            assert!(!what.contains(';') && !remedy.contains(';'), "{what}");
        }
    }

    #[test]
    fn words_of_a_text_are_no_marks() {
        for text in
            ["BMW builds no ships.", "Book of Words", "ID", "OTT", "TPS reports", "moov", ""]
        {
            assert_eq!(other(text.as_bytes()), None, "{text}");
        }
        assert_eq!(other("ﾂthe".as_bytes()), None);
    }
}
