//! Where a state stands beside a body: by what it says itself, with who reports it. What follows from that is
//! told only where the statement leaves it open.

use super::depends::texts;
use super::voices::{label, one};
use crate::dossier::terms::{Act, Firmness, Mode, Stance, TopicKind};
use crate::dossier::{ActorIx, Entity, InstrumentIx, Known, Position, PositionIx};
use crate::insight::coalition::{Against, Case, Undertaking};
use crate::insight::diff::said::{When, said};
use crate::insight::naming::{all_called, called, in_a_row};
use crate::insight::record::is_elsewhere;
use crate::insight::subject::subject;
use crate::insight::utterance::utterances;
use crate::text::words::capital;

/// Statements told beside the first, at most.
const MOST_BESIDE: usize = 2;

/// Letters of all that others say of somebody, beyond which no further statement is told.
const MOST_LETTERS: usize = 200;

/// One case, or several that are alike, without the topic and the full stop.
pub(super) fn told(d: Known<'_>, body: ActorIx, on: &Undertaking, cases: &[&Case]) -> String {
    let Some(case) = cases.first() else { return String::new() };
    let actors: Vec<ActorIx> = cases.iter().map(|case| case.actor).collect();
    let who = all_called(&d, &actors);
    match case.against {
        Against::SpokenFor => spoken_for(d, case, &actors),
        Against::NotAsQuoted => {
            format!("what is on record here of {who} does not stand in its source as it is quoted")
        }
        Against::Perhaps => {
            format!("{} may have said something on it by then: the dates do not say", capital(&who))
        }
        Against::Silent => {
            format!("{} {} on record here", capital(&who), one(&actors, HAS_NOTHING))
        }
        _ => own(d, body, on, case, &actors),
    }
}

const HAS_NOTHING: [&str; 2] = ["has nothing of its own", "have nothing of their own"];

/// Whether two cases are told by one sentence, with both names: one source says the same of both.
pub(super) fn are_alike(d: Known<'_>, on: &Undertaking, one: &Case, other: &Case) -> bool {
    let is_told = !matches!(one.against, Against::NotAsQuoted | Against::Perhaps | Against::Silent);
    is_told
        && (one.topic, one.against, one.bucket) == (other.topic, other.against, other.bucket)
        && one.positions == other.positions
        && !one.positions.is_empty()
        && parts(d, on, one, &[one.actor]) == parts(d, on, other, &[other.actor])
}

/// What states say themselves, the strongest statement first.
fn own(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case, actors: &[ActorIx]) -> String {
    let mut all = chosen(d, &case.positions).into_iter().filter_map(|ix| d.position(ix));
    let Some(first) = all.next() else { return capital(&all_called(&d, actors)) };
    let mut sentence = label(d, actors, &said(d, first, When::Open));
    let mut before = "";
    for p in all {
        let how = match (first.stance(), p.stance()) {
            (Stance::Commit, Stance::Ready | Stance::Refuse)
            | (Stance::Refuse, Stance::Commit | Stance::Ready)
            | (Stance::Ready, Stance::Refuse) => "; also on record: ",
            _ => "; also: ",
        };
        sentence.push_str(if how == before { "; and: " } else { how });
        before = how;
        sentence.push_str(&said(d, p, When::Open));
    }
    if let Some(rest) = rest(d, body, on, case, actors, first) {
        sentence.push_str("; ");
        sentence.push_str(&rest);
    }
    sentence
}

/// The statements by which somebody is told: the strongest, then of the others, each utterance once, first
/// what limits it, or declines what it undertakes.
fn chosen(d: Known<'_>, positions: &[PositionIx]) -> Vec<PositionIx> {
    let Some(first) = positions.first() else { return Vec::new() };
    let declines = |p: &Position<'_>| p.stance() == Stance::Refuse;
    let stance = d.position(*first).is_some_and(|p| declines(&p));
    let others = utterances(d, positions.iter().copied());
    let others = others.into_iter().filter(|all| !all.contains(first));
    let mut others: Vec<PositionIx> = others.filter_map(|all| all.first().copied()).collect();
    others.sort_by_key(|ix| {
        let p = d.position(*ix);
        let is_mixed = p.is_some_and(|p| declines(&p) != stance);
        let is_limited = p.is_some_and(|p| p.conditions().next().is_some() || is_elsewhere(&d, p));
        (!is_mixed, !is_limited)
    });
    std::iter::once(*first).chain(others.into_iter().take(MOST_BESIDE)).collect()
}

