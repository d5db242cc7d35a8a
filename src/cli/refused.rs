//! What the table of arguments refuses: names that are not in it are told as all names are that are not found.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::nearest::{Candidate, no_such};
use super::open::is_stray;
use super::output::Failure;

/// The sentence for a name that is not in the table; `None` for all else that clap refuses, and for help.
pub(super) fn unknown(table: &mut Command, given: &[OsString], error: &Error) -> Option<Failure> {
    table.build();
    let words: Vec<String> =
        given.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    // A word that is no command is taken for a dossier, beside which little else can stand.
    let first = words.first().filter(|word| !word.starts_with('-') && is_stray(word));
    if let Some(first) = first.filter(|word| table.find_subcommand(word).is_none())
        && matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict)
    {
        return Some(no_such_command(table, first));
    }
    match error.kind() {
        ErrorKind::InvalidValue => {
            let (arg, value) = (text(ContextKind::InvalidArg)?, text(ContextKind::InvalidValue)?);
            let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue) else {
                return None;
            };
            // Something must stand there: that is told by clap.
            if value.is_empty() || valid.is_empty() {
                return None;
            }
            let noun = noun_of(arg);
            let all = valid.iter().map(|name| Candidate::new(name));
            Some(no_such(&noun, value, all, &format!("use one of {}", valid.join(", "))))
        }
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand)?;
            Some(no_such_command(innermost(table, &words), name))
        }
        ErrorKind::UnknownArgument => {
            let name = text(ContextKind::InvalidArg).filter(|name| name.starts_with("--"))?;
            let command = innermost(table, &words);
            let all = command.get_arguments().filter(|arg| !arg.is_hide_set());
            let all: Vec<Candidate> = all
                .filter_map(|arg| Some(Candidate::new(&format!("--{}", arg.get_long()?))))
                .collect();
            let whole = whole_name(command);
            let noun = format!("option of `{whole}`");
            Some(no_such(&noun, name, all, &format!("`{whole} --help` lists them")))
        }
        _ => None,
    }
}

/// That no command is called so.
pub(super) fn no_such_command(table: &Command, name: &str) -> Failure {
    let all = table.get_subcommands().filter(|command| !command.is_hide_set());
    let all: Vec<Candidate> = all.map(|command| Candidate::new(command.get_name())).collect();
    let noun = match whole_name(table) {
        name if name.contains(' ') => format!("command of `{name}`"),
        // Without a command, a word names a dossier.
        _ => "command or dossier".to_string(),
    };
    no_such(&noun, name, all, &format!("`{} --help` lists them", whole_name(table)))
}

/// `value of --format` for `--format <FORMAT>`, `shell` for `<SHELL>`.
fn noun_of(arg: &str) -> String {
    let name = arg.split_whitespace().next().unwrap_or(arg);
    if name.starts_with('-') {
        return format!("value of `{name}`");
    }
    name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn whole_name(command: &Command) -> &str {
    command.get_bin_name().unwrap_or(command.get_name())
}

/// The command that the words lead to.
fn innermost<'t>(table: &'t Command, words: &[String]) -> &'t Command {
    let mut command = table;
    for word in words {
        match command.find_subcommand(word) {
            Some(below) if below.get_name() != "help" => command = below,
            _ => break,
        }
    }
    command
}
