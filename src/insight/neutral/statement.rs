//! One statement in a neutral line: who says it and through whom, what is said, and what limits it.

use crate::dossier::terms::{
    Act, ActorKind, ConditionKind, Family, InstrumentKind, LinkKind, Mode, Stance, TopicKind,
};
use crate::dossier::{
    Actor, ActorIx, Dossier, Entity, Hop, InstrumentIx, Known, Position, Quote, Rows, speaks_for,
};
use crate::insight::naming::{Joint, all_called, called, is_anonymous, list};
use crate::insight::neutral::line::{Ground, Part, Phrase};
use crate::insight::neutral::voice::{is_told_by_others, shown};
use crate::insight::neutral::wording::{plain_words, says_the_same, verbatim, words_of};
use crate::insight::record::is_elsewhere;
use crate::text::words::capital;

/// How a statement stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    Plain,
    /// A denial of something narrower than what the line is about.
    OtherPoint,
}

/// A position as phrases, with full punctuation. Nothing for a position of which no quote is known.
pub(super) fn statement(d: Known<'_>, p: Position<'_>, frame: Frame, again: bool) -> Vec<Phrase> {
    let Some(quote) = shown(&d, p) else { return Vec::new() };
    let position = Ground::Entry(Entity::Position(p.ix));
    let head = head(d, p, quote, frame);
    let mut phrases = vec![Phrase {
        text: format!("{}:", capital(&head)),
        part: Part::Speaker,
        rests_on: vec![position, Ground::Quote(quote.ix)],
    }];
    let mut limits = limits(d, p, quote, &head);
    let (text, part) = match plain_words(d, p, quote, &head) {
        Some(text) => (text, Part::Saying),
        None => (verbatim(quote), Part::Quoted),
    };
    let mut rests_on = vec![position, Ground::Quote(quote.ix)];
    if part == Part::Saying {
        let others = p.evidence().map(|q| Ground::Quote(q.ix));
        rests_on.extend(others.filter(|other| *other != Ground::Quote(quote.ix)));
    } else if let Some(by) = translator(quote) {
        limits.insert(0, Limit::of(by));
    }
    phrases.push(Phrase { text: text.clone(), part, rests_on });
    if again {
        limits.push(Limit::of(
            "taken to be one utterance told twice, not two that confirm each other",
        ));
    }
    // A limit that the words already say is not said twice.
    for limit in limits.into_iter().filter(|l| !l.unless.iter().any(|u| says_the_same(&text, u))) {
        let mut rests_on = vec![position];
        rests_on.extend(limit.rests_on);
        if !rests_on.iter().any(|ground| matches!(ground, Ground::Quote(_))) {
            rests_on.push(Ground::Quote(quote.ix));
        }
        phrases.push(Phrase { text: limit.text, part: Part::Limit, rests_on });
    }
    punctuate(&mut phrases);
    phrases
}

/// `Germany (Friedrich Merz, paraphrased by Why So France; undated)`, or where only others speak
/// `OSW (in its own voice; undated) on Poland`.
fn head(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, frame: Frame) -> String {
    let publisher = called(&d, Entity::Document(quote.document()));
    let innermost = quote.hops().next_back();
    let by_others = is_told_by_others(&d, p);
    let speakers: Vec<Entity> = innermost.map(|hop| hop.who.to_vec()).unwrap_or_default();
    let named = |who: &[Entity]| -> String {
        let names: Vec<String> = who.iter().map(|who| called(&d, *who)).collect();
        list(&names, Joint::And)
    };
    let (subject, through) = if by_others {
        (if speakers.is_empty() { publisher.clone() } else { named(&speakers) }, Vec::new())
    } else {
        let is_actor = |who: &Entity| matches!(who, Entity::Actor(ix) if p.actors().contains(ix));
        (all_called(&d, p.actors()), speakers.into_iter().filter(|who| !is_actor(who)).collect())
    };
    let mut manner = manner(&d, quote, &publisher);
    if !through.is_empty() {
        let names: Vec<String> = through.iter().map(|who| for_whom(&d, p, *who)).collect();
        manner = format!("{}, {manner}", list(&names, Joint::And));
    }
    let mut told = vec![manner];
    told.extend(unnamed_links(anonymous_hops(&d, quote).len()));
    told.push(p.stated_on().map_or("undated".to_string(), |date| date.in_words()));
    told.extend(see_also(&d, p, quote));
    let mut head = format!("{subject} ({})", told.join("; "));
    if by_others {
        head.push_str(&format!(" on {}", all_called(&d, p.actors())));
    }
    match (p.stance(), frame) {
        (Stance::Deny, Frame::OtherPoint) => {
            head.push_str(" in a denial of another point, not of this");
        }
        (Stance::Deny, Frame::Plain) => head.push_str(" in a denial"),
        _ => {}
    }
    head
}

