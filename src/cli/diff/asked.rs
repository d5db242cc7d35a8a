//! Which differences `onrecord diff` is asked for: of an actor, on a topic, by whose words.

use super::super::names::{actor_named, topic_named};
use super::super::output::Failure;
use super::args::Args;
use crate::dossier::Dossier;
use crate::pages::comparison::{AskedDifferences, Named};

/// What is asked for in these dossiers: a name that only one of them knows is meant there.
pub(super) fn of(args: &Args, dossiers: &[&Dossier]) -> Result<AskedDifferences, Failure> {
    let path = args.dossier.as_deref();
    let actor = |d: &Dossier, name: &str| Ok(Named::actor(d, actor_named(d, path, name)?));
    let topic = |d: &Dossier, name: &str| Ok(Named::topic(d, topic_named(d, path, name)?));
    Ok(AskedDifferences {
        filter: args.filter.filter(),
        actor: args.actor.as_deref().map(|name| named(dossiers, name, actor)).transpose()?,
        topic: args.topic.as_deref().map(|name| named(dossiers, name, topic)).transpose()?,
    })
}

fn named(
    dossiers: &[&Dossier],
    name: &str,
    find: impl Fn(&Dossier, &str) -> Result<Named, Failure>,
) -> Result<Named, Failure> {
    let found = dossiers.iter().map(|d| find(d, name));
    // Where none knows it, the first says what it has instead.
    let one = |a: Result<Named, Failure>, b| match (a, b) {
        (Ok(a), Ok(b)) => Ok(a.and(b)),
        (Ok(known), Err(_)) | (Err(_), Ok(known)) => Ok(known),
        (Err(why), Err(_)) => Err(why),
    };
    found.reduce(one).unwrap_or_else(|| Ok(Named::default()))
}
