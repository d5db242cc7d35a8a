//! Whom the sources name as members of a body, or as not being members: said once, each with the words on which
//! it rests.

use crate::dossier::{ActorIx, Entity, Known, Quote};
use crate::insight::coalition::membership::{denial, evidence};
use crate::insight::coalition::{Coalition, Stated};
use crate::insight::naming::{Joint, called, document, list, publisher, short};
use crate::insight::parties::is_gathering;
use crate::insight::record::actor_with_role;
use crate::text::words::capital;

/// Words of a quote that a sentence repeats, at most.
const MOST_WORDS: usize = 20;

/// `No source here lists the 35 by name. Named as a member: France (“our Coalition”); named as not being a
/// member: the United States.`
pub fn named(d: Known<'_>, of: &Coalition) -> String {
    let met = is_gathering(&d, of.body);
    let all = |is: fn(Stated) -> bool| -> Vec<(ActorIx, Stated)> {
        of.members.iter().copied().filter(|(_, stated)| is(*stated)).collect()
    };
    let members = all(|stated| matches!(stated, Stated::Member(_) | Stated::TookPart(..)));
    let not = all(|stated| matches!(stated, Stated::NotMember(_)));
    let differ = all(|stated| matches!(stated, Stated::Differs(..)));
    let mut told = Vec::new();
    if let Some(number) = number(d, of, members.len() + differ.len()) {
        told.push(format!("No source here lists {number} by name."));
    }
    let mut parts: Vec<String> = Vec::new();
    let mut part = |one: &str, many: &str, who: &[(ActorIx, Stated)]| {
        let as_what = if who.len() == 1 { one } else { many };
        let names: Vec<String> = who.iter().map(|who| with_its_words(d, of.body, *who)).collect();
        if !names.is_empty() {
            parts.push(format!("{as_what}: {}", list(&names, Joint::And)));
        }
    };
    if met {
        part("named as taking part", "named as taking part", &members);
        part("named as not taking part", "named as not taking part", &not);
    } else {
        part("named as a member", "named as members", &members);
        part("named as not being a member", "named as not being members", &not);
    }
    part("named as both, by sources that differ", "named as both, by sources that differ", &differ);
    if parts.is_empty() {
        let as_what = if met { "as taking part" } else { "as a member" };
        told.push(format!("No source names a state {as_what}."));
    } else {
        told.push(capital(&format!("{}.", parts.join("; "))));
    }
    told.join(" ")
}

/// `That France is a member of the Coalition of the Willing rests on “…” (The Paper, 6 January 2026).`
/// None where nothing is stated of it.
pub fn membership(d: Known<'_>, body: ActorIx, state: ActorIx, stated: Stated) -> Option<String> {
    let (is, is_not) = belongs(d, body);
    let who = called(&d, Entity::Actor(state));
    let rests = cite(d, evidence(d, state, stated));
    let denied = cite(d, denial(d, state, stated));
    Some(match stated {
        Stated::Member(_) | Stated::TookPart(..) => format!("That {who} {is} rests on {rests}."),
        Stated::NotMember(_) => format!("That {who} {is_not} rests on {denied}."),
        Stated::Differs(..) => {
            format!("That {who} {is} rests on {rests}; that it {is_not}, on {denied}.")
        }
        Stated::Official(official, _) => {
            let official = actor_with_role(&d, official);
            format!("That {official}, {is} rests on {rests}; of {who} it is not stated.")
        }
        Stated::JoinedText(text, act) => {
            let (text, verb) = (called(&d, Entity::Instrument(text)), act.meaning());
            capital(&format!("{who} {verb} {text} itself; that it {is} is not stated."))
        }
        Stated::NotStated => return None,
    })
}

/// What it is to belong to a body, and not to: one takes part in a meeting, and is among many who have a
/// common name.
fn belongs(d: Known<'_>, body: ActorIx) -> (String, String) {
    if is_gathering(&d, body) {
        return ("took part".to_string(), "did not take part".to_string());
    }
    let body = called(&d, Entity::Actor(body));
    (format!("is a member of {body}"), format!("is not a member of {body}"))
}

fn cite(d: Known<'_>, quote: Option<Quote<'_>>) -> String {
    quote.map_or(String::new(), |quote| {
        format!("{} ({})", short(quote.exact(), MOST_WORDS), document(&d, quote.document()))
    })
}

/// `the 35`, where more are counted than named; numbers that differ, or that are no number, as said.
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
                format!("the {least}")
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

/// `France (“our Coalition”)`: with the words that name the body, where they say whose it is.
fn with_its_words(d: Known<'_>, body: ActorIx, (state, stated): (ActorIx, Stated)) -> String {
    let name = called(&d, Entity::Actor(state));
    let whose = evidence(d, state, stated).and_then(|quote| whose(d, body, quote.exact()));
    whose.map_or(name.clone(), |words| format!("{name} (“{words}”)"))
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