/// Who speaks for an actor, and for which where they are several: `Donald Tusk for Poland`.
fn for_whom(d: &Dossier, p: Position<'_>, who: Entity) -> String {
    let name = called(d, who);
    let Entity::Actor(speaker) = who else { return name };
    let all = p.actors().iter().copied();
    let of: Vec<ActorIx> = all.filter(|actor| speaks_for(d, speaker, *actor)).collect();
    if of.is_empty() || of.len() == p.actors().len() {
        return name;
    }
    format!("{name} for {}", all_called(d, &of))
}

/// How the words came, from the innermost speaker outwards: `paraphrased by Le Monde, and in turn
/// quoted in full by RazomUA`.
fn manner(d: &Dossier, quote: Quote<'_>, publisher: &str) -> String {
    let hops: Vec<Hop<'_>> = quote.hops().rev().collect();
    if hops.is_empty() {
        return "in its own voice".to_string();
    }
    let mut told = String::new();
    for (n, hop) in hops.iter().enumerate() {
        let by = match hops.get(n + 1) {
            Some(outer) => {
                let names: Vec<String> = outer.who.iter().map(|who| called(d, *who)).collect();
                list(&names, Joint::And)
            }
            None => publisher.to_string(),
        };
        let same = n > 0 && hops.get(n - 1).is_some_and(|inner| inner.mode == hop.mode);
        let how = if same { "" } else { in_words(hop.mode) };
        let turn = if n == 0 { "" } else { ", and in turn " };
        let space = if how.is_empty() { "" } else { " " };
        told.push_str(&format!("{turn}{how}{space}by {by}"));
    }
    told
}

/// How a link of the chain passes the words on, with `by` after it.
pub(super) const fn in_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "quoted in full",
        Mode::Mixed => "quoted in fragments",
        Mode::Indirect => "paraphrased",
        Mode::Text => "wording of the text as given",
        Mode::Act => "an act reported",
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

