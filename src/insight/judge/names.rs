//! Names in running text: those that need an article have one.

use super::case::{Case, Fault, Rule, fault, unquoted};
use crate::dossier::{Dossier, Entity, InstrumentIx, TopicIx};
use crate::insight::naming::called;

/// Words that may stand where the article does.
const BEFORE: [&str; 9] = ["the", "a", "an", "our", "its", "their", "so-called", "this", "each"];

pub(super) fn judge(case: &Case<'_>, found: &mut Vec<Fault>) {
    let d = case.d;
    let told = unquoted(case.text);
    // `the United Isles: …; Maretta: …`: each name that heads what is said is a label.
    let heads = |before: &str, after: &str| {
        let begins =
            before.is_empty() || [". ", "; ", ": ", ") "].iter().any(|end| before.ends_with(end));
        begins && ([":", ", ", " ("].iter().any(|next| after.starts_with(next)))
    };
    // `United Isles, Radio room: …` is a label, not running text.
    let from = label_end(case, &told);
    let actors = d.actor_indices().map(Entity::Actor);
    let texts = (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
    let all: Vec<Entity> = actors.chain(texts).collect();
    let names = all.iter().filter_map(|entity| {
        let called = called(&d, *entity);
        called.strip_prefix("the ").map(str::to_string)
    });
    for name in names.filter(|name| name.chars().count() > 2) {
        // Within a longer name it is no name.
        let told = without_longer(&d, &told, &name);
        for (at, _) in told.match_indices(name.as_str()).filter(|(at, _)| *at >= from) {
            let before = told.get(..at).unwrap_or_default();
            let after = told.get(at + name.len()..).and_then(|t| t.chars().next());
            let rest = told.get(at + name.len()..).unwrap_or_default();
            let is_part = before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
                || after.is_some_and(char::is_alphanumeric);
            let word = before.trim_end().rsplit([' ', '(', '\n']).next().unwrap_or_default();
            if !is_part && !heads(before, rest) && !BEFORE.contains(&word.to_lowercase().as_str()) {
                fault(found, Rule::Article, format!("“{name}” has no article"));
                break;
            }
        }
    }
}

/// Where a label ends with which a sentence begins: names, and a topic before a colon.
fn label_end(case: &Case<'_>, told: &str) -> usize {
    let Some(at) = told.find(": ") else { return 0 };
    let label = told.get(..at).unwrap_or_default();
    let d = case.d;
    let topics = (0..d.topics.len() as u32).map(|n| d.name_of(Entity::Topic(TopicIx(n))));
    let is_topic = topics.into_iter().any(|name| label.ends_with(name));
    let is_actor = d.actor_indices().any(|ix| d.name_of(Entity::Actor(ix)) == label);
    if is_topic || is_actor { at } else { 0 }
}

/// A text with dashes in the place of every name in which this one stands: of an actor, a text or a publisher.
pub(super) fn without_longer(d: &Dossier, text: &str, name: &str) -> String {
    let actors = d.actor_indices().map(Entity::Actor);
    let texts = (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
    let named = actors.chain(texts).flat_map(|of| [d.name_of(of).to_string(), called(d, of)]);
    let publishers = d.documents.iter().map(|document| document.publisher.clone());
    let longer = named.chain(publishers).filter(|other| {
        other.contains(name) && other.len() > name.len() && *other != format!("the {name}")
    });
    longer.fold(text.to_string(), |text, other| text.replace(&other, &"-".repeat(other.len())))
}
