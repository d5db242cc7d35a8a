//! The properties of boxes: what kind they are, where they stand, their sizes and edges.

use cssparser::{Parser, Token};

use super::effects::four;
use super::lengths::{Length, Parsed, length, no};
use super::style::Display;
use super::value::{Overflow, Position, Shown, Value};
use super::writing::word;

/// `display`.
pub(super) fn display(input: &mut Parser<'_>) -> Parsed<Shown> {
    let mut words = Vec::new();
    while !input.is_exhausted() {
        words.push(word(input)?);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let shown = |display| Shown { display, lays_out: false, is_item: false, of_table: false };
    let grid = |display| Shown { display, lays_out: true, is_item: false, of_table: false };
    let table = |display| Shown { display, lays_out: false, is_item: false, of_table: true };
    Ok(match words.as_slice() {
        ["none"] => shown(Display::None),
        ["contents"] => shown(Display::Contents),
        ["block" | "flow-root" | "run-in"] => shown(Display::Block),
        ["list-item" | "-webkit-list-item"] => Shown { is_item: true, ..shown(Display::Block) },
        [
            "inline"
            | "ruby"
            | "ruby-base"
            | "ruby-text"
            | "ruby-base-container"
            | "ruby-text-container"
            | "math",
        ] => shown(Display::Inline),
        ["inline-block"] => shown(Display::InlineBlock),
        ["flex" | "grid" | "-webkit-flex" | "-webkit-box" | "grid-lanes"] => grid(Display::Block),
        ["inline-flex" | "inline-grid" | "-webkit-inline-flex" | "-webkit-inline-box"] => {
            grid(Display::InlineBlock)
        }
        ["table"] => table(Display::Block),
        ["inline-table"] => table(Display::InlineBlock),
        ["table-row"] => table(Display::Row),
        ["table-cell"] => table(Display::Cell),
        ["table-caption"] => shown(Display::Block),
        ["table-row-group" | "table-header-group" | "table-footer-group"] => table(Display::Block),
        // Text in columns of a table is not shown.
        ["table-column" | "table-column-group"] => shown(Display::None),
        [_, _] | [_, _, _] => {
            let has = |word: &str| words.contains(&word);
            let known =
                ["block", "inline", "flow", "flow-root", "list-item", "flex", "grid", "table"];
            if words.iter().any(|word| !known.contains(word) && *word != "ruby") {
                return no();
            }
            let display = match (has("inline"), has("flow") || has("list-item") || has("ruby")) {
                (false, _) => Display::Block,
                (true, true) => Display::Inline,
                (true, false) => Display::InlineBlock,
            };
            let lays_out = has("flex") || has("grid");
            Shown { display, lays_out, is_item: has("list-item"), of_table: has("table") }
        }
        _ => return no(),
    })
}

/// `float`: whether it is taken out of the flow.
pub(super) fn float(input: &mut Parser<'_>) -> Parsed<bool> {
    match word(input)?.as_str() {
        "none" => Ok(false),
        "left" | "right" | "inline-start" | "inline-end" => Ok(true),
        _ => no(),
    }
}

pub(super) fn position(input: &mut Parser<'_>) -> Parsed<Position> {
    match word(input)?.as_str() {
        "static" => Ok(Position::Static),
        "relative" => Ok(Position::Relative),
        "sticky" | "-webkit-sticky" => Ok(Position::Sticky),
        "absolute" | "fixed" => Ok(Position::Apart),
        _ => no(),
    }
}

/// `direction`.
pub(super) fn right_to_left(input: &mut Parser<'_>) -> Parsed<bool> {
    match word(input)?.as_str() {
        "rtl" => Ok(true),
        "ltr" => Ok(false),
        _ => no(),
    }
}

/// `unicode-bidi`: whether all letters are set in one direction, whatever they are.
pub(super) fn overrides(input: &mut Parser<'_>) -> Parsed<bool> {
    let word = word(input)?;
    Ok(matches!(word.as_str(), "bidi-override" | "isolate-override"))
}

/// `flex-direction` and `flex-flow`: whether the children are set in another order.
pub(super) fn reverses(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_reverse = false;
    while !input.is_exhausted() {
        is_reverse |= word(input)?.ends_with("-reverse");
    }
    Ok(is_reverse)
}

/// `caption-side`: whether a caption stands below its table.
pub(super) fn is_below(input: &mut Parser<'_>) -> Parsed<bool> {
    Ok(matches!(word(input)?.as_str(), "bottom" | "block-end"))
}

/// Whether it can be seen.
pub(super) fn visibility(input: &mut Parser<'_>) -> Parsed<bool> {
    match word(input)?.as_str() {
        "visible" => Ok(true),
        "hidden" | "collapse" => Ok(false),
        _ => no(),
    }
}

/// Whether the content is left out.
pub(super) fn content_visibility(input: &mut Parser<'_>) -> Parsed<bool> {
    match word(input)?.as_str() {
        "hidden" => Ok(true),
        "visible" | "auto" => Ok(false),
        _ => no(),
    }
}

pub(super) fn overflow(input: &mut Parser<'_>) -> Parsed<Overflow> {
    match word(input)?.as_str() {
        "visible" => Ok(Overflow::Visible),
        "clip" => Ok(Overflow::Clip),
        "hidden" | "auto" | "scroll" | "overlay" => Ok(Overflow::Cut),
        _ => no(),
    }
}

/// A size, a margin or an offset: a length or a word, of which none says anything here.
pub(super) fn size(input: &mut Parser<'_>) -> Parsed<Value> {
    if let Ok(length) = input.try_parse(length) {
        return Ok(Value::Length(length));
    }
    match input.next()? {
        Token::Ident(_) => Ok(Value::Auto),
        Token::Function(_) => {
            // `fit-content(…)`, or a function of which the result is not known.
            while input.next().is_ok() {}
            Ok(Value::Auto)
        }
        _ => no(),
    }
}

/// The width of an edge.
pub(super) fn edge(input: &mut Parser<'_>) -> Parsed<Length> {
    if let Ok(length) = input.try_parse(length) {
        return Ok(length);
    }
    match word(input)?.as_str() {
        "thin" => Ok(Length::px(1.0)),
        "medium" => Ok(Length::px(3.0)),
        "thick" => Ok(Length::px(5.0)),
        _ => no(),
    }
}

/// Whether an edge is drawn.
pub(super) fn edge_style(input: &mut Parser<'_>) -> Parsed<bool> {
    match word(input)?.as_str() {
        "none" | "hidden" => Ok(false),
        "dotted" | "dashed" | "solid" | "double" | "groove" | "ridge" | "inset" | "outset" => {
            Ok(true)
        }
        _ => no(),
    }
}

/// The width of an edge and whether it is drawn, from all that is said of it.
pub(super) fn border(input: &mut Parser<'_>) -> Parsed<(Length, bool)> {
    let (mut width, mut is_drawn) = (Length::px(3.0), false);
    while !input.is_exhausted() {
        if let Ok(found) = input.try_parse(edge) {
            width = found;
        } else if let Ok(found) = input.try_parse(edge_style) {
            is_drawn = found;
        } else {
            match input.next()? {
                Token::Ident(_) | Token::Hash(_) | Token::IDHash(_) | Token::Function(_) => {}
                _ => return no(),
            }
        }
    }
    Ok((width, is_drawn))
}

/// Up to four values, for the top, the right, the bottom and the left.
pub(super) fn sides<T: Clone>(
    input: &mut Parser<'_>,
    one: fn(&mut Parser<'_>) -> Parsed<T>,
) -> Parsed<[T; 4]> {
    let mut all = Vec::new();
    while !input.is_exhausted() && all.len() < 4 {
        all.push(one(input)?);
    }
    let at: Vec<usize> = (0..all.len()).collect();
    let [top, right, bottom, left] = four(&at)?.map(|at| all.get(at).cloned());
    match (top, right, bottom, left) {
        (Some(top), Some(right), Some(bottom), Some(left)) => Ok([top, right, bottom, left]),
        _ => no(),
    }
}

/// One or two values, for the start and the end.
pub(super) fn ends<T: Clone>(
    input: &mut Parser<'_>,
    one: fn(&mut Parser<'_>) -> Parsed<T>,
) -> Parsed<[T; 2]> {
    let start = one(input)?;
    let end = if input.is_exhausted() { start.clone() } else { one(input)? };
    Ok([start, end])
}
