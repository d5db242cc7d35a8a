//! One statement in a neutral line: who says it and through whom, what is said, and what limits it.

use crate::dossier::terms::{Mode, Stance};
use crate::dossier::{ActorIx, Dossier, Entity, Hop, Known, Position, Quote, speaks_for};
use crate::insight::naming::{
    Joint, Tells, UNDATED, all_called, called, is_anonymous, list, of_whom, on_topic,
    says_not_named, short,
};
use crate::insight::neutral::limits::{Limit, limits};
use crate::insight::neutral::line::{Ground, Part, Phrase};
use crate::insight::neutral::voice::{is_told_by_others, shown, speaks_itself};
use crate::insight::neutral::wording::{MOST_WORDS, content, says_the_same};
use crate::insight::parties::beside;
use crate::insight::record::OWN_VOICE;
use crate::insight::translation::{translator, words_of};
use crate::text::words::capital;

/// How a statement stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    Plain,
    /// In a line in which only others speak of the actor, which says so once.
    OthersOnly,
    /// A denial of something narrower than what the line is about.
    OtherPoint,
}

/// A position as phrases, with full punctuation. Nothing for a position of which no quote is known.
pub(super) fn statement(
    d: Known<'_>,
    p: Position<'_>,
    frame: Frame,
    again: Option<Position<'_>>,
) -> Vec<Phrase> {
    let Some(quote) = shown(&d, p) else { return Vec::new() };
    let position = Ground::Entry(Entity::Position(p.ix));
    let (text, part) = content(d, p, quote);
    let head = head(d, p, quote, frame, &text);
    let mut phrases = vec![Phrase {
        text: format!("{}:", capital(&head)),
        part: Part::Speaker,
        rests_on: vec![position, Ground::Quote(quote.ix)],
    }];
    let mut limits = limits(d, p, quote, &head, frame == Frame::OthersOnly);
    let mut rests_on = vec![position, Ground::Quote(quote.ix)];
    if part == Part::Saying {
        let others = p.evidence().map(|q| Ground::Quote(q.ix));
        rests_on.extend(others.filter(|other| *other != Ground::Quote(quote.ix)));
    } else if let Some(by) = translator(quote) {
        limits.insert(0, Limit::of(by));
    }
    phrases.push(Phrase { text: text.clone(), part, rests_on });
    if let Some(before) = again {
        limits.push(repeats(d, before, quote));
    }
    phrases.extend(limited(limits, &text, &[position, Ground::Quote(quote.ix)]));
    punctuate(&mut phrases);
    phrases
}

/// That something was said once, and is no confirmation of what stands before it: which words these are.
fn repeats(d: Known<'_>, before: Position<'_>, quote: Quote<'_>) -> Limit {
    let Some(first) = shown(&d, before) else {
        return Limit::of("this is taken to be the same statement as what stands before it");
    };
    let publisher = called(&d, Entity::Document(first.document()));
    let text = if first.document() == quote.document() && first.exact() == quote.exact() {
        format!(
            "these are the same words of {publisher} as those of an earlier entry, and no independent confirmation"
        )
    } else {
        format!(
            "taken here to be the statement that {publisher} reports, so no independent confirmation: {}",
            short(words_of(first), MOST_WORDS)
        )
    };
    let rests_on = vec![Ground::Entry(Entity::Position(before.ix)), Ground::Quote(first.ix)];
    Limit { rests_on, ..Limit::of(text) }
}

/// Limits as phrases; one that the words already say is not said twice.
pub(super) fn limited(limits: Vec<Limit>, text: &str, of: &[Ground]) -> Vec<Phrase> {
    let limits = limits.into_iter().filter(|l| !l.unless.iter().any(|u| says_the_same(text, u)));
    let phrase = |limit: Limit| {
        let position = of.first().copied();
        let mut rests_on: Vec<Ground> = position.into_iter().chain(limit.rests_on).collect();
        if !rests_on.iter().any(|ground| matches!(ground, Ground::Quote(_))) {
            rests_on.extend(of.iter().skip(1).copied());
        }
        Phrase { text: limit.text, part: Part::Limit, rests_on }
    };
    limits.map(phrase).collect()
}

