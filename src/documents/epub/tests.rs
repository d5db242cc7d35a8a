//! What is seen of an EPUB, what is not, and what is refused.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::extract::{AsideKind, BlockKind, Why};
use super::super::html::properties::holds;
use super::super::kind;
use super::super::meta::Meta;
use super::*;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
    <rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

fn opf(metadata: &str, manifest: &str, spine: &str) -> String {
    format!(
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:opf='http://www.idpf.org/2007/opf'><metadata>{metadata}</metadata><manifest>{manifest}\
         </manifest><spine>{spine}</spine></package>"
    )
}

fn book(opf: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", opf.as_bytes()),
    ];
    all.extend(parts.iter().map(|(name, content)| (*name, content.as_bytes())));
    zipped(&all)
}

fn item(id: &str, href: &str, kind: &str) -> String {
    format!("<item id='{id}' href='{href}' media-type='{kind}'/>")
}

const XHTML: &str = "application/xhtml+xml";

fn page(head: &str, body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml' \
         xmlns:epub='http://www.idpf.org/2007/ops'><head><title>T</title>{head}</head><body>{body}</body></html>"
    )
}

/// A book of one page with a style sheet beside it.
fn one(head: &str, body: &str, css: &str) -> Vec<u8> {
    let manifest = item("a", "text/a.xhtml", XHTML) + &item("c", "css/a.css", "text/css");
    let opf = opf("", &manifest, "<itemref idref='a'/>");
    book(&opf, &[("OEBPS/text/a.xhtml", &page(head, body)), ("OEBPS/css/a.css", css)])
}

fn blocks(extract: &Extract) -> Vec<&str> {
    extract.blocks.iter().map(|block| &extract.text[block.range.clone()]).collect()
}

#[track_caller]
fn check(bytes: &[u8], seen: &[&str], unseen: &[(&str, Why)]) -> Extract {
    assert_eq!(kind(bytes, "a.epub"), Ok(Kind::Epub));
    let extract = read(bytes, &Limits::default()).unwrap();
    assert_eq!(blocks(&extract), seen);
    let found: Vec<(&str, Why)> = extract.hidden.iter().map(|h| (h.text.as_str(), h.why)).collect();
    assert_eq!(found, unseen);
    extract
}

#[test]
fn pages_come_in_the_order_of_the_spine_each_once() {
    let manifest = item("a", "a.xhtml", XHTML)
        + &item("b", "b%20c.xhtml", XHTML)
        + &item("n", "nav.xhtml", XHTML)
        + &item("x", "x.xhtml", XHTML)
        + &item("p", "p.pdf", "application/pdf").replace("/>", " fallback='q'/>")
        + &item("q", "q.svg", "image/svg+xml").replace("/>", " fallback='p'/>")
        + &item("r", "r.pdf", "application/pdf").replace("/>", " fallback='a2'/>")
        + &item("a2", "a2.xhtml", XHTML);
    let spine = "<itemref idref='n' linear='no'/><itemref idref='b'/><itemref idref='a'/><itemref idref='b'/>\
        <itemref idref='gone'/><itemref idref='p'/><itemref idref='r'/><itemref idref='x'/>";
    let text = |text: &str| page("", &format!("<p>{text}</p>"));
    let bytes = book(
        &opf("", &manifest, spine),
        &[
            ("OEBPS/a.xhtml", &text("one")),
            ("OEBPS/b c.xhtml", &text("two")),
            ("OEBPS/nav.xhtml", &text("contents")),
            ("OEBPS/a2.xhtml", &text("three")),
            ("OEBPS/never.xhtml", &text("never")),
        ],
    );
    let extract = check(&bytes, &["two", "one", "three", "contents"], &[]);
    let unread: Vec<&str> = extract.unread.iter().map(|unread| unread.what.as_str()).collect();
    assert_eq!(unread, ["2 parts of the book were not read: OEBPS/p.pdf, OEBPS/x.xhtml"]);
    assert!(!extract.text.contains("never"));
}

