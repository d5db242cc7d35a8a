//! ODT and EPUB made by hand: what they prove, and that what a careless eye makes of them is never proof.

use std::io::Write;

use onrecord::documents::{Extract, Limits, Meta, read};
use onrecord::verify::{QuoteFinder, Sought};
use proptest::prelude::*;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::made::check;
use super::{bytes, extract, page};

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An ODT of one body with the styles `up`, `down`, `no`, `struck`, `white` and `tiny` for runs and `L` for lists.
fn odt(body: &str) -> Vec<u8> {
    let text = |name: &str, said: &str| {
        format!(
            "<style:style style:name='{name}' style:family='text'><style:text-properties {said}/></style:style>"
        )
    };
    let styles = text("up", "style:text-position='super 58%'")
        + &text("higher", "style:text-position='33% 100%'")
        + &text("down", "style:text-position='sub 58%'")
        + &text("no", "text:display='none'")
        + &text("struck", "style:text-line-through-style='solid'")
        + &text("white", "fo:color='#ffffff'")
        + &text("tiny", "fo:font-size='0.5pt'")
        + "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' \
           style:num-suffix='.'/></text:list-style>";
    let content = format!(
        "<?xml version='1.0'?><office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
         xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
         xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
         xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
         xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

/// An EPUB of one page, with its style sheet in another part.
fn epub(css: &str, body: &str) -> Vec<u8> {
    let container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile \
        full-path='book/a.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    let opf = "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest><item id='a' \
        href='text/a.xhtml' media-type='application/xhtml+xml'/><item id='c' href='a.css' media-type='text/css'/>\
        </manifest><spine><itemref idref='a'/></spine></package>";
    let page = format!(
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' \
         xmlns:epub='http://www.idpf.org/2007/ops'><head><title/><link rel='stylesheet' href='../a.css'/></head>\
         <body>{body}</body></html>"
    );
    zipped(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("book/a.opf", opf),
        ("book/text/a.xhtml", &page),
        ("book/a.css", css),
    ])
}

fn run(style: &str, text: &str) -> String {
    format!("<text:span text:style-name='{style}'>{text}</text:span>")
}

fn note(mark: &str) -> String {
    format!(
        "<text:note text:note-class='footnote'><text:note-citation>{mark}</text:note-citation><text:note-body>\
         <text:p>The note.</text:p></text:note-body></text:note>"
    )
}

#[test]
fn an_undertaking_as_it_was_written_is_read_to_the_last_word() {
    let undertaking = extract("undertaking.fodt");
    assert_eq!(page(&undertaking), UNDERTAKING);
    let meta = Meta {
        title: Some("Undertaking on the Lake".to_string()),
        author: Some("Office of the Registrar".to_string()),
        language: Some("en-GB".to_string()),
        ..Meta::default()
    };
    assert_eq!(undertaking.meta, meta);
    let at = undertaking.text.find("keep its vessels").unwrap();
    let source = undertaking.map.source(at..at + 16).unwrap();
    assert_eq!(&bytes("undertaking.fodt")[source], b"keep its vessels");
}

/// As [`super::UNDERTAKING`], what Writer made of it, with the numbers of the list.
const UNDERTAKING: &str = r#"Heading(1): "Undertaking on the Lake"
Paragraph: "The Republic of Corvia will keep its vessels on its side of the line.¹ It will answer any notice within ten days."
Heading(2): "What Maretta said"
Quotation: "“We do not object, and we do not agree,” the Minister said; “that is Maretta’s posi\u{ad}tion.”"
Item: "1. At most 40\u{a0}vessels."
Item: "2. No vessel by night."
Cell: "Side"
Cell: "Vessels"
Cell: "Corvia"
Cell: "22"
Paragraph: "Done at Port\tAldane,\nin one copy."
Note: "The line of 1911, as surveyed."
Note: "Registered in Port Aldane"
Deleted behind " any notice ": "without delay "
NotShown behind "in ten days.": "Maretta need not answer at all."
Deleted behind ". No vessel ": "armed"
Beside behind "sel by night": "Is dusk night?"
! It has tracked changes: what they insert counts as text, what they delete does not.
"#;

#[test]
fn raised_and_lowered_digits_are_no_digits_of_numbers() {
    let quotes = [
        ('-', "an area of 5002 units"),
        ('+', "an area of 500² units"),
        ('-', "and CO2 of 102 tons"),
        ('~', "less CO2 of 10² tons"),
    ];
    let body = format!(
        "<text:p>It has an area of 500{} units, less CO{} of 10{} tons.</text:p>",
        run("up", "2"),
        run("down", "2"),
        run("higher", "2")
    );
    check(&odt(&body), "a.odt", &quotes);
    // A link has a style, too.
    let linked = body.replace(
        "text:span text:style-name='up'>2</text:span",
        "text:a text:style-name='up'>2</text:a",
    );
    assert_ne!(linked, body);
    check(&odt(&linked), "a.odt", &quotes);
    let body = "<p>It has an area of 500<sup>2</sup> units, less CO<sub>2</sub> of 10<b class='up'>2</b> tons.</p>";
    check(&epub(".up{vertical-align:super}", body), "a.epub", &quotes);
}

#[test]
fn marks_of_notes_are_left_out_and_never_read_as_digits() {
    let quotes = [
        ('~', "the port and keeps 40 ships there"),
        ('+', "the port¹ and keeps 40⁷ ships there"),
        ('-', "the port and keeps 407 ships there"),
        ('~', "ships there. Maretta has not"),
    ];
    let body = format!(
        "<text:p>Corvia signed the port{} and keeps 40{} ships there.{} Maretta has not.</text:p>",
        note("1"),
        note("7"),
        note("*")
    );
    check(&odt(&body), "a.odt", &quotes);
    let mark = |mark: &str| format!("<a epub:type='noteref' href='notes.xhtml#n'>{mark}</a>");
    let body = format!(
        "<p>Corvia signed the port{} and keeps 40<sup>{}</sup> ships there.{} Maretta has not.</p>",
        mark("1"),
        mark("7"),
        mark("*")
    );
    check(&epub("", &body), "a.epub", &quotes);
}

#[test]
fn numbers_of_lists_may_be_left_out() {
    let body = "<text:list text:style-name='L'><text:list-item><text:p>Corvia sends four ships</text:p>\
        </text:list-item><text:list-item><text:p>Maretta sends its pilots home</text:p></text:list-item></text:list>";
    let quotes = [
        ('+', "Corvia sends four ships"),
        ('+', "2. Maretta sends its pilots"),
        ('-', "3. Maretta sends its pilots"),
        ('~', "four ships Maretta sends its pilots"),
    ];
    check(&odt(body), "a.odt", &quotes);
}

#[test]
fn the_number_of_a_printed_page_is_left_out_where_it_stands_by_itself() {
    let page = |mark: &str| format!("<p>Corvia will {mark} send four ships to the port.</p>");
    // Among words nobody can tell it from a word.
    let quotes = [('-', "Corvia will send four ships"), ('+', "Corvia will 12 send four ships")];
    check(&epub("", &page("<span epub:type='pagebreak'>12</span>")), "a.epub", &quotes);
    check(&epub("", &page("<b role='doc-pagebreak'>[p. 12]</b>")), "a.epub", &quotes[..1]);
    let alone = [('~', "Corvia will send four ships"), ('-', "Corvia will 12 send four ships")];
    let mark = "</p><div epub:type='pagebreak'>12</div><p>";
    check(&epub("", &page(mark)), "a.epub", &alone);
    let mark = "<span role='doc-pagebreak' style='display:block'>p. 12</span>";
    check(&epub("", &page(mark)), "a.epub", &alone[..1]);
    let no = [('-', "Corvia will send four ships"), ('+', "Corvia will not send four ships")];
    check(&epub("", &page("<span epub:type='pagebreak'>not</span>")), "a.epub", &no);
}

#[test]
fn words_without_blanks_are_read_as_they_stand() {
    let quotes = [('+', "科維亞將派遣四艘船。"), ('-', "科維亞將不派遣四艘船。")];
    let body = format!("<text:p>科維亞將{}派遣四艘船。</text:p>", run("no", "不"));
    check(&odt(&body), "a.odt", &quotes);
    check(&epub("", "<p>科維亞將<s>不</s>派遣四艘船。</p>"), "a.epub", &quotes);
}

/// What is written in one place and seen otherwise.
#[derive(Debug)]
struct Seen {
    before: String,
    number: u32,
    digit: u32,
    behind: String,
    way: usize,
}

impl Seen {
    /// The text with something special behind the number, in each kind of document.
    fn with(&self, odt_has: &str, epub_has: &str) -> [(Vec<u8>, &'static str); 2] {
        let Seen { before, number, behind, .. } = self;
        let css = ".no{display:none}.up{vertical-align:super}.pale{color:#fff}";
        [
            (odt(&format!("<text:p>{before} {number}{odt_has} {behind}</text:p>")), "a.odt"),
            (epub(css, &format!("<p>{before} {number}{epub_has} {behind}</p>")), "a.epub"),
        ]
    }

    fn raised(&self) -> [(Vec<u8>, &'static str); 2] {
        let digit = self.digit.to_string();
        let ways = [
            format!("<sup>{digit}</sup>"),
            format!("<i class='up'>{digit}</i>"),
            format!(
                "<math xmlns='http://www.w3.org/1998/Math/MathML'><msup><mrow/><mn>{digit}</mn></msup></math>"
            ),
        ];
        self.with(&run(["up", "higher"][self.way % 2], &digit), &ways[self.way % ways.len()])
    }

    fn noted(&self) -> [(Vec<u8>, &'static str); 2] {
        let digit = self.digit.to_string();
        let link = format!("<a epub:type='noteref' href='#n'>{digit}</a>");
        let ways = [link.clone(), format!("<sup>{link}</sup>")];
        self.with(&note(&digit), &ways[self.way % ways.len()])
    }

    fn hidden(&self) -> [(Vec<u8>, &'static str); 2] {
        let way = ["no", "struck", "white", "tiny"][self.way % 4];
        let ways = [
            "<b class='no'>never</b>",
            "<b hidden='hidden'>never</b>",
            "<b class='pale'>never</b>",
            "<b style='font-size:0'>never</b>",
            "<h:b xmlns:h='http://www.w3.org/1999/xhtml' class='no'>never</h:b>",
        ];
        self.with(&format!(" {}", run(way, "never")), &format!(" {}", ways[self.way % ways.len()]))
    }

    fn deleted(&self) -> [(Vec<u8>, &'static str); 2] {
        let Seen { before, number, behind, .. } = self;
        let changes = "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>never </text:p>\
            </text:deletion></text:changed-region></text:tracked-changes>";
        let body = format!(
            "{changes}<text:p>{before} {number} <text:change text:change-id='c'/>{behind}</text:p>"
        );
        let [_, book] = self.with("", [" <del>never</del>", " <s>never</s>"][self.way % 2]);
        [(odt(&body), "a.odt"), book]
    }

    fn cells(&self) -> [(Vec<u8>, &'static str); 2] {
        let Seen { before, number, digit, behind, .. } = self;
        let all = [before.clone(), number.to_string(), digit.to_string(), behind.clone()];
        let of = |open: &str, close: &str| -> String {
            all.iter().map(|cell| format!("{open}{cell}{close}")).collect()
        };
        let table = format!(
            "<table:table><table:table-row>{}</table:table-row></table:table>",
            of("<table:table-cell><text:p>", "</text:p></table:table-cell>")
        );
        let ways = [
            ("", format!("<table><tr>{}</tr></table>", of("<td>", "</td>"))),
            (".r{display:grid}", format!("<p class='r'>{}</p>", of("<b>", "</b>"))),
            ("b{display:block}", format!("<p>{}</p>", of("<b>", "</b>"))),
        ];
        let (css, body) = &ways[self.way % ways.len()];
        [(odt(&table), "a.odt"), (epub(css, body), "a.epub")]
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Corvia", "will", "send", "ships", "to", "the", "port", "at", "least", "said",
    ]);
    prop::collection::vec(word, 2..5).prop_map(|words| words.join(" "))
}

fn seen() -> impl Strategy<Value = Seen> {
    (words(), 11_u32..9_999, 1_u32..10, words(), 0_usize..60).prop_map(
        |(before, number, digit, behind, way)| Seen { before, number, digit, behind, way },
    )
}

fn is_proof(extract: &Extract, exact: &str) -> bool {
    QuoteFinder::new(extract).judge(Sought { exact, ..Sought::default() }).is_proof()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_that_was_lowered_is_proof(seen in seen()) {
        let Seen { before, number, digit, behind, .. } = &seen;
        let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][*digit as usize];
        let lowered = format!("{before} {number}{digit} {behind}");
        for (bytes, name) in seen.raised() {
            check(&bytes, name, &[('-', &lowered), ('+', &format!("{before} {number}{raised} {behind}"))]);
        }
        // A mark is left out or stays what it is: a digit of the number it never was.
        for (bytes, name) in seen.noted() {
            check(&bytes, name, &[('-', &lowered), ('~', &format!("{before} {number} {behind}"))]);
        }
    }

    #[test]
    fn no_hidden_or_deleted_word_is_proof(seen in seen()) {
        let Seen { before, number, behind, .. } = &seen;
        let shown = format!("{before} {number} never {behind}");
        for (bytes, name) in seen.hidden().into_iter().chain(seen.deleted()) {
            let extract = read(&bytes, name, &Limits::default()).unwrap();
            assert!(!is_proof(&extract, &shown), "{name}: {:?}", extract.text);
            assert!(is_proof(&extract, &format!("{before} {number} {behind}")), "{name}: {:?}", extract.text);
            assert!(extract.hidden.iter().any(|hidden| hidden.text.contains("never")));
        }
    }

    #[test]
    fn no_cells_are_one_word(seen in seen()) {
        let Seen { before, number, digit, behind, .. } = &seen;
        for (bytes, name) in seen.cells() {
            for joined in [
                format!("{before}{number}"),
                format!("{before} {number}{digit}"),
                format!("{before} {number} {digit} {behind}"),
                format!("{digit}{behind}"),
            ] {
                check(&bytes, name, &[('-', &joined)]);
            }
        }
    }
}
