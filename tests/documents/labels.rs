//! What programs and style sheets write beside a text is left out by a quote where it only counts; where it says
//! something, it is text like any other, and where nobody can tell, no sentence goes over it.

use super::made::{check, docx, docx_with, html, paragraph, word_part};

/// A DOCX: a paragraph, and one behind it with a label of this format and text.
fn labelled(before: &str, (format, text): (&str, &str), item: &str) -> Vec<u8> {
    let said = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    let numbering = word_part(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='6'/><w:numFmt \
             w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl></w:abstractNum><w:num w:numId='1'>\
             <w:abstractNumId w:val='0'/></w:num>"
        ),
    );
    let body = format!(
        "{}<w:p>{said}<w:r><w:t xml:space='preserve'>{item}</w:t></w:r></w:p>",
        paragraph(&[(before, "")])
    );
    docx_with(&body, &[("numbering", "numbering.xml", &numbering)])
}

/// An ODT in one file: a list of one item behind a paragraph.
fn listed(level: &str, before: &str, item: &str) -> Vec<u8> {
    flat(
        &format!("<text:list-style style:name='L'>{level}</text:list-style>"),
        &format!(
            "<text:p>{before}</text:p><text:list text:style-name='L'><text:list-item><text:p>{item}</text:p>\
             </text:list-item></text:list>"
        ),
    )
}

