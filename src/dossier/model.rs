//! The indexed dossier: columns of small rows, and what is asked of it. Knows nothing of how it is
//! read; what is known of a position or a quote is asked of its handle.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use hashbrown::HashTable;

use super::date::Date;
use super::groups::Groups;
use super::rows::{
    ActorIx, ConditionRow, DocumentIx, Entity, EntryAt, HopRow, InstrumentIx, LinkRow, PositionIx,
    PositionRow, QuantityRow, QuoteIx, QuoteRow, Rows, Text, TopicIx, WaiverRow,
};
use super::terms::{
    Act, ActorKind, DocumentKind, InstrumentKind, Reliability, TextState, TopicKind, WhyAside,
};

/// A state, body, person, outlet or unnamed source.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: String,
    pub name: String,
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3; states only.
    pub code: Option<String>,
    pub aliases: Vec<String>,
    pub member_of: Vec<Membership>,
    /// Of which a source says that it is not a member; silence is not that.
    pub not_member_of: Vec<Membership>,
    /// The bodies that it speaks for.
    pub represents: Vec<ActorIx>,
    pub role: Option<String>,
    pub note: Option<String>,
    pub at: Origin,
}

impl Actor {
    /// Whether it only passes on what others say.
    pub const fn is_relay(&self) -> bool {
        matches!(self.kind, ActorKind::Outlet | ActorKind::Unnamed) && !self.at.is_stand_in()
    }
}

/// A membership, or that there is none, as a source states it.
#[derive(Clone, Debug)]
pub struct Membership {
    pub body: ActorIx,
    pub evidence: Rows,
}

/// What positions are about.
#[derive(Clone, Debug)]
pub struct Topic {
    pub id: String,
    pub name: String,
    /// At most 8 columns.
    pub short: String,
    pub kind: TopicKind,
    pub question: String,
    pub parent: Option<TopicIx>,
    pub place: Option<String>,
    /// Whether it is among those that the grid shows first, where not all have room.
    pub main: bool,
    pub note: Option<String>,
    pub at: Origin,
}

/// A text, or a spoken assurance, on which positions hang.
#[derive(Clone, Debug)]
pub struct Instrument {
    pub id: String,
    pub title: String,
    pub kind: InstrumentKind,
    pub text: TextState,
    pub aliases: Vec<String>,
    pub draft_of: Option<InstrumentIx>,
    pub dated: Option<Date>,
    pub participation: Vec<Participation>,
    pub preconditions: Vec<Precondition>,
    pub note: Option<String>,
    pub at: Origin,
}

/// Who did what about an instrument, as a source states it.
#[derive(Clone, Debug)]
pub struct Participation {
    pub actors: Vec<ActorIx>,
    pub act: Act,
    pub evidence: Rows,
}

/// A condition shared by what hangs on an instrument.
#[derive(Clone, Debug)]
pub struct Precondition {
    pub text: String,
    /// The only topics for which it holds, not those below them; if none is given, everything that hangs on the
    /// instrument.
    pub topics: Vec<TopicIx>,
    pub evidence: Rows,
}

/// A source.
#[derive(Clone, Debug)]
pub struct Document {
    pub id: String,
    pub publisher: String,
    pub kind: DocumentKind,
    pub title: Option<String>,
    pub author: Option<String>,
    pub published_on: Option<Date>,
    /// BCP 47.
    pub language: Option<String>,
    pub url: Option<String>,
    pub accessed_on: Option<Date>,
    /// Admiralty code.
    pub reliability: Option<Reliability>,
    pub note: Option<String>,
    pub at: Origin,
}

/// That the quotes of a document were once found in a copy with this hash.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub document: DocumentIx,
    /// In hexadecimal.
    pub sha256: String,
    pub on: Date,
    pub quotes: u32,
    pub at: Origin,
}

/// That a sentence of a document was read and puts nothing on record.
#[derive(Clone, Copy, Debug)]
pub struct SetAside {
    pub document: DocumentIx,
    /// Bytes of the text that the program reads of the copy.
    pub from: u32,
    pub to: u32,
    /// See `verify::sentence_hash`.
    pub hash: u64,
    pub why: WhyAside,
    pub at: Origin,
}

/// That one quote was found in a copy with this hash: it speaks for that quote alone, whatever stamps its document has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteStamp {
    /// In hexadecimal.
    pub sha256: String,
    /// As it is written; the rules see to it that it is a day.
    pub on: String,
}

/// Where an entity came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Entry(EntryAt),
    /// Nothing defines it: it stands in for an id that something refers to, so that what refers
    /// to it can still be read.
    StandIn,
}

impl Origin {
    pub const fn is_stand_in(self) -> bool {
        matches!(self, Origin::StandIn)
    }
}

