//! The indexed dossier and the handles through which everything else reads it.

use hashbrown::HashTable;

use super::date::Date;
use super::rows::{
    ActorIx, ConditionRow, DocumentIx, Entity, EntryAt, HopRow, InstrumentIx, LinkRow, PositionIx,
    PositionRow, QuantityRow, QuoteIx, QuoteRow, Rows, Text, TopicIx, WaiverRow,
};
use super::terms::{
    Act, ActorKind, ConditionKind, DocumentKind, Firmness, InstrumentKind, LinkKind, Mode,
    Reliability, Stance, TextState, TopicKind,
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

/// A membership, as a source states it.
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

/// A condition shared by all that hangs on an instrument.
#[derive(Clone, Debug)]
pub struct Precondition {
    pub text: String,
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
    /// Whether entries were left out as broken, so that what is missing proves nothing.
    pub(crate) incomplete: bool,
    pub(crate) arena: String,
    pub(crate) positions: Vec<PositionRow>,
    pub(crate) quotes: Vec<QuoteRow>,
    pub(crate) hops: Vec<HopRow>,
    pub(crate) conditions: Vec<ConditionRow>,
    pub(crate) quantities: Vec<QuantityRow>,
    pub(crate) links: Vec<LinkRow>,
    pub(crate) waivers: Vec<WaiverRow>,
    pub(crate) actor_refs: Vec<ActorIx>,
    pub(crate) speaker_refs: Vec<Entity>,
    pub(crate) ids: HashTable<Entity>,
    pub(crate) by_actor: super::index::Groups<PositionIx>,
    pub(crate) about_actor: super::index::Groups<PositionIx>,
    pub(crate) by_speaker: super::index::Groups<PositionIx>,
    pub(crate) by_document: super::index::Groups<QuoteIx>,
    pub(crate) officials: super::index::Groups<ActorIx>,
    pub(crate) linked_from: super::index::Groups<PositionIx>,
}

/// One position: who takes which stance on what, with the words that show it.
#[derive(Clone, Copy, Debug)]
pub struct Position<'d> {
    d: &'d Dossier,
    pub ix: PositionIx,
    row: &'d PositionRow,
}

/// One quote with its selector and its chain of attribution.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'d> {
    d: &'d Dossier,
    pub ix: QuoteIx,
    row: &'d QuoteRow,
}

/// One link of a chain of attribution.
#[derive(Clone, Copy, Debug)]
pub struct Hop<'d> {
    /// Actors or instruments.
    pub who: &'d [Entity],
    pub mode: Mode,
}

/// A condition of the actor's own.
#[derive(Clone, Copy, Debug)]
pub struct Condition<'d> {
    pub kind: ConditionKind,
    pub text: &'d str,
    pub evidence: Rows,
}

/// A number as said.
#[derive(Clone, Copy, Debug)]
pub struct Quantity<'d> {
    pub as_said: &'d str,
    pub unit: &'d str,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub held_by: &'d [ActorIx],
}

/// How a position bears on another position or on an instrument.
#[derive(Clone, Copy, Debug)]
pub struct Link<'d> {
    /// Its number in the entry, from 0: links that name nothing are left out and keep theirs.
    pub number: usize,
    pub kind: LinkKind,
    pub to: Entity,
    pub why: Option<&'d str>,
    pub evidence: Rows,
}

/// A warning that a person has looked at and lets stand.
#[derive(Clone, Copy, Debug)]
pub struct Waiver<'d> {
    pub code: &'d str,
    pub why: &'d str,
}

