//! Draws what is being written, with the cursor in sight.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::areas::Areas;
use crate::app::writing::Writing;
use crate::text::visible::shown_columns;
use crate::text::width::prefix;
use crate::widgets::{Glyph, Role, Theme, fill, ink, popup, put};

/// The widest measure at which running text is comfortable.
const MEASURE: u16 = 84;

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    writing: &Writing,
    areas: &mut Areas,
) {
    let screen = frame.area();
    let wanted = if writing.into.is_line() { 3 } else { (screen.height / 2).max(8) };
    let place = popup::place(screen, MEASURE.min(screen.width.saturating_sub(4)) + 4, wanted);
    let title = match about(app, writing) {
        about if about.is_empty() => writing.into.name().to_string(),
        about => format!("{}: {about}", writing.into.name()),
    };
    let inside = popup::frame(frame, theme, place, &title);
    if inside.is_empty() {
        return;
    }
    // The last column is the cursor's when a line is full.
    let columns = usize::from(inside.width.saturating_sub(1)).max(1);
    areas.writing_columns = columns;
    let rows = writing.draft.rows(columns);
    let (at, column) = writing.draft.place(columns);
    let height = usize::from(inside.height);
    let top = (at + 1).saturating_sub(height).max(at.saturating_sub(height / 2).min(at));
    let top = top.min(rows.len().saturating_sub(height));
    for (n, row) in rows.iter().enumerate().skip(top).take(height) {
        let text = writing.draft.text().get(row.clone()).unwrap_or_default();
        let area = Rect { y: inside.y + (n - top) as u16, height: 1, ..inside };
        put(frame.buffer_mut(), theme, area, &[ink(text, Role::Plain)]);
    }
    let x = inside.x + column.min(columns) as u16;
    let cursor = Rect { x, y: inside.y + (at - top) as u16, width: 1, height: 1 };
    draw_cursor(
        theme,
        frame,
        cursor,
        rows.get(at).map_or("", |row| {
            writing.draft.text().get(writing.draft.cursor()..row.end).unwrap_or_default()
        }),
    );
}

/// The cursor: the letter under it in reverse, or a bar where there is none.
fn draw_cursor(theme: &Theme, frame: &mut Frame<'_>, at: Rect, after: &str) {
    let end = prefix(after, 1).max(after.chars().next().map_or(0, char::len_utf8));
    let letter = after.get(..end).filter(|letter| shown_columns(letter) == 1 && !letter.is_empty());
    if let Some(letter) = letter {
        put(frame.buffer_mut(), theme, at, &[ink(letter, Role::Found)]);
    } else {
        fill(frame.buffer_mut(), theme, at, theme.glyph(Glyph::Cursor), Role::Accent);
    }
}

/// The title of the item that a note is on.
fn about(app: &App, writing: &Writing) -> String {
    match writing.into {
        crate::brief::jotting::Into::Note(id) => app
            .desk
            .brief()
            .item(id)
            .and_then(|(_, item)| item.kept().map(|kept| kept.snapshot.title.clone()))
            .unwrap_or_default(),
        _ => String::new(),
    }
}
