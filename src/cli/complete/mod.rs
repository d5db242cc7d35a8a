//! Completion: the scripts of the shells, and what they ask the program for. They only hand the line over; what
//! can stand where is known here, from the table of arguments and from the dossier that the line names.

mod line;
mod names;
mod quoting;
mod words;

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};

use clap::{Arg, Command};

use self::line::{Here, Line};
use self::quoting::{Quotes, quoted, unquoted};
use self::words::Word;
use super::values::{self, Values};

/// A shell that can complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl Shell {
    /// What the shell must read once.
    pub(super) const fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("onrecord.bash"),
            Shell::Zsh => include_str!("onrecord.zsh"),
            Shell::Fish => include_str!("onrecord.fish"),
        }
    }
}

/// Answers what a script asks, `complete SHELL CURSOR WORD...`: first what the shell completes itself where no
/// word fits (`files`, `folders` or `words`) or beside the words (`dossiers`: files), then a word a line, with a tab and what it means for shells that
/// show it. `None` for any other arguments; for a line that cannot be completed, nothing.
pub(super) fn answer(table: Command, given: &[OsString]) -> Option<String> {
    let given: Vec<&str> = given.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
    let [_, asks, shell, cursor, words @ ..] = given.as_slice() else { return None };
    let (cursor, shell) = (cursor.parse().ok()?, shell_named(shell)?);
    if *asks != "complete" || words.is_empty() {
        return None;
    }
    // A shell that completes is to see no more of a fault than that there is no completion.
    panic::set_hook(Box::new(|_| {}));
    panic::catch_unwind(AssertUnwindSafe(|| complete(table, shell, cursor, words)))
        .ok()
        .or(Some(String::new()))
}

fn shell_named(name: &str) -> Option<Shell> {
    <Shell as clap::ValueEnum>::from_str(name, false).ok()
}

fn complete(mut table: Command, shell: Shell, cursor: usize, words: &[&str]) -> String {
    table.build();
    let (mut words, mut cursor): (Vec<String>, usize) =
        (words.iter().map(ToString::to_string).collect(), cursor);
    let mut quotes = Quotes::None;
    let mut is_split = false;
    if shell == Shell::Bash {
        is_split = join(&mut words, &mut cursor);
    }
    for (n, word) in words.iter_mut().enumerate() {
        // The others hand words over as they are meant, fish all but the one that is being written.
        if shell == Shell::Bash || shell == Shell::Fish && n == cursor {
            let (meant, within) = unquoted(word);
            *word = meant;
            if n == cursor {
                quotes = within;
            }
        }
    }
    if words.len() == cursor {
        words.push(String::new());
    }
    let (Some(typed), Some(behind)) = (words.get(cursor), words.get(1..)) else {
        return String::new();
    };
    let line = line::read(&table, behind, cursor.saturating_sub(1));
    let (itself, found) = possible(&line, typed, is_split);
    let mut out = format!("{itself}\n");
    for word in found {
        match shell {
            Shell::Bash => out.push_str(&in_bash(&word.text, quotes)),
            Shell::Zsh | Shell::Fish if word.means.is_empty() => out.push_str(&word.text),
            Shell::Zsh | Shell::Fish => out.push_str(&format!("{}\t{}", word.text, word.means)),
        }
        out.push('\n');
    }
    out
}

/// A word as bash takes it; the sign behind the name of an option stays bare.
fn in_bash(word: &str, quotes: Quotes) -> String {
    match word.split_once('=').filter(|_| word.starts_with("--")) {
        Some((name, value)) => format!("{name}={}", quoted(value, quotes)),
        None => quoted(word, quotes),
    }
}

/// Bash parts words at `=`: puts an option and its value together again. Whether that was so at the cursor.
fn join(words: &mut Vec<String>, cursor: &mut usize) -> bool {
    let mut is_split = false;
    let mut at = 1;
    while at < words.len() {
        let follows = words.get(at).is_some_and(|word| word == "=");
        let option = at.checked_sub(1).and_then(|n| words.get(n)).filter(|w| w.starts_with("--"));
        let Some(option) = option.filter(|_| follows).cloned() else {
            at += 1;
            continue;
        };
        let value = words.get(at + 1).cloned().unwrap_or_default();
        let parts = if at + 1 < words.len() { 3 } else { 2 };
        is_split |= (at..at + parts - 1).contains(cursor);
        if *cursor >= at {
            *cursor -= (parts - 1).min(*cursor - at + 1);
        }
        words.splice(at - 1..at - 1 + parts, [format!("{option}={value}")]);
    }
    is_split
}

/// What the shell completes itself, and the words that fit what is typed.
fn possible(line: &Line<'_>, typed: &str, is_split: bool) -> (&'static str, Vec<Word>) {
    match line.here {
        Here::Option => ("words", words::fitting(words::options(line.command), typed)),
        Here::Value(arg) => {
            let parted = typed.split_once('=').filter(|_| typed.starts_with("--"));
            let (name, value) = parted.map_or((None, typed), |(name, value)| (Some(name), value));
            let (itself, mut found) = values_of(line, arg, value);
            // The shell replaces the whole word, unless it parted the option from its value.
            if let Some(name) = name.filter(|_| !is_split) {
                for word in &mut found {
                    word.text.insert_str(0, &format!("{name}="));
                }
            }
            (itself, found)
        }
        Here::Place { arg, or_command } => {
            let (itself, mut found) =
                arg.map_or(("words", Vec::new()), |arg| values_of(line, arg, typed));
            if or_command {
                found.extend(words::fitting(words::commands(line.command), typed));
            }
            (itself, found)
        }
    }
}

fn values_of(line: &Line<'_>, arg: &Arg, typed: &str) -> (&'static str, Vec<Word>) {
    let what = values::of(line.command.get_name(), arg);
    let itself = match what {
        Values::Dossier | Values::ActorOrFile | Values::BodyOrFile => "dossiers",
        Values::File => "files",
        Values::Folder => "folders",
        _ => "words",
    };
    let found = match what {
        Values::Listed => words::listed(arg),
        what => names::of(line.dossier.as_deref(), what),
    };
    (itself, words::fitting(found, typed))
}
