//! The properties of letters: size, place on the line, case, white space; and generated content.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::lengths::{Length, Parsed, length, no};
use super::lists::{caps_of, counter};
use super::style::Case;
use super::value::{Align, Id, Piece, Value, Wide};

/// A word in small letters.
pub(super) fn word(input: &mut Parser<'_>) -> Parsed<String> {
    Ok(input.expect_ident()?.to_ascii_lowercase())
}

/// How far `super` and `sub` are from the line.
pub(super) const RAISED: f32 = 0.33;
pub(super) const LOWERED: f32 = -0.2;

/// The size of letters that are one step smaller.
const SMALLER: f32 = 0.833_333;

/// `font-size`.
pub(super) fn font_size(input: &mut Parser<'_>) -> Parsed<Length> {
    if let Ok(size) = input.try_parse(length) {
        let em = size.em + size.percent;
        return Ok(Length { em, percent: 0.0, ..size });
    }
    Ok(match word(input)?.as_str() {
        "xx-small" => Length::px(9.0),
        "x-small" => Length::px(10.0),
        "small" => Length::px(13.0),
        "medium" => Length::px(16.0),
        "large" => Length::px(18.0),
        "x-large" => Length::px(24.0),
        "xx-large" => Length::px(32.0),
        "xxx-large" | "-webkit-xxx-large" => Length::px(48.0),
        "smaller" => Length::em(SMALLER),
        "larger" => Length::em(1.2),
        "math" => Length::em(1.0),
        _ => return no(),
    })
}

/// `font`: all that it sets of what is read here is the size.
pub(super) fn font(input: &mut Parser<'_>, out: &mut Vec<(Id, Value)>) -> Parsed<()> {
    let mut is_small = false;
    let size = if let Ok(size) = input.try_parse(system_font) {
        size
    } else {
        let size = first_size(input, &mut is_small)?;
        if input.try_parse(|input| input.expect_delim('/')).is_ok() {
            input.next()?;
        }
        // There is no `font` without a family.
        input.next()?;
        size
    };
    while input.next().is_ok() {}
    out.push((Id::FontSize, Value::Length(size)));
    out.push((Id::VariantPosition, Value::Auto));
    out.push((Id::Features, Value::Auto));
    out.push((Id::Caps, Value::Flag(is_small)));
    Ok(())
}

fn system_font(input: &mut Parser<'_>) -> Parsed<Length> {
    let name = word(input)?;
    let names = ["caption", "icon", "menu", "message-box", "small-caption", "status-bar"];
    if names.contains(&name.as_str()) && input.is_exhausted() { Ok(Length::px(13.0)) } else { no() }
}

/// Styles, weights and widths stand before the size.
fn first_size(input: &mut Parser<'_>, is_small: &mut bool) -> Parsed<Length> {
    loop {
        if let Ok(size) = input.try_parse(font_size) {
            return Ok(size);
        }
        match input.next()? {
            Token::Ident(word) => *is_small |= caps_of(word).unwrap_or(false),
            Token::Number { .. } | Token::Dimension { .. } => {}
            _ => return no(),
        }
    }
}

/// `vertical-align`.
pub(super) fn align(input: &mut Parser<'_>) -> Parsed<Align> {
    if let Ok(by) = input.try_parse(length) {
        let em = by.em + by.percent;
        return Ok(Align::By(Length { em, percent: 0.0, ..by }));
    }
    Ok(match word(input)?.as_str() {
        "super" => Align::By(Length::em(RAISED)),
        "sub" => Align::By(Length::em(LOWERED)),
        "top" | "text-top" => Align::Top,
        "baseline" | "middle" | "bottom" | "text-bottom" | "-webkit-baseline-middle" => {
            Align::By(Length::default())
        }
        _ => return no(),
    })
}

/// `baseline-shift`.
pub(super) fn baseline_shift(input: &mut Parser<'_>) -> Parsed<Length> {
    match align(input)? {
        Align::By(by) => Ok(by),
        Align::Top => Ok(Length::default()),
    }
}

/// `font-variant` and `font-variant-position`.
pub(super) fn variant_position(input: &mut Parser<'_>) -> Parsed<Value> {
    let mut position = Value::Auto;
    while let Ok(token) = input.next() {
        match token {
            Token::Ident(word) if word.eq_ignore_ascii_case("super") => {
                position = Value::Length(Length::em(RAISED));
            }
            Token::Ident(word) if word.eq_ignore_ascii_case("sub") => {
                position = Value::Length(Length::em(LOWERED));
            }
            Token::Ident(_) | Token::Function(_) => {}
            _ => return no(),
        }
    }
    Ok(position)
}

/// `font-feature-settings`.
pub(super) fn features(input: &mut Parser<'_>) -> Parsed<Value> {
    if input.try_parse(|input| input.expect_ident().map(|_| ())).is_ok() {
        return Ok(Value::Auto);
    }
    let all = input.parse_comma_separated(|input| {
        let shift = match input.expect_string()?.as_ref() {
            "sups" => Some(RAISED),
            "subs" | "sinf" => Some(LOWERED),
            _ => None,
        };
        let is_off = match input.next() {
            Ok(Token::Ident(word)) => word.eq_ignore_ascii_case("off"),
            Ok(Token::Number { value, .. }) => *value == 0.0,
            _ => false,
        };
        Ok(shift.filter(|_| !is_off))
    })?;
    let shift = all.into_iter().flatten().next_back();
    Ok(shift.map_or(Value::Auto, |shift| Value::Length(Length::em(shift))))
}

