//! The main part and the footnotes, block by block.

use super::super::address::is_link;
use super::super::tree::{Node, Own, OwnPart, Quote, Table, Value};
use super::xml::{HEAD, WORD, escape, is_rtl, run};
use crate::text::visible::shown_columns;

/// Between the margins, in twentieths of a point.
pub(super) const WIDTH: usize = 9638;
/// The same across the longer side of the paper.
pub(super) const WIDE: usize = 14570;
/// A column of a table is at least so wide.
const NARROWEST: usize = 620;
/// About what one column of text takes in the letters of a table.
const LETTER: usize = 105;
/// Text wider than this wraps gladly: it counts no more when a table is divided.
const PROSE: usize = 60;

/// Columns of text that no page break cuts: about half a page.
const LONGEST_WHOLE: usize = 1500;

/// What is written of a page.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// Of the text, in twentieths of a point.
    width: usize,
    blocks: String,
    notes: Vec<String>,
    /// The addresses that may be followed.
    links: Vec<String>,
}

impl Body {
    pub(super) fn of(nodes: &[Node], width: usize) -> Body {
        let mut body = Body { width, ..Body::default() };
        for (n, node) in nodes.iter().enumerate() {
            // What introduces a quote stays on its page, and so does what somebody writes on what follows.
            let leads = match node {
                Node::Paragraph(_) | Node::Note(_) => {
                    matches!(nodes.get(n + 1), Some(Node::Note(_) | Node::Quote(_)))
                }
                Node::Own(_) => {
                    let next = nodes.get(n + 1);
                    matches!(next, Some(Node::Paragraph(_) | Node::Note(_) | Node::Quote(_)))
                }
                _ => false,
            };
            body.node(node, leads);
        }
        body
    }

    /// Paragraphs and tables.
    pub(super) fn blocks(&self) -> &str {
        &self.blocks
    }

    /// Where the addresses lead: relationships of the main part, to be listed with its own.
    pub(super) fn links(&self) -> String {
        let links = self.links.iter().enumerate();
        let link = |(n, address): (usize, &String)| {
            format!(
                "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
                 Target=\"{}\" TargetMode=\"External\"/>",
                link_id(n),
                escape(address)
            )
        };
        links.map(link).collect()
    }

    /// An address that may be followed can be; whatever else stays text.
    fn cell(&mut self, value: &Value) -> String {
        match value {
            Value::Number(number) => {
                formed("Cell", "<w:jc w:val=\"right\"/>", &run(&number.to_string(), None))
            }
            Value::Address(address) if is_link(address) => {
                let id = link_id(self.links.len());
                self.links.push(address.clone());
                let runs = run(address, Some("Hyperlink"));
                formed("Cell", "", &format!("<w:hyperlink r:id=\"{id}\">{runs}</w:hyperlink>"))
            }
            value => {
                let lines = value.to_lines();
                // A cell without a paragraph is none.
                if lines.is_empty() {
                    return paragraph("Cell", "");
                }
                lines.iter().map(|line| paragraph("Cell", line)).collect()
            }
        }
    }

    /// The part of the footnotes.
    pub(super) fn footnotes(&self) -> String {
        let rule = |kind: &str, id: i8, sign: &str| {
            format!(
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:after=\"0\" \
                 w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:{sign}/></w:r></w:p></w:footnote>"
            )
        };
        let mut out = format!("{HEAD}<w:footnotes {WORD}>");
        out.push_str(&rule("separator", -1, "separator"));
        out.push_str(&rule("continuationSeparator", 0, "continuationSeparator"));
        for (n, text) in self.notes.iter().enumerate() {
            let sign =
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>";
            let gap = "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";
            let runs = format!("{sign}{gap}{}", run(text, None));
            let side = if is_rtl(text) { "<w:bidi/>" } else { "" };
            let note = formed("FootnoteText", side, &runs);
            out.push_str(&format!("<w:footnote w:id=\"{}\">{note}</w:footnote>", n + 1));
        }
        out + "</w:footnotes>"
    }

