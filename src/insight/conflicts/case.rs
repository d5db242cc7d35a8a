//! What names a conflict, what heads it, and which positions it marks.

use super::{Conflict, Kind, Side};
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Dossier, Entity, Known, PositionIx, PositionSet, QuoteIx};
use crate::insight::grounds::of_positions;

/// What names a case: its kind and both its sides, in ids.
pub fn key(d: &Dossier, case: &Conflict) -> String {
    let side = |side: Side| match side {
        Side::Position(ix) => d.id_of(Entity::Position(ix)).to_string(),
        Side::Participation(ix, n) => format!("{}#{n}", d.id_of(Entity::Instrument(ix))),
        Side::Text(ix) => d.id_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, topic) => {
            format!("{}@{}", d.id_of(Entity::Actor(actor)), d.id_of(Entity::Topic(topic)))
        }
    };
    let [one, other] = case.sides;
    format!("{}|{}|{}", case.kind.key(), side(one), side(other))
}

/// `No contradiction: narrower denial`.
pub fn verdict(case: &Conflict) -> String {
    match case.kind {
        Kind::Contradiction => "A contradiction".to_string(),
        Kind::OneSided => "One side on record".to_string(),
        kind => format!("No contradiction: {}", kind.label()),
    }
}

/// What a case is about, and who stands on either side.
pub fn title(d: &Dossier, case: &Conflict) -> (String, String) {
    let topic = |ix: PositionIx| d.position(ix).map(|p| d.name_of(Entity::Topic(p.topic())));
    // Of a claim and what is said against it, the claim: one denial may stand beside several.
    let claimed =
        case.positions().find(|ix| d.position(*ix).is_some_and(|p| p.stance() == Stance::Assert));
    let claimed = claimed.and_then(topic).map(str::to_string);
    let what = claimed.or_else(|| {
        case.sides.iter().find_map(|side| match side {
            Side::Position(ix) => topic(*ix).map(str::to_string),
            Side::Participation(ix, _) | Side::Text(ix) => {
                Some(d.name_of(Entity::Instrument(*ix)).to_string())
            }
            Side::Silence(_, topic) => Some(d.name_of(Entity::Topic(*topic)).to_string()),
        })
    });
    let mut who: Vec<String> = case.sides.iter().map(|side| side_name(d, *side)).collect();
    who.dedup();
    (what.unwrap_or_default(), who.join(" – "))
}

/// Who stands on a side, in few words: `ARL`, `Sea Pact`, `BES silent`.
pub fn side_name(d: &Dossier, side: Side) -> String {
    let names = |actors: &[ActorIx]| {
        let name = |ix: &ActorIx| {
            let code = d.actor(*ix).and_then(|a| a.code.clone());
            code.unwrap_or_else(|| d.name_of(Entity::Actor(*ix)).to_string())
        };
        actors.iter().map(name).collect::<Vec<String>>().join(", ")
    };
    match side {
        Side::Position(ix) => d.position(ix).map(|p| names(p.actors())).unwrap_or_default(),
        Side::Participation(ix, n) => {
            let part = d.instrument(ix).and_then(|text| text.participation.get(n));
            part.map(|part| names(&part.actors)).unwrap_or_default()
        }
        Side::Text(ix) => d.name_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, _) => format!("{} silent", names(&[actor])),
    }
}

/// The quotes on which a case rests: those of its sides, and those of the link that says so.
pub fn rests_on(d: Known<'_>, case: &Conflict) -> Vec<QuoteIx> {
    let mut quotes = of_positions(d, case.positions());
    for side in case.sides {
        if let Side::Participation(ix, n) = side {
            let part = d.instrument(ix).and_then(|text| text.participation.get(n));
            quotes.extend(part.into_iter().flat_map(|p| d.quotes(p.evidence)).map(|q| q.ix));
        }
    }
    if let Some((ix, n)) = case.by_hand {
        let link = d.position(ix).and_then(|p| p.links().find(|link| link.number == n));
        quotes.extend(link.into_iter().flat_map(|l| d.quotes(l.evidence)).map(|q| q.ix));
    }
    quotes
}

/// The positions beside which it must be said that sources differ. One utterance told twice and two that agree are no
/// difference, and a draft has a mark of its own.
pub fn marked(conflicts: &[Conflict]) -> PositionSet {
    let is_worth =
        |kind: Kind| !matches!(kind, Kind::SameUtterance | Kind::Agree | Kind::DraftFinal);
    conflicts.iter().filter(|c| is_worth(c.kind)).flat_map(Conflict::positions).collect()
}
