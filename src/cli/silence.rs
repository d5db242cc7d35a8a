//! `onrecord silence`: who has no words of their own, topic by topic.

use std::path::PathBuf;

use super::names::topic_named;
use super::output::{Done, print};
use super::{format, open, scope};
use crate::dossier::TopicIx;
use crate::export::{Format, Output};
use crate::insight::silence::is_undertaking;
use crate::pages::silence::SilencePage;

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
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let topic = args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    let is_asked = |ix: TopicIx| match topic {
        Some(topic) => d.is_within(ix, topic),
        None => args.claims || is_undertaking(d, ix),
    };
    print(&SilencePage::new(d, &scope, &proofs, is_asked), args.format)
}
