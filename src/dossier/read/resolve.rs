//! Turns the names that entries refer to into indexes, in place.

use std::collections::HashMap;

use super::build::Builder;
use crate::dossier::model::{Actor, Document, Instrument, Origin, Topic};
use crate::dossier::problem::Fault;
use crate::dossier::rows::{
    ActorIx, DocumentIx, Entity, EntryAt, InstrumentIx, PositionIx, Rows, TopicIx,
};
use crate::dossier::terms::{ActorKind, DocumentKind, InstrumentKind, TextState, TopicKind};
use crate::text::edits::edits;

/// Resolves every reference, and gives what nothing defines a stand-in.
pub(super) fn resolve(builder: Builder) -> Builder {
    let named = builder.names.iter().map(|name| builder.d.find(name)).collect();
    let mut resolver = Resolver {
        b: builder,
        named,
        stand_ins: HashMap::new(),
        near: HashMap::new(),
        comparisons: MOST_COMPARISONS,
    };
    resolver.actors();
    resolver.topics();
    resolver.instruments();
    resolver.stamps();
    resolver.set_aside();
    resolver.positions();
    resolver.b
}

/// What a reference must name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Wanted {
    Actor,
    Topic,
    Instrument,
    Document,
    /// In a chain of attribution.
    Speaker,
    /// At the other end of a link.
    Target,
}

impl Wanted {
    const fn noun(self) -> &'static str {
        match self {
            Wanted::Actor => "an actor",
            Wanted::Topic => "a topic",
            Wanted::Instrument => "an instrument",
            Wanted::Document => "a document",
            Wanted::Speaker => "an actor or an instrument",
            Wanted::Target => "a position or an instrument",
        }
    }

    const fn accepts(self, entity: Entity) -> bool {
        matches!(
            (self, entity),
            (Wanted::Actor | Wanted::Speaker, Entity::Actor(_))
                | (Wanted::Topic, Entity::Topic(_))
                | (Wanted::Instrument | Wanted::Speaker | Wanted::Target, Entity::Instrument(_))
                | (Wanted::Document, Entity::Document(_))
                | (Wanted::Target, Entity::Position(_))
        )
    }
}

struct Resolver {
    b: Builder,
    /// What each interned name names.
    named: Vec<Option<Entity>>,
    stand_ins: HashMap<(u32, Wanted), Entity>,
    /// What a name that nothing defines was perhaps meant to be.
    near: HashMap<(u32, Wanted), Option<String>>,
    /// How many ids may still be compared to find what somebody meant.
    comparisons: usize,
}

/// Comparisons of ids in search of a mistyped one, in all: enough for every slip of a person, and
/// soon done when a whole list is missing.
const MOST_COMPARISONS: usize = 1_000_000;

/// The field in which a reference stands; put into words only when something is wrong with it.
type FieldPath<'a> = &'a dyn Fn() -> String;

impl Resolver {
    /// The entity behind a name. A name that nothing defines is reported once per place and gets
    /// a stand-in, except at the end of a link, which is dropped.
    fn entity(
        &mut self,
        name: u32,
        wanted: Wanted,
        at: EntryAt,
        path: FieldPath<'_>,
    ) -> Option<Entity> {
        let found = self.named.get(name as usize).copied().flatten();
        if let Some(entity) = found.filter(|e| wanted.accepts(*e)) {
            return Some(entity);
        }
        let id = self.b.names.get(name as usize).cloned().unwrap_or_default();
        if let Some(entity) = found {
            let fault =
                Fault::WrongEntity { id: id.clone(), is: entity.noun(), wanted: wanted.noun() };
            self.b.report(fault, at, &path());
        } else if !self.b.left_out.contains(&id) {
            let near = if let Some(near) = self.near.get(&(name, wanted)) {
                near.clone()
            } else {
                let near = self.nearest(&id, wanted);
                self.near.insert((name, wanted), near.clone());
                near
            };
            let fault = Fault::UnknownId { id: id.clone(), wanted: wanted.noun(), near };
            self.b.report(fault, at, &path());
        }
        self.stand_in(name, id, wanted)
    }

