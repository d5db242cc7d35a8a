//! Whom the sources name as members of a body, or as not being members: said once, in the words on which it
//! rests and as those of whoever has them. That somebody is a member is nowhere said by us.

use crate::dossier::terms::Mode;
use crate::dossier::{ActorIx, Entity, Known, Quote};
use crate::insight::coalition::membership::{denial, evidence};
use crate::insight::coalition::{Coalition, Stated};
use crate::insight::naming::{Joint, all_called, called, document, list, publisher, short};
use crate::insight::parties::is_gathering;
use crate::insight::record::actor_with_role;
use crate::text::words::capital;

/// Words of a quote that a sentence repeats, at most.
const MOST_WORDS: usize = 40;

/// `No source here lists the 35 member countries by name. On who is a member: Arland: Ann Moor says “our Coalition” (The Paper);
/// the United Isles: The Post writes “it is not part of the Coalition”.`
pub fn named(d: Known<'_>, of: &Coalition) -> String {
    let all = named_states(of);
    let mut told: Vec<String> = listed(d, of).into_iter().collect();
    if is_gathering(&d, of.body) {
        let mut parts: Vec<String> = Vec::new();
        for (as_what, is) in [
            (
                "sources here name some who took part, which is not to sign",
                is_in as fn(Stated) -> bool,
            ),
            ("named as not taking part", is_out),
            ("named as both, by sources that differ", differs),
        ] {
            let who: Vec<ActorIx> =
                all.iter().filter(|(_, stated)| is(*stated)).map(|(who, _)| *who).collect();
            if !who.is_empty() {
                parts.push(format!("{as_what}: {}", all_called(&d, &who)));
            }
        }
        if !parts.is_empty() {
            told.push(capital(&format!("{}.", parts.join("; "))));
        }
        return told.join(" ");
    }
    // States of which the same words are said are told together.
    let mut groups: Vec<(String, Vec<ActorIx>)> = Vec::new();
    for (state, stated) in all {
        let words = both(d, state, stated).map(|quote| in_words(d, of.body, quote, false));
        let words = words.collect::<Vec<_>>().join(", but ");
        match groups.iter_mut().find(|(other, _)| *other == words) {
            Some((_, states)) => states.push(state),
            None => groups.push((words, vec![state])),
        }
    }
    let groups = groups.into_iter();
    let groups: Vec<String> =
        groups.map(|(words, states)| format!("{}: {words}", all_called(&d, &states))).collect();
    if !groups.is_empty() {
        told.push(format!("On who is a member: {}.", groups.join("; ")));
    }
    told.join(" ")
}

/// What must be known before any membership is told: `No source here lists the 35 member countries by name.` None where nothing is
/// left open.
pub fn listed(d: Known<'_>, of: &Coalition) -> Option<String> {
    let all = named_states(of);
    let named = all.iter().filter(|(_, stated)| !is_out(*stated)).count();
    let number = number(d, of, named);
    match (number, all.is_empty()) {
        (Some(number), _) => Some(format!("No source here lists {number} by name.")),
        (None, true) if is_gathering(&d, of.body) => {
            Some("No source on record here names a state as taking part.".to_string())
        }
        (None, true) => Some("No source on record here names a state as a member.".to_string()),
        (None, false) => None,
    }
}

/// The states of which themselves something is said.
fn named_states(of: &Coalition) -> Vec<(ActorIx, Stated)> {
    let is_named = |stated: Stated| is_in(stated) || is_out(stated) || differs(stated);
    of.members.iter().copied().filter(|(_, stated)| is_named(*stated)).collect()
}

const fn is_in(stated: Stated) -> bool {
    matches!(stated, Stated::Member(_) | Stated::TookPart(..))
}

const fn is_out(stated: Stated) -> bool {
    matches!(stated, Stated::NotMember(_))
}

const fn differs(stated: Stated) -> bool {
    matches!(stated, Stated::Differs(..))
}

