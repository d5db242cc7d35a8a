//! The words that can be completed, and which of them fit what is typed.

use clap::{Arg, Command};

use crate::search::named::folded;
use crate::text::visible::visible;

/// A word that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// For shells that show it; empty for nothing.
    pub(super) means: String,
    /// Other names for it, which are completed when they are typed.
    pub(super) also: Vec<String>,
}

impl Word {
    pub(super) fn new(text: &str, means: &str) -> Word {
        let means: String = means.lines().next().unwrap_or_default().chars().take(MOST).collect();
        let means = visible(means.trim_end_matches('.')).into_owned();
        Word { text: text.to_string(), means, also: Vec::new() }
    }
}

/// Letters of what a word means, at most.
const MOST: usize = 70;

/// What begins with what is typed: words as they are or, where none does, whatever their case and accents, by
/// any of their names. Where nothing is typed, each word once.
pub(super) fn fitting(words: Vec<Word>, typed: &str) -> Vec<Word> {
    // What cannot be seen as it is, or reads as an option, cannot be completed.
    let is_safe = |name: &str| visible(name) == name && !name.starts_with('-');
    let is_option = typed.starts_with('-');
    let words = words.into_iter().filter(|word| is_option || is_safe(&word.text));
    if typed.is_empty() || is_option {
        return words.filter(|word| word.text.starts_with(typed)).collect();
    }
    let named = |word: Word| {
        let mut all = vec![word.clone()];
        let also = word.also.iter().filter(|name| is_safe(name) && **name != word.text);
        all.extend(also.map(|name| Word::new(name, &word.text)));
        all
    };
    let words: Vec<Vec<Word>> = words.map(named).collect();
    let exact: Vec<Word> =
        words.iter().filter_map(|all| by(all, |text| text.starts_with(typed))).collect();
    if !exact.is_empty() {
        return exact;
    }
    let wanted = folded(typed);
    let fits = |text: &str| !wanted.is_empty() && folded(text).starts_with(&wanted);
    words.iter().filter_map(|all| by(all, fits)).collect()
}

/// The first name of a thing that fits.
fn by(all: &[Word], fits: impl Fn(&str) -> bool) -> Option<Word> {
    all.iter().find(|word| fits(&word.text)).cloned()
}

pub(super) fn commands(command: &Command) -> Vec<Word> {
    let all = command.get_subcommands().filter(|command| !command.is_hide_set());
    all.map(|command| Word::new(command.get_name(), &told(command.get_about()))).collect()
}

pub(super) fn options(command: &Command) -> Vec<Word> {
    let all = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let word = |arg: &Arg| {
        let name = format!("--{}", arg.get_long()?);
        Some(Word::new(&name, &told(arg.get_help())))
    };
    all.filter_map(word).collect()
}

pub(super) fn listed(arg: &Arg) -> Vec<Word> {
    let all = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
    all.map(|value| Word::new(value.get_name(), &told(value.get_help()))).collect()
}

fn told(help: Option<&impl ToString>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}
