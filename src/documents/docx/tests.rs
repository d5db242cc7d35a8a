//! What is seen of a DOCX, what is not, and what is refused.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::extract::{Block, Hidden};
use super::super::html::properties::holds;
use super::*;

const OPEN: &str = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>";
const CLOSE: &str = "</w:body></w:document>";
const RELS: &str =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
const MAIN: &str = "<Relationship Id='r' Type='http://x/officeDocument' Target='word/document.xml'/>\
    <Relationship Id='c' Type='http://x/core-properties' Target='docProps/core.xml'/></Relationships>";

/// An archive of these parts, packed or not.
fn zipped(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document of that body, and of other parts, each with the kind of its relation.
fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let main = format!("{OPEN}{body}{CLOSE}");
    let mut named = String::from(RELS);
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("_rels/.rels".to_string(), format!("{RELS}{MAIN}").into_bytes()),
        ("word/document.xml".to_string(), main.into_bytes()),
    ];
    for (kind, content) in others {
        if *kind == "core" {
            parts.push(("docProps/core.xml".to_string(), content.as_bytes().to_vec()));
            continue;
        }
        let content = content.replacen('>', &format!(" {}>", &OPEN[12..OPEN.len() - 9]), 1);
        let kind_of = kind.trim_end_matches(char::is_numeric);
        named +=
            &format!("<Relationship Id='{kind}' Type='http://x/{kind_of}' Target='{kind}.xml'/>");
        parts.push((format!("word/{kind}.xml"), content.into_bytes()));
    }
    named += "</Relationships>";
    parts.push(("word/_rels/document.xml.rels".to_string(), named.into_bytes()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, c)| (n.as_str(), c.as_slice())).collect();
    zipped(&parts, CompressionMethod::Deflated)
}

fn blocks(extract: &Extract) -> String {
    let sign = |block: &Block| match block.kind {
        BlockKind::Heading(level) => format!("h{level}:"),
        BlockKind::Item => "*:".to_string(),
        BlockKind::Quotation => ">:".to_string(),
        BlockKind::Cell => "c:".to_string(),
        BlockKind::Note => "n:".to_string(),
        BlockKind::Paragraph | BlockKind::Verbatim => String::new(),
    };
    let with_sign = |block: &Block| sign(block) + &extract.text[block.range.clone()];
    extract.blocks.iter().map(with_sign).collect::<Vec<_>>().join(" | ")
}

fn check(body: &str, others: &[(&str, &str)], seen: &str, unseen: &[(&str, Why)]) -> Extract {
    let extract = read(&docx(body, others), &Limits::default()).unwrap();
    assert_eq!(blocks(&extract), seen, "{body}");
    let found = |hidden: &Hidden| (hidden.text.clone(), hidden.why);
    let found: Vec<(String, Why)> = extract.hidden.iter().map(found).collect();
    let unseen: Vec<(String, Why)> = unseen.iter().map(|(t, w)| ((*t).to_string(), *w)).collect();
    assert_eq!(found, unseen, "{body}");
    extract
}

/// A paragraph of one run.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn runs_make_words_and_paragraphs_make_blocks() {
    let runs = "<w:p><w:r><w:t xml:space='preserve'>un </w:t></w:r><w:r><w:t>bro</w:t></w:r>\
        <w:hyperlink><w:r><w:t>ken</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t> a  b </w:t><w:br/>\
        <w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>\
        <w:sym w:font='Symbol' w:char='2192'/></w:r></w:p><w:p/>";
    check(runs, &[], "un broken\ta  b\nc\u{2011}d\u{ad}e→", &[]);
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>\
        <w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:r><w:t>c</w:t>\
        </w:r></w:p></w:sdtContent></w:sdt>";
    check(table, &[], "c:a | c:b | c", &[]);
    let formula =
        "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e></m:sSup></m:oMath></w:p>";
    check(formula, &[], "x", &[]);
}

#[test]
fn styles_make_headings_items_and_quotations() {
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 2'/>\
        </w:style><w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>\
        <w:style w:type='paragraph' w:styleId='t'><w:name w:val='Title'/></w:style>\
        <w:style w:type='paragraph' w:styleId='q'><w:name w:val='Quote'/></w:style>\
        <w:style w:type='paragraph' w:styleId='l'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>\
        </w:pPr></w:style><w:style w:type='paragraph' w:styleId='o'><w:basedOn w:val='o'/></w:style>\
        </w:styles>";
    let styled = |style: &str, more: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>"
        )
    };
    let body = ["a", "b", "t", "q", "l", "o", "none"].map(|style| styled(style, "")).concat()
        + &styled("l", "<w:numPr><w:numId w:val='0'/></w:numPr>")
        + &styled("a", "<w:outlineLvl w:val='9'/>");
    check(&body, &[("styles", styles)], "h2:a | h2:b | h1:t | >:q | *:l | o | none | l | a", &[]);
}

