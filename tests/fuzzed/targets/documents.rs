//! The readers of documents: a text within its limits, with sound blocks and a sound way back, or one
//! reason; and the same again when it is read again.

use std::io::{Cursor, Write};

use onrecord::documents::{Extract, Kind, Limits, Unreadable, kind, read};
use onrecord::dossier::date::Date;
use onrecord::verify::{QuoteFinder, Sought, Verdict};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::markup::well_formed;
use super::naive::letters;

/// Small, so that an input can reach them.
const LIMITS: Limits = Limits { file: 1024 * 1024, text: 64 * 1024, depth: 64, parts: 200 };
/// Larger ones, under which a text that was read reads the same.
const WIDER: Limits =
    Limits { file: 2 * LIMITS.file, text: 4 * LIMITS.text, depth: 128, parts: 800 };

/// What parts the pieces of an input that makes several parts of a document.
pub(super) const CUT: &str = "\n--\n";

pub(super) fn plain(data: &[u8]) {
    hold(data, "copy.txt", Some(data.len()));
}

pub(super) fn markdown(data: &[u8]) {
    hold(data, "copy.md", Some(data.len()));
}

/// As it is, when it is known for HTML, or behind a tag.
pub(super) fn html(data: &[u8]) {
    if kind(data, "copy.html") == Ok(Kind::Html) {
        hold(data, "copy.html", Some(data.len()));
    } else {
        let page = [b"<p>", data].concat();
        hold(&page, "copy.html", Some(page.len()));
    }
}

/// As it is, when it is known for mail or a saved page, or behind two fields.
pub(super) fn mail(data: &[u8]) {
    let is_mail = |data: &[u8]| matches!(kind(data, "copy.eml"), Ok(Kind::Mail | Kind::Mhtml));
    let source = |data: &[u8]| is_mail(data).then_some(0);
    if is_mail(data) {
        hold(data, "copy.eml", source(data));
    } else {
        let data = [b"MIME-Version: 1.0\nContent-Type: text/html\n", data].concat();
        hold(&data, "copy.eml", source(&data));
    }
}

/// An archive as it is; any other text as the body of a document, then its styles, its notes and its
/// comments.
pub(super) fn docx(data: &[u8]) {
    if data.starts_with(b"PK") {
        hold(data, "copy.docx", None);
        return;
    }
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.split(CUT);
    let mut part = |root: &str| {
        let inside = well_formed(pieces.next().unwrap_or_default());
        format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>")
    };
    let main = part("document");
    let parts = [
        (
            "_rels/.rels",
            format!(
                "{RELATIONS}{}</Relationships>",
                relation("officeDocument", "word/document.xml")
            ),
        ),
        ("word/document.xml", main.clone()),
        ("word/styles.xml", part("styles")),
        ("word/footnotes.xml", part("footnotes")),
        ("word/comments.xml", part("comments")),
        ("word/header1.xml", part("hdr")),
        (
            "word/_rels/document.xml.rels",
            ["styles", "footnotes", "comments", "header1"]
                .iter()
                .fold(RELATIONS.to_string(), |all, name| {
                    all + &relation(name.trim_end_matches('1'), &format!("{name}.xml"))
                })
                + "</Relationships>",
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, plain).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    hold(&bytes, "copy.docx", Some(main.len()));
}

const NAMESPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:office='o' xmlns:text='t' \
    xmlns:style='s' xmlns:table='a' xmlns:draw='d' xmlns:fo='f' xmlns:svg='g' xmlns:xlink='x' xmlns:dc='c' \
    xmlns:math='h' xmlns:loext='l'";
const RELATIONS: &str =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";

fn relation(kind: &str, target: &str) -> String {
    format!("<Relationship Id='{kind}' Type='http://x/{kind}' Target='{target}'/>")
}

/// A file as it is; any other text as the content of a page, then of a form that also fills in a field, of
/// a font's map and of a font.
pub(super) fn pdf(data: &[u8]) {
    if data.windows(5).any(|five| five == b"%PDF-") {
        hold(data, "copy.pdf", None);
        return;
    }
    let cut = |data: &[u8]| data.windows(CUT.len()).position(|w| w == CUT.as_bytes());
    let mut rest = data;
    let mut piece = || {
        let at = cut(rest).unwrap_or(rest.len());
        let piece = &rest[..at];
        rest = rest.get(at + CUT.len()..).unwrap_or_default();
        piece
    };
    let (content, form, map, font) = (piece(), piece(), piece(), piece());
    let objects: [Vec<u8>; 9] = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >> >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources 7 0 R \
          /Annots [<< /Subtype /Widget /FT /Tx /V (inside) /AP << /N 5 0 R >> /Rect [20 20 180 90] >>] >>".to_vec(),
        stream("", content),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources 7 0 R", form),
        stream("", map),
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> \
          /U << /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode 6 0 R \
          /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 >>] >> \
          /C << /Type /Font /Subtype /Type1 /BaseFont /Own /FontDescriptor << /Flags 4 /FontFile3 9 0 R >> >> \
          /D << /Type /Font /Subtype /TrueType /BaseFont /Own /FontDescriptor << /Flags 4 /FontFile2 9 0 R >> >> \
          /E << /Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /CharProcs << >> /ToUnicode 6 0 R \
          /Encoding << /Differences [97 /a97 /a98 /a99 /a100 65 /B] >> >> >> \
          /XObject << /X 5 0 R /I << /Subtype /Image /Width 90 /Height 90 >> >> /Properties << /L 8 0 R >> \
          /ExtGState << /T << /ca 0 >> /S << /ca 1 >> >> >>".to_vec(),
        b"<< /Type /OCG /Name (layer) >>".to_vec(),
        stream("/Subtype /Type1C", font),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, bytes.len());
    let end = format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    bytes.extend(end.bytes());
    hold(&bytes, "copy.pdf", None);
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// Reads and holds what comes to what is promised. `source` is how many bytes the way back may lead to,
/// where that is known.
pub(super) fn hold(bytes: &[u8], name: &str, source: Option<usize>) {
    match read(bytes, name, &LIMITS) {
        Ok(extract) => {
            sound(&extract, bytes, source);
            assert_eq!(read(bytes, name, &WIDER).as_ref(), Ok(&extract), "read again, it differs");
        }
        Err(why) => {
            assert!(!why.to_string().trim().is_empty());
            assert!(!matches!(why, Unreadable::Broken(_) | Unreadable::TooSlow(_)), "{why}");
            assert_eq!(read(bytes, name, &LIMITS), Err(why), "read again, it differs");
        }
    }
}

