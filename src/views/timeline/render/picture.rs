//! Draws the days as a picture: days as columns, actors as rows, what each said as signs; what is undated apart, and
//! the day as of which one looks as a line.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Rect;

use super::super::state::Timeline;
use crate::dossier::Entity;
use crate::dossier::date::{Day, month_name};
use crate::dossier::terms::Stance;
use crate::insight::as_of::Clock;
use crate::insight::days::{DayColumn, Days, Tally};
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::verify::Flaw;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::legend::{
    first, mark as mark_in_legend, stance as stance_in_legend, told,
};
use crate::views::parts::signs::{Mark, inside, sign_of};
use crate::widgets::{Glyph, Line, Role, Span, Theme, span, width};

/// Rows above the actors: of what sort the days are, and the days.
const HEAD: u16 = 2;
/// Columns of a day, at least and at most, with the gap behind it.
const DAY: [u16; 2] = [7, 14];

/// What is said beneath the actors where something that is dated to several days stands on one.
const SPANS: &str = "What is dated to several days stands on the last of them.";

/// How many rows it may take of so many: the list beneath it keeps the larger part.
const fn most(of: u16) -> u16 {
    of * 9 / 20
}

/// Whether it has room in so many rows.
pub(super) const fn has_room(of: u16) -> bool {
    most(of) >= HEAD + 3
}

/// How many rows it takes of so many; none where there is too little room, or nothing to see.
pub(super) fn height(timeline: &Timeline, on: &Canvas<'_, '_>, room: Rect) -> u16 {
    let of = room.height;
    match &on.model.jobs.days {
        Some(days) if timeline.shows_picture(of) && has_room(of) && !days.actors.is_empty() => {
            let legend = legend(days, on.theme, room).len() as u16;
            let all = HEAD + days.actors.len() as u16 + rows_below(days) + legend;
            // Where there is room for two lines of it, it takes none from the actors.
            all.min(most(of) + if legend > 1 { legend } else { 0 })
        }
        _ => 0,
    }
}

/// The rows below the actors, but for the legend: what is said of spans, and the rule.
fn rows_below(days: &Days) -> u16 {
    1 + u16::from(days.has_spans)
}

/// What the signs mean that are in it: in one line, on a higher screen in two.
fn legend(days: &Days, theme: &Theme, screen: Rect) -> Vec<Line> {
    let tallies = || days.columns.values().flat_map(BTreeMap::values);
    let all: BTreeSet<Stance> = tallies().flat_map(|tally| tally.of.keys()).copied().collect();
    let mut parts: Vec<Line> =
        all.into_iter().map(|stance| stance_in_legend(theme, stance)).collect();
    if tallies().any(|tally| tally.drafts > 0) {
        parts.push(mark_in_legend(theme, Mark::DRAFT_ONLY));
    }
    if tallies().any(|tally| tally.fallen > 0) {
        let flaw = Flaw::ReadsOtherwise;
        parts.push(told(flaws::sign(theme, flaw), flaw.label()));
    }
    let columns = usize::from(screen.width.saturating_sub(2));
    first(&parts, columns, if screen.height >= 30 { 2 } else { 1 })
}

/// Where a day stands.
struct Place {
    column: DayColumn,
    x: u16,
    width: u16,
}

