//! What a typed value means in its field: a name, an alias or an id; a number or a firmness that is compared; a day.

use super::columns::Value;
use super::is::Is;
use crate::dossier::date::{Date, Day};
use crate::dossier::terms::{DocumentKind, Firmness, Stance};
use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::insight::cell::Bucket;
use crate::search::named::{folded, named};
use crate::search::query::Field;
use crate::search::shapes::is_slip;
use crate::verify::How;

/// A bucket as it is typed.
pub(super) fn bucket_name(bucket: Bucket) -> String {
    bucket.label().replace(' ', "-")
}

/// The day before which, and after which, a date asks.
pub(super) fn bounds(value: &str) -> Option<(Day, Day)> {
    let date = Date::parse(value).ok().filter(|date| date.is_certain())?;
    date.first_day().zip(date.last_day())
}

/// How a value is compared: `>=pledged`, `<=1`.
fn compared(value: &str) -> (&str, &str) {
    for sign in ["<=", ">=", "<", ">", "="] {
        if let Some(rest) = value.strip_prefix(sign) {
            return (sign, rest);
        }
    }
    ("=", value)
}

fn holds<T: Ord>(sign: &str, one: &T, other: &T) -> bool {
    match sign {
        "<=" => one <= other,
        ">=" => one >= other,
        "<" => one < other,
        ">" => one > other,
        _ => one == other,
    }
}

/// Which of the values of a column some typed values mean.
pub(super) fn accepted(d: &Dossier, field: Field, values: &[Value], typed: &[String]) -> Vec<bool> {
    let mut accepted = vec![false; values.len()];
    for text in typed {
        for (value, accepted) in values.iter().zip(&mut accepted) {
            *accepted |= means(field, value, text);
        }
        for entity in entities(d, field, text) {
            let n = match entity {
                Entity::Actor(ix) => ix.at(),
                Entity::Topic(ix) => ix.at(),
                Entity::Instrument(ix) => ix.at(),
                Entity::Document(ix) => ix.at(),
                Entity::Position(_) => continue,
            };
            if let Some(accepted) = accepted.get_mut(n) {
                *accepted = true;
            }
        }
    }
    accepted
}

/// What a value names in a field whose values have names of their own.
pub(super) fn entities(d: &Dossier, field: Field, text: &str) -> Vec<Entity> {
    let is_of = |entity: &Entity| {
        matches!(
            (field, entity),
            (Field::Actor | Field::Group, Entity::Actor(_))
                | (Field::Topic, Entity::Topic(_))
                | (Field::Instrument, Entity::Instrument(_))
                | (Field::Document, Entity::Document(_))
        )
    };
    match field {
        Field::Actor | Field::Group | Field::Topic | Field::Instrument | Field::Document => {
            named(d, text).into_iter().filter(is_of).collect()
        }
        _ => Vec::new(),
    }
}

fn means(field: Field, value: &Value, text: &str) -> bool {
    match field {
        Field::Actor | Field::Group | Field::Topic | Field::Instrument | Field::Document => false,
        Field::Firmness => {
            let (sign, name) = compared(text);
            let of = |name: &str| Firmness::from_name(name).map(|f| std::cmp::Reverse(f as u8));
            // The firmest comes first in the vocabulary.
            of(&value.text).zip(of(name)).is_some_and(|(one, other)| holds(sign, &one, &other))
        }
        Field::Relays => {
            let (sign, number) = compared(text);
            let both = value.text.parse::<u32>().ok().zip(number.parse::<u32>().ok());
            both.is_some_and(|(one, other)| holds(sign, &one, &other))
        }
        Field::Language => {
            let text = text.to_lowercase();
            value.text == text
                || value.text.strip_prefix(&text).is_some_and(|rest| rest.starts_with('-'))
        }
        // By one of its words: `wsc` is "WSC Centre for Weather Studies".
        Field::Publisher => {
            let (held, typed) = (folded(&value.text), folded(text));
            held == typed || crate::text::words::has_run(&held, &typed)
        }
        Field::Date => value.text == text || value.text.starts_with(&format!("{text}-")),
        _ => folded(&value.text) == folded(text) || folded(&value.label) == folded(text),
    }
}

