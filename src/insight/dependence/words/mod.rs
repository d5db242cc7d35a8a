//! What has no other source than a document, in sentences. That a document is set aside does not make untrue
//! what it says, and no sentence here says so.

mod occasion;

use std::collections::BTreeSet;

use crate::dossier::terms::{Act, InstrumentKind, LinkKind, Mode, Stance};
use crate::dossier::{
    ActorIx, DocumentIx, Dossier, Entity, InstrumentIx, Known, Membership, Position, PositionIx,
    speaks_for,
};
use crate::insight::conflicts::counts_nobodys;
use crate::insight::dependence::{Fall, Hang, Part};
use crate::insight::naming::{
    Joint, all_called, called, count, document, in_a_row, list, names, quoting, self_of, short,
};
use crate::insight::parties::is_gathering;
use crate::insight::subject::{names_one_of, subject};
use crate::text::words::{capital, closed};
use occasion::{named_occasion, occasion};

/// Words of a quote that a sentence repeats, at most: as many as a quote should have.
const MOST_WORDS: usize = 60;

/// `one document only`, `every quote through an unnamed source`: what a reader must know of what a
/// position hangs on.
pub fn clauses(hang: Hang) -> Vec<String> {
    let mut clauses = Vec::new();
    if hang.document.is_some() {
        clauses.push("one document only".to_string());
    }
    clauses.extend(unnamed(hang));
    match (hang.proved, hang.quotes) {
        (0, _) => clauses.push("no quote proved".to_string()),
        (1, 1) => clauses.push("its one quote proved".to_string()),
        (1, all) => clauses.push(format!("one proved quote of {all}")),
        _ => {}
    }
    clauses
}

/// That every quote came through somebody without a name; `None` where one did not.
pub fn unnamed(hang: Hang) -> Option<String> {
    let through = match hang.unnamed {
        0 => return None,
        1 => "through an unnamed source".to_string(),
        n => format!("through {n} unnamed sources"),
    };
    let all = if hang.quotes == 1 { "" } else { "every quote " };
    Some(format!("{all}{through}"))
}

/// `If The Paper, 3 May 2030, is set aside, 12 entries here have no source left; 3 more lose one of several sources; and
/// 1 report of who signed a text is lost with it.`
pub fn sentence(d: &Dossier, fall: &Fall) -> String {
    let source = document(d, fall.document);
    let disowned: BTreeSet<PositionIx> = fall.disowned.iter().map(|(ix, _)| *ix).collect();
    let mut told: Vec<String> = Vec::new();
    for (n, one, many) in [
        (fall.alone.len(), NO_SOURCE[0], NO_SOURCE[1]),
        (fall.weakened.len(), "loses one of several sources", "lose one of several sources"),
        (
            disowned.len(),
            "then rests on the word of others alone: it tells what a text says for those who joined it, and no other document here says that the actor did",
            "then rest on the word of others alone: they tell what a text says for those who joined it, and no other document here says that the actors did",
        ),
    ] {
        let what = match (told.is_empty(), n) {
            (_, 0) => continue,
            (true, n) => count(n, "entry here", "entries here"),
            (false, n) => format!("{n} more"),
        };
        told.push(format!("{what} {}", if n == 1 { one } else { many }));
    }
    let listed = in_a_row(counted(d, &fall.parts));
    let [has, have] =
        if told.is_empty() { NO_SOURCE } else { ["is lost with it", "are lost with it"] };
    match fall.parts.len() {
        0 => {}
        1 => told.push(format!("{listed} {has}")),
        _ => told.push(format!("{listed} {have}")),
    }
    let told = match told.as_slice() {
        [] => return format!("Nothing that is held here rests on {source}."),
        [only] => only.clone(),
        [one, other] => format!("{one}, and {other}"),
        [first @ .., last] => format!("{}; and {last}", first.join("; ")),
    };
    format!("If {source}, is set aside, {told}.")
}

const NO_SOURCE: [&str; 2] = ["has no source left", "have no source left"];

