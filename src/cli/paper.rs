//! What the commands have in common that print a page or write it to a file: format, file, and that what is
//! not proved does not leave unasked.

use std::path::PathBuf;
use std::process::ExitCode;

use super::format;
use super::output::{Done, Failure, print, remark, write};
use crate::dossier::{Dossier, SourceFile};
use crate::export::{Format, Output};
use crate::insight::holdings::holdings;
use crate::insight::naming::count;
use crate::pages::{Page, Paper, bytes};
use crate::scope::Scope;
use crate::shell::{clock, files};
use crate::verify::fingerprint;

#[derive(Debug, clap::Args)]
pub(super) struct PaperArgs {
    /// How to print it, or the format of the file
    #[arg(long, value_parser = format::of(Output::Page), default_value = Format::Table.name())]
    format: Format,
    /// Write it to this file, with a closing block that says as of when and from what it is
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    replace: bool,
    /// Let quotes that are not proved leave in a file, too; each is stamped
    #[arg(long)]
    allow_unproved: bool,
}

impl PaperArgs {
    /// Prints a page, or writes it to a file under its title.
    pub(super) fn write(
        &self,
        title: &str,
        page: &dyn Page,
        d: &Dossier,
        scope: &Scope,
        texts: &[SourceFile],
    ) -> Done {
        if self.output.is_none() && self.format.is_printed() {
            return print(page, self.format, scope.time);
        }
        let format = self.format.of_file();
        let must_be_proved = format.is_for_people() && !self.allow_unproved;
        let unproved = if must_be_proved { page.unproved() } else { 0 };
        if unproved > 0 {
            return Ok(not_written(unproved));
        }
        let hash = fingerprint(texts.iter().map(|file| (file.name.as_str(), &*file.text)));
        let paper = Paper {
            title,
            dossier: d,
            held: &holdings(d),
            scope,
            today: &clock::today(),
            fingerprint: &hash,
        };
        let bytes = bytes(paper, page, format);
        match &self.output {
            None => write(&bytes),
            Some(path) => write_file(path, &bytes, self.replace),
        }
    }
}

/// Says that so many quotes, or sentences that rest on some, are not proved and nothing leaves, and what helps: exit 1.
pub(super) fn not_written(unproved: usize) -> ExitCode {
    let passages = count(unproved, "passage is", "passages are");
    remark(&format!(
        "not written: {passages} not proved; --allow-unproved lets them leave, stamped, and \
         --sources names a folder with copies to prove them against"
    ));
    ExitCode::from(1)
}

/// Writes a file, and says so.
pub(super) fn write_file(path: &std::path::Path, bytes: &[u8], replace: bool) -> Done {
    let written = if replace { files::replace(path, bytes) } else { files::create(path, bytes) };
    written.map_err(|error| {
        let remedy = if error.is_taken() { "; --replace replaces it" } else { "" };
        Failure(format!("{error}{remedy}"))
    })?;
    remark(&format!("written: {}", path.display()));
    Ok(ExitCode::SUCCESS)
}
