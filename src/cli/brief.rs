//! `onrecord brief`: lists the briefs of a dossier, shows one, and writes it in a format that leaves the
//! building.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;

use super::nearest::{Candidate, no_such};
use super::output::{Done, Failure, columns, remark, write};
use super::paper::{not_written, write_file};
use super::{format, open};
use crate::brief::changed::BecameOf;
use crate::brief::format::bytes;
use crate::brief::ground::Ground;
use crate::brief::list::in_lines;
use crate::brief::page::sheet;
use crate::brief::proof::{count, unproved};
use crate::brief::{Brief, file};
use crate::dossier::Dossier;
use crate::export::{Format, Output};
use crate::insight::as_of::Calendar;
use crate::insight::holdings::holdings;
use crate::shell::clock;
use crate::shell::env::Env;
use crate::shell::store::Store;
use crate::state::brief::look_again::{look_again, plain_job};
use crate::verify::{Proofs, fingerprint};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the briefs of a dossier, the name first on each line
    List {
        /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
        dossier: Option<PathBuf>,
    },
    /// Show a brief as the page that it will be
    Show {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        form: FormArgs,
        /// How to print it
        #[arg(long, value_parser = format::of(Output::Entry), default_value = Format::Text.name())]
        format: Format,
    },
    /// Write a brief to a file; an unproved quote stops it, unless it is allowed
    Export {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        form: FormArgs,
        /// The format
        #[arg(long, value_parser = format::of(Output::Brief))]
        format: Format,
        /// The file; standard output when left out
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace a file that is there
        #[arg(long)]
        replace: bool,
        /// Let quotes that are not proved leave, too; each is stamped
        #[arg(long)]
        allow_unproved: bool,
    },
}

/// In which form; left out, the one that was chosen for the brief.
#[derive(Clone, Copy, Debug, clap::Args)]
struct FormArgs {
    /// One page: the sentences and the quoted words, without what stands around them and the dossier's notes
    #[arg(long)]
    short: bool,
    /// All of it, also where the brief itself is in the short form
    #[arg(long, conflicts_with = "short")]
    long: bool,
}

/// Which brief, and what its quotes are proved against.
#[derive(Debug, clap::Args)]
struct Which {
    /// The name of the brief, as `brief list` has it
    name: String,
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    #[command(flatten)]
    sources: open::SourcesArgs,
}

pub(super) fn run(args: &Args) -> Done {
    match &args.command {
        Command::List { dossier } => list(dossier.as_deref()),
        Command::Show { which, form, format } => show(&Opened::open(which, *form)?, *format),
        Command::Export { which, form, format, output, replace, allow_unproved } => {
            let to = output.as_deref().map(|path| (path, *replace));
            export(&Opened::open(which, *form)?, *format, to, *allow_unproved)
        }
    }
}

fn store(dossier: Option<&Path>) -> Result<Store, Failure> {
    open::is_there(dossier)?;
    let places = open::places(dossier, &Env::read());
    let folder = places.briefs.ok_or_else(|| {
        Failure("there is no folder for briefs: set HOME or XDG_DATA_HOME".to_string())
    })?;
    Ok(Store::new(folder, places.journals))
}

/// The names of a dossier's briefs, as far as they can be listed.
pub(super) fn names(dossier: Option<&Path>) -> Vec<String> {
    store(dossier).ok().and_then(|store| store.names().ok()).unwrap_or_default()
}

fn read(store: &Store, name: &str) -> Result<Brief, Failure> {
    let names = store.names().map_err(|error| Failure(error.to_string()))?;
    if !names.iter().any(|other| other == name) {
        let remedy = match names.as_slice() {
            [] => "there is none yet: b on any screen begins one".to_string(),
            names => format!("the briefs are {}", names.join(", ")),
        };
        let all = names.iter().map(|name| Candidate::new(name));
        return Err(no_such("brief", name, all, &remedy));
    }
    let stored = store.read(name).map_err(|error| Failure(error.to_string()))?;
    let path = store.folder().join(format!("{name}.ron"));
    file::from_text(&stored.text).map_err(|fault| Failure(format!("`{}`: {fault}", path.display())))
}

fn list(dossier: Option<&Path>) -> Done {
    let store = store(dossier)?;
    let names = store.names().map_err(|error| Failure(error.to_string()))?;
    let briefs: Vec<Result<Brief, Failure>> = names.iter().map(|name| read(&store, name)).collect();
    for Failure(why) in briefs.iter().filter_map(|brief| brief.as_ref().err()) {
        remark(why);
    }
    let all_are_read = briefs.iter().all(Result::is_ok);
    let listed =
        names.iter().map(String::as_str).zip(briefs.iter().map(|brief| brief.as_ref().ok()));
    let listed = in_lines(&listed.collect::<Vec<_>>());
    if names.is_empty() {
        remark("there is no brief yet: b on any screen begins one");
    }
    write(listed.as_bytes())?;
    Ok(if all_are_read { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A brief with what its page is composed with.
struct Opened {
    brief: Brief,
    dossier: Arc<Dossier>,
    proofs: Proofs,
    became: BecameOf,
    today: String,
    fingerprint: String,
    short: bool,
}

impl Opened {
    fn open(which: &Which, form: FormArgs) -> Result<Opened, Failure> {
        let dossier = which.dossier.as_deref();
        let brief = read(&store(dossier)?, &which.name)?;
        let (opened, texts) = open::with_texts(dossier)?;
        let d = Arc::new(opened.dossier);
        let proofs = open::proofs(&d, dossier, which.sources.folder())?;
        let job = plain_job(d.clone(), Arc::new(Calendar::new(&d)), &proofs);
        Ok(Opened {
            became: look_again(&job, &brief),
            short: form.short || (brief.head.short && !form.long),
            today: clock::today(),
            fingerprint: fingerprint(texts.iter().map(|file| (file.name.as_str(), &*file.text))),
            brief,
            proofs,
            dossier: d,
        })
    }

    fn with<T>(&self, then: impl FnOnce(Ground<'_>) -> T) -> T {
        let held = holdings(&self.dossier);
        then(Ground {
            dossier: &self.dossier,
            proofs: &self.proofs,
            became: &self.became,
            today: &self.today,
            fingerprint: &self.fingerprint,
            held: &held,
            count: count(&self.dossier, &self.proofs, &self.brief),
            short: self.short,
        })
    }
}

fn show(opened: &Opened, format: Format) -> Done {
    opened.with(|on| match format {
        Format::Md => write(&bytes(&opened.brief, on, format)),
        _ => write(&format.printed(&sheet(&opened.brief, on).nodes, Some(columns()))),
    })
}

fn export(
    opened: &Opened,
    format: Format,
    to: Option<(&Path, bool)>,
    allow_unproved: bool,
) -> Done {
    let unproved = unproved(&opened.brief, &opened.dossier, &opened.proofs);
    if !unproved.is_empty() && format.is_for_people() && !allow_unproved {
        for line in &unproved {
            remark(line);
        }
        return Ok(not_written(unproved.len()));
    }
    let bytes = opened.with(|on| bytes(&opened.brief, on, format));
    let Some((path, replace)) = to else { return write(&bytes) };
    write_file(path, &bytes, replace)
}
