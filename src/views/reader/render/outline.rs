//! Draws the outline of a document.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::outline;
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::text::visible::visible;
use crate::views::render::ground::{area, bar};
use crate::widgets::{Flow, Line, Role, Theme, ink, popup, width};

/// Draws the outline above the text.
pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    chosen: usize,
    areas: &mut Areas,
) {
    let len = app.reader.headings.len();
    let rows = u16::try_from(len + 2).unwrap_or(u16::MAX).max(5);
    let list = popup::frame(frame, theme, popup::place(frame.area(), 76, rows), "Outline");
    let columns = usize::from(list.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some(heading) = outline::heading(app, n) else { return Vec::new() };
        let here = n == chosen;
        let quotes = match heading.quotes {
            0 => String::new(),
            1 => "1 quote".to_string(),
            quotes => format!("{quotes} quotes"),
        };
        let mut line = vec![bar(theme, here, true), ink(" ", Role::Plain)];
        line.push(ink("  ".repeat(usize::from(heading.level) - 1), Role::Plain));
        let mut title = ink(
            visible(&heading.title).into_owned(),
            if here { Role::Chosen } else { Role::Plain },
        );
        let room = columns.saturating_sub(width(&line) + quotes.len() + 2);
        title.text = title.text.cut(room);
        line.push(title);
        let gap = columns.saturating_sub(width(&line) + quotes.len());
        line.extend([ink(" ".repeat(gap), Role::Plain), ink(quotes, Role::Quiet)]);
        vec![line]
    };
    let heads = |_: usize| false;
    let flow = Flow { len, chosen: Some(chosen), top: 0, lines: &lines, heads: &heads };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    areas.popup_page = usize::from(list.height);
    areas.popup_lines = len;
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Choice(n)));
    }
}
