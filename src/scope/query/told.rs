//! What is looked for, in words: on every screen and every page that leaves something out.

use super::is::Is;
use super::values::{bounds, entities};
use crate::dossier::date::Date;
use crate::dossier::terms::{Firmness, Stance};
use crate::dossier::{Dossier, Entity};
use crate::insight::cell::Bucket;
use crate::search::query::{Field, Query};
use crate::verify::How;

/// One thing that is asked: a verb, and what stands after it: `is`, `in the actor's own words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub verb: &'static str,
    pub words: String,
}

const MATCHES: &str = "matches";
const IS: &str = "is";
const HAS: &str = "has";

/// What a query asks, each part by itself, in the order in which it was typed; words that were typed are told together.
pub fn told(d: &Dossier, query: &Query) -> Vec<Told> {
    let typed = query.words();
    let mut words = Some(typed.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" "))
        .filter(|words| !words.is_empty());
    let mut all = Vec::new();
    for part in query.parts() {
        match part {
            Query::Word { .. } => {
                all.extend(
                    words
                        .take()
                        .map(|words| Told { verb: MATCHES, words: format!("“{words}”") }),
                );
            }
            other => all.push(one(d, other)),
        }
    }
    all
}

fn one(d: &Dossier, part: &Query) -> Told {
    let (verb, words) = match part {
        Query::Word { text, .. } => (MATCHES, format!("“{text}”")),
        Query::Phrase(text) => (MATCHES, format!("exactly “{text}”")),
        Query::Field(Field::Is, values) => {
            let meaning = |name: &String| {
                Is::named(name).map_or(name.clone(), |flag| flag.meaning().to_string())
            };
            (IS, values.iter().map(meaning).collect::<Vec<String>>().join(" or "))
        }
        Query::Field(Field::Relays, values) => {
            (IS, values.iter().map(|v| relays(v)).collect::<Vec<_>>().join(" or "))
        }
        Query::Field(field, values) => {
            let names: Vec<String> = values.iter().map(|value| name(d, *field, value)).collect();
            let names = names.join(" or ");
            match field {
                Field::Before | Field::After => (IS, format!("{} {names}", field.name())),
                Field::Document => (IS, format!("in {names}")),
                Field::Publisher => (IS, format!("published by {names}")),
                Field::Language => (IS, format!("in a document in {names}")),
                Field::Proof => (IS, names),
                Field::Group => (IS, format!("of a member of {names}")),
                Field::Kind => (IS, format!("in a document of the kind {names}")),
                Field::Instrument => (HAS, format!("text {names}")),
                _ => (HAS, format!("{} {names}", field.name())),
            }
        }
        Query::Not(inner) => {
            let Told { verb, words } = one(d, inner);
            (verb, format!("not {words}"))
        }
        Query::And(parts) | Query::Or(parts) => {
            let between = if matches!(part, Query::And(_)) { " and " } else { " or " };
            let each: Vec<String> = parts.iter().map(|part| one(d, part).words).collect();
            (MATCHES, format!("({})", each.join(between)))
        }
    };
    Told { verb, words }
}

/// What is asked in one line: `“truce”, stance Refuse, in the actor's own words`.
pub fn in_short(told: &[Told]) -> String {
    told.iter().map(|told| told.words.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is asked as a clause: `matches “truce” and is in the actor's own words, proved`.
pub fn as_clause(told: &[Told]) -> String {
    let groups = told.chunk_by(|a, b| a.verb == b.verb);
    let groups = groups.map(|group| {
        let verb = group.first().map_or("", |told| told.verb);
        format!("{verb} {}", in_short(group))
    });
    groups.collect::<Vec<_>>().join(" and ")
}

fn relays(value: &str) -> String {
    match value {
        "<=0" | "0" => "not passed on".to_string(),
        "<=1" => "passed on at most once".to_string(),
        _ => match value.strip_prefix("<=") {
            Some(most) => format!("passed on at most {most} times"),
            None => format!("passed on {value} times"),
        },
    }
}

/// How a value is called.
fn name(d: &Dossier, field: Field, value: &str) -> String {
    let lower = |text: &str| text.eq_ignore_ascii_case(value);
    match field {
        Field::Actor | Field::Group | Field::Topic | Field::Instrument => {
            let found = entities(d, field, value);
            found.first().map_or(value, |entity| d.name_of(*entity)).to_string()
        }
        Field::Document => match entities(d, field, value).first() {
            Some(Entity::Document(ix)) => {
                let title = d.document(*ix).and_then(|document| document.title.as_deref());
                let publisher = d.name_of(Entity::Document(*ix));
                title.map_or(publisher.to_string(), |title| format!("“{title}”, {publisher}"))
            }
            _ => value.to_string(),
        },
        Field::Stance => {
            Stance::ALL.iter().find(|s| lower(s.name())).map_or(value, |s| s.name()).to_string()
        }
        Field::Firmness => {
            let called = |name: &str| {
                Firmness::from_name(name)
                    .map_or(name.to_string(), |firmness| firmness.name().to_string())
            };
            match value.strip_prefix(">=") {
                Some(least) => format!("{} or firmer", called(least)),
                None => called(value),
            }
        }
        Field::Bucket => {
            let named = |bucket: &&Bucket| super::values::bucket_name(**bucket) == value;
            Bucket::ALL.iter().find(named).map_or(value, |bucket| bucket.label()).to_string()
        }
        Field::Proof => How::ALL
            .iter()
            .find(|how| how.names().0 == value)
            .map_or(value, |how| how.names().1)
            .to_string(),
        Field::Family => value.replace('-', " "),
        Field::Before | Field::After => match (bounds(value), Date::parse(value)) {
            (Some(_), Ok(date)) => date.in_words(),
            _ => value.to_string(),
        },
        Field::Date => Date::parse(value).map_or_else(|_| value.to_string(), Date::in_words),
        _ => value.to_string(),
    }
}
