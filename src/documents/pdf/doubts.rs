//! Doubts: what stands alone beside a line, or between two, and is read elsewhere. It may be a part of their
//! sentence, so that none goes past its place.

use std::collections::BTreeMap;

use super::line::Line;
use super::rows::{extent, overlap};

/// Of the size: lines that are no further apart stand at one height.
const LEVEL: f64 = 0.3;
/// Lines below one another that are a column, and as many of small type, such as notes in a margin.
const COLUMN: usize = 3;
const NOTES: usize = 2;
/// Letters of the longest line of a column, at least: single words may each belong to the line beside them.
const PROSE: usize = 12;
/// Of the size: what stands no further from a line may belong to it, whatever column it stands in.
const CLOSE: f64 = 2.0;
/// Single words that are a column, at least.
const WORDS: usize = 4;
/// Of the size: distances that differ by no more are the same.
const EVEN: f64 = 0.06;
/// Of the size: what stands no higher or lower stands beside a line, if not quite at its height.
const HALF: f64 = 0.6;
/// Rows above and below that are looked at, and lines of each.
const ROWS: usize = 12;
const FEW: usize = 8;
/// As often as the size of the line beside them: small type.
const SMALL: f64 = 0.9;
/// Of the size: what counts the lines or the paragraphs of a text stands further away from it.
const COUNTED: f64 = 1.5;
/// Points: numbers in one column.
const ALIGNED: f64 = 2.0;
/// Of the size: numbers that are no further apart, as a rule, stand beside each line, and may be words of
/// theirs; but not so many that count.
const EACH: f64 = 2.5;
const MANY: usize = 8;
/// Of the size: two lines of a paragraph are no further apart, with one between them.
const FAR: f64 = 5.0;
/// Lines that are looked at for each, at most.
const NEAR: usize = 64;

/// Whether a sentence must not be read on before a line, and behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) before: bool,
    pub(super) behind: bool,
}

/// The doubts of lines that are in the order in which they are read.
pub(super) fn doubts(lines: &[Line]) -> Vec<Doubt> {
    let mut doubts = vec![Doubt::default(); lines.len()];
    let numbers = counting(lines);
    for level in directions(lines) {
        beside(lines, &level, &numbers, &mut doubts);
        between(lines, &level, &mut doubts);
    }
    doubts
}

fn doubt(doubts: &mut [Doubt], at: usize, before: bool, behind: bool) {
    if let Some(doubt) = doubts.get_mut(at) {
        doubt.before |= before;
        doubt.behind |= behind;
    }
}

fn height(line: &Line) -> f64 {
    line.start.dot(line.up)
}

/// The lines of each direction by their numbers, from top to bottom.
fn directions(lines: &[Line]) -> Vec<Vec<usize>> {
    let part = |share: f64| (share * 20.0).round() as i64;
    let mut found: BTreeMap<(i64, i64), Vec<(usize, &Line)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.text.is_empty()) {
        found.entry((part(line.along.x), part(line.along.y))).or_default().push((at, line));
    }
    let sorted = found.into_values().map(|mut level| {
        level.sort_by(|a, b| height(b.1).total_cmp(&height(a.1)));
        level.into_iter().map(|(at, _)| at).collect()
    });
    sorted.collect()
}

/// Lines at one height from the first to the last that is read, each with its number.
type Row<'l> = Vec<(usize, &'l Line)>;

fn rows<'l>(lines: &'l [Line], level: &[usize]) -> Vec<Row<'l>> {
    let is_level = |one: &Line, other: &Line| {
        (height(one) - height(other)).abs() < LEVEL * one.size.min(other.size)
    };
    let mut rows: Vec<Row<'l>> = Vec::new();
    for (at, line) in level.iter().filter_map(|at| Some((*at, lines.get(*at)?))) {
        let first = rows.last().and_then(|row| row.first());
        let goes_on = first.is_some_and(|(_, first)| is_level(first, line));
        match rows.last_mut().filter(|_| goes_on) {
            Some(row) => row.push((at, line)),
            None => rows.push(vec![(at, line)]),
        }
    }
    for row in &mut rows {
        let Some((_, first)) = row.first().copied() else { continue };
        let start = |line: &Line| extent(line, first).0;
        row.sort_by(|a, b| start(a.1).total_cmp(&start(b.1)));
    }
    rows
}

