//! Nothing reads stronger, or other, than the positions and quotes behind it.

use std::collections::BTreeSet;

use super::case::{Case, Fault, Rule, fault, unquoted};
use crate::dossier::terms::{InstrumentKind, Stance};
use crate::dossier::{Entity, InstrumentIx, Known, TopicIx};
use crate::insight::denial::unnamed_by;
use crate::insight::drafts::is_text_held;
use crate::text::hedges::strong_words;

/// Beginnings of words that turn something down.
const REJECTS: [&str; 6] = ["reject", "refus", "declin", "oppos", "veto", "block"];

/// What we say of what is no undertaking, with words that would bind.
const OUR_OWN: [&str; 6] = [
    "they agree",
    "to sign is not to refuse",
    "to join is not to refuse",
    "to attend is not to sign",
    "did not sign",
    "neither undertakes nor declines",
];

pub(super) fn judge(case: &Case<'_>, found: &mut Vec<Fault>) {
    let told = unquoted(case.text);
    let lower = case.text.to_lowercase();
    let positions = &case.positions;
    if positions.iter().any(|p| p.is_draft()) && !lower.contains("draft") {
        fault(found, Rule::Draft, "it rests on a draft and does not say so");
    }
    let rejects = |text: &str| REJECTS.iter().any(|word| text.to_lowercase().contains(word));
    let expected = positions.iter().filter(|p| p.stance() == Stance::Expected);
    let speaks_of_rejection =
        expected.flat_map(|p| p.evidence()).any(|quote| rejects(quote.exact()));
    let expects = ["others expect", "expects it", "expect it"];
    if speaks_of_rejection && expects.iter().any(|w| lower.contains(w)) && !rejects(&lower) {
        fault(found, Rule::Rejection, "it is called expected, and the words speak of a rejection");
    }
    for p in positions.iter().filter(|p| p.stance() == Stance::Deny) {
        let Some(quote) = p.evidence().next() else { continue };
        let tells = ["denial", "denies", "denied"].iter().any(|word| lower.contains(word));
        let names = unnamed_by(&case.d, *p, quote);
        let says_so = ["name", "no one"].iter().any(|word| lower.contains(word));
        let named = names.iter().any(|ix| told.contains(case.d.name_of(Entity::Actor(*ix))));
        if tells && named && !says_so {
            fault(found, Rule::Denial, "it names whom the denial does not name");
        }
    }
    let nothing = ["no undertaking", "undertakes nothing"].iter().any(|w| lower.contains(w));
    let is_letter = |ix: &InstrumentIx| {
        let letter =
            case.d.instrument(*ix).is_some_and(|t| t.kind == InstrumentKind::LetterOfIntent);
        letter && !is_text_held(case.d, *ix)
    };
    if nothing && positions.len() == 1 && case.texts.iter().any(is_letter) {
        fault(found, Rule::Unheld, "nobody holds the text that is said to undertake nothing");
    }
    for text in &case.texts {
        joined(case, *text, found);
    }
    binding(case, &told, found);
}

/// Two sources' words as one condition.
fn joined(case: &Case<'_>, text: InstrumentIx, found: &mut Vec<Fault>) {
    let d = case.d;
    let all: Vec<_> = d
        .preconditions(text)
        .map(|c| (c.text.trim(), d.quotes(c.evidence).next().map(|quote| quote.document())))
        .collect();
    for (one, from) in &all {
        let others = all.iter().filter(|(_, other)| other != from);
        if others.into_iter().any(|(other, _)| case.text.contains(&format!("{one} and {other}"))) {
            fault(
                found,
                Rule::Joined,
                format!("“{one}” and another source's condition are made one"),
            );
        }
    }
}

/// Words that bind, where neither a stance nor a quote does.
fn binding(case: &Case<'_>, told: &str, found: &mut Vec<Fault>) {
    if case.positions.is_empty() || case.positions.iter().any(|p| p.stance() == Stance::Commit) {
        return;
    }
    let words = |text: &str| -> BTreeSet<String> {
        let ranges = strong_words(text).into_iter();
        ranges.filter_map(|range| text.get(range)).map(str::to_lowercase).collect()
    };
    // A name may have such a word where it is told, and lends it to nothing else.
    let is_told = |name: &&String| case.text.to_lowercase().contains(&name.to_lowercase());
    let mut grounded: BTreeSet<String> =
        names(case.d).iter().filter(is_told).flat_map(|name| words(name)).collect();
    for quote in &case.quotes {
        grounded.extend(words(quote.exact()));
        grounded.extend(quote.translation().map(words).unwrap_or_default());
        grounded.extend(words(quote.prefix()));
        grounded.extend(words(quote.suffix()));
    }
    for p in &case.positions {
        grounded.extend(p.conditions().flat_map(|c| words(c.text)));
        grounded.extend(p.links().flat_map(|link| words(link.why.unwrap_or_default())));
    }
    for text in &case.texts {
        grounded.extend(case.d.preconditions(*text).flat_map(|c| words(&c.text)));
    }
    // What is asked is asserted by nobody.
    let asked = case.positions.iter().filter_map(|p| case.d.topic(p.topic()));
    let told =
        asked.fold(told.to_string(), |told, topic| told.replace(topic.question.as_str(), ""));
    let told = OUR_OWN.iter().fold(told.to_lowercase(), |told, own| told.replace(own, ""));
    for word in words(&told).difference(&grounded) {
        fault(found, Rule::Stronger, format!("“{word}” is in no quote behind it"));
    }
}

fn names(d: Known<'_>) -> Vec<String> {
    let texts = (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
    let topics = (0..d.topics.len() as u32).map(|n| Entity::Topic(TopicIx(n)));
    texts.chain(topics).map(|entity| d.name_of(entity).to_string()).collect()
}
