//! Conflicts in sentences: what lies between two statements, why, and both in their own words.

use crate::dossier::terms::{Act, ActorKind, Mode};
use crate::dossier::{
    ActorIx, Dossier, Entity, Hop, InstrumentIx, Known, Position, PositionIx, Precondition, Quote,
};
use crate::insight::conflicts::{Conflict, Kind, Side, quotes_of};
use crate::insight::denial::names_in_words;
use crate::insight::marks::told;
use crate::insight::naming::{all_called, called, in_a_row, on_topic, self_of, short};
use crate::insight::parties::beside;
use crate::insight::translation::{bracketed, figures, words_of};
use crate::text::words::{capital, closed};

/// Words of a quote that a sentence repeats, at most: as many as a quote should have, so that its end is not lost.
const MOST_WORDS: usize = 60;

/// The conflict in sentences: `No contradiction, different things counted: … Arland, in The Gazette:
/// “several thousand”. …`
pub fn sentence(d: Known<'_>, conflict: &Conflict) -> String {
    let (label, reason) = (conflict.kind.label(), reason(d, conflict));
    let verdict = match conflict.kind {
        Kind::Contradiction => "Contradiction".to_string(),
        Kind::OneSided => return one_sided(d, conflict, &reason),
        // A person's reason may have the very words.
        _ if reason.to_lowercase().contains(label) => "No contradiction".to_string(),
        _ => format!("No contradiction, {label}"),
    };
    let mut told = format!("{verdict}: {}", closed(&reason));
    let [one, other] = quotes(d, conflict);
    if let (Some(first), Some(second)) = (one, other)
        && is_same(first, second)
        && !is_direct(first)
    {
        told.push(' ');
        told.push_str(&cite_both(&d, conflict.sides, first));
        return told;
    }
    for (side, quote) in conflict.sides.into_iter().zip([one, other]) {
        let cites = match side {
            Side::Text(ix) => cite_text(d, conflict, ix),
            _ => vec![(quote, cite(&d, side, quote))],
        };
        // A reason may have the words already.
        let is_said =
            |quote: &Option<Quote<'_>>| quote.is_some_and(|q| reason.contains(words_of(q)));
        for (quote, cite) in cites {
            if !cite.is_empty() && !is_said(&quote) {
                told.push(' ');
                told.push_str(&cite);
            }
        }
    }
    told
}

/// `One side on record, on the visit: said by Arland (Orla Kern); … The Paper: “…”.` Whose words these are has been said.
fn one_sided(d: Known<'_>, conflict: &Conflict, reason: &str) -> String {
    let all = quotes(d, conflict);
    let told = format!("One side on record, {}", closed(reason));
    match all {
        [Some(quote), _] if !reason.contains(words_of(quote)) => {
            format!("{told} {}", publisher_s(&d, quote))
        }
        _ => told,
    }
}

/// `The Paper: “…”.`
fn publisher_s(d: &Dossier, quote: Quote<'_>) -> String {
    let publisher = called(d, Entity::Document(quote.document()));
    closed(&format!("{publisher}: {}", said_in(quote)))
}

/// The words of a quote in a sentence, those of a foreign one in translation.
fn said_in(quote: Quote<'_>) -> String {
    format!("{}{}", short(words_of(quote), MOST_WORDS), bracketed(quote))
}

/// Whether two quotes are the same words of one document.
fn is_same(one: Quote<'_>, other: Quote<'_>) -> bool {
    one.document() == other.document() && one.exact() == other.exact()
}

fn is_direct(quote: Quote<'_>) -> bool {
    quote.hops().next_back().is_some_and(|hop| hop.mode == Mode::Direct)
}

