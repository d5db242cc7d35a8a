//! A loaded dossier as entries again, for the JSON export: the names of the model, references as
//! ids, absent fields absent. Stand-ins are no entries.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::date::Date;
use super::entry::{
    ActorEntry, ConditionEntry, DocumentEntry, DossierEntry, HopEntry, InstrumentEntry, LinkEntry,
    MembershipEntry, ParticipationEntry, PositionEntry, PreconditionEntry, QuantityEntry,
    QuoteEntry, QuoteStampEntry, SetAsideEntry, StampEntry, TopicEntry, WaiverEntry,
};
use super::handles::{Position, Quote};
use super::model::{Actor, Document, Dossier, Instrument, Origin, SetAside, Stamp, Topic};
use super::rows::{ActorIx, Entity, Rows};

/// The whole dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entries {
    pub dossier: DossierEntry,
    pub actors: Vec<ActorEntry>,
    pub topics: Vec<TopicEntry>,
    pub instruments: Vec<InstrumentEntry>,
    pub documents: Vec<DocumentEntry>,
    pub positions: Vec<PositionEntry>,
    pub stamps: Vec<StampEntry>,
    pub set_aside: Vec<SetAsideEntry>,
}

/// The same without holding it: each entry is made when it is serialised.
#[derive(Clone, Copy)]
pub struct AllEntries<'d>(&'d Dossier);

/// Something that is serialised one after the other, made as it goes.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl Serialize for AllEntries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let d = self.0;
        let mut all = serializer.serialize_struct("Entries", 8)?;
        all.serialize_field("dossier", &d.dossier_entry())?;
        all.serialize_field("actors", &Each(|| d.actor_entries()))?;
        all.serialize_field("topics", &Each(|| d.topic_entries()))?;
        all.serialize_field("instruments", &Each(|| d.instrument_entries()))?;
        all.serialize_field("documents", &Each(|| d.document_entries()))?;
        all.serialize_field("positions", &Each(|| d.position_entries()))?;
        all.serialize_field("stamps", &Each(|| d.stamp_entries()))?;
        all.serialize_field("set_aside", &Each(|| d.set_aside_entries()))?;
        all.end()
    }
}

/// One entry of any list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    Actor(ActorEntry),
    Topic(TopicEntry),
    Instrument(InstrumentEntry),
    Document(DocumentEntry),
    Position(Box<PositionEntry>),
}

impl Dossier {
    /// Every entry, in the order of the files.
    pub fn entries(&self) -> Entries {
        Entries {
            dossier: self.dossier_entry(),
            actors: self.actor_entries().collect(),
            topics: self.topic_entries().collect(),
            instruments: self.instrument_entries().collect(),
            documents: self.document_entries().collect(),
            positions: self.position_entries().collect(),
            stamps: self.stamp_entries().collect(),
            set_aside: self.set_aside_entries().collect(),
        }
    }

