//! Takes a snapshot of something in the dossier: in the words in which the screens show it, with all
//! quotes behind it. The same functions look at it again later, so that a difference is one of the dossier.

use super::knew::records;
use super::{Fact, Part, Quoted, Snapshot, Source, Subject, TakenAt};
use crate::dossier::terms::Mode;
use crate::dossier::{
    ActorIx, DocumentIx, Entity, Known, Position, PositionIx, PositionSet, Quote, QuoteIx, TopicIx,
};
use crate::insight::cell::{Bucket, Cell, cell};
use crate::insight::compare::{Comparison, Group, Told};
use crate::insight::conflicts::words::{quotes, reason};
use crate::insight::conflicts::{Conflict, Side, case};
use crate::insight::grounds::{of_cell, of_position, of_positions};
use crate::insight::naming::{names, short};
use crate::insight::neutral::{Worded, in_brief, worded};
use crate::insight::record::{headline, record, voice};
use crate::text::words::{capital, closed};

/// Facts of a record that are a matter of the dossier, not of who reads a brief.
const INTERNAL: [&str; 3] = ["who", "clause", "checked"];

/// What is said of a side that says nothing.
pub(super) const NOTHING: &str = "Nothing is on record here.";

/// What a heading says of a cell in which only drafts speak.
pub(super) const ONLY_DRAFTS: &str = "only drafts";

/// The same as a sentence.
pub(super) const ONLY_DRAFTS_SAYS: &str =
    "Only a draft speaks of it here, and a draft commits nobody.";

/// The label of what a comparison rests on beside both sides.
pub(super) const KNOWN_BY: &str = "How we know it";

/// The dossier as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub d: Known<'a>,
    pub within: &'a PositionSet,
    pub taken: Option<&'a TakenAt>,
}

/// A position with its quotes.
pub fn position(at: At<'_>, ix: PositionIx) -> Option<Snapshot> {
    let d = at.d;
    let position = d.position(ix)?;
    let part = part_of(d, ix, "")?;
    let of = Subject::Position(d.id_of(Entity::Position(ix)).to_string());
    let (who, topic) = (names(&d, position.actors()), topic_name(d, position.topic()));
    let snapshot = Snapshot {
        of,
        // What is only claimed, expected or drafted must not read as a fact in a heading.
        title: format!("{who}: {topic} ({})", status(position)),
        who,
        topic,
        date: date_of(position),
        parts: vec![part],
        ..Snapshot::default()
    };
    Some(with_sources(at, snapshot))
}

/// Where an actor stands on a topic: what it says itself, what others say it will do, what drafts say.
pub fn cell_of(at: At<'_>, actor: ActorIx, topic: TopicIx) -> Option<Snapshot> {
    let d = at.d;
    let cell = cell(d, d.positions_on(actor, topic).iter().copied(), at.within);
    let own = cell.own.iter().filter_map(|ix| part_of(d, *ix, whose(d.position(*ix)?)));
    let others = [
        ("Only others say so", &cell.spoken_for),
        ("Not as its source has it", &cell.fallen),
        ("In a draft", &cell.drafts),
    ];
    let others = others
        .into_iter()
        .flat_map(|(label, all)| all.iter().filter_map(move |ix| part_of(d, *ix, label)));
    let parts: Vec<Part> = own.chain(others).collect();
    let (actor_id, topic_id) = (Entity::Actor(actor), Entity::Topic(topic));
    let first = cell.positions().find_map(|ix| d.position(ix));
    let says = if parts.is_empty() {
        vec![worded(d, actor, topic, at.within).line.text()]
    } else {
        vec![bucket_in_words(&cell, &parts)]
    };
    let (who, topic) = (d.name_of(actor_id).to_string(), topic_name(d, topic));
    let stands = if is_of_drafts(&cell) { ONLY_DRAFTS } else { cell.bucket().label() };
    let snapshot = Snapshot {
        of: Subject::Cell {
            actor: d.id_of(actor_id).to_string(),
            topic: d.id_of(topic_id).to_string(),
        },
        title: format!("{who}: {topic} ({stands})"),
        who,
        topic,
        date: first.map(date_of).unwrap_or_default(),
        says,
        parts,
        ..Snapshot::default()
    };
    Some(with_sources(at, on_grounds(d, snapshot, of_cell(d, &cell))))
}