/// The quote that speaks for each side: where a number is compared the one that has it, where one
/// document speaks against itself two from that document.
pub fn quotes<'d>(d: Known<'d>, conflict: &Conflict) -> [Option<Quote<'d>>; 2] {
    let all = |side: Side| -> Vec<Quote<'d>> {
        quotes_of(d, side).into_iter().filter_map(|ix| d.quote(ix)).collect()
    };
    let [one, other] = conflict.sides;
    let all = |side: Side| match side {
        Side::Text(ix) => of_text(d, conflict, ix),
        _ => all(side),
    };
    match conflict.kind {
        Kind::Denominator | Kind::OpenDenominator | Kind::Scope => [one, other].map(|side| {
            let number = match side {
                Side::Position(ix) => d.position(ix).and_then(|p| p.quantity()),
                _ => None,
            };
            let all = all(side);
            let has = |q: &&Quote<'_>| number.is_some_and(|n| q.exact().contains(n.as_said));
            all.iter().find(has).or(all.first()).copied()
        }),
        Kind::LooseWording => {
            let (ones, others) = (about_text(d, one), about_text(d, other));
            let pair = ones
                .iter()
                .find_map(|q| Some((*q, *others.iter().find(|o| o.document() == q.document())?)));
            pair.map_or([all(one).first().copied(), all(other).first().copied()], |(q, o)| {
                [Some(q), Some(o)]
            })
        }
        _ => [all(one).first().copied(), all(other).first().copied()],
    }
}

/// What stands on the side of a text: the words that the link gives for it, or else those on what the text depends.
fn of_text<'d>(d: Known<'d>, conflict: &Conflict, text: InstrumentIx) -> Vec<Quote<'d>> {
    let from = conflict.by_hand.and_then(|(ix, n)| Some((d.position(ix)?, n)));
    let Some((p, n)) = from else { return Vec::new() };
    let link = p.links().find(|link| link.number == n);
    let own: Vec<Quote<'d>> = link.into_iter().flat_map(|link| d.quotes(link.evidence)).collect();
    if !own.is_empty() {
        return own;
    }
    let bears =
        |shared: &&Precondition| shared.topics.is_empty() || shared.topics.contains(&p.topic());
    d.preconditions(text).filter(bears).flat_map(|shared| d.quotes(shared.evidence)).collect()
}

/// The same as it is told, each with its quote; that nothing is quoted, where nothing is.
fn cite_text<'d>(
    d: Known<'d>,
    conflict: &Conflict,
    text: InstrumentIx,
) -> Vec<(Option<Quote<'d>>, String)> {
    let title = called(&d, Entity::Instrument(text));
    let is_final = conflict.kind == Kind::DraftFinal;
    let title = if is_final { format!("{title}, the final text") } else { title };
    let all = of_text(d, conflict, text);
    if all.is_empty() {
        return vec![(None, format!("Of {title}, no words are quoted here on this."))];
    }
    let shared: Vec<Quote<'d>> =
        d.preconditions(text).flat_map(|shared| d.quotes(shared.evidence)).collect();
    let told = all.into_iter().map(|quote| {
        let publisher = called(&d, Entity::Document(quote.document()));
        let words = said_in(quote);
        // What a link sets beside a statement need not be said of the text: it may tell of the meeting.
        let is_of_text = is_final || shared.iter().any(|one| is_same(*one, quote));
        let on = if is_of_text { format!(", on {title}") } else { String::new() };
        (Some(quote), closed(&format!("{publisher}{on}: {words}")))
    });
    told.collect()
}

