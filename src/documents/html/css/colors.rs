//! Colours in all the ways in which CSS writes them, as screens have them.

use cssparser::color::PredefinedColorSpace as Space;
use cssparser::{Delimiter, Parser, Token};
use cssparser_color::{Color as Written, hsl_to_rgb, hwb_to_rgb};

use super::lengths::{Parsed, no};
use super::style::Rgba;
use super::value::Paint;

/// Mixtures that nest deeper are not read.
const DEPTH: usize = 8;

/// A colour, or `currentcolor`.
pub(super) fn paint(input: &mut Parser<'_>) -> Parsed<Paint> {
    nested(input, 0)
}

fn nested(input: &mut Parser<'_>, depth: usize) -> Parsed<Paint> {
    let start = input.state();
    if let Ok(written) = Written::parse(input) {
        return Ok(seen(written));
    }
    input.reset(&start);
    let function = match input.next()? {
        Token::Ident(word) => {
            return system(word).map_or_else(no, |color| Ok(Paint::Is(color)));
        }
        Token::Function(name) if depth < DEPTH => name.to_ascii_lowercase(),
        _ => return no(),
    };
    match function.as_str() {
        "light-dark" => input.parse_nested_block(|input| {
            let light = nested(input, depth + 1)?;
            input.expect_comma()?;
            nested(input, depth + 1)?;
            Ok(light)
        }),
        "color-mix" => input.parse_nested_block(|input| {
            input.parse_until_after(Delimiter::Comma, |input| {
                while input.next().is_ok() {}
                Ok(())
            })?;
            let one = part_of_mixture(input, depth)?;
            input.expect_comma()?;
            let other = part_of_mixture(input, depth)?;
            Ok(mixed(one, other))
        }),
        _ => no(),
    }
}

fn part_of_mixture(input: &mut Parser<'_>, depth: usize) -> Parsed<(Paint, Option<f32>)> {
    let before = input.try_parse(|input| input.expect_percentage()).ok();
    let color = nested(input, depth + 1)?;
    let share = before.or_else(|| input.try_parse(|input| input.expect_percentage()).ok());
    Ok((color, share))
}

/// Mixed as the screen has them, in whatever space they are to be mixed.
fn mixed(one: (Paint, Option<f32>), other: (Paint, Option<f32>)) -> Paint {
    let (a, b) = match (one.1, other.1) {
        (None, None) => (0.5, 0.5),
        (Some(a), None) => (a, 1.0 - a),
        (None, Some(b)) => (1.0 - b, b),
        (Some(a), Some(b)) => (a, b),
    };
    let (a, b) = (a.max(0.0), b.max(0.0));
    let (Paint::Is(first), Paint::Is(second)) = (one.0, other.0) else {
        // The letters' own colour, thinned.
        return if a >= b { one.0 } else { other.0 };
    };
    let whole = a + b;
    if whole <= 0.0 {
        return Paint::Is(Rgba::CLEAR);
    }
    let (a, b) = (a / whole, b / whole);
    let alpha = first.alpha * a + second.alpha * b;
    let mix = |x: u8, y: u8| {
        let sum = f32::from(x) * first.alpha * a + f32::from(y) * second.alpha * b;
        if alpha > 0.0 { byte(sum / alpha / 255.0) } else { 0 }
    };
    Paint::Is(Rgba {
        red: mix(first.red, second.red),
        green: mix(first.green, second.green),
        blue: mix(first.blue, second.blue),
        alpha: (alpha * whole.min(1.0)).clamp(0.0, 1.0),
    })
}

/// The colour of a name or of a number as attributes have it, which is read from anything.
pub(super) fn of_attribute(value: &str) -> Option<Rgba> {
    let value = value.trim_matches([' ', '\t', '\n', '\r', '\x0c']);
    if value.is_empty() || value.eq_ignore_ascii_case("transparent") {
        return None;
    }
    if let Ok((red, green, blue)) = cssparser::color::parse_named_color(value) {
        return Some(Rgba { red, green, blue, alpha: 1.0 });
    }
    let digit = |c: char| c.to_digit(16).unwrap_or(0);
    let short: Vec<char> = value.chars().take(5).collect();
    if let ['#', red, green, blue] = short.as_slice()
        && [red, green, blue].iter().all(|c| c.is_ascii_hexdigit())
    {
        let twice = |c: &char| u8::try_from(digit(*c) * 17).unwrap_or_default();
        return Some(Rgba { red: twice(red), green: twice(green), blue: twice(blue), alpha: 1.0 });
    }
    // The standard's rules for a legacy colour value: what is no digit is 0.
    let mut digits: Vec<char> = value.chars().take(128).collect();
    if digits.first() == Some(&'#') {
        digits.remove(0);
    }
    for c in &mut digits {
        if !c.is_ascii_hexdigit() {
            *c = '0';
        }
    }
    while digits.is_empty() || !digits.len().is_multiple_of(3) {
        digits.push('0');
    }
    let mut parts: Vec<&[char]> = digits.chunks(digits.len() / 3).collect();
    if let Some(long) = parts.first().map(|part| part.len()).filter(|len| *len > 8) {
        parts = parts.iter().filter_map(|part| part.get(long - 8..)).collect();
    }
    while parts.iter().all(|part| part.len() > 2 && part.first() == Some(&'0')) {
        parts = parts.iter().filter_map(|part| part.get(1..)).collect();
    }
    let mut bytes = parts.iter().map(|part| {
        let number = part.iter().take(2).fold(0, |number, c| number * 16 + digit(*c));
        u8::try_from(number).unwrap_or_default()
    });
    let (red, green, blue) = (bytes.next()?, bytes.next()?, bytes.next()?);
    Some(Rgba { red, green, blue, alpha: 1.0 })
}