/// What others say of those who have no words of their own, as much as two lines hold, and that they have none.
fn spoken_for(d: Known<'_>, case: &Case, actors: &[ActorIx]) -> String {
    let mut told = String::new();
    for p in chosen(d, &case.positions).into_iter().filter_map(|ix| d.position(ix)) {
        let said = said(d, p, When::Open);
        if told.is_empty() {
            told = label(d, actors, &said);
        } else if told.chars().count() + said.chars().count() <= MOST_LETTERS {
            told = format!("{told}; also: {said}");
        }
    }
    let itself = one(actors, ["itself", "themselves"]);
    let silent = format!(
        "{} {itself}, nothing is on record here under this heading",
        all_called(&d, actors)
    );
    if told.is_empty() { format!("From {silent}") } else { format!("{told}. From {silent}") }
}

/// What the statement leaves open: where its part stands, that the wording of a signed text is not held, that it
/// is another text than the body's, or that what reads like a refusal is none.
fn rest(
    d: Known<'_>,
    body: ActorIx,
    on: &Undertaking,
    case: &Case,
    actors: &[ActorIx],
    first: Position<'_>,
) -> Option<String> {
    let undertakes = matches!(first.stance(), Stance::Commit | Stance::Ready);
    match first.stance() {
        Stance::Abstain if has_not_signed(d, first) => {
            return Some("not to sign is not to refuse".to_string());
        }
        Stance::Abstain => return Some("not to join is not to refuse".to_string()),
        // What is asked of a claim is whether it is so.
        Stance::Noncommittal
            if d.topic(first.topic()).is_some_and(|t| t.kind == TopicKind::Claim) =>
        {
            return Some("that is neither a denial nor a confirmation".to_string());
        }
        Stance::Noncommittal => return Some("that is neither consent nor refusal".to_string()),
        _ => {}
    }
    if case.against == Against::OtherText {
        let all = |positions: &[PositionIx]| -> Vec<Position<'_>> {
            positions.iter().filter_map(|ix| d.position(*ix)).collect()
        };
        let titles = |all: &[Position<'_>]| {
            in_a_row(texts(all).into_iter().map(|ix| called(&d, Entity::Instrument(ix))))
        };
        let (own, bodys) = (titles(&all(&case.positions)), titles(&all(&on.positions)));
        let body = called(&d, Entity::Actor(body));
        return Some(format!("its text is {own}, that of {body} is {bodys}"));
    }
    let parts = parts(d, on, case, actors);
    if undertakes && !parts.is_empty() {
        return Some(parts);
    }
    let joined = matches!(first.firmness(), Some(Firmness::Signed | Firmness::Adopted));
    let is_open = joined && first.stance() == Stance::Ready;
    let text = first.instrument().filter(|text| is_open && !is_worded(first, *text))?;
    let kind = d.instrument(text)?.kind.meaning();
    Some(format!("the wording of the {kind} is not held here"))
}

/// Whether a source has of all of its actors that they did not sign its text.
fn has_not_signed(d: Known<'_>, p: Position<'_>) -> bool {
    p.instrument().is_some_and(|text| {
        p.actors().iter().all(|actor| d.took_part(text, *actor, Act::NotSigned))
    })
}

/// Whether a quote of a position has the wording of its text.
fn is_worded(p: Position<'_>, text: InstrumentIx) -> bool {
    p.evidence().any(|quote| {
        quote.hops().next_back().is_some_and(|hop| {
            matches!(hop.mode, Mode::Text | Mode::Direct | Mode::Mixed)
                && hop.who.contains(&Entity::Instrument(text))
        })
    })
}

/// `what it is said to pledge on weather planes stands below`: what a state itself does, could do or declines on
/// topics below, where this case is of the whole.
fn parts(d: Known<'_>, on: &Undertaking, case: &Case, actors: &[ActorIx]) -> String {
    if case.topic != on.topic {
        return String::new();
    }
    let below = on.cases.iter().filter(|one| one.actor == case.actor && one.topic != on.topic);
    let are = one(actors, ["it is", "they are"]);
    let mut told: Vec<String> = Vec::new();
    for case in below {
        let shown = case.positions.first().and_then(|ix| d.position(*ix));
        let what = match shown.map(|p| (p.stance(), p.firmness())) {
            Some((Stance::Commit, Some(Firmness::Pledged))) => "pledge",
            Some((Stance::Commit, _)) => "undertake",
            Some((Stance::Ready, _)) => "be ready to do",
            Some((Stance::Refuse, _)) => "refuse",
            _ => continue,
        };
        let topic = subject(&d, actors, case.topic);
        told.push(format!("what {are} said to {what} on {topic}"));
    }
    let verb = if told.len() == 1 { "stands" } else { "stand" };
    if told.is_empty() { String::new() } else { format!("{} {verb} below", in_a_row(told)) }
}