#[test]
fn tags_that_close_themselves_swallow_nothing() {
    let body = "<p>a<a id='x'/>b<i/>c<span hidden='hidden'/>d<del/>e<sup/>f</p><div/><script src='x'/><p/>\
        <title/><p>g<textarea/>h</p><style/><p><![CDATA[1 < 2]]> <b/>i</p>";
    check(&one("<script src='a.js'/><style/>", body, ""), &["abcdef", "g", "h", "1 < 2 i"], &[]);
}

#[test]
fn what_is_hidden_is_hidden_by_the_rules_of_xml() {
    use Why::{Beside, Deleted, NotShown, Unseeable};
    for (body, why) in [
        ("<p hidden=''><div>b</div></p>", NotShown),
        ("<td hidden=''>b</td>", NotShown),
        ("<p style='display:none'><ul><li>b</li></ul></p>", NotShown),
        ("<h1 class='no'><h2>b</h2></h1>", NotShown),
        ("<img alt=''>b</img>", NotShown),
        ("<noscript>b</noscript>", NotShown),
        ("<iframe><p>b</p></iframe>", NotShown),
        ("<p><del>b</del></p>", Deleted),
        ("<p class='pale'>b</p>", Unseeable),
        ("<h:p xmlns:h='http://www.w3.org/1999/xhtml' hidden=''>b</h:p>", NotShown),
        ("<svg xmlns='http://www.w3.org/2000/svg'><text>b</text></svg>", Beside),
        ("<p class='imported'>b</p>", NotShown),
        ("<p class='own'>b</p>", NotShown),
        ("<p class='named'>b</p>", NotShown),
    ] {
        let head = "<link rel='stylesheet' href='../css/a.css'/><style><![CDATA[body>.own{display:none}]]></style>";
        let css = "@import 'b.css';.no{display:none}.pale{color:#fff}";
        let manifest = item("a", "text/a.xhtml", XHTML)
            + &item("c", "css/a.css", "text/css")
            + &item("d", "css/b.css", "text/css");
        let text = page(head, &format!("<p>a</p>{body}<p>c</p>")).replace(
            "<!DOCTYPE",
            "<?xml-stylesheet href='../css/c.css' type='text/css'?><!DOCTYPE",
        );
        let manifest = manifest + &item("e", "css/c.css", "text/css");
        let bytes = book(
            &opf("", &manifest, "<itemref idref='a'/>"),
            &[
                ("OEBPS/text/a.xhtml", &text),
                ("OEBPS/css/a.css", css),
                ("OEBPS/css/b.css", "@import 'a.css';.imported{display:none}"),
                ("OEBPS/css/c.css", ".named{display:none}"),
            ],
        );
        let extract = check(&bytes, &["a", "c"], &[("b", why)]);
        assert_eq!(extract.encoding.name, "UTF-8");
    }
}

#[test]
fn names_with_prefixes_are_elements_all_the_same() {
    let text = "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head><h:title/><h:style>.x{display:none}\
        </h:style></h:head><h:body><h:p>Arland 15</h:p><h:p>000<h:br/>ships<h:sup>2</h:sup></h:p>\
        <h:p class='x'>no</h:p></h:body></h:html>";
    let opf = opf("", &item("a", "a.xhtml", XHTML), "<itemref idref='a'/>");
    let bytes = book(&opf, &[("OEBPS/a.xhtml", text)]);
    check(&bytes, &["Arland 15", "000\nships²"], &[("no", Why::NotShown)]);
}

