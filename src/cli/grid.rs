//! `onrecord grid`: where each actor stands on each topic, one row a cell that is not silent.

use std::path::PathBuf;

use super::names::{actor_named, topic_named};
use super::output::Done;
use super::{open, paper, scope};
use crate::insight::cell::Bucket;
use crate::pages::grid::{AskedCells, GridPage};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only cells of this bucket: committed, conditioned, ready, refused, mixed, other, spoken-for, silent
    #[arg(long, value_enum)]
    bucket: Option<BucketChoice>,
    /// Only this actor: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only this topic and the topics below it: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    #[command(flatten)]
    paper: paper::PaperArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum BucketChoice {
    Committed,
    Conditioned,
    Ready,
    Refused,
    Mixed,
    Other,
    SpokenFor,
    NotAsQuoted,
    Silent,
}

impl BucketChoice {
    const fn bucket(self) -> Bucket {
        match self {
            BucketChoice::Committed => Bucket::Committed,
            BucketChoice::Conditioned => Bucket::Conditioned,
            BucketChoice::Ready => Bucket::Ready,
            BucketChoice::Refused => Bucket::Refused,
            BucketChoice::Mixed => Bucket::Mixed,
            BucketChoice::Other => Bucket::Other,
            BucketChoice::SpokenFor => Bucket::SpokenFor,
            BucketChoice::NotAsQuoted => Bucket::NotAsQuoted,
            BucketChoice::Silent => Bucket::Silent,
        }
    }
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let (opened, texts) = open::with_texts_and_remark(path)?;
    let d = &opened.dossier;
    let proofs = open::proofs(d, path, args.sources.folder())?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    let asked = AskedCells {
        bucket: args.bucket.map(BucketChoice::bucket),
        actor: args.actor.as_deref().map(|name| actor_named(d, path, name)).transpose()?,
        topic: args.topic.as_deref().map(|name| topic_named(d, path, name)).transpose()?,
    };
    args.paper.write("Grid", &GridPage::new(d, &scope, &proofs, asked), d, &scope, &texts)
}
