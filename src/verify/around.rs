//! What the sentence around a quote says and its summary does not (rule 7 of the model): with the
//! source at hand, a hedge outside of the quoted words is looked for, too.

use std::cell::LazyCell;
use std::ops::Range;

use crate::documents::Extract;
use crate::dossier::problem::{Code, Fault, Finding, Spot};
use crate::dossier::{Dossier, Entity, Quote, QuoteIx};
use crate::text::hedges::{HedgeClass, hedges, may_hedge};
use crate::text::lines::rejoined;
use crate::text::sentences::sentences;

/// A warning when the sentence hedges what the quote and the summary do not. `span` is where the quote
/// stands in the text.
pub fn hedge_outside(
    d: &Dossier,
    quote: Quote<'_>,
    extract: &Extract,
    span: &Range<usize>,
) -> Option<Fault> {
    let Entity::Position(ix) = quote.owner() else { return None };
    let position = d.position(ix)?;
    // Conditions have quotes of their own; only what the position rests on is meant.
    let is_evidence = position.evidence().any(|evidence| evidence.ix == quote.ix);
    if !is_evidence || quote.translation().is_some() {
        return None;
    }
    let at = extract.blocks.partition_point(|b| b.range.end < span.end);
    let block = extract.blocks.get(at).filter(|b| b.range.start <= span.start)?;
    let text = extract.text.get(block.range.clone())?;
    let within = span.start - block.range.start..span.end - block.range.start;
    // What the quote and its summary hedge is asked only where something is hedged around them.
    let known = LazyCell::new(|| {
        let own = hedges(quote.exact()).into_iter().chain(hedges(position.summary()));
        own.map(|hedge| hedge.class).collect::<Vec<_>>()
    });
    let (hedge, class) = hedged_around(text, &within, |class| known.contains(&class))?;
    Some(Fault::HedgeOutside { hedge, class: class.name() })
}

/// The first hedge in the sentences of a paragraph around a stretch of it, of a class that is not known.
fn hedged_around(
    text: &str,
    within: &Range<usize>,
    is_known: impl Fn(HedgeClass) -> bool,
) -> Option<(String, HedgeClass)> {
    let [before, behind] = [text.get(..within.start)?, text.get(within.end..)?].map(rejoined);
    // Sentences are cut out only of paragraphs that hold the word of a hedge, which most do not.
    if ![&before, &behind].into_iter().any(|outside| may_hedge(outside)) {
        return None;
    }
    hedged_in_sentences([&before, &rejoined(text.get(within.clone())?), &behind], is_known)
}

/// As `hedged_around`, by way of the sentences of a paragraph in one line: what stands before the stretch, the stretch,
/// and what stands behind it.
fn hedged_in_sentences(
    [before, own, behind]: [&str; 3],
    is_known: impl Fn(HedgeClass) -> bool,
) -> Option<(String, HedgeClass)> {
    let text = format!("{before}{own}{behind}");
    let within = before.len()..before.len() + own.len();
    let around: Vec<Range<usize>> = sentences(&text)
        .into_iter()
        .filter(|s| s.start < within.end && within.start < s.end)
        .collect();
    let before = around.first()?.start..within.start;
    let behind = within.end..around.last()?.end.max(within.end);
    [before, behind].into_iter().find_map(|range| {
        // What stands beyond a semicolon is said of something else.
        let part = text.get(range.clone())?;
        let part = if range.end == within.start {
            part.rsplit(';').next()?
        } else {
            part.split(';').next()?
        };
        let hedge = hedges(part).into_iter().find(|hedge| !is_known(hedge.class))?;
        Some((part.get(hedge.range)?.to_string(), hedge.class))
    })
}

/// Settles the waivers of what only copies can tell: findings that a position waives get its reason, and
/// a waiver that waives nothing is told, once all quotes of its position were read.
pub(super) fn settle_waivers(
    d: &Dossier,
    findings: &mut Vec<Finding>,
    is_read: impl Fn(QuoteIx) -> bool,
) {
    let mut stale = Vec::new();
    for position in d.positions() {
        for (n, waiver) in position.waivers().enumerate() {
            let Some(code) = Code::from_name(waiver.code).filter(|code| code.needs_copy()) else {
                continue;
            };
            let mut waived = false;
            for finding in findings.iter_mut().filter(|f| f.fault.code() == code) {
                if matches!(&finding.spot, Spot::Field { at, .. } if *at == position.at()) {
                    finding.waived = Some(waiver.why.to_string());
                    waived = true;
                }
            }
            if !waived && position.evidence().all(|quote| is_read(quote.ix)) {
                let fault = Fault::StaleWaiver { code: code.name().to_string() };
                let spot = Spot::Field { at: position.at(), path: format!("waive[{n}]") };
                stale.push(Finding::new(fault, spot));
            }
        }
    }
    findings.extend(stale);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hedge_beside_the_quote_is_found_up_to_a_semicolon() {
        let text = "It rains. They say that Corvia will send ships, if asked; some stay. It might.";
        let at = text.find("Corvia").unwrap();
        let within = at..text.find(", if").unwrap();
        let found = hedged_around(text, &within, |_| false);
        assert_eq!(found, Some(("if".to_string(), HedgeClass::Condition)));
        assert_eq!(hedged_around(text, &within, |class| class == HedgeClass::Condition), None);
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_ends_no_sentence() {
        for hyphen in ["\u{ad}", "-", "\u{2010}"] {
            let text = format!(
                "It rains. The balance is to come from Corvia, whose ob{hyphen}\nserver recalled that it could not pay."
            );
            let at = text.find("balance").unwrap();
            let within = at..text.find(", whose").unwrap();
            let found = hedged_around(&text, &within, |_| false);
            assert_eq!(found, Some(("could".to_string(), HedgeClass::Possibility)), "{hyphen:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_passed_over_hedges_nothing(
            text in "([a-z]{1,3}|may|might|If|up to 5|Élysée|кордон|[ ]|[ ]|[.] |;|\n|[.,’\u{200b}\u{301}\u{600}]){0,24}",
            ends in (0..200_usize, 0..200_usize),
        ) {
            let border = |at: usize| text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
            let (from, to) = (border(ends.0 / 8), border(ends.1 / 4));
            let within = from.min(to)..from.max(to);
            for known in [None, Some(HedgeClass::Possibility)] {
                let is_known = |class| known == Some(class);
                let parts = [&text[..within.start], &text[within.clone()], &text[within.end..]];
                let parts = parts.map(rejoined);
                prop_assert_eq!(
                    hedged_around(&text, &within, is_known),
                    hedged_in_sentences(parts.each_ref().map(AsRef::as_ref), is_known)
                );
            }
        }
    }
}
