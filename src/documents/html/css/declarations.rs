//! Declarations: a property and its value, read at once or, where it rests on custom properties,
//! once these are known.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::atom::Atom;
use super::lengths::{Parsed, no};
use super::properties::Property;
use super::value::{Id, Value, Wide};

#[derive(Clone, Debug)]
pub(super) struct Declaration {
    pub(super) is_important: bool,
    pub(super) says: Says,
}

#[derive(Clone, Debug)]
pub(super) enum Says {
    Set(Id, Value),
    /// A value with `var(…)` in it.
    Later(Property, Arc<str>),
    /// `--name: …`.
    Custom(Atom, Custom),
    /// `all: …`.
    All(Wide),
}

/// The value of a custom property.
#[derive(Clone, Debug)]
pub(super) enum Custom {
    Text(Arc<str>),
    /// As around the element.
    Inherited,
    /// As if it had never been given.
    Nothing,
}

/// A value that is longer is not kept for later.
const MOST_TEXT: usize = 64 * 1024;

/// Reads the value of the property `name`. Properties that are not known are passed over.
pub(super) fn declaration(
    name: &str,
    input: &mut Parser<'_>,
    out: &mut Vec<Declaration>,
) -> Parsed<()> {
    let is_custom = name.starts_with("--");
    let (text, is_important) = text_of(input, is_custom)?;
    let mut say = |says| out.push(Declaration { is_important, says });
    if is_custom {
        if text.len() <= MOST_TEXT {
            say(Says::Custom(Atom::from(name), custom(text)));
        }
        return Ok(());
    }
    let name = name.to_ascii_lowercase();
    if name == "all" {
        if let Some(wide) = Wide::named(&text.to_ascii_lowercase()) {
            say(Says::All(wide));
        }
        return Ok(());
    }
    let Some(property) = Property::named(&name) else { return Ok(()) };
    if rests_on_others(text) {
        if text.len() <= MOST_TEXT {
            say(Says::Later(property, Arc::from(text)));
        }
        return Ok(());
    }
    let mut values = Vec::new();
    if read(property, text, &mut values).is_ok() {
        for (id, value) in values {
            say(Says::Set(id, value));
        }
    }
    Ok(())
}

/// Reads a value of which nothing is left to be filled in.
pub(super) fn read(property: Property, text: &str, out: &mut Vec<(Id, Value)>) -> Parsed<()> {
    let mut input = Parser::new(text);
    property.read(&mut input, out)?;
    Ok(input.expect_exhausted()?)
}

fn custom(text: &str) -> Custom {
    match Wide::named(&text.to_ascii_lowercase()) {
        Some(Wide::Initial) => Custom::Nothing,
        Some(_) => Custom::Inherited,
        None => Custom::Text(Arc::from(text)),
    }
}

/// Whether a value has a `var(…)` in it.
pub(super) fn rests_on_others(text: &str) -> bool {
    text.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"var("))
}

/// The text of a value, without `!important`.
fn text_of<'i>(input: &mut Parser<'i>, is_custom: bool) -> Parsed<(&'i str, bool)> {
    input.skip_whitespace();
    let start = input.position();
    loop {
        match input.next_including_whitespace() {
            Err(_) => return Ok((input.slice_from(start).trim(), false)),
            Ok(Token::Delim('!')) => {
                let text = input.slice_from(start);
                input.expect_ident_matching("important")?;
                input.expect_exhausted()?;
                return Ok((text.strip_suffix('!').unwrap_or(text).trim(), true));
            }
            // The braces of a rule in the rule.
            Ok(Token::CurlyBracketBlock) if !is_custom => return no(),
            Ok(token) if token.is_parse_error() => return no(),
            Ok(_) => {}
        }
    }
}
