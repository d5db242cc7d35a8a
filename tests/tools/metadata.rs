//! How well pages are read for what they say of themselves: `cargo run --release --example metadata -- DIR
//! [--all]`, for maintainers.
//!
//! DIR holds pages with the expected answers beside them: a folder for each with `source.html` and
//! `expected-metadata.json`, as the tests of readability do, or `NAME.html` with `NAME.json`. Of the answers
//! `byline`, `publishedTime`, `siteName` and `title` are compared. Where the expected answer is not what the page
//! states, `metadata/judged.txt` has the right one, by hand, with the reason. `--all` lists what is silent, too.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a tool for maintainers, which may stop where it stands"
)]

#[path = "metadata/compare.rs"]
mod compare;
#[path = "metadata/judged.rs"]
mod judged;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compare::{Field, Mark, mark};
use judged::{Answer, Judged};
use onrecord::documents::{Extract, Limits, read};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, all) = match arguments.as_slice() {
        [folder] => (folder, false),
        [folder, flag] if flag == "--all" => (folder, true),
        _ => {
            println!("metadata DIR [--all]");
            return ExitCode::from(2);
        }
    };
    let pages = pages(Path::new(folder));
    let mut judged = Judged::parse(include_str!("metadata/judged.txt"));
    let mut before = Vec::new();
    let mut marks: Vec<(Field, String, Mark)> = Vec::new();
    let mut unread = 0;
    for (name, page, answers) in &pages {
        let bytes = std::fs::read(page).unwrap_or_default();
        let Ok(extract) = read(&bytes, "page.html", &Limits::default()) else {
            unread += 1;
            continue;
        };
        before.extend(blocks_before(&extract));
        let answers = std::fs::read_to_string(answers).unwrap_or_default();
        let answers: serde_json::Value = serde_json::from_str(&answers).unwrap_or_default();
        for field in Field::ALL {
            let expected = answers[field.key()].as_str().filter(|text| !text.trim().is_empty());
            let (expected, is_judged) = match judged.answer(name, field) {
                Answer::Right(right) => (Some(right), true),
                Answer::Nothing => (None, true),
                Answer::AsExpected => (expected.map(str::to_string), false),
            };
            let found = extract.meta.get(field.meta());
            let place = extract.place_of(field.meta());
            let told = found.map(|found| (found, place));
            marks.push((field, name.clone(), mark(field, expected, told, is_judged)));
        }
    }
    println!("{} pages, {unread} not read", pages.len());
    for field in Field::ALL {
        report(field, &marks, all);
    }
    tell_before(before, pages.len());
    for line in judged.unused() {
        println!("judged, and not met here: {line}");
    }
    ExitCode::SUCCESS
}

/// Each page with its name and the file of its answers, in the order of the names.
fn pages(folder: &Path) -> Vec<(String, PathBuf, PathBuf)> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (page, answers) = if path.is_dir() {
            (path.join("source.html"), path.join("expected-metadata.json"))
        } else {
            (path.with_extension("html"), path.with_extension("json"))
        };
        let is_page = path.is_dir() || path.extension().is_some_and(|ending| ending == "html");
        if is_page && page.is_file() && answers.is_file() {
            found.push((name, page, answers));
        }
    }
    found.sort();
    found
}

fn report(field: Field, marks: &[(Field, String, Mark)], all: bool) {
    let own: Vec<_> = marks.iter().filter(|(of, ..)| *of == field).collect();
    let count = |is: fn(&Mark) -> bool| own.iter().filter(|(.., mark)| is(mark)).count();
    let stated = count(|mark| !matches!(mark, Mark::None | Mark::Unexpected(_)));
    println!(
        "\n{}: right {} of {stated}, silent {}, wrong {}; found where no answer is given: {}",
        field.key(),
        count(|mark| matches!(mark, Mark::Right)),
        count(|mark| matches!(mark, Mark::Silent(_))),
        count(|mark| matches!(mark, Mark::Wrong { .. })),
        count(|mark| matches!(mark, Mark::Unexpected(_))),
    );
    for (_, name, mark) in own {
        match mark {
            Mark::Wrong { expected, found } => {
                println!("  {name}: wrong: “{found}, where “{expected}” is expected");
            }
            Mark::Unexpected(found) => println!("  {name}: no answer is given, found “{found}"),
            Mark::Silent(expected) if all => println!("  {name}: silent on “{expected}”"),
            Mark::Silent(_) | Mark::Right | Mark::None => {}
        }
    }
}

/// How many blocks stand before the article, if it is known where it is.
fn blocks_before(extract: &Extract) -> Option<usize> {
    let main = extract.main.as_ref()?;
    Some(extract.blocks.partition_point(|block| block.range.start < main.start))
}

fn tell_before(mut before: Vec<usize>, pages: usize) {
    before.sort_unstable();
    let part = |share: usize| {
        before.get((before.len() * share / 100).min(before.len().saturating_sub(1))).copied()
    };
    println!(
        "\nblocks before the article, on the {} of {pages} pages where it is known: median {}, 90th percentile {}, \
         none on {}",
        before.len(),
        part(50).unwrap_or(0),
        part(90).unwrap_or(0),
        before.iter().filter(|count| **count == 0).count(),
    );
}
