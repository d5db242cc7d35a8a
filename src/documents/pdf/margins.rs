//! Numbers of lines in the margin, as bills, transcripts and drafts have them: 1, 2, 3 or 5, 10, 15 at the
//! distance of the lines, beside a text that runs on from line to line. The numbers of a list or of the rows
//! of a table are none of these.

use std::collections::BTreeMap;

use super::columns::part;
use super::line::{Counted, Line, Role};
use super::rows::{Row, rows};

/// Numbers of a page, at least, by which they are known.
const LEAST: usize = 4;
/// And at most.
const MOST: usize = 400;
/// Points: how far numbers of one column begin, or end, from one another.
const SAME: f64 = 2.0;
/// Of the size: how far a number stands from its line.
const GAP: f64 = 0.5;
/// Of the size: as far as two ends of a line may differ.
const SLACK: f64 = 0.55;

/// A number that may be that of a line.
#[derive(Clone, Copy, Debug)]
struct Number {
    line: usize,
    value: u32,
    start: f64,
    end: f64,
    y: f64,
    size: f64,
    place: Place,
}

/// Where a number stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Before the first word.
    Before,
    /// Behind the last one.
    Behind,
    /// It is all of it.
    Alone,
}

/// Where the numbers of a document stand, and by how much they grow.
#[derive(Clone, Copy, Debug)]
struct Habit {
    at: f64,
    is_right: bool,
    step: u32,
}

impl Habit {
    fn is_like(self, other: Habit) -> bool {
        self.is_right == other.is_right
            && self.step == other.step
            && (self.at - other.at).abs() < SAME
    }
}

/// How a page shows the numbers of its lines.
struct Known {
    numbers: Vec<Number>,
    habit: Habit,
    counted: Counted,
}

/// Takes the numbers of lines out of the lines of all pages, each to the line beside it.
pub(super) fn take_out(pages: &mut [Vec<Line>]) {
    let known: Vec<Option<Known>> = pages.iter().map(|page| known(page)).collect();
    let certain = known.iter().flatten().find(|known| known.counted == Counted::Lines);
    let habit = certain.map(|known| known.habit);
    for (page, known) in pages.iter_mut().zip(known) {
        match (known, habit) {
            (Some(Known { numbers, habit: own, counted }), habit) => {
                let is_alike = habit.is_some_and(|habit| habit.is_like(own));
                let is_lines = is_alike && counted == Counted::InDoubt;
                apply(page, &numbers, if is_lines { Counted::Lines } else { counted });
            }
            // A page with few lines has few numbers.
            (None, Some(habit)) => {
                let numbers = as_elsewhere(page, habit);
                apply(page, &numbers, Counted::Lines);
            }
            (None, None) => {}
        }
    }
}

/// The numbers that a page shows to be those of its lines.
fn known(page: &[Line]) -> Option<Known> {
    let all = numbers(page);
    if all.len() < LEAST {
        return None;
    }
    let mut best: Option<(Vec<Number>, Habit)> = None;
    for is_right in [true, false] {
        for (at, column) in aligned(&all, is_right) {
            let Some(step) = step_of(&column) else { continue };
            let more = best.as_ref().is_none_or(|(found, _)| found.len() < column.len());
            if more
                && (LEAST..=MOST).contains(&column.len())
                && stands_beside_text(page, &column, step)
            {
                best = Some((column, Habit { at, is_right, step }));
            }
        }
    }
    let (numbers, habit) = best?;
    let items = Items::of(page, &numbers, habit.step);
    let mut numbers = numbers;
    let counted = match () {
        () if !is_in_margin(page, &numbers) || items.is_likely() => Counted::Items,
        () if items.may_be() => Counted::InDoubt,
        () => Counted::Lines,
    };
    if counted == Counted::Items {
        // What stands behind a line stays there.
        numbers.retain(|number| {
            let beside = beside(page, number).and_then(|at| page.get(at));
            let is_before = beside.is_some_and(|line| line.start.x > number.end);
            number.place == Place::Before || number.place == Place::Alone && is_before
        });
    }
    Some(Known { numbers, habit, counted })
}

