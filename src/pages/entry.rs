//! One entry as a page: an actor with all its positions, a topic, a text, a document, a position.

use std::collections::BTreeMap;

use super::quote::quote_node;
use super::{filter, proofs};
use crate::dossier::date::Date;
use crate::dossier::{
    ActorIx, DocumentIx, Dossier, Entity, Entry, InstrumentIx, Known, PositionIx, QuoteIx, TopicIx,
};
use crate::export::{Node, json};
use crate::insight::grounds::{of_positions, of_tie};
use crate::insight::portrait::{TopicGroup, portrait};
use crate::insight::record::{self, Record, actor_with_role, citation, voice_by_then};
use crate::scope::Scope;
use crate::verify::{Proofs, document_words, stamped};

/// An entry at a time.
#[derive(Clone, Copy)]
pub struct EntryPage<'a> {
    at: At<'a>,
    entity: Entity,
}

/// The dossier at the time that was asked for, with what is known of its quotes.
#[derive(Clone, Copy)]
struct At<'a> {
    d: Known<'a>,
    scope: &'a Scope,
    proofs: &'a Proofs,
}

impl<'a> EntryPage<'a> {
    pub fn new(
        d: &'a Dossier,
        scope: &'a Scope,
        proofs: &'a Proofs,
        entity: Entity,
    ) -> EntryPage<'a> {
        EntryPage { at: At { d: scope.known(d, proofs.fallen()), scope, proofs }, entity }
    }

    /// For people; `None` for an entry of another dossier.
    pub fn nodes(self) -> Option<Vec<Node>> {
        let EntryPage { at, entity } = self;
        match entity {
            Entity::Actor(ix) => actor_page(at, ix),
            Entity::Topic(ix) => topic_page(at, ix),
            Entity::Instrument(ix) => instrument_page(at, ix),
            Entity::Document(ix) => document_page(at, ix),
            Entity::Position(ix) => {
                let record = record::record(at.d, ix)?;
                let mut page = vec![Node::Heading(1, record.topic.clone())];
                page.push(Node::Paragraph(record.question.clone()));
                page.extend(record_nodes(at, &record, 2));
                Some(page)
            }
        }
    }

    /// JSON: the entry, and for an actor its positions after it, as they are written, and how their quotes
    /// stand.
    pub fn to_json(self) -> Vec<u8> {
        let EntryPage { at, entity } = self;
        let shown = with_positions(at, entity);
        let entries: Vec<Entry> = shown.iter().filter_map(|entity| at.d.entry(*entity)).collect();
        let proofs = proofs::of_entries(&at.d, at.proofs, &shown);
        let entries = BTreeMap::from([("entries", entries)]);
        json::with_tables(&entries, &[("proofs", &proofs)])
    }
}

impl At<'_> {
    /// The summary of a record, stamped where a quote of it does not stand.
    fn stamped(&self, record: &Record) -> String {
        let quotes = of_positions(self.d, [record.position]);
        stamped(&self.d, self.proofs, quotes, &record.summary)
    }

    /// The records of some positions that are asked for. Where none of those that were there is, a remark
    /// says so after `what`: a page without them would read as if there were none.
    fn records(
        &self,
        positions: impl Iterator<Item = PositionIx>,
        level: u8,
        what: &str,
    ) -> Vec<Node> {
        let there: Vec<PositionIx> =
            positions.filter(|ix| self.scope.there.contains(*ix)).collect();
        let asked = there.iter().filter(|ix| self.scope.asks_for(**ix));
        let records = asked.filter_map(|ix| record::record(self.d, *ix));
        let nodes: Vec<Node> =
            records.flat_map(|record| record_nodes(*self, &record, level)).collect();
        if nodes.is_empty() && !there.is_empty() && !self.scope.asks_for_all() {
            return vec![Node::Note(format!("{what} {}.", filter::in_words(self.scope)))];
        }
        nodes
    }
}

