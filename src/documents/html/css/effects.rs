//! Effects by which a box, or all that is in it, cannot be seen: cutting, scaling, moving, fading.

use cssparser::{Parser, Token};

use super::grounds::images;
use super::lengths::{Length, Parsed, SCREEN, length, no, number, share};
use super::value::{Image, Move};

/// Pages move text out of sight by thousands of pixels; nobody moves it so far for another reason.
pub(super) const FAR_OFF: f32 = -900.0;

/// What stands by itself is out of sight sooner: nothing is pulled along with it.
const OFF_SIDE: f32 = -400.0;

/// What is smaller, or paler, cannot be seen.
pub(super) const LEAST: f32 = 0.05;

/// A share of a box counts as so many pixels.
const BOX: f32 = 100.0;

/// Whether a length moves text far out of sight, to the left or to the top.
pub(super) fn is_far_off(length: Length) -> bool {
    let moved = Length { percent: 0.0, ..length }.in_px(0.0);
    moved <= FAR_OFF || length.percent <= -5.0 && moved <= 0.0
}

/// Whether a length moves what is placed by itself out of sight, to the left.
pub(super) fn is_off_side(length: Length) -> bool {
    let moved = Length { percent: 0.0, ..length }.in_px(0.0);
    moved <= OFF_SIDE || length.percent <= -1.0 && moved <= 0.0
}

/// `opacity`.
pub(super) fn opacity(input: &mut Parser<'_>) -> Parsed<f32> {
    Ok(share(input)?.clamp(0.0, 1.0))
}

/// `order`.
pub(super) fn number_of(input: &mut Parser<'_>) -> Parsed<f32> {
    number(input)
}

/// `mask`: whether nothing comes through it.
pub(super) fn mask(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut image = Image::None;
    while !input.is_exhausted() {
        let state = input.state();
        match input.try_parse(images) {
            Ok(found @ (Image::Plain(_) | Image::Unknown)) => image = found,
            Ok(Image::None) => {}
            Err(_) => {
                input.reset(&state);
                input.next()?;
            }
        }
    }
    Ok(matches!(image, Image::Plain(color) if color.alpha < LEAST))
}

/// `animation`: whether one is named.
pub(super) fn animation(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_named = false;
    while !input.is_exhausted() {
        match input.next()? {
            Token::Ident(word) => is_named |= !word.eq_ignore_ascii_case("none"),
            Token::QuotedString(_) => is_named = true,
            _ => {}
        }
    }
    Ok(is_named)
}

/// `filter`: whether one of its functions fades everything out.
pub(super) fn filter(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_gone = false;
    while !input.is_exhausted() {
        let name = match input.next()? {
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => continue,
            Token::UnquotedUrl(_) => continue,
            Token::Function(name) => name.to_ascii_lowercase(),
            _ => return no(),
        };
        is_gone |= input.parse_nested_block(|input| {
            if matches!(name.as_str(), "opacity" | "contrast") && !input.is_exhausted() {
                return Ok(share(input)? < LEAST);
            }
            while input.next().is_ok() {}
            Ok(false)
        })?;
    }
    Ok(is_gone)
}

/// `clip`: whether nothing is left of the box, or a single pixel.
pub(super) fn clip(input: &mut Parser<'_>) -> Parsed<bool> {
    match input.next()? {
        Token::Ident(word) if word.eq_ignore_ascii_case("auto") => return Ok(false),
        Token::Function(name) if name.eq_ignore_ascii_case("rect") => {}
        _ => return no(),
    }
    input.parse_nested_block(|input| {
        let mut sides = Vec::new();
        while !input.is_exhausted() && sides.len() < 4 {
            input.try_parse(|input| input.expect_comma()).ok();
            let is_auto = input.try_parse(|input| input.expect_ident_matching("auto")).is_ok();
            sides.push(if is_auto { None } else { Some(length(input)?.in_px(0.0)) });
        }
        let [top, right, bottom, left] = sides.as_slice() else { return no() };
        let is_nothing = |from: Option<f32>, to: Option<f32>| match (from, to) {
            (from, Some(to)) => to - from.unwrap_or(0.0) <= 1.0,
            (Some(from), None) => from >= -FAR_OFF,
            (None, None) => false,
        };
        Ok(is_nothing(*left, *right) || is_nothing(*top, *bottom))
    })
}

