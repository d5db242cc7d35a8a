//! RON as a person lays it out: a field a line, and in one line what has room there.

use ron::extensions::Extensions;
use serde::Serialize;

use crate::dossier::read::{Token, token};
use crate::text::own_letters::in_own_letters;

/// Columns of a line, at most.
const COLUMNS: usize = 100;
const INDENT: usize = 4;

/// Lists of entries as the file of a fragment.
pub(super) fn written(fragment: &impl Serialize) -> String {
    laid_out_to(fragment, 3, COLUMNS)
}

/// The same with an entry a line, however long it is.
pub(super) fn in_lines(fragment: &impl Serialize) -> String {
    laid_out_to(fragment, 2, usize::MAX)
}

fn laid_out_to(fragment: &impl Serialize, opened: usize, columns: usize) -> String {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // Plain data cannot fail to be written.
    let ron = options.to_string(fragment).unwrap_or_default();
    format!("{}\n", in_own_letters(&laid_out(&ron, opened, columns)))
}

/// A value, or what stands in brackets, each with the name of its field.
enum Node<'t> {
    Word(&'t str),
    Group { open: &'t str, items: Vec<(Option<&'t str>, Node<'t>)>, close: &'t str },
}

/// Lays out what a serialiser wrote: the outermost brackets are opened, and those within them down to so many levels.
fn laid_out(ron: &str, opened: usize, columns: usize) -> String {
    let mut at = 0;
    let node = node(ron, &mut at);
    let mut out = String::new();
    put(&node, (0, 0), (opened, columns), &mut out);
    out
}

fn node<'t>(ron: &'t str, at: &mut usize) -> Node<'t> {
    let Some((kind, range)) = token(ron, *at) else { return Node::Word("") };
    let open = ron.get(range.clone()).unwrap_or_default();
    *at = range.end;
    if kind != Token::Open {
        return Node::Word(open);
    }
    let mut items = Vec::new();
    let mut name = None;
    while let Some((kind, range)) = token(ron, *at) {
        let text = ron.get(range.clone()).unwrap_or_default();
        match kind {
            Token::Close => {
                *at = range.end;
                return Node::Group { open, items, close: text };
            }
            Token::Comma => *at = range.end,
            Token::Word if matches!(token(ron, range.end), Some((Token::Colon, _))) => {
                name = Some(text);
                *at = token(ron, range.end).map_or(range.end, |(_, colon)| colon.end);
            }
            _ => items.push((name.take(), node(ron, at))),
        }
    }
    Node::Group { open, items, close: "" }
}

/// As one line.
fn line(node: &Node<'_>) -> String {
    match node {
        Node::Word(text) => (*text).to_string(),
        Node::Group { open, items, close } => {
            let items: Vec<String> = items
                .iter()
                .map(|(name, node)| match name {
                    Some(name) => format!("{name}: {}", line(node)),
                    None => line(node),
                })
                .collect();
            format!("{open}{}{close}", items.join(", "))
        }
    }
}

fn put(
    node: &Node<'_>,
    (indent, before): (usize, usize),
    (opened, columns): (usize, usize),
    out: &mut String,
) {
    let whole = line(node);
    let Node::Group { open, items, close } = node else { return out.push_str(&whole) };
    let fits = indent + before + whole.chars().count() < columns;
    if items.is_empty() || fits && opened == 0 {
        return out.push_str(&whole);
    }
    out.push_str(open);
    out.push('\n');
    let inner = indent + INDENT;
    for (name, node) in items {
        out.push_str(&" ".repeat(inner));
        let named = name.map_or(String::new(), |name| format!("{name}: "));
        out.push_str(&named);
        put(node, (inner, named.len()), (opened.saturating_sub(1), columns), out);
        out.push_str(",\n");
    }
    out.push_str(&" ".repeat(indent));
    out.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_room_stays_in_one_line() {
        let long = "x".repeat(90);
        let ron =
            format!("(list:[(id:\"a, (b)\",who:[\"c\",\"d\"],far:[(one:\"{long}\",two:-1.5)])])");
        let expected = format!(
            "(\n    list: [\n        (\n            id: \"a, (b)\",\n            who: [\"c\", \"d\"],\n            far: [\n                \
             (\n                    one: \"{long}\",\n                    two: -1.5,\n                ),\n            ],\n        ),\n    ],\n)"
        );
        assert_eq!(laid_out(&ron, 3, COLUMNS), expected);
    }
}
