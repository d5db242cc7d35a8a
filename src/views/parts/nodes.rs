//! How a page of the neutral tree looks on the screen: what will be in the file, without its format.

use super::quoted;
use crate::export::{Node, Own, OwnPart, Quote, Table};
use crate::text::visible::visible;
use crate::text::width::columns;
use crate::widgets::{Glyph, Line, Role, Theme, span, wrapped};

/// The lines of some nodes, each node apart from the one before.
pub(in crate::views) fn lines(nodes: &[Node], theme: &Theme, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<&Node> = None;
    for node in nodes {
        // What a heading heads, and what says more of the sentence above it, belong together.
        let joined = matches!(
            (before, node),
            (None | Some(Node::Heading(..)), _) | (Some(Node::Paragraph(_)), Node::Note(_))
        );
        if !joined {
            lines.push(Line::new());
        }
        lines.extend(node_lines(node, theme, width.max(10)));
        before = Some(node);
    }
    lines
}

fn node_lines(node: &Node, theme: &Theme, width: usize) -> Vec<Line> {
    match node {
        Node::Heading(1, text) => wrapped(&visible(text), width, Role::Title, &[]),
        Node::Heading(2, text) => {
            wrapped(&visible(&text.to_uppercase()), width, Role::Heading, &[])
        }
        Node::Heading(_, text) => wrapped(&visible(text), width, Role::Title, &[]),
        Node::Paragraph(text) => wrapped(&visible(text), width, Role::Plain, &[]),
        Node::Note(text) => wrapped(&visible(text), width, Role::Quiet, &[]),
        Node::Own(own) => own_lines(own, width),
        Node::Quote(quote) => quote_lines(quote, theme, width),
        Node::Fields(fields) => {
            let label = fields.iter().map(|(label, _)| columns(label)).max().unwrap_or(0);
            let label = label.min(width / 3);
            fields.iter().flat_map(|(name, text)| field(name, text, label, width)).collect()
        }
        Node::List(items) => {
            let item = |text: &String| indented("- ", text, Role::Plain, width);
            items.iter().flat_map(item).collect()
        }
        Node::Table(table) => table_lines(table, theme, width),
    }
}

/// Set in below its label.
fn own_lines(own: &Own, width: usize) -> Vec<Line> {
    let label = format!("{}: ", visible(&own.label));
    let indent = columns(&label).min(width / 3);
    let lead = || span(" ".repeat(indent), Role::Plain);
    let lines = own.parts().into_iter().flat_map(|part| match part {
        OwnPart::Paragraph(text) => {
            let wrapped = wrapped(&visible(text), width - indent, Role::Plain, &[]).into_iter();
            let with_label = |(n, line): (usize, Line)| {
                let first = if n == 0 { span(label.clone(), Role::Heading) } else { lead() };
                std::iter::once(first).chain(line).collect()
            };
            wrapped.enumerate().map(with_label).collect::<Vec<Line>>()
        }
        OwnPart::Items(items) => {
            let item = |item: &String| indented("- ", Own::item(item), Role::Plain, width - indent);
            let lines = items.iter().flat_map(item);
            lines.map(|line| std::iter::once(lead()).chain(line).collect()).collect()
        }
    });
    lines.collect()
}

fn quote_lines(quote: &Quote, theme: &Theme, width: usize) -> Vec<Line> {
    let bar = || span(format!("{} ", theme.glyph(Glyph::QuoteBar)), Role::Rule);
    let mut lines: Vec<Line> = Vec::new();
    if let Some(stamp) = &quote.stamp {
        lines.push(vec![bar(), span(stamp.as_str(), Role::Warning)]);
    }
    let [prefix, exact, suffix] =
        [&quote.prefix, &quote.exact, &quote.suffix].map(|text| visible(text));
    lines.extend(quoted::lines(theme, [&prefix, &exact, &suffix], width));
    let below = quote.source.iter().chain(&quote.citation);
    lines.extend(below.flat_map(|text| indented("  ", text, Role::Quiet, width)));
    lines
}

/// A text whose lines all begin under its first letter.
fn indented(first: &'static str, text: &str, role: Role, width: usize) -> Vec<Line> {
    let indent = columns(first);
    let wrapped = wrapped(&visible(text), width.saturating_sub(indent), role, &[]);
    let lines = wrapped.into_iter().enumerate();
    lines
        .map(|(n, line)| {
            let lead = if n == 0 { first.to_string() } else { " ".repeat(indent) };
            std::iter::once(span(lead, role)).chain(line).collect()
        })
        .collect()
}

fn field(name: &str, text: &str, label: usize, width: usize) -> Vec<Line> {
    let name = visible(name);
    let pad = " ".repeat(label.saturating_sub(columns(&name)) + 2);
    let room = width.saturating_sub(label + 2);
    let wrapped = wrapped(&visible(text), room, Role::Plain, &[]).into_iter().enumerate();
    wrapped
        .map(|(n, line)| {
            let lead = if n == 0 { format!("{name}{pad}") } else { " ".repeat(label + 2) };
            std::iter::once(span(lead, Role::Quiet)).chain(line).collect()
        })
        .collect()
}

/// Each row as a line of its values: the columns of a page do not fit a pane.
fn table_lines(table: &Table, theme: &Theme, width: usize) -> Vec<Line> {
    let dot = format!(" {} ", theme.glyph(Glyph::Dot));
    let row = |row: &Vec<crate::export::Value>| {
        let values: Vec<String> =
            row.iter().map(|value| value.to_text()).filter(|text| !text.is_empty()).collect();
        indented("- ", &values.join(&dot), Role::Plain, width)
    };
    table.rows.iter().flat_map(row).collect()
}
