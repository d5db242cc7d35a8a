//! Draws what is being written, with the cursor in sight.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::brief::journal::EditTarget;
use crate::state::Model;
use crate::state::editor::Editor;
use crate::text::visible::shown_columns;
use crate::text::width::prefix;
use crate::views::canvas::Canvas;
use crate::views::parts::MEASURE;
use crate::widgets::{Glyph, Role, popup, span};

pub(super) fn draw(on: &mut Canvas<'_, '_>, into: EditTarget, editor: &Editor) {
    let (model, theme) = (on.model, on.theme);
    let screen = on.body;
    let wanted = if into.is_line() { 3 } else { (screen.height / 2).max(8) };
    let place = popup::place(screen, MEASURE.min(screen.width.saturating_sub(4)) + 4, wanted);
    let title = match about(model, into) {
        about if about.is_empty() => into.name().to_string(),
        about => format!("{}: {about}", into.name()),
    };
    let inside = popup::frame(on.frame, theme, place, &title);
    if inside.is_empty() {
        return;
    }
    // The last column is the cursor's when a line is full.
    let columns = usize::from(inside.width.saturating_sub(1)).max(1);
    on.layout.above.columns = columns;
    let rows = editor.buffer().rows(columns);
    let (at, column) = editor.buffer().place(columns);
    let height = usize::from(inside.height);
    let top = (at + 1).saturating_sub(height).max(at.saturating_sub(height / 2).min(at));
    let top = top.min(rows.len().saturating_sub(height));
    for (n, row) in rows.iter().enumerate().skip(top).take(height) {
        let text = editor.text().get(row.clone()).unwrap_or_default();
        let area = Rect { y: inside.y + (n - top) as u16, height: 1, ..inside };
        on.draw_line(area, &[span(text, Role::Plain)]);
    }
    let x = inside.x + column.min(columns) as u16;
    let cursor = Rect { x, y: inside.y + (at - top) as u16, width: 1, height: 1 };
    let behind = |row: &Range<usize>| editor.text().get(editor.buffer().cursor()..row.end);
    draw_cursor(on, cursor, rows.get(at).and_then(behind).unwrap_or_default());
}

/// The cursor: the letter under it in reverse, or a bar where there is none.
fn draw_cursor(on: &mut Canvas<'_, '_>, at: Rect, after: &str) {
    let end = prefix(after, 1).max(after.chars().next().map_or(0, char::len_utf8));
    let letter = after.get(..end).filter(|letter| shown_columns(letter) == 1 && !letter.is_empty());
    if let Some(letter) = letter {
        on.draw_line(at, &[span(letter, Role::Found)]);
    } else {
        on.fill(at, on.theme.glyph(Glyph::Cursor), Role::Accent);
    }
}

/// The title of the item that a note is on.
fn about(model: &Model, into: EditTarget) -> String {
    match into {
        EditTarget::Note(id) => model
            .brief
            .now()
            .item(id)
            .and_then(|(_, item)| item.excerpt().map(|kept| kept.snapshot.title.clone()))
            .unwrap_or_default(),
        _ => String::new(),
    }
}
