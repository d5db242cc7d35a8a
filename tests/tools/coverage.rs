//! Whether every sentence of the sources has been read: `-- check DIR` compares `tests/coverage.ron`
//! with the texts in DIR and the bundled dossier, `-- write DIR` rewrites it.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for maintainers: it reads and writes files of the repository and prints"
)]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use onrecord::dossier::{Dossier, bundled, open};

#[path = "list.rs"]
mod list;

use list::{List, Source};

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/coverage.ron");
const USAGE: &str = "usage: cargo run --example coverage -- check|write DIR";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["check", dir] => check(Path::new(dir)),
        ["write", dir] => write(Path::new(dir)),
        _ => Err(USAGE.to_string()),
    };
    done.unwrap_or_else(|message| {
        eprintln!("{message}");
        ExitCode::FAILURE
    })
}

fn check(dir: &Path) -> Result<ExitCode, String> {
    let (dossier, list) = (open(&bundled()).dossier, read_list()?);
    let faults = list::faults(&dossier, &list, &read_sources(dir)?);
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("{}", summary(&dossier, &list));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

fn write(dir: &Path) -> Result<ExitCode, String> {
    let dossier = open(&bundled()).dossier;
    // Without a list there are no reasons to keep; a broken one is not thrown away.
    let old = if Path::new(LIST).exists() { read_list()? } else { List::default() };
    let sources = read_sources(dir)?;
    let list = list::fill(&dossier, &old, &sources);
    let text = list::render(&list).map_err(|error| error.to_string())?;
    fs::write(LIST, text).map_err(|error| format!("{LIST}: {error}"))?;
    println!("{}", summary(&dossier, &list));
    for fault in list::faults(&dossier, &list, &sources) {
        println!("{fault}");
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(dossier: &Dossier, list: &List) -> String {
    let sentences = || list.documents.iter().flat_map(|listed| &listed.sentences);
    let yielding = sentences().filter(|sentence| !sentence.yields.is_empty()).count();
    format!(
        "{} sentences in {} documents: {yielding} yield something ({} positions), {} yield nothing",
        sentences().count(),
        list.documents.len(),
        dossier.len(),
        sentences().count() - yielding,
    )
}

fn read_list() -> Result<List, String> {
    list::read(&read(Path::new(LIST))?).map_err(|error| format!("{LIST}:{error}"))
}

/// The texts in a folder, each `<document id>.txt`, in the order of their names.
fn read_sources(dir: &Path) -> Result<Vec<Source>, String> {
    let entries = fs::read_dir(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| format!("{}: {error}", dir.display()))?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let source = |path: &std::path::PathBuf| {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        read(path).map(|text| Source { id, text })
    };
    paths.iter().map(source).collect()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
