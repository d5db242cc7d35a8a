//! Large initials that reach over several lines (drop caps): each belongs to the first word beside it.

use super::line::{Line, Word};
use super::rows::{Row, row};

/// As often as the size of the lines beside it.
const LARGER: f64 = 1.6;
/// Of the size: how high a capital is.
const CAPITAL: f64 = 0.72;
/// Of the size of the lines beside it: a wider gap parts words.
const SPACE: f64 = 0.18;
/// Initials of a page and lines that are looked at for each.
const MOST: (usize, usize) = (64, 4000);

/// Joins initials to their words.
pub(super) fn join(lines: &mut Vec<Line>) {
    let large: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_initial(&line.text))
        .map(|(at, _)| at)
        .take(MOST.0)
        .collect();
    let mut joined: Vec<usize> = Vec::new();
    for at in large {
        let Some((initial, own)) = lines.get(at).and_then(|line| Some((line.clone(), row(line)?)))
        else {
            continue;
        };
        let beside = beside(lines, own);
        let Some(first) = beside.first().copied() else { continue };
        let Some(inner) = lines.get(first).and_then(row) else { continue };
        let next = beside.get(1).and_then(|next| lines.get(*next)).and_then(row);
        // Where the first word stands further away than the line below, it is another word.
        let is_word = next.is_some_and(|next| inner.start - next.start > SPACE * inner.size);
        if let Some(line) = lines.get_mut(first) {
            begin_with(line, &initial, is_word);
        }
        // For what comes, the lines beside it begin where it does.
        for at in &beside {
            if let Some(line) = lines.get_mut(*at) {
                line.start.x = own.start;
            }
        }
        joined.push(at);
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !joined.contains(&(at - 1))
    });
}

/// One capital, perhaps behind a quotation mark.
fn is_initial(text: &str) -> bool {
    const MARKS: &str = "\"'\u{201c}\u{201e}\u{201a}\u{2018}\u{ab}\u{bb}\u{201d}\u{2019}";
    let text = text.trim_start_matches(|c| MARKS.contains(c));
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && characters.next().is_none()
}

/// The lines beside an initial, from its top to its foot: at least two, the first as high as it is.
fn beside(lines: &[Line], own: Row) -> Vec<usize> {
    let mut found: Vec<(usize, Row)> = lines
        .iter()
        .enumerate()
        .take(MOST.1)
        .filter_map(|(at, line)| Some((at, row(line)?)))
        .filter(|(_, row)| {
            let gap = row.start - own.end;
            LARGER * row.size < own.size
                && gap > -0.3 * row.size
                && gap < 1.5 * row.size
                && row.y > own.y - 0.35 * row.size
                && row.y < own.y + CAPITAL * own.size
        })
        .collect();
    found.sort_by(|a, b| b.1.y.total_cmp(&a.1.y));
    let (Some((_, first)), Some((_, last))) = (found.first(), found.last()) else {
        return Vec::new();
    };
    let top = |row: &Row| row.y + CAPITAL * row.size;
    let size = first.size;
    let is_like = |row: &Row| (row.size / size - 1.0).abs() < 0.15;
    let is_one = found.iter().all(|(_, row)| is_like(row))
        && found.len() > 1
        && (top(&own) - top(first)).abs() < 0.6 * size
        && (last.y - own.y).abs() < 0.4 * size
        // One line at each height.
        && found.iter().zip(found.iter().skip(1)).all(|(a, b)| a.1.y - b.1.y > 0.5 * size);
    if is_one { found.into_iter().map(|(at, _)| at).collect() } else { Vec::new() }
}

fn begin_with(line: &mut Line, initial: &Line, is_word: bool) {
    let mut text = initial.text.clone();
    if is_word {
        text.push(' ');
    }
    let by = text.len();
    for unseen in &mut line.unseen {
        unseen.0 += by;
    }
    for raised in &mut line.raised {
        *raised = raised.start + by..raised.end + by;
    }
    for word in &mut line.words {
        word.at += by;
    }
    let start = initial.start.dot(line.along);
    let end = initial.end.dot(line.along);
    match line.words.first_mut().filter(|_| !is_word) {
        Some(first) => (first.at, first.start) = (0, start),
        None => line.words.insert(0, Word { at: 0, start, end }),
    }
    line.first_word = line.words.first().map_or(line.first_word, |word| word.end - word.start);
    line.unseen.splice(0..0, initial.unseen.iter().cloned());
    line.text.insert_str(0, &text);
}
