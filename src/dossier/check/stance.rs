//! Rules about stances: who may take which, in whose words, how firmly (rules 2 to 5, 8 and 9 of
//! the model).

use super::report::Report;
use crate::dossier::date::Date;
use crate::dossier::handles::{Link, Position};
use crate::dossier::model::Dossier;
use crate::dossier::problem::Fault;
use crate::dossier::rows::Entity;
use crate::dossier::terms::{Act, ActorKind, Firmness, LinkKind, Stance, TopicKind};
use crate::dossier::whose::{Words, nearest_words};

pub(super) fn check(d: &Dossier, position: Position<'_>, report: &mut Report) {
    let (at, stance, firmness) = (position.at(), position.stance(), position.firmness());
    match firmness {
        None if stance.has_firmness() => {
            report.add(Fault::FirmnessMissing { stance }, at, "stance");
        }
        Some(_) if !stance.has_firmness() => {
            report.add(Fault::FirmnessNotAllowed { stance }, at, "firmness");
        }
        Some(firmness) if (stance == Stance::Expected) != (firmness == Firmness::Attributed) => {
            report.add(Fault::Attribution { stance, firmness }, at, "firmness");
        }
        _ => {}
    }
    let topic = d.topic(position.topic()).filter(|t| !t.at.is_stand_in());
    if let Some(topic) = topic.filter(|t| !stance.answers(t.kind)) {
        report.add(Fault::StanceTopic { stance, kind: topic.kind }, at, "stance");
    }
    own_words(d, position, report);
    relays(d, position, topic.map(|t| t.kind), report);
    if position.clause().is_some() && position.instrument().is_none() {
        report.add(Fault::ClauseWithoutInstrument, at, "clause");
    }
    for link in position.links() {
        check_link(d, position, link, &format!("links[{}]", link.number), report);
    }
}

/// Every stance but `Expected` needs words or an act of each actor (rule 2).
fn own_words(d: &Dossier, position: Position<'_>, report: &mut Report) {
    let act = match position.firmness() {
        Some(Firmness::Signed) => Some(Act::Signed),
        Some(Firmness::Adopted) => Some(Act::Adopted),
        _ => None,
    };
    // Nothing is known of an entry that was left out: for whom it speaks, or who signed it.
    let known = |who: Entity| d.origin_of(who).is_some();
    let mut speakers =
        position.evidence().filter_map(|q| q.hops().next_back()).flat_map(|hop| hop.who);
    let speakers_known = speakers.all(|who| known(*who));
    let text_known = position.instrument().is_none_or(|i| known(Entity::Instrument(i)));
    for (n, actor) in position.actors().iter().enumerate() {
        let Some(named) = d.actor(*actor).filter(|a| !a.at.is_stand_in()) else { continue };
        let path = format!("actors[{n}]");
        let stance = position.stance();
        if stance != Stance::Expected
            && speakers_known
            && position.evidence().next().is_some()
            && nearest_words(d, position, *actor) == Words::Others
        {
            let actor = named.name.clone();
            report.add(Fault::NotOwnWords { actor, stance }, position.at(), path.clone());
        }
        let joined = |act| position.instrument().is_some_and(|i| d.took_part(i, *actor, act));
        if let (Some(firmness), Some(act)) = (position.firmness(), act)
            && text_known
            && !joined(act)
        {
            let actor = named.name.clone();
            report.add(Fault::FirmnessWithoutAct { actor, firmness }, position.at(), path);
        }
    }
}

/// Outlets and unnamed sources appear only on claims (rule 9).
fn relays(d: &Dossier, position: Position<'_>, kind: Option<TopicKind>, report: &mut Report) {
    if kind != Some(TopicKind::Undertaking) {
        return;
    }
    for (n, actor) in position.actors().iter().enumerate() {
        let relay = d.actor(*actor).filter(|a| {
            !a.at.is_stand_in() && matches!(a.kind, ActorKind::Outlet | ActorKind::Unnamed)
        });
        if let Some(relay) = relay {
            let actor = relay.name.clone();
            report.add(Fault::RelayAsActor { actor }, position.at(), format!("actors[{n}]"));
        }
    }
}

fn check_link(
    d: &Dossier,
    position: Position<'_>,
    link: Link<'_>,
    path: &str,
    report: &mut Report,
) {
    let at = position.at();
    if link.to == Entity::Position(position.ix) {
        return report.add(Fault::LinkToItself, at, format!("{path}.to"));
    }
    match link.kind {
        LinkKind::OmittedInFinal | LinkKind::WeakenedInFinal if !position.is_draft() => {
            report.add(Fault::NotFromDraft, at, format!("{path}.kind"));
        }
        LinkKind::Supersedes => {
            let Entity::Position(other) = link.to else {
                let reason = "only a position can be superseded";
                return report.add(Fault::NotSuperseded { reason }, at, format!("{path}.to"));
            };
            let Some(other) = d.position(other) else { return };
            let same_actor = position.actors().iter().any(|a| other.actors().contains(a));
            let later = position.stated_on().and_then(Date::first_day);
            let earlier = other.stated_on().and_then(Date::last_day);
            let reason = match (later, earlier) {
                _ if !same_actor => Some("they are of different actors"),
                _ if position.topic() != other.topic() => Some("they are on different topics"),
                (Some(later), Some(earlier)) if later > earlier => None,
                (Some(_), Some(_)) => Some("it is not later"),
                _ => Some("one of the two is undated"),
            };
            if let Some(reason) = reason {
                report.add(Fault::NotSuperseded { reason }, at, format!("{path}.to"));
            }
        }
        _ => {}
    }
}
