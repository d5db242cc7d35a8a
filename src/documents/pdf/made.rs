//! Letters as a page draws them, for tests.

use super::canvas::Glyph;
use super::geometry::Point;

/// Each half as wide as its size: `x`, `y`, size and text of what is drawn.
pub(super) fn letters(pieces: &[(f64, f64, f64, &str)]) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (x, y, size, text) in pieces {
        for (at, c) in (0u32..).zip(text.chars()) {
            let start = x + f64::from(at) * size / 2.0;
            glyphs.push(Glyph {
                text: c.to_string().into(),
                start: Point::new(start, *y),
                end: Point::new(start + size / 2.0, *y),
                along: Point::new(1.0, 0.0),
                up: Point::new(0.0, 1.0),
                size: *size,
                why: None,
                veil: None,
                is_recognised: false,
                is_artifact: false,
            });
        }
    }
    glyphs
}