/// A dossier, loaded and indexed.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// The names of the files it was read from, as shown to people.
    pub files: Vec<String>,
    pub actors: Vec<Actor>,
    pub topics: Vec<Topic>,
    pub instruments: Vec<Instrument>,
    pub documents: Vec<Document>,
    pub stamps: Vec<Stamp>,
    /// In the order of the files.
    pub set_aside: Vec<SetAside>,
    /// Whether each sentence of each document must be on record or set aside.
    pub every_sentence: bool,
    /// Whether entries were left out as broken, so that what is missing proves nothing.
    pub(crate) incomplete: bool,
    pub(crate) arena: String,
    pub(crate) positions: Vec<PositionRow>,
    pub(crate) quotes: Vec<QuoteRow>,
    /// Those of the quotes that have one of their own.
    pub(crate) quote_stamps: BTreeMap<QuoteIx, QuoteStamp>,
    pub(crate) hops: Vec<HopRow>,
    pub(crate) conditions: Vec<ConditionRow>,
    pub(crate) quantities: Vec<QuantityRow>,
    pub(crate) links: Vec<LinkRow>,
    pub(crate) waivers: Vec<WaiverRow>,
    pub(crate) actor_refs: Vec<ActorIx>,
    pub(crate) speaker_refs: Vec<Entity>,
    pub(crate) ids: HashTable<Entity>,
    pub(crate) by_actor: Groups<PositionIx>,
    pub(crate) by_instrument: Groups<PositionIx>,
    pub(crate) about_actor: Groups<PositionIx>,
    pub(crate) by_speaker: Groups<PositionIx>,
    pub(crate) by_document: Groups<QuoteIx>,
    /// Numbers of `set_aside`.
    pub(crate) set_aside_in: Groups<u32>,
    pub(crate) officials: Groups<ActorIx>,
    pub(crate) linked_from: Groups<PositionIx>,
    /// Which stamp is the latest of each document.
    pub(crate) latest_stamps: Vec<Option<u32>>,
    /// Of which documents there are others of the same publisher and day, with other titles.
    pub(crate) titles_differ: Vec<bool>,
}

impl Dossier {
    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// How many quotes there are, wherever they serve as evidence.
    pub fn quote_count(&self) -> usize {
        self.quotes.len()
    }

    pub fn actor(&self, ix: ActorIx) -> Option<&Actor> {
        self.actors.get(ix.at())
    }

    pub fn topic(&self, ix: TopicIx) -> Option<&Topic> {
        self.topics.get(ix.at())
    }

    pub fn instrument(&self, ix: InstrumentIx) -> Option<&Instrument> {
        self.instruments.get(ix.at())
    }

    pub fn document(&self, ix: DocumentIx) -> Option<&Document> {
        self.documents.get(ix.at())
    }

    /// Every actor with its index.
    pub fn actor_indices(&self) -> impl Iterator<Item = ActorIx> + use<> {
        (0..self.actors.len() as u32).map(ActorIx)
    }

    /// Every document with its index.
    pub fn document_indices(&self) -> impl Iterator<Item = DocumentIx> + use<> {
        (0..self.documents.len() as u32).map(DocumentIx)
    }

    /// What an id names.
    pub fn find(&self, id: &str) -> Option<Entity> {
        self.ids.find(hash(id), |entity| self.id_of(*entity) == id).copied()
    }

    /// Enters an entity whose row was just pushed under its id.
    pub(super) fn define(&mut self, entity: Entity) {
        let mut ids = std::mem::take(&mut self.ids);
        ids.insert_unique(hash(self.id_of(entity)), entity, |e| hash(self.id_of(*e)));
        self.ids = ids;
    }

    /// The id of an entity; empty for an index of another dossier.
    pub fn id_of(&self, entity: Entity) -> &str {
        match entity {
            Entity::Actor(ix) => self.actor(ix).map_or("", |e| e.id.as_str()),
            Entity::Topic(ix) => self.topic(ix).map_or("", |e| e.id.as_str()),
            Entity::Instrument(ix) => self.instrument(ix).map_or("", |e| e.id.as_str()),
            Entity::Document(ix) => self.document(ix).map_or("", |e| e.id.as_str()),
            Entity::Position(ix) => self.positions.get(ix.at()).map_or("", |r| self.text(r.id)),
        }
    }

    /// How an entity is called in a sentence: a name, a title, a summary.
    pub fn name_of(&self, entity: Entity) -> &str {
        match entity {
            Entity::Actor(ix) => self.actor(ix).map_or("", |e| e.name.as_str()),
            Entity::Topic(ix) => self.topic(ix).map_or("", |e| e.name.as_str()),
            Entity::Instrument(ix) => self.instrument(ix).map_or("", |e| e.title.as_str()),
            Entity::Document(ix) => self.document(ix).map_or("", |e| e.publisher.as_str()),
            Entity::Position(ix) => {
                self.positions.get(ix.at()).map_or("", |r| self.text(r.summary))
            }
        }
    }

