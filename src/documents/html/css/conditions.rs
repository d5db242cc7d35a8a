//! `@media` and `@supports`: whether what is written for a kind of screen or program applies, on a
//! light screen of 1280 by 800 pixels, with a mouse.

use cssparser::{Parser, Token};

use super::lengths::{Parsed, SCREEN, length, no, number};
use super::writing::word;

/// Conditions that nest deeper are not met.
const DEPTH: usize = 16;

/// Whether a list of media queries is met. What is not known is not met, nor is its opposite.
pub(super) fn media(input: &mut Parser<'_>) -> bool {
    if input.is_exhausted() {
        return true;
    }
    let all = input.parse_comma_separated_ignoring_errors(query);
    all.contains(&Some(true))
}

/// Whether the list in a `media` attribute is met.
pub(super) fn media_attribute(media: &str) -> bool {
    self::media(&mut Parser::new(media))
}

/// Whether the condition of `@supports` is met: all that could be asked for is taken as known, but
/// for what only other browsers know.
pub(super) fn supports(input: &mut Parser<'_>) -> bool {
    condition(input, supported, 0).is_ok_and(|met| met == Some(true)) && input.is_exhausted()
}

/// Reads the inside of parentheses, or of a function.
type Leaf = fn(Option<&str>, &mut Parser<'_>) -> Parsed<Option<bool>>;

fn query(input: &mut Parser<'_>) -> Parsed<Option<bool>> {
    let start = input.state();
    let Ok(first) = word(input) else {
        input.reset(&start);
        return condition(input, feature, 0);
    };
    let (is_opposite, kind) = match first.as_str() {
        "not" => {
            let Ok(kind) = word(input) else {
                input.reset(&start);
                return condition(input, feature, 0);
            };
            (true, kind)
        }
        "only" => (false, word(input)?),
        _ => (false, first),
    };
    let mut met = Some(matches!(kind.as_str(), "all" | "screen"));
    while !input.is_exhausted() {
        input.expect_ident_matching("and")?;
        let is_opposite = input.try_parse(|input| input.expect_ident_matching("not")).is_ok();
        let part = in_parentheses(input, feature, 0)?;
        met = both(met, if is_opposite { part.map(|met| !met) } else { part });
    }
    Ok(if is_opposite { met.map(|met| !met) } else { met })
}

fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn condition(input: &mut Parser<'_>, leaf: Leaf, depth: usize) -> Parsed<Option<bool>> {
    if input.try_parse(|input| input.expect_ident_matching("not")).is_ok() {
        return Ok(in_parentheses(input, leaf, depth)?.map(|met| !met));
    }
    let mut met = in_parentheses(input, leaf, depth)?;
    while !input.is_exhausted() {
        let next = word(input)?;
        let part = in_parentheses(input, leaf, depth)?;
        met = match next.as_str() {
            "and" => both(met, part),
            "or" => both(met.map(|met| !met), part.map(|met| !met)).map(|met| !met),
            _ => return no(),
        };
    }
    Ok(met)
}

fn in_parentheses(input: &mut Parser<'_>, leaf: Leaf, depth: usize) -> Parsed<Option<bool>> {
    let function = match input.next()? {
        Token::Function(name) => Some(name.to_ascii_lowercase()),
        Token::ParenthesisBlock => None,
        _ => return no(),
    };
    if depth >= DEPTH {
        return Ok(None);
    }
    input.parse_nested_block(|input| {
        let start = input.state();
        let is_nested = function.is_none()
            && match input.next() {
                Ok(Token::ParenthesisBlock | Token::Function(_)) => true,
                Ok(Token::Ident(word)) if word.eq_ignore_ascii_case("not") => {
                    matches!(input.next(), Ok(Token::ParenthesisBlock | Token::Function(_)))
                }
                _ => false,
            };
        input.reset(&start);
        let met = if is_nested {
            condition(input, leaf, depth + 1)
        } else {
            leaf(function.as_deref(), input)
        };
        // What is not understood may be known one day.
        while input.next().is_ok() {}
        Ok(met.unwrap_or(None))
    })
}

fn supported(function: Option<&str>, input: &mut Parser<'_>) -> Parsed<Option<bool>> {
    if let Some(name) = function {
        return Ok(Some(matches!(name, "selector" | "font-tech" | "font-format" | "at-rule")));
    }
    let name = word(input)?;
    input.expect_colon()?;
    Ok(Some(!["-ms-", "-moz-", "-o-", "-khtml-"].iter().any(|other| name.starts_with(other))))
}

/// What a feature is compared with.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    /// Pixels, dots per pixel, a ratio, a count.
    Number(f32),
    Word(String),
}

fn actual(name: &str) -> Option<Given> {
    let number = |number| Some(Given::Number(number));
    let word = match name {
        "width" | "device-width" => return number(SCREEN.0),
        "height" | "device-height" => return number(SCREEN.1),
        "aspect-ratio" | "device-aspect-ratio" => return number(SCREEN.0 / SCREEN.1),
        "resolution" | "-webkit-device-pixel-ratio" => return number(1.0),
        "color" => return number(8.0),
        "color-index"
        | "monochrome"
        | "grid"
        | "horizontal-viewport-segments"
        | "vertical-viewport-segments"
        | "-webkit-transform-3d" => return number(0.0),
        "orientation" => "landscape",
        "hover" | "any-hover" => "hover",
        "pointer" | "any-pointer" => "fine",
        "prefers-color-scheme" => "light",
        "prefers-reduced-motion"
        | "prefers-contrast"
        | "prefers-reduced-transparency"
        | "prefers-reduced-data" => "no-preference",
        "forced-colors" | "inverted-colors" => "none",
        "color-gamut" => "srgb",
        "dynamic-range" | "video-dynamic-range" => "standard",
        "display-mode" => "browser",
        "scripting" => "enabled",
        "update" => "fast",
        "scan" => "progressive",
        "overflow-block" | "overflow-inline" => "scroll",
        _ => return None,
    };
    Some(Given::Word(word.to_string()))
}

