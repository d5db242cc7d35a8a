//! Draws the grid in its smallest size: a sign for each cell, under headings whose letters stand one under another,
//! so that every topic is seen at once.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::super::state::Grid;
use super::shape::{Shape, longest};
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, TopicIx};
use crate::insight::grid::{Column, widest_above};
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::state::signs::Sign;
use crate::text::clusters::clusters;
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::signs::{said, sign_of};
use crate::widgets::{Glyph, Line, Role, Theme, span, width};

/// Rows of the headings: those of the widest topics, and letters below them.
pub(super) fn heading_rows(grid: &Grid, model: &Model, most: u16) -> u16 {
    let short = |column: &Column| heading(model, column);
    let letters = longest(grid.columns.iter().map(short));
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
        let begins = grid.begins_group(&model.dossier, n) || n == shape.visible.start;
        let widest = widest_above(&model.dossier, column.topic);
        if begins && (widest != column.topic || column.has_children) {
            let next = (n + 1..shape.visible.end).find(|n| grid.begins_group(&model.dossier, *n));
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
        let mut line = cell(model, theme, (actor, column.topic), at.width);
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
fn cell(model: &Model, theme: &Theme, of: (ActorIx, TopicIx), room: u16) -> Line {
    let Some((_, signs)) = &model.jobs.signs else { return Line::new() };
    let Some(sign) = signs.get(&of) else {
        return vec![span(theme.glyph(Glyph::Dot), Role::Quiet)];
    };
    let flaw = flaws::told(model, sign.flaw);
    let differs =
        model.jobs.differing.as_ref().is_some_and(|differing| differing.cells.contains(&of));
    let mark = match (flaw, differs) {
        (Some(flaw), _) => Some(flaws::sign(theme, flaw)),
        (None, true) => Some(span(theme.glyph(Glyph::Differ), Role::Warning)),
        (None, false) => sign.is_limited.then(|| span(theme.glyph(Glyph::Limited), Role::Plain)),
    };
    let mut line = match (sign.stance, flaw) {
        // What does not stand as it is quoted is not shown as if it did.
        (_, Some(_)) if sign.is_fallen => return mark.into_iter().collect(),
        (Some(stance), _) => vec![sign_of(theme, stance)],
        (None, _) => vec![span(theme.glyph(Glyph::DraftOnly), Role::Quiet)],
    };
    if room > 1 {
        line.extend(mark);
    }
    line
}

/// What the signs mean that are in sight, in at most so many lines.
pub(super) fn legend(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    columns: usize,
    most: usize,
) -> Vec<Line> {
    let Some(seen) = seen(grid, model) else {
        return vec![vec![span("counting …", Role::Quiet)]];
    };
    let mut all: Vec<Line> = meanings(theme, &seen);
    if seen.iter().any(|sign| sign.is_limited) {
        let means = "under a condition, or elsewhere";
        all.push(meaning(theme.glyph(Glyph::Limited), Role::Plain, means));
    }
    if model.jobs.differing.as_ref().is_some_and(|differing| !differing.cells.is_empty()) {
        all.push(meaning(theme.glyph(Glyph::Differ), Role::Warning, "sources differ"));
    }
    if seen.iter().any(|sign| sign.stance.is_none()) {
        all.push(meaning(theme.glyph(Glyph::DraftOnly), Role::Quiet, "only in a draft"));
    }
    all.push(meaning(theme.glyph(Glyph::Dot), Role::Quiet, "nothing"));
    let mut lines = in_lines(all, columns);
    lines.truncate(most);
    lines
}

/// What the signs of the stances mean that are in sight, in one line as far as it goes.
pub(super) fn stances(grid: &Grid, model: &Model, theme: &Theme, columns: usize) -> Option<Line> {
    let seen = seen(grid, model)?;
    in_lines(meanings(theme, &seen), columns).into_iter().next()
}

/// The signs of the topics that have a column, once they are worked out.
fn seen<'m>(grid: &Grid, model: &'m Model) -> Option<Vec<&'m Sign>> {
    let (_, signs) = model.jobs.signs.as_ref()?;
    let topics: BTreeSet<TopicIx> =
        grid.columns.iter().flat_map(|column| &column.covers).copied().collect();
    let of = signs.iter().filter(|((_, topic), _)| topics.contains(topic));
    Some(of.map(|(_, sign)| sign).collect())
}

fn meanings(theme: &Theme, seen: &[&Sign]) -> Vec<Line> {
    let stances: BTreeSet<Stance> = seen.iter().filter_map(|sign| sign.stance).collect();
    let told = stances.into_iter().map(|stance| {
        let sign = sign_of(theme, stance);
        let role = sign.role;
        vec![sign, span(format!(" {}", said(stance)), role)]
    });
    told.collect()
}

/// Parts side by side, in as many lines as it takes.
fn in_lines(parts: Vec<Line>, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Line::new()];
    for part in parts {
        let taken = lines.last().map_or(0, |line| width(line));
        let gap = if taken == 0 { 0 } else { 3 };
        if taken + gap + width(&part) > columns {
            lines.push(Line::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(span("   ", Role::Plain));
            }
            line.extend(part);
        }
    }
    lines
}

fn meaning(sign: &str, role: Role, words: &str) -> Line {
    vec![span(sign, role), span(format!(" {words}"), Role::Quiet)]
}
