//! A body beside the states named here: what it undertakes, and where each of them stands on that itself.

use super::comparison::{Comparison, Group, Told};
use crate::dossier::{ActorIx, Entity, Known, PositionIx, PositionSet, QuoteIx};
use crate::insight::coalition::words::{denial, evidence, sentence, undertaking};
use crate::insight::coalition::{Against, Case, Coalition, Stated, Undertaking, coalitions};

/// Every body that undertakes something itself, undertaking by undertaking.
pub fn members(d: Known<'_>, within: &PositionSet, possibly: &PositionSet) -> Comparison {
    let mut groups = Vec::new();
    for Coalition { body, undertakings } in coalitions(d, within, possibly) {
        for on in &undertakings {
            let mut cases: Vec<&Case> = on.cases.iter().collect();
            cases.sort_by_key(|case| case.order(on));
            let (who, topic) = (d.name_of(Entity::Actor(body)), d.name_of(Entity::Topic(on.topic)));
            groups.push(Group {
                label: format!("{topic}: {who}"),
                meaning: undertaking(d, body, on),
                told: cases.into_iter().map(|case| told(d, body, on, case)).collect(),
            });
        }
    }
    Comparison {
        title: "A body, and the states named here".to_string(),
        sides: ["The body", "The state"].map(str::to_string),
        notes: vec![
            "Membership is not a commitment: what the body undertakes is put down to no state. Silence is \
             not refusal."
                .to_string(),
        ],
        groups,
        nothing: "No body undertakes anything itself here.",
    }
}

fn told(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> Told {
    let quotes = |ixs: &[PositionIx]| -> Vec<QuoteIx> {
        let shown = ixs.first().and_then(|ix| d.position(*ix));
        shown.into_iter().flat_map(|p| p.evidence()).map(|quote| quote.ix).collect()
    };
    let ids = |ixs: &[PositionIx]| {
        ixs.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string()).collect()
    };
    // Where the comparison leaves open how firm it is.
    let stands = match case.against {
        Against::Narrower | Against::Part | Against::Further | Against::OtherText => {
            format!("{} ({})", case.against.label(), case.bucket.label())
        }
        against => against.label().to_string(),
    };
    let (is, is_not) =
        (evidence(d, case.actor, case.membership), denial(d, case.actor, case.membership));
    let is_stated = matches!(
        case.membership,
        Stated::Member(_) | Stated::Official(..) | Stated::NotMember(_) | Stated::Differs(..)
    );
    Told {
        actors: vec![d.name_of(Entity::Actor(case.actor)).to_string()],
        topic: d.name_of(Entity::Topic(case.topic)).to_string(),
        words: [on.bucket.label().to_string(), stands],
        sentence: sentence(d, body, on, case),
        positions: [ids(&on.positions), ids(&case.positions)],
        quotes: [quotes(&on.positions), quotes(&case.positions)],
        evidence: is.into_iter().chain(is_not).map(|quote| quote.ix).collect(),
        why: (case.against != Against::Silent || is_stated)
            .then(|| format!("Membership: {}", case.membership.label())),
        ..Told::default()
    }
}
