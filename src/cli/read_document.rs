//! `onrecord read-document`: the process in which a PDF is read. The program starts it for itself; it is
//! in no help.

use std::process::ExitCode;

use super::output::{Done, Failure};
use crate::documents::Limits;
use crate::shell::documents::read_confined;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Bytes of the document
    #[arg(long)]
    file: usize,
    /// Bytes of its text
    #[arg(long)]
    text: usize,
    /// Levels of nesting
    #[arg(long)]
    depth: usize,
    /// Parts, pages, objects
    #[arg(long)]
    parts: usize,
}

pub(super) fn run(args: &Args) -> Done {
    let limits = Limits { file: args.file, text: args.text, depth: args.depth, parts: args.parts };
    match read_confined(&limits) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure(format!("the answer could not be written: {error}"))),
    }
}
