//! Which glyphs of an embedded font stand higher or lower than those beside them: superior and inferior
//! figures, which are set on the line at full size and are often called plain digits. The names of the glyphs
//! tell it, or else their outlines.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use ttf_parser::{Face, GlyphId, OutlineBuilder, RawFace, Rect, Tag, cff};

use super::encoding::differences;
use super::program::symbolic_glyph;
use super::source::Source;
use crate::documents::extract::Unreadable;
use crate::documents::height::Height;

/// Of the size: the foot of a letter is never this high, and one as low is that of a full-grown letter.
const HIGH: f64 = 0.15;
const LOW: f64 = -0.06;
/// Of the size: whatever is taller is a figure in the old style that reaches below the line.
const SMALL: f64 = 0.5;

/// Codes whose glyphs are raised or lowered.
pub(super) type Heights = BTreeMap<u32, Height>;

/// What stands on the line by nature, so that its height says whether it is raised. Other signs may hover.
const STANDING: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz()[]";

/// Whether a glyph of this meaning says by its height whether it is raised.
pub(super) fn tells(text: &str) -> bool {
    matches!(text.as_bytes(), [byte] if STANDING.contains(byte))
}

/// The same, as a map to Unicode writes it.
pub(super) fn telling() -> Vec<u16> {
    STANDING.iter().map(|byte| u16::from(*byte)).collect()
}

/// The heights in a font with codes of several bytes: `asked` are codes and the numbers of their glyphs.
pub(super) fn composite(
    source: &Source,
    below: &Dictionary,
    asked: &[(u32, u32)],
) -> Result<Heights, Unreadable> {
    let Some(bytes) = program(source, below)? else { return Ok(Heights::new()) };
    let Some(drawn) = Drawn::parse(&bytes) else { return Ok(Heights::new()) };
    let table = match source.get(below, b"CIDToGIDMap") {
        Some(Object::Stream(stream)) => Some(source.unpack(stream)?.bytes),
        _ => None,
    };
    let numbers = drawn.numbers();
    let glyph = |number: u32| -> Option<GlyphId> {
        if let Some(table) = &table {
            let pair = table.as_chunks::<2>().0.get(usize::try_from(number).ok()?)?;
            return Some(GlyphId(u16::from_be_bytes(*pair)));
        }
        let number = u16::try_from(number).ok()?;
        if numbers.is_empty() {
            return Some(GlyphId(number));
        }
        numbers.get(&number).copied()
    };
    let heights = asked.iter().filter_map(|(code, number)| {
        let height = drawn.height(glyph(*number)?)?;
        Some((*code, height))
    });
    Ok(heights.filter(|(_, height)| *height != Height::OnLine).collect())
}

/// The heights in a font with codes of one byte.
pub(super) fn simple(
    source: &Source,
    font: &Dictionary,
    asked: &[u32],
) -> Result<Heights, Unreadable> {
    let encoding = source.dictionary(font, b"Encoding");
    let named: BTreeMap<u32, &[u8]> = encoding
        .into_iter()
        .flat_map(|encoding| differences(source, encoding))
        .map(|(code, name)| (u32::from(code), name))
        .collect();
    let bytes = program(source, font)?;
    let drawn = bytes.as_deref().and_then(Drawn::parse);
    let outlined = |code: u32| {
        let drawn = drawn.as_ref()?;
        drawn.height(drawn.glyph(code, named.get(&code).copied())?)
    };
    let heights = asked.iter().filter_map(|code| {
        let name = named.get(code).and_then(|name| by_name(name));
        Some((*code, name.or_else(|| outlined(*code))?))
    });
    Ok(heights.filter(|(_, height)| *height != Height::OnLine).collect())
}

/// What the name of a variant says: `one.sups`.
fn by_name(name: &[u8]) -> Option<Height> {
    let dot = name.iter().position(|byte| *byte == b'.')?;
    match name.get(dot + 1..)? {
        b"sups" | b"superior" | b"sup" | b"numr" | b"numerator" | b"ordn" => Some(Height::Raised),
        b"subs" | b"sinf" | b"inferior" | b"inf" => Some(Height::Lowered),
        _ => None,
    }
}

