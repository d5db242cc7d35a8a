//! Words in quotation marks: each run stands in marks in a source, or is what a document itself writes and
//! is said to write, or is a name.

use super::case::{Case, Fault, Rule, fault};
use crate::dossier::{Dossier, Entity, InstrumentIx, TopicIx};
use crate::insight::marks::is_set;
use crate::insight::naming::Tells;
use crate::insight::record::OWN_VOICE;
use crate::text::fold::fold;
use crate::text::quoted::quoted;
use crate::text::words::squeezed;

pub(super) fn judge(case: &Case<'_>, found: &mut Vec<Fault>) {
    for run in quoted(case.text) {
        let Some(words) = case.text.get(run.clone()) else { continue };
        let words = words.trim_end_matches(['.', ',', ' ']).trim_end_matches(" […]");
        let words = words.trim_start_matches("[…] ");
        let is_fine = case.quotes.iter().any(|quote| is_set(*quote, words))
            || is_name(&case.d, words)
            || is_number(case, words)
            || is_reason(case, words)
            || is_written(case, words, (run.start, run.end))
            || is_row(case, words, run.start)
            || is_hint(case, words, run.start);
        if !is_fine {
            fault(found, Rule::Marks, format!("no source sets “{words}” in quotation marks"));
        }
    }
}

/// Whether the words are a number as it was said.
fn is_number(case: &Case<'_>, words: &str) -> bool {
    let mut numbers = case.positions.iter().filter_map(|p| p.quantity());
    numbers.any(|number| number.as_said.trim() == words)
}

/// Whether a person wrote the words as they stand: the reason of a link, a condition.
fn is_reason(case: &Case<'_>, words: &str) -> bool {
    let d = case.d;
    let has = |text: &str| text.to_lowercase().contains(&words.to_lowercase());
    let links = case.positions.iter().flat_map(|p| p.links()).filter_map(|link| link.why);
    let conditions = case.positions.iter().flat_map(|p| p.conditions()).map(|c| c.text);
    // A sentence on a text alone has the quotes of that text behind it.
    let of_texts = case.quotes.iter().filter_map(|quote| match quote.owner() {
        Entity::Instrument(text) => Some(text),
        _ => None,
    });
    let texts = case.texts.iter().copied().chain(of_texts);
    let shared = texts.flat_map(|text| d.preconditions(text)).map(|c| c.text.as_str());
    links.chain(conditions).chain(shared).any(has)
}

/// Whether a document has these words, and stands there as who writes them.
fn is_written(case: &Case<'_>, words: &str, (start, end): (usize, usize)) -> bool {
    let before = case.text.get(..start).unwrap_or_default();
    let after = case.text.get(end..).unwrap_or_default();
    let wanted = fold(words).text;
    case.quotes.iter().any(|quote| {
        let around = format!("{}{}{}", quote.prefix(), quote.exact(), quote.suffix());
        let has = [Some(around.as_str()), quote.translation()]
            .into_iter()
            .flatten()
            .any(|text| squeezed(&fold(text).text).contains(&squeezed(&wanted)));
        let publisher = case.d.name_of(Entity::Document(quote.document()));
        has && names_of(&case.d, publisher).iter().any(|name| narrates(before, after, name))
    })
}

/// Whether it names another row of the same output, by who stands there and on what.
fn is_row(case: &Case<'_>, words: &str, start: usize) -> bool {
    let before = case.text.get(..start).unwrap_or_default();
    let topics = (0..case.d.topics.len() as u32).map(|n| case.d.name_of(Entity::Topic(TopicIx(n))));
    before.trim_end_matches(['“', ' ']).ends_with("recorded under")
        && topics.into_iter().any(|topic| words.ends_with(&format!(", {topic}")))
}

/// Whether it is the source's own word for when something was said, beside that it is undated.
fn is_hint(case: &Case<'_>, words: &str, start: usize) -> bool {
    let before = case.text.get(..start).unwrap_or_default();
    let has = |text: &str| fold(text).text.contains(&fold(words).text);
    Tells::ALL.iter().any(|of| before.ends_with(&format!("({}; the report has “", of.undated())))
        && case.quotes.iter().any(|quote| has(quote.exact()))
}

/// Whether a name introduces the words, `WSC, on Corvia: “…`, or follows them, `…”, writes WSC`.
fn narrates(before: &str, after: &str, name: &str) -> bool {
    let follows = after.trim_start_matches(['”', '’', '"', ',', ' ']);
    if follows
        .strip_prefix("writes ")
        .or(follows.strip_prefix('('))
        .is_some_and(|t| t.starts_with(name))
    {
        return true;
    }
    let Some(at) = before.rfind(name) else { return false };
    let between = before.get(at + name.len()..).unwrap_or_default();
    // Whoever stands in brackets passes on what somebody else says.
    let is_near = between.chars().count() < 240 && !between.contains([')', '”']);
    let introduces = between.contains(OWN_VOICE)
        || [":", "writes", "writes that", "has", "calls"]
            .iter()
            .any(|word| between.trim_end_matches([' ', '“', '‘', '"']).ends_with(word))
        // `WSC: as a part of “the weather service”`, `WSC's summary: …`: the whole sentence is the document's.
        || between.split_once(": ").is_some_and(|(head, told)| {
            (head.is_empty() || head == "'s summary") && !told.contains(". ")
        });
    is_near && introduces
}

/// A publisher's name, and those under which it stands among the actors.
fn names_of(d: &Dossier, publisher: &str) -> Vec<String> {
    let mut names = vec![publisher.to_string()];
    for actor in d.actor_indices().filter_map(|ix| d.actor(ix)) {
        let mut all = std::iter::once(&actor.name).chain(&actor.aliases);
        if all.any(|name| name == publisher) {
            names.extend(std::iter::once(&actor.name).chain(&actor.aliases).cloned());
        }
    }
    names
}

/// Whether the words are a name or a title of the dossier.
fn is_name(d: &Dossier, words: &str) -> bool {
    let actors = d.actor_indices().map(Entity::Actor);
    let texts = (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
    let topics = (0..d.topics.len() as u32).map(|n| Entity::Topic(TopicIx(n)));
    let is_it = |entity: Entity| {
        let name = d.name_of(entity).trim();
        name == words
            || name.trim_start_matches("the ") == words.trim_start_matches("the ")
            || name.contains(&format!("“{words}”"))
    };
    let also = |ix: u32| {
        d.instrument(InstrumentIx(ix)).is_some_and(|t| t.aliases.iter().any(|a| a == words))
    };
    actors.chain(texts).chain(topics).any(is_it) || (0..d.instruments.len() as u32).any(also)
}
