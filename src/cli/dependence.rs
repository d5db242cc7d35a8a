//! `onrecord dependence`: if a source is set aside, what has no other.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::names::document_named;
use super::open;
use super::output::Done;
use crate::pages::dependence::DependencePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this document: its id, title or publisher
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let opened = open::dossier_with_remark(path)?;
    let d = &opened.dossier;
    let document =
        args.document.as_deref().map(|name| document_named(d, path, name)).transpose()?;
    let (proofs, scope) = args.listing.asked(d, path)?;
    args.listing.print(&DependencePage::new(d, &scope, &proofs, document), &scope)
}
