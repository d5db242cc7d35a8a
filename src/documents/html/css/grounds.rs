//! `background`: what is painted behind text.

use cssparser::{Delimiter, Parser, Token};

use super::colors::paint;
use super::lengths::{Parsed, no};
use super::style::Rgba;
use super::value::{Id, Image, Paint, Value};

/// `background`, of which each layer but the last is an image.
pub(super) fn background(input: &mut Parser<'_>, out: &mut Vec<(Id, Value)>) -> Parsed<()> {
    let (mut image, mut of_letters) = (Image::None, false);
    let color = loop {
        let layer = input.parse_until_before(Delimiter::Comma, |input| {
            let (mut own, mut picture) = (None, Image::None);
            while !input.is_exhausted() {
                if let Ok(found) = input.try_parse(one_image) {
                    picture = found;
                } else if let Ok(found) = input.try_parse(paint) {
                    own = Some(found);
                } else {
                    // Where it stands, how large it is, whether it is repeated.
                    match input.next()? {
                        Token::Ident(word) => of_letters |= word.eq_ignore_ascii_case("text"),
                        Token::Delim('/') | Token::Number { .. } | Token::Percentage { .. } => {}
                        Token::Dimension { .. } => {}
                        Token::Function(name) if is_sum(name) => {}
                        _ => return no(),
                    }
                }
            }
            Ok((own, picture))
        })?;
        image = over(image, layer.1);
        if input.next().is_err() {
            break layer.0.unwrap_or(Paint::Is(Rgba::CLEAR));
        }
    };
    out.push((Id::Ground, Value::Paint(color)));
    out.push((Id::Image, Value::Image(image)));
    out.push((Id::GroundClip, Value::Flag(of_letters)));
    Ok(())
}

/// `background-image`.
pub(super) fn images(input: &mut Parser<'_>) -> Parsed<Image> {
    let all = input.parse_comma_separated(one_image)?;
    Ok(all.into_iter().fold(Image::None, over))
}

/// `background-clip`: whether it is only as wide as the letters.
pub(super) fn of_letters(input: &mut Parser<'_>) -> Parsed<bool> {
    let all = input.parse_comma_separated(|input| {
        let word = input.expect_ident()?.eq_ignore_ascii_case("text");
        while input.try_parse(|input| input.expect_ident().map(|_| ())).is_ok() {}
        Ok(word)
    })?;
    Ok(all.contains(&true))
}

/// What two images make together.
fn over(upper: Image, lower: Image) -> Image {
    match (upper, lower) {
        (Image::None, other) | (other, Image::None) => other,
        (Image::Plain(a), Image::Plain(b)) if a == b && a.alpha >= 1.0 => Image::Plain(a),
        _ => Image::Unknown,
    }
}

fn is_sum(function: &str) -> bool {
    ["calc", "min", "max", "clamp"].iter().any(|known| function.eq_ignore_ascii_case(known))
}

fn one_image(input: &mut Parser<'_>) -> Parsed<Image> {
    let name = match input.next()? {
        Token::Ident(word) if word.eq_ignore_ascii_case("none") => return Ok(Image::None),
        Token::UnquotedUrl(_) => return Ok(Image::Unknown),
        Token::Function(name) => name.to_ascii_lowercase(),
        _ => return no(),
    };
    if name.ends_with("gradient") {
        return input.parse_nested_block(|input| Ok(gradient(input)));
    }
    let is_image = matches!(
        name.as_str(),
        "url"
            | "src"
            | "image"
            | "image-set"
            | "-webkit-image-set"
            | "cross-fade"
            | "-webkit-cross-fade"
            | "element"
            | "paint"
    );
    if is_image { Ok(Image::Unknown) } else { no() }
}

/// The colour of a gradient of which all stops are of the same colour.
fn gradient(input: &mut Parser<'_>) -> Image {
    let mut one = None;
    let mut is_plain = true;
    while !input.is_exhausted() {
        if let Ok(color) = input.try_parse(paint) {
            is_plain &= one.is_none_or(|before| before == color);
            one = Some(color);
        } else {
            // The stops of old gradients are functions, and so may be lengths.
            match input.next() {
                Ok(Token::Function(name)) => is_plain &= is_sum(name),
                Ok(_) => {}
                Err(_) => break,
            }
        }
    }
    match one {
        Some(Paint::Is(color)) if is_plain => Image::Plain(color),
        _ => Image::Unknown,
    }
}