#[test]
fn notes_and_numbers_of_pages_stand_apart() {
    let body = "<p>Corvia keeps 40<a epub:type='noteref' href='#n1'>1</a> ships and will \
        <span epub:type='pagebreak' id='p12'>12</span> send <span role='doc-pagebreak'>not</span> four.</p>\
        <div role='doc-pagebreak'>13</div><p><i epub:type='pagebreak'>[p. 14]</i></p>\
        <aside epub:type='footnote' id='n1'><p>As of May.</p></aside>";
    // Among words the number of a page is a word.
    let seen = ["Corvia keeps 40¹ ships and will 12 send not four.", "13", "[p. 14]", "As of May."];
    let extract = check(&one("", body, ""), &seen, &[]);
    let asides: Vec<(&str, AsideKind)> =
        extract.asides.iter().map(|a| (&extract.text[a.range.clone()], a.kind)).collect();
    let furniture = AsideKind::Furniture;
    assert_eq!(asides, [("¹", AsideKind::NoteMark), ("13", furniture), ("[p. 14]", furniture)]);
    assert_eq!(extract.blocks.last().map(|block| block.kind), Some(BlockKind::Note));
}

#[test]
fn what_is_no_xml_is_read_as_html() {
    let body = "<p>one<p>two<br>three";
    check(&one("", body, ""), &["one", "two\nthree"], &[]);
}

#[test]
fn the_book_says_who_wrote_it() {
    let metadata = "<dc:title id='s'>Sub</dc:title><dc:title id='t'>The Lake</dc:title>\
        <meta refines='#t' property='title-type'>main</meta><dc:creator opf:role='aut'>Ona Kern</dc:creator>\
        <dc:creator id='i'>Pia Lund</dc:creator><meta refines='#i' property='role'>ill</meta>\
        <dc:creator>Ed Moss</dc:creator><dc:publisher>The Press</dc:publisher><dc:language>en-GB</dc:language>\
        <dc:date opf:event='creation'>2031-01-01</dc:date><dc:date>0101-01-01T00:00:00+00:00</dc:date>\
        <dc:date opf:event='publication'>2030-05-03</dc:date><dc:identifier>urn:isbn:1</dc:identifier>\
        <dc:identifier>https://press.example/lake</dc:identifier>";
    let opf = opf(metadata, &item("a", "a.xhtml", XHTML), "<itemref idref='a'/>");
    let bytes = book(&opf, &[("OEBPS/a.xhtml", &page("", "<p>a</p>"))]);
    let some = |text: &str| Some(text.to_string());
    let expected = Meta {
        title: some("The Lake"),
        author: some("Ona Kern, Ed Moss"),
        publisher: some("The Press"),
        published: some("2030-05-03"),
        language: some("en-GB"),
        address: some("https://press.example/lake"),
        ..Meta::default()
    };
    assert_eq!(read(&bytes, &Limits::default()).unwrap().meta, expected);
}

fn locked(algorithm: &str, path: &str) -> String {
    format!(
        "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:e='http://www.w3.org/2001/04/\
         xmlenc#'><e:EncryptedData><e:EncryptionMethod Algorithm='{algorithm}'/><e:CipherData>\
         <e:CipherReference URI='{path}'/></e:CipherData></e:EncryptedData></encryption>"
    )
}

#[test]
fn a_locked_text_is_encrypted_and_a_disguised_font_is_not() {
    let font = locked("http://www.idpf.org/2008/embedding", "OEBPS/fonts/a.otf");
    let aes = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    let of = |encryption: &str| {
        let manifest = item("a", "text/a.xhtml", XHTML) + &item("c", "css/a.css", "text/css");
        let opf = opf("", &manifest, "<itemref idref='a'/>");
        let text = page("", "<p>a</p>");
        let parts = [
            ("META-INF/encryption.xml", encryption),
            ("OEBPS/text/a.xhtml", text.as_str()),
            ("OEBPS/css/a.css", ""),
        ];
        read(&book(&opf, &parts), &Limits::default()).map(|extract| extract.text)
    };
    assert_eq!(of(&font), Ok("a\n".to_string()));
    for path in ["OEBPS/text/a.xhtml", "OEBPS/book.opf", "OEBPS/css/a.css", "OEBPS/text/%61.xhtml"]
    {
        assert_eq!(of(&locked(aes, path)), Err(Unreadable::Encrypted), "{path}");
    }
}

