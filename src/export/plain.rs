//! Plain text for people: aligned, wrapped to a width, every character visible.

use std::io;

use super::flow::Flow;
use super::tree::{Column, Node, Own, OwnPart, Quote, Sheet, Table, Value};
use crate::text::visible::{Shown, visible};
use crate::text::width::columns;
use crate::text::wrap::wrap;

/// The measure of running text when no width is asked for.
const MEASURE: usize = 96;
/// Columns between the columns of a table.
const GAP: usize = 2;
/// Before an address that stands on a line of its own.
const ADDRESS: &str = "    ";

/// A sheet, with its marking above and below.
pub fn document(sheet: &Sheet) -> Vec<u8> {
    // For people, not for programs: no line is wider than running text.
    let page = page(&sheet.nodes, Some(MEASURE));
    let mut marking = String::new();
    wrapped(&mut marking, &visible(&sheet.marking), "", "", MEASURE);
    let parts = [marking.as_bytes(), &page, marking.as_bytes()];
    let parts: Vec<&[u8]> = parts.into_iter().filter(|part| part.trim_ascii() != b"").collect();
    parts.join(&b'\n')
}

/// A page. With a width, tables are wrapped to fit it; without, each row is one line.
pub fn page(nodes: &[Node], width: Option<usize>) -> Vec<u8> {
    let mut out = String::new();
    let measure = width.unwrap_or(MEASURE).clamp(20, MEASURE);
    let mut previous: Option<&Node> = None;
    for node in nodes {
        let apart =
            !matches!((previous, node), (None, _) | (Some(Node::Heading(..)), Node::Table(_)));
        if apart {
            out.push('\n');
        }
        write_node(&mut out, node, measure, width);
        previous = Some(node);
    }
    out.into_bytes()
}

fn write_node(out: &mut String, node: &Node, measure: usize, width: Option<usize>) {
    match node {
        Node::Heading(1, text) => {
            let title = Shown::line(text);
            let rule = "=".repeat(title.width());
            line(out, title.as_str());
            line(out, &rule);
        }
        Node::Heading(_, text) => {
            let title = Shown::line(text);
            let rule = "-".repeat(title.width());
            line(out, title.as_str());
            line(out, &rule);
        }
        // On one line: a text of several could pass for headings and quotes that are not there.
        Node::Paragraph(text) => wrapped(out, &visible(text), "", "", measure),
        Node::Quote(Quote { prefix, exact, suffix, source, citation, stamp }) => {
            if let Some(stamp) = stamp {
                wrapped(out, &visible(stamp), "  | ", "  | ", measure);
            }
            // Not quotation marks: the source may have its own, and these are not in it.
            let alone = prefix.is_empty() && suffix.is_empty();
            let text = if alone { exact.clone() } else { format!("{prefix}‹{exact}›{suffix}") };
            wrapped(out, &text, "  | ", "  | ", measure);
            for text in source.iter().chain(citation) {
                wrapped(out, &visible(text), "    ", "      ", measure);
            }
        }
        Node::Fields(fields) => {
            let label = fields.iter().map(|(l, _)| Shown::line(l).width()).max().unwrap_or(0);
            for (name, text) in fields {
                let name = Shown::line(name);
                let pad = " ".repeat(label.saturating_sub(name.width()));
                let first = format!("{name}{pad}  ");
                wrapped(out, text, &first, &" ".repeat(label + 2), measure);
            }
        }
        Node::List(items) => {
            for item in items {
                wrapped(out, &visible(item), "- ", "  ", measure);
            }
        }
        Node::Table(table) => write_table(out, table, width),
        Node::Note(text) => wrapped(out, &visible(text), "", "", measure),
        Node::Own(own) => write_own(out, own, measure),
    }
}