/// What goes beside positions, counted by what it is about: `2 reports of who signed a text or attended a meeting`.
fn counted(d: &Dossier, parts: &[Part]) -> Vec<String> {
    let done = done(d, parts);
    let kinds = [
        ("act", format!("report of who {done}"), format!("reports of who {done}")),
        (
            "precondition",
            "report of what a text depends on".into(),
            "reports of what texts depend on".into(),
        ),
        (
            "membership",
            "report of who belongs to a body".into(),
            "reports of who belongs to a body".into(),
        ),
        (
            "non-membership",
            "report of who does not belong to a body".into(),
            "reports of who does not belong to a body".into(),
        ),
        ("condition", "limit on a statement".into(), "limits on statements".into()),
        (
            "link",
            "remark on how two entries compare".into(),
            "remarks on how two entries compare".into(),
        ),
    ];
    let each = kinds.iter().map(|(label, one, many)| {
        (parts.iter().filter(|part| part.label() == *label).count(), one, many)
    });
    let some = each.filter(|(n, ..)| *n > 0);
    some.map(|(n, one, many)| count(n, one, many)).collect()
}

/// `signed or adopted a text or attended a meeting`: what was done in those of some parts that are acts.
fn done(d: &Dossier, parts: &[Part]) -> String {
    let acts: Vec<Act> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Act(ix, n, _) => Some(d.instrument(*ix)?.participation.get(*n)?.act),
            _ => None,
        })
        .collect();
    let of = |some: &[Act], what: &str| -> Option<String> {
        let there = some.iter().filter(|act| acts.contains(act));
        let verbs: Vec<String> = there.map(|act| act.meaning().to_string()).collect();
        (!verbs.is_empty()).then(|| format!("{} {what}", list(&verbs, Joint::Or)))
    };
    let all = [
        of(&[Act::Signed, Act::Adopted, Act::NotSigned], "a text"),
        of(&[Act::Attended, Act::Host], "a meeting"),
    ];
    list(&all.into_iter().flatten().collect::<Vec<String>>(), Joint::Or)
}

