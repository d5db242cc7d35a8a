//! `onrecord actors`: the actors: what each is, how many positions are its own and how many tell of it.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::open;
use super::output::Done;
use crate::pages::actors::ActorsPage;

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
    args.listing.print(&ActorsPage::new(d, &scope, &proofs), &scope)
}
