//! What a view draws on: the frame, the theme, the state that is shown, and the layout that is learned on the way.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::state::Model;
use crate::state::layout::{Area, Layout, Listed, Target};
use crate::state::place::Pane;
use crate::widgets::{DrawnList, Glyph, Line, List, Role, Span, Theme, draw_line, fill, span};

/// What a view draws on.
pub(crate) struct Canvas<'a, 'f> {
    pub(in crate::views) model: &'a Model,
    pub(in crate::views) theme: &'a Theme,
    pub(in crate::views) frame: &'a mut Frame<'f>,
    pub(in crate::views) layout: &'a mut Layout,
    /// Where it draws: between the header and the key bar; for what lies above, the whole screen.
    pub(in crate::views) body: Rect,
}

impl Canvas<'_, '_> {
    /// Draws a line at the top of an area.
    pub(in crate::views) fn draw_line(&mut self, area: Rect, line: &[Span]) {
        draw_line(self.frame.buffer_mut(), self.theme, area, line);
    }

    /// Fills an area with one sign.
    pub(in crate::views) fn fill(&mut self, area: Rect, sign: &'static str, role: Role) {
        fill(self.frame.buffer_mut(), self.theme, area, sign, role);
    }

    /// Draws lines of running text from `scroll` on, and keeps how many there are for the steps. The last row says
    /// that more follows, where more does.
    pub(in crate::views) fn scrolled(
        &mut self,
        area: Rect,
        mut lines: Vec<Line>,
        scroll: usize,
        focus: Pane,
    ) {
        let room = usize::from(area.height);
        let from = scroll.min(lines.len().saturating_sub(room));
        (self.layout.text.lines, self.layout.text.page) = (lines.len(), room.max(1));
        let below = lines.len().saturating_sub(from + room);
        lines.drain(..from);
        lines.truncate(room);
        if let (Some(last), 1..) = (lines.last_mut(), below) {
            *last = self.more(&format!("{} more", below + 1), focus);
        }
        for (n, line) in lines.iter().enumerate() {
            let width = area.width.saturating_sub(2);
            self.draw_line(Rect { x: area.x + 1, y: area.y + n as u16, width, height: 1 }, line);
        }
    }

    /// The line that stands last where the page beside a list is cut, and how what follows is reached.
    pub(in crate::views) fn more(&self, words: &str, focus: Pane) -> Line {
        let more = self.theme.glyph(Glyph::More);
        let how = if focus == Pane::Subjects { "Tab, then down" } else { "down" };
        vec![span(format!("{words} {more} ({how})"), Role::Quiet)]
    }

    /// Draws a list.
    pub(in crate::views) fn draw_list(&mut self, list: &List<'_>, area: Rect) -> DrawnList {
        list.draw(self.frame.buffer_mut(), self.theme, area)
    }

    /// Draws the rows of a pane: how far they are scrolled and how many fit is learned, and a click on one chooses it.
    pub(in crate::views) fn draw_rows(
        &mut self,
        pane: Pane,
        area: Rect,
        list: &List<'_>,
    ) -> DrawnList {
        let drawn = self.draw_list(list, area);
        let listed = Listed { top: drawn.top, page: drawn.rows.len().max(1) };
        match pane {
            Pane::Subjects => self.layout.subjects = listed,
            Pane::Items | Pane::Card => self.layout.items = listed,
        }
        for (n, y, height) in &drawn.rows {
            self.target(Rect { y: *y, height: *height, ..area }, Target::Row(pane, *n));
        }
        drawn
    }

    /// Says what a click there means.
    pub(in crate::views) fn target(&mut self, rect: Rect, target: Target) {
        self.layout.targets.push((area(rect), target));
    }
}

/// A rectangle as the layout has it.
pub(in crate::views) const fn area(rect: Rect) -> Area {
    Area { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}