/// What a part says, and the document on which that rests with its words: `That Arland signed the Accord rests on The
/// Paper, 3 May 2030, alone: “…”.` Of the documents that are held: the page says so.
pub fn part_in_words(d: Known<'_>, part: &Part) -> String {
    let what = match part {
        Part::Act(ix, n, actors) => {
            let act = d.instrument(*ix).and_then(|text| text.participation.get(*n)).map(|p| p.act);
            let did = act.map(|act| did(d, *ix, act)).unwrap_or_default();
            // That the participants in a meeting attended it goes without saying.
            let is_gathering = |actor: &ActorIx| {
                matches!(act, Some(Act::Attended | Act::Host)) && is_gathering(&d, *actor)
            };
            let named: Vec<ActorIx> =
                actors.iter().copied().filter(|actor| !is_gathering(actor)).collect();
            let who = if named.is_empty() { actors } else { &named };
            let verb = match (act, who.as_slice()) {
                // A source may say it in other words, as that a meeting brings somebody together.
                (Some(Act::Attended | Act::Host), [one]) if self_of(&d, *one) != " themselves" => {
                    "is recorded here as having "
                }
                (Some(Act::Attended | Act::Host), _) => "are recorded here as having ",
                _ => "",
            };
            format!("That {} {verb}{did}", all_called(&d, who))
        }
        Part::Precondition(ix, n) => {
            let shared = d.instrument(*ix).and_then(|text| text.preconditions.get(*n));
            let on = shared.map_or("this", |shared| shared.text.trim());
            let text = called(&d, Entity::Instrument(*ix));
            let topics = shared.map_or(&[][..], |shared| &shared.topics);
            let topics = topics.iter().map(|topic| subject(&d, &[], *topic));
            let topics: Vec<String> = topics.collect();
            let of = match topics.as_slice() {
                [] => String::new(),
                topics => format!(" on {}", list(topics, Joint::And)),
            };
            format!("That {text}{of} is recorded here as subject to {on}")
        }
        Part::Membership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.member_of.get(*n));
            format!("That {}", member(d, *ix, entry, true))
        }
        Part::NonMembership(ix, n) => {
            let entry = d.actor(*ix).and_then(|a| a.not_member_of.get(*n));
            format!("That {}", member(d, *ix, entry, false))
        }
        Part::Condition(ix, n) => {
            let p = d.position(*ix);
            let condition = p.and_then(|p| p.conditions().nth(*n));
            let (kind, text) = condition.map_or(("", ""), |c| (c.kind.name(), c.text));
            let kind = kind.to_lowercase();
            let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            let of = p.map(|p| statement(d, p)).unwrap_or_default();
            format!("That {of} has {article} {kind} ({text})")
        }
        Part::Link(ix, n) => {
            let p = d.position(*ix);
            let link = p.and_then(|p| p.links().find(|link| link.number == *n));
            let remark = p.zip(link).map(|(p, link)| compared(d, p, link.kind, link.to));
            let remark = format!("The record notes that {}", remark.unwrap_or_default());
            // What the two say, and so why a third source is quoted, its author wrote down.
            match link.and_then(|link| link.why) {
                Some(why) => format!("{} {}", closed(&remark), why.trim()),
                None => remark,
            }
        }
    };
    let Some(quote) = part.quotes(d).into_iter().find_map(|ix| d.quote(ix)) else {
        return closed(&capital(&what));
    };
    let (source, words) = (document(&d, quote.document()), short(quote.exact(), MOST_WORDS));
    // “Our Coalition” is nobody's without.
    let by = quoting(&d, quote, |who| quote.exact().contains(d.name_of(who)));
    let by = by.map_or(String::new(), |by| format!(", {by}"));
    let told = match part {
        // Who compares what with what comes first: what the remark rests on is not what it is about.
        Part::Link(..) => {
            let what = closed(&what);
            let only = "Besides the quotes of what it compares, this remark rests on";
            format!("{what} {only} {source}, alone{by}")
        }
        _ => format!("{what} rests on {source}, alone{by}"),
    };
    closed(&format!("{told}: {words}"))
}

/// What a link says of two entries, never more than that it says so: of a final text we have reports alone. Each is told
/// with where it stands.
fn compared(d: Known<'_>, p: Position<'_>, kind: LinkKind, to: Entity) -> String {
    let of = reported(d, p);
    let final_text = || match to {
        Entity::Instrument(_) => called(&d, to),
        _ => "the final text".to_string(),
    };
    let how = match kind {
        LinkKind::OmittedInFinal => {
            return format!("{}, as reported, does not explicitly mention {of}", final_text());
        }
        LinkKind::WeakenedInFinal => {
            return format!("{}, as reported, may say less than {of}", final_text());
        }
        LinkKind::DiffersInScope => "may differ in scope from",
        LinkKind::DiffersInDenominator => {
            let of_both = [Some(p), position(d, to)];
            let is_open = of_both.into_iter().flatten().any(counts_nobodys);
            if is_open { "may count other things than" } else { "counts other things than" }
        }
        LinkKind::Contradicts => "contradicts",
        LinkKind::Corroborates => "agrees with",
        LinkKind::SameUtterance => "is taken to be one utterance with",
        LinkKind::Supersedes => "replaces",
        LinkKind::Answers => "answers",
    };
    format!("{of} {how} {}", target(d, to))
}

