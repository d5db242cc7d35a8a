//! A page as it is painted: its letters with their places, and the areas that decide whether a letter
//! can be seen.

use std::ops::RangeInclusive;

use super::geometry::{Matrix, Point, Rect};
use super::paint::{Paint, WHITE, is_same};
use crate::documents::extract::Why;

/// What a code put on the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it stands for.
    pub(super) text: Box<str>,
    /// Where it begins and ends on its line.
    pub(super) start: Point,
    pub(super) end: Point,
    /// The direction of its line, and the one from its feet to its head; both one long.
    pub(super) along: Point,
    pub(super) up: Point,
    /// The size of its letters on the page.
    pub(super) size: f64,
    /// Why it cannot be seen, if so.
    pub(super) why: Option<Why>,
    /// What alone hides it, if a picture at its place may show it.
    pub(super) veil: Option<Veil>,
    /// It is not seen itself; a picture shows it, and a program recognised it there.
    pub(super) is_recognised: bool,
    /// The file says that it is no part of the text itself: a page number, a running head.
    pub(super) is_artifact: bool,
}

/// What hides the letters that were recognised in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Veil {
    /// They are not painted.
    Mode,
    /// The picture was put over them.
    Picture,
}

impl Glyph {
    /// A point in it, that high of its size.
    pub(super) fn middle(&self, high: f64) -> Point {
        let half = Point::new(
            f64::midpoint(self.start.x, self.end.x),
            f64::midpoint(self.start.y, self.end.y),
        );
        half.plus(self.up, self.size * high)
    }

    /// At which share of its size a line crosses it from end to end, or passes close by.
    fn crossed(&self, (one, other): (Point, Point)) -> Option<f64> {
        let height = one.minus(self.start).dot(self.up) / self.size;
        let (start, end) = (one.dot(self.along), other.dot(self.along));
        let slack = self.size * 0.1;
        let is_crossed = CLOSE.contains(&height)
            && self.along.dot(other.minus(one).unit()).abs() > 0.98
            && self.start.dot(self.along) >= start.min(end) - slack
            && self.end.dot(self.along) <= start.max(end) + slack;
        is_crossed.then_some(height)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// An area that was painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) rect: Rect,
    pub(super) paint: Paint,
    /// It is a full rectangle and nothing shines through: what it covers is gone.
    pub(super) covers: bool,
    /// Nothing shines through, wherever in its rectangle it is.
    pub(super) is_opaque: bool,
    /// It is a picture, with so many pixels to a point.
    pub(super) pixels: Option<f64>,
}

#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) areas: Vec<Area>,
    /// Thin lines, from one end to the other.
    rules: Vec<(Point, Point)>,
    /// What is to be seen of the page.
    pub(super) page: Rect,
}

/// Areas that are remembered on a page. With more, a letter in the colour of the paper counts as
/// unseen, whatever is beneath it.
const AREAS: usize = 20_000;
/// Looks from a letter at a line, on a page. A letter for which none is left counts as unseen.
const LOOKS: usize = 400_000_000;
/// Points: an area that is no thicker is a line.
pub(super) const THIN: f64 = 2.5;
/// Of the size, above the feet of a letter: where a line strikes it out.
const STRIKES: RangeInclusive<f64> = 0.15..=0.42;
/// Of the size: where a line is so close to a letter that it belongs to it.
const CLOSE: RangeInclusive<f64> = -0.25..=0.95;
/// Letters run in a direction when they turn away from it by no more.
const STRAIGHT: f64 = 0.98;
/// Sizes below this cannot be read.
const SMALLEST: f64 = 1.0;

impl Canvas {
    pub(super) fn new(page: Rect) -> Canvas {
        Canvas { glyphs: Vec::new(), areas: Vec::new(), rules: Vec::new(), page }
    }

    /// How many letters it has.
    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Puts a letter on the page, drawn with `paint` where `clip` leaves it.
    pub(super) fn put(&mut self, mut glyph: Glyph, paint: Paint, clip: Rect) {
        let middle = glyph.middle(0.3);
        let is_placed = glyph.size >= SMALLEST && self.page.holds(middle) && clip.holds(middle);
        glyph.veil = glyph.veil.filter(|_| is_placed);
        if glyph.why.is_none() && !glyph.is_blank() {
            let is_seen = is_placed && !is_same(paint, self.beneath(middle, glyph.size));
            glyph.why = (!is_seen).then_some(Why::Unseeable);
        }
        self.glyphs.push(glyph);
    }

