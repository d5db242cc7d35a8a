//! What the program writes it also reads: a quote in an exported file stands there as a quotation, with
//! its very words, for the program's own readers of documents.

use std::ops::Range;

use onrecord::documents::{AsideKind, BlockKind, Limits, read};
use onrecord::export::{Node, Quote, Sheet, docx, html, markdown};

use super::sheets::{filled, shown, texts};

/// Blanks in a row are one for readers of documents.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quotations(bytes: &[u8], name: &str) -> Vec<String> {
    let extract = read(bytes, name, &Limits::default()).unwrap_or_else(|why| panic!("{why:?}"));
    let blocks = extract.blocks.iter().filter(|block| block.kind == BlockKind::Quotation);
    // The mark of the note that follows a quotation is no word of it.
    let marks = extract.asides.iter().filter(|aside| aside.kind == AsideKind::NoteMark);
    let is_aside = |at: usize| marks.clone().any(|aside| aside.range.contains(&at));
    let words = |range: Range<usize>| -> String {
        let all = extract.text[range.clone()].char_indices();
        all.filter(|(at, _)| !is_aside(range.start + at)).map(|(_, c)| c).collect()
    };
    let quotations = blocks.map(|block| plain(&words(block.range.clone())));
    quotations.filter(|quotation| !quotation.is_empty()).collect()
}

/// The sentences of the quotes, each as its format shows it.
fn sentences(sheet: &Sheet) -> Vec<String> {
    let sentence = |node: &Node| match node {
        Node::Quote(Quote { prefix, exact, suffix, .. }) => {
            Some(plain(&[prefix, exact, suffix].map(|part| shown(part)).concat()))
        }
        _ => None,
    };
    sheet.nodes.iter().filter_map(sentence).filter(|text| !text.is_empty()).collect()
}

#[test]
fn quotes_come_back_as_quotations_with_their_words() {
    // A part with a replacement character counts as one whose letters are not certain, and is refused.
    for text in texts().map(|text| text.replace('\u{fffd}', "?")) {
        let sheet = filled(&text);
        let expected = sentences(&sheet);
        assert_eq!(quotations(&docx::document(&sheet), "x.docx"), expected, "{text:.200?}");
        let found = quotations(&html::document(&sheet), "x.html");
        let missing = expected.iter().find(|sentence| !found.contains(sentence));
        assert_eq!(missing, None, "{text:.200?} in {found:?}");
    }
}

#[test]
fn what_says_how_a_quote_stands_comes_back_beside_it() {
    let quote = Quote {
        prefix: "He said “".to_string(),
        exact: "it might".to_string(),
        suffix: "”.".to_string(),
        source: vec!["A. Person, through B. Person".to_string()],
        citation: Some("A Paper, 6 January 2026".to_string()),
        stamp: Some("NOT PROVED".to_string()),
    };
    let sheet = Sheet {
        marking: "OFFICIAL".to_string(),
        nodes: vec![Node::Quote(quote)],
        ..Sheet::default()
    };
    for (bytes, name) in [
        (docx::document(&sheet), "x.docx"),
        (html::document(&sheet), "x.html"),
        (markdown::document(&sheet), "x.md"),
    ] {
        let extract = read(&bytes, name, &Limits::default()).unwrap();
        let text = &extract.text;
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
        assert!(at("NOT PROVED") < at("He said “it might”."), "{name}");
        assert!(at("He said “it might”.") < at("A. Person, through B. Person"), "{name}");
        assert!(at("A. Person") < at("A Paper, 6 January 2026"), "{name}");
        assert_eq!(text.matches("OFFICIAL").count(), 2, "{name}");
        assert!(extract.hidden.iter().all(|hidden| !hidden.text.contains("it might")), "{name}");
    }
}