/// The ways in which a feature and a value can stand to each other.
#[derive(Clone, Copy, Debug)]
enum Compared {
    Less,
    LessOrEqual,
    Equal,
    MoreOrEqual,
    More,
}

impl Compared {
    fn holds(self, actual: &Given, wanted: &Given) -> Option<bool> {
        match (actual, wanted) {
            (Given::Number(actual), Given::Number(wanted)) => Some(match self {
                Compared::Less => actual < wanted,
                Compared::LessOrEqual => actual <= wanted,
                Compared::Equal => (actual - wanted).abs() < 0.001,
                Compared::MoreOrEqual => actual >= wanted,
                Compared::More => actual > wanted,
            }),
            (Given::Word(actual), Given::Word(wanted)) => {
                matches!(self, Compared::Equal).then(|| actual == wanted)
            }
            // `(grid: none)` asks for nothing that could be.
            _ => None,
        }
    }

    fn turned(self) -> Compared {
        match self {
            Compared::Less => Compared::More,
            Compared::LessOrEqual => Compared::MoreOrEqual,
            Compared::Equal => Compared::Equal,
            Compared::MoreOrEqual => Compared::LessOrEqual,
            Compared::More => Compared::Less,
        }
    }
}

fn compared(input: &mut Parser<'_>) -> Parsed<Compared> {
    let sign = match input.next()? {
        Token::Delim(sign) => *sign,
        _ => return no(),
    };
    let or_equal = sign != '=' && input.try_parse(|input| input.expect_delim('=')).is_ok();
    Ok(match (sign, or_equal) {
        ('<', false) => Compared::Less,
        ('<', true) => Compared::LessOrEqual,
        ('=', _) => Compared::Equal,
        ('>', true) => Compared::MoreOrEqual,
        ('>', false) => Compared::More,
        _ => return no(),
    })
}

fn given(input: &mut Parser<'_>) -> Parsed<Given> {
    if let Ok(value) = input.try_parse(number) {
        if input.try_parse(|input| input.expect_delim('/')).is_ok() {
            return Ok(Given::Number(value / number(input)?));
        }
        return Ok(Given::Number(value));
    }
    if let Ok(length) = input.try_parse(length) {
        return Ok(Given::Number(length.in_px(SCREEN.0)));
    }
    match input.next()? {
        Token::Ident(word) => Ok(Given::Word(word.to_ascii_lowercase())),
        Token::Dimension { value, unit, .. } => match unit.to_ascii_lowercase().as_str() {
            "dppx" | "x" => Ok(Given::Number(*value)),
            "dpi" => Ok(Given::Number(value / 96.0)),
            "dpcm" => Ok(Given::Number(value * 2.54 / 96.0)),
            _ => no(),
        },
        _ => no(),
    }
}

fn feature(function: Option<&str>, input: &mut Parser<'_>) -> Parsed<Option<bool>> {
    if function.is_some() {
        return Ok(None);
    }
    let first = given(input)?;
    if input.is_exhausted() {
        let Given::Word(name) = first else { return no() };
        return Ok(actual(&name).map(|actual| match actual {
            Given::Number(number) => number != 0.0,
            Given::Word(word) => !matches!(word.as_str(), "none" | "no-preference"),
        }));
    }
    if input.try_parse(|input| input.expect_colon()).is_ok() {
        let Given::Word(name) = first else { return no() };
        let webkit = name.strip_prefix("-webkit-").filter(|rest| rest.contains("device-pixel"));
        let plain = webkit.unwrap_or(&name);
        let (how, plain) = match (plain.strip_prefix("min-"), plain.strip_prefix("max-")) {
            (Some(rest), _) => (Compared::MoreOrEqual, rest),
            (_, Some(rest)) => (Compared::LessOrEqual, rest),
            _ => (Compared::Equal, plain),
        };
        let name = if webkit.is_some() { "resolution" } else { plain };
        let wanted = given(input)?;
        return Ok(actual(name).and_then(|actual| how.holds(&actual, &wanted)));
    }
    let how = compared(input)?;
    let second = given(input)?;
    let (name, mut met) = match (&first, &second) {
        (Given::Word(name), wanted) if actual(name).is_some() => {
            (name, actual(name).and_then(|actual| how.holds(&actual, wanted)))
        }
        (wanted, Given::Word(name)) => {
            (name, actual(name).and_then(|actual| how.turned().holds(&actual, wanted)))
        }
        _ => return Ok(None),
    };
    if !input.is_exhausted() {
        let how = compared(input)?;
        let wanted = given(input)?;
        met = both(met, actual(name).and_then(|actual| how.holds(&actual, &wanted)));
    }
    Ok(met)
}
