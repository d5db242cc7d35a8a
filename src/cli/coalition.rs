//! `onrecord coalition`: what a body undertakes, beside what the states named here say themselves.

use std::path::{Path, PathBuf};

use super::list::actor_named;
use super::output::{Done, Failure, terminal_width, write};
use super::{Format, open, scope};
use crate::dossier::{ActorIx, Dossier, Entity, Known};
use crate::export::{Column, Node, Table, Value, csv, json, markdown, plain};
use crate::insight::coalition::words::{denial, evidence, sentence, silent, undertaking};
use crate::insight::coalition::{
    Against, Case, Coalition, Stated, States, Undertaking, coalition, coalitions, is_body,
};
use crate::insight::naming::in_a_row;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this group or organisation: a name, an alias or an id; alone, one of the bundled dossier
    body: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

const COLUMNS: [(&str, &str); 15] = [
    ("body", "Body"),
    ("body_id", "Body id"),
    ("undertaking", "Undertaking"),
    ("body_bucket", "Body's bucket"),
    ("body_positions", "Body's positions"),
    ("actor", "Actor"),
    ("actor_id", "Actor id"),
    ("topic", "Topic"),
    ("membership", "Membership"),
    ("membership_quote", "On the words"),
    ("not_member_quote", "Not a member, on the words"),
    ("bucket", "Bucket"),
    ("against", "Against the body"),
    ("positions", "Positions"),
    ("sentence", "Sentence"),
];

pub(super) fn run(args: &Args) -> Done {
    let (dossier, body) = apart(args);
    let opened = open::dossier_with_remark(dossier)?;
    let d = &opened.dossier;
    let body = body.map(|name| body_named(d, &name)).transpose()?;
    let scoped = scope::scoped(d, &args.scope)?;
    let (known, within) = (scoped.known(d), &scoped.there);
    let mut found = match body {
        Some(body) => {
            vec![coalition(known, within, &States::new(known, within, &scoped.possibly), body)]
        }
        None => coalitions(known, within, &scoped.possibly),
    };
    if scoped.time.since.is_some() {
        // Since a day: cases one side of which is new or changed.
        for on in found.iter_mut().flat_map(|coalition| &mut coalition.undertakings) {
            let news = on.positions.iter().any(|ix| scoped.asks_for(*ix));
            on.cases.retain(|case| news || case.positions.iter().any(|ix| scoped.asks_for(*ix)));
        }
        for coalition in &mut found {
            coalition.undertakings.retain(|on| !on.cases.is_empty());
        }
    }
    match args.format {
        Format::Table => write(&plain::page(&pages(known, &found), terminal_width())),
        Format::Md => write(&markdown::page(&pages(known, &found))),
        Format::Json => write(&json::page(&[Node::Table(table(known, &found))])),
        Format::Csv => write(&csv::page(&[Node::Table(table(known, &found))])),
    }
}

/// The dossier and the body. One argument that is no file and no folder names a body.
fn apart(args: &Args) -> (Option<&Path>, Option<String>) {
    match (&args.dossier, &args.body) {
        (Some(one), None) if !one.exists() && one.extension().is_none_or(|e| e != "ron") => {
            (None, Some(one.to_string_lossy().into_owned()))
        }
        (dossier, body) => (dossier.as_deref(), body.clone()),
    }
}

fn body_named(d: &Dossier, name: &str) -> Result<ActorIx, Failure> {
    let body = actor_named(d, name)?;
    if is_body(d, body) {
        return Ok(body);
    }
    let actor = d.actor(body);
    let what = match actor {
        Some(actor) if !actor.represents.is_empty() => {
            let whom = actor.represents.iter().map(|a| d.name_of(Entity::Actor(*a)).to_string());
            format!("speaks for {}", in_a_row(whom))
        }
        actor => format!("is {}", actor.map_or("no actor", |actor| actor.kind.meaning())),
    };
    let all = d.actor_indices().filter(|ix| is_body(d, *ix)).take(5);
    let remedy = in_a_row(all.map(|ix| d.id_of(Entity::Actor(ix)).to_string()));
    let remedy = if remedy.is_empty() {
        "this dossier has no group and no organisation with members".to_string()
    } else {
        format!("name a group or an organisation, such as {remedy}")
    };
    Err(Failure(format!("`{name}` {what}: {remedy}")))
}

