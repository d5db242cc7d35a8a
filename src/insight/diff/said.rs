//! What a position says, in the words of its entry, with who reports it and when: two sides are told by
//! what was said, never by the name of a stance.

use std::collections::BTreeSet;

use crate::dossier::date::{Date, Day};
use crate::dossier::terms::{ActorKind, LinkKind, Stance};
use crate::dossier::{
    ActorIx, DocumentIx, Dossier, Entity, Known, Link, Position, PositionIx, Quote,
};
use crate::insight::cell::Cell;
use crate::insight::diff::stand::{ShownPosition, sources};
use crate::insight::diff::stand_words::{limit_words, number_words};
use crate::insight::drafts::{NOT_NAMED, names_no_text};
use crate::insight::marks;
use crate::insight::naming::{
    SUBJECT_TO, Tells, UNDATED, all_called, called, document, in_a_row, is_anonymous, quoting,
    short,
};
use crate::insight::record::OWN_VOICE;
use crate::text::words::{capital, words};

/// Words of a quote that are repeated where not all quotes of an entry are known, at most.
const MOST_WORDS: usize = 40;

/// Documents named for one position beside the first, at most.
const MOST_OTHERS: usize = 2;

/// What stands before the words of a draft that do not say so themselves.
pub(super) const IN_DRAFT: &str = "in a draft: ";

/// Whether the sentence around it says when it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It does not: what is undated is said to be so.
    Open,
    /// It does.
    Told,
    /// It does, and names this day as that of the report.
    Reported(Day),
}

/// `Ostria reiterated its refusal to send planes to Maretta (The Gazette, 4 May 2030; act undated)`.
pub fn said(d: Known<'_>, p: Position<'_>, when: When) -> String {
    let shown = ShownPosition::of(d, p);
    let shared: Vec<&str> = shown.shared.iter().map(String::as_str).collect();
    let shared = (!shared.is_empty()).then(|| format!("{SUBJECT_TO}{}", shared.join(" and ")));
    told(d, p, when, shared)
}

/// The same where the sentences beside it say what the text depends on.
pub fn said_apart(d: Known<'_>, p: Position<'_>, when: When) -> String {
    told(d, p, when, None)
}

fn told(d: Known<'_>, p: Position<'_>, when: When, shared: Option<String>) -> String {
    let mut text = text_of(d, p);
    if p.is_draft() && !has_word(&text, "draft") {
        text = format!("{IN_DRAFT}{text}");
    }
    let mut remarks = report(d, p, &text, when);
    let unnamed = p.evidence().next().filter(|quote| p.is_draft() && names_no_text(&d, *quote));
    remarks.extend(unnamed.map(|_| NOT_NAMED.to_string()));
    let shown = ShownPosition::of(d, p);
    remarks.extend(shown.limits.iter().filter(|l| !says_all(&text, l.text)).map(limit_words));
    let number = shown.quantity.as_ref();
    remarks.extend(number.and_then(|number| number_words(&d, p, number, &text)));
    let whole = d.topic(p.topic()).and_then(|topic| topic.place.as_deref()).unwrap_or_default();
    if let Some(place) = shown.place {
        // `Maretta, far from the coast` is told where its second half is.
        let rest =
            place.strip_prefix(whole).map_or(place, |rest| rest.trim_start_matches([',', ' ']));
        let is_said = |at: &str| {
            says_all(&text, at) || shown.limits.iter().any(|limit| says_all(limit.text, at))
        };
        if !is_said(rest) {
            remarks.push(format!("place: {place}"));
        }
    }
    remarks.extend(shared);
    remarks.extend(left_out(d, p));
    // Within brackets there are none.
    let remarks = remarks.iter().map(|remark| remark.replace(" (", ", ").replace(['(', ')'], ""));
    let remarks = remarks.collect::<Vec<_>>().join("; ");
    if remarks.is_empty() { text } else { format!("{text} ({remarks})") }
}

/// That a source says of a clause of a draft that the final text does not explicitly mention it.
fn left_out(d: Known<'_>, p: Position<'_>) -> Option<String> {
    let says_so = |link: &Link<'_>| link.kind == LinkKind::OmittedInFinal;
    let link = p.links().find(says_so).filter(|_| p.is_draft())?;
    let quote = d.quotes(link.evidence).next()?;
    let source = called(&d, Entity::Document(quote.document()));
    Some(format!("not explicitly mentioned in the final text, writes {source}"))
}

