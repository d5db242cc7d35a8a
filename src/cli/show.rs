//! `onrecord show`: one entry by its id, or one actor by its name with all its positions.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::list::unknown;
use super::output::{Done, Failure, terminal_width, write};
use super::{open, proofs, scope};
use crate::dossier::date::Date;
use crate::dossier::{
    ActorIx, DocumentIx, Entity, Entry, InstrumentIx, Known, Position, PositionIx, TopicIx,
};
use crate::export::{Node, json, markdown, plain};
use crate::insight::portrait::{Group, portrait};
use crate::insight::record::{self, Record, actor_with_role, citation, voice};
use crate::pages::quote::quote_node;
use crate::scope::Scope;
use crate::search::named::named;
use crate::verify::{Proofs, document_words};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An id, or the name of an actor, a topic, an instrument or a document
    what: String,
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    format: ShowFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ShowFormat {
    Text,
    Json,
    Md,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let found = named(d, &args.what);
    let entity = match found.as_slice() {
        [] => return Err(unknown(d, &args.what, "entry")),
        [one] => *one,
        // A name may be an actor's and a topic's: the actor is what people ask for first.
        [first, ..] => {
            found.iter().copied().find(|e| matches!(e, Entity::Actor(_))).unwrap_or(*first)
        }
    };
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.as_deref())?;
    let scoped = scope::scoped(d, &args.scope)?;
    let at = At { d: scoped.known(d), scoped: &scoped, proofs: &proofs };
    if args.format == ShowFormat::Json {
        let shown = with_positions(at, entity);
        let entries: Vec<Entry> = shown.iter().filter_map(|entity| d.entry(*entity)).collect();
        let proofs = proofs::table_of(d, &proofs, &shown);
        let entries = BTreeMap::from([("entries", entries)]);
        return write(&json::with_tables(&entries, &[("proofs", &proofs)]));
    }
    let page =
        page(at, entity).ok_or_else(|| Failure(format!("`{}` cannot be shown", args.what)))?;
    match args.format {
        ShowFormat::Md => write(&markdown::page(&page)),
        _ => write(&plain::page(&page, terminal_width())),
    }
}

/// The dossier at the time that was asked for, with what is known of its quotes.
#[derive(Clone, Copy)]
struct At<'a> {
    d: Known<'a>,
    scoped: &'a Scope,
    proofs: &'a Proofs,
}

impl At<'_> {
    /// The positions of an entry that are asked for, in the order of the dossier.
    fn positions(&self, are: impl Fn(Position<'_>) -> bool) -> Vec<PositionIx> {
        let all = self.d.whole().positions().filter(|p| self.scoped.asks_for(p.ix));
        all.filter(|p| are(*p)).map(|p| p.ix).collect()
    }
}

/// The entry, and for an actor its positions after it.
fn with_positions(at: At<'_>, entity: Entity) -> Vec<Entity> {
    let mut entries = vec![entity];
    if let Entity::Actor(ix) = entity {
        let portrait = portrait(at.d, ix, &at.scoped.there);
        let asked = portrait.positions().filter(|ix| at.scoped.asks_for(*ix));
        entries.extend(asked.map(Entity::Position));
    }
    entries
}

fn page(at: At<'_>, entity: Entity) -> Option<Vec<Node>> {
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

fn actor_page(at: At<'_>, ix: ActorIx) -> Option<Vec<Node>> {
    let d = at.d;
    let actor = d.actor(ix)?;
    let portrait = portrait(d, ix, &at.scoped.there);
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
                .map(|quote| quote_node(&at.d, at.proofs, &voice(&at.d, quote))),
        );
    }
    group_nodes(at, &portrait.own, &mut page);
    if portrait.own.is_empty() {
        let then =
            at.scoped.time.as_of.map(|day| format!(" as of {}", Date::of_day(day).in_words()));
        let then = then.unwrap_or_default();
        page.push(Node::Note(format!("It says nothing itself in the documents held here{then}.")));
    }
    if !portrait.about.is_empty() {
        page.push(Node::Heading(2, format!("Said about {} by others", actor.name)));
        group_nodes(at, &portrait.about, &mut page);
    }
    Some(page)
}

fn group_nodes(at: At<'_>, groups: &[Group], page: &mut Vec<Node>) {
    let d = at.d;
    for group in groups {
        let asked: Vec<&PositionIx> =
            group.positions.iter().filter(|ix| at.scoped.asks_for(**ix)).collect();
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
}

fn record_nodes(at: At<'_>, record: &Record, level: u8) -> Vec<Node> {
    let mut nodes = vec![Node::Heading(level, record.summary.clone())];
    nodes.push(Node::Paragraph(format!("{} ({})", record.headline, record.stance.meaning())));
    nodes.extend(record.quotes.iter().map(|voice| quote_node(&at.d, at.proofs, voice)));
    let mut fields: Vec<(String, String)> =
        record.facts.iter().map(|(label, text)| ((*label).to_string(), text.clone())).collect();
    for tie in &record.links {
        let why = tie.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
        fields.push(("link".to_string(), format!("{}{why}", tie.text)));
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
    for ix in at.positions(|p| p.topic() == ix) {
        let Some(record) = record::record(at.d, ix) else { continue };
        page.extend(record_nodes(at, &record, 2));
    }
    Some(page)
}

fn instrument_page(at: At<'_>, ix: InstrumentIx) -> Option<Vec<Node>> {
    let d = at.d;
    let instrument = d.instrument(ix)?;
    let mut page = vec![Node::Heading(1, instrument.title.clone())];
    let mut fields = vec![
        ("kind".to_string(), instrument.kind.meaning().to_string()),
        ("text".to_string(), instrument.text.meaning().to_string()),
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
            d.quotes(part.evidence).map(|quote| quote_node(&at.d, at.proofs, &voice(&at.d, quote))),
        );
    }
    for precondition in d.preconditions(ix) {
        page.push(Node::Heading(2, format!("only with {}", precondition.text)));
        page.extend(
            d.quotes(precondition.evidence)
                .map(|quote| quote_node(&at.d, at.proofs, &voice(&at.d, quote))),
        );
    }
    for position in d.positions_under(ix).iter().filter(|ix| at.scoped.asks_for(**ix)) {
        let Some(record) = record::record(d, *position) else { continue };
        page.extend(record_nodes(at, &record, 2));
    }
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
        page.push(quote_node(&at.d, at.proofs, &voice(&at.d, quote)));
    }
    Some(page)
}