/// Doubts where what stands beside a line is not read before or behind it.
fn beside<'l>(lines: &'l [Line], level: &[usize], numbers: &[usize], doubts: &mut [Doubt]) {
    let rows = rows(lines, level);
    for (number, row) in rows.iter().enumerate() {
        for ((left, one), (right, other)) in row.iter().zip(row.iter().skip(1)) {
            let gap = extent(other, one).0 - extent(one, one).1;
            let counts = |at: &usize| {
                numbers.binary_search(at).is_ok() && gap > COUNTED * one.size.max(other.size)
            };
            if left + 1 == *right || counts(left) || counts(right) {
                continue;
            }
            let around = Around { rows: &rows, number };
            if around.has_column_between(one, other) {
                continue;
            }
            let is_far = gap > CLOSE * one.size.max(other.size);
            let is_alone = |at: (usize, &'l Line), beside: (usize, &'l Line)| {
                !(is_in_column(lines, at.0, beside.0) || is_far && around.is_apart(at.1, beside.1))
            };
            let is_left_alone = is_alone((*left, one), (*right, other));
            let is_right_alone = is_alone((*right, other), (*left, one));
            // Of two that are, the shorter one is what was put there.
            let is_left_longer = one.text.len() > other.text.len();
            if is_left_alone || is_right_alone {
                doubt(doubts, *left, is_left_alone && !(is_right_alone && is_left_longer), true);
                doubt(doubts, *right, true, is_right_alone && (!is_left_alone || is_left_longer));
            }
        }
    }
}

/// A row, with those above and below it.
#[derive(Clone, Copy)]
struct Around<'r, 'l> {
    rows: &'r [Row<'l>],
    number: usize,
}

impl<'r, 'l> Around<'r, 'l> {
    fn above(self) -> impl Iterator<Item = &'r Row<'l>> {
        self.rows.iter().take(self.number).rev().take(ROWS)
    }

    fn below(self) -> impl Iterator<Item = &'r Row<'l>> {
        self.rows.iter().skip(self.number + 1).take(ROWS)
    }

    /// Whether a column passes between two lines of the row: neither belongs to the other then.
    fn has_column_between(self, left: &'l Line, right: &'l Line) -> bool {
        let (start, end) = (extent(left, left).1, extent(right, left).0);
        let size = left.size.max(right.size);
        let down = |line: &Line| (height(line) - height(left)).abs();
        let is_inside = |line: &&Line| {
            let (from, to) = extent(line, left);
            from - start > size && end - to > size && line.text.len() >= PROSE
        };
        let find = |rows: &mut dyn Iterator<Item = &'r Row<'l>>| {
            let near = rows.flat_map(|row| within(row, left, (start, end)));
            near.take_while(|line| down(line) < EACH * size).find(is_inside)
        };
        let (above, below) = (find(&mut self.above()), find(&mut self.below()));
        let is_beside = |line: Option<&Line>| line.is_some_and(|line| down(line) < HALF * size);
        is_beside(above)
            || is_beside(below)
            || above.zip(below).is_some_and(|(above, below)| overlap(above, below))
    }

    /// Whether a line stands in a column of evenly spaced ones most of which stand beside no line as this one
    /// does: then they belong to none, even if they are single words.
    fn is_apart(self, own: &'l Line, other: &'l Line) -> bool {
        let slack = EVEN * own.size;
        let is_like = |line: &Line| (0.9..1.11).contains(&(line.size / own.size.max(0.1)));
        let offset = height(own) - height(other);
        // How far its lines stand apart, how many it has, and how many stand beside a line as this one.
        let (mut apart, mut members, mut alike) = (None, 1, 1);
        let mut look = |rows: &mut dyn Iterator<Item = &'r Row<'l>>| {
            let mut last = height(own);
            for row in rows {
                let mut near = within(row, own, extent(own, own));
                let Some(member) = near.next() else { continue };
                let down = (height(member) - last).abs();
                let is_even = (*apart.get_or_insert(down) - down).abs() < slack;
                let is_wide = overlap(other, member) || near.next().is_some();
                if is_wide || !is_like(member) || !is_even || down > EACH * own.size {
                    break;
                }
                last = height(member);
                members += 1;
                let as_own = |line: &Line| (last - height(line) - offset).abs() < slack;
                alike += usize::from(within(row, other, extent(other, other)).any(as_own));
            }
        };
        look(&mut self.above());
        look(&mut self.below());
        members >= WORDS && alike * 2 <= members
    }
}

