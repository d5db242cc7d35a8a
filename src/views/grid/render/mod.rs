//! Draws the grid: headings that stay, cells with a sign and a word, and below what the chosen cell says.

mod buckets;
mod cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state::{self, Row};
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::place::Pane;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Entity};
use crate::insight::cell::Bucket;
use crate::insight::grid::{Column, cells};
use crate::insight::record::{headline, said_by};
use crate::text::visible::visible;
use crate::views::render::ground::{area, bar, inside, sign_of};
use crate::widgets::{Glyph, Line, Role, Theme, ink, put, width};
use cell::{cell_line, folded_line, legend, marks_in_words};

/// Columns of a cell, with the gap behind it.
const CELL: u16 = 15;
/// Lines that say what the chosen cell holds, where there is room.
const DETAIL: u16 = 7;

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
    areas: &mut Areas,
) {
    let all = inside(body);
    if app.grid.columns.is_empty() {
        let line = [ink(" No topic has a position here.", Role::Quiet)];
        return put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &line);
    }
    if app.grid.by_bucket {
        return buckets::draw(app, theme, frame, all, areas);
    }
    let detail = if all.height >= 18 { DETAIL } else { all.height / 4 };
    let names = (all.width * 22 / 100).clamp(12, 30);
    let fits = usize::from((all.width.saturating_sub(names) / CELL).max(1));
    let left =
        first_visible(state::chosen_column(app), app.areas.items_top, fits, app.grid.columns.len());
    areas.items_top = left;
    areas.items_page = fits;
    let visible = app.grid.columns.get(left..).unwrap_or_default();
    let visible = visible.get(..fits.min(visible.len())).unwrap_or_default();
    let more = app.grid.columns.len() - left - visible.len();
    let head = Rect { height: 1, ..all };
    draw_headings(app, theme, frame, head, names, (left, visible, more), areas);
    let lines = u16::try_from(app.grid.rows.len()).unwrap_or(u16::MAX);
    let room = all.height.saturating_sub(detail + 2);
    let rows = Rect { y: all.y + 1, height: lines.min(room), ..all };
    draw_rows(app, theme, frame, rows, names, visible, areas);
    let total = Rect { y: rows.bottom(), height: 1, ..all };
    draw_totals(app, theme, frame, total, names, visible);
    // One row of air above what the chosen cell says, where the list leaves any.
    let air = u16::from(lines < room);
    let y = total.bottom() + air;
    let below = Rect { y, height: all.bottom().saturating_sub(y), ..all };
    draw_detail(app, theme, frame, below);
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
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    row: Rect,
    names: u16,
    (left, columns, more): (usize, &[Column], usize),
    areas: &mut Areas,
) {
    let chosen = state::chosen_column(app);
    for (n, column) in columns.iter().enumerate() {
        let short = app.dossier.topic(column.topic).map_or("", |t| t.short.as_str());
        let fold = match (column.has_children, column.covers.len() > 1) {
            (false, _) => "",
            (true, true) => theme.glyph(Glyph::Folded),
            (true, false) => theme.glyph(Glyph::Unfolded),
        };
        let here = chosen == Some(left + n);
        let role = if here { Role::Chosen } else { Role::Heading };
        let line = [ink(fold, Role::Quiet), ink(visible(short).into_owned(), role)];
        let at = cell_area(row, names, n);
        put(frame.buffer_mut(), theme, at, &line);
        areas.targets.push((area(at), Target::Row(Pane::Items, left + n)));
    }
    let beyond = match (left, more) {
        (0, 0) => return,
        (left, 0) => format!(" {left} before"),
        (0, more) => format!(" {more} more"),
        (left, more) => format!(" {left} before, {more} more"),
    };
    let at = Rect { width: names.saturating_sub(1), ..row };
    put(frame.buffer_mut(), theme, at, &[ink(beyond, Role::Quiet)]);
}

fn draw_rows(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    pane: Rect,
    names: u16,
    columns: &[Column],
    areas: &mut Areas,
) {
    let height = usize::from(pane.height);
    let chosen = state::chosen_row(app);
    let top = first_visible(chosen, app.areas.subjects_top, height, app.grid.rows.len());
    // A heading is seen with its first actor.
    let top = if chosen == Some(top) && top > 0 { top - 1 } else { top };
    areas.subjects_top = top;
    areas.subjects_page = height.max(1);
    let chosen_column = state::chosen_column(app);
    for (n, row) in app.grid.rows.iter().enumerate().skip(top).take(height) {
        let at = Rect { y: pane.y + (n - top) as u16, height: 1, ..pane };
        match row {
            Row::Bucket(..) => {}
            Row::Heading(group) => {
                let title = [ink(" ", Role::Plain), ink(group.title(), Role::Heading)];
                put(frame.buffer_mut(), theme, at, &title);
            }
            Row::Actor(actor) => {
                let here = chosen == Some(n);
                let name = Rect { width: names.saturating_sub(1), ..at };
                put(frame.buffer_mut(), theme, name, &name_line(app, theme, *actor, here));
                areas.targets.push((area(at), Target::Row(Pane::Subjects, n)));
                let found = cells(app.known(), *actor, columns, &app.scope.shown);
                for (m, (cell, column)) in found.iter().zip(columns).enumerate() {
                    let is = app.grid.columns.iter().position(|c| c == column) == chosen_column;
                    let line = match column.covers.as_slice() {
                        [_] => cell_line(app, theme, cell, here && is),
                        _ => folded_line(app, theme, cell, here && is),
                    };
                    put(frame.buffer_mut(), theme, cell_area(at, names, m), &line);
                }
            }
        }
    }
}

