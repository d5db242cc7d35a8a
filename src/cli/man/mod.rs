//! `onrecord man`: the man page, from the table of arguments. All commands stand on the one page, because they
//! share most of their options and are looked for together.

mod roff;
mod words;

use clap::{Arg, Command};

use self::roff::{Roff, bold, italic, plain};
use super::output::{Done, write};
use super::values::takes_value;

pub(super) fn run(table: Command) -> Done {
    write(page(table).as_bytes())
}

/// The page in roff.
fn page(mut table: Command) -> String {
    table.build();
    let mut page = Roff::new(table.get_name(), table.get_version().unwrap_or_default());
    page.section("NAME");
    page.text(&format!("{} - {}", table.get_name(), words::NAME));
    page.section("SYNOPSIS");
    for line in usage(&mut table) {
        page.paragraph(&format!("`{line}`"));
    }
    page.section("DESCRIPTION");
    let about = table.get_long_about().or(table.get_about()).map(ToString::to_string);
    for paragraph in about.unwrap_or_default().split("\n\n") {
        page.paragraph(paragraph);
    }
    page.section("OPTIONS");
    arguments(&mut page, &table);
    page.section("COMMANDS");
    page.paragraph(words::COMMANDS);
    for command in table.get_subcommands_mut() {
        commands(&mut page, command);
    }
    page.section("EXIT STATUS");
    entries(&mut page, &words::EXIT_STATUS);
    page.section("FILES");
    entries(&mut page, &words::FILES);
    page.section("ENVIRONMENT");
    entries(&mut page, &words::ENVIRONMENT);
    page.section("EXAMPLES");
    for (what, command) in words::EXAMPLES {
        page.paragraph(what);
        page.example(command);
    }
    page.finish()
}

/// A command with its arguments, or each command below it.
fn commands(page: &mut Roff, command: &mut Command) {
    if command.is_hide_set() || command.get_name() == "help" {
        return;
    }
    if command.has_subcommands() {
        for below in command.get_subcommands_mut() {
            commands(page, below);
        }
        return;
    }
    page.subsection(&usage(command).join(" "));
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.text(&format!("{about}."));
    arguments(page, command);
}

/// The lines that say how a command is given.
fn usage(command: &mut Command) -> Vec<String> {
    let usage = command.render_usage().to_string();
    let lines = usage.lines().map(|line| line.trim().trim_start_matches("Usage:").trim());
    lines.map(str::to_string).collect()
}

fn entries(page: &mut Roff, entries: &[(&str, &str)]) {
    for (term, meaning) in entries {
        page.entry(&bold(term), meaning);
    }
}

/// What is named by its place, then what is named by its option.
fn arguments(page: &mut Roff, command: &Command) {
    let is_told = |arg: &&Arg| !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help");
    let (by_place, by_option): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(is_told).partition(|arg| arg.is_positional());
    for arg in by_place.into_iter().chain(by_option) {
        page.entry(&term(arg), &meaning(arg));
    }
}

/// `--format FORMAT`, as it is typed.
fn term(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| bold(&format!("-{short}")));
    let long = arg.get_long().map(|long| bold(&format!("--{long}")));
    let mut parts: Vec<String> = short.into_iter().chain(long).collect();
    parts = if parts.is_empty() { parts } else { vec![parts.join(", ")] };
    if takes_value(arg) {
        let more = if arg.get_num_args().is_some_and(|n| n.max_values() > 1) { "..." } else { "" };
        let names = arg.get_value_names().unwrap_or_default();
        parts.extend(names.iter().map(|name| format!("{}{}", italic(name), plain(more))));
    }
    parts.join(" ")
}

/// What is said of an argument, its values and what holds without it.
fn meaning(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut meaning = format!("{}.", help.trim_end_matches('.'));
    if takes_value(arg) {
        let values = arg.get_possible_values();
        let values = values.iter().filter(|value| !value.is_hide_set());
        let values: Vec<String> = values.map(|value| format!("`{}`", value.get_name())).collect();
        if !values.is_empty() {
            meaning.push_str(&format!(" One of {}.", values.join(", ")));
        }
        let default = arg.get_default_values().iter().map(|value| value.to_string_lossy());
        let default: Vec<String> = default.map(|value| format!("`{value}`")).collect();
        if !default.is_empty() {
            meaning.push_str(&format!(" When left out: {}.", default.join(", ")));
        }
    }
    meaning
}