/// What the system paints with, on a light screen.
fn system(word: &str) -> Option<Rgba> {
    let gray = |level: u8| Rgba { red: level, green: level, blue: level, alpha: 1.0 };
    Some(match word.to_ascii_lowercase().as_str() {
        "canvas" | "field" | "highlighttext" | "window" | "infobackground" | "menu"
        | "background" => Rgba::WHITE,
        "canvastext" | "fieldtext" | "buttontext" | "marktext" | "windowtext" | "infotext"
        | "menutext" | "captiontext" | "accentcolortext" | "-webkit-text" => Rgba::BLACK,
        "buttonface" | "threedface" | "scrollbar" => gray(239),
        "buttonborder" | "buttonshadow" | "threedshadow" => gray(118),
        "graytext" | "inactivecaptiontext" => gray(128),
        "linktext" | "-webkit-link" => Rgba { red: 0, green: 0, blue: 238, alpha: 1.0 },
        "visitedtext" => Rgba { red: 85, green: 26, blue: 139, alpha: 1.0 },
        "activetext" => Rgba { red: 255, green: 0, blue: 0, alpha: 1.0 },
        "mark" => Rgba { red: 255, green: 255, blue: 0, alpha: 1.0 },
        "highlight" | "selecteditem" | "accentcolor" => {
            Rgba { red: 0, green: 120, blue: 215, alpha: 1.0 }
        }
        _ => return None,
    })
}

fn seen(written: Written) -> Paint {
    let part = |part: Option<f32>| part.unwrap_or(0.0);
    let (rgb, alpha) = match written {
        Written::CurrentColor => return Paint::OfText,
        Written::Rgba(color) => {
            let alpha = color.alpha.clamp(0.0, 1.0);
            let (red, green, blue) = (color.red, color.green, color.blue);
            return Paint::Is(Rgba { red, green, blue, alpha });
        }
        Written::Hsl(color) => {
            let (saturation, lightness) = (part(color.saturation), part(color.lightness));
            let (red, green, blue) = hsl_to_rgb(turn(color.hue), saturation, lightness);
            ([red, green, blue], color.alpha)
        }
        Written::Hwb(color) => {
            let (white, black) = (part(color.whiteness), part(color.blackness));
            let (red, green, blue) = hwb_to_rgb(turn(color.hue), white, black);
            ([red, green, blue], color.alpha)
        }
        Written::Lab(c) => (of_lab(part(c.lightness), part(c.a), part(c.b)), c.alpha),
        Written::Lch(c) => {
            let (a, b) = round(part(c.chroma), part(c.hue));
            (of_lab(part(c.lightness), a, b), c.alpha)
        }
        Written::Oklab(c) => (of_oklab(part(c.lightness), part(c.a), part(c.b)), c.alpha),
        Written::Oklch(c) => {
            let (a, b) = round(part(c.chroma), part(c.hue));
            (of_oklab(part(c.lightness), a, b), c.alpha)
        }
        Written::ColorFunction(c) => {
            (of_space(c.color_space, [part(c.c1), part(c.c2), part(c.c3)]), c.alpha)
        }
    };
    let [red, green, blue] = rgb.map(byte);
    Paint::Is(Rgba { red, green, blue, alpha: alpha.unwrap_or(0.0).clamp(0.0, 1.0) })
}

/// A hue in degrees as a share of the circle.
fn turn(hue: Option<f32>) -> f32 {
    let turn = hue.unwrap_or(0.0).rem_euclid(360.0) / 360.0;
    if turn.is_finite() { turn.clamp(0.0, 1.0) } else { 0.0 }
}

fn round(chroma: f32, hue: f32) -> (f32, f32) {
    let (sin, cos) = hue.to_radians().sin_cos();
    (chroma * cos, chroma * sin)
}

