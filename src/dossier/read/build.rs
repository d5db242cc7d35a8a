//! Builds a dossier out of entries, one at a time.
//!
//! References are kept as numbers of interned names until every file is read, because an entry may
//! name another that comes later; then they are resolved in place. A name that nothing defines gets
//! a stand-in, so that a broken entry never hides those that refer to it.

use std::collections::{HashMap, HashSet};

use super::tokens::ids_in;
use crate::dossier::date::Date;
use crate::dossier::entry::{
    ActorEntry, DocumentEntry, DossierEntry, InstrumentEntry, MembershipEntry, PositionEntry,
    QuoteEntry, SetAsideEntry, StampEntry, TopicEntry,
};
use crate::dossier::id::is_id;
use crate::dossier::model::{
    Actor, Document, Dossier, Instrument, Membership, Origin, Participation, Precondition,
    QuoteStamp, SetAside, Stamp, Topic,
};
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::rows::{
    ActorIx, ConditionRow, DocumentIx, Entity, EntryAt, HopRow, InstrumentIx, LinkRow, PositionIx,
    PositionRow, QuantityRow, QuoteIx, QuoteRow, Rows, Text, TopicIx, WaiverRow,
};

pub(super) struct Builder {
    pub(super) d: Dossier,
    pub(super) findings: Vec<Finding>,
    /// Every name that something refers to, by its number.
    pub(super) names: Vec<String>,
    numbers: HashMap<String, u32>,
    /// Ids of entries that were left out: a reference to one is no second finding.
    pub(super) left_out: HashSet<String>,
    header_at: Option<EntryAt>,
    /// Whether a header was left out: then it is broken, not missing.
    pub(super) header_left_out: bool,
}

impl Builder {
    pub(super) fn new(files: Vec<String>) -> Builder {
        Builder {
            d: Dossier { files, ..Dossier::default() },
            findings: Vec::new(),
            names: Vec::new(),
            numbers: HashMap::new(),
            left_out: HashSet::new(),
            header_at: None,
            header_left_out: false,
        }
    }

    pub(super) fn header(&mut self, entry: DossierEntry, at: EntryAt) {
        if self.header_at.is_some() {
            return self.report(Fault::SecondHeader, at, "");
        }
        self.header_at = Some(at);
        if !is_id(&entry.id) {
            self.report(Fault::BadId { id: entry.id.clone() }, at, "id");
        }
        if entry.title.trim().is_empty() {
            self.report(Fault::EmptyText, at, "title");
        }
        self.d.id = entry.id;
        self.d.title = entry.title;
        self.d.summary = entry.summary.unwrap_or_default();
        self.d.every_sentence = entry.every_sentence;
    }

    pub(super) fn actor(&mut self, entry: ActorEntry, at: EntryAt) {
        let ix = ActorIx(self.d.actors.len() as u32);
        if !self.sound(&entry.id, at, &[("name", &entry.name)]) {
            return self.leave_out(entry.id);
        }
        let owner = Entity::Actor(ix);
        let [member_of, not_member_of] = [&entry.member_of, &entry.not_member_of].map(|all| {
            let membership = |m: &MembershipEntry| Membership {
                body: ActorIx(self.name(&m.body)),
                evidence: self.quotes(&m.evidence, owner),
            };
            all.iter().map(membership).collect()
        });
        let represents = entry.represents.iter().map(|id| ActorIx(self.name(id))).collect();
        self.d.actors.push(Actor {
            id: entry.id,
            name: entry.name,
            kind: entry.kind,
            code: entry.code,
            aliases: entry.aliases,
            member_of,
            not_member_of,
            represents,
            role: entry.role,
            note: entry.note,
            at: Origin::Entry(at),
        });
        self.d.define(owner);
    }