/// What a document has in a field, as the column has it.
pub(super) fn of_document(d: &Dossier, field: Field, ix: DocumentIx) -> Option<String> {
    let document = d.document(ix)?;
    match field {
        Field::Publisher => Some(document.publisher.clone()),
        Field::Kind => Some(document.kind.name().to_lowercase()),
        Field::Language => document.language.as_ref().map(|language| language.to_lowercase()),
        _ => None,
    }
}

/// Why a typed value is none of its field, in a sentence with the nearest.
///
/// # Errors
/// A value that means nothing in this dossier.
pub fn is_value(d: &Dossier, field: Field, text: &str) -> Result<(), String> {
    let named_as = |all: Vec<String>| -> Result<(), String> {
        if all.iter().any(|held| folded(held) == folded(text)) {
            return Ok(());
        }
        Err(none(field, text, &all))
    };
    match field {
        Field::Actor | Field::Group | Field::Topic | Field::Instrument | Field::Document => {
            if !entities(d, field, text).is_empty() {
                return Ok(());
            }
            let all = crate::search::named::all(d)
                .filter(|entity| !entities(d, field, d.id_of(*entity)).is_empty());
            let names = all.flat_map(|entity| {
                crate::search::named::names(d, entity).into_iter().map(str::to_string)
            });
            Err(none(field, text, &names.collect::<Vec<String>>()))
        }
        Field::Stance => named_as(lower(Stance::ALL.iter().map(|s| s.name()))),
        Field::Kind => named_as(
            DocumentKind::ALL
                .iter()
                .flat_map(|k| [k.name().to_lowercase(), k.meaning().to_string()])
                .collect(),
        ),
        Field::Family => named_as(
            Stance::ALL.iter().map(|stance| stance.family().name().replace(' ', "-")).collect(),
        ),
        Field::Bucket => named_as(Bucket::ALL.iter().map(|bucket| bucket_name(*bucket)).collect()),
        Field::Proof => named_as(How::ALL.iter().map(|how| how.names().0.to_string()).collect()),
        Field::Is => named_as(Is::all().map(|flag| flag.name().to_string()).collect()),
        Field::Firmness => {
            let (_, name) = compared(text);
            if Firmness::from_name(name).is_some() {
                return Ok(());
            }
            Err(none(field, name, &lower(Firmness::ALL.iter().map(|f| f.name()))))
        }
        Field::Relays => match compared(text).1.parse::<u32>() {
            Ok(_) => Ok(()),
            Err(_) => Err(format!("`{text}` is no number; such as {}.", field.example())),
        },
        Field::Before | Field::After => match bounds(text) {
            Some(_) => Ok(()),
            None => Err(format!("`{text}` is no day; such as {}.", field.example())),
        },
        Field::Date if text == super::columns::UNDATED => Ok(()),
        Field::Date => match Date::parse(text) {
            Ok(_) => Ok(()),
            Err(_) => Err(format!("`{text}` is no month; such as {}.", field.example())),
        },
        Field::Publisher => {
            let publishers: Vec<String> = d.documents.iter().map(|x| x.publisher.clone()).collect();
            let is = |held: &String| {
                let value = Value { text: held.clone(), label: held.clone() };
                means(field, &value, text)
            };
            if publishers.iter().any(is) { Ok(()) } else { Err(none(field, text, &publishers)) }
        }
        Field::Language => Ok(()),
    }
}

fn lower<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::to_lowercase).collect()
}

/// That there is no such value, with what resembles it, or what there is.
fn none(field: Field, text: &str, all: &[String]) -> String {
    let typed = folded(text);
    let near = all.iter().find(|held| {
        let held = folded(held);
        is_slip(&typed, &held) || (!typed.is_empty() && held.starts_with(&typed))
    });
    match near {
        Some(near) => format!("No {} is called `{text}`; did you mean `{near}`?", field.name()),
        None if all.len() <= 24 => {
            format!("`{}:` has no value `{text}`; there are {}.", field.name(), all.join(", "))
        }
        None => format!("No {} is called `{text}`.", field.name()),
    }
}