/// `text-transform`.
pub(super) fn case(input: &mut Parser<'_>) -> Parsed<Case> {
    let mut case = Case::AsWritten;
    while !input.is_exhausted() {
        case = match word(input)?.as_str() {
            "uppercase" => Case::Upper,
            "lowercase" => Case::Lower,
            "capitalize" => Case::Capitalized,
            "none" | "full-width" | "full-size-kana" | "math-auto" => case,
            _ => return no(),
        };
    }
    Ok(case)
}

/// `text-decoration`: whether a line goes through the text.
pub(super) fn struck(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut is_struck = false;
    while !input.is_exhausted() {
        match input.next()? {
            Token::Ident(word) => is_struck |= word.eq_ignore_ascii_case("line-through"),
            Token::Comma | Token::Semicolon | Token::Delim(_) => return no(),
            _ => {}
        }
    }
    Ok(is_struck)
}

/// `-webkit-text-security`: whether signs stand for the letters.
pub(super) fn masks(input: &mut Parser<'_>) -> Parsed<bool> {
    Ok(word(input)? != "none")
}

/// `white-space` and `text-wrap`: whether lines end where there is no more room.
pub(super) fn wraps(input: &mut Parser<'_>) -> Parsed<bool> {
    let mut wraps = true;
    while !input.is_exhausted() {
        match word(input)?.as_str() {
            "normal" | "collapse" | "wrap" | "auto" | "balance" | "pretty" | "stable"
            | "pre-wrap" | "break-spaces" | "preserve" | "preserve-spaces" | "pre-line"
            | "preserve-breaks" | "discard-before" | "discard-after" | "discard-inner" | "none" => {
            }
            "nowrap" | "-webkit-nowrap" | "pre" => wraps = false,
            _ => return no(),
        }
    }
    Ok(wraps)
}

/// `text-indent`.
pub(super) fn indent(input: &mut Parser<'_>) -> Parsed<Length> {
    let mut found = None;
    while !input.is_exhausted() {
        if let Ok(by) = input.try_parse(length) {
            found = Some(by);
        } else {
            word(input)?;
        }
    }
    found.map_or_else(no, Ok)
}

/// More letters than that are no ornament.
const MOST_CONTENT: usize = 10_000;

/// Pieces of content, at most.
const MOST_PIECES: usize = 100;

/// `content`. An image among its pieces is passed over, and so is what is read aloud instead.
pub(super) fn content(input: &mut Parser<'_>) -> Parsed<Value> {
    let mut pieces = Vec::new();
    let mut length = 0;
    while let Ok(token) = input.next() {
        match token {
            Token::QuotedString(text) => {
                length += text.len();
                pieces.push(Piece::Text(text.to_string()));
            }
            Token::Ident(word) => match word.to_ascii_lowercase().as_str() {
                "open-quote" => pieces.push(Piece::Quote(true, true)),
                "close-quote" => pieces.push(Piece::Quote(false, true)),
                "no-open-quote" => pieces.push(Piece::Quote(true, false)),
                "no-close-quote" => pieces.push(Piece::Quote(false, false)),
                "none" | "normal" => return Ok(Value::Auto),
                _ => return no(),
            },
            Token::UnquotedUrl(_) => {}
            Token::Delim('/') => while input.next().is_ok() {},
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                match name.as_str() {
                    "attr" => pieces.push(input.parse_nested_block(attribute)?),
                    "counter" => {
                        pieces.push(input.parse_nested_block(|input| counter(input, false))?);
                    }
                    "counters" => {
                        pieces.push(input.parse_nested_block(|input| counter(input, true))?);
                    }
                    "url" | "image-set" | "-webkit-image-set" => {}
                    _ if name.ends_with("gradient") => {}
                    _ => return no(),
                }
            }
            _ => return no(),
        }
        if length > MOST_CONTENT || pieces.len() > MOST_PIECES {
            while input.next().is_ok() {}
            return Ok(Value::Content(Arc::from([Piece::UNKNOWN])));
        }
    }
    if pieces.is_empty() { Ok(Value::Auto) } else { Ok(Value::Content(Arc::from(pieces))) }
}

fn attribute(input: &mut Parser<'_>) -> Parsed<Piece> {
    let name = word(input)?;
    let mut instead = String::new();
    while let Ok(token) = input.next() {
        match token {
            Token::QuotedString(text) => instead = text.to_string(),
            Token::Ident(_) | Token::Comma | Token::Function(_) => {}
            _ => return no(),
        }
    }
    Ok(Piece::Attribute(name, instead))
}

/// What is said of one property by a word that all properties know.
pub(super) fn wide(input: &mut Parser<'_>) -> Parsed<Wide> {
    let word = word(input)?;
    Wide::named(&word).map_or_else(no, Ok)
}
