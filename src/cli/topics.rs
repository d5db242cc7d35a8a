//! `onrecord topics`: the topics: what is asked on each, and how many positions there are.

use std::path::PathBuf;

use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::pages::topics::TopicsPage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
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
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    print(&TopicsPage::new(d, &scope, &proofs), args.format)
}
