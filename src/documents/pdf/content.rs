//! What is being drawn: a page, or a form on it; where the next letter goes, and whether it is seen.

use lopdf::Dictionary;

use super::canvas::{Area, Canvas, Glyph, THIN, Veil};
use super::font::{Code, Font};
use super::geometry::{Matrix, Point, Rect};
use super::paint::{Paint, WHITE, is_same};
use super::state::{GraphicsState, Path};
use crate::documents::extract::{Limits, Unreadable, Why};
use crate::documents::height::Height;

/// Points: a line that is thicker strikes nothing out; it is a ground or a cover.
const BAND: f64 = 8.0;
/// Of the size: superior and inferior figures are letters of this size that stand so much higher or lower.
const SMALL: f64 = 0.6;
const RAISED: f64 = 0.33;
const LOWERED: f64 = -0.15;

/// What a file says about a part of its content.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// It is in a layer that is off.
    pub(super) is_off: bool,
    /// See [`Glyph::is_artifact`].
    pub(super) is_artifact: bool,
}

impl Mark {
    fn and(self, other: Mark) -> Mark {
        Mark {
            is_off: self.is_off || other.is_off,
            is_artifact: self.is_artifact || other.is_artifact,
        }
    }
}

/// What is being walked through: a page, or a form on it.
pub(super) struct Content<'a, 'c> {
    pub(super) canvas: &'c mut Canvas,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) state: GraphicsState,
    /// Saved states, of this content only.
    pub(super) saved: Vec<GraphicsState>,
    /// For each open marked content, what is said by it and by those around it.
    marks: Vec<Mark>,
    /// What is true of all of it.
    around: Mark,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) path: Path,
    /// The forms that are open.
    pub(super) forms: Vec<usize>,
}

impl<'a, 'c> Content<'a, 'c> {
    pub(super) fn new(
        canvas: &'c mut Canvas,
        resources: Option<&'a Dictionary>,
        state: GraphicsState,
    ) -> Content<'a, 'c> {
        Content {
            canvas,
            resources,
            state,
            saved: Vec::new(),
            marks: Vec::new(),
            around: Mark::default(),
            text: Matrix::SAME,
            line: Matrix::SAME,
            path: Path::default(),
            forms: Vec::new(),
        }
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }

    /// Moves by thousandths of the size, against the direction of writing.
    pub(super) fn move_back(&mut self, thousandths: f64) {
        let text = &self.state.text;
        let by = -thousandths / 1000.0 * text.size;
        let is_vertical = text.font.as_ref().is_some_and(|font| font.is_vertical);
        self.advance(by, is_vertical);
    }

    pub(super) fn advance(&mut self, by: f64, is_vertical: bool) {
        let (x, y) = if is_vertical { (0.0, by) } else { (by * self.state.text.stretch, 0.0) };
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
    }

    /// Puts one letter down and goes on behind it.
    pub(super) fn put(&mut self, code: &Code, font: &Font, advance: f64) {
        let set = &self.state.text;
        let on_page = self.text.then(self.state.matrix);
        let (share, above) = match code.height {
            _ if font.is_vertical => (1.0, 0.0),
            Height::OnLine => (1.0, 0.0),
            Height::Raised => (SMALL, RAISED),
            Height::Lowered => (SMALL, LOWERED),
        };
        let rise = set.rise + above * set.size;
        let start = on_page.apply(Point::new(0.0, rise));
        // Lines from top to bottom move by one size for each letter.
        let advance = if font.is_vertical { -set.size } else { advance };
        let direction = if font.is_vertical {
            Point::new(0.0, -1.0)
        } else {
            Point::new(set.size.signum() * set.stretch.signum(), 0.0)
        };
        let (along, up) = (on_page.turn(direction), on_page.turn(Point::new(0.0, set.size)));
        let size = up.length() * font.height * share;
        let up = if font.is_vertical { on_page.turn(Point::new(1.0, 0.0)) } else { up };
        let why = self.why_not();
        let is_veiled = self.state.text.mode == 3 && !self.marked().is_off;
        let veil = is_veiled.then_some(Veil::Mode);
        let (paint, _) = self.state.letters();
        let clip = self.state.clip;
        self.advance(advance, font.is_vertical);
        let end = self.text.then(self.state.matrix).apply(Point::new(0.0, rise));
        let places = [start.x, start.y, end.x, end.y, size];
        if places.iter().any(|place| !place.is_finite() || place.abs() > 1e9) {
            return;
        }
        let (along, up) = (along.unit(), up.unit());
        let text = code.text.as_deref().unwrap_or("\u{fffd}").into();
        let (is_recognised, is_artifact) = (false, self.marked().is_artifact);
        let glyph =
            Glyph { text, start, end, along, up, size, why, veil, is_recognised, is_artifact };
        self.canvas.put(glyph, paint, clip);
    }

    /// Why no letter is seen here, whatever its place and colour.
    pub(super) fn why_not(&self) -> Option<Why> {
        if self.marked().is_off || matches!(self.state.text.mode, 3 | 7) {
            return Some(Why::NotShown);
        }
        (!self.state.letters().1).then_some(Why::Unseeable)
    }