#[test]
fn what_is_broken_or_hostile_ends_in_a_reason() {
    let refused = |bytes: &[u8]| read(bytes, &Limits::default()).unwrap_err().to_string();
    let mime: (&str, &[u8]) = ("mimetype", b"application/epub+zip");
    assert!(refused(&zipped(&[mime])).contains("container.xml is missing"));
    let away = CONTAINER.replace("OEBPS/book.opf", "../../../etc/passwd");
    let away = zipped(&[mime, ("META-INF/container.xml", away.as_bytes())]);
    assert!(refused(&away).contains("etc/passwd is missing"), "{}", refused(&away));
    let bomb = "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>".to_string()
        + &opf("<x>&b;</x>", "", "");
    assert!(refused(&book(&bomb, &[])).contains("declares names of its own"));
    assert!(refused(&book(&opf("", "", ""), &[])).contains("no text"));
    // A page that declares names is left, and said to be.
    let opf_of_two = opf(
        "",
        &(item("a", "a.xhtml", XHTML) + &item("b", "b.xhtml", XHTML)),
        "<itemref idref='a'/><itemref idref='b'/>",
    );
    let declares = "<!DOCTYPE html [<!ENTITY x 'y'>]><html><body><p>&x;</p></body></html>";
    let bytes =
        book(&opf_of_two, &[("OEBPS/a.xhtml", declares), ("OEBPS/b.xhtml", &page("", "<p>b</p>"))]);
    let extract = check(&bytes, &["b"], &[]);
    assert_eq!(extract.unread[0].what, "a part of the book was not read: OEBPS/a.xhtml");
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let limits = Limits { text: 10_000, ..Limits::default() };
    let bomb = one("", &format!("<p>{}</p>", "a".repeat(1_000_000)), "");
    assert!(bomb.len() < 10_000);
    assert_eq!(read(&bomb, &limits), Err(Unreadable::TooMuchText(40_000)));
    let deep = one("", &("<div>".repeat(5000) + "a" + &"</div>".repeat(5000)), "");
    assert_eq!(read(&deep, &Limits::default()), Err(Unreadable::TooDeep(512)));
    let css = one(
        "<link rel='stylesheet' href='../css/a.css'/>",
        "<p>a</p>",
        &"a{b:c}".repeat(LONGEST_SHEET / 6 + 1),
    );
    assert_eq!(read(&css, &Limits::default()), Err(Unreadable::TooMuchText(LONGEST_SHEET)));
    let names: Vec<String> = (0..30_000).map(|n| format!("{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(read(&zipped(&many), &Limits::default()), Err(Unreadable::TooManyParts(MOST_PARTS)));
    let spine = "<itemref idref='a'/>".repeat(100_000);
    let opf = opf("", &item("a", "a.xhtml", XHTML), &spine);
    check(&book(&opf, &[("OEBPS/a.xhtml", &page("", "<p>a</p>"))]), &["a"], &[]);
}

proptest! {
    #[test]
    fn flipped_and_cut_bytes_end_in_text_or_a_reason(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        is_cut: bool,
    ) {
        let mut bytes = one("", "<p>some words</p>", "p{color:red}");
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= value;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = super::super::read(&bytes, "a.epub", &Limits::default());
    }

    #[test]
    fn any_page_ends_in_text_or_a_reason(pieces in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<p/>", "<table>", "</table>", "<td>", "</td>", "a &amp; b", " é ", "<br/>", "<br>",
        "<svg>", "</svg>", "<math>", "</math>", "<msup>", "</msup>", "<mn>2</mn>", "<title/>", "<title>",
        "</title>", "<![CDATA[", "]]>", "<span hidden=''>", "</span>", "<sup>2</sup>", "<", "&", "<!--", "-->",
        "<a epub:type='noteref' href='#n'>1</a>", "<i epub:type='pagebreak'>7</i>", "<?xml-stylesheet href='../css/a.css'?>",
    ]), 0..30)) {
        let bytes = one("", &pieces.concat(), "p{display:none}");
        if let Ok(extract) = read(&bytes, &Limits::default()) {
            holds(&extract, 0);
        }
    }
}
