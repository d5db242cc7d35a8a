//! Conflicts in sentences: what lies between two statements, why, and both in their own words.

use crate::dossier::terms::{Act, Mode};
use crate::dossier::{ActorIx, Dossier, Entity, Known, Position, PositionIx, Quote};
use crate::insight::conflicts::{Conflict, Kind, Side, quotes_of};
use crate::insight::denial::names_in_words;
use crate::insight::marks::told;
use crate::insight::naming::{all_called, called, self_of, short};
use crate::text::words::{capital, closed};

/// Words of a quote that a sentence repeats, at most; the whole of it stands under the sentence.
const MOST_WORDS: usize = 30;

/// The conflict in sentences: `No contradiction, different denominators: … France, in Why So France:
/// “several thousand”. …`
pub fn sentence(d: Known<'_>, conflict: &Conflict) -> String {
    let (label, reason) = (conflict.kind.label(), reason(d, conflict));
    let verdict = match conflict.kind {
        Kind::Contradiction => "Contradiction".to_string(),
        Kind::OneSided => "One-sided claim".to_string(),
        Kind::Agree => "They agree".to_string(),
        // A person's reason may begin with the very words.
        _ if reason.to_lowercase().starts_with(label) => "No contradiction".to_string(),
        _ => format!("No contradiction, {label}"),
    };
    let mut told = format!("{verdict}: {}", closed(&reason));
    let quotes = quotes(d, conflict);
    for (side, quote) in conflict.sides.into_iter().zip(quotes) {
        let cite = cite(&d, side, quote);
        // A reason may have the words already.
        let is_said = quote.is_some_and(|quote| reason.contains(quote.exact()));
        if !cite.is_empty() && !is_said {
            told.push(' ');
            told.push_str(&cite);
        }
    }
    told
}