/// Each body with its undertakings, and under each the states: first those that decline or limit.
fn pages(d: Known<'_>, found: &[Coalition]) -> Vec<Node> {
    let mut nodes = Vec::new();
    if found.is_empty() {
        nodes.push(Node::Heading(1, "Bodies and the states named here".to_string()));
        nodes.push(Node::Note("No body undertakes anything itself here.".to_string()));
    }
    for Coalition { body, undertakings } in found {
        let name = d.name_of(Entity::Actor(*body));
        nodes.push(Node::Heading(1, format!("{name}, and the states named here")));
        if undertakings.is_empty() {
            nodes.push(Node::Note(format!(
                "{name} undertakes nothing itself in what was asked for."
            )));
            continue;
        }
        nodes.push(Node::Note(
            "Membership is not a commitment: what the body undertakes is put down to no state. Silence is not \
             refusal."
                .to_string(),
        ));
        for on in undertakings {
            nodes.push(Node::Heading(2, d.name_of(Entity::Topic(on.topic)).to_string()));
            nodes.push(Node::Paragraph(undertaking(d, *body, on)));
            nodes.push(Node::List(sentences(d, *body, on)));
        }
    }
    nodes
}

/// A sentence for each case, those that matter most first, and one for all silent states of which
/// no membership is stated.
fn sentences(d: Known<'_>, body: ActorIx, on: &Undertaking) -> Vec<String> {
    let is_quiet = |case: &&Case| {
        case.against == Against::Silent && case.membership == Stated::NotStated && !case.drafted
    };
    let (quiet, mut told): (Vec<&Case>, Vec<&Case>) = on.cases.iter().partition(is_quiet);
    told.sort_by_key(|case| case.order(on));
    let mut lines: Vec<String> = told.into_iter().map(|case| sentence(d, body, on, case)).collect();
    if !quiet.is_empty() {
        let actors: Vec<ActorIx> = quiet.iter().map(|case| case.actor).collect();
        lines.push(silent(d, body, on, &actors));
    }
    lines
}

/// One row a case.
fn table(d: Known<'_>, found: &[Coalition]) -> Table {
    let mut rows = Vec::new();
    for Coalition { body, undertakings } in found {
        for on in undertakings {
            rows.extend(on.cases.iter().map(|case| row(d, *body, on, case)));
        }
    }
    Table { columns: COLUMNS.iter().map(|(key, title)| Column { key, title }).collect(), rows }
}

fn row(d: Known<'_>, body: ActorIx, on: &Undertaking, case: &Case) -> Vec<Value> {
    let ids = |positions: &[_]| {
        let ids = positions.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string());
        Value::List(ids.collect())
    };
    let name = |actor| Value::Text(d.name_of(Entity::Actor(actor)).to_string());
    let id = |entity| Value::Text(d.id_of(entity).to_string());
    vec![
        name(body),
        id(Entity::Actor(body)),
        id(Entity::Topic(on.topic)),
        Value::Text(on.bucket.label().to_string()),
        ids(&on.positions),
        name(case.actor),
        id(Entity::Actor(case.actor)),
        id(Entity::Topic(case.topic)),
        Value::Text(case.membership.label().to_string()),
        Value::optional(evidence(d, case.actor, case.membership).map(|q| q.exact().to_string())),
        Value::optional(denial(d, case.actor, case.membership).map(|q| q.exact().to_string())),
        Value::Text(case.bucket.label().to_string()),
        Value::Text(case.against.label().to_string()),
        ids(&case.positions),
        Value::Text(sentence(d, body, on, case)),
    ]
}
