//! What styles say about letters, and why letters with such a style cannot be seen.

use super::super::capitals::Case;
use super::super::extract::Why;
use super::super::height::Height;
use super::super::html::is_unseeable;
use super::names::{Node, Space, percent, points, said};

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

const WHITE: Rgb = [255; 3];

/// What letters stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nobody says what: the paper.
    Paper,
    Color(Rgb),
    /// A picture, or a mixture of colours.
    Unknown,
}

/// The colour of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    /// One that can be seen on whatever is below.
    Seen,
    Color(Rgb),
    Clear,
}

/// The size of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Size {
    Points(f32),
    /// So many times the size around.
    Times(f32),
}

/// What is said about letters. `None` leaves it to what is less particular.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Letters {
    hidden: Option<bool>,
    struck: Option<bool>,
    size: Option<Size>,
    ink: Option<Ink>,
    ground: Option<Ground>,
    height: Option<Height>,
    case: Option<Case>,
    small: Option<bool>,
    outlined: Option<bool>,
}

/// Sizes up to this many points cannot be read.
const SMALLEST: f32 = 1.0;

/// Letters that are so far from the line stand higher or lower than it: of a hundred parts of their size.
const OFF_LINE: f32 = 15.0;
/// They do at any distance when they are smaller than this.
const SMALL: f32 = 85.0;

/// How opaque letters are that can be seen: of a hundred parts.
const CLEAR: f32 = 5.0;

impl Letters {
    /// Reads `<style:text-properties>`.
    pub(super) fn read(node: Node<'_>) -> Letters {
        let of = |space, name| said(node, space, name);
        let size = of(Space::Fo, "font-size").and_then(|size| {
            let times = percent(size).map(|share| Size::Times(share / 100.0));
            points(size).map(Size::Points).or(times)
        });
        let line = ["text-line-through-style", "text-line-through-type", "text-crossing-out"];
        let lines = line.iter().filter_map(|name| of(Space::Style, name));
        Letters {
            hidden: of(Space::Text, "display").map(|display| display != "true"),
            struck: lines.map(|line| line != "none").reduce(|one, other| one && other),
            size,
            ink: ink(node),
            ground: of(Space::Fo, "background-color").and_then(ground),
            height: of(Space::Style, "text-position").map(height),
            case: of(Space::Fo, "text-transform").map(|transform| match transform {
                "uppercase" => Case::Upper,
                "lowercase" => Case::Lower,
                "capitalize" => Case::Capitalized,
                _ => Case::AsWritten,
            }),
            small: of(Space::Fo, "font-variant").map(|variant| variant == "small-caps"),
            outlined: of(Space::Style, "text-outline").map(|outline| outline == "true"),
        }
    }

    pub(super) fn or(self, other: Letters) -> Letters {
        Letters {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            size: match (self.size, other.size) {
                (Some(Size::Times(times)), Some(Size::Points(size))) => {
                    Some(Size::Points(times * size))
                }
                (Some(Size::Times(times)), Some(Size::Times(more))) => {
                    Some(Size::Times(times * more))
                }
                (own, other) => own.or(other),
            },
            ink: self.ink.or(other.ink),
            ground: self.ground.or(other.ground),
            height: self.height.or(other.height),
            case: self.case.or(other.case),
            small: self.small.or(other.small),
            outlined: self.outlined.or(other.outlined),
        }
    }

    /// Where such letters stand.
    pub(super) fn height(self) -> Height {
        self.height.unwrap_or_default()
    }

    /// What becomes of capital and small letters.
    pub(super) fn case(self) -> Case {
        match self.case.unwrap_or_default() {
            Case::AsWritten if self.small == Some(true) => Case::Small,
            case => case,
        }
    }

    /// Why such letters are not seen on what is below them.
    pub(super) fn why_unseen(self, below: Ground) -> Option<Why> {
        /// Points of letters without a size of their own.
        const USUAL: f32 = 12.0;
        let size = match self.size {
            Some(Size::Points(size)) => size,
            Some(Size::Times(times)) => times * USUAL,
            None => USUAL,
        };
        let is = |said: Option<bool>| said == Some(true);
        if is(self.hidden) {
            Some(Why::NotShown)
        } else if is(self.struck) {
            Some(Why::Deleted)
        } else if size <= SMALLEST || self.is_pale(below) {
            Some(Why::Unseeable)
        } else {
            None
        }
    }

