//! What is printed: held whole, or rows that are made while they are written.

use std::io;

use super::{Flow, csv, json, plain};

/// A page in a format, ready to be written.
pub enum Print<'p> {
    Whole(Vec<u8>),
    /// A list of objects.
    Json(Flow<'p>),
    Csv(Flow<'p>),
    /// A table for people, with what stands above it.
    Table {
        above: Vec<u8>,
        rows: Flow<'p>,
        width: Option<usize>,
    },
}

impl Print<'_> {
    /// Writes it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_to(&self, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Print::Whole(bytes) => out.write_all(bytes),
            Print::Json(rows) => json::flow(rows, out),
            Print::Csv(rows) => csv::flow(rows, out),
            Print::Table { above, rows, width } => {
                out.write_all(above)?;
                plain::flow(rows, *width, out)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Node, Taker, Value};
    use super::*;

    /// Three rows; the second has an address.
    fn rows(take: &mut Taker<'_>) {
        let text = |text: &str| Value::Text(text.to_string());
        let address = || Value::Address("https://x.example/a-long-address".to_string());
        for row in [
            [text("=one"), Value::Number(1), Value::Absent],
            [text("two words that are wrapped"), Value::Absent, address()],
            [text("three"), Value::Number(3), Value::Absent],
        ] {
            if !take(row.to_vec()) {
                return;
            }
        }
    }

    #[test]
    fn what_flows_is_what_would_be_written_at_once() {
        let flow = || Flow::new(&[("what", "What"), ("n", "Number"), ("at", "At")], rows);
        let whole = [Node::Table(flow().table())];
        for (print, format, width) in [
            (Print::Json(flow()), Format::Json, None),
            (Print::Csv(flow()), Format::Csv, None),
            (Print::Table { above: Vec::new(), rows: flow(), width: None }, Format::Table, None),
            (
                Print::Table { above: Vec::new(), rows: flow(), width: Some(24) },
                Format::Table,
                Some(24),
            ),
        ] {
            let mut written = Vec::new();
            print.write_to(&mut written).unwrap();
            let expected = format.printed(&whole, width);
            assert_eq!(String::from_utf8(written).unwrap(), String::from_utf8(expected).unwrap());
        }
    }

    /// Takes so many bytes, and no more.
    struct Full(usize);

    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let left = self.0.checked_sub(bytes.len());
            self.0 = left.ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_row_is_made_once_nothing_more_can_be_written() {
        let made = std::cell::Cell::new(0);
        let many = || {
            Flow::new(&[("n", "N")], |take| {
                made.set(0);
                for n in 0..100_000 {
                    made.set(n);
                    if !take(vec![Value::Number(n)]) {
                        return;
                    }
                }
            })
        };
        for print in [
            Print::Json(many()),
            Print::Csv(many()),
            Print::Table { above: Vec::new(), rows: many(), width: None },
        ] {
            let error = print.write_to(&mut Full(1_000)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull);
            assert!(made.get() < 50_000, "{}", made.get());
        }
    }
}
