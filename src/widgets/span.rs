//! Lines of text that know what they are: the only way in which text reaches a cell.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{Role, Theme};
use crate::text::ascii::ascii;
use crate::text::highlight::runs;
use crate::text::visible::Shown;
use crate::text::wrap::wrap;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: Shown<'static>,
    pub role: Role,
}

/// One line of the screen.
pub type Line = Vec<Span>;

/// A piece of a line, from any text.
pub fn span(text: impl Into<String>, role: Role) -> Span {
    Span { text: Shown::of(text.into()), role }
}

/// The columns that a line takes.
pub fn width(line: &[Span]) -> usize {
    line.iter().map(|span| span.text.width()).sum()
}

/// Draws a line at the top of `area` and cuts it, with `…`, where the area ends.
pub fn draw_line(buffer: &mut Buffer, theme: &Theme, area: Rect, line: &[Span]) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let room = usize::from(area.width);
    let cut = width(line) > room;
    // The last column of a line that does not fit is kept for the sign that something is missing.
    let mut left = if cut { room - 1 } else { room };
    let mut x = area.x;
    for part in line {
        let fits = part.text.width() <= left;
        let text = if fits { part.text.clone() } else { within(&part.text, left) };
        let shown = if theme.is_ascii() { ascii(text.as_str()) } else { text.as_str().into() };
        write(buffer, (x, area.y), &shown, left, theme.style(part.role));
        let columns = text.width().min(left);
        x = x.saturating_add(columns as u16);
        left -= columns;
        if cut && (!fits || left == 0) {
            write(buffer, (x, area.y), theme.cut(), 1, theme.style(part.role));
            return;
        }
    }
}

/// Writes a text into at most `room` columns. Letters of ASCII are columns of their own, and need not be
/// asked where they end: most of a frame is written so.
#[expect(clippy::disallowed_methods, reason = "only letters that are seen are written by it")]
fn write(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, room: usize, style: Style) {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        buffer.set_stringn(x, y, text, room, style);
        return;
    }
    for (column, letter) in (x..).zip(text.chars().take(room)) {
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.set_char(letter).set_style(style);
        }
    }
}

/// As much of a text as fits, without a blank at its end.
fn within(text: &Shown<'static>, columns: usize) -> Shown<'static> {
    let end = crate::text::width::prefix(text.as_str(), columns);
    Shown::of(text.as_str().get(..end).unwrap_or_default().trim_end().to_string())
}

/// Fills a row with one sign.
pub fn fill(buffer: &mut Buffer, theme: &Theme, area: Rect, sign: &'static str, role: Role) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            write(buffer, (x, y), sign, 1, theme.style(role));
        }
    }
}

/// Wraps a text whose parts have roles. Ranges are bytes of `text`; where several cover a place
/// the later one counts.
pub fn wrapped(
    text: &str,
    columns: usize,
    base: Role,
    marks: &[(Range<usize>, Role)],
) -> Vec<Line> {
    let line = |range: Range<usize>| {
        let parts = runs(range, marks).into_iter();
        let role = |roles: &[Role]| roles.last().copied().unwrap_or(base);
        parts.map(|(part, roles)| span(text.get(part).unwrap_or_default(), role(&roles))).collect()
    };
    wrap(text, columns).into_iter().map(line).collect()
}

/// Which of some parts, so many columns each, stand side by side in each row. One that is wider than a row has one of
/// its own.
pub fn side_by_side(widths: &[usize], gap: usize, columns: usize) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut taken = 0;
    for (n, width) in widths.iter().enumerate() {
        match rows.last_mut() {
            Some(row) if taken + gap + width <= columns => {
                row.end = n + 1;
                taken += gap + width;
            }
            _ => {
                rows.push(n..n + 1);
                taken = *width;
            }
        }
    }
    rows
}

/// The first lines of a text in so many columns; where it goes on, an ellipsis ends the last.
pub fn first_lines(mut lines: Vec<Line>, columns: usize, most: usize) -> Vec<Line> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some((end, before)) = lines.last_mut().and_then(|line| line.split_last_mut()) {
            // With more than there is room for, it ends in the sign.
            let text = format!("{}{}", end.text, " ".repeat(columns + 1));
            end.text = Shown::of(text).cut(columns.saturating_sub(width(before)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side_as_long_as_there_is_room() {
        assert_eq!(side_by_side(&[4, 4, 4], 2, 10), [0..2, 2..3]);
        assert_eq!(side_by_side(&[12, 3], 2, 10), [0..1, 1..2]);
        assert_eq!(side_by_side(&[], 2, 10), [0..0; 0]);
    }
    use crate::widgets::theme::Background;

    fn drawn(line: &[Span], columns: u16) -> String {
        let area = Rect::new(0, 0, columns, 1);
        let mut buffer = Buffer::empty(area);
        draw_line(&mut buffer, &Theme::new(Background::Dark, false), area, line);
        buffer.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn what_does_not_fit_ends_in_the_sign_for_more() {
        let line = [span("one ", Role::Plain), span("two", Role::Quiet)];
        assert_eq!(drawn(&line, 8), "one two ");
        assert_eq!(drawn(&line, 7), "one two");
        assert_eq!(drawn(&line, 6), "one t…");
        assert_eq!(drawn(&line, 4), "one…");
        assert_eq!(drawn(&line, 1), "…");
    }

    #[test]
    fn a_wide_letter_does_not_reach_over_the_edge() {
        let line = [span("a漢字", Role::Plain), span("漢", Role::Quiet)];
        for (columns, expected) in
            [(1, "…"), (2, "a…"), (3, "a… "), (4, "a漢 …"), (5, "a漢 … "), (6, "a漢 字 …")]
        {
            assert_eq!(drawn(&line, columns), expected, "{columns}");
        }
        assert_eq!(drawn(&line, 7), "a漢 字 漢 ");
    }

    #[test]
    fn no_sequence_of_a_text_reaches_a_cell() {
        let line = [span("a\u{1b}[2Jb\u{202e}", Role::Plain)];
        let shown = drawn(&line, 40);
        assert!(!shown.chars().any(|c| c.is_control() || c == '\u{202e}'), "{shown:?}");
    }

    #[test]
    fn roles_survive_wrapping() {
        let lines = wrapped("aaa bbb ccc", 7, Role::Context, &[(4..11, Role::Quote)]);
        let roles: Vec<Vec<(String, Role)>> = lines
            .iter()
            .map(|line| line.iter().map(|i| (i.text.to_string(), i.role)).collect())
            .collect();
        assert_eq!(
            roles,
            [
                vec![("aaa ".to_string(), Role::Context), ("bbb".to_string(), Role::Quote)],
                vec![("ccc".to_string(), Role::Quote)]
            ]
        );
    }
}
