//! What a careless eye makes of a page (a raised digit lowered, a hidden word read, two cells joined) is
//! never proof, in any reader.

use proptest::prelude::*;

use super::made::{check, docx, drawn, paragraph, pdf};

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
}
