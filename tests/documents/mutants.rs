//! What a careless eye makes of a page (a raised digit lowered, a hidden word read, two cells joined) is
//! never proof, in any reader.

use proptest::prelude::*;

use super::made::{check, docx, docx_with, drawn, paragraph, pdf, word_part};

/// What is written in one place and seen otherwise, in every reader: words before, what is special, words behind.
#[derive(Debug)]
struct Seen {
    before: String,
    number: u32,
    digit: u32,
    behind: String,
    way: usize,
}

impl Seen {
    /// The sentence with its last digit raised, as each reader has it.
    fn raised(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, digit, behind, way } = self;
        let raise = [
            format!("<sup>{digit}</sup>"),
            format!("<span style='vertical-align:super'>{digit}</span>"),
            format!("<sup><b><a href='#n{digit}'>{digit}</a></b></sup>"),
            format!("<i class=up>{digit}</i>"),
            format!("<math><msup><mrow></mrow><mn>{digit}</mn></msup></math>"),
        ];
        let html = &raise[way % raise.len()];
        let said = ["<w:vertAlign w:val='superscript'/>", "<w:position w:val='9'/>"][way % 2];
        let body = paragraph(&[
            (&format!("{before} {number}"), ""),
            (&digit.to_string(), said),
            (&format!(" {behind}"), ""),
        ]);
        let content = format!(
            "BT /F 10 Tf 20 700 Td ({before} {number}) Tj /F {} Tf 4 Ts ({digit}) Tj /F 10 Tf 0 Ts ( {behind}) Tj ET",
            [6, 7, 10][way % 3]
        );
        let page = format!(
            "<!doctype html><style>.up{{position:relative;top:-.4em}}</style><p>{before} {number}{html} {behind}"
        );
        vec![
            (page.into_bytes(), "a.html"),
            (format!("{before} {number}<sup>{digit}</sup> {behind}\n").into_bytes(), "a.md"),
            (docx(&body), "a.docx"),
            (pdf(&content, &[]), "a.pdf"),
        ]
    }

    /// The sentence with a word that nobody sees.
    fn hidden(&self, word: &str) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, behind, way, .. } = self;
        let hides = [
            "style='display:none'",
            "hidden",
            "class=no",
            "style='color:#fff'",
            "style='font-size:0'",
        ];
        let hide = hides[way % hides.len()];
        let inline =
            format!("{before} {number} <span style='display:none'>{word}</span>{behind}\n");
        let said = ["<w:vanish/>", "<w:color w:val='FFFFFF'/>", "<w:strike/>"][way % 3];
        let body = paragraph(&[
            (&format!("{before} {number} "), ""),
            (&format!("{word} "), said),
            (behind, ""),
        ]);
        let draw = ["3 Tr", "1 1 1 rg", "/F 0.5 Tf"][way % 3];
        let content = format!(
            "BT /F 10 Tf 20 700 Td ({before} {number} ) Tj q {draw} ({word} ) Tj Q 0 Tr 0 0 0 rg /F 10 Tf ({behind}) Tj ET"
        );
        let page = format!(
            "<!doctype html><style>p > .no {{ visibility: hidden }}</style><p>{before} {number} <span {hide}>{word}\
             </span>{behind}"
        );
        vec![
            (page.into_bytes(), "a.html"),
            (inline.into_bytes(), "a.md"),
            (docx(&body), "a.docx"),
            (pdf(&content, &[]), "a.pdf"),
        ]
    }

    /// The sentence with a note mark behind its number.
    fn marked(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, digit, behind, way } = self;
        let marks = [
            format!("<sup><a href='#n'>{digit}</a></sup>"),
            format!("<a href='#fn{digit}'>{digit}</a>"),
            format!(
                "<a class=noteref href='#x'><span style='vertical-align:super'>{digit}</span></a>"
            ),
            format!("<sup>[{digit}]</sup>"),
        ];
        let mark = &marks[way % marks.len()];
        let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
        let body = format!(
            "<w:p>{}<w:r><w:footnoteReference w:id='{digit}'/></w:r>{}</w:p>",
            run(&format!("{before} {number}")),
            run(&format!(" {behind}"))
        );
        vec![
            (format!("<!doctype html><p>{before} {number}{mark} {behind}").into_bytes(), "a.html"),
            (
                format!("{before} {number}[^{digit}] {behind}\n\n[^{digit}]: A note.\n")
                    .into_bytes(),
                "a.md",
            ),
            (docx(&body), "a.docx"),
        ]
    }

    /// Two items of a list: the words before, which end with the number, and those behind, which begin with
    /// the digit.
    fn listed(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, digit, behind, way } = self;
        let items = [format!("{before} {number}"), format!("{digit} {behind}")];
        let open = [
            "<ol>",
            "<ol type=a>",
            "<ol style='list-style:upper-roman'>",
            "<style>ol{list-style:none;counter-reset:n}li::before{counter-increment:n;content:counter(n) ' '}\
             </style><ol>",
        ][way % 4];
        let html: String = items.iter().map(|item| format!("<li>{item}")).collect();
        let (format, text) = [
            ("decimal", "%1"),
            ("decimal", "Article %1"),
            ("lowerLetter", "(%1)"),
            ("upperRoman", "%1."),
        ][way % 4];
        let said = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
        let body: String = items
            .iter()
            .map(|item| format!("<w:p>{said}<w:r><w:t>{item}</w:t></w:r></w:p>"))
            .collect();
        let numbering = word_part(
            "numbering",
            &format!(
                "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt \
                 w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl></w:abstractNum><w:num \
                 w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
            ),
        );
        let markdown: String = items.iter().map(|item| format!("1. {item}\n")).collect();
        vec![
            (format!("<!doctype html>{open}{html}</ol>").into_bytes(), "a.html"),
            (markdown.into_bytes(), "a.md"),
            (docx_with(&body, &[("numbering", "numbering.xml", &numbering)]), "a.docx"),
        ]
    }

    /// The sentence with its end in quotation marks of the browser.
    fn quoted(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, behind, way, .. } = self;
        let quote = [
            format!("<q>{behind}</q>"),
            format!("<q><b>{behind}</b></q>"),
            format!("<span class=q>{behind}</span>"),
        ];
        let sheet = "<style>.q::before{content:open-quote}.q::after{content:'”'}</style>";
        vec![
            (
                format!("<!doctype html>{sheet}<p>{before} {number} {} today", quote[way % 3])
                    .into_bytes(),
                "a.html",
            ),
            (format!("{before} {number} <q>{behind}</q> today\n").into_bytes(), "a.md"),
        ]
    }

    /// The sentence with its end in capitals of the style.
    fn in_capitals(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, behind, way, .. } = self;
        let style = ["text-transform:uppercase", "font-variant:small-caps"][way % 2];
        let said = ["<w:caps/>", "<w:smallCaps/>"][way % 2];
        let inline = format!("{before} {number} <span style='{style}'>{behind}</span> today\n");
        let body =
            paragraph(&[(&format!("{before} {number} "), ""), (behind, said), (" today", "")]);
        vec![
            (format!("<!doctype html><p>{inline}").into_bytes(), "a.html"),
            (inline.into_bytes(), "a.md"),
            (docx(&body), "a.docx"),
        ]
    }

    /// Cells beside one another.
    fn cells(&self) -> Vec<(Vec<u8>, &'static str)> {
        let Seen { before, number, digit, behind, way } = self;
        let all = [before.clone(), number.to_string(), digit.to_string(), behind.clone()];
        let of = |open: &str, close: &str| -> String {
            all.iter().map(|cell| format!("{open}{cell}{close}")).collect()
        };
        let page = match way % 4 {
            0 => format!("<table><tr>{}</table>", of("<td>", "</td>")),
            1 => format!("<style>.r{{display:grid}}</style><p class=r>{}", of("<b>", "</b>")),
            2 => format!("<style>b{{display:block}}</style><p>{}", of("<b>", "</b>")),
            _ => format!("<p style='display:flex'>{}", of("<b>", "</b>")),
        };
        let rows = of("<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>");
        let pieces: Vec<(f64, f64, f64, &str)> = (0_u32..)
            .zip(&all)
            .map(|(at, cell)| (20.0 + 150.0 * f64::from(at), 700.0, 10.0, cell.as_str()))
            .collect();
        vec![
            (format!("<!doctype html>{page}").into_bytes(), "a.html"),
            (format!("|{}|\n|-|-|-|-|\n", all.join("|")).into_bytes(), "a.md"),
            (docx(&format!("<w:tbl><w:tr>{rows}</w:tr></w:tbl>")), "a.docx"),
            (pdf(&drawn(&pieces), &[]), "a.pdf"),
        ]
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_that_was_lowered_is_proof(seen in seen()) {
        let Seen { before, number, digit, behind, .. } = &seen;
        let written = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][*digit as usize];
        let lowered = format!("{before} {number}{digit} {behind}");
        let as_seen = format!("{before} {number}{written} {behind}");
        for (bytes, name) in seen.raised() {
            check(&bytes, name, &[('-', &lowered), ('+', &as_seen)]);
        }
    }

    #[test]
    fn no_hidden_word_is_proof(seen in seen()) {
        let Seen { before, number, behind, .. } = &seen;
        for (bytes, name) in seen.hidden("never") {
            check(&bytes, name, &[('-', &format!("{before} {number} never {behind}"))]);
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

    #[test]
    fn no_mark_of_a_note_is_a_digit(seen in seen()) {
        let Seen { before, number, digit, behind, .. } = &seen;
        for (bytes, name) in seen.marked() {
            check(&bytes, name, &[
                ('-', &format!("{before} {number}{digit} {behind}")),
                ('-', &format!("{before} {number}1 {behind}")),
                ('~', &format!("{before} {number} {behind}")),
            ]);
        }
    }

    #[test]
    fn no_number_of_an_item_is_a_figure(seen in seen()) {
        let Seen { before, number, digit, behind, .. } = &seen;
        for (bytes, name) in seen.listed() {
            for joined in [
                format!("{before} {number} {digit} {behind}"),
                format!("{before} {number}{digit} {behind}"),
                format!("2{digit} {behind}"),
                format!("2 {digit} {behind}"),
                format!("3. {digit} {behind}"),
                format!("1. {digit} {behind}"),
            ] {
                check(&bytes, name, &[('-', &joined)]);
            }
            check(&bytes, name, &[('+', &format!("{digit} {behind}"))]);
        }
    }

    #[test]
    fn quotation_marks_stand_on_both_sides_or_on_none(seen in seen()) {
        let Seen { before, number, behind, .. } = &seen;
        for (bytes, name) in seen.quoted() {
            check(&bytes, name, &[
                ('+', &format!("{before} {number} “{behind}” today")),
                ('~', &format!("{before} {number} {behind} today")),
                ('-', &format!("{before} {number} “{behind} today")),
                ('-', &format!("{before} {number} {behind}” today")),
                ('-', &format!("{before} “{number}” {behind} today")),
            ]);
        }
    }

    #[test]
    fn capitals_that_nobody_sees_are_no_proof(seen in seen()) {
        let Seen { before, number, behind, way, .. } = &seen;
        let upper = behind.to_uppercase();
        let (seen_as, written) = if way % 2 == 0 { ('+', '~') } else { ('~', '+') };
        let mut some = upper.chars();
        let first = some.next().unwrap().to_lowercase().collect::<String>() + some.as_str();
        for (bytes, name) in seen.in_capitals() {
            check(&bytes, name, &[
                (seen_as, &format!("{before} {number} {upper} today")),
                (written, &format!("{before} {number} {behind} today")),
                ('-', &format!("{} {number} {upper} today", before.to_uppercase())),
                ('-', &format!("{before} {number} {upper} TODAY")),
                ('-', &format!("{before} {number} {first} today")),
            ]);
        }
    }
}
