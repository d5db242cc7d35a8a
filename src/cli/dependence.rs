//! `onrecord dependence`: if a source is set aside, what has no other.

use std::path::PathBuf;

use super::names::document_named;
use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::pages::dependence::DependencePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this document: its id, title or publisher
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
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
    let document = args.document.as_deref().map(|name| document_named(d, name)).transpose()?;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    print(&DependencePage::new(d, &scope, &proofs, document), args.format)
}
