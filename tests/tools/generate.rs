//! Writes a synthetic dossier, always the same for the same numbers:
//! `cargo run --release --example generate -- DIR --positions 100000 --documents 5000 --copies`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a tool for maintainers, which writes where it is told to"
)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use synthetic::Synthetic;

mod synthetic;

/// Writes a synthetic dossier into a new folder.
#[derive(Parser)]
struct Args {
    /// The folder; it must not be there yet
    folder: PathBuf,
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    positions: u32,
    /// Documents that are quoted; one for twenty positions when left out
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    documents: Option<u32>,
    /// Write the texts of the documents, too, so that every quote is proved
    #[arg(long)]
    copies: bool,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let positions = args.positions as usize;
    let documents = args.documents.map_or((positions / 20).max(1), |documents| documents as usize);
    match write(&args.folder, Synthetic { positions, documents }, args.copies) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", args.folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, dossier: Synthetic, copies: bool) -> Result<(), Box<dyn Error>> {
    fs::create_dir(folder)?;
    for (name, text) in dossier.files() {
        fs::write(folder.join(name), text)?;
    }
    if copies {
        let folder = folder.join("documents");
        fs::create_dir(&folder)?;
        for n in 0..dossier.documents {
            fs::write(folder.join(format!("{}.txt", Synthetic::document_id(n))), dossier.copy(n))?;
        }
    }
    Ok(())
}
