//! `onrecord coalition`: what a body undertakes, beside what the states named here say themselves.

use std::path::{Path, PathBuf};

use super::listing::ListingArgs;
use super::names::actor_named;
use super::open;
use super::output::{Done, Failure};
use crate::dossier::{ActorIx, Dossier, Entity};
use crate::insight::coalition::is_body;
use crate::insight::naming::in_a_row;
use crate::pages::coalition::CoalitionPage;
use crate::shell::files;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// Only this group or organisation: a name, an alias or an id; alone, one of the first bundled dossier
    body: Option<String>,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let (dossier, body) = apart(args);
    let opened = open::dossier_with_remark(dossier)?;
    let d = &opened.dossier;
    let body = body.map(|name| body_named(d, dossier, &name)).transpose()?;
    let (proofs, scope) = args.listing.asked(d, dossier)?;
    args.listing.print(&CoalitionPage::new(d, &scope, &proofs, body), &scope)
}

/// The dossier and the body. One argument that is no dossier names a body.
fn apart(args: &Args) -> (Option<&Path>, Option<String>) {
    match (&args.dossier, &args.body) {
        (Some(one), None) if !is_dossier(one) => (None, Some(one.to_string_lossy().into_owned())),
        (dossier, body) => (dossier.as_deref(), body.clone()),
    }
}

fn is_dossier(word: &Path) -> bool {
    let is_meant_so = word.extension().is_some_and(|ending| ending == "ron");
    is_meant_so || word.exists() || files::meant(Some(word)).is_bundled()
}

fn body_named(d: &Dossier, path: Option<&Path>, name: &str) -> Result<ActorIx, Failure> {
    let body = actor_named(d, path, name)?;
    if is_body(d, body) {
        return Ok(body);
    }
    let actor = d.actor(body);
    let what = match actor {
        Some(actor) if !actor.represents.is_empty() => {
            let whom = actor.represents.iter().map(|a| d.name_of(Entity::Actor(*a)).to_string());
            format!("speaks for {}", in_a_row(whom))
        }
        actor => format!("is {}", actor.map_or("no actor", |actor| actor.kind.meaning())),
    };
    let all = d.actor_indices().filter(|ix| is_body(d, *ix)).take(5);
    let remedy = in_a_row(all.map(|ix| d.id_of(Entity::Actor(ix)).to_string()));
    let remedy = if remedy.is_empty() {
        "this dossier has no group and no organisation with members".to_string()
    } else {
        format!("name a group or an organisation, such as {remedy}")
    };
    Err(Failure(format!("`{name}` {what}: {remedy}")))
}
