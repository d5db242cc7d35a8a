//! The program knows no case: what a bundled dossier is about stands in `data/`, and nowhere in `src/` but in tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord::dossier::date::Date;
use onrecord::dossier::{Bundled, open};
use serde_json::Value;

use super::arrows;
use super::files::{self, File};

/// Names that are ordinary words as well, which any program may use.
const ORDINARY: &[&str] = &[
    "accord",
    "acceptance",
    "attendance",
    "channel",
    "coalition",
    "command",
    "council",
    "cover",
    "declaration",
    "disputes",
    "draft",
    "europe",
    "force",
    "guarantees",
    "mail",
    "pilots",
    "presidency",
    "property",
    "return",
    "signature",
    "sources",
    "status",
    "talks",
    "territory",
    "transcript",
    "vote",
];

/// Where a name may stand, and why.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    ("search/shapes/exonyms.tsv", &[], "CLDR's names of all states, in many languages"),
    ("search/shapes/exonyms.rs", &[], "says what CLDR has, by examples"),
    ("dossier/bundled.rs", &[], "lists the bundled dossiers"),
    (
        "cli/man/words.rs",
        &["Germany", "ground troops"],
        "examples that can be run as they stand, on a bundled dossier",
    ),
    (
        "search/query/field.rs",
        &[
            "Germany",
            "ground-troops",
            "paris-declaration",
            "Paris",
            "OSW",
            "osw",
            "2026-01-08",
            "2026-01-06",
        ],
        "examples that find something on the bundled dossier",
    ),
    (
        "insight/articles.rs",
        &["League", "Mission", "Secretariat"],
        "common nouns of bodies, which take an article whoever they are",
    ),
    ("documents/html/languages.rs", &["eu"], "the code of Basque"),
    ("documents/pdf/pages.rs", &["US"], "US Letter, a size of paper"),
    ("text/figures.rs", &["US"], "US$, a currency"),
    ("verify/edges.rs", &["U.S."], "an abbreviation whose last full stop ends no sentence"),
    (
        "text/hedges.rs",
        &["coalition of the willing", "security guarantees"],
        "set phrases of English in which “willing” hedges nothing and “guarantee” promises nothing",
    ),
];

/// The keys of an entry whose values name something.
const NAMES: [&str; 7] = ["id", "name", "aliases", "title", "publisher", "author", "place"];
/// Those whose values are dates.
const DATES: [&str; 4] = ["stated_on", "published_on", "dated", "event_on"];

/// Shorter names are found only as they are written: `US` is not `us`.
const LEAST_OF_ANY_CASE: usize = 4;

/// The names of both bundled dossiers, by their first words.
struct Names(BTreeMap<String, BTreeSet<String>>);

impl Names {
    fn of_bundled() -> Names {
        let mut names = Names(BTreeMap::new());
        for bundled in Bundled::ALL {
            let entries = open(&bundled.texts()).dossier.entries();
            names.gather("", &serde_json::to_value(entries).unwrap());
        }
        for word in ORDINARY {
            let word = (*word).to_string();
            assert!(
                names.0.get_mut(&word).is_some_and(|of| of.remove(&word)),
                "{word} names nothing"
            );
        }
        names
    }

    fn gather(&mut self, key: &str, value: &Value) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, of)| self.gather(key, of)),
            Value::Array(all) => all.iter().for_each(|one| self.gather(key, one)),
            Value::String(name) if NAMES.contains(&key) => self.add(name),
            Value::String(dates) if DATES.contains(&key) => {
                // Of a month or a year no more is told than that it was.
                for day in dates.split('/').filter(|date| date.len() == "2030-05-03".len()) {
                    self.add(day);
                    self.add(&Date::parse(day).unwrap().in_words());
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, name: &str) {
        let name = of_any_case(name);
        let (_, first) = words(&name).next().unwrap_or_default();
        self.0.entry(first.to_lowercase()).or_default().insert(name);
    }

    /// Each name in a text, and where it begins.
    fn within<'n>(&'n self, text: &str) -> Vec<(usize, &'n str)> {
        let mut found = Vec::new();
        for (at, word) in words(text) {
            let rest = text.get(at..).unwrap_or_default();
            for name in self.0.get(&word.to_lowercase()).into_iter().flatten() {
                let (here, after) = cut(rest, name.chars().count());
                let is_whole = !after.chars().next().is_some_and(char::is_alphanumeric);
                if of_any_case(here) == *name && is_whole {
                    found.push((at, name.as_str()));
                }
            }
        }
        found
    }
}

fn of_any_case(name: &str) -> String {
    if name.chars().count() < LEAST_OF_ANY_CASE { name.to_string() } else { name.to_lowercase() }
}

