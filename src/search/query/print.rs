//! A query as text, in the form in which it is read again.

use std::fmt::{self, Display, Formatter, Write};

use super::tree::Query;

impl Display for Query {
    /// As it is typed. A word at the end that is ended is told by the blank behind it.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        part(self, Place::Alone, f)?;
        if ends_with_ended_word(self) { f.write_char(' ') } else { Ok(()) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    /// One of several that have to hold.
    InAnd,
    InOr,
    /// After a minus.
    InNot,
}

fn part(query: &Query, place: Place, f: &mut Formatter<'_>) -> fmt::Result {
    match query {
        Query::Word { text, .. } => f.write_str(text),
        Query::Phrase(text) => write!(f, "\"{text}\""),
        Query::Field(field, values) => {
            write!(f, "{}:", field.name())?;
            for (n, value) in values.iter().enumerate() {
                if n > 0 {
                    f.write_char(',')?;
                }
                if is_plain(value) { f.write_str(value)? } else { write!(f, "\"{value}\"")? }
            }
            Ok(())
        }
        Query::Not(inner) => {
            f.write_char('-')?;
            part(inner, Place::InNot, f)
        }
        Query::And(parts) => {
            let apart = place == Place::InNot || (parts.is_empty() && place != Place::Alone);
            several(parts, " ", Place::InAnd, apart, f)
        }
        Query::Or(parts) => several(parts, " or ", Place::InOr, place != Place::Alone, f),
    }
}

fn several(
    parts: &[Query],
    between: &str,
    place: Place,
    is_apart: bool,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    if is_apart {
        f.write_char('(')?;
    }
    for (n, inner) in parts.iter().enumerate() {
        if n > 0 {
            f.write_str(between)?;
        }
        part(inner, place, f)?;
    }
    // What is still being typed stands last, and its parenthesis is open.
    let is_open = parts.last().is_some_and(ends_open);
    if is_apart && !is_open { f.write_char(')') } else { Ok(()) }
}

/// Whether a value can stand without quotation marks.
fn is_plain(value: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '"' | '“' | '”');
    !value.is_empty() && !value.contains(parts)
}

/// Whether it ends with a word that is not ended.
fn ends_open(query: &Query) -> bool {
    match query {
        Query::Word { ended, .. } => !ended,
        Query::Not(inner) => ends_open(inner),
        Query::And(parts) | Query::Or(parts) => parts.last().is_some_and(ends_open),
        Query::Phrase(_) | Query::Field(..) => false,
    }
}

fn ends_with_ended_word(query: &Query) -> bool {
    match query {
        Query::Word { ended, .. } => *ended,
        // What stands in parentheses ends with them.
        Query::Not(inner) => matches!(&**inner, Query::Word { ended: true, .. }),
        Query::And(parts) | Query::Or(parts) => parts.last().is_some_and(|last| match last {
            Query::And(_) => ends_with_ended_word(last),
            Query::Or(_) => false,
            other => ends_with_ended_word(other),
        }),
        Query::Phrase(_) | Query::Field(..) => false,
    }
}
