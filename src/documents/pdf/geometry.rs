//! Points, rectangles and transformations of a page.
#![expect(
    clippy::many_single_char_names,
    reason = "the six numbers have these names in the standard"
)]

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    pub(super) fn minus(self, other: Point) -> Point {
        Point::new(self.x - other.x, self.y - other.y)
    }

    pub(super) fn plus(self, other: Point, times: f64) -> Point {
        Point::new(self.x + other.x * times, self.y + other.y * times)
    }

    pub(super) fn dot(self, other: Point) -> f64 {
        self.x * other.x + self.y * other.y
    }

    pub(super) fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// One long in the same direction; along the line where there is none.
    pub(super) fn unit(self) -> Point {
        let length = self.length();
        if length > 1e-9 && length.is_finite() {
            Point::new(self.x / length, self.y / length)
        } else {
            Point::new(1.0, 0.0)
        }
    }
}

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const SAME: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then `next`.
    pub(super) fn then(self, next: Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Matrix([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    pub(super) fn apply(self, p: Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point::new(a * p.x + c * p.y + e, b * p.x + d * p.y + f)
    }

    /// As `apply` for a direction, which has no place.
    pub(super) fn turn(self, p: Point) -> Point {
        let [a, b, c, d, ..] = self.0;
        Point::new(a * p.x + c * p.y, b * p.x + d * p.y)
    }

    /// Whether a rectangle along the axes stays one.
    pub(super) fn keeps_axes(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        (b.abs() < 1e-6 && c.abs() < 1e-6) || (a.abs() < 1e-6 && d.abs() < 1e-6)
    }
}

/// From the lower left to the upper right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Rect {
    pub(super) const EVERYTHING: Rect =
        Rect { low: Point::new(-1e12, -1e12), high: Point::new(1e12, 1e12) };

    /// The smallest one around some points.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Option<Rect> {
        points.into_iter().fold(None, |around: Option<Rect>, p| {
            let Rect { low, high } = around.unwrap_or(Rect { low: p, high: p });
            Some(Rect {
                low: Point::new(low.x.min(p.x), low.y.min(p.y)),
                high: Point::new(high.x.max(p.x), high.y.max(p.y)),
            })
        })
    }

    /// The corners of `x y width height` under a transformation.
    pub(super) fn corners(x: f64, y: f64, width: f64, height: f64, by: Matrix) -> [Point; 4] {
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            .map(|(x, y)| by.apply(Point::new(x, y)))
    }

    pub(super) fn within(self, other: Rect) -> Rect {
        Rect {
            low: Point::new(self.low.x.max(other.low.x), self.low.y.max(other.low.y)),
            high: Point::new(self.high.x.min(other.high.x), self.high.y.min(other.high.y)),
        }
    }

    /// The shorter of its sides.
    pub(super) fn thickness(self) -> f64 {
        (self.high.x - self.low.x).min(self.high.y - self.low.y)
    }

    pub(super) fn holds(self, p: Point) -> bool {
        (self.low.x..=self.high.x).contains(&p.x) && (self.low.y..=self.high.y).contains(&p.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transformations_follow_one_another() {
        let move_then_double =
            Matrix([1.0, 0.0, 0.0, 1.0, 3.0, 4.0]).then(Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]));
        assert_eq!(move_then_double.apply(Point::new(1.0, 1.0)), Point::new(8.0, 10.0));
        assert_eq!(move_then_double.turn(Point::new(1.0, 1.0)), Point::new(2.0, 2.0));
        assert!(move_then_double.keeps_axes());
        assert!(!Matrix([1.0, 1.0, -1.0, 1.0, 0.0, 0.0]).keeps_axes());
    }

    #[test]
    fn a_rectangle_holds_what_lies_in_it() {
        let corners = Rect::corners(0.0, 0.0, -2.0, 4.0, Matrix::SAME);
        let rect = Rect::around(corners).unwrap();
        assert!(rect.holds(Point::new(-1.0, 1.0)));
        assert!(!rect.holds(Point::new(1.0, 1.0)));
        assert!(!rect.within(Rect::EVERYTHING).holds(Point::new(-1.0, 5.0)));
        assert_eq!(Rect::around([]), None);
    }
}