/// The quotes of a side, and for a position on a text those that tell there what its actors did.
fn about_text(d: Known<'_>, side: Side) -> Vec<Quote<'_>> {
    let mut quotes: Vec<Quote<'_>> =
        quotes_of(d, side).into_iter().filter_map(|ix| d.quote(ix)).collect();
    if let Side::Position(ix) = side
        && let Some(p) = d.position(ix)
        && let Some(text) = p.instrument()
    {
        let joined = |act: Act| matches!(act, Act::Signed | Act::Adopted | Act::NotSigned);
        let parts = d.participation(text).filter(|(_, part)| {
            joined(part.act) && part.actors.iter().any(|actor| p.actors().contains(actor))
        });
        quotes.extend(parts.flat_map(|(_, part)| d.quotes(part.evidence)));
    }
    quotes
}

/// Why: a person's reason, or the one that follows from the kind and the two sides.
pub fn reason(d: Known<'_>, conflict: &Conflict) -> String {
    if let Some(why) = conflict.by_hand.and_then(|(ix, number)| why(d, ix, number)) {
        return why;
    }
    let [one, other] = conflict.sides;
    let position = |side| match side {
        Side::Position(ix) => d.position(ix),
        _ => None,
    };
    let (p, q) = (position(one), position(other));
    match (conflict.kind, p, q) {
        (Kind::Contradiction, Some(p), Some(q))
            if p.topic() == q.topic() && p.actors() != q.actors() =>
        {
            format!(
                "{} denied what {} said, on the very same point",
                all_called(&d, p.actors()),
                all_called(&d, q.actors())
            )
        }
        (Kind::Contradiction, Some(p), Some(_)) => {
            format!("{} said both, and nothing tells the two apart", all_called(&d, p.actors()))
        }
        (Kind::Contradiction, None, None) => contested_signature(d, conflict),
        (Kind::Denominator | Kind::OpenDenominator, Some(p), Some(q)) => {
            format!("{}; {}", counts(&d, p), counts(&d, q))
        }
        (Kind::NarrowerDenial, Some(p), Some(q)) => denial(d, p, q),
        (Kind::NonDenial, Some(p), q) => {
            let asked = question(&d, q.unwrap_or(p));
            format!("{} neither confirmed nor denied this: {asked}", all_called(&d, p.actors()))
        }
        (Kind::Scope, Some(p), Some(q)) => scope(p, q),
        (Kind::AttendedNotSigned, ..) => {
            format!(
                "{} attended the meeting and did not sign{}. To attend is not to sign",
                shared_actor(&d, one, other),
                text_of(&d, other).map_or(String::new(), |text| format!(" {text}"))
            )
        }
        (Kind::LooseWording, ..) => format!(
            "read literally, the group includes {}, of which the same document says otherwise",
            shared_actor(&d, other, other)
        ),
        (Kind::OneSided, said, _) => match other {
            Side::Silence(actor, topic) => format!(
                "on {}: {}; under this heading, nothing is on record here from {}{}",
                on_topic(&d, topic),
                said.map_or(String::new(), |p| said_by(&d, p)),
                called(&d, Entity::Actor(actor)),
                self_of(&d, actor)
            ),
            _ => conflict.kind.meaning().to_string(),
        },
        _ => conflict.kind.meaning().to_string(),
    }
}

/// `sources differ on whether Arland signed the accord: The Post says so, Ann Moor (The Globe) says the opposite`.
fn contested_signature(d: Known<'_>, conflict: &Conflict) -> String {
    let [one, other] = conflict.sides;
    let act = match one {
        Side::Participation(at, n) => d.instrument(at).and_then(|text| text.participation.get(n)),
        Side::Position(_) | Side::Text(_) | Side::Silence(..) => None,
    };
    let (Some(act), Some(text)) = (act, text_of(&d, one)) else {
        return conflict.kind.meaning().to_string();
    };
    let verb = if act.act == Act::Adopted { "adopted" } else { "signed" };
    let [yes, no] = quotes(d, conflict).map(|quote| quote.map_or(String::new(), |q| teller(&d, q)));
    format!(
        "sources differ on whether {} {verb} {text}: {yes} so, {no} the opposite",
        shared_actor(&d, one, other)
    )
}

/// Who says what a quote has: whoever speaks in it, or else its publisher. `Ann Moor (The Globe) says`.
fn teller(d: &Dossier, quote: Quote<'_>) -> String {
    let publisher = called(d, Entity::Document(quote.document()));
    let speaks = |hop: &Hop<'_>| !matches!(hop.mode, Mode::Act | Mode::Text);
    let who = quote.hops().next_back().filter(speaks).map(|hop| hop.who).unwrap_or_default();
    let names = in_a_row(who.iter().map(|who| called(d, *who)));
    let says = if who.len() > 1 { "say" } else { "says" };
    if names.is_empty() || names == publisher {
        format!("{publisher} says")
    } else {
        format!("{names} ({publisher}) {says}")
    }
}

/// `said by Maretta (Jon Vale)`; of what somebody did it is only reported.
fn said_by(d: &Dossier, p: Position<'_>) -> String {
    let hop = p.evidence().next().and_then(|quote| quote.hops().next_back());
    let how = match hop.as_ref().map(|hop| hop.mode) {
        Some(Mode::Act) => "reported of",
        // The words are another's.
        Some(Mode::Indirect) => "attributed to",
        _ => "said by",
    };
    let (with, through) = beside(d, p, hop.map(|hop| hop.who).unwrap_or_default());
    let through = in_a_row(through.into_iter().map(|who| called(d, who)));
    let speaker = if through.is_empty() { through } else { format!(" ({through})") };
    let draft = if p.is_draft() { ", in a draft" } else { "" };
    format!("{how} {}{speaker}{draft}", all_called(d, &[p.actors(), &with].concat()))
}

/// The text about which a side tells what somebody did.
fn text_of(d: &Dossier, side: Side) -> Option<String> {
    match side {
        Side::Participation(ix, _) | Side::Text(ix) => Some(called(d, Entity::Instrument(ix))),
        Side::Position(_) | Side::Silence(..) => None,
    }
}

/// Which words of a denial are quoted, and by whom, whom these name, and what they say nothing of. What else was denied
/// nobody here knows.
fn denial(d: Known<'_>, p: Position<'_>, q: Position<'_>) -> String {
    let Some(quote) = p.evidence().next() else {
        return format!("no words of a denial by {} are quoted here", all_called(&d, p.actors()));
    };
    let hops: Vec<Hop<'_>> = quote.hops().collect();
    let who = match hops.last().map(|hop| hop.who) {
        Some([who]) => called(&d, *who),
        _ => all_called(&d, p.actors()),
    };
    let publisher = called(&d, Entity::Document(quote.document()));
    let relays = hops.split_last().map(|(_, relays)| relays).unwrap_or_default();
    let relays = in_a_row(relays.iter().flat_map(|hop| hop.who).map(|who| called(&d, *who)));
    let by = if relays.is_empty() { publisher } else { format!("{publisher}, citing {relays},") };
    // Only whole quoted words stand in quotation marks; others are told.
    let (how, said, passed_on) = match hops.last().map(|hop| hop.mode) {
        Some(Mode::Direct) => ("quotes", whole(quote), "quoted"),
        _ => ("tells of", told(words_of(quote)), "told"),
    };
    let names = names_in_words(&d, p, quote).map(|clause| format!("{clause} and "));
    format!(
        "{by} {how} a denial by {who}: {said}{}; what is {passed_on} here {}says nothing on this: {}",
        bracketed(quote),
        names.unwrap_or_default(),
        question(&d, q)
    )
}

/// In what two statements differ, as far as their entries show it.
fn scope(p: Position<'_>, q: Position<'_>) -> String {
    let conditions =
        |p: Position<'_>| p.conditions().map(|c| c.text.to_string()).collect::<Vec<_>>();
    let number = |p: Position<'_>| p.quantity().map(|number| number.as_said.to_string());
    let differ = [
        (p.place() != q.place(), "in place"),
        (number(p) != number(q), "in number"),
        (conditions(p) != conditions(q), "in their conditions"),
    ];
    let told = differ.into_iter().filter(|(differ, _)| *differ).map(|(_, how)| how.to_string());
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return "the two may differ in what they are about".to_string();
    }
    format!("the two differ {}", in_a_row(told))
}