/// What a cell is told by, each with its report: `…; also: …`.
pub fn cell_said(d: Known<'_>, cell: &Cell, when: When) -> String {
    all_said(d, &sources(d, cell), when)
}

/// Some positions in a row.
pub fn all_said(d: Known<'_>, positions: &[PositionIx], when: When) -> String {
    let told = positions.iter().filter_map(|ix| d.position(*ix)).map(|p| said(d, p, when));
    told.collect::<Vec<_>>().join("; also: ")
}

/// Who else a position is of, where its words do not name them: `, with the United Isles`.
pub fn beside(d: &Dossier, p: Position<'_>, actors: &[ActorIx]) -> String {
    let text = p.summary();
    // By a name, or by letters that can mean nobody else: a capital may be the place of a meeting.
    let is_named = |ix: ActorIx| {
        let is_short = |name: &&str| !name.chars().any(char::is_lowercase);
        mentions(text, d.name_of(Entity::Actor(ix)))
            || names_of(d, Entity::Actor(ix)).filter(is_short).any(|name| mentions(text, name))
    };
    let others = p.actors().iter().filter(|other| !actors.contains(other) && !is_named(**other));
    let others: Vec<String> = others.map(|other| called(d, Entity::Actor(*other))).collect();
    match others.as_slice() {
        [] => String::new(),
        [first, second, _, ..] => format!(", with {first}, {second} and others"),
        few => format!(", with {}", few.join(" and ")),
    }
}

/// Some actors before what is told of them, with what is to be said of them besides, unless it begins with
/// their names: `Maretta: According to …`, `Arland and the United Isles: …`.
pub fn labelled(d: &Dossier, actors: &[ActorIx], besides: &str, told: &str) -> String {
    if !besides.starts_with(',') && begins_with(d, actors, told) {
        return capital(told);
    }
    format!("{}{besides}: {}", capital(&all_called(d, actors)), capital(told))
}

/// Whether a text begins with the names of all of them, in any order: `Arland and Bessony are …`.
fn begins_with(d: &Dossier, actors: &[ActorIx], text: &str) -> bool {
    let text = [", the ", ", ", " and the ", " and ", "The "]
        .iter()
        .find_map(|joint| text.strip_prefix(joint))
        .unwrap_or(text);
    let after = |actor: ActorIx| {
        let names = names_of(d, Entity::Actor(actor)).filter(|name| !name.is_empty());
        let rests = names.filter_map(|name| text.strip_prefix(name));
        rests.filter(|rest| !rest.starts_with(char::is_alphanumeric)).min_by_key(|rest| rest.len())
    };
    let mut found = actors.iter().filter_map(|actor| Some((*actor, after(*actor)?)));
    found.next().is_some_and(|(first, rest)| {
        let others: Vec<ActorIx> = actors.iter().copied().filter(|ix| *ix != first).collect();
        others.is_empty() || begins_with(d, &others, rest)
    })
}

/// The summary, which the rules hold to the quotes; where not all of these are known, the first that is.
fn text_of(d: Known<'_>, p: Position<'_>) -> String {
    let all = d.whole().position(p.ix).map_or(0, |whole| whole.evidence().count());
    match p.evidence().next() {
        Some(quote) if p.evidence().count() < all => {
            short(quote.translation().unwrap_or(quote.exact()), MOST_WORDS)
        }
        _ => marks::told(p.summary().trim()),
    }
}

