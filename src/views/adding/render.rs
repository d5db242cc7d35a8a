//! Draws the form.

use ratatui::layout::Rect;

use super::state::{AddForm, LINES, Told};
use super::words;
use crate::state::layout::{Flowed, Target};
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::widgets::{Line, Role, popup, span, width, wrapped};

/// The columns of the box, at most.
const COLUMNS: u16 = 84;
/// Those of what the lines are called.
const LABEL: usize = 12;
/// Rows of names that are shown, at most.
const MOST_ROWS: usize = 6;

pub(super) fn draw(form: &AddForm, on: &mut Canvas<'_, '_>) {
    let columns = usize::from(on.body.width.saturating_sub(6).min(COLUMNS - 4));
    let below = below(form, on, columns);
    let height = (LINES + 1 + below.len() + 2) as u16;
    let place = popup::place(on.body, columns as u16 + 4, height);
    let inside = popup::frame(on.frame, on.theme, place, "Add a document");
    let room = usize::from(inside.height);
    // Where there is no room for all lines, the one that is typed is among those that are seen.
    let rows = room.min(LINES);
    let from = (form.at + 1).saturating_sub(rows);
    for n in from..(from + rows).min(LINES) {
        let row = Rect { y: inside.y + (n - from) as u16, height: 1, ..inside };
        let line = line(form, on, n, columns);
        on.draw_line(row, &line);
        on.target(row, Target::Choice(n));
    }
    for (n, line) in below.iter().enumerate().take(room.saturating_sub(LINES + 1)) {
        let row = Rect { y: inside.y + (LINES + 1 + n) as u16, height: 1, ..inside };
        on.draw_line(row, line);
    }
    on.layout.above = Flowed { lines: LINES, page: rows, ..Flowed::default() };
}

fn line(form: &AddForm, on: &Canvas<'_, '_>, n: usize, columns: usize) -> Line {
    let (name, hint) = AddForm::label(n);
    let has_focus = n == form.at;
    let role = if has_focus { Role::Title } else { Role::Quiet };
    let label = span(format!("{name:<LABEL$}"), role);
    let Some(editor) = form.lines.get(n) else { return Line::new() };
    if let (0, Some(text)) = (n, &form.pasted) {
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
fn below(form: &AddForm, on: &Canvas<'_, '_>, columns: usize) -> Vec<Line> {
    if on.model.adding.is_under_way {
        return vec![vec![span(words::BEING_READ, Role::Accent)]];
    }
    match &form.told {
        Told::Nothing => wrapped(words::INTRO, columns, Role::Quiet, &[]),
        Told::Why(told) => {
            let text = told.join(" ");
            wrapped(&visible(&text), columns, Role::Warning, &[])
        }
        Told::Names(names) => in_rows(names, columns),
    }
}

/// Names side by side, in as many rows as are shown; the last says how many more there are.
fn in_rows(names: &[String], columns: usize) -> Vec<Line> {
    let mut rows: Vec<Line> = vec![Line::new()];
    for (n, name) in names.iter().enumerate() {
        let part = span(format!("{}  ", visible(name)), Role::Plain);
        let taken = rows.last().map_or(0, |row| width(row));
        if taken > 0 && taken + width(std::slice::from_ref(&part)) > columns {
            if rows.len() == MOST_ROWS {
                rows.push(vec![span(format!("{} more", names.len() - n), Role::Quiet)]);
                break;
            }
            rows.push(Line::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(part);
        }
    }
    rows
}
