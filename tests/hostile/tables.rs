//! CSV, JSON and CSL-JSON of hostile sheets, read by other people's readers.

use onrecord::export::csl::{Kind, Reference, When, references};
use onrecord::export::{Node, Sheet, Value, csv, json};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::matter::is_forbidden;
use super::sheets::{filled, sheet, shown, text, texts};

/// Spreadsheets take these for the beginning of a formula.
const ARMED: &str = "=+-@＝＋－＠";

/// A cell is the text as it is shown, disarmed.
fn check_cell(cell: &str, text: &str) {
    let text = shown(text);
    let first = text.trim_start().chars().next();
    let is_armed = first.is_some_and(|c| c == '\'' || ARMED.contains(c));
    let mark = if is_armed { "'" } else { "" };
    assert_eq!(cell, format!("{mark}{text}"));
    assert!(!cell.trim_start().starts_with(|c| ARMED.contains(c)), "{cell:?}");
}

fn check_csv(sheet: &Sheet) {
    for node in &sheet.nodes {
        // The reader skips rows without a cell, and so would anybody.
        let Node::Table(table) = node else { continue };
        if table.columns.is_empty() {
            continue;
        }
        let bytes = csv::page(std::slice::from_ref(node));
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        let mut rows = reader.records().map(Result::unwrap);
        let head = rows.next().unwrap();
        assert_eq!(head.len(), table.columns.len());
        head.iter().zip(&table.columns).for_each(|(cell, column)| check_cell(cell, &column.key));
        for row in &table.rows {
            let read = rows.next().unwrap();
            assert_eq!(read.len(), row.len());
            for (cell, value) in read.iter().zip(row) {
                check_cell(cell, &value.to_text());
            }
        }
        assert!(rows.next().is_none());
    }
}

fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Address(text) => json!(text),
        Value::List(items) => json!(items),
        Value::Number(number) => json!(number),
        Value::Flag(flag) => json!(flag),
        Value::Rows(table) => table
            .rows
            .iter()
            .map(|row| {
                let cells = table.columns.iter().zip(row);
                cells.map(|(column, cell)| (column.key.to_string(), self::value(cell))).collect()
            })
            .collect::<Vec<Json>>()
            .into(),
        Value::Absent => Json::Null,
    }
}

fn node(node: &Node) -> Json {
    match node {
        Node::Heading(level, text) => json!({ "heading": text, "level": level }),
        Node::Paragraph(text) => json!({ "paragraph": text }),
        Node::Note(text) => json!({ "note": text }),
        Node::Own(own) => json!({ "own": { "label": own.label, "lines": own.lines } }),
        Node::List(items) => json!({ "list": items }),
        Node::Table(table) => json!({ "table": value(&Value::Rows(table.clone())) }),
        Node::Fields(fields) => {
            let fields = fields.iter().map(|(label, text)| json!({ "label": label, "text": text }));
            json!({ "fields": fields.collect::<Vec<Json>>() })
        }
        Node::Quote(quote) => json!({ "quote": {
            "prefix": quote.prefix,
            "exact": quote.exact,
            "suffix": quote.suffix,
            "source": quote.source,
            "citation": quote.citation,
            "stamp": quote.stamp,
        } }),
    }
}

/// Exact, and with nothing in it that acts on a terminal.
fn check_json(sheet: &Sheet) {
    let written = String::from_utf8(json::page(&sheet.nodes)).unwrap();
    let expected: Vec<Json> = match &sheet.nodes[..] {
        [Node::Table(table)] => value(&Value::Rows(table.clone())).as_array().unwrap().clone(),
        nodes => nodes.iter().map(node).collect(),
    };
    assert_eq!(serde_json::from_str::<Json>(&written).unwrap(), Json::Array(expected));
    assert!(!written.chars().any(|c| c != '\n' && is_forbidden(c)), "{written:.2000}");
}

#[test]
fn tables_and_pages_read_back() {
    for text in texts() {
        let sheet = filled(&text);
        check_csv(&sheet);
        check_json(&sheet);
    }
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        any::<i32>().prop_map(When::Year),
        (any::<i32>(), any::<u8>()).prop_map(|(year, month)| When::Month(year, month)),
        any::<(i32, u8, u8)>().prop_map(|(year, month, day)| When::Day(year, month, day)),
        text().prop_map(When::Literal),
    ]
}

fn reference() -> impl Strategy<Value = Reference> {
    let option = || prop::option::of(text());
    let names = (text(), prop::sample::select(&Kind::ALL[..]), prop::collection::vec(text(), 0..3));
    let dates = (prop::option::of(when()), prop::option::of(when()));
    let texts = (option(), option(), option(), option(), option());
    (names, dates, texts).prop_map(|((id, kind, author), (issued, accessed), texts)| {
        let (title, publisher, url, language, note) = texts;
        Reference { id, kind, title, author, publisher, issued, accessed, url, language, note }
    })
}

/// What a reader of CSL finds is what was given, and nothing else.
fn check_reference(read: &Json, given: &Reference) {
    let mut item = read.as_object().unwrap().clone();
    let mut text = |name: &str| item.remove(name).map(|text| text.as_str().unwrap().to_string());
    assert_eq!(text("id").as_ref(), Some(&given.id));
    assert_eq!(text("type").as_deref(), Some(given.kind.name()));
    for (name, given) in [
        ("title", &given.title),
        ("URL", &given.url),
        ("language", &given.language),
        ("note", &given.note),
    ] {
        assert_eq!(&text(name), given, "{name}");
    }
    let publisher = text("publisher");
    assert_eq!(publisher.or_else(|| text("container-title")), given.publisher);
    let authors = item.remove("author").unwrap_or(json!([]));
    let authors: Vec<&str> =
        authors.as_array().unwrap().iter().map(|name| name["literal"].as_str().unwrap()).collect();
    assert_eq!(authors, given.author);
    for (name, given) in [("issued", &given.issued), ("accessed", &given.accessed)] {
        let expected = given.as_ref().map(|when| match when {
            When::Year(year) => json!({ "date-parts": [[year]] }),
            When::Month(year, month) => json!({ "date-parts": [[year, month]] }),
            When::Day(year, month, day) => json!({ "date-parts": [[year, month, day]] }),
            When::Literal(text) => json!({ "literal": text }),
        });
        assert_eq!(item.remove(name), expected, "{name}");
    }
    assert!(item.is_empty(), "{item:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_table_reads_back(sheet in sheet()) {
        check_csv(&sheet);
    }

    #[test]
    fn any_page_reads_back(sheet in sheet()) {
        check_json(&sheet);
    }

    #[test]
    fn any_source_reads_back(given in prop::collection::vec(reference(), 0..3)) {
        let written = String::from_utf8(references(&given)).unwrap();
        let read: Vec<Json> = serde_json::from_str(&written).unwrap();
        assert_eq!(read.len(), given.len());
        read.iter().zip(&given).for_each(|(read, given)| check_reference(read, given));
        assert!(!written.chars().any(|c| c != '\n' && is_forbidden(c)), "{written:.2000}");
    }
}
