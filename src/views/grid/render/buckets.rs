//! Draws the grid by bucket: for one topic who is committed, conditioned, ready, refused, spoken for, silent.

use ratatui::layout::Rect;

use super::super::state::{Grid, Row};
use super::cell::marks_in_words;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Entity, nearest_words};
use crate::insight::cell::Bucket;
use crate::insight::grid::{Column, cell_at};
use crate::insight::record::{headline, said_by};
use crate::state::Model;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::views::canvas::Canvas;
use crate::views::parts::signs::{bar, sign_of};
use crate::widgets::{Line, List, Role, Theme, span, width};

/// Columns for the name of an actor.
const NAMES: usize = 26;
/// Below so many columns nothing stands beside it.
const NARROW: usize = 70;

pub(super) fn draw(grid: &Grid, on: &mut Canvas<'_, '_>, all: Rect) {
    let (model, theme) = (on.model, on.theme);
    let Some((n, column)) = grid.chosen_column(model).and_then(|n| Some((n, grid.columns.get(n)?)))
    else {
        return;
    };
    let d = &model.dossier;
    let title = [
        span(" ", Role::Plain),
        span(visible(d.name_of(Entity::Topic(column.topic))).into_owned(), Role::Title),
        span(format!("   topic {} of {}", n + 1, grid.columns.len()), Role::Quiet),
    ];
    on.draw_line(Rect { height: 1, ..all }, &title);
    let question = d.topic(column.topic).map_or("", |topic| topic.question.as_str());
    let row = Rect { y: all.y + 1, height: 1, ..all };
    on.draw_line(row, &[span(format!(" {}", visible(question)), Role::Quiet)]);
    let list = Rect { y: all.y + 2, height: all.height.saturating_sub(2), ..all };
    let rows = &grid.rows;
    let chosen = grid.chosen_row(model);
    let columns = usize::from(list.width);
    let lines = |n: usize| match rows.get(n) {
        Some(Row::Bucket(bucket, count)) => {
            vec![Line::new(), heading(*bucket, *count)]
        }
        Some(Row::Actor(actor)) => {
            actor_lines(grid, model, theme, columns, column, *actor, chosen == Some(n))
        }
        Some(Row::Heading(_)) | None => Vec::new(),
    };
    let heads = |n: usize| matches!(rows.get(n), Some(Row::Bucket(..)));
    let rows = List {
        len: rows.len(),
        chosen,
        top: model.layout.subjects.top,
        lines: &lines,
        heads: &heads,
    };
    on.draw_rows(Pane::Subjects, list, &rows);
}

fn heading(bucket: Bucket, count: usize) -> Line {
    vec![
        span(format!("  {} {count}", capital(bucket.label())), Role::Heading),
        span(format!("   {}", bucket.meaning()), Role::Quiet),
    ]
}

/// An actor with the strongest of what it holds, and what must be said beside it.
fn actor_lines(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    columns: usize,
    column: &Column,
    actor: ActorIx,
    here: bool,
) -> Vec<Line> {
    let d = &model.dossier;
    let known = model.known();
    let cell = cell_at(known, actor, column, &model.scope.there);
    let name = visible(d.name_of(Entity::Actor(actor))).into_owned();
    let mut line = vec![
        bar(theme, here, true),
        span("   ", Role::Plain),
        span(name, if here { Role::Chosen } else { Role::Plain }),
    ];
    let shown = cell.shown().or(cell.drafts.first().copied()).and_then(|ix| known.position(ix));
    let Some(position) = shown else { return vec![line] };
    let by = match cell.bucket() {
        Bucket::SpokenFor => format!(" · {} says so", visible(&said_by(d, position))),
        _ => String::new(),
    };
    // Whose words they are: quoted, a text it joined, reported, paraphrased.
    let words = match position.stance() {
        Stance::Expected => String::new(),
        _ => format!(" · {}", nearest_words(d, position, actor).name()),
    };
    let mut held = vec![
        sign_of(theme, position.stance()),
        span(format!(" {}{words}{by}", headline(position)), Role::Quiet),
    ];
    held.extend(marks_in_words(grid, model, theme, &cell));
    let summary = |indent: usize| {
        let text = visible(position.summary()).into_owned();
        vec![span(" ".repeat(indent), Role::Plain), span(text, Role::Plain)]
    };
    // Where there is no room beside the name, the stance stands below it.
    if columns < NARROW || (NAMES + 4).max(width(&line) + 1) + width(&held) > columns {
        held.insert(0, span("     ", Role::Plain));
        return vec![line, held, summary(5)];
    }
    let gap = (NAMES + 4).saturating_sub(width(&line)).max(1);
    line.push(span(" ".repeat(gap), Role::Plain));
    line.extend(held);
    if width(&line) + width(&summary(2)) < columns {
        line.extend(summary(2));
        return vec![line];
    }
    vec![line, summary(6)]
}
