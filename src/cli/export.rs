//! `onrecord export`: the whole dossier, exactly, for other programs.

use std::path::PathBuf;

use super::open;
use super::output::{Done, write};
use crate::pages::proofs::whole_dossier;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
    format: ExportFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ExportFormat {
    Json,
}

pub(super) fn run(args: &Args) -> Done {
    let d = open::dossier_with_remark(args.dossier.as_deref())?.dossier;
    let proofs = open::proofs(&d, args.dossier.as_deref(), args.sources.as_deref())?;
    match args.format {
        ExportFormat::Json => write(&whole_dossier(&d, &proofs)),
    }
}
