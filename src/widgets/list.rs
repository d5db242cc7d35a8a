//! A list whose items take as many lines as they need. Only what is visible is composed, so a list
//! of a million items costs what its page costs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::span::{Line, Span, draw_line, fill, span};
use super::theme::{Glyph, Role, Theme};
use crate::text::width::columns;

/// The list to draw.
pub struct List<'a> {
    pub len: usize,
    pub chosen: Option<usize>,
    /// The first item that was visible the last time.
    pub top: usize,
    /// The lines of an item.
    pub lines: &'a dyn Fn(usize) -> Vec<Line>,
    /// Whether an item heads the one after it, and so should be seen with it.
    pub heads: &'a dyn Fn(usize) -> bool,
}

/// What was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnList {
    /// The first visible item.
    pub top: usize,
    /// Each drawn item with the rows that it takes: first row, number of rows.
    pub rows: Vec<(usize, u16, u16)>,
    /// Whether there is more below.
    pub more: bool,
}

impl List<'_> {
    /// Draws the list so that the chosen item is in sight, moving as little as possible.
    pub fn draw(&self, buffer: &mut Buffer, theme: &Theme, area: Rect) -> DrawnList {
        let height = usize::from(area.height);
        if height == 0 || self.len == 0 {
            return DrawnList::default();
        }
        let top = self.find_top(height);
        let mut drawn = DrawnList { top, ..DrawnList::default() };
        let mut y = area.y;
        let mut last = Line::new();
        for item in top..self.len {
            let first = y;
            for line in (self.lines)(item) {
                if y >= area.bottom() {
                    drawn.more = true;
                    break;
                }
                draw_line(buffer, theme, Rect { y, height: 1, ..area }, &line);
                last = line;
                y += 1;
            }
            if y > first {
                drawn.rows.push((item, first, y - first));
            }
            if y >= area.bottom() {
                drawn.more |= item + 1 < self.len;
                break;
            }
        }
        if drawn.more {
            draw_more(buffer, theme, Rect { y: area.bottom() - 1, height: 1, ..area }, last);
        }
        drawn
    }

    fn height_of(&self, item: usize) -> usize {
        (self.lines)(item).len()
    }

    fn find_top(&self, height: usize) -> usize {
        let last = self.len - 1;
        let mut top = self.top.min(last);
        let Some(chosen) = self.chosen.map(|n| n.min(last)) else { return top };
        let mut needed = chosen;
        while needed > 0 && (self.heads)(needed - 1) && chosen - needed < 3 {
            needed -= 1;
        }
        // What heads it is seen with it, and where both do not fit, with its first lines.
        let heads: usize = (needed..chosen).map(|item| self.height_of(item)).sum();
        if heads + self.height_of(chosen) > height {
            return if heads + 2 <= height { needed } else { chosen };
        }
        if needed < top {
            return needed;
        }
        // Is the chosen one in sight, going down from the old top? Never look past a page.
        let mut used = 0;
        for item in top..=chosen {
            used += self.height_of(item);
            if used > height {
                break;
            }
        }
        if used <= height {
            return top;
        }
        // Go up from the chosen one as far as the page reaches.
        used = self.height_of(chosen);
        top = chosen;
        while top > 0 {
            used += self.height_of(top - 1);
            if used > height {
                break;
            }
            top -= 1;
        }
        top
    }
}

/// Says at the end of a row that more follows below it, with a blank before: the sign belongs to no word. A line that
/// reaches so far moves what stands at its end into the gap before that, and is cut where it has none.
fn draw_more(buffer: &mut Buffer, theme: &Theme, row: Rect, mut line: Line) {
    let beside = Rect { width: row.width.saturating_sub(2), ..row };
    let text: String = line.iter().map(|span| span.text.as_str()).collect();
    let over = columns(text.trim_end()).saturating_sub(usize::from(beside.width));
    if over > 0 {
        while line.last().is_some_and(|span| span.text.as_str().trim_end().is_empty()) {
            line.pop();
        }
        if let Some(last) = line.last_mut() {
            *last = span(last.text.as_str().trim_end().to_string(), last.role);
        }
        // Not the margin before the first word.
        let from_word = line
            .iter_mut()
            .skip_while(|span| !span.text.as_str().chars().any(char::is_alphanumeric));
        let gap = from_word.filter(|span| blanks(span) > over).last();
        if let Some(gap) = gap {
            *gap = span(gap.text.as_str().get(over..).unwrap_or_default().to_string(), gap.role);
        }
        fill(buffer, theme, row, " ", Role::Plain);
        draw_line(buffer, theme, beside, &line);
    }
    let end = Rect { x: row.right().saturating_sub(1), width: row.width.min(1), ..row };
    draw_line(buffer, theme, end, &[span(theme.glyph(Glyph::More), Role::Accent)]);
}