/// The entry, and for an actor its positions after it.
fn with_positions(at: At<'_>, entity: Entity) -> Vec<Entity> {
    let mut entries = vec![entity];
    if let Entity::Actor(ix) = entity {
        let portrait = portrait(at.d, ix, &at.scope.there);
        let asked = portrait.positions().filter(|ix| at.scope.asks_for(*ix));
        entries.extend(asked.map(Entity::Position));
    }
    entries
}

fn actor_page(at: At<'_>, ix: ActorIx) -> Option<Vec<Node>> {
    let d = at.d;
    let actor = d.actor(ix)?;
    let portrait = portrait(d, ix, &at.scope.there);
    let mut page = vec![Node::Heading(1, actor_with_role(&d, ix))];
    let mut fields = vec![("kind".to_string(), actor.kind.meaning().to_string())];
    if !actor.aliases.is_empty() {
        fields.push(("also".to_string(), actor.aliases.join(", ")));
    }
    let named = |ixs: &[ActorIx]| {
        let names: Vec<String> = ixs.iter().map(|ix| actor_with_role(&d, *ix)).collect();
        names.join("; ")
    };
    if !actor.represents.is_empty() {
        fields.push(("speaks for".to_string(), named(&actor.represents)));
    }
    if !d.officials_of(ix).is_empty() {
        fields.push(("spoken for by".to_string(), named(d.officials_of(ix))));
    }
    let stated = [("member of", &actor.member_of), ("not a member of", &actor.not_member_of)];
    let stated = stated.into_iter().flat_map(|(what, all)| all.iter().map(move |m| (what, m)));
    let stated: Vec<_> = stated.filter(|(_, m)| d.holds(m.evidence)).collect();
    for (what, membership) in &stated {
        fields.push(((*what).to_string(), d.name_of(Entity::Actor(membership.body)).to_string()));
    }
    if let Some(note) = &actor.note {
        fields.push(("note".to_string(), note.clone()));
    }
    page.push(Node::Fields(fields));
    for (_, membership) in stated {
        page.extend(
            d.quotes(membership.evidence)
                .map(|quote| quote_node(&at.d, at.proofs, &voice_by_then(at.d, quote))),
        );
    }
    let own = group_nodes(at, &portrait.own);
    if own.is_empty() && !portrait.own.is_empty() {
        let asked = filter::in_words(at.scope);
        page.push(Node::Note(format!(
            "Nothing it says itself in the documents held here {asked}."
        )));
    }
    page.extend(own);
    if portrait.own.is_empty() {
        let then =
            at.scope.time.as_of.map(|day| format!(" as of {}", Date::of_day(day).in_words()));
        let then = then.unwrap_or_default();
        page.push(Node::Note(format!("It says nothing itself in the documents held here{then}.")));
    }
    let about = group_nodes(at, &portrait.about);
    if !about.is_empty() {
        page.push(Node::Heading(2, format!("Said about {} by others", actor.name)));
        page.extend(about);
    }
    Some(page)
}

/// The records that are asked for, under their topics.
fn group_nodes(at: At<'_>, groups: &[TopicGroup]) -> Vec<Node> {
    let (d, mut page) = (at.d, Vec::new());
    for group in groups {
        let asked: Vec<&PositionIx> =
            group.positions.iter().filter(|ix| at.scope.asks_for(**ix)).collect();
        if asked.is_empty() {
            continue;
        }
        page.push(Node::Heading(2, d.name_of(Entity::Topic(group.topic)).to_string()));
        for ix in asked {
            if let Some(record) = record::record(at.d, *ix) {
                page.extend(record_nodes(at, &record, 3));
            }
        }
    }
    page
}

fn record_nodes(at: At<'_>, record: &Record, level: u8) -> Vec<Node> {
    let mut nodes = vec![Node::Heading(level, at.stamped(record))];
    nodes.push(Node::Paragraph(format!("{} ({})", record.headline, record.stance.meaning())));
    nodes.extend(record.quotes.iter().map(|voice| quote_node(&at.d, at.proofs, voice)));
    let told = |quotes: Vec<QuoteIx>, text: &str| stamped(&at.d, at.proofs, quotes, text);
    let facts = record.facts.iter();
    let facts = facts.map(|fact| (fact.label.to_string(), told(fact.quotes.clone(), &fact.text)));
    let mut fields: Vec<(String, String)> = facts.collect();
    for tie in &record.links {
        let why = tie.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
        let text = format!("{}{why}", tie.text);
        fields.push(("link".to_string(), told(of_tie(at.d, tie), &text)));
    }
    fields.push(("rests on".to_string(), record.rests_on.clone()));
    nodes.push(Node::Fields(fields));
    nodes
}