    fn node(&mut self, node: &Node, leads: bool) {
        match node {
            Node::Heading(level, text) => {
                let style = match level {
                    0 | 1 => "Title",
                    2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                self.line(style, text, false);
            }
            Node::Paragraph(text) => self.line("Normal", text, leads),
            Node::Quote(quote) => self.quote(quote),
            Node::Fields(fields) => self.fields(fields),
            Node::List(items) => {
                for item in items {
                    self.line("ListBullet", item, false);
                }
            }
            Node::Table(table) if table.columns.is_empty() => {}
            Node::Table(table) => self.table(table),
            Node::Note(text) => self.line("Note", text, leads),
            Node::Own(own) => self.own(own, leads),
        }
    }

    fn own(&mut self, own: &Own, leads: bool) {
        for part in own.parts() {
            match part {
                OwnPart::Paragraph(text) => {
                    let label = run(&format!("{}: ", own.label), Some("OwnLabel"));
                    let keep = if leads { "<w:keepNext/>" } else { "" };
                    let direction = if is_rtl(text) { "<w:bidi/>" } else { "" };
                    let runs = label + &run(text, None);
                    self.blocks.push_str(&formed("Own", &format!("{keep}{direction}"), &runs));
                }
                OwnPart::Items(items) => {
                    for item in items {
                        self.line("OwnItem", Own::item(item), leads);
                    }
                }
            }
        }
    }

    /// A paragraph of one text, on the page of the next one if it leads to it.
    fn line(&mut self, style: &str, text: &str, leads: bool) {
        let keep = if leads { "<w:keepNext/>" } else { "" };
        let direction = if is_rtl(text) { "<w:bidi/>" } else { "" };
        self.blocks.push_str(&formed(style, &format!("{keep}{direction}"), &run(text, None)));
    }

    /// The stamp, the sentence and the lines below stay on one page, beside one rule.
    fn quote(&mut self, quote: &Quote) {
        let Quote { prefix, exact, suffix, source, citation, stamp } = quote;
        let (sentence, below) = match stamp {
            Some(_) => ("QuoteStamped", "AttributionStamped"),
            None => ("Quote", "Attribution"),
        };
        if let Some(stamp) = stamp {
            let runs = run(stamp, Some("StampWords"));
            self.quoted("Stamp", true, stamp, &runs);
        }
        let mut runs = run(prefix, None) + &run(exact, Some("Exact")) + &run(suffix, None);
        if let Some(citation) = citation {
            self.notes.push(citation.clone());
            runs.push_str(&format!(
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
                 <w:footnoteReference w:id=\"{}\"/></w:r>",
                self.notes.len()
            ));
        }
        self.quoted(sentence, !source.is_empty(), &format!("{prefix}{exact}{suffix}"), &runs);
        for (n, text) in source.iter().enumerate() {
            self.quoted(below, n + 1 < source.len(), text, &run(text, None));
        }
        self.gap();
    }

    /// A paragraph beside the rule of a quote, which stays on its side whatever the direction.
    fn quoted(&mut self, style: &str, keep: bool, text: &str, runs: &str) {
        let mut said = String::from(if keep { "<w:keepNext/>" } else { "" });
        // What fills pages may break across them, or its stamp would be left behind on its own.
        if shown_columns(text) > LONGEST_WHOLE {
            said.push_str("<w:keepLines w:val=\"0\"/>");
        }
        if is_rtl(text) {
            said.push_str("<w:bidi/><w:ind w:left=\"0\" w:right=\"284\"/>");
        }
        self.blocks.push_str(&formed(style, &said, runs));
    }

    fn fields(&mut self, fields: &[(String, String)]) {
        if fields.is_empty() {
            return;
        }
        let widest = fields.iter().map(|(label, _)| shown_columns(label)).max().unwrap_or(0);
        let label = (widest * 112 + 280).clamp(1500, 3200);
        let widths = [label, self.width - label];
        self.open_table("Fields", &widths, "0000");
        for (label, text) in fields {
            self.row("", &[paragraph("Label", label), paragraph("LabelledText", text)], &widths);
        }
        self.close_table();
    }

    fn table(&mut self, table: &Table) {
        let widths = widths(table, self.width);
        self.open_table("Sheet", &widths, "0020");
        let is_number: Vec<bool> =
            (0..table.columns.len()).map(|column| table.is_of_numbers(column)).collect();
        let right = |is: bool| if is { "<w:jc w:val=\"right\"/>" } else { "" };
        let titles = table.columns.iter().zip(&is_number).map(|(column, is_number)| {
            formed("CellHead", right(*is_number), &run(&column.title, None))
        });
        self.row("<w:tblHeader/>", &titles.collect::<Vec<_>>(), &widths);
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|value| self.cell(value)).collect();
            self.row("", &cells, &widths);
        }
        self.close_table();
    }

    fn open_table(&mut self, style: &str, widths: &[usize], look: &str) {
        let total: usize = widths.iter().sum();
        self.blocks.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\"/></w:tblPr><w:tblGrid>"
        ));
        for width in widths {
            self.blocks.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.blocks.push_str("</w:tblGrid>");
    }

    /// A row that no page break cuts.
    fn row(&mut self, said: &str, cells: &[String], widths: &[usize]) {
        self.blocks.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{said}</w:trPr>"));
        for (cell, width) in cells.iter().zip(widths) {
            self.blocks.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>"
            ));
        }
        self.blocks.push_str("</w:tr>");
    }

    fn close_table(&mut self) {
        self.blocks.push_str("</w:tbl>");
        self.gap();
    }

    /// Two tables without a paragraph between them would be one, and so would the rules of two quotes.
    fn gap(&mut self) {
        self.blocks.push_str(&formed("Gap", "", ""));
    }
}