/// Set in below its label, so that nothing of it can be taken for the page's own.
fn write_own(out: &mut String, own: &Own, measure: usize) {
    let label = Shown::line(&own.label);
    let first = format!("{label}: ");
    let rest = " ".repeat(label.width() + 2);
    for part in own.parts() {
        match part {
            OwnPart::Paragraph("") => line(out, &first),
            OwnPart::Paragraph(text) => wrapped(out, &visible(text), &first, &rest, measure),
            OwnPart::Items(items) => {
                for item in items {
                    let marks = [format!("{rest}- "), format!("{rest}  ")];
                    let [first, rest] = &marks;
                    wrapped(out, &visible(Own::item(item)), first, rest, measure);
                }
            }
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

fn wrapped(out: &mut String, text: &str, first: &str, rest: &str, measure: usize) {
    let room = measure.saturating_sub(columns(first).max(columns(rest))).max(10);
    for (n, range) in wrap(text, room).into_iter().enumerate() {
        let part = Shown::line(text.get(range).unwrap_or_default());
        line(out, &format!("{}{part}", if n == 0 { first } else { rest }));
    }
}

/// Rows as they are made. They are made twice: how wide a column is, is known only once all were seen.
///
/// # Errors
/// What the writer says.
pub fn flow(rows: &Flow<'_>, width: Option<usize>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut grid = Grid::new(&rows.columns);
    rows.each(&mut |row| {
        grid.see(&row, width.is_some());
        true
    });
    grid.fit(width);
    let mut text = String::new();
    grid.write_head(&mut text);
    let mut written = out.write_all(text.as_bytes());
    rows.each(&mut |row| {
        if written.is_ok() {
            text.clear();
            grid.write(&mut text, &row);
            written = out.write_all(text.as_bytes());
        }
        written.is_ok()
    });
    written
}

fn write_table(out: &mut String, table: &Table, width: Option<usize>) {
    let mut grid = Grid::new(&table.columns);
    for row in &table.rows {
        grid.see(row, width.is_some());
    }
    grid.fit(width);
    grid.write_head(out);
    for row in &table.rows {
        grid.write(out, row);
    }
}

/// The columns of a table: how wide each is. Where it is wrapped, an address stands below its row, whole, so that it
/// can be copied.
struct Grid {
    titles: Vec<Shown<'static>>,
    widths: Vec<usize>,
    /// What each needs, so that no word is broken.
    least: Vec<usize>,
    /// Whether it stands below its row.
    below: Vec<bool>,
}

impl Grid {
    fn new(columns: &[Column]) -> Grid {
        let titles: Vec<Shown<'static>> =
            columns.iter().map(|column| Shown::line(&column.title).into_owned()).collect();
        Grid {
            widths: titles.iter().map(Shown::width).collect(),
            least: titles.iter().map(|title| longest_word(title.as_str())).collect(),
            below: vec![false; titles.len()],
            titles,
        }
    }

    /// Makes room for a row.
    fn see(&mut self, row: &[Value], is_wrapped: bool) {
        let columns = self.widths.iter_mut().zip(&mut self.least).zip(&mut self.below);
        for (value, ((width, least), below)) in row.iter().zip(columns) {
            let cell = Shown::of(value.to_text());
            *width = (*width).max(cell.width());
            if is_wrapped {
                *least = longest_word(cell.as_str()).max(*least);
                *below |= matches!(value, Value::Address(_));
            }
        }
    }

    /// Takes out what stands below, and fits the rest into a width.
    fn fit(&mut self, width: Option<usize>) {
        let mut below = self.below.iter();
        self.titles.retain(|_| below.next() != Some(&true));
        for widths in [&mut self.widths, &mut self.least] {
            let mut below = self.below.iter();
            widths.retain(|_| below.next() != Some(&true));
        }
        if let Some(width) = width {
            narrow(&mut self.widths, &self.least, width);
        }
    }

    fn write_head(&self, out: &mut String) {
        if !self.titles.is_empty() {
            write_row(out, &self.titles, &self.widths);
            let rules = self.widths.iter().map(|width| Shown::of("-".repeat(*width)));
            write_row(out, &rules.collect::<Vec<_>>(), &self.widths);
        }
    }

    fn write(&self, out: &mut String, row: &[Value]) {
        let of = |is_below: bool| {
            let values = row.iter().zip(&self.below).filter(move |(_, below)| **below == is_below);
            values.map(|(value, _)| Shown::of(value.to_text()))
        };
        let cells: Vec<Shown<'static>> = of(false).collect();
        if !cells.is_empty() {
            write_row(out, &cells, &self.widths);
        }
        for text in of(true).filter(|text| !text.as_str().trim().is_empty()) {
            line(out, &format!("{ADDRESS}{text}"));
        }
    }
}

/// A word that is longer may be broken.
const LONGEST_WORD: usize = 20;

/// The columns of the longest word of a text, as far as words are kept whole. A date is one word.
fn longest_word(text: &str) -> usize {
    let parts =
        |word| if is_numeric(word) { vec![word] } else { word.split_inclusive('-').collect() };
    let words = text.split_whitespace().flat_map(parts);
    words.map(columns).max().unwrap_or(0).min(LONGEST_WORD)
}

/// Whether a word is a number or a date: `2030-05-23`, `../2030-05-23`.
fn is_numeric(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic)
}

/// Makes a table fit, as far as it can without breaking words: what is left beside the least that the columns need goes
/// to those that have more, by how much more.
fn narrow(widths: &mut [usize], least: &[usize], total: usize) {
    let room = total.saturating_sub(GAP * widths.len().saturating_sub(1));
    if widths.iter().sum::<usize>() <= room {
        return;
    }
    let least: Vec<usize> =
        widths.iter().zip(least).map(|(width, least)| *width.min(least)).collect();
    let wanted = widths.iter().sum::<usize>() - least.iter().sum::<usize>();
    let spare = room.saturating_sub(least.iter().sum());
    let mut left = spare;
    for (width, least) in widths.iter_mut().zip(&least) {
        let more = (spare * (*width - least)).checked_div(wanted).unwrap_or(0);
        *width = least + more;
        left -= more;
    }
    if let Some(widest) = widths.iter_mut().max() {
        *widest += left;
    }
}

fn write_row(out: &mut String, cells: &[Shown<'static>], widths: &[usize]) {
    let lines: Vec<Vec<&str>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            let text = cell.as_str();
            wrap(text, *width).into_iter().map(|r| text.get(r).unwrap_or_default()).collect()
        })
        .collect();
    let height = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for n in 0..height {
        let mut text = String::new();
        for (cell, width) in lines.iter().zip(widths) {
            let part = cell.get(n).copied().unwrap_or_default();
            text.push_str(part);
            text.push_str(&" ".repeat(width.saturating_sub(columns(part)) + GAP));
        }
        line(out, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Value};
    use super::*;

    fn table() -> Node {
        Node::Table(Table {
            columns: vec![Column::new("id", "Id"), Column::new("said", "Said")],
            rows: vec![vec![
                Value::Text("a".to_string()),
                Value::Text("one two three four five".to_string()),
            ]],
        })
    }

    #[test]
    fn a_table_is_one_line_a_row_unless_a_width_is_asked_for() {
        let text = String::from_utf8(page(&[table()], None)).unwrap();
        assert_eq!(text, "Id  Said\n--  -----------------------\na   one two three four five\n");
        let text = String::from_utf8(page(&[table()], Some(18))).unwrap();
        assert_eq!(text, "Id  Said\n--  --------------\na   one two three\n    four five\n");
    }

    // `2030-0 / 5-23`.
    #[test]
    fn a_date_is_never_broken() {
        let columns = vec![Column::new("on", "On"), Column::new("said", "Said")];
        let row = |on: &str| {
            vec![
                Value::Text(on.to_string()),
                Value::Text("one-two three four five six".to_string()),
            ]
        };
        let rows = vec![row("2030-05-23"), row("../2030-05-23?")];
        let text = page(&[Node::Table(Table { columns, rows })], Some(30));
        let text = String::from_utf8(text).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let rows = ["2030-05-23      one-two three", "../2030-05-23?  one-two three"];
        assert!(rows.iter().all(|row| lines.contains(row)), "{text}");
    }

    #[test]
    fn an_address_is_never_cut() {
        let address = format!("https://x.example/{}", "long/".repeat(30));
        let columns = vec![Column::new("a", "A"), Column::new("url", "Address")];
        let row = |address: Value| vec![Value::Text("words".to_string()), address];
        let rows = vec![row(Value::Address(address.clone())), row(Value::Absent)];
        let text = page(&[Node::Table(Table { columns, rows })], Some(40));
        let text = String::from_utf8(text).unwrap();
        assert_eq!(text, format!("A\n-----\nwords\n    {address}\nwords\n"));
    }

    #[test]
    fn somebodys_own_lines_stand_below_their_label() {
        let lines = ["one two three four five six", "- seven eight nine ten", "eleven"];
        let own = Own { label: "Note".to_string(), lines: lines.map(String::from).to_vec() };
        let text = String::from_utf8(page(&[Node::Own(own)], Some(22))).unwrap();
        let expected = "Note: one two three\n      four five six\n      - seven eight\n        nine ten\nNote: eleven\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_longest_text_gets_most_of_the_room_and_no_word_is_broken() {
        let mut widths = [30, 10, 300, 20];
        narrow(&mut widths, &[11, 10, 14, 12], 100);
        assert_eq!(widths.iter().sum::<usize>() + 3 * GAP, 100, "{widths:?}");
        assert!(widths[2] > 50 && widths[1] == 10 && widths[0] >= 11, "{widths:?}");
        // More than fits stays readable.
        let mut widths = [30; 10];
        narrow(&mut widths, &[9; 10], 40);
        assert_eq!(widths, [9; 10]);
        assert_eq!(longest_word("in a non-committal way"), 9);
    }

    #[test]
    fn a_quote_stands_between_its_marks_with_its_source_below() {
        let quote = Node::Quote(Quote {
            prefix: "He said ".to_string(),
            exact: "it might".to_string(),
            suffix: ".".to_string(),
            source: vec!["A Paper".to_string()],
            ..Quote::default()
        });
        let text = String::from_utf8(page(&[quote], None)).unwrap();
        assert_eq!(text, "  | He said ‹it might›.\n    A Paper\n");
    }

    #[test]
    fn the_marking_stands_first_and_last() {
        let nodes = vec![Node::Heading(1, "Title".to_string())];
        let mut sheet = Sheet { marking: "OFFICIAL\nUSE".to_string(), nodes, ..Sheet::default() };
        let text = String::from_utf8(document(&sheet)).unwrap();
        assert_eq!(text, "OFFICIAL USE\n\nTitle\n=====\n\nOFFICIAL USE\n");
        sheet.marking.clear();
        assert_eq!(document(&sheet), page(&sheet.nodes, None));
    }

    #[test]
    fn a_text_of_several_lines_passes_for_nothing_else() {
        let text = "Why?\n\nProof\n=====\n  | all of it".to_string();
        let nodes = [Node::Paragraph(text.clone()), Node::List(vec![text])];
        let text = String::from_utf8(page(&nodes, None)).unwrap();
        assert_eq!(text, "Why?  Proof =====   | all of it\n\n- Why?  Proof =====   | all of it\n");
    }
}
