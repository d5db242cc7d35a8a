//! Lines become paragraphs, headings and items: by their distance, their size and where they begin.
//! Where it is in doubt, a block ends: a quote over such a border is not exact, but it is found.

use std::collections::BTreeMap;
use std::ops::Range;

use super::bidi::read_in_order;
use super::columns::in_order;
use super::doubts::{Doubt, doubts};
use super::line::{Counted, Line, Role};
use super::rows::{extent, overlap};
use crate::documents::extract::{AsideKind, BlockKind, Unreadable};
use crate::documents::notes::Meaning;
use crate::documents::writer::Writer;

/// What the lines of the whole document have in common.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Style {
    /// The size of most letters, in tenths.
    body: u32,
    /// From one baseline to the next, as a share of the size.
    leading: f64,
    /// Larger sizes, the largest first, in tenths.
    larger: Vec<u32>,
}

/// Larger than the body by this: a heading.
const LARGER: f64 = 1.15;
/// More than the usual distance by this: another block.
const APART: f64 = 1.3;
/// Of the size: what counts as indented.
const INDENT: f64 = 0.8;
/// A heading is no longer than this, in bytes and lines.
const HEADING: (usize, usize) = (240, 3);
const BULLETS: &str = "•◦▪‣●○■□⁃∙·";

#[expect(clippy::cast_sign_loss, reason = "a size is not negative")]
fn tenths(size: f64) -> u32 {
    (size * 10.0).round() as u32
}

impl Style {
    pub(super) fn of<'a>(pages: impl Iterator<Item = &'a [Line]>) -> Style {
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        let mut leadings: BTreeMap<u32, usize> = BTreeMap::new();
        let mut pairs = 0;
        for lines in pages {
            for line in lines {
                *sizes.entry(tenths(line.size)).or_default() += line.text.len();
            }
            for (above, line) in lines.iter().zip(lines.iter().skip(1)) {
                let down = below(above, line) / line.size.max(0.1);
                if is_like(above, line) && overlap(above, line) && (0.5..3.0).contains(&down) {
                    // In twentieths: neighbours are not told apart by rounding.
                    *leadings.entry(tenths(down * 2.0)).or_default() += line.text.len();
                    pairs += 1;
                }
            }
        }
        let most = |counts: &BTreeMap<u32, usize>| {
            counts.iter().max_by_key(|(_, count)| **count).map(|(value, _)| *value)
        };
        let body = most(&sizes).unwrap_or(100);
        let mut larger: Vec<u32> = sizes
            .keys()
            .copied()
            .filter(|size| f64::from(*size) >= f64::from(body) * LARGER)
            .collect();
        larger.reverse();
        // A few lines show no habit.
        let habit = most(&leadings).filter(|_| pairs > 3);
        let leading = habit.map_or(1.2, |twentieths| f64::from(twentieths) / 20.0);
        Style { body, leading, larger }
    }

    /// The size of most letters.
    pub(super) fn body(&self) -> f64 {
        f64::from(self.body.max(1)) / 10.0
    }

    /// From one baseline to the next, as a share of the size.
    pub(super) const fn leading(&self) -> f64 {
        self.leading
    }

    /// Whether a line stands close below another one, as lines of a paragraph do.
    pub(super) fn may_follow(&self, above: &Line, line: &Line) -> bool {
        let down = below(above, line) / line.size.max(0.1);
        is_like(above, line) && down > 0.3 && down <= self.leading * APART && overlap(above, line)
    }

    fn kind(&self, lines: &[Line]) -> BlockKind {
        let Some(first) = lines.first() else { return BlockKind::Paragraph };
        let mut characters = first.text.chars();
        let is_bullet = characters.next().is_some_and(|c| BULLETS.contains(c));
        if is_bullet && characters.next().is_some_and(char::is_whitespace) {
            return BlockKind::Item;
        }
        let length: usize = lines.iter().map(|line| line.text.len()).sum();
        let size = lines.iter().map(|line| tenths(line.size)).max().unwrap_or(0);
        let level = self.larger.iter().position(|larger| *larger == size);
        match level {
            Some(level) if length <= HEADING.0 && lines.len() <= HEADING.1 => {
                BlockKind::Heading(u8::try_from(level + 1).unwrap_or(6).min(6))
            }
            _ => BlockKind::Paragraph,
        }
    }
}

