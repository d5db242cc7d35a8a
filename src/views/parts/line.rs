//! How a line that is typed looks: what it is for, the text, and the cursor, which is always in sight.

use ratatui::layout::Rect;

use crate::state::editor::Editor;
use crate::text::visible::shown_columns;
use crate::text::width::prefix;
use crate::views::canvas::Canvas;
use crate::widgets::{Glyph, Line, Role, Span, Theme, span, width};

/// A line of so many columns: `label`, the text with its cursor, then `after`; where nothing is typed, `hint`.
pub(in crate::views) fn typed(
    editor: &Editor,
    theme: &Theme,
    columns: usize,
    label: Span,
    (after, hint): (&str, &str),
) -> Line {
    let text = editor.text();
    let before = text.get(..editor.buffer().cursor()).unwrap_or_default();
    let behind = text.get(before.len()..).unwrap_or_default();
    // The cursor and what stands after the text take room, too.
    let room =
        columns.saturating_sub(width(std::slice::from_ref(&label)) + 1 + shown_columns(after));
    let mut line = vec![label, span(last_columns(before, room), Role::Title)];
    if behind.is_empty() {
        line.push(span(theme.glyph(Glyph::Cursor), Role::Accent));
    } else {
        let end = prefix(behind, 1).max(behind.chars().next().map_or(0, char::len_utf8));
        let (letter, rest) = behind.split_at(end);
        line.extend([span(letter, Role::Found), span(rest, Role::Title)]);
    }
    if text.is_empty() && !hint.is_empty() {
        line.push(span(hint, Role::Quiet));
    }
    if !after.is_empty() {
        line.push(span(after, Role::Quiet));
    }
    line
}

/// Draws a line that is typed in the last row of the screen, with what can be done beside it where there is room.
pub(in crate::views) fn beside(
    on: &mut Canvas<'_, '_>,
    right: &[Span],
    left: &dyn Fn(usize) -> Line,
) {
    let row = Rect { y: on.body.bottom() - 1, height: 1, ..on.body };
    let columns = width(right) as u16;
    let fits = row.width > columns + 16;
    let room = if fits { row.width - columns - 3 } else { row.width - 1 };
    on.draw_line(Rect { x: row.x + 1, width: room, ..row }, &left(usize::from(room)));
    if fits {
        on.draw_line(Rect { x: row.right() - columns - 1, width: columns, ..row }, right);
    }
}

/// As much of the end of a text as so many columns hold.
fn last_columns(text: &str, columns: usize) -> &str {
    let mut from = 0;
    while shown_columns(text.get(from..).unwrap_or_default()) > columns {
        from += text.get(from..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::editor::Size;
    use crate::state::key::parse_keys;
    use crate::widgets::theme::Background;

    fn check(keys: &str, columns: usize, expected: &str) {
        let mut editor = Editor::new("", Size::Short);
        for key in parse_keys(keys).unwrap() {
            editor.type_key(key, columns);
        }
        let theme = Theme::new(Background::Dark, false);
        let line = typed(&editor, &theme, columns, span("/", Role::Accent), ("", "a name"));
        let text: String = line.iter().map(|span| span.text.to_string()).collect();
        assert_eq!(text, expected, "{keys}");
    }

    #[test]
    fn the_cursor_is_in_sight() {
        check("", 20, "/▏a name");
        check("abc", 20, "/abc▏");
        check("abc<left>", 20, "/abc");
        check("abcdefghij", 6, "/ghij▏");
        check("abcdefghij<home>", 6, "/abcdefghij");
    }
}
