//! Where the columns of the grid stand: how wide each is, and how many have room.

use std::ops::Range;

use ratatui::layout::Rect;

use super::super::state::{Grid, Size};
use crate::insight::grid::Column;
use crate::state::Model;

/// Columns of a cell with a sign and a word, with the gap behind it: `● Commit if !`.
const WORD: u16 = 14;
/// At least so many of a cell in words.
const WORDS: u16 = 40;
/// Columns for the names of actors, at least.
const NAMES: u16 = 12;

/// The columns that are visible, and where each stands from the left edge.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) size: Size,
    /// Columns for the names of the actors.
    pub(super) names: u16,
    /// Which of the grid's columns are visible.
    pub(super) visible: Range<usize>,
    /// Where each of these begins, and how wide it is without its gap.
    places: Vec<(u16, u16)>,
}

impl Shape {
    pub(super) fn new(grid: &Grid, model: &Model, width: u16) -> Shape {
        let size = grid.size_in(width.saturating_sub(NAMES) / WORDS);
        match size {
            Size::Signs => Shape::of_signs(grid, model, width),
            Size::Word => Shape::even(grid, model, width, size, WORD),
            Size::Words => {
                let room = width.saturating_sub(wide_names(width));
                let fit = usize::from(room / WORDS).min(grid.columns.len()).max(1);
                Shape::even(grid, model, width, size, (room / fit as u16).min(2 * WORDS))
            }
        }
    }

    /// The same width for each.
    fn even(grid: &Grid, model: &Model, width: u16, size: Size, cell: u16) -> Shape {
        // The names give way to one more of the main topics, as far as they can be read.
        let main = grid.main.min(20) as u16 * cell;
        let names = match width.checked_sub(main) {
            Some(left @ 16..) if main > 0 && size == Size::Word => left.min(30),
            _ => wide_names(width),
        };
        let fits = usize::from((width.saturating_sub(names) / cell).max(1));
        let visible = Shape::visible(grid, model, fits);
        let place = |n: usize| {
            let x = names + n as u16 * cell;
            (x, (cell - 1).min(width.saturating_sub(x)))
        };
        Shape { size, names, places: (0..visible.len()).map(place).collect(), visible }
    }

    fn visible(grid: &Grid, model: &Model, fits: usize) -> Range<usize> {
        let (chosen, len) = (grid.chosen_column(model), grid.columns.len());
        let left = first_visible(chosen, model.layout.items.top, fits, len);
        left..(left + fits).min(len)
    }

    /// One sign each, and a mark behind it where something must be said beside one. What room there is beyond that sets
    /// them apart: all columns alike, or those that stand closest.
    fn of_signs(grid: &Grid, model: &Model, width: u16) -> Shape {
        let (size, all) = (Size::Signs, grid.columns.len());
        let begins = |n: usize| grid.begins_group(n);
        let groups = (1..all).filter(|n| begins(*n)).count();
        let least = all + groups;
        let wide = usize::from(width);
        let names = wide.saturating_sub(least).clamp(usize::from(NAMES), 24);
        // Names of bodies are long: where all else has room, they have it too.
        let names = wide.saturating_sub(3 * all + groups).clamp(names, 36);
        let room = wide.saturating_sub(names);
        let marked: Vec<bool> = grid.columns.iter().map(|c| is_marked(grid, model, c)).collect();
        let marks = marked.iter().filter(|is| **is).count();
        let mut widths: Vec<u16> = marked.iter().map(|is| 1 + u16::from(*is)).collect();
        let mut visible = 0..all;
        if least + marks > room {
            // Rather fewer topics than a stance without what must be said beside it.
            visible = Shape::visible(grid, model, (room.saturating_sub(groups) / 2).max(1));
            widths = vec![2; all];
        } else if 3 * all + groups <= room {
            widths = vec![3; all];
        } else {
            set_apart(&mut widths, &marked, begins, room - least - marks);
        }
        let mut x = names as u16;
        let mut places = Vec::new();
        for n in visible.clone() {
            if n > visible.start && begins(n) {
                x += 1;
            }
            let each = widths.get(n).copied().unwrap_or(1);
            places.push((x, each.min(2).min(width.saturating_sub(x))));
            x += each;
        }
        Shape { size, names: names as u16, visible, places }
    }

    /// The part of a row in which a visible column stands.
    pub(super) fn cell(&self, row: Rect, n: usize) -> Rect {
        let place = n.checked_sub(self.visible.start).and_then(|n| self.places.get(n));
        let (x, width) = place.copied().unwrap_or_default();
        Rect { x: row.x + x, width, height: 1, ..row }
    }

    /// How many columns stand before those that are visible, and how many behind.
    pub(super) fn beyond(&self, all: usize) -> (usize, usize) {
        (self.visible.start, all.saturating_sub(self.visible.end))
    }
}

fn wide_names(width: u16) -> u16 {
    (width * 22 / 100).clamp(NAMES, 30)
}

/// Puts blanks behind columns, as far as there are any: where most of them would run together, and first behind those
/// without a mark, which are the narrowest. The last of a group has one already.
fn set_apart(widths: &mut [u16], marked: &[bool], begins: impl Fn(usize) -> bool, blanks: usize) {
    for _ in 0..blanks {
        let runs_on = |n: usize, width: u16, is_marked: bool| {
            width == 1 + u16::from(is_marked) && n + 1 < marked.len() && !begins(n + 1)
        };
        let middle = |of_marked: bool| {
            let touching: Vec<usize> = widths
                .iter()
                .zip(marked)
                .enumerate()
                .filter(|(n, (width, is))| **is == of_marked && runs_on(*n, **width, **is))
                .map(|(n, _)| n)
                .collect();
            let runs = touching.chunk_by(|a, b| a + 1 == *b);
            // Of several as long the first: nothing moves from frame to frame.
            let longest = runs.rev().max_by_key(|run| run.len())?;
            longest.get(longest.len() / 2).copied()
        };
        let Some(n) = middle(false).or_else(|| middle(true)) else { return };
        if let Some(width) = widths.get_mut(n) {
            *width += 1;
        }
    }
}

/// Whether something must be said beside a cell of a column, as far as that is worked out: a condition, sources that
/// differ, a flaw, what is new.
fn is_marked(grid: &Grid, model: &Model, column: &Column) -> bool {
    let topic = column.topic;
    grid.news.iter().any(|(_, new)| *new == topic)
        || model.jobs.differing.as_ref().is_some_and(|differing| differing.topics.contains(&topic))
        || model.jobs.signs.as_ref().is_some_and(|(_, signs)| {
            signs.topics.get(&topic).is_some_and(|on| on.is_limited || !on.flaws.is_empty())
        })
}

/// The first of many that are shown, so that the chosen one is among them and little moves.
pub(super) fn first_visible(
    chosen: Option<usize>,
    before: usize,
    fits: usize,
    len: usize,
) -> usize {
    let chosen = chosen.unwrap_or(0);
    let first = before.min(len.saturating_sub(fits));
    if chosen < first {
        chosen
    } else if chosen >= first + fits {
        chosen + 1 - fits
    } else {
        first
    }
}