    /// Where an entity is written; `None` for a stand-in.
    pub fn origin_of(&self, entity: Entity) -> Option<EntryAt> {
        let origin = match entity {
            Entity::Actor(ix) => self.actor(ix)?.at,
            Entity::Topic(ix) => self.topic(ix)?.at,
            Entity::Instrument(ix) => self.instrument(ix)?.at,
            Entity::Document(ix) => self.document(ix)?.at,
            Entity::Position(ix) => Origin::Entry(self.positions.get(ix.at())?.at),
        };
        match origin {
            Origin::Entry(at) => Some(at),
            Origin::StandIn => None,
        }
    }

    /// Whether a topic is another one, or stands somewhere below it.
    pub fn is_within(&self, topic: TopicIx, above: TopicIx) -> bool {
        let mut at = Some(topic);
        // As many steps as there are topics: a circle of parents is reported, not followed for ever.
        for _ in 0..=self.topics.len() {
            match at {
                Some(ix) if ix == above => return true,
                Some(ix) => at = self.topic(ix).and_then(|topic| topic.parent),
                None => return false,
            }
        }
        false
    }

    /// The positions of an actor itself, by topic, and within one in the order of the files.
    pub fn positions_of(&self, actor: ActorIx) -> &[PositionIx] {
        self.by_actor.of(actor.at())
    }

    /// The positions of an actor itself on one topic, in the order of the files.
    pub fn positions_on(&self, actor: ActorIx, topic: TopicIx) -> &[PositionIx] {
        let all = self.positions_of(actor);
        let topic_of = |ix: &PositionIx| self.positions.get(ix.at()).map(|row| row.topic);
        let start = all.partition_point(|ix| topic_of(ix) < Some(topic));
        let rest = all.get(start..).unwrap_or_default();
        let len = rest.partition_point(|ix| topic_of(ix) <= Some(topic));
        rest.get(..len).unwrap_or_default()
    }

    /// The positions of others that concern an actor.
    pub fn positions_about(&self, actor: ActorIx) -> &[PositionIx] {
        self.about_actor.of(actor.at())
    }

    /// The positions in whose evidence an actor is the innermost speaker; for a relay, those that
    /// came through it.
    pub fn positions_spoken_by(&self, actor: ActorIx) -> &[PositionIx] {
        self.by_speaker.of(actor.at())
    }

    /// The positions that have a link to this one.
    pub fn linked_from(&self, position: PositionIx) -> &[PositionIx] {
        self.linked_from.of(position.at())
    }

    /// The positions that hang on a text, in the order of the files.
    pub fn positions_under(&self, instrument: InstrumentIx) -> &[PositionIx] {
        self.by_instrument.of(instrument.at())
    }

    /// Those who speak for an actor.
    pub fn officials_of(&self, actor: ActorIx) -> &[ActorIx] {
        self.officials.of(actor.at())
    }

    /// The quotes taken from a document.
    pub fn quotes_from(&self, document: DocumentIx) -> &[QuoteIx] {
        self.by_document.of(document.at())
    }

    /// The sentences of a document that are set aside, in the order of the files.
    pub fn set_aside_in(&self, document: DocumentIx) -> impl Iterator<Item = &SetAside> {
        let all = self.set_aside_in.of(document.at()).iter();
        all.filter_map(|n| self.set_aside.get(*n as usize))
    }

    /// Whether it is told which sentences of its documents were read: as soon as one is set aside, or where all must be.
    pub fn tells_what_is_read(&self) -> bool {
        self.every_sentence || !self.set_aside.is_empty()
    }

    /// Whether publisher and day leave open which document it is, and its title tells.
    pub fn is_told_by_title(&self, document: DocumentIx) -> bool {
        self.titles_differ.get(document.at()).copied().unwrap_or(false)
    }

    /// The latest stamp of a document.
    pub fn stamp_of(&self, document: DocumentIx) -> Option<&Stamp> {
        let latest = self.latest_stamps.get(document.at()).copied().flatten()?;
        self.stamps.get(latest as usize)
    }

    /// The stamp that a quote has for itself.
    pub fn stamp_of_quote(&self, quote: QuoteIx) -> Option<&QuoteStamp> {
        self.quote_stamps.get(&quote)
    }

    /// The quotes of a document for which its stamps speak: those without one of their own.
    pub fn quotes_under_stamps(&self, document: DocumentIx) -> usize {
        let quotes = self.quotes_from(document);
        if self.quote_stamps.is_empty() {
            return quotes.len();
        }
        quotes.iter().filter(|quote| !self.quote_stamps.contains_key(quote)).count()
    }

    /// Who did what about an instrument, each act with its actors.
    pub fn took_part(&self, instrument: InstrumentIx, actor: ActorIx, act: Act) -> bool {
        self.instrument(instrument).is_some_and(|i| {
            i.participation.iter().any(|p| p.act == act && p.actors.contains(&actor))
        })
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        let start = text.start as usize;
        self.arena.get(start..start + text.len as usize).unwrap_or_default()
    }

    pub(super) fn optional(&self, text: Text) -> Option<&str> {
        (text.len > 0).then(|| self.text(text))
    }
}

/// The hash under which an id is kept. Fixed, so that a dossier loads the same way every time.
fn hash(id: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(id)
}
