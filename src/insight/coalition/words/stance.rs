//! Where a state stands beside a body, in words.

use std::collections::BTreeSet;

use super::depends::{in_brackets, texts};
use crate::dossier::terms::{ConditionKind, Firmness, Mode, Stance};
use crate::dossier::{ActorIx, Entity, InstrumentIx, Known, Position};
use crate::insight::coalition::{Against, Case, Undertaking};
use crate::insight::naming::{called, in_a_row, on_topic};
use crate::insight::record::is_elsewhere;
use crate::text::words::capital;

/// One case, without its topic and the full stop.
pub(super) fn told(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> String {
    let actor = capital(&called(&d, Entity::Actor(case.actor)));
    let body = called(&d, Entity::Actor(body));
    let own: Vec<Position<'_>> = case
        .positions
        .iter()
        .filter_map(|ix| d.position(*ix))
        .filter(|p| matches!(p.stance(), Stance::Commit | Stance::Ready))
        .collect();
    let bodys: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    // Who could is told by the words of its record: general ones would read weaker than its quote.
    let ready = own.first().copied().filter(|_| !commits(&own));
    let parts = parts(d, on, case);
    let does = || {
        let limits = limits(d, &own, ready.map_or("", |p| p.summary()));
        match ready {
            Some(p) => {
                format!("{}{limits}; {}", by_its_record(d, case.actor, p), rest(d, p, &parts))
            }
            None if parts.is_empty() => format!("{actor} {}{limits}", verb(&own)),
            None => format!("{actor} {}{limits}; {parts}", verb(&own)),
        }
    };
    // What the body does is not held against one that speaks of a part.
    let beside =
        |words: String| if parts.is_empty() { format!("; {body} {words}") } else { String::new() };
    match case.against {
        Against::Declines => declines(d, case).unwrap_or_else(|| format!("{actor} declines it")),
        Against::Mixed => format!("{actor} undertakes something and declines something"),
        Against::Narrower if commits(&bodys) && !commits(&own) => {
            format!("{}{}", does(), beside("undertakes it".to_string()))
        }
        Against::Narrower => {
            format!("{}{}", does(), beside("undertakes it without that limit".to_string()))
        }
        Against::Limits | Against::Part => does(),
        Against::OtherText => format!(
            "{actor} {} in another text ({}), not in that of {body} ({})",
            verb(&own),
            titles(d, &own),
            titles(d, &bodys)
        ),
        Against::Further if commits(&own) && !commits(&bodys) => {
            format!("{}{}", does(), beside("could or is willing to".to_string()))
        }
        Against::Further => {
            format!("{}{}", does(), beside("does so under limits of its own".to_string()))
        }
        Against::Same => format!("{}{}", does(), beside("takes the same stance".to_string())),
        Against::OtherStance => format!("{actor} {}", other(d, case)),
        Against::SpokenFor => {
            format!(
                "{actor} has no words of its own on record here: only others say what it will do"
            )
        }
        Against::NotAsQuoted => format!(
            "what is on record here of {actor} does not stand in its source as it is quoted"
        ),
        Against::Perhaps => {
            format!("{actor} may have said something on it by then: the dates do not say")
        }
        Against::Silent => format!("{actor} has nothing of its own on record here"),
    }
}

/// The summary of a position without its full stop, so that a sentence can go on; with whose it is,
/// unless it says so.
fn by_its_record(d: Known<'_>, actor: ActorIx, p: Position<'_>) -> String {
    let summary = p.summary().trim().trim_end_matches('.');
    let names = d.actor(actor).map_or(&[][..], |a| a.aliases.as_slice()).iter();
    let name = d.name_of(Entity::Actor(actor));
    // An alias is one of several in a sentence on several: its own name tells whose row it is.
    let aliases = names.map(String::as_str).filter(|_| p.actors().len() == 1);
    if std::iter::once(name).chain(aliases).any(|name| names_it(summary, name)) {
        summary.to_string()
    } else {
        format!("{}: {summary}", capital(&called(&d, Entity::Actor(actor))))
    }
}

/// Whether a name stands in a text, as words of its own.
fn names_it(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|t| !t.ends_with(char::is_alphanumeric));
        let after = text.get(at + name.len()..);
        before && after.is_none_or(|t| !t.starts_with(char::is_alphanumeric))
    })
}

