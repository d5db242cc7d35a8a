//! CSV (RFC 4180) of tables, in UTF-8 behind a byte-order mark, by which spreadsheet programs know it. A cell that a
//! spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection), the names of columns among
//! them; JSON is the exact export.

use std::io;

use super::flow::Flow;
use super::tree::{Column, Node, Table, Value};
use crate::text::visible::visible;

/// Without it, spreadsheet programs take the letters for those of another encoding.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The tables of a page, one after the other; everything else has no place in CSV.
pub fn page(nodes: &[Node]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(MARK.to_vec());
    let mut bytes = Vec::new();
    for node in nodes {
        if let Node::Table(table) = node {
            write_table(&mut writer, table);
        }
    }
    if let Ok(written) = writer.into_inner() {
        bytes = written;
    }
    bytes
}

fn write_table(writer: &mut csv::Writer<Vec<u8>>, table: &Table) {
    // Writing to memory cannot fail; every row has the width of the header.
    let _ = write_header(writer, &table.columns);
    for row in &table.rows {
        let _ = write_row(writer, row);
    }
}

/// Rows as they are made.
///
/// # Errors
/// What the writer says.
pub fn flow(rows: &Flow<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(MARK)?;
    let mut writer = csv::Writer::from_writer(out);
    let mut written = write_header(&mut writer, &rows.columns);
    if written.is_ok() {
        rows.each(&mut |row| {
            written = write_row(&mut writer, &row);
            written.is_ok()
        });
    }
    written.map_err(of_writer)?;
    writer.flush()
}

/// What the writer said, as it said it.
fn of_writer(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Columns may be named by the dossier: they are no safer than what stands below them.
fn write_header<W: io::Write>(writer: &mut csv::Writer<W>, columns: &[Column]) -> csv::Result<()> {
    writer.write_record(columns.iter().map(|column| cell(&column.key)))
}

fn write_row<W: io::Write>(writer: &mut csv::Writer<W>, row: &[Value]) -> csv::Result<()> {
    writer.write_record(row.iter().map(|value| cell(&value.to_text())))
}

/// Text of one cell, disarmed. A leading apostrophe of its own is doubled, so that none is lost.
fn cell(text: &str) -> String {
    let text = visible(text);
    let first = text.trim_start().chars().next();
    let armed = first.is_some_and(|c| "=+-@'＝＋－＠".contains(c));
    if armed { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Value};
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_the_rest_reads_back() {
        let cells = ["=1+1", " @x", "plain, with \"quotes\"", "'own", "two\nlines"];
        let table = Table {
            columns: vec![Column::new("text", "Text")],
            rows: cells.iter().map(|c| vec![Value::Text((*c).to_string())]).collect(),
        };
        let bytes = page(&[Node::Table(table)]);
        assert!(bytes.starts_with(b"\xef\xbb\xbftext\n"), "{bytes:?}");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.headers().unwrap().get(0), Some("text"));
        let read: Vec<String> =
            reader.records().map(|r| r.unwrap().get(0).unwrap().to_string()).collect();
        assert_eq!(read, ["'=1+1", "' @x", "plain, with \"quotes\"", "''own", "two lines"]);
    }
}