/// `clip-path`: whether nothing is left of the box.
pub(super) fn clip_path(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_gone = false;
    while !input.is_exhausted() {
        let name = match input.next()? {
            Token::Ident(_) | Token::UnquotedUrl(_) => continue,
            Token::Function(name) => name.to_ascii_lowercase(),
            _ => return no(),
        };
        is_gone |= input.parse_nested_block(|input| {
            let is_empty = shape(&name, input);
            while input.next().is_ok() {}
            is_empty
        })?;
    }
    Ok(is_gone)
}

fn shape(name: &str, input: &mut Parser<'_>) -> Parsed<bool> {
    match name {
        "inset" => {
            let mut sides = Vec::new();
            while let Ok(side) = input.try_parse(length) {
                sides.push(side.in_px(BOX));
            }
            let [top, right, bottom, left] = four(&sides)?;
            Ok(top + bottom >= BOX || left + right >= BOX)
        }
        "circle" | "ellipse" => {
            let mut radii = Vec::new();
            while let Ok(radius) = input.try_parse(length) {
                radii.push(radius.in_px(BOX));
            }
            Ok(radii.iter().any(|radius| *radius <= 0.5))
        }
        "rect" | "xywh" => {
            let mut sides = Vec::new();
            for _ in 0..4 {
                sides.push(length(input)?.in_px(BOX));
            }
            let [one, two, three, four] = sides.as_slice() else { return no() };
            Ok(match name {
                "rect" => three - one <= 1.0 || two - four <= 1.0,
                _ => *three <= 1.0 || *four <= 1.0,
            })
        }
        "polygon" => {
            let points = input.parse_comma_separated(|input| {
                if input.try_parse(|input| input.expect_ident().map(|_| ())).is_ok() {
                    return Ok(None);
                }
                Ok(Some((length(input)?.in_px(BOX), length(input)?.in_px(BOX))))
            })?;
            let points: Vec<(f32, f32)> = points.into_iter().flatten().collect();
            Ok(area(&points) < 1.0)
        }
        _ => Ok(false),
    }
}

fn area(points: &[(f32, f32)]) -> f32 {
    let next = points.iter().cycle().skip(1);
    let twice: f32 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() / 2.0
}

/// Four sides, of which one may stand for several.
pub(super) fn four<T: Copy>(sides: &[T]) -> Parsed<[T; 4]> {
    match sides {
        [all] => Ok([*all; 4]),
        [block, inline] => Ok([*block, *inline, *block, *inline]),
        [top, inline, bottom] => Ok([*top, *inline, *bottom, *inline]),
        [top, right, bottom, left] => Ok([*top, *right, *bottom, *left]),
        _ => no(),
    }
}

/// `transform`.
pub(super) fn transform(input: &mut Parser<'_>) -> Parsed<Move> {
    let mut is_flat = false;
    let mut moved = [Length::default(); 2];
    while !input.is_exhausted() {
        let name = match input.next()? {
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => continue,
            Token::Function(name) => name.to_ascii_lowercase(),
            _ => return no(),
        };
        let (flat, by) = input.parse_nested_block(|input| function(&name, input))?;
        is_flat |= flat;
        for (whole, by) in moved.iter_mut().zip(by) {
            whole.px += by.px;
            whole.em += by.em;
            whole.rem += by.rem;
            whole.percent += by.percent;
        }
    }
    let [x, y] = moved;
    Ok(Move { is_gone: is_flat || is_far_off(x) || is_far_off(y), x, y })
}