/// `Bessony (Orla Kern, paraphrased by The Gazette; statement undated)`; where a document speaks itself
/// `WSC, in its own voice, 5 May 2030`; where only others speak of the actor, on whom.
fn head(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, frame: Frame, text: &str) -> String {
    let publisher = called(&d, Entity::Document(quote.document()));
    let by_others = is_told_by_others(&d, p);
    let of = all_called(&d, p.actors());
    let mut told = unnamed_links(unsaid(&d, quote)).into_iter().collect::<Vec<_>>();
    let mut head = if speaks_itself(&d, p, quote) {
        let published = d.document(quote.document()).and_then(|of| of.published_on);
        let date = p.stated_on().or(published);
        told.push(date.map_or(format!("in {UNDATED}"), |date| date.in_words()));
        told.extend(see_also(&d, p, quote));
        format!("{publisher}, {OWN_VOICE}, {}", told.join("; "))
    } else {
        let speakers: Vec<Entity> =
            quote.hops().next_back().map(|hop| hop.who.to_vec()).unwrap_or_default();
        let (subject, through) = if by_others {
            let whole = |who: &Entity| of_whom(&d, *who);
            (list(&speakers.iter().map(whole).collect::<Vec<_>>(), Joint::And), Vec::new())
        } else {
            let (with, through) = beside(&d, p, &speakers);
            (all_called(&d, &[p.actors(), &with].concat()), through)
        };
        let mut manner = manner(&d, quote, &publisher);
        if !through.is_empty() {
            let names: Vec<String> = through.iter().map(|who| for_whom(&d, p, *who)).collect();
            manner = format!("{}, {manner}", list(&names, Joint::And));
        }
        told.insert(0, manner);
        told.push(
            p.stated_on().map_or(Tells::of(quote).undated().to_string(), |date| date.in_words()),
        );
        told.extend(see_also(&d, p, quote));
        format!("{subject} ({})", told.join("; "))
    };
    // Where the words begin with the name, it stands there.
    if by_others && !capital(text).starts_with(&format!("{} “", capital(&of))) {
        let comma = if speaks_itself(&d, p, quote) { "," } else { "" };
        head.push_str(&format!("{comma} on {of}"));
    }
    match (p.stance(), frame) {
        (Stance::Deny, Frame::OtherPoint) => {
            let point = on_topic(&d, p.topic());
            head.push_str(&format!(" in a denial on another point, {point}"));
        }
        (Stance::Deny, _) => head.push_str(" in a denial"),
        _ => {}
    }
    head
}

/// Who speaks for an actor, and for which where they are several: `Jon Vale for Ostria`; who speaks beside them for
/// another: `Ann Moor of Norland`.
fn for_whom(d: &Dossier, p: Position<'_>, who: Entity) -> String {
    let name = called(d, who);
    let Entity::Actor(speaker) = who else { return name };
    let all = p.actors().iter().copied();
    let of: Vec<ActorIx> = all.filter(|actor| speaks_for(d, speaker, *actor)).collect();
    if of.is_empty() {
        return of_whom(d, who);
    }
    if of.len() == p.actors().len() {
        return name;
    }
    format!("{name} for {}", all_called(d, &of))
}

/// How the words came, from the innermost speaker outwards: `reported by The Post, and in turn
/// quoted directly by The Gazette`.
fn manner(d: &Dossier, quote: Quote<'_>, publisher: &str) -> String {
    let hops: Vec<Hop<'_>> = quote.hops().rev().collect();
    if hops.is_empty() {
        return OWN_VOICE.to_string();
    }
    let how = |n: usize| hops.get(n).map_or("", |hop| passed_on(hop.mode, n + 1 == hops.len()));
    let mut told = String::new();
    for n in 0..hops.len() {
        let by = match hops.get(n + 1) {
            Some(outer) => {
                let names: Vec<String> = outer.who.iter().map(|who| called(d, *who)).collect();
                list(&names, Joint::And)
            }
            None => publisher.to_string(),
        };
        let same = n > 0 && how(n - 1) == how(n);
        let how = if same { "" } else { how(n) };
        let turn = if n == 0 { "" } else { ", and in turn " };
        let space = if how.is_empty() { "" } else { " " };
        told.push_str(&format!("{turn}{how}{space}by {by}"));
    }
    told
}

