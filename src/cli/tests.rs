//! Walks over the table of arguments: whatever can be named there and is not found is told with what resembles it.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory};

use super::values::{self, Values};
use super::{Cli, done, parsed, refused};

/// A dossier where one must be named first.
const BUNDLED: &str = "data/paris-declaration";

/// What these words are refused with.
fn refusal(words: &[String]) -> String {
    let given: Vec<OsString> = std::iter::once("onrecord")
        .chain(words.iter().map(String::as_str))
        .map(OsString::from)
        .collect();
    let failure = match parsed(&given) {
        Ok((cli, given)) => done(&cli, &given).err(),
        Err(error) => refused::unknown(&mut Cli::command(), &given, &error),
    };
    failure.unwrap_or_else(|| panic!("{words:?} are not refused by a sentence of ours")).0
}

/// Each command that can be run, with the words that lead to it.
fn commands<'t>(table: &'t Command, words: &[String], found: &mut Vec<(Vec<String>, &'t Command)>) {
    for command in table.get_subcommands().filter(|c| !c.is_hide_set() && c.get_name() != "help") {
        let words = [words, &[command.get_name().to_string()]].concat();
        if command.has_subcommands() {
            commands(command, &words, found);
        } else {
            found.push((words, command));
        }
    }
}

/// A name in which a letter is wrong, and what was meant.
fn misspelt(arg: &Arg, what: Values) -> Option<(String, String)> {
    let pair = |name: &str, meant: &str| Some((name.to_string(), meant.to_string()));
    match what {
        Values::Actor | Values::ActorOrFile => pair("Germny", "Germany (deu)"),
        Values::Body | Values::BodyOrFile => {
            pair("coalitoin of the wiling", "Coalition of the Willing (coalition)")
        }
        Values::Topic => pair("grond-troops", "Ground troops (ground-troops)"),
        Values::Document => pair(
            "osw-2026-01-08-paris-declaraton",
            "OSW Centre for Eastern Studies, 8 January 2026 (osw-2026-01-08-paris-declaration)",
        ),
        Values::Entry => pair("deu-ground-trops", "deu-ground-troops"),
        Values::Stance => pair("comit", "commit"),
        Values::Listed => {
            let meant = arg.get_possible_values().first()?.get_name().to_string();
            Some((format!("{meant}x"), meant))
        }
        Values::Brief
        | Values::Dossier
        | Values::File
        | Values::Folder
        | Values::Written
        | Values::None => None,
    }
}

/// A line on which this argument has this value, and all others that must be there have one.
fn line(words: &[String], command: &Command, arg: &Arg, value: &str) -> Vec<String> {
    let mut line = words.to_vec();
    for other in command.get_positionals() {
        if other.get_id() == arg.get_id() {
            line.push(value.to_string());
        } else if let name @ ("one" | "other") = other.get_id().as_str() {
            line.push(if name == "one" { "france" } else { "italy" }.to_string());
        } else if other.is_required_set() || other.get_index() < arg.get_index() {
            line.push(BUNDLED.to_string());
        }
    }
    if let Some(long) = arg.get_long() {
        line.extend([format!("--{long}"), value.to_string()]);
    }
    if words == ["suggest"] {
        line.extend(["--words".to_string(), "x".to_string()]);
    }
    line
}

#[test]
fn every_name_that_is_not_found_is_told_with_the_nearest() {
    let mut table = Cli::command();
    table.build();
    let mut all = vec![(Vec::new(), &table)];
    commands(&table, &[], &mut all);
    let mut tried = 0;
    for (words, command) in all {
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let what = values::of(command.get_name(), arg);
            assert!(what != Values::None || !values::takes_value(arg), "{words:?}: {arg:?}");
            // It is looked for once the file is read: tried with a file in `tests/cli/versions.rs`.
            let waits = arg.get_id() == "corrects";
            if let Some((name, meant)) = misspelt(arg, what).filter(|_| !waits) {
                let told = refusal(&line(&words, command, arg, &name));
                let ending = format!("is called `{name}`: did you mean ");
                let offered = told.split_once(&ending).map(|(_, offered)| offered);
                let offered = offered.unwrap_or_else(|| panic!("{words:?} {arg:?}: {told}"));
                assert!(offered.starts_with(&meant) && offered.ends_with('?'), "{told}");
                tried += 1;
            }
            if let Some(long) = arg.get_long() {
                let told = refusal(&[&words[..], &[format!("--{long}x")]].concat());
                assert!(told.contains(&format!("did you mean --{long}")), "{told}");
                tried += 1;
            }
        }
        if let Some((last, before)) = words.split_last() {
            let told = refusal(&[before, &[format!("{last}x")]].concat());
            assert!(told.contains(&format!("`{last}x`: did you mean {last}")), "{told}");
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn a_misspelt_command_with_more_behind_it_is_told_too() {
    let told = refusal(&["lst".to_string(), "--actor".to_string(), "x".to_string()]);
    assert!(told.contains("`lst`: did you mean list?"), "{told}");
}

#[test]
fn a_name_in_the_place_of_the_dossier_is_told_with_the_command_that_asks_for_it() {
    for (words, meant) in [
        (vec!["list", "germany"], "`onrecord list --actor deu`"),
        (vec!["list", "germny", "--format", "json"], "`onrecord list --actor deu`"),
        (vec!["line", "dmitriev"], "`onrecord line --actor dmitriev`"),
        (vec!["grid", "grond troops"], "`onrecord grid --topic ground-troops`"),
        (vec!["check", "macron"], "`onrecord show macron`"),
        (vec!["check", "data/paris-declaraton"], "`data/paris-declaration`"),
        (vec!["germany"], "`onrecord show deu`"),
        (vec!["check", "harbor"], "harbour"),
        (vec!["harbor"], "harbour"),
    ] {
        let words: Vec<String> = words.into_iter().map(str::to_string).collect();
        let told = refusal(&words);
        assert!(told.contains(&format!("did you mean {meant}")), "{words:?}: {told}");
    }
}

#[test]
fn the_table_is_sound() {
    Cli::command().debug_assert();
}