/// The quote that speaks for each side: where a number is compared the one that has it, where one
/// document speaks against itself two from that document.
pub fn quotes<'d>(d: Known<'d>, conflict: &Conflict) -> [Option<Quote<'d>>; 2] {
    let all = |side: Side| -> Vec<Quote<'d>> {
        quotes_of(d, side).into_iter().filter_map(|ix| d.quote(ix)).collect()
    };
    let [one, other] = conflict.sides;
    match conflict.kind {
        Kind::Denominator | Kind::Scope => [one, other].map(|side| {
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
        (Kind::Denominator, Some(p), Some(q)) => {
            format!("{}; {}", counts(&d, p), counts(&d, q))
        }
        (Kind::NarrowerDenial, Some(p), Some(q)) => denial(d, p, q),
        (Kind::NonDenial, Some(p), _) => format!(
            "{} neither confirmed nor denied it. That is no denial, and no confirmation",
            all_called(&d, p.actors())
        ),
        (Kind::Scope, Some(_), Some(_)) => {
            "the two differ in place, in what they count or in their conditions".to_string()
        }
        (Kind::AttendedNotSigned, ..) => {
            format!(
                "{} took part in the meeting. To attend is not to sign",
                shared_actor(&d, one, other)
            )
        }
        (Kind::LooseWording, ..) => format!(
            "read literally, the group includes {}, of which the same document says otherwise",
            shared_actor(&d, other, other)
        ),
        (Kind::OneSided, said, _) => match other {
            Side::Silence(actor, topic) => format!(
                "“{}” is asserted by {}; on this, nothing is on record here from {}{}",
                d.name_of(Entity::Topic(topic)),
                all_called(&d, said.map_or(&[], |p| p.actors())),
                called(&d, Entity::Actor(actor)),
                self_of(&d, actor)
            ),
            _ => conflict.kind.meaning().to_string(),
        },
        _ => conflict.kind.meaning().to_string(),
    }
}

/// What exactly is denied, whom that names, and what it says nothing of.
fn denial(d: Known<'_>, p: Position<'_>, q: Position<'_>) -> String {
    let silent = format!("says nothing of “{}”", d.name_of(Entity::Topic(q.topic())));
    let Some(quote) = p.evidence().next() else {
        return format!("the denial by {} {silent}", all_called(&d, p.actors()));
    };
    let innermost = quote.hops().next_back();
    let who = match innermost.map(|hop| hop.who) {
        Some([who]) => called(&d, *who),
        _ => all_called(&d, p.actors()),
    };
    // Only whole quoted words stand in quotation marks; others are told, and by whom.
    let said = if innermost.is_some_and(|hop| hop.mode == Mode::Direct) {
        whole(quote)
    } else {
        format!(
            "{}, as {} tells it",
            told(quote.exact()),
            called(&d, Entity::Document(quote.document()))
        )
    };
    let names = names_in_words(&d, p, quote).map(|clause| format!("{clause} and "));
    format!("the denial by {who} is this: {said}; it {}{silent}", names.unwrap_or_default())
}

/// All the words of a quote in one pair of quotation marks.
fn whole(quote: Quote<'_>) -> String {
    let marks = |c: char| "“”\"«»„".contains(c);
    format!("“{}”", told(quote.exact()).trim_matches(marks).trim_end_matches(['.', ',']))
}

/// The reason that a person gave in a link.
fn why(d: Known<'_>, ix: PositionIx, number: usize) -> Option<String> {
    let link = d.position(ix)?.links().find(|link| link.number == number)?;
    link.why.map(str::to_string)
}

/// `“up to 15,000 troops combined” counts France, United Kingdom`.
fn counts(d: &Dossier, p: Position<'_>) -> String {
    let Some(quantity) = p.quantity() else { return String::new() };
    match quantity.held_by {
        [] => format!("“{}” does not say whom it counts", quantity.as_said),
        holders => format!("“{}” counts {}", quantity.as_said, all_called(d, holders)),
    }
}

/// One side in the words of its source: `Why So France, on France: “…”`; whole quoted words as those of whoever
/// speaks, `France (the Élysée, quoted directly by RazomUA): “…”`.
fn cite(d: &Dossier, side: Side, quote: Option<Quote<'_>>) -> String {
    let who = match (side, quote) {
        (Side::Silence(..), _) => return String::new(),
        (Side::Text(ix), _) => {
            return format!("Text: {}.", called(d, Entity::Instrument(ix)));
        }
        (_, None) => return String::new(),
        (Side::Position(ix), _) => {
            let draft = |p: Position<'_>| if p.is_draft() { ", in a draft" } else { "" };
            let told = |p: Position<'_>| format!("{}{}", all_called(d, p.actors()), draft(p));
            d.position(ix).map(told).unwrap_or_default()
        }
        (Side::Participation(at, n), _) => {
            let part = d.instrument(at).and_then(|text| text.participation.get(n));
            let act = part.map_or("", |part| act_in_words(part.act));
            format!("{act} by {}", part.map(|part| all_called(d, &part.actors)).unwrap_or_default())
        }
    };
    let Some(quote) = quote else { return String::new() };
    let publisher = called(d, Entity::Document(quote.document()));
    let said = short(quote.exact(), MOST_WORDS);
    let direct = quote.hops().next_back().filter(|hop| hop.mode == Mode::Direct);
    match direct.map(|hop| hop.who) {
        Some([speaker]) => {
            let speaker = called(d, *speaker);
            if speaker == publisher {
                format!("{publisher}: {said}.")
            } else if speaker == who {
                format!("{} (quoted directly by {publisher}): {said}.", capital(&who))
            } else {
                format!("{} ({speaker}, quoted directly by {publisher}): {said}.", capital(&who))
            }
        }
        _ if who == publisher => format!("{publisher}: {said}."),
        _ => format!("{publisher}, on {who}: {said}."),
    }
}

const fn act_in_words(act: Act) -> &'static str {
    match act {
        Act::Signed => "signature",
        Act::Adopted => "adoption",
        Act::Attended => "attendance",
        Act::NotSigned => "no signature",
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
