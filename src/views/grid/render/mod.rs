//! Draws the grid: headings that stay, cells with a sign and a word, and below what the chosen cell says.

mod buckets;
mod cell;

use ratatui::layout::Rect;

use super::state::{Grid, Row};
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Entity};
use crate::insight::cell::Bucket;
use crate::insight::grid::{Column, cells};
use crate::insight::record::{headline, said_by};
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::signs::{bar, inside, sign_of};
use crate::widgets::{Glyph, Line, Role, Theme, span, width};
use cell::{cell_line, folded_line, legend, marks_in_words};

/// Columns of a cell, with the gap behind it.
const CELL: u16 = 15;
/// Lines that say what the chosen cell holds, where there is room.
const DETAIL: u16 = 7;

pub(super) fn draw(grid: &Grid, on: &mut Canvas<'_, '_>) {
    let (model, body) = (on.model, on.body);
    let all = inside(body);
    if grid.columns.is_empty() {
        return nothing::draw(on, all);
    }
    if grid.by_bucket {
        return buckets::draw(grid, on, all);
    }
    let detail = if all.height >= 18 { DETAIL } else { all.height / 4 };
    let names = (all.width * 22 / 100).clamp(12, 30);
    let fits = usize::from((all.width.saturating_sub(names) / CELL).max(1));
    let left =
        first_visible(grid.chosen_column(model), model.layout.items.top, fits, grid.columns.len());
    on.layout.items.top = left;
    on.layout.items.page = fits;
    let visible = grid.columns.get(left..).unwrap_or_default();
    let visible = visible.get(..fits.min(visible.len())).unwrap_or_default();
    let more = grid.columns.len() - left - visible.len();
    let head = Rect { height: 1, ..all };
    draw_headings(grid, on, head, names, (left, visible, more));
    let lines = u16::try_from(grid.rows.len()).unwrap_or(u16::MAX);
    let room = all.height.saturating_sub(detail + 2);
    let rows = Rect { y: all.y + 1, height: lines.min(room), ..all };
    draw_rows(grid, on, rows, names, visible);
    let total = Rect { y: rows.bottom(), height: 1, ..all };
    draw_totals(on, total, names, visible);
    // One row of air above what the chosen cell says, where the list leaves any.
    let air = u16::from(lines < room);
    let y = total.bottom() + air;
    let below = Rect { y, height: all.bottom().saturating_sub(y), ..all };
    draw_detail(grid, on, below);
}

/// The first of many that are shown, so that the chosen one is among them and little moves.
fn first_visible(chosen: Option<usize>, before: usize, fits: usize, len: usize) -> usize {
    let chosen = chosen.unwrap_or(0);
    let first = before.min(len.saturating_sub(fits));
    if chosen < first {
        chosen
    } else if chosen >= first + fits {
        chosen + 1 - fits
    } else {
        first
    }
}

fn cell_area(row: Rect, names: u16, n: usize) -> Rect {
    let x = row.x + names + n as u16 * CELL;
    Rect { x, width: (CELL - 1).min(row.right().saturating_sub(x)), height: 1, ..row }
}

fn draw_headings(
    grid: &Grid,
    on: &mut Canvas<'_, '_>,
    row: Rect,
    names: u16,
    (left, columns, more): (usize, &[Column], usize),
) {
    let (model, theme) = (on.model, on.theme);
    let chosen = grid.chosen_column(model);
    for (n, column) in columns.iter().enumerate() {
        let short = model.dossier.topic(column.topic).map_or("", |t| t.short.as_str());
        let fold = match (column.has_children, column.covers.len() > 1) {
            (false, _) => "",
            (true, true) => theme.glyph(Glyph::Folded),
            (true, false) => theme.glyph(Glyph::Unfolded),
        };
        let here = chosen == Some(left + n);
        let role = if here { Role::Chosen } else { Role::Heading };
        let line = [span(fold, Role::Quiet), span(visible(short).into_owned(), role)];
        let at = cell_area(row, names, n);
        on.draw_line(at, &line);
        on.target(at, Target::Row(Pane::Items, left + n));
    }
    let beyond = match (left, more) {
        (0, 0) => return,
        (left, 0) => format!(" {left} before"),
        (0, more) => format!(" {more} more"),
        (left, more) => format!(" {left} before, {more} more"),
    };
    let at = Rect { width: names.saturating_sub(1), ..row };
    on.draw_line(at, &[span(beyond, Role::Quiet)]);
}

fn draw_rows(grid: &Grid, on: &mut Canvas<'_, '_>, pane: Rect, names: u16, columns: &[Column]) {
    let (model, theme) = (on.model, on.theme);
    let height = usize::from(pane.height);
    let chosen = grid.chosen_row(model);
    let top = first_visible(chosen, model.layout.subjects.top, height, grid.rows.len());
    // A heading is seen with its first actor.
    let top = if chosen == Some(top) && top > 0 { top - 1 } else { top };
    on.layout.subjects.top = top;
    on.layout.subjects.page = height.max(1);
    let chosen_column = grid.chosen_column(model);
    for (n, row) in grid.rows.iter().enumerate().skip(top).take(height) {
        let at = Rect { y: pane.y + (n - top) as u16, height: 1, ..pane };
        match row {
            Row::Bucket(..) => {}
            Row::Heading(group) => {
                let title = [span(" ", Role::Plain), span(group.title(), Role::Heading)];
                on.draw_line(at, &title);
            }
            Row::Actor(actor) => {
                let here = chosen == Some(n);
                let name = Rect { width: names.saturating_sub(1), ..at };
                on.draw_line(name, &name_line(model, theme, *actor, here));
                on.target(at, Target::Row(Pane::Subjects, n));
                let found = cells(model.known(), *actor, columns, &model.scope.there);
                for (m, (cell, column)) in found.iter().zip(columns).enumerate() {
                    let nth = grid.columns.iter().position(|c| c == column);
                    let is = nth == chosen_column;
                    let line = match column.covers.as_slice() {
                        [_] => cell_line(model, theme, cell, here && is),
                        _ => folded_line(model, theme, cell, here && is),
                    };
                    let place = cell_area(at, names, m);
                    on.draw_line(place, &line);
                    if let Some(column) = nth {
                        on.target(
                            Rect { width: CELL.min(at.right() - place.x), ..place },
                            Target::Cell(n, column),
                        );
                    }
                }
            }
        }
    }
}