/// `As to whether Arland is a member of the Coalition of the North, Ann Moor says “…” (The Paper, 3 May
/// 2030).` None where nothing is stated of it.
pub fn membership(d: Known<'_>, body: ActorIx, state: ActorIx, stated: Stated) -> Option<String> {
    let is = belongs(d, body);
    let who = called(&d, Entity::Actor(state));
    let words = both(d, state, stated).map(|quote| in_words(d, body, quote, true));
    let words = words.collect::<Vec<_>>().join("; but ");
    Some(match stated {
        Stated::Member(_) | Stated::TookPart(..) | Stated::NotMember(_) | Stated::Differs(..) => {
            format!("As to whether {who} {is}, {words}.")
        }
        Stated::Official(official, _) => {
            let official = actor_with_role(&d, official);
            format!("As to whether {official}, {is}, {words}; of {who} it is not stated.")
        }
        Stated::JoinedText(text, act) => {
            let (text, verb) = (called(&d, Entity::Instrument(text)), act.meaning());
            capital(&format!("{who} {verb} {text} itself; that it {is} is not stated."))
        }
        Stated::NotStated => return None,
    })
}

/// The words for a membership, then those against it.
fn both(d: Known<'_>, state: ActorIx, stated: Stated) -> impl Iterator<Item = Quote<'_>> {
    evidence(d, state, stated).into_iter().chain(denial(d, state, stated))
}

/// Whose the words are, and the words: with their day and as many as a sentence holds, or in short those that
/// say whose the body is.
fn in_words(d: Known<'_>, body: ActorIx, quote: Quote<'_>, is_whole: bool) -> String {
    let report =
        if is_whole { document(&d, quote.document()) } else { publisher(&d, quote.document()) };
    let hop = quote.hops().next_back();
    let names = hop.map(|hop| {
        let names: Vec<String> = hop.who.iter().map(|who| called(&d, *who)).collect();
        (hop.mode, list(&names, Joint::And), names.len())
    });
    match names {
        Some((Mode::Direct, names, many)) => {
            let cut = whose(d, body, quote.exact()).filter(|_| !is_whole);
            let words = short(cut.unwrap_or(quote.exact()), MOST_WORDS);
            let says = if many == 1 { "says" } else { "say" };
            format!("{names} {says} {words} ({report})")
        }
        Some((Mode::Indirect | Mode::Mixed, names, _)) => {
            let told = called(&d, Entity::Document(quote.document()));
            let comma = if is_whole { "," } else { "" };
            let words = short(quote.exact(), MOST_WORDS);
            // A document that speaks for itself cites nobody.
            if names == told {
                format!("{report}{comma} writes {words}")
            } else {
                format!("{report}, citing {names}, writes {words}")
            }
        }
        _ => {
            let comma = if is_whole { "," } else { "" };
            format!("{report}{comma} writes {}", short(quote.exact(), MOST_WORDS))
        }
    }
}

/// What it is to belong to a body: one takes part in a meeting, and is among many who have a common name.
fn belongs(d: Known<'_>, body: ActorIx) -> String {
    if is_gathering(&d, body) {
        return "took part".to_string();
    }
    format!("is a member of {}", called(&d, Entity::Actor(body)))
}

/// `the 35 member countries`, where more are counted than named; numbers that differ, or that are no number, as said.
fn number(d: Known<'_>, of: &Coalition, named: usize) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for p in of.counts.iter().filter_map(|ix| d.position(*ix)) {
        let Some(number) = p.quantity() else { continue };
        let least = number.min.or(number.max)?;
        if least <= f64::from(u32::try_from(named).unwrap_or(u32::MAX)) {
            return None;
        }
        let words = match number.max {
            Some(most) if (most - least).abs() < f64::EPSILON && of.counts.len() == 1 => {
                let said = number.as_said.trim();
                if said.starts_with("the ") {
                    said.to_string()
                } else {
                    format!("the {least} {}", number.unit)
                }
            }
            _ => {
                let by = p.evidence().next().map(|quote| publisher(&d, quote.document()));
                format!("the “{}” ({})", number.as_said, by.unwrap_or_default())
            }
        };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    (!said.is_empty()).then(|| list(&said, Joint::Or))
}

/// `our Coalition`, in a quote: a name of the body behind a word that makes it somebody's.
fn whose<'q>(d: Known<'_>, body: ActorIx, exact: &'q str) -> Option<&'q str> {
    const OWN: [&str; 6] = ["our", "my", "its", "their", "his", "her"];
    let actor = d.actor(body)?;
    let names = std::iter::once(&actor.name).chain(&actor.aliases);
    names.filter(|name| !name.is_empty()).find_map(|name| {
        let at = exact.find(name.as_str())?;
        let before = exact.get(..at)?.trim_end();
        let word = before.rsplit(char::is_whitespace).next()?;
        let is_own = OWN.contains(&word.to_lowercase().as_str());
        let start = before.len() - word.len();
        exact.get(start..at + name.len()).filter(|_| is_own)
    })
}