fn name_line(app: &App, theme: &Theme, actor: ActorIx, here: bool) -> Line {
    let d = &app.dossier;
    let code = d.actor(actor).and_then(|a| a.code.clone());
    let role = if here { Role::Chosen } else { Role::Plain };
    let mut line = vec![bar(theme, here, true), ink(" ", Role::Plain)];
    if let Some(code) = code {
        line.push(ink(format!("{} ", visible(&code)), Role::Quiet));
    }
    line.push(ink(visible(d.name_of(Entity::Actor(actor))).into_owned(), role));
    line
}

/// How many actors stand where, for each topic.
fn draw_totals(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    row: Rect,
    names: u16,
    columns: &[Column],
) {
    put(frame.buffer_mut(), theme, row, &[ink("  actors", Role::Quiet)]);
    let Some(totals) = &app.work.totals else {
        let at = cell_area(row, names, 0);
        return put(frame.buffer_mut(), theme, at, &[ink("counting …", Role::Quiet)]);
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
                line.push(ink(format!("{count}{mark} "), Role::Quiet));
            }
        }
        put(frame.buffer_mut(), theme, cell_area(row, names, n), &line);
    }
}

/// What the chosen cell holds, in words.
fn draw_detail(app: &App, theme: &Theme, frame: &mut Frame<'_>, pane: Rect) {
    let Some((actor, column, cell)) = state::cell(app) else { return };
    let d = &app.dossier;
    let mut lines: Vec<Line> = vec![vec![
        ink(" ", Role::Plain),
        ink(visible(d.name_of(Entity::Actor(actor))).into_owned(), Role::Title),
        ink(format!(", {}", visible(d.name_of(Entity::Topic(column.topic)))), Role::Title),
    ]];
    let question = d.topic(column.topic).map_or("", |t| t.question.as_str());
    let folded = column.covers.len() > 1;
    if let (Some(first), false) = (lines.first_mut(), folded) {
        first.push(ink(format!("   {}: ", cell.bucket().label()), Role::Plain));
        first.push(ink(cell.bucket().meaning(), Role::Quiet));
        first.extend(marks_in_words(app, &cell));
    }
    let below = if folded { "and the topics below it" } else { question };
    lines.push(vec![ink(format!(" {}", visible(below)), Role::Quiet)]);
    let room = usize::from(pane.height.saturating_sub(1));
    for ix in cell.positions() {
        let Some(position) = d.position(ix) else { continue };
        let sign = sign_of(theme, position.stance());
        let mut line = vec![ink("   ", Role::Plain), sign, ink(" ", Role::Plain)];
        if folded {
            let topic = d.topic(position.topic()).map_or("", |t| t.short.as_str());
            line.push(ink(format!("{}: ", visible(topic)), Role::Quiet));
        }
        line.push(ink(visible(position.summary()).into_owned(), Role::Plain));
        let said = format!("   {} · {}", headline(position), said_by(d, position));
        line.push(ink(visible(&said).into_owned(), Role::Quiet));
        if width(&line) + 2 > usize::from(pane.width) {
            line.pop();
        }
        lines.push(line);
    }
    if lines.len() > room {
        let hidden = lines.len() - room.saturating_sub(1);
        lines.truncate(room.saturating_sub(1));
        lines.push(vec![ink(format!("   {hidden} more; Enter shows all"), Role::Quiet)]);
    }
    for (n, line) in lines.iter().enumerate().take(room) {
        let at = Rect { y: pane.y + n as u16, height: 1, ..pane };
        put(frame.buffer_mut(), theme, at, line);
    }
    if pane.height > 2 {
        let legend = legend(usize::from(pane.width).saturating_sub(2));
        let at = Rect { x: pane.x + 1, y: pane.bottom() - 1, height: 1, width: pane.width - 2 };
        put(frame.buffer_mut(), theme, at, &[ink(legend, Role::Quiet)]);
    }
}
