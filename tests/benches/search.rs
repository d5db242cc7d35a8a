//! The search box, a letter at a time, at a million positions: the first screen of what is found with the complete count,
//! through a pseudo-terminal; beside it fzf on the same records, one a line, in a terminal of its own. And what each
//! value of each filter would leave, worked out in this process.
//!
//! `ONRECORD_POSITIONS=100000` measures another size. The dossier and its records are written once for a size (1.4 GB for
//! a million) and kept in the folder of the build. Where fzf is not installed, that is said, and it is left out.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop where it stands"
)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use onrecord::dossier::{Dossier, PositionSet, SourceFile, load};
use onrecord::scope::query_of;
use onrecord::scope::search::search;
use onrecord::search::query::Field;
use race::Verdict;
use searched::Searched;
use terminal::Terminal;
use waiting::{FRAME, Waits, dossier, milliseconds, synthetic};

mod race;
#[path = "../searched.rs"]
#[allow(dead_code, reason = "tests need all of it")]
mod searched;
#[path = "../tools/synthetic/mod.rs"]
mod synthetic;
mod terminal;
mod waiting;

/// Within which the complete count is promised, in milliseconds.
const COMPLETE: f64 = 100.0;

/// Within which all counts of the filters are, in milliseconds.
const FACETS: f64 = 50.0;

/// What is typed, each from an empty box: words of several scripts, beginnings that nearly everything has, numbers, names,
/// and one that nothing has.
const TYPED: &[&str] = &[
    "council border ",
    "delegation treaty 17",
    "річка школа",
    "frontière marché",
    "15000",
    "document-0001",
    "actor 1999",
    "minister refuse",
    "λιμάνι πόλη",
    "satelite",
    "publisher 7",
    "harvst",
];

const FZF: &str = "/usr/bin/fzf";
const BACKSPACE: &str = "\x7f";
const ESC: &str = "\x1b";

/// When nothing has come for so long, all of what a letter found is there.
const SETTLED: Duration = Duration::from_millis(100);

/// fzf tells how far it is five times a second: what has been quiet for longer is done.
const QUIET: (Duration, Duration) = (Duration::from_millis(600), Duration::from_secs(30));

fn main() -> ExitCode {
    let mut verdict = Verdict::default();
    let size = std::env::var("ONRECORD_POSITIONS").ok().and_then(|n| n.parse().ok());
    let positions = size.unwrap_or(1_000_000);
    let folder = dossier(positions, false);
    let records = folder.with_extension("txt");
    let in_memory = dossier_in_memory(positions);
    if !records.exists() {
        write_records(&in_memory, &records);
    }
    let worked_out = in_process(&Searched::of(in_memory), &mut verdict);
    let ours = onrecord(&folder, &mut verdict);
    if Path::new(FZF).exists() {
        let theirs = fzf(&records);
        println!("\nonrecord beside fzf, letters and words added");
        for of_hundred in [50, 90, 99, 100] {
            let by_theirs = |of: &Waits| of.percentile(of_hundred) / theirs.percentile(of_hundred);
            let what = format!("the first screen and the count, by fzf's time (p{of_hundred})");
            verdict.hold(&what, by_theirs(&ours), 0.1);
            let what = format!("all hits, in this process, by fzf's time (p{of_hundred})");
            verdict.hold(&what, by_theirs(&worked_out), 0.1);
        }
    } else {
        println!("\n{FZF} is not installed: nothing stands beside it");
    }
    verdict.exit()
}

fn dossier_in_memory(positions: usize) -> Dossier {
    let files = synthetic(positions).files();
    let texts: Vec<SourceFile> =
        files.map(|(name, text)| SourceFile { name, text: text.into() }).collect();
    load(&texts).dossier
}

/// Writes what a person would search in one line for each position.
fn write_records(d: &Dossier, to: &Path) {
    let unfinished = to.with_extension("unfinished");
    let mut file = BufWriter::new(File::create(&unfinished).unwrap());
    for p in d.positions() {
        let actors = p.actors().iter().filter_map(|ix| d.actor(*ix));
        let actors: Vec<&str> = actors.map(|actor| &*actor.name).collect();
        let topic = d.topic(p.topic()).map_or("", |topic| &topic.name);
        let quotes: Vec<&str> = p.evidence().map(|quote| quote.exact()).collect();
        let (id, stance, summary) = (p.id(), p.stance().name(), p.summary());
        let (actors, quotes) = (actors.join(", "), quotes.join(" "));
        let line = format!("{id} {actors} {topic} {stance} {summary} {quotes}");
        writeln!(file, "{}", line.replace('\n', " ")).unwrap();
    }
    drop(file);
    std::fs::rename(unfinished, to).unwrap();
}