/// The lines of a row that stand over or under a stretch, the last ones first; not all of very many.
fn within<'r, 'l>(
    row: &'r Row<'l>,
    along: &'l Line,
    (start, end): (f64, f64),
) -> impl Iterator<Item = &'l Line> + use<'r, 'l> {
    let before = row.partition_point(|(_, line)| extent(line, along).0 < end);
    let near = row.get(..before).unwrap_or_default().iter().rev().take(FEW).map(|(_, line)| *line);
    near.filter(move |line| extent(line, along).1 > start)
}

/// Whether a line stands in a column of its own beside another line.
fn is_in_column(lines: &[Line], at: usize, beside: usize) -> bool {
    let (Some(own), Some(other)) = (lines.get(at), lines.get(beside)) else { return false };
    let least = if own.size <= SMALL * other.size { NOTES } else { COLUMN };
    let belongs = |line: &&Line| overlap(own, line) && !overlap(other, line);
    let above = lines.iter().take(at).rev().take(COLUMN).take_while(belongs);
    let above = above.filter(|line| height(line) > height(own) + LEVEL * own.size);
    let below = lines.iter().skip(at + 1).take(COLUMN).take_while(belongs);
    let below = below.filter(|line| height(line) < height(own) - LEVEL * own.size);
    let column: Vec<&Line> = above.chain(below).chain([own]).collect();
    column.len() >= least && column.iter().any(|line| line.text.len() >= PROSE)
}

/// The lines that are nothing but a number, and count with one above or below.
fn counting(lines: &[Line]) -> Vec<usize> {
    let number = |line: &Line| -> Option<i64> {
        let text = line.text.trim();
        let is_number = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    let all = lines.iter().enumerate();
    let mut numbers: Vec<(usize, i64, &Line)> =
        all.filter_map(|(at, line)| Some((at, number(line)?, line))).collect();
    numbers.sort_by(|a, b| height(b.2).total_cmp(&height(a.2)));
    let counts_on = |(_, low, one): &(usize, i64, &Line),
                     (_, high, other): &(usize, i64, &Line)| {
        let near = |a: f64, b: f64| (a - b).abs() < ALIGNED;
        let (one_at, other_at) = (extent(one, one), extent(other, one));
        let is_aligned = near(one_at.0, other_at.0) || near(one_at.1, other_at.1);
        is_aligned && matches!(high - low, 1 | 2 | 5 | 10)
    };
    let mut found = Vec::new();
    for run in numbers.chunk_by(counts_on).filter(|run| run.len() > 1) {
        let (Some((.., first)), Some((.., last))) = (run.first(), run.last()) else { continue };
        let down = height(first) - height(last);
        let far = (1..run.len()).map(|_| EACH * first.size).sum::<f64>();
        if run.len() >= MANY || down > far {
            found.extend(run.iter().map(|(at, ..)| *at));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Doubts where something stands between two lines that is not read between them.
fn between(lines: &[Line], level: &[usize], doubts: &mut [Doubt]) {
    let mut places: Vec<Option<usize>> = vec![None; lines.len()];
    for (place, at) in level.iter().enumerate() {
        if let Some(own) = places.get_mut(*at) {
            *own = Some(place);
        }
    }
    for (at, (one, other)) in lines.iter().zip(lines.iter().skip(1)).enumerate() {
        let (Some(from), Some(Some(_))) =
            (places.get(at).copied().flatten(), places.get(at + 1).copied())
        else {
            continue;
        };
        let down = height(one) - height(other);
        if !overlap(one, other) || !(LEVEL * one.size..FAR * one.size).contains(&down) {
            continue;
        }
        let inner = level.iter().skip(from + 1).take(NEAR);
        let inner = inner.filter_map(|at| Some((*at, lines.get(*at)?)));
        let is_below =
            |line: &Line| height(line) > height(other) + LEVEL * other.size.min(line.size);
        let is_between = |line: &Line| {
            height(line) < height(one) - LEVEL * one.size.min(line.size)
                && overlap(one, line)
                && overlap(other, line)
        };
        let inner = inner.take_while(|(_, line)| is_below(line));
        for (inner, _) in inner.filter(|(_, line)| is_between(line)) {
            doubt(doubts, at, false, true);
            doubt(doubts, inner, true, true);
            doubt(doubts, at + 1, true, false);
        }
    }
}