fn flat(styles: &str, body: &str) -> Vec<u8> {
    const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
        xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
        xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
        xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
        xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'";
    format!(
        "<?xml version='1.0'?><office:document {SPACES} \
         office:mimetype='application/vnd.oasis.opendocument.text'><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    .into_bytes()
}

const OVER: &str = "Bessony plans to lend boats to Corvia";

#[test]
fn labels_with_words_are_never_left_out() {
    for (before, label, item) in [
        ("Bessony plans", ("none", "never"), "to lend boats to Corvia."),
        ("Bessony plans to lend", ("decimal", "no more than %1"), "boats to Corvia."),
        ("Bessony plans to lend", ("bullet", "half of the"), "boats to Corvia."),
        ("Bessony plans to lend", ("decimal", "%1 broken"), "boats to Corvia."),
        ("Bessony plans", ("bullet", "✗"), "to lend boats to Corvia."),
        ("Bessony plans", ("upperLetter", "not %1."), "to lend boats to Corvia."),
        // Words that are numbers, and numbers that are not known beside words.
        ("Bessony plans to lend", ("cardinalText", "%1"), "boats to Corvia."),
        ("Bessony plans to lend", ("chineseCounting", "only %1"), "boats to Corvia."),
    ] {
        check(&labelled(before, label, item), "a.docx", &[('-', OVER)]);
    }
    for level in [
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-prefix='barely '/>",
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix=' broken'/>",
        "<text:list-level-style-bullet text:level='1' text:bullet-char='N'/>",
        "<text:list-level-style-bullet text:level='1' text:bullet-char='–' style:num-suffix=' not '/>",
        "<text:list-level-style-number text:level='1' style:num-format='一' style:num-prefix='barely '/>",
        "<text:list-level-style-number text:level='1' style:num-format='' style:num-prefix='never'/>",
    ] {
        let document = listed(level, "Bessony plans", "to lend boats to Corvia.");
        check(&document, "a.fodt", &[('-', OVER), ('+', "to lend boats to Corvia.")]);
    }
    let number = |name: &str, before: &str| {
        format!(
            "<text:list-style style:name='{name}'><text:list-level-style-number text:level='1' \
             style:num-format='1' style:num-prefix='{before}' style:num-suffix='.'/></text:list-style>"
        )
    };
    let other = flat(
        &(number("L", "") + &number("M", "barely ")),
        "<text:p>Bessony plans</text:p><text:list text:style-name='L'><text:list-item text:style-override='M'>\
         <text:p>to lend boats to Corvia.</text:p></text:list-item></text:list>",
    );
    check(&other, "a.fodt", &[('-', OVER)]);
    for css in [
        "li{list-style-type:'never '}",
        "li::marker{content:'hardly '}",
        "ul{list-style:'half of the ' inside}",
        "li{list-style:none}li::before{content:'no more than ' counter(list-item) ' times '}",
        "@counter-style k{system:cyclic;symbols:never;suffix:' '}ul{list-style:k}",
        "@counter-style k{system:fixed;symbols:a;prefix:'hardly '}ul{list-style:k}",
        "@counter-style k{system:extends decimal;prefix:'hardly '}ul{list-style:k}",
        "ul{list-style:symbols(cyclic 'never')}",
    ] {
        html(
            &format!(
                "<style>{css}</style><p>Bessony plans</p><ul><li>to lend boats to Corvia.</ul>"
            ),
            &[('-', OVER), ('+', "to lend boats to Corvia.")],
        );
    }
    html(
        "<style>li{list-style-type:'never '}</style><p>Bessony plans</p><ul><li>to lend boats.</ul>",
        &[('+', "never to lend boats."), ('~', "Bessony plans never to lend boats.")],
    );
}

#[test]
fn labels_that_count_may_be_left_out() {
    let over = "Bessony plans to lend boats to Corvia";
    for label in [
        ("decimal", "%1."),
        ("lowerLetter", "(%1)"),
        ("upperRoman", "Title %1"),
        ("decimal", "Artikel %1"),
        ("decimal", "第%1条"),
        ("decimal", "[No. %1]"),
        ("bullet", "•"),
        ("bullet", "—"),
        ("hebrew1", "%1)"),
    ] {
        let document = labelled("Bessony plans", label, "to lend boats to Corvia.");
        check(&document, "a.docx", &[('~', over), ('+', "to lend boats to Corvia.")]);
    }
    let number =
        "<text:list-level-style-number text:level='1' style:num-format='i' style:num-prefix='§ '/>";
    let sign = "<text:list-level-style-bullet text:level='1' text:bullet-char='o'><style:text-properties \
        fo:font-family='Courier New'/></text:list-level-style-bullet>";
    for level in [number, sign] {
        let document = listed(level, "Bessony plans", "to lend boats to Corvia.");
        check(&document, "a.fodt", &[('~', over)]);
    }
    for css in [
        "",
        "ul{list-style:lower-roman}",
        "ul{list-style:thai}",
        "li{list-style:'→ '}",
        "@counter-style k{system:alphabetic;symbols:p q r;suffix:') '}ul{list-style:k}",
    ] {
        html(
            &format!(
                "<style>{css}</style><p>Bessony plans</p><ul><li>to lend boats to Corvia.</ul>"
            ),
            &[('~', over)],
        );
    }
}

#[test]
fn a_bare_number_may_count_things() {
    for text in ["%1", "%1%1", "%1.%1"] {
        let document = labelled("Bessony plans to lend", ("decimal", text), "boats to Corvia.");
        check(&document, "a.docx", &[('-', OVER), ('+', "boats to Corvia.")]);
        // Behind the end of a sentence it counts none.
        let document = labelled("Bessony lends more.", ("decimal", text), "Boats go to Corvia.");
        check(&document, "a.docx", &[('~', "lends more. Boats go to Corvia.")]);
    }
    html(
        "<style>p+p{counter-increment:k 6}p+p::before{content:counter(k) ' '}</style><p>Bessony plans to lend</p>\
         <p>boats to Corvia.</p>",
        &[('-', OVER), ('~', "plans to lend 6 boats to Corvia.")],
    );
    let document = labelled("Bessony plans to lend", ("decimal", "%1"), "000 boats to Corvia.");
    check(
        &document,
        "a.docx",
        &[('-', "6 000 boats"), ('-', "6000 boats"), ('-', "000 boats to Corvia.")],
    );
}

#[test]
fn a_counter_within_a_sentence_is_a_word_of_it() {
    html(
        "<style>body{counter-reset:k 4}b::before{counter-increment:k;content:counter(k)}</style><p>Bessony lends \
         <b></b> boats. See Article <b></b> of it.",
        &[
            ('-', "Bessony lends boats."),
            ('+', "Bessony lends 5 boats."),
            ('-', "See Article of it."),
            ('+', "See Article 6 of it."),
        ],
    );
    html(
        "<style>b::before{content:'Article ' counter(k) ' '}</style><p>Bessony lends <b></b> boats.",
        &[('-', "Bessony lends boats."), ('+', "Bessony lends Article 0 boats.")],
    );
    for unknown in [
        "counter(k,hebrew)",
        "'(' counter(k,hebrew) ')'",
        "counter(k,hebrew) '. '",
        "counter(k,symbols('x'))",
        "counters(k,'.',other)",
    ] {
        html(
            &format!(
                "<style>@counter-style other{{system:fixed;symbols:x;range:0 1}}b::before{{content:{unknown}}}\
                 </style><p>Bessony lends <b></b> boats."
            ),
            &[('-', "Bessony lends boats."), ('+', "Bessony lends")],
        );
    }
    let many = "''".repeat(200);
    html(
        &format!("<style>b::before{{content:{many} 'no'}}</style><p>Bessony lends <b></b> boats."),
        &[('-', "Bessony lends boats.")],
    );
}

#[test]
fn kinds_of_numbers_are_those_of_the_sheet() {
    for (rule, second) in [
        ("system:cyclic;symbols:A B", "B. two of them"),
        ("system:numeric;symbols:'0' '1'", "10. two of them"),
        ("symbols:'*'", "**. two of them"),
        ("system:additive;additive-symbols:2 Z,1 Y;suffix:' - '", "Z - two of them"),
        ("system:fixed;symbols:X;prefix:'('", "(2. two of them"),
    ] {
        let list = format!("<style>@counter-style k{{{rule}}}ol{{list-style:K}}</style><ol>");
        html(&format!("{list}<li>one of them<li>two of them</ol>"), &[('+', second)]);
    }
    html("<ol style='list-style:nobody-made-it'><li>one of them</ol>", &[('+', "1. one of them")]);
    html(
        "<style>@counter-style upper-roman{symbols:no}</style><p>We lend</p><ol type=I><li>boats to them</ol>",
        &[('-', "I. boats to them"), ('-', "We lend boats to them"), ('+', "boats to them")],
    );
}

#[test]
fn quotation_marks_with_words_are_words() {
    for css in [
        "q{quotes:'never ' ''}",
        "q{quotes:none}q::before{content:'never '}",
        "body{quotes:'6 ' '.'}",
        "q{quotes:'' ' not '}",
    ] {
        html(
            &format!("<style>{css}</style><p>Bessony will <q>lend boats</q> to Corvia."),
            &[('-', "Bessony will lend boats to Corvia."), ('+', "lend boats")],
        );
    }
    html(
        "<style>q{quotes:'‹' '›'}</style><p>Bessony will <q>lend boats</q> to Corvia.",
        &[('~', "Bessony will lend boats to Corvia.")],
    );
}

#[test]
fn the_number_of_a_page_among_words_is_a_word() {
    for mark in [
        "<span role=doc-pagebreak>15</span>",
        "<b role='doc-pagebreak'>[p. 15]</b>",
        "<i role=doc-pagebreak>xv</i>",
        "<a href='#n' role=doc-noteref>15</a>",
    ] {
        html(
            &format!("<p>Bessony will lend {mark} boats to Corvia."),
            &[('-', "Bessony will lend boats to Corvia.")],
        );
    }
    html(
        "<p>Bessony will lend</p><div role=doc-pagebreak>15</div><p>boats to Corvia.",
        &[('~', "Bessony will lend boats to Corvia."), ('-', "will lend 15 boats")],
    );
}

#[test]
fn words_that_are_drawn_part_a_sentence() {
    for drawn in [
        "<svg><text y=9>not</text></svg>",
        "<svg><g><text><tspan>not</tspan></text></g></svg>",
        "<svg><foreignObject><p>not</p></foreignObject></svg>",
        "<svg><a href=b><text>not</text></a><title>a</title></svg>",
        "<svg><defs><text id=n>not</text></defs><use href='#n'/></svg>",
        "<svg><symbol id=n><text>not</text></symbol></svg><svg><use href='#n'></use></svg>",
        "<object>not</object>",
        "<object data=a.swf><p>not</p></object>",
        "<iframe src=a.html></iframe>",
        "<embed src=a.html>",
        "<input placeholder=not>",
    ] {
        html(
            &format!("<div>Bessony will {drawn} lend boats."),
            &[('-', "Bessony will lend boats."), ('+', "lend boats.")],
        );
    }
    for sign in [
        "<svg><path d=M0/><title>not</title></svg>",
        "<svg><defs><text>not</text></defs></svg>",
        "<svg style='display:none'><text>not</text></svg>",
        "<svg><g visibility=hidden style='visibility:hidden'><text>not</text></g></svg>",
        "<svg>not</svg>",
        "<img alt=not>",
        "<canvas>not</canvas>",
        "<video>not</video>",
        "<span hidden><svg><text>not</text></svg></span>",
        "<iframe hidden src=a.html></iframe>",
        "<input value=''>",
    ] {
        let quote = [('+', "Bessony will lend boats.")];
        html(&format!("<div>Bessony will {sign} lend boats."), &quote);
    }
}

#[test]
fn boxes_in_a_line_part_its_sentence() {
    let text = "<w:t xml:space='preserve'>";
    let sentence = |drawn: &str| {
        docx(&format!(
            "<w:p><w:r>{text}Bessony will </w:t></w:r><w:r>{drawn}</w:r><w:r>{text}lend boats.</w:t></w:r></w:p>"
        ))
    };
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&[("not", "")]));
    let shape = |style: &str, inside: &str| {
        format!("<w:pict><v:shape style='{style}'>{inside}</v:shape></w:pict>")
    };
    let text_box = format!("<v:textbox>{inside}</v:textbox>");
    let quote = |proof| [(proof, "Bessony will lend boats."), ('+', "lend boats.")];
    for drawn in [
        shape("width:9pt", &text_box),
        shape("width:9pt", "<v:textpath string='not'/>"),
        format!("<w:drawing><inline>{inside}</inline></w:drawing>"),
        "<w:pgNum/>".to_string(),
    ] {
        check(&sentence(&drawn), "a.docx", &quote('-'));
    }
    for drawn in [
        shape("position: absolute;width:9pt", &text_box),
        shape("width:9pt", ""),
        format!("<w:drawing><anchor>{inside}</anchor></w:drawing>"),
    ] {
        check(&sentence(&drawn), "a.docx", &quote('+'));
    }
    let frame = |anchor: &str, inside: &str| {
        let frame = format!("<draw:frame text:anchor-type='{anchor}'>{inside}</draw:frame>");
        flat("", &format!("<text:p>Bessony will {frame}lend boats.</text:p>"))
    };
    let text_box = "<draw:text-box><text:p>not</text:p></draw:text-box>";
    check(&frame("as-char", text_box), "a.fodt", &quote('-'));
    check(&frame("paragraph", text_box), "a.fodt", &quote('+'));
    check(&frame("as-char", "<draw:image/>"), "a.fodt", &quote('+'));
}

