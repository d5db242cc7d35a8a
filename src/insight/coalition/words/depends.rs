//! What a text depends on, each time with its quote and publisher. Two reports are never joined into one
//! condition that nobody states.

use std::collections::BTreeSet;

use crate::dossier::terms::LinkKind;
use crate::dossier::{Entity, InstrumentIx, Known, Position, Precondition, Quote, QuoteIx};
use crate::insight::coalition::Undertaking;
use crate::insight::naming::{in_a_row, publisher};
use crate::text::words::capital;

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

/// The quotes of the preconditions of a text, and those that are linked with them.
fn quotes<'d>(
    d: Known<'d>,
    text: InstrumentIx,
    all: &[Position<'d>],
    on: &Undertaking,
) -> [Vec<Quote<'d>>; 2] {
    let own: Vec<Quote<'_>> =
        shared(d, text, all).iter().flat_map(|shared| d.quotes(shared.evidence)).collect();
    let linked = linked(d, text, on, &own);
    [own, linked]
}

/// The quotes on which the sentences on what an undertaking depends rest.
pub(super) fn rests_on<'d>(d: Known<'d>, all: &[Position<'d>], on: &Undertaking) -> Vec<QuoteIx> {
    let all_texts = texts(all).into_iter().flat_map(|text| quotes(d, text, all, on));
    all_texts.flatten().map(|quote| quote.ix).collect()
}

/// What undertakings depend on through a text, in sentences; and where a state's statement is linked with the text over
/// just that, what other publishers write of it. None where it depends on nothing.
pub(super) fn sentences<'d>(
    d: Known<'d>,
    text: InstrumentIx,
    all: &[Position<'d>],
    on: &Undertaking,
) -> Vec<String> {
    let shared = shared(d, text, all);
    let [quotes, linked] = quotes(d, text, all, on);
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
    told.extend(linked.iter().map(|quote| cited(d, *quote)));
    let is_several = quotes.len() + linked.len() > 1;
    if is_several && (shared.len() > 1 || !linked.is_empty()) {
        told.push("Whether these are one condition is not stated.".to_string());
    }
    told
}

/// What other documents write, by the links with which statements of states bear on the text in scope
/// and which cite one of the preconditions.
fn linked<'d>(
    d: Known<'d>,
    text: InstrumentIx,
    on: &Undertaking,
    shared: &[Quote<'d>],
) -> Vec<Quote<'d>> {
    let same =
        |a: &Quote<'_>, b: &Quote<'_>| a.document() == b.document() && a.exact() == b.exact();
    let mut found: Vec<Quote<'d>> = Vec::new();
    for p in on.cases.iter().flat_map(|case| &case.positions).filter_map(|ix| d.position(*ix)) {
        let links = p.links().filter(|link| {
            link.kind == LinkKind::DiffersInScope && link.to == Entity::Instrument(text)
        });
        for link in links {
            let cited: Vec<Quote<'d>> = d.quotes(link.evidence).collect();
            if !cited.iter().any(|quote| shared.iter().any(|one| same(one, quote))) {
                continue;
            }
            for quote in cited {
                if !shared.iter().chain(&found).any(|one| same(one, &quote)) {
                    found.push(quote);
                }
            }
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
