//! What is recorded otherwise in one entry of two dossiers: its fields, told before and after. All that it
//! says is compared (waivers are about its checks), so that "nothing differs" can be relied upon.

use std::collections::BTreeSet;

use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, Entity, Position, Quantity};

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub name: &'static str,
    /// Before and after, in words; `none` where there is nothing.
    pub values: [String; 2],
}

/// The fields that differ between one position in two dossiers; summary and quotes apart.
pub(super) fn facets(a: &Dossier, p: Position<'_>, b: &Dossier, q: Position<'_>) -> Vec<Facet> {
    let mut found = Vec::new();
    let mut add = |name, differs: bool, told: &dyn Fn(&Dossier, Position<'_>) -> String| {
        if differs {
            let values = [told(a, p), told(b, q)];
            let [from, mut to] =
                values.map(|text| if text.is_empty() { "none".to_string() } else { text });
            // Two entries may go by one name.
            if from == to {
                to.push_str(" (another entry)");
            }
            let values = [from, to];
            found.push(Facet { name, values });
        }
    };
    let one = std::ptr::eq(a, b);
    let same_actors = |from: &[ActorIx], to: &[ActorIx]| {
        if one { from == to } else { ids(a, from).eq(ids(b, to)) }
    };
    let topic = |p: Position<'_>| Some(Entity::Topic(p.topic()));
    let text = |p: Position<'_>| p.instrument().map(Entity::Instrument);
    add("actors", !same_actors(p.actors(), q.actors()), &|d, p| names(d, p.actors()));
    add("topic", !one && id(a, topic(p)) != id(b, topic(q)), &|d, p| {
        d.name_of(Entity::Topic(p.topic())).to_string()
    });
    add("stance", p.stance() != q.stance(), &|_, p| p.stance().name().to_lowercase());
    add("firmness", p.firmness() != q.firmness(), &|_, p| {
        p.firmness().map(|firmness| firmness.name().to_lowercase()).unwrap_or_default()
    });
    let conditions = |p: Position<'_>| {
        let told = p.conditions().map(|c| (c.kind, c.text.to_string()));
        told.collect::<BTreeSet<_>>()
    };
    add("conditions", conditions(p) != conditions(q), &|_, p| {
        let told: Vec<String> = p
            .conditions()
            .map(|c| format!("{} ({})", c.text, c.kind.name().to_lowercase()))
            .collect();
        told.join("; ")
    });
    let same_number = match (p.quantity(), q.quantity()) {
        (None, None) => true,
        (Some(from), Some(to)) => {
            let key = |n: &Quantity<'_>| {
                (n.as_said.to_string(), n.unit.to_string(), bits(n.min), bits(n.max))
            };
            key(&from) == key(&to) && same_actors(from.held_by, to.held_by)
        }
        _ => false,
    };
    add("number", !same_number, &|d, p| p.quantity().map(|n| number(d, n)).unwrap_or_default());
    add("place", p.place() != q.place(), &|_, p| p.place().unwrap_or_default().to_string());
    let differs = !one && (id(a, text(p)) != id(b, text(q)) || p.is_draft() != q.is_draft());
    add("text", differs, &|d, p| {
        let draft = if p.is_draft() { " (draft)" } else { "" };
        p.instrument()
            .map(|ix| format!("{}{draft}", d.name_of(Entity::Instrument(ix))))
            .unwrap_or_default()
    });
    add("clause", p.clause() != q.clause(), &|_, p| p.clause().unwrap_or_default().to_string());
    add("about", !same_actors(p.about(), q.about()), &|d, p| names(d, p.about()));
    let day = |date: Option<Date>| date.map_or("undated".to_string(), |date| date.in_words());
    add("said", p.stated_on() != q.stated_on(), &|_, p| day(p.stated_on()));
    add("event", p.event_on() != q.event_on(), &|_, p| day(p.event_on()));
    add("links", links(a, p) != links(b, q), &|d, p| {
        links(d, p).into_iter().map(|[told, ..]| told).collect::<Vec<_>>().join("; ")
    });
    add("note", p.note() != q.note(), &|_, p| p.note().unwrap_or_default().to_string());
    found
}

fn id(d: &Dossier, entity: Option<Entity>) -> &str {
    entity.map_or("", |entity| d.id_of(entity))
}

fn ids<'d>(d: &'d Dossier, actors: &'d [ActorIx]) -> impl Iterator<Item = &'d str> {
    actors.iter().map(|ix| d.id_of(Entity::Actor(*ix)))
}

const fn bits(number: Option<f64>) -> Option<u64> {
    match number {
        Some(number) => Some(number.to_bits()),
        None => None,
    }
}

/// The number as said, and what a person made of it.
fn number(d: &Dossier, n: Quantity<'_>) -> String {
    let bounds = match (n.min, n.max) {
        (None, None) => String::new(),
        (Some(min), None) => format!(", at least {min}"),
        (None, Some(max)) => format!(", at most {max}"),
        (Some(min), Some(max)) => format!(", {min} to {max}"),
    };
    let holders = match n.held_by {
        [] => "holder not stated".to_string(),
        held_by => format!("held by {}", names(d, held_by)),
    };
    format!("“{}” ({}{bounds}; {holders})", n.as_said, n.unit)
}

/// The links with what they lead to and why, in any order.
fn links(d: &Dossier, p: Position<'_>) -> BTreeSet<[String; 3]> {
    p.links()
        .map(|link| {
            let why = link.why.map_or(String::new(), |why| format!(" ({why})"));
            let to = match link.to {
                Entity::Position(ix) => d.position(ix).map_or(String::new(), |p| {
                    format!("{}, {}", names(d, p.actors()), d.name_of(Entity::Topic(p.topic())))
                }),
                other => d.name_of(other).to_string(),
            };
            let kind = link.kind;
            [
                format!("{}: {to}{why}", kind.meaning()),
                kind.name().to_string(),
                d.id_of(link.to).to_string(),
            ]
        })
        .collect()
}

pub(super) fn names(d: &Dossier, actors: &[ActorIx]) -> String {
    let names: Vec<&str> = actors.iter().map(|ix| d.name_of(Entity::Actor(*ix))).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_string(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
