//! `onrecord search`: whatever what is typed finds, best first, as the search box of the screen does.

use std::path::PathBuf;
use std::process::ExitCode;

use super::listing::ListingArgs;
use super::open;
use super::output::{Done, Failure, remark};
use super::scope::search;
use crate::pages::found::FoundPage;
use crate::scope::search::Results;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to look for: words, "a phrase", a question such as "who refused", or fields such as actor:germany
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
    let Results { hits, .. } = &results;
    if hits.is_empty() {
        remark("nothing is found by that");
        return Ok(ExitCode::from(1));
    }
    if results.len() > hits.len() {
        remark(&format!(
            "of {} the best {} are listed; --limit lists more",
            results.len(),
            hits.len()
        ));
    }
    let known = scope.known(d, proofs.fallen());
    args.listing.print(&FoundPage::new(known, &results, &proofs), &scope)
}
