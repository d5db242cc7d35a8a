//! `onrecord list`: positions, one a row, narrowed by actor, topic and stance.

use std::path::PathBuf;

use super::output::{Done, Failure, Format, terminal_width, write};
use super::{open, scope};
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Dossier, Entity, Position, TopicIx, nearest_words};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::search::named::{named, nearest};
use crate::verify::{Proofs, weakest};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only positions of this actor, or spoken by it: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only positions on this topic and the topics below it: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Only positions with this stance, such as `commit` or `refuse`
    #[arg(long, value_name = "STANCE")]
    stance: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 13] = [
    ("id", "Id"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("stance", "Stance"),
    ("firmness", "Firmness"),
    ("summary", "Summary"),
    ("draft", "Draft"),
    ("words", "Whose words"),
    ("stated_on", "Said"),
    ("documents", "Documents"),
    ("quote", "Quote"),
    ("proof", "Proof"),
    ("since", "Since"),
];

/// What people see: enough to choose from, and what became of it where a day was named for that.
/// Programs get every column.
const FOR_PEOPLE: [&str; 8] =
    ["id", "actors", "topic", "stance", "summary", "stated_on", "proof", "since"];

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let actor = args.actor.as_deref().map(|name| actor_named(d, name)).transpose()?;
    let topic = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let stance = args.stance.as_deref().map(stance_named).transpose()?;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.as_deref())?;
    let scoped = scope::scoped(d, &args.scope)?;
    let known = scoped.known(d);
    let rows = d
        .positions()
        .filter(|p| scoped.asks_for(p.ix))
        .filter_map(|p| known.position(p.ix))
        .filter(|p| actor.is_none_or(|a| bears_on(d, *p, a)))
        .filter(|p| topic.is_none_or(|t| is_within(d, p.topic(), t)))
        .filter(|p| stance.is_none_or(|s| p.stance() == s))
        .map(|p| row(d, &proofs, p, scoped.news(p.ix)))
        .collect();
    let columns = COLUMNS.iter().map(|(key, title)| Column { key, title }).collect();
    let table = Table { columns, rows };
    let for_people = |table: &Table| for_people(table, scoped.time.since.is_some());
    match args.format {
        Format::Table => write(&plain::page(&[Node::Table(for_people(&table))], terminal_width())),
        Format::Json => write(&json::page(&[Node::Table(table)])),
        Format::Csv => write(&csv::page(&[Node::Table(table)])),
        Format::Md => write(&markdown::page(&[Node::Table(for_people(&table))])),
    }
}

/// The columns for people, with a draft and an expectation said in the stance.
fn for_people(table: &Table, compared: bool) -> Table {
    let at = |key: &str| table.columns.iter().position(|c| c.key == key);
    let keep = FOR_PEOPLE.iter().filter(|key| compared || **key != "since");
    let keep: Vec<usize> = keep.filter_map(|key| at(key)).collect();
    let (stance, draft, said) = (at("stance"), at("draft"), at("stated_on"));
    let rows = table.rows.iter().map(|row| {
        let in_draft = draft.and_then(|n| row.get(n)) == Some(&Value::Flag(true));
        keep.iter()
            .filter_map(|n| {
                let value = row.get(*n)?.clone();
                if Some(*n) == stance && in_draft {
                    return Some(Value::Text(format!("{} (draft)", value.to_text())));
                }
                if Some(*n) == said && value == Value::Absent {
                    return Some(Value::Text("undated".to_string()));
                }
                Some(value)
            })
            .collect()
    });
    let rows = rows.collect();
    Table { columns: keep.iter().filter_map(|n| table.columns.get(*n).copied()).collect(), rows }
}

fn row(d: &Dossier, proofs: &Proofs, p: Position<'_>, news: Option<&'static str>) -> Vec<Value> {
    let actors = p.actors().iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect();
    let mut documents: Vec<String> =
        p.evidence().map(|q| d.id_of(Entity::Document(q.document())).to_string()).collect();
    documents.dedup();
    let words = p.actors().iter().map(|actor| nearest_words(d, p, *actor)).max();
    vec![
        Value::Text(p.id().to_string()),
        Value::List(actors),
        Value::Text(d.name_of(Entity::Topic(p.topic())).to_string()),
        Value::Text(p.stance().name().to_string()),
        Value::optional(p.firmness().map(|f| f.name())),
        Value::Text(p.summary().to_string()),
        Value::Flag(p.is_draft()),
        Value::optional(words.map(|w| w.name())),
        Value::optional(p.stated_on().map(|date| date.to_string())),
        Value::List(documents),
        Value::optional(p.evidence().next().map(|q| q.exact().to_string())),
        Value::optional(weakest(d, proofs, p).map(|standing| standing.label())),
        Value::optional(news),
    ]
}

fn bears_on(d: &Dossier, position: Position<'_>, actor: ActorIx) -> bool {
    position.actors().contains(&actor)
        || d.positions_spoken_by(actor).binary_search(&position.ix).is_ok()
}

pub(super) fn is_within(d: &Dossier, topic: TopicIx, above: TopicIx) -> bool {
    let mut at = Some(topic);
    // As many steps as there are topics: a circle of parents is reported, not followed for ever.
    for _ in 0..=d.topics.len() {
        match at {
            Some(ix) if ix == above => return true,
            Some(ix) => at = d.topic(ix).and_then(|t| t.parent),
            None => return false,
        }
    }
    false
}

pub(super) fn actor_named(d: &Dossier, name: &str) -> Result<ActorIx, Failure> {
    let actors = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    });
    actors.ok_or_else(|| unknown(d, name, "actor"))
}

pub(super) fn topic_named(d: &Dossier, name: &str) -> Result<TopicIx, Failure> {
    let topic = named(d, name).into_iter().find_map(|entity| match entity {
        Entity::Topic(ix) => Some(ix),
        _ => None,
    });
    topic.ok_or_else(|| unknown(d, name, "topic"))
}

fn stance_named(name: &str) -> Result<Stance, Failure> {
    Stance::from_name(name).ok_or_else(|| {
        let all: Vec<String> = Stance::ALL.iter().map(|s| s.name().to_lowercase()).collect();
        Failure(format!("`{name}` is no stance: use one of {}", all.join(", ")))
    })
}

/// That nothing of that name is there, with what resembles it.
pub(super) fn unknown(d: &Dossier, name: &str, noun: &str) -> Failure {
    let near = nearest(d, name, |entity| noun == "entry" || entity.noun().ends_with(noun));
    let remedy = if near.is_empty() {
        "`onrecord list` shows what is there".to_string()
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    Failure(format!("no {noun} is called `{name}`: {remedy}"))
}