/// `signed what is recorded here as the Accord`, `attended the meeting at which the Accord was made`.
fn did(d: Known<'_>, ix: InstrumentIx, act: Act) -> String {
    if matches!(act, Act::Signed | Act::Adopted | Act::NotSigned) {
        // The source may call it something else.
        let text = called(&d, Entity::Instrument(ix));
        return format!("{} what is recorded here as {text}", act.meaning());
    }
    let hosted = act == Act::Host;
    let (text, kind) = (called(&d, Entity::Instrument(ix)), d.instrument(ix).map(|text| text.kind));
    let occasion = match kind {
        Some(
            InstrumentKind::Treaty
            | InstrumentKind::Declaration
            | InstrumentKind::LetterOfIntent
            | InstrumentKind::JointStatement,
        ) => {
            let verb = if hosted { "hosted" } else { "attended" };
            return format!("{verb} the meeting at which {text} was made");
        }
        // What was only said is named after its occasion, or has none but itself.
        _ => match (occasion(&text), kind) {
            (Some(occasion), _) => format!("the {occasion} named in"),
            (None, Some(InstrumentKind::Interview)) => "the interview".to_string(),
            (None, _) => "the meeting behind".to_string(),
        },
    };
    let verb = match (hosted, kind) {
        (true, _) => "hosted",
        (false, Some(InstrumentKind::Interview)) => "taken part in",
        (false, _) => "attended",
    };
    match named_occasion(&text) {
        Some(named) => format!("{verb} the {named}"),
        None => format!("{verb} {occasion} “{text}”"),
    }
}

/// `Arland is recorded here as a member of the Coalition of the North`: what the quote says of it stands behind.
fn member(d: Known<'_>, actor: ActorIx, entry: Option<&Membership>, is: bool) -> String {
    let Some(entry) = entry else { return String::new() };
    let who = called(&d, Entity::Actor(actor));
    let body = called(&d, Entity::Actor(entry.body));
    let is_many = is_gathering(&d, entry.body) || self_of(&d, entry.body) == " themselves";
    let how = match (is_many, is) {
        (true, true) => "among",
        (true, false) => "as not among",
        (false, true) => "as a member of",
        (false, false) => "as no member of",
    };
    format!("{who} is recorded here {how} {body}")
}

/// What a link leads to, as people know it: a position by whom it is of, on what, and who reports it.
fn target(d: Known<'_>, to: Entity) -> String {
    match to {
        Entity::Position(_) => position(d, to).map_or(String::new(), |p| reported(d, p)),
        other => called(&d, other),
    }
}

fn position(d: Known<'_>, of: Entity) -> Option<Position<'_>> {
    match of {
        Entity::Position(ix) => d.position(ix),
        _ => None,
    }
}

/// `the statement of Arland on ships (The Paper, 3 May 2030)`.
fn reported(d: Known<'_>, p: Position<'_>) -> String {
    format!("{} ({})", statement(d, p), reports(d, p))
}

/// `the statement of Arland on ships`; where they only did something, or others speak of them, `what is reported of
/// Arland on ships`.
fn statement(d: Known<'_>, p: Position<'_>) -> String {
    let (who, topic) = (all_called(&d, p.actors()), subject(&d, p.actors(), p.topic()));
    let is_said = p.stance() != Stance::Expected
        && p.evidence().filter_map(|quote| quote.hops().next_back()).any(|hop| {
            matches!(hop.mode, Mode::Direct | Mode::Mixed | Mode::Indirect)
                && hop.who.iter().any(|who| match who {
                    Entity::Actor(said) => p.actors().iter().any(|a| speaks_for(&d, *said, *a)),
                    _ => false,
                })
        });
    match (p.is_draft(), is_said) {
        (true, _) if names_one_of(&d, p.actors(), &topic) => {
            format!("what a draft says on {topic}")
        }
        (true, _) => format!("what a draft says of {who} on {topic}"),
        (false, true) => format!("the statement of {who} on {topic}"),
        (false, false) => format!("what is reported of {who} on {topic}"),
    }
}

/// The documents in which a position stands, by publisher and date, each once.
pub fn reports(d: Known<'_>, p: Position<'_>) -> String {
    let mut documents: Vec<DocumentIx> = p.evidence().map(|quote| quote.document()).collect();
    documents.sort_unstable();
    documents.dedup();
    in_a_row(documents.into_iter().map(|ix| document(&d, ix)))
}

/// `Arland and United Isles, Weather planes`.
pub fn who_and_what(d: Known<'_>, p: Position<'_>) -> String {
    format!("{}, {}", names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())))
}

#[cfg(test)]
mod tests;
