//! Writes a synthetic dossier, always the same for the same numbers:
//! `cargo run --release --example generate -- DIR --positions 100000 --documents 5000 --copies`.
#![allow(clippy::print_stderr, reason = "a tool for maintainers")]

use std::path::PathBuf;
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
    match (Synthetic { positions, documents }).write(&args.folder, args.copies) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", args.folder.display());
            ExitCode::FAILURE
        }
    }
}
