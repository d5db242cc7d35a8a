//! Colours, as far as they tell whether a text can be seen.

use lopdf::{Dictionary, Object};

use super::lexer::Token;
use super::source::Source;

/// What is drawn with: red, green and blue from 0 to 1; nothing for a pattern or a colour that only a
/// printer knows.
pub(super) type Paint = Option<[f64; 3]>;

pub(super) const BLACK: Paint = Some([0.0; 3]);
pub(super) const WHITE: Paint = Some([1.0; 3]);

/// Whether one cannot be told from the other by eye.
pub(super) fn is_same(one: Paint, other: Paint) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 0.05)
}

/// How the numbers of a colour are meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Space {
    Gray,
    Rgb,
    Cmyk,
    Lab,
    /// One ink: 0 is none of it.
    Ink,
    Unknown,
}

impl Space {
    /// A colour space by its name, or by what the resources say of that name.
    pub(super) fn named(source: &Source, resources: Option<&Dictionary>, name: &[u8]) -> Space {
        match name {
            b"DeviceGray" | b"CalGray" | b"G" => Space::Gray,
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Space::Rgb,
            b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
            _ => resources
                .and_then(|resources| source.dictionary(resources, b"ColorSpace"))
                .and_then(|spaces| source.get(spaces, name))
                .map_or(Space::Unknown, |space| Space::of(source, space)),
        }
    }

    fn of(source: &Source, space: &Object) -> Space {
        let family = |object: &Object| match object.as_name() {
            Ok(b"DeviceGray" | b"CalGray") => Space::Gray,
            Ok(b"DeviceRGB" | b"CalRGB") => Space::Rgb,
            Ok(b"DeviceCMYK") => Space::Cmyk,
            Ok(b"Lab") => Space::Lab,
            Ok(b"Separation") => Space::Ink,
            _ => Space::Unknown,
        };
        let Ok(array) = space.as_array() else { return family(space) };
        let Some(first) = array.first().and_then(|o| source.real(o)) else { return Space::Unknown };
        if first.as_name().ok() != Some(b"ICCBased") {
            return family(first);
        }
        let profile = array.get(1).and_then(|o| source.real(o)?.as_stream().ok());
        match profile.and_then(|p| source.number(&p.dict, b"N")) {
            Some(1.0) => Space::Gray,
            Some(3.0) => Space::Rgb,
            Some(4.0) => Space::Cmyk,
            _ => Space::Unknown,
        }
    }

    /// The colour that a space begins with.
    pub(super) fn first(self) -> Paint {
        if self == Space::Unknown { None } else { BLACK }
    }

    pub(super) fn paint(self, operands: &[Token]) -> Paint {
        let numbers: Option<Vec<f64>> = operands.iter().map(Token::number).collect();
        match (self, numbers?.as_slice()) {
            (Space::Gray, [gray]) => Some([*gray; 3]),
            (Space::Rgb, [red, green, blue]) => Some([*red, *green, *blue]),
            (Space::Cmyk, [cyan, magenta, yellow, black]) => {
                Some([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
            }
            // Only how light it is can be told.
            (Space::Lab, [light, a, b]) if a.abs() < 3.0 && b.abs() < 3.0 => {
                Some([*light / 100.0; 3])
            }
            (Space::Ink, [tint]) if *tint < 0.05 => WHITE,
            _ => None,
        }
        .map(|paint| paint.map(|part| part.clamp(0.0, 1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(space: Space, numbers: &[f64], is_white: bool) {
        let operands: Vec<Token> = numbers.iter().map(|n| Token::Number(*n)).collect();
        let paint = space.paint(&operands);
        assert_eq!(is_same(paint, WHITE), is_white, "{space:?} {numbers:?} {paint:?}");
    }

    #[test]
    fn white_is_white_in_every_space() {
        check(Space::Gray, &[1.0], true);
        check(Space::Gray, &[0.9], false);
        check(Space::Rgb, &[0.99, 1.0, 2.0], true);
        check(Space::Rgb, &[1.0, 1.0, 0.0], false);
        check(Space::Cmyk, &[0.0, 0.0, 0.0, 0.0], true);
        check(Space::Cmyk, &[0.0, 0.0, 0.0, 1.0], false);
        check(Space::Lab, &[100.0, 0.0, 0.0], true);
        check(Space::Ink, &[0.0], true);
        check(Space::Ink, &[1.0], false);
        check(Space::Unknown, &[1.0], false);
        check(Space::Gray, &[], false);
    }
}
