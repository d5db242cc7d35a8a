//! Draws the rows of the grid in words: a cell takes as many lines as what must be said of it.

use ratatui::layout::Rect;

use super::super::state::{Grid, Row};
use super::cell::{cell_in_words, folded_line};
use super::row::{group_line, name_line, set_off, target_cell};
use super::shape::Shape;

use crate::dossier::ActorIx;
use crate::insight::grid::cells;
use crate::state::Model;
use crate::state::place::Pane;
use crate::views::canvas::Canvas;
use crate::widgets::{Line, List, Role, Theme, span, width};

/// Draws them; how many lines they take.
pub(super) fn draw_rows(grid: &Grid, on: &mut Canvas<'_, '_>, pane: Rect, shape: &Shape) -> u16 {
    let (model, theme) = (on.model, on.theme);
    let chosen = grid.chosen_row(model);
    let lines = |n: usize| match grid.rows.get(n) {
        Some(Row::Heading(group)) => vec![group_line(*group)],
        Some(Row::Actor(actor)) => row(grid, model, theme, shape, (*actor, chosen == Some(n))),
        Some(Row::Bucket(..)) | None => Vec::new(),
    };
    let heads = |n: usize| matches!(grid.rows.get(n), Some(Row::Heading(_)));
    let top = model.layout.subjects.top;
    let list = List { len: grid.rows.len(), chosen, top, lines: &lines, heads: &heads };
    let drawn = on.draw_rows(Pane::Subjects, pane, &list);
    let actors = drawn.rows.iter().filter(|(n, ..)| !heads(*n));
    for (n, y, height) in actors {
        for m in shape.visible.clone() {
            let place = Rect { y: *y, height: *height, ..shape.cell(pane, m) };
            target_cell(on, place, pane, (*n, m));
        }
    }
    drawn.rows.last().map_or(0, |(_, y, height)| y + height - pane.y)
}

/// The lines of one actor: its name, and its cells side by side.
fn row(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    shape: &Shape,
    (actor, here): (ActorIx, bool),
) -> Vec<Line> {
    let visible = grid.columns.get(shape.visible.clone()).unwrap_or_default();
    let found = cells(model.known(), actor, visible, &model.scope.there);
    let chosen = grid.chosen_column(model);
    let mut lines = vec![cut(name_line(model, theme, actor, here), usize::from(shape.names) - 1)];
    for (m, (cell, column)) in shape.visible.clone().zip(found.iter().zip(visible)) {
        let is = here && chosen == Some(m);
        let place = shape.cell(Rect::default(), m);
        let room = usize::from(place.width);
        let mut told = match column.covers.as_slice() {
            [_] => cell_in_words(model, theme, cell, is, room),
            _ => vec![cut(folded_line(model, theme, cell, is, room), room)],
        };
        if is {
            told.iter_mut().for_each(set_off);
        }
        if lines.len() < told.len() {
            lines.resize(told.len(), Line::new());
        }
        for (line, told) in lines.iter_mut().zip(told) {
            let gap = usize::from(place.x).saturating_sub(width(line));
            line.push(span(" ".repeat(gap), Role::Plain));
            line.extend(told);
        }
    }
    lines
}

/// A line in so many columns, with the sign that something is missing where it is longer.
fn cut(mut line: Line, columns: usize) -> Line {
    while width(&line) > columns {
        let Some(last) = line.pop() else { break };
        let room = columns.saturating_sub(width(&line));
        if room > 0 {
            line.push(span(last.text.cut(room).to_string(), last.role));
        }
    }
    line
}
