//! Documents made by hand, one for each thing that a page can do to its text, and what they prove.

use std::io::Write;

use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought};
use zip::write::SimpleFileOptions;

/// `+` proved to the character, `~` proved but for what is named, `-` not proved.
#[track_caller]
pub(super) fn check(bytes: &[u8], name: &str, quotes: &[(char, &str)]) {
    let extract = read(bytes, name, &Limits::default()).unwrap();
    let finder = QuoteFinder::new(&extract);
    for (expected, exact) in quotes {
        let verdict = finder.judge(Sought { exact, ..Sought::default() });
        let found = match verdict.kind().label() {
            "exact" => '+',
            "typographic" => '~',
            _ => '-',
        };
        let told = format!("{exact:?}: {}\n{}", verdict.sentence(), String::from_utf8_lossy(bytes));
        assert_eq!(found, *expected, "{name} {told}");
    }
}

#[track_caller]
pub(super) fn html(body: &str, quotes: &[(char, &str)]) {
    check(
        format!("<!doctype html><meta charset=utf-8><title>T</title>{body}").as_bytes(),
        "a.html",
        quotes,
    );
}

/// A DOCX of one body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A DOCX of one body, with other parts: the kind of each, its name, and what is in it. The relation has the
/// name of the part.
pub(super) fn docx_with(body: &str, parts: &[(&str, &str, &[u8])]) -> Vec<u8> {
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text).unwrap();
    };
    let relations = |all: &str| format!("<Relationships xmlns='{PACKAGE}'>{all}</Relationships>");
    let relation = |(kind, name, _): &(&str, &str, &[u8])| {
        format!("<Relationship Id='{name}' Target='{name}' Type='{OFFICE}/{kind}'/>")
    };
    let main = [("officeDocument", "word/document.xml", &[][..])];
    add("_rels/.rels", relations(&main.iter().map(relation).collect::<String>()).as_bytes());
    let named = relations(&parts.iter().map(relation).collect::<String>());
    add("word/_rels/document.xml.rels", named.as_bytes());
    for (_, name, content) in parts {
        add(&format!("word/{name}"), content);
    }
    add(
        "word/document.xml",
        format!(
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
             xmlns:r='{OFFICE}' xmlns:v='urn:schemas-microsoft-com:vml' \
             xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body>{body}\
             </w:body></w:document>"
        )
        .as_bytes(),
    );
    zip.finish().unwrap().into_inner()
}

/// The root of a part of a DOCX, with what is in it.
pub(super) fn word_part(root: &str, inside: &str) -> Vec<u8> {
    format!(
        "<w:{root} xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{inside}</w:{root}>"
    )
    .into_bytes()
}

/// Runs of a paragraph: text, and what is said about it.
pub(super) fn paragraph(runs: &[(&str, &str)]) -> String {
    let runs = runs.iter().map(|(text, said)| {
        format!("<w:r><w:rPr>{said}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    });
    format!("<w:p>{}</w:p>", runs.collect::<String>())
}

/// A PDF of one page of 600 by 800 points in Helvetica: what is drawn, and what codes stand for beside
/// those that everybody knows.
pub(super) fn pdf(content: &str, codes: &[(u8, &str)]) -> Vec<u8> {
    pdf_pages(&[content.to_string()], codes)
}

/// As [`pdf`], of several pages.
pub(super) fn pdf_pages(contents: &[String], codes: &[(u8, &str)]) -> Vec<u8> {
    let pairs: String = codes.iter().map(|(code, hex)| format!("<{code:02x}> <{hex}>\n")).collect();
    let all: String = (32..127)
        .filter(|code| !codes.iter().any(|(known, _)| known == code))
        .map(|code| format!("<{code:02x}> <{code:04x}>\n"))
        .collect();
    let map = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> \
         endcodespacerange {} beginbfchar\n{pairs}{all}endbfchar endcmap",
        95 + codes.iter().filter(|(code, _)| !(32..127).contains(code)).count()
    );
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", 5 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", contents.len()),
        // Only the table says what its codes stand for.
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor << /Flags 4 >> /ToUnicode 4 0 R >>"
            .to_string(),
        stream(&map),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font << \
             /F 3 0 R >> >> >>",
            6 + 2 * at
        ));
        objects.push(stream(content));
    }
    let objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    pdf_of(&objects)
}

/// A PDF of these objects, of which the first is the catalogue.
pub(super) fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (size, start) = (objects.len() + 1, bytes.len());
    let end = format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    bytes.extend(end.bytes());
    bytes
}

/// Pieces of text by place and size, in the order in which they are drawn.
pub(super) fn drawn(pieces: &[(f64, f64, f64, &str)]) -> String {
    let pieces = pieces
        .iter()
        .map(|(x, y, size, text)| format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"));
    pieces.collect()
}
