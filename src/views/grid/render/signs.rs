//! Draws the grid in its smallest size: a sign for each cell, under headings whose letters stand one under another,
//! so that every topic is seen at once.

use ratatui::layout::Rect;

use super::super::state::Grid;
use super::shape::Shape;
use crate::dossier::{ActorIx, TopicIx};
use crate::insight::grid::Column;
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::clusters::clusters;
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::signs::{Mark, sign_of};
use crate::widgets::{Glyph, Line, Role, Theme, span, width};

/// Letters of a heading, at most.
const MOST_LETTERS: usize = 24;

/// Rows of the headings: those of the widest topics, and letters below them.
pub(super) fn heading_rows(grid: &Grid, model: &Model, most: u16) -> u16 {
    let short = |column: &Column| heading(model, column);
    let letters =
        grid.columns.iter().map(|column| clusters(&short(column)).count()).max().unwrap_or(0);
    let letters = letters.min(MOST_LETTERS) as u16;
    1 + letters.min(most.saturating_sub(1)).max(3)
}

fn heading(model: &Model, column: &Column) -> String {
    // Below the name of what it is the whole of.
    if column.depth == 0 && column.has_children {
        return "whole".to_string();
    }
    let short = model.dossier.topic(column.topic).map_or("", |topic| topic.short.as_str());
    visible(short).into_owned()
}

/// The widest topics above those that stand below them, and each heading letter under letter.
pub(super) fn draw_headings(grid: &Grid, on: &mut Canvas<'_, '_>, head: Rect, shape: &Shape) {
    let model = on.model;
    let chosen = grid.chosen_column(model);
    for n in shape.visible.clone() {
        let Some(column) = grid.columns.get(n) else { continue };
        let here = chosen == Some(n);
        let at = shape.cell(head, n);
        let begins = grid.begins_group(n) || n == shape.visible.start;
        let widest = column.widest;
        if begins && (widest != column.topic || column.has_children) {
            let next = (n + 1..shape.visible.end).find(|n| grid.begins_group(*n));
            let end = next.map_or(head.right(), |next| shape.cell(head, next).x - 1);
            let width = end.saturating_sub(at.x);
            draw_group(on, Rect { width, ..at }, widest);
        }
        // Every other one is quieter: so close together they would run into one another.
        let role = match (here, n % 2) {
            (true, _) => Role::Here,
            (false, 0) => Role::Plain,
            (false, _) => Role::Quiet,
        };
        let letters = heading(model, column);
        let rows = head.height.saturating_sub(1);
        for (row, (_, letter)) in clusters(&letters).take(usize::from(rows)).enumerate() {
            let at = Rect { y: head.y + 1 + row as u16, width: at.width.min(2), ..at };
            on.draw_line(at, &[span(letter, role)]);
        }
        on.target(Rect { height: head.height, ..at }, Target::Row(Pane::Items, n));
    }
}

/// The longest of a topic's names that has room.
fn draw_group(on: &mut Canvas<'_, '_>, at: Rect, topic: TopicIx) {
    let Some(topic) = on.model.dossier.topic(topic) else { return };
    let names = [&topic.name, &topic.short].map(|name| visible(name).into_owned());
    let fits = |name: &&String| width(&[span(name.as_str(), Role::Plain)]) <= usize::from(at.width);
    if let (Some(name), 4..) = (names.iter().find(fits).or(names.last()), at.width) {
        on.draw_line(at, &[span(name.as_str(), Role::Heading)]);
    }
}

/// The signs of one actor.
pub(super) fn draw_row(
    grid: &Grid,
    on: &mut Canvas<'_, '_>,
    row: Rect,
    shape: &Shape,
    (n, actor, here): (usize, ActorIx, bool),
) {
    let (model, theme) = (on.model, on.theme);
    let chosen = grid.chosen_column(model);
    for m in shape.visible.clone() {
        let Some(column) = grid.columns.get(m) else { continue };
        let at = shape.cell(row, m);
        let mut line = cell(grid, model, theme, (actor, column.topic), at.width);
        if here && chosen == Some(m) {
            for part in &mut line {
                part.role = Role::Found;
            }
        }
        on.draw_line(at, &line);
        on.target(at, Target::Cell(n, m));
    }
}

/// One cell: its sign, and behind it, where there is room, what must be said beside it.
fn cell(grid: &Grid, model: &Model, theme: &Theme, of: (ActorIx, TopicIx), room: u16) -> Line {
    let Some((_, signs)) = &model.jobs.signs else { return Line::new() };
    let Some(sign) = signs.cells.get(&of) else {
        return vec![span(theme.glyph(Glyph::Dot), Role::Quiet)];
    };
    let flaw = flaws::told(model, sign.flaw).map(|flaw| flaws::sign(theme, flaw));
    // What does not stand as it is quoted is not shown as if it did; nor, where there is room for one sign alone, what
    // rests on a quote that does not.
    if let Some(flaw) = &flaw
        && (sign.is_fallen || room < 2)
    {
        return vec![flaw.clone()];
    }
    let shown = match sign.stance {
        Some(stance) => sign_of(theme, stance),
        None => Mark::DRAFT_ONLY.span(theme),
    };
    let differs =
        model.jobs.differing.as_ref().is_some_and(|differing| differing.cells.contains(&of));
    // Of one place the gravest has it. None hides a limit: without it a stance would read stronger than its quote.
    let mark = match (differs, sign.is_limited) {
        (true, true) => Some(Mark::LIMITED_AND_DIFFER),
        (true, false) => Some(Mark::DIFFER),
        (false, true) => Some(Mark::LIMITED),
        (false, false) => grid.news.contains(&of).then_some(Mark::NEW),
    };
    let mark = mark.map(|mark| mark.span(theme));
    let mark = flaw.or(mark).filter(|_| room > 1);
    std::iter::once(shown).chain(mark).collect()
}
