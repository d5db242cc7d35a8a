//! `onrecord grid`: where each actor stands on each topic, one row a cell that is not silent.

use std::path::PathBuf;

use super::list::{actor_named, is_within, topic_named};
use super::output::{Done, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::{ActorIx, Entity, Known};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grid::{cells, columns, rows};
use crate::insight::record::headline;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only cells of this bucket: committed, conditioned, ready, refused, mixed, other, spoken-for, silent
    #[arg(long, value_enum)]
    bucket: Option<BucketChoice>,
    /// Only this actor: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only this topic and the topics below it: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum BucketChoice {
    Committed,
    Conditioned,
    Ready,
    Refused,
    Mixed,
    Other,
    SpokenFor,
    Silent,
}

impl BucketChoice {
    const fn bucket(self) -> Bucket {
        match self {
            BucketChoice::Committed => Bucket::Committed,
            BucketChoice::Conditioned => Bucket::Conditioned,
            BucketChoice::Ready => Bucket::Ready,
            BucketChoice::Refused => Bucket::Refused,
            BucketChoice::Mixed => Bucket::Mixed,
            BucketChoice::Other => Bucket::Other,
            BucketChoice::SpokenFor => Bucket::SpokenFor,
            BucketChoice::Silent => Bucket::Silent,
        }
    }
}

const COLUMNS: [(&str, &str); 8] = [
    ("actor", "Actor"),
    ("topic", "Topic"),
    ("bucket", "Bucket"),
    ("shown", "Shows"),
    ("marks", "Marks"),
    ("summary", "Summary"),
    ("positions", "Positions"),
    ("since", "Since"),
];

/// For people the ids of the positions are too much.
const FOR_PEOPLE: usize = 6;

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let scoped = scope::scoped(d, &args.scope)?;
    let (known, within) = (scoped.known(d), &scoped.within);
    let only_actor = args.actor.as_deref().map(|name| actor_named(d, name)).transpose()?;
    let above = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let mut topics = columns(d, within, |_| false);
    topics.retain(|column| above.is_none_or(|above| is_within(d, column.topic, above)));
    let wanted = args.bucket.map(BucketChoice::bucket);
    let mut table = Table {
        columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(),
        rows: Vec::new(),
    };
    let asked = rows(d).into_iter().filter(|(_, ix)| only_actor.is_none_or(|only| only == *ix));
    for (_, actor) in asked {
        for (column, cell) in topics.iter().zip(cells(known, actor, &topics, within)) {
            let is_wanted = match wanted {
                Some(bucket) => cell.bucket() == bucket,
                None => cell.bucket() != Bucket::Silent || !cell.drafts.is_empty(),
            };
            let is_asked =
                scoped.time.since.is_none() || cell.positions().any(|ix| scoped.asks_for(ix));
            if is_wanted && is_asked {
                let topic = d.name_of(Entity::Topic(column.topic)).to_string();
                table.rows.push(row(known, actor, topic, &cell, &scoped));
            }
        }
    }
    let for_people = || Table {
        columns: table.columns.iter().take(FOR_PEOPLE).copied().collect(),
        rows: table.rows.iter().map(|r| r.iter().take(FOR_PEOPLE).cloned().collect()).collect(),
    };
    match args.format {
        Format::Table => write(&plain::page(&[Node::Table(for_people())], terminal_width())),
        Format::Md => write(&markdown::page(&[Node::Table(for_people())])),
        Format::Json => write(&json::page(&[Node::Table(table)])),
        Format::Csv => write(&csv::page(&[Node::Table(table)])),
    }
}

fn row(
    d: Known<'_>,
    actor: ActorIx,
    topic: String,
    cell: &Cell,
    scoped: &scope::Scoped,
) -> Vec<Value> {
    let shown = cell.shown().or(cell.drafts.first().copied()).and_then(|ix| d.position(ix));
    let mut news: Vec<String> =
        cell.positions().filter_map(|ix| scoped.news(ix)).map(str::to_string).collect();
    news.dedup();
    let ids = cell.positions().map(|ix| d.id_of(Entity::Position(ix)).to_string()).collect();
    vec![
        Value::Text(d.name_of(Entity::Actor(actor)).to_string()),
        Value::Text(topic),
        Value::Text(cell.bucket().label().to_string()),
        Value::optional(shown.map(headline)),
        Value::List(cell.marks_in_words().into_iter().map(str::to_string).collect()),
        Value::optional(shown.map(|p| p.summary().to_string())),
        Value::List(ids),
        Value::List(news),
    ]
}