/// How many links of a chain are not named.
pub(super) fn unnamed_links(count: usize) -> Option<String> {
    const FEW: [&str; 5] = ["", "one", "two", "three", "four"];
    let number = FEW.get(count).map_or_else(|| count.to_string(), ToString::to_string);
    match count {
        0 => None,
        1 => Some("one link of the chain not named".to_string()),
        _ => Some(format!("{number} links of the chain not named")),
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

/// Something that limits what is said.
struct Limit {
    text: String,
    rests_on: Vec<Ground>,
    /// Where the words already say one of these, it is not said again.
    unless: Vec<String>,
}

impl Limit {
    fn of(text: impl Into<String>) -> Limit {
        Limit { text: text.into(), rests_on: Vec::new(), unless: Vec::new() }
    }
}

fn limits(d: Known<'_>, p: Position<'_>, quote: Quote<'_>, head: &str) -> Vec<Limit> {
    let mut limits = Vec::new();
    let quotes = |rows: Rows| d.quotes(rows).map(|q| Ground::Quote(q.ix)).collect::<Vec<_>>();
    for condition in p.conditions() {
        let kind = match condition.kind {
            ConditionKind::Precondition => "its precondition",
            ConditionKind::Trigger => "its trigger",
            ConditionKind::Caveat => "its caveat",
            ConditionKind::Approval => "the approval that it needs",
        };
        limits.push(Limit {
            text: format!("{kind}: {}", condition.text.trim()),
            rests_on: quotes(condition.evidence),
            unless: vec![condition.text.to_string()],
        });
    }
    limits.extend(number(d, p));
    if let Some(topic) = d.topic(p.topic()).and_then(|t| t.place.as_deref())
        && is_elsewhere(&d, p)
    {
        let at = p.place().unwrap_or_default();
        let not = format!("not placed in {topic}");
        limits.push(Limit { unless: vec![at.to_string()], ..Limit::of(format!("place: {at}")) });
        limits.push(Limit::of(not));
    }
    if let Some(text) = p.instrument() {
        if d.instrument(text).is_some_and(|text| text.kind == InstrumentKind::VerbalAssurance) {
            limits.push(Limit {
                unless: vec!["verbal".to_string()],
                rests_on: vec![Ground::Entry(Entity::Instrument(text))],
                ..Limit::of("a verbal assurance")
            });
        }
        limits.extend(whole_text(d, p, text, head));
    }
    limits.extend(standing(&d, p));
    limits.extend(not_named(&d, p, quote));
    if p.is_draft() {
        limits.push(Limit::of("a draft, not the final text"));
        limits.extend(in_final(d, p));
    }
    if quote.hops().next().is_none() && !is_told_by_others(&d, p) {
        limits.push(Limit::of("only the document itself says so"));
    }
    limits
}

/// What the stance does not do.
fn standing(d: &Dossier, p: Position<'_>) -> Option<Limit> {
    let by_others = is_told_by_others(d, p);
    let is_claim = d.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim);
    let has_not_signed = p.instrument().is_some_and(|text| {
        p.actors().iter().all(|actor| d.took_part(text, *actor, Act::NotSigned))
    });
    let text = match p.stance() {
        _ if by_others => "only others say so",
        Stance::Ready | Stance::Endorse => "no undertaking",
        Stance::Noncommittal if is_claim => "that is no denial",
        Stance::Noncommittal => "that neither takes on nor declines anything",
        Stance::Abstain if has_not_signed => "not to sign is not to refuse",
        Stance::Abstain => "not to join is not to refuse",
        Stance::Commit
        | Stance::Expected
        | Stance::Refuse
        | Stance::Demand
        | Stance::Oppose
        | Stance::Criticise
        | Stance::Assert
        | Stance::Deny => return None,
    };
    Some(Limit::of(text))
}

/// The number as said, and whose it is where that is not its actor's alone.
fn number(d: Known<'_>, p: Position<'_>) -> Vec<Limit> {
    let Some(number) = p.quantity() else { return Vec::new() };
    // A number of a quote that is not known yet is not known either.
    if !p.evidence().any(|quote| says_the_same(quote.exact(), number.as_said)) {
        return Vec::new();
    }
    let said = format!("the number as said: “{}”", number.as_said.trim());
    let unless = vec![number.as_said.to_string()];
    let is_its_own = number.held_by == p.actors() && p.actors().len() == 1;
    let mut limits = vec![Limit { unless, ..Limit::of(said) }];
    if !number.held_by.is_empty() && !is_its_own {
        let together = if number.held_by.len() > 1 { " together" } else { "" };
        let whose = all_called(&d, number.held_by);
        limits.push(Limit {
            rests_on: number.held_by.iter().map(|a| Ground::Entry(Entity::Actor(*a))).collect(),
            ..Limit::of(format!("the number is for {whose}{together}"))
        });
    }
    limits
}

/// Whom the words of a denial are held to concern, and do not name.
fn not_named(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Option<Limit> {
    let is_named = |actor: &Actor| {
        let names = std::iter::once(&actor.name).chain(&actor.aliases);
        let mut last = names.filter_map(|name| name.split_whitespace().last());
        last.any(|name| says_the_same(words_of(quote), name))
    };
    let people = p.about().iter().copied();
    let people: Vec<ActorIx> = people
        .filter(|ix| d.actor(*ix).is_some_and(|a| a.kind == ActorKind::Person && !is_named(a)))
        .collect();
    (p.stance() == Stance::Deny && !people.is_empty()).then(|| Limit {
        rests_on: people.iter().map(|ix| Ground::Entry(Entity::Actor(*ix))).collect(),
        ..Limit::of(format!("the words do not name {}", all_called(d, &people)))
    })
}

/// How what a whole text depends on is said.
pub(super) const SHARED: &str = "all of it subject to ";

/// What bears on a text as a whole: what it depends on, and who did not sign it.
fn whole_text(d: Known<'_>, p: Position<'_>, text: InstrumentIx, head: &str) -> Vec<Limit> {
    let mut limits = Vec::new();
    if !matches!(p.stance().family(), Family::Undertakes | Family::SpokenFor) {
        return limits;
    }
    let shared: Vec<_> = d.preconditions_of(p).collect();
    if !shared.is_empty() {
        let title = called(&d, Entity::Instrument(text));
        // Where the text itself does not speak, that it says so is more than the record has.
        let is_spoken = d.instrument(text).is_some_and(|text| is_spoken(text.kind));
        let under = if is_spoken || head.contains(&title) {
            String::new()
        } else {
            format!("recorded under “{title}”, ")
        };
        let names: Vec<String> = shared.iter().map(|c| c.text.trim().to_string()).collect();
        let quotes = shared.iter().flat_map(|c| d.quotes(c.evidence));
        limits.push(Limit {
            rests_on: of_text(text, quotes),
            ..Limit::of(format!("{under}{SHARED}{}", list(&names, Joint::And)))
        });
    }
    let not_signed: Vec<_> =
        d.participation(text).filter(|(_, part)| part.act == Act::NotSigned).collect();
    let parts = not_signed.iter().flat_map(|(_, part)| &part.actors).copied();
    let (themselves, others): (Vec<ActorIx>, Vec<ActorIx>) =
        parts.partition(|actor| p.actors().contains(actor));
    let is_among_them = |actor: &ActorIx| {
        d.actor(*actor).is_some_and(|a| {
            a.member_of.iter().any(|m| p.actors().contains(&m.body) && d.holds(m.evidence))
        })
    };
    let others: Vec<ActorIx> = others.into_iter().filter(is_among_them).collect();
    let quotes = || not_signed.iter().flat_map(|(_, part)| d.quotes(part.evidence));
    if !themselves.is_empty() {
        let names = all_called(&d, &themselves);
        limits.push(Limit {
            rests_on: of_text(text, quotes()),
            ..Limit::of(format!("a text that {names} did not sign"))
        });
    }
    // “The participants signed” says more than is so where one of them is said not to have.
    if !others.is_empty() {
        let names = all_called(&d, &others);
        limits.push(Limit {
            rests_on: of_text(text, quotes()),
            ..Limit::of(format!("loosely worded, as {names} among them did not sign"))
        });
    }
    limits
}

fn of_text<'d>(text: InstrumentIx, quotes: impl Iterator<Item = Quote<'d>>) -> Vec<Ground> {
    let text = Ground::Entry(Entity::Instrument(text));
    std::iter::once(text).chain(quotes.map(|quote| Ground::Quote(quote.ix))).collect()
}

/// Whether an instrument is what somebody said rather than a text.
const fn is_spoken(kind: InstrumentKind) -> bool {
    matches!(
        kind,
        InstrumentKind::Statement
            | InstrumentKind::Interview
            | InstrumentKind::Post
            | InstrumentKind::VerbalAssurance
    )
}

/// What a source says of the final text, in its words.
fn in_final(d: Known<'_>, p: Position<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    for link in p.links() {
        let (said, but) = match link.kind {
            LinkKind::OmittedInFinal => ("not mentioned", Some("omission is not refusal")),
            LinkKind::WeakenedInFinal => ("weaker", None),
            _ => continue,
        };
        let quote = d.quotes(link.evidence).next();
        let rests_on: Vec<Ground> = quote.map(|q| Ground::Quote(q.ix)).into_iter().collect();
        let text = match quote {
            Some(quote) => {
                let publisher = called(&d, Entity::Document(quote.document()));
                format!("of the final text {publisher} says: {}", verbatim(quote))
            }
            None => format!("{said} in the final text, as reported"),
        };
        let unless = quote.map(|quote| quote.exact().to_string()).into_iter().collect();
        limits.push(Limit { text, rests_on: rests_on.clone(), unless });
        limits.extend(but.map(|but| Limit { rests_on, ..Limit::of(but) }));
    }
    limits
}

/// That a quote is shown in translation, and whose.
fn translator(quote: Quote<'_>) -> Option<String> {
    quote.translation()?;
    Some(match quote.translated_by() {
        Some(by) => format!("translated by {by}"),
        None => "in translation".to_string(),
    })
}

/// Semicolons between what limits a statement, a full stop at its end.
fn punctuate(phrases: &mut [Phrase]) {
    let last = phrases.len().saturating_sub(1);
    for (n, phrase) in phrases.iter_mut().enumerate().skip(1) {
        if n < last {
            phrase.text.push(';');
        } else if !ends_a_sentence(&phrase.text) {
            phrase.text.push('.');
        }
    }
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '\'', '»', ')']).ends_with(['.', '!', '?'])
}
