//! `onrecord conflicts`: where sources do not say the same, and why that is, or is not, a contradiction.

use std::path::PathBuf;

use super::output::Done;
use super::{open, paper, scope};
use crate::pages::conflicts::ConflictsPage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    #[command(flatten)]
    paper: paper::PaperArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let (opened, texts) = open::with_texts_and_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    let page = ConflictsPage::new(d, &scope, &proofs);
    args.paper.write("Where sources differ", &page, d, &scope, &texts)
}