    fn stand_in(&mut self, name: u32, id: String, wanted: Wanted) -> Option<Entity> {
        let kind = if wanted == Wanted::Speaker { Wanted::Actor } else { wanted };
        if let Some(entity) = self.stand_ins.get(&(name, kind)) {
            return Some(*entity);
        }
        let d = &mut self.b.d;
        let at = Origin::StandIn;
        let entity = match kind {
            Wanted::Target => return None,
            Wanted::Actor | Wanted::Speaker => {
                d.actors.push(Actor {
                    name: id.clone(),
                    id,
                    kind: ActorKind::Unnamed,
                    code: None,
                    aliases: Vec::new(),
                    member_of: Vec::new(),
                    not_member_of: Vec::new(),
                    represents: Vec::new(),
                    role: None,
                    note: None,
                    at,
                });
                Entity::Actor(ActorIx(d.actors.len() as u32 - 1))
            }
            Wanted::Topic => {
                d.topics.push(Topic {
                    name: id.clone(),
                    short: id.chars().take(8).collect(),
                    id,
                    kind: TopicKind::Undertaking,
                    question: String::new(),
                    parent: None,
                    place: None,
                    main: false,
                    note: None,
                    at,
                });
                Entity::Topic(TopicIx(d.topics.len() as u32 - 1))
            }
            Wanted::Instrument => {
                d.instruments.push(Instrument {
                    title: id.clone(),
                    id,
                    kind: InstrumentKind::Statement,
                    // Nothing says that it is final, and a draft never counts as a commitment.
                    text: TextState::Draft,
                    aliases: Vec::new(),
                    draft_of: None,
                    dated: None,
                    participation: Vec::new(),
                    preconditions: Vec::new(),
                    note: None,
                    at,
                });
                Entity::Instrument(InstrumentIx(d.instruments.len() as u32 - 1))
            }
            Wanted::Document => {
                d.documents.push(Document {
                    publisher: id.clone(),
                    id,
                    kind: DocumentKind::News,
                    title: None,
                    author: None,
                    published_on: None,
                    language: None,
                    url: None,
                    accessed_on: None,
                    reliability: None,
                    note: None,
                    at,
                });
                Entity::Document(DocumentIx(d.documents.len() as u32 - 1))
            }
        };
        self.stand_ins.insert((name, kind), entity);
        Some(entity)
    }

