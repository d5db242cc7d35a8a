//! One position as a record: everything that stands behind it, in plain words and in the order in
//! which it is read. Screens and commands show the same record, so they cannot disagree.

use crate::dossier::terms::{Act, ConditionKind, LinkKind, Stance, TextState};
use crate::dossier::{
    ActorIx, Document, DocumentIx, Dossier, Entity, Instrument, Known, Link, Participation,
    Position, PositionIx, Quote, QuoteIx,
};
use crate::insight::when::Later;

/// How it is said that a document speaks itself.
pub const OWN_VOICE: &str = "in its own voice";

/// A position with everything that stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub position: PositionIx,
    pub topic: String,
    pub question: String,
    pub stance: Stance,
    /// `Ready, signalled; with a caveat`.
    pub headline: String,
    pub summary: String,
    pub quotes: Vec<Voice>,
    pub facts: Vec<Fact>,
    pub links: Vec<Tie>,
    /// `one document`.
    pub rests_on: String,
}

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub label: &'static str,
    pub text: String,
    /// The quotes that say so, where that is not what the position itself quotes.
    pub quotes: Vec<QuoteIx>,
}

/// One quote with its sentence and with everybody through whom it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub quote: QuoteIx,
    pub document: DocumentIx,
    /// What stands before the quoted words; begins with `…` where the sentence is cut.
    pub prefix: String,
    pub exact: String,
    /// What stands after them; ends with `…` where the sentence is cut.
    pub suffix: String,
    pub translation: Option<String>,
    /// From the innermost speaker outwards; the citation is the last.
    pub chain: Vec<String>,
}

/// A link, seen from the position that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub to: Entity,
    /// What the other is, with what the link says of it.
    pub text: String,
    pub why: Option<String>,
    /// The quotes that say so.
    pub quotes: Vec<QuoteIx>,
}

/// Gathers a position's record; `None` for an index of another dossier.
pub fn record(d: Known<'_>, ix: PositionIx) -> Option<Record> {
    let position = d.position(ix)?;
    let topic = d.topic(position.topic())?;
    let quotes: Vec<Voice> = position.evidence().map(|quote| voice_by_then(d, quote)).collect();
    let mut documents: Vec<DocumentIx> = quotes.iter().map(|v| v.document).collect();
    documents.sort_unstable();
    documents.dedup();
    Some(Record {
        position: ix,
        topic: topic.name.clone(),
        question: topic.question.clone(),
        stance: position.stance(),
        headline: headline(position),
        summary: position.summary().to_string(),
        quotes,
        facts: facts(d, position),
        links: ties(d, position),
        rests_on: match documents.len() {
            1 => "one document".to_string(),
            n => format!("{n} documents"),
        },
    })
}

/// `Ready, signalled; with a caveat`: the stance, its firmness, what limits it.
pub fn headline(position: Position<'_>) -> String {
    let mut text = position.stance().name().to_string();
    if let Some(firmness) = position.firmness() {
        text.push_str(", ");
        text.push_str(&firmness.name().to_lowercase());
    }
    let mut kinds: Vec<String> =
        position.conditions().map(|c| format!("with a {}", c.kind.name().to_lowercase())).collect();
    kinds.dedup();
    if position.is_draft() {
        kinds.push("in a draft".to_string());
    }
    if !kinds.is_empty() {
        text.push_str("; ");
        text.push_str(&kinds.join(", "));
    }
    text.replace("with a approval", "subject to approval")
}

/// The short words under a summary: `Ready · signalled · caveat · undated`; and of what came out only after the
/// day that is looked at, `published later`.
pub fn tags(d: Known<'_>, position: Position<'_>) -> Vec<String> {
    let mut tags = vec![position.stance().name().to_string()];
    tags.extend(position.firmness().map(|f| f.name().to_lowercase()));
    tags.extend(position.conditions().map(|c| c.kind.name().to_lowercase()));
    if is_elsewhere(&d, position) {
        tags.push("elsewhere".to_string());
    }
    if position.is_draft() {
        tags.push("draft".to_string());
    }
    for link in position.links() {
        match link.kind {
            LinkKind::OmittedInFinal => tags.push("not explicitly in the final".to_string()),
            LinkKind::WeakenedInFinal => tags.push("weaker in the final".to_string()),
            _ => {}
        }
    }
    tags.push(position.stated_on().map_or("undated".to_string(), |date| date.in_words()));
    tags.extend(Later::of_position(d, position).map(|later| later.words().to_string()));
    tags.dedup();
    tags
}

/// Whether a position is placed outside of its topic's place, where it never counts (rule 4). A
/// place inside is written beginning with the topic's place: `Maretta, far from the coast`.
pub fn is_elsewhere(d: &Dossier, position: Position<'_>) -> bool {
    let topic = d.topic(position.topic()).and_then(|t| t.place.as_deref());
    matches!((topic, position.place()), (Some(topic), Some(place)) if !place.starts_with(topic))
}