/// Whether nothing else stands where the numbers do: the numbers of a list stand in the column of its text.
fn is_in_margin(page: &[Line], numbers: &[Number]) -> bool {
    /// Lines above the first number and below the last one that are looked at.
    const NEAR: f64 = 2.5;
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    let lines = last.value.saturating_sub(first.value).max(1);
    let near = NEAR * ((first.y - last.y) / f64::from(lines)).max(first.size);
    let left = numbers.iter().map(|number| number.start).fold(f64::MAX, f64::min);
    let right = numbers.iter().map(|number| number.end).fold(f64::MIN, f64::max);
    let is_numbered: BTreeMap<usize, Place> =
        numbers.iter().map(|number| (number.line, number.place)).collect();
    let stands_there = |(at, row): &(usize, Row)| {
        let Some(line) = page.get(*at).filter(|line| line.role == Role::Text) else { return false };
        let words = line.words.len();
        let kept = match is_numbered.get(at) {
            Some(Place::Before) => 1..words,
            Some(Place::Behind) => 0..words.saturating_sub(1),
            Some(Place::Alone) => 0..0,
            None if line.text.trim().bytes().all(|byte| byte.is_ascii_digit()) => 0..0,
            None => 0..words,
        };
        let kept = line.words.get(kept).unwrap_or_default();
        let (Some(begin), Some(end)) = (kept.first(), kept.last()) else { return false };
        let is_near = row.y < first.y + near && row.y > last.y - near;
        is_near && begin.start < right && end.end > left
    };
    !rows(page).iter().flatten().any(stands_there)
}

/// Whether numbers may be those of the items of a list, one line long each.
struct Items {
    numbers: usize,
    /// Lines, but for the last, that end as an item does.
    closed: usize,
    /// How many numbers stand as close to their line as those of items.
    close: usize,
    /// Each line has a number.
    is_each: bool,
}

impl Items {
    /// As many lines with numbers are no list, however they end.
    const LONG: usize = 12;
    /// Fewer may be one.
    const SHORT: usize = 8;
    /// Of the size: as far as the number of an item stands from it.
    const CLOSE: f64 = 1.5;

    fn of(page: &[Line], numbers: &[Number], step: u32) -> Items {
        let ends = |number: &&Number| {
            text_of(page, number).is_some_and(|text| {
                text.trim_end().ends_with([',', ';', ':', '.', '!', '?'])
                    || [" and", " or", " und", " oder", " et", " ou", " y", " e"]
                        .iter()
                        .any(|word| text.trim_end().ends_with(word))
            })
        };
        let close = |number: &&Number| {
            let words = page.get(number.line).map_or(&[][..], |line| &line.words);
            let gap = match number.place {
                Place::Before => words.get(1).map(|next| next.start - number.end),
                Place::Behind => {
                    let before = words.len().checked_sub(2).and_then(|at| words.get(at));
                    before.map(|before| number.start - before.end)
                }
                Place::Alone => None,
            };
            gap.is_some_and(|gap| gap < Items::CLOSE * number.size)
        };
        let pairs = numbers.len().saturating_sub(1);
        Items {
            numbers: numbers.len(),
            closed: numbers.iter().take(pairs).filter(ends).count(),
            close: numbers.iter().filter(close).count(),
            is_each: step == 1,
        }
    }

    fn is_likely(&self) -> bool {
        self.is_each
            && self.numbers < Items::LONG
            && self.closed * 2 >= self.numbers.saturating_sub(1)
    }

    fn may_be(&self) -> bool {
        let is_close = self.close * 2 >= self.numbers;
        let is_closed = self.closed * 4 >= self.numbers.saturating_sub(1);
        self.is_each && self.numbers < Items::SHORT && (is_close || is_closed)
    }
}

/// The text that a number stands beside, without it.
fn text_of<'l>(page: &'l [Line], number: &Number) -> Option<&'l str> {
    let line = page.get(number.line)?;
    match number.place {
        Place::Before => Some(&line.text),
        Place::Behind => line.text.get(..line.words.last()?.at),
        Place::Alone => {
            beside(page, number).and_then(|at| page.get(at)).map(|line| line.text.as_str())
        }
    }
}