pub(super) fn draw(timeline: &Timeline, on: &mut Canvas<'_, '_>, area: Rect) {
    let (model, theme) = (on.model, on.theme);
    let Some(days) = &model.jobs.days else { return };
    let names = (area.width * 22 / 100).clamp(12, 30);
    let chosen =
        timeline.slot().map(|slot| DayColumn::new(slot.stated.is_some(), slot.counts_from));
    let places = places(days, chosen, area, names);
    draw_head(timeline, on, area, (&places, chosen));
    let legend = legend(days, theme, inside(on.body));
    let below = rows_below(days) + legend.len() as u16;
    let room = usize::from(area.height.saturating_sub(HEAD + below));
    let (shown, more) = match days.actors.len() {
        all if all <= room => (all, 0),
        all => (room.saturating_sub(1), all - room.saturating_sub(1)),
    };
    for (n, actor) in days.actors.iter().take(shown).enumerate() {
        let row = Rect { y: area.y + HEAD + n as u16, height: 1, ..area };
        let name = visible(model.dossier.name_of(Entity::Actor(*actor))).into_owned();
        let at = Rect { x: row.x + 1, width: names.saturating_sub(2), ..row };
        on.draw_line(at, &[span(name, Role::Plain)]);
        for place in &places {
            let tally = days.columns.get(&place.column).and_then(|of| of.get(actor));
            let is_later = is_later(model, place.column);
            let line = cell(theme, tally, usize::from(place.width), is_later);
            on.draw_line(Rect { x: place.x, width: place.width, ..row }, &line);
        }
    }
    if more > 0 {
        let row = Rect { y: area.y + HEAD + shown as u16, height: 1, ..area };
        let text = format!(" {more} more actors have no room here");
        on.draw_line(row, &[span(text, Role::Quiet)]);
    }
    let rows = area.height.saturating_sub(below);
    draw_line_of_day(on, Rect { height: rows, ..area }, days, &places);
    if days.has_spans {
        let row = Rect { y: area.y + rows, height: 1, ..area };
        on.draw_line(row, &[span(format!(" {SPANS}"), Role::Quiet)]);
    }
    let first = area.bottom().saturating_sub(1 + legend.len() as u16);
    for (n, line) in legend.iter().enumerate() {
        let width = area.width.saturating_sub(2);
        on.draw_line(Rect { x: area.x + 1, y: first + n as u16, width, height: 1 }, line);
    }
    let rule = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    on.fill(rule, theme.glyph(Glyph::Horizontal), Role::Rule);
}

/// Each day with its place; where not all have room, those around the chosen one.
fn places(days: &Days, chosen: Option<DayColumn>, area: Rect, names: u16) -> Vec<Place> {
    let all: Vec<DayColumn> = days.columns.keys().copied().collect();
    let room = area.width.saturating_sub(names + 1);
    let [least, most] = DAY;
    let each = (room / (all.len().clamp(1, 999) as u16)).clamp(least, most);
    let fits = usize::from(room / each).max(1);
    let at = chosen.and_then(|chosen| all.iter().position(|column| *column == chosen)).unwrap_or(0);
    let from = (at + 1)
        .saturating_sub(fits)
        .max(at.saturating_sub(fits / 2))
        .min(all.len().saturating_sub(fits));
    let mut x = area.x + names;
    let mut places = Vec::new();
    for column in all.iter().skip(from).take(fits) {
        // What is undated stands apart.
        if column.is_undated && places.last().is_some_and(|last: &Place| !last.column.is_undated) {
            x += 1;
        }
        let width = (each - 1).min(area.right().saturating_sub(x));
        places.push(Place { column: *column, x, width });
        x += each;
    }
    places
}

fn draw_head(
    timeline: &Timeline,
    on: &mut Canvas<'_, '_>,
    area: Rect,
    (places, chosen): (&[Place], Option<DayColumn>),
) {
    let clock = on.model.scope.time.clock;
    for same in places.chunk_by(|a, b| sort(a.column, clock) == sort(b.column, clock)) {
        let (Some(first), Some(last)) = (same.first(), same.last()) else { continue };
        let width = last.x + last.width - first.x;
        let [long, short] = sort(first.column, clock);
        let fits = long.chars().count() <= usize::from(width);
        let at = Rect { x: first.x, y: area.y, height: 1, width };
        on.draw_line(at, &[span(if fits { long } else { short }, Role::Heading)]);
    }
    for place in places {
        let role = match chosen == Some(place.column) {
            true => Role::Here,
            false if is_later(on.model, place.column) => Role::Quiet,
            false => Role::Plain,
        };
        let at = Rect { x: place.x, y: area.y + 1, width: place.width, height: 1 };
        on.draw_line(at, &[span(day_in_short(place.column.day), role)]);
        if let Some(n) = timeline.row_of(place.column) {
            let column = Rect { height: area.height.saturating_sub(2), ..at };
            on.target(column, Target::Row(Pane::Subjects, n));
        }
    }
}

