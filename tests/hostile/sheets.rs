//! Sheets with any text in any field, for every format that writes them.

use onrecord::export::{Column, Node, Own, Quote, Sheet, Table, Value};
use onrecord::text::visible::visible;
use proptest::prelude::*;

use super::matter::{PIECES, long, mixtures};

/// What means something in HTML, in XML, in a package of Word, or to whoever opens one.
const MARKUP: &[&str] = &[
    "]]>",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?><?php x ?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&#x1b;&#0;&amp;&nbsp;&bogus;",
    "</style><script>alert(1)</script><style>",
    "</title></bdi></p></figure></main><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x=\"' style='",
    "<plaintext><table><tr></table><!-- x --!> -->",
    "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>",
    "{ INCLUDEPICTURE \"http://x.example/\" } { HYPERLINK x }",
    "_x000D_ _x0041_",
    "https://x.example/\"><script>",
    "javascript:alert(1)",
    "https://good.example@x.example/",
    "https://x.example/a?b=c&d='e'",
    "\u{fffe}\u{ffff}\u{fffd}\u{d7ff}\u{1fffe}",
    " ",
    "  two  blanks  ",
    "\u{a0}",
    "\u{2003}x\u{3000}",
    "a",
    "one two",
];

/// The texts that are tried one after the other.
pub(super) fn texts() -> impl Iterator<Item = String> {
    let own = |pieces: &'static [&str]| pieces.iter().map(|piece| (*piece).to_string());
    own(PIECES).chain(own(MARKUP)).chain(long()).chain(mixtures())
}

/// Up to a few pieces and other characters in a row.
pub(super) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_string),
        4 => prop::sample::select(MARKUP).prop_map(str::to_string),
        2 => "[a-z(“.,-]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn texts_of(range: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), range)
}

fn value() -> impl Strategy<Value = Value> {
    let rows = prop::collection::vec((text(), text()), 0..3).prop_map(|rows| {
        let rows = rows.into_iter().map(|(a, b)| vec![Value::Text(a), Value::Text(b)]).collect();
        Value::Rows(Table { columns: COLUMNS[..2].to_vec(), rows })
    });
    prop_oneof![
        4 => text().prop_map(Value::Text),
        2 => text().prop_map(Value::Address),
        1 => text().prop_map(|text| Value::Address(format!("https://x.example/{text}"))),
        2 => texts_of(0..3).prop_map(Value::List),
        1 => any::<u64>().prop_map(Value::Number),
        1 => any::<bool>().prop_map(Value::Flag),
        1 => rows,
        1 => Just(Value::Absent),
    ]
}

const COLUMNS: &[Column] =
    &[Column::new("a", "A"), Column::new("b", "<b> & *b* |"), Column::new("c", "=1")];

/// A column that is known beforehand, or one that the dossier names.
fn column(n: usize) -> impl Strategy<Value = Column> {
    prop_oneof![Just(COLUMNS[n].clone()), text().prop_map(|name| Column::named(&name))]
}

fn table() -> impl Strategy<Value = Table> {
    (0..=COLUMNS.len()).prop_flat_map(|width| {
        let columns = (0..width).map(column).collect::<Vec<_>>();
        let row = prop::collection::vec(value(), width);
        (columns, prop::collection::vec(row, 0..4))
            .prop_map(|(columns, rows)| Table { columns, rows })
    })
}

fn quote() -> impl Strategy<Value = Quote> {
    let sentence = (text(), text(), text());
    let below = (texts_of(0..3), prop::option::of(text()), prop::option::of(text()));
    (sentence, below).prop_map(|((prefix, exact, suffix), (source, citation, stamp))| Quote {
        prefix,
        exact,
        suffix,
        source,
        citation,
        stamp,
    })
}

fn own() -> impl Strategy<Value = Own> {
    let line = prop_oneof![2 => text(), 1 => text().prop_map(|text| format!("- {text}"))];
    (text(), prop::collection::vec(line, 0..4)).prop_map(|(label, lines)| Own { label, lines })
}

fn node() -> impl Strategy<Value = Node> {
    prop_oneof![
        2 => (any::<u8>(), text()).prop_map(|(level, text)| Node::Heading(level % 8, text)),
        2 => text().prop_map(Node::Paragraph),
        4 => quote().prop_map(Node::Quote),
        2 => prop::collection::vec((text(), text()), 0..3).prop_map(Node::Fields),
        2 => texts_of(0..3).prop_map(Node::List),
        2 => table().prop_map(Node::Table),
        2 => text().prop_map(Node::Note),
        2 => own().prop_map(Node::Own),
    ]
}

/// Any sheet.
pub(super) fn sheet() -> impl Strategy<Value = Sheet> {
    let nodes = prop::collection::vec(node(), 0..6);
    (text(), text(), text(), any::<bool>(), nodes).prop_map(
        |(title, marking, language, is_wide, nodes)| Sheet {
            title,
            marking,
            language,
            is_wide,
            nodes,
        },
    )
}

/// A sheet with `text` in every field.
pub(super) fn filled(text: &str) -> Sheet {
    let own = || text.to_string();
    let quote = |prefix: &str, exact: &str, suffix: &str| {
        Node::Quote(Quote {
            prefix: prefix.to_string(),
            exact: exact.to_string(),
            suffix: suffix.to_string(),
            source: vec![own(), own()],
            citation: Some(own()),
            stamp: Some(own()),
        })
    };
    let row = vec![
        Value::Text(own()),
        Value::List(vec![own(), own()]),
        Value::Address(format!("https://x.example/{text}")),
    ];
    let nodes = vec![
        Node::Heading(1, own()),
        Node::Heading(2, own()),
        Node::Heading(3, own()),
        Node::Paragraph(own()),
        quote(text, text, text),
        quote("before ", text, " after"),
        quote("before", text, "after"),
        quote(text, "words", text),
        quote("", text, ""),
        Node::Fields(vec![(own(), own()), (own(), own())]),
        Node::List(vec![own(), own()]),
        Node::Fields(vec![(own(), own())]),
        Node::Table(Table { columns: COLUMNS.to_vec(), rows: vec![row.clone(), row] }),
        Node::Table(Table {
            columns: vec![Column::named(text)],
            rows: vec![vec![Value::Text(own())]],
        }),
        Node::Note(own()),
        Node::Own(Own { label: own(), lines: vec![own(), format!("- {text}"), own()] }),
    ];
    Sheet { title: own(), marking: own(), language: own(), nodes, is_wide: false }
}

/// The lines of a value in a cell that has room for several.
pub(super) fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::List(items) => items.clone(),
        Value::Rows(table) => {
            let texts = |row: &Vec<Value>| row.iter().map(Value::to_text).collect::<Vec<_>>();
            table.rows.iter().map(|row| texts(row).join(", ")).collect()
        }
        value => vec![value.to_text()],
    }
}

/// What is shown of a text.
pub(super) fn shown(text: &str) -> String {
    visible(text).into_owned()
}
