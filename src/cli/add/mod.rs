//! `onrecord add`: puts copies of documents into a dossier, with what they say about themselves. Whatever
//! is in the dossier already stays as it is; only a copy is replaced by another version of its document, if that is
//! asked for, and is kept then. The screen adds them in the same way (`screen`).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod adding;
mod address;
mod given;
mod report;
mod screen;
mod taken;
mod told;
mod version;
mod words;

use super::open::{self, SourcesArgs};
use super::output::{Done, Failure, remark, write};
use crate::shell::files::{self, Meant};
use crate::text::visible::Shown;
use adding::{Adding, Looked, Report, Source};
use given::Given;
pub(super) use screen::from_screen;
use taken::Taken;
use words::Way;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The documents (text, Markdown, HTML, PDF, DOCX, ODT, EPUB, mail, saved pages); `-` for text from standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder of the dossier; this folder when left out
    #[arg(long, value_name = "DOSSIER")]
    to: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
    /// The document of the dossier of which the one file is another version, whatever its address
    #[arg(long, value_name = "DOCUMENT")]
    corrects: Option<String>,
    /// Put another version in the place of the held copy, which is kept in `documents/earlier`
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    sources: SourcesArgs,
}

pub(super) fn run(args: &Args) -> Done {
    args.given.check(args.files.len())?;
    if args.corrects.is_some() && args.files.len() > 1 {
        return Err(Failure(words::ONE_ONLY.to_string()));
    }
    let folder = args.to.clone().unwrap_or_else(|| PathBuf::from("."));
    if !folder.is_dir() {
        let place = folder.display();
        let what = match files::meant(Some(&folder)) {
            Meant::Bundled(bundled) => {
                let name = bundled.name;
                format!(
                    "lies in the program: `onrecord new FOLDER --from {name}` makes a folder of it"
                )
            }
            Meant::OnDisk(_) => "is no folder: `onrecord new` makes a dossier".to_string(),
        };
        return Err(Failure(format!("`{place}` {what}")));
    }
    let (opened, texts) = open::with_texts_and_remark(Some(&folder))?;
    let of = (&opened.dossier, texts.as_slice());
    let sources = open::sources_of(&args.sources)?;
    let adding = Adding::to((&folder, sources.as_deref()), of, Way::CommandLine, &mut remark)
        .map_err(|error| Failure(error.to_string()))?;
    let mut taken = Taken::default();
    let (mut found, mut versions, mut refused) = (Vec::new(), Vec::new(), false);
    for path in &args.files {
        let corrects = args.corrects.as_deref();
        let looked =
            source(path).and_then(|source| adding.look(source, &args.given, corrects, &mut taken));
        match looked {
            Ok(Looked::Document(document)) => found.push(*document),
            Ok(Looked::Version(version)) => versions.push(version),
            Err(why) => {
                refused = true;
                remark(&why);
            }
        }
    }
    let mut done = Report::default();
    adding.add(&mut found, &mut taken, &mut done);
    for version in &versions {
        refused |= !adding.put(version, args.replace, &mut done);
    }
    let lines: Vec<String> = done.told.iter().map(|line| Shown::line(line).to_string()).collect();
    write(format!("{}\n", lines.join("\n")).trim_start().as_bytes())?;
    for why in &done.failed {
        remark(why);
    }
    Ok(ExitCode::from(if done.failed.is_empty() { u8::from(refused) } else { 2 }))
}

/// The document that a path, or `-`, stands for.
fn source(path: &Path) -> Result<Source, String> {
    if path == Path::new("-") {
        let bytes = files::read_stdin(files::LARGEST_FILE).map_err(|error| error.to_string())?;
        return Ok(Source::pasted(bytes));
    }
    Source::file(path)
}
