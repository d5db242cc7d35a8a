//! Formulas (`MathML`) as text: a power is no digit of its base, and a fraction not one number.

use super::super::height::Height;
use super::super::html::place_in_formula;
use super::names::{Node, Space, tag};
use crate::text::words::squeezed;

/// A stretch of a formula that stands at one height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) height: Height,
}

/// A formula, in the order in which it is written.
pub(super) fn pieces(math: Node<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    collect(math, Height::OnLine, &mut pieces);
    pieces
}

fn collect(node: Node<'_>, height: Height, pieces: &mut Vec<Piece>) {
    let mut add = |text: &str, height| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_string(), height });
        }
    };
    let around = tag(node).1;
    if matches!(around, "mi" | "mn" | "mo" | "ms" | "mtext") {
        let words: String =
            node.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect();
        add(&squeezed(&words), height);
        return;
    }
    let parts = node.children().filter(|part| tag(*part).0 == Space::Math);
    for (before, part) in parts.enumerate() {
        let name = tag(part).1;
        // How it is written for programs.
        let place = place_in_formula(around, before, name);
        if matches!(name, "annotation" | "annotation-xml") || place.is_unseen || place.is_gone {
            continue;
        }
        let mut add = |text: &str| {
            pieces.push(Piece { text: text.to_string(), height });
        };
        if place.is_apart {
            add(" ");
        }
        if !place.sign.is_empty() {
            add(place.sign);
        }
        collect(part, place.height.unwrap_or(height), pieces);
    }
}