/// What a claim answers, as a question: its topic's name would read as said.
fn question(d: &Dossier, p: Position<'_>) -> String {
    let asked = d.topic(p.topic()).map(|topic| topic.question.trim()).unwrap_or_default();
    if asked.chars().any(char::is_alphanumeric) {
        asked.to_string()
    } else {
        on_topic(d, p.topic())
    }
}

/// All the words of a quote in one pair of quotation marks.
fn whole(quote: Quote<'_>) -> String {
    let marks = |c: char| "“”\"«»„".contains(c);
    format!("“{}”", told(words_of(quote)).trim_matches(marks).trim_end_matches(['.', ',']))
}

/// The reason that a person gave in a link.
fn why(d: Known<'_>, ix: PositionIx, number: usize) -> Option<String> {
    let link = d.position(ix)?.links().find(|link| link.number == number)?;
    link.why.map(str::to_string)
}

/// `“up to 15 planes combined” counts Arland, United Isles`.
fn counts(d: &Dossier, p: Position<'_>) -> String {
    let Some(quantity) = p.quantity() else { return String::new() };
    let figures = figures(p).map_or(String::new(), |figures| format!(" ({figures})"));
    match quantity.held_by {
        [] => format!("“{}”{figures} does not say whom it counts", quantity.as_said),
        holders => format!("“{}”{figures} counts {}", quantity.as_said, all_called(d, holders)),
    }
}

