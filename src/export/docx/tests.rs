//! What the parts of a DOCX say.

use std::io::Read;

use zip::ZipArchive;

use super::super::{Column, Node, Own, Quote, Table, Value};
use super::*;

fn sheet(nodes: Vec<Node>) -> Sheet {
    Sheet {
        title: "A & B".to_string(),
        marking: "OFFICIAL – SENSITIVE".to_string(),
        language: "en-GB".to_string(),
        nodes,
        ..Sheet::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn quote(citation: &str) -> Node {
    Node::Quote(Quote {
        prefix: "He said ".to_string(),
        exact: "it might".to_string(),
        suffix: ".".to_string(),
        source: vec!["A. Person".to_string(), "through B. Person".to_string()],
        citation: Some(citation.to_string()),
        stamp: None,
    })
}

fn table(cells: &[&str]) -> Table {
    Table {
        columns: vec![Column::new("a", "A"), Column::new("b", "B")],
        rows: vec![cells.iter().map(|cell| Value::Text((*cell).to_string())).collect()],
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_nothing_of_this_machine() {
    let bytes = document(&sheet(vec![quote("A Paper")]));
    assert_eq!(bytes, document(&sheet(vec![quote("A Paper")])));
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    for at in 0..archive.len() {
        let file = archive.by_index(at).unwrap();
        assert_eq!(file.last_modified(), Some(DateTime::default()), "{:?}", file.name());
    }
    let core = part(&bytes, "docProps/core.xml");
    let (_, said) = core.split_once("/1.1/\">").unwrap();
    assert_eq!(
        said,
        "<dc:title>A &amp; B</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    );
}

#[test]
fn each_citation_is_a_footnote_of_its_own() {
    let bytes = document(&sheet(vec![quote("One"), quote("Two")]));
    let (body, notes) = (part(&bytes, "word/document.xml"), part(&bytes, "word/footnotes.xml"));
    for (id, text) in [(1, "One"), (2, "Two")] {
        assert_eq!(body.matches(&format!("<w:footnoteReference w:id=\"{id}\"/>")).count(), 1);
        let (_, note) = notes.split_once(&format!("<w:footnote w:id=\"{id}\">")).unwrap();
        let (note, _) = note.split_once("</w:footnote>").unwrap();
        assert!(note.contains(&format!(">{text}</w:t>")), "{note}");
    }
    assert!(!body.contains("One") && !body.contains("Two"));
}

#[test]
fn the_marking_and_the_page_stand_in_the_margins() {
    let bytes = document(&sheet(Vec::new()));
    for name in ["word/header1.xml", "word/footer1.xml"] {
        assert_eq!(part(&bytes, name).matches(">OFFICIAL – SENSITIVE</w:t>").count(), 1, "{name}");
    }
    let footer = part(&bytes, "word/footer1.xml");
    let fields: Vec<&str> =
        footer.split("w:instr=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(fields, [" PAGE ", " NUMPAGES "]);
    assert!(!part(&bytes, "word/document.xml").contains("instr"));
}

#[test]
fn rows_stay_whole_and_the_head_of_a_table_repeats() {
    let bytes =
        document(&sheet(vec![Node::Table(table(&["x", "y"])), Node::Table(table(&["z", ""]))]));
    let body = part(&bytes, "word/document.xml");
    let count = |what: &str| body.matches(what).count();
    assert_eq!((count("<w:tr>"), count("<w:cantSplit/>"), count("<w:tblHeader/>")), (4, 4, 2));
    assert_eq!(count("</w:tbl><w:p>"), 2, "two tables in a row would be one");
    let none = Table { columns: Vec::new(), rows: vec![Vec::new()] };
    let body = part(&document(&sheet(vec![Node::Table(none)])), "word/document.xml");
    assert!(!body.contains("<w:tbl>"), "a table without columns is refused by Word");
}

#[test]
fn the_lines_of_a_quote_stay_together() {
    let body = part(&document(&sheet(vec![quote("One")])), "word/document.xml");
    let kept: Vec<bool> =
        body.split("<w:p>").skip(1).map(|block| block.contains("<w:keepNext/>")).collect();
    assert_eq!(kept, [true, true, false, false], "the last is the gap");
}

#[test]
fn a_quote_that_fills_a_page_may_break_so_that_its_stamp_stays_with_it() {
    for (words, may_break) in [(100, false), (400, true)] {
        let stamp = Some("NOT PROVED".to_string());
        let quote = Quote { exact: "word ".repeat(words), stamp, ..Quote::default() };
        let body = part(&document(&sheet(vec![Node::Quote(quote)])), "word/document.xml");
        assert_eq!(body.contains("<w:keepLines w:val=\"0\"/>"), may_break, "{words} words");
        assert!(body.contains("<w:pStyle w:val=\"Stamp\"/><w:keepNext/>"));
    }
}

#[test]
fn what_is_written_from_the_right_is_told_so() {
    let nodes = vec![Node::Paragraph("עברית".to_string()), Node::Paragraph("English".to_string())];
    let body = part(&document(&sheet(nodes)), "word/document.xml");
    let paragraphs: Vec<&str> = body.split("<w:p>").skip(1).collect();
    assert!(paragraphs[0].contains("<w:bidi/>") && paragraphs[0].contains("<w:rtl/>"));
    assert!(!paragraphs[1].contains("<w:bidi/>") && !paragraphs[1].contains("<w:rtl/>"));
}

#[test]
fn an_address_can_be_followed_and_nothing_else_leads_out() {
    let of = |value: Value| {
        let columns = vec![Column::new("url", "A")];
        document(&sheet(vec![Node::Table(Table { columns, rows: vec![vec![value]] })]))
    };
    let address = "https://x.example/?a=1&b=\u{e9}".to_string();
    let bytes = of(Value::Address(address.clone()));
    let links = part(&bytes, "word/_rels/document.xml.rels");
    assert!(
        links.contains("Target=\"https://x.example/?a=1&amp;b=\u{e9}\" TargetMode=\"External\"")
    );
    assert!(part(&bytes, "word/document.xml").contains("<w:hyperlink r:id=\"link1\">"));
    for value in [Value::Text(address), Value::Address("javascript:alert(1)".to_string())] {
        let bytes = of(value);
        assert!(!part(&bytes, "word/_rels/document.xml.rels").contains("External"));
        assert!(!part(&bytes, "word/document.xml").contains("hyperlink"));
    }
}

#[test]
fn every_style_that_is_used_is_there() {
    let nodes = vec![
        Node::Heading(1, "a".to_string()),
        Node::Heading(2, "a".to_string()),
        Node::Heading(3, "a".to_string()),
        Node::Heading(4, "a".to_string()),
        Node::Paragraph("a".to_string()),
        quote("c"),
        Node::Quote(Quote {
            exact: "a".to_string(),
            stamp: Some("b".to_string()),
            ..Quote::default()
        }),
        Node::Fields(vec![("a".to_string(), "b".to_string())]),
        Node::List(vec!["a".to_string()]),
        Node::Table(table(&["x", "y"])),
        Node::Note("a".to_string()),
        Node::Own(Own { label: "a".to_string(), lines: vec!["- a".to_string()] }),
        Node::Table(Table {
            columns: vec![Column::new("url", "A")],
            rows: vec![vec![Value::Address("https://x.example".to_string())]],
        }),
    ];
    let bytes = document(&sheet(nodes));
    let styles = part(&bytes, "word/styles.xml");
    let mut seen = 0;
    for name in ["document", "footnotes", "header1", "footer1"] {
        let text = part(&bytes, &format!("word/{name}.xml"));
        for mark in ["pStyle", "rStyle", "tblStyle"] {
            for rest in text.split(&format!("<w:{mark} w:val=\"")).skip(1) {
                let id = rest.split('"').next().unwrap();
                assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
                seen += 1;
            }
        }
    }
    assert!(seen > 25, "{seen}");
    assert!(styles.contains("<w:lang w:val=\"en-GB\"/>") && !styles.contains("LANGUAGE"));
}
