//! Rows: the lines of a page that stand at one height, from the top of the page down.

use super::line::Line;

/// Where a line begins and ends, how high it stands and how large it is; only of lines that run to the
/// right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

pub(super) fn row(line: &Line) -> Option<Row> {
    let is_level = line.along.x > 0.98 && !line.text.is_empty();
    is_level.then_some(Row {
        start: line.start.x,
        end: line.end.x,
        y: line.start.y,
        size: line.size.max(0.1),
    })
}

/// The lines that run to the right, by their number, each row of them together.
pub(super) fn rows(lines: &[Line]) -> Vec<Vec<(usize, Row)>> {
    let mut level: Vec<(usize, Row)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, row(line)?))).collect();
    level.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
    let mut rows: Vec<Vec<(usize, Row)>> = Vec::new();
    for (at, row) in level {
        let beside = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|(_, first)| first.y - row.y < 0.3 * first.size.min(row.size));
        match rows.last_mut().filter(|_| beside) {
            Some(last) => last.push((at, row)),
            None => rows.push(vec![(at, row)]),
        }
    }
    rows
}

/// Where a line begins and ends in the direction of `along`, in which it is read.
pub(super) fn extent(line: &Line, along: &Line) -> (f64, f64) {
    let (start, end) = (line.start.dot(along.along), line.end.dot(along.along));
    if along.is_rtl { (-end, -start) } else { (start, end) }
}

/// Whether a line stands over or under a part of another one.
pub(super) fn overlap(one: &Line, other: &Line) -> bool {
    let (start, end) = extent(other, one);
    let (own_start, own_end) = extent(one, one);
    start < own_end && end > own_start
}
