//! Lengths: units, percentages, and the sums of `calc()` as far as they are constant.

use cssparser::{ParseError, Parser, Token};

pub(super) type Parsed<T> = Result<T, ParseError<()>>;

/// What is not understood: the declaration does not count.
pub(super) fn no<T>() -> Parsed<T> {
    Err(ParseError::unexpected_token())
}

/// The screen that pages are measured for.
pub(super) const SCREEN: (f32, f32) = (1280.0, 800.0);

/// The size of letters where none is known.
const EM: f32 = 16.0;

/// Calculations that nest deeper are not read.
const DEPTH: usize = 16;

/// A sum of lengths by their units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Length {
    pub(super) px: f32,
    pub(super) em: f32,
    pub(super) rem: f32,
    /// 1 is 100%.
    pub(super) percent: f32,
}

impl Length {
    pub(super) const fn px(px: f32) -> Length {
        Length { px, em: 0.0, rem: 0.0, percent: 0.0 }
    }

    pub(super) const fn em(em: f32) -> Length {
        Length { px: 0.0, em, rem: 0.0, percent: 0.0 }
    }

    pub(super) const fn percent(percent: f32) -> Length {
        Length { px: 0.0, em: 0.0, rem: 0.0, percent }
    }

    /// In pixels, where 100% are `whole` pixels and letters have the usual size.
    pub(super) fn in_px(self, whole: f32) -> f32 {
        self.px + (self.em + self.rem) * EM + self.percent * whole
    }

    /// In the size of letters that are `size` pixels high, without percentages.
    pub(super) fn in_em(self, size: f32) -> f32 {
        self.em + (self.px + self.rem * EM) / size.max(1.0)
    }

    fn of_unit(value: f32, unit: &str) -> Option<Length> {
        let unit = unit.to_ascii_lowercase();
        Some(match unit.as_str() {
            "px" => Length::px(value),
            "cm" => Length::px(value * 96.0 / 2.54),
            "mm" => Length::px(value * 96.0 / 25.4),
            "q" => Length::px(value * 96.0 / 101.6),
            "in" => Length::px(value * 96.0),
            "pt" => Length::px(value * 4.0 / 3.0),
            "pc" => Length::px(value * 16.0),
            "em" | "ic" => Length::em(value),
            "ex" | "ch" => Length::em(value / 2.0),
            "cap" => Length::em(value * 0.7),
            "lh" => Length::em(value * 1.2),
            "rem" | "ric" => Length { rem: value, ..Length::default() },
            "rex" | "rch" => Length { rem: value / 2.0, ..Length::default() },
            "rlh" => Length { rem: value * 1.2, ..Length::default() },
            "vw" | "svw" | "lvw" | "dvw" | "vi" | "svi" | "lvi" | "dvi" | "vmax" | "svmax"
            | "lvmax" | "dvmax" | "cqw" | "cqi" | "cqmax" => Length::px(value * SCREEN.0 / 100.0),
            "vh" | "svh" | "lvh" | "dvh" | "vb" | "svb" | "lvb" | "dvb" | "vmin" | "svmin"
            | "lvmin" | "dvmin" | "cqh" | "cqb" | "cqmin" => Length::px(value * SCREEN.1 / 100.0),
            _ => return None,
        })
    }

    fn plus(self, other: Length, times: f32) -> Length {
        Length {
            px: self.px + other.px * times,
            em: self.em + other.em * times,
            rem: self.rem + other.rem * times,
            percent: self.percent + other.percent * times,
        }
    }

    fn times(self, factor: f32) -> Length {
        Length::default().plus(self, factor)
    }
}

/// A number, or a length.
#[derive(Clone, Copy, Debug)]
enum Amount {
    Number(f32),
    Length(Length),
}

impl Amount {
    /// For comparing: where 100% are the width of the screen.
    fn size(self) -> f32 {
        match self {
            Amount::Number(number) => number,
            Amount::Length(length) => length.in_px(SCREEN.0),
        }
    }

    fn plus(self, other: Amount, times: f32) -> Parsed<Amount> {
        match (self, other) {
            (Amount::Number(a), Amount::Number(b)) => Ok(Amount::Number(a + b * times)),
            (Amount::Length(a), Amount::Length(b)) => Ok(Amount::Length(a.plus(b, times))),
            _ => no(),
        }
    }

