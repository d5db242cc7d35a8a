//! `onrecord timeline`: what was said, or published, by day; undated and possible apart.

use std::path::PathBuf;

use super::output::Done;
use super::{open, paper, scope};
use crate::insight::as_of::Calendar;
use crate::pages::timeline::TimelinePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
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
    let scope = scope::with_possibly(d, &args.scope, &proofs)?;
    let page = TimelinePage::new(d, &Calendar::new(d), &scope, &proofs);
    args.paper.write("Timeline", &page, d, &scope, &texts)
}