    /// The id of the wanted kind that a mistyped one resembles most, if any resembles it.
    fn nearest(&mut self, id: &str, wanted: Wanted) -> Option<String> {
        let Resolver { b, comparisons, .. } = self;
        let d = &b.d;
        let all = |wanted, len: usize, entity: fn(u32) -> Entity| {
            (0..if wanted { len as u32 } else { 0 }).map(entity)
        };
        let (speaker, target) = (wanted == Wanted::Speaker, wanted == Wanted::Target);
        let near =
            all(wanted == Wanted::Actor || speaker, d.actors.len(), |n| Entity::Actor(ActorIx(n)))
                .chain(all(wanted == Wanted::Topic, d.topics.len(), |n| Entity::Topic(TopicIx(n))))
                .chain(all(
                    wanted == Wanted::Instrument || speaker || target,
                    d.instruments.len(),
                    |n| Entity::Instrument(InstrumentIx(n)),
                ))
                .chain(all(wanted == Wanted::Document, d.documents.len(), |n| {
                    Entity::Document(DocumentIx(n))
                }))
                .chain(all(target, d.positions.len(), |n| Entity::Position(PositionIx(n))));
        near.map_while(|entity| {
            *comparisons = comparisons.checked_sub(1)?;
            Some(entity)
        })
        .filter(|entity| d.origin_of(*entity).is_some())
        .filter_map(|entity| {
            let near = d.id_of(entity);
            let most = 2.max(id.len().min(near.len()) / 4);
            let edits = (id.len().abs_diff(near.len()) <= most).then(|| edits(id, near))?;
            (edits <= most).then_some((edits, near))
        })
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, near)| near.to_string())
    }

    fn actor(&mut self, ix: ActorIx, at: EntryAt, path: FieldPath<'_>) -> ActorIx {
        match self.entity(ix.0, Wanted::Actor, at, path) {
            Some(Entity::Actor(ix)) => ix,
            _ => ActorIx(u32::MAX),
        }
    }

    fn topic(&mut self, ix: TopicIx, at: EntryAt, path: FieldPath<'_>) -> TopicIx {
        match self.entity(ix.0, Wanted::Topic, at, path) {
            Some(Entity::Topic(ix)) => ix,
            _ => TopicIx(u32::MAX),
        }
    }

    fn instrument(&mut self, ix: InstrumentIx, at: EntryAt, path: FieldPath<'_>) -> InstrumentIx {
        match self.entity(ix.0, Wanted::Instrument, at, path) {
            Some(Entity::Instrument(ix)) => ix,
            _ => InstrumentIx(u32::MAX),
        }
    }

    fn actor_list(&mut self, rows: Rows, at: EntryAt, field: &str) {
        for (n, slot) in rows.range().enumerate() {
            let Some(ix) = self.b.d.actor_refs.get(slot).copied() else { continue };
            let ix = self.actor(ix, at, &|| format!("{field}[{n}]"));
            if let Some(entry) = self.b.d.actor_refs.get_mut(slot) {
                *entry = ix;
            }
        }
    }

    fn quotes(&mut self, rows: Rows, at: EntryAt, field: FieldPath<'_>) {
        for (n, slot) in rows.range().enumerate() {
            let Some(quote) = self.b.d.quotes.get(slot).copied() else { continue };
            let path = || format!("{}[{n}].document", field());
            if let Some(Entity::Document(ix)) =
                self.entity(quote.document.0, Wanted::Document, at, &path)
                && let Some(row) = self.b.d.quotes.get_mut(slot)
            {
                row.document = ix;
            }
            for (h, hop) in quote.hops.range().enumerate() {
                let Some(who) = self.b.d.hops.get(hop).map(|row| row.who) else { continue };
                for (w, speaker) in who.range().enumerate() {
                    let Some(Entity::Actor(name)) = self.b.d.speaker_refs.get(speaker).copied()
                    else {
                        continue;
                    };
                    let path = || format!("{}[{n}].attribution[{h}].who[{w}]", field());
                    if let Some(entity) = self.entity(name.0, Wanted::Speaker, at, &path)
                        && let Some(entry) = self.b.d.speaker_refs.get_mut(speaker)
                    {
                        *entry = entity;
                    }
                }
            }
        }
    }

    fn actors(&mut self) {
        for n in 0..self.b.d.actors.len() {
            let Some(mut actor) = self.b.d.actors.get(n).cloned() else { continue };
            let Origin::Entry(at) = actor.at else { continue };
            for (field, all) in
                [("member_of", &mut actor.member_of), ("not_member_of", &mut actor.not_member_of)]
            {
                for (m, membership) in all.iter_mut().enumerate() {
                    membership.body =
                        self.actor(membership.body, at, &|| format!("{field}[{m}].body"));
                    self.quotes(membership.evidence, at, &|| format!("{field}[{m}].evidence"));
                }
            }
            for (r, body) in actor.represents.iter_mut().enumerate() {
                *body = self.actor(*body, at, &|| format!("represents[{r}]"));
            }
            if let Some(slot) = self.b.d.actors.get_mut(n) {
                *slot = actor;
            }
        }
    }

    fn topics(&mut self) {
        for n in 0..self.b.d.topics.len() {
            let Some(topic) = self.b.d.topics.get(n) else { continue };
            let (Some(parent), Origin::Entry(at)) = (topic.parent, topic.at) else { continue };
            let parent = match self.entity(parent.0, Wanted::Topic, at, &|| "parent".to_string()) {
                Some(Entity::Topic(ix)) => Some(ix),
                _ => None,
            };
            if let Some(topic) = self.b.d.topics.get_mut(n) {
                topic.parent = parent;
            }
        }
    }

    fn instruments(&mut self) {
        for n in 0..self.b.d.instruments.len() {
            let Some(mut instrument) = self.b.d.instruments.get(n).cloned() else { continue };
            let Origin::Entry(at) = instrument.at else { continue };
            if let Some(of) = instrument.draft_of {
                instrument.draft_of = Some(self.instrument(of, at, &|| "draft_of".to_string()));
            }
            for (p, part) in instrument.participation.iter_mut().enumerate() {
                for (a, actor) in part.actors.iter_mut().enumerate() {
                    *actor = self.actor(*actor, at, &|| format!("participation[{p}].actors[{a}]"));
                }
                self.quotes(part.evidence, at, &|| format!("participation[{p}].evidence"));
            }
            for (p, precondition) in instrument.preconditions.iter_mut().enumerate() {
                for (t, topic) in precondition.topics.iter_mut().enumerate() {
                    *topic = self.topic(*topic, at, &|| format!("preconditions[{p}].topics[{t}]"));
                }
                self.quotes(precondition.evidence, at, &|| format!("preconditions[{p}].evidence"));
            }
            if let Some(slot) = self.b.d.instruments.get_mut(n) {
                *slot = instrument;
            }
        }
    }

    fn stamps(&mut self) {
        for n in 0..self.b.d.stamps.len() {
            let Some(stamp) = self.b.d.stamps.get(n) else { continue };
            let (name, Origin::Entry(at)) = (stamp.document.0, stamp.at) else { continue };
            let entity = self.entity(name, Wanted::Document, at, &|| "document".to_string());
            if let (Some(Entity::Document(ix)), Some(stamp)) = (entity, self.b.d.stamps.get_mut(n))
            {
                stamp.document = ix;
            }
        }
    }

    fn set_aside(&mut self) {
        for n in 0..self.b.d.set_aside.len() {
            let Some(aside) = self.b.d.set_aside.get(n) else { continue };
            let (name, Origin::Entry(at)) = (aside.document.0, aside.at) else { continue };
            let entity = self.entity(name, Wanted::Document, at, &|| "document".to_string());
            if let (Some(Entity::Document(ix)), Some(aside)) =
                (entity, self.b.d.set_aside.get_mut(n))
            {
                aside.document = ix;
            }
        }
    }

    fn positions(&mut self) {
        for n in 0..self.b.d.positions.len() {
            let Some(mut row) = self.b.d.positions.get(n).copied() else { continue };
            let at = row.at;
            self.actor_list(row.actors, at, "actors");
            self.actor_list(row.about, at, "about");
            if let Some(Entity::Topic(ix)) =
                self.entity(row.topic.0, Wanted::Topic, at, &|| "topic".to_string())
            {
                row.topic = ix;
            }
            if let Some(ix) = row.instrument {
                row.instrument = Some(self.instrument(ix, at, &|| "instrument".to_string()));
            }
            self.quotes(row.evidence, at, &|| "evidence".to_string());
            for (c, slot) in row.conditions.range().enumerate() {
                if let Some(evidence) = self.b.d.conditions.get(slot).map(|c| c.evidence) {
                    self.quotes(evidence, at, &|| format!("conditions[{c}].evidence"));
                }
            }
            for slot in row.quantity.range() {
                if let Some(holders) = self.b.d.quantities.get(slot).map(|q| q.held_by) {
                    self.actor_list(holders, at, "quantity.held_by");
                }
            }
            for (l, slot) in row.links.range().enumerate() {
                let Some(link) = self.b.d.links.get(slot).copied() else { continue };
                self.quotes(link.evidence, at, &|| format!("links[{l}].evidence"));
                let Entity::Position(name) = link.to else { continue };
                let to = self
                    .entity(name.0, Wanted::Target, at, &|| format!("links[{l}].to"))
                    .unwrap_or(Entity::Position(PositionIx(u32::MAX)));
                if let Some(link) = self.b.d.links.get_mut(slot) {
                    link.to = to;
                }
            }
            if let Some(slot) = self.b.d.positions.get_mut(n) {
                *slot = row;
            }
        }
    }
}