/// How far a line stands below another one.
fn below(above: &Line, line: &Line) -> f64 {
    above.start.minus(line.start).dot(above.up)
}

/// Of one size and direction.
fn is_like(one: &Line, other: &Line) -> bool {
    let ratio = one.size / other.size.max(0.1);
    (0.9..1.11).contains(&ratio) && one.along.dot(other.along) > 0.98
}

/// Writes the lines of a page as blocks: what stands above its text, the text, its notes, what stands below.
pub(super) fn write(
    lines: Vec<Line>,
    style: &Style,
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    let (text, around): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| matches!(line.role, Role::Text | Role::InDoubt));
    let (notes, around): (Vec<Line>, Vec<Line>) =
        around.into_iter().partition(|line| line.role == Role::Note);
    let (in_doubt, around): (Vec<Line>, Vec<Line>) =
        around.into_iter().partition(|line| line.role == Role::NoteInDoubt);
    let in_order = |lines| in_order(lines, |above, line| style.may_follow(above, line));
    write_around(&around, Role::Head, writer)?;
    let text = in_order(text);
    let mut doubts = doubts(&text).into_iter();
    for column in columns(&text, style) {
        for block in paragraphs(text.get(column).unwrap_or_default()) {
            writer.block(style.kind(block));
            for line in block {
                let from = writer.len();
                write_line(line, writer)?;
                let Doubt { before, behind } = doubts.next().unwrap_or_default();
                writer.apart_around(from, before, behind);
                if line.is_recognised {
                    writer.recognised(from);
                }
                if line.role == Role::InDoubt {
                    writer.apart_around(from, true, true);
                }
            }
        }
    }
    writer.end_block();
    let from = writer.len();
    write_notes(&in_order(in_doubt), style, false, writer)?;
    writer.apart_around(from, true, true);
    write_notes(&in_order(notes), style, true, writer)?;
    write_around(&around, Role::Foot, writer)
}

/// Writes notes; what is certain to be one is no part of a sentence.
fn write_notes(
    notes: &[Line],
    style: &Style,
    is_certain: bool,
    writer: &mut Writer,
) -> Result<(), Unreadable> {
    for column in columns(notes, style) {
        for block in paragraphs(notes.get(column).unwrap_or_default()) {
            let from = writer.len();
            writer.block(BlockKind::Note);
            for line in block {
                write_line(line, writer)?;
            }
            if is_certain {
                writer.aside(from, AsideKind::Furniture, "");
            }
        }
    }
    writer.end_block();
    Ok(())
}

/// Writes what stands around the text of a page, each line for itself.
fn write_around(lines: &[Line], role: Role, writer: &mut Writer) -> Result<(), Unreadable> {
    let mut lines: Vec<Line> = lines.iter().filter(|line| line.role == role).cloned().collect();
    read_in_order(&mut lines);
    for line in &lines {
        let from = writer.len();
        writer.block(BlockKind::Paragraph);
        write_line(line, writer)?;
        writer.aside(from, AsideKind::Furniture, "");
    }
    writer.end_block();
    Ok(())
}

fn write_line(line: &Line, writer: &mut Writer) -> Result<(), Unreadable> {
    if let Some((number, counted)) = &line.number {
        let from = writer.len();
        match counted {
            Counted::Lines => writer.line_number(number)?,
            Counted::Items | Counted::InDoubt => {
                writer.flowing(number, 0..0)?;
                writer.flowing(" ", 0..0)?;
            }
        }
        if *counted == Counted::InDoubt {
            writer.apart_around(from, true, true);
        }
    }
    let mut from = 0;
    for (at, text, why) in &line.unseen {
        write_part(line, from..*at, writer)?;
        writer.hidden(text, *why)?;
        from = *at;
    }
    write_part(line, from..line.text.len(), writer)?;
    if is_joined_below(line) {
        // Whether a word goes on below, nobody here can know.
        writer.line_break(0..0);
        return Ok(());
    }
    writer.flowing("\n", 0..0)
}