/// What names the relationship of a link, by its number.
fn link_id(n: usize) -> String {
    format!("link{}", n + 1)
}

/// A paragraph of one text, in its own direction.
fn paragraph(style: &str, text: &str) -> String {
    formed(style, if is_rtl(text) { "<w:bidi/>" } else { "" }, &run(text, None))
}

/// A paragraph of runs, with what it says of itself besides its style.
fn formed(style: &str, said: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{said}</w:pPr>{runs}</w:p>")
}

/// The width of each column: enough for its longest word where that can be, and the rest by how much
/// text there is.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let wishes: Vec<(usize, usize)> = table
        .columns
        .iter()
        .enumerate()
        .map(|(n, column)| {
            let lines = table.rows.iter().filter_map(|row| row.get(n)).flat_map(Value::to_lines);
            let longest =
                |text: &str| text.split_whitespace().map(shown_columns).max().unwrap_or(0);
            // Titles are bold.
            let mut word = longest(&column.title) * 6 / 5;
            let mut text = shown_columns(&column.title);
            for line in lines {
                text = text.max(shown_columns(&line));
                word = word.max(longest(&line));
            }
            (text.clamp(2, PROSE), word.clamp(2, 14))
        })
        .collect();
    let least: Vec<usize> =
        wishes.iter().map(|(_, word)| (word * LETTER + 160).max(NARROWEST)).collect();
    let taken: usize = least.iter().sum();
    if taken >= width {
        return least.iter().map(|least| least * width / taken).collect();
    }
    let more: Vec<usize> = wishes
        .iter()
        .zip(&least)
        .map(|((text, _), least)| (text * LETTER + 160).saturating_sub(*least))
        .collect();
    let wanted: usize = more.iter().sum::<usize>().max(1);
    let room = width - taken;
    least.iter().zip(&more).map(|(least, more)| least + (more * room / wanted).min(room)).collect()
}

/// A line of the header or the footer, with the marking.
pub(super) fn margin(style: &str, marking: &str) -> String {
    paragraph(style, marking)
}

/// "Page 2 of 7".
pub(super) fn page_number() -> String {
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let runs = run("Page ", None) + &field("PAGE") + &run(" of ", None) + &field("NUMPAGES");
    formed("PageNumber", "", &runs)
}
