//! `onrecord search`: whatever what is typed finds, best first, as the search box of the screen does.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::open;
use super::output::{Done, Failure, remark};
use super::scope::search;
use crate::pages::found::FoundPage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to look for: words, "a phrase", a question such as "who refused", or fields such as actor:arland
    query: String,
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// List so many at most
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let (proofs, scope) = args.listing.asked(d, args.dossier.as_deref())?;
    let results = search(d, &scope, &proofs, &args.query, args.limit);
    if let Some(error) = &results.error {
        return Err(Failure(format!("`{}` means nothing: {}", args.query, error.said)));
    }
    let (found, listed) = (results.len(), results.hits.len());
    if found == 0 {
        remark("nothing is found by that");
    } else if found > listed {
        remark(&format!("of {found} the best {listed} are listed; --limit lists more"));
    }
    let known = scope.known(d, proofs.fallen());
    args.listing.print(&FoundPage::new(known, &results, &proofs), &scope)
}
