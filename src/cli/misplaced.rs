//! A word in the place of the dossier that names none: the name of something in the dossier, or of another folder.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::nearest::{Candidate, did_you_mean, nearest};
use super::open::unchecked;
use super::output::Failure;
use super::remedy::word;
use super::values::{self, Values};
use crate::dossier::{Bundled, Entity};
use crate::search::named::{all, names};
use crate::shell::files;
use crate::text::shell::quoted;

/// What is said instead of a failure, where the dossier that was named is not there and something resembles it.
pub(super) fn instead(table: &Command, given: &ArgMatches) -> Option<Failure> {
    let (mut table, mut given, mut words) = (table, given, vec!["onrecord"]);
    while let Some((name, below)) = given.subcommand() {
        (table, given) = (table.find_subcommand(name)?, below);
        words.push(name);
    }
    let arg = table.get_arguments().find(|arg| arg.get_id() == "dossier")?;
    if values::of(table.get_name(), arg) != Values::Dossier {
        return None;
    }
    let path = given.try_get_one::<PathBuf>("dossier").ok().flatten()?;
    if path.symlink_metadata().is_ok() || files::meant(Some(path)).is_bundled() {
        return None;
    }
    let name = path.to_str()?;
    // Where a command can stand, it may be a misspelt one.
    let commands = table.get_subcommands().filter(|command| !command.is_hide_set());
    let commands = commands.map(|command| Candidate::new(command.get_name()));
    let bundled = Bundled::ALL.map(|bundled| Candidate::new(bundled.name));
    let named = commands.chain(bundled).chain(beside(path));
    let all = named.chain(within(table, &words.join(" ")));
    let near = nearest(name, all);
    if near.is_empty() {
        return None;
    }
    let noun = if table.has_subcommands() { "command or dossier" } else { "dossier" };
    Some(Failure(format!("no {noun} is called `{name}`: {}", did_you_mean(&near))))
}

/// What lies in the folder in which it was looked for.
fn beside(path: &Path) -> Vec<Candidate> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let here = if folder == Path::new("") { Path::new(".") } else { folder };
    let all = files::names_in(here);
    let names = all.iter().filter_map(|path| path.file_name());
    let names = names.filter(|name| !name.as_encoded_bytes().starts_with(b"."));
    let candidate = |path: PathBuf| {
        let shown = word(&path);
        Candidate::shown(&format!("`{shown}`"), &[&path.display().to_string()])
    };
    names.map(|name| candidate(folder.join(name))).collect()
}

/// What is called so in the bundled dossier, which is meant where none is named, with the command that asks for it.
fn within(table: &Command, command: &str) -> Vec<Candidate> {
    let Some(d) = unchecked(None) else { return Vec::new() };
    let takes = |long: &str| table.get_arguments().any(|arg| arg.get_long() == Some(long));
    let candidate = |entity: Entity| {
        let option = match entity {
            Entity::Actor(_) => "actor",
            Entity::Topic(_) => "topic",
            Entity::Document(_) => "document",
            _ => "",
        };
        let id = quoted(d.id_of(entity));
        let asked = if takes(option) {
            format!("`{command} --{option} {id}`")
        } else {
            format!("`onrecord show {id}`")
        };
        Candidate::shown(&asked, &names(&d, entity))
    };
    all(&d).map(candidate).collect()
}