/// Where sources do not say the same, and why that is, or is not, a contradiction.
pub fn conflict(at: At<'_>, found: &Conflict) -> Snapshot {
    let d = at.d;
    let (topic, who) = case::title(&d, found);
    let kind = found.kind;
    // Where somebody wrote the reason, the reader must know that it was not worked out.
    let by = if found.by_hand.is_some() { " (so the dossier’s author)" } else { " (worked out)" };
    let says = vec![
        format!("{}: {}.", case::verdict(found), kind.meaning()),
        closed(&capital(&format!("{}{by}", closed(&reason(d, found)).trim_end_matches('.')))),
    ];
    let parts = found.sides.into_iter().zip(quotes(d, found)).map(|(side, quote)| {
        let position = match side {
            Side::Position(ix) => d.position(ix),
            _ => None,
        };
        Part {
            label: side_in_words(d, side),
            position: position
                .map(|p| d.id_of(Entity::Position(p.ix)).to_string())
                .unwrap_or_default(),
            headline: position.map(headline).unwrap_or_default(),
            summary: match side {
                Side::Silence(..) => NOTHING.to_string(),
                _ => position.map(|p| p.summary().to_string()).unwrap_or_default(),
            },
            quotes: quote.into_iter().map(|quote| quoted(d, quote)).collect(),
            ..Part::default()
        }
    });
    let dates = found.positions().filter_map(|ix| d.position(ix)).map(date_of);
    let snapshot = Snapshot {
        of: Subject::Conflict(case::key(&d, found)),
        title: format!("{topic}: {}", kind.label()),
        who,
        topic,
        date: dates.filter(|date| !date.is_empty()).min().unwrap_or_default(),
        says,
        parts: parts.collect(),
        ..Snapshot::default()
    };
    with_sources(at, on_grounds(d, snapshot, case::rests_on(d, found)))
}

/// One difference of a comparison. `sides` names what is set beside each other.
pub fn comparison(
    at: At<'_>,
    sides: &str,
    all: &Comparison,
    group: &Group,
    told: &Told,
) -> Snapshot {
    let d = at.d;
    let quotes_of = |quotes: &[QuoteIx]| all_quoted(d, quotes.iter().copied());
    let mut parts: Vec<Part> = (0..2)
        .filter_map(|n| {
            let words = told.words.get(n)?;
            let positions = told.positions.get(n)?;
            let headlines = positions.iter().filter_map(|id| match d.find(id)? {
                Entity::Position(ix) => d.position(ix).map(headline),
                _ => None,
            });
            Some(Part {
                label: all.sides.get(n)?.clone(),
                position: positions.join(", "),
                headline: headlines.collect::<Vec<String>>().join("; "),
                summary: capital(words),
                quotes: quotes_of(told.quotes.get(n)?),
                ..Part::default()
            })
        })
        .filter(|part| !part.summary.is_empty() || !part.quotes.is_empty())
        .collect();
    if told.why.is_some() || !told.evidence.is_empty() {
        parts.push(Part {
            label: KNOWN_BY.to_string(),
            summary: told.why.clone().unwrap_or_default(),
            quotes: quotes_of(&told.evidence),
            ..Part::default()
        });
    }
    let positions = told.positions.iter().flatten().filter_map(|id| match d.find(id)? {
        Entity::Position(ix) => Some(ix),
        _ => None,
    });
    let positions: Vec<PositionIx> = positions.collect();
    let dates = positions.iter().filter_map(|ix| d.position(*ix)).map(date_of);
    let who = told.actors.join(" and ");
    let snapshot = Snapshot {
        of: Subject::Comparison { sides: sides.to_string(), case: difference_key(told) },
        title: format!("{who}: {} ({})", told.topic, group.label.to_lowercase()),
        who,
        topic: told.topic.clone(),
        date: dates.filter(|date| !date.is_empty()).min().unwrap_or_default(),
        // The heading says what became of it; what was compared is said where the sentence does not.
        says: compared(all, sides)
            .into_iter()
            .chain(std::iter::once(told.sentence.clone()))
            .chain(all.notes.iter().cloned())
            .collect(),
        parts,
        ..Snapshot::default()
    };
    with_sources(at, on_grounds(d, snapshot, of_positions(d, positions)))
}