/// How a link of the chain passes the words on, as its last one or before. What somebody in between did with words that
/// are not given is not seen.
pub(super) const fn passed_on(mode: Mode, is_last: bool) -> &'static str {
    match mode {
        Mode::Indirect if !is_last => "reported",
        _ => in_words(mode),
    }
}

/// How the publisher passes the words on, with `by` after it.
pub(super) const fn in_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "quoted directly",
        Mode::Mixed => "quoted in fragments",
        Mode::Indirect => "paraphrased",
        Mode::Text => "wording of the text as given",
        Mode::Act => "reported",
    }
}

/// The actors of a chain who are not named, from the outermost inwards.
pub(super) fn anonymous_hops(d: &Dossier, quote: Quote<'_>) -> Vec<ActorIx> {
    let all = quote.hops().flat_map(|hop| hop.who);
    all.filter_map(|who| match who {
        Entity::Actor(ix) if is_anonymous(d, *ix) => Some(*ix),
        _ => None,
    })
    .collect()
}

/// How many of them have names that do not say so themselves, as "unnamed sources" do.
pub(super) fn unsaid(d: &Dossier, quote: Quote<'_>) -> usize {
    let names = anonymous_hops(d, quote).into_iter().map(|ix| d.name_of(Entity::Actor(ix)));
    names.filter(|name| !says_not_named(name)).count()
}

/// How many links of a chain are not named.
pub(super) fn unnamed_links(count: usize) -> Option<String> {
    const FEW: [&str; 5] = ["", "one", "two", "three", "four"];
    let number = FEW.get(count).map_or_else(|| count.to_string(), ToString::to_string);
    match count {
        0 => None,
        1 => Some("one link in the chain not named".to_string()),
        _ => Some(format!("{number} links in the chain not named")),
    }
}

/// Other documents in which it stands, each with those who are not named there.
fn see_also(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Option<String> {
    let mut documents = vec![quote.document()];
    let mut names = Vec::new();
    for other in p.evidence() {
        if !documents.contains(&other.document()) {
            documents.push(other.document());
            let publisher = called(d, Entity::Document(other.document()));
            let unnamed = unnamed_links(anonymous_hops(d, other).len());
            names.push(unnamed.map_or(publisher.clone(), |of| format!("{publisher}, {of}")));
        }
    }
    (!names.is_empty()).then(|| format!("see also {}", list(&names, Joint::And)))
}

/// Semicolons between what limits a statement, a full stop at its end. What a quotation ends with gives way
/// to the sentence's own.
pub(super) fn punctuate(phrases: &mut [Phrase]) {
    let last = phrases.len().saturating_sub(1);
    for (n, phrase) in phrases.iter_mut().enumerate().skip(1) {
        let asks = phrase.text.trim_end_matches(['”', '’', '"']).ends_with(['?', '!']);
        phrase.text = without_stop(&phrase.text);
        match (n < last, asks) {
            (true, _) => phrase.text.push(';'),
            (false, true) => {}
            (false, false) => phrase.text.push('.'),
        }
    }
}

/// A text without the full stop or comma at its end, within quotation marks, too. A question stays one.
pub(super) fn without_stop(text: &str) -> String {
    let marks = |c: char| "”’\"'»".contains(c);
    let ends = [';', ',', ' ', '.'];
    let text = text.trim_end_matches(ends);
    let inner = text.trim_end_matches(marks);
    let closing = text.get(inner.len()..).unwrap_or_default();
    if closing.is_empty() {
        return text.to_string();
    }
    format!("{}{closing}", inner.trim_end_matches(ends))
}
