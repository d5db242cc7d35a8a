//! `onrecord export`: the whole dossier, exactly, for other programs.

use std::path::PathBuf;

use super::output::{Done, write_with};
use super::{format, open};
use crate::export::{Format, Output, json};
use crate::pages::proofs::whole_dossier;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// The format
    #[arg(long, value_parser = format::of(Output::Dossier), default_value = Format::Json.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let d = open::dossier_with_remark(args.dossier.as_deref())?.dossier;
    let proofs = open::proofs(&d, args.dossier.as_deref(), args.sources.folder())?;
    write_with(|out| json::to_writer(&whole_dossier(&d, &proofs), out))
}