/// Who stands on a side, as its quote is told: `Bessony, in a draft`, `attendance by Bessony`.
fn who(d: &Dossier, side: Side) -> Option<String> {
    match side {
        Side::Silence(..) | Side::Text(_) => None,
        Side::Position(ix) => {
            let p = d.position(ix)?;
            let draft = if p.is_draft() { ", in a draft" } else { "" };
            Some(format!("{}{draft}", all_called(d, p.actors())))
        }
        Side::Participation(at, n) => {
            let part = d.instrument(at)?.participation.get(n)?;
            Some(format!("{} by {}", act_in_words(part.act), all_called(d, &part.actors)))
        }
    }
}

/// Both sides where they are the same words of one document: told once.
fn cite_both(d: &Dossier, sides: [Side; 2], quote: Quote<'_>) -> String {
    let [one, other] = sides.map(|side| cite(d, side, Some(quote)));
    let [first, second] = sides.map(|side| who(d, side));
    match (first, second) {
        (Some(first), Some(second)) if first != second => {
            let publisher = called(d, Entity::Document(quote.document()));
            let words = said_in(quote);
            closed(&format!("{publisher}, on {first}, and on {second}: {words}"))
        }
        (None, _) => other,
        _ => one,
    }
}

/// One side in the words of its source: `The Gazette, on Arland: “…”`, and of one that only passes on what others
/// say `The Paper, citing The Wire: “…”`; whole quoted words as those of whoever speaks, `Arland (the Palace, quoted
/// directly by The Gazette): “…”`.
fn cite(d: &Dossier, side: Side, quote: Option<Quote<'_>>) -> String {
    let (Some(who), Some(quote)) = (who(d, side), quote) else { return String::new() };
    let publisher = called(d, Entity::Document(quote.document()));
    let said = said_in(quote);
    let direct = quote.hops().next_back().filter(|hop| hop.mode == Mode::Direct);
    let by = match direct.map(|hop| hop.who) {
        Some([speaker]) => {
            let speaker = called(d, *speaker);
            if speaker == publisher {
                publisher
            } else if speaker == who {
                format!("{} (quoted directly by {publisher})", capital(&who))
            } else {
                format!("{} ({speaker}, quoted directly by {publisher})", capital(&who))
            }
        }
        _ if who == publisher => publisher,
        _ if is_relayed(d, side) => format!("{publisher}, citing {who}"),
        _ => format!("{publisher}, on {who}"),
    };
    closed(&format!("{by}: {said}"))
}

/// Whether all of a side only pass on what others say, or have no name.
fn is_relayed(d: &Dossier, side: Side) -> bool {
    let Side::Position(ix) = side else { return false };
    let actors = d.position(ix).map(|p| p.actors()).unwrap_or_default();
    let is_relay = |ix: &ActorIx| {
        d.actor(*ix).is_some_and(|a| matches!(a.kind, ActorKind::Outlet | ActorKind::Unnamed))
    };
    !actors.is_empty() && actors.iter().all(is_relay)
}

const fn act_in_words(act: Act) -> &'static str {
    match act {
        Act::Signed => "signature",
        Act::Adopted => "adoption",
        Act::Attended => "attendance",
        Act::NotSigned => "the absence of a signature",
        Act::Host => "hosting",
    }
}

/// The actors that both sides name, or else those of the first.
fn shared_actor(d: &Dossier, one: Side, other: Side) -> String {
    let actors = |side: Side| match side {
        Side::Position(ix) => d.position(ix).map(|p| p.actors().to_vec()).unwrap_or_default(),
        Side::Participation(at, n) => d
            .instrument(at)
            .and_then(|text| text.participation.get(n))
            .map(|part| part.actors.clone())
            .unwrap_or_default(),
        Side::Silence(actor, _) => vec![actor],
        Side::Text(_) => Vec::new(),
    };
    let (first, second) = (actors(one), actors(other));
    let both: Vec<ActorIx> = first.iter().copied().filter(|a| second.contains(a)).collect();
    all_called(d, if both.is_empty() { &first } else { &both })
}

#[cfg(test)]
mod tests;
