//! Whether every sentence of the documents of a bundled dossier has been read: `-- check DOSSIER DIR` compares the list
//! of its sentences with the documents in DIR and the dossier, `-- write DOSSIER DIR` rewrites it.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for maintainers: it reads and writes files of the repository and prints"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use onrecord::dossier::{Bundled, Dossier, Entity, open};

#[path = "list.rs"]
mod list;

use list::{List, Source};

const USAGE: &str = "usage: cargo run --example coverage -- check|write paris|harbour DIR";

/// A bundled dossier, the list of the sentences of its documents, and where these lie.
struct Covered {
    dossier: Dossier,
    list: PathBuf,
    sources: Vec<Source>,
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["check", name, dir] => covered(name, Path::new(dir)).and_then(|it| check(&it)),
        ["write", name, dir] => covered(name, Path::new(dir)).and_then(|it| write(&it)),
        _ => Err(USAGE.to_string()),
    };
    done.unwrap_or_else(|message| {
        eprintln!("{message}");
        ExitCode::FAILURE
    })
}

fn covered(name: &str, dir: &Path) -> Result<Covered, String> {
    let bundled = Bundled::named(name).ok_or(USAGE)?;
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let list = tests.join(if name == "harbour" { "harbour" } else { "" }).join("coverage.ron");
    let dossier = open(&bundled.texts()).dossier;
    let sources = read_sources(&dossier, dir)?;
    Ok(Covered { dossier, list, sources })
}

fn check(Covered { dossier, list, sources }: &Covered) -> Result<ExitCode, String> {
    let list = read_list(list)?;
    let faults = list::faults(dossier, &list, sources);
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("{}", summary(dossier, &list));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

fn write(Covered { dossier, list: path, sources }: &Covered) -> Result<ExitCode, String> {
    // Without a list there are no reasons to keep; a broken one is not thrown away.
    let old = if path.exists() { read_list(path)? } else { List::default() };
    let list = list::fill(dossier, &old, sources);
    let text = list::render(&list).map_err(|error| error.to_string())?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}", summary(dossier, &list));
    for fault in list::faults(dossier, &list, sources) {
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

fn read_list(path: &Path) -> Result<List, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    list::read(&text).map_err(|error| format!("{}:{error}", path.display()))
}

/// The documents in a folder, of any kind, each named by its id, in the order of their names. What is no document of the
/// dossier is left out, and said.
fn read_sources(dossier: &Dossier, dir: &Path) -> Result<Vec<Source>, String> {
    let entries = fs::read_dir(dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| format!("{}: {error}", dir.display()))?.path());
    }
    paths.sort();
    let mut sources = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if matches!(dossier.find(&id), Some(Entity::Document(_))) {
            let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            sources.push(Source::read(&id, &file, &bytes)?);
        } else {
            println!("{file}: no document of the dossier, left out");
        }
    }
    Ok(sources)
}
