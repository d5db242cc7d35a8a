//! A short run of every fuzz target over spoiled seeds, the same inputs each time; `CONTRIBUTING.md` has
//! the long runs.

mod mutate;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use mutate::{Random, mutate};

/// The seed of the generator, so that a failure can be repeated.
const SEED: u64 = 0x5eed_f0b1_77e2_9d31;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files of a folder, in the order of their names; none where there is no such folder.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().filter(|path| path.is_file()).map(|path| fs::read(path).unwrap()).collect()
}

/// The words of a format, from a dictionary as libFuzzer reads it: one `"word"` a line, with `\\`, `\"`
/// and `\xNN`.
fn words(name: &str) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(folder("fuzzed/words").join(format!("{name}.dict"))).unwrap();
    let quoted = |line: &str| Some(line.trim().strip_prefix('"')?.strip_suffix('"')?.to_string());
    text.lines().filter_map(quoted).map(|word| unescaped(&word)).collect()
}

fn unescaped(word: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = word.as_bytes();
    loop {
        (rest, bytes) = match rest {
            [] => return bytes,
            [b'\\', b'x', a, b, after @ ..] => {
                let code = u8::from_str_radix(&format!("{}{}", *a as char, *b as char), 16);
                bytes.push(code.unwrap());
                (after, bytes)
            }
            [b'\\', byte, after @ ..] | [byte, after @ ..] => {
                bytes.push(*byte);
                (after, bytes)
            }
        };
    }
}

/// Runs a target over its seeds, over what once failed, and over `times` spoiled seeds, or as many as
/// `ONRECORD_FUZZ` says.
#[expect(clippy::print_stdout, reason = "whoever starts a long run is told what ran")]
fn run(name: &str, more_seeds: &[&str], times: usize) {
    let asked = std::env::var("ONRECORD_FUZZ").ok().and_then(|times| times.parse().ok());
    let times = asked.unwrap_or(times);
    let target = targets::target(name);
    let mut seeds = files(&folder("fuzzed/seeds").join(name));
    assert!(!seeds.is_empty(), "{name} has no seeds");
    seeds.extend(more_seeds.iter().map(|path| fs::read(folder(path)).unwrap()));
    let known = files(&folder("fuzzed/regressions").join(name));
    for (n, input) in seeds.iter().chain(&known).enumerate() {
        hold(&format!("{name}, seed {n}"), target, input);
    }
    seeds.extend(known);
    let words = words(name);
    let mut random = Random::new(SEED);
    for n in 0..times {
        let seed = random.pick(&seeds);
        let input = mutate(seed, &seeds, &words, &mut random);
        hold(&format!("{name}, input {n}"), target, &input);
    }
    println!("{name}: {} seeds, {times} spoiled ones", seeds.len());
}

/// Runs one input; of one that fails, the bytes are told.
fn hold(what: &str, target: targets::Target, input: &[u8]) {
    let held = catch_unwind(AssertUnwindSafe(|| target(input)));
    assert!(held.is_ok(), "{what}, does not hold: b\"{}\"", input.escape_ascii());
}

#[test]
fn anchor() {
    run("anchor", &[], 4000);
}

#[test]
fn docx() {
    run("docx", &["documents/reply.docx", "documents/undertaking.docx"], 1500);
}

#[test]
fn epub() {
    run("epub", &[], 1500);
}

#[test]
fn html() {
    run("html", &["documents/news.html", "documents/news-1252.html"], 2000);
}

#[test]
fn mail() {
    run("mail", &[], 2000);
}

#[test]
fn markdown() {
    run("markdown", &["documents/reply.md"], 2000);
}

#[test]
fn odt() {
    run("odt", &["documents/undertaking.fodt"], 1500);
}

#[test]
fn pdf() {
    let whole = [
        "documents/pdf/locked.pdf",
        "documents/pdf/note.pdf",
        "documents/pdf/restricted-aes-128.pdf",
        "documents/pdf/restricted-rc4-40.pdf",
    ];
    run("pdf", &whole, 1500);
}

#[test]
fn plain() {
    run("plain", &[], 2000);
}

#[test]
fn query() {
    run("query", &[], 800);
}

#[test]
fn ron() {
    run("ron", &["hostile/good.ron", "hostile/broken.ron", "play/small.ron"], 1500);
}

#[test]
fn visible() {
    run("visible", &[], 8000);
}

/// Whoever adds a target also runs it here and gives it to cargo-fuzz.
#[test]
fn every_target_is_run_and_can_be_fuzzed() {
    let here = include_str!("mod.rs");
    let package = fs::read_to_string(folder("fuzz/Cargo.toml")).unwrap();
    for (name, _) in targets::ALL {
        assert!(here.contains(&format!("    run(\"{name}\"")), "{name} is not run");
        assert!(package.contains(&format!("name = \"{name}\"")), "{name} is not in tests/fuzz");
    }
}
