//! `onrecord line`: a contested claim, or where an actor stands, in a wording that a briefing can use.

use std::path::PathBuf;

use super::names::{actor_named, topic_named};
use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::pages::line::LinePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this topic and the topics below it: a name or an id; without it and without an actor, every claim
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Where this actor stands, topic by topic: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Everything that is on record, instead of about two lines; JSON has both
    #[arg(long)]
    long: bool,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let actor = args.actor.as_deref().map(|name| actor_named(d, name)).transpose()?;
    let topic = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    print(&LinePage::new(d, &scope, &proofs, (actor, topic), args.long), args.format)
}
