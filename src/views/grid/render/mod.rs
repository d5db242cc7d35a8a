//! Draws the grid: headings that stay, cells in one of three sizes, and below what the chosen cell says.

mod buckets;
mod cell;
mod legend;
mod row;
mod shape;
mod signs;
mod told;
mod words;

use ratatui::layout::Rect;

use super::state::{Grid, Row, Size};
use crate::dossier::ActorIx;
use crate::insight::grid::cells;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::signs::{inside, sign_of};
use crate::widgets::{Glyph, Line, Role, span};
use cell::{cell_line, folded_line};
use row::{group_line, name_line, set_off, target_cell};
use shape::{Shape, first_visible};

pub(super) fn draw(grid: &Grid, on: &mut Canvas<'_, '_>) {
    let (model, body) = (on.model, on.body);
    let all = inside(body);
    if grid.columns.is_empty() {
        return nothing::draw(on, all);
    }
    if grid.by_bucket {
        return buckets::draw(grid, on, all);
    }
    let shape = Shape::new(grid, model, all.width);
    on.layout.items.top = shape.visible.start;
    on.layout.items.page = shape.visible.len();
    on.layout.cell = shape.cell(all, shape.visible.start).width;
    let in_signs = shape.size == Size::Signs;
    // What the chosen cell says, and below it the legend.
    let detail = match all.height {
        30.. => 9,
        18.. if in_signs => 8,
        18.. => 6,
        height => height / 4,
    };
    let lines = u16::try_from(grid.rows.len()).unwrap_or(u16::MAX);
    let room = all.height.saturating_sub(detail);
    let head = if in_signs {
        signs::heading_rows(grid, model, room.saturating_sub(lines).max(5))
    } else {
        1
    };
    let totals = u16::from(!in_signs);
    let room = room.saturating_sub(head + totals);
    let head = Rect { height: head, ..all };
    draw_headings(grid, on, head, &shape);
    let rows = Rect { y: head.bottom(), height: lines.min(room), ..all };
    let (rows, lines) = if shape.size == Size::Words {
        let height = words::draw_rows(grid, on, Rect { height: room, ..rows }, &shape);
        (Rect { height, ..rows }, height)
    } else {
        draw_rows(grid, on, rows, &shape);
        (rows, lines)
    };
    let total = Rect { y: rows.bottom(), height: totals, ..all };
    if !in_signs {
        draw_totals(grid, on, total, &shape);
    }
    // One row of air above what the chosen cell says, where the list leaves any.
    let y = total.bottom() + u16::from(lines < room);
    let below = Rect { y, height: all.bottom().saturating_sub(y), ..all };
    draw_below(grid, on, below, &shape);
}

/// What the chosen cell says, and at the end what the signs mean: in all lines that are left, and in a few in any case.
fn draw_below(grid: &Grid, on: &mut Canvas<'_, '_>, pane: Rect, shape: &Shape) {
    let (model, theme) = (on.model, on.theme);
    let columns = usize::from(pane.width.saturating_sub(2)).max(1);
    let height = usize::from(pane.height);
    let least = match height {
        8.. if shape.size == Size::Signs => 3,
        7.. => 2,
        _ => usize::from(height > 2),
    };
    let told = told::lines(grid, model, theme, (columns, height - least));
    let most = height.saturating_sub(told.len());
    let legend = legend::lines(grid, model, theme, (shape, on.layout.subjects), (columns, most));
    let first = height - legend.len().min(height);
    let told = told.into_iter().take(first).enumerate();
    for (n, line) in told.chain(legend.into_iter().enumerate().map(|(n, line)| (first + n, line))) {
        let (x, y) = (pane.x + 1, pane.y + n as u16);
        on.draw_line(Rect { x, y, width: columns as u16, height: 1 }, &line);
    }
}

fn draw_headings(grid: &Grid, on: &mut Canvas<'_, '_>, head: Rect, shape: &Shape) {
    let (model, theme) = (on.model, on.theme);
    let beyond = match shape.beyond(grid.columns.len()) {
        (0, 0) => String::new(),
        (left, 0) => format!(" {left} before"),
        (0, more) => format!(" {more} more topics"),
        (left, more) => format!(" {left} before, {more} more"),
    };
    let at = Rect { width: shape.names.saturating_sub(1), height: 1, ..head };
    on.draw_line(at, &[span(beyond, Role::Quiet)]);
    if shape.size == Size::Signs {
        return signs::draw_headings(grid, on, head, shape);
    }
    let chosen = grid.chosen_column(model);
    for n in shape.visible.clone() {
        let Some(column) = grid.columns.get(n) else { continue };
        let topic = model.dossier.topic(column.topic);
        let name = topic.map_or("", |topic| match shape.size {
            Size::Words => topic.name.as_str(),
            Size::Word | Size::Signs => topic.short.as_str(),
        });
        let fold = match (column.has_children, column.covers.len() > 1) {
            (false, _) => "",
            (true, true) => theme.glyph(Glyph::Folded),
            (true, false) => theme.glyph(Glyph::Unfolded),
        };
        let role = if chosen == Some(n) { Role::Chosen } else { Role::Heading };
        let line = [span(fold, Role::Quiet), span(visible(name).into_owned(), role)];
        let at = shape.cell(head, n);
        on.draw_line(at, &line);
        on.target(at, Target::Row(Pane::Items, n));
    }
}

