//! Draws the find line in the place of the key bar.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::App;
use crate::widgets::{Glyph, Role, Theme, ink, put, width};

pub(in crate::views) fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, row: Rect) {
    let found = match app.scope.shown.len() {
        0 => "nothing matches".to_string(),
        1 => "1 position".to_string(),
        n => format!("{n} positions"),
    };
    let right = [
        ink(format!("{found}   "), Role::Quiet),
        ink("Enter", Role::Key),
        ink(" keep   ", Role::Quiet),
        ink("Esc", Role::Key),
        ink(" show all", Role::Quiet),
    ];
    let columns = width(&right) as u16;
    let fits = row.width > columns + 16;
    let room = if fits { row.width - columns - 3 } else { row.width - 1 };
    let mut left = vec![
        ink("/", Role::Accent),
        ink(&*app.scope.find, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
    ];
    if app.scope.find.is_empty() {
        left.push(ink("a name, a topic, a stance, words of a summary", Role::Quiet));
    }
    // Of a long line the end is shown, where the typing happens.
    let over = width(&left).saturating_sub(usize::from(room));
    if over > 0
        && let Some(typed) = left.get_mut(1)
    {
        let kept: String =
            app.scope.find.chars().rev().take(usize::from(room).saturating_sub(4)).collect();
        *typed = ink(kept.chars().rev().collect::<String>(), Role::Title);
    }
    put(frame.buffer_mut(), theme, Rect { x: row.x + 1, width: room, ..row }, &left);
    if fits {
        let x = row.right() - columns - 1;
        put(frame.buffer_mut(), theme, Rect { x, width: columns, ..row }, &right);
    }
}