/// Whether a function makes everything flat, and how far it moves it.
fn function(name: &str, input: &mut Parser<'_>) -> Parsed<(bool, [Length; 2])> {
    let none = [Length::default(); 2];
    let is_nothing = |size: f32| size.abs() < LEAST;
    let each = |input: &mut Parser<'_>| input.parse_comma_separated(share);
    Ok(match name {
        "scale" | "scale3d" => (each(input)?.into_iter().take(2).any(is_nothing), none),
        "scalex" | "scaley" => (is_nothing(share(input)?), none),
        "translate" | "translate3d" | "translatex" | "translatey" => {
            let by = input.parse_comma_separated(length)?;
            let at = |index: usize| by.get(index).copied().unwrap_or_default();
            let [x, y] = if name == "translatey" { [none[1], at(0)] } else { [at(0), at(1)] };
            (false, [x, y])
        }
        "matrix" | "matrix3d" => {
            let parts = each(input)?;
            let (size, at) = if name == "matrix" { (2, 4) } else { (4, 12) };
            let part = |index: usize| parts.get(index).copied().unwrap_or(0.0);
            let spread = part(0) * part(size + 1) - part(1) * part(size);
            let by = [Length::px(part(at)), Length::px(part(at + 1))];
            (spread.abs() < LEAST * LEAST, by)
        }
        "rotatex" | "rotatey" => (is_on_edge(angle(input)?), none),
        _ => {
            while input.next().is_ok() {}
            (false, none)
        }
    })
}

/// In degrees.
fn angle(input: &mut Parser<'_>) -> Parsed<f32> {
    match input.next()? {
        Token::Number { value: 0.0, .. } => Ok(0.0),
        Token::Dimension { value, unit, .. } => match unit.to_ascii_lowercase().as_str() {
            "deg" => Ok(*value),
            "grad" => Ok(value * 0.9),
            "rad" => Ok(value.to_degrees()),
            "turn" => Ok(value * 360.0),
            _ => no(),
        },
        _ => no(),
    }
}

fn is_on_edge(degrees: f32) -> bool {
    ((degrees.rem_euclid(180.0)) - 90.0).abs() < 1.0
}

/// `scale`.
pub(super) fn scale(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_flat = false;
    let mut axes = 0;
    while !input.is_exhausted() {
        if input.try_parse(|input| input.expect_ident_matching("none")).is_err() {
            let size = share(input)?;
            is_flat |= axes < 2 && size.abs() < LEAST;
        }
        axes += 1;
    }
    Ok(is_flat)
}

/// `translate`.
pub(super) fn translate(input: &mut Parser<'_>) -> Parsed<Move> {
    let mut by = Vec::new();
    while !input.is_exhausted() {
        if input.try_parse(|input| input.expect_ident_matching("none")).is_err() {
            by.push(length(input)?);
        }
    }
    let at = |index: usize| by.get(index).copied().unwrap_or_default();
    Ok(Move { is_gone: by.iter().copied().any(is_far_off), x: at(0), y: at(1) })
}

/// `rotate`, around another axis than that which points out of the screen.
pub(super) fn rotate(input: &mut Parser<'_>) -> Parsed<bool> {
    let axis = input.try_parse(|input| {
        let word = input.expect_ident()?.to_ascii_lowercase();
        if matches!(word.as_str(), "x" | "y") { Ok(()) } else { no() }
    });
    if axis.is_err() {
        while input.next().is_ok() {}
        return Ok(false);
    }
    Ok(is_on_edge(angle(input)?))
}

/// `zoom`.
pub(super) fn zoom(input: &mut Parser<'_>) -> Parsed<bool> {
    if input.try_parse(|input| input.expect_ident().map(|_| ())).is_ok() {
        return Ok(false);
    }
    Ok(share(input)? < LEAST)
}

/// `flex-grow`, or the first number of `flex`.
pub(super) fn grow(input: &mut Parser<'_>) -> Parsed<f32> {
    let grows = match input.try_parse(number) {
        Ok(number) => number,
        Err(_) => match input.next()? {
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => 0.0,
            Token::Ident(_) | Token::Dimension { .. } | Token::Percentage { .. } => 1.0,
            _ => return no(),
        },
    };
    while input.next().is_ok() {}
    Ok(grows)
}

/// Whether a length of a side is more than the whole screen.
pub(super) fn is_beyond(length: Length) -> bool {
    length.in_px(0.0) >= 4.0 * SCREEN.0
}
