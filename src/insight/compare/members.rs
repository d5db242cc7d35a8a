//! A body beside the states named here: what it undertakes, and where each of them stands on that itself.

use super::comparison::{Comparison, Group, Told};
use crate::dossier::{ActorIx, Entity, Known, PositionIx, PositionSet, QuoteIx};
use crate::insight::coalition::words::{
    Line, NOBODY, lines, membership, named, note, silence_rests_on, undertaking,
};
use crate::insight::coalition::{Against, Case, Undertaking, coalitions, denial, evidence};
use crate::insight::grounds::of_positions;

/// Every body that undertakes something itself, undertaking by undertaking.
pub fn members(d: Known<'_>, within: &PositionSet, possibly: &PositionSet) -> Comparison {
    let (mut groups, mut notes) = (Vec::new(), Vec::new());
    for of in coalitions(d, within, possibly) {
        notes.push(note(d, of.body));
        // Whom the sources name is said once, where the body stands first.
        let mut named = Some(named(d, &of)).filter(|named| !named.is_empty());
        for on in &of.undertakings {
            let (who, topic) =
                (d.name_of(Entity::Actor(of.body)), d.name_of(Entity::Topic(on.topic)));
            let mut lines = lines(d, of.body, on, on.cases.iter().collect());
            if lines.is_empty() {
                lines.push(Line { cases: Vec::new(), sentence: NOBODY.to_string() });
            }
            groups.push(Group {
                label: format!("{topic}: {who}"),
                meaning: [Some(undertaking(d, of.body, on)), named.take()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
                told: lines.into_iter().map(|line| told(d, of.body, on, line)).collect(),
            });
        }
    }
    Comparison {
        title: "A body and the states named here".to_string(),
        sides: ["The body", "The state"].map(str::to_string),
        notes,
        groups,
        nothing: "No body undertakes anything itself here.",
    }
}

fn told(d: Known<'_>, body: ActorIx, on: &Undertaking, line: Line<'_>) -> Told {
    let Line { cases, sentence } = line;
    let quotes = |ixs: &[PositionIx]| -> Vec<QuoteIx> { of_positions(d, ixs.iter().copied()) };
    let ids = |ixs: &[PositionIx]| {
        ixs.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string()).collect()
    };
    // Several are told together only where they are silent, or where a source says the same of them.
    let (first, topic) = (cases.first(), cases.first().map_or(on.topic, |case| case.topic));
    let own: &[PositionIx] = first.map_or(&[], |case| case.positions.as_slice());
    let membership = |case: &&Case| membership(d, body, case.actor, case.membership);
    let stated: Vec<String> = cases.iter().filter_map(membership).collect();
    let evidence = cases.iter().flat_map(|case| {
        let is = evidence(d, case.actor, case.membership);
        is.into_iter().chain(denial(d, case.actor, case.membership))
    });
    // Of those who are silent it is told what the body did.
    let is_silent = first.is_some_and(|case| case.against == Against::Silent);
    let instead = if is_silent { silence_rests_on(d, body, on) } else { Vec::new() };
    let actors = cases.iter().map(|case| d.name_of(Entity::Actor(case.actor)).to_string());
    let mut actors: Vec<String> = actors.collect();
    if actors.is_empty() {
        actors.push("No state".to_string());
    }
    Told {
        actors,
        topic: d.name_of(Entity::Topic(topic)).to_string(),
        words: [on.bucket.label().to_string(), first.map_or(String::new(), |case| stands(case))],
        sentence,
        positions: [ids(&on.positions), ids(own)],
        quotes: [quotes(&on.positions), quotes(own)],
        evidence: evidence.map(|quote| quote.ix).chain(instead).collect(),
        why: (!stated.is_empty()).then(|| stated.join(" ")),
        ..Told::default()
    }
}

/// How it stands beside the body; with how firm it is, where the comparison leaves that open.
fn stands(case: &Case) -> String {
    match case.against {
        Against::Narrower | Against::Part | Against::Further | Against::OtherText => {
            format!("{} ({})", case.against.label(), case.bucket.label())
        }
        against => against.label().to_string(),
    }
}
