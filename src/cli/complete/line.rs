//! Where the cursor stands on a command line: in which command, and at which of its arguments.

use std::path::PathBuf;

use clap::{Arg, Command};

use super::super::values::takes_value;

/// A command line as far as completion must know it.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The command in which the cursor stands.
    pub(super) command: &'t Command,
    /// What can be written there.
    pub(super) here: Here<'t>,
    /// The dossier that the line names, before the cursor or after it.
    pub(super) dossier: Option<PathBuf>,
}

/// What can stand at the cursor.
#[derive(Clone, Copy, Debug)]
pub(super) enum Here<'t> {
    /// The name of an option.
    Option,
    /// The value of an option.
    Value(&'t Arg),
    /// An argument by its place, if there is one more; or a command.
    Place { arg: Option<&'t Arg>, or_command: bool },
}

/// What is known after some words.
struct Walk<'t> {
    command: &'t Command,
    /// The option whose value comes next.
    pending: Option<&'t Arg>,
    places: usize,
    /// After `--`, nothing is an option.
    only_places: bool,
    dossier: Option<PathBuf>,
}

/// Reads the words behind the program's name; the cursor stands at the word of that number.
pub(super) fn read<'t>(table: &'t Command, words: &[String], cursor: usize) -> Line<'t> {
    let mut walk =
        Walk { command: table, pending: None, places: 0, only_places: false, dossier: None };
    let (mut command, mut here) = (table, None);
    for (n, word) in words.iter().enumerate() {
        if n == cursor {
            command = walk.command;
            here = Some(walk.here(word));
        }
        walk.step(word, n == cursor);
    }
    let last = walk.here("");
    let here = here.unwrap_or(last);
    Line { command, here, dossier: walk.dossier }
}

impl<'t> Walk<'t> {
    fn here(&self, word: &str) -> Here<'t> {
        if let Some(arg) = self.pending {
            return Here::Value(arg);
        }
        if !self.only_places && word.starts_with('-') {
            let named = word.split_once('=').and_then(|(name, _)| option(self.command, name));
            return named.filter(|arg| takes_value(arg)).map_or(Here::Option, Here::Value);
        }
        let or_command = self.places == 0 && !self.only_places && self.command.has_subcommands();
        Here::Place { arg: self.place(), or_command }
    }

    /// The argument at the next place; the last one may take several.
    fn place(&self) -> Option<&'t Arg> {
        let mut all = self.command.get_positionals();
        let takes_more = |arg: &&Arg| arg.get_num_args().is_some_and(|n| n.max_values() > 1);
        all.nth(self.places).or_else(|| self.command.get_positionals().last().filter(takes_more))
    }

    fn step(&mut self, word: &str, is_open: bool) {
        if let Some(arg) = self.pending.take() {
            self.note(arg, word, is_open);
        } else if self.only_places || !word.starts_with('-') || word == "-" {
            let below = self.command.find_subcommand(word);
            if let Some(below) = below.filter(|_| self.places == 0 && !self.only_places) {
                self.command = below;
                return;
            }
            if let Some(arg) = self.place() {
                self.note(arg, word, is_open);
            }
            self.places += 1;
        } else if word == "--" {
            self.only_places = true;
        } else if let Some((name, value)) = word.split_once('=') {
            if let Some(arg) = option(self.command, name) {
                self.note(arg, value, is_open);
            }
        } else {
            self.pending = option(self.command, word).filter(|arg| takes_value(arg));
        }
    }

    /// Keeps the dossier; the word that is being written names none yet.
    fn note(&mut self, arg: &Arg, value: &str, is_open: bool) {
        if arg.get_id() == "dossier" && !is_open {
            self.dossier = Some(PathBuf::from(value));
        }
    }
}

/// An option by its name with the hyphens.
fn option<'t>(command: &'t Command, name: &str) -> Option<&'t Arg> {
    let name = name.strip_prefix("--")?;
    command.get_arguments().find(|arg| arg.get_long() == Some(name))
}
