//! `onrecord silence`: who has no words of their own, topic by topic.

use std::path::PathBuf;

use super::list::{is_within, topic_named};
use super::output::{Done, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::{ActorIx, Entity, Known, TopicIx};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::insight::naming::names;
use crate::insight::silence::{
    Group, OnTopic, Said, Silence, Voice, in_words, is_undertaking, silence,
};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this topic and the topics below it, claims too: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Claims too, not only what actors may do
    #[arg(long)]
    claims: bool,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 8] = [
    ("topic", "Topic"),
    ("topic_id", "Topic id"),
    ("actor", "Actor"),
    ("actor_id", "Actor id"),
    ("voice", "Voice"),
    ("words", "Words"),
    ("by", "By"),
    ("positions", "Positions"),
];

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let topic = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let scoped = scope::scoped(d, &args.scope)?;
    let known = scoped.known(d);
    let is_asked = |ix: TopicIx| match topic {
        Some(topic) => is_within(d, ix, topic),
        None => args.claims || is_undertaking(d, ix),
    };
    let mut map = silence(known, &scoped.there, &scoped.possibly, is_asked);
    // Since a day: topics on which what is told rests on something new or changed.
    map.topics.retain(|on| {
        let mut positions = on.said.iter().flat_map(|said| &said.positions);
        scoped.time.since.is_none() || positions.any(|ix| scoped.asks_for(*ix))
    });
    match args.format {
        Format::Table => write(&plain::page(&pages(known, &map), terminal_width())),
        Format::Md => write(&markdown::page(&pages(known, &map))),
        Format::Json => write(&json::page(&[Node::Table(table(known, &map))])),
        Format::Csv => write(&csv::page(&[Node::Table(table(known, &map))])),
    }
}

/// Each topic with its actors, nearest words first.
fn pages(d: Known<'_>, map: &Silence) -> Vec<Node> {
    let mut nodes = vec![Node::Heading(1, "Who has words of their own".to_string())];
    if map.topics.is_empty() {
        nodes.push(Node::Note("Nothing is held on what was asked for.".to_string()));
        return nodes;
    }
    nodes.push(Node::Note(
        "Silent: nothing of its own is held here, and nobody speaks for it; drafts do not count. Silence is \
         not refusal."
            .to_string(),
    ));
    for on in &map.topics {
        nodes.push(Node::Heading(2, d.name_of(Entity::Topic(on.topic)).to_string()));
        let mut fields: Vec<(String, String)> = Vec::new();
        for group in Group::ALL {
            let told = match group {
                Group::Silent => names(&d, &map.silent(on)),
                group => {
                    let told: Vec<String> = on.of(group).map(|said| in_words(&d, said)).collect();
                    told.join("; ")
                }
            };
            if !told.is_empty() {
                fields.push((group.label().to_string(), told));
            }
        }
        nodes.push(Node::Fields(fields));
    }
    nodes
}

/// One row for each actor and topic, the silent ones among them.
fn table(d: Known<'_>, map: &Silence) -> Table {
    let mut rows = Vec::new();
    for on in &map.topics {
        rows.extend(on.said.iter().map(|said| row(d, on, said)));
        rows.extend(map.silent(on).into_iter().map(|actor| row(d, on, &silent(actor))));
    }
    Table { columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(), rows }
}

fn silent(actor: ActorIx) -> Said {
    Said { actor, voice: Voice::Silent, positions: Vec::new(), by: Vec::new() }
}

fn row(d: Known<'_>, on: &OnTopic, said: &Said) -> Vec<Value> {
    let (topic, actor) = (Entity::Topic(on.topic), Entity::Actor(said.actor));
    let text = |text: &str| Value::Text(text.to_string());
    let words = match said.voice {
        Voice::Has(words) => Value::Text(words.name().to_string()),
        Voice::SpokenFor | Voice::Perhaps | Voice::Silent => Value::Absent,
    };
    let ids = said.positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
    vec![
        text(d.name_of(topic)),
        text(d.id_of(topic)),
        text(d.name_of(actor)),
        text(d.id_of(actor)),
        text(said.voice.group().label()),
        words,
        Value::List(said.by.iter().map(|who| d.id_of(*who).to_string()).collect()),
        Value::List(ids.collect()),
    ]
}
