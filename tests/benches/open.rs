//! Opening 1,000 to 100,000 positions: until the dossier can be moved in, and until its rules and its search
//! are ready; beside it bare `ron` into owned entries. And the memory that each takes at its peak.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench reads files, prints, and may stop where it stands"
)]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use onrecord::dossier::entry::{
    ActorEntry, DocumentEntry, DossierEntry, InstrumentEntry, PositionEntry, TopicEntry,
};
use onrecord::dossier::{SourceFile, check, load};
use onrecord::search::index::Index;
use onrecord::shell::files::read_dossier;
use race::{Verdict, growth, race};
use ron::extensions::Extensions;
use serde::Deserialize;
use synthetic::Synthetic;

mod race;
#[path = "../tools/synthetic/mod.rs"]
mod synthetic;

/// A file of a dossier, for bare `ron`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Bare {
    dossier: Option<DossierEntry>,
    actors: Vec<ActorEntry>,
    topics: Vec<TopicEntry>,
    instruments: Vec<InstrumentEntry>,
    documents: Vec<DocumentEntry>,
    positions: Vec<PositionEntry>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, flag, what, folder] = args.as_slice()
        && flag == "--peak"
    {
        peak(what, Path::new(folder));
        return ExitCode::SUCCESS;
    }
    let mut verdict = Verdict::default();
    let mut figures = Vec::new();
    for (positions, rounds) in [(1_000, 31), (10_000, 15), (100_000, 7)] {
        let folder = write(positions);
        let texts = read_dossier(&folder).0;
        let bytes: usize = texts.iter().map(|file| file.text.len()).sum();
        let race = race(
            &format!("Opening {positions} positions, {} kB", bytes / 1000),
            rounds,
            &mut [
                ("bare ron into owned entries", &mut || drop(black_box(bare(&texts)))),
                ("navigable", &mut || drop(black_box(load(&texts)))),
                ("rules and search, too", &mut || all(&texts)),
            ],
        );
        let seconds = [0, 1, 2].map(|runner| race.seconds(runner));
        verdict.hold("navigable, times bare ron", seconds[1] / seconds[0], 1.3);
        verdict.hold("rules and search, times bare ron", seconds[2] / seconds[0], 2.0);
        let peaks = ["bare", "all"].map(|what| peak_of(what, &folder));
        println!("  peak memory of bare ron: {:.2} times the text", peaks[0] / bytes as f64);
        if positions == 100_000 {
            verdict.hold("peak memory, times the text", peaks[1] / bytes as f64, 2.0);
        } else {
            println!("  peak memory: {:.2} times the text", peaks[1] / bytes as f64);
        }
        figures.push((positions as f64, seconds[1]));
        fs::remove_dir_all(&folder).unwrap();
    }
    println!("\nGrowth");
    for pair in figures.windows(2) {
        if let [small, large] = pair {
            verdict.hold("exponent of time, navigable", growth(*small, *large), 1.1);
        }
    }
    verdict.exit()
}

fn write(positions: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("open-{positions}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in (Synthetic { positions, documents: positions / 20 }).files() {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn bare(texts: &[SourceFile]) -> Vec<Bare> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    texts.iter().map(|file| options.from_str(&file.text).unwrap()).collect()
}

/// As the screen does it before the copies are read.
fn all(texts: &[SourceFile]) {
    let loaded = load(texts);
    let findings = check(&loaded.dossier);
    let index = Index::new(&loaded.dossier);
    black_box((loaded, findings, index));
}

/// The bytes of memory of a process of its own, at its peak.
fn peak_of(what: &str, folder: &Path) -> f64 {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).arg("--peak").arg(what).arg(folder).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    told.trim().parse::<f64>().unwrap() * 1024.0
}

/// Does the work once and prints how many kB the process took at its peak, as Linux tells it.
fn peak(what: &str, folder: &Path) {
    let texts = read_dossier(folder).0;
    match what {
        "bare" => drop(black_box(bare(&texts))),
        _ => all(&texts),
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    println!("{}", line.trim().trim_end_matches(" kB"));
}