/// What was set beside each other; of a draft and its final text the sentence says so itself.
fn compared(all: &Comparison, sides: &str) -> Option<String> {
    (sides != "drafts").then(|| closed(&all.title))
}

/// What names a difference whatever becomes of it: who, on what, between which positions.
pub fn difference_key(told: &Told) -> String {
    let [one, other] = &told.positions;
    format!("{}|{}|{}|{}", told.actors.join(","), told.topic, one.join(","), other.join(","))
}

/// Whether a difference is the one that a brief names. What was told of each of several actors may be told of them
/// together by now.
pub fn is_difference(told: &Told, named: &str) -> bool {
    let key = difference_key(told);
    let (Some((_, what)), Some((who, named_what))) = (key.split_once('|'), named.split_once('|'))
    else {
        return key == named;
    };
    what == named_what && who.split(',').all(|name| told.actors.iter().any(|actor| actor == name))
}

/// A quote alone.
pub fn quote(at: At<'_>, ix: QuoteIx) -> Option<Snapshot> {
    let d = at.d;
    let quote = d.quote(ix)?;
    let owner = quote.owner();
    let (who, topic, part, date) = match owner {
        Entity::Position(position) => {
            let p = d.position(position)?;
            let part = Part { quotes: Vec::new(), ..part_of(d, position, "")? };
            (names(&d, p.actors()), topic_name(d, p.topic()), part, date_of(p))
        }
        other => (String::new(), d.name_of(other).to_string(), Part::default(), String::new()),
    };
    let part = Part { quotes: vec![quoted(d, quote)], ..part };
    let document = d.document(quote.document())?;
    let snapshot = Snapshot {
        of: Subject::Quote { document: document.id.clone(), exact: quote.exact().to_string() },
        title: short(quote.exact(), 8),
        who,
        topic,
        date,
        parts: vec![part],
        ..Snapshot::default()
    };
    Some(with_sources(at, snapshot))
}

/// A neutral wording: of a claim, whoever speaks on it, or of what one actor says on a topic.
pub fn line(at: At<'_>, actor: ActorIx, topic: TopicIx) -> Option<Snapshot> {
    let d = at.d;
    let Worded { is_claim, line } = worded(d, actor, topic, at.within);
    let line = in_brief(d, &line);
    let (who, topic_name) = (d.name_of(Entity::Actor(actor)).to_string(), topic_name(d, topic));
    let quotes = all_quoted(d, line.quotes());
    let dates = line.positions().into_iter().filter_map(|ix| d.position(ix)).map(date_of);
    let date = dates.filter(|date| !date.is_empty()).min().unwrap_or_default();
    let part = Part { quotes, ..Part::default() };
    let snapshot = Snapshot {
        of: Subject::Line {
            actor: if is_claim { String::new() } else { d.id_of(Entity::Actor(actor)).to_string() },
            topic: d.id_of(Entity::Topic(topic)).to_string(),
        },
        title: if is_claim {
            format!("Claim: {topic_name}")
        } else {
            format!("{who}: {topic_name} (wording)")
        },
        who: if is_claim { String::new() } else { who },
        topic: topic_name,
        date,
        says: vec![line.text()],
        parts: if part.quotes.is_empty() { Vec::new() } else { vec![part] },
        ..Snapshot::default()
    };
    Some(with_sources(at, snapshot))
}

