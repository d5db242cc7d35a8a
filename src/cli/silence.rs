//! `onrecord silence`: who has no words of their own, topic by topic.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::names::topic_named;
use super::open;
use super::output::Done;
use crate::dossier::TopicIx;
use crate::insight::silence::is_undertaking;
use crate::pages::silence::SilencePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this topic and the topics below it, claims too: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Claims too, not only what actors may do
    #[arg(long)]
    claims: bool,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let opened = open::dossier_with_remark(path)?;
    let d = &opened.dossier;
    let topic = args.topic.as_deref().map(|name| topic_named(d, path, name)).transpose()?;
    let (proofs, scope) = args.listing.asked(d, path)?;
    let is_asked = |ix: TopicIx| match topic {
        Some(topic) => d.is_within(ix, topic),
        None => args.claims || is_undertaking(d, ix),
    };
    args.listing.print(&SilencePage::new(d, &scope, &proofs, is_asked), &scope)
}
