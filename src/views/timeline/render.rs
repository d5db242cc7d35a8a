//! Draws the timeline.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state;
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::place::Pane;
use crate::dossier::PositionIx;
use crate::dossier::date::Date;
use crate::dossier::terms::Stance;
use crate::insight::as_of::{Clock, Time};
use crate::insight::record::said_by;
use crate::insight::timeline::Slot;
use crate::views::render::ground::{area, bar, inside, vertical_rule};
use crate::views::render::positions::{self, names};
use crate::widgets::{Flow, Line, Role, Theme, ink, put, width};

/// Below this many columns only the pane with the focus is shown.
const BESIDE: u16 = 64;

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
    areas: &mut Areas,
) {
    let all = inside(body);
    if app.timeline.rows.is_empty() {
        let line = [ink(" Nothing matches; Esc shows everything again.", Role::Quiet)];
        return put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &line);
    }
    if body.width < BESIDE {
        return match app.pane() {
            Pane::Subjects => draw_dates(app, theme, frame, all, areas),
            Pane::Items | Pane::Card => draw_positions(app, theme, frame, all, areas),
        };
    }
    let left = (body.width * 35 / 100).clamp(36, 56);
    vertical_rule(frame, theme, body, left);
    draw_dates(app, theme, frame, Rect { width: left, ..all }, areas);
    let right = Rect { x: left + 1, width: all.width - left - 1, ..all };
    draw_positions(app, theme, frame, right, areas);
}

/// The section of a date, for its heading.
fn section(slot: &Slot, time: Time) -> &'static str {
    match (slot.is_possibly(time.as_of), slot.stated, time.clock) {
        (true, ..) => "Possibly: not counted",
        (false, Some(_), Clock::Said) => "Said",
        (false, Some(_), Clock::Published) => "Published",
        (false, None, Clock::Said) => "Undated: count from publication",
        (false, None, Clock::Published) => "Undated",
    }
}

fn draw_dates(app: &App, theme: &Theme, frame: &mut Frame<'_>, pane: Rect, areas: &mut Areas) {
    areas.targets.push((area(pane), Target::Pane(Pane::Subjects)));
    let chosen = state::chosen(app, Pane::Subjects);
    let time = app.scope.time;
    let columns = usize::from(pane.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some(slot) = app.timeline.rows.get(n) else { return Vec::new() };
        let heading = section(slot, time);
        let before = n.checked_sub(1).and_then(|n| app.timeline.rows.get(n));
        let before = before.map(|slot| section(slot, time));
        let mut lines = Vec::new();
        if before != Some(heading) {
            lines.extend(before.map(|_| Line::new()));
            lines.push(vec![ink("  ", Role::Plain), ink(heading, Role::Heading)]);
        }
        lines.push(date_line(app, theme, columns, slot, chosen == Some(n)));
        lines
    };
    let flow = Flow {
        len: app.timeline.rows.len(),
        chosen,
        top: app.areas.subjects_top,
        lines: &lines,
        heads: &|_| false,
    };
    let flowed = flow.draw(frame.buffer_mut(), theme, pane);
    areas.subjects_top = flowed.top;
    areas.subjects_page = flowed.rows.len().max(1);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..pane }), Target::Row(Pane::Subjects, n)));
    }
}

/// The columns of the counts and the mark beside a date.
const RIGHT: usize = 16;

