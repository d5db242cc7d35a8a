//! Notes at the foot of a page or a column: small type behind the mark or the number of a note, with nothing
//! below it. A sentence of the text runs past them. What may as well be the end of the text is left in doubt.

use super::blocks::Style;
use super::geometry::{Point, Rect};
use super::line::{Line, Role};
use super::rows::{Row, row, rows};

/// As often as the size of the text.
const SMALLER: f64 = 0.93;
/// Lines of a page that are looked at, at most.
const MOST: usize = 2000;
/// As often as the size of its letters: how far a note stands below the text, at least.
const APART: f64 = 1.25;
/// As often as the size of the text: the same of what begins with a number, which may be its end.
const BELOW: f64 = 1.1;
/// Rules of a page: with more, it is ruled for another reason.
const RULES: usize = 200;
/// Points: a shorter line is no rule.
const SHORT: f64 = 12.0;
/// Of the width of the text: a longer rule may be that of a table or of a box.
const LONG: f64 = 0.6;
/// Words that begin a note and are not written large.
const OPENINGS: [&str; 10] =
    ["ibid", "cf", "see", "id", "op", "loc", "siehe", "vgl", "voir", "http"];

/// What is known of a page beside its lines.
pub(super) struct Sheet<'a> {
    pub(super) area: Rect,
    /// Thin lines, as [`level`] has them.
    pub(super) rules: &'a [Stroke],
    /// The next page begins within a sentence.
    pub(super) goes_on: bool,
}

/// How the beginning of a note says that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Something raised, or a sign.
    Sign,
    /// Its number, as large as its letters.
    Number(u32),
}

/// A line that is drawn, from one end to the other.
pub(super) type Stroke = (Point, Point);

/// A line of the text, by its number.
type Placed = (usize, Row);

/// Those of the lines drawn on a page that run across it, each from the left; none if they are a pattern.
pub(super) fn level(rules: &[Stroke]) -> Vec<Stroke> {
    let is_level =
        |(one, other): &Stroke| (one.y - other.y).abs() < 1.0 && (one.x - other.x).abs() > SHORT;
    let from_left = |(one, other): Stroke| {
        if one.x < other.x { (one, other) } else { (other, one) }
    };
    let level = rules.iter().copied().filter(is_level).map(from_left);
    let found: Vec<Stroke> = level.take(RULES + 1).collect();
    if found.len() > RULES { Vec::new() } else { found }
}

/// Whether the text of a page begins in the middle of a sentence.
pub(super) fn begins_within(lines: &[Line]) -> bool {
    let text = rows(lines).into_iter().find_map(|row| {
        let text = row.into_iter().filter_map(|(at, row)| Some((lines.get(at)?, row)));
        let text = text.filter(|(line, _)| line.role == Role::Text);
        text.min_by(|a, b| a.1.start.total_cmp(&b.1.start)).map(|(line, _)| line)
    });
    text.is_some_and(|line| line.text.starts_with(char::is_lowercase))
}

/// Marks the notes of a page.
pub(super) fn mark(lines: &mut [Line], style: &Style, sheet: &Sheet<'_>) {
    let text: Vec<Placed> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.role == Role::Text)
        .filter_map(|(at, line)| Some((at, row(line)?)))
        .take(MOST + 1)
        .collect();
    if text.len() > MOST {
        return;
    }
    let is_stray = strays(lines, &text);
    let page = Page { lines, text, is_stray, style, sheet };
    let mut roles: Vec<Option<Role>> = vec![None; page.lines.len()];
    for (at, start) in page.text.iter().filter(|(_, row)| page.is_small(row)) {
        let Some(mark) = page.lines.get(*at).and_then(mark_of) else { continue };
        let Some((role, top)) = page.note(*at, start, mark) else { continue };
        for (own, row) in page.text.iter().filter(|(_, row)| page.is_small(row)) {
            if row.y < top && beside(row, start) && !page.is_stray(*own) {
                // What is certain of one note is certain of those below it.
                if let Some(place) = roles.get_mut(*own).filter(|own| **own != Some(Role::Note)) {
                    *place = Some(role);
                }
            }
        }
    }
    for (line, role) in lines.iter_mut().zip(roles) {
        line.role = role.unwrap_or(line.role);
    }
}

