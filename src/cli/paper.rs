//! What the commands have in common that print a page or write it to a file: format, file, and that what is
//! not proved does not leave unasked.

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::{Done, Failure, print, remark, write};
use crate::dossier::{Dossier, SourceFile};
use crate::insight::holdings::holdings;
use crate::insight::naming::count;
use crate::pages::quote::stamped;
use crate::pages::{Format, Page, Paper, bytes};
use crate::scope::Scope;
use crate::shell::{clock, files};
use crate::verify::fingerprint;

#[derive(Debug, clap::Args)]
pub(super) struct PaperArgs {
    /// How to print it, or the format of the file
    #[arg(long, value_enum, default_value_t = FormatChoice::Table)]
    format: FormatChoice,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FormatChoice {
    Table,
    Json,
    Csv,
    Md,
    Txt,
    Html,
    Docx,
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
        let format = match (self.format, &self.output) {
            (FormatChoice::Table, None) => return print(page, super::Format::Table),
            (FormatChoice::Md, None) => return print(page, super::Format::Md),
            (FormatChoice::Json, None) => return print(page, super::Format::Json),
            (FormatChoice::Table | FormatChoice::Txt, _) => Format::Txt,
            (FormatChoice::Md, _) => Format::Md,
            (FormatChoice::Json, _) => Format::Json,
            (FormatChoice::Csv, _) => Format::Csv,
            (FormatChoice::Html, _) => Format::Html,
            (FormatChoice::Docx, _) => Format::Docx,
        };
        let is_table = matches!(format, Format::Json | Format::Csv);
        let may_leave = is_table || self.allow_unproved;
        let unproved = if may_leave { 0 } else { stamped(&page.nodes()) };
        if unproved > 0 {
            let quotes = count(unproved, "quote is", "quotes are");
            remark(&format!(
                "not written: {quotes} not proved; --allow-unproved lets them leave, stamped, and \
                 --sources names a folder with copies to prove them against"
            ));
            return Ok(ExitCode::from(1));
        }
        let hash = fingerprint(texts.iter().map(|file| (file.name.as_str(), &*file.text)));
        let paper = Paper {
            title,
            dossier: d,
            held: &holdings(d),
            time: scope.time,
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
