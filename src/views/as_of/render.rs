//! Draws the box: the clocks, the two fields beside each other, and what comes of the choice.

use ratatui::layout::Rect;

use super::state::{AsOf, Choice, Column};
use super::words;
use crate::dossier::date::Date;
use crate::insight::as_of::Clock;
use crate::insight::when;
use crate::state::Model;
use crate::state::layout::{Flowed, Target};
use crate::state::overlay::DayField;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::signs::bar;
use crate::widgets::{Line, List, Role, Theme, popup, span, width, wrapped};

/// The columns and rows of the box, at most.
const SIZE: (u16, u16) = (78, 26);
/// From so many columns on both fields stand beside each other.
const BESIDE: u16 = 60;

pub(super) fn draw(all: &AsOf, on: &mut Canvas<'_, '_>) {
    let outcome = words::outcome(all.time(), all.left, on.model.dossier.len());
    let columns = on.body.width.min(SIZE.0).saturating_sub(6);
    let outcome = wrapped(&outcome, usize::from(columns), Role::Plain, &[]);
    let rows = all.until.rows.len().max(all.since.rows.len()).max(4) as u16;
    // Above the days stand the clocks, the names of the fields and what is typed; below them what comes of it.
    let height = (rows.saturating_add(9)).min(SIZE.1);
    let place = popup::place(on.body, SIZE.0, height);
    let inside = popup::frame(on.frame, on.theme, place, "As of, and since");
    draw_clocks(all, on, Rect { height: 1.min(inside.height), ..inside });
    let below = (outcome.len() as u16 + 1).min(inside.height / 3);
    let fields = Rect {
        y: inside.y + 2.min(inside.height),
        height: inside.height.saturating_sub(2 + below),
        ..inside
    };
    if fields.width >= BESIDE {
        let half = (fields.width - 2) / 2;
        let right = Rect { x: fields.right() - half, width: half, ..fields };
        draw_field(all, on, DayField::AsOf, Rect { width: half, ..fields });
        draw_field(all, on, DayField::Since, right);
    } else {
        draw_field(all, on, all.field, fields);
    }
    let last = Rect { y: fields.bottom() + 1, height: below.saturating_sub(1), ..inside };
    for (n, line) in outcome.iter().enumerate().take(usize::from(last.height)) {
        let row = Rect { x: last.x + 1, y: last.y + n as u16, width: last.width - 1, height: 1 };
        on.draw_line(row, line);
    }
}

/// Both clocks in words where there is room, else the one that is in force.
fn draw_clocks(all: &AsOf, on: &mut Canvas<'_, '_>, row: Rect) {
    let clock = |clock: Clock| {
        let (sign, role) =
            if clock == all.clock { (" [x] ", Role::Title) } else { (" [ ] ", Role::Quiet) };
        vec![span(sign, Role::Accent), span(when::what(clock), role), span(" ", Role::Plain)]
    };
    let parts: Vec<Line> = Clock::ALL.into_iter().map(clock).collect();
    let fits = parts.iter().map(|part| width(part)).sum::<usize>() <= usize::from(row.width);
    let mut x = row.x;
    for (n, (clock, part)) in Clock::ALL.into_iter().zip(parts).enumerate() {
        if !fits && clock != all.clock {
            continue;
        }
        let columns = (width(&part) as u16).min(row.right().saturating_sub(x));
        let place = Rect { x, width: columns, ..row };
        on.draw_line(place, &part);
        on.target(place, Target::Choice(n));
        x += columns;
    }
}

fn draw_field(all: &AsOf, on: &mut Canvas<'_, '_>, field: DayField, area: Rect) {
    let (model, theme) = (on.model, on.theme);
    let column = all.column(field);
    let has_focus = field == all.field;
    let columns = usize::from(area.width);
    let (name, numbers) = match field {
        DayField::AsOf => (" As of", "new  in all "),
        DayField::Since => (" Since", "new since "),
    };
    let role = if has_focus { Role::Title } else { Role::Quiet };
    let head = beside(vec![span(name, role)], vec![span(numbers, Role::Quiet)], columns);
    on.draw_line(Rect { height: 1.min(area.height), ..area }, &head);
    let row = Rect { y: area.y + 1, height: 1, ..area };
    if area.height < 3 {
        return;
    }
    if has_focus {
        let hint = " a day: 3 may, 2030-05-03";
        let line = typed(&column.picker.editor, theme, columns, span(" ", Role::Plain), ("", hint));
        on.draw_line(row, &line);
    } else {
        on.draw_line(row, &[span(format!(" {}", column.picker.text()), Role::Quiet)]);
    }
    let list = Rect { y: area.y + 2, height: area.height - 2, ..area };
    if column.rows.is_empty() {
        return on.draw_line(Rect { height: 1, ..list }, &[span(" no such day", Role::Warning)]);
    }
    let lines = |n: usize| -> Vec<Line> {
        let Some(choice) = column.rows.get(n) else { return Vec::new() };
        let here = n == column.picker.chosen;
        vec![day_line(all, (model, theme), field, *choice, (here, has_focus), columns)]
    };
    let (len, chosen) = (column.rows.len(), Some(column.picker.chosen));
    let rows = List { len, chosen, top: 0, lines: &lines, heads: &|_| false };
    let drawn = on.draw_list(&rows, list).rows;
    if has_focus {
        on.layout.above =
            Flowed { lines: len, page: usize::from(list.height), ..Flowed::default() };
    }
    let nth = usize::from(field == DayField::Since);
    for (n, y, height) in drawn {
        on.target(Rect { y, height, ..list }, Target::Cell(n, nth));
    }
}

/// A day with its numbers.
fn day_line(
    all: &AsOf,
    (model, theme): (&Model, &Theme),
    field: DayField,
    choice: Choice,
    (here, has_focus): (bool, bool),
    columns: usize,
) -> Line {
    let role = match (here, has_focus) {
        (true, true) => Role::Chosen,
        (true, false) => Role::Title,
        (false, _) => Role::Plain,
    };
    let until = all.until.day;
    let words = match (choice.day, field) {
        (Some(day), _) => Date::of_day(day).in_words(),
        (None, DayField::AsOf) => "Whole record".to_string(),
        (None, DayField::Since) => {
            words::no_day(until, until.and_then(|_| model.calendar.day_before(all.clock, until)))
        }
    };
    let numbers = match (field, choice.day) {
        (DayField::AsOf, Some(_)) if choice.came > 0 => {
            format!("{:>7}{:>8} ", format!("+{}", choice.came), choice.sum)
        }
        (DayField::AsOf, _) => format!("{:>8} ", choice.sum),
        (DayField::Since, Some(_)) => {
            format!("{:>8} ", sum(&all.until).saturating_sub(choice.sum))
        }
        (DayField::Since, None) => String::new(),
    };
    let left = vec![bar(theme, here, has_focus), span(" ", Role::Plain), span(words, role)];
    beside(left, vec![span(numbers, Role::Quiet)], columns)
}

/// How many entries there are by the chosen row.
fn sum(column: &Column) -> usize {
    column.rows.get(column.picker.chosen).map_or(0, |choice| choice.sum)
}

/// A line with something at its end; what stands on the left is seen first.
fn beside(mut left: Line, right: Line, columns: usize) -> Line {
    let used = width(&left) + width(&right);
    if used <= columns {
        left.push(span(" ".repeat(columns - used), Role::Plain));
        left.extend(right);
    }
    left
}