/// Who reports it, when, and through whom; nothing of that which the text or the sentence says.
fn report(d: Known<'_>, p: Position<'_>, text: &str, when: When) -> Vec<String> {
    let mut documents: Vec<DocumentIx> = Vec::new();
    for ix in p.evidence().map(|quote| quote.document()) {
        if !documents.contains(&ix) {
            documents.push(ix);
        }
    }
    let mut told = Vec::new();
    // The day of the report is not that on which it was said.
    let has_day =
        |ix: &DocumentIx| d.document(*ix).and_then(|one| one.published_on) == p.stated_on();
    let is_statement =
        p.evidence().next().is_some_and(|quote| Tells::of(quote) == Tells::Statement);
    if when == When::Open && is_statement && !documents.first().is_some_and(has_day) {
        told.extend(p.stated_on().map(|date| format!("said {}", date.in_words())));
    }
    match documents.as_slice() {
        [] => {}
        [one] => told.extend(report_of(&d, p, *one, text, when)),
        [first, others @ ..] => {
            told.extend(report_of(&d, p, *first, text, when));
            // Others may have it in other words.
            let named = others.iter().take(MOST_OTHERS).map(|ix| document(&d, *ix));
            let more = others.len().saturating_sub(MOST_OTHERS);
            let more = (more > 0).then(|| format!("{more} more"));
            told.push(format!("see also {}", in_a_row(named.chain(more))));
        }
    }
    // An undated document has said so.
    let is_dated = |ix: &DocumentIx| d.document(*ix).is_some_and(|one| one.published_on.is_some());
    // And what a document itself says has its date.
    let is_open = when == When::Open && p.stated_on().is_none() && !speaks_for_itself(&d, p);
    if is_open && documents.iter().any(is_dated) {
        told.extend(p.evidence().next().map(|quote| Tells::of(quote).undated().to_string()));
    }
    told
}

fn report_of(
    d: &Dossier,
    p: Position<'_>,
    ix: DocumentIx,
    text: &str,
    when: When,
) -> Option<String> {
    let publisher = d.name_of(Entity::Document(ix));
    let day = d.document(ix).and_then(|document| document.published_on);
    let is_told =
        matches!(when, When::Reported(told) if day.and_then(Date::last_day) == Some(told));
    let is_named = publisher_names(d, publisher).iter().any(|name| mentions(text, name));
    let mut parts = match (is_named, is_told) {
        (true, true) => Vec::new(),
        (true, false) => vec![match day {
            Some(day) => format!("published {}", day.in_words()),
            None => format!("in {UNDATED}"),
        }],
        (false, true) => vec![publisher.to_string()],
        (false, false) => vec![document(d, ix)],
    };
    let quote = p.evidence().next()?;
    if quote.hops().next().is_none() && !is_named {
        parts.push(OWN_VOICE.to_string());
    }
    let cited: Vec<String> = relays(d, p, quote)
        .into_iter()
        .map(|hop| hop.into_iter().filter(|who| !is_mentioned(d, text, *who)))
        .map(|hop| in_a_row(hop.map(|who| called(d, who))))
        .filter(|names| !names.is_empty())
        .collect();
    if !cited.is_empty() {
        parts.push(format!("citing {}", cited.join(", which cites ")));
    }
    parts.extend(speaker(d, p, quote, text));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `paraphrasing Orla Kern`: who speaks for an actor, where the text does not name them.
fn speaker(d: &Dossier, p: Position<'_>, quote: Quote<'_>, text: &str) -> Option<String> {
    let is_told = |who: Entity| {
        matches!(who, Entity::Actor(ix) if p.actors().contains(&ix)) || is_mentioned(d, text, who)
    };
    (p.stance() != Stance::Expected).then(|| quoting(d, quote, is_told)).flatten()
}

/// Through whom a quote came, from the outermost inwards; where others say it, to who they are.
fn relays(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Vec<Vec<Entity>> {
    let hops = quote.hops().count();
    let outer = hops.saturating_sub(usize::from(p.stance() != Stance::Expected));
    // That a draft speaks is said of the draft.
    let is_left_out = |who: &Entity| match who {
        Entity::Actor(ix) => p.actors().contains(ix),
        Entity::Instrument(_) => p.is_draft() || d.name_of(*who).is_empty(),
        _ => false,
    };
    let named = |who: &[Entity]| who.iter().copied().filter(|who| !is_left_out(who)).collect();
    quote.hops().take(outer).map(|hop| named(hop.who)).collect()
}

/// Whether a position rests on what documents say themselves alone, or whoever publishes them.
pub fn speaks_for_itself(d: &Dossier, p: Position<'_>) -> bool {
    let itself = |quote: Quote<'_>| {
        let names = publisher_names(d, d.name_of(Entity::Document(quote.document())));
        quote.hops().flat_map(|hop| hop.who).all(|who| names.contains(&d.name_of(*who)))
    };
    p.evidence().next().is_some() && p.evidence().all(itself)
}

/// A publisher's name with what else it goes by, where an actor has that name.
fn publisher_names<'d>(d: &'d Dossier, publisher: &'d str) -> Vec<&'d str> {
    let mut names = vec![publisher];
    let actor = d.actors.iter().find(|actor| actor.name == publisher);
    names.extend(actor.into_iter().flat_map(|actor| actor.aliases.iter().map(String::as_str)));
    // `WSC Centre for Weather Studies`.
    let first = publisher.split_whitespace().next().unwrap_or_default();
    if first.len() > 2 && first.chars().all(char::is_uppercase) {
        names.push(first);
    }
    names
}

/// Whether a text names somebody: a person by the last name, a text of several words by its kind.
fn is_mentioned(d: &Dossier, text: &str, who: Entity) -> bool {
    let name = d.name_of(who);
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let by_last = match who {
        Entity::Actor(ix) => d.actor(ix).is_some_and(|actor| actor.kind == ActorKind::Person),
        Entity::Instrument(_) => true,
        _ => false,
    };
    let role = match who {
        Entity::Actor(ix) => d.actor(ix).and_then(|actor| actor.role.as_deref()),
        _ => None,
    };
    // `Kern's spokesperson` is whoever speaks for him.
    let speaks = |text: &str| text.to_lowercase().contains("spokes");
    // An unnamed source has a common name: `an unnamed diplomat`.
    let is_common = matches!(who, Entity::Actor(ix) if is_anonymous(d, ix));
    let has = |text: &str, name: &str| {
        mentions(text, name) || (is_common && mentions(&text.to_lowercase(), &name.to_lowercase()))
    };
    names_of(d, who).any(|name| has(text, name))
        || (by_last && has_word(text, last))
        || (role.is_some_and(speaks) && speaks(text))
}

/// What somebody goes by: the name, and what else is known of it.
fn names_of(d: &Dossier, entity: Entity) -> impl Iterator<Item = &str> {
    let aliases = match entity {
        Entity::Actor(ix) => d.actor(ix).map(|actor| actor.aliases.as_slice()),
        Entity::Instrument(ix) => d.instrument(ix).map(|text| text.aliases.as_slice()),
        _ => None,
    };
    let aliases = aliases.unwrap_or_default().iter().map(String::as_str);
    std::iter::once(d.name_of(entity)).chain(aliases)
}

/// Whether a text has a name as it is written, not within another word.
pub fn mentions(text: &str, name: &str) -> bool {
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let behind = text.get(at + name.len()..).and_then(|text| text.chars().next());
            [before, behind].into_iter().flatten().all(|c| !c.is_alphanumeric())
        })
}