fn name_line(model: &Model, theme: &Theme, actor: ActorIx, here: bool) -> Line {
    let d = &model.dossier;
    let code = d.actor(actor).and_then(|a| a.code.clone());
    let role = if here { Role::Chosen } else { Role::Plain };
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain)];
    if let Some(code) = code {
        line.push(span(format!("{} ", visible(&code)), Role::Quiet));
    }
    line.push(span(visible(d.name_of(Entity::Actor(actor))).into_owned(), role));
    line
}

/// How many actors stand where, for each topic.
fn draw_totals(on: &mut Canvas<'_, '_>, row: Rect, names: u16, columns: &[Column]) {
    let (model, theme) = (on.model, on.theme);
    on.draw_line(row, &[span("  actors", Role::Quiet)]);
    let Some(totals) = &model.jobs.totals else {
        let at = cell_area(row, names, 0);
        return on.draw_line(at, &[span("counting …", Role::Quiet)]);
    };
    for (n, column) in columns.iter().enumerate() {
        // Under a folded topic the same actor would be counted for each of several topics.
        let [topic] = column.covers.as_slice() else { continue };
        let mut line: Line = Vec::new();
        for (bucket, stance) in [
            (Bucket::Committed, Stance::Commit),
            (Bucket::Conditioned, Stance::Ready),
            (Bucket::Ready, Stance::Ready),
            (Bucket::Refused, Stance::Refuse),
            (Bucket::SpokenFor, Stance::Expected),
        ] {
            let count = totals.count(*topic, bucket);
            if count > 0 {
                let mark = if bucket == Bucket::Conditioned { "c" } else { "" };
                line.push(sign_of(theme, stance));
                line.push(span(format!("{count}{mark} "), Role::Quiet));
            }
        }
        let fallen = totals.count(*topic, Bucket::NotAsQuoted);
        if fallen > 0 {
            line.push(flaws::sign(theme, Flaw::ReadsOtherwise));
            line.push(span(format!("{fallen} "), Role::Quiet));
        }
        on.draw_line(cell_area(row, names, n), &line);
    }
}

/// What the chosen cell holds, in words.
fn draw_detail(grid: &Grid, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let Some((actor, column, cell)) = grid.cell(model) else { return };
    let d = &model.dossier;
    let mut lines: Vec<Line> = vec![vec![
        span(" ", Role::Plain),
        span(visible(d.name_of(Entity::Actor(actor))).into_owned(), Role::Title),
        span(format!(", {}", visible(d.name_of(Entity::Topic(column.topic)))), Role::Title),
    ]];
    let question = d.topic(column.topic).map_or("", |t| t.question.as_str());
    let folded = column.covers.len() > 1;
    if let (Some(first), false) = (lines.first_mut(), folded) {
        first.push(span(format!("   {}: ", cell.bucket().label()), Role::Plain));
        first.push(span(cell.bucket().meaning(), Role::Quiet));
        first.extend(marks_in_words(grid, model, theme, &cell));
    }
    let below = if folded { "and the topics below it" } else { question };
    lines.push(vec![span(format!(" {}", visible(below)), Role::Quiet)]);
    let room = usize::from(pane.height.saturating_sub(1));
    for ix in cell.positions() {
        let Some(position) = d.position(ix) else { continue };
        let sign = sign_of(theme, position.stance());
        let mut line = vec![span("   ", Role::Plain), sign, span(" ", Role::Plain)];
        if let Some(flaw) = flaws::of_position(model, ix) {
            line.push(span(format!("{}: ", flaws::words(theme, flaw)), Role::Warning));
        }
        if folded {
            let topic = d.topic(position.topic()).map_or("", |t| t.short.as_str());
            line.push(span(format!("{}: ", visible(topic)), Role::Quiet));
        }
        line.push(span(visible(position.summary()).into_owned(), Role::Plain));
        let said = format!("   {} · {}", headline(position), said_by(d, position));
        line.push(span(visible(&said).into_owned(), Role::Quiet));
        if width(&line) + 2 > usize::from(pane.width) {
            line.pop();
        }
        lines.push(line);
    }
    if lines.len() > room {
        let hidden = lines.len() - room.saturating_sub(1);
        lines.truncate(room.saturating_sub(1));
        lines.push(vec![span(format!("   {hidden} more; Enter shows all"), Role::Quiet)]);
    }
    for (n, line) in lines.iter().enumerate().take(room) {
        let at = Rect { y: pane.y + n as u16, height: 1, ..pane };
        on.draw_line(at, line);
    }
    if pane.height > 2 {
        let legend = legend(theme, usize::from(pane.width).saturating_sub(2));
        let at = Rect { x: pane.x + 1, y: pane.bottom() - 1, height: 1, width: pane.width - 2 };
        on.draw_line(at, &[span(legend, Role::Quiet)]);
    }
}