    pub(super) fn topic(&mut self, entry: TopicEntry, at: EntryAt) {
        let texts = [("name", &entry.name), ("short", &entry.short), ("question", &entry.question)];
        if !self.sound(&entry.id, at, &texts) {
            return self.leave_out(entry.id);
        }
        let parent = entry.parent.as_deref().map(|id| TopicIx(self.name(id)));
        self.d.topics.push(Topic {
            id: entry.id,
            name: entry.name,
            short: entry.short,
            kind: entry.kind,
            question: entry.question,
            parent,
            place: entry.place,
            main: entry.main,
            note: entry.note,
            at: Origin::Entry(at),
        });
        self.d.define(Entity::Topic(TopicIx(self.d.topics.len() as u32 - 1)));
    }

    pub(super) fn instrument(&mut self, entry: InstrumentEntry, at: EntryAt) {
        let dated = self.date(entry.dated.as_deref(), at, "dated");
        let sound = self.sound(&entry.id, at, &[("title", &entry.title)]);
        let (true, Ok(dated)) = (sound, dated) else { return self.leave_out(entry.id) };
        let owner = Entity::Instrument(InstrumentIx(self.d.instruments.len() as u32));
        let participation = entry
            .participation
            .iter()
            .map(|p| Participation {
                actors: p.actors.iter().map(|id| ActorIx(self.name(id))).collect(),
                act: p.act,
                evidence: self.quotes(&p.evidence, owner),
            })
            .collect();
        let preconditions = entry
            .preconditions
            .iter()
            .map(|p| Precondition {
                text: p.text.clone(),
                topics: p.topics.iter().map(|id| TopicIx(self.name(id))).collect(),
                evidence: self.quotes(&p.evidence, owner),
            })
            .collect();
        let draft_of = entry.draft_of.as_deref().map(|id| InstrumentIx(self.name(id)));
        self.d.instruments.push(Instrument {
            id: entry.id,
            title: entry.title,
            kind: entry.kind,
            text: entry.text,
            aliases: entry.aliases,
            draft_of,
            dated,
            participation,
            preconditions,
            note: entry.note,
            at: Origin::Entry(at),
        });
        self.d.define(owner);
    }

    pub(super) fn document(&mut self, entry: DocumentEntry, at: EntryAt) {
        let published = self.date(entry.published_on.as_deref(), at, "published_on");
        let accessed = self.date(entry.accessed_on.as_deref(), at, "accessed_on");
        let sound = self.sound(&entry.id, at, &[("publisher", &entry.publisher)]);
        let (true, Ok(published_on), Ok(accessed_on)) = (sound, published, accessed) else {
            return self.leave_out(entry.id);
        };
        self.d.documents.push(Document {
            id: entry.id,
            publisher: entry.publisher,
            kind: entry.kind,
            title: entry.title,
            author: entry.author,
            published_on,
            language: entry.language,
            url: entry.url,
            accessed_on,
            reliability: entry.reliability,
            note: entry.note,
            at: Origin::Entry(at),
        });
        self.d.define(Entity::Document(DocumentIx(self.d.documents.len() as u32 - 1)));
    }

    pub(super) fn stamp(&mut self, entry: StampEntry, at: EntryAt) {
        let Ok(Some(on)) = self.date(Some(&entry.on), at, "on") else { return };
        let document = DocumentIx(self.name(&entry.document));
        self.d.stamps.push(Stamp {
            document,
            sha256: entry.sha256,
            on,
            quotes: entry.quotes,
            at: Origin::Entry(at),
        });
    }

    pub(super) fn set_aside(&mut self, entry: SetAsideEntry, at: EntryAt) {
        let SetAsideEntry { document, from, to, hash, why } = entry;
        let is_hash = hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let hash = u64::from_str_radix(&hash, 16).ok().filter(|_| is_hash);
        let Some(hash) = hash else { return self.report(Fault::NoSentence, at, "hash") };
        if from >= to {
            return self.report(Fault::NoSentence, at, "to");
        }
        let document = DocumentIx(self.name(&document));
        self.d.set_aside.push(SetAside { document, from, to, hash, why, at: Origin::Entry(at) });
    }

