//! `onrecord conflicts`: where sources do not say the same, and why that is, or is not, a contradiction.

use std::path::PathBuf;

use super::output::{Done, remark};
use super::{open, paper, scope};
use crate::pages::conflicts::ConflictsPage;

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
    /// List at most so many, those that matter most; 0 for all
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000)]
    limit: usize,
}

pub(super) fn run(args: &Args) -> Done {
    let (opened, texts) = open::with_texts_and_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    let most = if args.limit == 0 { usize::MAX } else { args.limit };
    let page = ConflictsPage::new(d, &scope, &proofs).first(most);
    if let Some(left_out) = page.left_out() {
        remark(&format!("{left_out} --limit 0 lists all"));
    }
    args.paper.write("Where sources differ", &page, d, &scope, &texts)
}