#[test]
fn what_a_sheet_writes_is_seen_by_its_own_looks() {
    for css in [
        "b{font-size:0}b::before{content:'refuse to';font-size:16px}",
        "b{visibility:hidden}b::before{content:'refuse to';visibility:visible}",
        "b{color:#fff;background:#fff}b::after{content:'refuse to';color:#000}",
        "b{font-size:1px}b::before{content:'refuse to';font-size:1rem}",
    ] {
        html(
            &format!("<style>{css}</style><p>Bessony will <b>gladly</b> lend boats."),
            &[
                ('-', "Bessony will lend boats."),
                ('-', "Bessony will gladly lend boats."),
                ('+', "Bessony will refuse to lend boats."),
            ],
        );
    }
    for css in [
        "b::before{content:'refuse to';color:#fff;background:#fff}",
        "b{font-size:10px}b::before{content:'refuse to';font-size:.1em}",
        "p{color:#333}b::before{content:'refuse to';color:white}",
    ] {
        html(
            &format!("<style>{css}</style><p>Bessony will <b></b> lend boats."),
            &[('-', "Bessony will refuse to lend boats.")],
        );
    }
    html(
        "<style>p{text-transform:uppercase}b::before{content:'gladly '}</style><p>Will <b></b>lend boats.",
        &[('+', "WILL GLADLY LEND BOATS."), ('~', "Will gladly lend boats.")],
    );
}

