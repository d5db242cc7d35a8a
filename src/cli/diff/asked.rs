//! Which differences `onrecord diff` is asked for: of an actor, on a topic, by whose words.

use std::path::Path;

use super::super::names::{actor_named, topic_named};
use super::super::output::Failure;
use super::args::Args;
use crate::dossier::Dossier;
use crate::pages::comparison::{AskedDifferences, Named};

/// A dossier, with the path under which it was opened, if it is not the bundled one.
pub(super) type At<'d> = (&'d Dossier, Option<&'d Path>);

/// What is asked for in these dossiers: a name that only one of them knows is meant there.
pub(super) fn of(args: &Args, dossiers: &[At<'_>]) -> Result<AskedDifferences, Failure> {
    let actor = |(d, path): At<'_>, name: &str| Ok(Named::actor(d, actor_named(d, path, name)?));
    let topic = |(d, path): At<'_>, name: &str| Ok(Named::topic(d, topic_named(d, path, name)?));
    Ok(AskedDifferences {
        filter: args.filter.filter(),
        actor: args.actor.as_deref().map(|name| named(dossiers, name, actor)).transpose()?,
        topic: args.topic.as_deref().map(|name| named(dossiers, name, topic)).transpose()?,
    })
}

fn named(
    dossiers: &[At<'_>],
    name: &str,
    find: impl Fn(At<'_>, &str) -> Result<Named, Failure>,
) -> Result<Named, Failure> {
    let found = dossiers.iter().map(|at| find(*at, name));
    let one = |a: Result<Named, Failure>, b| match (a, b) {
        // It is called as in the later one.
        (Ok(a), Ok(b)) => Ok(Named::and(b, a)),
        (Ok(known), Err(_)) | (Err(_), Ok(known)) => Ok(known),
        // Where none knows it, the first says what it has instead.
        (Err(why), Err(_)) => Err(why),
    };
    found.reduce(one).unwrap_or_else(|| Ok(Named::default()))
}