/// An actor with its role: `Orla Kern, Minister`.
pub fn actor_with_role(d: &Dossier, ix: ActorIx) -> String {
    let Some(actor) = d.actor(ix) else { return String::new() };
    match &actor.role {
        Some(role) => format!("{}, {role}", actor.name),
        None => actor.name.clone(),
    }
}

/// `The Gazette, 4 May 2030 · news report, fairly reliable (C)`.
pub fn citation(document: &Document) -> String {
    let date = document.published_on.map_or("undated".to_string(), |d| d.in_words());
    let title = document.title.as_ref().map_or(String::new(), |t| format!(", “{t}”"));
    let author = document.author.as_ref().map_or(String::new(), |a| format!("{a}, "));
    let grade = document.reliability.map_or(String::new(), |r| format!(", {} ({r})", r.meaning()));
    if document.at.is_stand_in() {
        return format!("{}, which is not in the dossier", document.publisher);
    }
    format!("{author}{}{title}, {date} · {}{grade}", document.publisher, document.kind.meaning())
}

/// A quote with everybody through whom it came.
pub fn voice(d: &Dossier, quote: Quote<'_>) -> Voice {
    let document = quote.document();
    let mut chain: Vec<String> = Vec::new();
    for (n, hop) in quote.hops().rev().enumerate() {
        let names: Vec<String> = hop.who.iter().map(|who| speaker(d, *who)).collect();
        let through = if n == 0 { "" } else { "through " };
        chain.push(format!("{through}{} · {}", names.join(" and "), hop.mode.meaning()));
    }
    let cited = d.document(document).map(citation).unwrap_or_default();
    chain.push(if chain.is_empty() { format!("{cited}, {OWN_VOICE}") } else { cited });
    Voice {
        quote: quote.ix,
        document,
        prefix: before(quote.prefix()),
        exact: quote.exact().to_string(),
        suffix: after(quote.suffix()),
        translation: quote.translation().map(|text| match quote.translated_by() {
            Some(by) => format!("{text} (translated by {by})"),
            None => text.to_string(),
        }),
        chain,
    }
}

/// The same as far as it was known: of what had been said by then it is told that it came out only later.
pub fn voice_by_then(d: Known<'_>, quote: Quote<'_>) -> Voice {
    let mut voice = voice(&d, quote);
    if let (Some(later), Some(citation)) =
        (Later::of_document(d, voice.document), voice.chain.last_mut())
    {
        citation.push_str(" · ");
        citation.push_str(later.words());
    }
    voice
}

fn speaker(d: &Dossier, who: Entity) -> String {
    match who {
        Entity::Actor(ix) => actor_with_role(d, ix),
        Entity::Instrument(ix) => d.instrument(ix).map_or(String::new(), text_with_state),
        other => d.name_of(other).to_string(),
    }
}

/// The context before a quote, with a mark when it begins inside a sentence.
pub fn before(prefix: &str) -> String {
    let inside = prefix.trim_start().chars().next().is_some_and(char::is_lowercase);
    if inside { format!("… {}", prefix.trim_start()) } else { prefix.to_string() }
}

/// The context after a quote, with a mark when it ends inside a sentence.
pub fn after(suffix: &str) -> String {
    let ended = suffix.trim_end().ends_with(['.', '!', '?', ':', ';', '"', '”', '’', '»', ')']);
    if suffix.trim().is_empty() || ended {
        suffix.to_string()
    } else {
        format!("{} …", suffix.trim_end())
    }
}

/// The title of a text; that it is a draft is always said.
fn text_with_state(instrument: &Instrument) -> String {
    match instrument.text {
        TextState::Draft => format!("{} (draft)", instrument.title),
        TextState::Final => instrument.title.clone(),
    }
}

/// Who says what a position says, in a few words: the innermost speakers of its first quote, or the
/// document in its own voice.
pub fn said_by(d: &Dossier, position: Position<'_>) -> String {
    let Some(quote) = position.evidence().next() else { return String::new() };
    match quote.hops().next_back() {
        Some(hop) => {
            let names: Vec<&str> = hop.who.iter().map(|who| d.name_of(*who)).collect();
            names.join(", ")
        }
        None => d.name_of(Entity::Document(quote.document())).to_string(),
    }
}

fn names(d: &Dossier, actors: &[ActorIx]) -> String {
    let names: Vec<&str> = actors.iter().map(|ix| d.name_of(Entity::Actor(*ix))).collect();
    names.join(", ")
}