fn topic_page(at: At<'_>, ix: TopicIx) -> Option<Vec<Node>> {
    let d = at.d;
    let topic = d.topic(ix)?;
    let mut page =
        vec![Node::Heading(1, topic.name.clone()), Node::Paragraph(topic.question.clone())];
    let on = d.whole().positions().filter(|p| p.topic() == ix).map(|p| p.ix);
    page.extend(at.records(on, 2, "Nothing held on it"));
    Some(page)
}

fn instrument_page(at: At<'_>, ix: InstrumentIx) -> Option<Vec<Node>> {
    let d = at.d;
    let instrument = d.instrument(ix)?;
    let mut page = vec![Node::Heading(1, instrument.title.clone())];
    let mut fields = vec![
        ("kind".to_string(), instrument.kind.meaning().to_string()),
        ("wording".to_string(), instrument.text.meaning().to_string()),
        (
            "dated".to_string(),
            instrument.dated.map_or("undated".to_string(), |date| date.in_words()),
        ),
    ];
    if !instrument.aliases.is_empty() {
        fields.push(("also".to_string(), instrument.aliases.join(", ")));
    }
    if let Some(of) = instrument.draft_of {
        fields.push(("draft of".to_string(), d.name_of(Entity::Instrument(of)).to_string()));
    }
    if let Some(note) = &instrument.note {
        fields.push(("note".to_string(), note.clone()));
    }
    page.push(Node::Fields(fields));
    for (_, part) in d.participation(ix) {
        let names: Vec<&str> = part.actors.iter().map(|ix| d.name_of(Entity::Actor(*ix))).collect();
        page.push(Node::Heading(2, format!("{}: {}", part.act.meaning(), names.join(", "))));
        page.extend(
            d.quotes(part.evidence)
                .map(|quote| quote_node(&at.d, at.proofs, &voice_by_then(at.d, quote))),
        );
    }
    for precondition in d.preconditions(ix) {
        let topics = precondition.topics.iter().map(|ix| d.name_of(Entity::Topic(*ix)));
        let topics: Vec<&str> = topics.collect();
        let of = if topics.is_empty() { String::new() } else { format!("{}: ", topics.join(", ")) };
        page.push(Node::Heading(2, format!("{of}only with {}", precondition.text)));
        page.extend(
            d.quotes(precondition.evidence)
                .map(|quote| quote_node(&at.d, at.proofs, &voice_by_then(at.d, quote))),
        );
    }
    let under = d.positions_under(ix).iter().copied();
    page.extend(at.records(under, 2, "Nothing held under it"));
    Some(page)
}