/// Whether a line ends with a mark that joins it to the next one.
fn is_joined_below(line: &Line) -> bool {
    let mut end = line.text.chars().rev();
    let is_mark = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{ad}' | '/' | '@');
    end.next().is_some_and(is_mark) && end.next().is_some_and(char::is_alphanumeric)
}

/// Writes a part of a line; what is raised in it is told.
fn write_part(line: &Line, part: Range<usize>, writer: &mut Writer) -> Result<(), Unreadable> {
    let text = |range: Range<usize>| line.text.get(range).unwrap_or_default();
    let mut from = part.start;
    for raised in &line.raised {
        let (start, end) = (raised.start.max(from), raised.end.min(part.end));
        if start < end {
            writer.flowing(text(from..start), 0..0)?;
            let before = writer.len();
            writer.flowing(text(start..end), 0..0)?;
            writer.raised(before, Meaning::Unknown);
            from = end;
        }
    }
    writer.flowing(text(from..part.end), 0..0)
}

/// Lines that stand close below one another.
fn columns(lines: &[Line], style: &Style) -> Vec<Range<usize>> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let continues = above.is_some_and(|above| style.may_follow(above, line));
        match columns.last_mut() {
            Some(last) if continues => last.end = at + 1,
            _ => columns.push(at..at + 1),
        }
    }
    columns
}

/// Parts the lines of a column: where one was ended before it was full, where one is indented, at
/// each sign of an item.
fn paragraphs(lines: &[Line]) -> Vec<&[Line]> {
    let Some(first) = lines.first() else { return Vec::new() };
    let extents: Vec<(f64, f64)> = lines.iter().map(|line| extent(line, first)).collect();
    let left = extents.iter().map(|(start, _)| *start).fold(f64::INFINITY, f64::min);
    let right = extents.iter().map(|(_, end)| *end).fold(f64::NEG_INFINITY, f64::max);
    if is_centred(&extents, first.size) {
        return vec![lines];
    }
    let start = |at: usize| extents.get(at).map(|(start, _)| *start);
    let mut blocks = Vec::new();
    let mut from = 0;
    for (at, line) in lines.iter().enumerate().skip(1) {
        let (Some(own), Some((above, above_end))) = (start(at), extents.get(at - 1).copied())
        else {
            continue;
        };
        let size = line.size;
        // The next word would have fitted.
        let joins =
            at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(is_joined_below);
        let is_ended = !joins && above_end + 0.25 * size + line.first_word < right - 0.3 * size;
        let is_indented = own - left > INDENT * size && own - above > INDENT * size;
        let hangs = at - 1 == from
            && match start(at + 1) {
                Some(next) => (next - own).abs() < 0.3 * size,
                None => lines.get(from).is_some_and(is_label),
            };
        let is_next = (own - start(from).unwrap_or(own)).abs() < 0.3 * size
            && is_label(line)
            && lines.get(from).is_some_and(is_label);
        let is_item = is_next || line.text.starts_with(|c| BULLETS.contains(c));
        if is_ended || is_item || (is_indented && !hangs) {
            blocks.push(from..at);
            from = at;
        }
    }
    blocks.push(from..lines.len());
    blocks.into_iter().filter_map(|range| lines.get(range)).collect()
}

/// Whether a line begins with a number or a sign, as an item of a list does.
fn is_label(line: &Line) -> bool {
    let word = line.text.split_whitespace().next().unwrap_or_default();
    word.chars().count() <= 4
        && (word.ends_with(['.', ')', ':']) || word.starts_with(|c| BULLETS.contains(c)))
}