/// What its days are, in more words and in fewer: `Said 2026`, `2026`.
fn sort(column: DayColumn, clock: Clock) -> [String; 2] {
    let year = column.day.map(|(year, ..)| year.to_string());
    match (column.is_undated, year, clock) {
        (false, Some(year), Clock::Said) => [format!("Said {year}"), year],
        (false, Some(year), Clock::Published) => [format!("Published {year}"), year],
        (true, Some(_), _) => ["Undated: first reported".to_string(), "Undated".to_string()],
        (_, None, _) => ["No day".to_string(), "No day".to_string()],
    }
}

/// `6 Jan`.
fn day_in_short(day: Option<Day>) -> String {
    let Some((_, month, day)) = day else { return "at all".to_string() };
    let month = month_name(month).and_then(|name| name.get(..3)).unwrap_or_default();
    format!("{day} {month}")
}

fn is_later(model: &Model, column: DayColumn) -> bool {
    model.scope.time.as_of.is_some_and(|as_of| column.day.is_none_or(|day| day > as_of))
}

/// What an actor said there: a sign for each position, or for each stance with how many there are, or where there is
/// no room for that, how many there are of all.
fn cell(theme: &Theme, tally: Option<&Tally>, columns: usize, is_later: bool) -> Line {
    let Some(tally) = tally else { return vec![span(theme.glyph(Glyph::Dot), Role::Quiet)] };
    let mut signs: Vec<(Span, usize)> = Vec::new();
    if tally.fallen > 0 {
        signs.push((flaws::sign(theme, Flaw::ReadsOtherwise), tally.fallen));
    }
    signs.extend(tally.of.iter().map(|(stance, n)| (sign_of(theme, *stance), *n)));
    if tally.drafts > 0 {
        signs.push((span(theme.glyph(Glyph::DraftOnly), Role::Quiet), tally.drafts));
    }
    for (sign, _) in signs.iter_mut().filter(|_| is_later) {
        sign.role = Role::Quiet;
    }
    if tally.total() <= columns {
        return signs.into_iter().flat_map(|(sign, n)| std::iter::repeat_n(sign, n)).collect();
    }
    let counted = |times: &str| {
        let one = |(sign, n): &(Span, usize)| {
            let count = if *n > 1 { format!("{times}{n}") } else { String::new() };
            vec![sign.clone(), span(count, Role::Quiet)]
        };
        signs.iter().map(one).collect::<Vec<Line>>().join(&span(" ", Role::Plain))
    };
    let in_full = [theme.glyph(Glyph::Times), ""].map(counted);
    let fits = in_full.into_iter().find(|line| width(line) <= columns);
    fits.unwrap_or_else(|| vec![span(format!("{}", tally.total()), Role::Plain)])
}

/// The day as of which one looks: a line behind the last day that counts.
fn draw_line_of_day(on: &mut Canvas<'_, '_>, area: Rect, days: &Days, places: &[Place]) {
    let model = on.model;
    let Some(as_of) = model.scope.time.as_of else { return };
    let counts = |column: &DayColumn| column.day.is_some_and(|day| day <= as_of);
    for is_undated in [false, true] {
        // Where the last day that counts is beyond the edge, so is the line.
        let last = days.columns.keys().filter(|c| c.is_undated == is_undated).rfind(|c| counts(c));
        let Some(place) = places.iter().find(|place| Some(&place.column) == last) else { continue };
        let x = (place.x + place.width).min(area.right().saturating_sub(1));
        for y in area.y + 1..area.bottom() {
            let at = Rect { x, y, width: 1, height: 1 };
            on.draw_line(at, &[span(on.theme.glyph(Glyph::Vertical), Role::Accent)]);
        }
    }
}