/// The blanks with which it begins.
fn blanks(span: &Span) -> usize {
    span.text.as_str().bytes().take_while(|byte| *byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::theme::Background;

    /// Items of two lines, each fifth a heading of one.
    fn check(len: usize, top: usize, chosen: usize, height: u16, expected: (usize, usize)) {
        let area = Rect::new(0, 0, 20, height);
        let mut buffer = Buffer::empty(area);
        let lines = |n: usize| {
            let count = if n.is_multiple_of(5) { 1 } else { 2 };
            (0..count).map(|_| vec![span(format!("item {n}"), Role::Plain)]).collect()
        };
        let heads = |n: usize| n.is_multiple_of(5);
        let list = List { len, chosen: Some(chosen), top, lines: &lines, heads: &heads };
        let drawn = list.draw(&mut buffer, &Theme::new(Background::Dark, false), area);
        let last = drawn.rows.last().map_or(0, |(item, ..)| *item);
        assert_eq!((drawn.top, last), expected);
    }

    #[test]
    fn the_chosen_item_is_in_sight_and_little_moves() {
        check(100, 0, 1, 10, (0, 5));
        check(100, 0, 6, 10, (2, 7));
        check(100, 50, 51, 10, (50, 55));
        check(100, 50, 6, 10, (5, 10));
        check(100, 0, 99, 10, (95, 99));
        check(1_000_000, 0, 999_999, 10, (999_995, 999_999));
    }

    /// Drawn again, nothing moves: not even where a heading and what it heads do not fit together.
    #[test]
    fn what_is_drawn_twice_stands_where_it_stood() {
        for height in 1..12 {
            for chosen in 0..12 {
                for top in 0..12 {
                    let list = |top: usize| {
                        let area = Rect::new(0, 0, 20, height);
                        let mut buffer = Buffer::empty(area);
                        let lines = |n: usize| {
                            let count = [2, 5, 4][n % 3];
                            (0..count).map(|_| vec![span(format!("{n}"), Role::Plain)]).collect()
                        };
                        let heads = |n: usize| n.is_multiple_of(3);
                        let list = List {
                            len: 12,
                            chosen: Some(chosen),
                            top,
                            lines: &lines,
                            heads: &heads,
                        };
                        list.draw(&mut buffer, &Theme::new(Background::Dark, false), area)
                    };
                    let once = list(top);
                    assert!(
                        once.rows.iter().any(|(item, ..)| *item == chosen),
                        "{height} {chosen}"
                    );
                    assert_eq!(list(once.top), once, "{height} rows, {chosen} chosen, from {top}");
                }
            }
        }
    }

    #[test]
    fn a_list_that_is_cut_says_so() {
        let one = |text: &str| vec![span(text.to_string(), Role::Plain)];
        let apart = [one("a"), one("   "), one("26")].concat();
        for (len, line, expected) in [
            (2, one("abcdef"), ["abcdef", "abcdef"]),
            (3, one("abcdef"), ["abcdef", "abc… ↓"]),
            (3, one("abcd"), ["abcd  ", "abcd ↓"]),
            (3, one("abcde "), ["abcde ", "abc… ↓"]),
            (3, apart.clone(), ["a   26", "a 26 ↓"]),
            (3, [apart, one("   ")].concat(), ["a   2…", "a 26 ↓"]),
            (3, [one("a"), one("  26 ")].concat(), ["a  26 ", "a 26 ↓"]),
        ] {
            let area = Rect::new(0, 0, 6, 2);
            let mut buffer = Buffer::empty(area);
            let lines = |_: usize| vec![line.clone()];
            let list = List { len, chosen: None, top: 0, lines: &lines, heads: &|_| false };
            list.draw(&mut buffer, &Theme::new(Background::Dark, false), area);
            let cells: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            assert_eq!(cells, expected.concat(), "{len} times {line:?}");
        }
    }

    #[test]
    fn nothing_is_drawn_where_there_is_no_room() {
        check(3, 0, 2, 0, (0, 0));
    }
}