#[allow(clippy::cast_sign_loss, reason = "it was brought between 0 and 255")]
fn byte(part: f32) -> u8 {
    // What is no number becomes 0.
    (part.clamp(0.0, 1.0) * 255.0).round() as u8
}

type Matrix = [[f32; 3]; 3];

fn through(matrix: Matrix, from: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row.iter().zip(from).map(|(factor, part)| factor * part).sum())
}

/// From light as it is to light as it is stored.
fn stored(part: f32) -> f32 {
    let size = part.abs();
    let stored =
        if size <= 0.003_130_8 { size * 12.92 } else { size.powf(1.0 / 2.4) * 1.055 - 0.055 };
    stored.copysign(part)
}

fn as_it_is(part: f32) -> f32 {
    let size = part.abs();
    let light = if size <= 0.040_45 { size / 12.92 } else { ((size + 0.055) / 1.055).powf(2.4) };
    light.copysign(part)
}

/// From CIE XYZ under the light D65.
fn of_xyz(xyz: [f32; 3]) -> [f32; 3] {
    const TO_SRGB: Matrix = [
        [3.240_97, -1.537_383, -0.498_611],
        [-0.969_244, 1.875_968, 0.041_555],
        [0.055_63, -0.203_977, 1.056_972],
    ];
    through(TO_SRGB, xyz).map(stored)
}

/// From CIE XYZ under the light D50.
fn of_xyz_d50(xyz: [f32; 3]) -> [f32; 3] {
    const TO_D65: Matrix = [
        [0.955_473, -0.023_099, 0.063_259],
        [-0.028_37, 1.009_995, 0.021_041],
        [0.012_314, -0.020_508, 1.330_366],
    ];
    of_xyz(through(TO_D65, xyz))
}

fn of_lab(lightness: f32, a: f32, b: f32) -> [f32; 3] {
    const WHITE: [f32; 3] = [0.964_296, 1.0, 0.825_105];
    let light = (lightness.clamp(0.0, 100.0) + 16.0) / 116.0;
    let back = |t: f32| if t > 6.0 / 29.0 { t * t * t } else { (t - 4.0 / 29.0) * 0.128_419 };
    let mut xyz = [light + a / 500.0, light, light - b / 200.0].map(back);
    for (part, white) in xyz.iter_mut().zip(WHITE) {
        *part *= white;
    }
    of_xyz_d50(xyz)
}

fn of_oklab(lightness: f32, a: f32, b: f32) -> [f32; 3] {
    const TO_CONES: Matrix =
        [[1.0, 0.396_338, 0.215_804], [1.0, -0.105_561, -0.063_854], [1.0, -0.089_484, -1.291_486]];
    const TO_SRGB: Matrix = [
        [4.076_742, -3.307_712, 0.230_97],
        [-1.268_438, 2.609_757, -0.341_319],
        [-0.004_196, -0.703_419, 1.707_615],
    ];
    let cones = through(TO_CONES, [lightness.clamp(0.0, 1.0), a, b]).map(|part| part * part * part);
    through(TO_SRGB, cones).map(stored)
}

fn of_space(space: Space, parts: [f32; 3]) -> [f32; 3] {
    const P3: Matrix = [
        [0.486_571, 0.265_668, 0.198_217],
        [0.228_975, 0.691_739, 0.079_287],
        [0.0, 0.045_113, 1.043_944],
    ];
    const A98: Matrix = [
        [0.576_669, 0.185_558, 0.188_229],
        [0.297_345, 0.627_364, 0.075_291],
        [0.027_031, 0.070_689, 0.991_338],
    ];
    const PROPHOTO: Matrix = [
        [0.797_761, 0.135_186, 0.031_35],
        [0.288_071, 0.711_843, 0.000_086],
        [0.0, 0.0, 0.825_105],
    ];
    const REC2020: Matrix = [
        [0.636_958, 0.144_617, 0.168_881],
        [0.262_7, 0.677_998, 0.059_302],
        [0.0, 0.028_073, 1.060_985],
    ];
    let power = |by: f32| parts.map(|part| part.abs().powf(by).copysign(part));
    match space {
        Space::Srgb => parts,
        Space::SrgbLinear => parts.map(stored),
        Space::DisplayP3 => of_xyz(through(P3, parts.map(as_it_is))),
        Space::DisplayP3Linear => of_xyz(through(P3, parts)),
        Space::A98Rgb => of_xyz(through(A98, power(2.2))),
        Space::ProphotoRgb => of_xyz_d50(through(PROPHOTO, power(1.8))),
        Space::Rec2020 => of_xyz(through(REC2020, power(2.4))),
        Space::XyzD50 => of_xyz_d50(parts),
        Space::XyzD65 => of_xyz(parts),
    }
}