/// What is worked out for each letter and for each filter, without a terminal.
fn in_process(searched: &Searched, verdict: &mut Verdict) -> Waits {
    let (against, all) = (searched.against(), PositionSet::all(searched.d.len()));
    println!("\nworked out in this process");
    let mut waits = Waits::default();
    for typed in TYPED {
        let mut each = String::new();
        for (end, c) in typed.char_indices() {
            let start = Instant::now();
            let found = search(&against, &typed[..end + c.len_utf8()], &all, 500);
            let time = start.elapsed();
            each.push_str(&format!(" {c} {:.1} ({})", milliseconds(time), found.len()));
            waits.take(Some(time));
        }
        println!("    {typed}:{each}");
    }
    waits.print("what a letter finds");

    let (mut all_fields, mut in_sight) = (Waits::default(), Waits::default());
    // Columns are made when they are first asked for, which is no one's key.
    for round in 0..5 {
        for query in ["", "council", "stance:refuse", "actor:actor-7 minister"] {
            let query = query_of(query);
            let begun = Instant::now();
            let mut each = String::new();
            for field in Field::all().filter(is_counted) {
                let start = Instant::now();
                let facet = against.facet(&query, field, &all);
                let time = start.elapsed();
                each.push_str(&format!(" {} {:.1}", facet.field.name(), milliseconds(time)));
                if round > 0 {
                    in_sight.take(Some(time));
                }
            }
            if round > 0 {
                all_fields.take(Some(begun.elapsed()));
            }
            if round < 2 {
                println!("    counts beside {query}:{each}");
            }
        }
    }
    in_sight.print("the counts of a field");
    all_fields.print("the counts of all fields");
    verdict.hold("frames for the counts in sight, p99", in_sight.percentile(99) / FRAME, 1.0);
    verdict.hold("all counts by their time, p99", all_fields.percentile(99) / FACETS, 1.0);
    waits
}

/// How long letters waited for the first screen, in whose title stands how much is found.
fn onrecord(folder: &Path, verdict: &mut Verdict) -> Waits {
    let home = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_onrecord");
    let mut terminal =
        Terminal::start(&[program, "--fresh", folder.to_str().unwrap()], home.path());
    println!("\nonrecord, through a pseudo-terminal");
    let long = Duration::from_secs(600);
    terminal.until(long, |screen| screen.contains("Actor")).expect("the dossier in sight");
    // Before the index is there nothing is found.
    terminal.press("/");
    terminal.press("q");
    let is_searched = |screen: &str| screen.contains("Search: ") && has_found(screen);
    terminal.until(long, is_searched).expect("the index");
    terminal.press(BACKSPACE);
    terminal.settle(Duration::from_secs(3), Duration::from_secs(60));
    let (mut added, mut back) = (Waits::default(), Waits::default());
    for _ in 0..2 {
        for typed in TYPED {
            let mut each = String::new();
            for c in typed.chars() {
                // The rest of what the last letter found comes behind its first screen.
                terminal.settle(SETTLED, Duration::from_secs(3));
                let [time] = terminal.press_until(&c.to_string(), [&has_found]);
                each.push_str(&format!(" {c} {:.1}", time.map_or(f64::NAN, milliseconds)));
                added.take(time);
            }
            println!("    {typed}:{each}");
            for _ in typed.chars() {
                terminal.settle(SETTLED, Duration::from_secs(3));
                let [time] = terminal.press_until(BACKSPACE, [&has_found]);
                back.take(time);
            }
        }
    }
    added.print("letters added, the first screen and the complete count");
    back.print("letters taken back, the same");
    verdict.hold("frames for the first screen, p99", added.percentile(99) / FRAME, 1.0);
    verdict.hold("the complete count by its time, p99", added.percentile(99) / COMPLETE, 1.0);
    verdict.hold("frames for letters taken back, p99", back.percentile(99) / FRAME, 1.0);

    let mut pasted = Waits::default();
    let text: String = "council border treaty ".chars().cycle().take(200).collect();
    for _ in 0..5 {
        terminal.settle(SETTLED, Duration::from_secs(3));
        let [time] = terminal.press_until(&format!("\x1b[200~{text}\x1b[201~"), [&has_found]);
        pasted.take(time);
        terminal.press(ESC);
        terminal.press("/");
    }
    pasted.print("200 letters pasted");
    verdict.hold("frames for 200 letters pasted, at most", pasted.percentile(100) / FRAME, 2.0);
    added
}

/// Whether the first of what is found is in sight, or that there is nothing.
fn has_found(screen: &str) -> bool {
    !screen.contains("Search: looking")
}

/// How long letters waited until all was found and sorted.
fn fzf(records: &Path) -> Waits {
    let home = tempfile::tempdir().unwrap();
    let command = format!("exec {FZF} --no-mouse < {}", records.display());
    let mut terminal = Terminal::start(&["/bin/sh", "-c", &command], home.path());
    println!("\nfzf, through a pseudo-terminal");
    terminal.settle(Duration::from_secs(4), Duration::from_secs(120));
    let (mut added, mut back) = (Waits::default(), Waits::default());
    for typed in TYPED {
        let mut each = String::new();
        for c in typed.chars() {
            let time = terminal.press_until_quiet(&c.to_string(), QUIET);
            each.push_str(&format!(" {c} {:.1}", time.map_or(f64::NAN, milliseconds)));
            added.take(time);
        }
        println!("    {typed}:{each}");
        for _ in typed.chars() {
            back.take(terminal.press_until_quiet(BACKSPACE, QUIET));
        }
    }
    added.print("letters added, the last change");
    back.print("letters taken back, the last change");
    added
}

/// Whether a field has values that can be counted; days before and after one have none.
fn is_counted(field: &Field) -> bool {
    !matches!(field, Field::Before | Field::After)
}
