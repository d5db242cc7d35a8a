//! Draws the outline of a document.

use crate::state::overlay::Heading;
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{Look, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, Theme, span, width};

pub(super) fn draw(on: &mut Canvas<'_, '_>, headings: &[Heading], chosen: usize) {
    let theme = on.theme;
    let rows = u16::try_from(headings.len() + 2).unwrap_or(u16::MAX).max(5);
    let look = Look {
        title: "Outline",
        size: (76, rows),
        typed: None,
        below: 0,
        chosen,
        len: headings.len(),
        line: &|n, columns| {
            headings
                .get(n)
                .map_or(Line::new(), |heading| line(theme, columns, heading, n == chosen))
        },
        nothing: span("This document has no headings.", Role::Quiet),
    };
    draw_picker(on, &look);
}

/// A heading, and how many quotes stand under it.
fn line(theme: &Theme, columns: usize, heading: &Heading, here: bool) -> Line {
    let quotes = match heading.quotes {
        0 => String::new(),
        1 => "1 quote".to_string(),
        quotes => format!("{quotes} quotes"),
    };
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain)];
    line.push(span("  ".repeat(usize::from(heading.level) - 1), Role::Plain));
    let role = if here { Role::Chosen } else { Role::Plain };
    let mut title = span(visible(&heading.title).into_owned(), role);
    let room = columns.saturating_sub(width(&line) + quotes.len() + 2);
    title.text = title.text.cut(room);
    line.push(title);
    let gap = columns.saturating_sub(width(&line) + quotes.len());
    line.extend([span(" ".repeat(gap), Role::Plain), span(quotes, Role::Quiet)]);
    line
}