/// What follows on what a state could do: that its undertaking of a part stands below, or that it is a
/// signed text whose wording nobody holds, or that it undertakes nothing.
fn rest(d: Known<'_>, p: Position<'_>, parts: &str) -> String {
    if !parts.is_empty() {
        return parts.to_string();
    }
    let joined = matches!(p.firmness(), Some(Firmness::Signed | Firmness::Adopted));
    let text = p.instrument().filter(|_| joined).filter(|text| !is_worded(p, *text));
    match text.and_then(|text| d.instrument(text)) {
        Some(text) => {
            format!("the wording of the {} is not held here", text.kind.meaning())
        }
        None => "it undertakes nothing there".to_string(),
    }
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

/// `its pledge, on ground troops, stands below`: what a state itself does, could do or declines on
/// topics below, where this case is of the whole.
fn parts(d: Known<'_>, on: &Undertaking, case: &Case) -> String {
    if case.topic != on.topic {
        return String::new();
    }
    let below = on.cases.iter().filter(|one| one.actor == case.actor && one.topic != on.topic);
    let mut told: Vec<String> = Vec::new();
    for one in below {
        let shown = one.positions.first().and_then(|ix| d.position(*ix));
        let what = match shown.map(|p| (p.stance(), p.firmness())) {
            Some((Stance::Commit, Some(Firmness::Pledged))) => "its pledge",
            Some((Stance::Commit, _)) => "its undertaking",
            Some((Stance::Ready, _)) => "what it could do",
            Some((Stance::Refuse, _)) => "its refusal",
            _ => continue,
        };
        let topic = on_topic(&d, one.topic);
        // A name of several capitals, as `US troops`, stays as it is.
        let is_name = topic.chars().nth(1).is_none_or(char::is_uppercase);
        let topic = if is_name { topic } else { uncapital(&topic) };
        told.push(format!("{what}, on {topic},"));
    }
    let verb = if told.len() == 1 { "stands" } else { "stand" };
    if told.is_empty() { String::new() } else { format!("{} {verb} below", in_a_row(told)) }
}

/// A text with a small letter at its beginning.
fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("{first}{}", letters.as_str())
}

/// What it declines, by the words of its record: `Italy refuses to send soldiers to Ukraine`.
fn declines(d: Known<'_>, case: &Case) -> Option<String> {
    /// What is done with a refusal by whoever goes on refusing.
    const KEPT: [&str; 8] = [
        "reiterated",
        "repeated",
        "reaffirmed",
        "confirmed",
        "maintained",
        "restated",
        "announced",
        "declared",
    ];
    let mut all = case.positions.iter().filter_map(|ix| d.position(*ix));
    let p = all.find(|p| p.stance() == Stance::Refuse)?;
    let told = by_its_record(d, case.actor, p);
    let plain = KEPT.iter().find_map(|verb| {
        let (who, what) = told.split_once(&format!(" {verb} its refusal to "))?;
        Some(format!("{who} refuses to {what}"))
    });
    Some(plain.unwrap_or(told))
}

/// A stance that neither undertakes nor declines, and that it does neither.
fn other(d: Known<'_>, case: &Case) -> String {
    let shown = case.positions.first().and_then(|ix| d.position(*ix)).map(|p| p.stance());
    match shown {
        Some(Stance::Abstain) => {
            "took part and did not join; not to join is not to refuse".to_string()
        }
        Some(Stance::Noncommittal) => {
            "neither confirms nor denies it, or avoids it; that is no refusal".to_string()
        }
        Some(Stance::Endorse) => "praises it, but undertakes nothing".to_string(),
        Some(stance) => format!("{}, and neither undertakes nor declines it", stance.meaning()),
        None => "takes a stance that neither undertakes nor declines it".to_string(),
    }
}

fn commits(all: &[Position<'_>]) -> bool {
    all.iter().any(|p| p.stance() == Stance::Commit)
}

fn verb(all: &[Position<'_>]) -> &'static str {
    let also = all.iter().any(|p| p.stance() == Stance::Ready);
    match (commits(all), also) {
        (true, true) => "undertakes it, and elsewhere says only that it could or is willing to",
        (true, false) => "undertakes it",
        (false, _) => "could do so or is willing to, but undertakes nothing",
    }
}

/// What limits an undertaking: its own conditions, a place elsewhere, and what its text depends on.
/// A condition that is told already, in `told`, is not told twice.
fn limits(d: Known<'_>, all: &[Position<'_>], told: &str) -> String {
    let mut limits: Vec<String> = Vec::new();
    let mut all_limited = true;
    for p in all {
        let mut limited = false;
        for condition in p.conditions().filter(|c| c.kind != ConditionKind::Trigger) {
            limited = true;
            if told.contains(condition.text) {
                continue;
            }
            let kind = match condition.kind {
                ConditionKind::Approval => "subject to approval".to_string(),
                kind => format!("with a {}", kind.name().to_lowercase()),
            };
            limits.push(format!("{kind} ({})", condition.text));
        }
        if is_elsewhere(&d, *p) {
            limited = true;
            let place = d.topic(p.topic()).and_then(|t| t.place.as_deref()).unwrap_or_default();
            // `…, not in Ukraine` is often in its words already.
            if !told.contains(&format!("not in {place}")) {
                limits.push(format!("not in {place}"));
            }
        }
        let shared = in_brackets(d, *p);
        if !shared.is_empty() {
            limits.push(format!("in a text with a precondition ({shared})"));
            limited = true;
        }
        all_limited &= limited;
    }
    let mut seen = BTreeSet::new();
    limits.retain(|limit| seen.insert(limit.clone()));
    match (limits.is_empty(), all_limited) {
        (true, _) => String::new(),
        (false, true) => format!(", {}", in_a_row(limits)),
        // One of its statements has none of it.
        (false, false) => format!(", partly {}", in_a_row(limits)),
    }
}

fn titles(d: Known<'_>, all: &[Position<'_>]) -> String {
    in_a_row(texts(all).into_iter().map(|ix| called(&d, Entity::Instrument(ix))))
}
