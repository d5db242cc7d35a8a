//! `onrecord list`: positions, one a row, narrowed by actor, topic and stance.

use std::path::PathBuf;

use super::names::{actor_named, stance_named, topic_named};
use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::pages::positions::{AskedPositions, PositionsPage};

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
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print them
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let asked = AskedPositions {
        actor: args.actor.as_deref().map(|name| actor_named(d, name)).transpose()?,
        topic: args.topic.as_deref().map(|name| topic_named(d, name)).transpose()?,
        stance: args.stance.as_deref().map(stance_named).transpose()?,
    };
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let mut scope = scope::of(d, &args.scope, &proofs)?;
    scope.show_only(|ix| d.position(ix).is_some_and(|p| asked.is(d, p)));
    print(&PositionsPage::new(d, &scope, &proofs), args.format)
}
