//! That a body signed or adopted a text, beside states of which no source says so by name: told with the
//! words that the sources have for those who did.

use crate::dossier::terms::{Act, ActorKind, Firmness, Mode};
use crate::dossier::{
    ActorIx, Entity, InstrumentIx, Known, Participation, Quote, QuoteIx, speaks_for,
};
use crate::insight::coalition::Undertaking;
use crate::insight::naming::{Joint, called, list, publisher};
use crate::text::words::capital;

/// Words that may stand before the verb of a quote for those who did it.
const MOST_WORDS: usize = 8;

/// The text that the body joined, where this undertaking is its having joined it: a source reports the
/// act itself, and the text's own entry rests on the same words.
pub(super) fn text(d: Known<'_>, body: ActorIx, on: &Undertaking) -> Option<InstrumentIx> {
    on.positions.iter().filter_map(|ix| d.position(*ix)).find_map(|p| {
        let joined =
            matches!(p.firmness(), Some(Firmness::Signed | Firmness::Adopted | Firmness::Binding));
        let text = p.instrument().filter(|_| joined)?;
        let acts: Vec<Quote<'_>> = d
            .participation(text)
            .filter(|(_, part)| is_joining(part) && part.actors.contains(&body))
            .flat_map(|(_, part)| d.quotes(part.evidence))
            .collect();
        let tells_the_act = p.evidence().any(|quote| {
            quote.hops().next_back().is_some_and(|hop| hop.mode == Mode::Act)
                && acts.iter().any(|act| overlap(*act, quote))
        });
        tells_the_act.then_some(text)
    })
}

fn is_joining(part: &Participation) -> bool {
    matches!(part.act, Act::Signed | Act::Adopted)
}

/// The quotes by which it is known who joined a text.
pub(super) fn rests_on(d: Known<'_>, text: InstrumentIx) -> Vec<QuoteIx> {
    let joined = d.participation(text).filter(|(_, part)| is_joining(part));
    joined.flat_map(|(_, part)| d.quotes(part.evidence)).map(|quote| quote.ix).collect()
}

/// Whether one of two quotes holds the other.
fn overlap(a: Quote<'_>, b: Quote<'_>) -> bool {
    a.document() == b.document() && (a.exact().contains(b.exact()) || b.exact().contains(a.exact()))
}

/// `No source on record here names Arland as adopting or signing the Sea Pact. The Paper: “the 35 member countries” adopted it.`
/// Who is named, by itself or through one who speaks for it, is told with those words.
pub(super) fn sentences(
    d: Known<'_>,
    body: ActorIx,
    text: InstrumentIx,
    states: &[ActorIx],
) -> Vec<String> {
    let parts: Vec<&Participation> =
        d.participation(text).map(|(_, part)| part).filter(|part| is_joining(part)).collect();
    let by_name = |state: &ActorIx| {
        let mut own = parts
            .iter()
            .filter(|part| part.actors.iter().any(|actor| speaks_for(&d, *actor, *state)));
        own.find_map(|part| d.quotes(part.evidence).next())
    };
    let mut told = Vec::new();
    let unnamed: Vec<ActorIx> =
        states.iter().copied().filter(|state| by_name(state).is_none()).collect();
    if !unnamed.is_empty() {
        // The body itself first.
        let mut of_bodies: Vec<&&Participation> =
            parts.iter().filter(|part| part.actors.iter().any(|a| is_body(d, *a))).collect();
        of_bodies.sort_by_key(|part| !part.actors.contains(&body));
        let mut doing: Vec<String> = Vec::new();
        for part in &of_bodies {
            let verb = if part.act == Act::Signed { "signing" } else { "adopting" };
            if !doing.iter().any(|one| one == verb) {
                doing.push(verb.to_string());
            }
        }
        doing.sort();
        let names: Vec<String> = unnamed.iter().map(|ix| called(&d, Entity::Actor(*ix))).collect();
        told.push(format!(
            "No source on record here names {} as {} {}.",
            list(&names, Joint::Or),
            list(&doing, Joint::Or),
            called(&d, Entity::Instrument(text))
        ));
        let acts = of_bodies
            .into_iter()
            .flat_map(|part| d.quotes(part.evidence).map(|quote| did_it(d, text, part.act, quote)));
        let acts: Vec<String> = acts.collect();
        if !acts.is_empty() {
            told.push(format!("{}.", capital(&acts.join("; "))));
        }
    }
    for (state, quote) in states.iter().filter_map(|state| Some((state, by_name(state)?))) {
        told.push(format!(
            "{}: {}: “{}”.",
            capital(&called(&d, Entity::Actor(*state))),
            publisher(&d, quote.document()),
            quote.exact()
        ));
    }
    told
}

fn is_body(d: Known<'_>, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| {
        matches!(a.kind, ActorKind::Group | ActorKind::Organisation) && a.represents.is_empty()
    })
}

/// `The Paper: “the 35 member countries” adopted it`: those who did it in the source's own words. Where
/// they cannot be cut out of the quote, all of it.
fn did_it(d: Known<'_>, text: InstrumentIx, act: Act, quote: Quote<'_>) -> String {
    let publisher = publisher(&d, quote.document());
    let verb = act.meaning();
    let exact = quote.exact();
    let before = exact.split_once(&format!(" {verb}")).map(|(before, _)| before.trim());
    let counted = d.whole().positions_under(text).iter().find_map(|ix| {
        let p = d.position(*ix)?;
        let is_same = p.evidence().any(|one| overlap(one, quote));
        let number = p.quantity().filter(|_| is_same)?;
        before?.contains(number.as_said).then_some(number.as_said)
    });
    let is_short =
        |words: &&str| words.split_whitespace().count() <= MOST_WORDS && !words.is_empty();
    match counted.or(before.filter(is_short)) {
        Some(who) => format!("{publisher}: “{}” {verb} it", who.trim_end_matches(',')),
        None => format!("{publisher}: “{exact}”"),
    }
}
