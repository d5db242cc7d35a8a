//! Draws the timeline: the days as a picture where there is room, the dates and what came then beneath it.

mod picture;

use ratatui::layout::Rect;

use super::state::Timeline;
use crate::dossier::PositionIx;
use crate::dossier::date::Date;
use crate::dossier::terms::Stance;
use crate::insight::as_of::{Clock, Time};
use crate::insight::record::said_by;
use crate::insight::timeline::Slot;
use crate::state::Model;
use crate::state::place::Pane;
use crate::text::words::capital;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::positions::{self, names};
use crate::views::parts::signs::{bar, inside};
use crate::views::parts::two_panes::{Narrow, TwoPanes};
use crate::widgets::{Line, List, Role, Theme, span, width};

const PANES: TwoPanes =
    TwoPanes { beside: 64, share: 35, least: 36, most: 56, narrow: Narrow::Focus };

pub(super) fn draw(timeline: &Timeline, on: &mut Canvas<'_, '_>) {
    if timeline.rows.is_empty() {
        return nothing::draw(on, inside(on.body));
    }
    let all = on.body;
    let room = inside(all);
    let rows = picture::height(timeline, on, room);
    on.layout.picture = picture::has_room(room.height).then_some(rows > 0);
    if rows > 0 {
        picture::draw(timeline, on, Rect { height: rows, ..room });
        // The rule below the picture is the one above the list.
        on.body = Rect { y: all.y + rows, height: all.height - rows, ..all };
    }
    let [dates, positions] = PANES.split(on, timeline.at.pane, 0);
    if dates.height > 0 {
        draw_dates(timeline, on, dates);
    }
    if positions.height > 0 {
        draw_positions(timeline, on, positions);
    }
    on.body = all;
}

/// The section of a date, for its heading.
fn section(slot: &Slot, time: Time) -> &'static str {
    match (slot.is_possibly(time.as_of), slot.stated, time.clock) {
        (true, ..) => "Possibly: not counted",
        (false, Some(_), Clock::Said) => "Said",
        (false, Some(_), Clock::Published) => "Published",
        (false, None, Clock::Said) => "Undated: first reported",
        (false, None, Clock::Published) => "Undated",
    }
}

fn draw_dates(timeline: &Timeline, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let chosen = timeline.chosen_date();
    let time = model.scope.time;
    let columns = usize::from(pane.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some(slot) = timeline.rows.get(n) else { return Vec::new() };
        let heading = section(slot, time);
        let before = n.checked_sub(1).and_then(|n| timeline.rows.get(n));
        let before = before.map(|slot| section(slot, time));
        let mut lines = Vec::new();
        if before != Some(heading) {
            lines.extend(before.map(|_| Line::new()));
            lines.push(vec![span("  ", Role::Plain), span(heading, Role::Heading)]);
        }
        lines.push(date_line(timeline, model, theme, columns, slot, chosen == Some(n)));
        lines
    };
    let rows = List {
        len: timeline.rows.len(),
        chosen,
        top: model.layout.subjects.top,
        lines: &lines,
        heads: &|_| false,
    };
    on.draw_rows(Pane::Subjects, pane, &rows);
}

/// The columns of the counts and the mark beside a date.
const RIGHT: usize = 16;

/// A date, how much came then, and where it lies in the time that was chosen.
fn date_line(
    timeline: &Timeline,
    model: &Model,
    theme: &Theme,
    columns: usize,
    slot: &Slot,
    here: bool,
) -> Line {
    let time = model.scope.time;
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
        (None, Some(day)) => format!("reported {}", Date::of_day(day).in_words()),
        (None, None) => "no date at all".to_string(),
    };
    // Beside the counts there is room for so much.
    let fits = |words: &String| words.chars().count() + 2 + RIGHT <= columns;
    let words = match (slot.stated, day) {
        _ if fits(&words) => words,
        // Without its first report, a bare later day would stand above an earlier one.
        (Some(date), Some(from)) if date.last_day() != Some(from) => {
            let from = Date::of_day(from).in_short();
            let both =
                [date.in_words(), date.in_short()].map(|on| format!("{on}, reported {from}"));
            both.into_iter().find(fits).unwrap_or_else(|| format!("reported {from}"))
        }
        (Some(date), _) => Some(date.in_words()).filter(fits).unwrap_or_else(|| date.in_short()),
        (None, Some(day)) => format!("reported {}", Date::of_day(day).in_short()),
        (None, None) => words,
    };
    let mark = match day.filter(|_| !is_possibly) {
        Some(_) if day == time.as_of => "as of",
        Some(_) if day == time.since => "since",
        Some(_) if is_later => "later",
        _ => "",
    };
    let news = slot.positions.iter().filter(|ix| model.scope.since.of(**ix).is_some()).count();
    let news = if news > 0 { format!("+{news}") } else { String::new() };
    let flaw = flaws::of_row(model, |flawed| flawed.of(&slot.positions));
    let flaw = flaw.map_or(span(" ", Role::Plain), |flaw| flaws::sign(theme, flaw));
    let right = [
        flaw,
        span(format!("{:>3}", slot.positions.len()), Role::Quiet),
        span(format!("{news:>5} "), Role::Accent),
        span(format!("{mark:<5} "), if is_later { Role::Quiet } else { Role::Accent }),
    ];
    let mut line = vec![
        bar(theme, here, timeline.at.pane == Pane::Subjects),
        span(" ", Role::Plain),
        span(words, role),
    ];
    let gap = columns.saturating_sub(width(&line) + width(&right)).max(1);
    line.push(span(" ".repeat(gap), Role::Plain));
    line.extend(right);
    // Blanks at the end that have no room are nothing that is cut.
    while width(&line) > columns
        && line.last().is_some_and(|last| last.text.as_str().trim().is_empty())
    {
        line.pop();
    }
    line
}

fn draw_positions(timeline: &Timeline, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let Some(slot) = timeline.slot() else { return };
    let title = capital(&slot.in_words());
    let title = [span(" ", Role::Plain), span(title, Role::Title)];
    on.draw_line(Rect { height: 1, ..pane }, &title);
    let sum = [span(format!(" {}", sum(model, slot)), Role::Quiet)];
    on.draw_line(Rect { y: pane.y + 1, height: 1, ..pane }, &sum);
    let list = Rect { y: pane.y + 3, height: pane.height.saturating_sub(3), ..pane };
    let chosen = timeline.chosen_position(model);
    let focus = timeline.at.pane == Pane::Items;
    let columns = usize::from(pane.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some(ix) = slot.positions.get(n) else { return Vec::new() };
        position_lines(model, theme, columns, *ix, (chosen == Some(n), focus))
    };
    let top = if timeline.at.position.is_empty() { 0 } else { model.layout.items.top };
    let rows = List { len: slot.positions.len(), chosen, top, lines: &lines, heads: &|_| false };
    on.draw_rows(Pane::Items, list, &rows);
}

/// How many there are, and whether they count.
fn sum(model: &Model, slot: &Slot) -> String {
    let as_of = model.scope.time.as_of;
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
    model: &Model,
    theme: &Theme,
    columns: usize,
    ix: PositionIx,
    focus: (bool, bool),
) -> Vec<Line> {
    let d = &model.dossier;
    let Some(position) = d.position(ix) else { return Vec::new() };
    let mut whose = format!("{}: ", names(d, position));
    if position.stance() == Stance::Expected {
        whose = format!("{}, of {}", said_by(d, position), whose);
    }
    positions::lines(model, theme, columns, ix, (position.summary(), &whose), focus)
}
