//! JSON. Exact: what is read back equals what was written. Characters that could steer a terminal
//! or hide are written as `\u` escapes, which change nothing for a reader of JSON.

use std::io;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};
use serde_json::{Value as Json, json};

use super::flow::Flow;
use super::tree::{Column, Node, Table, Value};
use crate::text::visible::visible;

/// Anything that can be serialised, indented, with a line break at the end.
pub fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and neither can values made of text, numbers and lists.
    if to_writer(value, &mut bytes).is_err() {
        bytes.clear();
        bytes.push(b'\n');
    }
    bytes
}

/// The same as it is made, so that it need not be held whole.
///
/// # Errors
/// What the writer says.
pub fn to_writer(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let formatter = Escaping(PrettyFormatter::new());
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, formatter);
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// Rows as they are made: a list of objects.
///
/// # Errors
/// What the writer says.
pub fn flow(rows: &Flow<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    to_writer(&FlowingRows(rows), out)
}

/// A page. A page that is one table becomes a list of objects.
pub fn page(nodes: &[Node]) -> Vec<u8> {
    match nodes {
        [Node::Table(table)] => to_bytes(&JsonRows(table)),
        nodes => to_bytes(&nodes.iter().map(node).collect::<Vec<Json>>()),
    }
}

/// Tables by name: an object of lists of objects.
pub fn tables(tables: &[(&str, &Table)]) -> Vec<u8> {
    to_bytes(&Named(tables))
}

/// Something with named fields, and tables by name after them.
pub fn with_tables(value: &impl Serialize, tables: &[(&str, &Table)]) -> Vec<u8> {
    to_bytes(&With { value, tables: Named(tables) })
}

/// Something with named fields, and rows by a name after them, made as they are written.
pub fn with_flow<'f, T: Serialize>(value: T, name: &'f str, rows: Flow<'f>) -> WithFlow<'f, T> {
    WithFlow { value, rows: NamedFlow(name, rows) }
}

#[derive(Serialize)]
struct With<'t, T> {
    #[serde(flatten)]
    value: &'t T,
    #[serde(flatten)]
    tables: Named<'t>,
}

/// See [`with_flow`].
#[derive(Serialize)]
pub struct WithFlow<'t, T> {
    #[serde(flatten)]
    value: T,
    #[serde(flatten)]
    rows: NamedFlow<'t>,
}

struct NamedFlow<'t>(&'t str, Flow<'t>);

impl Serialize for NamedFlow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, FlowingRows(&self.1))])
    }
}

struct FlowingRows<'t, 'f>(&'t Flow<'f>);

impl Serialize for FlowingRows<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        let mut written = Ok(());
        self.0.each(&mut |row| {
            written = rows.serialize_element(&JsonRow(&self.0.columns, &row));
            written.is_ok()
        });
        written?;
        rows.end()
    }
}

struct Named<'t>(&'t [(&'t str, &'t Table)]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, table)| (name, JsonRows(table))))
    }
}

/// The rows of a table as objects, their fields in the order of the columns.
struct JsonRows<'t>(&'t Table);

/// One row.
struct JsonRow<'t>(&'t [Column], &'t [Value]);

impl Serialize for JsonRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|row| JsonRow(&self.0.columns, row)))
    }
}

impl Serialize for JsonRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|c| &c.key).zip(self.1))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) | Value::Address(text) => serializer.serialize_str(text),
            Value::List(items) => items.serialize(serializer),
            Value::Number(number) => serializer.serialize_u64(*number),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Rows(table) => JsonRows(table).serialize(serializer),
            Value::Absent => serializer.serialize_none(),
        }
    }
}