/// Whether lines of different length stand over one middle.
fn is_centred(extents: &[(f64, f64)], size: f64) -> bool {
    let near = |values: &mut dyn Iterator<Item = f64>, most: f64| {
        let (low, high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        high - low < most * size
    };
    extents.len() > 1
        && near(&mut extents.iter().map(|(start, end)| f64::midpoint(*start, *end)), 0.5)
        && !near(&mut extents.iter().map(|(start, _)| *start), 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::extract::{Encoding, Kind, Limits};
    use crate::documents::meta::Meta;
    use crate::documents::pdf::geometry::Point;

    /// Lines of letters of half a size each, given by `x`, `y`, size and text.
    fn written(lines: &[(f64, f64, f64, &str)]) -> Vec<(BlockKind, String)> {
        let lines: Vec<Line> = lines
            .iter()
            .map(|(x, y, size, text)| {
                let width = |text: &str| {
                    f64::from(u32::try_from(text.chars().count()).unwrap()) * size / 2.0
                };
                Line {
                    text: (*text).to_string(),
                    start: Point::new(*x, *y),
                    end: Point::new(x + width(text), *y),
                    along: Point::new(1.0, 0.0),
                    up: Point::new(0.0, 1.0),
                    size: *size,
                    first_word: width(text.split(' ').next().unwrap()),
                    ..Line::default()
                }
            })
            .collect();
        let mut writer = Writer::new(&Limits::default());
        let style = Style::of(std::iter::once(&lines[..]));
        write(lines, &style, &mut writer).unwrap();
        let extract = writer.finish(Kind::Pdf, Meta::default(), Encoding::utf8(), Vec::new());
        let text = |range: &Range<usize>| extract.text[range.clone()].to_string();
        extract.blocks.iter().map(|block| (block.kind, text(&block.range))).collect()
    }

    fn check(lines: &[(f64, f64, f64, &str)], expected: &[(BlockKind, &str)]) {
        let found = written(lines);
        let found: Vec<(BlockKind, &str)> = found.iter().map(|(k, t)| (*k, t.as_str())).collect();
        assert_eq!(found, expected, "{lines:?}");
    }

    const FULL: &str = "some words up to the end of it";

    #[test]
    fn lines_of_one_paragraph_flow_and_hyphens_stay() {
        use BlockKind::Paragraph;
        let hyphen = "some words up to the end hyphen-";
        check(
            &[(15.0, 100.0, 10.0, FULL), (0.0, 88.0, 10.0, hyphen), (0.0, 76.0, 10.0, "ated.")],
            &[(Paragraph, &format!("{FULL} {hyphen}\nated."))],
        );
    }

    #[test]
    fn blocks_end_at_distance_size_indentation_and_short_lines() {
        use BlockKind::{Heading, Item, Paragraph};
        check(
            &[
                (0.0, 200.0, 20.0, "Title"),
                (0.0, 170.0, 10.0, FULL),
                (0.0, 158.0, 10.0, "a short one."),
                (0.0, 146.0, 10.0, FULL),
                (15.0, 134.0, 10.0, "indented up to the end of"),
                (0.0, 122.0, 10.0, FULL),
                (0.0, 100.0, 10.0, FULL),
                (0.0, 88.0, 10.0, "• one"),
                (0.0, 76.0, 10.0, "• two"),
                (0.0, 64.0, 10.0, "1. some words up to the end of"),
                (0.0, 52.0, 10.0, "2. some words"),
                (300.0, 170.0, 10.0, "column"),
            ],
            &[
                (Heading(1), "Title"),
                (Paragraph, &format!("{FULL} a short one.")),
                (Paragraph, FULL),
                (Paragraph, &format!("indented up to the end of {FULL}")),
                (Paragraph, FULL),
                (Item, "• one"),
                (Item, "• two"),
                (Paragraph, "1. some words up to the end of"),
                (Paragraph, "2. some words"),
                (Paragraph, "column"),
            ],
        );
    }

    #[test]
    fn centred_lines_and_hanging_ones_belong_together() {
        use BlockKind::Paragraph;
        check(
            &[(0.0, 100.0, 10.0, FULL), (50.0, 88.0, 10.0, "some words")],
            &[(Paragraph, &format!("{FULL} some words"))],
        );
        let long = "(a) some words up to the end of";
        check(
            &[
                (0.0, 100.0, 10.0, long),
                (20.0, 88.0, 10.0, "words up to the end of it"),
                (20.0, 76.0, 10.0, "more"),
            ],
            &[(Paragraph, &format!("{long} words up to the end of it more"))],
        );
    }
}
