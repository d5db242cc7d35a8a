//! Hebrew, Arabic and what else is read from right to left. A file may draw its letters in any order; a
//! person sees where they stand. So a line is first taken as it is seen, from left to right, and then put
//! into the order in which it is read, by the bidirectional algorithm of Unicode (UAX #9) backwards.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::canvas::Glyph;
use super::line::{Line, Word};

/// Of the size: letters further from the baseline stand on another one.
const BASELINE: f64 = 0.5;

fn is_rtl(c: char) -> bool {
    // Before the tables are asked: nothing below Hebrew is.
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

fn is_ltr(c: char) -> bool {
    bidi_class(c) == BidiClass::L
}

/// A mark that is put on a letter of such a script.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{8ff}') && is_combining_mark(c)
}

/// Puts letters that stand on one baseline, with such ones among them, from left to right.
pub(super) fn from_left(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let needs = |glyph: &Glyph| glyph.why.is_none() && glyph.text.contains(is_rtl);
    if !glyphs.iter().any(needs) {
        return glyphs;
    }
    let mut ordered = Vec::with_capacity(glyphs.len());
    let mut run: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let goes_on = run.first().is_some_and(|first| {
            let across = glyph.start.minus(first.start).dot(first.up).abs();
            glyph.why.is_none()
                && first.why.is_none()
                && first.along.dot(glyph.along) > 0.98
                && across < BASELINE * first.size.max(glyph.size)
        });
        if !goes_on {
            ordered.append(&mut in_a_row(std::mem::take(&mut run)));
        }
        run.push(glyph);
    }
    ordered.append(&mut in_a_row(run));
    ordered
}

/// The letters of one baseline from left to right, each with its marks.
fn in_a_row(run: Vec<Glyph>) -> Vec<Glyph> {
    if !run.iter().any(|glyph| glyph.why.is_none() && glyph.text.contains(is_rtl)) {
        return run;
    }
    let is_marks = |glyph: &Glyph| !glyph.text.is_empty() && glyph.text.chars().all(is_mark);
    let (marks, mut letters): (Vec<Glyph>, Vec<Glyph>) = run.into_iter().partition(is_marks);
    let left = |glyph: &Glyph| glyph.start.dot(glyph.along).min(glyph.end.dot(glyph.along));
    let right = |glyph: &Glyph| glyph.start.dot(glyph.along).max(glyph.end.dot(glyph.along));
    for glyph in &mut letters {
        glyph.text = as_letters(&glyph.text).into();
        if right(glyph) > glyph.start.dot(glyph.along) + 0.01 {
            continue;
        }
        // Drawn backwards.
        std::mem::swap(&mut glyph.start, &mut glyph.end);
    }
    letters.sort_by(|a, b| left(a).total_cmp(&left(b)));
    for mark in &marks {
        let middle = f64::midpoint(left(mark), right(mark));
        // The letter that it stands over: the last one that begins before its middle.
        let behind = letters.partition_point(|letter| left(letter) <= middle + 0.01);
        let bases = letters.get_mut(..behind.max(1)).unwrap_or_default();
        let base = bases.iter_mut().rev().find(|letter| letter.text.contains(is_rtl));
        if let Some(base) = base {
            base.text = format!("{}{}", base.text, as_letters(&mark.text)).into();
        }
    }
    for glyph in &mut letters {
        // What one glyph stands for comes in the order in which it is read.
        if glyph.text.contains(is_rtl) {
            glyph.text = glyph.text.chars().rev().collect();
        }
    }
    letters
}

/// The letters that are seen: shapes of letters that have a number of their own are these letters.
fn as_letters(text: &str) -> String {
    let is_shape = |c: char| matches!(c, '\u{fb1d}'..='\u{fb4f}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}');
    if !text.contains(is_shape) {
        return text.to_string();
    }
    let mut letters = String::new();
    for c in text.chars() {
        if is_shape(c) {
            // A mark alone comes with a blank to stand on.
            letters.extend(std::iter::once(c).nfkc().filter(|c| !c.is_whitespace()));
        } else {
            letters.push(c);
        }
    }
    letters
}

/// Puts the lines of a page, which are as they are seen, into the order in which they are read.
pub(super) fn read_in_order(lines: &mut [Line]) {
    let count = |is: fn(char) -> bool| {
        lines.iter().map(|line| line.text.chars().filter(|c| is(*c)).count()).sum::<usize>()
    };
    let rtl = count(is_rtl);
    if rtl == 0 {
        return;
    }
    let is_rtl_page = rtl > count(is_ltr);
    for line in lines.iter_mut().filter(|line| line.text.contains(is_rtl)) {
        line.is_rtl = is_rtl_page || !line.text.contains(is_ltr);
        put_in_order(line);
    }
    if is_rtl_page {
        // Numbers and signs alone stand between such lines.
        let others = lines.iter_mut().filter(|line| !line.text.contains(is_ltr));
        others.for_each(|line| line.is_rtl = true);
    }
}