/// Looks again at what a snapshot is of, where that needs nothing but its ids; `None` where it is gone, or
/// where conflicts or comparisons must be worked out first.
pub fn again(at: At<'_>, of: &Subject) -> Option<Snapshot> {
    let d = at.d;
    let topic_of = |id: &str| match d.find(id)? {
        Entity::Topic(ix) => Some(ix),
        _ => None,
    };
    let actor_of = |id: &str| match d.find(id)? {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    };
    match of {
        Subject::Position(id) => match d.find(id)? {
            Entity::Position(ix) if at.within.contains(ix) => position(at, ix),
            _ => None,
        },
        Subject::Cell { actor, topic } => cell_of(at, actor_of(actor)?, topic_of(topic)?),
        Subject::Quote { document, exact } => {
            let Entity::Document(document) = d.find(document)? else { return None };
            let has = |ix: &&QuoteIx| d.quote(**ix).is_some_and(|quote| quote.exact() == exact);
            quote(at, *d.quotes_from(document).iter().find(has)?)
        }
        Subject::Line { actor, topic } => {
            let topic = topic_of(topic)?;
            // Of a claim the line is the same, whoever is asked for.
            let actor = if actor.is_empty() {
                let mut on = at.within.iter().filter_map(|ix| d.position(ix));
                on.find(|p| p.topic() == topic)?.actors().first().copied()?
            } else {
                actor_of(actor)?
            };
            line(at, actor, topic)
        }
        Subject::Conflict(_) | Subject::Comparison { .. } | Subject::Nothing => None,
    }
}

fn part_of(d: Known<'_>, ix: PositionIx, label: &str) -> Option<Part> {
    let record = record(d, ix)?;
    let behind: Vec<QuoteIx> = of_position(d, d.position(ix)?).collect();
    let facts = record.facts.iter().filter(|fact| !INTERNAL.contains(&fact.label));
    let facts = facts.map(|fact| Fact {
        label: fact.label.to_string(),
        text: fact.text.clone(),
        quotes: all_quoted(d, fact.quotes.iter().copied()),
        apart: !fact.quotes.iter().all(|quote| behind.contains(quote)),
    });
    let rests_on =
        Fact { label: "rests on".to_string(), text: record.rests_on.clone(), ..Fact::default() };
    Some(Part {
        label: label.to_string(),
        position: d.id_of(Entity::Position(ix)).to_string(),
        headline: record.headline,
        summary: record.summary,
        facts: facts.chain([rests_on]).collect(),
        quotes: all_quoted(d, record.quotes.iter().map(|voice| voice.quote)),
    })
}

fn all_quoted(d: Known<'_>, quotes: impl IntoIterator<Item = QuoteIx>) -> Vec<Quoted> {
    quotes.into_iter().filter_map(|ix| d.quote(ix)).map(|quote| quoted(d, quote)).collect()
}

/// The snapshot with those quotes on which what it says rests that are not in its parts.
fn on_grounds(d: Known<'_>, snapshot: Snapshot, quotes: Vec<QuoteIx>) -> Snapshot {
    let mut grounds = all_quoted(d, quotes);
    grounds.retain(|quote| !snapshot.rests_on().any(|other| other.is(quote)));
    Snapshot { grounds, ..snapshot }
}

fn quoted(d: Known<'_>, quote: Quote<'_>) -> Quoted {
    let mut voice = voice(&d, quote);
    let citation = voice.chain.pop().unwrap_or_default();
    Quoted {
        document: d.id_of(Entity::Document(quote.document())).to_string(),
        exact: voice.exact,
        prefix: quote.prefix().to_string(),
        suffix: quote.suffix().to_string(),
        translation: voice.translation.unwrap_or_default(),
        chain: voice.chain,
        citation,
    }
}

