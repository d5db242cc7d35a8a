//! `onrecord show`: one entry by its id, or one actor by its name with all its positions.

use std::path::PathBuf;

use super::names::unknown;
use super::output::{Done, Failure, columns, write};
use super::{format, open, scope};
use crate::dossier::Entity;
use crate::export::{Format, Output};
use crate::insight::behind::documents_behind;
use crate::pages::entry::EntryPage;
use crate::pages::of_time;
use crate::search::named::named;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An id, or the name of an actor, a topic, an instrument or a document
    what: String,
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::Entry), default_value = Format::Text.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let found = named(d, &args.what);
    let entity = match found.as_slice() {
        [] => return Err(unknown(d, args.dossier.as_deref(), &args.what, "entry")),
        [one] => *one,
        // A name may be an actor's and a topic's: the actor is what people ask for first.
        [first, ..] => {
            found.iter().copied().find(|e| matches!(e, Entity::Actor(_))).unwrap_or(*first)
        }
    };
    let behind = documents_behind(d, entity);
    let is_behind = |ix| behind.contains(&ix);
    let (path, sources) = (args.dossier.as_deref(), args.sources.folder());
    let proofs = open::proofs_of(d, path, sources, is_behind)?;
    let scope = scope::of(d, &args.scope, &proofs)?;
    let page = EntryPage::new(d, &scope, &proofs, entity);
    if args.format == Format::Json {
        return write(&page.to_json());
    }
    let nodes = page.nodes().ok_or_else(|| Failure(format!("`{}` cannot be shown", args.what)))?;
    write(&args.format.printed(&of_time(nodes, scope.time), Some(columns())))
}
