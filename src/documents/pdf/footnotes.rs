//! Notes at the foot of a page or a column: small type behind the mark of a note, with nothing below it.
//! A sentence of the text runs past them.

use super::blocks::Style;
use super::line::{Line, Role};
use super::rows::{Row, row};

/// As often as the size of the text.
const SMALLER: f64 = 0.93;
/// Lines of a page that are looked at, at most.
const MOST: usize = 2000;
/// As often as the size of its letters: how far a note stands below the text, at least.
const APART: f64 = 1.25;

/// Marks the notes of a page.
pub(super) fn mark(lines: &mut [Line], style: &Style) {
    let text: Vec<(usize, Row)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Text)
        .filter_map(|(at, line)| Some((at, row(line)?)))
        .take(MOST + 1)
        .collect();
    if text.len() > MOST {
        return;
    }
    let is_small = |row: &Row| row.size <= SMALLER * style.body();
    let beside = |one: &Row, other: &Row| one.start < other.end && other.start < one.end;
    let starts = text
        .iter()
        .filter(|(at, row)| is_small(row) && lines.get(*at).is_some_and(begins_with_mark));
    let mut is_note = vec![false; lines.len()];
    for (_, start) in starts {
        let is_below = |row: &Row| row.y < start.y - 0.1 * start.size;
        let mut around = text.iter().filter(|(_, row)| beside(row, start));
        // Nothing of the text stands below, and what stands above does so with a gap.
        let is_last = !around.any(|(_, row)| is_below(row) && !is_small(row));
        let above = text.iter().filter(|(_, row)| {
            beside(row, start) && row.y > start.y + 0.3 * start.size && !is_small(row)
        });
        let nearest = above.map(|(_, row)| row.y - start.y).fold(f64::MAX, f64::min);
        let is_first = nearest < f64::MAX && nearest > APART * style.leading() * start.size;
        if is_last && is_first {
            let own = text.iter().filter(|(_, row)| {
                is_small(row) && row.y < start.y + 0.3 * start.size && beside(row, start)
            });
            for (at, _) in own {
                if let Some(place) = is_note.get_mut(*at) {
                    *place = true;
                }
            }
        }
    }
    for (line, _) in lines.iter_mut().zip(is_note).filter(|(_, is_note)| *is_note) {
        line.role = Role::Note;
    }
}

/// Whether a line begins with what leads to a note: something raised, or a sign.
fn begins_with_mark(line: &Line) -> bool {
    let is_raised = line.raised.first().is_some_and(|raised| raised.start == 0);
    let mut characters = line.text.chars();
    let is_sign = characters.next().is_some_and(|c| matches!(c, '*' | '\u{2020}' | '\u{2021}'));
    (is_raised || is_sign) && characters.any(char::is_alphabetic)
}
