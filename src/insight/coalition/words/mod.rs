//! The body minus its members, in sentences. None reads stronger than the data: what a body undertakes
//! is never put down to a member, and silence is not refusal.

mod depends;
mod joined;
mod members;
mod rests;
mod stance;
#[cfg(test)]
mod tests;
mod voices;

use std::collections::BTreeSet;

pub use depends::{Remark, remarks};
pub use members::{listed, membership, named};
pub use rests::{counts_rest_on, silence_rests_on, undertaking_rests_on};

use crate::dossier::terms::{Firmness, Stance};
use crate::dossier::{ActorIx, Entity, Known, Position};
use crate::insight::coalition::{Against, Case, Undertaking};
use crate::insight::diff::said::{When, said_apart};
use crate::insight::naming::{all_called, called, on_topic};
use crate::insight::parties::is_gathering;
use crate::text::words::{capital, closed};

/// What must be known before anything is read out of a body beside states.
pub fn note(d: Known<'_>, body: ActorIx) -> String {
    let (what, listed) = if is_gathering(&d, body) {
        (
            "To take part is not to commit oneself",
            "as having come to it, or as having signed a text or not signed it,",
        )
    } else {
        (
            "Membership is not a commitment",
            "as members, as having come to a meeting, or as having joined a text or not joined it,",
        )
    };
    let body = called(&d, Entity::Actor(body));
    format!(
        "{what}: what is undertaken by {body} is not counted as any state's own. Silence is not refusal. Listed below are \
         states that a source names {listed} and states on record here under the same headings; no others."
    )
}

/// What is said of an undertaking beside which no state stands.
pub const NOBODY: &str = "No state is listed here: none is on record as a member, as having joined the text or come to the meeting, \
     or with anything on this.";

/// Some cases that are told together, in one sentence.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    pub cases: Vec<&'c Case>,
    pub sentence: String,
}

/// What the body undertakes on one topic, and what its text depends on.
pub fn undertaking(d: Known<'_>, body: ActorIx, on: &Undertaking) -> String {
    let all: Vec<Position<'_>> = on.positions.iter().filter_map(|ix| d.position(*ix)).collect();
    let Some(first) = all.first() else { return String::new() };
    let name = capital(&called(&d, Entity::Actor(body)));
    let said = said_apart(d, *first, When::Open);
    let how = how(*first, &said).map_or(String::new(), |how| format!(" ({how})"));
    let mut told = format!("{name}{how}: {}", closed(&said));
    // To have joined a text is done, whatever the text depends on.
    let texts = match joined::text(d, body, on) {
        Some(_) => BTreeSet::new(),
        None => depends::texts(&all),
    };
    for text in texts {
        for sentence in depends::sentences(d, text, &all) {
            told.push(' ');
            told.push_str(&sentence);
        }
    }
    told
}

/// How firm an undertaking of the body is, in plain words; nothing where what is said of it says so.
fn how(p: Position<'_>, said: &str) -> Option<&'static str> {
    let (sign, words) = match (p.stance(), p.firmness()?) {
        (Stance::Commit, Firmness::Binding) => {
            ("binding", "a commitment described as legally binding")
        }
        (Stance::Commit, Firmness::Signed) => {
            ("signed", "a commitment in a text recorded here as signed")
        }
        (Stance::Commit, Firmness::Adopted) => {
            ("adopted", "a commitment in a text recorded here as adopted")
        }
        (Stance::Commit, Firmness::Pledged) => ("pledge", "a pledge, unsigned"),
        (Stance::Commit, _) => ("commit", "a commitment"),
        (Stance::Ready, Firmness::Signed) => {
            ("signed", "in a text recorded here as signed, and no commitment")
        }
        (Stance::Ready, Firmness::Adopted) => {
            ("adopted", "in a text recorded here as adopted, and no commitment")
        }
        (Stance::Ready, _) => ("could", "what it could do or is willing to, and no commitment"),
        _ => return None,
    };
    (!said.to_lowercase().contains(sign)).then_some(words)
}

/// Cases as they are told: in their order, those of which a source says the same together, and those that are
/// silent together at the end.
pub fn lines<'c>(
    d: Known<'_>,
    body: ActorIx,
    on: &Undertaking,
    mut cases: Vec<&'c Case>,
) -> Vec<Line<'c>> {
    cases.sort_by_key(|case| case.order(on));
    let (silent, told): (Vec<&Case>, Vec<&Case>) =
        cases.into_iter().partition(|case| case.against == Against::Silent);
    let mut groups: Vec<Vec<&'c Case>> = Vec::new();
    for case in told {
        let is_alike = |all: &&mut Vec<&'c Case>| {
            all.first().is_some_and(|one| stance::are_alike(d, on, one, case))
        };
        match groups.iter_mut().find(is_alike) {
            Some(all) => all.push(case),
            None => groups.push(vec![case]),
        }
    }
    let told = groups.into_iter();
    let mut lines: Vec<Line<'c>> =
        told.map(|cases| Line { sentence: together(d, body, on, &cases), cases }).collect();
    if !silent.is_empty() {
        lines.push(Line { sentence: silence(d, body, on, &silent), cases: silent });
    }
    lines
}

/// One case: `Weather planes (listed under the weather service): Ostria reiterated its refusal to send planes …`
pub fn sentence(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> String {
    if case.against == Against::Silent {
        return silence(d, body, on, &[case]);
    }
    together(d, body, on, &[case])
}

/// Cases that are alike, in one sentence.
fn together(d: Known<'_>, body: ActorIx, on: &Undertaking, cases: &[&Case]) -> String {
    let Some(case) = cases.first() else { return String::new() };
    let under = if case.topic == on.topic {
        as_a_whole(on, case.actor).to_string()
    } else {
        format!(" (listed under {})", on_topic(&d, on.topic))
    };
    let topic = d.name_of(Entity::Topic(case.topic));
    format!("{topic}{under}: {}", closed(&capital(&stance::told(d, body, on, cases))))
}

/// Silent states of one undertaking in one sentence. Where the body joined a text, it is told with whom
/// its sources name instead.
fn silence(d: Known<'_>, body: ActorIx, on: &Undertaking, cases: &[&Case]) -> String {
    let topic = d.name_of(Entity::Topic(on.topic));
    let who = |drafted: bool| -> Vec<ActorIx> {
        cases.iter().filter(|case| case.drafted == drafted).map(|case| case.actor).collect()
    };
    let (silent, drafted) = (who(false), who(true));
    let mut told: Vec<String> = Vec::new();
    if let Some(text) = joined::text(d, body, on) {
        let all: Vec<ActorIx> = cases.iter().map(|case| case.actor).collect();
        told.extend(joined::sentences(d, body, text, &all));
    } else if !silent.is_empty() {
        let (has, own) = if silent.len() == 1 { ("has", "its") } else { ("have", "their") };
        // Whether the body speaks for its members is not ours to say.
        told.push(format!(
            "{} {has} nothing of {own} own on record here under this heading; silence is not refusal.",
            capital(&all_called(&d, &silent))
        ));
    }
    if !drafted.is_empty() {
        let who = all_called(&d, &drafted);
        told.push(format!("Of {who} only a draft speaks, which never counts."));
    }
    format!("{topic}: {}", told.join(" "))
}

/// What a state says on topics below is told apart: what it says on the topic is of the whole.
fn as_a_whole(on: &Undertaking, actor: ActorIx) -> &'static str {
    let has_parts = on.cases.iter().any(|case| case.actor == actor && case.topic != on.topic);
    if has_parts { " as a whole" } else { "" }
}
