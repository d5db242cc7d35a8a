//! `onrecord topics`: the topics: what is asked on each, and how many positions there are.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::open;
use super::output::Done;
use crate::pages::topics::TopicsPage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let (proofs, scope) = args.listing.asked(d, args.dossier.as_deref())?;
    args.listing.print(&TopicsPage::new(d, &scope, &proofs), &scope)
}
