//! `onrecord brief`: lists the briefs of a dossier, shows one, and writes it in a format that leaves the
//! building.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;

use super::open;
use super::output::{Done, Failure, remark, terminal_width, write};
use super::paper::write_file;
use crate::brief::format::{Format, bytes};
use crate::brief::page::{Ground, sheet};
use crate::brief::proof::{Worth, count, proof};
use crate::brief::{Brief, file};
use crate::dossier::Dossier;
use crate::export::{json, plain};
use crate::insight::as_of::Calendar;
use crate::insight::holdings::holdings;
use crate::insight::naming::count as number;
use crate::shell::clock;
use crate::shell::env::Env;
use crate::shell::store::Store;
use crate::state::brief::look_again::{look_again, plain_job};
use crate::text::visible::Shown;
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
        /// The dossier: a folder or a `.ron` file; the bundled one when left out
        dossier: Option<PathBuf>,
    },
    /// Show a brief as the page that it will be
    Show {
        #[command(flatten)]
        which: Which,
        /// How to print it
        #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Write a brief to a file; an unproved quote stops it, unless it is allowed
    Export {
        #[command(flatten)]
        which: Which,
        /// The format
        #[arg(long, value_enum)]
        format: FormatChoice,
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

/// Which brief, and what its quotes are proved against.
#[derive(Debug, clap::Args)]
struct Which {
    /// The name of the brief, as `brief list` has it
    name: String,
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ShowFormat {
    Text,
    Json,
    Md,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FormatChoice {
    Docx,
    Html,
    Md,
    Txt,
    Json,
    Csv,
    CslJson,
}

impl FormatChoice {
    const fn format(self) -> Format {
        match self {
            FormatChoice::Docx => Format::Docx,
            FormatChoice::Html => Format::Html,
            FormatChoice::Md => Format::Md,
            FormatChoice::Txt => Format::Txt,
            FormatChoice::Json => Format::Json,
            FormatChoice::Csv => Format::Csv,
            FormatChoice::CslJson => Format::CslJson,
        }
    }
}

pub(super) fn run(args: &Args) -> Done {
    match &args.command {
        Command::List { dossier } => list(dossier.as_deref()),
        Command::Show { which, format } => show(which, *format),
        Command::Export { which, format, output, replace, allow_unproved } => {
            let to = output.as_deref().map(|path| (path, *replace));
            export(which, format.format(), to, *allow_unproved)
        }
    }
}

fn store(dossier: Option<&Path>) -> Result<Store, Failure> {
    if let Some(path) = dossier.filter(|path| !path.exists()) {
        return Err(Failure(format!("`{}` does not exist: check the path", path.display())));
    }
    let places = open::places(dossier, &Env::read());
    let folder = places.briefs.ok_or_else(|| {
        Failure("there is no folder for briefs: set HOME or XDG_DATA_HOME".to_string())
    })?;
    Ok(Store::new(folder, places.journals))
}

fn read(store: &Store, name: &str) -> Result<Brief, Failure> {
    let names = store.names().map_err(|error| Failure(error.to_string()))?;
    if !names.iter().any(|other| other == name) {
        let there = match names.as_slice() {
            [] => "there is no brief yet: b on any screen begins one".to_string(),
            names => format!("the briefs are {}", names.join(", ")),
        };
        return Err(Failure(format!("there is no brief `{name}`: {there}")));
    }
    let stored = store.read(name).map_err(|error| Failure(error.to_string()))?;
    let path = store.folder().join(format!("{name}.ron"));
    file::from_text(&stored.text).map_err(|fault| Failure(format!("`{}`: {fault}", path.display())))
}

fn list(dossier: Option<&Path>) -> Done {
    let store = store(dossier)?;
    let names = store.names().map_err(|error| Failure(error.to_string()))?;
    let mut status = ExitCode::SUCCESS;
    let longest = names.iter().map(String::len).max().unwrap_or(0);
    let mut out = String::new();
    for name in &names {
        match read(&store, name) {
            Ok(brief) => {
                let title = Shown::line(&brief.head.title);
                let count = number(brief.items.len(), "item", "items");
                out.push_str(format!("{name:<longest$}  {count}  {title}").trim_end());
                out.push('\n');
            }
            Err(Failure(why)) => {
                remark(&why);
                status = ExitCode::from(1);
                out.push_str(&format!("{name:<longest$}  cannot be read\n"));
            }
        }
    }
    if names.is_empty() {
        remark("there is no brief yet: b on any screen begins one");
    }
    write(out.as_bytes()).map(|_| status)
}

/// A brief with what its page is composed with.
struct Opened {
    brief: Brief,
    dossier: Arc<Dossier>,
    proofs: Proofs,
    changed: std::collections::BTreeMap<u32, Vec<String>>,
    today: String,
    fingerprint: String,
}

impl Opened {
    fn open(which: &Which) -> Result<Opened, Failure> {
        let dossier = which.dossier.as_deref();
        let brief = read(&store(dossier)?, &which.name)?;
        let (opened, texts) = open::with_texts(dossier)?;
        let d = Arc::new(opened.dossier);
        let proofs = open::proofs(&d, dossier, which.sources.as_deref())?;
        let job = plain_job(d.clone(), Arc::new(Calendar::new(&d)));
        Ok(Opened {
            changed: look_again(&job, &brief),
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
            changed: &self.changed,
            today: &self.today,
            fingerprint: &self.fingerprint,
            held: &held,
            count: count(&self.dossier, &self.proofs, &self.brief),
        })
    }
}

fn show(which: &Which, format: ShowFormat) -> Done {
    let opened = Opened::open(which)?;
    opened.with(|on| match format {
        ShowFormat::Json => write(&json::page(&sheet(&opened.brief, on).nodes)),
        ShowFormat::Md => write(&bytes(&opened.brief, on, Format::Md)),
        ShowFormat::Text => write(&plain::page(&sheet(&opened.brief, on).nodes, terminal_width())),
    })
}

fn export(which: &Which, format: Format, to: Option<(&Path, bool)>, allow_unproved: bool) -> Done {
    let opened = Opened::open(which)?;
    let unproved = unproved(&opened);
    if !unproved.is_empty() && format.is_page() && !allow_unproved {
        for line in &unproved {
            remark(line);
        }
        let quotes = number(unproved.len(), "quote is", "quotes are");
        remark(&format!(
            "not written: {quotes} not proved; --allow-unproved lets them leave, stamped, and \
             --sources names a folder with copies to prove them against"
        ));
        return Ok(ExitCode::from(1));
    }
    let bytes = opened.with(|on| bytes(&opened.brief, on, format));
    let Some((path, replace)) = to else { return write(&bytes) };
    write_file(path, &bytes, replace)
}

/// The quotes that are printed and not proved, each in a line.
fn unproved(opened: &Opened) -> Vec<String> {
    let items = opened.brief.items.iter().enumerate();
    let printed = items.filter_map(|(n, item)| Some((n, item.kept()?)));
    printed
        .flat_map(|(n, kept)| kept.printed().map(move |quote| (n + 1, quote)))
        .filter_map(|(n, quote)| {
            let proof = proof(&opened.dossier, &opened.proofs, quote);
            let is = proof.worth == Worth::Unproved;
            is.then(|| format!("item {n}, “{}”: {}", quote.exact, proof.clause))
        })
        .collect()
}
