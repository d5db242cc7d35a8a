//! Columns: lines are cut at the gutters between columns and put into the order in which people read
//! them, in whatever order the file draws them. Nothing is joined across a gutter.

use std::ops::Range;

use super::bidi::read_in_order;
use super::geometry::Point;
use super::line::{Line, Word};
use super::rows::{Row, row, rows};
use super::stacks;

/// Of the size: a narrower gap within a line is no gutter.
const GUTTER: f64 = 0.9;
/// Of the size: so much of a gap lies over the gap of the next row.
const SHARED: f64 = 0.5;
/// As often as the usual gap of its line.
const WIDER: f64 = 1.8;
/// Rows that have the same gap, at least.
const ROWS: usize = 3;
/// Lines that are looked at from one line on, at most, and columns that are kept open.
const NEAR: usize = 128;
/// Of the size: how far the lines of one column begin from one another.
const LEFT: f64 = 2.0;
/// Letters and words of a line that reads like prose, at least.
const PROSE: (usize, usize) = (12, 3);
/// So many lines must be drawn away from their columns, for that to be no accident.
const MIXED: usize = 2;
/// Cuts within cuts of a page.
const DEPTH: usize = 48;

/// Upright rules that are looked at.
const UPRIGHT: usize = 2000;

/// Puts the lines of a page in order. `follows` says whether the second of two lines stands so close below
/// the first that it may follow it in a paragraph.
pub(super) fn in_order(lines: Vec<Line>, follows: impl Fn(&Line, &Line) -> bool) -> Vec<Line> {
    let mut lines = cut_at_gutters(lines);
    read_in_order(&mut lines);
    let lines = stacks::in_order(lines, &follows);
    let (columns, mixed) = columns(&lines, follows);
    if mixed < MIXED {
        return lines;
    }
    // Where most is read from the right, columns are too.
    let is_rtl = 2 * lines.iter().filter(|line| line.is_rtl).count() > lines.len();
    let areas: Vec<Area> = columns
        .iter()
        .map(|column| Area::of(column.iter().filter_map(|at| lines.get(*at))))
        .map(|area| if is_rtl { area.mirrored() } else { area })
        .collect();
    let mut order = Vec::new();
    cut((0..areas.len()).collect(), &areas, DEPTH, &mut order);
    let order = order.iter().filter_map(|column| columns.get(*column)).flatten();
    let mut lines: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    order.filter_map(|at| lines.get_mut(*at)?.take()).collect()
}

/// Lines that stand upright on a page, from below to above; of a pattern, not all.
pub(super) fn upright(rules: &[(Point, Point)]) -> Vec<(Point, Point)> {
    let upright = rules.iter().filter(|(one, other)| (one.x - other.x).abs() < 0.5);
    let from_below = |(one, other): &(Point, Point)| {
        if one.y < other.y { (*one, *other) } else { (*other, *one) }
    };
    upright.map(from_below).take(UPRIGHT).collect()
}

/// Cuts lines where a rule stands between two of their words: these are in two cells of a table.
pub(super) fn cut_at_rules(lines: Vec<Line>, upright: &[(Point, Point)]) -> Vec<Line> {
    if upright.is_empty() {
        return lines;
    }
    let cut = |line: Line| {
        let Some(row) = row(&line) else { return vec![line] };
        let slack = 0.1 * row.size;
        let beside: Vec<f64> = upright
            .iter()
            .filter(|(low, high)| low.y <= row.y && high.y >= row.y + 0.6 * row.size)
            .map(|(low, _)| low.x)
            .collect();
        let pairs = line.words.iter().zip(line.words.iter().skip(1)).enumerate();
        let words: Vec<usize> = pairs
            .filter(|(_, (left, right))| {
                let gap = left.end - slack..=right.start + slack;
                beside.iter().any(|x| gap.contains(x))
            })
            .map(|(at, _)| at + 1)
            .collect();
        if words.is_empty() { vec![line] } else { parts(&line, &words) }
    };
    lines.into_iter().flat_map(cut).collect()
}

/// A gap in a line, and before which of its words.
#[derive(Clone, Copy, Debug)]
struct Gap {
    word: usize,
    start: f64,
    end: f64,
}

impl Gap {
    fn shares(&self, start: f64, end: f64, size: f64) -> bool {
        self.end.min(end) - self.start.max(start) >= SHARED * size
    }
}

/// Gaps of a line that are wide enough to part columns.
fn gaps(line: &Line) -> Vec<Gap> {
    let pairs = || line.words.iter().zip(line.words.iter().skip(1));
    let width = |(left, right): (&Word, &Word)| right.start - left.end;
    let least = GUTTER * line.size;
    if !pairs().any(|pair| width(pair) >= least) {
        return Vec::new();
    }
    let mut widths: Vec<f64> = pairs().map(width).collect();
    widths.sort_by(f64::total_cmp);
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
    let least = if widths.len() > 2 { least.max(usual * WIDER) } else { least };
    let wide = pairs().enumerate().filter(|(_, pair)| width(*pair) >= least);
    wide.map(|(at, (left, right))| Gap { word: at + 1, start: left.end, end: right.start })
        .collect()
}