fn facts(d: Known<'_>, position: Position<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |label, text, quotes| facts.push(Fact { label, text, quotes });
    add("who", names(&d, position.actors()), Vec::new());
    for condition in position.conditions() {
        let label = match condition.kind {
            ConditionKind::Precondition => "precondition",
            ConditionKind::Trigger => "trigger",
            ConditionKind::Caveat => "caveat",
            ConditionKind::Approval => "approval",
        };
        add(label, condition.text.to_string(), ixs(d.quotes(condition.evidence)));
    }
    if let Some(quantity) = position.quantity() {
        let holders = match quantity.held_by {
            [] => "holder not stated".to_string(),
            held_by => format!("held by {}", names(&d, held_by)),
        };
        add("number", format!("“{}” ({}; {holders})", quantity.as_said, quantity.unit), Vec::new());
    }
    if let Some(place) = position.place() {
        let apart = d
            .topic(position.topic())
            .and_then(|t| t.place.as_deref())
            .filter(|_| is_elsewhere(&d, position))
            .map_or(String::new(), |place| format!("; not in {place}"));
        add("place", format!("{place}{apart}"), Vec::new());
    }
    if let Some(instrument) = position.instrument().and_then(|ix| d.instrument(ix)) {
        let kind = instrument.kind.meaning();
        let draft = if instrument.text == TextState::Draft { ", draft" } else { "" };
        let dated = instrument.dated.map_or(String::new(), |date| format!(", {}", date.in_words()));
        add("instrument", format!("{} ({kind}{draft}{dated})", instrument.title), Vec::new());
        for act in [Act::Signed, Act::Adopted, Act::NotSigned] {
            let parts = position.instrument().into_iter().flat_map(|ix| d.participation(ix));
            let parts: Vec<&Participation> =
                parts.map(|(_, part)| part).filter(|part| part.act == act).collect();
            let took_part = |who: &ActorIx| parts.iter().any(|part| part.actors.contains(who));
            let who: Vec<ActorIx> = position.actors().iter().copied().filter(took_part).collect();
            if who.is_empty() {
                continue;
            }
            let theirs = parts.iter().filter(|part| part.actors.iter().any(|a| who.contains(a)));
            let quotes = theirs.flat_map(|part| ixs(d.quotes(part.evidence))).collect();
            add("status", format!("{} {} it", names(&d, &who), act.meaning()), quotes);
        }
        for shared in d.preconditions_of(position) {
            // Of some topics alone it is no condition of the whole text.
            let of = if shared.topics.is_empty() { "whole text" } else { "this topic" };
            add(of, format!("only with {}", shared.text), ixs(d.quotes(shared.evidence)));
        }
    }
    if let Some(clause) = position.clause() {
        add("clause", clause.to_string(), Vec::new());
    }
    if !position.about().is_empty() {
        add("about", names(&d, position.about()), Vec::new());
    }
    let said = position.stated_on().map_or("undated".to_string(), |date| date.in_words());
    // Words that a document says itself nobody else has said on its day.
    let mut quotes = position.evidence().peekable();
    let is_own = quotes.peek().is_some() && quotes.all(|quote| quote.hops().next().is_none());
    add(if is_own { "written" } else { "said" }, said, Vec::new());
    if let Some(event) = position.event_on() {
        add("event", event.in_words(), Vec::new());
    }
    if let Some(note) = position.note() {
        add("note", note.to_string(), Vec::new());
    }
    for waiver in position.waivers() {
        add("checked", format!("{} ({})", waiver.why, waiver.code), Vec::new());
    }
    facts
}

fn ixs<'d>(quotes: impl Iterator<Item = Quote<'d>>) -> Vec<QuoteIx> {
    quotes.map(|quote| quote.ix).collect()
}

/// The links of a position, and those that others have to it: a narrower denial must be seen from
/// the report that it does not deny, too.
fn ties(d: Known<'_>, position: Position<'_>) -> Vec<Tie> {
    let mut ties: Vec<Tie> = position.links().map(|link| tie(d, position, link)).collect();
    for other in d.linked_from(position.ix).filter_map(|ix| d.position(ix)) {
        for link in other.links().filter(|link| link.to == Entity::Position(position.ix)) {
            // Entered in both directions, it is said once.
            let both =
                |own: &Link<'_>| own.to == Entity::Position(other.ix) && own.kind == link.kind;
            if position.links().any(|own| both(&own)) {
                continue;
            }
            let meaning = match link.kind {
                LinkKind::Supersedes => "replaced by a later statement",
                LinkKind::Answers => "answered by",
                LinkKind::OmittedInFinal | LinkKind::WeakenedInFinal => "the draft had",
                kind => kind.meaning(),
            };
            let who = names(&d, other.actors());
            ties.push(Tie {
                to: Entity::Position(other.ix),
                text: format!("{meaning}: {who}: {}", other.summary()),
                why: link.why.map(str::to_string),
                quotes: ixs(d.quotes(link.evidence)),
            });
        }
    }
    ties
}

fn tie(d: Known<'_>, from: Position<'_>, link: Link<'_>) -> Tie {
    let target = match link.to {
        Entity::Position(ix) => d.position(ix).map_or(String::new(), |to| {
            let who = if to.actors() == from.actors() {
                String::new()
            } else {
                format!("{}: ", names(&d, to.actors()))
            };
            format!("{who}{}", to.summary())
        }),
        other => d.name_of(other).to_string(),
    };
    Tie {
        to: link.to,
        text: format!("{}: {target}", link.kind.meaning()),
        why: link.why.map(str::to_string),
        quotes: ixs(d.quotes(link.evidence)),
    }
}
