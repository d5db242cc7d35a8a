//! `onrecord list`: positions, one a row, narrowed by actor, topic and stance.

use std::path::PathBuf;

use super::listing::ListingArgs;
use super::names::{actor_named, stance_named, topic_named};
use super::open;
use super::output::Done;
use crate::pages::positions::{AskedPositions, PositionsPage};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only positions of this actor, or spoken by it: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Only positions on this topic and the topics below it: a name or an id
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,
    /// Only positions with this stance, such as `commit` or `refuse`
    #[arg(long, value_name = "STANCE")]
    stance: Option<String>,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let opened = open::dossier_with_remark(path)?;
    let d = &opened.dossier;
    let asked = AskedPositions {
        actor: args.actor.as_deref().map(|name| actor_named(d, path, name)).transpose()?,
        topic: args.topic.as_deref().map(|name| topic_named(d, path, name)).transpose()?,
        stance: args.stance.as_deref().map(stance_named).transpose()?,
    };
    let (proofs, mut scope) = args.listing.asked(d, path)?;
    scope.show_only(|ix| d.position(ix).is_some_and(|p| asked.is(d, p)));
    args.listing.print(&PositionsPage::new(d, &scope, &proofs), &scope)
}
