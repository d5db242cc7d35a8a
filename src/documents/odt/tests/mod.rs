//! What is seen of an ODT, what is not, and what is refused.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::extract::{Block, Hidden};
use super::super::kind;
use super::*;

mod hostile;

const NAMESPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' \
    xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' \
    xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' \
    xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink' \
    xmlns:math='http://www.w3.org/1998/Math/MathML' xmlns:other='urn:x' \
    xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    )
}

const MIME: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.text");

/// A document of that body, with automatic styles and with what stands in `styles.xml`.
fn odt(styles: &str, body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let content = content(styles, body);
    let mut parts = vec![MIME, ("content.xml", content.as_str())];
    parts.extend(others);
    zipped(&parts)
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

#[track_caller]
fn check_in(bytes: &[u8], seen: &str, unseen: &[(&str, Why)]) -> Extract {
    assert_eq!(kind(bytes, "a.odt"), Ok(Kind::Odt));
    let extract = read(bytes, &Limits::default()).unwrap();
    assert_eq!(blocks(&extract), seen);
    let found = |hidden: &Hidden| (hidden.text.clone(), hidden.why);
    let found: Vec<(String, Why)> = extract.hidden.iter().map(found).collect();
    let unseen: Vec<(String, Why)> = unseen.iter().map(|(t, w)| ((*t).to_string(), *w)).collect();
    assert_eq!(found, unseen);
    extract
}

#[track_caller]
fn check(styles: &str, body: &str, seen: &str, unseen: &[(&str, Why)]) -> Extract {
    check_in(&odt(styles, body, &[]), seen, unseen)
}

fn style(family: &str, name: &str, inside: &str) -> String {
    format!("<style:style style:name='{name}' style:family='{family}'>{inside}</style:style>")
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

fn span(style: &str, text: &str) -> String {
    format!("<text:span text:style-name='{style}'>{text}</text:span>")
}

#[test]
fn white_space_counts_once_and_elements_stand_for_characters() {
    let body = p(
        " un <text:span>bro</text:span><text:a>ken</text:a>\n  a<text:tab/>b<text:s text:c='2'/>c\
        <text:line-break/> d\u{ad}e <text:bookmark text:name='x'/>f ",
    );
    check("", &body, "un broken a\tb  c\nd\u{ad}e f", &[]);
    let many = p("a<text:s text:c='99999999999999999999'/>b");
    let extract = read(&odt("", &many, &[]), &Limits::default()).unwrap();
    assert!(extract.text.len() < 1000);
    let fields = p("<text:date>3 May</text:date>, page <text:page-number>7</text:page-number> \
        <text:user-field-get text:display='none'>no</text:user-field-get>of it<other:x>?</other:x>");
    check("", &fields, "3 May, page 7 of it", &[("no", Why::NotShown), ("?", Why::NotShown)]);
    let ruby = p("<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>kanji\
        </text:ruby-text></text:ruby>を読む");
    check("", &ruby, "漢字を読む", &[("kanji", Why::Beside)]);
}

#[test]
fn blocks_are_what_they_are() {
    let styles = style("paragraph", "P1", "")
        .replace("style:family", "style:parent-style-name='Quotations' style:family");
    let common = "<office:document-styles xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
        xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'><office:styles>\
        <style:style style:name='Quotations' style:family='paragraph'/>\
        <style:style style:name='Title' style:family='paragraph'/></office:styles></office:document-styles>";
    let body = "<text:h text:outline-level='2'>a</text:h><text:p text:style-name='P1'>b</text:p>\
        <text:p text:style-name='Title'>c</text:p><text:section>\
        <text:p>d</text:p></text:section><table:table><table:table-header-rows><table:table-row>\
        <table:table-cell><text:p>e</text:p></table:table-cell><table:covered-table-cell><text:p>f</text:p>\
        </table:covered-table-cell></table:table-row></table:table-header-rows><table:table-row>\
        <table:table-cell><table:table><table:table-row><table:table-cell><text:p>g</text:p>\
        </table:table-cell></table:table-row></table:table><text:p>h</text:p></table:table-cell>\
        </table:table-row></table:table><text:table-of-content><text:table-of-content-source>\
        <text:index-title-template>i</text:index-title-template></text:table-of-content-source>\
        <text:index-body><text:index-title><text:p>j</text:p></text:index-title><text:p>k</text:p>\
        </text:index-body></text:table-of-content>";
    let bytes = odt(&styles, body, &[("styles.xml", common)]);
    let seen = "h2:a | >:b | h1:c | d | c:e | c:g | c:h | j | k";
    check_in(&bytes, seen, &[("f", Why::NotShown)]);
}

#[test]
fn lists_have_their_numbers_beside_the_text() {
    let level = |level: u32, format: &str, more: &str| {
        format!(
            "<text:list-level-style-number text:level='{level}' style:num-format='{format}' {more}/>"
        )
    };
    let styles = format!(
        "<text:list-style style:name='L1'>{}{}</text:list-style><text:list-style style:name='L2'>{}\
         </text:list-style><text:list-style style:name='L3'><text:list-level-style-bullet text:level='1' \
         text:bullet-char='•'/></text:list-style>",
        level(1, "1", "style:num-prefix='Article ' style:num-suffix=':'"),
        level(2, "a", "style:num-suffix=')' text:display-levels='1'"),
        level(1, "I", "style:num-suffix='.' text:start-value='4'"),
    );
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let list = |said: &str, items: &str| format!("<text:list {said}>{items}</text:list>");
    let inner = list("", &(item("c") + &item("d")));
    let body = list(
        "text:style-name='L1' xml:id='one'",
        &(item("a")
            + &format!(
                "<text:list-item><text:p>b</text:p>{inner}<text:p>more</text:p></text:list-item>"
            )),
    ) + &list("text:style-name='L2'", &item("e"))
        + &list("text:continue-list='one' text:style-name='L1'", &item("f"))
        + &list("text:style-name='L1' text:continue-numbering='true'", &item("g"))
        + &list(
            "text:style-name='L1'",
            "<text:list-item text:start-value='9'><text:p>h</text:p></text:list-item>",
        )
        + &list("text:style-name='L1'", "<text:list-header><text:p>i</text:p></text:list-header>")
        + &list("text:style-name='L3'", &item("j"))
        + &list("text:continue-list='none' text:style-name='L1'", &item("k"));
    let seen = "*:Article 1: a | *:Article 2: b | *:a) c | *:b) d | *:more | *:IV. e | *:Article 3: f | \
        *:Article 4: g | *:Article 9: h | *:i | *:j | *:k";
    let extract = check(&styles, &body, seen, &[]);
    let asides: Vec<&str> = extract.asides.iter().map(|a| &extract.text[a.range.clone()]).collect();
    assert_eq!(asides[..3], ["Article 1:", "Article 2:", "a)"]);
    // The number that the file gives is another one: which of them is seen is not known.
    let body = list(
        "text:style-name='L1'",
        "<text:list-item><text:p><text:number>7</text:number>a</text:p></text:list-item>",
    );
    check(&styles, &body, "*:a", &[]);
}

#[test]
fn headings_have_numbers_where_their_styles_say_so() {
    let styles = "<text:outline-style style:name='Outline'><text:outline-level-style text:level='1' \
        style:num-format='1' style:num-suffix='.'/></text:outline-style><style:style style:name='H' \
        style:family='paragraph' style:default-outline-level='1'/>";
    let h =
        |said: &str, text: &str| format!("<text:h text:outline-level='1' {said}>{text}</text:h>");
    let body = h("text:style-name='H'", "a")
        + &h("text:style-name='H' text:is-list-header='true'", "b")
        + &h("text:style-name='H'", "c");
    check(styles, &body, "h1:1. a | h1:b | h1:2. c", &[]);
    check(styles, &(h("", "a") + &h("text:style-name='H'", "b")), "h1:a | h1:b", &[]);
}

#[test]
fn what_office_programs_do_not_show_is_hidden() {
    use Why::{Beside, Deleted, NotShown, Unseeable};
    let text =
        |name: &str, said: &str| style("text", name, &format!("<style:text-properties {said}/>"));
    let styles = text("none", "text:display='none'")
        + &text("struck", "style:text-line-through-style='solid'")
        + &text("white", "fo:color='#FFFFFF'")
        + &text("lit", "fo:color='#ffffff' fo:background-color='#000000'")
        + &text("tiny", "fo:font-size='1pt'")
        + &text("clear", "fo:color='#000000' loext:opacity='0%'")
        + &text("usual", "style:use-window-font-color='true' loext:opacity='0%'")
        + &text("third", "fo:font-size='5%'")
        + &style(
            "paragraph",
            "dark",
            "<style:paragraph-properties fo:background-color='#102030'/>",
        );
    for (name, why) in [
        ("none", NotShown),
        ("struck", Deleted),
        ("white", Unseeable),
        ("tiny", Unseeable),
        ("clear", Unseeable),
        ("third", Unseeable),
    ] {
        check(&styles, &p(&format!("a {}", span(name, "b"))), "a", &[("b", why)]);
    }
    for name in ["lit", "usual"] {
        check(&styles, &p(&span(name, "a")), "a", &[]);
    }
    let dark = format!("<text:p text:style-name='dark'>{}</text:p>", span("white", "a"));
    check(&styles, &dark, "a", &[]);
    for hidden in [
        "<text:section text:display='none'><text:p>b</text:p></text:section>",
        "<text:section text:display='condition' text:condition='x'><text:p>b</text:p></text:section>",
        "<text:section text:is-hidden='true'><text:p>b</text:p></text:section>",
        "<text:p>b<text:hidden-paragraph text:condition='x' text:is-hidden='true'/></text:p>",
        "<text:p><text:span><text:hidden-paragraph/></text:span>b</text:p>",
        "<text:p><text:hidden-text text:is-hidden='true'>b</text:hidden-text></text:p>",
        "<table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>b</text:p>\
         </table:table-cell></table:table-row></table:table>",
        "<table:table><table:table-column/><table:table-column table:visibility='collapse' \
         table:number-columns-repeated='4000000000'/><table:table-row><table:table-cell/><table:table-cell>\
         <text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        "<text:p><text:variable-set text:display='none'>b</text:variable-set></text:p>",
    ] {
        check("", &format!("{}{hidden}", p("a")), "a", &[("b", NotShown)]);
    }
    let note =
        p("a<office:annotation><dc:creator>X</dc:creator><text:p>b</text:p></office:annotation>c");
    check("", &note, "ac", &[("b", Beside)]);
}

#[test]
fn tracked_changes_are_read_as_they_stand() {
    let region = |id: &str, what: &str| {
        format!("<text:changed-region xml:id='{id}' text:id='{id}'>{what}</text:changed-region>")
    };
    let info = "<office:change-info><dc:creator>Ona</dc:creator></office:change-info>";
    let changes = format!(
        "<text:tracked-changes>{}{}{}</text:tracked-changes>",
        region(
            "d",
            &format!(
                "<text:deletion>{info}<text:p>never </text:p><text:p>x</text:p></text:deletion>"
            )
        ),
        region("i", &format!("<text:insertion>{info}</text:insertion>")),
        region("lost", &format!("<text:deletion>{info}<text:p>lost</text:p></text:deletion>")),
    );
    let body = changes
        + &p("will <text:change text:change-id='d'/><text:change-start text:change-id='i'/>soon \
              <text:change-end text:change-id='i'/>pay<text:change-start text:change-id='lost'/> not\
              <text:change-end text:change-id='lost'/>");
    let hidden = [("never \nx", Why::Deleted), (" not", Why::Deleted), ("lost", Why::Deleted)];
    let extract = check("", &body, "will soon pay", &hidden);
    assert_eq!(extract.remarks.len(), 1);
}

#[test]
fn heights_and_notes_are_no_digits_of_numbers() {
    let text = |name: &str, said: &str| {
        style("text", name, &format!("<style:text-properties style:text-position='{said}'/>"))
    };
    let styles = text("up", "super 58%") + &text("down", "-8% 58%");
    let note = |class: &str, mark: &str, body: &str| {
        format!(
            "<text:note text:note-class='{class}'><text:note-citation>{mark}</text:note-citation>\
             <text:note-body><text:p>{body}</text:p></text:note-body></text:note>"
        )
    };
    let body = p(&format!(
        "10{} m, CO{}, 40{} ships{} and{}.",
        span("up", "2"),
        span("down", "2"),
        note("footnote", "1", "first"),
        note("endnote", "i", "end"),
        note("footnote", "not", "second"),
    )) + &p("b");
    let seen = "10² m, CO₂, 40¹ ships\u{2071} and\u{207f}\u{1d52}\u{1d57}. | b | n:first | n:second | n:end";
    let extract = check(&styles, &body, seen, &[]);
    let asides: Vec<&str> = extract.asides.iter().map(|a| &extract.text[a.range.clone()]).collect();
    assert_eq!(asides, ["¹", "\u{2071}"], "a word in a note's place is not left out");
}

#[test]
fn capitals_stand_for_what_was_written() {
    let styles = style("text", "up", "<style:text-properties fo:text-transform='uppercase'/>")
        + &style("text", "small", "<style:text-properties fo:font-variant='small-caps'/>");
    let body = p(&format!("{} and {}", span("up", "The port"), span("small", "Corvia")));
    let extract = check(&styles, &body, "THE PORT and Corvia", &[]);
    let asides: Vec<(&str, &str)> = extract
        .asides
        .iter()
        .map(|a| (&extract.text[a.range.clone()], a.instead.as_str()))
        .collect();
    assert_eq!(asides, [("THE", "The"), ("PORT", "port"), ("Corvia", "CORVIA")]);
}

#[test]
fn boxes_follow_their_paragraph_and_what_is_not_read_is_told() {
    let frame = "<draw:frame svg:width='5cm'><draw:text-box><text:p>box</text:p></draw:text-box><svg:desc>d\
        </svg:desc></draw:frame>";
    let body = p(&format!("be{frame}fore"))
        + &p("a<draw:custom-shape><text:p>shape</text:p></draw:custom-shape>")
        + &p("<draw:g><draw:rect><text:p>one</text:p></draw:rect><draw:line/></draw:g>")
        + &p(
            "<draw:frame svg:height='0.01cm'><draw:text-box><text:p>thin</text:p></draw:text-box></draw:frame>",
        )
        + &p("<draw:rect draw:display='none'><text:p>no</text:p></draw:rect>");
    let hidden = [("d", Why::Beside), ("thin", Why::Unseeable), ("no", Why::NotShown)];
    check("", &body, "before | box | a | shape | one", &hidden);
    let inline = p("to<draw:frame text:anchor-type='as-char'><draw:image/></draw:frame>day");
    check("", &inline, "to day", &[]);
    let msup = "<math:msup><math:mn>500</math:mn><math:mn>2</math:mn></math:msup>";
    let math = format!(
        "<math:math><math:semantics>{msup}<math:annotation>x</math:annotation></math:semantics></math:math>"
    );
    let here = p(&format!("is <draw:frame><draw:object>{math}</draw:object></draw:frame> ships"));
    let extract = check("", &here, "is 500² ships", &[]);
    assert!(extract.asides.is_empty(), "a power is no mark");
    let other =
        p("is <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>it<draw:control/>");
    let part = math.replacen("<math:math>", &format!("<math:math {NAMESPACES}>"), 1);
    let there = odt("", &other, &[("Object 1/content.xml", &part)]);
    let extract = check_in(&there, "is 500²it", &[]);
    assert_eq!(extract.unread.len(), 1);
    let gone = odt("", &other, &[]);
    let extract = check_in(&gone, "is it", &[]);
    let unread: Vec<&str> = extract.unread.iter().map(|unread| unread.what.as_str()).collect();
    let expected = ["an embedded object was not read (Object 1)", "a field of a form was not read"];
    assert_eq!(unread, expected);
}

#[test]
fn margins_are_those_of_pages_in_use() {
    let page = |name: &str, said: &str, text: &str| {
        format!(
            "<style:master-page style:name='{name}' {said}><style:header><text:p text:style-name='P1'>{text}\
             </text:p></style:header><style:footer style:display='false'><text:p>off {text}</text:p>\
             </style:footer></style:master-page>"
        )
    };
    let styles = format!(
        "<office:document-styles {NAMESPACES}><office:automatic-styles>{}</office:automatic-styles>\
         <office:master-styles>{}{}{}{}</office:master-styles></office:document-styles>",
        style("paragraph", "P1", ""),
        page("Standard", "", "usual"),
        page("First", "style:next-style-name='Next'", "first"),
        page("Next", "style:next-style-name='First'", "next"),
        page("Other", "", "other"),
    );
    let own = style("paragraph", "P1", "<style:text-properties text:display='none'/>")
        + &style("paragraph", "P2", "")
            .replace("style:family", "style:master-page-name='First' style:family");
    let body = "<text:p text:style-name='P2'>a</text:p>";
    let bytes = odt(&own, body, &[("styles.xml", &styles)]);
    let hidden = ["off usual", "off first", "off next", "other", "off other"];
    let hidden = hidden.map(|text| (text, Why::NotShown));
    check_in(&bytes, "a | n:usual | n:first | n:next", &hidden);
}

#[test]
fn the_number_of_the_page_is_no_text_of_a_footer() {
    let number = "<text:page-number>3</text:page-number>";
    let count = "<text:span><text:page-count>9</text:page-count></text:span>";
    for (footer, expected) in [
        (format!("<text:p>{number}</text:p>"), "a"),
        (format!("<text:p>– {number} / {count} –</text:p><text:p>foot</text:p>"), "a | n:foot"),
        // Words and other numbers are text.
        (format!("<text:p>Draft {number}</text:p>"), "a | n:Draft 3"),
        (format!("<text:p>2031 – {number}</text:p>"), "a | n:2031 – 3"),
    ] {
        let styles = format!(
            "<office:document-styles {NAMESPACES}><office:master-styles><style:master-page \
             style:name='Standard'><style:footer>{footer}</style:footer></style:master-page>\
             </office:master-styles></office:document-styles>"
        );
        check_in(&odt("", &p("a"), &[("styles.xml", &styles)]), expected, &[]);
    }
    let body = p(&format!("see page {number}"));
    check_in(&odt("", &body, &[]), "see page 3", &[]);
}

#[test]
fn the_file_says_who_wrote_it() {
    let meta = format!(
        "<office:document-meta {NAMESPACES}><office:meta><dc:title> A  title </dc:title><dc:creator>Last\
         </dc:creator><meta:initial-creator>First</meta:initial-creator><dc:date>2030-05-03</dc:date>\
         <dc:language>fr</dc:language></office:meta></office:document-meta>"
    );
    let bytes = odt("", &p("a"), &[("meta.xml", &meta)]);
    let found = read(&bytes, &Limits::default()).unwrap().meta;
    let some = |text: &str| Some(text.to_string());
    let (title, author, language) = (some("A title"), some("First"), some("fr"));
    assert_eq!(found, Meta { title, author, language, ..Meta::default() });
}

#[test]
fn a_flat_file_is_the_same_with_a_way_back() {
    let flat = format!(
        "<?xml version='1.0'?><office:document {NAMESPACES} office:mimetype='application/vnd.oasis.\
         opendocument.text'><office:body><office:text>{}</office:text></office:body></office:document>",
        p("One  word")
    );
    let extract = check_in(flat.as_bytes(), "One word", &[]);
    let source = extract.map.source(4..8).unwrap();
    assert_eq!(&flat[source], "word");
    let packed = odt("", &p("One  word"), &[]);
    let source = read(&packed, &Limits::default()).unwrap().map.source(0..3).unwrap();
    assert_eq!(&content("", &p("One  word"))[source], "One");
}
