//! What the commands that print one list have in common: of which time and by which filter, proved against what, and
//! in which form.

use std::path::{Path, PathBuf};

use super::output::{Done, Failure, print};
use super::{format, open, scope};
use crate::dossier::Dossier;
use crate::export::{Format, Output};
use crate::pages::Page;
use crate::scope::Scope;
use crate::verify::Proofs;

#[derive(Debug, clap::Args)]
pub(super) struct ListingArgs {
    #[command(flatten)]
    scope: scope::ScopeArgs,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

impl ListingArgs {
    /// How the quotes of the dossier at that path stand, and what of it is asked for.
    pub(super) fn asked(
        &self,
        d: &Dossier,
        path: Option<&Path>,
    ) -> Result<(Proofs, Scope), Failure> {
        let proofs = open::proofs(d, path, self.sources.folder())?;
        let scope = scope::of(d, &self.scope, &proofs)?;
        Ok((proofs, scope))
    }

    /// The folder with copies that counts.
    pub(super) fn sources(&self) -> Result<Option<PathBuf>, Failure> {
        open::sources_of(&self.sources)
    }

    pub(super) fn print(&self, page: &impl Page, scope: &Scope) -> Done {
        print(page, self.format, scope.time)
    }
}