#[test]
fn what_word_does_not_show_is_hidden() {
    use Why::{Beside, Deleted, NotShown, Unseeable};
    let body = p("<w:vanish/>", "a") + &p("<w:vanish w:val='0'/>", "b") + &p("<w:strike/>", "c");
    check(&body, &[], "b", &[("a", NotShown), ("c", Deleted)]);
    let white = "<w:color w:val='FFFFFF'/>";
    let shade = "<w:shd w:val='clear' w:fill='000000'/>";
    let body = p(white, "a") + &p(&format!("{white}{shade}"), "b") + &p("<w:sz w:val='2'/>", "c");
    check(&body, &[], "b", &[("a", Unseeable), ("c", Unseeable)]);
    let changes = "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>c</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>d</w:t></w:r></w:moveFrom></w:p>";
    let extract = check(changes, &[], "ac", &[("b", Deleted), ("d", Deleted)]);
    assert_eq!(extract.remarks.len(), 1);
    let field = "<w:p><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>a</w:t></w:r></w:p>";
    check(field, &[], "a", &[("DATE", Beside)]);
    let styles = "<w:styles><w:style w:type='character' w:styleId='v'><w:rPr><w:vanish/></w:rPr>\
        </w:style></w:styles>";
    let body =
        p("<w:rStyle w:val='v'/>", "a") + &p("<w:rStyle w:val='v'/><w:vanish w:val='false'/>", "b");
    check(&body, &[("styles", styles)], "b", &[("a", NotShown)]);
}

#[test]
fn what_stands_in_other_parts_follows() {
    use Why::{Beside, NotShown};
    let body = "<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id='2'/><w:commentReference \
        w:id='7'/></w:r></w:p><w:sectPr><w:headerReference w:type='default' r:id='header1'/>\
        <w:footerReference w:type='first' r:id='footer1'/></w:sectPr>";
    let notes = format!(
        "<w:footnotes><w:footnote w:type='separator' w:id='0'>{}</w:footnote><w:footnote w:id='2'>\
        {}</w:footnote><w:footnote w:id='3'>{}</w:footnote></w:footnotes>",
        p("", "no"),
        p("", "note"),
        p("", "lost")
    );
    let comments =
        format!("<w:comments><w:comment w:id='7'>{}</w:comment></w:comments>", p("", "why?"));
    let header = format!("<w:hdr>{}</w:hdr>", p("", "head"));
    let footer = format!("<w:ftr>{}</w:ftr>", p("", "foot"));
    let core = "<c xmlns:dc='d'><dc:title>T</dc:title><dc:creator>C</dc:creator><x>2026</x></c>";
    let others = [
        ("footnotes", notes.as_str()),
        ("comments", comments.as_str()),
        ("header1", header.as_str()),
        ("footer1", footer.as_str()),
        ("core", core),
    ];
    let hidden = [("why?", Beside), ("lost", NotShown)];
    let extract = check(body, &others, "text¹ | n:note | n:head", &hidden);
    let title = Some("T".to_string());
    assert_eq!(extract.meta, Meta { title, author: Some("C".to_string()), ..Meta::default() });
    let source = extract.map.source(0..4).unwrap();
    assert_eq!(&format!("{OPEN}{body}")[source], "text");
    assert_eq!(extract.map.source(7..11), None);
}

#[test]
fn the_number_of_the_page_is_no_text_of_a_footer() {
    let body = "<w:p><w:r><w:t>text</w:t></w:r></w:p><w:sectPr><w:footerReference w:type='default' \
        r:id='footer1'/></w:sectPr>";
    let field = |name: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r>\
             <w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let words = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let simple = "<w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple>".to_string();
    let boxed =
        |inside: &str| format!("<w:sdt><w:sdtContent><w:p>{inside}</w:p></w:sdtContent></w:sdt>");
    for (footer, expected) in [
        (format!("<w:p>{}</w:p>", field("PAGE", "3")), "text"),
        (format!("<w:p>{}{simple}{}</w:p>", words("- "), words(" -")), "text"),
        (
            boxed(
                &[field("PAGE \\* MERGEFORMAT", "3"), words("/"), field("NUMPAGES", "9")].concat(),
            ),
            "text",
        ),
        (format!("<w:p>{}</w:p>{}", field("page", "3"), p("", "foot")), "text | n:foot"),
        // Words and other numbers are text, and so is what another field shows.
        (format!("<w:p>{}{simple}</w:p>", words("Draft ")), "text | n:Draft 3"),
        (format!("<w:p>{}{simple}</w:p>", words("2031 – ")), "text | n:2031 – 3"),
    ] {
        check(body, &[("footer1", &format!("<w:ftr>{footer}</w:ftr>"))], expected, &[]);
    }
    let day = format!("<w:ftr><w:p>{}</w:p></w:ftr>", field("DATE", "2031"));
    check(body, &[("footer1", &day)], "text | n:2031", &[("DATE", Why::Beside)]);
}

