//! The rule that a summary is never stronger than its quote (rule 7 of the model). All of it
//! warns: a person may know better, and says why in a waiver.

use super::report::Report;
use crate::dossier::handles::Position;
use crate::dossier::model::Dossier;
use crate::dossier::problem::Fault;
use crate::dossier::rows::Entity;
use crate::dossier::terms::ActorKind;
use crate::text::hedges::{HedgeClass, hedges, numbers, strong_words};

pub(super) fn check(d: &Dossier, position: Position<'_>, report: &mut Report) {
    let quotes: Vec<&str> =
        position.evidence().map(|q| q.translation().unwrap_or(q.exact())).collect();
    if quotes.is_empty() {
        return;
    }
    let (at, summary) = (position.at(), position.summary());
    let said: Vec<String> =
        quotes.iter().flat_map(|q| numbers(q)).map(|number| number.value).collect();
    for number in numbers(summary) {
        if !said.contains(&number.value) {
            let number = summary.get(number.range).unwrap_or_default().to_string();
            report.add(Fault::SummaryNumber { number }, at, "summary");
        }
    }
    let kept: Vec<HedgeClass> = hedges(summary).into_iter().map(|h| h.class).collect();
    // A class that one of several quotes does without is not forced on the summary.
    let (first, rest) = quotes.split_first().map_or(("", &[] as &[&str]), |(f, r)| (*f, r));
    let mut warned = Vec::new();
    for hedge in hedges(first) {
        let everywhere = rest.iter().all(|q| hedges(q).iter().any(|h| h.class == hedge.class));
        if everywhere && !kept.contains(&hedge.class) && !warned.contains(&hedge.class) {
            warned.push(hedge.class);
            let word = first.get(hedge.range).unwrap_or_default().to_string();
            report.add(
                Fault::SummaryHedge { hedge: word, class: hedge.class.name() },
                at,
                "summary",
            );
        }
    }
    if let Some(word) = strong_words(summary).into_iter().next()
        && quotes.iter().all(|q| strong_words(q).is_empty())
    {
        let word = summary.get(word).unwrap_or_default().to_string();
        report.add(Fault::SummaryStrong { word }, at, "summary");
    }
    if let Some(source) = anonymous_source(d, position)
        && !kept.contains(&HedgeClass::Hearsay)
    {
        report.add(Fault::SummaryAnonymous { source }, at, "summary");
    }
}

/// The unnamed source on which every quote of a position rests, if there is one.
fn anonymous_source(d: &Dossier, position: Position<'_>) -> Option<String> {
    let mut found = None;
    for quote in position.evidence() {
        let unnamed = quote.hops().flat_map(|hop| hop.who).find_map(|who| match who {
            Entity::Actor(ix) => {
                d.actor(*ix).filter(|a| a.kind == ActorKind::Unnamed && !a.at.is_stand_in())
            }
            _ => None,
        })?;
        found = Some(unnamed.name.clone());
    }
    found
}