/// Cuts lines where rows above and below have a gap at the same place.
fn cut_at_gutters(lines: Vec<Line>) -> Vec<Line> {
    let wide: Vec<Vec<Gap>> = lines
        .iter()
        .map(|line| if row(line).is_some() { gaps(line) } else { Vec::new() })
        .collect();
    if wide.iter().all(Vec::is_empty) {
        return lines;
    }
    let rows = Rows::of(&lines, &wide);
    let cuts: Vec<Vec<usize>> = lines
        .iter()
        .zip(&wide)
        .enumerate()
        .map(|(at, (line, gaps))| {
            let is_gutter = |gap: &&Gap| rows.with_gap(at, gap, line.size) >= ROWS;
            gaps.iter().filter(is_gutter).map(|gap| gap.word).collect()
        })
        .collect();
    let cut = lines.into_iter().zip(cuts);
    cut.flat_map(|(line, words)| if words.is_empty() { vec![line] } else { parts(&line, &words) })
        .collect()
}

/// The lines of a page from top to bottom, each row of lines at one height together.
struct Rows<'l> {
    from_top: Vec<Vec<(usize, Row)>>,
    /// The row of each line.
    of_line: Vec<Option<usize>>,
    wide: &'l [Vec<Gap>],
}

impl<'l> Rows<'l> {
    fn of(lines: &[Line], wide: &'l [Vec<Gap>]) -> Rows<'l> {
        let from_top = rows(lines);
        let mut of_line = vec![None; lines.len()];
        for (number, row) in from_top.iter().enumerate() {
            for (at, _) in row {
                if let Some(place) = of_line.get_mut(*at) {
                    *place = Some(number);
                }
            }
        }
        Rows { from_top, of_line, wide }
    }

    /// How many rows on end, with its own, have a gap where a line has one.
    fn with_gap(&self, line: usize, gap: &Gap, size: f64) -> usize {
        let Some(own) = self.of_line.get(line).copied().flatten() else { return 0 };
        let above = self.from_top.iter().take(own).rev();
        let below = self.from_top.iter().skip(own + 1);
        1 + self.run(above, own, gap, size) + self.run(below, own, gap, size)
    }

    fn run<'r>(
        &self,
        rows: impl Iterator<Item = &'r Vec<(usize, Row)>>,
        own: usize,
        gap: &Gap,
        size: f64,
    ) -> usize {
        let first = self.from_top.get(own).and_then(|row| row.first());
        let mut y = first.map_or(0.0, |(_, row)| row.y);
        let mut count = 0;
        for row in rows.take(ROWS) {
            let Some((_, first)) = row.first() else { break };
            if (y - first.y).abs() > 2.5 * size || !self.has_gap(row, gap, size) {
                break;
            }
            y = first.y;
            count += 1;
        }
        count
    }

    /// Whether a row has text on both sides of a gap and none in it.
    fn has_gap(&self, row: &[(usize, Row)], gap: &Gap, size: f64) -> bool {
        let lines = || row.iter().take(NEAR);
        let inside = |(at, _): &(usize, Row)| {
            let gaps = self.wide.get(*at).map_or(&[][..], Vec::as_slice);
            gaps.iter().any(|other| gap.shares(other.start, other.end, size))
        };
        if lines().any(inside) {
            return true;
        }
        let middle = f64::midpoint(gap.start, gap.end);
        let left =
            lines().map(|(_, row)| row.end).filter(|end| *end <= middle).fold(f64::MIN, f64::max);
        let right = lines()
            .map(|(_, row)| row.start)
            .filter(|start| *start >= middle)
            .fold(f64::MAX, f64::min);
        let is_free = !lines().any(|(_, row)| row.start < middle && middle < row.end);
        is_free && left > f64::MIN && right < f64::MAX && gap.shares(left, right, size)
    }
}

/// The parts of a line that is cut before some of its words.
fn parts(line: &Line, cuts: &[usize]) -> Vec<Line> {
    let borders: Vec<usize> =
        std::iter::once(0).chain(cuts.iter().copied()).chain([line.words.len()]).collect();
    let pairs = borders.iter().zip(borders.iter().skip(1));
    pairs.filter_map(|(from, to)| part(line, *from..*to)).collect()
}

/// The part of a line with some of its words.
pub(super) fn part(line: &Line, words: Range<usize>) -> Option<Line> {
    let (first, last) =
        (*line.words.get(words.start)?, *line.words.get(words.end.checked_sub(1)?)?);
    let end = line.words.get(words.end).map_or(line.text.len(), |next| next.at);
    let range = if words.start == 0 { 0..end } else { first.at..end };
    let text = line.text.get(range.clone())?.trim_end().to_string();
    let inside = |at: usize| at.saturating_sub(range.start).min(text.len());
    let behind = words.end == line.words.len();
    let unseen = line.unseen.iter().filter(|(at, ..)| range.contains(at) || behind && *at >= end);
    let raised = line.raised.iter().filter(|raised| range.contains(&raised.start));
    let begin = line.start.dot(line.along);
    Some(Line {
        start: line.start.plus(line.along, first.start - begin),
        end: line.start.plus(line.along, last.end - begin),
        first_word: first.end - first.start,
        unseen: unseen.map(|(at, text, why)| (inside(*at), text.clone(), *why)).collect(),
        raised: raised.map(|raised| inside(raised.start)..inside(raised.end)).collect(),
        words: line
            .words
            .get(words)?
            .iter()
            .map(|word| Word { at: inside(word.at), ..*word })
            .collect(),
        text,
        number: None,
        ..*line
    })
}