impl Dossier {
    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// Every position, in the order of the files.
    pub fn positions(&self) -> impl Iterator<Item = Position<'_>> {
        (0..self.positions.len() as u32).filter_map(|n| self.position(PositionIx(n)))
    }

    /// A position; `None` for an index of another dossier.
    pub fn position(&self, ix: PositionIx) -> Option<Position<'_>> {
        Some(Position { d: self, ix, row: self.positions.get(ix.at())? })
    }

    /// How many quotes there are, wherever they serve as evidence.
    pub fn quote_count(&self) -> usize {
        self.quotes.len()
    }

    pub fn quote(&self, ix: QuoteIx) -> Option<Quote<'_>> {
        Some(Quote { d: self, ix, row: self.quotes.get(ix.at())? })
    }

    /// The quotes of a run of rows.
    pub fn quotes(&self, rows: Rows) -> impl Iterator<Item = Quote<'_>> {
        rows.range().filter_map(|n| self.quote(QuoteIx(n as u32)))
    }

    /// Every quote of the dossier.
    pub fn all_quotes(&self) -> impl Iterator<Item = Quote<'_>> {
        (0..self.quotes.len() as u32).filter_map(|n| self.quote(QuoteIx(n)))
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
        let hash = super::index::hash(id);
        self.ids.find(hash, |entity| self.id_of(*entity) == id).copied()
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

    /// The positions of an actor itself, in the order of the files.
    pub fn positions_of(&self, actor: ActorIx) -> &[PositionIx] {
        self.by_actor.of(actor.at())
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

    /// Those who speak for an actor.
    pub fn officials_of(&self, actor: ActorIx) -> &[ActorIx] {
        self.officials.of(actor.at())
    }

    /// The quotes taken from a document.
    pub fn quotes_from(&self, document: DocumentIx) -> &[QuoteIx] {
        self.by_document.of(document.at())
    }

    /// The field in which a quote stands, inside the entry of its owner: `evidence[0]`,
    /// `participation[1].evidence[0]`.
    pub fn path_of_quote(&self, quote: Quote<'_>) -> String {
        let within = |rows: Rows| rows.range().position(|n| n == quote.ix.at());
        let place = |field: &str, n: usize, rows: Rows| {
            within(rows).map(|q| format!("{field}[{n}].evidence[{q}]"))
        };
        let found = match quote.owner() {
            Entity::Actor(ix) => self.actor(ix).and_then(|a| {
                let mut rows = a.member_of.iter().map(|m| m.evidence).enumerate();
                rows.find_map(|(n, rows)| place("member_of", n, rows))
            }),
            Entity::Instrument(ix) => self.instrument(ix).and_then(|i| {
                let mut parts = i.participation.iter().map(|p| p.evidence).enumerate();
                let mut shared = i.preconditions.iter().map(|p| p.evidence).enumerate();
                let part = parts.find_map(|(n, rows)| place("participation", n, rows));
                part.or_else(|| shared.find_map(|(n, rows)| place("preconditions", n, rows)))
            }),
            Entity::Position(ix) => self.position(ix).and_then(|p| {
                let own = within(p.row.evidence).map(|q| format!("evidence[{q}]"));
                let condition = |(n, c): (usize, Condition<'_>)| place("conditions", n, c.evidence);
                let mut links =
                    self.links.get(p.row.links.range()).unwrap_or_default().iter().enumerate();
                own.or_else(|| p.conditions().enumerate().find_map(condition))
                    .or_else(|| links.find_map(|(n, link)| place("links", n, link.evidence)))
            }),
            Entity::Topic(_) | Entity::Document(_) => None,
        };
        found.unwrap_or_default()
    }

    /// The latest stamp of a document.
    pub fn stamp_of(&self, document: DocumentIx) -> Option<&Stamp> {
        self.stamps.iter().filter(|s| s.document == document).max_by_key(|s| s.on.last_day())
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

    fn optional(&self, text: Text) -> Option<&str> {
        (text.len > 0).then(|| self.text(text))
    }
}

impl<'d> Position<'d> {
    pub fn id(self) -> &'d str {
        self.d.text(self.row.id)
    }

    pub fn summary(self) -> &'d str {
        self.d.text(self.row.summary)
    }

    pub fn actors(self) -> &'d [ActorIx] {
        self.d.actor_refs.get(self.row.actors.range()).unwrap_or_default()
    }

    /// Actors whom it concerns.
    pub fn about(self) -> &'d [ActorIx] {
        self.d.actor_refs.get(self.row.about.range()).unwrap_or_default()
    }

    pub fn topic(self) -> TopicIx {
        self.row.topic
    }

    pub fn stance(self) -> Stance {
        self.row.stance
    }

    pub fn firmness(self) -> Option<Firmness> {
        self.row.firmness
    }

    pub fn clause(self) -> Option<&'d str> {
        self.d.optional(self.row.clause)
    }

    pub fn place(self) -> Option<&'d str> {
        self.d.optional(self.row.place)
    }

    pub fn note(self) -> Option<&'d str> {
        self.d.optional(self.row.note)
    }

    pub fn instrument(self) -> Option<InstrumentIx> {
        self.row.instrument
    }

    /// Whether it stands on a draft, so that it never counts as a commitment.
    pub fn is_draft(self) -> bool {
        let instrument = self.row.instrument.and_then(|ix| self.d.instrument(ix));
        instrument.is_some_and(|i| i.text == TextState::Draft)
    }

    pub fn stated_on(self) -> Option<Date> {
        self.row.stated_on
    }

    /// When the claimed event was.
    pub fn event_on(self) -> Option<Date> {
        self.row.event_on
    }

    pub fn evidence(self) -> impl Iterator<Item = Quote<'d>> {
        self.d.quotes(self.row.evidence)
    }

    pub fn conditions(self) -> impl Iterator<Item = Condition<'d>> {
        let rows = self.d.conditions.get(self.row.conditions.range()).unwrap_or_default();
        rows.iter().map(move |row| Condition {
            kind: row.kind,
            text: self.d.text(row.text),
            evidence: row.evidence,
        })
    }

    pub fn quantity(self) -> Option<Quantity<'d>> {
        let row = self.d.quantities.get(self.row.quantity.range()).and_then(|rows| rows.first())?;
        Some(Quantity {
            as_said: self.d.text(row.as_said),
            unit: self.d.text(row.unit),
            min: row.min,
            max: row.max,
            held_by: self.d.actor_refs.get(row.held_by.range()).unwrap_or_default(),
        })
    }

    pub fn links(self) -> impl Iterator<Item = Link<'d>> {
        let rows = self.d.links.get(self.row.links.range()).unwrap_or_default();
        // The end of a link that names nothing was reported and has no id.
        let rows = rows.iter().enumerate();
        let rows = rows.filter(move |(_, row)| !self.d.id_of(row.to).is_empty());
        rows.map(move |(number, row)| Link {
            number,
            kind: row.kind,
            to: row.to,
            why: self.d.optional(row.why),
            evidence: row.evidence,
        })
    }

    pub fn waivers(self) -> impl Iterator<Item = Waiver<'d>> {
        let rows = self.d.waivers.get(self.row.waive.range()).unwrap_or_default();
        rows.iter()
            .map(move |row| Waiver { code: self.d.text(row.code), why: self.d.text(row.why) })
    }

    /// Where it is written.
    pub fn at(self) -> EntryAt {
        self.row.at
    }
}

impl<'d> Quote<'d> {
    pub fn document(self) -> DocumentIx {
        self.row.document
    }

    /// The quoted words, to the character.
    pub fn exact(self) -> &'d str {
        self.d.text(self.row.exact)
    }

    /// What stands directly before the quoted words.
    pub fn prefix(self) -> &'d str {
        self.d.text(self.row.prefix)
    }

    /// What stands directly after the quoted words.
    pub fn suffix(self) -> &'d str {
        self.d.text(self.row.suffix)
    }

    pub fn translation(self) -> Option<&'d str> {
        self.d.optional(self.row.translation)
    }

    pub fn translated_by(self) -> Option<&'d str> {
        self.d.optional(self.row.translated_by)
    }

    /// From the outermost relay to the innermost speaker; the publisher is implied as the first.
    pub fn hops(self) -> impl DoubleEndedIterator<Item = Hop<'d>> {
        let rows = self.d.hops.get(self.row.hops.range()).unwrap_or_default();
        rows.iter().map(move |row| Hop {
            who: self.d.speaker_refs.get(row.who.range()).unwrap_or_default(),
            mode: row.mode,
        })
    }

    /// The entity whose evidence it is.
    pub fn owner(self) -> Entity {
        self.row.owner
    }
}