fn beside(one: &Row, other: &Row) -> bool {
    one.start < other.end && other.start < one.end
}

/// Which lines have no letters and stand by themselves: each may be the number of the page.
fn strays(lines: &[Line], text: &[Placed]) -> Vec<bool> {
    let has_letters =
        |at: usize| lines.get(at).is_some_and(|line| line.text.contains(char::is_alphabetic));
    let lettered: Vec<f64> =
        text.iter().filter(|(at, _)| has_letters(*at)).map(|(_, row)| row.y).collect();
    let mut found = vec![false; lines.len()];
    for (at, row) in text.iter().filter(|(at, _)| !has_letters(*at)) {
        if let Some(place) = found.get_mut(*at) {
            *place = !lettered.iter().any(|y| (y - row.y).abs() < 2.0 * row.size);
        }
    }
    found
}

struct Page<'a> {
    lines: &'a [Line],
    text: Vec<Placed>,
    /// See [`strays`].
    is_stray: Vec<bool>,
    style: &'a Style,
    sheet: &'a Sheet<'a>,
}

impl Page<'_> {
    fn is_small(&self, row: &Row) -> bool {
        row.size <= SMALLER * self.style.body()
    }

    fn words(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.text.trim())
    }

    fn is_stray(&self, at: usize) -> bool {
        self.is_stray.get(at).copied().unwrap_or_default()
    }

    /// What begins at a line: a note, or perhaps one, and below which height all is part of it.
    fn note(&self, at: usize, start: &Row, mark: Mark) -> Option<(Role, f64)> {
        let around = || self.text.iter().filter(|(_, row)| beside(row, start));
        // Nothing of the text stands below.
        let below: Vec<&Placed> = around()
            .filter(|(_, row)| row.y < start.y - 0.1 * start.size && !self.is_small(row))
            .take(2)
            .collect();
        let is_last = match below.as_slice() {
            [] => true,
            [(at, _)] if self.is_stray(*at) => false,
            _ => return None,
        };
        // What stands above does so with a gap, or a rule is drawn between.
        let above =
            around().filter(|(_, row)| row.y > start.y + 0.3 * start.size && !self.is_small(row));
        let (_, nearest) = above.min_by(|a, b| a.1.y.total_cmp(&b.1.y))?;
        let gap = nearest.y - start.y;
        let rule = self.rule(start, nearest);
        let top = start.y + 0.3 * start.size;
        let top = rule.filter(|rule| rule.is_short).map_or(top, |rule| rule.y);
        let least = match mark {
            Mark::Sign => APART * self.style.leading() * start.size,
            Mark::Number(_) => BELOW * self.style.leading() * nearest.size,
        };
        if gap <= least && rule.is_none() {
            return None;
        }
        let is_certain = match mark {
            Mark::Sign => true,
            Mark::Number(number) => {
                let middle = f64::midpoint(self.sheet.area.low.y, self.sheet.area.high.y);
                if start.y > middle {
                    return None;
                }
                let is_marked = self.is_marked_above(number, start);
                // A raised 2 or 3 may be a power.
                let is_sure = is_marked && !matches!(number, 2 | 3);
                is_sure || self.is_no_part(at, start, nearest, rule, is_marked)
            }
        };
        Some((if is_certain && is_last { Role::Note } else { Role::NoteInDoubt }, top))
    }

    /// The one rule between a note and the text above it.
    fn rule(&self, start: &Row, above: &Row) -> Option<Rule> {
        let is_across = |(from, to): &&Stroke| from.x < start.end && start.start < to.x;
        let mut across = self.sheet.rules.iter().filter(is_across);
        // Lines below the note are those of a table.
        let is_ruled = across.clone().any(|(from, _)| from.y < start.y - 0.35 * start.size);
        let is_between = |(from, _): &&Stroke| {
            from.y > start.y + 0.3 * start.size && from.y < above.y - 0.3 * above.size
        };
        let found = across.find(is_between)?;
        let is_single = across.all(|other| !is_between(&other));
        let width = self
            .text
            .iter()
            .filter(|(_, row)| beside(row, start))
            .map(|(_, row)| row.end - row.start)
            .fold(0.0, f64::max);
        let is_short = is_single && !is_ruled && found.1.x - found.0.x < LONG * width;
        Some(Rule { y: found.0.y, is_short })
    }

    /// Whether the text above has the mark of a note with a number.
    fn is_marked_above(&self, number: u32, start: &Row) -> bool {
        let above = self.text.iter().filter(|(_, row)| row.y > start.y && !self.is_small(row));
        let mut lines = above.filter_map(|(at, _)| self.lines.get(*at));
        lines.any(|line| {
            let marks = line.raised.iter().filter_map(|range| line.text.get(range.clone()));
            marks.map(lowered).any(|mark| mark.trim().parse() == Ok(number))
        })
    }

    /// Whether what begins with a number reads as a sentence for itself, and the text goes on without it.
    fn is_no_part(
        &self,
        at: usize,
        start: &Row,
        above: &Row,
        rule: Option<Rule>,
        is_marked: bool,
    ) -> bool {
        let behind =
            self.words(at).trim_start_matches(|c: char| !c.is_alphabetic() && !is_quote(c));
        let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let opens = behind.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            || behind.starts_with(is_quote)
            || OPENINGS.iter().any(|opening| word.starts_with(opening));
        // The end of what stands above, at one height with it.
        let row = self.text.iter().filter(|(_, row)| (row.y - above.y).abs() < 0.3 * above.size);
        let last = row.max_by(|a, b| a.1.end.total_cmp(&b.1.end));
        let last = last.map_or("", |(at, _)| self.words(*at));
        if !opens || last.ends_with([':', '\u{2013}', '\u{2014}']) {
            return false;
        }
        let is_within = last.ends_with(|c: char| c.is_alphabetic() || c == ',');
        let notes = || self.text.iter().filter(|(_, row)| row.y < start.y + 0.3 * start.size);
        let is_all_note = notes().all(|(_, row)| self.is_small(row));
        let lowest = notes().filter(|(at, _)| !self.is_stray(*at));
        let lowest = lowest.min_by(|a, b| a.1.y.total_cmp(&b.1.y));
        let is_closed = lowest.is_some_and(|(at, _)| {
            let words = self.words(*at).trim_end_matches(|c: char| is_quote(c) || c == ')');
            words.ends_with(['.', '!', '?'])
        });
        is_marked
            || rule.is_some_and(|rule| rule.is_short)
            || is_within && self.sheet.goes_on && is_all_note && is_closed
    }
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    y: f64,
    /// As people draw it above notes; others may be those of a table.
    is_short: bool,
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{ab}' | '\u{2018}' | '\u{201c}' | '\u{201e}')
}

