//! Markdown (`CommonMark` with tables). Text from a dossier stays text: whatever Markdown or HTML
//! would take for a mark is escaped.

use super::tree::{Node, Table};
use crate::text::visible::visible;

/// A page.
pub fn page(nodes: &[Node]) -> Vec<u8> {
    let mut out = String::new();
    for node in nodes {
        if !out.is_empty() {
            out.push('\n');
        }
        write_node(&mut out, node);
    }
    out.into_bytes()
}

fn write_node(out: &mut String, node: &Node) {
    match node {
        Node::Heading(level, text) => {
            out.push_str(&"#".repeat(usize::from(*level).clamp(1, 6)));
            line(out, &format!(" {}", escape(text)));
        }
        Node::Paragraph(text) => line(out, &block(text)),
        Node::Quote { prefix, exact, suffix, source } => {
            let around = |text: &str| escape(text);
            line(
                out,
                &format!("> {}**{}**{}", around(prefix), escape(exact.trim()), around(suffix)),
            );
            for text in source {
                line(out, ">");
                line(out, &format!("> {}", block(text)));
            }
        }
        Node::Fields(fields) => {
            for (label, text) in fields {
                line(out, &format!("- **{}**: {}", escape(label), escape(text)));
            }
        }
        Node::List(items) => {
            for item in items {
                line(out, &format!("- {}", block(item)));
            }
        }
        Node::Table(table) => write_table(out, table),
        Node::Note(text) => line(out, &format!("*{}*", escape(text))),
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn write_table(out: &mut String, table: &Table) {
    let titles: Vec<String> = table.columns.iter().map(|c| escape(c.title)).collect();
    line(out, &format!("| {} |", titles.join(" | ")));
    line(out, &format!("|{}", " --- |".repeat(titles.len())));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|value| escape(&value.to_text())).collect();
        line(out, &format!("| {} |", cells.join(" | ")));
    }
}

/// Text that may open a block (`1. `, `- `, `+ `): the mark that would do it is escaped too.
fn block(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let rest = escaped.get(digits..).unwrap_or_default();
    if digits > 0 && rest.starts_with(['.', ')']) {
        let (number, mark) = escaped.split_at(digits);
        return format!("{number}\\{mark}");
    }
    escaped
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    let text = visible(text);
    let mut at_start = true;
    for c in text.trim_end().chars() {
        let marks = "\\`*_[]<>|~&!#$";
        let opens_block = at_start && "+-=".contains(c);
        if marks.contains(c) || opens_block {
            out.push('\\');
        }
        at_start = at_start && c == ' ';
        // A colon after a scheme would become a link.
        if c == ':' && (out.ends_with("http") || out.ends_with("https") || out.ends_with("mailto"))
        {
            out.push('\\');
        }
        out.push(c);
    }
    let trailing = text.len() - text.trim_end().len();
    out.push_str(&" ".repeat(trailing.min(1)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_text() {
        for (text, expected) in [
            ("1. one", "1\\. one"),
            ("- item", "\\- item"),
            ("<b>*bold*</b>", "\\<b\\>\\*bold\\*\\</b\\>"),
            ("a | b", "a \\| b"),
            ("see https://x.example", "see https\\://x.example"),
            ("a-b = c", "a-b = c"),
        ] {
            assert_eq!(block(text), expected);
        }
    }
}