    /// The colour at a point, as far as it concerns a letter of that size: what is much thinner than
    /// the letter neither hides it nor sets it off for certain.
    fn beneath(&self, point: Point, size: f64) -> Paint {
        let area = self.areas.iter().rev().find(|area| area.rect.holds(point));
        area.map_or(
            WHITE,
            |area| if area.rect.thickness() < 0.3 * size { None } else { area.paint },
        )
    }

    /// Paints an area, over whatever is there.
    pub(super) fn paint(&mut self, area: Area) {
        if area.covers {
            for glyph in self.glyphs.iter_mut().filter(|g| g.why.is_none() && !g.is_blank()) {
                if [0.1, 0.5].iter().all(|high| area.rect.holds(glyph.middle(*high))) {
                    glyph.why = Some(Why::Unseeable);
                    glyph.veil = area.pixels.map(|_| Veil::Picture);
                }
            }
        }
        let Rect { low, high } = area.rect;
        if area.rect.thickness() <= THIN && area.paint.is_some() && !is_same(area.paint, WHITE) {
            let middle = Point::new(f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y));
            self.rule(if high.x - low.x > high.y - low.y {
                (Point::new(low.x, middle.y), Point::new(high.x, middle.y))
            } else {
                (Point::new(middle.x, low.y), Point::new(middle.x, high.y))
            });
        }
        if self.areas.len() < AREAS {
            self.areas.push(area);
        }
    }

    /// Draws a thin line.
    pub(super) fn rule(&mut self, line: (Point, Point)) {
        if self.rules.len() < AREAS {
            self.rules.push(line);
        }
    }

    /// The thin lines that were drawn.
    pub(super) fn rules(&self) -> &[(Point, Point)] {
        &self.rules
    }

    /// Turns the page so that most of its letters run to the right, as whoever reads it turns it.
    pub(super) fn turn_level(&mut self) {
        let seen: Vec<Point> = self
            .glyphs
            .iter()
            .filter(|g| g.why.is_none() && !g.is_blank())
            .filter(|g| g.up.dot(Point::new(-g.along.y, g.along.x)) > STRAIGHT)
            .map(|g| g.along)
            .collect();
        let run = |way: Point| seen.iter().filter(|along| along.dot(way) > STRAIGHT).count();
        let ways = [(0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)].map(|(x, y)| Point::new(x, y));
        let Some(way) = ways.into_iter().find(|way| 2 * run(*way) > seen.len()) else {
            return;
        };
        let by = Matrix([way.x, -way.y, way.y, way.x, 0.0, 0.0]);
        for glyph in &mut self.glyphs {
            (glyph.start, glyph.end) = (by.apply(glyph.start), by.apply(glyph.end));
            (glyph.along, glyph.up) = (by.turn(glyph.along), by.turn(glyph.up));
        }
        for (one, other) in &mut self.rules {
            (*one, *other) = (by.apply(*one), by.apply(*other));
        }
        self.page =
            Rect::around([by.apply(self.page.low), by.apply(self.page.high)]).unwrap_or(self.page);
    }

    /// The letters, once the page is done. What is struck out nobody says any more, whether the line
    /// was drawn before the letters or after them.
    pub(super) fn finish(mut self) -> Vec<Glyph> {
        let rules = Rules::of(&self.rules);
        let mut left = LOOKS;
        for glyph in self.glyphs.iter_mut().filter(|g| g.why.is_none() && !g.is_blank()) {
            let near = rules.near(glyph);
            let Some(rest) = left.checked_sub(near.len()) else {
                glyph.why = Some(Why::Unseeable);
                continue;
            };
            left = rest;
            let heights = near.iter().filter_map(|rule| glyph.crossed(*rule));
            let heights: Vec<f64> = heights.take(4).collect();
            // More lines than that are a pattern, or a background of narrow strips.
            if heights.len() <= 2 && heights.iter().any(|height| STRIKES.contains(height)) {
                glyph.why = Some(Why::Deleted);
            }
        }
        self.glyphs
    }
}

/// The thin lines of a page, so that those near a letter are found.
struct Rules<'r> {
    /// Those that run along the lines of text, by their height, and those that run up, by their place.
    level: Vec<(Point, Point)>,
    upright: Vec<(Point, Point)>,
    all: &'r [(Point, Point)],
}