/// Raised digits as others.
fn lowered(text: &str) -> String {
    let digit = |c: char| match c {
        '\u{b9}' => '1',
        '\u{b2}' => '2',
        '\u{b3}' => '3',
        '\u{2070}' | '\u{2074}'..='\u{2079}' => {
            char::from_digit(u32::from(c) - 0x2070, 10).unwrap_or(c)
        }
        c => c,
    };
    text.chars().map(digit).collect()
}

/// What leads to a note at the beginning of a line: something raised, a sign, or a number.
fn mark_of(line: &Line) -> Option<Mark> {
    let is_raised = line.raised.first().is_some_and(|raised| raised.start == 0);
    let mut characters = line.text.chars();
    let is_sign = characters.next().is_some_and(|c| matches!(c, '*' | '\u{2020}' | '\u{2021}'));
    if is_raised || is_sign {
        return characters.any(char::is_alphabetic).then_some(Mark::Sign);
    }
    let text = line.text.trim_start().trim_start_matches(['[', '(']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|digits| digits.len() <= 3)?.parse().ok()?;
    let behind = text.get(digits..)?.trim_start_matches(['.', ')', ']', ':']);
    let is_apart = behind.starts_with(char::is_whitespace);
    (is_apart && behind.contains(char::is_alphabetic)).then_some(Mark::Number(number))
}
