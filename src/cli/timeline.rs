//! `onrecord timeline`: what was said, or published, by day; undated and possible apart.

use std::path::PathBuf;

use super::output::Done;
use super::{open, paper, scope};
use crate::insight::as_of::Calendar;
use crate::pages::timeline::{nodes, slots, table};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    paper: paper::PaperArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let (opened, texts) = open::with_texts_and_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let scoped = scope::with_possibly(d, &args.scope)?;
    let slots = slots(d, &Calendar::new(d), &scoped);
    let page = paper::Page {
        title: "Timeline",
        nodes: nodes(d, &scoped, &slots),
        table: table(d, &scoped, &slots),
    };
    args.paper.write(page, d, &scoped, &texts)
}
