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

/// Doubts where what stands beside a line is not read before or behind it.
fn beside(lines: &[Line], level: &[usize], numbers: &[usize], doubts: &mut [Doubt]) {
    let is_level = |one: &Line, other: &Line| {
        (height(one) - height(other)).abs() < LEVEL * one.size.min(other.size)
    };
    let mut rows: Vec<Vec<(usize, &Line)>> = Vec::new();
    for (at, line) in level.iter().filter_map(|at| Some((*at, lines.get(*at)?))) {
        let first = rows.last().and_then(|row| row.first());
        let goes_on = first.is_some_and(|(_, first)| is_level(first, line));
        match rows.last_mut().filter(|_| goes_on) {
            Some(row) => row.push((at, line)),
            None => rows.push(vec![(at, line)]),
        }
    }
    for mut row in rows.into_iter().filter(|row| row.len() > 1) {
        let Some((_, first)) = row.first().copied() else { continue };
        let start = |line: &Line| extent(line, first).0;
        row.sort_by(|a, b| start(a.1).total_cmp(&start(b.1)));
        for ((left, one), (right, other)) in row.iter().zip(row.iter().skip(1)) {
            let gap = extent(other, first).0 - extent(one, first).1;
            let counts = |at: &usize| {
                numbers.binary_search(at).is_ok() && gap > COUNTED * one.size.max(other.size)
            };
            if left + 1 == *right || counts(left) || counts(right) {
                continue;
            }
            let is_left_alone = !is_in_column(lines, *left, *right);
            let is_right_alone = !is_in_column(lines, *right, *left);
            // Of two that are, the shorter one is what was put there.
            let is_left_longer = one.text.len() > other.text.len();
            if is_left_alone || is_right_alone {
                doubt(doubts, *left, is_left_alone && !(is_right_alone && is_left_longer), true);
                doubt(doubts, *right, true, is_right_alone && (!is_left_alone || is_left_longer));
            }
        }
    }
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