fn has_word(text: &str, wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    words(text).iter().any(|word| word.text.to_lowercase() == wanted)
}

/// Whether every word of a phrase stands in a text.
pub fn says_all(text: &str, phrase: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        words(text).iter().map(|word| word.text.to_lowercase()).collect()
    };
    set(phrase).is_subset(&set(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Opened, PositionSet, bundled, open};

    fn check(id: &str, when: When, expected: &str) {
        let Opened { dossier: d, .. } = open(&bundled());
        let Some(Entity::Position(ix)) = d.find(id) else { panic!("{id}") };
        let known = Known::from(&d);
        assert!(PositionSet::all(d.len()).contains(ix));
        assert_eq!(said(known, known.position(ix).unwrap(), when), expected);
    }

    #[test]
    fn what_was_said_stands_with_who_reports_it_told_once() {
        check(
            "ita-ground-troops",
            When::Open,
            "Italy reiterated its refusal to send soldiers to Ukraine (Why So France, 7 January 2026; act \
             undated)",
        );
        check(
            "ita-ground-troops",
            When::Reported((2026, 1, 7)),
            "Italy reiterated its refusal to send soldiers to Ukraine (Why So France)",
        );
        check(
            "pol-logistics",
            When::Told,
            "Poland will oversee logistical support for the future mission, OSW writes (published 8 January \
             2026)",
        );
        check(
            "tur-naval",
            When::Told,
            "Turkey is expected to take charge of the naval component of the future mission, in the Black Sea (OSW Centre for Eastern \
             Studies, 8 January 2026, in its own voice)",
        );
    }
}
