//! The way to a value in the text of an entry, by a path such as `evidence[0].exact`.

use std::ops::Range;

use super::tokens::{Token, token};
use crate::dossier::rows::EntryAt;

/// The bytes of the value at a path such as `evidence[0].exact`; of the innermost part of the path
/// that is there, when the rest is missing.
pub(super) fn field(text: &str, at: EntryAt, path: &str) -> Range<usize> {
    let mut value = at.start as usize..at.end as usize;
    for step in path.split('.').filter(|s| !s.is_empty()) {
        let (name, indexes) = step.split_once('[').map_or((step, ""), |(name, rest)| (name, rest));
        match field_of(text, value.start, name) {
            Some(found) => value = found,
            None => return value.start..value.start + 1,
        }
        for index in indexes.split('[') {
            let number = index.trim_end_matches(']').parse::<usize>();
            if let Ok(number) = number
                && let Some(found) = item_of(text, value.start, number)
            {
                value = found;
            }
        }
    }
    value
}

/// The inside of the bracket that a value opens with, behind its name and any `Some(` around it.
fn inside(text: &str, at: usize) -> Option<usize> {
    let (kind, range) = token(text, at)?;
    match kind {
        Token::Open => Some(range.end),
        Token::Word => {
            let (kind, bracket) = token(text, range.end)?;
            match text.get(range) {
                _ if kind != Token::Open => None,
                Some("Some") => inside(text, bracket.end),
                _ => Some(bracket.end),
            }
        }
        _ => None,
    }
}

/// The value of a field of the struct that opens at `open`.
fn field_of(text: &str, open: usize, name: &str) -> Option<Range<usize>> {
    let mut at = inside(text, open)?;
    loop {
        let (kind, range) = token(text, at)?;
        match kind {
            Token::Word => {
                let (colon, after) = token(text, range.end)?;
                if colon != Token::Colon {
                    at = range.end;
                    continue;
                }
                let value = value(text, after.end)?;
                if text.get(range) == Some(name) {
                    return Some(value);
                }
                at = value.end;
            }
            Token::Comma => at = range.end,
            _ => return None,
        }
    }
}

/// The value of that number in the list that opens at `open`, counted from 0.
fn item_of(text: &str, open: usize, number: usize) -> Option<Range<usize>> {
    let mut at = inside(text, open)?;
    let mut count = 0;
    loop {
        let (kind, range) = token(text, at)?;
        match kind {
            Token::Comma => at = range.end,
            Token::Close => return None,
            _ => {
                let value = value(text, range.start)?;
                if count == number {
                    return Some(value);
                }
                count += 1;
                at = value.end;
            }
        }
    }
}

/// The value that begins at or after `at`: one token, or a bracket with all that it holds and the
/// name before it.
pub(crate) fn value(text: &str, at: usize) -> Option<Range<usize>> {
    let (kind, first) = token(text, at)?;
    let open = match kind {
        Token::Open => first.clone(),
        Token::Word => match token(text, first.end) {
            Some((Token::Open, open)) => open,
            _ => return Some(first),
        },
        _ => return Some(first),
    };
    let mut depth = 1_usize;
    let mut end = open.end;
    while depth > 0 {
        let (kind, range) = token(text, end)?;
        match kind {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        end = range.end;
    }
    Some(first.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = r#"(id: "a", list: [(x: "one", y: [1, 2]), (x: "two")], // (y: no)
        last: Some)"#;

    fn check(path: &str, expected: &str) {
        let at = EntryAt { file: 0, start: 0, end: ENTRY.len() as u32 };
        assert_eq!(&ENTRY[field(ENTRY, at, path)], expected, "{path}");
    }

    #[test]
    fn a_path_finds_its_value() {
        check("id", "\"a\"");
        check("list[1].x", "\"two\"");
        check("list[0].y[1]", "2");
        check("last", "Some");
    }

    #[test]
    fn a_missing_field_is_missed_where_its_struct_opens() {
        check("nothing", "(");
        check("list[1].y", "(");
    }
}