    fn is_pale(self, below: Ground) -> bool {
        let ground = match self.ground.unwrap_or(below) {
            Ground::Paper => WHITE,
            Ground::Color(color) => color,
            Ground::Unknown => return self.ink == Some(Ink::Clear),
        };
        match self.ink {
            Some(Ink::Color(ink)) => self.outlined != Some(true) && is_unseeable(ink, ground),
            Some(Ink::Clear) => true,
            Some(Ink::Seen) | None => false,
        }
    }
}

fn ink(node: Node<'_>) -> Option<Ink> {
    // With it LibreOffice writes that they are not opaque at all, and shows them.
    if said(node, Space::Style, "use-window-font-color") == Some("true") {
        return Some(Ink::Seen);
    }
    let opacity = said(node, Space::Loext, "opacity").and_then(percent);
    if opacity.is_some_and(|opacity| opacity <= CLEAR) {
        return Some(Ink::Clear);
    }
    said(node, Space::Fo, "color").and_then(color).map(Ink::Color)
}

/// What a background says: `None` when it lets through what is below.
pub(super) fn ground(value: &str) -> Option<Ground> {
    if value == "transparent" { None } else { color(value).map(Ground::Color) }
}

/// `#1a2b3c`.
fn color(value: &str) -> Option<Rgb> {
    let hex = value.trim().strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let all = u32::from_str_radix(hex, 16).ok()?;
    let [_, red, green, blue] = all.to_be_bytes();
    Some([red, green, blue])
}

/// `super 58%`, `-33% 58%`: how far from the line, and how large.
fn height(position: &str) -> Height {
    let mut words = position.split_ascii_whitespace();
    let by = match words.next() {
        Some("super") => return Height::Raised,
        Some("sub") => return Height::Lowered,
        by => by.and_then(percent).unwrap_or_default(),
    };
    let is_small = words.next().and_then(percent).is_some_and(|size| size < SMALL);
    match by {
        by if by >= OFF_LINE || by > 0.0 && is_small => Height::Raised,
        by if by <= -OFF_LINE || by < 0.0 && is_small => Height::Lowered,
        _ => Height::OnLine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_on_the_line_or_off_it() {
        for (position, expected) in [
            ("super 58%", Height::Raised),
            ("sub 58%", Height::Lowered),
            ("33% 58%", Height::Raised),
            ("-8% 58%", Height::Lowered),
            ("0% 100%", Height::OnLine),
            ("5% 100%", Height::OnLine),
            ("", Height::OnLine),
        ] {
            assert_eq!(height(position), expected, "{position}");
        }
    }

    #[test]
    fn letters_are_pale_on_their_own_colour() {
        let of = |ink: &str, own: Option<&str>| Letters {
            ink: color(ink).map(Ink::Color),
            ground: own.and_then(ground),
            ..Letters::default()
        };
        let dark = Ground::Color([0, 0, 128]);
        for (letters, below, expected) in [
            (of("#ffffff", None), Ground::Paper, true),
            (of("#fefefe", None), Ground::Paper, true),
            (of("#ffffff", None), dark, false),
            (of("#ffffff", Some("#000000")), Ground::Paper, false),
            (of("#000081", None), dark, true),
            (of("#ffffff", None), Ground::Unknown, false),
            (of("#777777", None), Ground::Paper, false),
            (of("nothing", None), Ground::Paper, false),
        ] {
            assert_eq!(letters.is_pale(below), expected, "{letters:?}");
        }
    }

    #[test]
    fn sizes_multiply() {
        let size = |size| Letters { size: Some(size), ..Letters::default() };
        let tenth = size(Size::Times(0.1));
        let whole = tenth.or(size(Size::Times(0.5))).or(size(Size::Points(12.0)));
        assert_eq!(whole.why_unseen(Ground::Paper), Some(Why::Unseeable));
        assert_eq!(tenth.or(size(Size::Points(100.0))).why_unseen(Ground::Paper), None);
    }
}