    fn times(self, other: Amount) -> Parsed<Amount> {
        match (self, other) {
            (Amount::Number(a), Amount::Number(b)) => Ok(Amount::Number(a * b)),
            (Amount::Length(a), Amount::Number(b)) | (Amount::Number(b), Amount::Length(a)) => {
                Ok(Amount::Length(a.times(b)))
            }
            _ => no(),
        }
    }
}

/// A length or a percentage; 0 needs no unit.
pub(super) fn length(input: &mut Parser<'_>) -> Parsed<Length> {
    match amount(input, 0)? {
        Amount::Length(length) => Ok(length),
        Amount::Number(0.0) => Ok(Length::default()),
        Amount::Number(_) => no(),
    }
}

/// A number.
pub(super) fn number(input: &mut Parser<'_>) -> Parsed<f32> {
    match amount(input, 0)? {
        Amount::Number(number) => Ok(number),
        Amount::Length(_) => no(),
    }
}

/// A number, or a percentage of 1.
pub(super) fn share(input: &mut Parser<'_>) -> Parsed<f32> {
    match amount(input, 0)? {
        Amount::Number(number) => Ok(number),
        Amount::Length(Length { px: 0.0, em: 0.0, rem: 0.0, percent }) => Ok(percent),
        Amount::Length(_) => no(),
    }
}

fn amount(input: &mut Parser<'_>, depth: usize) -> Parsed<Amount> {
    let name = match input.next()? {
        Token::Number { value, .. } => return Ok(Amount::Number(*value)),
        Token::Percentage { unit_value, .. } => {
            return Ok(Amount::Length(Length::percent(*unit_value)));
        }
        Token::Dimension { value, unit, .. } => {
            return Length::of_unit(*value, unit).map_or_else(no, |l| Ok(Amount::Length(l)));
        }
        Token::ParenthesisBlock if depth > 0 => "calc".to_string(),
        Token::Ident(word) if depth > 0 && word.eq_ignore_ascii_case("infinity") => {
            return Ok(Amount::Number(1e9));
        }
        Token::Ident(word) if depth > 0 && word.eq_ignore_ascii_case("-infinity") => {
            return Ok(Amount::Number(-1e9));
        }
        Token::Ident(word) if depth > 0 && word.eq_ignore_ascii_case("pi") => {
            return Ok(Amount::Number(std::f32::consts::PI));
        }
        Token::Function(name) => name.to_ascii_lowercase(),
        _ => return no(),
    };
    if depth >= DEPTH {
        return no();
    }
    let depth = depth + 1;
    match name.as_str() {
        "calc" | "-webkit-calc" => input.parse_nested_block(|input| sum(input, depth)),
        "min" | "max" | "clamp" => {
            let all = input.parse_nested_block(|input| {
                input.parse_comma_separated(|input| sum(input, depth))
            })?;
            among(&name, &all)
        }
        _ => no(),
    }
}

fn among(name: &str, all: &[Amount]) -> Parsed<Amount> {
    let first = |a: &&Amount, b: &&Amount| a.size().total_cmp(&b.size());
    let found = match (name, all) {
        ("min", _) => all.iter().min_by(first),
        ("max", _) => all.iter().max_by(first),
        (_, [least, wanted, most]) => [wanted, most]
            .into_iter()
            .min_by(first)
            .map(|chosen| if least.size() > chosen.size() { least } else { chosen }),
        _ => None,
    };
    found.copied().map_or_else(no, Ok)
}

fn sum(input: &mut Parser<'_>, depth: usize) -> Parsed<Amount> {
    let mut whole = product(input, depth)?;
    while !input.is_exhausted() {
        let sign = match input.next()? {
            Token::Delim('+') => 1.0,
            Token::Delim('-') => -1.0,
            _ => return no(),
        };
        whole = whole.plus(product(input, depth)?, sign)?;
    }
    Ok(whole)
}

fn product(input: &mut Parser<'_>, depth: usize) -> Parsed<Amount> {
    let mut whole = amount(input, depth)?;
    loop {
        let before = input.state();
        match input.next() {
            Ok(Token::Delim('*')) => whole = whole.times(amount(input, depth)?)?,
            Ok(Token::Delim('/')) => match amount(input, depth)? {
                Amount::Number(by) if by != 0.0 => whole = whole.times(Amount::Number(1.0 / by))?,
                _ => return no(),
            },
            _ => {
                input.reset(&before);
                return Ok(whole);
            }
        }
    }
}