#[test]
fn a_text_box_is_read_once_and_breaks_no_paragraph() {
    let shape = format!(
        "<v:shape alt='alt'><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>\
        </v:shape>",
        p("", "box")
    );
    let body = format!(
        "<w:p><w:r><w:t>be</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>\
        <w:txbxContent>{}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>{shape}</w:pict>\
        </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fore</w:t></w:r></w:p>",
        p("", "box")
    );
    check(&body, &[], "before | box", &[]);
    let body = format!("<w:p><w:r><w:pict>{shape}</w:pict><w:t>a</w:t></w:r></w:p>");
    check(&body, &[], "a | box", &[("alt", Why::Beside)]);
}

#[test]
fn what_is_no_docx_is_called_by_its_name() {
    let zip = |parts: &[(&str, &[u8])]| {
        read(&zipped(parts, CompressionMethod::Stored), &Limits::default()).unwrap_err().to_string()
    };
    assert!(zip(&[("a.txt", b"a")]).contains("ZIP archive"));
    assert!(zip(&[("xl/workbook.xml", b"<a/>")]).contains("XLSX"));
    let twice = zip(&[("word/a.xml", b"1"), ("word/A.xml", b"2")]);
    assert!(twice.contains("same name"), "{twice}");
    let rels = format!("{RELS}{MAIN}");
    let main: &[u8] = b"<!DOCTYPE a><a/>";
    let dtd = zip(&[("_rels/.rels", rels.as_bytes()), ("word/document.xml", main)]);
    assert!(dtd.contains("document type"), "{dtd}");
}

#[test]
fn what_unpacks_to_too_much_or_nests_too_deep_is_refused() {
    let limits = Limits { text: 10_000, ..Limits::default() };
    let bomb = docx(&p("", &"a".repeat(1_000_000)), &[]);
    assert!(bomb.len() < 10_000);
    assert_eq!(read(&bomb, &limits), Err(Unreadable::TooMuchText(40_000)));
    let deep = |n: usize| {
        let body = "<w:sdt><w:sdtContent>".repeat(n) + &p("", "a");
        docx(&(body + &"</w:sdtContent></w:sdt>".repeat(n)), &[])
    };
    assert_eq!(read(&deep(100_000), &Limits::default()), Err(Unreadable::TooDeep(512)));
    assert!(read(&deep(250), &Limits::default()).is_ok());
    let many: Vec<String> = (0..5000).map(|n| format!("{n}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = zipped(&many, CompressionMethod::Stored);
    assert_eq!(read(&many, &Limits::default()), Err(Unreadable::TooManyParts(4096)));
}

#[test]
fn an_encrypted_part_is_told() {
    let mut bytes = docx(&p("", "a"), &[]);
    // The flag of encryption, in the local header and in the central directory.
    for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let start = bytes.windows(4).position(|w| w == mark).unwrap();
        bytes[start + at] |= 1;
    }
    assert_eq!(read(&bytes, &Limits::default()), Err(Unreadable::Encrypted));
}

proptest! {
    #[test]
    fn flipped_and_cut_bytes_end_in_text_or_a_reason(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut: bool,
    ) {
        let mut bytes = docx(&p("", "some words"), &[("styles", "<w:styles></w:styles>")]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = read(&bytes, &Limits::default());
    }

    #[test]
    fn any_xml_ends_in_text_or_a_reason(pieces in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a &amp; b</w:t>", "<w:t>é</w:t>", "<w:tab/>",
        "<w:tbl>", "</w:tbl>", "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:rPr><w:vanish/></w:rPr>",
        "<w:delText>d</w:delText>", "<w:br/>", "<", ">", "&", "&#1;", "<!--", "-->", "<w:txbxContent>",
        "</w:txbxContent>", "<w:pict>", "</w:pict>",
    ]), 0..30)) {
        let bytes = docx(&pieces.concat(), &[]);
        if let Ok(extract) = read(&bytes, &Limits::default()) {
            holds(&extract, OPEN.len() + pieces.concat().len());
        }
    }
}
