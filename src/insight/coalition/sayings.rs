//! What a body says beside what it undertakes, where a state answers or takes another line: it demands, welcomes or finds
//! something, and the state does not join it.

use std::collections::BTreeMap;

use super::against::Against;
use super::case::{Case, Undertaking};
use super::membership::Stated;
use crate::dossier::terms::{LinkKind, Stance};
use crate::dossier::{ActorIx, Entity, Known, Position, PositionIx, TopicIx};
use crate::insight::cell::Cell;

/// By topic, what the body says and the states that answer it or do not join it; nothing where none is on record so.
pub(super) fn sayings(
    d: Known<'_>,
    states: &[(ActorIx, BTreeMap<TopicIx, Cell>)],
    members: &[(ActorIx, Stated)],
    cells: &BTreeMap<TopicIx, Cell>,
) -> Vec<Undertaking> {
    let all = cells.iter().filter_map(|(topic, own)| {
        let said = own.own.iter().filter_map(|ix| d.position(*ix));
        let said: Vec<Position<'_>> = said.filter(|p| says(p.stance())).collect();
        let each = states.iter().zip(members);
        let cases: Vec<Case> = each
            .flat_map(|((state, cells), (_, stated))| {
                cells.iter().filter_map(|(on, cell)| {
                    apart(d, (*state, *stated), (*on, cell), *topic, &said)
                })
            })
            .collect();
        let positions = said.iter().map(|p| p.ix).collect();
        (!cases.is_empty()).then(|| Undertaking {
            topic: *topic,
            bucket: own.bucket(),
            positions,
            cases,
        })
    });
    all.collect()
}

const fn says(stance: Stance) -> bool {
    matches!(
        stance,
        Stance::Demand
            | Stance::Endorse
            | Stance::Assert
            | Stance::Criticise
            | Stance::Oppose
            | Stance::Deny
    )
}

/// Where a state answers the very words of the body, or does not join them on the same topic.
fn apart(
    d: Known<'_>,
    (state, membership): (ActorIx, Stated),
    (on, cell): (TopicIx, &Cell),
    topic: TopicIx,
    said: &[Position<'_>],
) -> Option<Case> {
    let answers = |p: Position<'_>| {
        let to = |ix: PositionIx| said.iter().any(|said| said.ix == ix);
        p.links().any(|link| {
            matches!(link.kind, LinkKind::Answers | LinkKind::Contradicts)
                && matches!(link.to, Entity::Position(ix) if to(ix))
        })
    };
    let goes_apart = |p: &Position<'_>| {
        let stands_back = matches!(
            p.stance(),
            Stance::Refuse
                | Stance::Abstain
                | Stance::Oppose
                | Stance::Criticise
                | Stance::Deny
                | Stance::Noncommittal
        );
        // Who opposes what the body opposes joins it.
        let is_beside = stands_back && on == topic && !said.is_empty();
        (is_beside || answers(*p)) && !said.iter().any(|said| said.stance() == p.stance())
    };
    let own = cell.own.iter().filter_map(|ix| d.position(*ix));
    let own: Vec<Position<'_>> = own.filter(goes_apart).collect();
    let declines = own.iter().any(|p| p.stance() == Stance::Refuse);
    (!own.is_empty()).then(|| Case {
        actor: state,
        topic: on,
        membership,
        bucket: cell.bucket(),
        against: if declines { Against::Declines } else { Against::OtherStance },
        positions: own.iter().map(|p| p.ix).collect(),
        drafted: !cell.drafts.is_empty(),
    })
}
