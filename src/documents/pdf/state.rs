//! The state that a content stream draws with.

use std::rc::Rc;

use lopdf::Dictionary;

use super::font::Font;
use super::geometry::{Matrix, Point, Rect};
use super::lexer::Token;
use super::paint::{BLACK, Paint, Space};
use super::source::Source;

#[derive(Clone, Debug)]
pub(super) struct GraphicsState {
    pub(super) matrix: Matrix,
    /// Nothing is to be seen outside of it.
    pub(super) clip: Rect,
    /// The clip is this rectangle and not a shape within it.
    pub(super) clip_is_exact: bool,
    pub(super) fill: (Space, Paint),
    pub(super) stroke: (Space, Paint),
    pub(super) fill_alpha: f64,
    pub(super) stroke_alpha: f64,
    /// How thick lines are, before the matrix.
    pub(super) line_width: f64,
    /// Painting replaces what is beneath.
    is_plain: bool,
    /// What the groups around let through, and whether they let everything through.
    group: (f64, bool),
    pub(super) text: TextState,
}

#[derive(Clone, Debug)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: u8,
}

impl GraphicsState {
    pub(super) fn new() -> GraphicsState {
        GraphicsState {
            matrix: Matrix::SAME,
            clip: Rect::EVERYTHING,
            clip_is_exact: true,
            fill: (Space::Gray, BLACK),
            stroke: (Space::Gray, BLACK),
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            line_width: 1.0,
            is_plain: true,
            group: (1.0, true),
            text: TextState {
                font: None,
                size: 0.0,
                character_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// What `gs` sets, but for the font.
    pub(super) fn extend(&mut self, source: &Source, more: &Dictionary) {
        if let Some(alpha) = source.number(more, b"ca") {
            self.fill_alpha = alpha;
        }
        if let Some(alpha) = source.number(more, b"CA") {
            self.stroke_alpha = alpha;
        }
        if let Some(width) = source.number(more, b"LW") {
            self.line_width = width;
        }
        if more.has(b"BM") || more.has(b"SMask") {
            let mode = source.name(more, b"BM");
            let mask = source.name(more, b"SMask");
            self.is_plain = matches!(mode, None | Some(b"Normal" | b"Compatible"))
                && (mask == Some(b"None") || !more.has(b"SMask"));
        }
    }

    /// The colour of letters, and whether one sees it at all.
    pub(super) fn letters(&self) -> (Paint, bool) {
        let (fill, stroke) = (self.fill.1, self.stroke.1);
        match self.text.mode {
            1 | 5 => (stroke, self.stroke_alpha * self.group.0 > 0.05),
            _ => (fill, self.fill_alpha * self.group.0 > 0.05),
        }
    }

    /// Begins a group: it is drawn as a whole, and then put down with the state as it was.
    pub(super) fn begin_group(&mut self) {
        let (alpha, is_plain) = self.group;
        self.group = (alpha * self.fill_alpha, is_plain && self.is_plain);
        (self.fill_alpha, self.stroke_alpha, self.is_plain) = (1.0, 1.0, true);
    }

    /// How much of what is painted is seen, and whether nothing shines through.
    pub(super) fn opacity(&self) -> (f64, bool) {
        self.opacity_of(self.fill_alpha)
    }

    /// As [`GraphicsState::opacity`], of lines.
    pub(super) fn opacity_of_lines(&self) -> (f64, bool) {
        self.opacity_of(self.stroke_alpha)
    }

    fn opacity_of(&self, alpha: f64) -> (f64, bool) {
        let alpha = alpha * self.group.0;
        (alpha, self.is_plain && self.group.1 && alpha > 0.95)
    }
}

/// A path under construction, in the coordinates of the page.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Rectangles along the axes.
    pub(super) rects: Vec<Rect>,
    /// Points of lines, as far as they may make a rectangle.
    points: Vec<Point>,
    /// Its straight lines.
    pub(super) lines: Vec<(Point, Point)>,
    last: Option<Point>,
    bounds: Option<Rect>,
    /// There are curves or more than one figure of lines.
    is_shape: bool,
    /// It becomes the clip once it is painted.
    pub(super) clips: bool,
}

/// Rectangles and lines in one path that are looked at one by one.
const RECTS: usize = 256;

impl Path {
    /// Adds what an operator of construction says.
    pub(super) fn add(&mut self, operator: &[u8], operands: &[Token], by: Matrix) {
        let numbers: Vec<f64> = operands.iter().filter_map(Token::number).collect();
        match (operator, numbers.as_slice()) {
            (b"re", [x, y, width, height]) => {
                let corners = Rect::corners(*x, *y, *width, *height, by);
                self.grow(&corners);
                match Rect::around(corners) {
                    Some(rect) if by.keeps_axes() && self.rects.len() < RECTS => {
                        self.rects.push(rect);
                    }
                    _ => self.is_shape = true,
                }
            }
            (b"m", [x, y]) => {
                self.finish_lines();
                self.last = None;
                self.line(by.apply(Point::new(*x, *y)));
            }
            (b"l", [x, y]) => self.line(by.apply(Point::new(*x, *y))),
            (b"c" | b"v" | b"y", numbers) => {
                let points = numbers.as_chunks::<2>().0.iter();
                let points: Vec<Point> =
                    points.map(|[x, y]| by.apply(Point::new(*x, *y))).collect();
                self.grow(&points);
                self.last = points.last().copied();
                self.is_shape = true;
            }
            _ => {}
        }
    }

    fn line(&mut self, point: Point) {
        self.grow(&[point]);
        if let Some(last) = self.last.replace(point)
            && self.lines.len() < RECTS
        {
            self.lines.push((last, point));
        }
        if self.points.len() < 6 {
            self.points.push(point);
        } else {
            self.is_shape = true;
        }
    }

    fn grow(&mut self, points: &[Point]) {
        let corners = self.bounds.map(|b| [b.low, b.high]);
        let corners = corners.into_iter().flatten();
        self.bounds = Rect::around(corners.chain(points.iter().copied()));
    }

    /// Four lines along the axes are a rectangle too.
    fn finish_lines(&mut self) {
        let mut points = std::mem::take(&mut self.points);
        if points.len() == 5 && points.first() == points.last() {
            points.pop();
        }
        match points.as_slice() {
            [] | [_] => {}
            [a, b, c, d] => {
                let along = |p: &Point, q: &Point, r: &Point, s: &Point| {
                    let near = |one: f64, other: f64| (one - other).abs() < 0.01;
                    near(p.y, q.y) && near(q.x, r.x) && near(r.y, s.y) && near(s.x, p.x)
                };
                match Rect::around(points.iter().copied()) {
                    Some(rect)
                        if (along(a, b, c, d) || along(b, c, d, a)) && self.rects.len() < RECTS =>
                    {
                        self.rects.push(rect);
                    }
                    _ => self.is_shape = true,
                }
            }
            _ => self.is_shape = true,
        }
    }

    /// What it surrounds, and whether it is exactly its rectangles and these lie apart.
    pub(super) fn close(&mut self) -> Option<(Rect, bool)> {
        self.finish_lines();
        let apart = |one: &Rect, other: &Rect| {
            let common = one.within(*other);
            common.low.x >= common.high.x || common.low.y >= common.high.y
        };
        let lie_apart = self
            .rects
            .iter()
            .enumerate()
            .all(|(at, one)| self.rects.iter().skip(at + 1).all(|other| apart(one, other)));
        Some((self.bounds?, !self.is_shape && lie_apart && !self.rects.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::lexer::Lexer;

    fn check(path: &str, expected: Option<(usize, bool)>) {
        let mut lexer = Lexer::new(path.as_bytes());
        let (mut operands, mut found) = (Vec::new(), Path::default());
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(word) => {
                    found.add(&word, &operands, Matrix::SAME);
                    operands.clear();
                }
                token => operands.push(token),
            }
        }
        let closed = found.close().map(|(_, is_exact)| (found.rects.len(), is_exact));
        assert_eq!(closed, expected, "{path}");
    }

    #[test]
    fn rectangles_are_told_from_shapes() {
        check("", None);
        check("0 0 10 10 re", Some((1, true)));
        check("0 0 10 10 re 20 0 10 10 re", Some((2, true)));
        check("0 0 10 10 re 2 2 5 5 re", Some((2, false)));
        check("0 0 m 10 0 l 10 10 l 0 10 l h", Some((1, true)));
        check("0 0 m 0 10 l 10 10 l 10 0 l 0 0 l", Some((1, true)));
        check("0 0 m 10 0 l 10 10 l h", Some((0, false)));
        check("0 0 m 1 1 2 2 3 3 c", Some((0, false)));
    }
}
