//! A page as it is painted: its letters with their places, and the areas that decide whether a letter
//! can be seen.

use super::geometry::{Point, Rect};
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
}

impl Glyph {
    /// A point in it, that high of its size.
    fn middle(&self, high: f64) -> Point {
        let half = Point::new(
            f64::midpoint(self.start.x, self.end.x),
            f64::midpoint(self.start.y, self.end.y),
        );
        half.plus(self.up, self.size * high)
    }

    fn is_blank(&self) -> bool {
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
}

#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) glyphs: Vec<Glyph>,
    areas: Vec<Area>,
    /// What is to be seen of the page.
    page: Rect,
}

/// Areas that are remembered on a page. With more, a letter in the colour of the paper counts as
/// unseen, whatever is beneath it.
const AREAS: usize = 20_000;
/// Sizes below this cannot be read.
const SMALLEST: f64 = 1.0;

impl Canvas {
    pub(super) fn new(page: Rect) -> Canvas {
        Canvas { glyphs: Vec::new(), areas: Vec::new(), page }
    }

    /// Puts a letter on the page, drawn with `paint` where `clip` leaves it.
    pub(super) fn put(&mut self, mut glyph: Glyph, paint: Paint, clip: Rect) {
        let middle = glyph.middle(0.3);
        if glyph.why.is_none() && !glyph.is_blank() {
            let is_seen = glyph.size >= SMALLEST
                && self.page.holds(middle)
                && clip.holds(middle)
                && !is_same(paint, self.beneath(middle));
            glyph.why = (!is_seen).then_some(Why::Unseeable);
        }
        self.glyphs.push(glyph);
    }

    /// The colour at a point.
    fn beneath(&self, point: Point) -> Paint {
        self.areas.iter().rev().find(|area| area.rect.holds(point)).map_or(WHITE, |area| area.paint)
    }

    /// Paints an area, over whatever is there.
    pub(super) fn paint(&mut self, area: Area) {
        if area.covers {
            for glyph in self.glyphs.iter_mut().filter(|g| g.why.is_none() && !g.is_blank()) {
                if [0.1, 0.5].iter().all(|high| area.rect.holds(glyph.middle(*high))) {
                    glyph.why = Some(Why::Unseeable);
                }
            }
        }
        if self.areas.len() < AREAS {
            self.areas.push(area);
        }
    }
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
        }
    }

    fn rect(x: f64, y: f64, right: f64, top: f64) -> Rect {
        Rect { low: Point::new(x, y), high: Point::new(right, top) }
    }

    #[test]
    fn what_cannot_be_seen_is_known() {
        let page = rect(0.0, 0.0, 100.0, 100.0);
        let mut canvas = Canvas::new(page);
        let area = |rect, paint, covers| Area { rect, paint, covers };
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
}
