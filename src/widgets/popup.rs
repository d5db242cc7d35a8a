//! A box above the screen, with a title in its frame and lines that scroll.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::span::{Line, draw_line, fill, span};
use super::theme::{Glyph, Role, Theme};
use crate::text::width::columns;

/// The place for a popup of at most that size, in the middle of the screen.
pub fn place(screen: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(screen.width.saturating_sub(2));
    let height = height.min(screen.height.saturating_sub(2));
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

/// The columns of a popup whose lines gain by room: three quarters of the screen, at least and at most so many.
pub fn wide(screen: Rect, [least, most]: [u16; 2]) -> u16 {
    (screen.width / 4 * 3).clamp(least, most)
}

/// Sets back everything that is drawn already, so that the popup alone is read.
pub fn set_back(frame: &mut Frame<'_>, theme: &Theme) {
    let behind = theme.behind();
    for cell in &mut frame.buffer_mut().content {
        cell.set_style(behind);
    }
}

/// Draws the empty box and returns what is inside of it.
pub fn frame(frame: &mut Frame<'_>, theme: &Theme, area: Rect, title: &str) -> Rect {
    // One column more on either side: what stands beside the box does not touch it.
    let around = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area };
    let around = around.intersection(frame.area());
    clear_what_reaches_into(frame, around);
    Clear.render(around, frame.buffer_mut());
    if area.width < 4 || area.height < 3 {
        return Rect::default();
    }
    let buffer = frame.buffer_mut();
    let horizontal = theme.glyph(Glyph::Horizontal);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for y in [area.y, bottom] {
        fill(buffer, theme, Rect { y, height: 1, ..area }, horizontal, Role::Rule);
    }
    for x in [area.x, right] {
        fill(buffer, theme, Rect { x, width: 1, ..area }, theme.glyph(Glyph::Vertical), Role::Rule);
    }
    for (x, y, corner) in [
        (area.x, area.y, Glyph::TopLeft),
        (right, area.y, Glyph::TopRight),
        (area.x, bottom, Glyph::BottomLeft),
        (right, bottom, Glyph::BottomRight),
    ] {
        let cell = Rect { x, y, width: 1, height: 1 };
        fill(buffer, theme, cell, theme.glyph(corner), Role::Rule);
    }
    let title = [span(format!(" {title} "), Role::Title)];
    let top = Rect { x: area.x + 2, width: area.width - 4, height: 1, ..area };
    draw_line(buffer, theme, top, &title);
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Removes letters that begin before an area and are wide enough to reach into it.
fn clear_what_reaches_into(frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    for y in area.top()..area.bottom() {
        for x in buffer.area.left()..area.left() {
            let Some(cell) = buffer.cell_mut((x, y)) else { continue };
            if usize::from(x) + columns(cell.symbol()) > usize::from(area.left()) {
                cell.reset();
            }
        }
    }
}

/// Draws lines from `scroll` on; where more follows, the frame says so.
pub fn lines(frame: &mut Frame<'_>, theme: &Theme, inside: Rect, lines: &[Line], scroll: usize) {
    let page = usize::from(inside.height);
    let scroll = scroll.min(lines.len().saturating_sub(page));
    for (n, line) in lines.iter().skip(scroll).take(page).enumerate() {
        let row = Rect { y: inside.y + n as u16, height: 1, ..inside };
        draw_line(frame.buffer_mut(), theme, row, line);
    }
    let below = lines.len().saturating_sub(scroll + page);
    if below > 0 {
        let text = format!(" {below} more {} ", theme.glyph(Glyph::More));
        let line = [span(text, Role::Quiet)];
        let columns = super::span::width(&line) as u16;
        let x = inside.right().saturating_sub(columns);
        let row = Rect { x, y: inside.bottom(), width: columns, height: 1 };
        let row = row.intersection(frame.area());
        draw_line(frame.buffer_mut(), theme, row, &line);
    }
}
