//! How long keys wait, through a pseudo-terminal: the first text, then keys on every screen while the quotes of a large
//! dossier are read and proved, and again once all are; beside them a bare list in a terminal of its own. A key is
//! answered when something else stands beneath the first line.
//!
//! `ONRECORD_POSITIONS=100000` measures another size than a million. The dossier is written once for a size (1.6 GB for a
//! million) and kept in the folder of the build.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop where it stands"
)]

use std::process::ExitCode;
use std::time::Duration;

use bare::bare_list;
use race::Verdict;
use terminal::Terminal;
use waiting::{Waits, dossier, milliseconds};

mod bare;
mod race;
#[path = "../tools/synthetic/mod.rs"]
mod synthetic;
mod terminal;
mod waiting;

/// Within which the first text is promised, in milliseconds.
const FIRST_TEXT: f64 = 50.0;

/// What starts this bench as the bare list.
const BARE: &str = "--bare-list";

const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const PAGE_DOWN: &str = "\x1b[6~";
const PAGE_UP: &str = "\x1b[5~";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
const ENTER: &str = "\r";
const ESC: &str = "\x1b";

/// A part of a round: its name, and its keys, each with how often it is pressed.
type Part = (&'static str, &'static [(&'static str, usize)]);

/// A round leads from the first screen back to it. What begins with the key of a screen is a first visit in the first
/// round.
const ROUND: &[Part] = &[
    ("home, down", &[(DOWN, 30)]),
    ("home, page, end, home", &[(PAGE_DOWN, 5), (PAGE_UP, 3), (END, 1), (HOME, 1)]),
    ("home, open and back", &[(ENTER, 1), (ESC, 1), (DOWN, 1), (ENTER, 1), (ESC, 1)]),
    ("the grid, opened", &[("2", 1)]),
    ("the grid, down and right", &[(DOWN, 15), (RIGHT, 15)]),
    ("the grid, sizes of cell", &[("-", 1), ("+", 1), ("+", 1), ("-", 1)]),
    ("the timeline, opened", &[("3", 1)]),
    ("the timeline, down, page, end", &[(DOWN, 20), (PAGE_DOWN, 5), (END, 1), (HOME, 1)]),
    ("the documents, opened", &[("4", 1)]),
    ("the documents, down, page, end", &[(DOWN, 20), (PAGE_DOWN, 5), (END, 1), (HOME, 1)]),
    ("a document, opened and left", &[("r", 1), (DOWN, 5), (ESC, 1)]),
    ("compare, opened", &[("5", 1)]),
    ("compare, down", &[(DOWN, 10)]),
    ("the conflicts, opened", &[("6", 1)]),
    ("the conflicts, down, page, end", &[(DOWN, 20), (PAGE_DOWN, 5), (END, 1), (HOME, 1)]),
    ("the brief, opened", &[("7", 1)]),
    ("the voices, opened", &[("8", 1)]),
    ("the voices, down", &[(DOWN, 10)]),
    ("home again", &[("1", 1)]),
    ("a day back and on again", &[(",", 2), (".", 2)]),
    ("the filter, opened and left", &[("f", 1), (ESC, 1)]),
    (
        "find, a letter at a time",
        &[("/", 1), ("t", 1), ("r", 1), ("o", 1), ("o", 1), ("\x7f", 2), (ESC, 1)],
    ),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if args.get(1).is_some_and(|arg| arg == BARE) {
        bare_list(args.get(2).and_then(|n| n.parse().ok()).unwrap_or(1_000));
        return ExitCode::SUCCESS;
    }
    let mut verdict = Verdict::default();
    let large = std::env::var("ONRECORD_POSITIONS").ok().and_then(|n| n.parse().ok());
    for positions in [1_000, large.unwrap_or(1_000_000)] {
        measure(positions, &mut verdict);
    }
    verdict.exit()
}

fn measure(positions: usize, verdict: &mut Verdict) {
    let folder = dossier(positions, true);
    let home = tempfile::tempdir().unwrap();
    println!("\n{positions} positions, through a pseudo-terminal");
    let myself = std::env::current_exe().unwrap();
    let mut bare =
        Terminal::start(&[myself.to_str().unwrap(), BARE, &positions.to_string()], home.path());
    let first = bare.until(Duration::from_secs(60), |screen| screen.contains("position 1\n"));
    println!("  the bare list, first text: {:.1} ms", milliseconds(first.unwrap()));
    let mut waits = Waits::default();
    for _ in 0..200 {
        waits.take(bare.press(DOWN));
    }
    waits.print("the bare list, down");

    let program = env!("CARGO_BIN_EXE_onrecord");
    let folder = folder.to_str().unwrap();
    let mut onrecord = Terminal::start(&[program, "--fresh", folder], home.path());
    let first = onrecord.until(Duration::from_secs(60), |screen| screen.contains("onrecord"));
    let first = milliseconds(first.unwrap());
    println!("  first text: {first:.1} ms");
    verdict.hold("of the time that is promised", first / FIRST_TEXT, 1.0);
    let read = onrecord.until(Duration::from_secs(600), |screen| screen.contains("Actor"));
    println!("  the dossier in sight: {:.0} ms", milliseconds(read.unwrap()));
    for round in ["while it is read and proved", "the same once more"] {
        println!("  {round}");
        go_round(&mut onrecord, verdict);
    }
    let proved = onrecord.until(Duration::from_secs(600), |screen| {
        screen.lines().next().is_some_and(|line| line.contains("all proved"))
    });
    println!("  all proved: {:.0} ms", milliseconds(proved.unwrap()));
    onrecord.settle(Duration::from_secs(1), Duration::from_secs(10));
    println!("  all proved");
    go_round(&mut onrecord, verdict);
    go_round(&mut onrecord, verdict);
}

/// Goes once round all screens.
fn go_round(onrecord: &mut Terminal, verdict: &mut Verdict) {
    for (name, keys) in ROUND {
        let mut waits = Waits::default();
        for (key, times) in *keys {
            for _ in 0..*times {
                waits.take(onrecord.press(key));
            }
        }
        waits.print(name);
        waits.hold(verdict);
    }
}