/// What a heading says of a position: `commit`, `expected; in a draft`.
fn status(position: Position<'_>) -> String {
    let stance = position.stance().name().to_lowercase();
    if position.is_draft() { format!("{stance}; in a draft") } else { stance }
}

/// Through whom we have what an actor says or does itself, by its first quote.
fn whose(position: Position<'_>) -> &'static str {
    let quote = position.evidence().next();
    match quote.and_then(|quote| quote.hops().next_back()).map(|hop| hop.mode) {
        Some(Mode::Direct) => "In its own words",
        Some(Mode::Mixed) => "Partly in its own words",
        Some(Mode::Act) => "As the source reports it",
        Some(Mode::Text) => "In a text",
        Some(Mode::Indirect) => "As reported, not in its words",
        None => "In the words of the source",
    }
}

/// Whether nothing but drafts speaks in a cell: silence it is not.
fn is_of_drafts(cell: &Cell) -> bool {
    cell.shown().is_none() && !cell.drafts.is_empty()
}

/// Where an actor stands. That nothing limits it is said only where nothing beside it does.
fn bucket_in_words(cell: &Cell, parts: &[Part]) -> String {
    if is_of_drafts(cell) {
        return ONLY_DRAFTS_SAYS.to_string();
    }
    let bucket = cell.bucket();
    let limits =
        ["precondition", "trigger", "caveat", "approval", "whole text", "this topic", "place"];
    let is_limited =
        parts.iter().flat_map(|part| &part.facts).any(|fact| limits.contains(&fact.label.as_str()));
    if bucket == Bucket::Committed && (is_limited || !cell.marks_in_words().is_empty()) {
        return "Committed in its strongest statement; what limits it stands below.".to_string();
    }
    format!("{}: {}.", capital(bucket.label()), bucket.meaning())
}

/// Who stands on a side of a conflict, by their names.
fn side_in_words(d: Known<'_>, side: Side) -> String {
    match side {
        Side::Position(ix) => d.position(ix).map_or(String::new(), |p| names(&d, p.actors())),
        Side::Participation(ix, n) => {
            let part = d.instrument(ix).and_then(|text| text.participation.get(n));
            part.map_or(String::new(), |part| names(&d, &part.actors))
        }
        Side::Text(ix) => d.name_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, _) => d.name_of(Entity::Actor(actor)).to_string(),
    }
}

fn topic_name(d: Known<'_>, topic: TopicIx) -> String {
    d.name_of(Entity::Topic(topic)).to_string()
}

fn date_of(position: Position<'_>) -> String {
    position.stated_on().map(|date| date.to_string()).unwrap_or_default()
}

/// Adds the documents that are quoted, the records that are known, and when it was taken.
fn with_sources(at: At<'_>, snapshot: Snapshot) -> Snapshot {
    let mut seen: Vec<DocumentIx> = Vec::new();
    for (_, quote) in snapshot.all_quotes() {
        if let Some(Entity::Document(ix)) = at.d.find(&quote.document)
            && !seen.contains(&ix)
        {
            seen.push(ix);
        }
    }
    let sources = seen.into_iter().filter_map(|ix| source(at.d, ix)).collect();
    let knew = records(at.d.whole(), &snapshot);
    Snapshot { sources, knew, taken: at.taken.cloned(), ..snapshot }
}

fn source(d: Known<'_>, ix: DocumentIx) -> Option<Source> {
    let document = d.document(ix)?;
    let date = |date: Option<crate::dossier::date::Date>| {
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    Some(Source {
        id: document.id.clone(),
        publisher: document.publisher.clone(),
        kind: document.kind.name().to_string(),
        title: document.title.clone().unwrap_or_default(),
        author: document.author.clone().unwrap_or_default(),
        published_on: date(document.published_on),
        accessed_on: date(document.accessed_on),
        language: document.language.clone().unwrap_or_default(),
        url: document.url.clone().unwrap_or_default(),
        reliability: document.reliability.map(|r| r.to_string()).unwrap_or_default(),
    })
}