    pub(super) fn position(&mut self, entry: PositionEntry, at: EntryAt) {
        let stated = self.date(entry.stated_on.as_deref(), at, "stated_on");
        let event = self.date(entry.event_on.as_deref(), at, "event_on");
        let sound = self.sound(&entry.id, at, &[("summary", &entry.summary)]);
        if entry.actors.is_empty() {
            self.report(Fault::EmptyText, at, "actors");
        }
        let (true, false, Ok(stated_on), Ok(event_on)) =
            (sound, entry.actors.is_empty(), stated, event)
        else {
            return self.leave_out(entry.id);
        };
        let ix = PositionIx(self.d.positions.len() as u32);
        let owner = Entity::Position(ix);
        let evidence = self.quotes(&entry.evidence, owner);
        let conditions: Vec<ConditionRow> = entry
            .conditions
            .iter()
            .map(|c| ConditionRow {
                kind: c.kind,
                text: self.keep(&c.text),
                evidence: self.quotes(&c.evidence, owner),
            })
            .collect();
        let links: Vec<LinkRow> = entry
            .links
            .iter()
            .map(|l| LinkRow {
                kind: l.kind,
                to: Entity::Position(PositionIx(self.name(&l.to))),
                why: self.keep_optional(l.why.as_deref()),
                evidence: self.quotes(&l.evidence, owner),
            })
            .collect();
        let quantities: Vec<QuantityRow> = entry
            .quantity
            .iter()
            .map(|q| QuantityRow {
                as_said: self.keep(&q.as_said),
                unit: self.keep(&q.unit),
                min: q.min,
                max: q.max,
                held_by: self.actor_list(&q.held_by),
            })
            .collect();
        let waive: Vec<WaiverRow> = entry
            .waive
            .iter()
            .map(|w| WaiverRow { code: self.keep(&w.code), why: self.keep(&w.why) })
            .collect();
        let row = PositionRow {
            id: self.keep(&entry.id),
            summary: self.keep(&entry.summary),
            clause: self.keep_optional(entry.clause.as_deref()),
            place: self.keep_optional(entry.place.as_deref()),
            note: self.keep_optional(entry.note.as_deref()),
            actors: self.actor_list(&entry.actors),
            about: self.actor_list(&entry.about),
            topic: TopicIx(self.name(&entry.topic)),
            instrument: entry.instrument.as_deref().map(|id| InstrumentIx(self.name(id))),
            stance: entry.stance,
            firmness: entry.firmness,
            evidence,
            conditions: extend(&mut self.d.conditions, conditions),
            links: extend(&mut self.d.links, links),
            waive: extend(&mut self.d.waivers, waive),
            quantity: extend(&mut self.d.quantities, quantities),
            stated_on,
            event_on,
            at,
        };
        self.d.positions.push(row);
        self.d.define(owner);
    }

    /// Reports a header that is nowhere, and names the dossier all the same.
    pub(super) fn check_header(&mut self) {
        if self.header_at.is_none() {
            let name = self.d.files.first().map_or("", String::as_str);
            self.d.title = name.trim_end_matches(".ron").to_string();
            if !self.header_left_out {
                self.findings.push(Finding::new(Fault::NoHeader, Spot::Dossier));
            }
        }
    }

    pub(super) fn report(&mut self, fault: Fault, at: EntryAt, path: &str) {
        self.findings.push(Finding::new(fault, Spot::Field { at, path: path.to_string() }));
    }

    /// Remembers the ids of entries in text that could not be read, as far as it shows any.
    pub(super) fn note_left_out(&mut self, text: &str) {
        self.left_out.extend(ids_in(text).filter(|id| is_id(id)).map(str::to_string));
    }

    /// Remembers an id, and as what it would be right: a reference may have it right.
    fn leave_out(&mut self, id: String) {
        if !is_id(&id) {
            let mended = id.trim().to_lowercase().replace([' ', '_'], "-");
            self.left_out.insert(mended);
        }
        self.left_out.insert(id);
    }