    /// Every entry, each made when it is serialised.
    pub fn all_entries(&self) -> AllEntries<'_> {
        AllEntries(self)
    }

    fn dossier_entry(&self) -> DossierEntry {
        let summary = (!self.summary.is_empty()).then(|| self.summary.clone());
        let every_sentence = self.every_sentence;
        DossierEntry { id: self.id.clone(), title: self.title.clone(), summary, every_sentence }
    }

    fn actor_entries(&self) -> impl Iterator<Item = ActorEntry> {
        defined(&self.actors, |a| a.at, |a| self.actor_entry(a))
    }

    fn topic_entries(&self) -> impl Iterator<Item = TopicEntry> {
        defined(&self.topics, |t| t.at, |t| self.topic_entry(t))
    }

    fn instrument_entries(&self) -> impl Iterator<Item = InstrumentEntry> {
        defined(&self.instruments, |i| i.at, |i| self.instrument_entry(i))
    }

    fn document_entries(&self) -> impl Iterator<Item = DocumentEntry> {
        defined(&self.documents, |d| d.at, document_entry)
    }

    fn position_entries(&self) -> impl Iterator<Item = PositionEntry> {
        self.positions().map(|p| self.position_entry(p))
    }

    fn stamp_entries(&self) -> impl Iterator<Item = StampEntry> {
        self.stamps.iter().map(|s| self.stamp_entry(s))
    }

    /// One entry; `None` for an index of another dossier.
    pub fn entry(&self, entity: Entity) -> Option<Entry> {
        Some(match entity {
            Entity::Actor(ix) => Entry::Actor(self.actor_entry(self.actor(ix)?)),
            Entity::Topic(ix) => Entry::Topic(self.topic_entry(self.topic(ix)?)),
            Entity::Instrument(ix) => {
                Entry::Instrument(self.instrument_entry(self.instrument(ix)?))
            }
            Entity::Document(ix) => Entry::Document(document_entry(self.document(ix)?)),
            Entity::Position(ix) => {
                Entry::Position(Box::new(self.position_entry(self.position(ix)?)))
            }
        })
    }

    fn actor_ids(&self, actors: &[ActorIx]) -> Vec<String> {
        actors.iter().map(|ix| self.id_of(Entity::Actor(*ix)).to_string()).collect()
    }

    fn actor_entry(&self, actor: &Actor) -> ActorEntry {
        let membership = |m: &super::model::Membership| MembershipEntry {
            body: self.id_of(Entity::Actor(m.body)).to_string(),
            evidence: self.quote_entries(m.evidence),
        };
        ActorEntry {
            id: actor.id.clone(),
            name: actor.name.clone(),
            kind: actor.kind,
            code: actor.code.clone(),
            aliases: actor.aliases.clone(),
            member_of: actor.member_of.iter().map(membership).collect(),
            not_member_of: actor.not_member_of.iter().map(membership).collect(),
            represents: self.actor_ids(&actor.represents),
            role: actor.role.clone(),
            note: actor.note.clone(),
        }
    }

    fn topic_entry(&self, topic: &Topic) -> TopicEntry {
        TopicEntry {
            id: topic.id.clone(),
            name: topic.name.clone(),
            short: topic.short.clone(),
            kind: topic.kind,
            question: topic.question.clone(),
            parent: topic.parent.map(|ix| self.id_of(Entity::Topic(ix)).to_string()),
            place: topic.place.clone(),
            main: topic.main,
            note: topic.note.clone(),
        }
    }

    fn instrument_entry(&self, instrument: &Instrument) -> InstrumentEntry {
        let part = |p: &super::model::Participation| ParticipationEntry {
            actors: self.actor_ids(&p.actors),
            act: p.act,
            evidence: self.quote_entries(p.evidence),
        };
        let precondition = |p: &super::model::Precondition| PreconditionEntry {
            text: p.text.clone(),
            topics: p.topics.iter().map(|ix| self.id_of(Entity::Topic(*ix)).to_string()).collect(),
            evidence: self.quote_entries(p.evidence),
        };
        InstrumentEntry {
            id: instrument.id.clone(),
            title: instrument.title.clone(),
            kind: instrument.kind,
            text: instrument.text,
            aliases: instrument.aliases.clone(),
            draft_of: instrument.draft_of.map(|ix| self.id_of(Entity::Instrument(ix)).to_string()),
            dated: written(instrument.dated),
            participation: instrument.participation.iter().map(part).collect(),
            preconditions: instrument.preconditions.iter().map(precondition).collect(),
            note: instrument.note.clone(),
        }
    }

    fn set_aside_entries(&self) -> impl Iterator<Item = SetAsideEntry> {
        self.set_aside.iter().map(|aside| self.set_aside_entry(aside))
    }

    /// The line of a sentence that was set aside.
    pub fn set_aside_entry(&self, aside: &SetAside) -> SetAsideEntry {
        SetAsideEntry {
            document: self.id_of(Entity::Document(aside.document)).to_string(),
            from: aside.from,
            to: aside.to,
            hash: format!("{:016x}", aside.hash),
            why: aside.why,
        }
    }

    fn stamp_entry(&self, stamp: &Stamp) -> StampEntry {
        StampEntry {
            document: self.id_of(Entity::Document(stamp.document)).to_string(),
            sha256: stamp.sha256.clone(),
            on: stamp.on.to_string(),
            quotes: stamp.quotes,
        }
    }

    fn position_entry(&self, p: Position<'_>) -> PositionEntry {
        let text = |text: Option<&str>| text.map(str::to_string);
        let condition = |c: super::handles::Condition<'_>| ConditionEntry {
            kind: c.kind,
            text: c.text.to_string(),
            evidence: self.quote_entries(c.evidence),
        };
        let link = |l: super::handles::Link<'_>| LinkEntry {
            kind: l.kind,
            to: self.id_of(l.to).to_string(),
            why: text(l.why),
            evidence: self.quote_entries(l.evidence),
        };
        let quantity = |q: super::handles::Quantity<'_>| QuantityEntry {
            as_said: q.as_said.to_string(),
            unit: q.unit.to_string(),
            min: q.min,
            max: q.max,
            held_by: self.actor_ids(q.held_by),
        };
        let waiver = |w: super::handles::Waiver<'_>| WaiverEntry {
            code: w.code.to_string(),
            why: w.why.to_string(),
        };
        PositionEntry {
            id: p.id().to_string(),
            actors: self.actor_ids(p.actors()),
            topic: self.id_of(Entity::Topic(p.topic())).to_string(),
            stance: p.stance(),
            firmness: p.firmness(),
            summary: p.summary().to_string(),
            evidence: p.evidence().map(|q| self.quote_entry(q)).collect(),
            clause: text(p.clause()),
            conditions: p.conditions().map(condition).collect(),
            quantity: p.quantity().map(quantity),
            place: text(p.place()),
            instrument: p.instrument().map(|ix| self.id_of(Entity::Instrument(ix)).to_string()),
            about: self.actor_ids(p.about()),
            stated_on: written(p.stated_on()),
            event_on: written(p.event_on()),
            links: p.links().map(link).collect(),
            note: text(p.note()),
            waive: p.waivers().map(waiver).collect(),
        }
    }

    fn quote_entries(&self, rows: Rows) -> Vec<QuoteEntry> {
        self.quotes(rows).map(|quote| self.quote_entry(quote)).collect()
    }

    fn quote_entry(&self, quote: Quote<'_>) -> QuoteEntry {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_string());
        let hop = |hop: super::handles::Hop<'_>| HopEntry {
            who: hop.who.iter().map(|who| self.id_of(*who).to_string()).collect(),
            mode: hop.mode,
        };
        QuoteEntry {
            document: self.id_of(Entity::Document(quote.document())).to_string(),
            exact: quote.exact().to_string(),
            prefix: text(quote.prefix()),
            suffix: text(quote.suffix()),
            attribution: quote.hops().map(hop).collect(),
            translation: quote.translation().map(str::to_string),
            translated_by: quote.translated_by().map(str::to_string),
            stamp: self.stamp_of_quote(quote.ix).map(|stamp| QuoteStampEntry {
                sha256: stamp.sha256.clone(),
                on: stamp.on.clone(),
            }),
        }
    }
}

fn document_entry(document: &Document) -> DocumentEntry {
    DocumentEntry {
        id: document.id.clone(),
        publisher: document.publisher.clone(),
        kind: document.kind,
        title: document.title.clone(),
        author: document.author.clone(),
        published_on: written(document.published_on),
        language: document.language.clone(),
        url: document.url.clone(),
        accessed_on: written(document.accessed_on),
        reliability: document.reliability,
        note: document.note.clone(),
    }
}

fn written(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn defined<T, E>(
    all: &[T],
    origin: impl Fn(&T) -> Origin,
    entry: impl Fn(&T) -> E,
) -> impl Iterator<Item = E> {
    all.iter().filter(move |e| !origin(e).is_stand_in()).map(entry)
}