impl Rules<'_> {
    fn of(all: &[(Point, Point)]) -> Rules<'_> {
        let is_level =
            |(one, other): &(Point, Point)| (one.x - other.x).abs() >= (one.y - other.y).abs();
        let (mut level, mut upright): (Vec<_>, Vec<_>) = all.iter().copied().partition(is_level);
        level.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        upright.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
        Rules { level, upright, all }
    }

    /// Those that may cross a letter.
    fn near(&self, glyph: &Glyph) -> &[(Point, Point)] {
        if glyph.along.y.abs() < 1e-9 {
            around(&self.level, glyph, |point| point.y)
        } else if glyph.along.x.abs() < 1e-9 {
            around(&self.upright, glyph, |point| point.x)
        } else {
            self.all
        }
    }
}

/// Those near a letter, of lines in the order of their places.
fn around<'r>(
    rules: &'r [(Point, Point)],
    glyph: &Glyph,
    place: impl Fn(Point) -> f64,
) -> &'r [(Point, Point)] {
    let own = place(glyph.start);
    let from = rules.partition_point(|(start, _)| place(*start) < own - glyph.size);
    let to = rules.partition_point(|(start, _)| place(*start) <= own + glyph.size);
    rules.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::paint::BLACK;

    fn glyph(x: f64, y: f64, size: f64) -> Glyph {
        Glyph {
            text: "a".into(),
            start: Point::new(x, y),
            end: Point::new(x + size / 2.0, y),
            along: Point::new(1.0, 0.0),
            up: Point::new(0.0, 1.0),
            size,
            why: None,
            veil: None,
            is_recognised: false,
            is_artifact: false,
        }
    }

    fn rect(x: f64, y: f64, right: f64, top: f64) -> Rect {
        Rect { low: Point::new(x, y), high: Point::new(right, top) }
    }

    #[test]
    fn what_cannot_be_seen_is_known() {
        let page = rect(0.0, 0.0, 100.0, 100.0);
        let mut canvas = Canvas::new(page);
        let area =
            |rect, paint, covers| Area { rect, paint, covers, is_opaque: covers, pixels: None };
        canvas.paint(area(rect(50.0, 0.0, 60.0, 100.0), BLACK, true));
        for (x, y, size, paint, clip) in [
            (10.0, 10.0, 10.0, BLACK, page),
            (10.0, 10.0, 10.0, WHITE, page),
            (52.0, 10.0, 10.0, WHITE, page),
            (52.0, 10.0, 10.0, BLACK, page),
            (10.0, 10.0, 0.5, BLACK, page),
            (110.0, 10.0, 10.0, BLACK, page),
            (10.0, 10.0, 10.0, BLACK, rect(20.0, 0.0, 40.0, 40.0)),
            (10.0, 80.0, 10.0, BLACK, page),
        ] {
            canvas.put(glyph(x, y, size), paint, clip);
        }
        canvas.paint(area(rect(0.0, 75.0, 30.0, 95.0), BLACK, true));
        canvas.paint(area(rect(0.0, 0.0, 100.0, 100.0), None, false));
        let seen: Vec<bool> = canvas.glyphs.iter().map(|g| g.why.is_none()).collect();
        assert_eq!(seen, [true, false, true, false, false, false, false, false]);
    }

    #[test]
    fn only_lines_near_a_letter_are_looked_at() {
        let line =
            |x: f64, y: f64, right: f64, top: f64| (Point::new(x, y), Point::new(right, top));
        let upright = (0..500).map(|x| line(f64::from(x), 0.0, f64::from(x), 500.0));
        let level = (0..500).map(|y| line(0.0, f64::from(y), 500.0, f64::from(y)));
        let all: Vec<(Point, Point)> = upright.chain(level).collect();
        let rules = Rules::of(&all);
        let flat = glyph(10.0, 100.0, 10.0);
        let (along, up) = (Point::new(0.0, 1.0), Point::new(-1.0, 0.0));
        let end = Point::new(10.0, 105.0);
        let standing = Glyph { end, along, up, ..glyph(10.0, 100.0, 10.0) };
        for letter in [flat, standing] {
            let crossed = |rules: &[(Point, Point)]| {
                rules.iter().filter(|rule| letter.crossed(**rule).is_some()).count()
            };
            let near = rules.near(&letter);
            assert!(near.len() <= 21, "{}", near.len());
            assert_eq!(crossed(near), crossed(&all));
            assert!(crossed(near) > 0);
        }
    }
}
