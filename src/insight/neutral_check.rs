//! Reads a neutral line as a hostile editor would: whether anything in it is stronger than the quotes
//! under it, and whether anybody through whom it came is lost.

use crate::dossier::terms::Family;
use crate::dossier::{Entity, Known, Position, Quote, TopicIx};
use crate::insight::neutral::{Line, Part, Phrase};
use crate::insight::neutral_names::called;
use crate::insight::neutral_statement::{
    anonymous_hops, in_words, is_told_by_others, shown, unnamed_links,
};
use crate::insight::neutral_wording::{is_too_strong, lost, says_the_same, words_of};
use crate::insight::record::is_elsewhere;

/// What is wrong with a line, each as a clause; nothing for a line that can be used as it stands.
pub fn faults(d: Known<'_>, line: &Line) -> Vec<String> {
    let mut faults = Vec::new();
    let speaks = |phrase: &Phrase| phrase.part == Part::Speaker;
    if line.phrases.iter().any(speaks) && !line.phrases.first().is_some_and(speaks) {
        faults.push("it does not begin with who says it".to_string());
    }
    if let Some(idle) = line.phrases.iter().find(|phrase| phrase.rests_on.is_empty()) {
        faults.push(format!("nothing stands behind “{}”", idle.text));
    }
    let text = line.text();
    for ix in line.positions() {
        let is_its =
            |phrase: &&Phrase| phrase.part != Part::Absence && phrase.position() == Some(ix);
        let phrases: Vec<&Phrase> = line.phrases.iter().filter(is_its).collect();
        let Some(p) = d.position(ix).filter(|_| !phrases.is_empty()) else { continue };
        let Some(quote) = shown(&d, p) else {
            faults.push(format!("{}: no quote is known", p.id()));
            continue;
        };
        let mut found = of_statement(d, p, quote, &phrases);
        if matches!(p.stance().family(), Family::Undertakes | Family::SpokenFor) {
            let shared = p.instrument().into_iter().flat_map(|of| d.preconditions(of));
            let missing = shared.filter(|c| !says_the_same(&text, &c.text));
            found.extend(missing.map(|c| format!("it depends on “{}”", c.text)));
        }
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", p.id())));
    }
    faults
}

fn of_statement(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    phrases: &[&Phrase],
) -> Vec<String> {
    let whole = phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ");
    let head = phrases.first().map_or("", |phrase| phrase.text.as_str());
    let mut faults = Vec::new();
    let mut must = |text: &str, why: &str| {
        if !text.trim().is_empty() && !says_the_same(&whole, text) {
            faults.push(format!("{why}: “{text}” is not said"));
        }
    };
    for hop in quote.hops() {
        must(in_words(hop.mode), "how it was passed on");
        for who in hop.who {
            must(&called(&d, *who), "a speaker or a relay");
        }
    }
    must(&called(&d, Entity::Document(quote.document())), "the publisher");
    if let Some(count) = unnamed_links(anonymous_hops(&d, quote).len()) {
        must(&count, "links that are not named");
    }
    if p.stated_on().is_none() {
        must("undated", "the date");
    }
    if p.is_draft() {
        must("draft", "the text");
    }
    if is_told_by_others(&d, p) {
        must("only others say so", "whose words");
    }
    for condition in p.conditions() {
        must(condition.text, "a condition");
    }
    if is_elsewhere(&d, p) {
        must(p.place().unwrap_or_default(), "the place");
        must(&format!("not placed in {}", place_of(d, p.topic())), "the place");
    }
    for class in lost(words_of(quote), &whole) {
        faults.push(format!("a hedge of the quote is lost: {class}"));
    }
    if !begins_with_a_speaker(d, p, quote, head) {
        faults.push(format!("“{head}” does not begin with who says it"));
    }
    let known: Vec<&str> = p.evidence().map(words_of).collect();
    for saying in phrases.iter().filter(|phrase| phrase.part == Part::Saying) {
        if is_too_strong(&d, p, &saying.text, &known) {
            faults.push(format!("“{}” is stronger than its quotes", saying.text));
        }
    }
    let says = |part: Part| phrases.iter().filter(|phrase| phrase.part == part).count();
    if says(Part::Saying) + says(Part::Quoted) != 1 || says(Part::Speaker) != 1 {
        faults.push("it is not one speaker who says one thing".to_string());
    }
    faults
}

fn place_of(d: Known<'_>, topic: TopicIx) -> String {
    d.topic(topic).and_then(|t| t.place.clone()).unwrap_or_default()
}

/// Whether a head opens with an actor of the position who speaks, or else with whoever speaks of it.
fn begins_with_a_speaker(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, head: &str) -> bool {
    let own = || p.actors().iter().map(|actor| Entity::Actor(*actor)).collect::<Vec<_>>();
    let innermost = quote.hops().next_back().map(|hop| hop.who.to_vec());
    let document = || vec![Entity::Document(quote.document())];
    let speakers =
        if is_told_by_others(&d, p) { innermost.unwrap_or_else(document) } else { own() };
    let head = head.to_lowercase();
    speakers.iter().any(|who| head.starts_with(&called(&d, *who).to_lowercase()))
}