    /// Letters of which not even the number is certain.
    pub(super) fn unknown_text(&mut self, bytes: usize) {
        if bytes == 0 {
            return;
        }
        let on_page = self.text.then(self.state.matrix);
        let start = on_page.apply(Point::new(0.0, 0.0));
        let size = on_page.turn(Point::new(0.0, self.state.text.size)).length();
        if ![start.x, start.y, size].iter().all(|place| place.is_finite()) {
            return;
        }
        let (along, up) = (Point::new(1.0, 0.0), Point::new(0.0, 1.0));
        let why = self.why_not();
        // As many as the bytes, lest a few letters seem to be all that is not known.
        let text = "\u{fffd}".repeat(bytes).into();
        let (veil, is_recognised, is_artifact) = (None, false, self.marked().is_artifact);
        let end = start;
        let glyph =
            Glyph { text, start, end, along, up, size, why, veil, is_recognised, is_artifact };
        self.canvas.put(glyph, self.state.letters().0, self.state.clip);
    }

    /// Begins a marked content.
    pub(super) fn mark(&mut self, mark: Mark, limits: &Limits) -> Result<(), Unreadable> {
        if self.marks.len() >= limits.depth {
            return Err(Unreadable::TooDeep(limits.depth));
        }
        self.marks.push(self.marked().and(mark));
        Ok(())
    }

    /// Ends the marked content that was begun last.
    pub(super) fn unmark(&mut self) {
        self.marks.pop();
    }

    /// What is said about what is drawn now.
    pub(super) fn marked(&self) -> Mark {
        self.marks.last().copied().unwrap_or(self.around)
    }

    /// Says of all of it what was said where it is drawn.
    pub(super) fn put_within(&mut self, around: Mark) {
        self.around = around;
    }

    pub(super) fn end_path(&mut self, fills: bool, strokes: bool) {
        let mut path = std::mem::take(&mut self.path);
        let Some((bounds, is_exact)) = path.close() else { return };
        if fills && is_exact {
            for rect in &path.rects {
                self.cover(*rect, self.state.fill.1, true);
            }
        } else if fills {
            // What lies where in a shape is not known.
            self.cover(bounds, None, false);
        }
        let strokes = strokes && !self.marked().is_off && self.state.stroke_alpha > 0.05;
        if strokes {
            path.lines.iter().for_each(|line| self.stroke(*line));
        }
        if path.clips {
            self.state.clip_is_exact &= is_exact && path.rects.len() == 1;
            self.state.clip = bounds.within(self.state.clip);
        }
    }

    /// Paints an area; `is_full` when each of its points is painted.
    pub(super) fn cover(&mut self, rect: Rect, paint: Paint, is_full: bool) {
        self.area((rect, paint), is_full, None, self.state.opacity());
    }

    /// Draws a line, which may be as thick as what it is drawn over is high.
    fn stroke(&mut self, (one, other): (Point, Point)) {
        let by = self.state.matrix;
        let across = by.turn(Point::new(self.state.line_width, 0.0)).length();
        let up = by.turn(Point::new(0.0, self.state.line_width)).length();
        let thickness = across.min(up);
        if thickness < BAND && !is_same(self.state.stroke.1, WHITE) {
            self.canvas.rule((one, other));
        }
        let along = other.minus(one).unit();
        let side = Point::new(-along.y, along.x);
        let half = thickness / 2.0;
        let corners =
            [one, other].into_iter().flat_map(|p| [p.plus(side, half), p.plus(side, -half)]);
        let Some(rect) = Rect::around(corners).filter(|_| thickness > THIN) else { return };
        let is_full = along.x.abs().max(along.y.abs()) > 0.9999;
        let paint = self.state.stroke.1.filter(|_| is_full);
        self.area((rect, paint), is_full, None, self.state.opacity_of_lines());
    }

    fn area(
        &mut self,
        (rect, paint): (Rect, Paint),
        is_full: bool,
        pixels: Option<f64>,
        (alpha, is_opaque): (f64, bool),
    ) {
        let state = &self.state;
        if alpha < 0.05 || self.marked().is_off {
            return;
        }
        let covers = is_full && is_opaque && state.clip_is_exact;
        let paint = if is_opaque { paint } else { None };
        let rect = rect.within(state.clip);
        self.canvas.paint(Area { rect, paint, covers, is_opaque, pixels });
    }

    /// Draws a picture of so many pixels in a row and in a column.
    pub(super) fn image(&mut self, is_opaque: bool, (wide, high): (f64, f64)) {
        let by = self.state.matrix;
        if let Some(rect) = Rect::around(Rect::corners(0.0, 0.0, 1.0, 1.0, by)) {
            let across = wide / by.turn(Point::new(1.0, 0.0)).length().max(1e-6);
            let up = high / by.turn(Point::new(0.0, 1.0)).length().max(1e-6);
            let pixels = across.min(up);
            let is_full = is_opaque && by.keeps_axes();
            self.area((rect, None), is_full, Some(pixels), self.state.opacity());
        }
    }
}