/// A date, how much came then, and where it lies in the time that was chosen.
fn date_line(app: &App, theme: &Theme, columns: usize, slot: &Slot, here: bool) -> Line {
    let time = app.scope.time;
    let day = slot.counts_from;
    let is_possibly = slot.is_possibly(time.as_of);
    let is_later = slot.is_later(time.as_of);
    let role = match (here, is_later) {
        (true, _) => Role::Chosen,
        (false, true) => Role::Quiet,
        (false, false) => Role::Plain,
    };
    let words = match (slot.stated, day) {
        (Some(_), _) => slot.in_words(),
        (None, Some(day)) => format!("from {}", Date::of_day(day).in_words()),
        (None, None) => "undated".to_string(),
    };
    // Beside the counts there is room for so much.
    let is_long = words.chars().count() + 2 + RIGHT > columns;
    let words = match (slot.stated, day) {
        (Some(date), _) if is_long => date.in_short(),
        (None, Some(day)) if is_long => format!("from {}", Date::of_day(day).in_short()),
        _ => words,
    };
    let mark = match day.filter(|_| !is_possibly) {
        Some(_) if day == time.as_of => "as of",
        Some(_) if day == time.since => "since",
        Some(_) if is_later => "later",
        _ => "",
    };
    let news = slot.positions.iter().filter(|ix| app.scope.since.of(**ix).is_some()).count();
    let news = if news > 0 { format!("+{news}") } else { String::new() };
    let right = [
        ink(format!("{:>4}", slot.positions.len()), Role::Quiet),
        ink(format!("{news:>5} "), Role::Accent),
        ink(format!("{mark:<5} "), if is_later { Role::Quiet } else { Role::Accent }),
    ];
    let mut line = vec![
        bar(theme, here, app.pane() == Pane::Subjects),
        ink(" ", Role::Plain),
        ink(words, role),
    ];
    let gap = columns.saturating_sub(width(&line) + width(&right)).max(1);
    line.push(ink(" ".repeat(gap), Role::Plain));
    line.extend(right);
    line
}

fn draw_positions(app: &App, theme: &Theme, frame: &mut Frame<'_>, pane: Rect, areas: &mut Areas) {
    areas.targets.push((area(pane), Target::Pane(Pane::Items)));
    let Some(slot) = state::slot(app) else { return };
    let title = match slot.stated {
        Some(_) => slot.in_words(),
        None => format!("Undated, {}", slot.in_words()),
    };
    let title = [ink(" ", Role::Plain), ink(title, Role::Title)];
    put(frame.buffer_mut(), theme, Rect { height: 1, ..pane }, &title);
    let sum = [ink(format!(" {}", sum(app, slot)), Role::Quiet)];
    put(frame.buffer_mut(), theme, Rect { y: pane.y + 1, height: 1, ..pane }, &sum);
    let list = Rect { y: pane.y + 3, height: pane.height.saturating_sub(3), ..pane };
    let chosen = state::chosen(app, Pane::Items);
    let focus = app.pane() == Pane::Items;
    let columns = usize::from(pane.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some(ix) = slot.positions.get(n) else { return Vec::new() };
        position_lines(app, theme, columns, *ix, (chosen == Some(n), focus))
    };
    let top = if app.place.item.is_empty() { 0 } else { app.areas.items_top };
    let flow = Flow { len: slot.positions.len(), chosen, top, lines: &lines, heads: &|_| false };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    areas.items_top = flowed.top;
    areas.items_page = flowed.rows.len().max(1);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..pane }), Target::Row(Pane::Items, n)));
    }
}

/// How many there are, and whether they count.
fn sum(app: &App, slot: &Slot) -> String {
    let as_of = app.scope.time.as_of;
    let count = match slot.positions.len() {
        1 => "1 position".to_string(),
        n => format!("{n} positions"),
    };
    match (as_of.map(|day| (day, Date::of_day(day).in_words())), slot.is_possibly(as_of)) {
        (Some((_, day)), true) => format!("{count} that may have been there on {day}, or not"),
        (None, true) => format!("{count}; no date bounds them for certain"),
        (Some((as_of, day)), false) if slot.is_later(Some(as_of)) => {
            format!("{count}; later than {day}, so not counted")
        }
        _ => count,
    }
}

fn position_lines(
    app: &App,
    theme: &Theme,
    columns: usize,
    ix: PositionIx,
    focus: (bool, bool),
) -> Vec<Line> {
    let d = &app.dossier;
    let Some(position) = d.position(ix) else { return Vec::new() };
    let mut whose = format!("{}: ", names(d, position));
    if position.stance() == Stance::Expected {
        whose = format!("{}, of {}", said_by(d, position), whose);
    }
    positions::lines(app, theme, columns, ix, (position.summary(), &whose), focus)
}
