//! Draws the grid by bucket: for one topic who is committed, conditioned, ready, refused, spoken for, silent.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::state::{self, Row};
use super::cell::marks_in_words;
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::place::Pane;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Entity, nearest_words};
use crate::insight::cell::Bucket;
use crate::insight::grid::{Column, cell_at};
use crate::insight::record::{headline, said_by};
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::views::render::ground::{area, bar, sign_of};
use crate::widgets::{Flow, Line, Role, Theme, ink, put, width};

/// Columns for the name of an actor.
const NAMES: usize = 26;
/// Below so many columns nothing stands beside it.
const NARROW: usize = 70;

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, all: Rect, areas: &mut Areas) {
    let Some((n, column)) =
        state::chosen_column(app).and_then(|n| Some((n, app.grid.columns.get(n)?)))
    else {
        return;
    };
    let d = &app.dossier;
    let title = [
        ink(" ", Role::Plain),
        ink(visible(d.name_of(Entity::Topic(column.topic))).into_owned(), Role::Title),
        ink(format!("   topic {} of {}", n + 1, app.grid.columns.len()), Role::Quiet),
    ];
    put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &title);
    let question = d.topic(column.topic).map_or("", |topic| topic.question.as_str());
    let row = Rect { y: all.y + 1, height: 1, ..all };
    put(frame.buffer_mut(), theme, row, &[ink(format!(" {}", visible(question)), Role::Quiet)]);
    let list = Rect { y: all.y + 2, height: all.height.saturating_sub(2), ..all };
    let rows = &app.grid.rows;
    let chosen = state::chosen_row(app);
    let columns = usize::from(list.width);
    let lines = |n: usize| match rows.get(n) {
        Some(Row::Bucket(bucket, count)) => {
            vec![Line::new(), heading(*bucket, *count)]
        }
        Some(Row::Actor(actor)) => {
            actor_lines(app, theme, columns, column, *actor, chosen == Some(n))
        }
        Some(Row::Heading(_)) | None => Vec::new(),
    };
    let heads = |n: usize| matches!(rows.get(n), Some(Row::Bucket(..)));
    let flow =
        Flow { len: rows.len(), chosen, top: app.areas.subjects_top, lines: &lines, heads: &heads };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    areas.subjects_top = flowed.top;
    areas.subjects_page = flowed.rows.len().max(1);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Row(Pane::Subjects, n)));
    }
}

fn heading(bucket: Bucket, count: usize) -> Line {
    vec![
        ink(format!("  {} {count}", capital(bucket.label())), Role::Heading),
        ink(format!("   {}", bucket.meaning()), Role::Quiet),
    ]
}

/// An actor with the strongest of what it holds, and what must be said beside it.
fn actor_lines(
    app: &App,
    theme: &Theme,
    columns: usize,
    column: &Column,
    actor: ActorIx,
    here: bool,
) -> Vec<Line> {
    let d = &app.dossier;
    let known = app.known();
    let cell = cell_at(known, actor, column, &app.scope.shown);
    let name = visible(d.name_of(Entity::Actor(actor))).into_owned();
    let mut line = vec![
        bar(theme, here, true),
        ink("   ", Role::Plain),
        ink(name, if here { Role::Chosen } else { Role::Plain }),
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
        ink(format!(" {}{words}{by}", headline(position)), Role::Quiet),
    ];
    held.extend(marks_in_words(app, &cell));
    let summary = |indent: usize| {
        let text = visible(position.summary()).into_owned();
        vec![ink(" ".repeat(indent), Role::Plain), ink(text, Role::Plain)]
    };
    // Where there is no room beside the name, the stance stands below it.
    if columns < NARROW {
        held.insert(0, ink("     ", Role::Plain));
        return vec![line, held, summary(5)];
    }
    let gap = (NAMES + 4).saturating_sub(width(&line)).max(1);
    line.push(ink(" ".repeat(gap), Role::Plain));
    line.extend(held);
    if width(&line) + width(&summary(2)) < columns {
        line.extend(summary(2));
        return vec![line];
    }
    vec![line, summary(6)]
}