/// Lines below one another by their places in the page, in the order in which columns begin, and how
/// many lines were drawn away from their column.
fn columns(lines: &[Line], follows: impl Fn(&Line, &Line) -> bool) -> (Vec<Vec<usize>>, usize) {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    let mut mixed = 0;
    // The columns that were drawn in last, the last one at the end.
    let mut open: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let last = |column: &usize| lines.get(*columns.get(*column)?.last()?);
        let above = open.last().filter(|column| last(column).is_some_and(|l| follows(l, line)));
        let found = above.copied().or_else(|| {
            let apart = open.iter().rev().skip(1).filter(|column| {
                last(column).is_some_and(|above| follows(above, line) && goes_on(above, line))
            });
            let found = apart.copied().min_by(|a, b| {
                let down = |c: &usize| last(c).map_or(f64::MAX, |l| l.start.y - line.start.y);
                down(a).total_cmp(&down(b))
            });
            mixed += usize::from(found.is_some());
            found
        });
        let column = found.unwrap_or_else(|| {
            columns.push(Vec::new());
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(column) {
            column.push(at);
        }
        open.retain(|open| *open != column);
        open.push(column);
        if open.len() > NEAR {
            open.remove(0);
        }
    }
    (columns, mixed)
}

/// Whether a line that was not drawn next goes on with the one above it, as prose does: both are long,
/// they begin at one height, and the first word below would not have fitted above.
fn goes_on(above: &Line, line: &Line) -> bool {
    let (Some(one), Some(other)) = (row(above), row(line)) else { return false };
    let is_prose = |line: &Line| line.text.len() >= PROSE.0 && line.words.len() >= PROSE.1;
    let size = other.size;
    let first = line.words.first().map_or(0.0, |word| word.end - word.start);
    let right = one.end.max(other.end);
    // Where a sentence ends, the rows of a table may as well be meant.
    is_prose(above)
        && !above.text.ends_with(['.', '!', '?', ':', ';'])
        && line.text.len() >= 2
        && (one.start - other.start).abs() < LEFT * size
        && one.end + 0.25 * size + first >= right - 0.3 * size
}

/// The area of a column.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn mirrored(self) -> Area {
        Area { left: -self.right, right: -self.left, ..self }
    }

    fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Area {
        let empty = Area { left: f64::MAX, right: f64::MIN, top: f64::MIN, bottom: f64::MAX };
        lines.fold(empty, |area, line| Area {
            left: area.left.min(line.start.x.min(line.end.x)),
            right: area.right.max(line.start.x.max(line.end.x)),
            top: area.top.max(line.start.y + 0.7 * line.size),
            bottom: area.bottom.min(line.start.y - 0.2 * line.size),
        })
    }
}

/// Orders areas: cut apart from top to bottom where one would reach over a gutter otherwise, from left to
/// right where nothing does; where neither can be, as they were drawn.
fn cut(areas: Vec<usize>, all: &[Area], depth: usize, order: &mut Vec<usize>) {
    let get = |at: &usize| all.get(*at).copied();
    let split = |start: &dyn Fn(Area) -> f64, end: &dyn Fn(Area) -> f64| {
        let mut sorted: Vec<(f64, f64, usize)> = areas
            .iter()
            .filter_map(|at| get(at).map(|area| (start(area), end(area), *at)))
            .collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut reach = f64::MIN;
        let mut widest: Option<(f64, f64)> = None;
        for (start, end, _) in &sorted {
            let gap = start - reach;
            if reach > f64::MIN && gap > 0.0 && widest.is_none_or(|(width, _)| gap > width) {
                widest = Some((gap, *start));
            }
            reach = reach.max(*end);
        }
        widest.map(|(_, border)| border)
    };
    if areas.len() < 2 || depth == 0 {
        order.extend(areas);
        return;
    }
    let parts = split(&|a| a.left, &|a| a.right)
        .map(|border| areas.iter().partition(|at| get(at).is_some_and(|a| a.left < border)))
        .or_else(|| {
            let border = split(&|a| -a.top, &|a| -a.bottom)?;
            Some(areas.iter().partition(|at| get(at).is_some_and(|a| -a.top < border)))
        });
    let Some((first, then)): Option<(Vec<usize>, Vec<usize>)> = parts else {
        order.extend(areas);
        return;
    };
    cut(first, all, depth - 1, order);
    cut(then, all, depth - 1, order);
}
