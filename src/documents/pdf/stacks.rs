//! Stacks: lines that stand close below one another, without a doubt. A line of one that is drawn earlier
//! or later than those around it is put between them.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use super::rows::row;

/// Lines near one height that are looked at for each, at most.
const NEAR: usize = 64;
/// Of the size: how far below a line the next one is looked for.
const FAR: f64 = 4.0;
/// Of the size: lines that are no further apart stand at one height.
const LEVEL: f64 = 0.3;
/// So many lines, and one of so many, drawn away from their places: the drawing follows no order.
const DISORDER: (usize, usize) = (2, 4);

/// Puts the lines of a page that are drawn out of their order in their places. `follows` says whether the
/// second of two lines stands so close below the first that it may follow it.
pub(super) fn in_order(mut lines: Vec<Line>, follows: impl Fn(&Line, &Line) -> bool) -> Vec<Line> {
    let below = below(&lines, follows);
    let odd = below.iter().filter(|(above, line)| line < above).count();
    if odd == 0 {
        return lines;
    }
    if odd >= DISORDER.0 && odd * DISORDER.1 >= below.len() {
        let height = |line: &Line| row(line).map_or(f64::MAX, |row| row.y);
        lines.sort_by(|a, b| height(b).total_cmp(&height(a)).then(a.start.x.total_cmp(&b.start.x)));
        return lines;
    }
    let is_below: BTreeSet<usize> = below.values().copied().collect();
    // Where each line goes: most stay, the others go before or behind one that does.
    let mut places: Vec<(usize, isize)> = (0..lines.len()).map(|at| (at, 0)).collect();
    for top in below.keys().filter(|top| !is_below.contains(top)) {
        let stack: Vec<usize> =
            std::iter::successors(Some(*top), |at| below.get(at).copied()).collect();
        let staying = growing(&stack);
        let Some(first) = staying.first().copied() else { continue };
        let before = stack.iter().position(|at| *at == first).unwrap_or(0);
        let (mut last, mut number) = (first, -before.cast_signed());
        for at in &stack {
            if staying.binary_search(at).is_ok() {
                (last, number) = (*at, 0);
            }
            if let Some(place) = places.get_mut(*at) {
                *place = (last, number);
            }
            number += 1;
        }
    }
    let mut ordered: Vec<((usize, isize), Line)> = places.into_iter().zip(lines).collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, line)| line).collect()
}

/// The line below each line, where there is one only and nothing else stands above that.
fn below(lines: &[Line], follows: impl Fn(&Line, &Line) -> bool) -> BTreeMap<usize, usize> {
    let height = |line: &Line| line.start.dot(line.up);
    let mut level: Vec<(usize, &Line)> =
        lines.iter().enumerate().filter(|(_, line)| !line.text.is_empty()).collect();
    level.sort_by(|a, b| height(b.1).total_cmp(&height(a.1)));
    // The nearest of some lines, if no other one stands at its height.
    let nearest = |own: &Line, near: &mut dyn Iterator<Item = &(usize, &Line)>, down: bool| {
        let mut found: Option<(usize, f64)> = None;
        for (at, line) in near.take(NEAR) {
            let far = (height(line) - height(own)).abs();
            if far > FAR * own.size
                || found.is_some_and(|(_, known)| far > known + LEVEL * own.size)
            {
                break;
            }
            let is_next = if down { follows(own, line) } else { follows(line, own) };
            match found {
                Some(_) if is_next => return None,
                None if is_next => found = Some((*at, far)),
                _ => {}
            }
        }
        found.map(|(at, _)| at)
    };
    let mut above: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, (at, line)) in level.iter().enumerate() {
        let upwards = &mut level.iter().take(place).rev();
        above.extend(nearest(line, upwards, false).map(|above| (*at, above)));
    }
    let mut below = BTreeMap::new();
    for (place, (at, line)) in level.iter().enumerate() {
        let found = nearest(line, &mut level.iter().skip(place + 1), true);
        let found = found.filter(|below| above.get(below) == Some(at));
        below.extend(found.map(|below| (*at, below)));
    }
    below
}

/// The longest part of some numbers, each once, that grows.
fn growing(numbers: &[usize]) -> Vec<usize> {
    // For each length the place of the least number with which a growing part of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers.get(*end).is_some_and(|end| end < number));
        before.push(length.checked_sub(1).and_then(|at| ends.get(at).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let places =
        std::iter::successors(ends.last().copied(), |at| before.get(*at).copied().flatten());
    let mut part: Vec<usize> = places.filter_map(|at| numbers.get(at).copied()).collect();
    part.reverse();
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::geometry::Point;

    /// Lines at these heights, five letters long, and in which order they come.
    fn check(drawn: &[(f64, f64)], expected: &[usize]) {
        let lines = drawn.iter().zip(0_u32..).map(|((x, y), number)| Line {
            text: number.to_string(),
            start: Point::new(*x, *y),
            end: Point::new(x + 25.0, *y),
            along: Point::new(1.0, 0.0),
            up: Point::new(0.0, 1.0),
            size: 10.0,
            ..Line::default()
        });
        let follows = |above: &Line, line: &Line| {
            let down = above.start.y - line.start.y;
            let is_over = above.start.x < line.end.x && line.start.x < above.end.x;
            is_over && down > 3.0 && down < 16.0
        };
        let found = in_order(lines.collect(), follows);
        let found: Vec<usize> = found.iter().map(|line| line.text.parse().unwrap()).collect();
        assert_eq!(found, expected, "{drawn:?}");
    }

    #[test]
    fn lines_drawn_early_or_late_go_to_their_places() {
        let column = [90.0, 78.0, 66.0, 54.0, 42.0, 30.0].map(|y| (0.0, y));
        check(&column, &[0, 1, 2, 3, 4, 5]);
        let moved = |order: [usize; 6]| order.map(|at| column[at]);
        check(&moved([0, 1, 3, 4, 5, 2]), &[0, 1, 5, 2, 3, 4]);
        check(&moved([5, 0, 1, 2, 3, 4]), &[1, 2, 3, 4, 5, 0]);
        check(&moved([1, 2, 3, 4, 5, 0]), &[5, 0, 1, 2, 3, 4]);
        check(&moved([3, 0, 5, 1, 4, 2]), &[1, 3, 5, 0, 4, 2]);
        check(&moved([5, 4, 3, 2, 1, 0]), &[5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn what_is_drawn_row_by_row_or_stands_under_several_lines_stays() {
        let rows = [(0.0, 90.0), (50.0, 90.0), (0.0, 78.0), (50.0, 78.0)];
        check(&rows, &[0, 1, 2, 3]);
        // Which of the two is first, nobody can know.
        check(&[(15.0, 78.0), (0.0, 90.0), (30.0, 90.0)], &[0, 1, 2]);
    }
}
