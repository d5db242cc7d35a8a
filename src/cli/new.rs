//! `onrecord new`: a dossier to work in, as a folder that was not there or is empty.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::git;
use super::output::{Done, Failure, remark, write};
use super::remedy::word;
use crate::dossier::{Bundled, slug};
use crate::shell::files::{self, CreateError};
use crate::text::visible::Shown;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder to make; it may be there already when nothing is in it
    folder: PathBuf,
    /// Begin with a copy of this bundled dossier
    #[arg(long, value_parser = names(), value_name = "DOSSIER")]
    from: Option<String>,
}

/// The dossiers that can be copied, each with what it is about.
fn names() -> PossibleValuesParser {
    let name = |bundled: &'static Bundled| PossibleValue::new(bundled.name).help(bundled.about);
    PossibleValuesParser::new(Bundled::ALL.map(name))
}

pub(super) fn run(args: &Args) -> Done {
    let folder = args.folder.as_path();
    // What is hidden is no part of a dossier: the folder of git, say.
    let is_hidden = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    if !files::names_in(folder).iter().all(is_hidden) || folder.is_file() {
        let place = folder.display();
        return Err(Failure(format!("`{place}` is not empty: name a folder that is not there")));
    }
    let documents = folder.join("documents");
    let from = args.from.as_deref().and_then(Bundled::named);
    let done = files::create_folder(&documents).and_then(|()| match from {
        Some(bundled) => copy(bundled, folder),
        None => files::create(&folder.join("dossier.ron"), start(folder).as_bytes()),
    });
    let attributes = done.and_then(|()| git::keep_bytes(folder));
    if let Some(why) = attributes.map_err(|error| Failure(error.to_string()))? {
        remark(&why);
    }
    let told = format!(
        "Made {}. Copies of documents belong into its folder `documents`; `onrecord add FILE --to {}` puts one there.",
        folder.display(),
        word(folder)
    );
    write(format!("{}\n", Shown::line(&told)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Writes all that a bundled dossier has into a folder.
fn copy(bundled: &Bundled, folder: &Path) -> Result<(), CreateError> {
    for (name, text) in bundled.files() {
        files::create(&folder.join(name), text.as_bytes())?;
    }
    let documents = folder.join("documents");
    bundled
        .documents
        .iter()
        .try_for_each(|(name, bytes)| files::create(&documents.join(name), bytes))
}

/// The first file of an empty dossier: its header, and how entries look.
fn start(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let id = slug(&name).unwrap_or_else(|| "dossier".to_string());
    START.replace("NAME", &id)
}

/// Entries are comments until somebody has some.
const START: &str = r#"// A dossier for onrecord. Each `.ron` file of this folder may hold any of these lists.
(
    dossier: (id: "NAME", title: "NAME"),
    actors: [
        // (id: "arl", name: "Arland", kind: State, code: "ARL"),
    ],
    topics: [
        // (id: "pilots", name: "Harbour pilots", short: "Pilots", kind: Undertaking, question: "Will it send pilots?"),
    ],
    documents: [
        // (id: "gazette-2030-05-03", publisher: "The Gazette", kind: News, published_on: "2030-05-03"),
    ],
    positions: [
        // (id: "arl-pilots", actors: ["arl"], topic: "pilots", stance: Refuse, summary: "Arland refuses to send pilots.",
        //  evidence: [(document: "gazette-2030-05-03", exact: "refuses to send pilots",
        //              attribution: [(who: ["arl"], mode: Indirect)])]),
    ],
)
"#;
