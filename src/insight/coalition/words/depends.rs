//! What a text depends on, each time with its quote and publisher. Two reports are never joined into one
//! condition that nobody states.

use std::collections::BTreeSet;

use crate::dossier::terms::LinkKind;
use crate::dossier::{
    Entity, InstrumentIx, Known, Position, PositionIx, Precondition, Quote, QuoteIx,
};
use crate::insight::coalition::{Case, Undertaking};
use crate::insight::naming::{all_called, called, in_a_row, publisher};
use crate::insight::subject::subject;
use crate::text::words::{capital, closed};

/// The texts on which some positions stand.
pub(super) fn texts(all: &[Position<'_>]) -> BTreeSet<InstrumentIx> {
    all.iter().filter_map(|p| p.instrument()).collect()
}

/// What some undertakings depend on through one text, each precondition once.
fn shared<'d>(d: Known<'d>, text: InstrumentIx, all: &[Position<'d>]) -> Vec<&'d Precondition> {
    let mut found: Vec<&Precondition> = Vec::new();
    for shared in
        all.iter().filter(|p| p.instrument() == Some(text)).flat_map(|p| d.preconditions_of(*p))
    {
        if !found.iter().any(|one| std::ptr::eq(*one, shared)) {
            found.push(shared);
        }
    }
    found
}

/// The quotes of what some undertakings depend on through one text.
fn quotes<'d>(d: Known<'d>, text: InstrumentIx, all: &[Position<'d>]) -> Vec<Quote<'d>> {
    shared(d, text, all).iter().flat_map(|shared| d.quotes(shared.evidence)).collect()
}

/// The quotes on which the sentences on what an undertaking depends rest.
pub(super) fn rests_on<'d>(d: Known<'d>, all: &[Position<'d>]) -> Vec<QuoteIx> {
    let all_texts = texts(all).into_iter().flat_map(|text| quotes(d, text, all));
    all_texts.map(|quote| quote.ix).collect()
}

/// What undertakings depend on through a text, in sentences. None where it depends on nothing.
pub(super) fn sentences<'d>(d: Known<'d>, text: InstrumentIx, all: &[Position<'d>]) -> Vec<String> {
    let shared = shared(d, text, all);
    let quotes = quotes(d, text, all);
    let mut told: Vec<String> = Vec::new();
    if shared.is_empty() {
        return told;
    }
    if quotes.is_empty() {
        let texts = in_a_row(shared.iter().map(|shared| shared.text.clone()));
        told.push(format!("On what this depends: {texts}."));
        return told;
    }
    let mut cited_all = quotes.iter().map(|quote| cited(d, *quote));
    told.extend(cited_all.next().map(|first| format!("On what this depends: {first}")));
    told.extend(cited_all);
    if quotes.len() > 1 && shared.len() > 1 {
        told.push("Whether these are one condition is not stated.".to_string());
    }
    told
}

/// What the author of the dossier notes where a state's statement is compared with what an undertaking depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub sentence: String,
    /// The statement.
    pub position: PositionIx,
    /// The quotes that are compared.
    pub quotes: Vec<QuoteIx>,
}

/// The remarks beside one undertaking on the statements of some cases, each once: by the links with which they bear on
/// its text in scope and which cite one of its preconditions. What else these cite is no condition of the text.
pub fn remarks(d: Known<'_>, on: &Undertaking, cases: &[&Case]) -> Vec<Remark> {
    let all: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    let beside: BTreeSet<PositionIx> =
        cases.iter().flat_map(|case| case.positions.iter().copied()).collect();
    let mut found = Vec::new();
    for text in texts(&all) {
        let shared = quotes(d, text, &all);
        let is_shared = |quote: Quote<'_>| {
            shared
                .iter()
                .any(|one| one.document() == quote.document() && one.exact() == quote.exact())
        };
        for p in beside.iter().filter_map(|ix| d.position(*ix)) {
            let link = p.links().find(|link| {
                link.kind == LinkKind::DiffersInScope
                    && link.to == Entity::Instrument(text)
                    && d.quotes(link.evidence).any(is_shared)
            });
            let Some((link, why)) = link.and_then(|link| Some((link, link.why?))) else { continue };
            let (who, topic) = (all_called(&d, p.actors()), subject(&d, p.actors(), p.topic()));
            let quotes = p.evidence().chain(d.quotes(link.evidence)).map(|quote| quote.ix);
            found.push(Remark {
                sentence: format!(
                    "This dossier compares {} with what is recorded here of {who} on {topic}. {}",
                    called(&d, link.to),
                    closed(&capital(why))
                ),
                position: p.ix,
                quotes: quotes.collect(),
            });
        }
    }
    found
}

/// `The Paper: “It holds once a truce is signed.”` The full stop of a whole sentence is its own.
fn cited(d: Known<'_>, quote: Quote<'_>) -> String {
    let words = quote.exact().trim();
    let begins =
        words.starts_with(char::is_uppercase) && !quote.prefix().ends_with([',', ';', ':']);
    let ends = words.ends_with(['.', '!', '?']) || quote.suffix().starts_with('.');
    let words = words.trim_end_matches('.');
    let (inside, outside) = if begins && ends { (".", "") } else { ("", ".") };
    format!("{}: “{words}{inside}”{outside}", capital(&publisher(&d, quote.document())))
}