    /// Whether an entry can be kept: an id of the right shape that is not taken, and no empty text
    /// where people would look for one.
    fn sound(&mut self, id: &str, at: EntryAt, texts: &[(&str, &String)]) -> bool {
        let before = self.findings.len();
        if !is_id(id) {
            self.report(Fault::BadId { id: id.to_string() }, at, "id");
        } else if let Some(first) = self.d.find(id) {
            let first = self.d.origin_of(first).unwrap_or_default();
            let first_file = self.d.files.get(first.file as usize).cloned().unwrap_or_default();
            // The line is filled in where the file's text is at hand.
            let fault =
                Fault::DuplicateId { id: id.to_string(), first_file, first_line: first.start };
            self.report(fault, at, "id");
            return false;
        }
        for (path, text) in texts {
            if text.trim().is_empty() {
                self.report(Fault::EmptyText, at, path);
            }
        }
        self.findings.len() == before
    }

    fn date(&mut self, text: Option<&str>, at: EntryAt, path: &str) -> Result<Option<Date>, ()> {
        let Some(text) = text else { return Ok(None) };
        match Date::parse(text) {
            Ok(date) => Ok(Some(date)),
            Err(reason) => {
                self.report(Fault::BadDate { text: text.to_string(), reason }, at, path);
                Err(())
            }
        }
    }

    /// The number of a name that is referred to.
    fn name(&mut self, id: &str) -> u32 {
        if let Some(number) = self.numbers.get(id) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(id.to_string());
        self.numbers.insert(id.to_string(), number);
        number
    }

    fn keep(&mut self, text: &str) -> Text {
        let start = self.d.arena.len() as u32;
        self.d.arena.push_str(text);
        Text { start, len: text.len() as u32 }
    }

    fn keep_optional(&mut self, text: Option<&str>) -> Text {
        self.keep(text.unwrap_or_default())
    }

    fn actor_list(&mut self, ids: &[String]) -> Rows {
        let list: Vec<ActorIx> = ids.iter().map(|id| ActorIx(self.name(id))).collect();
        extend(&mut self.d.actor_refs, list)
    }

    fn quotes(&mut self, quotes: &[QuoteEntry], owner: Entity) -> Rows {
        let rows: Vec<QuoteRow> = quotes.iter().map(|q| self.quote(q, owner)).collect();
        for (n, entry) in (self.d.quotes.len() as u32..).zip(quotes) {
            let stamp = entry.stamp.clone();
            let stamp = stamp.map(|stamp| QuoteStamp { sha256: stamp.sha256, on: stamp.on });
            self.d.quote_stamps.extend(stamp.map(|stamp| (QuoteIx(n), stamp)));
        }
        extend(&mut self.d.quotes, rows)
    }

    fn quote(&mut self, quote: &QuoteEntry, owner: Entity) -> QuoteRow {
        let hops: Vec<HopRow> = quote
            .attribution
            .iter()
            .map(|hop| {
                let who: Vec<Entity> =
                    hop.who.iter().map(|id| Entity::Actor(ActorIx(self.name(id)))).collect();
                HopRow { who: extend(&mut self.d.speaker_refs, who), mode: hop.mode }
            })
            .collect();
        QuoteRow {
            document: DocumentIx(self.name(&quote.document)),
            exact: self.keep(&quote.exact),
            prefix: self.keep_optional(quote.prefix.as_deref()),
            suffix: self.keep_optional(quote.suffix.as_deref()),
            translation: self.keep_optional(quote.translation.as_deref()),
            translated_by: self.keep_optional(quote.translated_by.as_deref()),
            hops: extend(&mut self.d.hops, hops),
            owner,
        }
    }
}

/// Appends rows and says where they stand.
fn extend<T>(table: &mut Vec<T>, rows: Vec<T>) -> Rows {
    let start = table.len() as u32;
    table.extend(rows);
    Rows { start, len: table.len() as u32 - start }
}