/// A text before and after so many letters.
fn cut(text: &str, letters: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at))
}

/// The words of a text, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let begins = |(at, _): &(usize, &str)| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        !before.is_some_and(is_of_word)
    };
    let word = |(at, letter): (usize, char)| {
        let rest = text.get(at..).unwrap_or_default();
        is_of_word(letter).then(|| (at, rest.split(|c| !is_of_word(c)).next().unwrap_or_default()))
    };
    text.char_indices().filter_map(word).filter(begins)
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A text in which what goes on in the next line, of a comment or of a string, is not broken; and the place at which
/// each line begins in it.
fn unbroken(text: &str) -> (String, Vec<usize>) {
    let (mut all, mut begins) = (String::new(), Vec::new());
    let mut was_comment = false;
    for line in text.lines() {
        let said = line.trim_start();
        let comment = said.strip_prefix("//").map(|said| said.trim_start_matches(['/', '!', ' ']));
        if all.ends_with('\\') {
            all.pop();
            begins.push(all.len());
            all.push_str(said);
        } else {
            all.push(if was_comment && comment.is_some() { ' ' } else { '\n' });
            begins.push(all.len());
            all.push_str(comment.unwrap_or(line));
        }
        was_comment = comment.is_some();
    }
    (all, begins)
}

/// The names in a file, each with its line and what else stands there.
fn told(names: &Names, file: &File) -> Vec<String> {
    let (text, begins) = unbroken(file.without_tests());
    let line = |(at, name): (usize, &str)| {
        let number = begins.iter().filter(|begin| **begin <= at).count();
        let line = file.text.lines().nth(number - 1).unwrap_or_default().trim();
        format!("src/{}:{number} names {name}: {line}", file.name)
    };
    names.within(&text).into_iter().map(line).collect()
}

/// Whether the tests have a file to themselves.
fn is_for_tests(file: &File) -> bool {
    let program = &arrows::of_program().files;
    files::is_source(Path::new(&file.name))
        && !["lib.rs", "main.rs"].contains(&file.name.as_str())
        && !program.contains(&file.name)
}

#[test]
fn nothing_knows_a_bundled_dossier() {
    let names = Names::of_bundled();
    let mut wrong = Vec::new();
    let mut unused: BTreeSet<(&str, String)> = ALLOWED
        .iter()
        .flat_map(|(file, of, _)| of.iter().map(|name| (*file, of_any_case(name))))
        .collect();
    let files = files::read("src", |_| true);
    for file in files.iter().filter(|file| !is_for_tests(file)) {
        let allowed = ALLOWED.iter().find(|(name, ..)| *name == file.name);
        if allowed.is_some_and(|(_, of, _)| of.is_empty()) {
            continue;
        }
        for line in told(&names, file) {
            let is_meant = |name: &&&str| line.contains(&format!(" names {}: ", of_any_case(name)));
            match allowed.and_then(|(_, of, _)| of.iter().find(is_meant)) {
                Some(name) => {
                    unused.remove(&(file.name.as_str(), of_any_case(name)));
                }
                None => wrong.push(line),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unused.is_empty(), "allowed, and stands nowhere: {unused:?}");
}

#[test]
fn a_name_that_is_planted_is_told() {
    let names = Names::of_bundled();
    let told = |text: &str| {
        let file = File { name: "a.rs".to_string(), text: text.to_string() };
        told(&names, &file)
            .into_iter()
            .map(|line| line[..line.find(": ").unwrap()].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("//! Says what Skerland says.\n"), ["src/a.rs:1 names skerland"]);
    assert_eq!(
        told("fn f() {}\n\nconst A: &str = \"le skerland\";"),
        ["src/a.rs:3 names le skerland", "src/a.rs:3 names skerland"]
    );
    assert_eq!(
        told("// On 2026-01-06, or 23 May 2031."),
        ["src/a.rs:1 names 2026-01-06", "src/a.rs:1 names 23 may 2031"]
    );
    assert_eq!(told("// `UK`, and `uk`."), ["src/a.rs:1 names UK"]);
    assert_eq!(
        told("/// Of the Kingdom of\n    /// Skerland."),
        ["src/a.rs:1 names kingdom of skerland", "src/a.rs:2 names skerland"]
    );
    assert_eq!(
        told("const A: &str = \"Marsa \\\n    Dhahir\";"),
        ["src/a.rs:1 names marsa dhahir"]
    );
    for unnamed in ["// Skerlanders, and Arland.", "#[cfg(test)]\nmod tests { /* Skerland */ }"] {
        assert_eq!(told(unnamed), [""; 0], "{unnamed}");
    }
}
