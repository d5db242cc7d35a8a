//! Draws the form.

use std::ops::Range;

use ratatui::layout::Rect;

use super::state::{AddForm, Told, label};
use super::words;
use crate::state::adding::Line;
use crate::state::layout::{Flowed, Target};
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::widgets::{Line as Drawn, Role, first_lines, popup, side_by_side, span, width, wrapped};

/// The columns of the box, at most.
const COLUMNS: u16 = 84;
/// Those of what the lines are called.
const LABEL: usize = 12;
/// Rows of names that are shown, at most.
const MOST_ROWS: usize = 6;

pub(super) fn draw(form: &AddForm, on: &mut Canvas<'_, '_>) {
    let columns = usize::from(on.body.width.saturating_sub(6).min(COLUMNS - 4));
    let all = Line::ALL.len();
    let mut below = below(form, on, columns);
    let place = popup::place(on.body, columns as u16 + 4, (all + 1 + below.len() + 2) as u16);
    let inside = popup::frame(on.frame, on.theme, place, "Add a document");
    let room = usize::from(inside.height);
    if room < all + 1 + below.len() {
        // What is told weighs more than lines that are not typed now; what is always told does not.
        let is_new = form.told != Told::Nothing || on.model.adding.is_under_way;
        let most = if is_new { room / 2 } else { room.saturating_sub(all + 1) };
        below = first_lines(below, columns, most);
    }
    let rows = room.saturating_sub(below.len()).min(all);
    let gap = usize::from(room > rows + below.len());
    let from = (form.at + 1).saturating_sub(rows);
    for (n, line) in Line::ALL.iter().enumerate().skip(from).take(rows) {
        let row = Rect { y: inside.y + (n - from) as u16, height: 1, ..inside };
        let drawn = draw_line(form, on, (n, *line), columns);
        on.draw_line(row, &drawn);
        on.target(row, Target::Choice(n));
    }
    for (n, line) in below.iter().enumerate() {
        let row = Rect { y: inside.y + (rows + gap + n) as u16, height: 1, ..inside };
        on.draw_line(row, line);
    }
    on.layout.above = Flowed { lines: all, page: rows, ..Flowed::default() };
}

fn draw_line(form: &AddForm, on: &Canvas<'_, '_>, (n, of): (usize, Line), columns: usize) -> Drawn {
    let (name, hint) = label(of);
    let has_focus = n == form.at;
    let role = if has_focus { Role::Title } else { Role::Quiet };
    let label = span(format!("{name:<LABEL$}"), role);
    let Some(editor) = form.lines.get(n) else { return Drawn::new() };
    if let (Line::File, Some(text)) = (of, &form.pasted) {
        let told = words::pasted(text);
        return vec![label, span(visible(&told).into_owned(), Role::Plain)];
    }
    if has_focus {
        return typed(editor, on.theme, columns, label, ("", hint));
    }
    let text = visible(editor.text()).into_owned();
    let is_empty = text.is_empty();
    let text = if is_empty { hint.to_string() } else { text };
    vec![label, span(text, if is_empty { Role::Quiet } else { Role::Plain })]
}

/// What is told beneath the lines.
fn below(form: &AddForm, on: &Canvas<'_, '_>, columns: usize) -> Vec<Drawn> {
    if on.model.adding.is_under_way {
        return vec![vec![span(words::BEING_READ, Role::Accent)]];
    }
    match &form.told {
        Told::Nothing => wrapped(words::INTRO, columns, Role::Quiet, &[]),
        Told::Bare => wrapped(words::BARE, columns, Role::Warning, &[]),
        Told::Why(told) => {
            let lines = told.iter().filter(|line| !line.is_empty());
            lines.flat_map(|line| wrapped(&visible(line), columns, Role::Warning, &[])).collect()
        }
        Told::Names(names, of) => in_rows(names, *of, columns),
    }
}

/// Names side by side, in as many rows as are shown; the last says how many more there are.
fn in_rows(names: &[String], of: usize, columns: usize) -> Vec<Drawn> {
    let parts: Vec<Drawn> =
        names.iter().map(|name| vec![span(visible(name).into_owned(), Role::Plain)]).collect();
    let widths: Vec<usize> = parts.iter().map(|part| width(part)).collect();
    let all = side_by_side(&widths, 2, columns);
    let shown = all.get(..MOST_ROWS).unwrap_or(&all);
    let line = |row: &Range<usize>| {
        parts.get(row.clone()).unwrap_or_default().join(&span("  ", Role::Plain))
    };
    let mut rows: Vec<Drawn> = shown.iter().map(line).collect();
    let more = of - shown.last().map_or(0, |row| row.end);
    if more > 0 {
        rows.push(vec![span(format!("{more} more"), Role::Quiet)]);
    }
    rows
}
