//! `onrecord documents`: the documents, how many quotes each gives, and how they stand. A document is there as it
//! is: it takes filters by whose words it has, and no time.

use std::path::PathBuf;

use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::insight::as_of::{Calendar, Time};
use crate::pages::documents::DocumentsPage;
use crate::scope::Scope;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    filter: scope::FindArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print them
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let proofs = open::proofs(d, args.dossier.as_deref(), args.sources.folder())?;
    let mut scope = Scope::at(d, &Calendar::new(d), Time::default());
    scope::ask(d, &mut scope, scope::query(d, &args.filter)?, &proofs);
    print(&DocumentsPage::new(d, &scope, &proofs), args.format, scope.time)
}