/// The program that is embedded, if it has outlines that can be read.
fn program(source: &Source, font: &Dictionary) -> Result<Option<Vec<u8>>, Unreadable> {
    let Some(descriptor) = source.dictionary(font, b"FontDescriptor") else { return Ok(None) };
    for key in [&b"FontFile3"[..], b"FontFile2"] {
        if let Some(Object::Stream(stream)) = source.get(descriptor, key) {
            return Ok(Some(source.unpack(stream)?.bytes));
        }
    }
    Ok(None)
}

/// A program with the outlines of its glyphs.
enum Drawn<'p> {
    Compact(Box<cff::Table<'p>>),
    TrueType(Box<Face<'p>>),
}

impl Drawn<'_> {
    fn parse(bytes: &[u8]) -> Option<Drawn<'_>> {
        let compact = RawFace::parse(bytes, 0).ok();
        let compact = compact.and_then(|face| face.table(Tag::from_bytes(b"CFF ")));
        if let Some(table) = cff::Table::parse(compact.unwrap_or(bytes)) {
            return Some(Drawn::Compact(Box::new(table)));
        }
        Some(Drawn::TrueType(Box::new(Face::parse(bytes, 0).ok()?)))
    }

    /// The glyphs by the numbers that the font gives them, where it does.
    fn numbers(&self) -> BTreeMap<u16, GlyphId> {
        let Drawn::Compact(table) = self else { return BTreeMap::new() };
        let glyphs = (0..table.number_of_glyphs()).map(GlyphId);
        glyphs.filter_map(|glyph| Some((table.glyph_cid(glyph)?, glyph))).collect()
    }

    /// The glyph that a code of one byte draws.
    fn glyph(&self, code: u32, name: Option<&[u8]>) -> Option<GlyphId> {
        match (self, name) {
            (Drawn::Compact(table), Some(name)) => {
                table.glyph_index_by_name(std::str::from_utf8(name).ok()?)
            }
            (Drawn::Compact(table), None) => table.glyph_index(u8::try_from(code).ok()?),
            (Drawn::TrueType(face), _) => symbolic_glyph(face.raw_face(), code),
        }
    }

    fn height(&self, glyph: GlyphId) -> Option<Height> {
        let (bounds, unit) = match self {
            Drawn::Compact(table) => {
                (table.outline(glyph, &mut Nowhere).ok()?, f64::from(table.matrix().sy))
            }
            Drawn::TrueType(face) => {
                (face.glyph_bounding_box(glyph)?, 1.0 / f64::from(face.units_per_em()))
            }
        };
        Some(height(bounds, unit))
    }
}

fn height(bounds: Rect, unit: f64) -> Height {
    let (foot, head) = (f64::from(bounds.y_min) * unit, f64::from(bounds.y_max) * unit);
    if foot > HIGH {
        Height::Raised
    } else if foot < LOW && head - foot < SMALL {
        Height::Lowered
    } else {
        Height::OnLine
    }
}

/// Where outlines go of which only the bounds are wanted.
struct Nowhere;

impl OutlineBuilder for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_are_told_by_feet_and_names() {
        let bounds = |y_min, y_max| Rect { x_min: 0, y_min, x_max: 300, y_max };
        for (low, high, expected) in [
            (0, 650, Height::OnLine),
            (-12, 660, Height::OnLine),
            // A small capital or a digit of the old style, on the line and below.
            (0, 430, Height::OnLine),
            (-220, 430, Height::OnLine),
            (270, 680, Height::Raised),
            (-140, 270, Height::Lowered),
        ] {
            assert_eq!(height(bounds(low, high), 0.001), expected, "{low} {high}");
        }
        assert_eq!(by_name(b"one.sups"), Some(Height::Raised));
        assert_eq!(by_name(b"two.inferior"), Some(Height::Lowered));
        assert_eq!(by_name(b"one.oldstyle"), None);
        assert_eq!(by_name(b"one"), None);
    }
}