fn draw_rows(grid: &Grid, on: &mut Canvas<'_, '_>, pane: Rect, shape: &Shape) {
    let (model, theme) = (on.model, on.theme);
    let height = usize::from(pane.height);
    let chosen = grid.chosen_row(model);
    let top = first_visible(chosen, model.layout.subjects.top, height, grid.rows.len());
    // A heading is seen with its first actor.
    let top = if chosen == Some(top) && top > 0 { top - 1 } else { top };
    on.layout.subjects.top = top;
    on.layout.subjects.page = height.max(1);
    let is_cut = top + height < grid.rows.len();
    for (n, row) in grid.rows.iter().enumerate().skip(top).take(height) {
        let at = Rect { y: pane.y + (n - top) as u16, height: 1, ..pane };
        // Beside the last name stands, between blanks, the sign that more follows.
        let has_sign = is_cut && n + 1 == top + height;
        match row {
            Row::Bucket(..) => {}
            Row::Heading(group) => on.draw_line(at, &group_line(*group)),
            Row::Actor(actor) => {
                let here = chosen == Some(n);
                let beside = if has_sign { 3 } else { 1 };
                let name = Rect { width: shape.names.saturating_sub(beside), ..at };
                on.draw_line(name, &name_line(model, theme, *actor, here));
                on.target(at, Target::Row(Pane::Subjects, n));
                match shape.size {
                    Size::Signs => signs::draw_row(grid, on, at, shape, (n, *actor, here)),
                    Size::Word | Size::Words => draw_cells(grid, on, at, shape, (n, *actor, here)),
                }
            }
        }
    }
    if is_cut && height > 0 {
        let y = pane.bottom() - 1;
        let end = Rect { x: pane.x + shape.names.saturating_sub(2), y, width: 1, height: 1 };
        on.draw_line(end, &[span(theme.glyph(Glyph::More), Role::Accent)]);
    }
}

/// The cells of one actor, each with a word.
fn draw_cells(
    grid: &Grid,
    on: &mut Canvas<'_, '_>,
    row: Rect,
    shape: &Shape,
    (n, actor, here): (usize, ActorIx, bool),
) {
    let (model, theme) = (on.model, on.theme);
    let visible = grid.columns.get(shape.visible.clone()).unwrap_or_default();
    let found = cells(model.known(), actor, visible, &model.scope.there);
    let chosen = grid.chosen_column(model);
    for (m, (cell, column)) in shape.visible.clone().zip(found.iter().zip(visible)) {
        let is = here && chosen == Some(m);
        let place = shape.cell(row, m);
        let room = usize::from(place.width);
        let mut line = match column.covers.as_slice() {
            [_] => cell_line(model, theme, cell, is, room),
            _ => folded_line(model, theme, cell, is, room),
        };
        if is {
            set_off(&mut line);
        }
        on.draw_line(place, &line);
        target_cell(on, place, row, (n, m));
    }
}

/// How many actors show which sign, for each topic.
fn draw_totals(grid: &Grid, on: &mut Canvas<'_, '_>, row: Rect, shape: &Shape) {
    let (model, theme) = (on.model, on.theme);
    on.draw_line(row, &[span("  how many", Role::Quiet)]);
    let Some((_, signs)) = &model.jobs.signs else {
        let at = shape.cell(row, shape.visible.start);
        return on.draw_line(at, &[span("counting …", Role::Quiet)]);
    };
    for n in shape.visible.clone() {
        // Under a folded topic the same actor would be counted for each of several topics.
        let Some([topic]) = grid.columns.get(n).map(|column| column.covers.as_slice()) else {
            continue;
        };
        let Some(shown) = signs.topics.get(topic) else { continue };
        let mut line: Line = Vec::new();
        for (stance, count) in &shown.stances {
            line.push(sign_of(theme, *stance));
            line.push(span(format!("{count} "), Role::Quiet));
        }
        if shown.fallen > 0 {
            line.push(flaws::sign(theme, Flaw::ReadsOtherwise));
            line.push(span(format!("{} ", shown.fallen), Role::Quiet));
        }
        on.draw_line(shape.cell(row, n), &line);
    }
}