#[test]
fn a_label_that_nothing_parts_from_its_paragraph_is_part_of_it() {
    let level = |format: &str, (before, behind): (&str, &str), gap: &str| {
        format!(
            "<text:list-level-style-number text:level='1' style:num-format='{format}' style:num-prefix='{before}' \
             style:num-suffix='{behind}'><style:list-level-properties><style:list-level-label-alignment \
             text:label-followed-by='{gap}'/></style:list-level-properties></text:list-level-style-number>"
        )
    };
    for (format, around, gap, item, sign) in [
        ("1", ("", ""), "nothing", "4 boats go to Corvia", '-'),
        ("1", ("", "."), "nothing", "4 boats go to Corvia", '-'),
        ("a", ("un", ""), "nothing", "ble to lend boats", '-'),
        ("", ("un", ""), "nothing", "willing to lend boats", '-'),
        ("", ("non-", ""), "nothing", "aligned states lend boats", '-'),
        ("1", ("", ")"), "nothing", "4 boats go to Corvia", '+'),
        ("1", ("", "."), "nothing", "Boats go to Corvia", '+'),
        ("1", ("", "."), "space", "4 boats go to Corvia", '+'),
    ] {
        let odt = listed(&level(format, around, gap), "Nobody spoke.", item);
        check(&odt, "a.fodt", &[(sign, item)]);
    }
}