/// The numbers of a page that stand where those of other pages do.
fn as_elsewhere(page: &[Line], habit: Habit) -> Vec<Number> {
    let at = |number: &Number| if habit.is_right { number.end } else { number.start };
    let mut column: Vec<Number> = numbers(page);
    column.retain(|number| (at(number) - habit.at).abs() < SAME);
    column.sort_by(|a, b| b.y.total_cmp(&a.y));
    // One alone may as well be the number of a sentence.
    let is_first = |number: &Number| number.value == habit.step;
    let grows = column.len() == 1 && column.first().is_some_and(is_first)
        || step_of(&column) == Some(habit.step);
    let grows = grows && column.len() <= MOST;
    if grows && is_in_margin(page, &column) { column } else { Vec::new() }
}

/// Numbers at the ends of lines, or alone.
fn numbers(page: &[Line]) -> Vec<Number> {
    let mut found = Vec::new();
    for row in rows(page) {
        for (at, row) in row {
            let Some(line) = page.get(at).filter(|line| line.role == Role::Text) else { continue };
            let text = |from: usize, to: usize| line.text.get(from..to).unwrap_or_default().trim();
            let number = |text: &str, start, end, place| {
                let is_number = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
                let value = text.parse().ok().filter(|_| is_number)?;
                Some(Number { line: at, value, start, end, y: row.y, size: row.size, place })
            };
            let Some(first) = line.words.first() else { continue };
            let Some(last) = line.words.last() else { continue };
            let Some(second) = line.words.get(1) else {
                found.extend(number(line.text.trim(), row.start, row.end, Place::Alone));
                continue;
            };
            if second.start - first.end > GAP * row.size {
                found.extend(number(text(0, second.at), first.start, first.end, Place::Before));
            }
            let before = line.words.len().checked_sub(2).and_then(|at| line.words.get(at));
            if before.is_some_and(|before| last.start - before.end > GAP * row.size) {
                let end = line.text.len();
                found.extend(number(text(last.at, end), last.start, last.end, Place::Behind));
            }
        }
    }
    found
}

/// Numbers that begin, or end, at one place, from top to bottom.
fn aligned(all: &[Number], is_right: bool) -> Vec<(f64, Vec<Number>)> {
    let at = |number: &Number| if is_right { number.end } else { number.start };
    let mut sorted: Vec<&Number> = all.iter().collect();
    sorted.sort_by(|a, b| at(a).total_cmp(&at(b)));
    let mut columns: Vec<(f64, Vec<Number>)> = Vec::new();
    for number in sorted {
        match columns.last_mut().filter(|(first, _)| at(number) - first < SAME) {
            Some((_, column)) => column.push(*number),
            None => columns.push((at(number), vec![*number])),
        }
    }
    for (_, column) in &mut columns {
        column.sort_by(|a, b| b.y.total_cmp(&a.y));
    }
    columns
}

/// By how much numbers grow from one to the next, each time.
fn step_of(column: &[Number]) -> Option<u32> {
    let pairs = || column.iter().zip(column.iter().skip(1));
    let (one, other) = pairs().next()?;
    let step = other.value.checked_sub(one.value).filter(|step| matches!(step, 1 | 2 | 5 | 10))?;
    let grows = |(one, other): (&Number, &Number)| other.value == one.value.saturating_add(step);
    (pairs().all(grows) && column.first()?.value.is_multiple_of(step)).then_some(step)
}

/// Whether numbers count the lines of a text that runs on beside them.
fn stands_beside_text(page: &[Line], column: &[Number], step: u32) -> bool {
    let (Some(first), Some(last)) = (column.first(), column.last()) else { return false };
    let is_number: BTreeMap<usize, Place> =
        column.iter().map(|number| (number.line, number.place)).collect();
    // The longest line of text at each height.
    let mut beside: Vec<(Row, &Line, usize)> = Vec::new();
    for row in rows(page) {
        let text = row.iter().filter(|(at, _)| is_number.get(at) != Some(&Place::Alone));
        let longest = text.max_by(|a, b| (a.1.end - a.1.start).total_cmp(&(b.1.end - b.1.start)));
        if let Some((at, row)) = longest
            && let Some(line) = page.get(*at)
            && row.y < first.y + 0.5 * first.size
            && row.y > last.y - 0.5 * last.size
        {
            beside.push((*row, line, *at));
        }
    }
    // Each number stands beside a line, and the lines between two are counted by them.
    let at_number = |number: &Number| {
        let near = |(row, ..): &&(Row, &Line, usize)| (row.y - number.y).abs() < 0.5 * row.size;
        beside.iter().position(|row| near(&row))
    };
    let places: Vec<Option<usize>> = column.iter().map(at_number).collect();
    let with_line = places.iter().flatten().count();
    let counted = places.iter().zip(places.iter().skip(1)).all(|(one, other)| match (one, other) {
        (Some(one), Some(other)) => other - one <= step as usize,
        _ => true,
    });
    let exact = places
        .iter()
        .zip(places.iter().skip(1))
        .filter(|pair| matches!(pair, (Some(one), Some(other)) if other - one == step as usize));
    let even = exact.count() * 5 >= (column.len() - 1) * 3;
    if !counted || !even || with_line * 5 < column.len() * 4 {
        return false;
    }
    runs_on(&beside, &is_number)
}

