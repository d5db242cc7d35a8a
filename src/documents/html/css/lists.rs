//! The properties of what is counted and quoted: numbers of lists, counters, quotation marks; and small
//! capitals.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::lengths::{Parsed, no};
use super::style::{ListType, Quotes};
use super::value::{Piece, Value};

/// Counters that one declaration names, and pairs of quotation marks, at most.
const MOST: usize = 32;

/// `list-style-type`, or the part of `list-style` that says so.
pub(super) fn list_style(input: &mut Parser<'_>) -> Parsed<ListType> {
    let (mut found, mut nothing, mut has_image) = (None, false, false);
    while !input.is_exhausted() {
        match input.next()? {
            Token::Ident(word) => match word.to_ascii_lowercase().as_str() {
                "inside" | "outside" => {}
                "none" => nothing = true,
                name => found = Some(named(name)),
            },
            Token::QuotedString(text) => found = Some(ListType::Text(text.to_string())),
            Token::UnquotedUrl(_) => has_image = true,
            Token::Function(name) => {
                if name.eq_ignore_ascii_case("symbols") {
                    found = Some(ListType::Unknown);
                } else {
                    has_image = true;
                }
                input.parse_nested_block(|input| {
                    while input.next().is_ok() {}
                    Ok::<(), cssparser::ParseError<()>>(())
                })?;
            }
            _ => return no(),
        }
    }
    Ok(match found {
        // A picture stands there, or the number if the picture is missing.
        _ if has_image => ListType::Nothing,
        Some(found) => found,
        None if nothing => ListType::Nothing,
        None => ListType::Drawn,
    })
}

/// A kind of numbers by its name in small letters.
pub(super) fn named(name: &str) -> ListType {
    match name {
        "disc" | "circle" | "square" | "disclosure-open" | "disclosure-closed" => ListType::Drawn,
        "decimal" => ListType::Decimal,
        "decimal-leading-zero" => ListType::DecimalZero,
        "lower-roman" => ListType::LowerRoman,
        "upper-roman" => ListType::UpperRoman,
        "lower-alpha" | "lower-latin" => ListType::LowerLatin,
        "upper-alpha" | "upper-latin" => ListType::UpperLatin,
        "lower-greek" => ListType::LowerGreek,
        name if FOREIGN.iter().any(|foreign| name.starts_with(foreign)) => ListType::Foreign,
        name => ListType::Named(name.to_string()),
    }
}

/// How the names of kinds of numbers begin that browsers know and that are not worked out here.
const FOREIGN: [&str; 36] = [
    "arabic-indic",
    "armenian",
    "upper-armenian",
    "lower-armenian",
    "bengali",
    "cambodian",
    "khmer",
    "cjk-",
    "devanagari",
    "ethiopic-",
    "georgian",
    "gujarati",
    "gurmukhi",
    "hebrew",
    "hiragana",
    "katakana",
    "japanese-",
    "kannada",
    "korean-",
    "lao",
    "malayalam",
    "mongolian",
    "myanmar",
    "oriya",
    "persian",
    "simp-chinese-",
    "trad-chinese-",
    "tamil",
    "telugu",
    "thai",
    "tibetan",
    "urdu",
    "hangul",
    "-moz-",
    "-webkit-",
    "tigrinya",
];

/// The inside of `counter(…)` or `counters(…)`.
pub(super) fn counter(input: &mut Parser<'_>, has_between: bool) -> Parsed<Piece> {
    let name = input.expect_ident()?.to_string();
    let mut between = None;
    if has_between {
        input.expect_comma()?;
        between = Some(input.expect_string()?.to_string());
    }
    let mut list = ListType::Decimal;
    if input.try_parse(|input| input.expect_comma()).is_ok() {
        list = match input.next()? {
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => ListType::Nothing,
            Token::Ident(word) => named(&word.to_ascii_lowercase()),
            _ => ListType::Unknown,
        };
        while input.next().is_ok() {}
    }
    Ok(Piece::Counter { name, between, list })
}

/// `counter-reset`, `counter-set` and `counter-increment`: names, and a number behind some of them.
pub(super) fn counters(input: &mut Parser<'_>, usual: i32) -> Parsed<Arc<[(String, i32)]>> {
    let mut all: Vec<(String, i32)> = Vec::new();
    while !input.is_exhausted() && all.len() < MOST {
        match input.next()? {
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => {}
            Token::Ident(name) => all.push((name.to_string(), usual)),
            Token::Number { int_value: Some(number), .. } => {
                let number = *number;
                match all.last_mut() {
                    Some((_, value)) => *value = number,
                    None => return no(),
                }
            }
            _ => return no(),
        }
    }
    while input.next().is_ok() {}
    Ok(Arc::from(all))
}

/// `quotes`.
pub(super) fn quotes(input: &mut Parser<'_>) -> Parsed<Quotes> {
    let word = input.try_parse(|input| input.expect_ident().map(|word| word.to_ascii_lowercase()));
    if let Ok(word) = word {
        return match word.as_str() {
            "none" => Ok(Quotes::Nothing),
            "auto" | "match-parent" => Ok(Quotes::OfLanguage),
            _ => no(),
        };
    }
    let mut all = Vec::new();
    while !input.is_exhausted() && all.len() < MOST {
        let open = input.expect_string()?.to_string();
        all.push((open, input.expect_string()?.to_string()));
    }
    Ok(Quotes::Are(Arc::from(all)))
}

/// `font-variant-caps`, or the part of `font-variant` that says so: whether small letters look like capitals.
pub(super) fn caps(input: &mut Parser<'_>) -> Parsed<Value> {
    let mut is_small = false;
    while let Ok(token) = input.next() {
        match token {
            Token::Ident(word) => is_small |= caps_of(word).unwrap_or(false),
            Token::Function(_) => {}
            _ => return no(),
        }
    }
    Ok(Value::Flag(is_small))
}

/// Whether a word makes small letters look like capitals.
pub(super) fn caps_of(word: &str) -> Option<bool> {
    let word = word.to_ascii_lowercase();
    let names = ["small-caps", "all-small-caps", "petite-caps", "all-petite-caps", "unicase"];
    names.contains(&word.as_str()).then_some(true)
}