fn sound(extract: &Extract, bytes: &[u8], source: Option<usize>) {
    let text = extract.text.as_str();
    // The line breaks between blocks are ours and not counted.
    assert!(text.len() - text.matches('\n').count() <= LIMITS.text, "{}", text.len());
    let mut at = 0;
    for (n, block) in extract.blocks.iter().enumerate() {
        let between = text.get(at..block.range.start).expect("blocks in order, on borders");
        assert!(between.trim().is_empty(), "{between:?} is in no block");
        assert!(n == 0 || between.contains('\n'), "no line break before block {n} of {text:?}");
        let words = text.get(block.range.clone()).expect("a block within the text, on borders");
        assert!(!words.trim().is_empty(), "a block without words in {text:?}");
        at = block.range.end;
    }
    assert!(text[at..].trim().is_empty(), "{:?} is in no block", &text[at..]);
    assert!(extract.pages.is_sorted() && extract.pages.iter().all(|at| text.is_char_boundary(*at)));
    let unseen: usize = extract.hidden.iter().map(|hidden| hidden.text.len()).sum();
    assert!(unseen <= LIMITS.text, "{unseen}");
    for hidden in &extract.hidden {
        assert!(text.is_char_boundary(hidden.at), "{hidden:?}");
        assert!(!hidden.text.trim().is_empty(), "{hidden:?}");
    }
    if let Some(date) = &extract.meta.published {
        assert!(Date::parse(date).is_ok(), "{date}");
    }
    if let Some(address) = &extract.meta.address {
        let address = address.to_lowercase();
        assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
    }
    assert!(extract.remarks.iter().all(|remark| remark.ends_with('.')), "{:?}", extract.remarks);
    way_back(extract, bytes, source);
    quoted(extract);
}

/// The way back leads into the bytes, forward, and from a text in UTF-8 to whole characters.
fn way_back(extract: &Extract, bytes: &[u8], source: Option<usize>) {
    let text = extract.text.as_str();
    let of_file = matches!(extract.kind, Kind::Text | Kind::Markdown | Kind::Html);
    let file =
        std::str::from_utf8(bytes).ok().filter(|_| of_file && extract.encoding.name == "UTF-8");
    let mut at = 0;
    for (piece, from) in extract.map.pieces(0..text.len()) {
        assert!(at <= piece.start && text.get(piece.clone()).is_some(), "{piece:?} behind {at}");
        assert!(from.start <= from.end, "{from:?}");
        assert!(source.is_none_or(|most| from.end <= most), "{from:?} of {source:?}");
        at = piece.end;
    }
    // What is UTF-8 throughout is read as UTF-8, but for text that may be UTF-16 by its many zeros and
    // the like, and for Japanese that is switched to by escapes.
    let is_control =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}');
    if let (Kind::Text, Ok(file)) = (extract.kind, std::str::from_utf8(bytes))
        && file.matches(is_control).count() * 20 < file.len()
        && !file.contains("\u{1b}$")
        && !file.contains("\u{1b}(")
    {
        assert_eq!(extract.encoding.name, "UTF-8");
    }
    // Every stretch from one border to another a few characters on, and some long ones.
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let step = borders.len() / 300 + 1;
    for from in (0..borders.len()).step_by(step) {
        for more in [1, 2, 7, 40, borders.len() / 2] {
            let Some(to) = borders.get(from + more) else { continue };
            let Some(place) = extract.map.source(borders[from]..*to) else { continue };
            assert!(place.start <= place.end, "{:?} leads back to {place:?}", borders[from]..*to);
            assert!(source.is_none_or(|most| place.end <= most), "{place:?} of {source:?}");
            let whole = file.is_none_or(|file| file.get(place.clone()).is_some());
            assert!(whole, "{:?} leads into a character: {place:?}", &text[borders[from]..*to]);
        }
    }
    if let (Kind::Text, Some(file)) = (extract.kind, file) {
        assert_eq!(
            text,
            file.strip_prefix('\u{feff}').unwrap_or(file),
            "a text is what its file holds"
        );
    }
}

/// Whatever is seen is found where it is looked for, and what is only hidden is no proof.
fn quoted(extract: &Extract) {
    let reader = QuoteFinder::new(extract);
    let judge = |exact: &str| reader.judge(Sought { exact, ..Sought::default() });
    let all = letters(&extract.text);
    for block in extract.blocks.iter().take(3) {
        let words = &extract.text[block.range.clone()];
        match judge(words) {
            Verdict::Found(found) => assert_eq!(found.flags.hidden, None, "{words:?}"),
            verdict => panic!("{words:?} is not found: {verdict:?}"),
        }
    }
    for hidden in extract.hidden.iter().take(3) {
        let said = letters(&hidden.text);
        if !said.is_empty() && !all.contains(&said) {
            assert!(!judge(&hidden.text).is_proof(), "hidden words are proof: {hidden:?}");
        }
    }
}