/// Whether most lines are so full that the first word of the next would not have fitted, and go on in the
/// middle of a sentence.
fn runs_on(beside: &[(Row, &Line, usize)], numbers: &BTreeMap<usize, Place>) -> bool {
    // Without their numbers.
    let words = |line: &Line, at: usize| {
        let from = usize::from(numbers.get(&at) == Some(&Place::Before));
        let to = line.words.len() - usize::from(numbers.get(&at) == Some(&Place::Behind));
        line.words.get(from..to).unwrap_or_default().to_vec()
    };
    let ends: Vec<f64> = beside
        .iter()
        .map(|(row, line, at)| words(line, *at).last().map_or(row.end, |word| word.end))
        .collect();
    let right = ends.iter().copied().fold(f64::MIN, f64::max);
    let (mut full, mut inside, mut cased) = (0, 0, 0);
    for ((row, line, at), end) in beside.iter().skip(1).zip(&ends) {
        let words = words(line, *at);
        let Some(first) = words.first() else { continue };
        full += usize::from(end + (first.end - first.start) > right - SLACK * row.size);
        let initial = line.text.get(first.at..).and_then(|text| text.chars().next());
        inside += usize::from(initial.is_some_and(char::is_lowercase));
        cased += usize::from(initial.is_some_and(|c| c.is_lowercase() || c.is_uppercase()));
    }
    let pairs = beside.len().saturating_sub(1);
    pairs > 0 && full * 5 >= pairs * 3 && inside * 5 >= cased * 2
}

/// Takes numbers out of their lines and puts each to the line beside it.
fn apply(page: &mut Vec<Line>, numbers: &[Number], counted: Counted) {
    let mut gone = vec![false; page.len()];
    for number in numbers {
        let Some(line) = page.get(number.line) else { continue };
        let words = line.words.len();
        let rest = match number.place {
            Place::Before => part(line, 1..words),
            Place::Behind => part(line, 0..words.saturating_sub(1)),
            Place::Alone => None,
        };
        let value = number.value.to_string();
        if let Some(rest) = rest {
            if let Some(line) = page.get_mut(number.line) {
                *line = Line { number: Some((value, counted)), ..rest };
            }
            continue;
        }
        // What is hidden beside the number comes along.
        let hidden: Vec<_> =
            line.unseen.iter().map(|(_, text, why)| (0, text.clone(), *why)).collect();
        let beside = beside(page, number);
        let Some(line) = beside.and_then(|at| page.get_mut(at)) else { continue };
        line.number = Some((value, counted));
        line.unseen.splice(0..0, hidden);
        if let Some(gone) = gone.get_mut(number.line) {
            *gone = true;
        }
    }
    let mut gone = gone.into_iter();
    page.retain(|_| !gone.next().unwrap_or(false));
}

/// The nearest line at the height of a number that has none yet.
fn beside(page: &[Line], number: &Number) -> Option<usize> {
    let near = page.iter().enumerate().filter(|(at, line)| {
        *at != number.line
            && line.role == Role::Text
            && line.number.is_none()
            && line.along.x > 0.98
            && !line.text.is_empty()
            && (line.start.y - number.y).abs() < 0.5 * line.size
    });
    let apart = |line: &Line| (line.start.x - number.end).max(number.start - line.end.x).abs();
    near.min_by(|a, b| apart(a.1).total_cmp(&apart(b.1))).map(|(at, _)| at)
}
