//! How many true sentences of real documents are proved, beside what other readers find: `cargo run
//! --release --example recall -- KIND DIR [--misses]`, for maintainers.
//!
//! KIND is `pdf`, `docx` or `html`. DIR holds documents, or (for pages) a folder for each with `source.html`
//! and `expected.html`, as the tests of readability do. Sentences are drawn before onrecord reads anything:
//! where two readers agree, or from the expected page; none is dropped afterwards. A document that cannot
//! be read counts as missed. `recall/faults.txt` lists what the drawn sentences themselves have wrong.
//! The other readers are started as `recall/readers.py` says; one that is not installed finds nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a tool for maintainers, which may stop where it stands"
)]

#[path = "recall/draw.rs"]
mod draw;
mod mutants;
#[path = "recall/others.rs"]
mod others;

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use draw::{Drawn, is_found};
use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought};
use others::{Reading, read_by};

/// Sentences of one document, at most.
const MOST: usize = 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let paths = |list: &[String]| list.iter().map(PathBuf::from).collect::<Vec<_>>();
    match arguments.as_slice() {
        [flag, list @ ..] if flag == "--read" => read_all(&paths(list)),
        [kind, folder, rest @ ..] => {
            let faults = include_str!("recall/faults.txt");
            report(kind, &PathBuf::from(folder), rest.contains(&"--misses".to_string()), faults);
        }
        _ => {
            println!("recall KIND DIR [--misses], where KIND is pdf, docx or html");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// Reads documents one after the other and says what that took.
fn read_all(paths: &[PathBuf]) {
    let start = Instant::now();
    for path in paths {
        let bytes = std::fs::read(path).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let _ = catch_unwind(|| read(&bytes, &name, &Limits::default()).is_ok());
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.trim().split(' ').next()?.parse::<u64>().ok());
    println!("{} {}", start.elapsed().as_secs_f64(), kilobytes.unwrap_or_default() / 1024);
}

fn report(kind: &str, folder: &std::path::Path, with_misses: bool, faults: &str) {
    let documents = others::documents(kind, folder);
    let readers: &[&str] = match kind {
        "pdf" => &["pdftotext", "pdfium", "pdfminer"],
        "docx" => &["docx2txt", "mammoth", "pandoc"],
        _ => &["soup", "trafilatura"],
    };
    let readings: BTreeMap<&str, Reading> =
        readers.iter().map(|name| (*name, read_by(name, &documents))).collect();
    let drawn: Vec<(PathBuf, Vec<Drawn>)> = if kind == "html" {
        let expected: Vec<PathBuf> =
            documents.iter().map(|path| path.with_file_name("expected.html")).collect();
        let texts = read_by("blocks", &expected);
        let of = |path: &PathBuf| {
            let text = texts.texts.get(&path.with_file_name("expected.html"));
            draw::from_one(text.map_or("", String::as_str), MOST)
        };
        documents.iter().map(|path| (path.clone(), of(path))).collect()
    } else {
        let of = |path: &PathBuf| {
            let texts: Vec<(&str, &str)> = readings
                .iter()
                .filter_map(|(name, reading)| Some((*name, reading.texts.get(path)?.as_str())))
                .collect();
            draw::where_two_agree(&texts, MOST)
        };
        documents.iter().map(|path| (path.clone(), of(path))).collect()
    };
    let drawn: Vec<(PathBuf, Vec<Drawn>)> =
        drawn.into_iter().filter(|(_, list)| !list.is_empty()).collect();
    let total: usize = drawn.iter().map(|(_, list)| list.len()).sum();
    println!("{total} sentences of {} of {} documents", drawn.len(), documents.len());

    let mut tally: BTreeMap<String, usize> = BTreeMap::new();
    let (mut proved, mut faulty, mut mutants_proved) = (0, 0, 0);
    // By reader: sentences that the others drew, found by it, proved here.
    let mut beside: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for (path, list) in &drawn {
        let bytes = std::fs::read(path).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let extract = catch_unwind(|| read(&bytes, &name, &Limits::default()));
        let finder = match &extract {
            Ok(Ok(extract)) => Ok(QuoteFinder::new(extract)),
            Ok(Err(why)) => Err(why.to_string()),
            Err(_) => Err("a panic".to_string()),
        };
        for sentence in list {
            let told = match &finder {
                Ok(finder) => {
                    let exact = sentence.text.as_str();
                    let verdict = finder.judge(Sought { exact, ..Sought::default() });
                    let mutant = draw::mutant(exact);
                    let spoilt = finder.judge(Sought { exact: &mutant, ..Sought::default() });
                    mutants_proved += usize::from(spoilt.is_proof());
                    if spoilt.is_proof() {
                        println!("MUTANT PROVED {}: {mutant}", path.display());
                    }
                    if verdict.is_proof() { Ok(()) } else { Err(verdict.clause()) }
                }
                Err(why) => Err(why.clone()),
            };
            let is_fault = faults.lines().any(|line| line.starts_with(&sentence.mark(path)));
            faulty += usize::from(is_fault && told.is_err());
            proved += usize::from(told.is_ok());
            for (name, reading) in &readings {
                if sentence.others_than(name) {
                    let found =
                        reading.texts.get(path).is_some_and(|text| is_found(&sentence.text, text));
                    let count = beside.entry(name).or_default();
                    count.0 += 1;
                    count.1 += usize::from(found);
                    count.2 += usize::from(told.is_ok());
                }
            }
            if let Err(why) = told {
                *tally.entry(why.clone()).or_default() += 1;
                if with_misses {
                    let fault = if is_fault { " (a fault of the sentence)" } else { "" };
                    println!("- {} {why}{fault}: {}", sentence.mark(path), sentence.text);
                }
            }
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "proved {proved}: {:.2} %; without the {faulty} faults of the sentences {:.2} %",
        share(proved, total),
        share(proved, total - faulty)
    );
    println!("one-edit mutants proved: {mutants_proved} of {total}");
    for (name, (all, found, ours)) in beside {
        let (theirs, ours) = (share(found, all), share(ours, all));
        println!(
            "on the {all} drawn without {name}: {name} {theirs:.1} %, proved here {ours:.1} %"
        );
    }
    for (why, count) in tally {
        println!("  {count:5} {why}");
    }
    // An hour of files in one process, as the others read them.
    let own = std::env::current_exe().unwrap();
    let output = Command::new(own).arg("--read").args(&documents).output().unwrap();
    println!("onrecord reads all in (s, MB): {}", String::from_utf8_lossy(&output.stdout).trim());
    for (name, reading) in &readings {
        println!("{name} reads all in (s, MB): {:.2} {}", reading.seconds, reading.megabytes);
    }
}