fn document_page(at: At<'_>, ix: DocumentIx) -> Option<Vec<Node>> {
    let d = at.d;
    let document = d.document(ix)?;
    let mut page =
        vec![Node::Heading(1, document.publisher.clone()), Node::Paragraph(citation(document))];
    let mut fields = Vec::new();
    let texts =
        [("address", &document.url), ("language", &document.language), ("note", &document.note)];
    for (label, text) in texts {
        fields.extend(text.iter().map(|text| (label.to_string(), text.clone())));
    }
    let quotes = d.quotes_from(ix);
    let proof = document_words(&d, at.proofs, ix);
    fields.push(("proof".to_string(), proof));
    page.push(Node::Fields(fields));
    for quote in quotes.iter().filter_map(|ix| d.quote(*ix)).filter(|quote| d.is_out(*quote)) {
        page.push(Node::Heading(2, d.id_of(quote.owner()).to_string()));
        page.push(quote_node(&at.d, at.proofs, &voice_by_then(at.d, quote)));
    }
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::dossier::{bundled, open};
    use crate::insight::behind::documents_behind;
    use crate::pages::tests::{lines, looked_for, small};
    use crate::verify::{Copy, DocumentProof, documents_quoted, hash, prove_document};

    /// Every quote of a document but each third, in a copy of it.
    fn copy(d: &Dossier, ix: DocumentIx) -> Copy {
        let quotes = d.quotes_from(ix).iter().filter(|ix| ix.0 % 3 > 0);
        let quotes = quotes.filter_map(|ix| d.quote(*ix));
        let text: String =
            quotes.flat_map(|q| [q.prefix(), q.exact(), q.suffix(), "\n\n"]).collect();
        let extract = read(text.as_bytes(), "d.txt", &Limits::default()).unwrap();
        let hash = hash(text.as_bytes());
        Copy { name: "d.txt".to_string(), hash, extract, line_ends: false }
    }

    #[test]
    fn an_entry_is_shown_the_same_where_only_the_documents_behind_it_are_read() {
        let (mut fewer, mut unproved) = (0, 0);
        for d in [open(&bundled()).dossier, small()] {
            let each: Vec<(DocumentIx, DocumentProof)> = documents_quoted(&d)
                .map(|ix| (ix, prove_document(&d, ix, Ok(&copy(&d, ix)))))
                .collect();
            let proofs = |is_read: &dyn Fn(DocumentIx) -> bool| {
                let mut proofs = Proofs::default();
                for (_, proof) in each.iter().filter(|(ix, _)| is_read(*ix)) {
                    proofs.add(&d, proof.clone());
                }
                proofs.settle(&d);
                proofs
            };
            let (all, scope) = (proofs(&|_| true), looked_for(&d, "", None));
            let entities = d.actor_indices().map(Entity::Actor);
            let entities = entities.chain(d.document_indices().map(Entity::Document));
            let entities =
                entities.chain((0..d.topics.len() as u32).map(TopicIx).map(Entity::Topic));
            let texts = (0..d.instruments.len() as u32).map(InstrumentIx).map(Entity::Instrument);
            let entities =
                entities.chain(texts).chain(d.positions().map(|p| Entity::Position(p.ix)));
            for entity in entities {
                let behind = documents_behind(&d, entity);
                let narrow = proofs(&|ix| behind.contains(&ix));
                fewer += usize::from(behind.len() < each.len());
                let [whole, part] =
                    [&all, &narrow].map(|proofs| EntryPage::new(&d, &scope, proofs, entity));
                let nodes = whole.nodes();
                unproved += nodes.as_deref().map_or(0, crate::pages::quote::stamped);
                assert_eq!(nodes, part.nodes(), "{}", d.id_of(entity));
                assert_eq!(whole.to_json(), part.to_json(), "{}", d.id_of(entity));
            }
        }
        assert!(fewer > 100 && unproved > 100, "{fewer} {unproved}");
    }

    fn told(find: &str, since: Option<&str>, id: &str) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, since);
        let proofs = Proofs::default();
        let page = EntryPage::new(&d, &scope, &proofs, d.find(id).unwrap());
        lines(page.nodes().unwrap())
    }

    #[test]
    fn an_actor_of_whom_nothing_is_asked_for_does_not_seem_silent() {
        assert!(told("", None, "ard").contains(&"It pledged soldiers.".to_string()));
        let since = "is new, changed or superseded since 9 May 2030";
        for (find, day, why) in [
            ("zebra", None, "matches “zebra”".to_string()),
            ("", Some("2030-05-09"), since.to_string()),
        ] {
            assert_eq!(
                told(find, day, "ard"),
                [
                    "Ardanor".to_string(),
                    "kind: a state".to_string(),
                    format!("Nothing it says itself in the documents held here {why}.")
                ]
            );
            let topic = told(find, day, "troops");
            assert_eq!(topic.last(), Some(&format!("Nothing held on it {why}.")));
        }
        let silent = "It says nothing itself in the documents held here.";
        assert_eq!(told("zebra", None, "pact").last().map(String::as_str), Some(silent));
    }
}