fn node(node: &Node) -> Json {
    match node {
        Node::Heading(level, text) => json!({ "heading": text, "level": level }),
        Node::Paragraph(text) => json!({ "paragraph": text }),
        Node::Quote(quote) => json!({ "quote": {
            "prefix": quote.prefix, "exact": quote.exact, "suffix": quote.suffix,
            "source": quote.source, "citation": quote.citation, "stamp": quote.stamp,
        } }),
        // A list: labels come twice ("link"), and their order is that of the page.
        Node::Fields(fields) => {
            let fields: Vec<Json> = fields
                .iter()
                .map(|(label, text)| json!({ "label": label, "text": text }))
                .collect();
            json!({ "fields": fields })
        }
        Node::List(items) => json!({ "list": items }),
        Node::Table(table) => json!({ "table": JsonRows(table) }),
        Node::Note(text) => json!({ "note": text }),
        Node::Own(own) => json!({ "own": { "label": own.label, "lines": own.lines } }),
    }
}

/// More marks than this on one letter would cover the lines above it; the rest are escapes.
const MOST_MARKS: usize = 8;

/// Writes what a terminal could obey or hide as an escape.
struct Escaping(PrettyFormatter<'static>);

impl Escaping {
    fn is_unsafe(character: char) -> bool {
        // A mark alone is shown on a base of its own: it is harmless inside its word.
        !character.is_ascii() && !visible(character.encode_utf8(&mut [0; 4])).contains(character)
    }
}

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let mut rest = text;
        let mut marks = 0;
        let mut is_escaped = |c: char| {
            marks = if unicode_normalization::char::is_combining_mark(c) { marks + 1 } else { 0 };
            c == '\u{7f}' || marks > MOST_MARKS || Self::is_unsafe(c)
        };
        while let Some(at) = rest.find(&mut is_escaped) {
            let (plain, tail) = rest.split_at(at);
            out.write_all(plain.as_bytes())?;
            let mut chars = tail.chars();
            for unit in
                chars.next().map(|c| c.encode_utf16(&mut [0; 2]).to_vec()).unwrap_or_default()
            {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(out, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_could_obey_is_escaped_and_reads_back_the_same() {
        let text = "a\u{1b}[2J \u{9b}31m \u{202e}x\u{200b} “Élysée” e\u{301} \u{e0041} \u{7f} \u{34f}a\u{fe0f}";
        let bytes = to_bytes(&json!([text]));
        let written = String::from_utf8(bytes).unwrap();
        assert!(written.contains("\\u001b") && written.contains("\\u009b"));
        assert!(written.contains("\\u202e") && written.contains("\\u200b"));
        assert!(written.contains("\\udb40\\udc41") && written.contains("“Élysée” e\u{301}"));
        assert!(written.contains("\\u034fa\\ufe0f"));
        assert!(!written.chars().any(|c| c.is_control() && c != '\n'));
        assert_eq!(serde_json::from_str::<Json>(&written).unwrap(), json!([text]));
    }

    #[test]
    fn a_stack_of_marks_is_escaped_where_it_grows_too_high() {
        let text = format!("a{}b\u{301}", "\u{301}".repeat(20));
        let written = String::from_utf8(to_bytes(&json!([text]))).unwrap();
        assert_eq!(written.matches('\u{301}').count(), 8 + 1);
        assert_eq!(serde_json::from_str::<Json>(&written).unwrap(), json!([text]));
    }

    #[test]
    fn fields_keep_their_order_and_labels_that_come_twice() {
        let field = |label: &str, text: &str| (label.to_string(), text.to_string());
        let fields = vec![field("link", "b"), field("kind", "c"), field("link", "a")];
        let json: Json = serde_json::from_slice(&page(&[Node::Fields(fields)])).unwrap();
        let expected = json!([{ "fields": [
            { "label": "link", "text": "b" },
            { "label": "kind", "text": "c" },
            { "label": "link", "text": "a" },
        ] }]);
        assert_eq!(json, expected);
    }

    #[test]
    fn a_page_of_one_table_is_a_list_of_objects() {
        let columns = vec![Column::new("id", "Id")];
        let rows = vec![vec![Value::Text("a".to_string())], vec![Value::Absent]];
        let bytes = page(&[Node::Table(Table { columns, rows })]);
        let json: Json = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(json, json!([{ "id": "a" }, { "id": null }]));
    }
}
