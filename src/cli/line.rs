//! `onrecord line`: a contested claim, or where an actor stands, in a wording that a briefing can use.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::names::{actor_named, topic_named};
use super::open;
use super::output::Done;
use crate::pages::line::LinePage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this topic and the topics below it: a name or an id; without it and without an actor, every claim
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Where this actor stands, topic by topic: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Everything that is on record, instead of about two lines; JSON has both
    #[arg(long)]
    long: bool,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let opened = open::dossier_with_remark(path)?;
    let d = &opened.dossier;
    let actor = args.actor.as_deref().map(|name| actor_named(d, path, name)).transpose()?;
    let topic = args.topic.as_deref().map(|name| topic_named(d, path, name)).transpose()?;
    let (proofs, scope) = args.listing.asked(d, path)?;
    args.listing.print(&LinePage::new(d, &scope, &proofs, (actor, topic), args.long), &scope)
}