fn put_in_order(line: &mut Line) {
    let seen: Vec<char> = line.text.chars().collect();
    let level = if line.is_rtl { Level::rtl() } else { Level::ltr() };
    let Some((order, levels)) = order_read(&seen, level) else { return };
    let mut text = String::with_capacity(line.text.len());
    // Where each character as it is seen begins, before and now.
    let mut moved = vec![0; seen.len()];
    for at in &order {
        if let (Some(place), Some(c)) = (moved.get_mut(*at), seen.get(*at)) {
            *place = text.len();
            text.push(*c);
        }
    }
    let is_odd = |at: &usize| levels.get(*at).is_some_and(Level::is_rtl);
    let mirrored: String = order
        .iter()
        .filter_map(|at| seen.get(*at).map(|c| if is_odd(at) { mirror(*c) } else { *c }))
        .collect();
    let places: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    let now = |byte: usize| {
        let at = places.partition_point(|place| *place < byte);
        moved.get(at).copied().unwrap_or(text.len())
    };
    for unseen in &mut line.unseen {
        unseen.0 = now(unseen.0);
    }
    line.unseen.sort_by_key(|unseen| unseen.0);
    let raised = line.raised.iter().flat_map(|raised| {
        places.iter().zip(&seen).filter(|(at, _)| raised.contains(at)).map(|(at, c)| {
            let from = now(*at);
            from..from + c.len_utf8()
        })
    });
    let mut raised: Vec<_> = raised.collect();
    raised.sort_by_key(|raised| raised.start);
    raised.dedup_by(|next, before| {
        let joins = before.end == next.start;
        if joins {
            before.end = next.end;
        }
        joins
    });
    line.raised = raised;
    if line.is_rtl {
        // Measured from the right edge, in the order in which they are read.
        let words = line.words.iter().rev();
        line.words = words.map(|word| Word { at: 0, start: -word.end, end: -word.start }).collect();
        line.first_word = line.words.first().map_or(line.first_word, |word| word.end - word.start);
    }
    // The glyph of a bracket may be called what is seen or what was written.
    line.text = if nests(&mirrored) || !nests(&text) { mirrored } else { text };
}

/// The order in which characters are read that stand like this from left to right, and the level of each.
fn order_read(seen: &[char], level: Level) -> Option<(Vec<usize>, Vec<Level>)> {
    let from_left: Vec<usize> = (0..seen.len()).collect();
    let (first, levels) = reorder(seen, &from_left, level)?;
    // The rules look back to what was read before, which is here what stands to the left: what they make
    // is right if it would be drawn like this.
    let drawn = |order: &[usize]| reorder(seen, order, level).map(|(drawn, _)| drawn);
    if drawn(&first)? == from_left || !level.is_rtl() {
        return Some((first, levels));
    }
    let from_right: Vec<usize> = from_left.iter().copied().rev().collect();
    let (_, by_place) = reorder(seen, &from_right, level)?;
    let level_of = |at: &usize| by_place.get(*at).copied().unwrap_or(level);
    let mut second = Vec::with_capacity(seen.len());
    let mut run: Vec<usize> = Vec::new();
    for at in from_right {
        if level_of(&at).is_ltr() {
            run.push(at);
        } else {
            second.extend(run.drain(..).rev());
            second.push(at);
        }
    }
    second.extend(run.drain(..).rev());
    if drawn(&second)? == from_left { Some((second, by_place)) } else { Some((first, levels)) }
}

/// How characters in some order are drawn from left to right, and the level of each by its number.
fn reorder(all: &[char], order: &[usize], level: Level) -> Option<(Vec<usize>, Vec<Level>)> {
    let text: String = order.iter().filter_map(|at| all.get(*at)).collect();
    let info = BidiInfo::new(&text, Some(level));
    if info.paragraphs.len() != 1 {
        return None;
    }
    let levels: Vec<Level> =
        text.char_indices().filter_map(|(at, _)| info.levels.get(at).copied()).collect();
    let drawn = BidiInfo::reorder_visual(&levels);
    let drawn = drawn.iter().filter_map(|at| order.get(*at).copied()).collect();
    let mut by_number = vec![level; all.len()];
    for (at, level) in order.iter().zip(levels) {
        if let Some(place) = by_number.get_mut(*at) {
            *place = level;
        }
    }
    Some((drawn, by_number))
}

const BRACKETS: [(char, char); 7] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('\u{ab}', '\u{bb}'),
    ('\u{2039}', '\u{203a}'),
    ('\u{2264}', '\u{2265}'),
];

fn mirror(c: char) -> char {
    let other = |(open, close): &(char, char)| match c {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    };
    BRACKETS.iter().find_map(other).unwrap_or(c)
}

/// Whether each bracket is opened before it is closed.
fn nests(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        let pair = BRACKETS.iter().take(3).find(|(one, other)| c == *one || c == *other);
        match pair {
            Some((start, end)) if c == *start => open.push(*end),
            Some(_) if open.pop() != Some(c) => return false,
            _ => {}
        }
    }
    open.is_empty()
}
