//! `onrecord check`: the problems of a dossier, and with `--sources` the proof of its quotes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{Done, Failure, columns, remark, write};
use super::{format, open};
use crate::dossier::{Dossier, Opened, in_order, locate, stamps_fragment};
use crate::export::{Format, Output};
use crate::pages::problems::{report, to_json};
use crate::shell::{clock, files};
use crate::verify::{Proofs, stamps};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// A folder with copies of the documents, each named by its id (.txt, .md, .html, .pdf, .docx, .odt, .epub, .eml, .mhtml),
    /// for those that the dossier's own folder `documents` does not hold
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// Note in a new file of the dossier in which copies all quotes were found, with the date
    #[arg(long)]
    stamp: bool,
    /// How to print what was found
    #[arg(long, value_parser = format::of(Output::Problems), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let (Opened { dossier, mut problems }, texts) = open::with_texts(args.dossier.as_deref())?;
    let proved = open::proofs(&dossier, args.dossier.as_deref(), args.sources.as_deref())?;
    if proved.judged() > 0 {
        problems.extend(locate(proved.findings.clone(), &texts));
        in_order(&mut problems, &texts);
    }
    if args.stamp {
        stamp(args.dossier.as_deref(), &dossier, &proved)?;
    }
    let open = problems.iter().filter(|p| p.is_open()).count();
    let printed = if args.format == Format::Json {
        to_json(&dossier, &problems, &proved)
    } else {
        report(&dossier, &problems, &proved, columns()).into_bytes()
    };
    write(&printed)?;
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Writes stamps into a file of their own, and says which documents got one.
fn stamp(path: Option<&Path>, dossier: &Dossier, proofs: &Proofs) -> Result<(), Failure> {
    let folder = path.filter(|path| path.is_dir()).ok_or_else(|| {
        Failure("a stamp is a new file in a dossier's folder: name the folder of a dossier".into())
    })?;
    let today = clock::today();
    let (stamps, refused) = stamps(dossier, proofs, &today);
    for why in refused {
        remark(&why);
    }
    if stamps.is_empty() {
        remark("no stamp to give");
        return Ok(());
    }
    let head = "Written by `onrecord check --stamp`: every quote of these documents stands in these copies.";
    let text = stamps_fragment(head, &stamps);
    let path = files::create_numbered(folder, &format!("stamps_{today}"), text.as_bytes())
        .map_err(|error| Failure(error.to_string()))?;
    let documents: Vec<&str> = stamps.iter().map(|stamp| stamp.document.as_str()).collect();
    remark(&format!("stamped in {}: {}", path.display(), documents.join(", ")));
    Ok(())
}
